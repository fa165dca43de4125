package assay.report;

import assay.text.Legible;
import assay.text.Width;
import assay.words.Block;
import assay.words.PolicyDocument;
import assay.words.Section;
import org.apache.commons.lang3.StringUtils;
import org.apache.commons.text.WordUtils;

/** A rule set in words, as plain text. */
public final class DocumentText {

    private static final int INDENT = 2;

    private final StringBuilder text = new StringBuilder();

    private final Width width;

    private DocumentText(Width width) {
        this.width = width;
    }

    /** The whole document. */
    public static String of(PolicyDocument document, Width width) {
        DocumentText writer = new DocumentText(width);
        writer.paragraph(0, document.title());
        writer.paragraph(0, document.source());
        writer.paragraph(0, Wording.madeFrom(document.name()));
        int number = 0;
        for (Section section : document.sections()) {
            number++;
            writer.section(section, number + "  ", 0);
        }
        return writer.text.toString();
    }

    private void section(Section section, String number, int depth) {
        String title = number + Legible.folded(section.title());
        text.append('\n');
        String indent = " ".repeat(depth * INDENT);
        wrapped(indent + number, indent + " ".repeat(number.length()), section.title());
        if (depth == 0) {
            text.append("-".repeat(Math.min(title.length(), width.letters()))).append('\n');
        }
        for (Block block : section.blocks()) {
            block(block, depth + 1);
        }
        section.sections().forEach(inner -> section(inner, "", depth + 1));
    }

    private void block(Block block, int depth) {
        if (block instanceof Block.Text one) {
            paragraph(depth, one.text());
        } else if (block instanceof Block.Entry entry) {
            text.append(" ".repeat(depth * INDENT))
                    .append(Legible.folded(entry.name()))
                    .append('\n');
            paragraph(depth + 1, entry.text());
        } else if (block instanceof Block.Clause clause) {
            String number = StringUtils.rightPad("[" + clause.number() + "]", 6);
            String indent = " ".repeat(depth * INDENT);
            wrapped(indent + number, indent + " ".repeat(number.length()), clause.sentence());
            String behind = indent + " ".repeat(number.length());
            wrapped(behind, behind, Wording.origin(clause));
        }
    }

    private void paragraph(int depth, String words) {
        String indent = " ".repeat(depth * INDENT);
        wrapped(indent, indent, words);
    }

    private void wrapped(String first, String indent, String words) {
        text.append(first)
                .append(WordUtils.wrap(Legible.folded(words), width.letters() - indent.length(), "\n" + indent, false))
                .append('\n');
    }
}
