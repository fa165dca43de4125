package assay.cli;

import static assay.cli.Run.assay;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.lang3.StringUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Results that are made again from what they were made from. */
class ReplayCommandTest {

    private static final String WORKED = "fixtures/worked-example.yaml";

    @TempDir
    Path folder;

    private String recorded(String arguments) {
        String name = folder.resolve("result.json").toString();
        Run run = assay(("evaluate --quiet --output " + name + " " + arguments).split(" "));
        assertThat(run.exit()).as(run.err()).isZero();
        return name;
    }

    private static void edit(String file, String from, String to) throws IOException {
        String text = Files.readString(Path.of(file));
        assertThat(text).contains(from);
        Files.writeString(Path.of(file), text.replace(from, to));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--format json " + WORKED,
                "--format json --no-dependence " + WORKED,
                "--format json --files --set voluntary-organisations=3 " + WORKED,
                "--format jsonl --rules rules/variants/i17-attendance-is-sign-up fixtures/requirement-6",
                "--format json fixtures/requirement-5",
                "--format json --redact recorded-by,note " + WORKED,
                "--format html --view council --redact title,at " + WORKED,
                "--format html --view assessor --no-dependence fixtures/requirement-5",
                "--format html --readings " + WORKED,
            })
    void what_was_made_in_whatever_way_comes_out_the_same(String arguments) {
        String result = recorded(arguments);
        Run run = assay("replay", result);
        assertThat(run.out()).isEqualTo(result + ": the same\n");
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"--format json --only R6|R7 --no-dependence,2", "--format html --only R6 --no-dependence,1"})
    void of_a_result_that_shows_some_requirements_it_is_said_that_the_others_are_not_compared(
            String arguments, int shown) {
        String result = recorded(arguments.replace('|', ',') + " " + WORKED);
        Run run = assay("replay", result);
        assertThat(run.out()).isEqualTo(result + ": the same\n");
        assertThat(run.err())
                .isEqualTo(result + ":1:1: warning: the result of Eastmere shows " + shown
                        + " of 7 requirements; the others are not compared\n");
        assertThat(run.exit()).isZero();
    }

    @Test
    void no_text_of_the_evidence_ends_the_data_of_a_page() throws IOException {
        Path evidence = folder.resolve("hostile.yaml");
        Files.writeString(
                evidence,
                Files.readString(Path.of(WORKED))
                        .replace("authority: Eastmere", "authority: '</script><!-- \\u003C \\\\u003C <b> \u05e9'"));
        String result = recorded("--format html " + evidence);
        assertThat(Files.readString(Path.of(result)).split("</script>", -1)).hasSize(3);
        assertThat(assay("replay", result).out()).isEqualTo(result + ": the same\n");
        Path ledger = folder.resolve("ledger.jsonl");
        assertThat(assay("ledger", "append", "--at", "2026-01-01T00:00:00Z", "--by", "a", ledger.toString(), result)
                        .exit())
                .isZero();
        assertThat(Files.readString(ledger)).contains("</script><!-- \\\\u003C");
    }

    @Test
    void a_page_that_somebody_changed_is_not_the_same() throws IOException {
        String result = recorded("--format html --no-dependence " + WORKED);
        edit(result, "\"id\":\"R6\",\"grade\":\"Bit Behind\"", "\"id\":\"R6\",\"grade\":\"Well Ahead\"");
        Run run = assay("replay", result);
        assertThat(run.out()).contains("/requirements/3/grade: then \"Well Ahead\", now \"Bit Behind\"");
        assertThat(run.exit()).isEqualTo(Exit.NO);
    }

    @ParameterizedTest
    @CsvSource({"Eastmere</bdi>,Westmere</bdi>", "</body>,<!-- --></body>"})
    void a_page_that_shows_something_else_than_its_results_is_not_the_same(String shown, String instead)
            throws IOException {
        String result = recorded("--format html --no-dependence " + WORKED);
        String page = Files.readString(Path.of(result));
        int from = StringUtils.countMatches(page.substring(0, page.indexOf(shown)), '\n') + 1;
        edit(result, shown, instead);
        Run run = assay("replay", result);
        assertThat(run.out())
                .isEqualTo(result + ": not the same\n  the results in the page are the same; from line " + from
                        + " on it shows something else than they do\n");
        assertThat(run.exit()).isEqualTo(Exit.NO);
        assertThat(assay("replay", "--format", "json", result).out())
                .contains("\"same\" : false", "\"laidOutOtherwiseFrom\" : " + from);
    }

    @Test
    void where_somebody_changed_the_result_the_first_difference_is_named() throws IOException {
        String result = recorded("--format json --no-dependence " + WORKED);
        edit(result, "\"grade\" : \"Bit Behind\"", "\"grade\" : \"Well Ahead\"");
        Run run = assay("replay", result);
        assertThat(run.out()).isEqualTo("""
                %s: not the same
                  Eastmere (fixtures/worked-example.yaml)
                    /requirements/2/grade: then "Well Ahead", now "Bit Behind"
                """.formatted(result));
        assertThat(run.exit()).isEqualTo(Exit.NO);
    }

    @Test
    void evidence_that_has_changed_is_named_beside_what_came_of_it() throws IOException {
        Path evidence = folder.resolve("county.yaml");
        Files.copy(Path.of("fixtures/requirement-6/r6-a2-senior-attendance-only.yaml"), evidence);
        String result = recorded("--format json " + evidence);
        Files.writeString(evidence, Files.readString(evidence) + "\n# read again\n");
        Run run = assay("replay", result);
        assertThat(run.out())
                .startsWith(result + ": not the same\n")
                .contains(
                        "\n    what was found is the same\n    /evidenceSha256: then \"",
                        "\n    evidence " + evidence + ": then ")
                .hasLineCount(5);
        assertThat(run.exit()).isEqualTo(Exit.NO);
    }

    @Test
    void rules_that_are_others_are_named_file_by_file() {
        String result = recorded("--format json --no-dependence " + WORKED);
        Run run = assay("replay", "--rules", "rules/variants/i17-attendance-is-sign-up", result);
        assertThat(run.out())
                .contains("/requirements/3/grade: then \"Bit Behind\", now \"Well Ahead\"\n")
                .contains("    rule set: then march-2004, now i17-attendance-is-sign-up\n")
                .containsPattern("    rules attendance.drl: then none, now [0-9a-f]{8}\n")
                .containsPattern("    rules requirement-6.drl: then [0-9a-f]{8}, now [0-9a-f]{8}\n");
        assertThat(run.exit()).isEqualTo(Exit.NO);
    }

    @Test
    void of_several_results_those_are_listed_that_come_out_otherwise() throws IOException {
        String result = recorded("--format jsonl --no-dependence fixtures/requirement-5");
        int all = Files.readAllLines(Path.of(result)).size();
        String first = Files.readAllLines(Path.of(result)).get(0);
        edit(result, first, first.replaceFirst("\"format\":2", "\"format\":1"));
        Run run = assay("replay", result);
        assertThat(run.out())
                .contains("    /format: then 1, now 2\n")
                .endsWith("\n  1 of " + all + " come out otherwise\n");
        assertThat(run.exit()).isEqualTo(Exit.NO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jsonl", "html"})
    void results_that_were_moved_or_put_in_twice_are_not_as_they_were_written(String format) throws IOException {
        String result = recorded("--no-dependence --format " + format + " fixtures/requirement-5");
        String written = Files.readString(Path.of(result));
        List<String> each =
                written.lines().filter(line -> line.startsWith("{\"assay\":")).toList();
        String first = each.get(0) + "\n";
        String second = each.get(1) + "\n";
        edit(result, first + second, second + first);
        Run moved = assay("replay", result);
        assertThat(moved.out())
                .startsWith(result + ": not the same\n  result 2, ")
                .endsWith("), was moved; evaluate writes each once, in the order of their files' names\n");
        assertThat(moved.exit()).isEqualTo(Exit.NO);
        Files.writeString(Path.of(result), written.replace(first + second, first + first + second));
        Run twice = assay("replay", result);
        assertThat(twice.out()).contains("  result 2, ", "), is there twice; evaluate writes each once");
        assertThat(twice.exit()).isEqualTo(Exit.NO);
        assertThat(assay("replay", "--format", "json", result).out()).contains("\"same\" : false", "\"misplaced\" : 2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "jsonl", "html"})
    void lines_that_end_with_cr_lf_are_told_as_that(String format) throws IOException {
        String result = recorded("--no-dependence --format " + format + " " + WORKED);
        edit(result, "\n", "\r\n");
        Run run = assay("replay", result);
        assertThat(run.out())
                .isEqualTo(result + ": not the same\n  the content is the same, and its lines end with CR LF, where"
                        + " evaluate writes LF alone\n");
        assertThat(run.exit()).isEqualTo(Exit.NO);
    }

    @Test
    void content_that_is_laid_out_otherwise_is_not_the_same_bytes() throws IOException {
        String result = recorded("--format json --no-dependence " + WORKED);
        edit(result, "\n}\n", "\n}\n\n");
        Run run = assay("replay", result);
        assertThat(run.out()).contains("\n  the content is the same, and is laid out otherwise from line ");
        assertThat(run.exit()).isEqualTo(Exit.NO);
    }

    @Test
    void evidence_is_looked_for_where_it_is_now() throws IOException {
        String result = recorded("--format json " + WORKED);
        edit(result, WORKED, "elsewhere/worked-example.yaml");
        Run lost = assay("replay", result);
        assertThat(lost.err())
                .isEqualTo(result + ":1:1: there is no file elsewhere/worked-example.yaml, which is the evidence of"
                        + " Eastmere; say with --evidence where it is\n");
        assertThat(lost.out()).isEmpty();
        assertThat(lost.exit()).isEqualTo(Exit.INPUT);
        Run found = assay("replay", "--evidence", "fixtures", result);
        assertThat(found.out()).isEqualTo(result + ": the same\n");
        assertThat(found.exit()).isZero();
    }

    /** A result may come from anybody, and what it names is nobody's to read for that. */
    @Test
    void what_stands_elsewhere_than_where_the_evidence_is_said_to_be_is_not_read() throws IOException {
        Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
        Path secret = Files.writeString(folder.resolve("secret"), "root:x:0\n");
        String result = recorded("--format json --no-dependence " + WORKED);
        edit(result, WORKED, secret.toString());
        assertThat(assay("replay", result).err())
                .isEqualTo(secret + ":1:1: this cannot be read as evidence; say with --evidence where that is\n");
        String gone = result + ":1:1: there is no file " + secret + " below " + elsewhere
                + ", which is the evidence of Eastmere; say with --evidence where it is\n";
        assertThat(assay("replay", "--evidence", elsewhere.toString(), result).err())
                .isEqualTo(gone);
        edit(result, secret.toString(), "../secret");
        assertThat(assay("replay", "--evidence", elsewhere.toString(), result).err())
                .isEqualTo(gone.replace(secret + " below", "../secret below"));
        edit(result, "../secret", "link/../secret");
        Files.createSymbolicLink(elsewhere.resolve("link"), Files.createDirectory(folder.resolve("linked")));
        assertThat(assay("replay", "--evidence", elsewhere.toString(), result).err())
                .as("where a link leads to decides what is above it")
                .isEqualTo(gone.replace(secret + " below", "link/../secret below"));
        edit(result, "link/../secret", "/");
        assertThat(assay("replay", "--evidence", elsewhere.toString(), result).err())
                .isEqualTo(gone.replace(secret + " below", "/ below"));
    }

    @Test
    void evidence_is_found_below_the_folder_however_that_and_it_are_named() throws IOException {
        Path deep = Files.createDirectories(folder.resolve("office/2004"));
        Files.copy(Path.of(WORKED), deep.resolve("a.yaml"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("office"));
        String result = recorded("--format json --no-dependence " + deep.resolve("a.yaml"));
        for (String evidence : List.of("office", "link", "office/../link", "link/../office/2004")) {
            assertThat(assay("replay", "--evidence", folder + "/" + evidence, result)
                            .out())
                    .as(evidence)
                    .isEqualTo(result + ": the same\n");
        }
        edit(result, deep.resolve("a.yaml").toString(), "2004/../2004/a.yaml");
        assertThat(assay("replay", "--evidence", link.toString(), result).err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"of-another-office", "../rules/march-2004", "march\\u0000"})
    void rules_that_are_not_in_this_project_are_asked_for(String name) throws IOException {
        String result = recorded("--format json --no-dependence " + WORKED);
        edit(result, "\"name\" : \"march-2004\"", "\"name\" : \"" + name + "\"");
        Run run = assay("replay", result);
        assertThat(run.err())
                .startsWith(result + ":1:1: there is no rule set \"")
                .endsWith("\" in this project; say with --rules where it is\n");
        assertThat(run.exit()).isEqualTo(Exit.INPUT);
    }

    @Test
    void what_is_no_result_is_told_and_the_others_are_made_again() throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.json"), "{\"authority\": ");
        String result = recorded("--format json --no-dependence " + WORKED);
        Run run = assay("replay", broken.toString(), result);
        assertThat(run.err()).startsWith(broken + ":1:");
        assertThat(run.out()).isEqualTo(result + ": the same\n");
        assertThat(run.exit()).isEqualTo(Exit.INPUT);
    }

    /** Three files of evidence in the folder, and the file of their results. */
    private String recordedOfThree() throws IOException {
        for (String name : List.of("a", "b", "c")) {
            Files.writeString(
                    folder.resolve(name + ".yaml"),
                    Files.readString(Path.of(WORKED)).replace("authority: Eastmere", "authority: " + name));
        }
        return recorded("--format jsonl --no-dependence " + folder.resolve("a.yaml") + " " + folder.resolve("b.yaml")
                + " " + folder.resolve("c.yaml"));
    }

    @Test
    void each_file_of_evidence_that_is_not_there_is_told_and_the_other_results_are_made_again() throws IOException {
        String result = recordedOfThree();
        edit(folder.resolve("b.yaml").toString(), "authority: b", "authority: bb");
        Files.delete(folder.resolve("c.yaml"));
        Run one = assay("replay", result);
        assertThat(one.out())
                .startsWith(result + ": not all can be made again\n  b (" + folder.resolve("b.yaml") + ")\n")
                .contains("    /authority: then \"b\", now \"bb\"\n")
                .endsWith("\n  1 the same, 1 otherwise, 1 cannot be made again\n");
        assertThat(one.exit()).isEqualTo(Exit.INPUT);
        Files.delete(folder.resolve("b.yaml"));
        Run two = assay("replay", result);
        assertThat(two.out())
                .isEqualTo(result + ": not all can be made again\n  1 the same, 0 otherwise, 2 cannot be made again\n");
        assertThat(two.err().lines())
                .containsExactly(
                        missing(result, "b") + "; say with --evidence where it is",
                        missing(result, "c") + "; say with --evidence where it is");
        assertThat(two.exit()).isEqualTo(Exit.INPUT);
    }

    private String missing(String result, String name) {
        return result + ":1:1: there is no file " + folder.resolve(name + ".yaml") + ", which is the evidence of "
                + name;
    }

    @Test
    void rules_of_some_results_that_are_not_there_are_told_once_and_the_others_are_made_again() throws IOException {
        String result = recordedOfThree();
        List<String> lines = Files.readAllLines(Path.of(result));
        for (String line : lines.subList(1, 3)) {
            edit(result, line, line.replace("\"name\":\"march-2004\"", "\"name\":\"of-another-office\""));
        }
        Run run = assay("replay", result);
        assertThat(run.out()).endsWith("  1 the same, 0 otherwise, 2 cannot be made again\n");
        assertThat(run.err().lines())
                .containsExactly(result + ":1:1: there is no rule set \"of-another-office\" in this project; say with"
                        + " --rules where it is");
        assertThat(run.exit()).isEqualTo(Exit.INPUT);
    }

    @Test
    void every_file_that_was_named_has_its_entry_in_the_document() throws IOException {
        String result = recordedOfThree();
        Files.delete(folder.resolve("b.yaml"));
        String nowhere = folder.resolve("nowhere.json").toString();
        Run run = assay("replay", "--format", "json", result, nowhere);
        assertThat(run.exit()).isEqualTo(Exit.INPUT);
        JsonNode document = JsonMapper.shared().readTree(run.out());
        assertThat(document.path("files").asInt()).isEqualTo(2);
        assertThat(document.path("same").asInt()).isZero();
        JsonNode some = document.path("results").path(0);
        assertThat(some.path("same").asBoolean()).isFalse();
        assertThat(some.path("evaluations")
                        .valueStream()
                        .map(one -> one.path("authority").asString()))
                .containsExactly("a", "c");
        assertThat(some.path("errors").valueStream().map(JsonNode::asString))
                .containsExactly(missing(result, "b") + "; say with --evidence where it is");
        JsonNode none = document.path("results").path(1);
        assertThat(none.path("result").asString()).isEqualTo(nowhere);
        assertThat(none.path("evaluations")).isEmpty();
        assertThat(none.path("errors").path(0).asString()).startsWith(nowhere + ":1:1: ");
    }
}
