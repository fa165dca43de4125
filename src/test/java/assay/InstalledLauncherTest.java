package assay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.lang3.StringUtils;
import org.assertj.core.api.InstanceOfAssertFactories;
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
    void little_memory_is_taken_to_begin_with_unless_somebody_says_how_much() throws Exception {
        Files.writeString(java("on-path", "17.0.15").resolve("java"), "#!/bin/sh\necho $*\n");
        assertThat(printed("'with a blank/assay/assay' -V").get(0)).contains("-Xms80m -XX:NewSize=64m");
        environment.put("JDK_JAVA_OPTIONS", "-Xmx64m");
        assertThat(printed("'with a blank/assay/assay' -V").get(0)).doesNotContain("-Xms", "NewSize");
    }

    @Test
    void what_java_has_to_say_itself_does_not_stand_among_results() throws Exception {
        Files.writeString(java("on-path", "17.0.15").resolve("java"), "#!/bin/sh\necho $*\n");
        assertThat(printed("'with a blank/assay/assay' -V").get(0)).startsWith("-XX:+DisplayVMOutputToStderr ");
        assertThat(Path.of("src/dist/assay.cmd"))
                .content()
                .contains("\"%java%\" -XX:+DisplayVMOutputToStderr ", "-XX:ReservedCodeCacheSize=192m");
    }

    @Test
    void the_more_files_there_are_the_sooner_and_the_better_code_is_compiled() throws Exception {
        Files.writeString(java("on-path", "17.0.15").resolve("java"), "#!/bin/sh\necho $*\n");
        Path files = Files.createDirectory(folder.resolve("files"));
        List<String> compiled = new ArrayList<>();
        for (int file = 1; file <= 2500; file++) {
            Files.createFile(files.resolve(file + ".yaml"));
            if (List.of(99, 100, 2499, 2500).contains(file)) {
                String run =
                        printed("'with a blank/assay/assay' evaluate files").get(0);
                compiled.add(StringUtils.substringBetween(run, " -XX:NewSize=64m ", " -XX:+Ignore"));
            }
        }
        String soon = "-XX:ReservedCodeCacheSize=192m -XX:TieredStopAtLevel=1 -XX:CompileThresholdScaling=0.25";
        assertThat(compiled)
                .containsExactly(
                        "-XX:ReservedCodeCacheSize=192m -XX:TieredStopAtLevel=1 -XX:CompileThresholdScaling=2",
                        soon,
                        soon,
                        "-XX:FreqInlineSize=100 -XX:MaxInlineSize=20 -XX:InlineSmallCode=500 -XX:Tier3DelayOn=0");
    }

    @Test
    void without_anything_on_the_path_a_folder_is_graded_all_the_same() throws Exception {
        Files.writeString(java("with a blank/assay/runtime", "21.0.1").resolve("java"), "#!/bin/sh\necho $*\n");
        Files.createDirectory(folder.resolve("files"));
        environment.put("PATH", "/nowhere");
        List<String> printed = printed("'with a blank/assay/assay' evaluate files");
        assertThat(printed).hasSize(2).endsWith("0");
        assertThat(printed.get(0)).contains("CompileThresholdScaling=2 ").endsWith("assay.cli.Main evaluate files");
    }

    /** A Java that writes down what each of its runs was for, and makes an archive where it is told to. */
    private void javaThatShares() throws IOException {
        Path command = java("shares", "17").resolve("java");
        Files.writeString(command, """
                #!/bin/sh
                all=$*
                archive=
                for argument; do
                  case $argument in
                    -XX:SharedArchiveFile=* | -XX:AOTCache=* | -XX:AOTCacheOutput=*) archive=${argument#*=} ;;
                    -XX:DumpLoadedClassList=* | -XX:SharedClassListFile=*) list=${argument#*=} ;;
                  esac
                done
                case $all in
                  *-Xshare:dump*) echo dump; echo archive >"$archive"; { echo "$all"; cat "$list"; } >'LOG.dump' ;;
                  *Rehearsal*) echo rehearsal; printf '%s\n' a/B '@lambda-proxy a/C' '@lambda-form-invoker D' >"$list" ;;
                  *AOTCacheOutput*) echo cache; echo classes >"$archive" ;;
                  *) echo "main with ${archive##*/}" ;;
                esac >>'LOG'
                """.replace("LOG", folder.resolve("log").toString()));
        environment.put("PATH", command.getParent() + ":/usr/bin:/bin");
    }

    /** What the runs of Java were for that one run makes. */
    private List<String> ran() throws Exception {
        Files.deleteIfExists(folder.resolve("log"));
        assertThat(printed("'with a blank/assay/assay' -V")).containsExactly("0");
        return Files.readAllLines(folder.resolve("log"));
    }

    @Test
    void from_the_second_run_on_classes_are_shared_by_an_archive_in_a_folder_that_is_the_user_s_alone()
            throws Exception {
        javaThatShares();
        Path home = Files.createDirectory(folder.resolve("home"));
        environment.put("HOME", home.toString());
        assertThat(ran()).containsExactly("main with ");
        List<String> second = ran();
        assertThat(second).startsWith("rehearsal", "dump").hasSize(3);
        String shared = second.get(2);
        assertThat(shared).matches("main with classes-\\d+\\.jsa");
        assertThat(Files.readAllLines(folder.resolve("log.dump")))
                .as("JDK 17 breaks off over some lambdas; where it does so all the same it leaves nothing behind")
                .satisfiesExactly(
                        call -> assertThat(call).contains(" -XX:ErrorFile=/dev/null "),
                        name -> assertThat(name).isEqualTo("a/B"),
                        name -> assertThat(name).isEqualTo("@lambda-form-invoker D"));
        assertThat(ran()).containsExactly(shared);
        Path cache = home.resolve(".cache/assay");
        assertThat(Files.getPosixFilePermissions(cache)).isEqualTo(PosixFilePermissions.fromString("rwx------"));
        try (var files = Files.list(cache)) {
            assertThat(files).as("nothing else is left").hasSize(1);
        }

        Files.setPosixFilePermissions(cache, PosixFilePermissions.fromString("rwxrwx---"));
        assertThat(ran()).as("others could put another there").containsExactly("main with ");
        Files.setPosixFilePermissions(cache, PosixFilePermissions.fromString("rwx------"));
        Files.writeString(folder.resolve("shares/release"), "JAVA_VERSION=\"21\"\n");
        assertThat(ran()).as("another Java").containsExactly("main with ");

        environment.put("HOME", folder.resolve("none").toString());
        assertThat(ran()).containsExactly("main with ");
        assertThat(folder.resolve("none")).doesNotExist();
    }

    @Test
    void from_java_25_on_one_file_is_graded_by_a_cache_of_its_own() throws Exception {
        javaThatShares();
        Files.writeString(folder.resolve("shares/release"), "JAVA_VERSION=\"25.0.1\"\n");
        environment.put("XDG_CACHE_HOME", folder.resolve("cache").toString());
        Files.writeString(folder.resolve(".aot"), "somebody else's");
        String evaluate = "'with a blank/assay/assay' evaluate x.yaml";
        assertThat(printed(evaluate)).containsExactly("0");
        assertThat(Files.readAllLines(folder.resolve("log"))).containsExactly("main with ");
        assertThat(ran())
                .startsWith("rehearsal", "dump", "cache")
                .element(3)
                .asString()
                .endsWith(".jsa");
        Files.delete(folder.resolve("log"));
        assertThat(printed(evaluate)).containsExactly("0");
        assertThat(Files.readAllLines(folder.resolve("log")))
                .singleElement()
                .asString()
                .matches("main with classes-\\d+\\.aot");
    }

    /** The same, but it makes no archive. */
    private void javaThatBreaksOff() throws IOException {
        javaThatShares();
        Path command = folder.resolve("shares/bin/java");
        Files.writeString(command, Files.readString(command).replace("echo dump;", "echo dump; exit 1;"));
        environment.put("XDG_CACHE_HOME", folder.resolve("cache").toString());
    }

    @Test
    void where_no_archive_can_be_made_that_is_tried_once() throws Exception {
        javaThatBreaksOff();
        assertThat(ran()).containsExactly("main with ");
        assertThat(ran()).startsWith("rehearsal", "dump").hasSize(3);
        assertThat(ran()).as("the JDK passes over what is no archive").hasSize(1);
    }

    @Test
    void whoever_sits_at_a_terminal_is_told_that_no_archive_could_be_made() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/script")), "nothing here makes a terminal");
        javaThatBreaksOff();
        assertThat(ran()).containsExactly("main with ");
        assertThat(printed("script -qec \"'with a blank/assay/assay' -V\" /dev/null"))
                .contains("assay: no archive of classes could be made, so that each run takes twice as long");
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

    /** There is no Windows here: what is held is what can be read off it, and was seen with the cmd.exe of Wine. */
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
        assertThat(lines.subList(0, call))
                .as("a java.exe in the folder that one is in is not taken, nor is where.exe")
                .contains("for %%i in (java.exe) do if not \"%%~$PATH:i\"==\"\" set \"java=%%~$PATH:i\"")
                .noneMatch(line -> line.strip().startsWith("where "))
                .as("what is not there and what is too old is said before it is called")
                .containsSubsequence(
                        "if defined JAVA_HOME set \"java=%JAVA_HOME:\"=%\\bin\\java.exe\"",
                        "if exist \"%home%runtime\\bin\\java.exe\" set \"java=%home%runtime\\bin\\java.exe\"",
                        "if not exist \"%java%\" goto missing",
                        "if defined version for /f \"delims=.\" %%m in (\"%version%\") do if %%m lss 17 goto old");
        for (String label : List.of("missing", "old")) {
            List<String> said = lines.subList(lines.indexOf(":" + label), lines.size());
            assertThat(said.subList(0, said.indexOf("exit /b 70")))
                    .as(label)
                    .last(InstanceOfAssertFactories.STRING)
                    .startsWith("echo assay: ")
                    .endsWith("; JAVA_HOME is to name one from 17 on, or PATH to lead to one>&2");
        }
        assertThat(lines).filteredOn(line -> !line.contains("%JAVA_HOME:")).allSatisfy(line -> {
            // What stands between quotation marks may have blanks and brackets in it, what stands outside may not.
            assertThat(line.chars().filter(sign -> sign == '"').count() % 2).isZero();
            assertThat(line.replaceAll("\"[^\"]*\"", "\"\"")).doesNotContain("%home%", "%java%", "%JAVA_HOME%");
        });
    }
}
