package assay.secondreading;

import static assay.secondreading.HandWritten.authority;
import static assay.secondreading.HandWritten.document;
import static assay.secondreading.HandWritten.fact;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** Interpretations that are certain to be named, and certain not to be. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class NamedInterpretationsTest {

    @Test
    void a_route_that_decided_is_named_with_both_readings_of_the_either_or() {
        NamedInterpretations route = interpretations("R6", fact("sharing-guidance", "readers", "practitioners"));
        NamedInterpretations none = interpretations("R6", fact("sharing-guidance", "readers", "managers"));

        assertThat(route.must()).contains("I1", "I2");
        assertThat(none.must()).isEmpty();
    }

    @Test
    void a_council_is_named_only_where_it_stands_for_a_sector_that_is_not_named_itself() {
        NamedInterpretations stands =
                interpretations("R6", fact("protocol-links-statement", "agreed-by", List.of("council")));
        NamedInterpretations beside = interpretations(
                "R6", fact("protocol-links-statement", "agreed-by", List.of("council", "education", "social care")));
        NamedInterpretations absent =
                interpretations("R6", fact("protocol-links-statement", "agreed-by", List.of("education")));

        assertThat(stands.must()).contains("I9");
        assertThat(beside.must()).doesNotContain("I9");
        assertThat(beside.mustNot()).doesNotContain("I9");
        assertThat(absent.mustNot()).contains("I9");
    }

    @Test
    void objections_say_what_is_lacking_and_what_is_out_of_place() {
        NamedInterpretations named = interpretations("R6", fact("sharing-guidance", "readers", "practitioners"));

        assertThat(named.objections(List.of("I1", "I3"))).containsExactly("I2 is not named", "I3 is named");
        assertThat(named.objections(List.of("I1", "I2"))).isEmpty();
    }

    private NamedInterpretations interpretations(String requirement, Map<String, Object> fact) {
        return PlainReading.interpretations(authority(List.of(), List.of(document("D1", fact))))
                .get(requirement);
    }
}
