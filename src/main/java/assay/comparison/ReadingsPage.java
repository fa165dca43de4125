package assay.comparison;

import assay.page.Templates;
import assay.ruleset.Interpretation;
import assay.ruleset.RuleSet;
import assay.text.Legible;
import java.util.List;

/** What hangs on each reading of the source, as a page: a table, then each reading with the authorities that come out otherwise. */
public final class ReadingsPage {

    private final String heading;
    private final RuleSet rules;
    private final List<String> columns;
    private final List<Tried> tried;
    private final String notTried;

    private ReadingsPage(String heading, RuleSet rules, List<String> columns, List<Tried> tried, String notTried) {
        this.heading = heading;
        this.rules = rules;
        this.columns = columns;
        this.tried = tried;
        this.notTried = notTried;
    }

    /**
     * A reading that was tried.
     *
     * @param decided what the rules decide
     * @param says how it is read otherwise
     * @param name the rule set that reads it so
     * @param row what stands in the table, column by column; the first is the reading
     * @param changed the authorities that come out otherwise by it
     */
    public record Tried(Interpretation decided, String says, String name, List<String> row, List<Compared> changed) {}

    /**
     * The page.
     *
     * @param heading what the table shows
     * @param rules the rule set that they are readings of
     * @param columns the names of the table's columns
     * @param tried the readings, in the order of the register
     * @param notTried which readings were not tried, in words
     */
    public static String of(String heading, RuleSet rules, List<String> columns, List<Tried> tried, String notTried) {
        return Templates.page("sensitivity.jte", new ReadingsPage(heading, rules, columns, tried, notTried));
    }

    /** What the table shows. */
    public String heading() {
        return heading;
    }

    /** The rule set. */
    public RuleSet rules() {
        return rules;
    }

    /** The names of the table's columns. */
    public List<String> columns() {
        return columns;
    }

    /** The readings that were tried. */
    public List<Tried> tried() {
        return tried;
    }

    /** Which readings were not tried. */
    public String notTried() {
        return notTried;
    }

    /** The anchor of a reading that was tried. */
    public String anchor(Tried one) {
        return "tried-" + (tried.indexOf(one) + 1);
    }

    /** Any text of the evidence or the rules, on one line. */
    public String line(String text) {
        return Legible.folded(text);
    }
}
