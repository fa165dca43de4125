package assay.explanation;

import assay.report.MarkdownReport;
import assay.report.Wording;
import assay.ruleset.RuleOrigin;
import assay.text.Legible;
import java.util.List;
import java.util.stream.Collectors;

/** Explanations as a person reads them in a terminal, and as Markdown. */
public final class ExplanationText {

    private ExplanationText() {}

    /** As text. */
    public static String text(Explanation explanation) {
        StringBuilder text = new StringBuilder();
        line(text, explanation.title());
        for (Explanation.Section section : explanation.sections()) {
            line(text, "");
            if (!section.title().isEmpty()) {
                line(text, section.title());
            }
            String indent = section.title().isEmpty() ? "" : "  ";
            for (Explanation.Line line : section.lines()) {
                if (line.asWritten()) {
                    line.text().lines().forEach(one -> line(text, indent + one));
                } else {
                    line(text, indent + line.text() + by(line.rules()));
                }
            }
        }
        return text.toString();
    }

    /** As Markdown. */
    public static String markdown(Explanation explanation) {
        StringBuilder text = new StringBuilder("# " + MarkdownReport.safe(explanation.title()) + "\n");
        for (Explanation.Section section : explanation.sections()) {
            text.append('\n');
            if (!section.title().isEmpty()) {
                text.append("## ").append(MarkdownReport.safe(section.title())).append("\n\n");
            }
            for (Explanation.Line line : section.lines()) {
                if (line.asWritten()) {
                    // Four blanks before each line leave everything as it is.
                    line.text()
                            .lines()
                            .forEach(one -> text.append("    ")
                                    .append(Legible.line(one))
                                    .append('\n'));
                } else {
                    text.append("- ")
                            .append(MarkdownReport.safe(line.text()))
                            .append(line.rules().stream()
                                    .map(rule -> " (" + MarkdownReport.code(Wording.where(rule)) + ")")
                                    .collect(Collectors.joining()))
                            .append('\n');
                }
            }
        }
        return text.toString();
    }

    private static String by(List<RuleOrigin> rules) {
        return rules.stream().map(rule -> " [" + Wording.where(rule) + "]").collect(Collectors.joining());
    }

    /** A line of its own, whatever the texts in it are. */
    private static void line(StringBuilder text, String line) {
        text.append(Legible.line(line)).append('\n');
    }
}
