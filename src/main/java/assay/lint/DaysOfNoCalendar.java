package assay.lint;

import assay.drl.DrlFile;
import assay.drl.Term;
import assay.problem.Problem;
import assay.ruleset.Check;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Days that no calendar has. */
final class DaysOfNoCalendar implements Finder {

    @Override
    public Set<Check> checks() {
        return Set.of(Check.COMPARISON);
    }

    @Override
    public void find(Rules rules, List<Problem> problems) {
        rules.all().forEach(rule -> rule.terms().forEach(term -> term.each(one -> day(rule.file(), one, problems))));
    }

    /** A day that no calendar has. */
    private static void day(DrlFile file, Term term, List<Problem> problems) {
        if (term instanceof Term.Call call
                && "of".equals(call.name())
                && call.of() instanceof Term.Name type
                && "LocalDate".equals(type.name())
                && call.arguments().size() == 3
                && call.arguments().stream()
                        .allMatch(
                                one -> one instanceof Term.Literal literal && literal.value() instanceof BigDecimal)) {
            List<Integer> numbers = call.arguments().stream()
                    .map(one -> (Term.Literal) one)
                    .map(literal -> ((BigDecimal) Objects.requireNonNull(literal.value())).intValue())
                    .toList();
            try {
                ChronoField.YEAR_OF_ERA.checkValidIntValue(numbers.get(0));
                LocalDate.of(numbers.get(0), numbers.get(1), numbers.get(2));
            } catch (DateTimeException e) {
                problems.add(file.at(
                        call.arguments().get(1).start(),
                        Check.COMPARISON,
                        "no calendar has the day " + numbers.get(0) + "-" + numbers.get(1) + "-" + numbers.get(2)
                                + "; a day is written LocalDate.of( year, month, day )"));
            }
        }
    }
}
