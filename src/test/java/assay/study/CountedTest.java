package assay.study;

import static org.assertj.core.api.Assertions.assertThat;

import assay.TestRules;
import assay.evaluation.Batch;
import assay.evaluation.Evaluator;
import assay.evidence.EvidenceReader;
import assay.rules.RuleBase;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whatever number of a table leads to authorities leads to as many as it says. */
class CountedTest {

    private static final List<String> NOT_OF_AUTHORITIES = List.of("rank", "how many not met", "n", "left out");

    private static Study study() {
        RuleBase rules = TestRules.march2004();
        EvidenceFiles files = EvidenceFiles.of(List.of("fixtures/study"));
        Beside beside = Beside.of(files, Beside.Named.NONE, rules.ruleSet());
        assertThat(beside.broken()).isEmpty();
        Gathering gathering = new Gathering();
        new Batch(new Evaluator(rules), new EvidenceReader(rules.ruleSet()), 2)
                .run(
                        files.inputs(),
                        Authority::of,
                        (Batch.Result<Authority> result) -> assertThat(
                                        gathering.add(java.util.Objects.requireNonNull(result.value())))
                                .isEmpty());
        return gathering.study(rules.ruleSet(), beside);
    }

    @Test
    void each_number_counts_the_authorities_that_are_behind_it() {
        Study study = study();
        int looked = 0;
        for (Table table : study.tables()) {
            for (int row = 0; row < table.rows().size(); row++) {
                for (int column = 0; column < table.columns().size(); column++) {
                    Object value = table.rows().get(row).get(column);
                    if (table.counted(row, column).isPresent()) {
                        assertThat(study.authorities().stream()
                                        .filter(table.counted(row, column).get())
                                        .count())
                                .as("%s, row %d, column %d", table.id(), row, column)
                                .isEqualTo(((Integer) value).longValue());
                        looked++;
                    } else if (table.columns().get(column).unit() == Column.Unit.COUNT
                            && !(value instanceof String)
                            && !table.id().equals("participation")) {
                        assertThat(table.columns().get(column).name())
                                .as("a column of %s whose numbers lead nowhere", table.id())
                                .isIn(NOT_OF_AUTHORITIES);
                    }
                }
            }
        }
        assertThat(looked).isGreaterThan(1000);
    }
}
