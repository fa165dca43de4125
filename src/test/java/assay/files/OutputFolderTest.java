package assay.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders that are written whole or not at all, whenever whoever writes them is killed. */
class OutputFolderTest {

    private static final int KILLED = 137;

    @TempDir
    Path folder;

    /** Writes a folder, and is killed before the step of a number. */
    static final class Killed {

        private static int left;

        private Killed() {}

        public static void main(String[] arguments) throws IOException {
            left = Integer.parseInt(arguments[1]);
            write(Path.of(arguments[0]), "new", Killed::step);
        }

        private static void step() {
            left--;
            if (left < 0) {
                // As by the system: nothing is closed, and no hook runs.
                Runtime.getRuntime().halt(KILLED);
            }
        }
    }

    private static void write(Path target, String text, Runnable step) throws IOException {
        try (OutputFolder output = OutputFolder.of(target, step)) {
            output.write("a.txt", text);
            output.write("deep/b.txt", text);
            output.replace();
        }
    }

    private static int killed(Path target, int step) throws Exception {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Killed.class.getName(),
                        target.toString(),
                        String.valueOf(step))
                .inheritIO()
                .start()
                .waitFor();
    }

    private static List<String> below(Path where) throws IOException {
        try (Stream<Path> files = Files.walk(where)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> where.relativize(file) + ": " + read(file))
                    .sorted()
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> content(String text) {
        return List.of("a.txt: " + text, "deep/b.txt: " + text);
    }

    @Test
    void whoever_is_killed_leaves_the_old_or_the_new_one() throws Exception {
        Path target = folder.resolve("study");
        int between = 0;
        int exit = KILLED;
        for (int step = 0; exit == KILLED; step++) {
            write(target, "old", () -> {});
            exit = killed(target, step);
            if (!Files.exists(target)) {
                between++;
            }
            // What every run begins with.
            OutputFolder.mend(target);
            assertThat(below(target)).as("killed before step " + step).isIn(content("old"), content("new"));
            assertThat(below(folder)).as("nothing else is left").hasSize(2);
        }
        assertThat(exit).isZero();
        assertThat(below(target)).isEqualTo(content("new"));
        assertThat(between)
                .as("the one moment at which neither is in its place")
                .isEqualTo(1);
    }

    @Test
    void what_somebody_has_put_in_the_place_meanwhile_stays_and_so_does_the_old_one() throws Exception {
        Path target = folder.resolve("study");
        write(target, "old", () -> {});
        int step = 0;
        while (Files.exists(target)) {
            assertThat(killed(target, step)).isEqualTo(KILLED);
            step++;
        }
        Files.createDirectory(target);
        Path other = Files.writeString(target.resolve("other"), "mine");
        OutputFolder.mend(target);
        assertThat(below(target)).containsExactly("other: mine");
        assertThat(below(folder)).anyMatch(file -> file.endsWith("old/a.txt: old"));
        Files.delete(other);
        OutputFolder.mend(target);
        assertThat(below(folder)).containsExactly("study/a.txt: old", "study/deep/b.txt: old");
    }

    @Test
    void what_is_not_finished_is_not_there() throws Exception {
        Path target = folder.resolve("deep/study");
        try (OutputFolder output = OutputFolder.of(target)) {
            output.write("a.txt", "new");
        }
        assertThat(target).doesNotExist();
        assertThat(folder).as("nor is what was made for it").isEmptyDirectory();
    }

    @Test
    void a_folder_that_is_replaced_keeps_its_mode() throws Exception {
        Path target = folder.resolve("study");
        write(target, "old", () -> {});
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwx------"));
        write(target, "new", () -> {});
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(target)))
                .isEqualTo("rwx------");
        assertThat(below(folder)).containsExactly("study/a.txt: new", "study/deep/b.txt: new");
    }

    @Test
    void a_folder_that_hands_its_group_on_still_does() throws Exception {
        Path target = Files.createDirectory(folder.resolve("study"));
        int group = OutputFileTest.otherGroup(target);
        Files.setAttribute(target, "unix:gid", group);
        Files.setAttribute(target, "unix:mode", 02755);
        write(target, "new", () -> {});
        assertThat((int) Files.getAttribute(target, "unix:mode") & 07777).isEqualTo(02755);
        for (String inside : List.of("", "a.txt", "deep", "deep/b.txt")) {
            assertThat(Files.getAttribute(target.resolve(inside), "unix:gid"))
                    .as(inside)
                    .isEqualTo(group);
        }
    }
}
