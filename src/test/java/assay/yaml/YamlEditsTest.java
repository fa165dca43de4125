package assay.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import assay.problem.Problem;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of a file of which one value is to be another: that value is, and nothing else. */
class YamlEditsTest {

    private static Node.Mapping read(String text) {
        List<Problem> problems = new ArrayList<>();
        Node root = YamlReader.read("file.yaml", text.getBytes(StandardCharsets.UTF_8), problems);
        assertThat(problems).as(text).isEmpty();
        return (Node.Mapping) root;
    }

    private static String edited(String text, String key, Wanted wanted) {
        Node.Mapping top = read(text);
        YamlEdits edits = YamlEdits.of(text.getBytes(StandardCharsets.UTF_8));
        edits.set(top, top.entry(key).orElseThrow(), wanted);
        return edits.applied().orElse("cannot be changed");
    }

    private static Wanted wanted(Object value) {
        if (value instanceof BigDecimal number) {
            return new Wanted.Number(number);
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Wanted> values = new LinkedHashMap<>();
            map.forEach((key, one) -> values.put((String) key, wanted(one)));
            return new Wanted.Keys(values);
        }
        if (value instanceof List<?> list) {
            return new Wanted.Items(
                    list.stream()
                            .map(one -> (Wanted.Single) new Wanted.Word((String) one))
                            .toList(),
                    true);
        }
        return value instanceof Set<?> set
                ? Wanted.Items.words(set.stream().map(String.class::cast).toList())
                : new Wanted.Word((String) value);
    }

    private static String lines(String cell) {
        return cell.replace("\\n", "\n").replace("\\r", "\r");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '^',
            quoteCharacter = '`',
            value = {
                "a: b # c                              ^ x      ^ a: x # c",
                "a: 'b'                                ^ it's   ^ a: 'it''s'",
                "a: \"b\"                              ^ x \"y\" ^ a: \"x \\\"y\\\"\"",
                "a: b                                  ^ x: y   ^ a: \"x: y\"",
                "a: b                                  ^ 12     ^ a: \"12\"",
                "a: b                                  ^ no     ^ a: \"no\"",
                "a: b\\n  c\\nd: e                     ^ x      ^ a: x\\nd: e",
                "a: # c\\nd: e                         ^ x      ^ a: x # c\\nd: e",
                "a:\\nd: e                             ^ x      ^ a: x\\nd: e",
                "a: ~                                  ^ x      ^ a: x",
                "{a: b, d: e}                          ^ x, y   ^ {a: \"x, y\", d: e}",
                "a: >-\\n    b\\n    c\\nd: e          ^ x      ^ a: >-\\n    x\\nd: e",
                "a: > # c\\n    b\\n\\nd: e            ^ x y    ^ a: >- # c\\n    x y\\n\\nd: e",
                "a: |+\\n  b\\n\\nd: e                 ^ x      ^ a: |-\\n  x\\n\\nd: e",
                "a: |\\n  b                            ^ x      ^ a: |-\\n  x",
                "? a\\n: b                             ^ x      ^ ? a\\n: x",
                "\"a\" : b                             ^ x      ^ \"a\" : x",
                "a: [b, c] # d                         ^ x      ^ a: x # d",
                "a:\\n  - b # c\\n  - d\\ne: f         ^ x      ^ a: x\\n  # c\\ne: f",
            })
    void a_text_becomes_another_as_it_was_written(String before, String to, String after) {
        assertThat(edited(lines(before), "a", wanted(to))).isEqualTo(lines(after));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '^',
            quoteCharacter = '`',
            value = {
                "a: [b, c, d]                          ^ b d    ^ a: [b, d]",
                "a: [b, c, d]                          ^ b      ^ a: [b]",
                "a: [b, c, d]                          ^ d      ^ a: [d]",
                "a: [b, c, d]                          ^ b x d  ^ a: [b, x, d]",
                "a: [b, d]                             ^ b x d  ^ a: [b, x, d]",
                "a: ['b']                              ^ x y    ^ a: ['x', 'y']",
                "a: [c]                                ^ b c    ^ a: [b, c]",
                "a: [b,c,]                             ^ b c d  ^ a: [b,c, d,]",
                "a: [b,c,]                             ^ b      ^ a: [b,]",
                "a: []                                 ^ b c    ^ a: [b, c]",
                "a: [b]                                ^ ``     ^ a: []",
                "a: [b, # x\\n    c]                   ^ c      ^ a: [ # x\\n    c]",
                "a: [b, # x\\n    c # y\\n    ]        ^ b      ^ a: [b # x\\n     # y\\n    ]",
                "a:\\n  - b\\n  - c # x\\n  - d\\ne: f ^ b d    ^ a:\\n  - b\\n  # x\\n  - d\\ne: f",
                "a:\\n  - b\\n  # x\\n  - c\\ne: f     ^ b      ^ a:\\n  - b\\n  # x\\ne: f",
                "a:\\n- b\\n- c                        ^ b      ^ a:\\n- b",
                "a:\\r\\n- b\\r\\n- c                  ^ b      ^ a:\\r\\n- b",
                "a:\\r\\n- b\\r\\n- c\\r\\n            ^ c      ^ a:\\r\\n- c\\r\\n",
                "a:\\r\\n- b\\r\\n                     ^ b c d  ^ a:\\r\\n- b\\r\\n- c\\r\\n- d\\r\\n",
                "a:\\n- b                              ^ b c    ^ a:\\n- b\\n- c",
                "a: # x\\n  - c # y\\n                 ^ b c    ^ a: # x\\n  - b\\n  - c # y\\n",
                "a: # x\\n  - c # y\\nd: e             ^ ``     ^ a: [] # x\\n  # y\\nd: e",
                "a:\\n  - \"b\"\\n                     ^ b x    ^ a:\\n  - \"b\"\\n  - \"x\"\\n",
                "a: ~                                  ^ b      ^ a: [b]",
            })
    void a_list_has_other_items_and_keeps_what_it_can(String before, String to, String after) {
        List<String> items = to.isEmpty() ? List.of() : Arrays.asList(to.split(" "));
        assertThat(edited(lines(before), "a", wanted(items))).isEqualTo(lines(after));
    }

    @Test
    void what_has_no_order_stays_in_the_order_that_it_has() {
        Set<String> wanted = new LinkedHashSet<>(List.of("b", "c", "x", "d"));
        assertThat(edited("a: [d, c, b]\n", "a", wanted(wanted))).isEqualTo("a: [d, c, x, b]\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '^',
            quoteCharacter = '`',
            value = {
                "a: {b: [x], c: [z]}        ^ c=z     ^ a: {c: [z]}",
                "a: {b: [x], c: [z]}        ^ b=x     ^ a: {b: [x]}",
                "a: {c: [z]}                ^ b=x c=z ^ a: {b: [x], c: [z]}",
                "a: {c: [z]}                ^ b=x     ^ a: {b: [x]}",
                "a: {c: [z], b: [x]}        ^ b=y c=z ^ a: {c: [z], b: [\"y\"]}",
                "a:\\n  b: [x]\\n  c: [z]   ^ b=x     ^ a:\\n  b: [x]",
                "a:\\n  b: [x] # q\\n  c: [w]\\n ^ c=z ^ a:\\n  # q\\n  c: [z]\\n",
                "a:\\n  b: ['x'] # q\\nd: e ^ b=x c=z ^ a:\\n  b: ['x'] # q\\n  c: ['z']\\nd: e",
                "a:\\n  b:\\n    - x\\nd: e ^ ``      ^ a: {}\\nd: e",
                "a: {} # q\\nd: e           ^ b=x c=z ^ a: # q\\n  b: [x]\\n  c: [z]\\nd: e",
                "{a: {}, d: e}              ^ b=x     ^ {a: {b: [x]}, d: e}",
                "a: none                    ^ b=x     ^ a: {b: [x]}",
            })
    void keys_come_and_go_with_their_values(String before, String to, String after) {
        Map<String, Object> keys = new LinkedHashMap<>();
        for (String one : to.isEmpty() ? new String[0] : to.split(" ")) {
            keys.put(one.split("=")[0], List.of(one.split("=")[1]));
        }
        assertThat(edited(lines(before), "a", wanted(keys))).isEqualTo(lines(after));
    }

    @Test
    void numbers_stay_numbers_and_quoted_ones_quoted_and_the_same_number_as_it_is() {
        assertThat(edited("a: 1.50", "a", wanted(new BigDecimal("1.5")))).isEqualTo("a: 1.50");
        assertThat(edited("a: 1.50", "a", wanted(new BigDecimal("2.5")))).isEqualTo("a: 2.5");
        assertThat(edited("a: \"1.50\"", "a", wanted(new BigDecimal("2.5")))).isEqualTo("a: \"2.5\"");
    }

    @Test
    void a_sentence_stands_in_quotes_unless_its_neighbours_do_not() {
        Wanted.Items wanted = new Wanted.Items(List.of(new Wanted.Sentence("so it is"), new Wanted.Word("b")), false);
        assertThat(edited("a: []", "a", wanted)).isEqualTo("a: [\"so it is\", b]");
        assertThat(edited("a: [b]", "a", wanted)).isEqualTo("a: [so it is, b]");
    }

    @Test
    void a_long_text_that_was_folded_is_folded() {
        String said = "every minimum is met and nothing is left that anybody would have to show before the day of it";
        String changed = edited("x:\n  a: y\na: >-\n  it was\n  so\nd: e\n", "a", wanted(said));
        assertThat(changed.lines()).hasSize(6).allMatch(line -> line.length() <= 80);
        assertThat(((Node.Scalar) read(changed).get("a").orElseThrow()).text()).isEqualTo(said);
    }

    @Test
    void a_byte_order_mark_and_characters_of_two_halves_stay_where_they_are() {
        assertThat(edited(
                        "\uFEFF# \uD83D\uDE00\na: ['\uD83D\uDE00', b] # \uD83D\uDE00\n",
                        "a",
                        wanted(List.of("x", "b"))))
                .isEqualTo("\uFEFF# \uD83D\uDE00\na: ['x', b] # \uD83D\uDE00\n");
    }

    @Test
    void a_comment_that_would_be_lost_is_none_of_it() {
        assertThat(edited("a: > # why\n  b\n", "a", wanted("x\ny"))).isEqualTo("cannot be changed");
    }

    /** A file of some keys with lists and maps of lists, in every style, and comments wherever they may stand. */
    private static final class Made {

        private final Random chance;
        private final StringBuilder text = new StringBuilder();
        private int comments;

        Made(long seed) {
            chance = new Random(seed);
            int keys = 1 + chance.nextInt(3);
            for (int i = 0; i < keys; i++) {
                ownComment(0);
                text.append("k").append(i).append(':');
                value(2, chance.nextBoolean());
            }
            if (chance.nextInt(4) == 0) {
                text.setLength(text.length() - 1);
            }
        }

        private String comment() {
            comments++;
            return "# c" + comments + ", [x]: \"it's";
        }

        private void ownComment(int indent) {
            if (chance.nextInt(4) == 0) {
                text.append(" ".repeat(indent)).append(comment()).append('\n');
            }
        }

        private void endOfLine() {
            text.append(chance.nextInt(4) == 0 ? "  " + comment() : "").append('\n');
        }

        private static String word(Random chance) {
            return List.of("b", "c", "d", "it is", "x: y", "f, g", "12").get(chance.nextInt(7));
        }

        private void scalar(int indent) {
            String word = word(chance);
            switch (chance.nextInt(indent > 0 ? 4 : 3)) {
                case 0 -> text.append(PlainText.canBe(word) ? word : PlainText.quoted(word));
                case 1 -> text.append(PlainText.quoted(word));
                case 2 -> text.append(PlainText.singlyQuoted(word));
                default -> text.append(">-\n").append(" ".repeat(indent)).append(word);
            }
        }

        private void value(int indent, boolean map) {
            int size = chance.nextInt(4);
            if (chance.nextBoolean()) {
                text.append(' ');
                brackets(size, map, indent);
                endOfLine();
            } else if (size == 0) {
                text.append(map ? " {}" : " []");
                endOfLine();
            } else {
                endOfLine();
                for (int i = 0; i < size; i++) {
                    ownComment(indent);
                    text.append(" ".repeat(indent));
                    if (map) {
                        text.append("m").append(i).append(':');
                        value(indent + 2, false);
                    } else {
                        text.append("- ");
                        boolean block = chance.nextInt(5) == 0;
                        scalar(block ? indent + 3 : 0);
                        if (text.lastIndexOf(">-\n") > text.lastIndexOf("- ")) {
                            text.append('\n');
                        } else {
                            endOfLine();
                        }
                    }
                }
            }
        }

        private void brackets(int size, boolean map, int indent) {
            text.append(map ? "{" : "[");
            for (int i = 0; i < size; i++) {
                if (chance.nextInt(4) == 0) {
                    text.append(' ').append(comment()).append('\n').append(" ".repeat(indent + 2));
                }
                if (map) {
                    text.append("m").append(i).append(": ");
                    brackets(chance.nextInt(3), false, indent + 2);
                } else {
                    scalar(0);
                }
                if (chance.nextInt(8) == 0) {
                    text.append(' ').append(comment()).append('\n').append(" ".repeat(indent + 2));
                }
                text.append(i < size - 1 || chance.nextInt(5) == 0 ? "," : "");
                text.append(i < size - 1 ? " " : "");
            }
            text.append(map ? "}" : "]");
        }
    }

    private static Object value(Node node) {
        if (node instanceof Node.Scalar scalar) {
            return scalar.text();
        }
        if (node instanceof Node.Sequence list) {
            return list.items().stream().map(YamlEditsTest::value).toList();
        }
        Map<String, Object> map = new LinkedHashMap<>();
        ((Node.Mapping) node).entries().forEach(entry -> map.put(entry.key().text(), value(entry.value())));
        return map;
    }

    private static Object wanted(Random chance, boolean map) {
        if (!map) {
            return IntStream.range(0, chance.nextInt(4))
                    .mapToObj(i -> Made.word(chance))
                    .toList();
        }
        Map<String, Object> keys = new LinkedHashMap<>();
        IntStream.range(0, 5).filter(i -> chance.nextBoolean()).forEach(i -> keys.put("m" + i, wanted(chance, false)));
        return keys;
    }

    private static List<String> comments(String text) {
        return text.lines()
                .flatMap(line -> Arrays.stream(line.split("(?=# c)")).filter(part -> part.startsWith("# c")))
                .map(String::strip)
                .sorted()
                .collect(Collectors.toList());
    }

    @Test
    void whatever_stands_there_becomes_whatever_is_wanted_and_nothing_else_changes() {
        int changed = 0;
        for (long seed = 0; seed < 4000; seed++) {
            Random chance = new Random(-seed);
            String made = new Made(seed).text.toString();
            String lineEnd = chance.nextBoolean() || !made.contains("\n") ? "\n" : "\r\n";
            String before = made.replace("\n", lineEnd);
            Node.Mapping top = read(before);
            Node.Entry entry = top.entries().get(chance.nextInt(top.entries().size()));
            String key = entry.key().text();
            Object wanted = wanted(chance, entry.value() instanceof Node.Mapping);
            String after = edited(before, key, wanted(wanted));
            String said = "seed " + seed + ", " + key + " as " + wanted + "\n" + before + "\nbecomes\n" + after;
            assertThat(after).as(said).isNotEqualTo("cannot be changed");
            Node.Mapping read = read(after);
            assertThat(value(read.get(key).orElseThrow())).as(said).isEqualTo(wanted);
            assertThat(comments(after)).as(said).isEqualTo(comments(before));
            if (value(entry.value()).equals(wanted)) {
                assertThat(after).as(said).isEqualTo(before);
            }
            changed += after.equals(before) ? 0 : 1;
            int place = top.entries().indexOf(entry);
            assertThat(after)
                    .as(said)
                    .startsWith(before.substring(0, entry.key().written().end()));
            if (place + 1 < top.entries().size()) {
                int next = top.entries().get(place + 1).key().written().start();
                int end = before.substring(0, next).lastIndexOf('\n') + 1;
                assertThat(after).as(said).endsWith(before.substring(end));
            }
            assertThat(after.replace("\r\n", "")).as(said).doesNotContain(lineEnd.equals("\n") ? "\r" : "\n");
        }
        assertThat(changed).isGreaterThan(3000);
    }
}
