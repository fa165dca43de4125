package assay.interview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import assay.TestRules;
import assay.csv.CsvFile;
import assay.csv.CsvTable;
import assay.evidence.Answer;
import assay.evidence.Evidence;
import assay.interview.Interviews.Column;
import assay.interview.Interviews.Fate;
import assay.problem.Problem;
import assay.problem.ProblemsException;
import assay.ruleset.Field;
import assay.ruleset.Kind;
import assay.ruleset.RuleSet;
import assay.ruleset.Vocabulary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What rows of an export make, and what is said of those that make nothing. */
class InterviewReaderTest {

    private static final Path FOLDER = Path.of("rules", "march-2004");

    private static RuleSet rules;
    private static InterviewForm form;

    @TempDir
    Path folder;

    @BeforeAll
    static void loadRules() throws Exception {
        rules = TestRules.march2004().ruleSet();
        form = InterviewForm.of(FOLDER, rules);
    }

    private Interviews read(InterviewForm of, String... lines) throws Exception {
        return read(of, Settings.UNSAID, lines);
    }

    private Interviews read(InterviewForm of, Settings settings, String... lines) throws Exception {
        Path file = Files.writeString(folder.resolve("export.csv"), String.join("\n", lines));
        int headings = settings.skipRows() == null ? 1 : settings.skipRows() + 1;
        return InterviewReader.read(CsvFile.rows(file, "export.csv", headings, (name, text) -> true), of, settings);
    }

    private static Settings dates(DateOrder order) {
        return new Settings(order, null, null, List.of(), null);
    }

    private static Settings multi(String multi) {
        return new Settings(null, multi, null, List.of(), null);
    }

    /** The evidence of one row in which everything that has to be said is said. */
    private Evidence one(String columns, String cells) throws Exception {
        Interviews interviews = read(form, "authority;type;" + columns, "Newtown;county;" + cells);
        assertThat(interviews.problems()).isEmpty();
        return interviews.interviews().get(0).evidence();
    }

    /** What is said of one cell of a row that is otherwise right. */
    private String wrong(String column, String cell) throws Exception {
        Interviews interviews = read(form, "authority;type;" + column, "Newtown;county;" + cell);
        assertThat(interviews.interviews()).isEmpty();
        assertThat(interviews.problems()).singleElement().hasToString("export.csv:2:3: " + message(interviews));
        return message(interviews);
    }

    private static String message(Interviews interviews) {
        return interviews.problems().get(0).message();
    }

    private List<String> refused(String... lines) {
        return refused(Settings.UNSAID, lines);
    }

    private List<String> refused(Settings settings, String... lines) {
        return catchThrowableOfType(ProblemsException.class, () -> read(form, settings, lines)).problems().stream()
                .map(Problem::toString)
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2004-04-23                      | days as year-month-day",
                "2004-04-23 15:14:07             | days as year-month-day without their time",
                "2004-04-23T15:14                | days as year-month-day without their time",
                "2004-04-23T15:14:07.123Z        | days as year-month-day without their time and its zone",
                "2004-04-23T00:00:00+01:00       | days as year-month-day without their time and its zone",
                "2004-04-23 23:30 BST            | days as year-month-day without their time and its zone",
                "23/04/2004                      | days as day/month/year, as \"23/04/2004\" in line 2 shows,",
                "23/4/2004                       | days as day/month/year, as \"23/4/2004\" in line 2 shows,",
                "23.4.2004                       | days as day/month/year, as \"23.4.2004\" in line 2 shows,",
                "04-23-2004                      | days as month/day/year, as \"04-23-2004\" in line 2 shows,",
                "23/04/2004 00:00:00             | days as day/month/year without their time, as \"23/04/2004 00:00:00\" in line 2 shows,",
                "4/23/2004 3:14:07 PM            | days as month/day/year without their time, as \"4/23/2004 3:14:07 PM\" in line 2 shows,",
                "4/23/2004, 12:00 a.m.           | days as month/day/year without their time, as \"4/23/2004, 12:00 a.m.\" in line 2 shows,",
                "23-APR-2004                     | days as day, name of the month, year",
                "23 April 2004                   | days as day, name of the month, year",
                "Apr 23, 2004 3:14:07 PM         | days as name of the month, day, year without their time"
            })
    void days_are_read_in_one_way_that_is_said(String cell, String reading) throws Exception {
        Interviews interviews = read(form, "Authority;type;Date", "Newtown;county;" + cell);
        assertThat(interviews.interviews().get(0).evidence().interview())
                .isEqualTo(Map.of("held", LocalDate.of(2004, 4, 23)));
        assertThat(interviews.readings()).containsExactly(reading + " in \"Date\"");
    }

    private static Map<String, Object> held(Interviews interviews) {
        return interviews.interviews().stream()
                .collect(Collectors.toMap(
                        Interviews.Interview::name,
                        one -> Objects.requireNonNull(one.evidence().interview())
                                .get("held")));
    }

    @Test
    void one_day_above_the_twelfth_shows_the_order_of_all() throws Exception {
        assertThat(held(read(
                        form,
                        "Authority;type;Date",
                        "A;county;04/03/2004",
                        "B;county;04/27/2004",
                        "C;county;4/4/2004")))
                .isEqualTo(Map.of(
                        "a", LocalDate.of(2004, 4, 3), "b", LocalDate.of(2004, 4, 27), "c", LocalDate.of(2004, 4, 4)));
        assertThat(held(read(
                        form,
                        "Authority;type;Date",
                        "A;county;04/03/2004",
                        "B;none;27/04/2004",
                        "C;county;2004-05-06")))
                .isEqualTo(Map.of("a", LocalDate.of(2004, 3, 4), "c", LocalDate.of(2004, 5, 6)));
    }

    @Test
    void where_no_day_shows_the_order_it_is_asked_for_and_nothing_is_read() {
        assertThat(refused(
                        "Authority;type;Date",
                        "A;county;2004-04-27",
                        "B;county;04/04/2004",
                        "C;county;31/02/2004",
                        "D;county;03/04/2004 10:00",
                        "E;county;05/04/2004"))
                .containsExactly(
                        "export.csv:4:3: \"31/02/2004\" is no day that there is, whether the day or the month stands first",
                        "export.csv:5:3: \"03/04/2004 10:00\" is 3 April 2004 or 4 March 2004, and no day of the file shows"
                                + " which; say --dates dmy if the day stands first, --dates mdy if the month does");
    }

    @Test
    void the_number_of_the_month_on_its_own_day_needs_no_order() throws Exception {
        Interviews interviews = read(form, "Authority;type;Date", "A;county;04/04/2004", "B;county;5.5.2004");
        assertThat(held(interviews)).isEqualTo(Map.of("a", LocalDate.of(2004, 4, 4), "b", LocalDate.of(2004, 5, 5)));
        assertThat(interviews.readings()).containsExactly("days whose number is that of the month in \"Date\"");
    }

    @Test
    void days_that_contradict_each_other_are_told_with_both_and_nothing_is_read() {
        assertThat(refused("Authority;type;Date", "A;county;27/04/2004", "B;county;03/04/2004", "C;county;04/27/2004"))
                .containsExactly(
                        "export.csv:4:3: \"04/27/2004\" has the month first, and \"27/04/2004\" in line 2 has the day;"
                                + " one file has one order, so write its days as 2030-12-31");
        assertThat(refused("Authority;type;Date", "A;county;04/27/2004", "B;county;27/04/2004"))
                .singleElement()
                .asString()
                .startsWith(
                        "export.csv:3:3: \"27/04/2004\" has the day first, and \"04/27/2004\" in line 2 has the month");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "C;county;04/28/04",
                "C;county;04/28/2004 25:61",
                "C;county;04/28/2004;x",
                "C;x;county;04/28/2004",
                "C;04/28/2004",
                "C;county;02/30/2004",
                "C;county;04/28/0204",
                "C;none;04/28/2004",
                "C;county;04.28.2004"
            })
    void a_row_that_is_refused_can_still_contradict(String row) {
        assertThat(refused("Authority;type;Date", "A;county;27/04/2004", "B;county;04/03/2004", row))
                .anySatisfy(told -> assertThat(told)
                        .contains(
                                " has the month first, and \"27/04/2004\" in line 2 has the day; one file has one order, so"
                                        + " write its days as 2030-12-31"));
        assertThat(refused(dates(DateOrder.dmy), "Authority;type;Date", "B;county;04/03/2004", row))
                .anySatisfy(told -> assertThat(told)
                        .endsWith(" has the month first, and --dates dmy says that the day stands there"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"B;county;27/04/04", "B;county;27/04/2004;x", "B;county;27/04/2004 25:00", "B;county;27.04.2004"
            })
    void what_is_refused_or_written_otherwise_decides_nothing(String row) {
        assertThat(refused("Authority;type;Date", "A;county;04/03/2004", row))
                .anySatisfy(
                        told -> assertThat(told)
                                .startsWith(
                                        "export.csv:2:3: \"04/03/2004\" is 4 March 2004 or 3 April 2004, and no day of the file")
                                .endsWith(
                                        " shows which; say --dates dmy if the day stands first, --dates mdy if the month does"));
    }

    @Test
    void a_label_that_says_the_order_says_it_for_days_that_are_written_like_it() throws Exception {
        String[] lines = {
            "Respondent ID;Authority;Type of authority;Date", ";Response;Response;DD MM YYYY", "1;A;county;03.04.2004"
        };
        assertThat(held(read(form, lines))).isEqualTo(Map.of("a", LocalDate.of(2004, 4, 3)));
        lines[1] = ";Response;Response;DD/MM/YYYY";
        assertThat(refused(lines))
                .singleElement()
                .asString()
                .contains("and no day of the file with \".\" between its numbers shows which");
    }

    @Test
    void days_that_a_spreadsheet_may_have_turned_round_are_asked_about() throws Exception {
        String[] lines = {"Authority;type;Date", "A;county;2004-03-04", "B;county;27/04/2004"};
        assertThat(refused(lines))
                .containsExactly(
                        "export.csv:2:3: \"2004-03-04\" may have day and month turned round by a spreadsheet that could make"
                                + " nothing of \"27/04/2004\" in line 3; say --dates dmy if both are right, or write all days"
                                + " as 2030-12-31");
        assertThat(held(read(form, dates(DateOrder.dmy), lines)))
                .isEqualTo(Map.of("a", LocalDate.of(2004, 3, 4), "b", LocalDate.of(2004, 4, 27)));
        for (String made : List.of("04-Mar-2004", "4 March 2004", "Mar 4, 2004")) {
            assertThat(refused("Authority;type;Date", "A;county;" + made, "B;county;27/04/2004"))
                    .singleElement()
                    .asString()
                    .startsWith(
                            "export.csv:2:3: \"" + made + "\" may have day and month turned round by a spreadsheet");
        }
        assertThat(read(form, "Authority;type;Date", "A;county;14-Mar-2004", "B;county;27/04/2004")
                        .interviews())
                .hasSize(2);
        assertThat(read(form, "Authority;type;Date", "A;county;2004-03-14", "B;county;27/04/2004")
                        .interviews())
                .hasSize(2);
    }

    @Test
    void the_order_that_is_said_holds_for_all_days_and_a_day_that_shows_another_stops_all() throws Exception {
        String[] lines = {"Authority;type;Date", "A;county;04/03/2004", "B;county;2004-04-27"};
        assertThat(held(read(form, dates(DateOrder.dmy), lines)).get("a")).isEqualTo(LocalDate.of(2004, 3, 4));
        Interviews monthFirst = read(form, dates(DateOrder.mdy), lines);
        assertThat(held(monthFirst).get("a")).isEqualTo(LocalDate.of(2004, 4, 3));
        assertThat(monthFirst.readings())
                .containsExactly(
                        "days as month/day/year, as --dates mdy says, in \"Date\"",
                        "days as year-month-day in \"Date\"");
        Interviews iso = read(form, dates(DateOrder.iso), lines);
        assertThat(held(iso)).isEqualTo(Map.of("b", LocalDate.of(2004, 4, 27)));
        assertThat(message(iso))
                .isEqualTo("\"04/03/2004\" does not begin with the year, as --dates iso says that days do");
        assertThat(refused(dates(DateOrder.dmy), "Authority;type;Date", "A;county;04/03/2004", "B;county;04/27/2004"))
                .containsExactly(
                        "export.csv:3:3: \"04/27/2004\" has the month first, and --dates dmy says that the day stands"
                                + " there");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "31/02/2004 | is no day that there is, whether the day or the month stands first",
                "2004-13-01 | is no day that there is",
                "31-Apr-2004 | is no day that there is",
                "27/04/0204  | has the year 0204; a year is one from 1990 to 2100",
                "0004-04-27  | has the year 0004; a year is one from 1990 to 2100",
                "27-Apr-1989 | has the year 1989; a year is one from 1990 to 2100",
                "03/04/04   | can be read in several ways; write the year with four digits, as in 2030-12-31",
                "3.4.04     | can be read in several ways; write the year with four digits, as in 2030-12-31",
                "20-Apr-04  | can be read in several ways; write the year with four digits, as in 2030-12-31",
                "4/20/04 15:14:07 | can be read in several ways; write the year with four digits, as in 2030-12-31",
                "38097      | looks like a spreadsheet's number of a day; give its column a format for days, such as 2030-12-31, and export again",
                "38097.6348 | looks like a spreadsheet's number of a day; give its column a format for days, such as 2030-12-31, and export again",
                "27/04/2004 25:00 | has a time that there is not",
                "27/04/2004 13:00 PM | has a time that there is not",
                "2004-04-19T23:00:00.000Z | is another day by the clock in London; write the day alone, as in 2030-12-31",
                "2004-04-20T18:00:00-07:00 | is another day by the clock in London; write the day alone, as in 2030-12-31",
                "3 April    | is no day; days are written 2030-12-31 or 31/12/2030",
                "2004/04/03 | is no day; days are written 2030-12-31 or 31/12/2030",
                "1/2-2004   | is no day; days are written 2030-12-31 or 31/12/2030",
                "20040427   | is no day; days are written 2030-12-31 or 31/12/2030",
                "2004-04-27 - 2004-04-28 | is no day; days are written 2030-12-31 or 31/12/2030",
                "#N/A       | is what a spreadsheet shows in place of a value"
            })
    void what_is_no_day_or_could_be_several_is_told_with_what_was_met(String cell, String told) throws Exception {
        assertThat(wrong("Date", cell)).isEqualTo("\"" + cell + "\" " + told);
    }

    @ParameterizedTest
    @CsvSource({
        "Well Ahead, Well Ahead",
        "well  ahead, Well Ahead",
        "ON-COURSE, On Course",
        "on_course, On Course",
        "\u00A0on\u00A0course , On Course"
    })
    void grades_are_those_of_the_rule_set_in_whatever_case(String cell, String grade) throws Exception {
        assertThat(one("R2 grade", cell).answer("R2").grade()).isEqualTo(grade);
    }

    @Test
    void not_rated_stands_only_where_it_was_said() throws Exception {
        Evidence evidence = one("R2 grade;R5 grade;R5 described;R6 described", "Not rated;;Leaflets;");
        assertThat(evidence.answers())
                .isEqualTo(Map.of(
                        "R2",
                        new Answer(null, true, null, List.of(), List.of(), List.of()),
                        "R5",
                        new Answer(null, false, "Leaflets", List.of(), List.of(), List.of())));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "R2 grade       | On Coarse  | unknown word \"On Coarse\" for R2 grade; did you mean \"On Course\"?",
                "R2 grade       | 3          | unknown word \"3\" for R2 grade; known: \"Well Behind\", \"Bit Behind\", \"On Course\", \"Well Ahead\" or \"not rated\"",
                "cpa            | excelent   | unknown word \"excelent\" for cpa; did you mean \"excellent\"?",
                "Full time?     | parttime   | unknown word \"parttime\" for project-manager; did you mean \"part time\"?",
                "September requirements | no | unknown word \"no\" for september-2003; known: \"yes\", \"met\", \"nearly met\", \"work remaining\" or \"not stated\"",
                "late-appointment | yess     | unknown word \"yess\" for late-appointment; did you mean \"yes\"?",
                "late-appointment | -1       | unknown word \"-1\" for late-appointment; known: \"true\", \"false\", \"yes\" or \"no\"",
                "late-appointment | 1        | unknown word \"1\" for late-appointment; known: \"true\", \"false\", \"yes\" or \"no\"",
                "cpa            | 2          | unknown word \"2\" for cpa; known: \"excellent\", \"good\", \"fair\", \"weak\" or \"poor\"",
                "R2 grade       | On Course? | unknown word \"On Course?\" for R2 grade; did you mean \"On Course\"?",
                "R2 grade       | (Well Ahead) | unknown word \"(Well Ahead)\" for R2 grade; did you mean \"Well Ahead\"?",
                "R2 grade       | On Cour\u015Fe | unknown word \"On Cour\u015Fe\" for R2 grade; did you mean \"On Course\"?",
                "September requirements | Yes* | unknown word \"Yes*\" for september-2003; did you mean \"yes\"?",
                "cpa            | Good+      | unknown word \"Good+\" for cpa; did you mean \"good\"?",
                "cpa            | Good-      | unknown word \"Good-\" for cpa; did you mean \"good\"?",
                "late-appointment | No?      | unknown word \"No?\" for late-appointment; did you mean \"no\"?",
                "late-appointment | -yes     | unknown word \"-yes\" for late-appointment; did you mean \"yes\"?",
                "late-appointment | perhaps  | unknown word \"perhaps\" for late-appointment; known: \"true\", \"false\", \"yes\" or \"no\""
            })
    void a_word_that_is_not_known_is_told_with_the_nearest_or_all_that_are(String column, String cell, String told)
            throws Exception {
        assertThat(wrong(column, cell)).isEqualTo(told);
    }

    @Test
    void what_came_into_the_wrong_column_and_leads_to_somebody_is_not_repeated() throws Exception {
        assertThat(wrong("Date", "01632 960001"))
                .isEqualTo("what looks like an address or a telephone number is no day; days are written 2030-12-31 or"
                        + " 31/12/2030");
        assertThat(wrong("population", "01632 960001")).doesNotContain("960001");
        assertThat(wrong("cpa", "t.invented@ashcombe.example")).doesNotContain("invented");
    }

    @ParameterizedTest
    @CsvSource({"true, true", "Yes, true", "NO, false", "False, false"})
    void yes_and_no_do_for_true_and_false(String cell, boolean truth) throws Exception {
        assertThat(one("may-share-evidence", cell).interview()).isEqualTo(Map.of("mayShareEvidence", truth));
    }

    @Test
    void what_was_read_as_something_else_is_said_with_its_columns() throws Exception {
        Interviews interviews = read(
                form,
                "authority;type;Full time?;September requirements met;Share interview;may-share-evidence",
                "Newtown;county;Yes;YES;yes;no",
                "Oldtown;county;full time;met;true;Yes");
        assertThat(interviews.readings())
                .containsExactly(
                        "\"no\" as false in \"may-share-evidence\"",
                        "\"yes\" as \"full time\" in \"Full time?\"",
                        "\"yes\" as \"met\" in \"September requirements met\"",
                        "\"yes\" as true in \"Share interview\", \"may-share-evidence\"");
    }

    @Test
    void numbers_have_a_dot_before_decimals_and_nothing_between_thousands() throws Exception {
        assertThat(one("population;rurality", "278300;0.45").profile())
                .isEqualTo(Map.of("population", 278300.0, "rurality", 0.45));
        assertThat(wrong("population", "278,300"))
                .isEqualTo("\"population\" is a number above 0 in digits, with a dot before decimals; \"278,300\" has"
                        + " something between its thousands");
        assertThat(wrong("rurality", "0,45"))
                .isEqualTo(
                        "\"rurality\" is a number from 0 to 100 in digits, with a dot before decimals; \"0,45\" is none");
        assertThat(wrong("rurality", "1,5")).endsWith("; \"1,5\" is none");
        assertThat(wrong("rurality", "1e5")).endsWith("; \"1e5\" is none");
        assertThat(wrong("rurality", "0.1234567891"))
                .isEqualTo("\"rurality\" is out of range: at most 999999999999999, with at most nine decimals, not"
                        + " \"0.1234567891\"");
    }

    @Test
    void a_dot_that_may_stand_between_thousands_or_before_decimals_is_neither() throws Exception {
        assertThat(wrong("population", "385.942"))
                .isEqualTo(
                        "\"385.942\" for population may be 385942, with a dot between its thousands, or 385.9420, with a dot"
                                + " before decimals; write it in one of these ways");
        assertThat(wrong("area-hectares", "36.412")).startsWith("\"36.412\" for area-hectares may be 36412,");
        assertThat(wrong("population", "80 %")).endsWith("; \"80 %\" is none; write 80, without a percent sign");
        assertThat(wrong("population", "1.385.942")).endsWith("; \"1.385.942\" has something between its thousands");
        assertThat(one("area-hectares;rurality", "36.4120;36.412").profile())
                .isEqualTo(Map.of("areaHectares", 36.412, "rurality", 36.412));
        assertThat(one("area-hectares;population", "0.412;1385.942").profile())
                .isEqualTo(Map.of("areaHectares", 0.412, "population", 1385.942));
    }

    @ParameterizedTest
    @CsvSource({
        "population, 0, a number above 0",
        "population, -5, a number above 0",
        "area-hectares, 0.0, a number above 0",
        "rurality, -1, a number from 0 to 100",
        "rurality, 100.5, a number from 0 to 100"
    })
    void numbers_that_cannot_be_are_refused(String column, String cell, String asked) throws Exception {
        assertThat(wrong(column, cell)).isEqualTo("\"" + column + "\" is " + asked + ", not \"" + cell + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"Trust\n Money \n\"", "Trust|Money", "\"Trust | \n\n| Money\"", "\"Trust\u000BMoney\""})
    void several_drivers_stand_on_lines_of_their_own_or_have_a_stroke_between_them(String cell) throws Exception {
        Answer answer = one("R2 drivers;R2 barriers", cell + ";|").answer("R2");
        assertThat(answer.drivers()).containsExactly("Trust", "Money");
        assertThat(answer.barriers()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "Existing work, Strong leadership!','",
                "Existing work;Strong leadership;!;",
                "Health/education!/",
                "Trust, money|Time!','",
                "• Trust • Money!•",
                "Trust；Money!；"
            })
    void a_cell_that_may_have_several_answers_is_asked_about_and_nothing_is_read(String cell, String between) {
        assertThat(refused(
                        "authority;type;R2 drivers", "A;county;Trust", "B;county;\"" + cell + "\"", "C;county;\"a,b\""))
                .containsExactly(
                        "export.csv:3:3: \"" + cell + "\" may be one answer or several, and so may 1 other cell; say"
                                + " --multi \"" + between
                                + "\" if that stands between answers, or else what does, as in --multi \"|\","
                                + " or --multi lines if only line ends do, or --multi none if a cell has one answer");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "'Trust\u001DMoney'!U+001D",
                "'Trust\u001CMoney'!U+001C",
                "'Trust\tMoney'!TAB",
                "Trust<br>Money!<br>",
                "Trust<br/>Money!<br/>",
                "Trust&#10;Money!&#10;",
                "Trust\\nMoney!\\n",
                "● Trust ● Money!●",
                "▪Trust▪Money!▪",
                "Trust ~ Money!~",
                "Trust + Money!+",
                "Trust → Money!→",
                "Trust > Money!>",
                "Trust :: Money!::",
                "Trust && Money!&&",
                "Trust - Money!-",
                "Trust – Money!–",
                "- Trust!-",
                "'Trust   Money'!'   '",
                "Trust\u037E Money!U+037E",
                "Trust\uFE50Money!\uFE50",
                "Trust\u060C Money!\u060C",
                "Trust\u30FBMoney!\u30FB",
                "Trust\u2502Money!\u2502",
                "Trust\u01C0Money!\u01C0",
                "Trust\u200BMoney!U+200B",
                "\u2460 Trust!\u2460",
                "Trust;#Money!;#",
                "(Trust) (Money)!) (",
                "Trust] [Money!] [",
                "Trust$Money!$",
                "Trust£Money!£",
                "Trust€Money!€",
                "Trust°Money!°",
                "Trust½Money!½",
                "Trust²Money!²",
                "Trust%Money!%",
                "Trust?Money!?",
                "Trust\u3000Money!U+3000"
            })
    void whatever_words_do_not_have_is_asked_about_and_can_be_said(String cell, String between) throws Exception {
        String[] lines = {"authority;type;R2 drivers", "A;county;\"" + cell + '"'};
        assertThat(refused(lines))
                .singleElement()
                .asString()
                .contains(" may be one answer or several; say --multi \"" + between + "\" if ");
        assertThat(Settings.fault(between)).isEmpty();
        List<String> answers = read(form, multi(between), lines).interviews().stream()
                .flatMap(one -> one.evidence().answer("R2").drivers().stream())
                .toList();
        assertThat(List.of("Trust", "Money")).containsAll(answers);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Money or time",
                "Multi-agency work",
                "Short- and long-term funding",
                "The board's work",
                "St Aldwyn’s board",
                "A board wants results. It said so.",
                "A board (of three)",
                "Research & development",
                "Time and resources: staff capacity",
                "£5m for 2003–4",
                "Is there any? No!",
                "What \"\"threshold\"\" means",
                "Café … and 50% of 20°",
                "We are at stage 2. Then comes more",
                "Full-time posts: 2. We need more",
                "We met all but requirement no. 7. Nobody knows why",
                "See App. 5. It says so",
                "\"\"Silo\"\" working and \"\"turf wars\"\"",
                "'Silo' working and 'joined-up thinking'",
                "BS7799",
                "Ôl-raddedig"
            })
    void an_answer_in_words_is_one(String cell) throws Exception {
        assertThat(drivers(Settings.UNSAID, cell)).containsExactly(cell.replace("\"\"", "\""));
    }

    @Test
    void every_theme_of_the_project_is_one_answer_but_for_a_comma() throws Exception {
        CsvTable codebook = CsvFile.read(Path.of("fixtures", "study", "codebook.csv"), "codebook.csv");
        for (CsvTable.Row row : codebook.rows()) {
            String theme = codebook.cell(row, "theme");
            assertThat(drivers(theme.contains(",") ? multi("none") : Settings.UNSAID, theme))
                    .containsExactly(theme);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[\"\"Trust\"\", \"\"Money\"\"]",
                "[\"\"Trust\"\"]",
                "['Trust', 'Money']",
                "\"\"Trust\"\" \"\"Money\"\"",
                "\"\"Trust\"\", \"\"Money\"\"",
                "{Trust, Money}",
                "1. Trust 2. Money",
                "1. Trust, 2. Money",
                "a) Trust, b) Money",
                "(i) Trust",
                "Trust: a) money b) time",
                "Trust: (i) money (ii) time",
                "'Trust'"
            })
    void no_packaging_of_a_list_is_part_of_an_answer(String cell) throws Exception {
        for (Settings settings : List.of(Settings.UNSAID, multi(","), multi("lines"))) {
            String[] lines = {"authority;type;R2 drivers", "A;county;\"" + cell + '"'};
            Interviews interviews = read(form, settings, lines);
            assertThat(interviews.interviews()).isEmpty();
            assertThat(message(interviews))
                    .endsWith(" has brackets, quotation marks or a number around an answer, as lists have; put each"
                            + " answer on a line of its own without them");
        }
    }

    @Test
    void all_that_may_stand_between_answers_of_a_cell_is_named() {
        assertThat(refused("authority;type;R2 drivers", "A;county;\"Trust, money; time\""))
                .singleElement()
                .asString()
                .contains("; say --multi \",\" or --multi \";\" if that stands");
        assertThat(refused("authority;type;R2 drivers", "A;county;\"Trust,  \r\n  money\""))
                .singleElement()
                .asString()
                .contains("; say --multi \",\" if that stands");
    }

    private List<String> drivers(Settings settings, String cell) throws Exception {
        Interviews interviews = read(form, settings, "authority;type;R2 drivers", "Newtown;county;\"" + cell + "\"");
        assertThat(interviews.problems()).isEmpty();
        return interviews.interviews().get(0).evidence().answer("R2").drivers();
    }

    @Test
    void what_stands_between_answers_can_be_said() throws Exception {
        assertThat(drivers(multi(","), "Existing work, Strong leadership"))
                .containsExactly("Existing work", "Strong leadership");
        assertThat(drivers(multi(";"), "Existing work;Strong, bold leadership;;\n Money|time ; "))
                .containsExactly("Existing work", "Strong, bold leadership", "Money|time");
        assertThat(drivers(multi("; "), "Existing work; Money")).containsExactly("Existing work", "Money");
        assertThat(drivers(multi("|"), "Size, shape|Money")).containsExactly("Size, shape", "Money");
        assertThat(drivers(multi("lines"), "Size, shape|colour\nMoney")).containsExactly("Size, shape|colour", "Money");
        assertThat(drivers(multi("none"), "Size, shape")).containsExactly("Size, shape");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'Silo' working, and 'joined-up thinking'",
                "[Name removed] of the PCT left us [redacted]",
                "Work with those aged 14+",
                "<5 staff in the team",
                "~10% more money",
                "Lack of time, money and staff;",
                "Use of info_sharing@council.example"
            })
    void sentences_with_signs_are_answers_where_signs_stand_between_none(String cell) throws Exception {
        for (String said : List.of("none", "lines")) {
            assertThat(drivers(multi(said), cell)).containsExactly(cell);
        }
        assertThat(refused("authority;type;R2 drivers", "A;county;\"" + cell + '"'))
                .singleElement()
                .asString()
                .contains(" may be one answer or several");
    }

    @Test
    void signs_of_numbers_are_no_signs_between_answers() throws Exception {
        assertThat(drivers(multi(";"), "those aged 14+;<5 staff;~10% more"))
                .containsExactly("those aged 14+", "<5 staff", "~10% more");
    }

    @Test
    void how_answers_were_told_apart_is_said() throws Exception {
        Interviews interviews = read(
                form,
                multi(";"),
                "authority;type;R2 drivers;R5 barriers",
                "A;county;\"Trust;Money, or time\";\"a\nb\"");
        assertThat(interviews.readings())
                .containsExactly(
                        "\",\" as part of an answer in \"R2 drivers\"",
                        "several answers in a cell on lines of their own in \"R5 barriers\"",
                        "several answers in a cell with \";\" between them in \"R2 drivers\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "'1,3'!\"1,3\" is a code or a mark, no answer; export the answers' texts in place of codes",
                "A2!\"A2\" is a code or a mark, no answer; export the answers' texts in place of codes",
                "-!\"-\" is a code or a mark, no answer; export the answers' texts in place of codes",
                "strong_leadership!\"strong_leadership\" is a code or a mark, no answer; export the answers' texts in place of codes",
                "Yes!\"Yes\" is a tick, no answer; export the answers' texts in place of ticks",
                "n/a!\"n/a\" is no answer; leave the cell empty where there is none",
                "Trust|Trust!\"Trust\" stands in R2 drivers twice",
                "#NAME?!\"#NAME?\" is what a spreadsheet shows in place of a value"
            })
    void what_nobody_can_have_answered_is_told(String cell, String told) throws Exception {
        assertThat(wrong("R2 drivers", cell)).isEqualTo(told);
    }

    @Test
    void no_answer_begins_or_ends_with_what_stands_between_answers() throws Exception {
        Interviews interviews = read(form, multi(","), "authority;type;R2 drivers", "A;county;\"Trust;Money;\"");
        assertThat(message(interviews))
                .isEqualTo(
                        "\"Trust;Money;\" begins or ends with what stands between answers elsewhere; --multi \",\" does not"
                                + " fit");
        for (String cell : List.of("• Trust", "- Trust", "Trust*", "Trust;#")) {
            assertThat(message(read(form, multi(","), "authority;type;R2 drivers", "A;county;\"" + cell + '"')))
                    .isEqualTo('"' + cell
                            + "\" begins or ends with what stands between answers elsewhere; --multi \",\""
                            + " does not fit");
            for (String said : List.of("lines", "none")) {
                Interviews one = read(form, multi(said), "authority;type;R2 drivers", "A;county;\"" + cell + '"');
                assertThat(one.problems()).isEmpty();
                assertThat(one.readings())
                        .anySatisfy(told -> assertThat(told).endsWith(" as part of an answer in \"R2 drivers\""));
            }
        }
        assertThat(message(read(form, multi(";"), "authority;type;R2 drivers", "A;county;\"Trust;#Money\"")))
                .isEqualTo(
                        "\"#Money\" begins or ends with what stands between answers elsewhere; --multi \";\" does not"
                                + " fit; --multi \";#\" may");
        assertThat(message(read(form, multi("none"), "authority;type;R2 drivers", "A;county;\"Trust\nMoney\"")))
                .isEqualTo("\"Trust\\nMoney\" has several lines, and --multi none says that a cell has one answer");
    }

    @Test
    void a_separator_can_be_said_by_its_name_and_a_dash_is_one_only_beside_a_blank() throws Exception {
        for (String tab : List.of("TAB", "\t")) {
            assertThat(Settings.fault(tab)).isEmpty();
            assertThat(drivers(multi(tab), "Trust\tMoney")).containsExactly("Trust", "Money");
        }
        assertThat(drivers(multi("U+001D"), "Trust\u001DMoney")).containsExactly("Trust", "Money");
        assertThat(drivers(multi("  "), "Existing work    Money")).containsExactly("Existing work", "Money");
        assertThat(drivers(multi("-"), "- Multi-agency work - Money\n- short- and long-term"))
                .containsExactly("Multi-agency work", "Money", "short- and long-term");
        assertThat(drivers(multi(";#"), "Trust;#Money")).containsExactly("Trust", "Money");
        assertThat(drivers(multi("\" \""), "Trust\"\" \"\"Money")).containsExactly("Trust", "Money");
    }

    @Test
    void the_separator_that_a_quotation_mark_has_is_said_in_others() {
        assertThat(refused("authority;type;R2 drivers", "A;county;\"Trust\"\" \"\"Money\""))
                .singleElement()
                .asString()
                .contains("; say --multi '\" \"' if that stands");
    }

    @Test
    void blanks_inside_make_no_other_theme() throws Exception {
        assertThat(drivers(multi("none"), "Existing  work")).containsExactly("Existing work");
        assertThat(drivers(multi(";"), "Existing\u00A0 work;Money")).containsExactly("Existing work", "Money");
        assertThat(message(read(
                        form, multi(";"), "authority;type;R2 drivers", "A;county;\"Existing  work;Existing work\"")))
                .isEqualTo("\"Existing work\" stands in R2 drivers twice");
        Settings known =
                new Settings(null, null, null, List.of(), (requirement, key) -> Set.of("Existing  work", "Money"));
        assertThat(drivers(known, "Money, Existing   work")).containsExactly("Money", "Existing  work");
    }

    @Test
    void a_codebook_shows_what_stands_between_answers_and_what_is_part_of_one() throws Exception {
        Set<String> themes = Set.of("Road shows, workshops and training", "Road shows", "Money", "Time", "Time; money");
        Settings known = new Settings(
                null, null, null, List.of(), (requirement, key) -> key.equals("drivers") ? themes : Set.of());
        assertThat(drivers(known, "Money, Road shows, workshops and training,"))
                .containsExactly("Money", "Road shows, workshops and training");
        assertThat(drivers(known, "Time; money")).containsExactly("Time; money");
        for (String list :
                List.of("Money<br>Time", "1. Money 2. Time", "[\"\"Money\"\", \"\"Time\"\"]", "- Money\n- Time")) {
            assertThat(drivers(known, list)).containsExactly("Money", "Time");
        }
        assertThat(message(read(form, known, "authority;type;R2 drivers", "A;county;\"Monney, Time\"")))
                .startsWith("unknown theme \"Monney, Time\" for R2 drivers; ");
        assertThat(message(read(form, known, "authority;type;R2 barriers", "A;county;Money")))
                .isEqualTo("unknown theme \"Money\" for R2 barriers; the codebook has none there");
        Settings more = new Settings(null, null, null, List.of(), (requirement, key) -> Set.of("a", "b", "a;b"));
        assertThat(refused(more, "authority;type;R2 drivers", "A;county;\"a;b\""))
                .singleElement()
                .asString()
                .startsWith("export.csv:2:3: \"a;b\" may be one answer or several; say --multi \";\" if");
    }

    @Test
    void columns_of_one_name_are_the_answers_to_one_question() throws Exception {
        Interviews interviews = read(
                form,
                "authority;type;Q1 drivers;Q1 drivers;Q1 drivers",
                "A;county;Existing work;;Money",
                "B;county;x1;;");
        assertThat(interviews.interviews().get(0).evidence().answer("R2").drivers())
                .containsExactly("Existing work", "Money");
        assertThat(interviews.readings()).containsExactly("each column \"Q1 drivers\" as answers to one question");
        assertThat(message(read(form, "authority;type;Q1 drivers;Q1 drivers", "A;county;Money;Money")))
                .isEqualTo("\"Money\" stands in R2 drivers twice");
    }

    @Test
    void labels_of_a_survey_tool_name_the_answers_below_them() throws Exception {
        Interviews interviews = read(
                form,
                "Respondent ID;Authority;Type of authority;;Date;Question 1 drivers;;",
                ";Open-Ended Response;Response;Other;DD/MM/YYYY;Road shows, workshops;Money;Other (please specify)",
                "11;A;county;;03/04/2004;Road shows, workshops;Money;A board",
                "12;B;unitary;;04/05/2004;;;");
        assertThat(interviews.interviews().get(0).evidence().answer("R2").drivers())
                .containsExactly("Road shows, workshops", "Money", "A board");
        assertThat(held(interviews)).isEqualTo(Map.of("a", LocalDate.of(2004, 4, 3), "b", LocalDate.of(2004, 5, 4)));
        assertThat(interviews.headings()).isEqualTo(2);
        assertThat(refused(
                        "Respondent ID;Authority;Type of authority;",
                        ";Open-Ended Response;Response;Other",
                        "11;A;county;",
                        "12;B;;City"))
                .containsExactly(
                        "export.csv:1:4: this column goes with \"Type of authority\", which has one answer, and line 4 has"
                                + " something in it; leave it out with --ignore \"Type of authority: Other\"",
                        "export.csv:4:3: the type is missing; it is one of \"county\", \"unitary\", \"metropolitan borough\" or"
                                + " \"london borough\"");
    }

    @Test
    void rows_of_headings_are_seen_where_they_are_certain_and_said_where_they_are_not() throws Exception {
        String imports = "\"{\"\"ImportId\"\":\"\"QID1\"\"}\";\"{\"\"ImportId\"\":\"\"QID2\"\"}\"";
        Interviews below = read(form, "Q1;Q2", "Authority;Type of authority", imports, "A;county");
        assertThat(below.headings()).isEqualTo(3);
        assertThat(below.headerLine()).isEqualTo(2);
        assertThat(below.interviews()).extracting(Interviews.Interview::line).containsExactly(4);
        Interviews above = read(form, "authority;type", "Which authority is it?;Of what type?", imports, "A;county");
        assertThat(above.headerLine()).isEqualTo(1);
        assertThat(above.interviews()).hasSize(1);
        Settings two = new Settings(null, null, 2, List.of(), null);
        Interviews said = read(form, two, "Interviews of April", "", "authority;type", "text;choice", "A;county");
        assertThat(said.headerLine()).isEqualTo(3);
        assertThat(said.interviews()).extracting(Interviews.Interview::line).containsExactly(5);
        assertThat(refused("Interviews;April", "authority;type", "A;county"))
                .containsExactly(
                        "export.csv:1:1: line 2 names columns and this one does not; if the rows above it are headings,"
                                + " say --skip-rows 1");
    }

    @Test
    void a_column_without_a_name_matters_only_if_something_is_in_it() throws Exception {
        assertThat(read(form, "authority;type;;", "A;county;;").interviews()).hasSize(1);
        assertThat(refused("authority;type;;", "A;county;;", "B;county;;x"))
                .containsExactly("export.csv:1:4: this column has no name, and line 3 has something in it");
    }

    @Test
    void a_row_of_another_length_is_told_and_the_others_are_read() throws Exception {
        Interviews interviews = read(form, "authority;type", "A;county;x", "B;county", "C");
        assertThat(interviews.problems())
                .extracting(Problem::toString)
                .containsExactly(
                        "export.csv:2:3: this row, which begins with \"A\", has 3 cells; the header has 2",
                        "export.csv:4:2: this row, which begins with \"C\", has 1 cell; the header has 2");
        assertThat(interviews.rows()).isEqualTo(3);
        assertThat(interviews.interviews())
                .extracting(Interviews.Interview::line)
                .containsExactly(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Q1 grade                  | R2 grade",
                "Q3 grade                  | R5 grade",
                "R3 grade                  | R3-4 grade",
                "R4 drivers                | R3-4 drivers",
                "Question 2: Grade         | R3-4 grade",
                "Authority name            | Name of authority",
                "Date of visit             | Date",
                "Dte                       | Date",
                "Sate                      | Date",
                "Most recent CPA ratng     | Most recent CPA rating",
                "Rating                    | CPA rating",
                "q1_drivers___1            | Q1 drivers",
                "Q1 drivers [Existing work] | Q1 drivers",
                "Question 4. Any barriers? | Question 4 barriers",
                "What was the main barrier to doing that? | Question 1 main barrier",
                "May we share the interview with others? | may-share-interview",
                "Has your authority met the requirements of September? | September requirements met",
                "Population 2001           | population",
                "Other information         | Additional information",
                "Q5                        | Question 5 barriers"
            })
    void a_column_that_looks_known_and_is_not_is_told_with_what_it_looks_like(String column, String known) {
        List<String> told = refused("authority;type;" + column, "A;county;");
        if (column.equals("Q5")) {
            assertThat(told)
                    .singleElement()
                    .asString()
                    .startsWith("export.csv:1:3: no column is called \"Q5\"; is it \"");
        } else {
            assertThat(told)
                    .containsExactly("export.csv:1:3: no column is called \"" + column + "\"; is it \"" + known
                            + "\"? Call it that, or leave it out with --ignore \"" + column + "\"");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"R1 grade", "R10 grade", "Q19 grade", "Question 9 priority", "September 2004"})
    void a_changed_digit_is_no_slip(String column) {
        assertThat(refused("authority;type;" + column, "A;county;"))
                .containsExactly("export.csv:1:3: no column is called \"" + column
                        + "\", though others are called like it but for a number; call it by its name, or leave it out with"
                        + " --ignore \"" + column + '"');
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Weather",
                "Sector",
                "State",
                "Remark on this export",
                "Region",
                "E-mail adress",
                "Name of the interviewee",
                "Question 1 evidence assesment",
                "Cost in pounds",
                "Job title",
                "GSS code",
                "#"
            })
    void a_column_that_is_something_else_or_would_not_be_carried_is_listed(String column) throws Exception {
        assertThat(read(form, "authority;type;" + column, "A;county;x")
                        .columns()
                        .get(2)
                        .fate())
                .isNotEqualTo(Fate.CARRIED);
    }

    @Test
    void a_column_of_nothing_but_its_name_is_an_answer_to_a_question() throws Exception {
        assertThat(refused("authority;type;Existing work", "A;county;Existing work", "B;county;"))
                .containsExactly(
                        "export.csv:1:3: this column has nothing in it but its name, \"Existing work\", and so it is"
                                + " one answer to a question; call it by that question, as in \"Question 1 drivers\", or leave it out"
                                + " with --ignore \"Existing work\"");
        assertThat(read(form, "authority;type;Existing work", "A;county;Existing work", "B;county;other")
                        .problems())
                .isEmpty();
    }

    @Test
    void of_a_whole_question_its_first_words_leave_it_out() throws Exception {
        String question = "What would you say was the main barrier to doing all that was asked for?";
        assertThat(refused("authority;type;" + question, "A;county;x"))
                .singleElement()
                .asString()
                .endsWith("leave it out with --ignore \"What would you say was the main barrier to doing all that*\"");
        Settings out = new Settings(
                null, null, null, List.of("What would you say was the main barrier to doing all that*"), null);
        assertThat(read(form, out, "authority;type;" + question, "A;county;x").interviews())
                .hasSize(1);
    }

    @Test
    void a_column_can_be_left_out_by_name_or_by_how_names_begin() throws Exception {
        Settings out = new Settings(null, null, null, List.of("q1 GRADE", "Q1 drivers*", "Date"), null);
        Interviews interviews = read(
                form, out, "authority;type;Q1 grade;q1_drivers___1;q1_drivers___2;Date", "A;county;On Course;1;0;soon");
        assertThat(interviews.interviews()).hasSize(1);
        assertThat(interviews.columns().subList(2, 6))
                .allSatisfy(column -> assertThat(column.because()).isEqualTo("--ignore"));
        assertThat(refused(
                        new Settings(null, null, null, List.of("Weathr"), null),
                        "authority;type;Weather",
                        "A;county;x"))
                .containsExactly(
                        "export.csv:1:1: no column is called \"Weathr\", as --ignore has it; did you mean \"Weather\"?");
    }

    @Test
    void the_round_tells_two_interviews_of_one_authority_apart() throws Exception {
        Interviews interviews = read(
                form,
                "authority;type;round",
                "Newtown;county;pilot",
                "Newtown;county;Main",
                "Oldtown;county;main",
                "Oldtown;county;main",
                "Midtown;county;repeat",
                "Midtown;county;",
                "Hightown;county;main",
                "Hightown;county;mian");
        assertThat(interviews.interviews())
                .extracting(Interviews.Interview::name)
                .containsExactly("newtown-pilot", "newtown-main");
        assertThat(interviews.problems())
                .extracting(Problem::toString)
                .containsExactly(
                        "export.csv:4:1: \"Oldtown\" has another row in line 5 with the same round, \"main\"; an authority has"
                                + " one for each",
                        "export.csv:5:1: \"Oldtown\" has another row in line 4 with the same round, \"main\"; an authority has"
                                + " one for each",
                        "export.csv:6:1: \"Midtown\" has another row in line 7, and one of the two has no round to tell them"
                                + " apart",
                        "export.csv:7:1: \"Midtown\" has another row in line 6, and one of the two has no round to tell them"
                                + " apart",
                        "export.csv:8:1: \"Hightown\" has another row in line 9, and the round of one of the two cannot be"
                                + " read, so that nothing tells them apart",
                        "export.csv:9:1: \"Hightown\" has another row in line 8, and the round of one of the two cannot be"
                                + " read, so that nothing tells them apart",
                        "export.csv:9:3: unknown word \"mian\" for round; did you mean \"main\"?");
        assertThat(read(form, "authority;type;round", "Newtown;county;pilot", "Newtown pilot;county;")
                        .problems())
                .extracting(Problem::message)
                .containsExactly(
                        "\"Newtown\" and \"Newtown pilot\" in line 3 would both be written to newtown-pilot.yaml",
                        "\"Newtown pilot\" and \"Newtown\" in line 2 would both be written to newtown-pilot.yaml");
    }

    @Test
    void all_that_is_wrong_with_an_export_and_its_rows_is_told_at_once() {
        assertThat(refused(
                        "authority;type;Q1 grade;Date;R2 drivers",
                        "A;county;;03/04/2004;Trust",
                        "B;town;;;\"Trust, money\"",
                        "C"))
                .extracting(problem -> problem.substring(0, 15))
                .containsExactly(
                        "export.csv:1:3:", "export.csv:2:4:", "export.csv:3:2:", "export.csv:3:5:", "export.csv:4:2:");
    }

    @Test
    void lines_are_counted_as_they_stand_in_the_file_whatever_ends_them() throws Exception {
        for (String end : List.of("\n", "\r\n", "\r")) {
            Interviews interviews =
                    read(form, "authority;type;additional|A;county;\"one|two||\"||B;town;|".replace("|", end));
            assertThat(interviews.problems()).extracting(Problem::line).containsExactly(7);
        }
    }

    @Test
    void a_text_keeps_its_lines_and_loses_what_guards_it_from_a_spreadsheet() throws Exception {
        assertThat(one("additional", "\"'- first  \r\n\n  second; 'third'\n\"").interview())
                .isEqualTo(Map.of("additional", "- first\n\n  second; 'third'"));
    }

    @Test
    void cells_that_are_empty_are_left_out() throws Exception {
        Evidence evidence = one("held;mentor;R2 grade;R2 drivers;additional", ";;;; ");
        assertThat(evidence.interview()).isEmpty();
        assertThat(evidence.profile()).isEmpty();
        assertThat(evidence.answers()).isEmpty();
        assertThat(evidence.documents()).isEmpty();
    }

    @Test
    void rows_of_nothing_but_separators_are_none() throws Exception {
        Interviews interviews = read(form, "authority;type", ";", "Newtown;county", " ; ");
        assertThat(interviews.rows()).isEqualTo(1);
        assertThat(interviews.problems()).isEmpty();
    }

    @Test
    void all_errors_of_all_rows_are_told_by_line_and_cell_and_the_other_rows_are_read() throws Exception {
        Interviews interviews = read(
                form,
                "authority;type;held;R2 grade;additional",
                "Newtown;county;27/4/2004;On Course;\"two",
                "lines\"",
                "Oldtown;countty;1/4/04;;",
                ";;;;x",
                "Midtown;unitary;;Well Ahead;");
        assertThat(interviews.problems())
                .extracting(Problem::toString)
                .containsExactly(
                        "export.csv:4:2: unknown word \"countty\" for type; did you mean \"county\"?",
                        "export.csv:4:3: \"1/4/04\" can be read in several ways; write the year with four digits, as in"
                                + " 2030-12-31",
                        "export.csv:5:1: the authority is missing",
                        "export.csv:5:2: the type is missing; it is one of \"county\", \"unitary\", \"metropolitan"
                                + " borough\" or \"london borough\"");
        assertThat(interviews.interviews())
                .extracting(Interviews.Interview::name)
                .containsExactly("newtown", "midtown");
        assertThat(interviews.interviews())
                .extracting(Interviews.Interview::line)
                .containsExactly(2, 6);
        assertThat(interviews.rows()).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource({
        "Ashcombe Vale, ashcombe-vale",
        "St Aldwyn's Wharf, st-aldwyns-wharf",
        "Thornwick & Saltby, thornwick-saltby",
        "Pélerin Quay (UA), pelerin-quay-ua",
        " Old  Town , old-town",
        "Console, console"
    })
    void a_file_is_named_after_its_authority(String authority, String name) throws Exception {
        Interviews interviews = read(form, "authority;type", authority + ";county");
        assertThat(interviews.interviews().get(0).name()).isEqualTo(name);
        assertThat(interviews.interviews().get(0).cell()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "../../etc/passwd | {} has /, \\ or .., which could lead out of its folder",
                "..\\windows      | {} has /, \\ or .., which could lead out of its folder",
                "Ash/combe        | {} has /, \\ or .., which could lead out of its folder",
                "..               | {} has /, \\ or .., which could lead out of its folder",
                "東京              | {} has no letter from a to z and no digit",
                "- & -            | {} has no letter from a to z and no digit",
                "Con              | and \"Con\" is a device under Windows",
                "NUL.             | and \"NUL.\" is a device under Windows",
                "LPT1             | and \"LPT1\" is a device under Windows"
            })
    void an_authority_that_no_file_can_be_named_after_is_told(String authority, String told) throws Exception {
        Interviews interviews = read(form, "type;authority", "county;" + authority);
        assertThat(interviews.interviews()).isEmpty();
        assertThat(interviews.problems())
                .containsExactly(new Problem(
                        "export.csv",
                        2,
                        2,
                        "a file is named after the authority, " + told.replace("{}", "and \"" + authority + "\"")));
    }

    @Test
    void a_code_is_no_name_of_an_authority() throws Exception {
        assertThat(message(read(form, "authority;type", "12;county")))
                .isEqualTo("\"12\" is a code, no name; export names in place of codes");
    }

    @Test
    void a_name_of_more_than_a_hundred_letters_is_too_long_for_a_file() throws Exception {
        Interviews interviews = read(form, "authority;type", "x".repeat(101) + ";county");
        assertThat(message(interviews))
                .isEqualTo("a file is named after the authority, and \"" + "x".repeat(57)
                        + "...\" has more than 100 letters");
    }

    @Test
    void rows_in_a_cell_are_told_but_quoted_only_from_columns_that_are_carried() throws Exception {
        String[] lines = {"authority;type;R2 described", "A;county;\"Existing work", "B;county;x", "C;county;y\""};
        assertThat(message(read(form, lines)))
                .isEqualTo(
                        "\"Existing work\" goes on over lines that look like rows, such as that of \"B\": they have as many"
                                + " cells as the header; close its quotation mark where the cell ends, or write it on one line");
        lines[0] = "authority;type;Interviewee";
        assertThat(message(read(form, lines)))
                .startsWith("this cell goes on over lines that look like rows: they have");
        Interviews ragged = read(form, "Interviewee;authority;type", "Ms I. Imagined;A;county;x");
        assertThat(message(ragged)).isEqualTo("this row has 4 cells; the header has 3");
    }

    @Test
    void paragraphs_with_as_many_commas_as_a_row_are_read_as_text_and_that_is_said() throws Exception {
        Interviews interviews = read(
                form, "authority,type,R2 described", "A,county,\"Minutes were sent.", "Then, after that, we met.\"");
        assertThat(interviews.problems()).isEmpty();
        assertThat(interviews.interviews().get(0).evidence().answer("R2").described())
                .isEqualTo("Minutes were sent.\nThen, after that, we met.");
        assertThat(interviews.readings())
                .containsExactly("lines with as many separators as a row has as text of one cell in \"R2 described\"");
    }

    @Test
    void of_two_rows_for_one_file_neither_is_read_and_both_are_told() throws Exception {
        Interviews interviews = read(
                form,
                "authority;type",
                "St Ives Bay;county",
                "Newtown;county",
                "St. Ives Bay;county",
                "newtown;unitary",
                "Oldtown;county");
        assertThat(interviews.problems())
                .extracting(Problem::toString)
                .containsExactly(
                        "export.csv:2:1: \"St Ives Bay\" and \"St. Ives Bay\" in line 4 would both be written to"
                                + " st-ives-bay.yaml",
                        "export.csv:3:1: \"Newtown\" has another row in line 5; an authority has one, or one for each"
                                + " round",
                        "export.csv:4:1: \"St. Ives Bay\" and \"St Ives Bay\" in line 2 would both be written to"
                                + " st-ives-bay.yaml",
                        "export.csv:5:1: \"newtown\" has another row in line 3; an authority has one, or one for each"
                                + " round");
        assertThat(interviews.interviews())
                .extracting(Interviews.Interview::name)
                .containsExactly("oldtown");
    }

    @Test
    void every_column_is_carried_or_listed_as_what_it_is() throws Exception {
        Interviews interviews = read(
                form,
                "Authority;Type of authority;Telephone number;Question 1 evidence assessment;Weather",
                "Newtown;county;01632 960001;On Course;Rain");
        assertThat(interviews.columns())
                .containsExactly(
                        new Column(1, "Authority", Fate.CARRIED, ""),
                        new Column(2, "Type of authority", Fate.CARRIED, ""),
                        new Column(3, "Telephone number", Fate.CONTACT_DETAIL, ""),
                        new Column(
                                4, "Question 1 evidence assessment", Fate.NOT_CARRIED, "the rules grade the evidence"),
                        new Column(5, "Weather", Fate.UNKNOWN, ""));
    }

    @Test
    void two_columns_for_one_field_are_an_error_and_so_is_one_column_twice() {
        assertThat(refused("Authority;type;authority;Date;held", "Newtown;county;Newtown;;"))
                .containsExactly(
                        "export.csv:1:3: this is a second column \"authority\", after column 1; take one of the two out of"
                                + " the file",
                        "export.csv:1:5: \"held\" fills held, and so does \"Date\"; only one of them may");
    }

    @Test
    void a_column_that_is_needed_and_missing_is_told_with_what_it_is_called() {
        assertThat(refused("Name;type", "Newtown;county"))
                .containsExactly("export.csv:1:1: no column fills authority, which is needed; one that does is called"
                        + " \"authority\", \"Name of authority\" or \"Local authority\"");
        assertThat(refused("Authority;Authority typ", "Newtown;county"))
                .containsExactly(
                        "export.csv:1:1: no column fills type, which is needed; one that does is called \"type\","
                                + " \"Type of authority\" or \"Authority type\"; is it \"Authority typ\"?");
    }

    @Test
    void a_profile_that_is_begun_has_what_every_profile_has() throws Exception {
        Vocabulary vocabulary = rules.vocabulary();
        Kind profile = new Kind(
                "profile",
                "Profile",
                "",
                1,
                List.of(
                        new Field("staff", "staff", Field.Form.WHOLE_NUMBER, "", List.of(), false, false),
                        new Field("sites", "sites", Field.Form.WORDS, "Site", List.of("north", "south"), true, false)));
        RuleSet other = new RuleSet(
                rules.pack(),
                rules.sha256(),
                rules.files(),
                new Vocabulary(vocabulary.kinds(), vocabulary.authority(), vocabulary.interview(), profile),
                rules.interpretations(),
                rules.origins(),
                rules.extension(),
                rules.declared(),
                rules.parameters(),
                rules.settings(),
                rules.rulePackage());
        InterviewForm own = InterviewForm.of(Files.createDirectories(packOf("own")), other);
        assertThat(catchThrowableOfType(
                        ProblemsException.class, () -> read(own, "authority;type;sites", "Newtown;county;north")))
                .hasMessage(
                        "export.csv:1:1: no column fills staff, which is needed; one that does is called \"staff\"");
        Interviews interviews = read(
                own,
                "authority;type;staff;sites",
                "Newtown;county;12;North|south",
                "Oldtown;county;;",
                "Midtown;county;;north",
                "Hightown;county;1.5;north|north",
                "Lowtown;county;1;nrth|east");
        assertThat(interviews.interviews().get(0).evidence().profile())
                .isEqualTo(Map.of("staff", 12, "sites", List.of("north", "south")));
        assertThat(interviews.interviews().get(1).evidence().profile()).isEmpty();
        assertThat(interviews.problems())
                .extracting(Problem::toString)
                .containsExactly(
                        "export.csv:4:3: the staff is missing",
                        "export.csv:5:3: \"staff\" is a whole number from 0, in digits; \"1.5\" is none",
                        "export.csv:5:4: \"north\" stands in sites twice",
                        "export.csv:6:4: unknown word \"east\" for sites; known: \"north\" or \"south\"",
                        "export.csv:6:4: unknown word \"nrth\" for sites; did you mean \"north\"?");
    }

    private Path packOf(String name) throws Exception {
        Path own = Files.createDirectory(folder.resolve(name));
        Files.writeString(own.resolve("pack.yaml"), "name: own\n");
        return own;
    }
}
