package assay.lint;

import assay.drl.DrlFile;
import assay.drl.FactCondition;
import assay.problem.Nearest;
import assay.problem.Problem;
import assay.ruleset.Check;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands behind from, and is no list that was bound before. */
final class ListsGoneThrough implements Finder {

    private static final Pattern FROM = Pattern.compile("\\bfrom\\b");

    @Override
    public Set<Check> checks() {
        return Set.of(Check.UNKNOWN_VARIABLE);
    }

    @Override
    public void find(Rules rules, List<Problem> problems) {
        Look look = new Look(rules.types(), problems);
        rules.all().forEach(look::rule);
    }

    private record Look(Types types, List<Problem> problems) {

        void rule(Rules.Rule rule) {
            for (FactCondition condition : rule.conditions()) {
                if (!types.isUnread(condition.type())) {
                    source(rule.file(), condition, rule.conditions());
                }
            }
        }

        private void source(DrlFile file, FactCondition condition, List<FactCondition> conditions) {
            String from = condition.from();
            if (from.isEmpty() || from.matches("\\$\\w+\\W.*")) {
                return;
            }
            Matcher keyword = FROM.matcher(file.code());
            int word = keyword.find(condition.start()) ? keyword.start() : condition.start();
            if (!from.matches("\\$?\\w+")) {
                problems.add(file.at(
                        word,
                        Check.UNKNOWN_VARIABLE,
                        "from goes through a list that was bound before, as in from $aims, and nothing else"));
                return;
            }
            int place = file.text().indexOf(from, word + 4);
            boolean bound = isBoundBefore(condition, conditions);
            if (!bound
                    && from.startsWith("$")
                    && conditions.stream().noneMatch(one -> one.variables().contains(from))) {
                // That nothing is bound to it is told elsewhere.
                return;
            }
            if (!bound) {
                Set<String> lists = new TreeSet<>();
                conditions.forEach(other -> lists.addAll(other.bound().keySet()));
                problems.add(file.at(
                        place,
                        Check.UNKNOWN_VARIABLE,
                        "\"" + from + "\" is no list that was bound before"
                                + Nearest.hintOr(from, lists, "; a list is bound with a colon: $aims : aims")));
            }
        }
    }

    /** Whether what a condition goes through was bound by one before it. */
    static boolean isBoundBefore(FactCondition condition, List<FactCondition> conditions) {
        String from = condition.from();
        return conditions.subList(0, conditions.indexOf(condition)).stream()
                .anyMatch(other ->
                        other.bound().containsKey(from) || other.variable().equals(from));
    }
}
