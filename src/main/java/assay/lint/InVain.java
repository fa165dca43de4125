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
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Rules that count what another counts anyway, that set aside what another counts under the same conditions, or that ask for no more
 * parts than are asked for anyway.
 */
final class InVain implements Finder {

    @Override
    public Set<Check> checks() {
        return Set.of(Check.IN_VAIN);
    }

    @Override
    public void find(Rules rules, List<Problem> problems) {
        setAside(rules, problems);
        counted(rules, problems);
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

    /**
     * What a rule counts.
     *
     * @param rule the rule
     * @param about what it concludes
     */
    private record Count(Rules.Rule rule, Rules.About about) {}

    private static void counted(Rules rules, List<Problem> problems) {
        Subsumption subsumption = new Subsumption(rules.types());
        Map<String, List<Count>> counted = rules.thoseTakenOverFirst().stream()
                .flatMap(rule -> rules.about(rule).stream()
                        .filter(about -> about.type().equals("Counted"))
                        .map(about -> new Count(rule, about)))
                .collect(Collectors.groupingBy(count -> count.about.criterion()));
        counted.values()
                .forEach(counts -> IntStream.range(0, counts.size())
                        .forEach(i -> IntStream.range(0, counts.size())
                                .filter(j -> isAmong(rules, subsumption, counts.get(i), counts.get(j))
                                        // Of two that count the same, the later is one too many.
                                        && (j < i || !isAmong(rules, subsumption, counts.get(j), counts.get(i))))
                                .mapToObj(counts::get)
                                .findFirst()
                                .ifPresent(other -> problems.add(inVain(counts.get(i), other)))));
    }

    private static boolean isAmong(Rules rules, Subsumption subsumption, Count one, Count other) {
        return one.rule != other.rule
                && !SameRules.are(one.rule, other.rule)
                // Who extends a rule set may let more count than it does.
                && !rules.takesOver(other.rule, one.rule)
                && subsumption.holdsFor(
                        one.rule.asked(),
                        other.rule.asked(),
                        names -> SameRules.said(one.about.made())
                                .equals(SameRules.said(Subsumption.renamed(other.about.made(), names))));
    }

    private static Problem inVain(Count one, Count other) {
        return one.rule.problem(
                Check.IN_VAIN,
                "whatever the rule \"" + one.rule.name() + "\" counts for " + one.about.criterion() + ", the rule \""
                        + other.rule.name() + "\" counts anyway; for less to count, ask for more in that rule ("
                        + other.rule.file().shown() + ":" + other.rule.parsed().getLine() + ")");
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
