package assay.lint;

import assay.drl.DrlFile;
import assay.drl.FactCondition;
import assay.drl.Term;
import assay.problem.Problem;
import assay.ruleset.Check;
import assay.ruleset.Field;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Spaces in a text that a condition compares with, where nobody sees them. What is recorded is compared as it stands in its file:
 * at an end of a text YAML has one only where somebody puts quotes around both.
 */
final class SpacesInTexts implements Finder {

    private static final Pattern AT_AN_END = Pattern.compile("^ +| +$");
    private static final Pattern DOUBLED = Pattern.compile("(?<=\\S)  +(?=\\S)");

    @Override
    public Set<Check> checks() {
        return Set.of(Check.ODD_CHARACTER);
    }

    @Override
    public void find(Rules rules, List<Problem> problems) {
        rules.all()
                .forEach(rule -> rule.conditions()
                        .forEach(condition -> condition
                                .terms()
                                .forEach(term -> term.each(one -> {
                                    if (one instanceof Term.Operation operation
                                            && isText(rules.types(), condition, operation.left())) {
                                        look(rule.file(), operation, problems);
                                    }
                                }))));
    }

    /** Whether this is a text that somebody records; texts that rules conclude are known, and those that are none of them told. */
    private static boolean isText(Types types, FactCondition condition, Term term) {
        return term instanceof Term.Name name
                && types.isRecorded(condition.type())
                && types.field(condition.type(), name.name())
                        .filter(field -> field.form() == Field.Form.TEXT)
                        .isPresent();
    }

    private static void look(DrlFile file, Term.Operation operation, List<Problem> problems) {
        // What is contained may begin a word, or end one.
        boolean isWhole = operation.operator().matches("[=!]=|(?:not )?in");
        List<Term> texts =
                operation.right() instanceof Term.Several several ? several.terms() : List.of(operation.right());
        for (Term text : texts) {
            if (text instanceof Term.Literal literal && literal.value() instanceof String said && !said.isBlank()) {
                Matcher end = AT_AN_END.matcher(said);
                Matcher doubled = DOUBLED.matcher(said);
                if (isWhole && end.find()) {
                    told(
                            file,
                            text,
                            end.start(),
                            end.start() == 0 ? "this text begins with a space" : "this text ends with a space",
                            problems);
                } else if (doubled.find()) {
                    told(file, text, doubled.start(), "more than one space stands here between two words", problems);
                }
            }
        }
    }

    private static void told(DrlFile file, Term text, int at, String what, List<Problem> problems) {
        problems.add(file.at(
                text.start() + 1 + at,
                Check.ODD_CHARACTER,
                what + ", which nobody sees; what is recorded without it is another text"));
    }
}
