package assay.cli;

import static assay.cli.Run.assay;
import static assay.cli.Run.wide;
import static org.assertj.core.api.Assertions.assertThat;

import assay.text.Legible;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * What evidence, tables, rules and the names of files do to those who read what a command prints: nothing. Every text has in
 * it what colours a terminal, rings its bell, clears it, turns a line round, is not seen, or begins a line of its own.
 */
class HostileTextTest {

    /** A line that begins with this was not begun by the program. */
    private static final String FORGED = "FORGED";

    private static final String TEXT =
            "\u001B[31mred\u0007\u009B2J\u009D0;t\u0007\u007F\u202Eback\u2066\u200B\uFEFF\u00AD\u2028" + "\u0085\r\n"
                    + FORGED + " <b> | `x` ![](e) &rlm;";

    private static final String FILE = "bad\n" + FORGED + "\u001B[31m\u0007\u007F.yaml";
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private Path evidence;

    /** A text in double quotes, as YAML has it. */
    private static String yaml(String more) {
        return (more + TEXT)
                .codePoints()
                .mapToObj(one -> one < ' ' || one > '~' || one == '"' || one == '\\'
                        ? String.format("\\u%04x", one)
                        : Character.toString(one))
                .collect(Collectors.joining("", "\"", "\""));
    }

    private static String csv(String more) {
        return "\"" + more + TEXT + "\"";
    }

    @BeforeEach
    void evidence_of_such_texts() throws IOException {
        evidence = Files.createDirectories(folder.resolve("evidence"));
        Files.writeString(evidence.resolve(FILE), """
                authority: <A>
                type: county
                interview:
                  held: 2004-04-20
                  achievement: <T>
                  hardest: <T>
                  requirements:
                    R2: {grade: On Course, described: <T>, drivers: [<T>], barriers: [<T>], solutions: [<T>]}
                documents:
                  - id: <D>
                    title: <T>
                    received: 2004-06-01
                    recorded-by: <T>
                    shows:
                      - directory: {status: working, online: true, fields: [eligibility criteria, geographical location], sectors: [health, education, social care], voluntary-organisations: 2, listing: comprehensive, at: <T>, note: <T>}
                      - directory-test: {service: <T>, looked-for: eligibility criteria, found: true, at: <T>, note: <T>}
                      - directory-quality-check: {aspects: [accuracy], at: <T>}
                      - directory-maintenance: {responsible: <T>, status: in place, at: <T>}
                  - id: <E>
                    title: <T>
                    shows:
                      - directory-edition: {edition: <T>, availability: ready, at: <T>, basis: secondary}
                expect:
                  grades: {R3-4: Well Ahead}
                """.replaceAll("<(.)>", "%%$1%%")
                .replace("%%A%%", yaml("A"))
                .replace("%%D%%", yaml("D"))
                .replace("%%E%%", yaml("E"))
                .replace("%%T%%", yaml("T")));
    }

    private String named() {
        return evidence + "/" + FILE;
    }

    /** Calls the program, and looks at all that it prints. */
    private static Run seen(String... arguments) {
        Run run = wide(arguments);
        String call = String.join(" ", arguments);
        assertThat(run.exit()).as(run.err()).isLessThan(70);
        isSeen(call, run.out());
        isSeen(call, run.err());
        return run;
    }

    private static void isSeen(String what, String text) {
        assertThat(text).as(what).isEqualTo(Legible.lines(text));
        assertThat(text.lines().map(String::stripLeading)).as(what).noneMatch(line -> line.startsWith(FORGED));
    }

    private static void isText(JsonNode node, String more) {
        assertThat(node.asString()).isEqualTo(more + TEXT);
    }

    @Test
    void of_a_grading_every_character_is_seen_and_json_says_exactly_what_stands_there() {
        String text = seen("evaluate", evidence.toString()).out();
        assertThat(text)
                .contains(
                        "A\\x1b[31mred\\x07\\x9b2J\\x9d0;t\\x07\\x7f\\u202Eback\\u2066\\u200B\\uFEFF\\xad\\u2028\\x85 FORGED <b>");
        assertThat(text).contains(evidence + "/bad\\nFORGED\\x1b[31m\\x07\\x7f.yaml\n");
        assertThat(seen("evaluate", "--format", "markdown", evidence.toString()).out())
                .contains("FORGED \\<b\\> \\| \\`x\\` !\\[\\](e) \\&rlm;");
        seen("evaluate", "--format", "jsonl", evidence.toString());
        assertThat(seen("evaluate", "--format", "html", evidence.toString()).out())
                .contains("FORGED &lt;b&gt;")
                .doesNotContain("<b>");
        JsonNode json =
                JSON.readTree(seen("evaluate", "--format", "json", named()).out());
        isText(json.get("authority"), "A");
        isText(json.get("documents").get(0).get("id"), "D");
        isText(json.get("documents").get(0).get("title"), "T");
        assertThat(json.get("file").asString()).isEqualTo(named());
    }

    /** What is told of others may go on in a line of its own, but never where the program begins one. */
    @Test
    void what_goes_on_in_another_line_stands_further_to_the_right_than_what_the_program_begins() {
        for (String[] call :
                List.of(new String[] {"evaluate", named()}, new String[] {"explain", named(), "R3-4"}, new String[] {
                    "study", named()
                })) {
            String text = Run.assay(Stream.concat(Stream.of(call), Stream.of("--width", "40"))
                            .toArray(String[]::new))
                    .out();
            assertThat(text).isEqualTo(Legible.lines(text));
            assertThat(text.lines()).as(call[0]).noneMatch(line -> line.startsWith(FORGED));
        }
    }

    @Test
    void in_colour_only_the_programs_own_colours_are_more_than_text() {
        String text = wide("evaluate", "--color", "always", evidence.toString()).out();
        assertThat(text).contains("\u001B[31m").doesNotContain("\u001B[31mred");
        isSeen("in colour", text.replaceAll("\u001B\\[(0|1|2|31|32)m", ""));
    }

    @Test
    void so_it_is_with_what_explains_verifies_and_adds() throws IOException {
        assertThat(seen("explain", named(), "R3-4").out()).contains("D\\x1b[31mred");
        seen("explain", named(), "R3-4.M1");
        seen("explain", named(), "R99" + TEXT);
        assertThat(seen("verify", named()).out()).contains("bad\\nFORGED\\x1b[31m\\x07\\x7f.yaml:");
        assertThat(seen("verify", "--format", "github", named()).out()).startsWith("::error file=");
        seen("verify", "--format", "json", named());
        Path junit = folder.resolve("junit.xml");
        seen("verify", "--junit", junit.toString(), named());
        isSeen("JUnit", Files.readString(junit));
        Path facts = Files.writeString(
                folder.resolve("add" + FILE),
                "- directory-test: {service: " + yaml("S") + ", looked-for: eligibility criteria, found: true}\n");
        assertThat(seen("what-if", "--add", facts.toString(), named()).out()).contains("A\\x1b[31mred");
        isText(
                JSON.readTree(seen("what-if", "--add", facts.toString(), "--format", "json", named())
                                .out())
                        .get("authority"),
                "A");
    }

    @Test
    void so_it_is_with_what_compares() throws IOException {
        String variants = variants().toString();
        for (String format : List.of("text", "markdown", "json")) {
            assertThat(seen("compare", "--with", variants + "/five", "--format", format, evidence.toString())
                            .out())
                    .contains("R3-4");
        }
        assertThat(seen("sensitivity", "--list", "--variants", variants, evidence.toString())
                        .out())
                .contains("A\\x1b[31mred");
        seen("sensitivity", "--list", "--variants", variants, "--format", "json", evidence.toString());
    }

    /** One of the project's own variants, by which this evidence comes out otherwise. */
    private Path variants() throws IOException {
        Path set = Files.createDirectories(folder.resolve("variants/five"));
        try (Stream<Path> files = Files.list(Path.of("rules/variants/i8-five-voluntary-organisations"))) {
            for (Path file : files.toList()) {
                Files.copy(file, set.resolve(file.getFileName()));
            }
        }
        return set.getParent();
    }

    @Test
    void so_it_is_with_a_study_its_files_and_its_audit() throws Exception {
        seen("study", evidence.toString());
        seen("study", "--format", "json", evidence.toString());
        Path output = folder.resolve("output");
        seen("study", "--quiet", "--output", output.toString(), evidence.toString());
        try (Stream<Path> files = Files.walk(output)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (file.toString().endsWith(".xlsx")) {
                    workbook(Files.readAllBytes(file));
                } else {
                    // A cell of a table may have lines of its own.
                    isSeen(file.toString(), Files.readString(file).replaceAll("\r?\n" + FORGED, ""));
                }
            }
        }
        Path list = Files.writeString(
                folder.resolve("list" + FILE),
                "figure,where,about,printed,measure,reason\n" + csv("F") + "," + csv("W") + "," + csv("B") + ",1,"
                        + "grades-overall/evidence/met," + csv("R") + "\n" + csv("G") + "," + csv("W") + "," + csv("B")
                        + "," + csv("P") + ",," + csv("R") + "\n");
        assertThat(seen("audit", "--all", list.toString(), evidence.toString()).out())
                .contains("F\\x1b[31mred");
        seen("audit", "--format", "json", list.toString(), evidence.toString());
        Files.writeString(list, "figure," + csv("C") + "\n1,2\n");
        assertThat(seen("audit", list.toString(), evidence.toString()).err()).contains("C\\x1b[31mred");
    }

    private static void workbook(byte[] workbook) throws Exception {
        try (ZipInputStream entries = new ZipInputStream(new ByteArrayInputStream(workbook))) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                String text = DocumentBuilderFactory.newDefaultInstance()
                        .newDocumentBuilder()
                        .parse(new ByteArrayInputStream(entries.readAllBytes()))
                        .getDocumentElement()
                        .getTextContent();
                assertThat(text).as(entry.getName()).isEqualTo(Legible.lines(text));
            }
        }
    }

    @Test
    void so_it_is_with_tables() throws IOException {
        Path wards = Files.writeString(
                folder.resolve("wards" + FILE),
                "ward,authority,population,area,classified,keep\n" + csv("W") + "," + csv("A") + ",100,1000,urban,"
                        + csv("K") + "\n" + csv("V") + "," + csv("A") + ",100,10,rural,\n");
        assertThat(seen("rurality", wards.toString()).out()).contains("A\\x1b[31mred");
        seen("rurality", "--format", "json", wards.toString());
        String table = assay("rurality", "--format", "csv", wards.toString()).out();
        // A cell may have lines of its own.
        isSeen("rurality as CSV", table.replaceAll("\r?\n" + FORGED, ""));
        Path export = Files.writeString(
                folder.resolve("export" + FILE),
                "authority,type,hardest," + csv("Q") + "\nAshby,county," + csv("H") + ",1\n" + csv("A")
                        + ",county,,2\n");
        Path imported = folder.resolve("imported" + FILE);
        assertThat(seen("import", "--output", imported.toString(), export.toString())
                        .err())
                .contains("the character U+009B after \"ed\" stands for one that was lost");
        assertThat(imported).doesNotExist();
        Files.writeString(export, Files.readString(export).replaceAll("[\\x80-\\x9F]", ""));
        assertThat(seen("import", "--output", imported.toString(), export.toString())
                        .out())
                .contains("/ashby.yaml\n");
        try (Stream<Path> files = Files.list(imported)) {
            for (Path file : files.toList()) {
                isSeen(file.toString(), Files.readString(file));
                assertThat(seen("evaluate", file.toString()).exit()).isZero();
            }
        }
    }

    @Test
    void so_it_is_with_rules_and_what_is_wrong_with_them() throws IOException {
        Path rules = Files.createDirectories(folder.resolve("rules" + FILE));
        Files.writeString(rules.resolve("pack.yaml"), "name: own\nextends: march-2004\n");
        String rule = """
                package march2004

                import assay.policy.*

                rule "R9.F1 TEXT"
                    @source( "TEXT" )
                when
                    DirectoryTest( found == true )
                then
                    insert( new Note( "a \\33[31m\\n%s \u202E TEXT" ) );
                end
                """.formatted(FORGED).replace("TEXT", "\u009B\u202E\u200B");
        Path own = Files.writeString(rules.resolve("own.drl"), rule.replace("found", "fuond\u009B\u202E"));
        for (String format : List.of("text", "json", "github", "sarif")) {
            assertThat(seen("rules", "check", "--format", format, rules.toString())
                            .exit())
                    .isEqualTo(3);
        }
        Path odd = Files.writeString(rules.resolve("x" + FILE.replace(".yaml", ".drl")), rule);
        assertThat(seen("rules", "check", rules.toString()).err())
                .contains(
                        "xbad\\nFORGED\\x1b[31m\\x07\\x7f.drl:1:1: [rule-set] the name of this file has a quote, a backslash or");
        Files.delete(odd);
        Files.writeString(own, rule);
        assertThat(seen("rules", "list", "--rules", rules.toString()).err())
                .contains("own.drl:10:26: [consequence] \"\\3\" means nothing in a text");
        Files.writeString(own, rule.replace("\\33", ""));
        assertThat(seen("rules", "list", "--rules", rules.toString()).out())
                .contains("own.drl:5  R9.F1 \\x9b\\u202E\\u200B");
        assertThat(seen("evaluate", "--rules", rules.toString(), named()).out()).contains("a [31m FORGED \\u202E");
        seen("rules", "coverage", "--rules", rules.toString(), named());
    }

    @Test
    void so_it_is_with_what_is_wrong_with_a_file_or_a_command_line() throws IOException {
        Path wrong = Files.writeString(
                folder.resolve("wrong" + FILE),
                yaml("K") + ": 1\nauthority: 1\ntype: " + yaml("W") + "\n" + yaml("K") + ": 2\n");
        Run run = seen("evaluate", wrong.toString());
        assertThat(run.err())
                .contains("wrongbad\\nFORGED\\x1b[31m\\x07\\x7f.yaml:1:1: unknown key \"K\\x1b[31mred")
                .contains("unknown word \"W\\x1b[31mred");
        Files.write(wrong, "a: \u0001".getBytes(StandardCharsets.UTF_8));
        seen("evaluate", wrong.toString());
        seen("evaluate", folder + "/none" + FILE);
        seen("evaluate", "--none" + TEXT);
        seen(TEXT);
        seen("evaluate", "--format", TEXT, named());
        seen("evaluate", "--only", TEXT, named());
        seen("evaluate", "--rules", folder + "/none" + FILE, named());
        seen("evaluate", "--output", evidence.getParent() + "/none" + FILE + "/x", named());
        seen("import", "--output", folder + "/none" + FILE, folder + "/none" + FILE);
        seen("rules", "new", "criterion", "R9" + TEXT);
        seen("compare", "--with-git", TEXT, named());
    }
}
