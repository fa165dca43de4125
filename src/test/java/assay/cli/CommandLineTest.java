package assay.cli;

import static assay.cli.Run.assay;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import assay.TestRules;
import assay.evidence.EvidenceReader;
import assay.report.JsonDocument;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.lang3.ArrayUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What the commands print, where, and which exit code they end with. */
class CommandLineTest {

    private static final Path EXAMPLE = Path.of("fixtures", "worked-example.yaml");

    @TempDir
    Path folder;

    private Path evidence(String name, String authority) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "authority: " + authority + "\ntype: county\ndocuments: []\n");
    }

    private String[] in(String... arguments) {
        return Stream.of(arguments)
                .map(argument -> argument.replace("FOLDER", folder.toString()))
                .toArray(String[]::new);
    }

    private List<String> filesIn(Path where) throws IOException {
        try (Stream<Path> files = Files.list(where)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void a_summary_is_a_line_a_file_and_what_is_wrong_with_others_is_told_beside_it() throws Exception {
        evidence("a.yaml", "First");
        evidence("c.yaml", "Third");
        Files.writeString(folder.resolve("b.yaml"), "authority: Second\n");
        Run run = assay(in("evaluate", "--format", "summary", "--only", "R6,R2", "FOLDER"));
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("b.yaml:1:1: ").doesNotContain("a.yaml");
        assertThat(run.out().lines())
                .hasSize(2)
                .allSatisfy(
                        line -> assertThat(line)
                                .startsWith("{\"assay\":\"")
                                .endsWith(
                                        "\"requirements\":[{\"id\":\"R2\",\"grade\":\"Well Behind\"},{\"id\":\"R6\",\"grade\":"
                                                + "\"Well Behind\"}],\"overall\":{\"evidence\":{\"score\":\"0.98\",\"grade\":\"Well Behind\"}}}"));
        assertThat(run.out()).containsSubsequence("First", "Third");
        Path none = folder.resolve("none.json");
        assertThat(assay(in("evaluate", "--format", "summary", "--output", none.toString(), "FOLDER/b.yaml"))
                        .exit())
                .isEqualTo(2);
        assertThat(none).doesNotExist();
    }

    @Test
    void one_file_is_an_object_and_several_are_an_array_or_lines() throws Exception {
        evidence("b.yaml", "Second");
        evidence("a.yaml", "First");
        assertThat(assay(in("evaluate", "--format", "json", "FOLDER/a.yaml")).out())
                .startsWith("{\n")
                .contains("\"authority\" : \"First\"");
        assertThat(assay(in("evaluate", "--format", "json", "FOLDER")).out())
                .startsWith("[")
                .endsWith("]\n");
        Run lines = assay(in("evaluate", "--format", "jsonl", "FOLDER"));
        assertThat(lines.exit()).isZero();
        assertThat(lines.out().lines())
                .hasSize(2)
                .allMatch(line ->
                        line.startsWith("{\"assay\":\"" + JsonDocument.ASSAY + "\",\"format\":2,\"authority\":"))
                .extracting(line -> line.replaceFirst(".*?\"authority\":\"([^\"]*)\".*", "$1"))
                .containsExactly("First", "Second");
    }

    @Test
    void files_are_printed_in_path_order_and_each_once() throws Exception {
        evidence("z.yaml", "Last");
        evidence("deep/m.yml", "Middle");
        evidence("a.yaml", "First");
        Run run = assay(in(
                "evaluate",
                "--format",
                "jsonl",
                "FOLDER/z.yaml",
                "FOLDER",
                "FOLDER/a.yaml",
                "FOLDER",
                "FOLDER/./a.yaml"));
        assertThat(run.err()).isEmpty();
        assertThat(run.out().lines())
                .extracting(line -> line.replaceFirst(".*?\"authority\":\"([^\"]*)\".*", "$1"))
                .containsExactly("First", "Middle", "Last");
    }

    @Test
    void good_files_are_printed_where_others_are_broken() throws Exception {
        evidence("a.yaml", "First");
        Files.writeString(folder.resolve("b.yaml"), "authority: Broken\ntype: county\ndocuments: none\n");
        evidence("c.yaml", "Third");
        Run run = assay(in("evaluate", "--format", "jsonl", "FOLDER", "FOLDER/missing.yaml"));
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out().lines()).hasSize(2);
        assertThat(run.err().lines())
                .containsExactly(
                        folder + "/b.yaml:3:12: \"documents\" is a list, not a text (none)",
                        folder + "/missing.yaml:1:1: there is no such file");
    }

    @Test
    void a_folder_without_evidence_is_no_success() {
        Run run = assay(in("evaluate", "FOLDER"));
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains(folder + ":1:1: there is no file of evidence (*.yaml, *.yml) in this folder");
    }

    @Test
    void links_are_not_followed_below_a_folder_not_even_in_a_circle() throws Exception {
        evidence("a.yaml", "First");
        Files.createSymbolicLink(folder.resolve("again"), folder);
        Files.createSymbolicLink(folder.resolve("b.yaml"), folder.resolve("a.yaml"));
        Run run = assay(in("evaluate", "--format", "jsonl", "FOLDER"));
        assertThat(run.exit()).isZero();
        assertThat(run.out().lines()).hasSize(1);
        Files.createSymbolicLink(folder.resolve("c.yaml"), folder.resolve("c.yaml"));
        Run unread = assay(in("evaluate", "--format", "jsonl", "FOLDER"));
        assertThat(unread.exit())
                .as("what is called as evidence is and is not read")
                .isEqualTo(2);
        assertThat(unread.err())
                .startsWith(folder + "/c.yaml:1:1: this is a link, which is not followed below a folder");
        Run circle = assay(in("evaluate", "FOLDER/c.yaml"));
        assertThat(circle.exit()).isEqualTo(2);
        assertThat(circle.err()).contains("c.yaml:1:1: this is a link to a file that is not there");
    }

    @Test
    void what_cannot_be_read_is_told() throws Exception {
        Path file = evidence("a.yaml", "First");
        assumeFalse(!file.toFile().setReadable(false) || Files.isReadable(file), "this user may read everything");
        Run run = assay(in("evaluate", "FOLDER/a.yaml"));
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).isEqualTo(file + ":1:1: the file cannot be read\n");
    }

    @Test
    void only_some_requirements_are_shown_while_the_overall_result_rests_on_all() {
        Run run = assay("evaluate", "--format", "json", "--only", "R6,R9", EXAMPLE.toString());
        assertThat(run.out())
                .contains("\"id\" : \"R6\"", "\"id\" : \"R9\"", "\"2.62125\"")
                .doesNotContain("\"id\" : \"R2\"");
        Run wrong = assay("evaluate", "--only", "R66", EXAMPLE.toString());
        assertThat(wrong.exit()).isEqualTo(2);
        assertThat(wrong.err()).startsWith("assay: --only: there is no requirement \"R66\"; did you mean ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "evaluate|PATH is missing: files of evidence, or folders of them",
                "evalute x.yaml|there is no command \"evalute\" of assay; did you mean evaluate?",
                "evaluate --fromat json x.yaml|Unknown option: '--fromat'; did you mean --format?",
                "evaluate -x.yaml|Unknown option: '-x.yaml'; a file that is called so is named ./-x.yaml",
                "explain -x R2|Unknown option: '-x'",
                "evaluate --format xml x.yaml|\"xml\" is none of text, json, ",
                "evaluate --format jsn x.yaml|; did you mean json?",
                "evaluate --rules nowhere x.yaml|rule set nowhere: there is no such folder",
                "evaluate --rules pom.xml x.yaml|rule set pom.xml: this is a file; a rule set is a folder",
                "evaluate --output src x.yaml|--output src: this is a folder; name a file",
                "explain x.yaml|TARGET is missing: a requirement (R6), ",
                "rules|a command is missing: list, check, ",
                "rules chekc|there is no command \"chekc\" of assay rules; did you mean check?",
                "rules new variant x --redaing I8|Unknown option: '--redaing'; did you mean --reading?",
                "ledger verify x --holdng=y|Unknown option: '--holdng=y'; did you mean --holding?",
                "sample --stratify grad x|--stratify: \"grad\" is none of grade, requirement; did you mean grade?",
                "sample --size NaN --seed 1 x|--size: \"NaN\" is no whole number; one such as 12 would be",
                "sample --seed 1e3 x|--seed: \"1e3\" is no whole number",
                "sample --seed 99999999999999999999 x|--seed: 99999999999999999999 is more than 9223372036854775807, ",
                "workbench --port -99999999999|--port: -99999999999 is less than -2147483648, ",
                "rules mutate --generated 0x10 x|--generated: \"0x10\" is no whole number",
                "compare --with a --with-result b x|give only one of these, and once: --with DIR, --with-git REV, --with-result RESULT",
                "compare --with a --with b x|give only one of these, and once: --with DIR, ",
                "sample --size 1 --size 2 x|--size is given twice; give it once",
                "evaluate --brief --brief x|--brief is given twice; give it once",
                "evaluate --brief=yes x|--brief stands alone; leave out \"=yes\"",
                "evaluate --output|--output: FILE is missing behind it",
                "evaluate --output --quiet x|--output: FILE is missing behind it",
                "explain a.yaml R2 R3|\"R3\" is one too many: behind assay explain stands FILE, TARGET",
                "version x|\"x\" is one too many: behind assay version stands nothing but options",
                "help rules chck|there is no command \"chck\" of assay rules; did you mean check?",
                "verify nowhere.yaml --junit src|--junit src: this is a folder; name a file"
            })
    void a_wrong_command_line_is_told_without_a_stack_trace(String line, String said) {
        Run run = assay(line.split(" "));
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains(said).doesNotContain("\tat ");
    }

    @Test
    void without_a_command_it_says_which_there_are() {
        Run run = assay();
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("Usage: assay", "evaluate", "explain", "verify", "rules", "schema");
        assertThat(assay("--help").out()).contains("Usage: assay", "evaluate");
        assertThat(assay("evaluate", "--help").out()).contains("Usage: assay evaluate", "--only=IDS");
        assertThat(assay("--version").out()).startsWith("assay ");
    }

    @Test
    void a_file_is_written_whole() throws Exception {
        Run run = assay(in("evaluate", "--format", "json", "--output", "FOLDER/result.json", EXAMPLE.toString()));
        assertThat(run).isEqualTo(new Run(0, "", ""));
        assertThat(folder.resolve("result.json"))
                .hasContent(assay("evaluate", "--format", "json", EXAMPLE.toString())
                        .out());
        assertThat(filesIn(folder)).containsExactly("result.json");
    }

    @Test
    void a_file_is_not_written_at_all_where_nothing_could_be_graded() throws Exception {
        Path former = Files.writeString(folder.resolve("result.json"), "what was there before");
        Run run = assay(in("evaluate", "--output", "FOLDER/result.json", "FOLDER/missing.yaml"));
        assertThat(run.exit()).isEqualTo(2);
        assertThat(former).hasContent("what was there before");
        assertThat(filesIn(folder)).containsExactly("result.json");
    }

    @ParameterizedTest
    @CsvSource({
        "evaluate --output FOLDER/new/deep/result fixtures/worked-example.yaml, new/deep/result",
        "verify --junit FOLDER/new/deep/result fixtures/worked-example.yaml, new/deep/result",
        "study --output FOLDER/new/deep/study fixtures/worked-example.yaml, new/deep/study/files.txt",
        "ledger append FOLDER/new/deep/ledger FOLDER/result.json, new/deep/ledger",
        "rules new set bridges --in FOLDER/new/deep, new/deep/bridges/pack.yaml",
    })
    void whatever_a_command_writes_folders_that_are_not_there_are_made(String line, String written) throws Exception {
        Files.writeString(
                folder.resolve("result.json"),
                assay("evaluate", "--format", "json", EXAMPLE.toString()).out());
        Run run = assay(in(line.split(" ")));
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(folder.resolve(written)).isRegularFile();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evaluate --output FOLDER/new/deep/result FOLDER/missing.yaml",
                "study --output FOLDER/new/deep/study FOLDER/missing.yaml",
                "ledger append FOLDER/new/deep/ledger FOLDER/missing.json"
            })
    void where_nothing_is_written_no_folder_is_left(String line) throws Exception {
        Run run = assay(in(line.split(" ")));
        assertThat(run.exit()).as(run.err()).isEqualTo(2);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void a_file_that_stands_in_the_way_of_a_folder_is_told() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "what is there");
        for (String line : List.of(
                "evaluate --output FOLDER/file/new/result",
                "verify --junit FOLDER/file/new/result",
                "study --output FOLDER/file/new/study")) {
            Run run = assay(in((line + " " + EXAMPLE).split(" ")));
            assertThat(run.exit()).isEqualTo(2);
            assertThat(run.err()).as(line).endsWith(" cannot be written: " + file.toRealPath() + " is no folder\n");
        }
        assertThat(file).hasContent("what is there");
    }

    @Test
    void that_compiled_rules_cannot_be_kept_is_a_warning_and_changes_neither_result_nor_exit_code() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");
        Map<String, String> environment = Map.of("XDG_CACHE_HOME", file.toString(), "ASSAY_NO_CONFIG", "true");
        List<String> line = List.of("verify", "--rules", "rules/playgrounds", "rules/playgrounds/fixtures");
        Run told = with(environment, line);
        assertThat(told.exit()).isZero();
        assertThat(told.out()).isEqualTo(assay(line.toArray(String[]::new)).out());
        assertThat(told.err().lines())
                .filteredOn(said -> said.startsWith("warning: "))
                .containsExactly("warning: compiled rules are not kept in " + file + "/assay: " + file
                        + " is no folder; so they are compiled anew each time, which takes some seconds;"
                        + " XDG_CACHE_HOME with another folder mends it");
        for (String option : List.of("--quiet", "--no-cache")) {
            assertThat(with(
                                    environment,
                                    Stream.concat(line.stream(), Stream.of(option))
                                            .toList())
                            .err())
                    .as(option)
                    .doesNotContain("warning");
        }
    }

    private static Run with(Map<String, String> environment, List<String> line) {
        return Run.assay(environment, false, new ByteArrayOutputStream(), line.toArray(String[]::new));
    }

    @Test
    void standard_output_is_no_file_called_by_a_dash() {
        Run run = assay("evaluate", "--output", "-", EXAMPLE.toString());
        assertThat(run)
                .isEqualTo(
                        new Run(
                                2,
                                "",
                                "assay: --output -: standard output is written where this is left out; a file of that name is ./-\n"));
        for (String line : List.of(
                "study --output - fixtures",
                "import --output - export.csv",
                "rules new set x --in -",
                "rules new criterion R9.F9 --fixtures -")) {
            assertThat(assay(line.split(" ")).err())
                    .as(line)
                    .contains(" -: standard output is no folder; a folder of that name is ./-\n");
        }
        for (String line : List.of("verify --junit - x.yaml", "workbench --log - x.yaml")) {
            assertThat(assay(line.split(" ")).err())
                    .as(line)
                    .contains(" -: standard output is no file; a file of that name is ./-\n");
        }
        assertThat(Path.of("-")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "study",
                "sensitivity",
                "rules coverage",
                "compare --with rules/march-2004",
                "sweep implications=1..2"
            })
    void where_nothing_can_be_read_there_is_no_report_of_nobody(String command) throws Exception {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        Run run = assay(ArrayUtils.addAll(command.split(" "), empty.toString()));
        assertThat(run)
                .isEqualTo(
                        new Run(2, "", empty + ":1:1: there is no file of evidence (*.yaml, *.yml) in this folder\n"));
    }

    @Test
    void a_link_to_a_file_stays_a_link() throws Exception {
        Path file = Files.writeString(folder.resolve("real.json"), "");
        Path link = Files.createSymbolicLink(folder.resolve("link.json"), file);
        assertThat(assay(in("schema", "--output", "FOLDER/link.json")).exit()).isZero();
        assertThat(link).isSymbolicLink();
        assertThat(file).content().contains("draft-07");
    }

    @Test
    void colour_is_for_terminals_and_for_those_who_ask() {
        String escape = "\u001B[";
        ByteArrayOutputStream terminal = new ByteArrayOutputStream();
        Run.assay(TestRules.ENVIRONMENT, true, terminal, "evaluate", EXAMPLE.toString());
        assertThat(terminal.toString(StandardCharsets.UTF_8)).contains(escape);
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        Run.assay(
                Map.of("NO_COLOR", "1", "XDG_CACHE_HOME", TestRules.ENVIRONMENT.get("XDG_CACHE_HOME")),
                true,
                plain,
                "evaluate",
                EXAMPLE.toString());
        assertThat(plain.toString(StandardCharsets.UTF_8)).doesNotContain(escape);
        assertThat(assay("evaluate", EXAMPLE.toString()).out())
                .doesNotContain(escape)
                .isEqualTo(plain.toString(StandardCharsets.UTF_8));
        assertThat(assay("evaluate", "--color", "always", EXAMPLE.toString()).out())
                .contains(escape);
    }

    @Test
    void warnings_are_left_out_on_request() throws Exception {
        Path file = folder.resolve("a.yaml");
        Files.writeString(file, """
                authority: Early
                type: county
                documents:
                  - id: D1
                    title: a letter
                    dated: 2004-03-02
                    received: 2004-03-01
                    shows: []
                """);
        assertThat(assay("evaluate", file.toString()).err())
                .isEqualTo(file + ":6:12: warning: the document is dated after it was received\n");
        assertThat(assay("evaluate", "--quiet", file.toString()).err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Broken pipe", "Stream closed"})
    void a_reader_who_has_seen_enough_is_no_failure(String message) {
        Run run = Run.assay(TestRules.ENVIRONMENT, false, failing(message), "evaluate", EXAMPLE.toString());
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
    }

    @Test
    void a_reader_who_stops_does_not_make_a_no_a_yes() throws Exception {
        Path differs = folder.resolve("a.yaml");
        Files.writeString(differs, """
                authority: Early
                type: county
                documents: []
                expect: {met: [R9.M1]}
                """);
        Path broken = Files.writeString(folder.resolve("b.yaml"), "authority: Late\n");
        assertThat(unread("verify", differs.toString()).exit()).isEqualTo(1);
        assertThat(unread("evaluate", broken.toString()).exit()).isEqualTo(2);
        assertThat(unread("verify", "--rules", folder.toString(), differs.toString())
                        .exit())
                .isEqualTo(3);
        assertThat(unread("verify", "--accept", differs.toString()).exit()).isZero();
        assertThat(differs)
                .as("what nobody reads is done all the same")
                .content()
                .contains("expect: {unmet: [R9.M1]}");
    }

    private static Run unread(String... arguments) {
        return Run.assay(TestRules.ENVIRONMENT, false, failing("Broken pipe"), arguments);
    }

    @Test
    void a_full_disk_is_one() {
        Run run = Run.assay(
                TestRules.ENVIRONMENT, false, failing("No space left on device"), "evaluate", EXAMPLE.toString());
        assertThat(run.err()).isEqualTo("assay: standard output cannot be written: No space left on device\n");
        assertThat(run.exit()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "-V", "help evaluate", "evaluate -h", "rules check --help", "completion bash"})
    void nobody_is_to_take_what_could_not_be_written_for_help(String line) {
        OutputStream full = failing("No space left on device");
        assertThat(Run.assay(TestRules.ENVIRONMENT, false, full, line.split(" "))
                        .exit())
                .isEqualTo(2);
        OutputStream closed = failing("Broken pipe");
        assertThat(Run.assay(TestRules.ENVIRONMENT, false, closed, line.split(" ")))
                .isEqualTo(new Run(0, "", ""));
    }

    static OutputStream failing(String message) {
        return new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                throw new IOException(message);
            }
        };
    }

    @Test
    void rules_that_do_not_compile_are_told_with_file_and_line() throws Exception {
        copyRules();
        Path file = folder.resolve("rules/requirement-9.drl");
        Files.writeString(file, Files.readString(file).replace("to == ItColleagues.ALL", "too == ItColleagues.ALL"));
        Run run = assay(in("evaluate", "--rules", "FOLDER/rules", EXAMPLE.toString()));
        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .matches("\\Q" + file
                        + "\\E:\\d+:\\d+: \\[unknown-field] TechnicalPaperDissemination has no field \"too\"; did you mean"
                        + " to\\?\n");
        assertThat(assay(in("rules", "check", "FOLDER/rules")).exit()).isEqualTo(3);
    }

    @Test
    void rules_that_do_not_settle_are_stopped_and_named() throws Exception {
        copyRules();
        Path file = folder.resolve("rules/runaway.drl");
        Files.writeString(file, """
                package march2004
                import assay.policy.*
                rule "R9 runs away"
                when
                    $note : Note( $text : text )
                then
                    insert( new Note( $text + "." ) );
                end
                rule "R9 begins to run"
                when
                then
                    insert( new Note( "on" ) );
                end
                """);
        Run run = assay(in("evaluate", "--rules", "FOLDER/rules", EXAMPLE.toString()));
        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.err()).startsWith(file + ":3: the rules do not settle").contains("R9 runs away");
    }

    /** As where a variable of a script has nothing in it: that is not the folder one is in. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "verify _|PATH",
                "evaluate _|PATH",
                "evaluate x.yaml _|\"\"",
                "explain _ R2|FILE",
                "study --output target/study _|PATH",
                "evaluate --rules _ x.yaml|--rules",
                "evaluate --rules=_ x.yaml|--rules",
                "evaluate --output _ x.yaml|--output",
                "evaluate --only R2,_,R5 x.yaml|--only",
                "compare --with _ x.yaml|--with",
                "rules check _|DIR"
            })
    void what_is_left_empty_is_never_the_folder_one_is_in(String line, String where) {
        Run run = assay(
                Stream.of(line.split(" ")).map(word -> word.replace("_", "")).toArray(String[]::new));
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .contains(where + ": nothing stands there; is a variable empty?")
                .doesNotContain("\tat ");
    }

    private void copyRules() throws IOException {
        Path copy = Files.createDirectories(folder.resolve("rules"));
        try (Stream<Path> files = Files.list(Path.of("rules", "march-2004"))) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
        }
    }

    @Test
    void the_rules_are_checked_and_listed() {
        assertThat(assay("rules", "check").out()).matches("march-2004: \\d+ rules for \\d+ criteria, .*\n");
        assertThat(assay("rules", "list").out())
                .contains("R6.A2  minimum: ", "(route A)", "requirement-6.drl:66", "Interpretations\n  I1 ");
        assertThat(assay("rules", "list", "--format", "json").out())
                .contains("\"id\" : \"R6.A2\"", "\"route\" : \"A\"");
    }

    @Test
    void explanations_are_for_a_requirement_or_a_criterion() {
        String example = EXAMPLE.toString();
        assertThat(assay("explain", example, "r6").out())
                .startsWith("Eastmere, requirement 6, information sharing protocols: Bit Behind.");
        assertThat(assay("explain", example, "R6.A2").out())
                .contains("Not shown: education.", "That alone would lift the requirement to On Course.");
        assertThat(assay("explain", example, "R1").out()).startsWith("Requirement 1 is an umbrella");
        assertThat(assay("explain", example, "R3").out())
                .startsWith("Requirements 3 and 4 were assessed together")
                .contains("Eastmere, requirements 3 & 4");
        Run unknown = assay("explain", example, "R6.A9");
        assertThat(unknown.exit()).isEqualTo(2);
        assertThat(unknown.err()).isEqualTo("assay: there is nothing \"R6.A9\" to explain; did you mean R6.A1?\n");
        Run nothing = assay("explain", "nowhere.yaml", "R1");
        assertThat(nothing.exit()).isEqualTo(2);
        assertThat(nothing.err()).isEqualTo("nowhere.yaml:1:1: there is no such file\n");
    }

    private static Run handed(byte[] content, String... arguments) {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(content));
        try {
            return assay(arguments);
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void evidence_is_taken_from_standard_input_and_named_so() throws Exception {
        byte[] content = Files.readAllBytes(EXAMPLE);
        assertThat(handed(content, "evaluate", "--format", "json", "-").out())
                .isEqualTo(assay("evaluate", "--format", "json", EXAMPLE.toString())
                        .out()
                        .replace("\"file\" : \"" + EXAMPLE + "\"", "\"file\" : \"-\""));
        assertThat(handed(content, "explain", "-", "R6.A2")).isEqualTo(assay("explain", EXAMPLE.toString(), "R6.A2"));
        Path fact = Files.writeString(folder.resolve("fact.yaml"), "- glossary:\n    agencies: [health]\n");
        assertThat(handed(content, "what-if", "-", "--add", fact.toString()).out())
                .startsWith("- with 1 fact added");
    }

    @Test
    void what_is_wrong_with_standard_input_is_told_as_of_a_file() {
        byte[] broken = "authority: Broken\ntype: county\ndocuments: none\n".getBytes(StandardCharsets.UTF_8);
        String told = "-:3:12: \"documents\" is a list, not a text (none)\n";
        assertThat(handed(broken, "evaluate", "-")).isEqualTo(new Run(2, "", told));
        assertThat(handed(broken, "explain", "-", "R6")).isEqualTo(new Run(2, "", told));
        assertThat(handed(broken, "what-if", "-")).isEqualTo(new Run(2, "", told));
        assertThat(handed(new byte[EvidenceReader.LARGEST + 1], "evaluate", "-"))
                .isEqualTo(new Run(2, "", "-:1:1: standard input has more than 16 MiB\n"));
        assertThat(handed(broken, "evaluate", "--format", "json", "--files", "-")
                        .err())
                .startsWith("assay: --files: what comes through standard input lies in no folder");
        // A file may be called so.
        assertThat(handed(broken, "evaluate", "./-").err()).isEqualTo("./-:1:1: there is no such file\n");
    }

    @Test
    void a_name_that_begins_with_an_at_sign_is_a_file_and_no_list_of_arguments() throws Exception {
        Path victim = Files.writeString(folder.resolve("victim.txt"), "precious");
        Path arguments = Files.writeString(folder.resolve("z.yaml"), "--output=" + victim + " " + EXAMPLE);
        Run run = assay("evaluate", "@" + arguments);
        assertThat(run).isEqualTo(new Run(2, "", "@" + arguments + ":1:1: there is no such file\n"));
        assertThat(victim).hasContent("precious");
    }

    @Test
    void no_command_reads_arguments_from_a_file() {
        Terminal terminal = new Terminal(
                new ByteArrayOutputStream(),
                System.err,
                false,
                false,
                Map.of(),
                Path.of("").toAbsolutePath());
        Deque<CommandLine> commands =
                new ArrayDeque<>(List.of(Assay.commandLine(new Program(terminal, EarlyRules.begin(terminal)))));
        int seen = 0;
        while (!commands.isEmpty()) {
            CommandLine command = commands.pop();
            assertThat(command.isExpandAtFiles()).as(command.getCommandName()).isFalse();
            commands.addAll(command.getSubcommands().values());
            seen++;
        }
        assertThat(seen).isGreaterThan(15);
    }
}
