package assay.lint;

import assay.drl.FactCondition;
import assay.drl.Term;
import assay.problem.Problem;
import assay.ruleset.Check;
import assay.text.Article;
import java.util.List;
import java.util.Set;

/** What is counted or set aside, and is no evidence. */
final class NoEvidence implements Finder {

    @Override
    public Set<Check> checks() {
        return Set.of(Check.CONSEQUENCE);
    }

    @Override
    public void find(Rules rules, List<Problem> problems) {
        for (Rules.Rule rule : rules.all()) {
            for (Rules.About about : rules.about(rule)) {
                List<Term> arguments = about.made().arguments();
                if ("Counted".equals(about.type())) {
                    fact(rules, rule, arguments.get(about.made().made() ? 2 : 1), problems);
                } else if ("SetAside".equals(about.type())) {
                    fact(rules, rule, arguments.get(1), problems);
                } else if ("Contradicted".equals(about.type())) {
                    fact(rules, rule, arguments.get(2), problems);
                }
            }
        }
    }

    private static void fact(Rules rules, Rules.Rule rule, Term fact, List<Problem> problems) {
        Types types = rules.types();
        FactCondition condition = new Variables(rule.conditions(), types).fact(fact);
        if (condition != null
                && types.kind(condition.type()).isPresent()
                && !types.isEvidence(condition.type())
                && !types.isUnread(condition.type())) {
            problems.add(rule.file()
                    .at(
                            fact.start(),
                            Check.CONSEQUENCE,
                            "what counts or is set aside is evidence, and " + Article.indefinite(condition.type())
                                    + " is none"));
        }
    }
}
