package assay.lint;

import assay.drl.DrlFile;
import assay.drl.Term;
import assay.problem.Problem;
import assay.ruleset.Check;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Numbers that begin with 0, which are none or others than they seem, and whole numbers that are larger than any. */
final class WholeNumbers implements Finder {

    private static final Pattern NOUGHT = Pattern.compile("0\\d");
    private static final Pattern WHOLE = Pattern.compile("\\d+(?![\\d.\\w])");
    private static final Pattern PART = Pattern.compile("\\d,$");
    private static final BigDecimal LARGEST = BigDecimal.valueOf(Integer.MAX_VALUE);

    @Override
    public Set<Check> checks() {
        return Set.of(Check.COMPARISON);
    }

    @Override
    public void find(Rules rules, List<Problem> problems) {
        rules.all().forEach(rule -> rule.terms().forEach(term -> term.each(one -> number(rule.file(), one, problems))));
    }

    private static void number(DrlFile file, Term term, List<Problem> problems) {
        if (!(term instanceof Term.Literal literal) || !(literal.value() instanceof BigDecimal number)) {
            return;
        }
        String before = file.text().substring(Math.max(0, literal.start() - 2), literal.start());
        String from = file.text().substring(literal.start());
        // What stands behind a comma is a part of a number, and told as that.
        if (NOUGHT.matcher(from).lookingAt() && !PART.matcher(before).find()) {
            problems.add(file.at(
                    literal.start(), Check.COMPARISON, "a number begins with no 0: write " + number.toPlainString()));
        } else if (WHOLE.matcher(from).lookingAt() && number.compareTo(LARGEST) > 0) {
            problems.add(file.at(
                    literal.start(),
                    Check.COMPARISON,
                    "a whole number in rules is at most " + LARGEST + ", and this is " + number.toPlainString()));
        }
    }
}
