package assay.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import assay.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A file is read the same way whether all of it is ASCII or not. */
class YamlReaderTest {

    private static String read(String text) {
        List<Problem> problems = new ArrayList<>();
        Node node = YamlReader.read("a.yaml", text.getBytes(StandardCharsets.UTF_8), problems);
        return problems + " " + node;
    }

    @Test
    void each_character_of_ascii_means_the_same_beside_others() {
        for (char one = 0; one < 0x80; one++) {
            String text = "a: x" + one + "y\nb: '" + one + "'\nc: \"" + one + "\"\n";
            assertThat(read(text)).as("0x%02X", (int) one).isEqualTo(read(text + "# \u00E9\n"));
        }
    }

    /** Whatever the parser waits for where the file ends, and however far down that is. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a: 1~b:~  - c~  - [~|a.yaml:4:5: this bracket",
                "a: 1~b: [~|a.yaml:2:4: this bracket",
                "a: [x, y~|a.yaml:1:4: this bracket",
                "a: [x,~~~|a.yaml:1:4: this bracket",
                "a: {b: 1~# so~|a.yaml:1:4: this bracket",
                "a: {b: 1,~|a.yaml:1:4: this bracket",
                "a: {b:~|a.yaml:1:4: this bracket",
                "a: {~|a.yaml:1:4: this bracket",
                "a: [[x], {b: [y], c: ~|a.yaml:1:10: this bracket",
                "a: [[x], ~|a.yaml:1:4: this bracket",
                "a: [ '[', \"{\", # [~|a.yaml:1:4: this bracket",
                "a: 1~b: \"x~~|a.yaml:2:4: this quote",
                "a: 1~b: [\"x~c: d~|a.yaml:2:5: this quote"
            })
    void what_is_never_closed_is_told_where_it_opens(String text, String said) {
        assertThat(read(text.replace('~', '\n'))).startsWith("[" + said + " is never closed]");
    }

    @Test
    void a_control_character_is_told_where_it_stands() {
        assertThat(read("a: b\nc: d\u0001\n")).contains("a.yaml:2:5: ", "a control character (0x01); take it out");
        assertThat(read("a: b\nc: d\u007F\n")).contains("a.yaml:2:5: ", "a control character (0x7F); take it out");
    }
}
