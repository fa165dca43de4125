package assay.cli;

import static assay.cli.Run.assay;
import static org.assertj.core.api.Assertions.assertThat;

import assay.TestRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code assay rurality} prints, and how it ends. {@code -Dgolden.update=true} renews the outputs compared with. */
class RuralityCommandTest {

    private static final Path GOLDEN = Path.of("src", "test", "resources", "golden");
    private static final String WARDS = "fixtures/wards.csv";
    private static final String REMARK = WARDS
            + ":58:6: no reason to keep this ward is needed: it is rural in decile 5, and nothing would have changed it\n";

    @TempDir
    Path folder;

    private static void compare(String golden, String printed) throws IOException {
        // The digest changes with every comment in a rule file, and is tested where it is made.
        String out = printed.replaceAll("[0-9a-f]{64}", "DIGEST-OF-THE-RULES")
                .replaceAll("(?m)rules [0-9a-f]{8}$", "rules DIGEST");
        Path expected = GOLDEN.resolve(golden);
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(expected, out);
        }
        assertThat(out).isEqualTo(Files.readString(expected));
    }

    @ParameterizedTest
    @CsvSource({"text, txt", "json, json", "csv, csv"})
    void wards_that_change_are_listed_with_their_rules_then_those_kept_then_authorities(String format, String ending)
            throws Exception {
        Run run = assay("rurality", "--format", format, WARDS);
        assertThat(run.err()).isEqualTo(REMARK);
        assertThat(run.exit()).isZero();
        compare("wards." + ending, run.out());
    }

    @Test
    void nine_wards_are_too_few() throws Exception {
        Run run = assay("rurality", "fixtures/few-wards.csv");
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
        compare("few-wards.txt", run.out());
    }

    @Test
    void every_rule_fires_on_some_list_of_the_fixtures() throws Exception {
        Set<String> fired = new HashSet<>();
        for (String list : List.of(WARDS, "fixtures/few-wards.csv")) {
            Pattern.compile("\"rule\" : \"(.*)\"")
                    .matcher(assay("rurality", "--quiet", "--format", "json", list)
                            .out())
                    .results()
                    .map(result -> result.group(1))
                    .forEach(fired::add);
        }
        Set<String> rules =
                TestRules.in(Path.of("rules", "rurality")).ruleSet().origins().keySet();
        assertThat(fired).containsExactlyInAnyOrderElementsOf(rules);
    }

    @Test
    void quietly_there_are_no_remarks() {
        assertThat(assay("rurality", "--quiet", WARDS).err()).isEmpty();
    }

    @Test
    void an_output_is_written_whole_or_not_at_all() throws Exception {
        Path output = folder.resolve("rurality.csv");
        assertThat(assay("rurality", "--quiet", "--format", "csv", "--output", output.toString(), WARDS))
                .isEqualTo(new Run(0, "", ""));
        assertThat(Files.readString(output)).isEqualTo(Files.readString(GOLDEN.resolve("wards.csv")));
        Path none = folder.resolve("none.csv");
        assertThat(assay("rurality", "--output", none.toString(), "nowhere.csv").exit())
                .isEqualTo(2);
        assertThat(none).doesNotExist();
    }

    @Test
    void one_ward_is_spoken_of_as_one() throws IOException {
        Path one = Files.writeString(
                folder.resolve("one.csv"), "ward,authority,population,area,classified\nElm,Ashby,1000,10,rural\n");
        assertThat(assay("rurality", one.toString()).out())
                .contains("too few wards for deciles: 1 where ten are needed");
    }

    @Test
    void a_bad_list_is_told_and_nothing_is_printed() {
        Run run = assay("rurality", "src/test/resources/bad/wards/columns-and-cells.csv");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines())
                .hasSize(3)
                .allMatch(line -> line.startsWith("src/test/resources/bad/wards/columns-and-cells.csv:"));
        assertThat(assay("rurality", "nowhere.csv"))
                .isEqualTo(new Run(2, "", "nowhere.csv:1:1: there is no such file\n"));
        assertThat(assay("rurality").err()).startsWith("assay: WARDS.csv is missing: ");
    }

    @Test
    void rules_about_wards_grade_no_evidence_and_rules_about_evidence_adjust_no_wards() {
        assertThat(assay("rurality", "--rules", "rules/march-2004", WARDS))
                .isEqualTo(new Run(
                        2,
                        "",
                        "assay: rule set rules/march-2004: march-2004 is about evidence; this command wants rules about"
                                + " wards\n"));
        for (String command : List.of("evaluate", "verify", "study", "what-if")) {
            assertThat(assay(command, "--rules", "rules/rurality", "fixtures/worked-example.yaml"))
                    .isEqualTo(new Run(
                            2,
                            "",
                            "assay: rule set rules/rurality: rurality is about wards; this command wants rules about"
                                    + " evidence\n"));
        }
        assertThat(assay("compare", "--with", "rules/rurality", "fixtures/worked-example.yaml")
                        .exit())
                .isEqualTo(2);
    }

    @Test
    void rules_that_do_not_compile_or_contradict_each_other_end_with_3() throws Exception {
        Path rules = Files.createDirectory(folder.resolve("rules"));
        for (String file :
                List.of("pack.yaml", "parameters.yaml", "interpretations.yaml", "wards.drl", "authorities.drl")) {
            Files.copy(Path.of("rules", "rurality", file), rules.resolve(file));
        }
        String text = Files.readString(rules.resolve("wards.drl"));
        Files.writeString(rules.resolve("wards.drl"), text.replace("among < {", "amog < {"));
        Run slip = assay("rurality", "--rules", rules.toString(), WARDS);
        assertThat(slip.exit()).isEqualTo(3);
        assertThat(slip.err())
                .contains("/wards.drl:", "[unknown-field] Ward has no field \"amog\"; did you mean among?");
        Files.writeString(rules.resolve("wards.drl"), text.replace("among < {wards-of-deciles}", "among < 100"));
        Run twice = assay("rurality", "--rules", rules.toString(), WARDS);
        assertThat(twice.exit()).isEqualTo(3);
        assertThat(twice.out()).isEmpty();
        assertThat(twice.err()).contains("is changed or kept a second time");
    }

    @Test
    void the_rules_are_checked_and_listed_like_any_others() {
        assertThat(assay("rules", "check", "--strict", "rules/rurality"))
                .isEqualTo(new Run(0, "rurality: 6 rules about wards; nothing to complain of\n", ""));
        assertThat(assay("rules", "list", "--rules", "rules/rurality").out())
                .contains("\nAbout wards\n", "wards.drl:13  A rural ward in the two most dense deciles becomes urban")
                .doesNotContain("requirement");
    }
}
