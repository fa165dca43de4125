package assay.study;

import assay.statistics.Holm;
import assay.statistics.Measure;
import assay.statistics.TestResult.Made;
import assay.study.Table.Shown;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Judges the tests of a study. Planned tests are adjusted for being several in the families of the plan, whichever tables they
 * stand in, and the others table by table; tests that are not made count for nothing.
 */
final class Judgement {

    /** The table of what was planned. */
    static final String PLANNED = "planned-tests";

    private static final String WHY_NO_NUMBER = "why no number";

    private final Plan plan;
    private final Map<String, List<Judged>> byTable = new LinkedHashMap<>();
    private final List<TestSet> sets;

    Judgement(Plan plan, List<TestSet> sets) {
        this.plan = plan;
        this.sets = List.copyOf(sets);
        Map<String, List<Double>> probabilities = new HashMap<>();
        for (TestSet set : sets) {
            for (Tested test : set.tests()) {
                if (test.result() instanceof Made made) {
                    probabilities
                            .computeIfAbsent(adjustedWith(set, test), key -> new ArrayList<>())
                            .add(made.p().judged());
                }
            }
        }
        Map<String, Iterator<Double>> adjusted = new HashMap<>();
        probabilities.forEach((key, all) -> adjusted.put(key, Holm.adjusted(all).iterator()));
        for (TestSet set : sets) {
            List<Judged> judged = new ArrayList<>();
            for (Tested test : set.tests()) {
                Iterator<Double> next = adjusted.get(adjustedWith(set, test));
                judged.add(new Judged(
                        test,
                        family(set, test),
                        next != null && test.result() instanceof Made ? next.next() : 1,
                        plan));
            }
            byTable.put(set.table(), judged);
        }
    }

    private String family(TestSet set, Tested test) {
        return plan.family(set.table(), test.of(), test.against()).orElse("");
    }

    /** A family of the plan or, with a mark that no family's name can begin with, a table. */
    private String adjustedWith(TestSet set, Tested test) {
        String family = family(set, test);
        return family.isEmpty() ? "\n" + set.table() : family;
    }

    /** The tables of tests, in the order of their sets, a table of what was planned before them. */
    List<Table> tables() {
        List<Table> tables = new ArrayList<>();
        if (plan.isThere()) {
            tables.add(planned());
        }
        sets.forEach(set -> tables.add(table(set)));
        return tables;
    }

    private Table planned() {
        List<List<Object>> rows = new ArrayList<>();
        for (Plan.Family family : plan.families()) {
            for (Plan.Question question : family.questions()) {
                Judged judged = byTable.getOrDefault(question.table(), List.of()).stream()
                        .filter(one -> question.isAbout(
                                question.table(), one.test().of(), one.test().against()))
                        .findFirst()
                        .orElseThrow();
                rows.add(List.of(
                        family.name(),
                        question.table(),
                        question.of(),
                        question.against(),
                        judged.test().result() instanceof Made one ? one.p().judged() : "",
                        judged.test().result() instanceof Made ? judged.adjusted() : "",
                        judged.found(),
                        family.source(),
                        judged.test().result().n(),
                        judged.verdict().words(),
                        judged.withoutNumber()));
            }
        }
        return new Table(
                PLANNED,
                "What was asked beforehand, and what came of it",
                Shown.IN_SUMMARY,
                List.of(
                        Column.text("family"),
                        Column.text("table"),
                        Column.text("of"),
                        Column.text("against"),
                        Column.probability("judged p", plan.level()),
                        Column.probability(Judged.ADJUSTED, plan.level()),
                        Column.text("found"),
                        Column.text("source").inFilesOnly(),
                        Column.count("n").inFilesOnly(),
                        Column.text("verdict").inFilesOnly(),
                        Column.text(WHY_NO_NUMBER).inFilesOnly()),
                rows,
                "Each family is adjusted by itself for being several tests, by Holm's method; an association is found where"
                        + " the adjusted p is below " + plan.level().toPlainString() + ", on " + plan.smallestN()
                        + " authorities at least. Whatever else is tested is exploratory.");
    }

    private Table table(TestSet set) {
        List<Judged> all = byTable.getOrDefault(set.table(), List.of());
        Set<String> details = new LinkedHashSet<>();
        all.forEach(one -> {
            if (one.test().result() instanceof Made made) {
                made.details().stream().map(Measure::name).forEach(details::add);
            }
        });
        List<Column> columns = new ArrayList<>(Judged.columns(plan));
        details.forEach(name -> columns.add(Column.statistic(name).inFilesOnly()));
        columns.add(Column.text(WHY_NO_NUMBER).inFilesOnly());
        columns.add(Column.text("mind").inFilesOnly());
        return new Table(
                set.table(),
                set.title(),
                set.shown(),
                columns,
                all.stream().map(one -> one.row(details)).toList(),
                (set.note() + " " + note(all)).strip());
    }

    private String note(List<Judged> all) {
        List<Judged> exploratory =
                all.stream().filter(one -> one.family().isEmpty()).toList();
        long made = exploratory.stream()
                .filter(one -> one.test().result() instanceof Made)
                .count();
        String which = !plan.isThere()
                ? "No test was planned, so all are exploratory"
                : exploratory.size() == all.size()
                        ? "None of these tests was planned, so all are exploratory"
                        : exploratory.isEmpty()
                                ? "All of these tests were planned"
                                : "Those not planned are exploratory";
        String adjusted = made < 2
                ? ""
                : " Adjusted for being one of " + made + (made == all.size() ? "" : " such")
                        + " tests, by Holm's method.";
        return which
                + (exploratory.isEmpty()
                        ? "."
                        : ": they give hints of what to ask of other authorities, and no findings.")
                + adjusted;
    }
}
