package assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import assay.TestRules;
import java.io.OutputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

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
        assertThat(throwing(new OutOfMemoryError("Java heap space")).err()).contains("memory that Java may take");
        assertThat(throwing(new OutOfMemoryError("unable to create native thread"))
                        .err())
                .contains("no more threads");
        assertThat(throwing(new VerifyError("Bad type\n  on a stack")).err())
                .contains("a defect: java.lang.VerifyError: Bad type");
    }
}
