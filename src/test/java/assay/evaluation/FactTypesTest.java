package assay.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import assay.TestRules;
import assay.evidence.Evidence;
import assay.evidence.EvidenceReader;
import assay.rules.RuleBase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;

/** What was recorded, in the types that a rule set declares. */
class FactTypesTest {

    @TempDir
    Path folder;

    /** The engine gives each type a setter of that name as well; which of them comes first hangs on the run. */
    @RepeatedTest(3)
    void a_field_may_be_called_value() throws Exception {
        Files.writeString(folder.resolve("pack.yaml"), "name: prices\nextends: march-2004\n");
        Files.writeString(folder.resolve("prices.drl"), """
                package march2004

                import assay.policy.*

                declare Price extends Fact
                    value : int
                end

                rule "R9.F1 a price above three"
                    @source( "A letter" )
                when
                    $price : Price( value > 3 )
                then
                    insert( Counted.whole( "R9.F1", $price ) );
                end

                rule "R9.F1 a low price"
                    @source( "A letter" )
                when
                    $price : Price( value <= 3 )
                then
                    insert( new SetAside( "R9.F1", $price, "it is low" ) );
                end
                """);
        RuleBase rules = TestRules.in(folder);
        Evidence evidence =
                new EvidenceReader(rules.ruleSet()).read("prices.yaml", """
                        authority: Anywhere
                        type: county
                        documents:
                          - id: D1
                            title: Two prices
                            shows:
                              - price: {value: 5}
                              - price: {value: 2}
                        """.getBytes(StandardCharsets.UTF_8));
        List<Evaluation.FactUse> facts =
                new Evaluator(rules).evaluate(evidence).documents().get(0).facts();
        assertThat(facts).extracting(Evaluation.FactUse::countedFor).containsExactly(List.of("R9.F1"), List.of());
    }
}
