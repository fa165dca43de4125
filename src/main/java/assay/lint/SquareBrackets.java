package assay.lint;

import assay.drl.DrlFile;
import assay.problem.Problem;
import assay.ruleset.Check;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lists in square brackets, as other languages have them. */
final class SquareBrackets implements Finder {

    private static final Pattern SQUARE = Pattern.compile("(?:\\b(?:contains|memberOf|in)|[=<>])\\s*\\[");

    @Override
    public Set<Check> checks() {
        return Set.of(Check.COMPARISON);
    }

    @Override
    public void find(Rules rules, List<Problem> problems) {
        for (FactPattern pattern : rules.patterns()) {
            if (rules.properties().of(pattern).isPresent()) {
                pattern.constraints().forEach(one -> brackets(pattern.file(), one, problems));
            }
        }
    }

    private static void brackets(DrlFile file, FactPattern.Constraint one, List<Problem> problems) {
        Matcher square = SQUARE.matcher(one.code());
        if (square.find()) {
            problems.add(file.at(
                    one.start() + square.end() - 1,
                    Check.COMPARISON,
                    "square brackets have no place here; contains asks for one word, with a comma between it and the next, and"
                            + " the words behind in stand in round brackets"));
        }
    }
}
