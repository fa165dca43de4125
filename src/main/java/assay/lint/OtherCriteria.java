package assay.lint;

import assay.problem.Problem;
import assay.ruleset.Check;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Rules whose name begins with one criterion and that conclude something about another. */
final class OtherCriteria implements Finder {

    @Override
    public Set<Check> checks() {
        return Set.of(Check.OTHER_CRITERION);
    }

    @Override
    public void find(Rules rules, List<Problem> problems) {
        for (Rules.Rule rule : rules.all()) {
            Set<String> told = new TreeSet<>();
            rules.about(rule).stream()
                    .filter(about -> isAnother(rules, rule, about.criterion()) && told.add(about.criterion()))
                    .forEach(about -> problems.add(problem(rule, about)));
        }
    }

    /** Whether the name of a rule begins with criteria, and this is none of them. */
    static boolean isAnother(Rules rules, Rules.Rule rule, String criterion) {
        Set<String> known = rules.draft().criteria().ids();
        List<String> named =
                Stream.of(rule.name().split(",? ")).takeWhile(known::contains).toList();
        return !named.isEmpty() && !named.contains(criterion) && known.contains(criterion);
    }

    private static Problem problem(Rules.Rule rule, Rules.About about) {
        return rule.file()
                .at(
                        about.place(),
                        Check.OTHER_CRITERION,
                        "this is about " + about.criterion() + ", and the rule is called \"" + rule.name()
                                + "\"; one of the two is meant");
    }
}
