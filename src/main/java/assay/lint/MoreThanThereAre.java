package assay.lint;

import assay.drl.DrlFile;
import assay.drl.Term;
import assay.policy.Criterion;
import assay.problem.Problem;
import assay.ruleset.Check;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

/** Numbers of parts that a rule asks for, and that its criterion has not got. */
final class MoreThanThereAre implements Finder {

    @Override
    public Set<Check> checks() {
        return Set.of(Check.CONSEQUENCE);
    }

    @Override
    public void find(Rules rules, List<Problem> problems) {
        for (Rules.Rule rule : rules.all()) {
            rules.about(rule).stream()
                    .filter(about -> about.type().equals("AtLeast"))
                    .forEach(about -> rules.draft()
                            .criteria()
                            .criterion(about.criterion())
                            .ifPresent(criterion -> parts(
                                    rule.file(),
                                    criterion,
                                    about.made().arguments().get(1),
                                    problems)));
        }
    }

    private static void parts(DrlFile file, Criterion criterion, Term parts, List<Problem> problems) {
        if (parts instanceof Term.Literal literal
                && literal.value() instanceof BigDecimal number
                && (number.signum() <= 0
                        || number.intValue() > criterion.parts().size())) {
            problems.add(file.at(
                    parts.start(),
                    Check.CONSEQUENCE,
                    criterion.id() + " has " + criterion.parts().size() + " parts; it cannot ask for " + number));
        }
    }
}
