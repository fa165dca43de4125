package assay.sampling;

import assay.csv.CsvFile;
import assay.evaluation.Synthetic;
import assay.report.JsonDocument;
import assay.report.JsonReport;
import assay.report.MarkdownReport;
import assay.sampling.Draw.Drawn;
import assay.text.Legible;
import assay.text.Width;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A sheet to check a sample by hand, with room for what the second assessor finds.
 *
 * @param rules the rule set, with its digest
 * @param draw how it was drawn
 * @param sample what was drawn
 */
public record Sheet(String rules, Draw draw, Draw.Sample sample) {

    static final String NUMBER = "draw";
    static final String FILE = "file";
    static final String CRITERION = "criterion";
    static final String AUTHORITY = "authority";
    static final String REQUIREMENT = "requirement";
    static final String GRADE = "grade";
    static final String VERDICT = "verdict";
    static final String SECOND_VERDICT = "second verdict";
    static final String SECOND_GRADE = "second grade";
    static final String REMARK = "remark";
    static final String DRAWN = "drawn";

    private static final String ROOM = "..............";

    private static final List<String> COLUMNS = List.of(
            NUMBER,
            FILE,
            "evidence",
            AUTHORITY,
            REQUIREMENT,
            GRADE,
            CRITERION,
            "asks",
            VERDICT,
            "doubts",
            SECOND_VERDICT,
            SECOND_GRADE,
            REMARK,
            DRAWN,
            "rules");

    private String told() {
        return draw.told(sample);
    }

    /** That authorities do not exist, where there are any that do not; only Markdown has no room for all their names. */
    private String notice() {
        Map<String, String> authorities = new HashMap<>();
        sample.drawn()
                .forEach(one -> authorities.put(one.item().file(), one.item().authority()));
        return Synthetic.notice(
                authorities.size(),
                authorities.values().stream().filter(Synthetic::isName).count());
    }

    /** As comma-separated values, with columns to be filled in. */
    public String csv() {
        List<List<String>> rows = new ArrayList<>();
        for (Drawn one : sample.drawn()) {
            Item item = one.item();
            rows.add(List.of(
                    String.valueOf(one.number()),
                    item.file(),
                    item.evidenceSha256(),
                    item.authority(),
                    item.criterion().requirement(),
                    item.grade(),
                    item.criterion().id(),
                    item.criterion().asks(),
                    item.verdict(),
                    String.join("; ", item.doubts()),
                    "",
                    "",
                    "",
                    told(),
                    rules));
        }
        return CsvFile.written(COLUMNS, rows);
    }

    /** For reading and for paper. */
    public String text(Width width) {
        StringBuilder text = new StringBuilder(told() + "; " + rules + "\n");
        String file = "";
        for (Drawn one : sample.drawn()) {
            Item item = one.item();
            if (!item.file().equals(file)) {
                file = item.file();
                text.append('\n')
                        .append(Legible.folded(item.authority()))
                        .append("  ")
                        .append(Width.whole(Legible.line(file)))
                        .append('\n');
            }
            text.append("  ")
                    .append(item.criterion().id())
                    .append("  ")
                    .append(Legible.folded(item.criterion().asks()))
                    .append(": ")
                    .append(item.verdict())
                    .append("  (")
                    .append(item.criterion().requirement())
                    .append(": ")
                    .append(item.grade())
                    .append("; draw ")
                    .append(one.number())
                    .append(")\n");
            item.doubts()
                    .forEach(doubt ->
                            text.append("      ").append(Legible.folded(doubt)).append('\n'));
            text.append("      second verdict ")
                    .append(ROOM)
                    .append("  second grade ")
                    .append(ROOM)
                    .append("  remark ")
                    .append(ROOM)
                    .append('\n');
        }
        return width.fit(text.toString());
    }

    /** The same as Markdown. */
    public String markdown() {
        String notice = notice();
        StringBuilder text = new StringBuilder("# To check by hand\n\n" + MarkdownReport.safe(told() + "; " + rules)
                + "\n\n" + notice + (notice.isEmpty() ? "" : ".\n\n")
                + "| draw | file | criterion | asks | verdict | grade | doubts | second verdict | second grade | remark |\n"
                + "| ---: | --- | --- | --- | --- | --- | --- | --- | --- | --- |\n");
        for (Drawn one : sample.drawn()) {
            Item item = one.item();
            text.append("| ")
                    .append(one.number())
                    .append(" | ")
                    .append(MarkdownReport.code(item.file()))
                    .append(" | ")
                    .append(item.criterion().id())
                    .append(" | ")
                    .append(MarkdownReport.safe(item.criterion().asks()))
                    .append(" | ")
                    .append(item.verdict())
                    .append(" | ")
                    .append(MarkdownReport.safe(item.grade()))
                    .append(" | ")
                    .append(MarkdownReport.safe(String.join("; ", item.doubts())))
                    .append(" |  |  |  |\n");
        }
        return text.toString();
    }

    /** For programs. */
    public String json() {
        return JsonDocument.of(json -> {
            json.writeStringProperty("rules", rules);
            json.writeNumberProperty("seed", draw.seed());
            json.writeNumberProperty("size", sample.drawn().size());
            json.writeNumberProperty("population", sample.population());
            json.writeStringProperty("drawn", told());
            json.writeArrayPropertyStart("sample");
            for (Drawn one : sample.drawn()) {
                Item item = one.item();
                json.writeStartObject();
                json.writeNumberProperty("draw", one.number());
                json.writeStringProperty(FILE, item.file());
                json.writeStringProperty("evidenceSha256", item.evidenceSha256());
                json.writeStringProperty(AUTHORITY, item.authority());
                json.writeStringProperty(REQUIREMENT, item.criterion().requirement());
                json.writeStringProperty(GRADE, item.grade());
                json.writeStringProperty(CRITERION, item.criterion().id());
                json.writeStringProperty("asks", item.criterion().asks());
                json.writeBooleanProperty("met", item.met());
                JsonReport.texts(json, "doubts", item.doubts());
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }
}
