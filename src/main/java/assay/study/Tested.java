package assay.study;

import assay.statistics.Holm;
import assay.statistics.Measure;
import assay.statistics.TestResult;
import assay.statistics.TestResult.Made;
import assay.statistics.TestResult.NotMade;
import assay.study.Table.Shown;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A test of a study.
 *
 * @param of what is explained
 * @param against what may explain it
 * @param leftOut how many authorities were left out because one of the two is not known of them
 * @param result what the test came to
 */
record Tested(String of, String against, int leftOut, TestResult result) {

    /** A probability below this, once adjusted, is taken for a sign of an association. */
    private static final double LEVEL = 0.05;

    /** Where a share of differences explained becomes small, medium and large (Cohen 1988). */
    private static final List<Double> OF_SHARES = List.of(0.01, 0.06, 0.14);

    /** Where a correlation does. */
    private static final List<Double> OF_CORRELATIONS = List.of(0.1, 0.3, 0.5);

    private static final List<String> SIZES = List.of("negligible", "small", "medium", "large");

    /**
     * Tests of one kind as a table. Their probabilities are adjusted for being several, by Holm's method, over the table.
     *
     * @param note what else to say below the table, or an empty text
     */
    static Table table(String id, String title, Shown shown, List<Tested> all, String note) {
        Set<String> details = new LinkedHashSet<>();
        List<Double> probabilities = new ArrayList<>();
        for (Tested one : all) {
            if (one.result() instanceof Made made) {
                made.details().forEach(detail -> details.add(detail.name()));
                probabilities.add(made.p());
            }
        }
        List<Column> columns = new ArrayList<>(List.of(
                Column.text("of"),
                Column.text("against"),
                Column.text("in words"),
                Column.text("test").inFilesOnly(),
                Column.count("n").inFilesOnly(),
                Column.count("left out").inFilesOnly(),
                Column.text("statistic").inFilesOnly(),
                Column.statistic("value").inFilesOnly(),
                Column.text("degrees of freedom").inFilesOnly(),
                Column.probability("p").inFilesOnly(),
                Column.probability("p adjusted").inFilesOnly(),
                Column.text("effect").inFilesOnly(),
                Column.statistic("effect size").inFilesOnly()));
        details.forEach(name ->
                columns.add((name.endsWith(" p") ? Column.probability(name) : Column.statistic(name)).inFilesOnly()));
        columns.add(Column.text("mind").inFilesOnly());
        List<Double> adjusted = Holm.adjusted(probabilities);
        List<List<Object>> rows = new ArrayList<>();
        int made = 0;
        for (Tested one : all) {
            rows.add(one.row(one.result() instanceof Made ? adjusted.get(made++) : 1, details));
        }
        String family = made < 2 ? "" : "Adjusted for being one of " + made + " tests, by Holm's method.";
        return new Table(id, title, shown, columns, rows, (note + " " + family).strip());
    }

    private List<Object> row(double adjusted, Set<String> details) {
        List<Object> row = new ArrayList<>(List.of(of, against));
        if (result instanceof NotMade not) {
            row.add(not.test() + " on " + not.n() + left() + ": not made, because " + not.why());
            row.addAll(List.of(not.test(), not.n(), leftOut, "", "", "", "", "", "", ""));
            details.forEach(name -> row.add(""));
            row.add(not.why());
        } else if (result instanceof Made made) {
            row.add(inWords(made, adjusted));
            row.addAll(List.of(
                    made.test(),
                    made.n(),
                    leftOut,
                    made.statistic().name(),
                    made.statistic().value(),
                    made.freedom().stream().map(String::valueOf).collect(Collectors.joining(", ")),
                    made.p(),
                    adjusted,
                    made.effect().name(),
                    made.effect().value()));
            details.forEach(
                    name -> row.add(made.detail(name).map(Object.class::cast).orElse("")));
            row.add(made.caution());
        }
        return row;
    }

    private String inWords(Made made, double adjusted) {
        String freedom = made.freedom().isEmpty()
                ? ""
                : made.freedom().stream().map(String::valueOf).collect(Collectors.joining(", ", "(", ")"));
        return made.test() + " on " + made.n() + left() + ": "
                + made.statistic().name() + freedom + " = "
                + fixed(made.statistic().value())
                + ", p " + probability(made.p()) + ", adjusted " + bare(adjusted)
                + made.detail("exact p").map(p -> ", exact p " + probability(p)).orElse("")
                + "; " + made.effect().name() + " = " + fixed(made.effect().value())
                + made.detail("odds ratio from")
                        .map(from -> " (95%: " + fixed(from) + " to "
                                + fixed(made.detail("odds ratio to").orElse(from)) + ")")
                        .orElse("")
                + size(made)
                + (adjusted < LEVEL ? "; they go together" : "; nothing that chance would not explain")
                + (made.caution().isEmpty() ? "" : "; mind: " + made.caution());
    }

    private String left() {
        return leftOut == 0 ? "" : " (" + leftOut + " left out)";
    }

    private static String size(Made made) {
        return switch (made.effect().name()) {
            case "R squared", "eta squared", "epsilon squared" -> ", " + size(made.effect(), OF_SHARES);
            case "rho" -> ", " + size(made.effect(), OF_CORRELATIONS);
            case "odds ratio" ->
                made.detail("phi")
                        .map(phi -> ", phi = " + fixed(phi) + ", " + size(new Measure("phi", phi), OF_CORRELATIONS))
                        .orElse("");
            default -> "";
        };
    }

    private static String size(Measure effect, List<Double> steps) {
        long above =
                steps.stream().filter(step -> Math.abs(effect.value()) >= step).count();
        return SIZES.get((int) above);
    }

    private static String fixed(double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%.3f", value) : value > 0 ? "infinite" : "none";
    }

    private static String bare(double p) {
        return Column.probability("p").printed(p);
    }

    private static String probability(double p) {
        String bare = bare(p);
        return bare.startsWith("<") ? bare : "= " + bare;
    }
}
