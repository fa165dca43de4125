package assay.report;

import assay.evaluation.Evaluation;
import assay.evidence.FileCheck;
import assay.ruleset.Pack;
import assay.text.Legible;
import assay.text.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What of an evaluation needs an eye, of one sort.
 *
 * @param sort which sort
 * @param doubts the doubts, in the order of requirements, criteria and documents; never empty
 */
public record Doubts(Sort sort, List<Doubt> doubts) {

    /** A sort of what needs an eye, the gravest first. */
    public enum Sort {
        /** Requirements that are not met. */
        NOT_MET("not-met", "Not met"),
        /** Criteria that want one part more. */
        ONE_PART_SHORT("one-part-short", "One part short"),
        /** Criteria that something speaks against. */
        CONTRADICTED("contradicted", "Contradicted"),
        /** Documents that came or are dated after a day that matters. */
        LATE("late", "Late, or dated after the day"),
        /** Requirements that have another grade without one document. */
        ONE_DOCUMENT("one-document", "Resting on one document"),
        /** Grades that are others by one reading. */
        ONE_READING("one-reading", "Resting on one reading"),
        /** Criteria that are shown by secondary evidence alone. */
        SECONDARY("secondary", "Shown by secondary evidence only"),
        /** Files that are not as they were recorded. */
        FILES("files", "Files not as they were recorded");

        private final String word;
        private final String title;

        Sort(String word, String title) {
            this.word = word;
            this.title = title;
        }

        /** What it is called in addresses. */
        public String word() {
            return word;
        }

        /** What it is called on pages. */
        public String title() {
            return title;
        }
    }

    /** Which sort, as it is called on pages. */
    public String title() {
        return sort.title();
    }

    /** What a doubt is about. */
    public enum About {
        /** The authority as a whole. */
        WHOLE,
        /** A requirement or a criterion. */
        ASKED,
        /** A document. */
        DOCUMENT
    }

    /**
     * Something that may be in doubt.
     *
     * @param about what it is about
     * @param id the identifier of that
     * @param text what is to be looked at
     */
    public record Doubt(About about, String id, String text) {}

    /** All that needs an eye, the gravest first, where no other reading was tried. */
    public static List<Doubts> of(Evaluation evaluation) {
        return of(evaluation, List.of());
    }

    /**
     * All that needs an eye, the gravest first.
     *
     * @param evaluation what came out
     * @param otherwise the grades that are others by one reading alone, in the order of the readings
     */
    public static List<Doubts> of(Evaluation evaluation, List<Otherwise> otherwise) {
        List<Doubts> all = new ArrayList<>();
        add(
                all,
                Sort.NOT_MET,
                evaluation.requirements().stream()
                        .filter(one -> evaluation.overall().requirementsNotMet().contains(one.id()))
                        .map(one -> new Doubt(About.ASKED, one.id(), one.name() + ": " + one.grade())));
        add(
                all,
                Sort.ONE_PART_SHORT,
                criteria(
                        evaluation,
                        one -> one.wanted() == 1 && one.atLeast() > 1,
                        one -> Stream.of(one.criterion().asks() + ": "
                                + (one.missing().size() == 1 ? "" : "1 more of ")
                                + Series.and(one.missing()))));
        add(
                all,
                Sort.CONTRADICTED,
                criteria(
                        evaluation,
                        any -> true,
                        one -> one.contradictions().stream().map(Evaluation.Contradiction::sentence)));
        add(
                all,
                Sort.LATE,
                evaluation.documents().stream()
                        .filter(one -> !Wording.timing(one.timing()).isEmpty())
                        .map(one -> new Doubt(
                                About.DOCUMENT,
                                one.document().id(),
                                Legible.folded(one.document().title()) + ": " + Wording.timing(one.timing())
                                        + counted(one))));
        add(
                all,
                Sort.ONE_DOCUMENT,
                evaluation.requirements().stream()
                        .filter(one -> !evaluation.without(one).isEmpty())
                        .map(one -> new Doubt(
                                About.ASKED,
                                one.id(),
                                one.grade() + "; "
                                        + evaluation.without(one).stream()
                                                .map(without -> "without " + Legible.folded(without.document()) + ": "
                                                        + without.grade())
                                                .collect(Collectors.joining("; ")))));
        add(all, Sort.ONE_READING, restingOnReadings(evaluation, otherwise));
        add(
                all,
                Sort.SECONDARY,
                criteria(
                        evaluation,
                        Evaluation.CriterionResult::secondaryOnly,
                        one -> Stream.of(one.criterion().asks())));
        add(
                all,
                Sort.FILES,
                evaluation.documents().stream()
                        .filter(one -> one.fileCheck() != FileCheck.SAME && one.fileCheck() != FileCheck.NOT_ASKED)
                        .map(one -> new Doubt(
                                About.DOCUMENT,
                                one.document().id(),
                                Legible.folded(String.valueOf(one.provenance().file())) + ": "
                                        + one.fileCheck().word())));
        return all;
    }

    /** Whether they are more than that requirements are not met, which the grades say. */
    boolean isMoreThanNotMet() {
        return sort != Sort.NOT_MET;
    }

    /** What they are about, each once. */
    List<String> ids() {
        return doubts.stream().map(Doubt::id).map(Legible::folded).distinct().toList();
    }

    private static void add(List<Doubts> all, Sort sort, Stream<Doubt> doubts) {
        List<Doubt> list = doubts.toList();
        if (!list.isEmpty()) {
            all.add(new Doubts(sort, list));
        }
    }

    private static Stream<Doubt> restingOnReadings(Evaluation evaluation, List<Otherwise> otherwise) {
        return Stream.concat(
                        Stream.of(restingOnReadings(
                                About.WHOLE,
                                Pack.OVERALL,
                                evaluation.overall().evidence().grade(),
                                otherwise)),
                        evaluation.requirements().stream()
                                .map(one -> restingOnReadings(About.ASKED, one.id(), one.grade(), otherwise)))
                .flatMap(Optional::stream);
    }

    private static Optional<Doubt> restingOnReadings(About about, String id, String grade, List<Otherwise> otherwise) {
        String readings = otherwise.stream()
                .filter(one -> one.about().equals(id))
                .map(one -> "by another reading of " + one.reading() + ": " + one.grade())
                .distinct()
                .collect(Collectors.joining("; "));
        return readings.isEmpty() ? Optional.empty() : Optional.of(new Doubt(about, id, grade + "; " + readings));
    }

    private static Stream<Doubt> criteria(
            Evaluation evaluation,
            Predicate<Evaluation.CriterionResult> which,
            Function<Evaluation.CriterionResult, Stream<String>> texts) {
        return evaluation.requirements().stream()
                .flatMap(requirement -> requirement.criteria().stream())
                .filter(which)
                .flatMap(one -> texts.apply(one).map(text -> new Doubt(About.ASKED, one.id(), text)));
    }

    private static String counted(Evaluation.DocumentUse use) {
        return use.countedFor().isEmpty() ? "" : "; counted for " + String.join(", ", use.countedFor());
    }
}
