package assay.report;

import static org.assertj.core.api.Assertions.assertThat;

import assay.TestRules;
import assay.evaluation.Evaluation;
import assay.evaluation.Evaluator;
import assay.evidence.EvidenceReader;
import assay.rules.RuleBase;
import assay.text.Width;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole reports against recorded ones, which {@code -Dgolden.update=true} renews for review as a diff. */
class GoldenReportsTest {

    private static final Path GOLDEN = Path.of("src", "test", "resources", "golden");

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "worked-example.txt, fixtures/worked-example.yaml, text",
        "worked-example-in-colour.txt, fixtures/worked-example.yaml, colour",
        "worked-example.json, fixtures/worked-example.yaml, json",
        "worked-example.md, fixtures/worked-example.yaml, markdown",
        "no-documents.txt, fixtures/grading/no-documents.yaml, text",
        "no-documents.json, fixtures/grading/no-documents.yaml, json",
        "no-documents.md, fixtures/grading/no-documents.yaml, markdown",
    })
    void a_report_is_as_recorded(String golden, String file, String form) throws Exception {
        RuleBase rules = TestRules.march2004();
        Evaluation evaluation =
                new Evaluator(rules).evaluate(new EvidenceReader(rules.ruleSet()).read(Path.of(file), file));
        // The digest changes with every comment in a rule file, and is tested where it is made.
        String actual = written(evaluation, form)
                .replace(rules.ruleSet().sha256(), "DIGEST-OF-THE-RULES")
                .replace(rules.ruleSet().sha256().substring(0, 8), "DIGEST");
        Path expected = GOLDEN.resolve(golden);
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(GOLDEN);
            Files.writeString(expected, actual);
        }
        assertThat(actual).isEqualTo(Files.readString(expected));
    }

    private static String written(Evaluation evaluation, String form) {
        Set<String> met = Set.of("On Course", "Well Ahead");
        return switch (form) {
            case "text" -> new TextReport(Ink.NONE, met, Width.USUAL, false).of(evaluation);
            case "colour" -> new TextReport(Ink.ANSI, met, Width.USUAL, false).of(evaluation);
            case "json" -> new JsonReport(JsonReport.Layout.OBJECT).of(evaluation);
            case "markdown" -> new MarkdownReport().of(evaluation);
            default -> throw new IllegalArgumentException(form);
        };
    }
}
