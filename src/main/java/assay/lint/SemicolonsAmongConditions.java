package assay.lint;

import assay.problem.Problem;
import assay.ruleset.Check;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A semicolon among conditions, other than between what an accumulate adds up and how. */
final class SemicolonsAmongConditions implements Finder {

    private static final Pattern WHEN = Pattern.compile("\\bwhen\\b");
    private static final Pattern THEN = Pattern.compile("\\bthen\\b");
    private static final Pattern ADDING = Pattern.compile("\\b(?:accumulate|acc|init|action|reverse|result)\\s*$");

    @Override
    public Set<Check> checks() {
        return Set.of(Check.SYNTAX);
    }

    @Override
    public void find(Rules rules, List<Problem> problems) {
        rules.all().forEach(rule -> between(rule, problems));
    }

    private static void between(Rules.Rule rule, List<Problem> problems) {
        String code = rule.file().code();
        Matcher when = rule.matcher(WHEN);
        Matcher then = rule.matcher(THEN);
        if (!when.find() || !then.find()) {
            return;
        }
        Deque<Boolean> adding = new ArrayDeque<>();
        for (int at = when.end(); at < then.start(); at++) {
            switch (code.charAt(at)) {
                case '(' ->
                    adding.push(ADDING.matcher(code.substring(when.end(), at)).find());
                case ')' -> adding.poll();
                case ';' -> {
                    if (!Boolean.TRUE.equals(adding.peek())) {
                        problems.add(
                                rule.file()
                                        .at(
                                                at,
                                                Check.SYNTAX,
                                                adding.isEmpty()
                                                        ? "no semicolon (;) stands behind a condition; each has a line of its own"
                                                        : "a comma (,) stands between what is asked of a fact, not a semicolon (;)"));
                    }
                }
                default -> {
                    // Nothing else opens, closes or parts conditions.
                }
            }
        }
    }
}
