package assay.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are written whole or not at all, and who takes away what was not. */
class OutputFileTest {

    @TempDir
    Path folder;

    /** Begins a file, says so, and waits for whoever ends it. */
    static final class Waiting {

        private Waiting() {}

        public static void main(String[] arguments) throws IOException {
            try (OutputFile file = OutputFile.of(Path.of(arguments[0]))) {
                file.writer().write("half");
                file.writer().flush();
                System.out.write('.');
                System.out.flush();
                if (System.in.read() < 0) {
                    file.replace();
                }
            }
        }
    }

    private Process waiting(Path file) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Waiting.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertThat(process.getInputStream().read()).isEqualTo('.');
        return process;
    }

    /** Whether these tests were started, as in the background, to ignore a signal, which is handed on to what they start. */
    private static boolean isIgnored(String signal) throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return false;
        }
        String ignored = Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .map(line -> line.substring("SigIgn:".length()).strip())
                .findFirst()
                .orElse("0");
        int number = Map.of("HUP", 1, "INT", 2, "TERM", 15).get(signal);
        return (Long.parseUnsignedLong(ignored, 16) >> (number - 1) & 1) == 1;
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private void replace(Path file, String text) throws IOException {
        try (OutputFile output = OutputFile.of(file)) {
            output.writer().write(text);
            output.replace();
        }
    }

    @Test
    void where_nothing_can_be_written_the_folder_is_named_that_is_so() throws Exception {
        Path within = Files.createDirectory(folder.resolve("within"));
        Path file = Files.writeString(within.resolve("a.txt"), "old");
        ReadOnly held = ReadOnly.of(within);
        try {
            assertThatThrownBy(() -> OutputFile.below(folder, file).close())
                    .satisfies(failed -> assertThat(OutputFile.reason((IOException) failed))
                            // The mark that holds root up as well is told otherwise.
                            .isIn(": there is no permission to write in " + within, ": operation not permitted"));
        } finally {
            held.end();
        }
        // What a held folder says of itself has no folder in it.
        IOException ofSystem = new AccessDeniedException(".assay-1-1.tmp");
        assertThat(OutputFile.reason(HeldFolder.at(within.resolve(".assay-1-1.tmp"), ofSystem)))
                .isEqualTo(": there is no permission to write in " + within);
        assertThat(OutputFile.reason(HeldFolder.at(within, new AccessDeniedException("within"))))
                .isEqualTo(": there is no permission to write in " + within);
    }

    @Test
    void a_file_is_there_when_it_is_whole_and_nothing_else_is() throws Exception {
        Path file = folder.resolve("a.txt");
        try (OutputFile output = OutputFile.of(file)) {
            output.writer().write("new");
            assertThat(file).doesNotExist();
        }
        assertThat(names()).isEmpty();
        replace(file, "new");
        assertThat(file).hasContent("new");
        assertThat(names()).containsExactly("a.txt");
    }

    @Test
    void a_file_that_is_replaced_keeps_its_mode_and_a_link_to_it_stays_a_link() throws Exception {
        Path file = Files.writeString(folder.resolve("a.txt"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link"), file);
        for (String mode : List.of("rw-------", "rw-rw-rw-", "rwxr-x--x")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
            replace(link, mode);
            assertThat(file).hasContent(mode);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo(mode);
        }
        assertThat(link).isSymbolicLink();
    }

    @Test
    void what_a_link_leads_to_is_made_where_it_is_not_there_yet() throws Exception {
        Path deep = Files.createDirectories(folder.resolve("deep/er"));
        Files.createSymbolicLink(folder.resolve("link"), Path.of("deep/er/../next"));
        Files.createSymbolicLink(folder.resolve("deep/next"), deep.resolve("a.txt"));
        replace(folder.resolve("link"), "new");
        assertThat(deep.resolve("a.txt")).hasContent("new");
        assertThat(folder.resolve("link")).isSymbolicLink();
        assertThat(folder.resolve("deep/next")).isSymbolicLink();
        Path circle = Files.createSymbolicLink(folder.resolve("circle"), Path.of("circle"));
        assertThatThrownBy(() -> replace(circle, "new"))
                .hasMessage(circle + ": this is a link that leads back to itself");
        assertThat(circle).isSymbolicLink();
    }

    /** A number of a group, of all that this user may give files to, that is not the one that files get. */
    static int otherGroup(Path file) throws Exception {
        Process groups = new ProcessBuilder("id", "-G").start();
        String own = new String(groups.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        int usual = (int) Files.getAttribute(file, "unix:gid");
        return Stream.concat(
                        Stream.of(own.split(" ")).map(Integer::valueOf),
                        // Whoever may do everything may give files to groups that there are not.
                        (int) Files.getAttribute(file, "unix:uid") == 0 ? Stream.of(4711) : Stream.empty())
                .filter(group -> group != usual)
                .findFirst()
                .orElse(usual);
    }

    @Test
    void a_file_that_is_replaced_stays_with_those_whose_it_is() throws Exception {
        Path file = Files.writeString(folder.resolve("a.txt"), "old");
        boolean mayAll = (int) Files.getAttribute(file, "unix:uid") == 0;
        int group = otherGroup(file);
        int owner = mayAll ? 4712 : (int) Files.getAttribute(file, "unix:uid");
        Files.setAttribute(file, "unix:gid", group);
        Files.setAttribute(file, "unix:uid", owner);
        Files.setAttribute(file, "unix:mode", 02750);
        replace(file, "new");
        assertThat(file).hasContent("new");
        assertThat(Files.getAttribute(file, "unix:gid")).isEqualTo(group);
        assertThat(Files.getAttribute(file, "unix:uid")).isEqualTo(owner);
        assertThat((int) Files.getAttribute(file, "unix:mode") & 07777).isEqualTo(02750);
    }

    @Test
    void what_is_only_placed_replaces_nothing() throws Exception {
        Path file = Files.writeString(folder.resolve("a.txt"), "old");
        try (OutputFile output = OutputFile.of(file)) {
            output.writer().write("new");
            assertThat(output.place()).isFalse();
        }
        assertThat(file).hasContent("old");
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("not-there"));
        try (OutputFile output = OutputFile.of(link)) {
            assertThat(output.place()).isFalse();
        }
        assertThat(names()).containsExactly("a.txt", "link");
    }

    @Test
    void who_is_told_to_end_leaves_nothing_behind() throws Exception {
        Path file = Files.writeString(folder.resolve("a.txt"), "old");
        for (String signal : List.of("TERM", "INT", "HUP")) {
            if (isIgnored(signal)) {
                continue;
            }
            Process process = waiting(file);
            assertThat(names()).hasSize(2);
            assertThat(new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid()))
                            .start()
                            .waitFor())
                    .isZero();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(names()).as(signal).containsExactly("a.txt");
        }
        assertThat(file).hasContent("old");
    }

    @Test
    void what_was_left_by_one_that_was_killed_is_taken_away_and_not_what_another_is_writing() throws Exception {
        Path file = folder.resolve("a.txt");
        Path mine = Files.writeString(folder.resolve(".assay-mine.tmp"), "not named so");
        Process killed = waiting(file);
        Process other = waiting(folder.resolve("b.txt"));
        killed.destroyForcibly().waitFor();
        assertThat(names()).hasSize(3);
        replace(file, "new");
        assertThat(names()).hasSize(3).contains("a.txt", mine.getFileName().toString());
        other.getOutputStream().close();
        assertThat(other.waitFor()).isZero();
        assertThat(names()).containsExactly(".assay-mine.tmp", "a.txt", "b.txt");
    }

    /** Moves a folder away and puts a link to another in its place, which has a file of the same name. */
    private Path swap(Path within) throws IOException {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Files.writeString(elsewhere.resolve("a.txt"), "theirs");
        Files.move(within, folder.resolve("moved"));
        Files.createSymbolicLink(within, elsewhere);
        return elsewhere;
    }

    @Test
    void below_a_named_folder_no_link_is_followed_that_comes_in_the_place_of_a_folder_or_file() throws IOException {
        Path top = Files.createDirectory(folder.resolve("top"));
        Path within = top.resolve("within/more");
        Path file = within.resolve("a.txt");
        try (OutputFile output = OutputFile.below(top, file)) {
            output.writer().write("mine");
            output.replace();
        }
        assertThat(file).hasContent("mine");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

        Path others = Files.writeString(folder.resolve("others.txt"), "theirs");
        try (OutputFile output = OutputFile.below(top, file)) {
            output.writer().write("again");
            Files.delete(file);
            Files.createSymbolicLink(file, others);
            assertThat(output.place())
                    .as("put where there is nothing, not even a link")
                    .isFalse();
            output.replace();
        }
        assertThat(others).hasContent("theirs");
        assertThat(file).hasContent("again");
        assertThat(Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS))
                .isEqualTo(PosixFilePermissions.fromString("rw-r-----"));

        Path elsewhere;
        try (OutputFile output = OutputFile.below(top, file)) {
            output.writer().write("once more");
            elsewhere = swap(within);
            assertThatThrownBy(output::replace).hasMessageEndingWith("a link is not followed");
            Files.delete(within);
            Files.move(elsewhere, within);
            assertThatThrownBy(output::replace).hasMessageEndingWith("its folder is another than it was");
            Files.move(within, elsewhere);
            Files.createSymbolicLink(within, elsewhere);
        }
        assertThatThrownBy(() -> OutputFile.below(top, file)).hasMessageEndingWith("a link is not followed");
        assertThatThrownBy(() -> OutputFile.takeAwayBelow(top, file)).hasMessageEndingWith("a link is not followed");
        try (Stream<Path> there = Files.list(elsewhere)) {
            assertThat(there).containsExactly(elsewhere.resolve("a.txt"));
        }
        assertThat(elsewhere.resolve("a.txt")).hasContent("theirs");
        assertThat(folder.resolve("moved/a.txt")).hasContent("again");
    }
}
