package assay.cli;

import static assay.cli.Run.assay;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code rules read} prints of a rule set. */
class RulesReadCommandTest {

    @TempDir
    Path folder;

    @Test
    void a_requirement_is_read_with_its_criteria_and_what_counts() {
        Run run = assay("rules", "read", "--only", "R8");
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .startsWith("March 2004 minimum requirements for Information Sharing and Assessment\n")
                .contains(
                        "\n  R8.M2\n    [3]   R8.M2, a minimum: all three sectors took part.",
                        "\n    What does not count\n      [5]   A discussion of business needs with fewer than two agencies taking"
                                + " part does not count:\n            a discussion within one agency is not multi-agency.\n"
                                + "            requirement-8.drl:50; Chapter 2, requirement 8; Appendix II, question 6; readings I3"
                                + " and\n            I16\n",
                        "How many implications are more than one small one: two implications.")
                .doesNotContain("R7.M1", "common/grading.drl");
    }

    @Test
    void another_rule_set_is_read_with_another_value() {
        Run run = assay("rules", "read", "--rules", "rules/playgrounds", "--set", "gate-width=120");
        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .contains(
                        "This is what the rule set playgrounds with gate-width = 120 says, made from its rules.",
                        "A gate that is at least 120 cm wide and step free counts.",
                        "A gate that is less than 120 cm wide does not count: it is narrower than 120 cm.",
                        "How wide a gate must be for a wheelchair to get through: 120 cm.");
    }

    @Test
    void a_page_is_written_that_a_browser_shows() throws Exception {
        Path page = folder.resolve("playgrounds.html");
        Run run =
                assay("rules", "read", "--rules", "rules/playgrounds", "--format", "html", "--output", page.toString());
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).isEmpty();
        assertThat(Files.readString(page))
                .contains(
                        "<title>Playgrounds that all children can use (an invented example) - a rule set in words</title>",
                        "<h2>Requirement 2: asking those who play</h2>",
                        "A wish that is built counts. <span class=\"origin\">");
    }

    @Test
    void markdown_has_the_same_sentences() {
        assertThat(assay("rules", "read", "--rules", "rules/playgrounds", "--format", "markdown")
                        .out())
                .contains("\n## Requirement 2: asking those who play\n", " A wish that is built counts. *(");
    }

    @Test
    void what_there_is_not_is_told() {
        Run run = assay("rules", "read", "--rules", "march-2005");
        assertThat(run.err()).isEqualTo("assay: rule set march-2005: there is no such folder\n");
        assertThat(run.exit()).isEqualTo(Exit.INPUT);
        run = assay("rules", "read", "--only", "R8,R99");
        assertThat(run.err()).isEqualTo("assay: --only: there is no requirement \"R99\"; did you mean \"R9\"?\n");
        assertThat(run.exit()).isEqualTo(Exit.INPUT);
        assertThat(run.out()).isEmpty();
    }
}
