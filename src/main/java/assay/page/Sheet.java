package assay.page;

import assay.evaluation.Evaluation;
import assay.evidence.Observation;
import assay.evidence.Redaction;
import assay.policy.Criterion;
import assay.report.Doubts;
import assay.report.Otherwise;
import assay.report.Wording;
import assay.ruleset.Field;
import assay.text.Legible;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.lang3.StringUtils;
import org.jspecify.annotations.Nullable;

/** One authority on a page: what came out, in the order in which an auditor asks, and where each part of it stands. */
public final class Sheet {

    private final Evaluation evaluation;
    private final Optional<List<Otherwise>> otherwise;
    private final Set<String> met;
    private final String prefix;
    private final Anchors anchors;
    private final Optional<Elsewhere> elsewhere;

    /**
     * An authority's sheet.
     *
     * @param graded what came out
     * @param met the grades that mean that a requirement is met
     * @param prefix what its anchors begin with
     * @param anchors those of the page
     * @param elsewhere where what does not stand on the page does, if this is part of a page of others
     */
    Sheet(Graded graded, Set<String> met, String prefix, Anchors anchors, Optional<Elsewhere> elsewhere) {
        this.elsewhere = elsewhere;
        this.evaluation = graded.evaluation();
        this.otherwise = graded.otherwise();
        this.met = met;
        this.prefix = prefix;
        this.anchors = anchors;
    }

    /** What came out. */
    public Evaluation evaluation() {
        return evaluation;
    }

    /** The authority's name, on one line. */
    public String name() {
        return Legible.folded(evaluation.authority());
    }

    /** What sort of authority it is, at the beginning of a sentence; nothing where the rules know no sorts. */
    public String type() {
        return StringUtils.capitalize(evaluation.type());
    }

    /** Whether a grade means that a requirement is met. */
    public boolean isMet(String grade) {
        return met.contains(grade);
    }

    // Where everything stands.

    /** The anchor of a section of the sheet. */
    public String section(String name) {
        return anchors.of(prefix, name);
    }

    /** The anchor of a requirement or a criterion. */
    public String anchor(String id) {
        return anchors.of(prefix, id);
    }

    /** The anchor of a document. */
    public String documentAnchor(String id) {
        return anchors.of(prefix + "document-", id);
    }

    /** The anchor of a fact. */
    public String factAnchor(String document, int index) {
        return documentAnchor(document) + "-fact-" + (index + 1);
    }

    /** A requirement or a criterion, which need not be shown. */
    public Ref about(String id) {
        return evaluation.requirements().stream()
                .filter(one -> one.id().equals(id)
                        || one.criteria().stream()
                                .anyMatch(criterion -> criterion.id().equals(id)))
                .findFirst()
                .map(one -> elsewhere
                        .map(place -> Ref.at(id, place.requirement(one.id()) + "#" + anchor(id)))
                        .orElseGet(() -> Ref.to(id, anchor(id))))
                .orElseGet(() -> Ref.named(id));
    }

    /** Several of them. */
    public List<Ref> about(List<String> ids) {
        return ids.stream().map(this::about).toList();
    }

    /** A document by its identifier. */
    public Ref document(String id) {
        return Ref.to(Legible.folded(id), documentAnchor(id));
    }

    /** Several documents. */
    public List<Ref> documents(List<String> ids) {
        return ids.stream().map(this::document).toList();
    }

    /** Where a fact stands. */
    public Ref place(Evaluation.Place place) {
        return Ref.to(Wording.place(place), factAnchor(place.document().id(), place.index()));
    }

    // The verdict.

    /** A requirement as it is called at the beginning of a sentence. */
    public String called(Evaluation.RequirementResult requirement) {
        return StringUtils.capitalize(Wording.called(requirement)) + ", " + requirement.name();
    }

    /** What the interviewee said of a requirement, or nothing. */
    public String said(Evaluation.RequirementResult requirement) {
        return Wording.agreement(requirement.agreement(), requirement.interviewee(), requirement.grade());
    }

    // What needs an eye.

    /** All that needs an eye, the gravest first. */
    public List<Doubts> doubts() {
        return Doubts.of(evaluation, otherwise.orElse(List.of()));
    }

    /** What a doubt is about. */
    public Ref about(Doubts.Doubt doubt) {
        return switch (doubt.about()) {
            case WHOLE -> Ref.to(doubt.id(), section("authority"));
            case ASKED -> about(doubt.id());
            case DOCUMENT -> document(doubt.id());
        };
    }

    /** Whether a document came or was dated too late, or nothing. */
    public String timing(Evaluation.Timing timing) {
        return Wording.timing(timing);
    }

    // The sum.

    /** What a requirement brings to a score: its value as often as it weighs. */
    public String product(Evaluation.Term term) {
        return Wording.product(term).toPlainString();
    }

    /** What is divided. */
    public String sum(Evaluation.OverallGrade grade) {
        return Wording.sum(grade).toPlainString();
    }

    // Requirements and criteria.

    /** Whether it was tried what other readings make of the evidence. */
    public boolean hasReadings() {
        return otherwise.isPresent();
    }

    /** The readings by each of which alone a requirement, or the whole, has another grade; none where none was tried. */
    public List<Otherwise> otherwise(String about) {
        return otherwise.orElse(List.of()).stream()
                .filter(one -> one.about().equals(about))
                .toList();
    }

    /** The criteria of a requirement that are met, or those that are not. */
    public List<Evaluation.CriterionResult> criteria(Evaluation.RequirementResult requirement, boolean met) {
        return requirement.criteria().stream().filter(one -> one.met() == met).toList();
    }

    /** Why facts were set aside for a criterion, each reason once. */
    public List<String> reasons(Evaluation.CriterionResult criterion) {
        return criterion.setAside().stream()
                .map(Evaluation.FactSetAside::reason)
                .distinct()
                .toList();
    }

    /** The documents without which a requirement has another grade; none where nobody asked. */
    public List<Evaluation.Without> without(Evaluation.RequirementResult requirement) {
        return evaluation.without(requirement);
    }

    /** The sets of documents without which a criterion is not met. */
    public List<List<Ref>> dependsOn(Evaluation.CriterionResult criterion) {
        return evaluation
                .dependence()
                .map(found -> found.sets().getOrDefault(criterion.id(), List.of()))
                .orElse(List.of())
                .stream()
                .map(this::documents)
                .toList();
    }

    /** The sets of criteria that lead to the next grade. */
    public List<List<Ref>> anyOf(Evaluation.NextGrade next) {
        return next.anyOf().stream().map(this::about).toList();
    }

    /** The criteria that a way to the next grade wants, each once, as they came out. */
    public List<Evaluation.CriterionResult> wanted(
            Evaluation.RequirementResult requirement, Evaluation.NextGrade next) {
        Set<String> wanted = next.anyOf().stream().flatMap(List::stream).collect(Collectors.toSet());
        return requirement.criteria().stream()
                .filter(one -> wanted.contains(one.id()))
                .toList();
    }

    /** What was counted, part by part, so that all that was found for a part stands together. */
    public List<Evaluation.CountedFact> byPart(Evaluation.CriterionResult criterion) {
        List<String> parts = criterion.criterion().parts();
        return criterion.counted().stream()
                .sorted(Comparator.comparingInt(counted -> parts.indexOf(counted.part())))
                .toList();
    }

    /** What a counted fact counts for. */
    public String part(Evaluation.CountedFact counted) {
        return Criterion.SHOWN.equals(counted.part()) ? "counted" : counted.part();
    }

    // What was recorded.

    /**
     * A field as it was filled in.
     *
     * @param name the field
     * @param value what stands in it
     */
    public record Value(String name, String value) {}

    /** What was recorded where a fact stands. */
    public Observation observation(Evaluation.Place place) {
        return evaluation.documents().stream()
                .filter(one -> one.document().equals(place.document()))
                .flatMap(one -> one.facts().stream())
                .filter(one -> one.index() == place.index())
                .map(Evaluation.FactUse::observation)
                .findFirst()
                .orElseThrow();
    }

    /** What was recorded, field by field. */
    public List<Value> values(Observation observation) {
        List<Value> values = new ArrayList<>();
        for (Field field : observation.kind().fields()) {
            Object value = observation.values().get(field.property());
            if (value != null) {
                values.add(new Value(field.word(), written(value)));
            }
        }
        return values;
    }

    private static String written(Object value) {
        return Wording.values(value).stream().map(Legible::folded).collect(Collectors.joining(", "));
    }

    /** Why a fact was set aside for a criterion, as the criterion has it. */
    public String reason(String document, int index, String criterion) {
        return evaluation.criterion(criterion).map(Evaluation.CriterionResult::setAside).orElse(List.of()).stream()
                .filter(one -> one.fact().document().id().equals(document)
                        && one.fact().index() == index)
                .map(Evaluation.FactSetAside::reason)
                .findFirst()
                .orElse("");
    }

    /** Any text of the evidence, on one line. */
    public String line(@Nullable String text) {
        return text == null ? "" : Legible.folded(text);
    }

    /** How much of what was recorded is not shown, or nothing where nothing was to be hidden. */
    public String hidden() {
        return Wording.hidden(evaluation);
    }

    /** When something was recorded, if that is shown. */
    public String recordedOn(@Nullable LocalDate day) {
        return evaluation.hidden().containsKey(Redaction.Key.RECORDED_ON) ? Redaction.HIDDEN : day(day);
    }

    /** A day, or nothing where none is recorded. */
    public String day(@Nullable LocalDate day) {
        return day == null ? "" : day.toString();
    }

    // How to do it again.

    /** The command that makes the same of the file, for the same rule set. */
    public String command() {
        return "assay evaluate --format json"
                + (evaluation.hidden().isEmpty()
                        ? ""
                        : " --redact "
                                + evaluation.hidden().keySet().stream()
                                        .map(Redaction.Key::word)
                                        .collect(Collectors.joining(",")))
                + evaluation.rules().settings().entrySet().stream()
                        .map(one -> " --set " + one.getKey() + "=" + one.getValue())
                        .collect(Collectors.joining())
                + " " + Legible.word(evaluation.file());
    }

    /** What became of the rule set that another was made of. */
    public Optional<String> extension() {
        return evaluation
                .rules()
                .extension()
                .map(extension -> "The rule set " + evaluation.rules().name() + " " + extension.phrase() + ".");
    }
}
