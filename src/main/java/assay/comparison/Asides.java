package assay.comparison;

import assay.comparison.Aside.Kind;
import assay.evaluation.Evaluation;
import assay.evaluation.Evaluation.CappedAt;
import assay.evaluation.Evaluation.Contradiction;
import assay.evaluation.Evaluation.CriterionResult;
import assay.evaluation.Evaluation.GradeReason;
import assay.evaluation.Evaluation.Minimums;
import assay.evaluation.Evaluation.NextGrade;
import assay.evaluation.Evaluation.OverallGrade;
import assay.evaluation.Evaluation.RequirementResult;
import assay.policy.Criterion;
import assay.report.Wording;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
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
        boolean isTold = changed.contains(id);
        if (!isTold) {
            Map<String, String> then = met(was);
            Map<String, String> now = met(is);
            Stream.concat(then.keySet().stream(), now.keySet().stream())
                    .distinct()
                    // One that only one of them asks for makes no difference where it is not met.
                    .filter(one -> MET.equals(then.get(one)) || MET.equals(now.get(one)))
                    .forEach(one -> add(Kind.CRITERION, one, then.get(one), now.get(one)));
        }
        if (was != null && is != null) {
            was.criteria()
                    .forEach(one -> is.criteria().stream()
                            .filter(other -> other.id().equals(one.id()))
                            // What makes a grade another is said with that.
                            .filter(other -> !isTold || one.met() == other.met())
                            .forEach(other -> criterion(one, other)));
            basis(id, was.secondaryOnly(), was.meetsAny(), is.secondaryOnly(), is.meetsAny());
            if (!isTold) {
                add(Kind.MINIMUMS, id, minimums(was), minimums(is));
                add(Kind.HELD, id, held(was, this::called), held(is, UnaryOperator.identity()));
                differing(Kind.REASON, id, reasons(was), reasons(is));
                add(Kind.NEXT, id, next(was, this::called), next(is, UnaryOperator.identity()));
                add(Kind.WORTH, id, worth(before, id), worth(after, id));
            }
            add(Kind.READING, id, listed(was.interpretations(), ", "), listed(is.interpretations(), ", "));
            add(Kind.INTERVIEWEE, id, called(was.interviewee()), is.interviewee());
            add(Kind.AGREEMENT, id, called(was.agreement()), is.agreement());
        }
    }

    private void criterion(CriterionResult was, CriterionResult is) {
        String id = is.id();
        basis(id, was.secondaryOnly(), was.met(), is.secondaryOnly(), is.met());
        differing(Kind.COUNTS, id, counting(was), counting(is));
        differing(Kind.SET_ASIDE, id, setAside(was), setAside(is));
        differing(Kind.CONTRADICTION, id, contradicting(was), contradicting(is));
        if (!was.met() && !is.met()) {
            add(Kind.MISSING, id, missing(was), missing(is));
            differing(Kind.CAUTION, id, new LinkedHashSet<>(was.cautions()), new LinkedHashSet<>(is.cautions()));
        }
    }

    /** What is met by either rests on something; where nothing is, there is nothing to say of that. */
    private void basis(String about, boolean wasSecondary, boolean wasMet, boolean isSecondary, boolean isMet) {
        if (wasMet && isMet) {
            add(Kind.BASIS, about, basis(wasSecondary), basis(isSecondary));
        }
    }

    private static String basis(boolean secondaryOnly) {
        return secondaryOnly ? "secondary evidence only" : "primary evidence as well";
    }

    private static String minimums(RequirementResult requirement) {
        Minimums minimums = requirement.minimums();
        return minimums.met() + " of " + minimums.of()
                + (minimums.route() == null ? "" : ", by the route " + minimums.route());
    }

    private static @Nullable String held(RequirementResult requirement, UnaryOperator<String> called) {
        CappedAt cap = requirement.cappedAt();
        return cap == null ? null : called.apply(cap.grade()) + ": " + cap.reason();
    }

    private static @Nullable String worth(Evaluation evaluation, String requirement) {
        return evaluation.overall().evidence().terms().stream()
                .filter(term -> term.requirement().equals(requirement))
                .map(term -> term.value() + (term.weight() == 1 ? "" : ", " + term.weight() + " times"))
                .findFirst()
                .orElse(null);
    }

    /** Of several things by either rule set, those that are not the same. */
    private void differing(Kind kind, String about, Set<String> was, Set<String> is) {
        add(kind, about, listed(except(was, is), "; "), listed(except(is, was), "; "));
    }

    private static List<String> except(Set<String> all, Set<String> others) {
        return all.stream().filter(one -> !others.contains(one)).toList();
    }

    private static @Nullable String listed(List<String> all, String between) {
        return all.isEmpty() ? null : String.join(between, all);
    }

    private static Set<String> counting(CriterionResult criterion) {
        return texts(
                criterion.counted(),
                one -> one.fact().called() + (one.part().equals(Criterion.SHOWN) ? "" : " for " + one.part()));
    }

    private static Set<String> setAside(CriterionResult criterion) {
        return texts(criterion.setAside(), one -> one.fact().called() + ": " + one.reason());
    }

    private static Set<String> contradicting(CriterionResult criterion) {
        return texts(criterion.contradictions(), Contradiction::sentence);
    }

    private static Set<String> reasons(RequirementResult requirement) {
        return texts(requirement.reasons(), GradeReason::text);
    }

    private static <T> Set<String> texts(List<T> all, Function<T, String> text) {
        return all.stream().map(text).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static @Nullable String missing(CriterionResult criterion) {
        String missing = listed(criterion.missing(), ", ");
        return missing == null || criterion.wanted() == criterion.missing().size()
                ? missing
                : criterion.wanted() + " of " + missing;
    }

    private static @Nullable String next(RequirementResult requirement, UnaryOperator<String> called) {
        NextGrade next = requirement.toNextGrade();
        return next == null
                ? null
                : called.apply(next.grade()) + " with "
                        + next.anyOf().stream()
                                .map(set -> String.join(" and ", set))
                                .collect(Collectors.joining(", or "));
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
        basis(
                Change.OVERALL,
                before.overall().secondaryOnly(),
                before.requirements().stream().anyMatch(RequirementResult::meetsAny),
                after.overall().secondaryOnly(),
                after.requirements().stream().anyMatch(RequirementResult::meetsAny));
        if (changed.isEmpty()) {
            add(
                    Kind.NOT_MET,
                    Change.OVERALL,
                    listed(before.overall().requirementsNotMet(), ", "),
                    listed(after.overall().requirementsNotMet(), ", "));
        }
        add(
                Kind.READING,
                Change.OVERALL,
                listed(before.overall().interpretations(), ", "),
                listed(after.overall().interpretations(), ", "));
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
