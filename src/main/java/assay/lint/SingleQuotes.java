package assay.lint;

import assay.problem.Problem;
import assay.ruleset.Check;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.lang3.StringUtils;

/** Texts among conclusions in single quotes, which are those of single letters. */
final class SingleQuotes implements Finder {

    private static final Pattern SINGLE_QUOTED = Pattern.compile("'([^'\\n]{2,})'");

    @Override
    public Set<Check> checks() {
        return Set.of(Check.CONSEQUENCE);
    }

    @Override
    public void find(Rules rules, List<Problem> problems) {
        rules.all().forEach(rule -> texts(rule, problems));
    }

    private static void texts(Rules.Rule rule, List<Problem> problems) {
        String text = rule.file().plain();
        int from = rule.consequence().start();
        Matcher quoted = SINGLE_QUOTED
                .matcher(text)
                .region(from, Math.max(from, rule.parsed().getEndCharacter()));
        while (quoted.find()) {
            if (StringUtils.countMatches(
                                    text.substring(text.lastIndexOf('\n', quoted.start()) + 1, quoted.start()), '"')
                            % 2
                    == 0) {
                problems.add(rule.file()
                        .at(
                                quoted.start(),
                                Check.CONSEQUENCE,
                                "a text stands in double quotes: \"" + quoted.group(1) + "\""));
            }
        }
    }
}
