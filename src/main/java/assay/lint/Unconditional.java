package assay.lint;

import assay.drl.FactCondition;
import assay.drl.Term;
import assay.problem.Problem;
import assay.ruleset.Check;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Rules that set aside every fact of a kind, of which nothing is asked that is not so of all of them. */
final class Unconditional implements Finder {

    @Override
    public Set<Check> checks() {
        return Set.of(Check.UNCONDITIONAL);
    }

    @Override
    public void find(Rules rules, List<Problem> problems) {
        for (Rules.Rule rule : rules.all()) {
            of(rules, rule)
                    .ifPresent(evidence -> problems.add(rule.file()
                            .at(
                                    place(rule, evidence),
                                    Check.UNCONDITIONAL,
                                    "the rule \"" + rule.name() + "\" sets aside every " + evidence.type()
                                            + "; say in a condition what is so of those that it means")));
        }
    }

    /** Where something is asked that is so of every fact; where nothing is asked, the rule. */
    private static int place(Rules.Rule rule, FactCondition evidence) {
        return evidence.terms().stream()
                .findFirst()
                .map(Term::first)
                .orElseGet(() -> rule.file().offsetOf(rule.parsed().getLine()));
    }

    /** The evidence of which a rule sets aside whatever comes. */
    static Optional<FactCondition> of(Rules rules, Rules.Rule rule) {
        List<FactCondition> asked = rule.conditions();
        List<FactCondition> evidence = asked.stream()
                .filter(one -> rules.types().isEvidence(one.type()))
                .toList();
        return evidence.size() == 1
                        && rules.about(rule).stream().anyMatch(one -> one.type().equals("SetAside"))
                        && asked.stream()
                                .allMatch(condition -> condition.sign() != FactCondition.Sign.NOT
                                        && condition.from().isEmpty()
                                        && rules.types()
                                                .possibilities(condition)
                                                .isCertain())
                ? Optional.of(evidence.get(0))
                : Optional.empty();
    }
}
