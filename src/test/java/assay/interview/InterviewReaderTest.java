package assay.interview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import assay.TestRules;
import assay.csv.CsvFile;
import assay.evidence.Answer;
import assay.evidence.Evidence;
import assay.interview.Interviews.Column;
import assay.interview.Interviews.Fate;
import assay.problem.Problem;
import assay.problem.ProblemsException;
import assay.rules.Field;
import assay.rules.Kind;
import assay.rules.RuleSet;
import assay.rules.Vocabulary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
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
        Path file = Files.writeString(folder.resolve("export.csv"), String.join("\n", lines));
        return InterviewReader.read(CsvFile.read(file, "export.csv"), of);
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
        return catchThrowableOfType(ProblemsException.class, () -> read(form, lines)).problems().stream()
                .map(Problem::toString)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "2004-04-03, year-month-day",
        "03/04/2004, day/month/year",
        "3/4/2004, day/month/year",
        "3.4.2004, day/month/year",
        "03-04-2004, day/month/year"
    })
    void days_are_read_in_one_way_that_is_said(String cell, String reading) throws Exception {
        Interviews interviews = read(form, "Authority;type;Date", "Newtown;county;" + cell);
        assertThat(interviews.interviews().get(0).evidence().interview())
                .isEqualTo(Map.of("held", LocalDate.of(2004, 4, 3)));
        assertThat(interviews.readings()).containsExactly("days as " + reading + " in \"Date\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "31/02/2004 | there is no such day as 31/02/2004, which is read as day/month/year",
                "04/27/2004 | there is no such day as 04/27/2004, which is read as day/month/year",
                "2004-13-01 | there is no such day as 2004-13-01, which is read as year-month-day",
                "03/04/04   | \"03/04/04\" can be read in several ways; write the year with four digits, as in 27/4/2004",
                "3.4.04     | \"3.4.04\" can be read in several ways; write the year with four digits, as in 27/4/2004",
                "3 April    | \"held\" is a day such as 2004-04-27 or 27/4/2004, with the day first; this is none",
                "2004/04/03 | \"held\" is a day such as 2004-04-27 or 27/4/2004, with the day first; this is none",
                "1/2-2004   | \"held\" is a day such as 2004-04-27 or 27/4/2004, with the day first; this is none",
                "38110      | \"held\" is a day such as 2004-04-27 or 27/4/2004, with the day first; this is none"
            })
    void what_is_no_day_or_could_be_several_is_told_with_the_form_that_is_read(String cell, String told)
            throws Exception {
        assertThat(wrong("Date", cell)).isEqualTo(told);
    }

    @ParameterizedTest
    @CsvSource({"Well Ahead, Well Ahead", "well  ahead, Well Ahead", "ON-COURSE, On Course"})
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
                "R2 grade       | 3          | unknown word for R2 grade; known: \"Well Behind\", \"Bit Behind\", \"On Course\", \"Well Ahead\" or \"not rated\"",
                "cpa            | excelent   | unknown word \"excelent\" for cpa; did you mean \"excellent\"?",
                "Full time?     | parttime   | unknown word \"parttime\" for project-manager; did you mean \"part time\"?",
                "September requirements | no | unknown word for september-2003; known: \"yes\", \"met\", \"nearly met\", \"work remaining\" or \"not stated\"",
                "late-appointment | yess     | unknown word \"yess\" for late-appointment; did you mean \"yes\"?",
                "late-appointment | perhaps  | unknown word for late-appointment; known: \"true\", \"false\", \"yes\" or \"no\""
            })
    void a_word_that_is_not_known_is_told_with_the_nearest_or_all_that_are(String column, String cell, String told)
            throws Exception {
        assertThat(wrong(column, cell)).isEqualTo(told);
    }

    @Test
    void what_is_near_no_word_is_not_repeated_for_it_may_be_a_contact_detail() throws Exception {
        assertThat(wrong("Project manager", "Ms T. Invented")).doesNotContain("Invented");
        assertThat(wrong("Date", "01632 960001")).doesNotContain("960001");
        assertThat(wrong("population", "01632 960001")).doesNotContain("960001");
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
                        "\"rurality\" is a number from 0 to 100 in digits, with a dot before decimals; this is none");
        assertThat(wrong("rurality", "1,5")).endsWith("; this is none");
        assertThat(wrong("rurality", "1e5")).endsWith("; this is none");
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
        assertThat(wrong(column, cell)).isEqualTo("\"" + column + "\" is " + asked + ", not " + cell);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"Trust\n Money \n\"", "Trust|Money", "\"Trust | \n\n| Money\"", "\"Trust\u000BMoney\""})
    void several_drivers_stand_on_lines_of_their_own_or_have_a_stroke_between_them(String cell) throws Exception {
        Answer answer = one("R2 drivers;R2 barriers", cell + ";|").answer("R2");
        assertThat(answer.drivers()).containsExactly("Trust", "Money");
        assertThat(answer.barriers()).isEmpty();
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
                "Newtown;county;1/4/2004;On Course;\"two",
                "lines\"",
                "Oldtown;countty;1/4/04;;",
                ";;;;x",
                "Midtown;unitary;;Well Ahead;");
        assertThat(interviews.problems())
                .extracting(Problem::toString)
                .containsExactly(
                        "export.csv:4:2: unknown word \"countty\" for type; did you mean \"county\"?",
                        "export.csv:4:3: \"1/4/04\" can be read in several ways; write the year with four digits, as in"
                                + " 27/4/2004",
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
                "../../etc/passwd | and a name with /, \\ or .. could lead out of its folder",
                "..\\windows      | and a name with /, \\ or .. could lead out of its folder",
                "Ash/combe        | and a name with /, \\ or .. could lead out of its folder",
                "..               | and a name with /, \\ or .. could lead out of its folder",
                "東京              | and this name has no letter from a to z and no digit",
                "- & -            | and this name has no letter from a to z and no digit",
                "Con              | and \"con\" is a device under Windows",
                "NUL.             | and \"nul\" is a device under Windows",
                "LPT1             | and \"lpt1\" is a device under Windows"
            })
    void an_authority_that_no_file_can_be_named_after_is_told(String authority, String told) throws Exception {
        Interviews interviews = read(form, "type;authority", "county;" + authority);
        assertThat(interviews.interviews()).isEmpty();
        assertThat(interviews.problems())
                .containsExactly(new Problem("export.csv", 2, 2, "a file is named after the authority, " + told));
    }

    @Test
    void a_name_of_more_than_a_hundred_letters_is_too_long_for_a_file() throws Exception {
        Interviews interviews = read(form, "authority;type", "x".repeat(101) + ";county");
        assertThat(message(interviews))
                .isEqualTo("a file is named after the authority, and this name has more than 100 letters");
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
                        "export.csv:3:1: \"Newtown\" has another row in line 5; an authority has one",
                        "export.csv:4:1: \"St. Ives Bay\" and \"St Ives Bay\" in line 2 would both be written to"
                                + " st-ives-bay.yaml",
                        "export.csv:5:1: \"newtown\" has another row in line 3; an authority has one");
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
    void two_columns_for_one_field_are_an_error() {
        assertThat(refused("Authority;type;authority;Date;held", "Newtown;county;Newtown;;"))
                .containsExactly(
                        "export.csv:1:3: \"authority\" fills authority, and so does \"Authority\"; only one of them may",
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
                new Vocabulary(vocabulary.kinds(), vocabulary.authority(), vocabulary.interview(), profile),
                rules.interpretations(),
                rules.origins(),
                rules.extension(),
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
                        "export.csv:5:3: \"staff\" is a whole number from 0, in digits; this is none",
                        "export.csv:5:4: \"north\" stands in sites twice",
                        "export.csv:6:4: unknown word \"nrth\" for sites; did you mean \"north\"?",
                        "export.csv:6:4: unknown word for sites; known: \"north\" or \"south\"");
    }

    private Path packOf(String name) throws Exception {
        Path own = Files.createDirectory(folder.resolve(name));
        Files.writeString(own.resolve("pack.yaml"), "name: own\n");
        return own;
    }
}
