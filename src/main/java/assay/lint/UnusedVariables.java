package assay.lint;

import assay.problem.Nearest;
import assay.problem.Problem;
import assay.ruleset.Check;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Variables that stand in a rule only where they are bound. */
final class UnusedVariables implements Finder {

    private static final Pattern VARIABLE = Pattern.compile("(?<![\\w$])\\$\\w+");

    private static final Pattern BINDS = Pattern.compile("\\s*:(?!:)");

    @Override
    public Set<Check> checks() {
        return Set.of(Check.UNUSED_VARIABLE);
    }

    @Override
    public void find(Rules rules, List<Problem> problems) {
        rules.all().forEach(rule -> look(rule, problems));
    }

    private static void look(Rules.Rule rule, List<Problem> problems) {
        String code = rule.file().code();
        int to = Math.max(rule.consequence().start(), rule.parsed().getEndCharacter());
        Map<String, Integer> first = new LinkedHashMap<>();
        Set<String> used = new HashSet<>();
        Matcher variable = VARIABLE.matcher(code).region(rule.start(), Math.min(to, code.length()));
        while (variable.find()) {
            if (BINDS.matcher(code).region(variable.end(), code.length()).lookingAt()) {
                first.putIfAbsent(variable.group(), variable.start());
            } else {
                used.add(variable.group());
            }
        }
        first.keySet().removeAll(used);
        first.forEach((name, place) -> problems.add(rule.file()
                .at(
                        place,
                        Check.UNUSED_VARIABLE,
                        "nothing uses " + name + Nearest.hintOr(name, used, "; leave it and its colon out"))));
    }
}
