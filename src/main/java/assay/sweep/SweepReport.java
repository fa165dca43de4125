package assay.sweep;

import assay.csv.CsvFile;
import assay.evaluation.Synthetic;
import assay.report.JsonDocument;
import assay.report.JsonReport;
import assay.report.MarkdownReport;
import assay.text.HowMany;
import assay.text.Legible;
import assay.text.TextTable;
import assay.text.Width;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A sweep as text, Markdown, JSON or CSV. */
public final class SweepReport {

    private final Sweep sweep;

    /** A report of a sweep. */
    public SweepReport(Sweep sweep) {
        this.sweep = sweep;
    }

    /** For people: a table of each requirement that changes, and who changes from one value to the next. */
    public String text(Width width) {
        StringBuilder text = new StringBuilder(title()).append('\n');
        for (String about : sweep.shown()) {
            TextTable table = TextTable.ofNumbers(sweep.runs().size()).row(row(about, values()));
            sweep.grades().forEach(grade -> table.row(row("  " + grade, counts(about, grade))));
            text.append('\n').append(table.printed("", width));
        }
        for (int run = 1; run < sweep.runs().size(); run++) {
            List<Sweep.Moved> moved = sweep.moved(run);
            text.append('\n').append(step(run)).append(": ").append(how(moved)).append('\n');
            for (Sweep.Moved one : moved) {
                text.append("  ")
                        .append(Legible.folded(one.authority()))
                        .append(" (")
                        .append(Width.whole(Legible.line(one.file())))
                        .append("): ")
                        .append(changes(one))
                        .append('\n');
            }
        }
        return width.fit(text.toString());
    }

    /** The same as Markdown. */
    public String markdown() {
        StringBuilder text = new StringBuilder("# ").append(title()).append('\n');
        for (String about : sweep.shown()) {
            text.append("\n| ")
                    .append(about)
                    .append(" | ")
                    .append(String.join(" | ", values()))
                    .append(" |\n| --- |");
            text.append(" ---: |".repeat(sweep.runs().size())).append('\n');
            sweep.grades()
                    .forEach(grade -> text.append("| ")
                            .append(grade)
                            .append(" | ")
                            .append(String.join(" | ", counts(about, grade)))
                            .append(" |\n"));
        }
        for (int run = 1; run < sweep.runs().size(); run++) {
            List<Sweep.Moved> moved = sweep.moved(run);
            text.append("\n## ")
                    .append(step(run))
                    .append(": ")
                    .append(how(moved))
                    .append('\n');
            if (!moved.isEmpty()) {
                text.append('\n');
            }
            for (Sweep.Moved one : moved) {
                text.append("- ")
                        .append(MarkdownReport.safe(one.authority()))
                        .append(" (")
                        .append(MarkdownReport.code(one.file()))
                        .append("): ")
                        .append(changes(one))
                        .append('\n');
            }
        }
        return text.toString();
    }

    /** For programs: value, requirement or overall, grade, how many authorities; and a column for each other value that was set. */
    public String csv() {
        SortedMap<String, String> set = sweep.rules().settings();
        List<List<String>> rows = new ArrayList<>();
        for (int run = 0; run < sweep.runs().size(); run++) {
            for (String about : sweep.shown()) {
                for (String grade : sweep.grades()) {
                    rows.add(Stream.concat(
                                    Stream.of(
                                            sweep.parameter().name(),
                                            sweep.runs().get(run).value(),
                                            about,
                                            grade,
                                            String.valueOf(
                                                    sweep.counts(about, grade).get(run))),
                                    set.values().stream())
                            .toList());
                }
            }
        }
        return CsvFile.written(
                Stream.concat(
                                Stream.of("parameter", "value", "requirement", "grade", "authorities"),
                                set.keySet().stream())
                        .toList(),
                rows);
    }

    /** For programs: everything. */
    public String json() {
        return JsonDocument.of(json -> {
            json.writeStringProperty("rules", sweep.rules().pack().name());
            json.writeStringProperty("sha256", sweep.rules().sha256());
            JsonReport.values(json, "set", sweep.rules().settings());
            json.writeStringProperty("parameter", sweep.parameter().name());
            json.writeStringProperty("value", sweep.parameter().value());
            json.writeNumberProperty("authorities", sweep.authorities());
            json.writeNumberProperty("synthetic", sweep.synthetic());
            json.writeArrayPropertyStart("values");
            for (int run = 0; run < sweep.runs().size(); run++) {
                Sweep.Run one = sweep.runs().get(run);
                int at = run;
                json.writeStartObject();
                json.writeStringProperty("value", one.value());
                json.writeStringProperty("sha256", one.sha256());
                json.writeObjectPropertyStart("grades");
                for (String about : sweep.shown()) {
                    json.writeObjectPropertyStart(about);
                    sweep.grades()
                            .forEach(grade -> json.writeNumberProperty(
                                    grade, sweep.counts(about, grade).get(at)));
                    json.writeEndObject();
                }
                json.writeEndObject();
                json.writeArrayPropertyStart("changed");
                for (Sweep.Moved moved : run == 0 ? List.<Sweep.Moved>of() : sweep.moved(run)) {
                    json.writeStartObject();
                    json.writeStringProperty("authority", moved.authority());
                    json.writeStringProperty("file", moved.file());
                    json.writeArrayPropertyStart("changes");
                    for (Sweep.Change change : moved.changes()) {
                        json.writeStartObject();
                        json.writeStringProperty("requirement", change.about());
                        json.writeStringProperty("before", change.before());
                        json.writeStringProperty("after", change.after());
                        json.writeEndObject();
                    }
                    json.writeEndArray();
                    json.writeEndObject();
                }
                json.writeEndArray();
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    private String title() {
        List<String> values = values();
        return sweep.parameter().name() + " from " + values.get(0) + " to " + values.get(values.size() - 1) + " ("
                + sweep.parameter().value() + " in " + sweep.rules().called() + "), "
                + Synthetic.caption(sweep.authorities(), sweep.synthetic());
    }

    private List<String> values() {
        return sweep.runs().stream().map(Sweep.Run::value).toList();
    }

    private List<String> counts(String about, String grade) {
        return sweep.counts(about, grade).stream().map(String::valueOf).toList();
    }

    private static List<String> row(String first, List<String> others) {
        return Stream.concat(Stream.of(first), others.stream()).toList();
    }

    private String step(int run) {
        return sweep.runs().get(run - 1).value() + " to "
                + sweep.runs().get(run).value();
    }

    private static String how(List<Sweep.Moved> moved) {
        return moved.isEmpty()
                ? "no grade comes out otherwise"
                : HowMany.of(moved.size(), "authority", "authorities") + " otherwise";
    }

    private static String changes(Sweep.Moved moved) {
        return String.join(
                "; ",
                IntStream.range(0, moved.changes().size())
                        .mapToObj(moved.changes()::get)
                        .map(one -> one.about() + " " + one.before() + " -> " + one.after())
                        .toList());
    }
}
