package assay.reading;

import static org.assertj.core.api.Assertions.assertThat;

import assay.TestRules;
import assay.drl.RuleFiles;
import assay.problem.Problem;
import assay.report.EvidenceSchema;
import assay.ruleset.Field;
import assay.ruleset.Kind;
import assay.ruleset.Meanings;
import assay.ruleset.RuleSet;
import assay.ruleset.Vocabulary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class MeaningsReaderTest {

    private static final Path MARCH_2004 = Path.of("rules", "march-2004");

    @TempDir
    Path folder;

    private static Meanings read(Path rules, Vocabulary vocabulary, List<Problem> problems) throws Exception {
        return MeaningsReader.read(RuleFiles.read(rules), vocabulary, problems);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "march-2004; Source: Appendix II, question",
                "march-2004-pilot; Source: Appendix (II, question|I, requirement)",
                "playgrounds; \\.$",
            })
    void each_rule_set_says_of_every_kind_field_and_word_what_it_means(String rules, String source) throws Exception {
        Path set = Path.of("rules", rules);
        Vocabulary vocabulary = TestRules.in(set).ruleSet().vocabulary();
        List<Problem> problems = new ArrayList<>();
        Meanings meanings = read(set, vocabulary, problems);
        assertThat(problems).isEmpty();
        List<String> unsaid = new ArrayList<>();
        Stream.concat(
                        vocabulary.kinds().stream(),
                        Stream.of(vocabulary.authority(), vocabulary.interview(), vocabulary.profile()))
                .forEach(kind -> addUnsaid(meanings, kind, unsaid));
        assertThat(unsaid).isEmpty();
        assertThat(vocabulary.kinds())
                .allSatisfy(kind -> assertThat(meanings.of(kind).orElseThrow()).containsPattern(source));
    }

    private static void addUnsaid(Meanings meanings, Kind kind, List<String> unsaid) {
        for (Field field : kind.fields()) {
            if (meanings.of(kind, field).isEmpty()) {
                unsaid.add(kind.word() + "/" + field.word());
            }
            field.words().stream()
                    .filter(word -> meanings.of(field, word).isEmpty())
                    .forEach(word -> unsaid.add(field.enumeration() + "/" + word));
        }
    }

    @Test
    void what_an_extended_rule_set_says_holds_where_nothing_else_is_said() throws Exception {
        Files.createSymbolicLink(folder.resolve("march-2004"), MARCH_2004.toAbsolutePath());
        Path set = Files.createDirectories(folder.resolve("more"));
        Files.writeString(set.resolve("pack.yaml"), "name: more\ntitle: More\nextends: march-2004\n");
        Files.writeString(set.resolve("meanings.yaml"), """
                kinds:
                  glossary: {says: Another thing.}
                  glossery: {says: x}
                  training: {fields: {staf: x}}
                lists:
                  ShownBy: {signatur: x}
                  ShownBye: {x: y}
                more: x
                """);
        Vocabulary vocabulary = TestRules.march2004().ruleSet().vocabulary();
        List<Problem> problems = new ArrayList<>();
        Meanings meanings = read(set, vocabulary, problems);
        Kind glossary = vocabulary.kind("glossary").orElseThrow();
        assertThat(meanings.of(glossary)).contains("Another thing.");
        assertThat(meanings.of(glossary, glossary.field("agencies").orElseThrow()))
                .contains("Those whose terms it explains.");
        assertThat(problems.stream().sorted().map(problem -> problem.toString().substring((set + "/").length())))
                .containsExactly(
                        "meanings.yaml:3:3: [meanings] unknown key \"glossery\" in kinds; did you mean \"glossary\"?",
                        "meanings.yaml:4:23: [meanings] unknown key \"staf\" in fields; did you mean \"staff\"?",
                        "meanings.yaml:6:13: [meanings] unknown key \"signatur\" in ShownBy; did you mean \"signature\"?",
                        "meanings.yaml:7:3: [meanings] unknown key \"ShownBye\" in lists; did you mean \"ShownBy\"?",
                        "meanings.yaml:8:1: [meanings] unknown key \"more\" in the file; known: \"kinds\" or \"lists\"");
    }

    @Test
    void no_grade_hangs_on_it_and_so_no_digest() throws Exception {
        assertThat(RuleFiles.read(MARCH_2004).digests()).isNotEmpty().doesNotContainKey("meanings.yaml");
    }

    @Test
    void the_schema_says_it_where_editors_look() throws Exception {
        RuleSet rules = TestRules.march2004().ruleSet();
        JsonNode schema = JsonMapper.shared()
                .readTree(EvidenceSchema.of(rules, read(MARCH_2004, rules.vocabulary(), new ArrayList<>())));
        JsonNode signUp = schema.at("/definitions/fact/properties/senior-sign-up");
        assertThat(signUp.path("description").asString())
                .isEqualTo("People who can speak for their agencies stand behind something that was drawn up together."
                        + " Source: Appendix II, questions 1 and 4.");
        assertThat(signUp.at("/properties/shown-by/description").asString())
                .startsWith("How the document shows it.\nsignature: ");
        assertThat(signUp.at("/properties/at/description").asString()).isNotEmpty();
        assertThat(schema.at("/properties/type/description").asString()).startsWith("Which kind of council it is.");
        // Beside what stands elsewhere nothing else is looked at.
        assertThat(schema.findParents("$ref"))
                .isNotEmpty()
                .allSatisfy(one -> assertThat(one.has("description")).isFalse());
        JsonNode plain = JsonMapper.shared().readTree(EvidenceSchema.of(rules));
        assertThat(plain.at("/definitions/fact/properties/senior-sign-up").has("description"))
                .isFalse();
    }
}
