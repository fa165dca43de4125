package assay.lint;

import assay.drl.Consequence;
import assay.problem.Problem;
import assay.ruleset.Check;
import java.util.List;
import java.util.Set;

/** Words of Java in what a rule does that stop the rules, or may go on for ever. What else Java has may be of use. */
final class StopsAndLoops implements Finder {

    @Override
    public Set<Check> checks() {
        return Set.of(Check.CONSEQUENCE);
    }

    @Override
    public void find(Rules rules, List<Problem> problems) {
        for (Rules.Rule rule : rules.all()) {
            for (Consequence.Statement statement : rule.consequence().statements()) {
                String message =
                        switch (statement.word()) {
                            case "throw" -> "a rule stops nothing; leave out what it has no conclusion about";
                            case "while", "do" ->
                                "this may never end; for ( Theme theme : $plan.getThemes() ) goes through a list";
                            default -> "";
                        };
                if (!message.isEmpty()) {
                    problems.add(rule.file().at(statement.term().start(), Check.CONSEQUENCE, message));
                }
            }
        }
    }
}
