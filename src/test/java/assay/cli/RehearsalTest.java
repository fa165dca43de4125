package assay.cli;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the launcher's archive of classes is made from: where this fails there would be none, and only the log says so. */
class RehearsalTest {

    @Test
    void a_file_is_graded_and_the_first_page_shown() {
        assertThatCode(() -> Rehearsal.main(new String[] {"."})).doesNotThrowAnyException();
    }

    @Test
    void what_fails_ends_it(@TempDir Path nothing) {
        assertThatThrownBy(() -> Rehearsal.main(new String[] {nothing.toString()}))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("worked-example.yaml ends with 2");
    }
}
