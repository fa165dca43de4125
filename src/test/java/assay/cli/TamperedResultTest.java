package assay.cli;

import static assay.cli.Run.assay;
import static org.assertj.core.api.Assertions.assertThat;

import assay.replay.Difference;
import assay.replay.Recorded;
import assay.replay.Replay;
import assay.replay.ResultFile;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Whatever somebody changes in a result, it is named: as what was found, or as what it was made from. */
class TamperedResultTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fixtures/worked-example.yaml",
                "--rules rules/march-2004-pilot --set implications=3 --redact note,at fixtures/worked-example.yaml"
            })
    void each_value_of_a_result_that_is_changed_is_named_by_its_place(String arguments) {
        List<String> call = new ArrayList<>(List.of("evaluate", "--quiet", "--format", "json"));
        call.addAll(List.of(arguments.split(" ")));
        JsonNode result = ResultFile.tree(assay(call.toArray(String[]::new)).out());
        List<String> pointers = new ArrayList<>();
        leaves(result, "", pointers);
        assertThat(pointers).hasSizeGreaterThan(500);
        for (String pointer : pointers) {
            Replay replay = Replay.of(new Recorded(changed(result, pointer)), result);
            assertThat(replay.isTheSame()).as(pointer).isFalse();
            if (replay.inputs().isEmpty()) {
                assertThat(replay.first().map(Difference::pointer)).hasValue(pointer);
            } else {
                assertThat(pointer).matches("/(assay|evidenceSha256|file|rules/.*)");
            }
        }
    }

    private static void leaves(JsonNode node, String at, List<String> pointers) {
        if (node.isObject()) {
            node.properties().forEach(one -> leaves(one.getValue(), at + "/" + one.getKey(), pointers));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                leaves(node.get(i), at + "/" + i, pointers);
            }
        } else {
            pointers.add(at);
        }
    }

    private static JsonNode changed(JsonNode result, String pointer) {
        JsonNode copy = result.deepCopy();
        int last = pointer.lastIndexOf('/');
        JsonNode parent = copy.at(pointer.substring(0, last));
        String key = pointer.substring(last + 1);
        JsonNode was = copy.at(pointer);
        JsonNode other = was.isBoolean()
                ? JsonNodeFactory.instance.booleanNode(!was.asBoolean())
                : was.isNumber()
                        ? JsonNodeFactory.instance.numberNode(was.asInt() + 1)
                        : JsonNodeFactory.instance.stringNode(was.asString("") + "9");
        if (parent instanceof ArrayNode list) {
            list.set(Integer.parseInt(key), other);
        } else {
            ((ObjectNode) parent).set(key, other);
        }
        return copy;
    }
}
