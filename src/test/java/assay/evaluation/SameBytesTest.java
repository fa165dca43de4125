package assay.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import assay.TestRules;
import assay.evidence.EvidenceReader;
import assay.report.JsonReport;
import assay.report.MarkdownReport;
import assay.report.Report;
import assay.rules.RuleBase;
import assay.study.Plan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The same input gives the same bytes, whoever runs it, where, and on how many threads. */
class SameBytesTest {

    private static String evaluated(RuleBase rules, Report report, int threads) throws Exception {
        List<Batch.Input> inputs;
        try (Stream<Path> files = Files.walk(Path.of("fixtures"))) {
            inputs = files.filter(file -> file.toString().endsWith(".yaml") && !Plan.isOne(file))
                    .sorted()
                    .map(file -> new Batch.Input(file, file.toString()))
                    .toList();
        }
        List<String> texts = new ArrayList<>();
        new Batch(new Evaluator(rules), new EvidenceReader(rules.ruleSet()), threads)
                .run(inputs, (evidence, evaluation) -> report.of(evaluation), result -> texts.add(result.value()));
        return String.join("", texts);
    }

    @Test
    void threads_runs_and_locales_make_no_difference() throws Exception {
        Report json = new JsonReport(JsonReport.Layout.LINES);
        Report markdown = new MarkdownReport();
        Report both = evaluation -> json.of(evaluation) + markdown.of(evaluation);
        String expected = evaluated(TestRules.march2004(), both, 1);
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
            RuleBase loadedAgain = TestRules.in(Path.of("rules", "march-2004"));
            assertThat(evaluated(loadedAgain, both, 7)).isEqualTo(expected);
            assertThat(evaluated(loadedAgain, both, 3)).isEqualTo(expected);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }
}
