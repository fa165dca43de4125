package assay.lint;

import assay.problem.Problem;
import assay.ruleset.Check;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Conclusions behind which there is no semicolon. */
final class MissingSemicolons implements Finder {

    private static final Pattern STATEMENT =
            Pattern.compile("(?<![\\w$.])(?:insert|insertLogical|update|delete|retract)\\s*\\(");

    @Override
    public Set<Check> checks() {
        return Set.of(Check.MISSING_SEMICOLON);
    }

    @Override
    public void find(Rules rules, List<Problem> problems) {
        rules.all().forEach(rule -> semicolons(rule, problems));
    }

    private static void semicolons(Rules.Rule rule, List<Problem> problems) {
        String code = rule.file().code();
        Matcher statement = rule.matcher(STATEMENT);
        while (statement.find()) {
            int depth = 1;
            int at = statement.end();
            while (at < rule.end() && depth > 0) {
                depth += code.charAt(at) == '(' ? 1 : code.charAt(at) == ')' ? -1 : 0;
                at++;
            }
            String rest = code.substring(at, rule.end()).stripLeading();
            if (rest.isEmpty() || Character.isJavaIdentifierStart(rest.charAt(0))) {
                problems.add(rule.file()
                        .at(at - 1, Check.MISSING_SEMICOLON, "a semicolon (;) is missing behind this bracket"));
            }
        }
    }
}
