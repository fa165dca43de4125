package assay.lint;

import assay.drl.DrlFile;
import assay.drl.Term;
import assay.problem.Problem;
import assay.ruleset.Check;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Numbers that begin with 0, which are none, or others than they seem. */
final class WholeNumbers implements Finder {

    private static final Pattern NUMBER = Pattern.compile("\\d+(?![\\d.\\w])");

    @Override
    public Set<Check> checks() {
        return Set.of(Check.COMPARISON);
    }

    @Override
    public void find(Rules rules, List<Problem> problems) {
        rules.all().forEach(rule -> rule.terms().forEach(term -> term.each(one -> number(rule.file(), one, problems))));
    }

    /** A number that begins with 0 is none, or another than it seems. */
    private static void number(DrlFile file, Term term, List<Problem> problems) {
        if (term instanceof Term.Literal literal
                && literal.value() instanceof BigDecimal number
                && NUMBER.matcher(file.text())
                        .region(literal.start(), file.text().length())
                        .lookingAt()) {
            int start = literal.start();
            // What stands behind a comma is told as what it is.
            boolean isRest = start > 1
                    && file.text().charAt(start - 1) == ','
                    && Character.isDigit(file.text().charAt(start - 2));
            if (file.text().startsWith("0", start)
                    && file.text().length() > start + 1
                    && Character.isDigit(file.text().charAt(start + 1))) {
                if (!isRest) {
                    problems.add(file.at(
                            start, Check.COMPARISON, "a number begins with no 0: write " + number.toPlainString()));
                }
            } else if (number.compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) > 0) {
                problems.add(file.at(
                        start,
                        Check.COMPARISON,
                        "a whole number in rules is at most " + Integer.MAX_VALUE + ", and this is "
                                + number.toPlainString()));
            }
        }
    }
}
