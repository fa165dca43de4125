package assay.lint;

import assay.drl.DrlFile;
import assay.drl.FactCondition;
import assay.drl.Term;
import assay.problem.Problem;
import assay.ruleset.Check;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Comparisons that the rule language has and policy has no use for. */
final class OperatorsWithoutPlace implements Finder {

    private static final Pattern SINGLE = Pattern.compile("(?<![|&])[|&](?![|&])");

    /** What is written instead of each. */
    private static final Map<String, String> WITHOUT_PLACE = Map.of(
            "matches", "contains asks whether a text has another in it, and == for a word",
            "soundslike", "what is recorded is compared as it is written",
            "excludes", "write not contains",
            "before", "a day is compared with < and <=",
            "after", "a day is compared with > and >=");

    @Override
    public Set<Check> checks() {
        return Set.of(Check.CONSTRUCT);
    }

    @Override
    public void find(Rules rules, List<Problem> problems) {
        signs(rules, problems);
        for (Rules.Rule rule : rules.all()) {
            for (FactCondition condition : rule.conditions()) {
                for (FactCondition.Constraint one : condition.constraints()) {
                    // What is wrong with a value says nothing of the sign before it.
                    one.term().each(term -> {
                        if (!isTold(
                                rule.file(),
                                one.start(),
                                Math.max(one.start() + 1, term.start()),
                                Stream.concat(rules.draft().problems().stream(), problems.stream()))) {
                            look(rule.file(), term, problems);
                        }
                    });
                }
            }
        }
    }

    /** A single stroke or sign of and; the engine takes them for numbers' bits. */
    private static void signs(Rules rules, List<Problem> problems) {
        for (FactPattern pattern : rules.patterns()) {
            for (FactPattern.Constraint one : pattern.constraints()) {
                Matcher sign = SINGLE.matcher(one.code());
                while (sign.find()) {
                    problems.add(pattern.file()
                            .at(
                                    one.start() + sign.start(),
                                    Check.CONSTRUCT,
                                    "\"" + sign.group() + "\" has no place in a rule file; "
                                            + ("|".equals(sign.group())
                                                    ? "|| means or"
                                                    : "a comma (,) or && means and")));
                }
            }
        }
    }

    private static boolean isCondition(Term term) {
        return term instanceof Term.Operation operation && !operation.operator().matches("[-+*/%]");
    }

    private static void look(DrlFile file, Term term, List<Problem> problems) {
        if (term instanceof Term.Operation operation
                && operation.operator().matches("[=!]=")
                && isCondition(operation.left())
                && isCondition(operation.right())) {
            problems.add(file.at(
                    operation.start(),
                    Check.CONSTRUCT,
                    "whether two conditions are both so or both not so has no place in a rule file; say with && and || when the"
                            + " rule holds, or write a rule for each case"));
        }
        String word =
                term instanceof Term.Operation operation ? operation.operator().replace("not ", "") : "";
        String instead = WITHOUT_PLACE.get(word);
        if (instead != null) {
            problems.add(
                    file.at(term.start(), Check.CONSTRUCT, "\"" + word + "\" has no place in a rule file; " + instead));
        }
    }

    /** Whether something else is told of a comparison. */
    static boolean isTold(DrlFile file, FactCondition.Constraint constraint, Stream<Problem> problems) {
        return isTold(file, constraint.start(), constraint.end(), problems);
    }

    private static boolean isTold(DrlFile file, int from, int to, Stream<Problem> problems) {
        return problems.filter(problem ->
                        problem.file().equals(file.shown()) && problem.code().equals(Check.COMPARISON.code()))
                .mapToInt(problem -> file.offsetOf(problem.line()) + problem.column() - 1)
                .anyMatch(place -> from <= place && place < to);
    }
}
