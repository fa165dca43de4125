package assay.page;

import assay.evaluation.Evaluation;
import assay.evidence.FileCheck;
import assay.evidence.Observation;
import assay.evidence.Redaction;
import assay.policy.Criterion;
import assay.report.Wording;
import assay.ruleset.Field;
import assay.ruleset.Pack;
import assay.text.Legible;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.jspecify.annotations.Nullable;

/** One authority on a page: what came out, in the order in which an auditor asks, and where each part of it stands. */
public final class Sheet {

    private final Evaluation evaluation;
    private final Optional<List<Graded.Otherwise>> otherwise;
    private final Set<String> met;
    private final String prefix;
    private final Anchors anchors;

    /**
     * An authority's sheet.
     *
     * @param graded what came out
     * @param met the grades that mean that a requirement is met
     * @param prefix what its anchors begin with
     * @param anchors those of the page
     */
    Sheet(Graded graded, Set<String> met, String prefix, Anchors anchors) {
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
        return evaluation.requirement(id).isPresent()
                        || evaluation.criterion(id).isPresent()
                ? Ref.to(id, anchor(id))
                : Ref.named(id);
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

    /** A requirement by its identifier. */
    public String called(String id) {
        return evaluation.requirement(id).map(this::called).orElse(id);
    }

    /** What the interviewee said of a requirement, or nothing. */
    public String said(Evaluation.RequirementResult requirement) {
        return Wording.agreement(requirement.agreement(), requirement.interviewee(), requirement.grade());
    }

    // What needs an eye.

    /**
     * Something that may be in doubt.
     *
     * @param ref where it stands
     * @param text what is to be looked at
     */
    public record Doubt(Ref ref, String text) {}

    /**
     * Doubts of one sort.
     *
     * @param title which
     * @param doubts the doubts, in the order of the sheet; never empty
     */
    public record Doubts(String title, List<Doubt> doubts) {}

    /** All that needs an eye, the gravest first. */
    public List<Doubts> doubts() {
        List<Doubts> all = new ArrayList<>();
        add(
                all,
                "Not met",
                evaluation.requirements().stream()
                        .filter(one -> evaluation.overall().requirementsNotMet().contains(one.id()))
                        .map(one -> new Doubt(about(one.id()), one.name() + ": " + one.grade())));
        add(
                all,
                "One part short",
                criteria(
                        one -> one.wanted() == 1 && one.atLeast() > 1,
                        one -> Stream.of(asked(one) + ": "
                                + (one.missing().size() == 1 ? "" : "1 more of ")
                                + Wording.and(one.missing()))));
        add(
                all,
                "Contradicted",
                criteria(any -> true, one -> one.contradictions().stream().map(Evaluation.Contradiction::sentence)));
        add(
                all,
                "Late, or dated after the day",
                evaluation.documents().stream()
                        .filter(one -> !timing(one.timing()).isEmpty())
                        .map(one -> new Doubt(
                                document(one.document().id()),
                                Legible.folded(one.document().title()) + ": " + timing(one.timing()) + counted(one))));
        add(
                all,
                "Resting on one document",
                evaluation.requirements().stream()
                        .filter(one -> !without(one).isEmpty())
                        .map(one -> new Doubt(
                                about(one.id()),
                                one.grade() + "; "
                                        + without(one).stream()
                                                .map(without -> "without " + Legible.folded(without.document()) + ": "
                                                        + without.grade())
                                                .collect(Collectors.joining("; ")))));
        add(
                all,
                "Resting on one reading",
                Stream.concat(
                                Stream.of(Pack.OVERALL),
                                evaluation.requirements().stream().map(Evaluation.RequirementResult::id))
                        .filter(id -> !otherwise(id).isEmpty())
                        .map(id -> new Doubt(
                                graded(id),
                                grade(id) + "; "
                                        + otherwise(id).stream()
                                                .map(one ->
                                                        "by another reading of " + one.reading() + ": " + one.grade())
                                                .distinct()
                                                .collect(Collectors.joining("; ")))));
        add(
                all,
                "Shown by secondary evidence only",
                criteria(Evaluation.CriterionResult::secondaryOnly, one -> Stream.of(asked(one))));
        add(
                all,
                "Files not as they were recorded",
                evaluation.documents().stream()
                        .filter(one -> one.fileCheck() != FileCheck.SAME && one.fileCheck() != FileCheck.NOT_ASKED)
                        .map(one -> new Doubt(
                                document(one.document().id()),
                                Legible.folded(String.valueOf(one.provenance().file())) + ": "
                                        + one.fileCheck().word())));
        return all;
    }

    private Ref graded(String id) {
        return id.equals(Pack.OVERALL) ? Ref.to(id, section("authority")) : about(id);
    }

    private String grade(String id) {
        return evaluation
                .requirement(id)
                .map(Evaluation.RequirementResult::grade)
                .orElseGet(() -> evaluation.overall().evidence().grade());
    }

    private static void add(List<Doubts> all, String title, Stream<Doubt> doubts) {
        List<Doubt> list = doubts.toList();
        if (!list.isEmpty()) {
            all.add(new Doubts(title, list));
        }
    }

    private Stream<Doubt> criteria(
            Predicate<Evaluation.CriterionResult> which, Function<Evaluation.CriterionResult, Stream<String>> texts) {
        return evaluation.requirements().stream()
                .flatMap(requirement -> requirement.criteria().stream())
                .filter(which)
                .flatMap(one -> texts.apply(one).map(text -> new Doubt(about(one.id()), text)));
    }

    private static String asked(Evaluation.CriterionResult criterion) {
        return criterion.criterion().asks();
    }

    private static String counted(Evaluation.DocumentUse use) {
        return use.countedFor().isEmpty() ? "" : "; counted for " + String.join(", ", use.countedFor());
    }

    /** Whether a document came or was dated too late, or nothing. */
    public String timing(Evaluation.Timing timing) {
        String late =
                timing.daysLate() == 0 ? "" : timing.daysLate() + (timing.daysLate() == 1 ? " day late" : " days late");
        String after = timing.afterTheDay() ? "dated after the day of the assessment" : "";
        return late + (late.isEmpty() || after.isEmpty() ? "" : ", ") + after;
    }

    // The sum.

    /** What a requirement brings to a score: its value as often as it weighs. */
    public String product(Evaluation.Term term) {
        return new BigDecimal(term.value())
                .multiply(BigDecimal.valueOf(term.weight()))
                .toPlainString();
    }

    /** What is divided. */
    public String sum(Evaluation.OverallGrade grade) {
        return grade.terms().stream()
                .map(this::product)
                .map(BigDecimal::new)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .toPlainString();
    }

    // Requirements and criteria.

    /** Whether it was tried what other readings make of the evidence. */
    public boolean hasReadings() {
        return otherwise.isPresent();
    }

    /** The readings by each of which alone a requirement, or the whole, has another grade; none where none was tried. */
    public List<Graded.Otherwise> otherwise(String about) {
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
        return evaluation
                .dependence()
                .map(found -> found.grades().getOrDefault(requirement.id(), List.of()))
                .orElse(List.of());
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
        if (value instanceof List<?> list) {
            return list.isEmpty()
                    ? "none"
                    : list.stream().map(Object::toString).map(Legible::folded).collect(Collectors.joining(", "));
        }
        if (value instanceof Double number) {
            return new BigDecimal(
                            BigDecimal.valueOf(number).stripTrailingZeros().toPlainString())
                    .toPlainString();
        }
        return Legible.folded(value.toString());
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
                + " " + quoted(evaluation.file());
    }

    /** A text as a shell takes it for one word. */
    private static String quoted(String text) {
        return text.matches("[A-Za-z0-9_./-]+")
                ? text
                : "'" + Legible.line(text).replace("'", "'\\''") + "'";
    }

    /** What became of the rule set that another was made of. */
    public Optional<String> extension() {
        return evaluation
                .rules()
                .extension()
                .map(extension -> "The rule set " + evaluation.rules().name() + " " + extension.phrase() + ".");
    }
}
