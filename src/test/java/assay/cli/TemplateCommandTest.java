package assay.cli;

import static assay.cli.Run.assay;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What evidence and tables of interviews begin with. */
class TemplateCommandTest {

    @TempDir
    Path folder;

    @Test
    void it_prints_a_file_of_evidence() throws Exception {
        Run run = assay("template");
        assertThat(run.exit()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .startsWith("# What an authority submitted, for the march-2004 rules.")
                .contains(
                        "\nauthority: Name of the authority\ntype: county  # county, unitary, metropolitan borough or")
                .contains("\n      # - senior-sign-up:\n      #     to: common understanding  # common understanding or"
                        + " information sharing protocol\n");
        Path file = Files.writeString(folder.resolve("newtown.yaml"), run.out());
        assertThat(assay("evaluate", file.toString()).exit()).isZero();
    }

    @Test
    void a_file_gets_the_line_that_tells_editors_where_the_schema_is() throws Exception {
        Path file = folder.resolve("newtown.yaml");
        assertThat(assay("template", "--output", file.toString()).exit()).isZero();
        Path schema = Path.of("rules", "march-2004", "evidence.schema.json").toAbsolutePath();
        assertThat(Files.readAllLines(file).get(0))
                .isEqualTo("# yaml-language-server: $schema="
                        + folder.toAbsolutePath().relativize(schema));
        assertThat(assay("evaluate", file.toString()).exit()).isZero();
    }

    @Test
    void it_replaces_no_file() throws Exception {
        Path file = Files.writeString(folder.resolve("newtown.yaml"), "mine\n");
        Run run = assay("template", "--output", file.toString());
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err())
                .isEqualTo("assay: --output " + file + ": it is there already, and a template replaces nothing\n");
        assertThat(Files.readString(file)).isEqualTo("mine\n");
    }

    @Test
    void kinds_are_those_of_the_rule_set() {
        assertThat(assay("template").out()).doesNotContain("protocol-review");
        assertThat(assay("template", "--rules", "rules/march-2004-pilot").out())
                .contains("for the march-2004-pilot rules", "\n      # - protocol-review:\n");
    }

    @Test
    void the_header_of_a_table_of_interviews_is_made_from_the_rule_set() {
        Run run = assay("template", "--csv");
        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .startsWith("authority,type,held,round,september-2003,")
                .contains(",R2 grade,R2 described,R2 drivers,R2 barriers,R2 solutions,R3-4 grade,")
                .endsWith(",R9 solutions\r\n");
    }
}
