package assay.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is added to a file is there whole or not at all. */
class GrowingFileTest {

    @TempDir
    Path folder;

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Opens a file, says so, waits to be told, and adds to it; with a third argument, stops for good before the first byte. */
    static final class Adding {

        private Adding() {}

        public static void main(String[] arguments) throws Exception {
            int[] writes = {0};
            GrowingFile.Disk disk = (channel, bytes, at) -> {
                if (arguments.length > 2 && writes[0]++ == 2) {
                    System.out.write('!');
                    System.out.flush();
                    System.in.read();
                    System.in.read();
                }
                channel.write(bytes, at);
            };
            try (GrowingFile file = GrowingFile.toAppend(Path.of(arguments[0]), disk)) {
                System.out.write('.');
                System.out.flush();
                System.in.read();
                file.append(bytes(arguments[1]));
            }
        }
    }

    private static Process adding(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Adding.class.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertThat(process.getInputStream().read()).isEqualTo('.');
        return process;
    }

    private static void tell(Process process) throws IOException {
        process.getOutputStream().write('\n');
        process.getOutputStream().flush();
    }

    @Test
    void what_a_program_adds_comes_after_what_another_adds_that_has_the_file_open() throws Exception {
        Path file = folder.resolve("a");
        Process first = adding(file.toString(), "first\n");
        Process second = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Adding.class.getName(),
                        file.toString(),
                        "second\n"))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        tell(second);
        assertThat(file).isEmptyFile();
        assertThat(second.getInputStream().available())
                .as("the second waits for the first")
                .isZero();
        tell(first);
        assertThat(first.waitFor()).isZero();
        assertThat(second.waitFor()).isZero();
        assertThat(file).hasContent("first\nsecond\n");
    }

    @Test
    void who_is_killed_before_all_is_on_disk_leaves_a_mark_in_place_of_the_first_byte() throws Exception {
        Path file = Files.writeString(folder.resolve("a"), "before\n");
        Process process = adding(file.toString(), "after\n", "stop");
        tell(process);
        assertThat(process.getInputStream().read()).isEqualTo('!');
        process.destroyForcibly().waitFor();
        assertThat(Files.readString(file)).isEqualTo("before\n\0fter\n");
        try (GrowingFile growing = GrowingFile.toAppend(file)) {
            growing.complete(7, (byte) 'a');
            growing.append(bytes("more\n"));
        }
        assertThat(file).hasContent("before\nafter\nmore\n");
    }

    /** The disk takes some of what is written, and no more, at whichever step. */
    @Test
    void nothing_is_added_where_the_disk_is_full() throws Exception {
        Path file = Files.writeString(folder.resolve("a"), "before\n");
        Path device = Path.of("/dev/full");
        assumeTrue(Files.exists(device), "only Linux has a disk that is always full");
        for (int full = 0; full < 3; full++) {
            int[] left = {full};
            GrowingFile.Disk disk = (channel, bytes, at) -> {
                if (left[0]-- == 0) {
                    channel.write(bytes.slice(bytes.position(), bytes.remaining() / 2), at);
                    try (FileChannel none = FileChannel.open(device, StandardOpenOption.WRITE)) {
                        none.write(bytes);
                    }
                }
                channel.write(bytes, at);
            };
            try (GrowingFile growing = GrowingFile.toAppend(file, disk)) {
                assertThatThrownBy(() -> growing.append(bytes("after\n")))
                        .isInstanceOfSatisfying(
                                IOException.class,
                                e -> assertThat(InputFile.reason(e)).isEqualTo(": no space left on device"));
                assertThat(Files.readString(file)).isEqualTo("before\n");
                growing.append(bytes("after\n"));
            }
            assertThat(Files.readString(file)).isEqualTo("before\nafter\n");
            Files.writeString(file, "before\n");
        }
    }

    @Test
    void it_stays_the_file_that_it_was_by_all_its_names_and_with_its_mode() throws Exception {
        Path file = Files.writeString(folder.resolve("a"), "before\n");
        Path hard = Files.createLink(folder.resolve("hard"), file);
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("a"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        boolean isRoot = (int) Files.getAttribute(file, "unix:uid") == 0;
        if (isRoot) {
            Files.setAttribute(file, "unix:uid", 4711);
        }
        Object owner = Files.getAttribute(file, "unix:uid");
        try (GrowingFile growing = GrowingFile.toAppend(link)) {
            growing.append(bytes("after\n"));
        }
        assertThat(hard).hasContent("before\nafter\n");
        assertThat(link).isSymbolicLink();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-r-----");
        assertThat(Files.getAttribute(file, "unix:uid")).isEqualTo(owner);
    }

    @Test
    void a_link_to_what_is_not_there_yet_leads_to_what_is_made() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("a"));
        try (GrowingFile growing = GrowingFile.toAppend(link)) {
            growing.append(bytes("x"));
        }
        assertThat(folder.resolve("a")).hasContent("x");
        assertThat(link).isSymbolicLink();
    }

    @Test
    void what_may_not_be_written_is_not_and_can_be_read() throws Exception {
        Path file = Files.writeString(folder.resolve("a"), "before\n");
        assumeFalse((int) Files.getAttribute(file, "unix:uid") == 0, "root may write everything");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));
        assertThatThrownBy(() -> GrowingFile.toAppend(file)).isInstanceOf(AccessDeniedException.class);
        try (GrowingFile growing = GrowingFile.toRead(file)) {
            assertThat(growing.content().readAllBytes()).isEqualTo(bytes("before\n"));
        }
    }

    @Test
    void after_a_failure_to_open_it_others_get_their_turn() throws Exception {
        Path none = folder.resolve("none");
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThatThrownBy(() -> GrowingFile.toAppend(file.resolve("new/a"))).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> GrowingFile.toAppend(folder)).isInstanceOf(InputFile.Unreadable.class);
        assertThatThrownBy(() -> GrowingFile.toRead(none)).isInstanceOf(InputFile.Unreadable.class);
        try (GrowingFile growing = GrowingFile.toAppend(none)) {
            growing.append(bytes("x"));
            growing.append(bytes("y"));
            growing.cut(1);
            assertThat(growing.size()).isEqualTo(1);
        }
        assertThat(none).hasContent("x");
    }
}
