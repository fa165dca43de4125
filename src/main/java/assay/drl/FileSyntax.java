package assay.drl;

import assay.problem.Problem;
import assay.ruleset.Check;
import assay.yaml.YamlReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What is wrong with a file of a rule set by itself, whatever the others say: whether it can be read at all. */
public final class FileSyntax {

    private static final Map<String, Check> CHECKS = Map.of(
            RuleFiles.PACK, Check.PACK,
            RuleFiles.INTERPRETATIONS, Check.INTERPRETATIONS,
            Parameters.FILE, Check.PARAMETERS,
            RuleFolder.INTERVIEW_FORM, Check.INTERVIEW_FORM,
            RuleFolder.MEANINGS, Check.MEANINGS);

    private FileSyntax() {}

    /** What is wrong with a file of this name, which is one of rules or a YAML file beside them. */
    public static List<Problem> of(String shown, String name, byte[] content) {
        return RuleFiles.noText(shown, content)
                .map(List::of)
                .orElseGet(() -> RuleFiles.isRules(name)
                        ? ofRules(shown, new String(content, StandardCharsets.UTF_8))
                        : ofYaml(shown, name, content));
    }

    private static List<Problem> ofRules(String shown, String content) {
        List<Problem> problems = new ArrayList<>();
        DrlFile.parse(shown, shown, Placeholders.parseable(content), problems);
        return problems;
    }

    private static List<Problem> ofYaml(String shown, String name, byte[] content) {
        List<Problem> problems = new ArrayList<>();
        YamlReader.read(shown, content, problems);
        Check check = CHECKS.get(name);
        return check == null
                ? problems
                : problems.stream()
                        .map(problem -> problem.withCode(check.code()))
                        .toList();
    }
}
