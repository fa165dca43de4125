package assay.mutation;

import assay.evaluation.Evaluation;
import assay.evaluation.Evaluator;
import assay.evaluation.Matches;
import assay.evaluation.RuleFault;
import assay.evidence.Evidence;
import assay.problem.ProblemsException;
import assay.rules.RuleBase;
import assay.ruleset.RuleOrigin;
import assay.verify.Verifier;
import assay.yaml.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tries whether fixtures notice the mutants of a rule set. A mutant is only tried on the fixtures on which its conditions
 * hold for something else than those of its rule, or on which it concludes something else; all others cannot notice.
 */
public final class MutationTesting {

    /** How many mutants are tried beside each other: with more of them every evaluation takes longer. */
    private static final int GROUP = 150;

    /** How many files of generated evidence are tried before the mutants that they tell apart are put aside. */
    private static final int BLOCK = 200;

    private final MutatedRules rules;
    private final Set<String> changedRules;
    private final List<Evidence> fixtures;
    private final Verifier verifier;
    private final Equivalents equivalents;
    private final long generated;
    private final Runnable going;

    /**
     * A trial.
     *
     * @param rules the rules and their mutants
     * @param fixtures evidence that says what it must come out as
     * @param verifier checks that by the rules as they are
     * @param equivalents the mutants that are said to change nothing
     * @param generated how many files of generated evidence are searched for one that tells a survivor apart
     */
    public MutationTesting(
            MutatedRules rules, List<Evidence> fixtures, Verifier verifier, Equivalents equivalents, long generated) {
        this(rules, fixtures, verifier, equivalents, generated, () -> {});
    }

    /**
     * The same, which can be ended.
     *
     * @param going is run before each piece of evidence is graded; what it throws ends the trial
     */
    public MutationTesting(
            MutatedRules rules,
            List<Evidence> fixtures,
            Verifier verifier,
            Equivalents equivalents,
            long generated,
            Runnable going) {
        this.rules = rules;
        this.changedRules = rules.mutants().stream().map(Mutant::changedRule).collect(Collectors.toSet());
        this.fixtures = List.copyOf(fixtures);
        this.verifier = verifier;
        this.equivalents = equivalents;
        this.generated = generated;
        this.going = going;
    }

    /**
     * What becomes of every mutant, in their order.
     *
     * @param step told whenever one more is known
     */
    public List<Verdict> verdicts(Runnable step) {
        return verdicts(mutant -> true, step);
    }

    /** The same of some of them. */
    public List<Verdict> verdicts(Predicate<Mutant> wanted, Runnable step) {
        List<Mutant> all = rules.mutants().stream().filter(wanted).toList();
        Map<Mutant, String> noticed = groups(all).stream()
                .parallel()
                .map(group -> noticed(group, step))
                .collect(HashMap::new, Map::putAll, Map::putAll);
        // Any evidence tells a text about the whole from another.
        List<Mutant> survivors = all.stream()
                .filter(mutant -> !noticed.containsKey(mutant) && mutant.form() != Mutant.Form.OTHER_TEXTS)
                .toList();
        Map<Mutant, Evidence> telling = survivors.isEmpty() ? Map.of() : telling(survivors);
        return all.stream()
                .map(mutant -> verdict(mutant, noticed.get(mutant), telling.get(mutant)))
                .toList();
    }

    /** Those that are beside each other in one set of compiled rules; all that need the rules as they are can be. */
    private static List<List<Mutant>> groups(List<Mutant> all) {
        List<Mutant> compiled =
                all.stream().filter(MutationTesting::isBesideOthers).toList();
        List<Mutant> asItIs =
                all.stream().filter(mutant -> !isBesideOthers(mutant)).toList();
        List<List<Mutant>> groups = new ArrayList<>(parts(compiled, GROUP));
        groups.addAll(parts(asItIs, (asItIs.size() + 1) / 2));
        return groups;
    }

    private static <T> List<List<T>> parts(List<T> all, int most) {
        return IntStream.range(0, all.size())
                .filter(i -> i % most == 0)
                .mapToObj(i -> all.subList(i, Math.min(all.size(), i + most)))
                .toList();
    }

    private static boolean isBesideOthers(Mutant mutant) {
        return !mutant.form().firesAsItIs() && mutant.form() != Mutant.Form.OTHER_RULES;
    }

    /** A group is tried in one go, but for those of it that cannot be followed. */
    private Map<Mutant, String> noticed(List<Mutant> group, Runnable step) {
        Group trial = new Group(group);
        Map<Mutant, String> noticed = new HashMap<>();
        try {
            noticed.putAll(trial.match());
        } catch (RuleFault e) {
            if (group.size() == 1) {
                step(step);
                return Map.of(group.get(0), e.problem().message());
            }
            // Nobody knows whose fault it is: the group is halved until that is alone.
            noticed.putAll(noticed(group.subList(0, group.size() / 2), step));
            noticed.putAll(noticed(group.subList(group.size() / 2, group.size()), step));
            return noticed;
        }
        if (!noticed.isEmpty()) {
            noticed.keySet().forEach(mutant -> step(step));
            List<Mutant> others = group.stream()
                    .filter(mutant -> !noticed.containsKey(mutant))
                    .toList();
            if (!others.isEmpty()) {
                noticed.putAll(noticed(others, step));
            }
            return noticed;
        }
        for (Mutant mutant : group) {
            trial.noticed(mutant).ifPresent(difference -> noticed.put(mutant, difference));
            step(step);
        }
        return noticed;
    }

    /** For each mutant the first generated evidence that comes out otherwise under it; halved as before. */
    private Map<Mutant, Evidence> telling(List<Mutant> mutants) {
        Group trial = new Group(mutants);
        try {
            return trial.telling();
        } catch (RuleFault e) {
            if (mutants.size() == 1) {
                return Map.of(mutants.get(0), trial.failing());
            }
            Map<Mutant, Evidence> telling = new HashMap<>(telling(mutants.subList(0, mutants.size() / 2)));
            telling.putAll(telling(mutants.subList(mutants.size() / 2, mutants.size())));
            return telling;
        }
    }

    private static void step(Runnable step) {
        synchronized (step) {
            step.run();
        }
    }

    private Verdict verdict(Mutant mutant, @Nullable String noticed, @Nullable Evidence telling) {
        if (noticed != null) {
            return new Verdict(mutant, Verdict.Outcome.KILLED, noticed, null);
        }
        Optional<String> reason = equivalents.reason(mutant);
        return reason.isPresent() && telling == null
                ? new Verdict(mutant, Verdict.Outcome.EQUIVALENT, reason.get(), null)
                : new Verdict(mutant, Verdict.Outcome.SURVIVED, "", telling);
    }

    private boolean isAsItIs(String rule) {
        return !changedRules.contains(rule);
    }

    private Predicate<String> firing(Mutant mutant) {
        return !isBesideOthers(mutant)
                ? this::isAsItIs
                : rule -> isAsItIs(rule) ? !rule.equals(mutant.rule()) : rule.equals(mutant.changedRule());
    }

    private static boolean canTell(Mutant mutant, Matches matches) {
        return switch (mutant.form()) {
            case DROPPED, OTHER_CONCLUSIONS -> matches.any(mutant.rule());
            case OTHER_CONDITIONS -> !matches.same(mutant.rule(), mutant.changedRule());
            case OTHER_GROUNDS -> mutant.rule().isEmpty() || matches.any(mutant.rule());
            case OTHER_PACK, OTHER_TEXTS, OTHER_RULES -> true;
        };
    }

    /** Whether a fixture expects anything that could show a mutant. */
    private static boolean expects(Evidence fixture, Mutant mutant) {
        return mutant.shownBy().isEmpty()
                || (fixture.expect() instanceof Node.Mapping expect
                        && expect.entries().stream()
                                .anyMatch(entry ->
                                        mutant.shownBy().contains(entry.key().text())));
    }

    /** Whether a fixture expects what rules rest on, whether they fire or not. */
    private static boolean holdsGrounds(Evidence fixture, Mutant mutant) {
        return mutant.form() == Mutant.Form.OTHER_GROUNDS
                && fixture.expect() instanceof Node.Mapping expect
                && expect.entry(OtherGrounds.HELD).isPresent();
    }

    /** What everything holds for in a fixture, or why that cannot be followed. */
    private record Matched(
            Evidence fixture,
            @Nullable Matches matches,
            @Nullable RuleFault fault) {}

    /** Some mutants beside the rules as they are. */
    private final class Group {

        private final List<Mutant> mutants;
        private final RuleBase base;
        /** What everything holds for in the fixtures that could show one of the mutants. */
        private final IdentityHashMap<Evidence, Matches> matches = new IdentityHashMap<>();
        /** The numbers of the fixtures, those first that noticed a mutant last: they often notice the next one too. */
        private final List<Integer> order;

        Group(List<Mutant> mutants) {
            this.mutants = mutants;
            this.base = rules.with(mutants);
            this.order =
                    new ArrayList<>(IntStream.range(0, fixtures.size()).boxed().toList());
        }

        /**
         * Finds out what all of them would fire on, for each fixture.
         *
         * @return those whose rules cannot be followed, and why; where there are some, nothing has been found out of the others
         */
        Map<Mutant, String> match() {
            Map<String, Mutant> byRule = new HashMap<>();
            mutants.forEach(mutant -> byRule.put(mutant.changedRule(), mutant));
            Map<Mutant, String> failing = new HashMap<>();
            Evaluator evaluator = new Evaluator(base);
            List<Matched> all = fixtures.parallelStream()
                    .filter(fixture -> mutants.stream().anyMatch(mutant -> expects(fixture, mutant)))
                    .map(fixture -> matched(fixture, evaluator))
                    .toList();
            for (Matched one : all) {
                if (one.fault == null) {
                    matches.put(one.fixture, Objects.requireNonNull(one.matches));
                } else {
                    RuleFault fault = one.fault;
                    Mutant its = fault.rule().map(byRule::get).orElseThrow(() -> fault);
                    failing.putIfAbsent(its, fault.problem().message());
                }
            }
            return failing;
        }

        private Matched matched(Evidence fixture, Evaluator evaluator) {
            going.run();
            try {
                return new Matched(fixture, evaluator.matches(fixture, MutationTesting.this::isAsItIs), null);
            } catch (RuleFault e) {
                return new Matched(fixture, null, e);
            }
        }

        private Evaluator evaluator(Mutant mutant) {
            return new Evaluator(
                    mutant.form() == Mutant.Form.OTHER_RULES
                            ? rules.of(mutant)
                            : mutant.form().firesAsItIs() ? base.with(mutant.changed()) : base);
        }

        /** A fixture that comes out otherwise than it says, and how. */
        Optional<String> noticed(Mutant mutant) {
            Evaluator evaluator = evaluator(mutant);
            for (Integer i : order) {
                Evidence fixture = fixtures.get(i);
                if (expects(fixture, mutant)
                        && (holdsGrounds(fixture, mutant)
                                || canTell(mutant, Objects.requireNonNull(matches.get(fixture))))) {
                    Optional<String> difference = difference(fixture, evaluator, firing(mutant));
                    if (difference.isPresent()) {
                        order.remove(i);
                        order.add(0, i);
                        return difference;
                    }
                }
            }
            return Optional.empty();
        }

        private Optional<String> difference(Evidence fixture, Evaluator evaluator, Predicate<String> firing) {
            going.run();
            try {
                return verifier.differences(fixture, evaluator.evaluate(fixture, firing)).stream()
                        .findFirst()
                        .map(first -> fixture.file() + ":" + first.line() + ": " + first.message());
            } catch (ProblemsException e) {
                throw new IllegalStateException("a fixture that could be verified before: " + fixture.file(), e);
            } catch (RuleFault e) {
                // Rules that cannot be followed are noticed by anybody.
                return Optional.of(fixture.file() + ": " + e.problem().message());
            }
        }

        /** For each mutant the first generated evidence that comes out otherwise under it, where there is some. */
        Map<Mutant, Evidence> telling() {
            EvidenceGenerator generator = new EvidenceGenerator(base.ruleSet());
            Evaluator asItIs = new Evaluator(base);
            Map<Mutant, Evaluator> left = new LinkedHashMap<>();
            mutants.forEach(mutant -> left.put(mutant, evaluator(mutant)));
            Map<Mutant, Evidence> found = new HashMap<>();
            for (long block = 0; block < generated && !left.isEmpty(); block += BLOCK) {
                LongStream.range(block, Math.min(generated, block + BLOCK))
                        .parallel()
                        .mapToObj(number -> told(generator.evidence(number), asItIs, left))
                        .toList()
                        .forEach(told -> told.forEach(found::putIfAbsent));
                left.keySet().removeAll(found.keySet());
            }
            return found;
        }

        /** The first generated evidence on which the rules cannot be followed; there is some. */
        Evidence failing() {
            EvidenceGenerator generator = new EvidenceGenerator(base.ruleSet());
            Evaluator asItIs = new Evaluator(base);
            for (long number = 0; ; number++) {
                Evidence evidence = generator.evidence(number);
                try {
                    asItIs.matches(evidence, MutationTesting.this::isAsItIs);
                } catch (RuleFault e) {
                    return evidence;
                }
            }
        }

        /** The mutants under which a piece of evidence comes out otherwise. */
        private Map<Mutant, Evidence> told(Evidence evidence, Evaluator asItIs, Map<Mutant, Evaluator> others) {
            going.run();
            Matches matched = asItIs.matches(evidence, MutationTesting.this::isAsItIs);
            Map<Mutant, Evaluator> able = new LinkedHashMap<>(others);
            able.keySet().removeIf(mutant -> !canTell(mutant, matched));
            if (able.isEmpty()) {
                return Map.of();
            }
            Said before = said(evidence, asItIs, MutationTesting.this::isAsItIs);
            Map<Mutant, Evidence> told = new HashMap<>();
            able.forEach((mutant, evaluator) -> {
                if (!before.sameFor(mutant, said(evidence, evaluator, firing(mutant)))) {
                    told.put(mutant, evidence);
                }
            });
            return told;
        }

        private Said said(Evidence evidence, Evaluator evaluator, Predicate<String> firing) {
            try {
                return Said.by(evaluator.evaluate(evidence, firing));
            } catch (RuleFault e) {
                List<Object> fault = List.of(e.problem());
                return new Said(fault, fault);
            }
        }
    }

    /**
     * All that an evaluation says, whichever rules say it.
     *
     * @param all everything
     * @param grounds the interpretations and sources that results name: all else says of a rule what is written there
     */
    private record Said(List<Object> all, List<Object> grounds) {

        static Said by(Evaluation evaluation) {
            List<Object> grounds = new ArrayList<>();
            for (Evaluation.RequirementResult requirement : evaluation.requirements()) {
                grounds.add(requirement.interpretations());
                grounds.add(requirement.minimums().countedBy().source());
                requirement
                        .reasons()
                        .forEach(reason -> grounds.add(reason.rule().source()));
                for (Evaluation.CriterionResult criterion : requirement.criteria()) {
                    grounds.add(criterion.interpretations());
                    criterion.askedBy().forEach(rule -> grounds.add(rule.source()));
                    criterion.rules().forEach(rule -> grounds.add(rule.source()));
                    RuleOrigin metBy = criterion.metBy();
                    grounds.add(metBy == null ? "" : metBy.source());
                }
            }
            Stream.of(evaluation.overall().evidence(), evaluation.overall().interviewee())
                    .filter(Objects::nonNull)
                    .flatMap(grade -> grade.rules().stream())
                    .flatMap(rule -> Stream.concat(Stream.of(rule.source()), rule.interpretations().stream()))
                    .distinct()
                    .sorted()
                    .forEach(grounds::add);
            return new Said(
                    List.of(
                            evaluation.requirements(),
                            evaluation.overall(),
                            evaluation.documents(),
                            evaluation.notes()),
                    grounds);
        }

        boolean sameFor(Mutant mutant, Said other) {
            return mutant.form() == Mutant.Form.OTHER_GROUNDS ? grounds.equals(other.grounds) : all.equals(other.all);
        }
    }
}
