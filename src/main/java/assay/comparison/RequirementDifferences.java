package assay.comparison;

import assay.evaluation.Evaluation.CountedFact;
import assay.evaluation.Evaluation.CriterionResult;
import assay.evaluation.Evaluation.FactSetAside;
import assay.evaluation.Evaluation.GradeReason;
import assay.evaluation.Evaluation.Place;
import assay.evaluation.Evaluation.RequirementResult;
import assay.policy.Criterion;
import assay.ruleset.RuleOrigin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds what made a requirement come out otherwise: what is asked for, what counts for it, when enough of it is shown, and
 * what grade that makes. Rules that say the same in both rule sets are only named where nothing else is to blame.
 */
final class RequirementDifferences {

    private final Side before;
    private final Side after;

    RequirementDifferences(Side before, Side after) {
        this.before = before;
        this.after = after;
    }

    /** What makes the difference between two results for a requirement, of which one may be missing. */
    List<Difference> between(String id, @Nullable RequirementResult one, @Nullable RequirementResult other) {
        List<Difference> differences = new ArrayList<>();
        Set<String> ids = new LinkedHashSet<>();
        Stream.of(criteria(one), criteria(other)).flatMap(List::stream).forEach(criterion -> ids.add(criterion.id()));
        for (String criterion : ids) {
            new OneCriterion(one, other, criterion).difference().ifPresent(differences::add);
        }
        if (one == null || other == null) {
            differences.add(new Difference(
                    id,
                    one == null ? "is graded only after" : "is graded only before",
                    List.of(graded(before, one)),
                    List.of(graded(after, other))));
            return List.copyOf(differences);
        }
        List<RuleOrigin> then = deciding(one);
        List<RuleOrigin> now = deciding(other);
        if (differences.isEmpty()
                || !then.stream().allMatch(after::has)
                || !now.stream().allMatch(before::has)) {
            differences.add(
                    new Difference(id, "is graded otherwise", decided(before, one, now), decided(after, other, then)));
        }
        return List.copyOf(differences);
    }

    /** The criteria of which other parts are shown, met or not, or something else is remarked, in the order of the criteria. */
    List<Difference> moved(RequirementResult one, RequirementResult other) {
        return other.criteria().stream()
                .flatMap(criterion -> new OneCriterion(one, other, criterion.id()).moved().stream())
                .toList();
    }

    private static List<CriterionResult> criteria(@Nullable RequirementResult requirement) {
        return requirement == null ? List.of() : requirement.criteria();
    }

    private static Ground graded(Side side, @Nullable RequirementResult requirement) {
        return requirement == null
                ? new Ground(null, "it is not among the requirements", side.asking(null, null))
                : new Ground(null, "it is " + requirement.grade(), side.places(deciding(requirement)));
    }

    /** The rules that count the minimums and make a grade of them. */
    private static List<RuleOrigin> deciding(RequirementResult requirement) {
        return Stream.concat(
                        Stream.of(requirement.minimums().countedBy()),
                        requirement.reasons().stream().map(GradeReason::rule))
                .distinct()
                .toList();
    }

    private static List<Ground> decided(Side side, RequirementResult requirement, List<RuleOrigin> otherwise) {
        RuleOrigin counting = requirement.minimums().countedBy();
        List<Ground> grounds = new ArrayList<>();
        String met = requirement.criteria().stream()
                .filter(one -> one.met() && one.criterion().kind() == Criterion.Kind.MINIMUM)
                .map(CriterionResult::id)
                .collect(Collectors.joining(", "));
        String why = requirement.reasons().stream()
                .filter(reason -> reason.rule().equals(counting))
                .map(reason -> "; " + reason.text())
                .findFirst()
                .orElse("");
        grounds.add(new Ground(
                null,
                requirement.minimums().met() + " of " + requirement.minimums().of() + " minimums count, with "
                        + (met.isEmpty() ? "none" : met) + " met" + why,
                List.of(side.place(counting))));
        requirement.reasons().stream()
                .filter(reason -> !reason.rule().equals(counting))
                .forEach(reason -> grounds.add(new Ground(null, reason.text(), List.of(side.place(reason.rule())))));
        otherwise.forEach(rule -> side.insteadOf(rule).ifPresent(grounds::add));
        return grounds.stream().distinct().toList();
    }

    /** One criterion of a requirement by both rule sets. */
    private final class OneCriterion {

        private final @Nullable RequirementResult one;
        private final @Nullable RequirementResult other;
        private final String id;
        private final List<Ground> then = new ArrayList<>();
        private final List<Ground> now = new ArrayList<>();

        OneCriterion(@Nullable RequirementResult one, @Nullable RequirementResult other, String id) {
            this.one = one;
            this.other = other;
            this.id = id;
        }

        private static @Nullable CriterionResult find(@Nullable RequirementResult requirement, String id) {
            return criteria(requirement).stream()
                    .filter(criterion -> criterion.id().equals(id))
                    .findFirst()
                    .orElse(null);
        }

        Optional<Difference> difference() {
            CriterionResult was = find(one, id);
            CriterionResult is = find(other, id);
            String what;
            if (was == null || is == null) {
                CriterionResult only = Objects.requireNonNull(was == null ? is : was);
                what = "is asked for only " + (was == null ? "after" : "before") + ", and is "
                        + (only.met() ? "met" : "not met");
                asked(before, was, one, is, then);
                asked(after, is, other, was, now);
                if (only.met()) {
                    counted(was == null ? after : before, only, was == null ? now : then);
                }
            } else {
                String kind = Side.kind(was).equals(Side.kind(is))
                        ? ""
                        : "was " + Side.kind(was) + " and is " + Side.kind(is);
                String met = was.met() == is.met() ? "" : was.met() ? "was met and is not" : "was not met and is";
                what = Stream.of(kind, met).filter(text -> !text.isEmpty()).collect(Collectors.joining(", and "));
                if (what.isEmpty()) {
                    return Optional.empty();
                }
                if (!Side.asks(was).equals(Side.asks(is))) {
                    asked(before, was, one, is, then);
                    asked(after, is, other, was, now);
                }
                if (was.met() != is.met()) {
                    met(was, is);
                }
            }
            return Optional.of(new Difference(
                    id,
                    what,
                    then.stream().distinct().toList(),
                    now.stream().distinct().toList()));
        }

        /** What is shown of it that was not, and the other way round. */
        Optional<Difference> moved() {
            CriterionResult was = find(one, id);
            CriterionResult is = find(other, id);
            if (was == null
                    || is == null
                    || (was.met() == is.met()
                            && parts(was).equals(parts(is))
                            && remarks(was, is).isEmpty())) {
                return Optional.empty();
            }
            met(was, is);
            List<String> told = new ArrayList<>();
            told.add(
                    was.met() == is.met()
                            ? (is.met() ? "is met as before" : "is not met, as before")
                            : was.met() ? "was met and is not" : "was not met and is");
            told(was, parts(is), " no longer shown").ifPresent(told::add);
            told(is, parts(was), " shown now").ifPresent(told::add);
            told.addAll(remarks(was, is));
            return Optional.of(new Difference(
                    id,
                    String.join("; ", told),
                    then.stream().distinct().toList(),
                    now.stream().distinct().toList()));
        }

        /** What is to be borne in mind of it that was not, and the other way round. */
        private static List<String> remarks(CriterionResult was, CriterionResult is) {
            List<String> remarks = new ArrayList<>();
            if (was.met() && is.met() && was.secondaryOnly() != is.secondaryOnly()) {
                remarks.add("rests on secondary evidence only " + (is.secondaryOnly() ? "now" : "no longer"));
            }
            remarks.addAll(contradicted(was, is, "no longer"));
            remarks.addAll(contradicted(is, was, "now"));
            return remarks;
        }

        private static List<String> contradicted(CriterionResult criterion, CriterionResult but, String when) {
            List<String> others = against(but);
            return against(criterion).stream()
                    .filter(one -> !others.contains(one))
                    .map(one -> "is contradicted " + when + ": " + one)
                    .toList();
        }

        private static List<String> against(CriterionResult criterion) {
            return criterion.contradictions().stream()
                    .map(one -> one.part() + ": " + one.reason())
                    .distinct()
                    .toList();
        }

        private static Optional<String> told(CriterionResult criterion, Set<String> but, String becomes) {
            List<String> parts = criterion.counted().stream()
                    .map(CountedFact::part)
                    .distinct()
                    .filter(part -> !but.contains(part) && !part.equals(Criterion.SHOWN))
                    .toList();
            return parts.isEmpty()
                    ? Optional.empty()
                    : Optional.of(String.join(", ", parts) + (parts.size() == 1 ? " is" : " are") + becomes);
        }

        /** What one side asks for, and what it does with the rules by which the other asks. */
        private void asked(
                Side side,
                @Nullable CriterionResult criterion,
                @Nullable RequirementResult requirement,
                @Nullable CriterionResult otherwise,
                List<Ground> into) {
            List<RulePlace> asking = side.asking(criterion, requirement);
            into.add(new Ground(
                    null,
                    criterion == null ? "it is not among what is asked for" : "it is " + Side.asks(criterion),
                    asking));
            if (otherwise != null) {
                otherwise.askedBy().stream()
                        .flatMap(rule -> side.insteadOf(rule).stream())
                        .filter(ground -> !asking.containsAll(ground.rules()))
                        .forEach(into::add);
            }
        }

        private void met(CriterionResult was, CriterionResult is) {
            Set<String> shownBefore = parts(was);
            Set<String> shownAfter = parts(is);
            List<Uses> lost = uses(was, shownAfter);
            List<Uses> gained = uses(is, shownBefore);
            if (lost.isEmpty() && gained.isEmpty()) {
                counted(before, was, then);
                counted(after, is, now);
                enough(before, was, after, is, then);
                enough(after, is, before, was, now);
            }
            for (Uses uses : lost) {
                then.add(uses.ground(before, after));
                now.addAll(without(after, is, other, uses));
            }
            for (Uses uses : gained) {
                then.addAll(without(before, was, one, uses));
                now.add(uses.ground(after, before));
            }
        }

        /** That enough is shown or not, where another rule says so. */
        private static void enough(
                Side side, CriterionResult criterion, Side opposite, CriterionResult otherwise, List<Ground> into) {
            RuleOrigin rule = criterion.metBy();
            if (rule != null && !opposite.has(rule)) {
                into.add(new Ground(null, "that is enough", List.of(side.place(rule))));
            }
            RuleOrigin another = otherwise.metBy();
            if (another != null) {
                side.insteadOf(another).ifPresent(into::add);
            }
        }

        private void counted(Side side, CriterionResult criterion, List<Ground> into) {
            uses(criterion, Set.of()).forEach(uses -> into.add(uses.ground(side, side)));
        }

        private static Set<String> parts(CriterionResult criterion) {
            return criterion.counted().stream().map(CountedFact::part).collect(Collectors.toSet());
        }

        /** What counts for parts that are not among some others. */
        private static List<Uses> uses(CriterionResult criterion, Set<String> but) {
            Map<List<Object>, Uses> uses = new LinkedHashMap<>();
            for (CountedFact fact : criterion.counted()) {
                if (!but.contains(fact.part())) {
                    uses.computeIfAbsent(
                                    List.of(fact.fact(), fact.rule(), fact.restsOn()),
                                    key -> new Uses(fact.fact(), fact.rule(), fact.restsOn(), new ArrayList<>()))
                            .parts
                            .add(fact.part());
                }
            }
            return List.copyOf(uses.values());
        }

        private static boolean isSame(Place one, Place other) {
            return one.document().position() == other.document().position() && one.index() == other.index();
        }

        /** Why a fact that the other side counts is not counted here. */
        private List<Ground> without(
                Side side, CriterionResult criterion, @Nullable RequirementResult requirement, Uses uses) {
            List<Ground> grounds = new ArrayList<>();
            if (!side.knows(uses.fact.kind())) {
                return List.of(new Ground(uses.fact, "is not looked at", side.asking(criterion, requirement)));
            }
            List<String> asked = criterion.criterion().parts();
            if (uses.parts.stream().noneMatch(asked::contains)) {
                // What has another name here may well count.
                Side opposite = side.equals(before) ? after : before;
                List<Ground> here = uses(criterion, Set.of()).stream()
                        .filter(one -> isSame(one.fact, uses.fact))
                        .map(one -> one.ground(side, opposite))
                        .toList();
                if (!here.isEmpty()) {
                    return here;
                }
                return List.of(new Ground(
                        uses.fact,
                        "counts for nothing that is asked for; that is " + String.join(", ", asked),
                        side.asking(criterion, requirement)));
            }
            criterion.setAside().stream()
                    .filter(one -> isSame(one.fact(), uses.fact))
                    .forEach((FactSetAside one) -> grounds.add(
                            new Ground(uses.fact, "does not count: " + one.reason(), side.places(one.rules()))));
            uses.rules()
                    .forEach(rule -> side.insteadOf(rule)
                            .ifPresent(ground -> grounds.add(new Ground(
                                    uses.fact, "does not " + uses.counts() + ": " + ground.says(), ground.rules()))));
            return grounds.isEmpty()
                    ? List.of(new Ground(uses.fact, "does not " + uses.counts(), side.deciding(criterion, requirement)))
                    : grounds;
        }
    }

    /** A fact that counts for parts of a criterion. */
    private record Uses(Place fact, RuleOrigin rule, List<RuleOrigin> restsOn, List<String> parts) {

        List<RuleOrigin> rules() {
            return Stream.concat(Stream.of(rule), restsOn.stream()).toList();
        }

        /** What it does: {@code count for health, education}. */
        String counts() {
            return parts.equals(List.of(Criterion.SHOWN)) ? "count" : "count for " + String.join(", ", parts);
        }

        /** That it counts, by the rule that counts it and by those behind it that the other side does not have. */
        Ground ground(Side side, Side opposite) {
            List<RuleOrigin> named = new ArrayList<>(List.of(rule));
            restsOn.stream().filter(behind -> !opposite.has(behind)).forEach(named::add);
            return new Ground(fact, counts().replaceFirst("count", "counts"), side.places(named));
        }
    }
}
