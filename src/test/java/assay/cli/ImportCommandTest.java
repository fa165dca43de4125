package assay.cli;

import static assay.cli.Run.assay;
import static org.assertj.core.api.Assertions.assertThat;

import assay.TestRules;
import assay.evidence.Answer;
import assay.evidence.Evidence;
import assay.evidence.EvidenceReader;
import assay.files.ReadOnly;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An export of interviews becomes files of evidence, and nothing of it is lost without a word. */
class ImportCommandTest {

    private static final String EXPORT = "fixtures/interviews-export.csv";

    @TempDir
    Path folder;

    private Path to() {
        return folder.resolve("interviews");
    }

    private Run imported(String export, String... options) {
        List<String> arguments = new ArrayList<>(List.of("import", export, "--output", to().toString()));
        arguments.addAll(List.of(options));
        return assay(arguments.toArray(String[]::new));
    }

    private String export(String... lines) throws Exception {
        return Files.writeString(folder.resolve("export.csv"), String.join("\n", lines))
                .toString();
    }

    private Map<String, String> written() throws Exception {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.list(to())) {
            for (Path file : all.toList()) {
                files.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return files;
    }

    /** The fixture, in which commas and semicolons are parts of answers. */
    private Run fixture(String... options) {
        List<String> all = new ArrayList<>(List.of("--multi", "|"));
        all.addAll(List.of(options));
        return imported(EXPORT, all.toArray(String[]::new));
    }

    private static EvidenceReader reader(String rules) throws Exception {
        return new EvidenceReader(TestRules.in(Path.of("rules", rules)).ruleSet());
    }

    @Test
    void an_export_of_the_interview_tool_becomes_a_file_for_each_authority() {
        Run run = fixture();
        assertThat(run.exit()).isZero();
        assertThat(run.out().replace(to().toString(), "DIR")).isEqualTo("""
                DIR/ashcombe-vale.yaml
                DIR/harrowmere.yaml
                DIR/kingsholt.yaml
                DIR/st-aldwyns-wharf.yaml
                DIR/pelerin-quay.yaml
                DIR/thornwick-and-saltby.yaml
                6 of 6 interviews written to DIR; the documents are to be added
                Read as UTF-8 with semicolons between cells; 49 of 61 columns are carried
                Read "," as part of an answer in "Question 1 main barrier"
                Read ";" as part of an answer in "Question 1 how overcome"
                Read "no" as "part time" in "Full time?"
                Read "no" as false in "Interview may be shared", "Evidence may be shared"
                Read "yes" as "full time" in "Full time?"
                Read "yes" as "met" in "September requirements met"
                Read "yes" as true in "Interview may be shared", "Evidence may be shared"
                Read days as day/month/year, as "20/04/2004" in line 2 shows, in "Date"
                Read several answers in a cell on lines of their own in "Question 1 drivers"
                Read several answers in a cell with "|" between them in "Question 1 drivers"
                Never carried (contact details): "IRT Manager", "Telephone number", "e mail", "Interviewee"
                Not carried (the rules grade the evidence): "Question 1 evidence assessment", \
                "Question 2 evidence assessment", "Question 3 evidence assessment", "Question 4 evidence assessment", \
                "Question 5 evidence assessment", "Question 6 evidence assessment", "Question 7 evidence assessment"
                Not carried (not known): "Remark on this export"
                """);
        assertThat(run.err())
                .isEqualTo(
                        EXPORT + ":1:61: warning: the column \"Remark on this export\" is not known and not carried\n");
        assertThat(fixture("--quiet").err()).doesNotContain("warning");
    }

    @ParameterizedTest
    @ValueSource(strings = {"march-2004", "march-2004-pilot"})
    void every_file_is_evidence_with_the_interview_filled_in_and_no_documents(String rules) throws Exception {
        assertThat(fixture("--rules", "rules/" + rules).exit()).isZero();
        EvidenceReader reader = reader(rules);
        for (String file : written().keySet()) {
            Evidence evidence = reader.read(to().resolve(file), file);
            assertThat(evidence.documents()).isEmpty();
            assertThat(evidence.warnings()).isEmpty();
            assertThat(evidence.interview()).containsKeys("held", "september2003", "mayShareEvidence");
            assertThat(evidence.profile()).containsKeys("projectManager", "cpa");
            assertThat(evidence.answers()).isNotEmpty();
        }
        Evidence harrowmere = reader.read(to().resolve("harrowmere.yaml"), "harrowmere.yaml");
        assertThat(harrowmere.authority()).isEqualTo("Harrowmere");
        assertThat(harrowmere.about()).isEqualTo(Map.of("type", "unitary"));
        assertThat(harrowmere.interview())
                .containsEntry("held", LocalDate.of(2004, 4, 21))
                .containsEntry("september2003", "nearly met")
                .containsEntry("septemberObstacles", "The audit is done; its results are not written up");
        assertThat(harrowmere.answer("R2"))
                .isEqualTo(new Answer(
                        "Well Ahead",
                        "Notes of a conference:\n\n- who spoke\n- what was agreed; with names of agencies\n- what is left",
                        List.of("A chief executive who asks", "Money that had to be spent"),
                        List.of("Nobody has time"),
                        List.of("Fewer; longer meetings")));
        assertThat(harrowmere.answers()).containsOnlyKeys("R2", "R3-4", "R6", "R9");
        assertThat(harrowmere.answer("R6").declined()).isTrue();
        Run run = assay("evaluate", "--rules", "rules/" + rules, to().toString());
        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("Pélerin Quay", "St Aldwyn's Wharf");
    }

    @Test
    void a_file_says_where_it_comes_from_where_its_schema_is_and_what_is_to_be_done() throws Exception {
        fixture();
        String schema = to().toAbsolutePath()
                .relativize(
                        Path.of("rules", "march-2004", "evidence.schema.json").toAbsolutePath())
                .toString();
        assertThat(written().get("pelerin-quay.yaml")).isEqualTo("""
                # yaml-language-server: $schema=%s
                # The interview, from line 11 of interviews-export.csv. The documents that were submitted are to be added.
                authority: "Pélerin Quay"
                type: unitary
                interview:
                  held: 2004-04-27
                  september-2003: work remaining
                  september-obstacles: The project manager came in January
                  may-share-interview: true
                  may-share-evidence: true
                  requirements:
                    R3-4:
                      grade: Bit Behind
                      described: "A prototype – not on the web yet"
                profile:
                  project-manager: part time
                  mentor: Southmere
                  cpa: good
                documents: []
                """.formatted(schema));
    }

    @Test
    void contact_details_go_nowhere() throws Exception {
        Run run = fixture();
        String all = String.join("\n", written().values()) + run.out() + run.err();
        assertThat(all)
                .doesNotContain("01632", ".example", "Invented", "Made-Up", "Fictional", "Nobody\"", "Noone", "Unreal");
        Path export = Path.of(export(
                "authority;type;held;Telephone number;Interviewee",
                "Newtown;county;soon;01632 960009;Ms I. Imagined",
                "Oldtown;county;;01632 960009;Ms I. Imagined;more",
                "Newtown;county;;01632 960009"));
        Run wrong = imported(export.toString());
        assertThat(wrong.exit()).isEqualTo(2);
        assertThat(wrong.out() + wrong.err()).doesNotContain("960009", "Imagined");
    }

    @Test
    void no_rule_set_that_builds_on_it_needs_a_form_of_its_own_nor_is_a_schema_told_that_is_not_there()
            throws Exception {
        Run run = fixture("--rules", "rules/variants/i5-drafts-do-not-count");
        assertThat(run.exit()).isZero();
        assertThat(written().get("kingsholt.yaml"))
                .startsWith("# The interview, from line 9 of interviews-export.csv.");
    }

    @ParameterizedTest
    @CsvSource({
        "UTF-8, ',', UTF-8 with commas",
        "UTF-8, ';', UTF-8 with semicolons",
        "windows-1252, ';', windows-1252 with semicolons",
        "windows-1252, '\t', windows-1252 with tabs"
    })
    void it_is_said_how_the_file_was_read(String encoding, String separator, String told) throws Exception {
        Path file = folder.resolve("export.csv");
        Files.write(
                file,
                "authority;type;mentor\r\nPélerin Quay;county;Café\r\n"
                        .replace(";", separator)
                        .getBytes(Charset.forName(encoding)));
        Run run = imported(file.toString());
        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .contains("\nRead as " + told + " between cells; 3 of 3 columns are carried\n")
                .contains("1 of 1 interview written");
        assertThat(written().get("pelerin-quay.yaml")).contains("mentor: \"Café\"");
    }

    @Test
    void the_same_export_gives_the_same_bytes() throws Exception {
        fixture();
        Map<String, String> first = written();
        for (String file : first.keySet()) {
            Files.delete(to().resolve(file));
        }
        fixture();
        assertThat(written()).isEqualTo(first);
    }

    @Test
    void rows_with_errors_are_listed_and_the_others_written() throws Exception {
        String export = export(
                "authority;type;held;R2 grade",
                "Newtown;county;31/02/2004;On Coarse",
                "Oldtown;county;27/04/2004;On Course",
                "Midtown;county",
                "Con;county;;");
        Run run = imported(export);
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err().replace(export, "export.csv")).isEqualTo("""
                export.csv:2:3: "31/02/2004" is no day that there is, whether the day or the month stands first
                export.csv:2:4: unknown word "On Coarse" for R2 grade; did you mean "On Course"?
                export.csv:4:3: this row, which begins with "Midtown", has 2 cells; the header has 4
                export.csv:5:1: a file is named after the authority, and "Con" is a device under Windows
                """);
        assertThat(run.out())
                .startsWith(to() + "/oldtown.yaml\n1 of 4 interviews written to " + to()
                        + "; the documents are to be added\n");
        assertThat(written()).containsOnlyKeys("oldtown.yaml");
    }

    @Test
    void what_the_export_does_not_show_is_asked_for_and_nothing_is_written_until_it_is_said() throws Exception {
        String export = export(
                "Authority,Type of authority,Date,Q1 drivers",
                "Newtown,county,03/04/2004,\"Existing work, Strong leadership\"",
                "Oldtown,county,05/04/2004,Existing work",
                "Midtown,county,,Money");
        Run asked = imported(export);
        assertThat(asked.exit()).isEqualTo(2);
        assertThat(asked.out()).isEmpty();
        assertThat(asked.err().replace(export, "export.csv")).isEqualTo("""
                export.csv:2:3: "03/04/2004" is 3 April 2004 or 4 March 2004, and no day of the file shows which; say \
                --dates dmy if the day stands first, --dates mdy if the month does
                export.csv:2:4: "Existing work, Strong leadership" may be one answer or several; say --multi "," if that \
                stands between answers, or else what does, as in --multi "|", or --multi lines if only line ends do, or \
                --multi none if a cell has one answer
                export.csv:1:1: nothing is written of the other rows either, before this is mended
                """);
        assertThat(to()).doesNotExist();
        assertThat(imported(export, "--dates", "mdy", "--multi", ",").exit()).isZero();
        assertThat(written().get("newtown.yaml"))
                .contains("held: 2004-03-04", "- Existing work\n", "- Strong leadership\n");
        assertThat(written().get("oldtown.yaml")).contains("held: 2004-05-04");
    }

    @Test
    void a_tab_that_is_asked_about_is_said_as_it_was_asked() throws Exception {
        String export = export("authority,type,R2 drivers", "Newtown,county,\"Existing work\tMoney\"");
        assertThat(imported(export).err()).contains("; say --multi \"TAB\" if that stands between answers");
        Run run = imported(export, "--multi", "TAB");
        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .contains("\nRead several answers in a cell with \"TAB\" between them in \"R2 drivers\"\n");
        assertThat(written().get("newtown.yaml")).contains("- Existing work\n", "- Money\n");
    }

    @Test
    void a_broken_cell_shows_nothing_of_the_cells_beside_it() throws Exception {
        String export = export(
                "authority;type;R2 described;Interviewee;Telephone",
                "A;county;\"Existing\" work;Ms I. Imagined;01632 960009",
                "B;county;x;\"Ms I.\" Imagined;01632 960009",
                "C;county;\"open;Ms I. Imagined;01632 960009");
        Run run = imported(export);
        assertThat(run.err().replace(export, "export.csv")).isEqualTo("""
                export.csv:2:3: something follows the quotation mark that closes this cell; one that belongs to the text \
                is written twice: "Existing" work
                export.csv:3:4: something follows the quotation mark that closes this cell; one that belongs to the text \
                is written twice
                export.csv:4:3: the quotation mark that this cell begins with is closed nowhere: "open
                export.csv:1:1: nothing is written of the other rows either, before this is mended
                """);
    }

    @Test
    void a_codebook_shows_what_stands_between_answers() throws Exception {
        Path codebook = Files.writeString(
                folder.resolve("codebook.csv"),
                "requirement,kind,theme,common theme,part of\nR2,driver,\"Shows, talks\",,\nR2,driver,Money,,\n");
        String export = export("authority,type,R2 drivers", "Newtown,county,\"Money, Shows, talks\"");
        assertThat(imported(export, "--codebook", codebook.toString()).exit()).isZero();
        assertThat(written().get("newtown.yaml")).contains("- Money\n", "- \"Shows, talks\"\n");
        String blanks = export("authority,type,R2 drivers", "Oldtown,county,\"Money, Shows,  talks\"");
        assertThat(imported(blanks, "--codebook", codebook.toString()).err()).isEmpty();
        assertThat(written().get("oldtown.yaml")).contains("- Money\n", "- \"Shows, talks\"\n");
        Run none = imported(export, "--codebook", "none.csv");
        assertThat(none.exit()).isEqualTo(2);
        assertThat(none.err()).isEqualTo("none.csv:1:1: there is no such file\n");
    }

    @Test
    void headings_of_survey_tools_are_told_and_columns_are_left_out_by_name() throws Exception {
        String export = export("Interviews,April", "authority,type,R2 notes", "Newtown,county,x");
        assertThat(imported(export).err())
                .isEqualTo(export
                        + ":1:1: line 2 names columns and this one does not; if the rows above it are headings, say"
                        + " --skip-rows 1\n");
        assertThat(imported(export, "--skip-rows", "1").err())
                .startsWith(export + ":2:3: no column is called \"R2 notes\"; is it \"R2 ");
        Run run = imported(export, "--skip-rows", "1", "--ignore", "R2 notes");
        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .contains("\nRead the first 2 rows as headings, and line 2 as the names of the columns\n")
                .endsWith("Not carried (--ignore): \"R2 notes\"\n");
    }

    @Test
    void a_workbook_and_utf_16_are_told_with_what_to_do() throws Exception {
        Path file = folder.resolve("export.xlsx");
        Files.write(file, "PK\u0003\u0004 xl/workbook.xml".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(imported(file.toString()).err())
                .isEqualTo(file
                        + ":1:1: this is an Excel workbook (.xlsx), no comma-separated values; open it and save it as"
                        + " \"CSV UTF-8\" and take that file\n");
        Files.write(file, "authority\ttype\nNewtown\tcounty\n".getBytes(StandardCharsets.UTF_16));
        assertThat(imported(file.toString()).err()).startsWith(file + ":1:1: this is UTF-16, which");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--multi     | 'and'  | --multi \"and\": say what stands between answers, such as \";\" or \",\", or else lines or none",
                "--skip-rows | 21     | --skip-rows 21: a number from 0 to 20 is wanted",
                "--skip-rows | -1     | --skip-rows -1: a number from 0 to 20 is wanted"
            })
    void what_cannot_be_said_is_told(String option, String value, String told) throws Exception {
        Run run = imported(export("authority,type", "Newtown,county"), option + "=" + value);
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).startsWith("assay: " + told + "\n");
        assertThat(to()).doesNotExist();
    }

    @Test
    void an_order_of_days_that_there_is_not_is_told_with_those_that_there_are() throws Exception {
        Run run = imported(export("authority,type", "Newtown,county"), "--dates", "ymd");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("--dates", "dmy, mdy, iso", "ymd");
    }

    @Test
    void no_folder_is_made_where_nothing_is_written_to_it() throws Exception {
        Run run = imported(export("authority;type", "Newtown;"));
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out()).startsWith("0 of 1 interview written to ");
        assertThat(to()).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                    | 1:1: the file is empty; it needs a line with the names of its columns",
                "'authority;type\n'    | 1:1: there is no row below the header, and so nothing to import",
                "'authority;type\n;\n' | 1:1: there is no row below the header, and so nothing to import",
                "'authority;Authority;type\nA;B;county' | 1:2: this is a second column \"Authority\", after column 1; take one of the two out of the file",
                "'authority;type\n\"A;county' | 2:1: the quotation mark that this cell begins with is closed nowhere: \"A"
            })
    void nothing_imported_is_no_success(String content, String told) throws Exception {
        String export = export(content);
        Run run = imported(export);
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith(export + ":" + told + "\n");
        assertThat(to()).doesNotExist();
    }

    @Test
    void what_is_wrong_in_one_row_and_stops_all_says_that_it_does() throws Exception {
        String export = export("authority;type;achievement", "Newtown;county;fine", "Midtown;county;a\u0085b");
        Run run = imported(export);
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err())
                .startsWith(export + ":3:3: the character U+0085 after \"a\" stands for one that was lost")
                .endsWith("\n" + export + ":1:1: nothing is written of the other rows either, before this is mended\n");
        assertThat(to()).doesNotExist();
    }

    @Test
    void a_file_that_is_there_is_not_written_over() throws Exception {
        Files.createDirectory(to());
        Files.writeString(to().resolve("newtown.yaml"), "mine\n");
        Files.createSymbolicLink(to().resolve("midtown.yaml"), folder.resolve("elsewhere.yaml"));
        String export = export("authority;type", "Newtown;county", "Midtown;county", "Oldtown;county");
        Run run = imported(export);
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err())
                .isEqualTo(export + ":2:1: " + to()
                        + "/newtown.yaml is there already, and no file is written over another\n" + export + ":3:1: "
                        + to() + "/midtown.yaml is there already, and no file is written over another\n");
        assertThat(Files.readString(to().resolve("newtown.yaml"))).isEqualTo("mine\n");
        assertThat(folder.resolve("elsewhere.yaml")).doesNotExist();
        try (Stream<Path> files = Files.list(to())) {
            assertThat(files).hasSize(3);
        }
    }

    /** A link that leads to itself is a place to which nothing can be written, as a full disk has none. */
    @Test
    void where_one_file_cannot_be_written_none_is_and_what_is_wrong_with_rows_is_told_beside_the_reason()
            throws Exception {
        Path loop = Files.createDirectory(to()).resolve("midtown.yaml");
        Files.createSymbolicLink(loop, loop);
        String export = export("authority;type", "Newtown;county", "Midtown;county", "Oldtown;count");
        Run run = imported(export);
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines()).hasSize(2).first().asString().startsWith(export + ":4:2: ");
        assertThat(run.err()).contains("\nassay: --output " + to() + ": midtown.yaml cannot be written: ");
        assertThat(run.err()).endsWith("; nothing was written\n").doesNotContain("does not say why");
        assertThat(to()).isDirectoryContaining(file -> file.equals(loop)).isDirectoryNotContaining("glob:**/new*");
        Files.delete(loop);
        assertThat(imported(export).out()).contains("2 of 3 interviews written");
    }

    @Test
    void a_folder_in_which_nothing_may_be_written_is_told_as_that() throws Exception {
        ReadOnly readOnly = ReadOnly.of(Files.createDirectory(to()));
        try {
            assertThat(imported(export("authority;type", "Newtown;county")).err())
                    .startsWith("assay: --output " + to() + ": newtown.yaml cannot be written: ")
                    .endsWith("; nothing was written\n")
                    .contains("permi");
        } finally {
            readOnly.end();
        }
    }

    @Test
    void a_folder_to_write_to_is_needed_and_can_be_made() throws Exception {
        assertThat(assay("import", EXPORT).err())
                .isEqualTo("assay: --output DIR is missing: the folder that the files of evidence are written to\n");
        Path file = Files.writeString(folder.resolve("file"), "mine\n");
        Run run = assay("import", EXPORT, "--multi", "|", "--output", file.toString());
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).isEqualTo("assay: --output " + file + ": this is a file; name a folder\n");
        Path below = file.resolve("below");
        assertThat(assay("import", EXPORT, "--multi", "|", "--output", below.toString())
                        .err())
                .isEqualTo("assay: --output " + below + ": the folder cannot be made: " + file.toRealPath()
                        + " is no folder; nothing was written\n");
        assertThat(assay("import", EXPORT, "--multi", "|", "--output", folder.resolve("a/b/c") + "/")
                        .exit())
                .isZero();
        assertThat(folder.resolve("a/b/c/kingsholt.yaml")).exists();
    }

    @Test
    void an_export_that_is_not_there_is_told_as_such() {
        Run run = imported("none.csv");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).isEqualTo("none.csv:1:1: there is no such file\n");
    }

    @Test
    void a_form_that_is_wrong_is_the_fault_of_the_rules() throws Exception {
        Path rules = Files.createDirectory(folder.resolve("more"));
        Files.writeString(rules.resolve("pack.yaml"), "name: more\nextends: march-2004\n");
        Files.writeString(rules.resolve("interview-form.yaml"), "columns:\n  - {column: Date, fills: hold}\n");
        String told =
                rules + "/interview-form.yaml:2:27: [interview-form] unknown field \"hold\"; did you mean \"held\"?\n";
        Run run = fixture("--rules", rules.toString());
        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.err()).isEqualTo(told);
        assertThat(assay("template", "--csv", "--rules", rules.toString()).err())
                .isEqualTo(told);
        Run checked = assay("rules", "check", rules.toString());
        assertThat(checked.exit()).isEqualTo(3);
        assertThat(checked.err()).isEqualTo(told);
        assertThat(checked.out()).endsWith("; 1 error, 0 warnings\n");
    }

    @Test
    void the_header_of_the_template_is_read_back_with_every_column_carried() throws Exception {
        String header = assay("template", "--csv").out();
        int columns = header.split(",").length;
        Path file = folder.resolve("export.csv");
        Files.writeString(file, header + "Newtown,county" + ",".repeat(columns - 2) + "\r\n", StandardCharsets.UTF_8);
        Run run = imported(file.toString());
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).endsWith("; " + columns + " of " + columns + " columns are carried\n");
    }
}
