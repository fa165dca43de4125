package assay.lint;

import assay.problem.Problem;
import assay.ruleset.Check;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Values that are given within the brackets of a conclusion, where nothing is given one. */
final class ValuesInBrackets implements Finder {

    /** The brackets of a loop that are still open, in which something may be given a value. */
    private static final Pattern LOOP = Pattern.compile("\\bfor\\s*\\([^()]*$");

    @Override
    public Set<Check> checks() {
        return Set.of(Check.SINGLE_EQUALS);
    }

    @Override
    public void find(Rules rules, List<Problem> problems) {
        rules.all().forEach(rule -> signs(rule, problems));
    }

    private static void signs(Rules.Rule rule, List<Problem> problems) {
        String code = rule.file().code();
        int from = rule.consequence().start();
        int depth = 0;
        for (int at = from; at < Math.min(code.length(), rule.parsed().getEndCharacter()); at++) {
            char sign = code.charAt(at);
            depth += sign == '(' ? 1 : sign == ')' ? -1 : 0;
            if (sign == '='
                    && depth > 0
                    && "=!<>".indexOf(code.charAt(at - 1)) < 0
                    && code.charAt(at + 1) != '='
                    && !LOOP.matcher(code.substring(from, at)).find()) {
                problems.add(rule.file().at(at, Check.SINGLE_EQUALS, "\"=\" cannot stand here; == compares"));
            }
        }
    }
}
