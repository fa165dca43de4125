package assay.evaluation;

import assay.evidence.Evidence;
import assay.evidence.EvidenceSubject;
import assay.evidence.Observation;
import assay.evidence.SubmittedDocument;
import assay.policy.Agreement;
import assay.policy.Assessor;
import assay.policy.AtLeast;
import assay.policy.Capped;
import assay.policy.Caution;
import assay.policy.Contradicted;
import assay.policy.Counted;
import assay.policy.Criterion;
import assay.policy.Document;
import assay.policy.Fact;
import assay.policy.Finding;
import assay.policy.Grade;
import assay.policy.Graded;
import assay.policy.LeftOut;
import assay.policy.Met;
import assay.policy.Note;
import assay.policy.Overall;
import assay.policy.Progress;
import assay.policy.Rating;
import assay.policy.Reason;
import assay.policy.Requirement;
import assay.policy.Score;
import assay.policy.Standing;
import assay.problem.Problem;
import assay.ruleset.Field;
import assay.ruleset.Kind;
import assay.ruleset.RuleOrigin;
import assay.ruleset.Step;
import assay.ruleset.Steps;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
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
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The evaluation of one authority, step by step. */
final class EvaluationRun {

    private final Evaluator evaluator;
    private final Evidence evidence;
    private final Session session;
    private final Conclusions conclusions;

    /** The rules that have said what is asked for, where they did so once for all authorities. */
    private Set<String> declaring = Set.of();

    /** The rules that have left out what other rules then did not see. */
    private final Set<String> leaving = new HashSet<>();

    /** What was handed to the rules in each step. */
    private final Map<Step, List<?>> handed = new HashMap<>();

    /** Where each fact stands. */
    private final IdentityHashMap<Fact, Spot> spots;

    private List<Object> headings = List.of();
    private List<Fact> facts = List.of();

    EvaluationRun(
            Evaluator evaluator,
            Evidence evidence,
            Session session,
            Conclusions conclusions,
            IdentityHashMap<Fact, Spot> spots) {
        this.evaluator = evaluator;
        this.evidence = evidence;
        this.session = session;
        this.conclusions = conclusions;
        this.spots = spots;
    }

    /**
     * What was found on the way to the grades.
     *
     * @param criteria what is asked for, by identifier
     * @param ledger what became of the evidence
     * @param findings what was found of each criterion
     * @param met the criteria that are met
     * @param standings where that leaves each requirement
     */
    private record Found(
            Map<String, Criterion> criteria,
            Ledger ledger,
            List<Finding> findings,
            Set<String> met,
            Map<String, Standing> standings) {}

    /** Takes every step and puts down what came of it. */
    Evaluation evaluation() {
        Found found = found();
        Map<String, Graded> graded = graded(found.standings);
        settle(EvidenceSubject.OVERALL, evaluator.ratings(evidence, grades(graded)));
        checkRemarks(found.criteria);
        Set<String> fired = new HashSet<>(session.fired());
        fired.addAll(declaring);
        fired.addAll(leaving);
        Map<String, List<Evaluation.CriterionResult>> results = new LinkedHashMap<>();
        for (Finding finding : found.findings) {
            results.computeIfAbsent(finding.criterion().requirement(), id -> new ArrayList<>())
                    .add(result(finding, found.met, found.ledger));
        }
        List<Evaluation.RequirementResult> requirements = evaluator.requirements().stream()
                .map(requirement -> requirement(
                        requirement,
                        graded.get(requirement.id()),
                        results.getOrDefault(requirement.id(), List.of()),
                        found.ledger))
                .toList();
        return new Evaluation(
                evidence.authority(),
                sort(),
                evidence.file(),
                evidence.sha256(),
                evaluator.described(),
                requirements,
                overall(requirements),
                found.ledger.documentUses(
                        evidence,
                        results.values().stream().flatMap(List::stream).toList()),
                notes(),
                Set.copyOf(fired),
                Optional.empty(),
                Map.of());
    }

    /** Takes the steps that lead to grades, and puts down no more than these and which criteria are met. */
    WithoutDocuments.Outcome outcome() {
        Found found = found();
        return new WithoutDocuments.Outcome(grades(graded(found.standings)), found.met);
    }

    private Map<String, Grade> grades(Map<String, Graded> graded) {
        Map<String, Grade> grades = new HashMap<>();
        graded.forEach((id, one) -> grades.put(id, grade(one.grade())));
        return grades;
    }

    /** Takes every step, and puts down the grades alone. */
    Summary summary() {
        Found found = found();
        Map<String, Graded> graded = graded(found.standings);
        Map<String, Grade> grades = grades(graded);
        settle(EvidenceSubject.OVERALL, evaluator.ratings(evidence, grades));
        checkRemarks(found.criteria);
        graded.values().forEach(this::cap);
        return evaluator.summary(evidence, grades, shown());
    }

    /** The ranks of the grades of a requirement with exactly these criteria met, from 0; -1 where no rule gives one. */
    List<Integer> ranks(String requirement, List<Set<String>> met) {
        Standing standing = Objects.requireNonNull(found().standings.get(requirement));
        return evaluator.nextGrades().ask(standing, met, this::wouldBe);
    }

    /** What sort of authority it is: the first word that a rule set has recorded of one. */
    private String sort() {
        return evaluator.rules().ruleSet().vocabulary().authority().fields().stream()
                .filter(field -> field.form() == Field.Form.WORD)
                .findFirst()
                .map(field -> Objects.toString(evidence.about().get(field.property()), ""))
                .orElse("");
    }

    /** Takes the steps that lead to grades. */
    private Found found() {
        headings = evaluator.headings(evidence);
        List<Object> known = new ArrayList<>(headings);
        if (session.isRestricted()) {
            settle(EvidenceSubject.DECLARED, List.of());
        } else {
            Evaluator.Declared declared = evaluator.declared();
            conclusions.takeOver(declared.conclusions());
            known.addAll(declared.conclusions().criteria);
            declaring = declared.fired();
        }
        settle(EvidenceSubject.ASKED, known);
        Evaluator.Asked asked = evaluator.asked(conclusions);
        Map<String, Criterion> criteria = asked.criteria();
        Ledger ledger = ledger(criteria);
        List<Finding> findings = findings(criteria, ledger);
        settle(EvidenceSubject.MET, findings);
        Set<String> met = conclusions.met.stream()
                .map(one -> one.finding().criterion().id())
                .collect(Collectors.toSet());
        Map<String, Standing> standings = standings(asked, met);
        settle(EvidenceSubject.GRADED, List.copyOf(standings.values()));
        return new Found(criteria, ledger, findings, met, standings);
    }

    private void settle(Step step, List<?> facts) {
        handed.put(step, facts);
        session.settle(step, facts);
    }

    /** What is known of the evidence, once it was graded. */
    Outcomes.Seen seen(PrecedentSession by) {
        return new Outcomes.Seen(
                headings, List.copyOf(facts), facts.stream().map(by::precedent).toList());
    }

    /** The grades that rules give where a requirement stands otherwise; nothing that is so is concluded any more. */
    private List<Graded> wouldBe(List<Standing> standings) {
        if (evaluator.rules().steps().grading() == Steps.Grading.OTHER_REQUIREMENTS) {
            return standings.stream()
                    .flatMap(standing -> instead(standing).stream())
                    .toList();
        }
        List<Graded> would = conclusions.whatWouldBe();
        session.settle(EvidenceSubject.GRADED, standings);
        return would;
    }

    /** The grades where one requirement stands otherwise and all others as they do, which rules may look at as well. */
    private List<Graded> instead(Standing other) {
        Conclusions would = new Conclusions(evaluator.rules().ruleSet());
        try (RuleSession another = session.another(would)) {
            for (Step step : List.of(
                    EvidenceSubject.DECLARED, EvidenceSubject.ASKED, EvidenceSubject.SHOWN, EvidenceSubject.MET)) {
                if (step.equals(EvidenceSubject.DECLARED) && !another.isRestricted()) {
                    continue;
                }
                another.settle(step, handed.getOrDefault(step, List.of()));
            }
            another.settle(
                    EvidenceSubject.GRADED,
                    handed.getOrDefault(EvidenceSubject.GRADED, List.of()).stream()
                            .map(Standing.class::cast)
                            .map(one -> one.requirement().equals(other.requirement()) ? other : one)
                            .toList());
            return would.graded;
        }
    }

    /** Lets the rules look at all evidence, and sees to it that their conclusions can mean something. */
    private Ledger ledger(Map<String, Criterion> criteria) {
        IdentityHashMap<Fact, String> kinds = new IdentityHashMap<>();
        facts = shown(kinds);
        checkReferences(criteria);
        Ledger ledger = new Ledger(conclusions, facts, kinds);
        ledger.unaccounted().ifPresent(place -> {
            throw lost(place);
        });
        return ledger;
    }

    /** Lets the rules look at all evidence; what they conclude need mean nothing. */
    private List<Fact> shown(IdentityHashMap<Fact, String> kinds) {
        List<Object> inserted = new ArrayList<>();
        List<Fact> facts = new ArrayList<>();
        for (SubmittedDocument submitted : evidence.documents()) {
            inserted.add(submitted.document());
            for (int i = 0; i < submitted.observations().size(); i++) {
                int index = submitted.positions().get(i);
                Observation observation = submitted.observations().get(i);
                Spot spot = new Spot(submitted.document(), index, observation);
                Fact fact = evaluator.types().fact(observation, spot);
                facts.add(fact);
                spots.put(fact, spot);
                kinds.put(fact, observation.kind().word());
            }
        }
        Set<Fact> leftOut = leftOut(inserted, facts);
        facts.stream().filter(fact -> !leftOut.contains(fact)).forEach(inserted::add);
        settle(EvidenceSubject.SHOWN, inserted);
        return facts;
    }

    /** The facts that rules leave out. To know them the rules must see all first, which only those do that leave some out. */
    private Set<Fact> leftOut(List<Object> documents, List<Fact> facts) {
        Set<Fact> leftOut = Collections.newSetFromMap(new IdentityHashMap<>());
        if (!evaluator.rules().steps().types().containsKey("LeftOut")) {
            return leftOut;
        }
        Conclusions all = new Conclusions(evaluator.rules().ruleSet());
        try (RuleSession another = session.another(all)) {
            if (another.isRestricted()) {
                another.settle(EvidenceSubject.DECLARED, handed.getOrDefault(EvidenceSubject.DECLARED, List.of()));
            }
            another.settle(EvidenceSubject.ASKED, handed.getOrDefault(EvidenceSubject.ASKED, List.of()));
            another.settle(
                    EvidenceSubject.SHOWN,
                    Stream.concat(documents.stream(), facts.stream()).toList());
        }
        conclusions.takeOverLeftOut(all);
        for (LeftOut one : all.leftOut) {
            leftOut.add(one.fact());
            leaving.add(all.origin(one).name());
        }
        return leftOut;
    }

    /** What becomes of each fact, in the order of the facts. */
    List<Trials.Use> uses() {
        settle(EvidenceSubject.ASKED, evaluator.headings(evidence));
        List<Fact> facts = shown(new IdentityHashMap<>());
        IdentityHashMap<Fact, Trials.Use> uses = new IdentityHashMap<>();
        facts.forEach(fact -> uses.put(fact, new Trials.Use(new TreeSet<>(), new TreeSet<>())));
        conclusions.counted.forEach(
                one -> Objects.requireNonNull(uses.get(one.fact())).counted().add(one.criterion()));
        conclusions.setAside.forEach(
                one -> Objects.requireNonNull(uses.get(one.fact())).setAside().add(one.criterion()));
        return facts.stream().map(uses::get).map(Objects::requireNonNull).toList();
    }

    /** Conservation of evidence: what no rule looked at would vanish from the trace. */
    private RuleFault lost(Evaluation.Place place) {
        Kind kind = evaluator.rules().ruleSet().vocabulary().kind(place.kind()).orElseThrow();
        return new RuleFault(new Problem(
                evaluator.rules().shown(kind.file()),
                kind.line(),
                0,
                "no rule counts the " + place.kind() + " in " + evidence.file() + ", document "
                        + place.document().id() + ", fact " + (place.index() + 1)
                        + ", or sets it aside; every fact needs a rule that says what becomes of it"));
    }

    /** Conclusions about criteria and parts that nobody asks for would silently come to nothing. */
    private void checkReferences(Map<String, Criterion> criteria) {
        for (Counted counted : conclusions.counted) {
            checkPart(known(criteria, counted.criterion(), counted), counted.part(), counted);
        }
        conclusions.setAside.forEach(setAside -> known(criteria, setAside.criterion(), setAside));
        for (AtLeast atLeast : conclusions.atLeast) {
            int parts = known(criteria, atLeast.criterion(), atLeast).parts().size();
            if (atLeast.parts() > parts) {
                throw evaluator.fault(
                        conclusions.origin(atLeast),
                        atLeast.criterion() + " cannot ask for " + atLeast.parts() + " of " + parts + " parts");
            }
        }
    }

    private void checkRemarks(Map<String, Criterion> criteria) {
        conclusions.cautions.forEach(caution -> known(criteria, caution.criterion(), caution));
        for (Contradicted one : conclusions.contradicted) {
            checkPart(known(criteria, one.criterion(), one), one.part(), one);
        }
    }

    private void checkPart(Criterion criterion, String part, Object conclusion) {
        if (!criterion.parts().contains(part)) {
            throw evaluator.fault(
                    conclusions.origin(conclusion),
                    "the criterion " + criterion.id() + " has no part \"" + part + "\"; its parts are "
                            + String.join(", ", criterion.parts()));
        }
    }

    private Criterion known(Map<String, Criterion> criteria, String id, Object conclusion) {
        Criterion criterion = criteria.get(id);
        if (criterion == null) {
            throw evaluator.fault(
                    conclusions.origin(conclusion), "no requirement asks for the criterion \"" + id + "\"");
        }
        return criterion;
    }

    private List<Finding> findings(Map<String, Criterion> criteria, Ledger ledger) {
        Map<String, Integer> raised = new HashMap<>();
        for (AtLeast atLeast : conclusions.atLeast) {
            raised.merge(atLeast.criterion(), atLeast.parts(), Math::max);
            ledger.restsOn(Criterion.requirementOf(atLeast.criterion()), conclusions.origin(atLeast));
        }
        List<Finding> findings = new ArrayList<>();
        for (Criterion criterion : criteria.values()) {
            Set<String> shown = ledger.shown(criterion);
            findings.add(Finding.of(
                    criterion, shown, Math.max(criterion.atLeast(), raised.getOrDefault(criterion.id(), 0))));
        }
        return findings;
    }

    private Evaluation.CriterionResult result(Finding finding, Set<String> metCriteria, Ledger ledger) {
        Criterion criterion = finding.criterion();
        boolean met = metCriteria.contains(criterion.id());
        List<Evaluation.CountedFact> counted = ledger.counted(criterion);
        return new Evaluation.CriterionResult(
                criterion,
                met,
                met && counted.stream().allMatch(one -> one.fact().secondary()),
                finding.atLeast(),
                raisedBy(finding),
                met ? List.of() : finding.missing(),
                counted,
                ledger.setAside(criterion),
                ledger.contradictions(criterion),
                // Whoever has met it need not mind what meeting it does.
                met ? List.of() : cautions(criterion),
                askedBy(criterion),
                met ? metBy(criterion) : null);
    }

    private List<String> cautions(Criterion criterion) {
        return conclusions.cautions.stream()
                .filter(caution -> caution.criterion().equals(criterion.id()))
                .map(Caution::text)
                .sorted()
                .toList();
    }

    private @Nullable RuleOrigin metBy(Criterion criterion) {
        RuleOrigin first = null;
        for (Met one : conclusions.met) {
            if (one.finding().criterion().id().equals(criterion.id())) {
                RuleOrigin rule = conclusions.origin(one);
                first = first == null || rule.name().compareTo(first.name()) < 0 ? rule : first;
            }
        }
        return first;
    }

    /** The rules because of which a criterion asks for more of its parts than it says by itself. */
    private List<RuleOrigin> raisedBy(Finding finding) {
        Criterion criterion = finding.criterion();
        if (finding.atLeast() <= criterion.atLeast()) {
            return List.of();
        }
        return conclusions.atLeast.stream()
                .filter(one -> one.criterion().equals(criterion.id()) && one.parts() == finding.atLeast())
                .map(conclusions::origin)
                .distinct()
                .sorted(RuleOrigin.BY_PLACE)
                .toList();
    }

    private List<RuleOrigin> askedBy(Criterion criterion) {
        if (conclusions.atLeast.isEmpty()) {
            return List.of(conclusions.origin(criterion));
        }
        return Stream.concat(
                        Stream.of(conclusions.origin(criterion)),
                        conclusions.atLeast.stream()
                                .filter(one ->
                                        one.criterion().equals(criterion.id()) && one.parts() > criterion.atLeast())
                                .map(conclusions::origin)
                                .sorted(Comparator.comparing(RuleOrigin::name)))
                .distinct()
                .toList();
    }

    private static Map<String, Standing> standings(Evaluator.Asked asked, Set<String> met) {
        Map<String, Standing> standings = new LinkedHashMap<>();
        asked.own().forEach((requirement, own) -> standings.put(requirement, Standing.of(requirement, own, met)));
        return standings;
    }

    private Map<String, Graded> graded(Map<String, Standing> standings) {
        Map<String, Graded> graded = new HashMap<>();
        for (Graded one : conclusions.graded) {
            if (evaluator.gradeSaid(one.grade()).isEmpty()) {
                throw evaluator.fault(conclusions.origin(one), "pack.yaml has no grade \"" + one.grade() + "\"");
            }
            Graded before = graded.put(one.progress().getRequirement(), one);
            if (before != null) {
                throw evaluator.fault(
                        conclusions.origin(one),
                        one.progress().getRequirement() + " is graded twice, also by the rule \""
                                + conclusions.origin(before).name() + "\"");
            }
        }
        for (Standing standing : standings.values()) {
            if (!graded.containsKey(standing.requirement())) {
                throw evaluator.fault("no rule grades " + standing.requirement() + " with these criteria met: "
                        + standing.met().stream().sorted().toList());
            }
        }
        return graded;
    }

    private Grade grade(String said) {
        return evaluator.gradeSaid(said).orElseThrow();
    }

    private Evaluation.RequirementResult requirement(
            Requirement requirement, @Nullable Graded graded, List<Evaluation.CriterionResult> results, Ledger ledger) {
        String id = requirement.id();
        Progress progress = Objects.requireNonNull(graded).progress();
        Standing standing = progress.standing();
        Capped cap = cap(graded);
        List<Evaluation.GradeReason> reasons = reasons(graded, cap);
        ledger.restsOn(id, conclusions.origin(progress));
        reasons.forEach(reason -> ledger.restsOn(id, reason.rule()));
        results.forEach(result -> {
            result.askedBy().forEach(rule -> ledger.restsOn(id, rule));
            Optional.ofNullable(result.metBy()).ifPresent(rule -> ledger.restsOn(id, rule));
        });
        Set<String> carried = ledger.interpretations(id);
        return new Evaluation.RequirementResult(
                id,
                requirement.number(),
                requirement.name(),
                grade(graded.grade()).name(),
                new Evaluation.Minimums(
                        progress.minimumsMet(),
                        progress.minimums(),
                        standing.isRouted(),
                        progress.route(),
                        conclusions.origin(progress)),
                standing.getFurtherMet(),
                standing.getFurther(),
                cap == null ? null : new Evaluation.CappedAt(grade(cap.grade()).name(), cap.reason()),
                evidence.answer(id).grade(),
                agreement(id),
                evaluator.rules().ruleSet().interpretationIds().stream()
                        .filter(carried::contains)
                        .toList(),
                results,
                reasons,
                evaluator.nextGrades().find(standing, graded.grade(), this::wouldBe));
    }

    /** What a grade is called that rules name. */
    private String name(String said) {
        return evaluator.gradeSaid(said).map(Grade::name).orElse(said);
    }

    /** What held a grade, or null. */
    private @Nullable Capped cap(Graded graded) {
        Capped cap = conclusions.capped.stream()
                .filter(one ->
                        one.progress().getRequirement().equals(graded.progress().getRequirement()))
                .min(Comparator.<Capped, RuleOrigin>comparing(conclusions::origin, RuleOrigin.BY_PLACE)
                        .thenComparing(Capped::reason))
                .orElse(null);
        if (cap != null && !evaluator.gradeSaid(cap.grade()).equals(evaluator.gradeSaid(graded.grade()))) {
            throw evaluator.fault(
                    conclusions.origin(cap),
                    "the grade is said to be held at \"" + name(cap.grade()) + "\", and it is \"" + name(graded.grade())
                            + "\"");
        }
        return cap;
    }

    /** Of the grade, of the cap, of the route, and remarks. */
    private List<Evaluation.GradeReason> reasons(Graded graded, @Nullable Capped cap) {
        Progress progress = graded.progress();
        List<Evaluation.GradeReason> reasons = new ArrayList<>();
        reasons.add(new Evaluation.GradeReason(graded.reason(), conclusions.origin(graded)));
        if (cap != null) {
            reasons.add(new Evaluation.GradeReason(cap.reason(), conclusions.origin(cap)));
        }
        if (!progress.reason().isEmpty()) {
            reasons.add(new Evaluation.GradeReason(progress.reason(), conclusions.origin(progress)));
        }
        conclusions.reasons.stream()
                .filter(remark -> remark.progress().getRequirement().equals(progress.getRequirement()))
                .sorted(Comparator.comparing(Reason::text))
                .forEach(remark -> reasons.add(new Evaluation.GradeReason(remark.text(), conclusions.origin(remark))));
        return reasons;
    }

    /** How the two grades of something stand to each other, by its name; nothing where nobody is interviewed. */
    private @Nullable String agreement(String subject) {
        if (!evaluator.pack().hasInterview()) {
            return null;
        }
        List<Agreement> found = conclusions.agreements.stream()
                .filter(agreement -> agreement.subject().equals(subject))
                .toList();
        if (found.size() != 1) {
            throw evaluator.fault(
                    "the rules say " + found.size() + " times how the grades of " + subject + " compare, not once");
        }
        Agreement agreement = found.get(0);
        return evaluator
                .pack()
                .agreementSaid(agreement.agreement())
                .orElseThrow(() -> evaluator.fault(
                        conclusions.origin(agreement), "pack.yaml has no agreement \"" + agreement.agreement() + "\""))
                .name();
    }

    private Evaluation.OverallResult overall(List<Evaluation.RequirementResult> requirements) {
        Overall own = found(Assessor.INTERVIEWEE);
        return new Evaluation.OverallResult(
                overall(shown()),
                own == null ? null : overall(own),
                agreement(Agreement.OVERALL),
                Evaluation.secondaryOnly(requirements.stream().flatMap(one -> one.criteria().stream())),
                requirements.stream()
                        .filter(requirement -> !grade(requirement.grade()).met())
                        .map(Evaluation.RequirementResult::id)
                        .toList(),
                overallInterpretations());
    }

    /** What the scores, their grades and how these stand to each other rest on. */
    private List<String> overallInterpretations() {
        Set<String> carried = new HashSet<>();
        Stream.concat(
                        conclusions.overall.stream(),
                        conclusions.agreements.stream()
                                .filter(one -> one.subject().equals(Agreement.OVERALL)))
                .flatMap(one -> Stream.concat(Stream.of(conclusions.origin(one)), conclusions.restsOn(one).stream()))
                .forEach(rule -> carried.addAll(rule.interpretations()));
        return evaluator.rules().ruleSet().interpretationIds().stream()
                .filter(carried::contains)
                .toList();
    }

    /** The sum that a score is when it is divided, in the order of the requirements; nothing where rules add up otherwise. */
    private List<Evaluation.Term> terms(Score score) {
        List<Rating> given = handed.getOrDefault(EvidenceSubject.OVERALL, List.of()).stream()
                .filter(Rating.class::isInstance)
                .map(Rating.class::cast)
                .filter(rating -> rating.by() == score.by() && rating.isGiven())
                .toList();
        BigDecimal total = given.stream().map(Rating::getWeightedValue).reduce(BigDecimal.ZERO, BigDecimal::add);
        int weight = given.stream().mapToInt(Rating::getWeight).sum();
        if (total.compareTo(score.total()) != 0 || weight != score.weight()) {
            return List.of();
        }
        return given.stream()
                .map(rating -> {
                    Grade grade = Objects.requireNonNull(rating.grade());
                    return new Evaluation.Term(
                            rating.getId(),
                            grade.name(),
                            rating.getWeight(),
                            grade.value().stripTrailingZeros().toPlainString());
                })
                .toList();
    }

    /** What the grades of the evidence come to. */
    private Overall shown() {
        Overall shown = found(Assessor.EVIDENCE);
        if (shown == null) {
            throw evaluator.fault("no rule gives an overall grade");
        }
        return shown;
    }

    /** What the grades of one assessor come to, or null where rules do not say. */
    private @Nullable Overall found(Assessor assessor) {
        List<Overall> found = conclusions.overall.stream()
                .filter(overall -> overall.getBy() == assessor)
                .toList();
        if (found.size() > 1) {
            throw evaluator.fault(conclusions.origin(found.get(1)), "there are two overall grades");
        }
        return found.isEmpty() ? null : found.get(0);
    }

    private Evaluation.OverallGrade overall(Overall found) {
        return new Evaluation.OverallGrade(
                found.score().inDigits(),
                found.grade().name(),
                terms(found.score()),
                found.score().weight(),
                Stream.concat(Stream.of(conclusions.origin(found)), conclusions.restsOn(found).stream())
                        .toList());
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
                ? documents + evaluator.pack().requirementIds().indexOf(rating.getId())
                : documents + evaluator.requirements().size();
    }
}
