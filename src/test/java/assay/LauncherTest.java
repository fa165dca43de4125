package assay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When the launcher builds, makes the archive of classes anew, and says so; with a Maven and a JDK that only note that they were called. */
class LauncherTest {

    private static final FileTime LONG_AGO = FileTime.from(Instant.parse("2004-03-31T00:00:00Z"));

    @TempDir
    Path folder;

    private Path checkout;
    private Path jdk;

    @BeforeEach
    void makeCheckout() throws IOException {
        checkout = Files.createDirectories(folder.resolve("one"));
        Files.copy(Path.of("assay"), checkout.resolve("assay"), StandardCopyOption.COPY_ATTRIBUTES);
        Files.createDirectories(checkout.resolve("src/main"));
        source("pom.xml", LONG_AGO);
        jdk = jdk("jdk-17", "17.0.15");
        script("bin/mvn", "echo mvn >>\"$CALLS\"\nmkdir -p target\n: >target/assay.jar\n");
    }

    private void source(String file, FileTime changed) throws IOException {
        Files.setLastModifiedTime(Files.writeString(checkout.resolve(file), "as it is\n"), changed);
        Files.setLastModifiedTime(checkout.resolve("src/main"), LONG_AGO);
    }

    private void script(String file, String does) throws IOException {
        Path script = folder.resolve(file);
        Files.createDirectories(script.getParent());
        assertThat(Files.writeString(script, "#!/bin/sh\n" + does).toFile().setExecutable(true))
                .isTrue();
    }

    /** A JDK whose java notes whether it makes an archive or runs the program. */
    private Path jdk(String name, String version) throws IOException {
        script(name + "/bin/java", """
                for argument; do
                  case $argument in
                    -XX:SharedArchiveFile=*) archive=${argument#*=} ;;
                    -Xshare:dump) dump=1 ;;
                    -XX:AOTCacheOutput=*)
                      echo cache >>"$CALLS"
                      echo classes >"${argument#*=}"
                      exit 0 ;;
                    -XX:AOTCache=*) cached=1 ;;
                    -XX:DumpLoadedClassList=*)
                      printf '%s\\n' a/A '@lambda-proxy a/A' '@lambda-form-invoker B' >"${argument#*=}"
                      exit 0 ;;
                    assay.rules.PackagedRules) exit 0 ;;
                    -) cat ;;
                  esac
                done
                if [ -n "${dump:-}" ]; then echo archive >>"$CALLS"; echo classes >"$archive"; exit; fi
                echo "run${cached:+ by the cache}" >>"$CALLS"
                """);
        Path home = folder.resolve(name);
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        return home;
    }

    /** What was called for one run, in order; nothing is said on the way. */
    private List<String> calls() throws Exception {
        assertThat(printed("exec ./assay evaluate x.yaml")).isEmpty();
        return called();
    }

    private List<String> called() throws IOException {
        Path calls = folder.resolve("calls");
        List<String> called = Files.readAllLines(calls);
        Files.delete(calls);
        return called;
    }

    private String printed(String command) throws Exception {
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", command)
                .directory(checkout.toFile())
                .redirectErrorStream(true);
        builder.environment()
                .putAll(Map.of(
                        "CALLS", folder.resolve("calls").toString(),
                        "JAVA_HOME", jdk.toString(),
                        "PATH", folder.resolve("bin") + ":" + System.getenv("PATH")));
        Process process = builder.start();
        process.getOutputStream().close();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void the_first_run_builds_and_the_next_ones_do_not() throws Exception {
        assertThat(calls()).containsExactly("mvn", "archive", "run");
        // That is, without lambdas, over some of which JDK 17 breaks off.
        assertThat(checkout.resolve("target/classes.lst.shared")).hasContent("a/A\n@lambda-form-invoker B\n");
        assertThat(calls()).containsExactly("run");
    }

    @Test
    void it_is_found_by_whatever_path_it_is_called_and_whatever_surrounds_it() throws Exception {
        calls();
        Files.createSymbolicLink(checkout.resolve("link"), Path.of("assay"));
        Files.createDirectories(folder.resolve("elsewhere/one"));
        for (String call : List.of(
                "cd .. && CDPATH=elsewhere:. one/assay x.yaml",
                "cd .. && CDPATH=elsewhere:. exec one/link x.yaml",
                "IFS=/s POSIXLY_CORRECT=1 ENV=/nowhere GREP_OPTIONS=-v CDPATH=/ exec ./assay x.yaml",
                "PATH=.:$PATH CDPATH=/ exec assay x.yaml")) {
            assertThat(printed(call)).as(call).isEmpty();
            assertThat(called()).as(call).containsExactly("run");
        }
    }

    @Test
    void what_is_closed_is_no_file_that_is_opened_later() throws Exception {
        calls();
        assertThat(printed("./assay evaluate - <&-")).isEmpty();
        assertThat(printed("./assay evaluate - 2>&- <&-")).isEmpty();
        assertThat(called()).containsExactly("run", "run");
        assertThat(printed("./assay evaluate x.yaml >&-; echo $?"))
                .isEqualTo("assay: standard output is closed; /dev/null takes what nobody wants\n2\n");
        assertThat(folder.resolve("calls")).doesNotExist();
    }

    @Test
    void where_there_is_no_java_that_is_said() throws Exception {
        jdk = folder.resolve("no-jdk");
        assertThat(printed("./assay evaluate x.yaml; echo $?"))
                .isEqualTo("assay: there is no Java at " + jdk.resolve("bin/java")
                        + "; JAVA_HOME is to name a JDK, or PATH to lead to one\n70\n");
    }

    @Test
    void changed_sources_are_built_again() throws Exception {
        calls();
        source("src/main/Changed.java", FileTime.from(Instant.now().plusSeconds(60)));
        assertThat(calls()).containsExactly("mvn", "archive", "run");
    }

    @Test
    void a_checkout_that_was_moved_gets_an_archive_of_its_own_and_is_not_built() throws Exception {
        calls();
        checkout = Files.move(checkout, folder.resolve("two"));
        assertThat(calls()).containsExactly("archive", "run");
        assertThat(calls()).containsExactly("run");
    }

    @Test
    void another_jdk_gets_an_archive_of_its_own_wherever_it_is() throws Exception {
        calls();
        Path first = jdk;
        jdk = jdk("jdk-21", "21.0.1");
        assertThat(calls()).containsExactly("archive", "run");
        Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"21.0.2\"\n");
        assertThat(calls()).containsExactly("archive", "run");
        assertThat(calls()).containsExactly("run");
        jdk = first;
        assertThat(calls()).containsExactly("archive", "run");
    }

    @Test
    void from_jdk_25_on_one_file_is_graded_by_a_cache_of_its_own() throws Exception {
        jdk = jdk("jdk-25", "25.0.1");
        assertThat(calls()).containsExactly("mvn", "archive", "cache", "run by the cache");
        assertThat(calls()).containsExactly("run by the cache");
        assertThat(printed("./assay explain x.yaml; JAVA_TOOL_OPTIONS=-Xshare:off ./assay evaluate x.yaml"))
                .isEmpty();
        assertThat(called()).containsExactly("run", "run");
        jdk = jdk("jdk-17", "17.0.15");
        assertThat(calls()).containsExactly("archive", "run");
    }

    @Test
    void a_jar_that_was_built_otherwise_gets_an_archive() throws Exception {
        calls();
        Files.setLastModifiedTime(
                checkout.resolve("target/assay.jar"),
                FileTime.from(Instant.now().plusSeconds(60)));
        assertThat(calls().get(0)).isEqualTo("archive");
    }

    @Test
    void where_no_archive_can_be_made_none_is_tried_again() throws Exception {
        script(
                "jdk-17/bin/java",
                "case $* in *-XX:DumpLoadedClassList=*) echo a/A >target/classes.lst ;; *-Xshare:dump*) echo archive >>\"$CALLS\"; exit 1 ;; *evaluate\\ x*) echo run >>\"$CALLS\" ;; esac\n");
        assertThat(calls()).containsExactly("mvn", "archive", "run");
        assertThat(calls()).containsExactly("run");
    }

    @Test
    void whoever_sits_at_a_terminal_is_told_that_no_archive_could_be_made() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/script")), "nothing here makes a terminal");
        script("jdk-17/bin/java", "case $* in *assay.cli.Rehearsal*) exit 1 ;; esac\n");
        assertThat(printed("script -qec './assay evaluate x.yaml' /dev/null"))
                .contains("assay: no archive of classes could be made, so that each run takes twice as long (log: ");
    }

    @Test
    void a_build_that_fails_says_why_and_is_no_result() throws Exception {
        script("bin/mvn", "echo it is broken; exit 1\n");
        assertThat(printed("./assay evaluate x.yaml; echo $?"))
                .isEqualTo("assay: the build failed:\nit is broken\n70\n");
    }

    @Test
    void where_there_is_no_maven_the_wrapper_builds() throws Exception {
        script("one/mvnw", "echo mvnw $1 >>\"$CALLS\"\nmkdir -p target\n: >target/assay.jar\n");
        String tools = "mkdir ../tools && for tool in cat cksum find flock grep mkdir mv readlink rm sleep tr; do"
                + " ln -s \"$(command -v $tool)\" ../tools/; done;";
        assertThat(printed(tools + " PATH=$PWD/../tools ./assay evaluate x.yaml"))
                .isEmpty();
        assertThat(called()).containsExactly("mvnw -q", "archive", "run");
    }

    @Test
    void the_program_is_told_how_wide_the_terminal_is_and_nothing_where_there_is_none() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/script")), "nothing here makes a terminal");
        calls();
        script("jdk-17/bin/java", "case $* in *evaluate\\ x*) echo \"${COLUMNS:-none}\" >>\"$CALLS\" ;; esac\n");
        String run = "unset COLUMNS; script -qec 'stty cols 72; %s ./assay evaluate x.yaml' /dev/null";
        printed(run.formatted(""));
        printed(run.formatted("COLUMNS=61"));
        printed("unset COLUMNS; ./assay evaluate x.yaml");
        assertThat(called()).containsExactly("72", "61", "none");
    }

    @Test
    void little_memory_is_taken_to_begin_with_unless_somebody_says_how_much() throws Exception {
        calls();
        script(
                "jdk-17/bin/java",
                "case $* in *evaluate\\ x*) for each; do case $each in -Xms*|-XX:NewSize=*) printf '%s ' \"$each\" >>\"$CALLS\" ;; esac; done; echo . >>\"$CALLS\" ;; esac\n");
        for (String settings : List.of("", "JAVA_TOOL_OPTIONS=-Xmx64m", "_JAVA_OPTIONS=-XX:MaxHeapSize=64m")) {
            printed(settings + " ./assay evaluate x.yaml");
        }
        assertThat(called()).containsExactly("-Xms80m -XX:NewSize=64m .", ".", ".");
    }

    @Test
    void java_has_room_for_all_the_quick_code_of_many_rule_sets_and_what_it_says_itself_is_no_result()
            throws Exception {
        calls();
        script(
                "jdk-17/bin/java",
                "case $* in *evaluate\\ x*) for each; do case $each in *CodeCache*|*DisplayVM*) printf '%s ' \"$each\" >>\"$CALLS\" ;; esac; done ;; esac\n");
        printed("./assay evaluate x.yaml");
        assertThat(called()).containsExactly("-XX:+DisplayVMOutputToStderr -XX:ReservedCodeCacheSize=192m ");
    }

    @Test
    void the_more_files_there_are_the_sooner_and_the_better_code_is_compiled() throws Exception {
        calls();
        script("jdk-17/bin/java", """
                case $* in
                  *TieredStopAtLevel=1*Scaling=2*) echo late ;;
                  *TieredStopAtLevel=1*Scaling=0.25*) echo soon ;;
                  *FreqInlineSize*) echo well ;;
                esac >>"$CALLS"
                """);
        List<String> runs = List.of("evaluate x.yaml", "evaluate even odd*", "rules mutate x.yaml", "workbench");
        for (int files : List.of(99, 100, 2499, 2500)) {
            for (int file = 0; file < files; file++) {
                String folder = file % 2 == 0 ? "even/deeper/" : "odd with blanks/";
                Files.createDirectories(checkout.resolve(folder));
                source(folder + file + (file % 4 < 2 ? ".yaml" : ".yml"), LONG_AGO);
            }
            for (String run : runs) {
                printed("./assay " + run);
            }
        }
        assertThat(called())
                .containsExactly(
                        "late", "late", "well", "well", "late", "soon", "well", "well", "late", "soon", "well", "well",
                        "late", "well", "well", "well");
    }

    @Test
    void whoever_waits_at_a_terminal_is_told_what_for() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/script")), "nothing here makes a terminal");
        String log = "(log: " + checkout.toRealPath().resolve("target/build.log") + ")\r\n";
        List<String> said = new ArrayList<>();
        said.add(printed("script -qec './assay evaluate x.yaml' /dev/null"));
        source("src/main/Changed.java", FileTime.from(Instant.now().plusSeconds(60)));
        said.add(printed("script -qec './assay evaluate x.yaml' /dev/null"));
        source("src/main/Changed.java", LONG_AGO);
        jdk = jdk("jdk-21", "21.0.1");
        said.add(printed("script -qec './assay evaluate x.yaml' /dev/null"));
        said.add(printed("script -qec './assay evaluate x.yaml' /dev/null"));
        assertThat(said)
                .containsExactly(
                        "assay: building Assay, the first time only: up to 100 MB to download, 1 to 4 minutes " + log,
                        "assay: building Assay again, for its sources have changed: about half a minute " + log,
                        "assay: making the archive of classes anew, for the checkout, the JDK or the jar is another:"
                                + " a few seconds " + log,
                        "");
    }
}
