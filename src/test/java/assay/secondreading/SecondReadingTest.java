package assay.secondreading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The rules and a plain reading of the register must agree on everything that both know, on evidence near every edge. */
class SecondReadingTest {

    @Test
    void the_rules_agree_with_a_plain_reading_of_the_register() throws Exception {
        assertAgreement(0, 1_500);
    }

    @Test
    @Tag("whole")
    void they_agree_on_all_that_is_generated() throws Exception {
        assertAgreement(1_500, 6_000);
    }

    private static void assertAgreement(int from, int to) throws Exception {
        Rules rules = Rules.march2004();
        EvidenceGenerator generator = new EvidenceGenerator(20040331);
        List<String> differences = new ArrayList<>();
        for (int i = 0; i < to && differences.size() < 5; i++) {
            Sample sample = generator.next();
            if (i < from) {
                continue;
            }
            Map<String, Object> evaluation = rules.evaluate(sample);
            Difference.first(PlainReading.read(sample.data()).tree(), JsonTree.comparable(evaluation))
                    .ifPresent(difference -> differences.add(difference + "\n" + sample.yaml()));
        }
        assertThat(differences).isEmpty();
    }

    @Test
    void the_rules_name_the_interpretations_that_the_register_makes_them_rest_on() throws Exception {
        assertInterpretations(0, 500);
    }

    @Test
    @Tag("whole")
    void they_name_them_in_all_that_is_generated() throws Exception {
        assertInterpretations(500, 1_000);
    }

    private static void assertInterpretations(int from, int to) throws Exception {
        Rules rules = Rules.march2004();
        EvidenceGenerator generator = new EvidenceGenerator(20040402);
        List<String> objections = new ArrayList<>();
        for (int i = 0; i < to && objections.size() < 5; i++) {
            Sample sample = generator.next();
            if (i < from) {
                continue;
            }
            Map<String, List<String>> named = JsonTree.interpretations(rules.evaluate(sample));
            PlainReading.interpretations(sample.data())
                    .forEach((requirement, expected) -> expected.objections(named.get(requirement))
                            .forEach(objection -> objections.add(requirement + ": " + objection)));
        }
        assertThat(objections).isEmpty();
    }
}
