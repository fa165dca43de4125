package assay.secondreading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Comparing the program's JSON with a second reading: what is left out, and how a difference is told. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DifferenceTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'a': [{'m': ['x']}, {'m': ['y', 'z']}]} | {'a': [{'m': ['x']}, {'m': ['y']}]}"
                        + " | a[1].m: expected [y, z] but was [y]",
                "{'a': [{'m': 1}, {'m': 2}]} | {'a': [{'m': 1}]} | a[1]: expected {m=2} but was nothing",
                "{'a': []} | {'a': [{'m': 1}]} | a[0]: expected nothing but was {m=1}",
                "{'a': {'x': 1, 'y': 2}} | {'a': {'y': 2, 'x': 1}} | a.keys: expected [x, y] but was [y, x]",
                "{'a': null} | {'a': 'not rated'} | a: expected null but was not rated",
                "{'a': '3'} | {'a': 3} | a: expected 3 but was 3"
            })
    void the_first_difference_is_told_by_its_path(String expected, String actual, String told) {
        assertThat(Difference.first(tree(expected), tree(actual)))
                .hasValueSatisfying(difference -> assertThat(difference).hasToString(told));
    }

    @Test
    void equal_trees_have_no_difference() {
        assertThat(Difference.first(tree("{'a': [1, {'b': null}]}"), tree("{'a': [1, {'b': null}]}")))
                .isEmpty();
    }

    @Test
    void what_only_the_program_knows_is_left_out_at_every_depth() {
        Map<String, Object> whole = tree("{'authority': 'A', 'file': 'f', 'rules': {'name': 'n'}, 'notes': [],"
                + " 'requirements': [{'id': 'R2', 'interpretations': ['I9'], 'reasons': [],"
                + " 'cappedAt': {'grade': 'On Course', 'reason': 'r'},"
                + " 'criteria': [{'setAside': [{'at': null, 'reason': 'r', 'rule': 'r', 'ruleLine': 1}]}]}]}");

        assertThat(JsonTree.comparable(whole))
                .hasToString("{authority=A, requirements=[{id=R2, cappedAt={grade=On Course},"
                        + " criteria=[{setAside=[{at=null}]}]}]}");
        assertThat(JsonTree.interpretations(whole)).hasToString("{R2=[I9]}");
    }

    @Test
    void several_evaluations_are_read_in_their_order() {
        assertThat(JsonTree.wholes("[{\"authority\": \"A\"}, {\"authority\": \"B\"}]"))
                .hasToString("[{authority=A}, {authority=B}]");
    }

    private static Map<String, Object> tree(String json) {
        return JsonTree.whole(json.replace('\'', '"'));
    }
}
