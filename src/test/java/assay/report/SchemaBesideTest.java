package assay.report;

import static org.assertj.core.api.Assertions.assertThat;

import assay.TestRules;
import assay.drl.RuleFiles;
import assay.drl.RuleTree;
import assay.problem.Problem;
import assay.ruleset.Check;
import assay.ruleset.RuleSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.commons.lang3.Strings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaBesideTest {

    private static final Path RULES = Path.of("rules/playgrounds");
    private static final RuleSet SAID = TestRules.playgrounds().ruleSet();

    @TempDir
    Path folder;

    private Path schema;

    @BeforeEach
    void copies_the_rules() throws IOException {
        Path copy = Files.createDirectories(folder.resolve("rules/play grounds"));
        for (Path from : List.of(RULES, Path.of("rules/common"))) {
            Path to = from.equals(RULES) ? copy : Files.createDirectories(folder.resolve("rules/common"));
            try (var files = Files.list(from)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Files.copy(file, to.resolve(file.getFileName()));
                }
            }
        }
        folder = copy;
        schema = copy.resolve("evidence.schema.json");
    }

    private List<Problem> problems() throws Exception {
        return problems(RuleFiles.read(folder));
    }

    private static List<Problem> problems(RuleFiles files) {
        return SchemaBeside.problems(files, RuleTree.disk(), SAID);
    }

    private void change(String from, String to) throws IOException {
        String text = Files.readString(schema);
        assertThat(text).contains(from);
        Files.writeString(schema, text.replace(from, to));
    }

    @Test
    void what_is_otherwise_is_told_with_the_command_that_makes_it_anew() throws Exception {
        assertThat(problems()).isEmpty();
        change("\"A way into the playground.\"", "\"A way in.\"");
        assertThat(problems())
                .containsExactly(new Problem(
                        schema.toString(),
                        1,
                        1,
                        Check.EVIDENCE_SCHEMA.code(),
                        "editors read here what the rules said before: the kind \"gate\" is otherwise; assay schema --rules '"
                                + folder + "' --output '" + schema + "' makes it anew"));
        assertThat(Check.EVIDENCE_SCHEMA.isError()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "gate" :                     | "entry" :                 | the kind "gate" is missing
            "step-free" :                | "no-steps" :              | the field "step-free" of "gate" is missing
            "maximum" : 1000             | "maximum" : 900           | the field "width" of "gate" is otherwise
            no faults                    | none found                | the word "no faults" of the field "found" of "inspection" is missing
            grass: grass,                | grass: a lawn,            | the word "grass" of the field "material" of "surface" is otherwise
            countryside                  | village                   | the word "countryside" of the field "setting" of the authority is missing
            "carers"                     | "carers", "others"        | the word "others" of the field "groups" of "survey" is gone from the rules
            "answers-to-a-survey"        | "answers"                 | the parameter "answers-to-a-survey" is missing
            "P2.M2"                      | "P2.M9"                   | the criterion "P2.M2" is missing
            "requirement-2.drl"          | "requirement-9.drl"       | the file "requirement-2.drl" is missing
            """)
    void the_first_thing_that_is_otherwise_is_named(String now, String before, String told) throws Exception {
        change(now, before);
        assertThat(problems())
                .singleElement()
                .satisfies(one -> assertThat(one.message())
                        .startsWith("editors read here what the rules said before: " + told + "; "));
    }

    @Test
    void what_another_version_says_in_every_schema_is_no_reason_to_make_it_anew() throws Exception {
        change("Where in the document the fact stands.", "The place.");
        change("The name of the authority.", "Who it is.");
        change("\"pattern\" : \"", "\"pattern\" : \".*");
        change("\"parameters\" : {", "\"numbers\" : {");
        change("/draft-07/", "/draft-06/");
        assertThat(problems()).isEmpty();
    }

    @Test
    void rules_that_got_another_name_are_held_against_what_they_said_under_the_one_before() throws Exception {
        change("for the playgrounds rules", "for the parks rules");
        assertThat(problems()).as("a name alone says nothing of evidence").isEmpty();
        change("\"gate\" :", "\"entry\" :");
        assertThat(problems())
                .singleElement()
                .satisfies(one -> assertThat(one.message())
                        .startsWith("editors read here what rules said that are called parks:"
                                + " the kind \"gate\" is missing; assay schema "));
    }

    @Test
    void of_what_was_not_made_from_rules_nothing_is_said() throws Exception {
        change("Evidence of one authority, for the playgrounds rules", "What the parks office records");
        change("\"gate\" :", "\"entry\" :");
        assertThat(problems()).isEmpty();
        Files.writeString(schema, "[]");
        assertThat(problems()).isEmpty();
        Files.delete(schema);
        assertThat(problems()).isEmpty();
        Files.createDirectory(schema);
        assertThat(problems()).isEmpty();
    }

    @Test
    void a_value_that_is_only_tried_is_nothing_that_editors_should_know() throws Exception {
        change("\"gate\" :", "\"entry\" :");
        RuleFiles files = RuleFiles.read(folder);
        assertThat(problems(files)).isNotEmpty();
        assertThat(problems(files.set(Map.of("gate-width", "90")))).isEmpty();
    }

    @Test
    void what_no_editor_can_read_is_told_as_that() throws Exception {
        Files.writeString(schema, Strings.CS.replaceOnce(Files.readString(schema), "{", "<<<<<<< ours\n{"));
        assertThat(problems())
                .singleElement()
                .satisfies(
                        one -> assertThat(one.message()).startsWith("this is no JSON, so that no editor reads it; "));
        Files.writeString(schema, "");
        assertThat(problems())
                .singleElement()
                .satisfies(
                        one -> assertThat(one.message()).startsWith("this is no JSON, so that no editor reads it; "));
    }

    @Test
    void what_no_schema_has_in_a_place_is_another_than_what_the_rules_say() throws Exception {
        change("\"enum\" : [", "\"enum\" : [ {}, ");
        assertThat(problems())
                .singleElement()
                .satisfies(one -> assertThat(one.message()).contains(" is gone from the"));
    }

    @Test
    void while_what_words_mean_cannot_be_read_that_is_told_and_nothing_else() throws Exception {
        change("\"gate\" :", "\"entry\" :");
        Files.writeString(folder.resolve("meanings.yaml"), "kinds: {gaet: {says: A way in.}}\n");
        assertThat(problems()).isEmpty();
    }
}
