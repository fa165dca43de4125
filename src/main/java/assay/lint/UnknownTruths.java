package assay.lint;

import assay.drl.DrlFile;
import assay.drl.FactCondition;
import assay.drl.Term;
import assay.policy.Words;
import assay.problem.Nearest;
import assay.problem.Problem;
import assay.ruleset.Check;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Names that stand in a condition by themselves, as what is true or false does, and are no field. */
final class UnknownTruths implements Finder {

    @Override
    public Set<Check> checks() {
        return Set.of(Check.UNKNOWN_FIELD);
    }

    @Override
    public void find(Rules rules, List<Problem> problems) {
        Look look = new Look(rules.types(), problems);
        rules.all().forEach(look::rule);
    }

    private record Look(Types types, List<Problem> problems) {

        void rule(Rules.Rule rule) {
            for (FactCondition condition : rule.conditions()) {
                if (!types.isUnread(condition.type()) && types.isEvidence(condition.type())) {
                    condition.terms().forEach(term -> condition(rule.file(), condition, term));
                }
            }
        }

        private void condition(DrlFile file, FactCondition condition, Term term) {
            if (term instanceof Term.Not not) {
                condition(file, condition, not.of());
            } else if (term instanceof Term.Operation operation
                    && operation.operator().matches("&&|\\|\\|")) {
                condition(file, condition, operation.left());
                condition(file, condition, operation.right());
            } else if (term instanceof Term.Name name
                    && types.field(condition.type(), name.name()).isEmpty()) {
                truth(file, condition, name);
            }
        }

        private void truth(DrlFile file, FactCondition condition, Term.Name name) {
            Set<String> known = new TreeSet<>();
            types.kind(condition.type()).ifPresent(kind -> kind.fields().forEach(one -> known.add(one.property())));
            known.addAll(List.of("secondary", "recorded"));
            if (!known.contains(name.name()) && !name.name().startsWith("$")) {
                problems.add(file.at(
                        name.start(),
                        Check.UNKNOWN_FIELD,
                        condition.type() + " has no field \"" + name.name() + "\""
                                + types.kind(condition.type())
                                        .flatMap(kind -> kind.formerly(Words.ofName(name.name())))
                                        .map(now -> "; it is now " + now.property())
                                        .orElseGet(() -> Nearest.hintOr(
                                                name.name(), known, "; it has " + String.join(", ", known)))));
            }
        }
    }
}
