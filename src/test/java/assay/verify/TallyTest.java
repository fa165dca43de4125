package assay.verify;

import static org.assertj.core.api.Assertions.assertThat;

import assay.TestRules;
import assay.evaluation.Evaluator;
import assay.evidence.Evidence;
import assay.evidence.EvidenceReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TallyTest {

    private static final String WORKED = "fixtures/worked-example.yaml";
    private static final String OTHER = "fixtures/requirement-2/r2-bit-behind-with-a-glossary-noted.yaml";

    private static Tally tally;

    @BeforeAll
    static void count() throws Exception {
        EvidenceReader reader = new EvidenceReader(TestRules.march2004().ruleSet());
        Evaluator evaluator = new Evaluator(TestRules.march2004());
        List<Tally.Outcome> outcomes = new ArrayList<>();
        for (String file : List.of(WORKED, OTHER)) {
            Evidence evidence = reader.read(Path.of(file), file);
            outcomes.add(new Tally.Outcome(evidence, evaluator.evaluate(evidence)));
        }
        tally = Tally.of(outcomes);
    }

    private static List<String> files(List<Tally.Fixture> fixtures) {
        return fixtures.stream().map(Tally.Fixture::file).toList();
    }

    @Test
    void a_criterion_counts_and_sets_aside_where_its_facts_are() {
        assertThat(tally.fixtures()).isEqualTo(2);
        assertThat(files(tally.criterion("R6.A2").counts())).containsExactly(WORKED);
        assertThat(files(tally.criterion("R6.A2").edge()))
                .as("two of three sectors, or three")
                .containsExactly(WORKED);
    }

    @Test
    void it_decides_nothing_where_nothing_was_sent_for_its_requirement() {
        assertThat(files(tally.criterion("R6.A1").decides())).doesNotContain(OTHER);
    }

    @Test
    void a_rule_fires_where_it_does() {
        assertThat(files(tally.fired("R6.A2 a sector signed up by a signature or a minuted agreement")))
                .containsExactly(WORKED);
        assertThat(tally.fired("no such rule")).isEmpty();
        assertThat(tally.criterion("R6.A9").counts()).isEmpty();
    }
}
