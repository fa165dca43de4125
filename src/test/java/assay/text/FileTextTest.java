package assay.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Files as editors of Windows and of others leave them. */
class FileTextTest {

    @Test
    void what_is_put_in_has_the_line_ends_of_the_file_and_the_mark_stays() {
        FileText file = FileText.of("\uFEFFa\r\nb\r\n");
        assertThat(file.text()).isEqualTo("a\r\nb\r\n");
        assertThat(file.with(3, "x\ny\n").whole()).isEqualTo("\uFEFFa\r\nx\r\ny\r\nb\r\n");
        assertThat(file.followedBy("\nx\n").whole()).isEqualTo("\uFEFFa\r\nb\r\n\r\nx\r\n");
        assertThat(FileText.of("a\nb\n").alike("x\r\ny\n")).isEqualTo("x\ny\n");
    }

    @Test
    void a_last_line_without_an_end_is_ended_before_others_follow() {
        assertThat(FileText.of("a\r\nb").followedBy("x\n").whole()).isEqualTo("a\r\nb\r\nx\r\n");
        assertThat(FileText.of("").followedBy("x\n").whole()).isEqualTo("x\n");
        assertThat(FileText.of("a").followedBy("x\n").whole()).isEqualTo("a\nx\n");
    }
}
