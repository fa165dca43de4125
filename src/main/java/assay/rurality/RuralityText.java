package assay.rurality;

import assay.policy.wards.Ward;
import assay.ruleset.RuleOrigin;
import assay.text.Legible;
import assay.text.TextTable;
import assay.text.TextTable.Side;
import assay.text.Width;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.commons.lang3.StringUtils;

/**
 * An adjustment of wards for people to read: the wards that changed, those that were kept, each with its reason and its
 * rule, and the authorities. Densities are people to a hectare, scores are percentages.
 */
public final class RuralityText {

    private static final String GAP = "  ";
    /** Columns of numbers, which stand at the right. */
    private static final Set<String> NUMBERS =
            Set.of("density", "decile", "wards", "rural before", "rural after", "score");

    private final StringBuilder text = new StringBuilder();

    private final Width width;

    private RuralityText(Width width) {
        this.width = width;
    }

    /** An adjustment as text. */
    public static String of(Adjustment adjustment, Width width) {
        RuralityText report = new RuralityText(width);
        report.write(adjustment);
        return width.fit(report.text.toString());
    }

    private void write(Adjustment adjustment) {
        line(counted(adjustment.wards(), "ward", "wards") + " of "
                + counted(adjustment.authorities().size(), "authority", "authorities") + ": "
                + adjustment.changed().size() + " changed, " + adjustment.kept().size() + " kept");
        text.append(Width.whole(Legible.line(adjustment.file())))
                .append(Legible.line(", " + adjustment.rules() + " rules " + StringUtils.left(adjustment.sha256(), 8)))
                .append('\n');
        table(
                "Changed (density: people to a hectare; decile: 1 is the least dense)",
                List.of("authority", "ward", "density", "decile", "from", "to"),
                adjustment.changed().stream()
                        .map(one -> new Row(
                                cells(one.ward(), one.to().word()),
                                Legible.folded(one.reason()) + GAP + place(one.rule())))
                        .toList());
        table(
                "Kept",
                List.of("authority", "ward", "density", "decile", "as"),
                adjustment.kept().stream()
                        .map(one -> new Row(cells(one.ward()), Legible.folded(one.reason()) + GAP + place(one.rule())))
                        .toList());
        table(
                "Authorities (score: in percent)",
                List.of("authority", "wards", "rural before", "rural after", "score", ""),
                adjustment.authorities().stream()
                        .map(one -> new Row(
                                List.of(
                                        Legible.folded(one.authority()),
                                        String.valueOf(one.wards()),
                                        String.valueOf(one.ruralBefore()),
                                        String.valueOf(one.ruralAfter()),
                                        one.score(),
                                        place(one.rule())),
                                ""))
                        .toList());
        if (!adjustment.interpretations().isEmpty()) {
            line("");
            line("This rests on interpretations of the source:");
            adjustment
                    .interpretations()
                    .forEach(one -> line(GAP + one.id() + ", " + one.question() + ": " + one.decided()));
        }
    }

    private static String counted(int count, String one, String more) {
        return count + " " + (count == 1 ? one : more);
    }

    /** A row of a table, with what stands in a line of its own below it, if anything. */
    private record Row(List<String> cells, String below) {}

    private static List<String> cells(Ward ward, String... more) {
        List<String> cells = new ArrayList<>(List.of(
                Legible.folded(ward.authority()),
                Legible.folded(ward.name()),
                ward.density().toPlainString(),
                String.valueOf(ward.decile()),
                ward.classified().word()));
        cells.addAll(List.of(more));
        return cells;
    }

    private static String place(RuleOrigin rule) {
        return "[" + rule.file() + ":" + rule.line() + "]";
    }

    private void table(String title, List<String> header, List<Row> rows) {
        if (rows.isEmpty()) {
            return;
        }
        line("");
        line(title);
        TextTable table = new TextTable(header.stream()
                .map(name -> (NUMBERS.contains(name) ? Side.RIGHT : Side.LEFT).column())
                .toList());
        table.row(header);
        rows.forEach(row ->
                table.row(row.cells, row.below.isEmpty() ? "" : GAP + GAP + GAP + Legible.line(row.below) + "\n"));
        text.append(table.printed(GAP, width));
    }

    /** A line of its own, whatever the texts in it are. */
    private void line(String line) {
        text.append(Legible.line(line)).append('\n');
    }
}
