package assay.lint;

import assay.drl.DrlFile;
import assay.drl.Term;
import assay.problem.Problem;
import assay.ruleset.Check;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.apache.commons.lang3.StringUtils;
import org.apache.commons.lang3.Strings;

/** Days that are worked out from another and are earlier. */
final class BeforeItsDay implements Finder {

    @Override
    public Set<Check> checks() {
        return Set.of(Check.BEFORE_ITS_DAY);
    }

    @Override
    public void find(Rules rules, List<Problem> problems) {
        rules.all().forEach(rule -> rule.terms().forEach(term -> term.each(one -> before(rule.file(), one, problems))));
    }

    /** A day that is worked out from another, and is earlier. */
    private static void before(DrlFile file, Term term, List<Problem> problems) {
        if (term instanceof Term.Call call
                && call.of() != null
                && call.arguments().size() == 1
                && call.name().matches("(?:plus|minus)(?:Days|Weeks|Months|Years)")) {
            boolean plus = call.name().startsWith("plus");
            String units = StringUtils.lowerCase(Strings.CS.removeStart(call.name(), plus ? "plus" : "minus"));
            call.arguments()
                    .get(0)
                    .number()
                    .filter(number -> number.signum() == (plus ? -1 : 1))
                    .ifPresent(number -> problems.add(file.at(
                            call.arguments().get(0).first(),
                            Check.BEFORE_ITS_DAY,
                            "this day is " + number.abs().toPlainString() + " "
                                    + (number.abs().compareTo(BigDecimal.ONE) == 0
                                            ? Strings.CS.removeEnd(units, "s")
                                            : units)
                                    + " before the one that it is worked out from, not after it; after it would be plus"
                                    + StringUtils.capitalize(units) + "( "
                                    + number.abs().toPlainString() + " )")));
        }
    }
}
