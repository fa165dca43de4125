package assay.lint;

import assay.drl.FactCondition;
import assay.problem.Problem;
import assay.ruleset.Check;
import java.util.List;
import java.util.Set;

/** Lists that are gone through for words of another list. */
final class WordsOfOtherLists implements Finder {

    @Override
    public Set<Check> checks() {
        return Set.of(Check.COMPARISON);
    }

    @Override
    public void find(Rules rules, List<Problem> problems) {
        rules.all().forEach(rule -> words(rule, rules.types(), problems));
    }

    private static void words(Rules.Rule rule, Types types, List<Problem> problems) {
        Variables variables = new Variables(rule.conditions(), types);
        for (FactCondition condition : rule.conditions()) {
            String from = condition.from();
            if (!types.isUnread(condition.type())
                    && from.matches("\\$?\\w+")
                    && ListsGoneThrough.isBoundBefore(condition, rule.conditions())
                    && !types.constants(condition.type()).isEmpty()) {
                variables
                        .listOf(from)
                        .filter(words -> !words.equals(condition.type()))
                        .ifPresent(words -> problems.add(rule.file()
                                .at(
                                        condition.start(),
                                        Check.COMPARISON,
                                        from + " is a list of words of " + words + ", and none of them is a "
                                                + condition.type())));
            }
        }
    }
}
