package assay.page;

import assay.report.Wording;
import assay.text.Legible;
import assay.words.Block;
import assay.words.PolicyDocument;
import assay.words.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A rule set in words, as a page. */
public final class PolicyPage {

    /** Where a text refers to clauses of this document, and the numbers there. */
    private static final Pattern CLAUSES =
            Pattern.compile("(?:On it rests? |The same as in )clauses? [0-9]+(?:, [0-9]+)*(?:,? and [0-9]+)?");

    private static final Pattern NUMBER = Pattern.compile("[0-9]+");

    private final PolicyDocument document;

    private PolicyPage(PolicyDocument document) {
        this.document = document;
    }

    /** The page. */
    public static String of(PolicyDocument document) {
        return Templates.page("policy.jte", new PolicyPage(document));
    }

    /** The document. */
    public PolicyDocument document() {
        return document;
    }

    /** What it is made from. */
    public String madeFrom() {
        return Wording.madeFrom(document.name());
    }

    /** Where a clause stands as a rule, where it comes from and what it rests on. */
    public String origin(Block.Clause clause) {
        return line(Wording.origin(clause));
    }

    /** Any text of the rule set, on one line. */
    public String line(String text) {
        return Legible.folded(text);
    }

    /** The clauses of a section. */
    public List<Block.Clause> clauses(Section section) {
        return blocks(section, Block.Clause.class);
    }

    /** What has a name in a section. */
    public List<Block.Entry> entries(Section section) {
        return blocks(section, Block.Entry.class);
    }

    /** What a section begins with, before its clauses: its first block, if that is a text. */
    public List<Block.Text> before(Section section) {
        return beginsWithText(section) ? blocks(section, Block.Text.class).subList(0, 1) : List.of();
    }

    /** The texts behind the clauses of a section. */
    public List<Block.Text> behind(Section section) {
        List<Block.Text> texts = blocks(section, Block.Text.class);
        return beginsWithText(section) ? texts.subList(1, texts.size()) : texts;
    }

    private static boolean beginsWithText(Section section) {
        return !section.blocks().isEmpty() && section.blocks().get(0) instanceof Block.Text;
    }

    private static <T extends Block> List<T> blocks(Section section, Class<T> type) {
        return section.blocks().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    /** A text in pieces, of which numbers of clauses lead to them. */
    public List<Ref> linked(String text) {
        String line = line(text);
        List<Ref> pieces = new ArrayList<>();
        int from = 0;
        Matcher clauses = CLAUSES.matcher(line);
        while (clauses.find()) {
            for (MatchResult number : NUMBER.matcher(line)
                    .region(clauses.start(), clauses.end())
                    .results()
                    .toList()) {
                pieces.add(Ref.named(line.substring(from, number.start())));
                pieces.add(Ref.to(number.group(), "clause-" + number.group()));
                from = number.end();
            }
        }
        pieces.add(Ref.named(line.substring(from)));
        return pieces;
    }
}
