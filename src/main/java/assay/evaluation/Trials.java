package assay.evaluation;

import assay.compile.Watchdog;
import assay.evidence.Evidence;
import assay.evidence.EvidenceSubject;
import assay.policy.Agreement;
import assay.policy.Assessor;
import assay.policy.Capped;
import assay.policy.Grade;
import assay.policy.Graded;
import assay.policy.Overall;
import assay.policy.Progress;
import assay.policy.Rating;
import assay.policy.Requirement;
import assay.policy.Score;
import assay.policy.Standing;
import assay.rules.RuleBase;
import assay.ruleset.RuleOrigin;
import assay.ruleset.Step;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.commons.lang3.StringUtils;
import org.jspecify.annotations.Nullable;

/**
 * What the rules of one rule set make of what nobody has submitted. Contradictions, and what rules leave out, are handed back
 * as they are and fail nothing.
 */
public final class Trials {

    private final RuleBase rules;
    private final Evaluator evaluator;

    /** Trials of one rule set. */
    public Trials(RuleBase rules) {
        this.rules = rules;
        this.evaluator = new Evaluator(rules);
    }

    /**
     * Something that a rule concluded.
     *
     * @param what it
     * @param rule the rule
     */
    public record Drawn<T>(T what, RuleOrigin rule) {}

    /**
     * What the rules conclude in facts of types that the rule set declares for itself, where there is no evidence.
     *
     * @param about an authority without documents
     * @return by the name of the type, the values of each fact by the names of its fields; what is null is left out
     * @throws RuleFault if the rules do not settle or cannot be followed
     */
    public Map<String, List<Map<String, Object>>> ownFacts(Evidence about) {
        Map<String, List<Map<String, Object>>> own = new TreeMap<>();
        RuleSession.with(
                rules,
                Watchdog.STANDARD,
                (conclusion, match) -> {
                    String type = conclusion.getClass().getSimpleName();
                    if (rules.declares(type)) {
                        own.computeIfAbsent(type, any -> new ArrayList<>()).add(values(conclusion));
                    }
                },
                session -> {
                    session.settle(EvidenceSubject.DECLARED, List.of());
                    session.settle(EvidenceSubject.ASKED, evaluator.headings(about));
                    session.settle(EvidenceSubject.SHOWN, List.of());
                    return true;
                });
        return own;
    }

    private static Map<String, Object> values(Object fact) {
        Map<String, Object> values = new TreeMap<>();
        for (Method method : fact.getClass().getDeclaredMethods()) {
            String property = StringUtils.uncapitalize(method.getName().replaceFirst("^(?:get|is)(?=[A-Z])", ""));
            if (method.getParameterCount() == 0 && !property.equals(method.getName())) {
                try {
                    Object value = method.invoke(fact);
                    if (value != null) {
                        values.put(property, value);
                    }
                } catch (IllegalAccessException | InvocationTargetException e) {
                    throw new IllegalStateException("a declared field cannot be read: " + property, e);
                }
            }
        }
        return values;
    }

    /**
     * What becomes of a fact.
     *
     * @param counted the criteria for which rules count it
     * @param setAside those for which they set it aside; of both kinds none for a fact that would end the evaluation
     */
    public record Use(Set<String> counted, Set<String> setAside) {

        /** Whether no rule counts it or sets it aside. */
        public boolean isNone() {
            return counted.isEmpty() && setAside.isEmpty();
        }

        /** Whether a rule counts it or sets it aside for a criterion. */
        public boolean isFor(String criterion) {
            return counted.contains(criterion) || setAside.contains(criterion);
        }
    }

    /**
     * What becomes of each fact of an authority, in the order of the facts.
     *
     * @throws RuleFault if the rules do not settle or cannot be followed
     */
    public List<Use> uses(Evidence evidence) {
        Conclusions conclusions = new Conclusions(rules.ruleSet());
        return RuleSession.with(
                rules,
                Watchdog.STANDARD,
                conclusions,
                session ->
                        new EvaluationRun(evaluator, evidence, session, conclusions, new IdentityHashMap<>()).uses());
    }

    /**
     * What rules say of how a requirement stands.
     *
     * @param progress how its minimums count
     * @param graded its grades
     * @param capped what holds its grade
     */
    public record Grading(List<Drawn<Progress>> progress, List<Drawn<Graded>> graded, List<Drawn<Capped>> capped) {

        private Grading() {
            this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }
    }

    /**
     * How requirements would be graded, where no evidence beside that is known.
     *
     * @param about an authority
     * @param standings how they would stand; of the same requirement only where its grade hangs on nothing but that
     * @return what rules say of each, in the same order
     * @throws RuleFault if the rules do not settle or cannot be followed
     */
    public List<Grading> gradings(Evidence about, List<Standing> standings) {
        IdentityHashMap<Standing, Grading> gradings = new IdentityHashMap<>();
        standings.forEach(standing -> gradings.put(standing, new Grading()));
        drawn(about, session -> session.settle(EvidenceSubject.GRADED, standings), EvidenceSubject.GRADED)
                .forEach(one -> {
                    if (one.what instanceof Progress progress) {
                        add(gradings.get(progress.standing()), Grading::progress, progress, one.rule);
                    } else if (one.what instanceof Graded graded) {
                        add(gradings.get(graded.progress().standing()), Grading::graded, graded, one.rule);
                    } else if (one.what instanceof Capped capped) {
                        add(gradings.get(capped.progress().standing()), Grading::capped, capped, one.rule);
                    }
                });
        return standings.stream()
                .map(standing -> Objects.requireNonNull(gradings.get(standing)))
                .toList();
    }

    private static <T> void add(@Nullable Grading to, Function<Grading, List<Drawn<T>>> list, T what, RuleOrigin rule) {
        if (to != null) {
            list.apply(to).add(new Drawn<>(what, rule));
        }
    }

    /**
     * What rules say of all grades of an authority together.
     *
     * @param overall the overall grades
     * @param agreements how the interviewee's own grades stand to those of the evidence
     */
    public record Overalls(List<Drawn<Overall>> overall, List<Drawn<Agreement>> agreements) {}

    /**
     * What grades come to.
     *
     * @param shown the grade of each requirement by the evidence, by its identifier
     * @param own the grades of the interviewee, of those that it gave one
     * @throws RuleFault if the rules do not settle or cannot be followed
     */
    public Overalls overalls(Map<String, String> shown, Map<String, String> own) {
        List<Object> facts = scale();
        for (Requirement requirement : evaluator.requirements()) {
            facts.add(new Rating(Assessor.EVIDENCE, requirement, grade(shown.get(requirement.id()))));
            if (evaluator.pack().hasInterview()) {
                facts.add(new Rating(Assessor.INTERVIEWEE, requirement, grade(own.get(requirement.id()))));
            }
        }
        Overalls found = new Overalls(new ArrayList<>(), new ArrayList<>());
        drawn(
                        null,
                        session -> {
                            session.settle(EvidenceSubject.GRADED, List.of());
                            session.settle(EvidenceSubject.OVERALL, facts);
                        },
                        EvidenceSubject.OVERALL)
                .forEach(one -> {
                    if (one.what instanceof Overall overall) {
                        found.overall.add(new Drawn<>(overall, one.rule));
                    } else if (one.what instanceof Agreement agreement) {
                        found.agreements.add(new Drawn<>(agreement, one.rule));
                    }
                });
        return found;
    }

    /**
     * The overall grades of scores, each for itself.
     *
     * @param mayFire the rules that give them; no others fire
     * @return for each score its grades
     * @throws RuleFault if the rules do not settle or cannot be followed
     */
    public Map<Score, List<Drawn<Overall>>> overall(List<Score> scores, Set<String> mayFire) {
        List<Object> facts = scale();
        facts.addAll(scores);
        Map<Score, List<Drawn<Overall>>> found = new LinkedHashMap<>();
        scores.forEach(score -> found.put(score, new ArrayList<>()));
        drawn(
                        null,
                        session -> {
                            session.onlyIf(
                                    match -> mayFire.contains(match.getRule().getName()));
                            session.settle(EvidenceSubject.GRADED, List.of());
                            session.settle(EvidenceSubject.OVERALL, facts);
                        },
                        EvidenceSubject.OVERALL)
                .forEach(one -> {
                    if (one.what instanceof Overall overall && found.containsKey(overall.score())) {
                        Objects.requireNonNull(found.get(overall.score())).add(new Drawn<>(overall, one.rule));
                    }
                });
        return found;
    }

    private List<Object> scale() {
        List<Object> facts = new ArrayList<>(List.of(Assessor.EVIDENCE));
        if (evaluator.pack().hasInterview()) {
            facts.add(Assessor.INTERVIEWEE);
        }
        facts.addAll(evaluator.grades().values());
        return facts;
    }

    private @Nullable Grade grade(@Nullable String name) {
        return name == null ? null : Objects.requireNonNull(evaluator.grades().get(name));
    }

    /** What rules conclude in a last step, the same of one rule once, in their order. */
    private Set<Drawn<Object>> drawn(@Nullable Evidence about, Consumer<RuleSession> last, Step step) {
        Set<Drawn<Object>> drawn = new LinkedHashSet<>();
        Set<String> ofStep = new HashSet<>();
        rules.steps().rules().forEach((rule, stage) -> {
            if (stage.step().equals(step)) {
                ofStep.add(rule);
            }
        });
        RuleSession.with(
                rules,
                Watchdog.STANDARD,
                (conclusion, match) -> {
                    String rule = match.getRule().getName();
                    if (ofStep.contains(rule)) {
                        drawn.add(new Drawn<>(conclusion, rules.ruleSet().origin(rule)));
                    }
                },
                session -> {
                    session.settle(EvidenceSubject.DECLARED, List.of());
                    session.settle(EvidenceSubject.ASKED, about == null ? List.of() : evaluator.headings(about));
                    session.settle(EvidenceSubject.SHOWN, List.of());
                    session.settle(EvidenceSubject.MET, List.of());
                    last.accept(session);
                    return true;
                });
        return drawn;
    }
}
