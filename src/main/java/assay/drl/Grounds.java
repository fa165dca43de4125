package assay.drl;

import assay.problem.Nearest;
import assay.problem.Problem;
import assay.ruleset.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.lang3.Strings;

/**
 * What rules leave to {@code pack.yaml} to say they rest on. A pack need not say it of all, and then its own source stands
 * there: so a name that was meant to be another is known only by those beside it.
 */
final class Grounds {

    private static final Pattern RULE = Pattern.compile("(?m)^[ \t]*rule\\b");

    private final RuleFiles files;
    private final Set<String> given;
    private final List<Asked> asked = new ArrayList<>();

    /**
     * A name in braces that stands for what a rule rests on.
     *
     * @param file the file in which it stands
     * @param at where what was put in for it stands
     * @param rule the how-manieth rule of the file it stands in
     * @param whole all that stands in braces: {@code source-of-grading}
     */
    private record Asked(String file, int at, int rule, String whole) {

        String name() {
            return Labels.ground(whole).orElse("");
        }

        String of() {
            return Strings.CS.removeEnd(whole, name());
        }

        boolean isInTheSameRule(Asked other) {
            return file.equals(other.file) && rule == other.rule && !of().equals(other.of());
        }
    }

    /**
     * What is asked for by a rule set.
     *
     * @param given of what its pack says what it rests on
     */
    Grounds(RuleFiles files, Set<String> given) {
        this.files = files;
        this.given = given;
        files.contents().keySet().stream()
                .filter(RuleFiles::isRules)
                .forEach(file -> files.filled(file).pieces().stream()
                        .filter(piece ->
                                Labels.ground(piece.placeholder().name()).isPresent())
                        .forEach(piece -> asked.add(new Asked(
                                file,
                                piece.start(),
                                rule(file, piece.start()),
                                piece.placeholder().name()))));
    }

    private int rule(String file, int at) {
        return (int) RULE.matcher(files.filled(file).text())
                .results()
                .takeWhile(rule -> rule.start() < at)
                .count();
    }

    /** The names that are not what was meant, each where it stands. */
    List<Problem> wrong() {
        List<Problem> wrong = new ArrayList<>();
        asked.stream()
                .filter(one -> !given.contains(one.name()))
                .forEach(one -> meant(one)
                        .ifPresent(meant -> wrong.add(problem(
                                one.file,
                                one.at,
                                "pack.yaml does not say under " + RuleFiles.RESTS_ON + " what \""
                                        + Nearest.shown(one.name()) + "\" rests on" + meant))));
        files.contents().keySet().stream()
                .filter(files::isUsed)
                .forEach(file -> files.filled(file).pieces().forEach(piece -> {
                    String name = piece.placeholder().name();
                    if (!files.parameters().isKnown(name)) {
                        meant(name)
                                .ifPresent(meant -> wrong.add(problem(
                                        file,
                                        piece.start(),
                                        "{" + Nearest.shown(name) + "} stands for nothing; did you mean \"" + meant
                                                + "\"?")));
                    }
                }));
        return wrong;
    }

    private Problem problem(String file, int at, String message) {
        return DrlFile.at(files.shown(file), files.filled(file).text(), at, Check.UNKNOWN_PARAMETER, message);
    }

    /** A name that is none of these and was meant to be one; nothing where it was not. */
    Optional<String> meant(String unknown) {
        return Nearest.to(
                        unknown,
                        Stream.concat(given.stream(), asked.stream().map(Asked::name))
                                .flatMap(Labels::namesOfGround)
                                .toList())
                .filter(near -> unknown.contains(Labels.OF));
    }

    /** What a name was probably meant to be, with why; nothing where it may be one of which a pack leaves open what it rests on. */
    private Optional<String> meant(Asked one) {
        Optional<String> beside = asked.stream()
                .filter(one::isInTheSameRule)
                .filter(other -> !other.name().equals(one.name()))
                .findFirst()
                .map(other -> ", and {" + other.whole + "} stands in the same rule; did you mean \"" + one.of()
                        + other.name() + "\"?");
        return beside.or(() -> Nearest.to(
                        one.name(), given.stream().filter(this::isAsked).toList())
                .map(near -> "; did you mean \"" + one.of() + near + "\"?"));
    }

    /** Whether a rule asks for it: else it is told of what the pack says that nobody does. */
    private boolean isAsked(String name) {
        return asked.stream().anyMatch(one -> one.name().equals(name));
    }
}
