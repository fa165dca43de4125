package assay.lint;

import assay.problem.Problem;
import assay.ruleset.Check;
import java.util.List;
import java.util.Set;

/** Statements behind which there is no semicolon. */
final class MissingSemicolons implements Finder {

    @Override
    public Set<Check> checks() {
        return Set.of(Check.MISSING_SEMICOLON);
    }

    @Override
    public void find(Rules rules, List<Problem> problems) {
        rules.all()
                .forEach(rule -> rule.consequence()
                        .withoutSemicolon()
                        .forEach(bracket -> problems.add(rule.file()
                                .at(
                                        bracket,
                                        Check.MISSING_SEMICOLON,
                                        "a semicolon (;) is missing behind this bracket"))));
    }
}
