package assay.lint;

import assay.drl.DrlFile;
import assay.drl.Placeholders;
import assay.drl.Term;
import assay.problem.Problem;
import assay.ruleset.Check;
import assay.ruleset.Parameter;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Numbers and days that rules hold something against and that have no name. Nought and one are none of them: they say whether there is
 * any, which is no choice of a policy.
 */
final class UnnamedNumbers implements Finder {

    private static final Pattern COMPARING = Pattern.compile("[<>]=?|[!=]=|in|not in|(?:not )?(?:before|after)");
    private static final Pattern SO_LONG_AFTER = Pattern.compile("(?:plus|minus)(?:Days|Weeks|Months|Years)");
    private static final Pattern INSIDE_A_NAME = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

    @Override
    public Set<Check> checks() {
        return Set.of(Check.UNNAMED_NUMBER);
    }

    @Override
    public void find(Rules rules, List<Problem> problems) {
        for (Rules.Rule rule : rules.all()) {
            List<Placeholders.Piece> named =
                    rules.files().filled(rule.file().file()).pieces();
            List<Parameter> parameters = rules.files().parameters().all();
            rule.terms()
                    .forEach(term -> term.each(one -> bounds(one)
                            .filter(bound -> isOfPolicy(bound.value) && !isNamed(bound.value, named))
                            .map(bound -> problem(rule.file(), bound, parameters))
                            // What is wrong there in another way will not stay as it is.
                            .filter(found -> problems.stream().noneMatch(other -> isBeside(found, other)))
                            .toList()
                            .forEach(problems::add)));
        }
    }

    /**
     * What something is held against.
     *
     * @param value the number or day, or anything else
     * @param of what is held against it
     */
    private record Bound(Term value, Term of) {}

    private static Stream<Bound> bounds(Term term) {
        if (term instanceof Term.Operation comparison
                && COMPARING.matcher(comparison.operator()).matches()) {
            return Stream.concat(
                    comparison.right() instanceof Term.Several several
                            ? several.terms().stream().map(value -> new Bound(value, comparison.left()))
                            : Stream.of(new Bound(comparison.right(), comparison.left())),
                    Stream.of(new Bound(comparison.left(), comparison.right())));
        }
        return term instanceof Term.Call call
                        && (call.name().equals("atLeast")
                                || SO_LONG_AFTER.matcher(call.name()).matches())
                        && call.arguments().size() == 1
                ? Stream.of(new Bound(call.arguments().get(0), call))
                : Stream.empty();
    }

    private static boolean isOfPolicy(Term value) {
        return (value instanceof Term.Literal literal && literal.value() instanceof BigDecimal number)
                ? number.signum() != 0 && number.abs().compareTo(BigDecimal.ONE) != 0
                : value.day().isPresent();
    }

    private static boolean isNamed(Term value, List<Placeholders.Piece> named) {
        int at = value.first();
        return named.stream()
                .anyMatch(piece ->
                        !piece.placeholder().inText() && piece.start() <= at && at < piece.start() + piece.length());
    }

    private static boolean isBeside(Problem found, Problem other) {
        return other.file().equals(found.file())
                && other.line() == found.line()
                && !other.code().equals(found.code());
    }

    private static Problem problem(DrlFile file, Bound bound, List<Parameter> parameters) {
        Optional<BigDecimal> number = bound.value.number();
        return file.at(
                bound.value.first(),
                Check.UNNAMED_NUMBER,
                "this " + (number.isPresent() ? "number" : "day")
                        + " has no name: \"rules parameters\" does not list it, and --set cannot try another; "
                        + (number.filter(UnnamedNumbers::hasDecimals).isPresent()
                                ? "count in a smaller unit, for a parameter is a whole number, and give that one in parameters.yaml"
                                : remedy(bound, number, parameters)));
    }

    private static boolean hasDecimals(BigDecimal number) {
        return number.stripTrailingZeros().scale() > 0;
    }

    private static String remedy(Bound bound, Optional<BigDecimal> number, List<Parameter> parameters) {
        String value = number.map(one -> one.abs().toPlainString())
                .or(() -> bound.value.day().map(LocalDate::toString))
                .orElseThrow();
        // A parameter is nothing below nought.
        String sign = number.filter(one -> one.signum() < 0).map(any -> "-").orElse("");
        String name = name(bound.of);
        List<Parameter> alike = parameters.stream()
                .filter(one -> one.value().equals(value) && isOf(one, name))
                .toList();
        if (alike.size() == 1) {
            return "say " + sign + "{" + alike.get(0).name()
                    + "}, which is the same, or give it a name of its own in parameters.yaml";
        }
        boolean isTaken =
                name.isEmpty() || parameters.stream().anyMatch(one -> one.name().equals(name));
        return (sign.isEmpty() ? "give it one" : "give " + value + " one") + " in parameters.yaml"
                + (isTaken
                        ? " and say that in braces here"
                        : ", such as " + name + ", and say " + sign + "{" + name + "} here");
    }

    /** Whether what a parameter counts may be what has a name. */
    private static boolean isOf(Parameter parameter, String name) {
        return !name.isEmpty()
                && (parameter.unit().equals(name)
                        || Pattern.compile("\\b" + Pattern.quote(name) + "\\b")
                                .matcher(parameter.name())
                                .find());
    }

    /** How what something is held against is called, as parameters are named: in small letters with hyphens; nothing where it has no name. */
    private static String name(Term of) {
        if (of instanceof Term.Member member) {
            return name(member.of());
        }
        return of instanceof Term.Name field && Character.isLetter(field.name().charAt(0))
                ? INSIDE_A_NAME.matcher(field.name()).replaceAll("-").toLowerCase(Locale.ROOT)
                : "";
    }
}
