package assay.lint;

import assay.drl.Asked;
import assay.drl.DrlFile;
import assay.drl.RuleFiles;
import assay.drl.Term;
import assay.policy.Criterion;
import assay.problem.Problem;
import assay.ruleset.Check;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Rules that set aside what another counts under the same conditions, or ask for no more parts than are asked for anyway. */
final class InVain implements Finder {

    @Override
    public Set<Check> checks() {
        return Set.of(Check.IN_VAIN);
    }

    @Override
    public void find(Rules rules, List<Problem> problems) {
        setAside(rules, problems);
        rules.all()
                .forEach(rule -> rules.about(rule).stream()
                        .filter(about -> about.type().equals("AtLeast"))
                        .forEach(about -> rules.draft()
                                .criteria()
                                .criterion(about.criterion())
                                .flatMap(criterion -> askedAnyway(
                                        rule.file(),
                                        criterion,
                                        about.made().arguments().get(1)))
                                .ifPresent(problems::add)));
    }

    /** What is wrong with a number of parts that is asked for, if the criterion asks for as many by itself. */
    private static Optional<Problem> askedAnyway(DrlFile file, Criterion criterion, Term parts) {
        if (!(parts instanceof Term.Literal literal
                && literal.value() instanceof BigDecimal number
                && number.signum() > 0
                && number.intValue() <= criterion.atLeast())) {
            return Optional.empty();
        }
        boolean all = criterion.atLeast() == criterion.parts().size();
        boolean fewer = number.intValue() < criterion.atLeast();
        return Optional.of(file.at(
                parts.start(),
                Check.IN_VAIN,
                criterion.id() + " asks for " + (all ? "all " : "") + criterion.atLeast()
                        + " of its parts by itself, and AtLeast asks for more; "
                        + (fewer
                                ? "what asks for fewer is another criterion, or .atLeast( " + number + " ) where "
                                        + criterion.id() + " is asked for"
                                : "without this rule it asks for the same")));
    }

    private static void setAside(Rules rules, List<Problem> problems) {
        Map<String, Rules.Rule> counting = new HashMap<>();
        for (Rules.Rule rule : rules.all()) {
            under(rules, rule, "Counted").forEach(under -> counting.putIfAbsent(under, rule));
        }
        for (Rules.Rule rule : rules.all()) {
            for (String under : under(rules, rule, "SetAside")) {
                Rules.Rule counts = counting.get(under);
                if (counts != null) {
                    String message = "the rule \"" + rule.name() + "\" sets aside what the rule \"" + counts.name()
                            + "\" counts under the same conditions, and what is both counts";
                    problems.add(
                            rules.takesOver(counts, rule)
                                    ? counts.problem(
                                            Check.IN_VAIN,
                                            message + "; leave out what sets it aside by its name under without: in "
                                                    + RuleFiles.PACK)
                                    : rule.problem(Check.IN_VAIN, message));
                }
            }
        }
    }

    /** For what criteria a rule counts or sets aside, each with its conditions. */
    private static List<String> under(Rules rules, Rules.Rule rule, String conclusion) {
        Optional<String> conditions = alike(rule.asked());
        return conditions.isEmpty()
                ? List.of()
                : rules.about(rule).stream()
                        .filter(one -> one.type().equals(conclusion))
                        .map(one -> one.criterion() + " " + conditions.get())
                        .distinct()
                        .toList();
    }

    /** The same for conditions that are the same in whatever order; nothing where facts are added up. */
    private static Optional<String> alike(Asked asked) {
        if (asked instanceof Asked.Fact fact) {
            return Optional.of(fact.condition().asked());
        }
        if (!(asked instanceof Asked.Group group)) {
            return Optional.empty();
        }
        List<String> parts = new ArrayList<>();
        for (Asked part : group.parts()) {
            Optional<String> one = alike(part);
            if (one.isEmpty()) {
                return one;
            }
            parts.add(one.get());
        }
        return Optional.of(group.join() + parts.stream().sorted().toList().toString());
    }
}
