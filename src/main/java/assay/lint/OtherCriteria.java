package assay.lint;

import assay.problem.Problem;
import assay.ruleset.Check;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Rules whose name begins with one criterion and that conclude something about another. */
final class OtherCriteria implements Finder {

    @Override
    public void find(Rules rules, List<Problem> problems) {
        for (Rules.Rule rule : rules.all()) {
            rules.criteriaOf(rule).stream()
                    .filter(criterion -> isAnother(rules, rule, criterion))
                    .forEach(criterion -> problems.add(problem(rule, criterion)));
        }
    }

    /** Whether the name of a rule begins with criteria, and this is none of them. */
    static boolean isAnother(Rules rules, Rules.Rule rule, String criterion) {
        Set<String> known = rules.draft().criteria().ids();
        List<String> named =
                Stream.of(rule.name().split(",? ")).takeWhile(known::contains).toList();
        return !named.isEmpty() && !named.contains(criterion) && known.contains(criterion);
    }

    private static Problem problem(Rules.Rule rule, String criterion) {
        int at = rule.file()
                .text()
                .indexOf('"' + criterion + '"', rule.consequence().start());
        return rule.file()
                .at(
                        at < 0 ? rule.start() : at + 1,
                        Check.OTHER_CRITERION,
                        "this is about " + criterion + ", and the rule is called \"" + rule.name()
                                + "\"; one of the two is meant");
    }
}
