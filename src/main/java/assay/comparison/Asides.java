package assay.comparison;

import assay.comparison.Aside.Kind;
import assay.evaluation.Evaluation;
import assay.evaluation.Evaluation.OverallGrade;
import assay.evaluation.Evaluation.RequirementResult;
import assay.report.Wording;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds what comes out otherwise beside the grades. */
final class Asides {

    private static final String MET = "met";

    private final Evaluation before;
    private final Evaluation after;
    private final Set<String> changed;
    private final UnaryOperator<String> called;
    private final List<Aside> found = new ArrayList<>();

    private Asides(Evaluation before, Evaluation after, Set<String> changed, UnaryOperator<String> called) {
        this.before = before;
        this.after = after;
        this.changed = changed;
        this.called = called;
    }

    /**
     * What differs between two evaluations of the same evidence.
     *
     * @param changed the requirements of which the grade changes, and overall if that does: their criteria, and its score, are said
     *     with the grade and not once more
     * @param called what the second of the rule sets calls a grade or an agreement of the first
     */
    static List<Aside> of(Evaluation before, Evaluation after, Set<String> changed, UnaryOperator<String> called) {
        Asides asides = new Asides(before, after, changed, called);
        asides.requirements();
        asides.overall();
        asides.documents();
        asides.notes();
        return List.copyOf(asides.found);
    }

    private void add(Kind kind, String about, @Nullable String was, @Nullable String is) {
        if (!Objects.equals(was, is)) {
            found.add(new Aside(
                    kind,
                    about,
                    Objects.requireNonNullElse(was, Comparer.NONE),
                    Objects.requireNonNullElse(is, Comparer.NONE)));
        }
    }

    private void requirements() {
        Stream.concat(before.requirements().stream(), after.requirements().stream())
                .map(RequirementResult::id)
                .distinct()
                .forEach(this::requirement);
    }

    private void requirement(String id) {
        RequirementResult was = before.requirement(id).orElse(null);
        RequirementResult is = after.requirement(id).orElse(null);
        if (!changed.contains(id)) {
            Map<String, String> then = met(was);
            Map<String, String> now = met(is);
            Stream.concat(then.keySet().stream(), now.keySet().stream())
                    .distinct()
                    // One that only one of them asks for makes no difference where it is not met.
                    .filter(one -> MET.equals(then.get(one)) || MET.equals(now.get(one)))
                    .forEach(one -> add(Kind.CRITERION, one, then.get(one), now.get(one)));
        }
        if (was != null && is != null) {
            add(Kind.INTERVIEWEE, id, called(was.interviewee()), is.interviewee());
            add(Kind.AGREEMENT, id, called(was.agreement()), is.agreement());
        }
    }

    private static Map<String, String> met(@Nullable RequirementResult requirement) {
        Map<String, String> met = new LinkedHashMap<>();
        if (requirement != null) {
            requirement.criteria().forEach(one -> met.put(one.id(), one.met() ? MET : "not met"));
        }
        return met;
    }

    private void overall() {
        // Another overall grade is said with its score.
        if (!changed.contains(Change.OVERALL)) {
            add(
                    Kind.SCORE,
                    Change.OVERALL,
                    before.overall().evidence().score(),
                    after.overall().evidence().score());
        }
        add(
                Kind.INTERVIEWEE,
                Change.OVERALL,
                graded(before.overall().interviewee(), called),
                graded(after.overall().interviewee(), UnaryOperator.identity()));
        add(
                Kind.AGREEMENT,
                Change.OVERALL,
                called(before.overall().agreement()),
                after.overall().agreement());
    }

    private @Nullable String called(@Nullable String grade) {
        return grade == null ? null : called.apply(grade);
    }

    private static @Nullable String graded(@Nullable OverallGrade grade, UnaryOperator<String> called) {
        return grade == null ? null : grade.score() + ", " + called.apply(grade.grade());
    }

    private void documents() {
        Map<String, String> then = timing(before);
        Map<String, String> now = timing(after);
        then.forEach((id, was) -> add(Kind.LATENESS, id, was, now.getOrDefault(id, was)));
    }

    private static Map<String, String> timing(Evaluation evaluation) {
        Map<String, String> timing = new LinkedHashMap<>();
        evaluation.documents().forEach(use -> {
            String says = Wording.timing(use.timing());
            timing.put(use.document().id(), says.isEmpty() ? Comparer.NONE : says);
        });
        return timing;
    }

    private void notes() {
        before.notes().stream()
                .filter(note -> !after.notes().contains(note))
                .forEach(note -> add(Kind.NOTE, Change.OVERALL, note, null));
        after.notes().stream()
                .filter(note -> !before.notes().contains(note))
                .forEach(note -> add(Kind.NOTE, Change.OVERALL, null, note));
    }
}
