package assay.page;

import assay.explanation.Explanation;
import assay.explanation.Explanation.Line;
import assay.explanation.Explanation.Section;
import assay.report.Wording;
import assay.ruleset.RuleOrigin;
import assay.text.Legible;
import assay.words.RuleBook;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An explanation as a page, with the rules that it names in words and as they stand. */
public final class ExplanationPage {

    private final Explanation explanation;
    private final RuleBook book;
    private final Anchors anchors = new Anchors();
    private final Map<String, String> sections = new HashMap<>();

    private ExplanationPage(Explanation explanation, RuleBook book) {
        this.explanation = explanation;
        this.book = book;
        explanation.sections().stream()
                .filter(section -> !section.about().isEmpty())
                .forEach(section -> sections.put(section.about(), anchors.of("about-", section.about())));
    }

    /** The page. */
    public static String of(Explanation explanation, RuleBook book) {
        return Templates.page("explanation.jte", new ExplanationPage(explanation, book));
    }

    /** The explanation. */
    public Explanation explanation() {
        return explanation;
    }

    /** Any text, on one line. */
    public String line(String text) {
        return Legible.folded(text);
    }

    /** What the page is called. */
    public String title() {
        return Legible.folded(
                explanation.target().id() + ", " + explanation.evaluation().authority());
    }

    /** The anchor of what has a title; of what is about nothing in particular by its place. */
    public String anchor(Section section) {
        return section.about().isEmpty()
                ? anchors.of("part-", String.valueOf(explanation.sections().indexOf(section) + 1))
                : anchors.of("about-", section.about());
    }

    /** What a line names that the page tells of elsewhere. */
    public List<Ref> elsewhere(Section section, Line line) {
        return line.about().stream()
                .filter(id -> sections.containsKey(id) && !id.equals(section.about()))
                .map(id -> Ref.to(Legible.folded(id), anchors.of("about-", id)))
                .toList();
    }

    /** The rules of a line. */
    public List<Ref> rules(Line line) {
        return line.rules().stream()
                .map(rule -> Ref.to(Wording.where(rule), ruleAnchor(rule)))
                .toList();
    }

    /** The anchor of a rule. */
    public String ruleAnchor(RuleOrigin rule) {
        return anchors.of("rule-", Wording.where(rule));
    }

    /** What a rule says. */
    public RuleBook.Said said(RuleOrigin rule) {
        return book.of(rule);
    }

    /** The readings that a rule rests on. */
    public String readings(RuleOrigin rule) {
        return String.join(", ", rule.interpretations());
    }
}
