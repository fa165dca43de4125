package assay.cli;

import assay.comparison.Change;
import assay.comparison.Compared;
import assay.comparison.ReadingsPage;
import assay.evaluation.Synthetic;
import assay.report.JsonDocument;
import assay.report.JsonReport;
import assay.report.MarkdownReport;
import assay.ruleset.Interpretation;
import assay.ruleset.Pack;
import assay.ruleset.RuleSet;
import assay.text.HowMany;
import assay.text.Legible;
import assay.text.TextTable;
import assay.text.Width;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What hangs on the readings of interpretations that were tried, as a table and, where it is asked for, authority by authority.
 *
 * @param rules the rule set that they are readings of
 * @param tried the readings, in any order
 * @param authorities how many authorities were graded
 * @param synthetic how many of them do not exist
 * @param list whether the authorities are listed as well
 */
record Readings(RuleSet rules, List<Tried> tried, int authorities, int synthetic, boolean list) {

    private static final String OVERALL = "overall";

    /**
     * One reading.
     *
     * @param reading what is decided otherwise, and how
     * @param name the rule set that reads it so
     * @param changed the authorities that come out otherwise by it, in their order
     */
    record Tried(Pack.Reading reading, String name, List<Compared> changed) {

        /** How many authorities have another grade for a requirement, or overall. */
        private long count(String requirement) {
            return changed.stream()
                    .filter(compared -> compared.changes().stream()
                            .anyMatch(change -> change.requirement().equals(requirement)))
                    .count();
        }
    }

    /** The readings in the register's order. */
    private List<Tried> inOrder() {
        return rules.interpretations().stream().flatMap(one -> of(one).stream()).toList();
    }

    private List<Tried> of(Interpretation one) {
        return tried.stream()
                .filter(variant -> variant.reading.interpretation().equals(one.id()))
                .toList();
    }

    private List<String> notTried() {
        return rules.interpretations().stream()
                .filter(one -> of(one).isEmpty())
                .map(Interpretation::id)
                .toList();
    }

    /** What has a grade: the whole, then each requirement. */
    private List<String> graded() {
        return Stream.concat(Stream.of(OVERALL), rules.pack().requirementIds().stream())
                .toList();
    }

    private String heading() {
        return "How many of " + HowMany.of(authorities, "authority", "authorities")
                + (authorities == 1 ? " has" : " have") + " other grades by another reading"
                + (synthetic == 0 ? "" : " (" + Synthetic.told(authorities, synthetic) + ")");
    }

    private static String number(long count) {
        return count == 0 ? "-" : Long.toString(count);
    }

    private List<String> row(Tried variant) {
        List<String> row = new ArrayList<>(
                List.of(variant.reading.interpretation(), variant.name, number(variant.changed.size())));
        graded().forEach(id -> row.add(number(variant.count(id))));
        return row;
    }

    private List<String> columns() {
        return Stream.concat(Stream.of("reading", "variant", "any"), graded().stream())
                .toList();
    }

    private String notTriedInWords() {
        return "Not tried otherwise: " + (notTried().isEmpty() ? "none" : String.join(", ", notTried()));
    }

    String text(Width width) {
        StringBuilder text =
                new StringBuilder(rules.settings().isEmpty() ? "" : "Graded by the rules " + rules.called() + ".\n\n");
        TextTable table = new TextTable(Stream.concat(
                        Stream.of(TextTable.Side.LEFT.column(), TextTable.Side.LEFT.column()),
                        Stream.generate(TextTable.Side.RIGHT::column).limit(graded().size() + 1L))
                .toList());
        table.row(columns());
        inOrder().forEach(variant -> table.row(row(variant)));
        text.append(heading()).append("\n\n").append(table.printed("", width)).append('\n');
        if (list) {
            rules.interpretations().forEach(one -> list(text, one));
        }
        return width.fit(text.append(notTriedInWords()).append('\n').toString());
    }

    private void list(StringBuilder text, Interpretation one) {
        if (of(one).isEmpty()) {
            return;
        }
        text.append(one.id())
                .append(", ")
                .append(one.question())
                .append("\n  decided: ")
                .append(one.decided());
        for (Tried variant : of(one)) {
            text.append("\n  otherwise: ")
                    .append(variant.reading.says())
                    .append(" (")
                    .append(variant.name)
                    .append(")\n");
            if (variant.changed.isEmpty()) {
                text.append("    nothing hangs on it\n");
            }
            for (Compared compared : variant.changed) {
                text.append("    ")
                        .append(Legible.folded(compared.authority()))
                        .append(" (")
                        .append(Width.whole(Legible.line(compared.file())))
                        .append("): ")
                        .append(changes(compared))
                        .append('\n');
            }
        }
        text.append('\n');
    }

    private static String changes(Compared compared) {
        return compared.changes().stream()
                .map(change -> change.requirement() + " " + change.before() + " -> " + change.after())
                .collect(Collectors.joining("; "));
    }

    String markdown() {
        StringBuilder text = new StringBuilder("# " + heading() + "\n\n");
        text.append("Rules: ").append(MarkdownReport.safe(rules.called())).append("\n\n");
        line(text, columns());
        line(text, columns().stream().map(column -> "---").toList());
        inOrder().forEach(variant -> line(text, row(variant)));
        if (list) {
            for (Tried variant : inOrder()) {
                text.append("\n## ")
                        .append(variant.reading.interpretation())
                        .append(": ")
                        .append(MarkdownReport.safe(variant.reading.says()))
                        .append("\n\n");
                if (variant.changed.isEmpty()) {
                    text.append("Nothing hangs on it.\n");
                }
                for (Compared compared : variant.changed) {
                    text.append("- ")
                            .append(MarkdownReport.safe(compared.authority()))
                            .append(" (")
                            .append(MarkdownReport.code(compared.file()))
                            .append("): ")
                            .append(MarkdownReport.safe(changes(compared)))
                            .append('\n');
                }
            }
        }
        return text.append('\n').append(notTriedInWords()).append(".\n").toString();
    }

    /** The same as a page, on which the table leads to the authorities, named in any case. */
    String page() {
        return ReadingsPage.of(
                heading(),
                rules,
                columns(),
                inOrder().stream()
                        .map(variant -> new ReadingsPage.Tried(
                                rules.interpretations().stream()
                                        .filter(one -> one.id().equals(variant.reading.interpretation()))
                                        .findFirst()
                                        .orElseThrow(),
                                variant.reading.says(),
                                variant.name,
                                row(variant),
                                variant.changed))
                        .toList(),
                notTriedInWords());
    }

    private static void line(StringBuilder text, List<String> cells) {
        text.append("| ")
                .append(cells.stream().map(MarkdownReport::safe).collect(Collectors.joining(" | ")))
                .append(" |\n");
    }

    String json() {
        return JsonDocument.of(json -> {
            json.writeNumberProperty("authorities", authorities);
            json.writeNumberProperty("synthetic", synthetic);
            JsonReport.values(json, "set", rules.settings());
            json.writeArrayPropertyStart("interpretations");
            for (Tried variant : inOrder()) {
                Interpretation one = rules.interpretations().stream()
                        .filter(each -> each.id().equals(variant.reading.interpretation()))
                        .findFirst()
                        .orElseThrow();
                json.writeStartObject();
                json.writeStringProperty("interpretation", one.id());
                json.writeStringProperty("question", one.question());
                json.writeStringProperty("decided", one.decided());
                json.writeStringProperty("otherwise", variant.reading.says());
                json.writeStringProperty("rules", variant.name);
                json.writeNumberProperty("changed", variant.changed.size());
                json.writeObjectPropertyStart("counts");
                for (String id : graded()) {
                    json.writeNumberProperty(id, variant.count(id));
                }
                json.writeEndObject();
                if (list) {
                    json.writeArrayPropertyStart("changes");
                    for (Compared compared : variant.changed) {
                        for (Change change : compared.changes()) {
                            json.writeStartObject();
                            json.writeStringProperty("authority", compared.authority());
                            json.writeStringProperty("file", compared.file());
                            json.writeStringProperty("requirement", change.requirement());
                            json.writeStringProperty("before", change.before());
                            json.writeStringProperty("after", change.after());
                            json.writeEndObject();
                        }
                    }
                    json.writeEndArray();
                }
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeArrayPropertyStart("notTried");
            notTried().forEach(json::writeString);
            json.writeEndArray();
        });
    }
}
