package assay.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is read as a file, and what is not. */
class InputFileTest {

    private static final int MIB = 1 << 20;

    @TempDir
    Path folder;

    private static void isNotRead(Path file, String why) {
        assertThatThrownBy(() -> InputFile.read(file, MIB))
                .isInstanceOf(InputFile.Unreadable.class)
                .hasMessage(why);
    }

    @Test
    void a_file_is_read_whole_by_way_of_links_too() throws Exception {
        Path file = Files.writeString(folder.resolve("a"), "all of it");
        Path link = Files.createSymbolicLink(folder.resolve("b"), file);
        assertThat(new String(InputFile.read(link, MIB), StandardCharsets.UTF_8))
                .isEqualTo("all of it");
    }

    @Test
    void what_has_as_many_bytes_as_may_be_is_read_and_what_has_one_more_is_not() throws Exception {
        Path file = folder.resolve("a");
        try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
            large.setLength(MIB);
            assertThat(InputFile.read(file, MIB)).hasSize(MIB);
            large.setLength(MIB + 1);
            isNotRead(file, "the file is larger than 1 MiB");
        }
    }

    @Test
    @Timeout(20)
    void pipes_and_devices_are_not_even_opened() throws Exception {
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        isNotRead(pipe, "this is no file but a pipe, a socket or a device");
        isNotRead(
                Files.createSymbolicLink(folder.resolve("zero"), Path.of("/dev/zero")),
                "this is no file but a pipe, a socket or a device");
    }

    @Test
    void what_the_system_makes_up_is_not_read_and_an_empty_file_is() throws Exception {
        assertThat(InputFile.read(Files.createFile(folder.resolve("empty")), MIB))
                .isEmpty();
        Path made = Path.of("/proc/version");
        assumeTrue(Files.exists(made), "only Linux has such files");
        isNotRead(made, "this is no file but something that the system says of itself");
    }

    @Test
    void what_is_not_there_or_no_file_is_told() throws Exception {
        isNotRead(folder.resolve("none"), "there is no such file");
        isNotRead(
                Files.createSymbolicLink(folder.resolve("self"), Path.of("self")),
                "this is a link to a file that is not there");
        isNotRead(folder, "this is a folder; a file is wanted");
    }
}
