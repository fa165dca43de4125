package assay.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several new files, all of them or none. */
class NewFilesTest {

    @TempDir
    Path top;

    @Test
    void what_was_kept_stays_and_nothing_is_written_over() throws IOException {
        Path there = Files.writeString(top.resolve("there"), "mine");
        try (NewFiles files = new NewFiles()) {
            files.folder(top.resolve("a/b"));
            assertThat(files.write(top.resolve("a/b/one"), "1")).isTrue();
            assertThat(files.write(there, "yours")).isFalse();
            files.keep();
        }
        assertThat(top.resolve("a/b/one")).hasContent("1");
        assertThat(there).hasContent("mine");
    }

    @Test
    void what_stands_in_the_way_of_a_folder_is_named_however_far_above_it() throws IOException {
        Path file = Files.writeString(top.resolve("file"), "mine").toRealPath();
        try (NewFiles files = new NewFiles()) {
            assertThatThrownBy(() -> files.folder(file.resolve("a/b"))).hasMessage(file.toString());
        }
        assertThat(file).hasContent("mine");
    }

    @Test
    void where_one_cannot_be_written_all_are_taken_away_with_the_folders_that_were_made_for_them() throws IOException {
        Path there = Files.writeString(top.resolve("there"), "mine");
        assertThatThrownBy(() -> {
                    try (NewFiles files = new NewFiles()) {
                        files.folder(top.resolve("a/b"));
                        assertThat(files.write(top.resolve("a/b/one"), "1")).isTrue();
                        assertThat(files.write(there, "yours")).isFalse();
                        files.write(top.resolve("nowhere/two"), "2");
                    }
                })
                .isInstanceOf(IOException.class)
                .hasNoSuppressedExceptions();
        assertThat(top).isDirectoryContaining(there::equals).isDirectoryNotContaining("glob:**/a");
        assertThat(there).hasContent("mine");
    }

    @Test
    void a_folder_in_which_others_have_put_something_stays() throws IOException {
        try (NewFiles files = new NewFiles()) {
            files.folder(top.resolve("a/b"));
            files.write(top.resolve("a/b/one"), "1");
            Files.writeString(top.resolve("a/theirs"), "theirs");
        }
        assertThat(top.resolve("a/theirs")).exists();
        assertThat(top.resolve("a/b")).doesNotExist();
    }

    @Test
    void a_file_in_the_way_of_a_folder_is_told() throws IOException {
        Path file = Files.writeString(top.resolve("file"), "mine");
        try (NewFiles files = new NewFiles()) {
            assertThatThrownBy(() -> files.folder(file)).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> files.folder(file.resolve("below"))).isInstanceOf(IOException.class);
        }
        assertThat(file).hasContent("mine");
    }
}
