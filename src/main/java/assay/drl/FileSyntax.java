package assay.drl;

import assay.problem.Problem;
import assay.ruleset.Check;
import assay.text.Utf8;
import assay.yaml.YamlReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
        return noText(shown, content)
                .map(List::of)
                .orElseGet(() -> RuleFiles.isRules(name)
                        ? ofRules(shown, new String(content, StandardCharsets.UTF_8))
                        : ofYaml(shown, name, content));
    }

    /** What is wrong with a file that is no plain text in UTF-8 by its first bytes, whatever else would be wrong with it then. */
    static Optional<Problem> noText(String shown, byte[] content) {
        String other = otherFormat(content);
        String why = Utf8.isUtf16(content)
                ? Utf8.INSTEAD_OF_UTF_16
                : other.isEmpty() ? "" : "this is " + other + "; save it as plain text, in UTF-8";
        return why.isEmpty() ? Optional.empty() : Optional.of(Check.NOT_TEXT.problem(shown, 1, 1, why));
    }

    /** What a file is by its first bytes, if another program has saved it as its own; else nothing. */
    private static String otherFormat(byte[] content) {
        String begins = new String(content, 0, Math.min(6, content.length), StandardCharsets.ISO_8859_1);
        return begins.startsWith("{\\rtf")
                ? "RTF, as WordPad and Word save it"
                : begins.startsWith("PK\u0003\u0004") ? "a document of an office program, or a packed file" : "";
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
