package assay.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.commons.lang3.StringUtils;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            true, y Y yes Yes YES true True TRUE on On ON
            false, n N no No NO false False FALSE off Off OFF
            nothing, ~ null Null NULL
            a number, 0 7 010 -12 +3 1_000 0x1F 0b101 0o17 1.5 .5 5. 1e3 1.5e+3 -.5E-3 1:30 190:20:30 1:30.5 .inf -.Inf .NaN
            a day, 2004-04-27 2004-13-99
            a moment, 2004-04-27T10:00:00 2004-4-7T1:00:00Z 2004-04-27t10:00:00.5+01:00
            a value to begin with, =
            another map to take in, <<
            """)
    void what_some_programs_read_as_something_else_is_said(String as, String texts) {
        for (String text : StringUtils.split(texts)) {
            assertThat(PlainText.otherwise(text)).as(text).contains(as);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yEs",
                "nay",
                "only",
                "on line",
                "oN",
                "nil",
                "NONE",
                "R2",
                "R3-4",
                "R6.A1",
                "1a",
                "e3",
                "0x",
                "0xG",
                "0o8",
                "1:60",
                "x:30",
                "1.5e",
                "2004-04",
                "2004-04-27x",
                "D1",
                "==",
                "<",
                "inf",
                "nan",
                "-",
                "."
            })
    void what_is_a_text_to_all_is_none_of_them(String text) {
        assertThat(PlainText.otherwise(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            TRUTH, true True TRUE false False FALSE
            NUMBER, 0 7 017 08 -12 +1 0x1F 0o17 1.5 .5 5. 1e3 1.5e+3 -.5E-3 .inf -.INF +.Inf .NaN
            NOTHING, ~ null Null NULL
            TEXT, tRUE yes on y 0x 0o8 -0x1F 0b101 1:30 1_000 2004-04-27 . + .e1 -.nan
            """)
    void what_yaml_1_2_reads_is_read(Node.Form as, String texts) {
        for (String text : StringUtils.split(texts)) {
            assertThat(PlainText.form(text)).as(text).isEqualTo(as);
        }
    }
}
