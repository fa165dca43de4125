package assay.cli;

import static assay.cli.Run.assay;
import static org.assertj.core.api.Assertions.assertThat;

import assay.replay.Difference;
import assay.replay.Recorded;
import assay.replay.Replay;
import assay.replay.ResultFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Whatever somebody changes in a result, it is named: as what was found, or as what it was made from. */
class TamperedResultTest {

    @TempDir
    Path folder;

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

    /** Each kind of value once, each in the result of an authority of its own. */
    @Test
    void comparing_with_a_result_says_of_whatever_was_changed_in_it_that_it_was_altered() throws IOException {
        String evidence = Files.readString(Path.of("fixtures/worked-example.yaml"));
        JsonNode example =
                ResultFile.tree(assay("evaluate", "--quiet", "--format", "json", "fixtures/worked-example.yaml")
                        .out());
        List<String> pointers = new ArrayList<>();
        leaves(example, "", pointers);
        Map<String, String> kinds = new LinkedHashMap<>();
        pointers.stream()
                .filter(pointer -> !pointer.matches("/(format|assay|authority|evidenceSha256|file|rules/.*)"))
                .filter(pointer -> !pointer.endsWith("/fileCheck"))
                .forEach(pointer -> kinds.putIfAbsent(pointer.replaceAll("/[0-9]+", "/*"), pointer));
        assertThat(kinds).hasSizeGreaterThan(60);
        List<String> altered = new ArrayList<>(kinds.values());
        altered.add("");
        for (int i = 0; i < altered.size(); i++) {
            Files.writeString(
                    folder.resolve("%03d.yaml".formatted(i)),
                    evidence.replace("authority: Eastmere", "authority: Authority " + i));
        }
        String[] lines = assay("evaluate", "--quiet", "--format", "jsonl", folder.toString())
                .out()
                .split("\n");
        assertThat(lines).hasSameSizeAs(altered);
        for (int i = 0; i < lines.length - 1; i++) {
            lines[i] = changed(ResultFile.tree(lines[i]), altered.get(i)).toString();
        }
        Path result = Files.write(folder.resolve("results.jsonl"), List.of(lines));
        Run run = assay(
                "compare",
                "--quiet",
                "--fail-on-change",
                "--format",
                "json",
                "--with-result",
                result.toString(),
                folder.toString());
        assertThat(run.exit()).as(run.err()).isEqualTo(Exit.NO);
        JsonNode told = ResultFile.tree(run.out());
        assertThat(told.path("changed").asInt()).isEqualTo(lines.length - 1);
        for (int i = 0; i < lines.length; i++) {
            JsonNode since = told.path("since").get(i);
            assertThat(since.path("inputs")).isEmpty();
            assertThat(since.path("altered").path("pointer").asString(""))
                    .as(altered.get(i))
                    .isEqualTo(altered.get(i));
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
