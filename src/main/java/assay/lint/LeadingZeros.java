package assay.lint;

import assay.drl.DrlFile;
import assay.drl.Term;
import assay.problem.Problem;
import assay.ruleset.Check;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

/** Numbers that begin with 0, which are none, or others than they seem. */
final class LeadingZeros implements Finder {

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
                && file.text().substring(literal.start()).matches("(?s)0\\d.*")) {
            problems.add(file.at(
                    literal.start(), Check.COMPARISON, "a number begins with no 0: write " + number.toPlainString()));
        }
    }
}
