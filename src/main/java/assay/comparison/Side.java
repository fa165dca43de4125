package assay.comparison;

import assay.evaluation.Evaluation.CriterionResult;
import assay.evaluation.Evaluation.RequirementResult;
import assay.policy.Criterion;
import assay.ruleset.Extension;
import assay.ruleset.Pack;
import assay.ruleset.RuleOrigin;
import assay.ruleset.RuleSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One of the two rule sets that are compared: where it says what, and what it makes of rules of the other. */
final class Side {

    private static final String PACK = "pack.yaml";

    private final RuleSet rules;

    Side(RuleSet rules) {
        this.rules = rules;
    }

    /** Where a rule of this rule set stands. */
    RulePlace place(RuleOrigin rule) {
        return new RulePlace(rule.name(), rules.owner(rule.file()), rule.file(), rule.line());
    }

    List<RulePlace> places(Collection<RuleOrigin> all) {
        return all.stream().map(this::place).distinct().toList();
    }

    /** Whether a rule of the other rule set says the same here. */
    boolean has(RuleOrigin rule) {
        RuleOrigin own = rules.origins().get(rule.name());
        return own != null && own.digest().equals(rule.digest());
    }

    /** What became of a rule of the other rule set that this one does not have, or has otherwise. */
    Optional<Ground> insteadOf(RuleOrigin rule) {
        RuleOrigin own = rules.origins().get(rule.name());
        if (own != null) {
            return has(rule)
                    ? Optional.empty()
                    : Optional.of(new Ground(
                            null,
                            "the rule of that name is another" + own.text().insteadOf(rule.text()),
                            List.of(place(own))));
        }
        return leftOut(rule.name()).map(place -> new Ground(null, "the rule is left out", List.of(place)));
    }

    /** Where a rule of a rule set that this one builds on is left out. */
    private Optional<RulePlace> leftOut(String rule) {
        String set = rules.pack().name();
        for (Extension one = rules.extension().orElse(null);
                one != null;
                one = one.further().orElse(null)) {
            for (Extension.Omission omission : one.without()) {
                if (omission.rule().equals(rule)) {
                    return Optional.of(new RulePlace(rule, set, PACK, omission.line()));
                }
            }
            set = one.base();
        }
        return Optional.empty();
    }

    /** The rules that say what a criterion asks for; of its requirement, where there is no such criterion. */
    List<RulePlace> asking(@Nullable CriterionResult criterion, @Nullable RequirementResult requirement) {
        if (criterion != null) {
            return places(criterion.askedBy());
        }
        return requirement == null
                ? requirements()
                : places(requirement.criteria().stream()
                        .flatMap(one -> one.askedBy().stream())
                        .distinct()
                        .toList());
    }

    /** The rules that decide on a criterion, going by their names; without any, those that ask for it. */
    List<RulePlace> deciding(CriterionResult criterion, @Nullable RequirementResult requirement) {
        List<RuleOrigin> named = rules.namedAfter(criterion.id());
        return named.isEmpty() ? asking(criterion, requirement) : places(named);
    }

    /** Whether it knows a kind of evidence. */
    boolean knows(String kind) {
        return rules.vocabulary().kind(kind).isPresent();
    }

    /** Where the pack lists its requirements. */
    private List<RulePlace> requirements() {
        return rules.pack().requirements().stream()
                .limit(1)
                .map(first -> inPack("requirements", first.line()))
                .toList();
    }

    /** Where the pack says what a grade is worth and what a requirement weighs. */
    List<RulePlace> worth(Pack.GradeEntry grade, Pack.RequirementEntry requirement) {
        List<RulePlace> places = new ArrayList<>();
        places.add(inPack("grades", grade.line()));
        places.add(inPack("requirements", requirement.line()));
        return places;
    }

    Optional<Pack.RequirementEntry> requirement(String id) {
        return rules.pack().requirement(id);
    }

    Optional<Pack.GradeEntry> grade(String name) {
        return rules.pack().grades().stream()
                .filter(grade -> grade.name().equals(name))
                .findFirst();
    }

    private RulePlace inPack(String key, int line) {
        String set = rules.pack().name();
        for (Extension one = rules.extension().orElse(null);
                one != null && !one.overridden().contains(key);
                one = one.further().orElse(null)) {
            set = one.base();
        }
        return new RulePlace("", set, PACK, line);
    }

    /** What a criterion counts towards: {@code a minimum of route A}. */
    static String kind(CriterionResult criterion) {
        String route = criterion.criterion().route();
        return "a " + criterion.criterion().kind().word() + (route == null ? "" : " of route " + route);
    }

    /** What a criterion asks for: {@code a minimum that needs 2 of health, education, social care}. */
    static String asks(CriterionResult criterion) {
        List<String> parts = criterion.criterion().parts();
        if (parts.equals(List.of(Criterion.SHOWN))) {
            return kind(criterion);
        }
        String enough =
                criterion.atLeast() < parts.size() ? criterion.atLeast() + " of " : parts.size() == 1 ? "" : "all of ";
        return kind(criterion) + " that needs " + enough + String.join(", ", parts);
    }
}
