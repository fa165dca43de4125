package assay.evaluation;

import assay.compile.Watchdog;
import assay.evidence.Evidence;
import assay.evidence.EvidenceSubject;
import assay.policy.Assessor;
import assay.policy.Criterion;
import assay.policy.Fact;
import assay.policy.Grade;
import assay.policy.Overall;
import assay.policy.Rating;
import assay.policy.Requirement;
import assay.rules.RelaxedRules;
import assay.rules.RuleBase;
import assay.rules.RuleCondition;
import assay.ruleset.Kind;
import assay.ruleset.Pack;
import assay.ruleset.RuleOrigin;
import assay.ruleset.RuleSet;
import assay.ruleset.Steps;
import assay.ruleset.Vocabulary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Grades evidence by the rules of one rule set. One evaluator serves any number of threads; each evaluation runs in a
 * session of its own that is disposed of at its end.
 */
public final class Evaluator {

    /** So many are graded before anything is remembered: that has to be made ready first, which a few do not pay for. */
    private static final int ALONE = 2;

    private final int alone;
    private final boolean remembers;
    /** What grades by rules that are the same but for some, each of which looks at facts of these kinds alone; or nothing. */
    private final @Nullable Evaluator others;

    private final Set<String> kinds;
    private final RuleBase rules;
    private final Watchdog.Limits limits;
    private final FactTypes types;
    private final NextGrades nextGrades;
    private final Evaluation.Rules described;
    private final List<Requirement> requirements;
    private final Map<String, Grade> grades = new LinkedHashMap<>();
    private final Map<String, Grade> gradesSaid = new HashMap<>();
    private @Nullable Precedents precedents;
    private final AtomicInteger evaluated = new AtomicInteger();
    private @Nullable Declared declared;
    private volatile @Nullable Asked asked;

    /** An evaluator for one rule set. */
    public Evaluator(RuleBase rules) {
        this(rules, Watchdog.STANDARD);
    }

    Evaluator(RuleBase rules, Watchdog.Limits limits) {
        this(rules, limits, ALONE);
    }

    /** @param alone how many are graded before anything is remembered */
    Evaluator(RuleBase rules, Watchdog.Limits limits, int alone) {
        this(rules, limits, alone, null, Set.of());
    }

    private Evaluator(
            RuleBase rules, Watchdog.Limits limits, int alone, @Nullable Evaluator others, Set<String> kinds) {
        this.others = others;
        this.kinds = kinds;
        this.alone = alone;
        this.remembers = alone < Integer.MAX_VALUE && Precedents.areOf(rules);
        this.rules = rules;
        this.limits = limits;
        this.types = new FactTypes(rules);
        this.nextGrades = new NextGrades(rules);
        RuleSet set = rules.ruleSet();
        this.described = new Evaluation.Rules(
                set.pack().name(),
                set.sha256(),
                set.files(),
                set.extension(),
                set.settings(),
                set.pack(),
                set.interpretations(),
                set.parameters(),
                set.origins());
        this.requirements = pack().requirements().stream()
                .map(entry -> new Requirement(entry.id(), entry.number(), entry.name(), entry.weight()))
                .toList();
        for (Pack.GradeEntry entry : pack().grades()) {
            grades.put(entry.id(), new Grade(entry.id(), entry.name(), grades.size() + 1, entry.value(), entry.met()));
        }
        gradesSaid.putAll(grades);
        grades.values().forEach(grade -> gradesSaid.putIfAbsent(grade.name(), grade));
    }

    /**
     * The same, which remembers what others remember and has them remember what it finds out.
     *
     * @param others what grades by rules of which those that are not among these look at one fact at a time
     * @param changed the names of the types of those facts, and of those that such rules among these look at
     */
    Evaluator remembering(Evaluator others, Set<String> changed) {
        return new Evaluator(rules, limits, 0, others, changed);
    }

    /**
     * Grades one authority.
     *
     * @throws RuleFault if the rules do not settle, contradict themselves or lose a fact
     */
    public Evaluation evaluate(Evidence evidence) {
        Supplier<Evaluation> alone = () -> evaluation(evidence, session -> {});
        return isAlone()
                ? alone.get()
                : quickly(running -> remembering(evidence, running, (run, session) -> run.evaluation()), alone);
    }

    /**
     * The same, with what it hangs on which documents.
     *
     * @throws RuleFault if the rules do not settle, contradict themselves or lose a fact, with all documents or without some
     */
    public Evaluation evaluateWithDependence(Evidence evidence) {
        Supplier<Evaluation> alone = () -> {
            Evaluation evaluation = evaluation(evidence, session -> {});
            return evaluation.with(dependence(evidence, evaluation));
        };
        return isAlone()
                ? alone.get()
                : quickly(
                        running -> remembering(evidence, running, (run, session) -> {
                            Evaluation evaluation = run.evaluation();
                            Optional<Outcomes> outcomes =
                                    Outcomes.of(this, precedents(), evidence, run.seen(session), running);
                            return evaluation.with(
                                    new WithoutDocuments(this, evidence, evaluation, outcomes).dependence());
                        }),
                        alone);
    }

    /**
     * Grades one authority, and finds out nothing of why: rules from which neither a grade nor what grades come to follows are
     * not asked, unless all rules have to be asked together.
     *
     * @throws RuleFault if the rules do not settle, contradict themselves or lose a fact
     */
    public Summary summary(Evidence evidence) {
        Supplier<Summary> together = () -> inSession((session, conclusions) ->
                new EvaluationRun(this, evidence, session, conclusions, new IdentityHashMap<>()).summary());
        return remembers ? quickly(running -> remembered(evidence, running), together) : together.get();
    }

    /** Whether so few were graded yet that nothing is remembered. */
    private boolean isAlone() {
        return !remembers || evaluated.incrementAndGet() <= alone;
    }

    /** Works by what is remembered of the rules. What goes wrong then, or cannot be told in that way, is told in the other. */
    private <T> T quickly(Function<AtomicReference<RuleSession>, @Nullable T> work, Supplier<T> otherwise) {
        T quick = null;
        try {
            quick = RuleSession.watched(rules, limits, work);
        } catch (RuleFault e) {
            if (e.isEndless()) {
                throw e;
            }
        }
        return quick == null ? otherwise.get() : quick;
    }

    private <T> T remembering(
            Evidence evidence,
            AtomicReference<RuleSession> running,
            BiFunction<EvaluationRun, PrecedentSession, T> work) {
        Conclusions conclusions = new Conclusions(rules.ruleSet());
        IdentityHashMap<Fact, Spot> spots = new IdentityHashMap<>();
        try (PrecedentSession session = new PrecedentSession(precedents(), conclusions, spots, running)) {
            return work.apply(new EvaluationRun(this, evidence, session, conclusions, spots), session);
        }
    }

    /** The grades by what is remembered of each fact; null where that does not tell them, or something is wrong with them. */
    private @Nullable Summary remembered(Evidence evidence, AtomicReference<RuleSession> running) {
        Precedents remembered = precedents();
        WithoutDocuments.Outcome outcome = Outcomes.of(this, remembered, evidence, null, running)
                .map(outcomes -> outcomes.without(Set.of()))
                .orElse(null);
        if (outcome == null || !remembered.has(Steps.Scope.OVERALL)) {
            return null;
        }
        List<Overall> shown = new ArrayList<>();
        try (RuleSession session = new RuleSession(remembered.ofOverall(), (conclusion, match) -> {
            Conclusions.refuseFacts(conclusion);
            if (conclusion instanceof Overall overall && overall.getBy() == Assessor.EVIDENCE) {
                shown.add(overall);
            }
        })) {
            running.set(session);
            session.settle(EvidenceSubject.OVERALL, ratings(evidence, outcome.grades()));
        }
        return shown.size() == 1 ? summary(evidence, outcome.grades(), shown.get(0)) : null;
    }

    Summary summary(Evidence evidence, Map<String, Grade> grades, Overall overall) {
        Map<String, String> names = new LinkedHashMap<>();
        for (Requirement requirement : requirements) {
            names.put(
                    requirement.id(),
                    Objects.requireNonNull(grades.get(requirement.id())).name());
        }
        return new Summary(
                evidence.authority(),
                evidence.file(),
                described,
                names,
                overall.score().inDigits(),
                overall.grade().name(),
                Map.of());
    }

    /** What rules are handed to say what grades come to. */
    List<Object> ratings(Evidence evidence, Map<String, Grade> shown) {
        List<Object> ratings = new ArrayList<>(List.of(Assessor.EVIDENCE));
        if (pack().hasInterview()) {
            ratings.add(Assessor.INTERVIEWEE);
        }
        ratings.addAll(grades.values());
        for (Requirement requirement : requirements) {
            ratings.add(
                    new Rating(Assessor.EVIDENCE, requirement, Objects.requireNonNull(shown.get(requirement.id()))));
            if (pack().hasInterview()) {
                String own = evidence.answer(requirement.id()).grade();
                ratings.add(new Rating(Assessor.INTERVIEWEE, requirement, own == null ? null : gradesSaid.get(own)));
            }
        }
        return ratings;
    }

    /** A grade by what a rule calls it: its identifier, or else its name. */
    Optional<Grade> gradeSaid(String said) {
        return Optional.ofNullable(gradesSaid.get(said));
    }

    /**
     * Grades one authority by only some of the rules.
     *
     * @param mayFire whether the rule of a name may conclude anything
     * @throws RuleFault if those rules do not settle, contradict themselves or lose a fact
     */
    public Evaluation evaluate(Evidence evidence, Predicate<String> mayFire) {
        return evaluation(
                evidence,
                session -> session.onlyIf(match -> mayFire.test(match.getRule().getName())));
    }

    /**
     * The same, to see what the conditions of every rule hold for.
     *
     * @param mayFire whether the rule of a name may conclude anything
     * @throws RuleFault if those rules do not settle, contradict themselves or lose a fact
     */
    public Matches matches(Evidence evidence, Predicate<String> mayFire) {
        Matches matches = new Matches(mayFire);
        evaluation(evidence, session -> session.onlyIf(matches));
        return matches;
    }

    /**
     * What some rules would hold for, were one of their conditions not asked. The engine says so: each of them stands beside
     * all rules once for each of its conditions without that one, and concludes nothing.
     *
     * @param evidence what was submitted
     * @param wanted the names of the rules
     * @return in no order that means anything
     * @throws RuleFault if the rules do not settle, contradict themselves or lose a fact
     */
    public Set<Almost> almost(Evidence evidence, Predicate<String> wanted) {
        RelaxedRules relaxed = rules.relaxed(wanted);
        Set<Almost> almost = new HashSet<>();
        new Evaluator(relaxed.rules(), limits)
                .evaluation(
                        evidence,
                        session -> session.onlyIf(match -> {
                            String name = match.getRule().getName();
                            RuleCondition lacking = relaxed.conditions().get(name);
                            if (lacking != null) {
                                almost.add(Almost.of(lacking, relaxed.facts().getOrDefault(name, List.of()), match));
                            }
                            return lacking == null;
                        }));
        return almost;
    }

    private synchronized Precedents precedents() {
        Precedents known = precedents;
        if (known == null) {
            known = new Precedents(rules, others == null ? null : others.precedents(), kinds);
            precedents = known;
        }
        return known;
    }

    private Evaluation evaluation(Evidence evidence, Consumer<RuleSession> before) {
        return inSession((session, conclusions) -> {
            before.accept(session);
            return new EvaluationRun(this, evidence, session, conclusions, new IdentityHashMap<>()).evaluation();
        });
    }

    private <T> T inSession(BiFunction<RuleSession, Conclusions, T> work) {
        Conclusions conclusions = new Conclusions(rules.ruleSet());
        return RuleSession.with(rules, limits, conclusions, session -> work.apply(session, conclusions));
    }

    /**
     * What an evaluation hangs on which documents.
     *
     * @param evidence what was evaluated
     * @param evaluation what came of it
     * @throws RuleFault if the rules do not settle, contradict themselves or lose a fact without some document
     */
    public Evaluation.Dependence dependence(Evidence evidence, Evaluation evaluation) {
        return RuleSession.watched(
                rules,
                limits,
                running -> new WithoutDocuments(
                                this,
                                evidence,
                                evaluation,
                                !remembers || evaluated.get() <= alone
                                        ? Optional.empty()
                                        : Outcomes.of(this, precedents(), evidence, null, running))
                        .dependence());
    }

    /** The grades and the criteria met, and nothing else of an evaluation. */
    WithoutDocuments.Outcome outcome(Evidence evidence) {
        return inSession((session, conclusions) ->
                new EvaluationRun(this, evidence, session, conclusions, new IdentityHashMap<>()).outcome());
    }

    /**
     * What grades an authority's requirement would have with exactly some of its criteria met, all else as it is.
     *
     * @param evidence the authority and what it submitted
     * @param requirement the requirement's identifier
     * @param met the criteria of each question
     * @return for each question the place of its grade on the scale, from 0 for the lowest; -1 where no rule grades it
     * @throws RuleFault if the rules do not settle, contradict themselves or lose a fact
     */
    public List<Integer> ranks(Evidence evidence, String requirement, List<Set<String>> met) {
        return inSession((session, conclusions) -> new EvaluationRun(
                        this, evidence, session, conclusions, new IdentityHashMap<>())
                .ranks(requirement, met));
    }

    /**
     * What the rules ask for, which is concluded once and handed to every session.
     *
     * @throws RuleFault if the rules do not settle
     */
    synchronized Declared declared() {
        Declared known = declared;
        if (known == null && others != null) {
            // What they remember is drawn from the very things that they were asked for.
            Declared same = others.declared();
            known = new Declared(same.conclusions().by(rules.ruleSet()), same.fired());
            declared = known;
        }
        if (known == null) {
            known = inSession((session, conclusions) -> {
                session.settle(EvidenceSubject.DECLARED, List.of());
                return new Declared(conclusions, session.fired());
            });
            declared = known;
        }
        return known;
    }

    /** What is the same for every authority: what is asked for, and what rules conclude of nothing else. */
    List<Object> shared() {
        List<Criterion> criteria = declared().conclusions().criteria;
        List<Object> all = new ArrayList<>(criteria);
        precedents().constants(criteria).drawn().forEach(one -> all.add(one.what()));
        return all;
    }

    /** An evaluation by other rules, as if it had been one by these. */
    public Evaluation asOwn(Evaluation other) {
        return new Evaluation(
                other.authority(),
                other.type(),
                other.file(),
                other.evidenceSha256(),
                described,
                other.requirements(),
                other.overall(),
                other.documents(),
                other.notes(),
                other.fired(),
                other.dependence(),
                other.hidden());
    }

    Watchdog.Limits limits() {
        return limits;
    }

    /**
     * What the rules ask for.
     *
     * @param conclusions the criteria, each with the rule that asks for it
     * @param fired the names of those rules
     */
    record Declared(Conclusions conclusions, Set<String> fired) {}

    /**
     * The names of the rules that fire for an authority that sent nothing, and so decide nothing by firing.
     *
     * @throws RuleFault if the rules do not settle, contradict themselves or grade nothing
     */
    public Set<String> alwaysFiring() {
        return evaluate(Evidence.of("", "", Map.of(), null, Map.of(), Map.of(), List.of()))
                .fired();
    }

    /**
     * What is asked for.
     *
     * @param concluded the criteria as rules concluded them
     * @param criteria the criteria by their identifiers, in the order of the requirements
     * @param own those of each requirement
     */
    record Asked(List<Criterion> concluded, Map<String, Criterion> criteria, Map<String, List<Criterion>> own) {}

    /**
     * What the rules ask for, as they concluded it: mostly the very same for every authority, so that it is put in order once.
     * Which rule asked for a criterion is known of the one that it concluded, and not of another that says the same.
     */
    Asked asked(Conclusions conclusions) {
        Asked known = asked;
        if (known != null && isSame(known.concluded, conclusions.criteria)) {
            return known;
        }
        Map<String, Criterion> criteria = criteria(conclusions);
        Map<String, List<Criterion>> own = new LinkedHashMap<>();
        for (Requirement requirement : requirements) {
            own.put(
                    requirement.id(),
                    criteria.values().stream()
                            .filter(criterion -> criterion.requirement().equals(requirement.id()))
                            .toList());
        }
        known = new Asked(List.copyOf(conclusions.criteria), criteria, own);
        asked = known;
        return known;
    }

    @SuppressWarnings("ReferenceEquality") // what is asked is whether they are the very same
    private static boolean isSame(List<Criterion> some, List<Criterion> others) {
        return some.size() == others.size()
                && IntStream.range(0, some.size()).allMatch(i -> some.get(i) == others.get(i));
    }

    private Map<String, Criterion> criteria(Conclusions conclusions) {
        List<String> ids = pack().requirementIds();
        List<String> order =
                rules.ruleSet().criteria().stream().map(Criterion::id).toList();
        Map<String, List<Criterion>> byRequirement = new LinkedHashMap<>();
        ids.forEach(id -> byRequirement.put(id, new ArrayList<>()));
        for (Criterion criterion : conclusions.criteria) {
            List<Criterion> own = byRequirement.get(criterion.requirement());
            if (own == null) {
                throw fault(
                        conclusions.origin(criterion),
                        "pack.yaml has no requirement \"" + criterion.requirement() + "\", which " + criterion.id()
                                + " would belong to");
            }
            own.add(criterion);
        }
        Map<String, Criterion> criteria = new LinkedHashMap<>();
        for (List<Criterion> own : byRequirement.values()) {
            // One that stands in place of another rule set's stands in its place.
            own.sort(Comparator.comparingInt(
                    criterion -> order.contains(criterion.id()) ? order.indexOf(criterion.id()) : order.size()));
            for (Criterion criterion : own) {
                if (criteria.put(criterion.id(), criterion) != null) {
                    throw fault(
                            conclusions.origin(criterion), "the criterion " + criterion.id() + " is asked for twice");
                }
            }
        }
        return criteria;
    }

    /** What the rules are handed of the authority itself. */
    List<Object> headings(Evidence evidence) {
        Vocabulary vocabulary = rules.ruleSet().vocabulary();
        List<Object> headings = new ArrayList<>();
        addHeading(headings, vocabulary.authority(), evidence.about());
        addHeading(headings, vocabulary.interview(), evidence.interview());
        addHeading(headings, vocabulary.profile(), evidence.profile());
        return headings;
    }

    private void addHeading(List<Object> headings, Kind kind, @Nullable Map<String, Object> values) {
        if (values != null && rules.declares(kind.type())) {
            headings.add(types.instance(kind, values));
        }
    }

    /** What it grades by. */
    public RuleBase rules() {
        return rules;
    }

    /** The rules as each evaluation by them has them. */
    Evaluation.Rules described() {
        return described;
    }

    Pack pack() {
        return rules.ruleSet().pack();
    }

    FactTypes types() {
        return types;
    }

    NextGrades nextGrades() {
        return nextGrades;
    }

    List<Requirement> requirements() {
        return requirements;
    }

    /** The grades by their identifiers, from the lowest to the highest. */
    Map<String, Grade> grades() {
        return grades;
    }

    /** A fault of one rule. */
    RuleFault fault(RuleOrigin rule, String message) {
        return RuleFault.of(rules, rule, message);
    }

    /** A fault that is nobody's in particular. */
    RuleFault fault(String message) {
        return RuleFault.of(rules, message);
    }
}
