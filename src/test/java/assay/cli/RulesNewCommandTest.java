package assay.cli;

import static assay.cli.Run.assay;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a new criterion begins with. */
class RulesNewCommandTest {

    @TempDir
    Path folder;

    private Path rules;
    private Path fixtures;

    @BeforeEach
    void copyRules() throws Exception {
        rules = Files.createDirectory(folder.resolve("rules"));
        fixtures = folder.resolve("fixtures");
        try (Stream<Path> files = Files.list(Path.of("rules", "march-2004"))) {
            for (Path file : files.toList()) {
                Files.copy(file, rules.resolve(file.getFileName()));
            }
        }
    }

    private Run begin(String... arguments) {
        List<String> all = new ArrayList<>(List.of("rules", "new", "criterion", "--rules", rules.toString()));
        all.addAll(List.of("--fixtures", fixtures.toString()));
        all.addAll(List.of(arguments));
        return assay(all.toArray(String[]::new));
    }

    @Test
    void the_rules_compile_and_the_fixtures_pass_as_they_are() throws Exception {
        Run run = begin("R8.F3", "--title", "a joint post", "--evidence", "joint-post");
        assertThat(run.err()).isEmpty();
        assertThat(run.out().lines())
                .containsExactly(
                        rules.resolve("requirement-8.drl").toString(),
                        fixtures.resolve("r8-f3-what-counts.yaml").toString(),
                        fixtures.resolve("r8-f3-what-is-set-aside.yaml").toString());
        assertThat(assay("verify", "--rules", rules.toString(), fixtures.toString())
                        .out())
                .isEqualTo("2 passed, 0 failed\n");
        assertThat(Files.readString(rules.resolve("requirement-8.drl"))).contains("""
                        SURE_START, Agency.CHILDRENS_FUND ).atLeast( 2 ) );
                            insert( Criterion.further( "R8.F3", "a joint post" ) );
                        end
                        """, """
                        declare JointPost extends Fact
                            status : JointPostStatus
                        end
                        """);
        assertThat(Files.readString(fixtures.resolve("r8-f3-what-counts.yaml")))
                .startsWith("# yaml-language-server: $schema=../rules/evidence.schema.json\n")
                .contains("      - joint-post:\n          status: in place\nexpect:\n  met: [R8.F3]\n");
    }

    @ParameterizedTest
    @CsvSource({
        "R2.M3, practice-discussion, 'insert( Criterion.minimum( \"R2.M3\"'",
        "R9.W1, process-map, 'insert( Criterion.condition( \"R9.W1\"'",
        "R5.F9, , 'declare R5F9Evidence extends Fact'"
    })
    void its_form_follows_from_its_name_and_any_kind_of_evidence_will_do(String id, String evidence, String written)
            throws Exception {
        Run run = evidence == null ? begin(id) : begin(id, "--evidence", evidence);
        assertThat(run.err()).isEmpty();
        assertThat(Files.readString(Path.of(run.out().lines().findFirst().orElseThrow())))
                .contains(written);
        assertThat(assay("verify", "--rules", rules.toString(), fixtures.toString())
                        .exit())
                .isZero();
    }

    @Test
    void a_rule_set_that_builds_on_another_gets_a_file_of_its_own() throws Exception {
        rules = Files.createDirectory(folder.resolve("more"));
        Files.writeString(rules.resolve("pack.yaml"), "name: more\nextends: march-2004\n");
        assertThat(begin("R8.F3").out()).startsWith(rules.resolve("requirement-r8-more.drl") + "\n");
        assertThat(begin("R8.F4").out()).startsWith(rules.resolve("requirement-r8-more.drl") + "\n");
        assertThat(assay("verify", "--rules", rules.toString(), fixtures.toString())
                        .out())
                .isEqualTo("4 passed, 0 failed\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "R8.F1    | assay: there is a criterion R8.F1 already",
                "R88.F1   | assay: pack.yaml has no requirement \"R88\"; did you mean \"R8\"?",
                "R8       | assay: \"R8\" names no criterion; one is named as R8.F3 is",
                "../x.F1  | assay: \"../x.F1\" names no criterion"
            })
    void what_cannot_be_is_told_and_nothing_is_written(String id, String told) throws Exception {
        Run run = begin(id);
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).startsWith(told);
        assertThat(fixtures).doesNotExist();
    }

    @Test
    void nothing_is_written_where_a_fixture_is_there_already_or_a_word_is_none() throws Exception {
        Files.createDirectory(fixtures);
        Files.writeString(fixtures.resolve("r8-f3-what-is-set-aside.yaml"), "mine\n");
        String before = Files.readString(rules.resolve("requirement-8.drl"));
        assertThat(begin("R8.F3").err()).contains("r8-f3-what-is-set-aside.yaml is there already; nothing was written");
        assertThat(begin("R8.F4", "--evidence", "Joint Post").err()).contains("named in small letters");
        assertThat(begin("R8.F4", "--title", "a \"post\"").err()).contains("no quotes");
        assertThat(Files.readString(rules.resolve("requirement-8.drl"))).isEqualTo(before);
        assertThat(fixtures.resolve("r8-f3-what-counts.yaml")).doesNotExist();
    }
}
