package assay.lint;

import assay.drl.RuleFiles;
import assay.problem.Problem;
import assay.ruleset.Check;
import assay.ruleset.Interpretation;
import java.util.List;
import java.util.Set;

/** Interpretations that a parameter rests on and interpretations.yaml does not have. */
final class InterpretationsOfParameters implements Finder {

    @Override
    public Set<Check> checks() {
        return Set.of(Check.UNKNOWN_INTERPRETATION);
    }

    @Override
    public void find(Rules rules, List<Problem> problems) {
        List<Interpretation> interpretations = rules.draft().interpretations();
        List<String> known = interpretations == null
                ? List.of()
                : interpretations.stream().map(Interpretation::id).toList();
        rules.files().parameters().all().stream()
                .filter(one -> interpretations != null
                        && one.of().equals(rules.files().name())
                        && !one.interpretation().isEmpty())
                .filter(one -> !known.contains(one.interpretation())
                        && !(rules.draft().leftBehind().contains(one.interpretation())
                                && !rules.files().isOfBase(RuleFiles.INTERPRETATIONS)))
                .forEach(one -> rules.files()
                        .parameters()
                        .interpretationOf(one.name())
                        .ifPresent(at -> problems.add(Check.UNKNOWN_INTERPRETATION.problem(
                                rules.files().shown(at.file()),
                                at.line(),
                                at.column(),
                                "unknown interpretation \"" + one.interpretation() + "\" of {" + one.name()
                                        + "}; interpretations.yaml has "
                                        + (known.isEmpty() ? "none" : String.join(", ", known))))));
    }
}
