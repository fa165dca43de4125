package assay.report;

import static assay.report.MarkdownReport.safe;

import assay.words.Block;
import assay.words.PolicyDocument;
import assay.words.Section;

/** A rule set in words, as Markdown. */
public final class DocumentMarkdown {

    private static final int DEEPEST = 6;

    private DocumentMarkdown() {}

    /** The whole document. */
    public static String of(PolicyDocument document) {
        StringBuilder text = new StringBuilder("# " + safe(document.title()) + "\n\n");
        text.append(safe(document.source())).append("\n\n");
        text.append(safe(Wording.madeFrom(document.name()))).append('\n');
        document.sections().forEach(section -> section(text, section, 2));
        return text.toString();
    }

    private static void section(StringBuilder text, Section section, int depth) {
        text.append('\n')
                .append("#".repeat(Math.min(DEEPEST, depth)))
                .append(' ')
                .append(safe(section.title()))
                .append("\n\n");
        for (Block block : section.blocks()) {
            if (block instanceof Block.Text one) {
                text.append(safe(one.text())).append("\n\n");
            } else if (block instanceof Block.Entry entry) {
                text.append("- **")
                        .append(safe(entry.name()))
                        .append("**: ")
                        .append(safe(entry.text()))
                        .append('\n');
            } else if (block instanceof Block.Clause clause) {
                text.append("- **")
                        .append(clause.number())
                        .append("** ")
                        .append(safe(clause.sentence()))
                        .append(" *(")
                        .append(safe(Wording.origin(clause)))
                        .append(")*\n");
            }
        }
        section.sections().forEach(inner -> section(text, inner, depth + 1));
    }
}
