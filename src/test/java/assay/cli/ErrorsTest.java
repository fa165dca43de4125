package assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import assay.TestRules;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What nobody foresaw ends the program with 70, and is never taken for an answer. */
class ErrorsTest {

    private static Run throwing(Error error) {
        return Run.assay(
                TestRules.ENVIRONMENT,
                false,
                new OutputStream() {
                    @Override
                    public void write(int one) {
                        throw error;
                    }
                },
                "template",
                "--quiet");
    }

    @Test
    void an_error_of_java_is_one_line() {
        for (Error error : List.of(
                new StackOverflowError(),
                new OutOfMemoryError("Java heap space"),
                new OutOfMemoryError("unable to create native thread"),
                new VerifyError("Bad type\n  on a stack"))) {
            Run run = throwing(error);
            assertThat(run.exit()).as(error.toString()).isEqualTo(70);
            assertThat(run.err().lines()).as(error.toString()).hasSize(1);
            assertThat(run.err()).startsWith("assay: ");
        }
        assertThat(throwing(new StackOverflowError()).err()).contains("nested too deeply");
        long megabytes = Runtime.getRuntime().maxMemory() >> 20;
        assertThat(throwing(new OutOfMemoryError("Java heap space")).err())
                .contains("the memory that Java may take (" + megabytes + " MB) is used up; JAVA_TOOL_OPTIONS=-Xmx"
                        + 2 * megabytes + "m gives it twice as much");
        assertThat(throwing(new OutOfMemoryError("unable to create native thread"))
                        .err())
                .contains("no more threads");
        assertThat(throwing(new VerifyError("Bad type\n  on a stack")).err())
                .contains("a defect: java.lang.VerifyError: Bad type");
    }

    /** The program in a process of its own, which may have so many files open. */
    private static Run with(String files) throws Exception {
        Process process = new ProcessBuilder(
                        "sh",
                        "-c",
                        "ulimit -n " + files + " && exec \"$@\"",
                        "sh",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "evaluate",
                        "--no-cache",
                        "fixtures/worked-example.yaml")
                .start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), out, err);
    }

    @ParameterizedTest
    @ValueSource(strings = {"12", "20", "30", "40"})
    void where_no_more_files_can_be_opened_that_is_said_and_nothing_else(String files) throws Exception {
        assertThat(with(files))
                .isEqualTo(new Run(
                        70, "", "assay: too many files are open for any more; the limit is set by ulimit -n\n"));
    }

    @Test
    void the_name_of_no_file_is_told_in_words_of_ours() {
        String told = "\"a\\x00b\" can be the name of no file here, for there is a zero byte in it\n";
        assertThat(Run.assay("evaluate", "a\0b")).isEqualTo(new Run(2, "", "assay: " + told));
        assertThat(Run.assay("evaluate", "--output", "a\0b", "fixtures/worked-example.yaml"))
                .isEqualTo(new Run(2, "", "assay: --output: " + told + "See assay evaluate --help.\n"));
    }
}
