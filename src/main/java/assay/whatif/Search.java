package assay.whatif;

import assay.evaluation.Evaluation;
import assay.evaluation.Evaluation.CountedFact;
import assay.evaluation.Evaluation.CriterionResult;
import assay.evaluation.Evaluation.NextGrade;
import assay.evaluation.Evaluation.RequirementResult;
import assay.evaluation.Evaluator;
import assay.evidence.Evidence;
import assay.evidence.Observation;
import assay.proof.Edges;
import assay.ruleset.Pack;
import assay.text.Series;
import assay.whatif.Outcomes.Outcome;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The search for what one authority could add. What a fact can supply promises which criteria would be met, and the rules
 * say which grade those make; whatever promises enough is then evaluated. Answers are remembered, for the same is asked
 * again and again.
 */
final class Search {

    /** How many sets of equally many facts are looked at for one requirement at most. */
    private static final int MOST_SETS = 10_000;

    /** Among how many sets that would do one is looked for that nothing in the evidence speaks against. */
    private static final int MOST_TRIED = 4;

    private final Evaluator evaluator;
    private final Evidence evidence;
    private final Pack pack;
    private final Supplies supplies;
    private final Edges edges;
    private final Evaluation before;
    private final Outcomes outcomes;
    private final Map<String, Map<Set<String>, Integer>> promises = new HashMap<>();
    private final Set<String> unsearched = new LinkedHashSet<>();

    Search(Evaluator evaluator, Evidence evidence, Pack pack, Supplies supplies, Edges edges) {
        this.evaluator = evaluator;
        this.evidence = evidence;
        this.pack = pack;
        this.supplies = supplies;
        this.edges = edges;
        this.before = evaluator.evaluate(evidence);
        this.outcomes = new Outcomes(evaluator, evidence, pack.gradeNames());
    }

    /** What is to be reached, in criteria met and in the place of a requirement's grade. */
    @FunctionalInterface
    private interface Goal {
        boolean reached(Set<String> met, int rank);
    }

    /**
     * What could be added.
     *
     * @param untried the kinds of which not every fact could be tried
     */
    Improvements improvements(List<Untried> untried) {
        Map<String, List<Proposal>> ways = new LinkedHashMap<>();
        List<List<Lift>> lifts = new ArrayList<>();
        for (RequirementResult now : before.requirements()) {
            List<Observation> candidates = candidates(now);
            List<List<Observation>> leaps = leaps(now, candidates);
            ways.put(now.id(), ways(now, candidates, leaps));
            lifts.add(leaps.stream().map(facts -> lift(now, facts)).toList());
        }
        return new Improvements(before, ways, overall(lifts), List.copyOf(untried), Set.copyOf(unsearched));
    }

    /**
     * Facts that supply something to criteria not met, those with the fewest fields first. Of facts of one kind that supply
     * the same to all criteria of the requirement the first will do; but what completes one criterion can undo another, and
     * then only a fact that supplies both is of use.
     */
    private List<Observation> candidates(RequirementResult now) {
        Map<List<Object>, Observation> candidates = new LinkedHashMap<>();
        for (Observation fact : supplies.facts()) {
            Map<String, Set<String>> supplied = new LinkedHashMap<>();
            now.criteria().forEach(criterion -> supplied.put(criterion.id(), supplies.parts(fact, criterion.id())));
            if (now.criteria().stream()
                    .anyMatch(criterion -> criterion.missing().stream()
                            .anyMatch(
                                    part -> supplies.parts(fact, criterion.id()).contains(part)))) {
                candidates.putIfAbsent(List.of(fact.kind().word(), supplied), fact);
            }
        }
        return candidates.values().stream()
                .sorted(Comparator.comparingInt(Search::fields))
                .toList();
    }

    private static int fields(Observation fact) {
        return fact.values().size();
    }

    /** As few facts as lead at least to the next grade, to the one after it, and so on. */
    private List<List<Observation>> leaps(RequirementResult now, List<Observation> candidates) {
        Set<List<Observation>> leaps = new LinkedHashSet<>();
        for (int grade = rank(now.grade()) + 1; grade < pack.grades().size(); grade++) {
            int target = grade;
            fewest(now, candidates, (met, rank) -> rank >= target).ifPresent(leaps::add);
        }
        return List.copyOf(leaps);
    }

    private List<Proposal> ways(RequirementResult now, List<Observation> candidates, List<List<Observation>> leaps) {
        List<Proposal> ways = new ArrayList<>();
        NextGrade next = now.toNextGrade();
        int target = next == null ? Integer.MAX_VALUE : rank(next.grade());
        for (List<String> criteria : next == null ? List.<List<String>>of() : next.anyOf()) {
            Goal goal = (met, rank) -> rank >= target && met.containsAll(criteria);
            fewest(now, candidates, goal)
                    .map(facts -> least(facts, some -> reached(now, some, goal)))
                    .map(facts -> least(facts, some -> outcomes.of(some).rank(now.id()) >= target))
                    .ifPresent(facts -> ways.add(proposal(now, facts)));
        }
        int fewest = ways.stream()
                .mapToInt(proposal -> proposal.added().size())
                .min()
                .orElse(Integer.MAX_VALUE);
        for (List<Observation> leap : leaps) {
            if (leap.size() <= fewest) {
                int reached = outcomes.of(leap).rank(now.id());
                ways.add(proposal(now, least(leap, some -> outcomes.of(some).rank(now.id()) >= reached)));
            }
        }
        Map<List<Object>, Proposal> distinct = new LinkedHashMap<>();
        ways.stream()
                .sorted(Comparator.<Proposal>comparingInt(
                                proposal -> proposal.contradicted().size())
                        .thenComparingInt(Proposal::size))
                .forEach(proposal -> distinct.putIfAbsent(List.of(proposal.to(), proposal.criteria()), proposal));
        return List.copyOf(distinct.values());
    }

    /** As little of some facts as still does, which the evidence contradicts as little as it can. */
    private List<Observation> least(List<Observation> facts, Predicate<List<Observation>> does) {
        List<Observation> less = lessContradicted(facts, does);
        int most = outcomes.against(less).size();
        return Additions.least(
                less, supplies, edges, some -> outcomes.against(some).size() <= most && does.test(some));
    }

    private Proposal proposal(RequirementResult now, List<Observation> facts) {
        Outcome after = outcomes.of(facts);
        return new Proposal(
                now.grade(), grade(after.rank(now.id())), newlyMet(List.of(now), after), facts, against(facts));
    }

    private List<String> against(List<Observation> facts) {
        Map<String, List<String>> criteria = new LinkedHashMap<>();
        outcomes.against(facts)
                .forEach(one -> criteria.computeIfAbsent(one.sentence(), any -> new ArrayList<>())
                        .add(one.criterion()));
        return criteria.entrySet().stream()
                .map(one -> Series.and(one.getValue()) + ", " + one.getKey())
                .toList();
    }

    private static List<String> newlyMet(Collection<RequirementResult> before, Outcome after) {
        return before.stream()
                .flatMap(result -> result.criteria().stream())
                .filter(criterion -> !criterion.met())
                .map(CriterionResult::id)
                .filter(after.met()::contains)
                .toList();
    }

    /** As few of the candidates as reach a goal: what promises to reach it is evaluated, small facts first. */
    private Optional<List<Observation>> fewest(RequirementResult now, List<Observation> candidates, Goal goal) {
        List<List<Observation>> sets = List.of(List.of());
        while (true) {
            sets = larger(sets, candidates);
            if (sets.size() > MOST_SETS) {
                unsearched.add(now.id());
                return Optional.empty();
            }
            if (sets.isEmpty()) {
                return Optional.empty();
            }
            Map<List<Observation>, Set<String>> met = new LinkedHashMap<>();
            sets.forEach(facts -> met.put(facts, promised(now, facts)));
            Map<Set<String>, Integer> ranks = ranks(now.id(), met.values());
            List<List<Observation>> enough = sets.stream()
                    .filter(facts -> {
                        Set<String> promised = met.getOrDefault(facts, Set.of());
                        return goal.reached(promised, ranks.getOrDefault(promised, -1));
                    })
                    .sorted(Comparator.comparingInt(
                            facts -> facts.stream().mapToInt(Search::fields).sum()))
                    .filter(facts -> reached(now, facts, goal))
                    .limit(MOST_TRIED)
                    .toList();
            if (!enough.isEmpty()) {
                return leastContradicted(now, enough, goal);
            }
        }
    }

    /** Of some sets that would do, the first against which least is said, as soon as what it is said against is left out. */
    private Optional<List<Observation>> leastContradicted(
            RequirementResult now, List<List<Observation>> sets, Goal goal) {
        return sets.stream()
                .map(facts -> lessContradicted(facts, some -> reached(now, some, goal)))
                .min(Comparator.comparingInt(facts -> outcomes.against(facts).size()));
    }

    private List<Observation> lessContradicted(List<Observation> facts, Predicate<List<Observation>> does) {
        return Additions.less(facts, some -> outcomes.against(some).size(), does);
    }

    private static List<List<Observation>> larger(List<List<Observation>> sets, List<Observation> candidates) {
        List<List<Observation>> larger = new ArrayList<>();
        for (List<Observation> set : sets) {
            int from = set.isEmpty() ? 0 : candidates.indexOf(set.get(set.size() - 1)) + 1;
            for (Observation one : candidates.subList(from, candidates.size())) {
                larger.add(Additions.joined(set, List.of(one)));
            }
        }
        return larger;
    }

    /** The criteria of a requirement that are met if the facts supply all that they can. */
    private Set<String> promised(RequirementResult now, List<Observation> facts) {
        Set<String> met = new HashSet<>();
        for (CriterionResult criterion : now.criteria()) {
            Set<String> parts =
                    criterion.counted().stream().map(CountedFact::part).collect(Collectors.toSet());
            facts.forEach(fact -> parts.addAll(supplies.parts(fact, criterion.id())));
            if (criterion.met() || parts.size() >= criterion.atLeast()) {
                met.add(criterion.id());
            }
        }
        return met;
    }

    private Map<Set<String>, Integer> ranks(String requirement, Collection<Set<String>> met) {
        Map<Set<String>, Integer> known = promises.computeIfAbsent(requirement, unknown -> new HashMap<>());
        List<Set<String>> asked =
                met.stream().distinct().filter(set -> !known.containsKey(set)).toList();
        if (!asked.isEmpty()) {
            List<Integer> ranks = evaluator.ranks(evidence, requirement, asked);
            for (int i = 0; i < asked.size(); i++) {
                known.put(asked.get(i), ranks.get(i));
            }
        }
        return known;
    }

    private boolean reached(RequirementResult now, List<Observation> facts, Goal goal) {
        Outcome outcome = outcomes.of(facts);
        return goal.reached(outcome.met(), outcome.rank(now.id()));
    }

    private Lift lift(RequirementResult now, List<Observation> facts) {
        BigDecimal weight =
                BigDecimal.valueOf(pack.requirement(now.id()).orElseThrow().weight());
        BigDecimal after = value(outcomes.of(facts).rank(now.id()));
        return new Lift(facts, after.subtract(value(rank(now.grade()))).multiply(weight));
    }

    private BigDecimal value(int rank) {
        return pack.grades().get(rank).value();
    }

    /**
     * The fewest facts that lift the overall grade: of all that lift requirements with equally many facts, those that lift
     * the total of the weighted grades the most are tried, from one fact on. Those that the evidence speaks against are only
     * proposed where it takes more of others.
     */
    private Optional<Proposal> overall(List<List<Lift>> lifts) {
        String present = before.overall().evidence().grade();
        Predicate<List<Observation>> does = facts -> outcomes.of(facts).overall() > rank(present);
        List<List<Lift>> uncontradicted = lifts.stream()
                .map(ofOne -> ofOne.stream()
                        .filter(lift -> outcomes.against(lift.facts()).isEmpty())
                        .toList())
                .toList();
        return Stream.of(uncontradicted, lifts)
                .flatMap(some ->
                        Lift.most(some).stream().map(Lift::facts).filter(does).limit(1))
                .min(Comparator.comparingInt(List::size))
                .map(facts -> least(facts, does))
                .map(facts -> {
                    Outcome after = outcomes.of(facts);
                    return new Proposal(
                            present,
                            grade(after.overall()),
                            newlyMet(before.requirements(), after),
                            facts,
                            against(facts));
                });
    }

    private int rank(String grade) {
        return pack.gradeNames().indexOf(grade);
    }

    private String grade(int rank) {
        return pack.gradeNames().get(rank);
    }
}
