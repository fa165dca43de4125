package assay.publication;

import static org.assertj.core.api.Assertions.assertThat;

import assay.TestRules;
import assay.evaluation.Evaluator;
import assay.evidence.Evidence;
import assay.evidence.EvidenceReader;
import assay.rules.RuleBase;
import assay.study.Authority;
import assay.study.Column;
import assay.study.Plan;
import assay.study.Study;
import assay.study.Table;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What a study's files say, and what they must not. */
class StudyFilesTest {

    private static final String DANGEROUS = "=HYPERLINK(\"x\") & <b>|*Ely*";

    private static RuleBase rules;

    @BeforeAll
    static void load() throws Exception {
        rules = TestRules.march2004();
    }

    private static Map<String, byte[]> files(String... names) throws Exception {
        return filesOf(Stream.of(names)
                .map(name -> "authority: '" + name + "'\ntype: county\ndocuments: []\n")
                .toList());
    }

    private static Map<String, byte[]> filesOf(List<String> texts) throws Exception {
        return files(study(texts, Plan.NONE));
    }

    private static Study study(List<String> texts, Plan plan) throws Exception {
        Evaluator evaluator = new Evaluator(rules);
        List<Authority> authorities = new ArrayList<>();
        for (String text : texts) {
            Evidence evidence = new EvidenceReader(rules.ruleSet())
                    .read("some/" + authorities.size() % 2 + ".yaml", text.getBytes(StandardCharsets.UTF_8));
            authorities.add(Authority.of(evidence, evaluator.evaluate(evidence)));
        }
        return new Study(
                rules.ruleSet(), rules.ruleSet().criteria(), authorities, Optional.empty(), Optional.empty(), plan);
    }

    private static Map<String, byte[]> files(Study study) throws Exception {
        Map<String, byte[]> files = new TreeMap<>();
        new StudyFiles(study).each(files::put);
        return files;
    }

    private static String text(Map<String, byte[]> files, String path) {
        return new String(files.get(path), StandardCharsets.UTF_8);
    }

    private static Document xml(byte[] content) throws Exception {
        return DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(content));
    }

    /** What was recorded so, and what was worked out: of the numbers of a column each has the decimals that it has. */
    @Test
    void a_whole_number_is_written_without_decimals() throws Exception {
        List<String> texts = new ArrayList<>();
        for (String population :
                List.of("385942", "1234.50", "1234.25", "1000000", "99000", "99001", "99002", "99003")) {
            texts.add("authority: A" + population + "\ntype: " + (texts.size() % 2 == 0 ? "county" : "unitary")
                    + "\nprofile: {population: " + population + "}\ndocuments: []\n");
        }
        Map<String, byte[]> files = filesOf(texts);
        assertThat(text(files, "tables/authorities.csv"))
                .contains(",385942,", ",1234.5,", ",1234.25,", ",1000000,")
                .doesNotContain("385942.0");
        assertThat(text(files, "study.json")).contains(" 385942").doesNotContain("385942.0");
        Column column = new Column("groups", Column.Unit.STATISTIC, false, List.of());
        assertThat(List.of(2.0, 2.5, -0.0, 1e21, 0.1))
                .extracting(column::written)
                .containsExactly("2", "2.5", "0", "1000000000000000000000", "0.1");
    }

    @Test
    void what_a_spreadsheet_would_take_for_a_formula_is_text_everywhere() throws Exception {
        Map<String, byte[]> files = files(DANGEROUS);
        assertThat(text(files, "tables/ranks.csv")).contains("\"'=HYPERLINK(\"\"x\"\") & <b>|*Ely*\"");
        assertThat(text(files, "charts/scores.csv")).contains("\"'=HYPERLINK");
        assertThat(cells(files))
                .as("a cell that is said to be a text is no formula, and keeps the name as it is")
                .contains("=HYPERLINK(\"x\") & <b>|*Ely*");
        assertThat(workbook(files).values())
                .noneMatch(part -> part.getElementsByTagName("f").getLength() > 0);
    }

    /** The parts of a workbook, by their names. */
    private static Map<String, Document> workbook(Map<String, byte[]> files) throws Exception {
        Map<String, Document> parts = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(files.get("study.xlsx")))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.put(entry.getName(), xml(zip.readAllBytes()));
            }
        }
        return parts;
    }

    /** The texts of the cells of a workbook, each once, as a spreadsheet reads them. */
    private static List<String> cells(Map<String, byte[]> files) throws Exception {
        NodeList texts = workbook(files).get("xl/sharedStrings.xml").getElementsByTagName("t");
        return IntStream.range(0, texts.getLength())
                .mapToObj(i -> Pattern.compile("_x([0-9A-Fa-f]{4})_")
                        .matcher(texts.item(i).getTextContent())
                        .replaceAll(escape ->
                                Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(escape.group(1), 16)))))
                .toList();
    }

    @Test
    void a_text_that_is_too_long_for_a_cell_says_where_all_of_it_is() throws Exception {
        String longer = "Ely ".repeat(8_192);
        String name = "Wigan ".repeat(5_400).strip();
        Map<String, byte[]> files = files(longer.strip() + "s", name);
        assertThat(cells(files))
                .allMatch(cell -> cell.length() <= 32_767)
                .contains(name)
                .noneMatch(cell -> cell.startsWith("Ely ") && !cell.contains(" letters of this are in tables/"))
                .anyMatch(cell -> cell.endsWith(" ... (all 32768 letters of this are in tables/authorities.csv)"));
        assertThat(text(files, "tables/authorities.csv")).contains(longer.strip() + "s,");
    }

    @Test
    void what_spreadsheets_take_for_an_escape_stays_what_it_is() throws Exception {
        assertThat(cells(files("_x0041_by", "_x41_", "A_x004a__x004b_")))
                .contains("_x0041_by", "_x41_", "A_x004a__x004b_");
    }

    @Test
    void days_and_what_is_true_or_false_are_that_in_a_workbook() throws Exception {
        Map<String, byte[]> files = filesOf(List.of("""
                authority: Aby
                type: county
                interview: {held: 2004-05-04, round: main}
                profile: {late-appointment: true}
                documents: []
                """));
        List<Element> cells = new ArrayList<>();
        for (Document part : workbook(files).values()) {
            NodeList all = part.getElementsByTagName("c");
            IntStream.range(0, all.getLength()).forEach(i -> cells.add((Element) all.item(i)));
        }
        assertThat(cells)
                .as("days are counted from the last day of 1899")
                .anyMatch(cell -> cell.getTextContent().equals("38111.0")
                        && !cell.getAttribute("t").equals("s"));
        assertThat(cells)
                .filteredOn(cell -> cell.getAttribute("t").equals("b"))
                .extracting(Element::getTextContent)
                .containsExactly("1");
        assertThat(cells(files)).doesNotContain("2004-05-04", "true");
        assertThat(text(files, "tables/authorities.csv")).contains(",2004-05-04,", ",true,");
        assertThat(text(files, "study.json")).contains("\"2004-05-04\"");
    }

    @Test
    void a_spreadsheet_shows_as_many_decimals_as_a_verdict_needs() throws Exception {
        List<String> texts = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of("fixtures", "study"))) {
            for (Path file : files.filter(one -> one.getFileName().toString().startsWith("A00"))
                    .sorted()
                    .toList()) {
                texts.add(Files.readString(file));
            }
        }
        Table table =
                study(texts, Plan.NONE).table("requirements-by-each-other").orElseThrow();
        double p = table.rows().stream()
                .map(row -> row.get(table.header().indexOf("exact p")))
                .filter(cell -> cell instanceof Double number
                        && number < 0.5
                        && String.valueOf(number).length() > 15)
                .map(Double.class::cast)
                .findFirst()
                .orElseThrow();
        BigDecimal level = BigDecimal.valueOf(p).setScale(10, RoundingMode.HALF_UP);
        Map<String, Document> workbook = workbook(files(study(texts, new Plan(level, 3, List.of()))));
        NodeList formats = workbook.get("xl/styles.xml").getElementsByTagName("numFmt");
        assertThat(IntStream.range(0, formats.getLength())
                        .mapToObj(i -> ((Element) formats.item(i)).getAttribute("formatCode")))
                .anyMatch(format -> format.matches("0\\.0{11,}"));
    }

    @Test
    void names_break_neither_pages_nor_pictures() throws Exception {
        Map<String, byte[]> files = files(DANGEROUS);
        assertThat(text(files, "report.md")).contains("=HYPERLINK(\"x\") & \\<b\\>\\|\\*Ely\\*");
        assertThat(text(files, "feedback/0.md")).startsWith("# =HYPERLINK(\"x\") & \\<b\\>\\|\\*Ely\\*\n");
        for (String chart : List.of("grades", "said-and-shown", "scores", "themes")) {
            Element svg = xml(files.get("charts/" + chart + ".svg")).getDocumentElement();
            assertThat(svg.getAttribute("role")).isEqualTo("img");
            assertThat(svg.getAttribute("aria-labelledby")).isEqualTo("title description");
            assertThat(svg.getElementsByTagName("title").item(0).getTextContent())
                    .isNotBlank();
            assertThat(svg.getElementsByTagName("desc").item(0).getTextContent())
                    .startsWith("1 authority. ");
        }
    }

    @Test
    void two_files_of_the_same_name_make_two_sheets() throws Exception {
        Map<String, byte[]> files = files("Aby (synthetic)", "Bey", "Cey");
        assertThat(files).containsKeys("feedback/0.md", "feedback/1.md", "feedback/0-2.md");
        assertThat(text(files, "feedback/0.md")).contains("This authority is synthetic: it does not exist.");
        assertThat(text(files, "feedback/0-2.md")).startsWith("# Cey\n").doesNotContain("synthetic", "Aby", "Bey");
        assertThat(text(files, "report.md")).startsWith("# Study of 3 authorities, 1 synthetic: they do not exist\n");
    }

    @Test
    void a_study_of_nobody_has_every_file_all_the_same() throws Exception {
        assertThat(files().keySet())
                .contains("study.json", "study.xlsx", "report.md", "charts/scores.svg", "tables/authorities.csv")
                .noneMatch(path -> path.startsWith("feedback/"));
    }
}
