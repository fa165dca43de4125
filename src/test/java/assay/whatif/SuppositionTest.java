package assay.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import assay.TestRules;
import assay.evaluation.Evaluation;
import assay.evaluation.Evaluator;
import assay.evidence.Evidence;
import assay.evidence.EvidenceReader;
import assay.evidence.SubmittedDocument;
import assay.problem.ProblemsException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Evidence with some of it struck out and other supposed. */
class SuppositionTest {

    private static final Evaluator EVALUATOR = new Evaluator(TestRules.march2004());
    private static final EvidenceReader READER =
            new EvidenceReader(TestRules.march2004().ruleSet());

    static Stream<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("fixtures/grading"))) {
            return Stream.concat(
                    Stream.of(Path.of("fixtures/worked-example.yaml")),
                    files.filter(file -> file.toString().endsWith(".yaml")))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    private static Evidence read(Path file) throws ProblemsException {
        return READER.read(file, file.toString());
    }

    @ParameterizedTest
    @MethodSource("files")
    void each_document_struck_out_makes_the_grades_that_results_have_without_it(Path file) throws ProblemsException {
        Evidence evidence = read(file);
        Evaluation evaluation = EVALUATOR.evaluate(evidence);
        Evaluation complete = evaluation.with(EVALUATOR.dependence(evidence, evaluation));
        for (SubmittedDocument document : evidence.documents()) {
            Evaluation struck = EVALUATOR.evaluate(new Supposition(List.of(document.id()), List.of()).of(evidence));
            Map<String, String> expected = new TreeMap<>();
            Map<String, String> found = new TreeMap<>();
            complete.requirements()
                    .forEach(one -> complete.without(one).stream()
                            .filter(without -> without.document().equals(document.id()))
                            .forEach(without -> expected.put(one.id(), without.grade())));
            struck.requirements().stream()
                    .filter(one -> !one.grade()
                            .equals(complete.requirement(one.id()).orElseThrow().grade()))
                    .forEach(one -> found.put(one.id(), one.grade()));
            assertThat(found).as("without " + document.id()).isEqualTo(expected);
        }
    }

    @Test
    void a_fact_is_struck_out_by_its_number_and_the_others_keep_theirs() throws ProblemsException {
        Evidence evidence = read(Path.of("fixtures/worked-example.yaml"));
        Evidence struck = new Supposition(List.of("D2#1"), List.of()).of(evidence);
        SubmittedDocument document = struck.documents().get(1);
        assertThat(document.id()).isEqualTo("D2");
        assertThat(document.positions()).containsExactly(1);
        assertThat(document.observations())
                .containsExactly(evidence.documents().get(1).observations().get(1));
        assertThat(EVALUATOR.evaluate(struck).requirement("R2").orElseThrow().grade())
                .isEqualTo("Bit Behind");
    }

    @Test
    void what_is_supposed_counts_as_if_it_had_been_recorded() throws ProblemsException {
        Evidence evidence = read(Path.of("fixtures/worked-example.yaml"));
        String fact =
                "- senior-sign-up: {to: information sharing protocol, agencies: [education], shown-by: signature}";
        Supposition supposition = new Supposition(
                List.of(),
                READER.readFacts("address", fact.getBytes(StandardCharsets.UTF_8), List.of())
                        .facts());
        assertThat(EVALUATOR
                        .evaluate(supposition.of(evidence))
                        .requirement("R6")
                        .orElseThrow()
                        .grade())
                .isEqualTo("On Course");
        assertThat(Supposition.NONE.of(evidence)).isSameAs(evidence);
    }
}
