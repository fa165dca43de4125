package assay.cli;

import static assay.cli.Run.assay;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Samples that anybody can draw again, and what a second assessor made of them. */
class SampleCommandTest {

    private static final String EXAMPLE = "fixtures/worked-example.yaml";
    private static final List<String> GRADES = List.of("Well Behind", "Bit Behind", "On Course", "Well Ahead");
    private static final String HEADER =
            "file,requirement,grade,criterion,verdict,second verdict,second grade,remark\n";

    @TempDir
    Path folder;

    private static Run sample(String... arguments) {
        List<String> all = new ArrayList<>(List.of("sample", "--quiet"));
        all.addAll(List.of(arguments));
        return assay(all.toArray(String[]::new));
    }

    private static List<JsonNode> drawn(String... arguments) {
        List<String> all = new ArrayList<>(List.of("--format", "json"));
        all.addAll(List.of(arguments));
        Run run = sample(all.toArray(String[]::new));
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
        return list(new JsonMapper().readTree(run.out()).get("sample"));
    }

    private static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    private static String text(JsonNode node, String key) {
        return node.get(key).asString();
    }

    private static String item(JsonNode node) {
        return text(node, "evidenceSha256") + " " + text(node, "criterion");
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private static String number(JsonNode node, int seed) {
        return sha256(seed + ":" + text(node, "evidenceSha256") + ":" + text(node, "criterion"));
    }

    private static List<JsonNode> inOrderOfDraw(List<JsonNode> items) {
        return items.stream()
                .sorted(Comparator.comparingInt(item -> item.get("draw").asInt()))
                .toList();
    }

    @Test
    void what_is_drawn_has_the_lowest_digests_as_the_help_says() {
        List<JsonNode> all = drawn("--seed", "3", "--size", "1000", EXAMPLE, "fixtures/study/A001-aldrenshire.yaml");
        assertThat(all).hasSize(80);
        List<String> byHand = all.stream()
                .sorted(Comparator.comparing(item -> number(item, 7)))
                .map(SampleCommandTest::item)
                .limit(9)
                .toList();
        List<JsonNode> nine = drawn("--seed", "7", "--size", "9", EXAMPLE, "fixtures/study/A001-aldrenshire.yaml");
        assertThat(inOrderOfDraw(nine)).extracting(SampleCommandTest::item).containsExactlyElementsOf(byHand);
        List<JsonNode> others = drawn("--seed", "8", "--size", "9", EXAMPLE, "fixtures/study/A001-aldrenshire.yaml");
        assertThat(others).extracting(SampleCommandTest::item).doesNotContainSequence(byHand);
        assertThat(new HashSet<>(others.stream().map(SampleCommandTest::item).toList()))
                .isNotEqualTo(new HashSet<>(byHand));
    }

    @Test
    void neither_names_nor_order_of_files_matter() throws IOException {
        Path first = Files.copy(Path.of("fixtures/study/A001-aldrenshire.yaml"), folder.resolve("z.yaml"));
        Path second = Files.copy(Path.of(EXAMPLE), folder.resolve("a.yaml"));
        Set<String> before = new HashSet<>();
        drawn("--seed", "7", "--size", "9", EXAMPLE, "fixtures/study/A001-aldrenshire.yaml")
                .forEach(one -> before.add(one.get("draw").asInt() + " " + item(one)));
        Set<String> after = new HashSet<>();
        drawn("--seed", "7", "--size", "9", first.toString(), second.toString())
                .forEach(one -> after.add(one.get("draw").asInt() + " " + item(one)));
        assertThat(after).isEqualTo(before);
        assertThat(drawn("--seed", "7", "--size", "9", folder.toString()))
                .extracting(one -> text(one, "file"))
                .isSorted();
    }

    @Test
    void rows_that_are_not_in_the_sheet_any_more_are_told_of() throws Exception {
        List<String> rows = sample("--seed", "3", "--size", "9", "--format", "csv", EXAMPLE)
                .out()
                .lines()
                .map(row -> row.replace(",met,,,,", ",met,,met,,"))
                .toList();
        Path sheet = Files.write(folder.resolve("sheet.csv"), rows);
        assertThat(sample("--check", sheet.toString()).out())
                .contains("seed 3; 9 of ")
                .doesNotContain("that were drawn");
        Files.write(sheet, rows.subList(0, 7));
        String told =
                "3 of the 9 that were drawn are not in this sheet: what follows is not of all that was to be checked";
        assertThat(sample("--check", sheet.toString()).out()).contains("\nnote: " + told + "\n");
        assertThat(list(new JsonMapper()
                        .readTree(sample("--check", sheet.toString(), "--format", "json")
                                .out())
                        .get("cautions")))
                .singleElement()
                .satisfies(one -> assertThat(one.asString()).isEqualTo(told));
        List<String> more = new ArrayList<>(rows);
        more.add(rows.get(1).replaceFirst("worked-example", "another"));
        Files.write(sheet, more);
        assertThat(sample("--check", sheet.toString()).out())
                .contains(
                        "\nnote: 1 of the 10 rows in this sheet is none that was drawn: what follows is of it, too\n");
    }

    @Test
    void a_row_that_was_exchanged_for_another_is_both_missing_and_added() throws Exception {
        Path sheet = filledIn("--seed", "7", "--size", "4");
        List<String> rows = new ArrayList<>(Files.readAllLines(sheet));
        assertThat(sample("--check", sheet.toString()).out())
                .contains("seed 7; 4 of 40")
                .doesNotContain("were drawn");
        for (String number : List.of("99", "5", "0", "x", "", rows.get(2).substring(0, 1))) {
            rows.set(1, rows.get(1).replaceFirst("^[^,]*", number));
            Files.write(sheet, rows);
            assertThat(sample("--check", sheet.toString()).out())
                    .contains(
                            "\nnote: 1 of the 4 that were drawn is not in this sheet: what follows is not of all that was"
                                    + " to be checked\nnote: 1 of the 4 rows in this sheet is none that was drawn: what follows is"
                                    + " of it, too\n");
        }
        Files.write(
                sheet,
                rows.stream().map(row -> row.substring(row.indexOf(',') + 1)).toList());
        assertThat(sample("--check", sheet.toString()).out())
                .as("a sheet without numbers")
                .doesNotContain("were drawn");
    }

    @Test
    void a_sheet_is_of_one_draw_whichever_row_stands_first() throws Exception {
        Path sheet = filledIn("--seed", "7", "--size", "2");
        List<String> rows = new ArrayList<>(Files.readAllLines(sheet));
        rows.set(2, rows.get(2).replace("seed 7; 2 of 40", "seed 8; 2 of 40; doubtful alone"));
        Files.write(sheet, rows);
        assertThat(sample("--check", sheet.toString()))
                .isEqualTo(new Run(
                        2,
                        "",
                        sheet
                                + ":3:14: a sheet is of one draw, but this is \"seed 8; 2 of 40; doubtful alone\" and line 2"
                                + " \"seed 7; 2 of 40\"; check each by itself\n"));
        rows.set(2, rows.get(2).replace("seed 8; 2 of 40; doubtful alone", ""));
        Collections.swap(rows, 1, 2);
        Files.write(sheet, rows);
        assertThat(sample("--check", sheet.toString()).out())
                .contains(
                        "drawn by seed 7; 2 of 40\n",
                        "note: 1 of the 2 that were drawn is not",
                        "note: 1 of the 2 rows");
    }

    @Test
    void of_requirements_it_is_said_that_they_had_not_the_same_chance() throws Exception {
        String caution =
                "criteria were drawn, so a requirement is the likelier to be here the more of them it has, and these"
                        + " numbers are of the sample alone";
        Path some = filledIn("--seed", "7", "--size", "9");
        assertThat(cautionsOf(some, "verdicts")).noneMatch(caution::equals);
        assertThat(cautionsOf(some, "grades")).as("no grades are compared").noneMatch(caution::equals);
        Files.writeString(some, Files.readString(some).replaceAll(",met,,,(\"?)seed", ",met,On Course,,$1seed"));
        assertThat(cautionsOf(some, "grades")).contains(caution);
        assertThat(sample("--check", some.toString()).out()).contains("\n  note: " + caution + "\n");
        Path all = filledIn("--seed", "7", "--size", "40");
        Files.writeString(all, Files.readString(all).replaceAll(",met,,,(\"?)seed", ",met,On Course,,$1seed"));
        assertThat(cautionsOf(all, "grades")).as("all were drawn").noneMatch(caution::equals);
        Path strata = filledIn("--seed", "7", "--size", "40", "--stratify", "grade");
        assertThat(sample("--check", strata.toString()).out())
                .as("all were drawn")
                .doesNotContain("the same chance");
    }

    private static List<String> cautionsOf(Path sheet, String what) {
        return list(new JsonMapper()
                        .readTree(sample("--check", sheet.toString(), "--format", "json")
                                .out())
                        .get(what)
                        .get("cautions"))
                .stream()
                .map(JsonNode::asString)
                .toList();
    }

    /** A sheet whose second assessor finds all criteria met. */
    private Path filledIn(String... how) throws IOException {
        String[] asked = Stream.concat(Stream.of(how), Stream.of("--format", "csv", EXAMPLE))
                .toArray(String[]::new);
        String rows = sample(asked).out().replaceAll(",,,,(\"?)seed", ",met,,,$1seed");
        return Files.writeString(folder.resolve("filled-in.csv"), rows);
    }

    @Test
    void rows_that_a_spreadsheet_left_empty_are_none_of_the_sheet() throws IOException {
        Path sheet = filledIn("--seed", "7", "--size", "2");
        Run without = sample("--check", sheet.toString());
        assertThat(without.exit()).isZero();
        Files.writeString(sheet, ",,,,,,,,,\n,,,,,,,,,\n", StandardOpenOption.APPEND);
        assertThat(sample("--check", sheet.toString())).isEqualTo(without);
    }

    @Test
    void half_is_rounded_up_and_nothing_is_less_than_nothing() throws IOException {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 80; i++) {
            rows.add("f" + i + ".yaml,R9,On Course,R9.M1,met," + (i < 23 ? "met" : "not met") + ",,");
        }
        assertThat(sample("--check", sheet(rows.toArray(String[]::new)).toString())
                        .out())
                .contains("23 of 80, 28.8 %");
        rows.clear();
        for (int i = 0; i < 399; i++) {
            rows.add("f" + i + ".yaml,R9,On Course,R9.M1," + (i < 199 ? "met" : "not met") + ','
                    + (i < 99 || (i >= 199 && i < 299) ? "met" : "not met") + ",,");
        }
        assertThat(sample("--check", sheet(rows.toArray(String[]::new)).toString())
                        .out())
                .contains("199 of 399, 49.9 %", "  kappa   0.00 (");
    }

    @Test
    void strata_are_drawn_from_in_turn() {
        List<JsonNode> all = drawn("--seed", "1", "--size", "1000", EXAMPLE);
        Map<Integer, List<JsonNode>> byGrade = new TreeMap<>();
        all.forEach(one -> byGrade.computeIfAbsent(GRADES.indexOf(text(one, "grade")), none -> new ArrayList<>())
                .add(one));
        byGrade.values().forEach(items -> items.sort(Comparator.comparing(item -> number(item, 5))));
        List<String> byHand = new ArrayList<>();
        for (int round = 0; byHand.size() < 7; round++) {
            for (List<JsonNode> items : byGrade.values()) {
                if (round < items.size() && byHand.size() < 7) {
                    byHand.add(item(items.get(round)));
                }
            }
        }
        assertThat(byGrade).hasSizeGreaterThan(1);
        assertThat(inOrderOfDraw(drawn("--seed", "5", "--size", "7", "--stratify", "grade", EXAMPLE)))
                .extracting(SampleCommandTest::item)
                .containsExactlyElementsOf(byHand);
        assertThat(drawn("--seed", "5", "--size", "7", "--stratify", "requirement", EXAMPLE))
                .extracting(one -> text(one, "requirement"))
                .containsExactly("R2", "R3-4", "R5", "R6", "R7", "R8", "R9");
    }

    @Test
    void what_is_doubtful_says_why() throws IOException {
        Path file = Files.writeString(folder.resolve("doubts.yaml"), """
                authority: Ashby
                type: unitary
                interview:
                  held: 2004-04-01
                documents:
                  - id: D1
                    title: Board minutes
                    shows:
                      - senior-sign-up:
                          to: common understanding
                          agencies: [health, education]
                          shown-by: signature
                  - id: D2
                    title: A letter that says so
                    received: 2004-04-10
                    shows:
                      - consent-leaflet: {audience: [children and young people, families], about: information sharing, basis: secondary}
                  - id: D3
                    title: A leaflet for a clinic
                    shows:
                      - consent-leaflet: {audience: [families], about: treatment}
                """);
        List<JsonNode> doubtful = drawn("--seed", "1", "--doubtful", file.toString());
        Map<String, List<String>> doubts = new TreeMap<>();
        doubtful.forEach(one -> doubts.put(
                text(one, "criterion") + " " + one.get("met").asBoolean(),
                list(one.get("doubts")).stream().map(JsonNode::asString).toList()));
        assertThat(doubts)
                .containsEntry("R2.M2 false", List.of("one part short: social care would do"))
                .hasEntrySatisfying(
                        "R7.M2 true",
                        reasons -> assertThat(reasons)
                                .startsWith(
                                        "met by secondary evidence alone",
                                        "it counts, and D2 was received 2 days after the deadline (8 April 2004)")
                                .last()
                                .asString()
                                .startsWith("met, yet D3 was set aside: "))
                .doesNotContainKeys("R2.F1 false", "R8.M1 false");
    }

    @Test
    void a_sheet_is_printed_in_every_form_and_can_be_filled_in() throws IOException {
        String[] call = {"--seed", "7", "--size", "2", EXAMPLE};
        Run csv = sample("--format", "csv", call[0], call[1], call[2], call[3], call[4]);
        List<String> lines = csv.out().lines().toList();
        assertThat(lines)
                .hasSize(3)
                .element(0)
                .isEqualTo("draw,file,evidence,authority,requirement,grade,criterion,asks,verdict,"
                        + "doubts,second verdict,second grade,remark,drawn,rules");
        assertThat(lines.get(1)).contains("," + EXAMPLE + ",").contains("seed 7; 2 of 40,march-2004 ");
        String criterion = Arrays.stream(lines.get(1).split(","))
                .filter(cell -> cell.matches("R\\d(-\\d)?\\.[A-Z]\\d"))
                .findFirst()
                .orElseThrow();
        for (String format : List.of("text", "markdown")) {
            assertThat(sample("--format", format, call[0], call[1], call[2], call[3], call[4])
                            .out())
                    .contains("seed 7; 2 of 40")
                    .contains(criterion)
                    .contains("second verdict")
                    .contains("remark");
        }
        Path sheet = Files.writeString(
                folder.resolve("sheet.csv"),
                csv.out().replace(",,,,seed", ",met,,\"no, see p. 3\",seed").replace(';', ':'));
        Run check = sample("--check", sheet.toString());
        assertThat(check.exit()).isZero();
        assertThat(check.out()).contains("2 of 2 rows have a second verdict, 0 requirements a second grade");
    }

    private Path sheet(String... rows) throws IOException {
        return Files.writeString(folder.resolve("sheet.csv"), HEADER + String.join("\n", rows) + "\n");
    }

    @Test
    void a_check_says_how_far_the_second_assessor_agreed_and_where_not() throws IOException {
        List<String> rows = new ArrayList<>();
        // As the first table of AgreementTest: 20 and 15 agreed, 5 and 10 not.
        for (int i = 0; i < 50; i++) {
            boolean first = i < 25;
            boolean second = i < 20 || (i >= 25 && i < 35);
            rows.add("f" + i + ".yaml,R6,On Course,R6.A2," + (first ? "met" : "not met") + ','
                    + (second ? "Met" : "NOT  MET") + "," + (i < 3 ? GRADES.get(i) : "") + ","
                    + (i == 20 ? "\"a nod, no more\"" : ""));
        }
        Path sheet = sheet(rows.toArray(String[]::new));
        Run run = sample("--check", sheet.toString());
        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .startsWith(sheet + ": 50 of 50 rows have a second verdict, 3 requirements a second grade\n")
                .contains("""
                        Verdicts
                          agreed  35 of 50, 70.0 % (95 % interval 55.4 to 82.1)
                          kappa   0.40 (95 % interval 0.15 to 0.65)
                          first \\ second  met  not met
                          met              20        5
                          not met          10       15
                        """)
                .contains(
                        "  " + sheet + ":22: f20.yaml R6.A2: met, and to the second assessor not met: a nod, no more\n")
                .contains("""
                        Grades
                          agreed  1 of 3, 33.3 % (95 % interval 0.8 to 90.6)
                          kappa   0.00
                          note: fewer than 30 were compared: kappa carries no verdict
                          note: one of the two said the same of all""");
        JsonNode json = new JsonMapper()
                .readTree(
                        sample("--check", sheet.toString(), "--format", "json").out());
        assertThat(json.get("verdicts").get("kappa").asDouble()).isCloseTo(0.4, within(1e-12));
        assertThat(json.get("verdicts").get("disagreements")).hasSize(15);
    }

    @Test
    void what_was_not_drawn_from_all_alike_is_said_to_be_so() throws IOException {
        Path sheet = folder.resolve("sheet.csv");
        String csv = sample("--format", "csv", "--seed", "7", "--size", "2", "--stratify", "grade", EXAMPLE)
                .out();
        assertThat(csv).contains("seed 7; 2 of 40; by grade");
        Files.writeString(sheet, csv.replaceAll(",,,,(\"?)seed", ",met,,,$1seed"));
        assertThat(sample("--check", sheet.toString()).out())
                .contains("\nnote: not all had the same chance to be drawn, so what follows is of the sample alone\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a.yaml,R6,On Course,R6.A2,met,yes,,|2:6: "second verdict" is "met" or "not met", not "yes"
            a.yaml,R6,On Course,R6.A2,no,met,,|2:5: "verdict" is "met" or "not met", not "no"
            a.yaml,R6,Ahead,R6.A2,met,met,,|2:3: "grade" is "Well Behind", "Bit Behind", "On Course" or "Well Ahead", not "Ahead"
            a.yaml,R6,On Course,R6.A2,met,met,3,|2:7: "second grade" is "Well Behind", "Bit Behind", "On Course" or "Well Ahead", not "3"
            a.yaml,R6,On Course,R6.A2,met,,,|1:1: nothing is filled in: "second verdict" takes "met" or "not met", "second grade" a grade
            """)
    void what_is_wrong_with_a_sheet_is_told_with_its_cell(String row, String told) throws IOException {
        Path sheet = sheet(row);
        assertThat(sample("--check", sheet.toString())).isEqualTo(new Run(2, "", sheet + ":" + told + "\n"));
    }

    @Test
    void a_requirement_has_one_first_grade_whichever_row_stands_first() throws IOException {
        String one = "a.yaml,R6,On Course,R6.A1,met,met,On Course,";
        String other = "a.yaml,R6,Well Ahead,R6.A2,met,met,,";
        Path sheet = sheet(one, other);
        assertThat(sample("--check", sheet.toString()))
                .isEqualTo(
                        new Run(2, "", sheet + ":3:3: a.yaml R6 is \"Well Ahead\" here and \"On Course\" in line 2\n"));
        assertThat(sample("--check", sheet(other, one).toString()).exit()).isEqualTo(2);
    }

    @Test
    void rows_that_contradict_each_other_are_told() throws IOException {
        Path sheet = sheet(
                "a.yaml,R6,On Course,R6.A1,met,met,On Course,",
                "a.yaml,R6,On Course,R6.A2,met,met,Well Ahead,",
                "a.yaml,R6,On Course,R6.A1,met,not met,,");
        assertThat(sample("--check", sheet.toString()).err())
                .isEqualTo(sheet + ":3:7: a.yaml R6 is \"Well Ahead\" here and \"On Course\" in line 2\n" + sheet
                        + ":4:4: a.yaml R6.A1 stands in line 2 as well\n");
        Files.writeString(sheet, HEADER.replace("second verdict", "second verdikt"));
        assertThat(sample("--check", sheet.toString()).err())
                .isEqualTo(sheet + ":1:1: the column \"second verdict\" is missing\n");
    }

    @Test
    void what_cannot_be_asked_is_told() {
        assertThat(sample(EXAMPLE).err())
                .isEqualTo("assay: --seed N is wanted, any whole number, so that others can draw the same\n");
        assertThat(sample("--seed", "1").err()).startsWith("assay: sample wants files of evidence");
        assertThat(sample("--seed", "1", "--size", "0", EXAMPLE).err())
                .isEqualTo("assay: --size 0: at least 1 is drawn\n");
        assertThat(sample("--seed", "1", "--check", "x.csv").err()).startsWith("assay: --check looks at a sheet");
        assertThat(sample("--format", "csv", "--check", "x.csv").err())
                .isEqualTo("assay: --format csv: --check writes text or json\n");
        assertThat(sample("--help").out().replaceAll("\\s+", " "))
                .contains("SHA-256 digest, in hexadecimal digits, of SEED:EVIDENCE:CRITERION");
        Run broken = sample("--seed", "1", "--size", "1", EXAMPLE, folder + "/none.yaml");
        assertThat(broken.exit()).isEqualTo(2);
        assertThat(broken.out()).contains("1 of 40");
        assertThat(broken.err()).isEqualTo(folder + "/none.yaml:1:1: there is no such file\n");
    }
}
