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
                                + (name.equals("interpretation") ? "( \"I1, I2\" )" : "( \"Appendix II\" )")));
                continue;
            }
            String text = RuleSetReader.annotation(rule.parsed(), name);
            if ((text.isBlank() && !(name.equals("interpretation") && RuleFiles.isCommon(file.file())))
                    || text.contains("\"")
                    || StringUtils.countMatches(rule.code(), "@" + name) > 1) {
                problems.add(file.problem(
                        from,
                        "@" + name,
                        Check.ANNOTATION,
                        text.contains("\"")
                                ? "what stands in @" + name + " has no quote in it; write a single one: 'so'"
                                : "@" + name + " stands once in a rule, with one text in quotes behind it"));
            }
        }
    }
}
