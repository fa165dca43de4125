package assay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Makes the changes that the guides of policy staff work through, in a repository that is thrown away, up to their commits. */
class WorkedChangesTest {

    private static final Path GUIDE = Path.of("rules", "README.md");

    private static final int BLOCKS_OF_THE_FIRST = 6;

    @TempDir
    Path clone;

    @Test
    @Tag("sample")
    void the_first_change_of_the_guide_goes_from_edit_to_commit_as_it_shows() throws Exception {
        begin();
        assertThat(ConsoleBlocks.compare(GUIDE, "console clone", clone, BLOCKS_OF_THE_FIRST, this::bash))
                .isGreaterThan(7);
        assertThat(bash("git log --format=%s")).isEqualTo("""
                R3-4.M2 asks for three voluntary organisations (decided on 1 May 2004)
                as it was
                """);
        assertThat(bash("git status --short")).isEmpty();
    }

    @Test
    @Tag("whole")
    void every_change_of_the_guide_goes_from_edit_to_commit_as_it_shows() throws Exception {
        begin();
        assertThat(ConsoleBlocks.compare(GUIDE, "console clone", clone, Integer.MAX_VALUE, this::bash))
                .isGreaterThan(30);
        assertThat(bash("git log --format=%s"))
                .as("one commit for each change, and nothing left over")
                .isEqualTo("""
                        Bus stops: three partners
                        A rule set about bus stops is begun
                        A rule set of our own (letter of 1 May 2004)
                        On Course is called On Track (letter of 1 May 2004)
                        Requirement 10: learning from cases (letter of 1 May 2004)
                        R8.F3: a joint post for information sharing counts (letter of 1 May 2004)
                        R8.F1: a draft of a process map counts (letter of 1 May 2004)
                        R5.F2: children or families, and not both (letter of 1 May 2004)
                        R3-4.M2 asks for three voluntary organisations (decided on 1 May 2004)
                        as it was
                        """);
        assertThat(bash("git status --short")).isEmpty();
        assertThat(bash("./assay verify --quiet fixtures | tail -1")).endsWith(" passed, 0 failed\n");
    }

    @Test
    @Tag("sample")
    void the_change_of_which_wards_are_rural_comes_out_as_it_shows() throws Exception {
        begin();
        assertThat(ConsoleBlocks.compare(
                        Path.of("rules", "rurality", "README.md"),
                        "console clone",
                        clone,
                        Integer.MAX_VALUE,
                        this::bash))
                .isEqualTo(2);
        assertThat(bash("git diff --shortstat"))
                .as("a line for each decision")
                .isEqualTo(" 2 files changed, 3 insertions(+), 3 deletions(-)\n");
    }

    private void begin() throws IOException, InterruptedException {
        for (String folder : List.of("rules", "fixtures")) {
            copy(Path.of(folder), clone.resolve(folder));
        }
        Path launcher = Files.writeString(
                clone.resolve("assay"),
                "#!/bin/sh\nexec '" + Path.of(System.getProperty("java.home"), "bin", "java")
                        + "' -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Dassay.home=\"$PWD\" -cp '"
                        + System.getProperty("java.class.path") + "' assay.cli.Main \"$@\"\n");
        assertThat(launcher.toFile().setExecutable(true)).isTrue();
        bash("git init --quiet && git add . && git commit --quiet --message 'as it was'");
    }

    /** What a command prints, messages and results as they come. */
    private String bash(String command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("bash", "-c", command)
                .directory(clone.toFile())
                .redirectErrorStream(true);
        builder.environment().putAll(TestRules.ENVIRONMENT);
        builder.environment()
                .putAll(Map.of(
                        "LC_ALL", "C.UTF-8",
                        "GIT_CONFIG_GLOBAL", "/dev/null",
                        "GIT_AUTHOR_NAME", "Policy",
                        "GIT_AUTHOR_EMAIL", "policy@example.org",
                        "GIT_COMMITTER_NAME", "Policy",
                        "GIT_COMMITTER_EMAIL", "policy@example.org"));
        Process process = builder.start();
        process.getOutputStream().close();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return printed;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }
}
