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
                .contains(
                        "tests=\"3\" errors=\"2\" skipped=\"0\" failures=\"0\"",
                        "<error message=\"" + rules + "/failing.drl:17: ");
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

    /** What goes wrong while a rule is followed, by the number of organisations that it goes wrong for. */
    private static final List<List<String>> FAULTS = List.of(
            List.of("\"\" + 1 / ( $n - 1 )", "a number is divided by 0"),
            List.of("\"a\".substring( $n )", "a text or a list ends before the place that is asked for"),
            List.of("$d.getFields().get( $n ).toString()", "a text or a list ends before the place that is asked for"),
            List.of("\"\" + Integer.parseInt( \"a\" )", "a text is taken for a number, and is none"),
            List.of("Note.day( LocalDate.parse( \"a\" ) )", "a text is taken for a day, or there is no such day"),
            List.of("\"\" + (Integer) (Number) 1L", "something is taken for what it is not"),
            List.of("\"\" + java.util.List.of( \"a\" ).subList( 1, 0 )", "something in it cannot be worked out"),
            List.of("$n > 0 ? \" \" : \"\"", "Note needs some words"),
            List.of("\"a\".concat( $n > 0 ? null : \"\" )", "something that it uses is left out"),
            List.of("\"\" + BigDecimal.ONE.divide( new BigDecimal( 3 ) )", "a division has no last decimal"),
            List.of("\"\" + 1000000000 * $n", "a number becomes too large"),
            List.of("\"\" + ( 2147483647 + $n )", "a number becomes too large"),
            List.of("\"\" + ( -2147483647 - $n )", "a number becomes too large"),
            List.of("\"\" + 1000000000000000000L * $n", "a number becomes too large"));

    @Test
    void what_goes_wrong_in_a_rule_is_told_in_words_of_rules_with_the_fact_that_it_goes_wrong_for() throws Exception {
        RuleSets sets = new RuleSets(folder);
        Path set = sets.extending("faults", MARCH);
        StringBuilder rules = new StringBuilder(
                "package march2004\nimport assay.policy.*\nimport java.math.BigDecimal\nimport java.time.LocalDate\n");
        for (int i = 0; i < FAULTS.size(); i++) {
            rules.append("rule \"Fault ")
                    .append(i + 1)
                    .append("\"\n@source( \"nowhere\" )\nwhen\n$d : Directory( ")
                    .append("voluntaryOrganisations == ")
                    .append(i + 1)
                    .append(", $n : voluntaryOrganisations )\nthen\n")
                    .append("insert( new Note( ")
                    .append(FAULTS.get(i).get(0))
                    .append(" ) );\nend\n");
        }
        rules.append("rule \"Fault in a condition\"\n@source( \"nowhere\" )\nwhen\n")
                .append("Directory( voluntaryOrganisations > 100, 1 % ( voluntaryOrganisations - 101 ) > 3 )\nthen\n")
                .append("insert( new Note( \"a note\" ) );\nend\n")
                .append("rule \"Fault of a large number\"\n@source( \"nowhere\" )\nwhen\n")
                .append("Directory( $n : voluntaryOrganisations, voluntaryOrganisations > 200, $n * 3 > 5 )\nthen\n")
                .append("insert( new Note( \"a note\" ) );\nend\n");
        Files.writeString(set.resolve("faults.drl"), rules.toString());
        Path evidence = Files.createDirectory(folder.resolve("faults-of-rules"));
        for (int i = 0; i < FAULTS.size(); i++) {
            Files.copy(sets.evidence("fault.yaml", directory(i + 1)), evidence.resolve(String.format("f%02d.yaml", i)));
            Files.delete(folder.resolve("fault.yaml"));
        }
        Files.copy(sets.evidence("fault.yaml", directory(101)), evidence.resolve("g.yaml"));
        Files.delete(folder.resolve("fault.yaml"));
        Files.copy(sets.evidence("fault.yaml", directory(999_999_999)), evidence.resolve("h.yaml"));
        Run run = with("evaluate", "--rules", set.toString(), evidence.toString());
        assertThat(run.exit()).isEqualTo(3);
        List<String> lines = run.err().lines().toList();
        assertThat(lines).as(run.err()).hasSize(FAULTS.size() + 2);
        for (int i = 0; i < FAULTS.size(); i++) {
            assertThat(lines.get(i))
                    .startsWith(set + "/faults.drl:" + (5 + 7 * i) + ": the rule cannot be followed for D1, fact 1: "
                            + FAULTS.get(i).get(1))
                    .endsWith(" (\"Fault " + (i + 1) + "\"); " + evidence
                            + String.format("/f%02d.yaml is not graded", i));
        }
        assertThat(lines.get(FAULTS.size()))
                .startsWith(set + "/faults.drl:" + (5 + 7 * FAULTS.size()) + ": the rule cannot be followed: in 1 % (")
                .contains("a number is divided by 0 (\"Fault in a condition\"); ");
        assertThat(lines.get(FAULTS.size() + 1))
                .startsWith(set + "/faults.drl:" + (12 + 7 * FAULTS.size())
                        + ": the rule cannot be followed: in $n * 3 > 5, ")
                .contains("a number becomes too large (\"Fault of a large number\"); ");
    }
}
