package assay.interview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import assay.TestRules;
import assay.problem.ProblemsException;
import assay.ruleset.Field;
import assay.ruleset.Kind;
import assay.ruleset.RuleSet;
import assay.ruleset.Vocabulary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the columns of an export can be called, and what becomes of each. */
class InterviewFormTest {

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

    private static Optional<String> filled(InterviewForm form, String column) {
        return form.meaning(column)
                .filter(Meaning.Fills.class::isInstance)
                .map(meaning -> ((Meaning.Fills) meaning).slot().name());
    }

    @ParameterizedTest
    @CsvSource({
        "Authority, authority",
        "Type of authority, type",
        "Full time?, project-manager",
        "Mentor trailblazer authority, mentor",
        "Date, held",
        "Most recent CPA rating, cpa",
        "Interview may be shared, may-share-interview",
        "Evidence may be shared, may-share-evidence",
        "September requirements met, september-2003",
        "Continuing obstacles, september-obstacles",
        "Additional Information, additional",
        "Question 1 description of evidence, R2 described",
        "Question 2 interviewee assessment, R3-4 grade",
        "Question 3 drivers, R5 drivers",
        "Question 4 main barrier, R6 barriers",
        "Question 5 how overcome, R7 solutions",
        "Q6 interviewee assessment, R8 grade",
        "Question 7 interviewee assessment, R9 grade",
        "Question 8 greatest achievement, achievement",
        "Question 8 most difficult aspect, hardest",
        "Question 8 priority, priority"
    })
    void a_column_of_the_interview_tool_fills_a_field(String column, String field) {
        assertThat(filled(form, column)).contains(field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"IRT Manager", "Telephone number", "e mail", "E-mail", "email", "Interviewee"})
    void people_and_how_to_reach_them_are_contact_details(String column) {
        assertThat(form.meaning(column)).contains(new Meaning.ContactDetail());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7})
    void the_assessors_own_assessment_is_not_carried(int question) {
        assertThat(form.meaning("Question " + question + " evidence assessment"))
                .contains(new Meaning.NotCarried("the rules grade the evidence"));
    }

    @ParameterizedTest
    @CsvSource({
        "MOST  recent cpa-rating, cpa",
        "_date_, held",
        "september_2003, september-2003",
        "SEPTEMBER 2003, september-2003",
        "r2 GRADE, R2 grade",
        "R3-4: drivers, R3-4 drivers",
        "R3 & 4 drivers, R3-4 drivers",
        "Authorité, ",
        "Áuthority, authority",
        "held?, held"
    })
    void case_accents_punctuation_and_repeated_space_do_not_count(String column, String field) {
        assertThat(filled(form, column)).isEqualTo(Optional.ofNullable(field));
    }

    @Test
    void every_field_can_be_called_by_its_own_name() {
        assertThat(form.header())
                .startsWith("authority", "type", "held", "round", "september-2003")
                .contains("mentor", "rurality", "R2 grade", "R2 described", "R3-4 barriers")
                .endsWith("R9 drivers", "R9 barriers", "R9 solutions")
                .allSatisfy(name -> assertThat(filled(form, name)).contains(name));
    }

    @Test
    void a_rule_set_that_builds_on_another_has_its_form_or_one_of_its_own() throws Exception {
        Path more = Files.createDirectory(folder.resolve("more"));
        Files.writeString(more.resolve("pack.yaml"), "name: more\nextends: march-2004\n");
        assertThat(filled(InterviewForm.of(more, rules), "Most recent CPA rating"))
                .contains("cpa");
        Files.writeString(more.resolve("interview-form.yaml"), "columns:\n  - {column: Stars, fills: cpa}\n");
        assertThat(filled(InterviewForm.of(more, rules), "Stars")).contains("cpa");
        assertThat(InterviewForm.of(more, rules).meaning("Most recent CPA rating"))
                .isEmpty();
        assertThat(filled(InterviewForm.of(Path.of("rules", "march-2004-pilot"), rules), "Date"))
                .contains("held");
    }

    private void copyRules() throws Exception {
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
    }

    @Test
    void without_a_form_there_are_the_fields_own_names_and_the_rules_are_the_same() throws Exception {
        copyRules();
        Files.delete(folder.resolve("interview-form.yaml"));
        RuleSet same = TestRules.in(folder).ruleSet();
        assertThat(same.sha256()).isEqualTo(rules.sha256());
        InterviewForm own = InterviewForm.of(folder, same);
        assertThat(own.header()).isEqualTo(form.header());
        assertThat(filled(own, "held")).contains("held");
        assertThat(own.meaning("Date")).isEmpty();
        assertThat(own.meaning("Telephone number")).isEmpty();
    }

    @Test
    void a_form_with_a_slip_is_told_of_at_its_place() throws Exception {
        copyRules();
        Path file = folder.resolve("interview-form.yaml");
        Files.writeString(file, Files.readString(file).replace("fills: mentor,", "fills: mentr,"));
        assertThat(catchThrowableOfType(ProblemsException.class, () -> InterviewForm.of(folder, rules)))
                .hasMessage(file + ":25:51: [interview-form] unknown field \"mentr\"; did you mean \"mentor\"?");
    }

    @Test
    void a_field_of_two_headings_is_called_by_its_heading_as_well() {
        Vocabulary vocabulary = rules.vocabulary();
        Kind interview = vocabulary.interview();
        Kind profile = vocabulary.profile();
        Kind both = new Kind(
                profile.word(),
                profile.type(),
                profile.file(),
                profile.line(),
                List.of(
                        new Field("held", "held", Field.Form.DATE, "", List.of(), true, false),
                        profile.fields().get(0)));
        RuleSet changed = new RuleSet(
                rules.pack(),
                rules.sha256(),
                rules.files(),
                new Vocabulary(vocabulary.kinds(), vocabulary.authority(), interview, both),
                rules.interpretations(),
                rules.origins(),
                rules.extension(),
                rules.declared(),
                rules.parameters(),
                rules.settings(),
                rules.rulePackage());
        assertThat(Slot.all(changed.vocabulary(), changed.pack()))
                .extracting(Slot::name)
                .contains("interview held", "profile held", "project-manager", "round")
                .doesNotContain("held");
    }
}
