package assay.lint;

import assay.drl.Term;
import assay.policy.Criterion;
import assay.problem.Problem;
import assay.reading.Criteria;
import assay.ruleset.Check;
import assay.ruleset.Pack;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Minimums of requirements with routes that the rules do not count as they are asked for: so many are wanted of a route as are not on
 * it, or one is on no route and nothing hangs on it.
 */
final class RouteMinimums implements Finder {

    private static final String PROGRESS = "Progress";
    private static final int WITH_ROUTE = 5;
    private static final int MINIMUMS = 2;
    private static final int ROUTE = 3;

    /** What counts all minimums, be they on a route or not. */
    private static final Set<String> ALL = Set.of("minimumsMet", "getMinimumsMet", "minimums", "getMinimums");

    @Override
    public Set<Check> checks() {
        return Set.of(Check.ROUTE_MINIMUMS);
    }

    @Override
    public void find(Rules rules, List<Problem> problems) {
        Criteria criteria = rules.draft().criteria();
        List<Counting> all = counting(rules);
        Set<String> routed = new TreeSet<>();
        Set<String> looked = new HashSet<>();
        all.forEach(one -> {
            routed.add(one.requirement);
            looked.addAll(one.named);
        });
        // A route that none of them counts is told of by itself.
        all.stream()
                .filter(one -> looked.containsAll(routes(criteria, one.requirement)))
                .forEach(one -> wanted(criteria, one, problems));
        for (Criterion one : criteria.all()) {
            if (one.kind() == Criterion.Kind.MINIMUM
                    && one.route() == null
                    && routed.contains(one.requirement())
                    && !routes(criteria, one.requirement()).isEmpty()
                    && !looked.contains(one.id())
                    && ALL.stream().noneMatch(looked::contains)) {
                problems.add(criteria.problem(
                        one,
                        Check.ROUTE_MINIMUMS,
                        one.id() + " is on no route of " + one.requirement()
                                + ", and no rule that counts them looks at it, so that no grade hangs on it;"
                                + " add .onRoute( \"...\" ), or look at it where the routes are counted"));
            }
        }
    }

    /**
     * A rule that counts a route.
     *
     * @param requirement the requirement that it is about
     * @param named the texts and names in it
     * @param call where it says how many minimums there are
     */
    private record Counting(Rules.Rule rule, String requirement, Set<String> named, Term.Call call) {}

    private static List<Counting> counting(Rules rules) {
        List<Counting> all = new ArrayList<>();
        for (Rules.Rule rule : rules.all()) {
            for (Conclusions.Call conclusion : Conclusions.of(rule, rules.types())) {
                Term.Call call = conclusion.term();
                if (conclusion.name().equals(PROGRESS) && call.arguments().size() == WITH_ROUTE) {
                    Set<String> named = named(rule);
                    requirement(rules, named)
                            .ifPresent(requirement -> all.add(new Counting(rule, requirement, named, call)));
                }
            }
        }
        return all;
    }

    /** So many minimums are wanted of a route as are on it, and as many more as the rule looks at that are on none. */
    private static void wanted(Criteria criteria, Counting counting, List<Problem> problems) {
        Optional<String> route = counting.call.arguments().get(ROUTE).text();
        if (route.isEmpty()
                || !(counting.call.arguments().get(MINIMUMS) instanceof Term.Literal literal)
                || !(literal.value() instanceof BigDecimal number)) {
            return;
        }
        String requirement = counting.requirement;
        Set<String> named = counting.named;
        List<String> on = criteria.all().stream()
                .filter(one ->
                        one.requirement().equals(requirement) && route.get().equals(one.route()))
                .map(Criterion::id)
                .toList();
        long besides = criteria.all().stream()
                .filter(one -> one.requirement().equals(requirement)
                        && one.kind() == Criterion.Kind.MINIMUM
                        && one.route() == null)
                .filter(one -> named.contains(one.id()) || ALL.stream().anyMatch(named::contains))
                .count();
        if (!on.isEmpty()
                && (number.compareTo(BigDecimal.valueOf(on.size())) < 0
                        || number.compareTo(BigDecimal.valueOf(on.size() + besides)) > 0)) {
            problems.add(counting.rule
                    .file()
                    .at(
                            literal.start(),
                            Check.ROUTE_MINIMUMS,
                            "this asks for " + number + " of the minimums on route " + route.get() + " of "
                                    + requirement
                                    + ", and on it " + (on.size() == 1 ? "is 1" : "are " + on.size()) + ": "
                                    + String.join(", ", on)));
        }
    }

    private static Set<String> routes(Criteria criteria, String requirement) {
        return criteria.all().stream()
                .filter(one -> one.requirement().equals(requirement))
                .map(Criterion::route)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    /** The texts and names of a rule. */
    private static Set<String> named(Rules.Rule rule) {
        Set<String> named = new HashSet<>();
        rule.terms()
                .forEach(term -> term.each(one -> {
                    one.text().ifPresent(named::add);
                    if (one instanceof Term.Name name) {
                        named.add(name.name());
                    } else if (one instanceof Term.Call call) {
                        named.add(call.name());
                    }
                }));
        return named;
    }

    /** The requirement that a rule is about, where it names one alone. */
    private static Optional<String> requirement(Rules rules, Set<String> named) {
        Pack pack = rules.draft().pack();
        List<String> requirements = pack == null
                ? List.of()
                : pack.requirementIds().stream().filter(named::contains).toList();
        return requirements.size() == 1 ? Optional.of(requirements.get(0)) : Optional.empty();
    }
}
