package assay.study;

import assay.statistics.PValue;
import assay.statistics.TestResult.Direction;
import assay.statistics.TestResult.Made;
import assay.statistics.TestResult.NotMade;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A test with what it says of an association.
 *
 * @param test the test
 * @param family the family of planned tests that it belongs to, or an empty text where it is exploratory
 * @param adjusted its probability adjusted for being one of several; 1 where it was not made
 * @param plan what a verdict is given by
 */
record Judged(Tested test, String family, double adjusted, Plan plan) {

    private static final List<String> SIZES = List.of("negligible", "small", "medium", "large");

    /**
     * From where on an effect is small, medium and large, for the measures that have such a scale (Cohen 1988). Epsilon squared
     * and odds ratios that others are held fixed for have none that is agreed upon.
     */
    private static final Map<String, List<BigDecimal>> SCALES = Map.of(
            "rho", steps("0.1", "0.3", "0.5"),
            "phi", steps("0.1", "0.3", "0.5"),
            "R squared", steps("0.02", "0.13", "0.26"),
            "eta squared", steps("0.01", "0.06", "0.14"));

    private static final String ODDS_RATIO = "odds ratio";

    static final String ADJUSTED = "p adjusted";

    /** How a test is called that was not planned. */
    static final String EXPLORATORY = "exploratory";

    /** What is said of each test that a plan judges. */
    static List<Column> columns(Plan plan) {
        return List.of(
                Column.text("of"),
                Column.text("against"),
                Column.text("in words"),
                Column.text("test").inFilesOnly(),
                Column.count("n").inFilesOnly(),
                Column.count("left out").inFilesOnly(),
                Column.text("statistic").inFilesOnly(),
                Column.statistic("value").inFilesOnly(),
                Column.text("degrees of freedom").inFilesOnly(),
                Column.probability(PValue.USUAL, plan.level()).inFilesOnly(),
                Column.probability(PValue.EXACT, plan.level()).inFilesOnly(),
                Column.text("judged by").inFilesOnly(),
                Column.probability(ADJUSTED, plan.level()).inFilesOnly(),
                Column.text("family").inFilesOnly(),
                Column.text("verdict").inFilesOnly(),
                Column.text("effect").inFilesOnly(),
                Column.statistic("effect size").inFilesOnly());
    }

    private static List<BigDecimal> steps(String... steps) {
        return Stream.of(steps).map(BigDecimal::new).toList();
    }

    private boolean isPlanned() {
        return !family.isEmpty();
    }

    private boolean isLargeEnough() {
        return test.result().n() >= plan.smallestN();
    }

    Verdict verdict() {
        if (test.result() instanceof NotMade) {
            return Verdict.NOT_MADE;
        }
        if (!isLargeEnough()) {
            return Verdict.TOO_FEW;
        }
        if (BigDecimal.valueOf(adjusted).compareTo(plan.level()) >= 0) {
            return Verdict.NONE;
        }
        return isPlanned() ? Verdict.ASSOCIATION : Verdict.HINT;
    }

    /** The verdict in words, with which way an association goes. */
    String found() {
        return switch (verdict()) {
            case ASSOCIATION -> "a reliable association: " + direction();
            case HINT -> "a hint and no finding: perhaps " + direction();
            case NONE -> "no association found: chance alone could explain it";
            case TOO_FEW ->
                "no verdict: it would be on " + test.result().n() + ", and below " + plan.smallestN()
                        + " none is given";
            case NOT_MADE -> "not made, because " + ((NotMade) test.result()).why();
        };
    }

    private String direction() {
        return test.matter().inWords(((Made) test.result()).direction());
    }

    /** A row of the table that has the test: {@link #columns}, the details of these names, what is no number, what to mind. */
    List<Object> row(Set<String> details) {
        List<Object> row = new ArrayList<>(List.of(test.of(), test.against(), inWords()));
        if (test.result() instanceof Made made) {
            row.addAll(List.of(
                    made.test(),
                    made.n(),
                    test.leftOut(),
                    made.statistic().name(),
                    cell(made.statistic().value()),
                    freedom(made),
                    cell(made.p().usual()),
                    cell(made.p().exact()),
                    made.p().judgedBy(),
                    adjusted,
                    isPlanned() ? family : EXPLORATORY,
                    verdict().words(),
                    made.effect().name(),
                    cell(made.effect().value())));
            details.forEach(
                    name -> row.add(made.detail(name).map(Object.class::cast).orElse("")));
            row.add(withoutNumber());
            row.add(made.caution());
        } else if (test.result() instanceof NotMade not) {
            row.addAll(List.of(not.test(), not.n(), test.leftOut(), "", "", "", "", "", "", ""));
            row.addAll(List.of(isPlanned() ? family : EXPLORATORY, verdict().words(), "", ""));
            details.forEach(name -> row.add(""));
            row.add(withoutNumber());
            row.add(not.why());
        }
        return row;
    }

    private static Object cell(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : "";
    }

    /** What is no number, and why, those with the same reason together. */
    String withoutNumber() {
        if (!(test.result() instanceof Made made)) {
            return found();
        }
        Map<String, List<String>> names = new LinkedHashMap<>();
        made.withoutNumber()
                .forEach(one -> names.computeIfAbsent(one.why(), why -> new ArrayList<>())
                        .add(one.name()));
        if (made.p().usual().isEmpty()) {
            names.computeIfAbsent(made.statistic().why(), why -> new ArrayList<>())
                    .add(PValue.USUAL);
        }
        List<String> tiny = new ArrayList<>();
        made.p().usual().ifPresent(p -> tiny.addAll(Column.isTooSmall(p) ? List.of(PValue.USUAL) : List.of()));
        made.p().exact().ifPresent(p -> tiny.addAll(Column.isTooSmall(p) ? List.of(PValue.EXACT) : List.of()));
        tiny.addAll(Column.isTooSmall(adjusted) ? List.of(ADJUSTED) : List.of());
        if (!tiny.isEmpty()) {
            names.put("it is below 10^" + Column.SMALLEST_POWER + ", too small to be written", tiny);
        }
        return names.entrySet().stream()
                .map(one -> String.join(", ", one.getValue()) + ": " + one.getKey())
                .collect(Collectors.joining("; "));
    }

    private static String freedom(Made made) {
        return made.freedom().stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    private String inWords() {
        String on = test.result().test() + " on " + test.result().n()
                + (test.leftOut() == 0 ? "" : " (" + test.leftOut() + " left out)");
        if (!(test.result() instanceof Made made)) {
            return on + ": " + found();
        }
        return on + ": " + statistic(made) + probabilities(made) + "; " + effect(made)
                + (verdict() == Verdict.TOO_FEW ? "; " : isPlanned() ? "; planned, " : "; exploratory, ")
                + found()
                + (made.caution().isEmpty() ? "" : "; mind: " + made.caution());
    }

    private static String statistic(Made made) {
        String name = made.statistic().name() + (made.freedom().isEmpty() ? "" : "(" + freedom(made) + ")");
        return made.statistic().value().isPresent()
                ? name + " = "
                        + fixed(
                                made.statistic().name(),
                                made.statistic().value().getAsDouble())
                : "no " + name + ", for " + made.statistic().why();
    }

    /** The probability that is judged with what it is adjusted to, then the other. */
    private String probabilities(Made made) {
        PValue p = made.p();
        String judged = ", " + p.judgedBy() + " " + probability(p.judged()) + ", adjusted " + bare(adjusted);
        OptionalDouble other = p.exactIsJudged() ? p.usual() : p.exact();
        if (other.isEmpty()) {
            return judged;
        }
        return judged
                + (p.exactIsJudged() ? ", judged in place of " + PValue.USUAL + " " : ", " + PValue.EXACT + " ")
                + probability(other.getAsDouble());
    }

    private String effect(Made made) {
        OptionalDouble effect = made.effect().value();
        StringBuilder text = new StringBuilder(
                effect.isPresent()
                        ? made.effect().name() + " = " + fixed(made.effect().name(), effect.getAsDouble())
                        : "no " + made.effect().name() + ", for "
                                + made.effect().why());
        made.detail(ODDS_RATIO + " from")
                .ifPresent(from -> text.append(" (95%: ")
                        .append(fixed(ODDS_RATIO, from))
                        .append(made.detail(ODDS_RATIO + " to")
                                .map(to -> " to " + fixed(ODDS_RATIO, to))
                                .orElse(" upwards"))
                        .append(')'));
        made.detail("phi")
                .ifPresent(
                        phi -> text.append(", phi = ").append(fixed("phi", phi)).append(size("phi", phi, made)));
        if (effect.isPresent()) {
            text.append(size(made.effect().name(), effect.getAsDouble(), made));
        }
        return text.toString();
    }

    /** How large an effect is by its measure's own scale, and which way one goes that is no finding and below nought. */
    private String size(String name, double value, Made made) {
        List<BigDecimal> steps = SCALES.get(name);
        if (steps == null || !isLargeEnough()) {
            return "";
        }
        BigDecimal distance = BigDecimal.valueOf(Math.abs(value));
        int size = (int)
                steps.stream().filter(step -> distance.compareTo(step) >= 0).count();
        return ", " + SIZES.get(size)
                + (size > 0 && made.direction() == Direction.NEGATIVE && verdict() == Verdict.NONE
                        ? " and negative (here " + direction() + ")"
                        : "");
    }

    private static String fixed(String name, double value) {
        return Column.statistic(name).against(levels(name)).printed(value);
    }

    /** What a number is held against: the steps of its scale, on either side of nought, or for odds what makes no difference. */
    private static List<BigDecimal> levels(String name) {
        return name.equals(ODDS_RATIO)
                ? List.of(BigDecimal.ONE)
                : SCALES.getOrDefault(name, List.of()).stream()
                        .flatMap(step -> Stream.of(step, step.negate()))
                        .toList();
    }

    private String bare(double p) {
        return Column.probability(PValue.USUAL, plan.level()).printed(p);
    }

    private String probability(double p) {
        String bare = bare(p);
        return bare.startsWith("<") ? bare : "= " + bare;
    }
}
