package assay.lint;

import assay.drl.DrlFile;
import assay.drl.RuleFiles;
import assay.problem.Nearest;
import assay.problem.Problem;
import assay.reading.RuleSetReader;
import assay.ruleset.Check;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.lang3.StringUtils;

/** What stands behind an @ on a rule: @source and @interpretation, once each with one text. */
final class RuleAnnotations implements Finder {

    private static final List<String> ANNOTATIONS = List.of("source", "interpretation");

    @Override
    public Set<Check> checks() {
        return Set.of(Check.ANNOTATION);
    }

    @Override
    public void find(Rules rules, List<Problem> problems) {
        rules.all().forEach(rule -> annotations(rule, problems));
    }

    private static void annotations(Rules.Rule rule, List<Problem> problems) {
        DrlFile file = rule.file();
        int from = rule.start();
        for (String name : rule.parsed().getAnnotationNames()) {
            if (!ANNOTATIONS.contains(name)) {
                problems.add(file.problem(
                        from,
                        "@" + name,
                        Check.ANNOTATION,
                        "unknown annotation \"" + name + "\"" + Nearest.hint(name, ANNOTATIONS)));
                continue;
            }
            Matcher unquoted = Pattern.compile("@" + name + "\\s*\\(\\s*(?=[^\"\\s])")
                    .matcher(file.plain())
                    .region(
                            from,
                            Math.max(
                                    from,
                                    Math.min(
                                            file.plain().length(), rule.parsed().getEndCharacter())));
            if (unquoted.find()) {
                problems.add(file.at(
                        unquoted.end(),
                        Check.ANNOTATION,
                        "a text stands in double quotes: @" + name
                                + (name.equals("interpretation") ? "( \"I1, I2\" )" : "( \"Guide, page 6\" )")));
                continue;
            }
            int second = StringUtils.ordinalIndexOf(rule.code(), "@" + name, 2);
            if (second >= 0) {
                problems.add(file.at(
                        from + second,
                        Check.ANNOTATION,
                        "@" + name + " stands here a second time; a rule has one, with one text in quotes behind it"));
            } else if (RuleSetReader.annotation(rule.parsed(), name).isBlank()
                    && !(name.equals("interpretation") && RuleFiles.isCommon(file.file()))) {
                problems.add(file.problem(
                        from, "@" + name, Check.ANNOTATION, "@" + name + " has one text in quotes behind it"));
            }
        }
    }
}
