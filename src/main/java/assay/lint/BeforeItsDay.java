package assay.lint;

import assay.drl.DrlFile;
import assay.drl.Term;
import assay.problem.Problem;
import assay.ruleset.Check;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.lang3.StringUtils;
import org.apache.commons.lang3.Strings;

/** Days that are worked out from another and are earlier, but for those from which on something counts. */
final class BeforeItsDay implements Finder {

    @Override
    public Set<Check> checks() {
        return Set.of(Check.BEFORE_ITS_DAY);
    }

    @Override
    public void find(Rules rules, List<Problem> problems) {
        for (Rules.Rule rule : rules.all()) {
            Set<Term> beginnings = Collections.newSetFromMap(new IdentityHashMap<>());
            IdentityHashMap<Term, Term> ends = new IdentityHashMap<>();
            rule.terms()
                    .forEach(term -> term.each(one -> {
                        beginning(one).ifPresent(beginnings::add);
                        if (one instanceof Term.Operation comparison) {
                            end(comparison, ends);
                        }
                    }));
            rule.terms()
                    .forEach(term -> term.each(one -> {
                        if (!beginnings.contains(one)) {
                            before(rule.file(), one, Optional.ofNullable(ends.get(one)), problems);
                        }
                    }));
        }
    }

    /** What a day is no earlier than, which is how "in the last 12 months" is written: {@code agreed >= held.minusMonths( 12 )}. */
    private static Optional<Term> beginning(Term term) {
        return term instanceof Term.Operation comparison
                ? switch (comparison.operator()) {
                    case ">", ">=" -> minus(comparison.right());
                    case "<", "<=" -> minus(comparison.left());
                    default -> Optional.empty();
                }
                : Optional.empty();
    }

    /** What a day is no later than, with that day: {@code since <= held.minusMonths( 6 )}. */
    private static void end(Term.Operation comparison, IdentityHashMap<Term, Term> ends) {
        switch (comparison.operator()) {
            case "<", "<=" -> ends.put(comparison.right(), comparison.left());
            case ">", ">=" -> ends.put(comparison.left(), comparison.right());
            default -> {}
        }
    }

    private static Optional<Term> minus(Term term) {
        return term instanceof Term.Call call && call.name().startsWith("minus") ? Optional.of(term) : Optional.empty();
    }

    /** What is meant to be so long before a day is right as it is, and a sign too many where that day comes first. */
    private static String instead(String plus, Optional<Term> earlier) {
        return earlier.map(BeforeItsDay::written)
                        .filter(day -> !day.isEmpty())
                        .map(day -> "what lies so long before a day is written from the earlier of the two, with " + day
                                + "." + plus
                                + "; a day after it would be ")
                        .orElse("after it would be ")
                + plus;
    }

    private static String written(Term day) {
        return day instanceof Term.Name name
                ? name.name()
                : day instanceof Term.Member member ? written(member.of()) + "." + member.name() : "";
    }

    /**
     * A day that is worked out from another, and is earlier.
     *
     * @param earlier the day that is to be no later than it, if one is held against it
     */
    private static void before(DrlFile file, Term term, Optional<Term> earlier, List<Problem> problems) {
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
                                    + " before the one that it is worked out from, not after it; "
                                    + instead(
                                            "plus" + StringUtils.capitalize(units) + "( "
                                                    + number.abs().toPlainString() + " )",
                                            earlier))));
        }
    }
}
