package assay.evaluation;

import assay.evidence.Evidence;
import assay.evidence.SubmittedDocument;
import assay.policy.Agreement;
import assay.policy.Assessor;
import assay.policy.AtLeast;
import assay.policy.Capped;
import assay.policy.Caution;
import assay.policy.Counted;
import assay.policy.Criterion;
import assay.policy.Document;
import assay.policy.Fact;
import assay.policy.Finding;
import assay.policy.Grade;
import assay.policy.Graded;
import assay.policy.Note;
import assay.policy.Overall;
import assay.policy.Progress;
import assay.policy.Rating;
import assay.policy.Reason;
import assay.policy.Requirement;
import assay.policy.SetAside;
import assay.policy.Standing;
import assay.problem.Problem;
import assay.rules.Kind;
import assay.rules.Pack;
import assay.rules.RuleBase;
import assay.rules.RuleOrigin;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Grades evidence by the rules of one rule set. One evaluator serves any number of threads; each evaluation runs in a
 * session of its own that is disposed of at its end.
 */
public final class Evaluator {

    private final RuleBase rules;
    private final Pack pack;
    private final FactTypes types;
    private final NextGrades nextGrades;
    private final List<Requirement> requirements;
    private final Map<String, Grade> grades = new LinkedHashMap<>();

    /** An evaluator for one rule set. */
    public Evaluator(RuleBase rules) {
        this.rules = rules;
        this.pack = rules.ruleSet().pack();
        this.types = new FactTypes(rules);
        this.nextGrades = new NextGrades(rules);
        this.requirements = pack.requirements().stream()
                .map(entry -> new Requirement(entry.id(), entry.number(), entry.name(), entry.weight()))
                .toList();
        for (Pack.GradeEntry entry : pack.grades()) {
            grades.put(entry.name(), new Grade(entry.name(), grades.size() + 1, entry.value(), entry.met()));
        }
    }

    /**
     * Grades one authority.
     *
     * @throws RuleFault if the rules do not settle, contradict themselves or lose a fact
     */
    public Evaluation evaluate(Evidence evidence) {
        return evaluate(evidence, session -> {});
    }

    /** Grades one authority, handing out the session at its beginning for somebody to watch. */
    Evaluation evaluate(Evidence evidence, Consumer<RuleSession> watch) {
        Conclusions conclusions = new Conclusions(rules.ruleSet());
        try (RuleSession session = new RuleSession(rules, conclusions)) {
            watch.accept(session);
            return new Run(evidence, session, conclusions).run();
        }
    }

    /**
     * What the rule set asks for, whatever the evidence, in the order of the requirements and of their criteria.
     *
     * @throws RuleFault if the rules do not settle or ask for the impossible
     */
    public List<Criterion> criteria() {
        Conclusions conclusions = new Conclusions(rules.ruleSet());
        try (RuleSession session = new RuleSession(rules, conclusions)) {
            session.settle(List.of());
            return new ArrayList<>(ordered(conclusions).values());
        }
    }

    private Map<String, Criterion> ordered(Conclusions conclusions) {
        List<String> ids = pack.requirementIds();
        Map<String, Criterion> ordered = new LinkedHashMap<>();
        for (Criterion criterion : conclusions.criteria) {
            if (!ids.contains(criterion.requirement())) {
                throw at(
                        conclusions.origin(criterion),
                        "pack.yaml has no requirement \"" + criterion.requirement() + "\", which " + criterion.id()
                                + " would belong to");
            }
        }
        for (String id : ids) {
            for (Criterion criterion : conclusions.criteria) {
                if (criterion.requirement().equals(id) && ordered.put(criterion.id(), criterion) != null) {
                    throw at(conclusions.origin(criterion), "the criterion " + criterion.id() + " is asked for twice");
                }
            }
        }
        return ordered;
    }

    private RuleFault at(RuleOrigin rule, String message) {
        return new RuleFault(
                new Problem(rules.shown(rule.file()), rule.line(), 0, message + " (rule \"" + rule.name() + "\")"));
    }

    private RuleFault fault(String message) {
        return new RuleFault(Problem.ofFile(rules.shown("pack.yaml"), message));
    }

    /** The evaluation of one authority, step by step. */
    private final class Run {

        private final Evidence evidence;
        private final RuleSession session;
        private final Conclusions conclusions;
        private final IdentityHashMap<Fact, Evaluation.Place> places = new IdentityHashMap<>();
        private final List<Fact> facts = new ArrayList<>();
        private final Map<String, Evaluation.CriterionResult> results = new LinkedHashMap<>();
        private final Map<String, Set<String>> interpretations = new LinkedHashMap<>();
        private Map<String, Criterion> criteria = Map.of();

        Run(Evidence evidence, RuleSession session, Conclusions conclusions) {
            this.evidence = evidence;
            this.session = session;
            this.conclusions = conclusions;
            pack.requirementIds().forEach(id -> interpretations.put(id, new HashSet<>()));
        }

        Evaluation run() {
            session.settle(headings());
            criteria = ordered(conclusions);
            session.settle(evidenceFacts());
            checkReferences();
            List<Finding> findings = findings();
            session.settle(findings);
            Set<String> met = conclusions.met.stream()
                    .map(one -> one.finding().criterion().id())
                    .collect(Collectors.toSet());
            findings.forEach(finding -> results.put(finding.criterion().id(), result(finding, met)));
            accountForEveryFact();
            Map<String, Standing> standings = standings(met);
            session.settle(standings.values());
            Map<String, Graded> graded = graded(standings);
            session.settle(ratings(graded));
            return new Evaluation(
                    evidence.authority(),
                    Objects.toString(evidence.about().get("type"), ""),
                    evidence.file(),
                    evidence.sha256(),
                    new Evaluation.Rules(pack.name(), rules.ruleSet().sha256()),
                    requirementResults(standings, graded),
                    overall(graded),
                    documentUses(),
                    notes());
        }

        private List<Object> headings() {
            List<Object> headings = new ArrayList<>();
            addHeading(headings, rules.ruleSet().vocabulary().authority(), evidence.about());
            addHeading(headings, rules.ruleSet().vocabulary().interview(), evidence.interview());
            addHeading(headings, rules.ruleSet().vocabulary().profile(), evidence.profile());
            return headings;
        }

        private void addHeading(List<Object> headings, Kind kind, @Nullable Map<String, Object> values) {
            if (values != null && rules.declares(kind.type())) {
                headings.add(types.instance(kind, values));
            }
        }

        private List<Object> evidenceFacts() {
            List<Object> inserted = new ArrayList<>();
            for (SubmittedDocument submitted : evidence.documents()) {
                inserted.add(submitted.document());
                for (int index = 0; index < submitted.observations().size(); index++) {
                    Fact fact = types.fact(submitted.observations().get(index), submitted.document(), index);
                    facts.add(fact);
                    places.put(
                            fact,
                            new Evaluation.Place(
                                    submitted.document(),
                                    index,
                                    submitted.observations().get(index).kind().word(),
                                    fact.getAt(),
                                    fact.isSecondary()));
                    inserted.add(fact);
                }
            }
            return inserted;
        }

        /** Conclusions about criteria and parts that nobody asks for would silently come to nothing. */
        private void checkReferences() {
            for (Counted counted : conclusions.counted) {
                Criterion criterion = known(counted.criterion(), counted);
                if (!criterion.parts().contains(counted.part())) {
                    throw at(
                            conclusions.origin(counted),
                            "the criterion " + criterion.id() + " has no part \"" + counted.part()
                                    + "\"; its parts are " + String.join(", ", criterion.parts()));
                }
            }
            conclusions.setAside.forEach(setAside -> known(setAside.criterion(), setAside));
            conclusions.cautions.forEach(caution -> known(caution.criterion(), caution));
            for (AtLeast atLeast : conclusions.atLeast) {
                Criterion criterion = known(atLeast.criterion(), atLeast);
                if (atLeast.parts() > criterion.parts().size()) {
                    throw at(
                            conclusions.origin(atLeast),
                            criterion.id() + " cannot ask for " + atLeast.parts() + " of "
                                    + criterion.parts().size() + " parts");
                }
            }
        }

        private Criterion known(String id, Object conclusion) {
            Criterion criterion = criteria.get(id);
            if (criterion == null) {
                throw at(conclusions.origin(conclusion), "no requirement asks for the criterion \"" + id + "\"");
            }
            return criterion;
        }

        private List<Finding> findings() {
            Map<String, Set<String>> shown = new LinkedHashMap<>();
            conclusions.counted.forEach(counted -> shown.computeIfAbsent(counted.criterion(), id -> new HashSet<>())
                    .add(counted.part()));
            Map<String, Integer> raised = new LinkedHashMap<>();
            conclusions.atLeast.forEach(atLeast -> raised.merge(atLeast.criterion(), atLeast.parts(), Math::max));
            return criteria.values().stream()
                    .map(criterion -> new Finding(
                            criterion,
                            criterion.parts().stream()
                                    .filter(shown.getOrDefault(criterion.id(), Set.of())::contains)
                                    .toList(),
                            Math.max(criterion.atLeast(), raised.getOrDefault(criterion.id(), 0))))
                    .toList();
        }

        private Evaluation.CriterionResult result(Finding finding, Set<String> metCriteria) {
            Criterion criterion = finding.criterion();
            boolean met = metCriteria.contains(criterion.id());
            List<Evaluation.CountedFact> counted = counted(criterion);
            conclusions.atLeast.stream()
                    .filter(atLeast -> atLeast.criterion().equals(criterion.id()))
                    .forEach(atLeast -> restsOn(criterion.requirement(), conclusions.origin(atLeast)));
            return new Evaluation.CriterionResult(
                    criterion,
                    met,
                    met && counted.stream().allMatch(one -> one.fact().secondary()),
                    finding.atLeast(),
                    met ? List.of() : finding.missing(),
                    counted,
                    setAside(criterion),
                    conclusions.cautions.stream()
                            .filter(caution -> caution.criterion().equals(criterion.id()))
                            .map(Caution::text)
                            .sorted()
                            .toList());
        }

        private List<Evaluation.CountedFact> counted(Criterion criterion) {
            IdentityHashMap<Fact, Map<String, Evaluation.CountedFact>> byFact = new IdentityHashMap<>();
            for (Counted counted : conclusions.counted) {
                if (!counted.criterion().equals(criterion.id())) {
                    continue;
                }
                RuleOrigin rule = conclusions.origin(counted);
                List<RuleOrigin> because = new ArrayList<>();
                for (Object other : counted.because()) {
                    RuleOrigin origin = conclusions.originOrNull(other);
                    if (origin != null && !origin.interpretations().isEmpty() && !because.contains(origin)) {
                        because.add(origin);
                    }
                }
                restsOn(criterion.requirement(), rule);
                because.forEach(origin -> restsOn(criterion.requirement(), origin));
                byFact.computeIfAbsent(counted.fact(), fact -> new LinkedHashMap<>())
                        .merge(
                                counted.part(),
                                new Evaluation.CountedFact(counted.part(), place(counted.fact()), rule, because),
                                Run::simpler);
            }
            List<Evaluation.CountedFact> inOrder = new ArrayList<>();
            for (Fact fact : facts) {
                Map<String, Evaluation.CountedFact> parts = byFact.getOrDefault(fact, Map.of());
                for (String part : criterion.parts()) {
                    Evaluation.CountedFact one = parts.get(part);
                    if (one != null) {
                        inOrder.add(one);
                    }
                }
            }
            return inOrder;
        }

        /** Where a fact supplies a part in two ways, the one that rests on less is shown. */
        private static Evaluation.CountedFact simpler(Evaluation.CountedFact one, Evaluation.CountedFact other) {
            Comparator<Evaluation.CountedFact> order = Comparator.comparingInt(
                            (Evaluation.CountedFact fact) -> fact.because().size())
                    .thenComparing(fact -> fact.rule().file())
                    .thenComparingInt(fact -> fact.rule().line());
            return order.compare(one, other) <= 0 ? one : other;
        }

        private List<Evaluation.FactSetAside> setAside(Criterion criterion) {
            Set<Fact> countedFacts = conclusions.counted.stream()
                    .filter(counted -> counted.criterion().equals(criterion.id()))
                    .map(Counted::fact)
                    .collect(Collectors.toCollection(() -> Collections.newSetFromMap(new IdentityHashMap<>())));
            IdentityHashMap<Fact, List<SetAside>> byFact = new IdentityHashMap<>();
            for (SetAside setAside : conclusions.setAside) {
                if (setAside.criterion().equals(criterion.id()) && !countedFacts.contains(setAside.fact())) {
                    byFact.computeIfAbsent(setAside.fact(), fact -> new ArrayList<>())
                            .add(setAside);
                }
            }
            List<Evaluation.FactSetAside> inOrder = new ArrayList<>();
            for (Fact fact : facts) {
                List<SetAside> all = byFact.get(fact);
                if (all == null) {
                    continue;
                }
                all.sort(Comparator.comparing(
                                (SetAside one) -> conclusions.origin(one).file())
                        .thenComparingInt(one -> conclusions.origin(one).line())
                        .thenComparing(SetAside::reason));
                Set<RuleOrigin> origins = new LinkedHashSet<>();
                all.forEach(one -> origins.add(conclusions.origin(one)));
                origins.forEach(origin -> restsOn(criterion.requirement(), origin));
                inOrder.add(new Evaluation.FactSetAside(
                        place(fact),
                        all.stream().map(SetAside::reason).distinct().collect(Collectors.joining("; ")),
                        List.copyOf(origins)));
            }
            return inOrder;
        }

        private Evaluation.Place place(Fact fact) {
            return Objects.requireNonNull(places.get(fact), "a fact that is in no document");
        }

        private void restsOn(String requirement, RuleOrigin rule) {
            Set<String> carried = interpretations.get(requirement);
            if (carried != null) {
                carried.addAll(rule.interpretations());
            }
        }

        /** Conservation of evidence: what no rule looked at would vanish from the trace. */
        private void accountForEveryFact() {
            Set<Evaluation.Place> seen = new HashSet<>();
            for (Evaluation.CriterionResult result : results.values()) {
                result.counted().forEach(one -> seen.add(one.fact()));
                result.setAside().forEach(one -> seen.add(one.fact()));
            }
            for (Fact fact : facts) {
                Evaluation.Place place = place(fact);
                if (!seen.contains(place)) {
                    Kind kind = rules.ruleSet().vocabulary().kind(place.kind()).orElseThrow();
                    throw new RuleFault(new Problem(
                            rules.shown(kind.file()),
                            kind.line(),
                            0,
                            "no rule counts the " + place.kind() + " in " + evidence.file() + ", document "
                                    + place.document().id() + ", shows " + place.index()
                                    + ", or sets it aside; every fact needs a rule that says what becomes of it"));
                }
            }
        }

        private Map<String, Standing> standings(Set<String> met) {
            Map<String, Standing> standings = new LinkedHashMap<>();
            for (Requirement requirement : requirements) {
                List<Criterion> own = criteria.values().stream()
                        .filter(criterion -> criterion.requirement().equals(requirement.id()))
                        .toList();
                standings.put(
                        requirement.id(),
                        new Standing(
                                requirement.id(),
                                own,
                                own.stream()
                                        .map(Criterion::id)
                                        .filter(met::contains)
                                        .collect(Collectors.toSet())));
            }
            return standings;
        }

        private Map<String, Graded> graded(Map<String, Standing> standings) {
            Map<String, Graded> graded = new LinkedHashMap<>();
            for (Graded one : conclusions.graded) {
                if (!grades.containsKey(one.grade())) {
                    throw at(conclusions.origin(one), "pack.yaml has no grade \"" + one.grade() + "\"");
                }
                Graded before = graded.put(one.progress().getRequirement(), one);
                if (before != null) {
                    throw at(
                            conclusions.origin(one),
                            one.progress().getRequirement() + " is graded twice, also by the rule \""
                                    + conclusions.origin(before).name() + "\"");
                }
            }
            for (String id : standings.keySet()) {
                if (!graded.containsKey(id)) {
                    throw fault("no rule grades " + id + " with these criteria met: "
                            + standings.get(id).met().stream().sorted().toList());
                }
            }
            return graded;
        }

        private List<Object> ratings(Map<String, Graded> graded) {
            List<Object> ratings = new ArrayList<>();
            ratings.add(Assessor.EVIDENCE);
            ratings.add(Assessor.INTERVIEWEE);
            ratings.addAll(grades.values());
            for (Requirement requirement : requirements) {
                ratings.add(new Rating(Assessor.EVIDENCE, requirement, grades.get(grade(graded, requirement.id()))));
                String own = evidence.answer(requirement.id()).grade();
                ratings.add(new Rating(Assessor.INTERVIEWEE, requirement, own == null ? null : grades.get(own)));
            }
            return ratings;
        }

        private String grade(Map<String, Graded> graded, String requirement) {
            return Objects.requireNonNull(graded.get(requirement)).grade();
        }

        private List<Evaluation.RequirementResult> requirementResults(
                Map<String, Standing> standings, Map<String, Graded> graded) {
            List<Evaluation.RequirementResult> all = new ArrayList<>();
            for (Requirement requirement : requirements) {
                Standing standing = Objects.requireNonNull(standings.get(requirement.id()));
                all.add(requirementResult(requirement, standing, Objects.requireNonNull(graded.get(requirement.id()))));
            }
            return all;
        }

        private Evaluation.RequirementResult requirementResult(
                Requirement requirement, Standing standing, Graded graded) {
            String id = requirement.id();
            Progress progress = graded.progress();
            Capped capped = conclusions.capped.stream()
                    .filter(one -> one.progress().equals(progress))
                    .findFirst()
                    .orElse(null);
            List<Evaluation.GradeReason> reasons = new ArrayList<>();
            reasons.add(reason(id, graded.reason(), graded));
            if (capped != null) {
                reasons.add(reason(id, capped.reason(), capped));
            }
            if (!progress.reason().isEmpty()) {
                reasons.add(reason(id, progress.reason(), progress));
            }
            for (Reason remark : conclusions.reasons) {
                if (remark.progress().equals(progress)) {
                    reasons.add(reason(id, remark.text(), remark));
                }
            }
            Evaluation.NextGrade next = nextGrades.find(standing, graded.grade(), session, conclusions);
            Set<String> carried = interpretations.getOrDefault(id, Set.of());
            return new Evaluation.RequirementResult(
                    id,
                    requirement.number(),
                    requirement.name(),
                    graded.grade(),
                    new Evaluation.Minimums(
                            progress.minimumsMet(), progress.minimums(), standing.isRouted(), progress.route()),
                    standing.getFurtherMet(),
                    standing.getFurther(),
                    capped == null ? null : new Evaluation.CappedAt(capped.grade(), capped.reason()),
                    evidence.answer(id).grade(),
                    agreement(id),
                    rules.ruleSet().interpretationIds().stream()
                            .filter(carried::contains)
                            .toList(),
                    results.values().stream()
                            .filter(result -> result.criterion().requirement().equals(id))
                            .toList(),
                    reasons,
                    next);
        }

        private Evaluation.GradeReason reason(String requirement, String text, Object conclusion) {
            RuleOrigin rule = conclusions.origin(conclusion);
            restsOn(requirement, rule);
            return new Evaluation.GradeReason(text, rule);
        }

        private String agreement(String subject) {
            List<Agreement> found = conclusions.agreements.stream()
                    .filter(agreement -> agreement.subject().equals(subject))
                    .toList();
            if (found.size() != 1) {
                throw fault(
                        "the rules say " + found.size() + " times how the grades of " + subject + " compare, not once");
            }
            if (!pack.agreements().contains(found.get(0).words())) {
                throw at(
                        conclusions.origin(found.get(0)),
                        "pack.yaml has no agreement \"" + found.get(0).words() + "\"");
            }
            return found.get(0).words();
        }

        private Evaluation.OverallResult overall(Map<String, Graded> graded) {
            Evaluation.OverallGrade byEvidence = overallBy(Assessor.EVIDENCE);
            if (byEvidence == null) {
                throw fault("no rule gives an overall grade");
            }
            return new Evaluation.OverallResult(
                    byEvidence,
                    overallBy(Assessor.INTERVIEWEE),
                    agreement(Agreement.OVERALL),
                    graded.keySet().stream()
                            .sorted(Comparator.comparingInt(pack.requirementIds()::indexOf))
                            .filter(id -> !Objects.requireNonNull(grades.get(grade(graded, id)))
                                    .met())
                            .toList());
        }

        private Evaluation.@Nullable OverallGrade overallBy(Assessor assessor) {
            List<Overall> found = conclusions.overall.stream()
                    .filter(overall -> overall.getBy() == assessor)
                    .toList();
            if (found.size() > 1) {
                throw at(conclusions.origin(found.get(1)), "there are two overall grades");
            }
            return found.isEmpty()
                    ? null
                    : new Evaluation.OverallGrade(
                            found.get(0).score().inDigits(),
                            found.get(0).grade().name());
        }

        private List<Evaluation.DocumentUse> documentUses() {
            List<Evaluation.DocumentUse> uses = new ArrayList<>();
            for (SubmittedDocument submitted : evidence.documents()) {
                Document document = submitted.document();
                uses.add(new Evaluation.DocumentUse(
                        document,
                        submitted.observations().size(),
                        results.values().stream()
                                .filter(result -> result.counted().stream()
                                        .anyMatch(one -> one.fact().document().equals(document)))
                                .map(Evaluation.CriterionResult::id)
                                .toList(),
                        results.values().stream()
                                .filter(result -> result.setAside().stream()
                                        .anyMatch(one -> one.fact().document().equals(document)))
                                .map(Evaluation.CriterionResult::id)
                                .toList()));
            }
            return uses;
        }

        private List<String> notes() {
            return conclusions.notes.stream()
                    .sorted(Comparator.comparingInt(this::position)
                            .thenComparing(note -> conclusions.origin(note).file())
                            .thenComparingInt(note -> conclusions.origin(note).line())
                            .thenComparing(Note::text))
                    .map(Note::text)
                    .toList();
        }

        /** Documents first, in their order, then requirements in theirs, then the whole. */
        private int position(Note note) {
            if (note.about() instanceof Document document) {
                return document.position();
            }
            int documents = evidence.documents().size();
            return note.about() instanceof Rating rating
                    ? documents + pack.requirementIds().indexOf(rating.getId())
                    : documents + requirements.size();
        }
    }
}
