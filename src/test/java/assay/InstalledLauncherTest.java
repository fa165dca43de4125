package assay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which Java the launcher of what was downloaded takes, and what it says of one; with a Java that only says how it was called. */
class InstalledLauncherTest {

    @TempDir
    Path folder;

    private Path unpacked;
    private final Map<String, String> environment = new LinkedHashMap<>();

    @BeforeEach
    void unpack() throws IOException {
        unpacked = Files.createDirectories(folder.resolve("with a blank/assay"));
        Files.copy(Path.of("src/dist/assay"), unpacked.resolve("assay"), StandardCopyOption.COPY_ATTRIBUTES);
        environment.put("PATH", java("on-path", "17.0.15") + ":/usr/bin:/bin");
    }

    /** A Java of a version, in a folder; returned is the folder with its command. */
    private Path java(String name, String version) throws IOException {
        Path home = folder.resolve(name);
        Path command = Files.createDirectories(home.resolve("bin")).resolve("java");
        Files.writeString(command, """
                #!/bin/sh
                echo NAME
                for argument; do case $argument in -XX:*|-X*) ;; *) printf '<%s>' "$argument" ;; esac; done
                echo
                exit 3
                """.replace("NAME", name));
        assertThat(command.toFile().setExecutable(true)).isTrue();
        Files.writeString(
                home.resolve("release"),
                "IMPLEMENTOR=\"Some = one\"\nJAVA_RUNTIME_VERSION=\"99\"\nJAVA_VERSION=\"" + version + "\"\n");
        return command.getParent();
    }

    /** What a command prints, and its exit code in a line of its own. */
    private List<String> printed(String command) throws Exception {
        ProcessBuilder builder = new ProcessBuilder("/bin/sh", "-c", command + "; echo $?")
                .directory(folder.toFile())
                .redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
    }

    private String called(String... arguments) {
        return "<-Dassay.home=" + unpacked + "><-Dassay.terminals=><-cp><" + unpacked + "/lib/rules.jar:" + unpacked
                + "/assay.jar><assay.cli.Main><" + String.join("><", arguments) + ">";
    }

    @Test
    void it_is_found_by_links_and_from_anywhere_and_passes_on_arguments_and_exit_code() throws Exception {
        Files.createSymbolicLink(Files.createDirectory(folder.resolve("bin")).resolve("a"), Path.of("b"));
        Files.createSymbolicLink(folder.resolve("bin/b"), Path.of("../with a blank/assay/assay"));
        Files.createDirectories(folder.resolve("elsewhere/with a blank/assay"));
        for (String call : List.of(
                "'with a blank/assay/assay'",
                "bin/a",
                "cd bin && ./b",
                "CDPATH=elsewhere:/ IFS=/as 'with a blank/assay/assay'",
                "PATH=\"$PWD/bin:$PATH\" && a")) {
            assertThat(printed(call + " verify 'a  b.yaml' '' '*'"))
                    .as(call)
                    .containsExactly("on-path", called("verify", "a  b.yaml", "", "*"), "3");
        }
    }

    @Test
    void the_java_beside_it_goes_before_that_of_JAVA_HOME_and_that_before_the_one_on_the_path() throws Exception {
        java("named", "25");
        environment.put("JAVA_HOME", folder.resolve("named").toString());
        assertThat(printed("'with a blank/assay/assay' -V")).startsWith("named");
        java("with a blank/assay/runtime", "21.0.1");
        assertThat(printed("'with a blank/assay/assay' -V")).startsWith("with a blank/assay/runtime");
    }

    @Test
    void a_java_that_is_too_old_or_is_not_there_is_said() throws Exception {
        for (String old : List.of("1.8.0_402", "11.0.22", "16")) {
            Path command = java("old", old).resolve("java");
            environment.put("JAVA_HOME", folder.resolve("old").toString());
            assertThat(printed("'with a blank/assay/assay' -V"))
                    .containsExactly(
                            "assay: " + command + " is Java " + old
                                    + "; JAVA_HOME is to name one from 17 on, or PATH to lead to one",
                            "70");
        }
        environment.put("JAVA_HOME", "/nowhere");
        assertThat(printed("'with a blank/assay/assay' -V"))
                .containsExactly(
                        "assay: there is no Java at /nowhere/bin/java; JAVA_HOME is to name one from 17 on, or PATH to lead"
                                + " to one",
                        "70");
    }

    /** It cannot be run here: what is held is what can be read off it. */
    @Test
    void the_one_for_windows_calls_the_same_and_passes_on_arguments_and_exit_code() throws Exception {
        List<String> lines = Files.readAllLines(Path.of("src/dist/assay.cmd"), StandardCharsets.US_ASCII);
        assertThat(lines.get(0)).isEqualTo("@echo off");
        assertThat(lines)
                .as("an exclamation mark in an argument is one")
                .contains("setlocal DisableDelayedExpansion")
                .as("the folder of the script, which ends in a backslash")
                .contains("set \"home=%~dp0\"");
        int call = lines.indexOf(lines.stream()
                .filter(line -> line.contains("assay.cli.Main"))
                .findFirst()
                .orElseThrow());
        assertThat(lines.get(call))
                .startsWith("\"%java%\" ")
                .endsWith(" \"-Dassay.home=%home%.\" -cp \"%home%lib\\rules.jar;%home%assay.jar\" assay.cli.Main %*");
        assertThat(lines.get(call + 1)).isEqualTo("exit /b %ERRORLEVEL%");
        assertThat(lines).allSatisfy(line -> {
            // What stands between quotation marks may have blanks and brackets in it, what stands outside may not.
            assertThat(line.chars().filter(sign -> sign == '"').count() % 2).isZero();
            assertThat(line.replaceAll("\"[^\"]*\"", "\"\"")).doesNotContain("%home%", "%java%", "%JAVA_HOME%");
        });
    }
}
