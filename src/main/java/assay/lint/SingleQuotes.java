package assay.lint;

import assay.drl.Term;
import assay.problem.Problem;
import assay.ruleset.Check;
import java.util.List;
import java.util.Set;

/** Texts among conclusions in single quotes, which are those of single letters. */
final class SingleQuotes implements Finder {

    @Override
    public Set<Check> checks() {
        return Set.of(Check.CONSEQUENCE);
    }

    @Override
    public void find(Rules rules, List<Problem> problems) {
        rules.all().forEach(rule -> texts(rule, problems));
    }

    private static void texts(Rules.Rule rule, List<Problem> problems) {
        rule.consequence()
                .statements()
                .forEach(statement -> statement.term().each(term -> {
                    if (term instanceof Term.Literal literal
                            && literal.value() instanceof String text
                            && text.length() > 1
                            && rule.file().plain().charAt(literal.start()) == '\'') {
                        problems.add(rule.file()
                                .at(
                                        literal.start(),
                                        Check.CONSEQUENCE,
                                        "a text stands in double quotes: \"" + text + "\""));
                    }
                }));
    }
}
