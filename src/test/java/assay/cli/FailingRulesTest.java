package assay.cli;

import static assay.cli.Run.assay;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules that work for some files and not for others. */
class FailingRulesTest {

    private static final String MARCH =
            Path.of("rules", "march-2004").toAbsolutePath().toString();

    @TempDir
    Path folder;

    private String rules = "";
    private String good = "";
    private String halved = "";
    private String lost = "";
    private String broken = "";

    @BeforeEach
    void write_rules_and_evidence() throws IOException {
        RuleSets sets = new RuleSets(folder);
        Path set = sets.extending("failing", MARCH);
        rules = set.toString();
        Files.writeString(set.resolve("failing.drl"), """
                package march2004

                import assay.policy.*

                declare Leaflet extends Fact
                    pages : int
                end

                rule "R9.F1 leaflets that somebody may read"
                    @source( "nowhere" )
                when
                    $leaflet : Leaflet( pages > 1 )
                then
                    insert( new SetAside( "R9.F1", $leaflet, "a leaflet is no plan" ) );
                end

                rule "Directories by their organisations"
                    @source( "nowhere" )
                when
                    Directory( $organisations : voluntaryOrganisations )
                then
                    insert( new Note( "a hundredth: " + 100 / $organisations ) );
                end
                """);
        good = sets.evidence("a-good.yaml", directory(4)).toString();
        halved = sets.evidence("b-halved.yaml", directory(0)).toString();
        lost = sets.evidence("c-lost.yaml", "- leaflet: {pages: 1}").toString();
        broken = sets.evidence("d-broken.yaml", "- leaflet: {pages: many}").toString();
        for (String file : List.of(good, halved, lost)) {
            String text = Files.readString(Path.of(file));
            Files.writeString(
                    Path.of(file),
                    text.replace("Ashby", file.replaceAll(".*/|\\.yaml", ""))
                            + "expect:\n  grades: {R9: Well Behind}\n");
        }
    }

    private static String directory(int organisations) {
        return "- directory: {status: working, voluntary-organisations: " + organisations
                + ", fields: [phone number], listing: partial, online: true, sectors: [health]}";
    }

    private Run with(String... arguments) {
        return assay(List.of(arguments).stream()
                .map(one -> one.replace("FOLDER", folder.toString()))
                .toArray(String[]::new));
    }

    private void toldOf(Run run) {
        assertThat(run.err().lines().filter(line -> line.startsWith(rules)))
                .as(run.err())
                .hasSize(2)
                .anySatisfy(line -> assertThat(line)
                        .startsWith(rules + "/failing.drl:17: ")
                        .contains("\"Directories by their organisations\"")
                        .endsWith("; " + halved + " is not graded"))
                .anySatisfy(line -> assertThat(line)
                        .startsWith(rules + "/failing.drl:5: no rule counts the leaflet in " + lost)
                        .endsWith("; " + lost + " is not graded"));
    }

    @Test
    void evaluate_prints_the_others_and_ends_with_3() {
        Run run = with("evaluate", "--rules", rules, "--format", "jsonl", good, halved, lost);
        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.out().lines()).singleElement().asString().contains("a-good.yaml");
        toldOf(run);
    }

    @Test
    void wrong_rules_come_before_wrong_evidence_and_that_before_an_answer() throws Exception {
        assertThat(with("evaluate", "--rules", rules, good, broken).exit()).isEqualTo(2);
        assertThat(with("evaluate", "--rules", rules, broken, halved, good).exit())
                .isEqualTo(3);
        Files.writeString(Path.of(good), Files.readString(Path.of(good)).replace("Well Behind", "On Course"));
        assertThat(with("verify", "--rules", rules, good).exit()).isEqualTo(1);
        assertThat(with("verify", "--rules", rules, good, broken).exit()).isEqualTo(2);
        assertThat(with("verify", "--rules", rules, good, broken, lost).exit()).isEqualTo(3);
    }

    @Test
    void verify_counts_them_as_failed() throws Exception {
        Run run = with("verify", "--rules", rules, "--junit", "FOLDER/junit.xml", good, halved, lost);
        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.out()).isEqualTo("1 passed, 2 failed\n");
        toldOf(run);
        assertThat(Files.readString(folder.resolve("junit.xml")))
                .contains("tests=\"3\" failures=\"0\" errors=\"2\"", "<error message=\"" + rules + "/failing.drl:17: ");
        assertThat(with("verify", "--rules", rules, "--format", "github", lost).out())
                .startsWith("::error file=" + rules + "/failing.drl,line=5");
    }

    @Test
    void no_command_leaves_one_out_silently() {
        Run coverage = with("rules", "coverage", "--rules", rules, good, halved, lost);
        assertThat(coverage.exit()).isEqualTo(3);
        assertThat(coverage.out()).contains("in all");
        toldOf(coverage);
        Run study = with("study", "--rules", rules, good, halved, lost);
        assertThat(study.exit()).isEqualTo(3);
        toldOf(study);
        Run written = with("study", "--rules", rules, "--output", "FOLDER/study", good, halved, lost);
        assertThat(written.exit()).isNotZero();
        assertThat(folder.resolve("study")).doesNotExist();
        toldOf(written);
        Run mutated = with("rules", "mutate", "--rules", rules, good, halved, lost);
        assertThat(mutated.exit()).isEqualTo(3);
        assertThat(mutated.out()).isEmpty();
        toldOf(mutated);
        Run explained = with("explain", "--rules", rules, lost, "R9");
        assertThat(explained.exit()).isEqualTo(3);
        assertThat(explained.err()).contains(lost + " is not graded");
    }

    @Test
    void compare_and_sensitivity_say_which_of_the_rules_fail() throws Exception {
        Run compared = with("compare", "--rules", MARCH, "--with", rules, good, halved);
        assertThat(compared.exit()).isEqualTo(3);
        assertThat(compared.out()).contains("of 1 ");
        assertThat(compared.err()).startsWith(rules + "/failing.drl:17: ").endsWith(halved + " is not graded\n");
        Path variants = Files.createDirectory(folder.resolve("variants"));
        Path variant = variants.resolve("otherwise");
        Files.createDirectory(variant);
        Files.writeString(
                variant.resolve("pack.yaml"),
                "name: otherwise\nextends: " + MARCH + "\ninterpretation: I4\nreads: it is otherwise\n");
        Files.copy(Path.of(rules, "failing.drl"), variant.resolve("failing.drl"));
        Run sensitivity = with("sensitivity", "--variants", variants.toString(), "--rules", MARCH, good, halved);
        assertThat(sensitivity.exit()).isEqualTo(3);
        assertThat(sensitivity.err()).startsWith(variant + "/failing.drl:17: ").endsWith(halved + " is not graded\n");
    }
}
