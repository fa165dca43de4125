package assay.lint;

import assay.drl.DrlFile;
import assay.problem.Nearest;
import assay.problem.Problem;
import assay.ruleset.Check;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Words by themselves that are nothing that a condition knows. To the compiler they are texts in some places. */
final class BareWords implements Finder {

    /** A word by itself: behind no full stop, with neither that nor a bracket behind it, and no binding. */
    private static final Pattern BARE = Pattern.compile("(?<![\\w$.\\[#])[A-Za-z_]\\w*+(?!\\s*[.(\\[#]|\\s*:(?!:))");

    private static final Pattern HYPHENATED = Pattern.compile("[\\w-]+");

    @Override
    public Set<Check> checks() {
        return Set.of(Check.UNKNOWN_VARIABLE);
    }

    @Override
    public void find(Rules rules, List<Problem> problems) {
        for (FactPattern pattern : rules.patterns()) {
            rules.properties().of(pattern).ifPresent(fields -> {
                Set<String> known = pattern.rule().bound();
                known.addAll(fields);
                pattern.constraints().stream()
                        .filter(one -> !pattern.isAnyResult() && !isTold(pattern.file(), one, problems))
                        .forEach(one -> words(rules, pattern, known, one, problems));
            });
        }
    }

    private static boolean isTold(DrlFile file, FactPattern.Constraint one, List<Problem> problems) {
        return problems.stream()
                .filter(problem -> problem.file().equals(file.shown()))
                .filter(problem -> Check.has(problem, Check.Trait.TELLS_WORDS))
                .mapToInt(problem -> file.offsetOf(problem.line()) + problem.column() - 1)
                .anyMatch(place -> one.start() <= place
                        && place < one.start() + one.written().length());
    }

    private static void words(
            Rules rules, FactPattern pattern, Set<String> known, FactPattern.Constraint one, List<Problem> problems) {
        BARE.matcher(one.code())
                .results()
                .filter(bare -> !known.contains(bare.group())
                        && !Properties.isKeyword(bare.group())
                        && rules.properties().of(pattern.file(), bare.group()).isEmpty())
                .findFirst()
                .ifPresent(bare -> problems.add(parameter(rules, one.code(), bare)
                        .map(parameter -> pattern.file()
                                .at(
                                        one.start() + parameter.start(),
                                        Check.UNKNOWN_VARIABLE,
                                        "a parameter stands in braces: {" + parameter.group() + "}"))
                        .orElseGet(() -> pattern.file()
                                .at(
                                        one.start() + bare.start(),
                                        Check.UNKNOWN_VARIABLE,
                                        "\"" + bare.group() + "\" is no field of " + pattern.type()
                                                + " and nothing that was bound"
                                                + Nearest.hintOr(bare.group(), known, "; a text stands in quotes")))));
    }

    /** The name of a parameter that a word is part of, for names have hyphens. */
    private static Optional<MatchResult> parameter(Rules rules, String code, MatchResult bare) {
        return HYPHENATED
                .matcher(code)
                .results()
                .filter(name -> name.start() <= bare.start() && bare.end() <= name.end())
                .filter(name -> rules.files().parameters().all().stream()
                        .anyMatch(parameter -> parameter.name().equals(name.group())))
                .findFirst();
    }
}
