package assay.cli;

import static assay.cli.Run.assay;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code rules check} refuses, no other command runs: it says the same instead. */
class RefusedRulesTest {

    private static final String MARCH =
            Path.of("rules", "march-2004").toAbsolutePath().toString();

    @TempDir
    Path folder;

    /** The import is in no rule, and so nothing is compiled. */
    @BeforeEach
    void write_rules() throws IOException {
        Path set = new RuleSets(folder).extending("refused", MARCH);
        Files.writeString(set.resolve("refused.drl"), """
                package march2004

                import assay.policy.*
                import java.nio.file.Files

                rule "Never so"
                    @source( "nowhere" )
                when
                    Directory( voluntaryOrganisations > 5, voluntaryOrganisations < 3 )
                then
                    insert( new Note( "never" ) );
                end

                rule "A day in quotes"
                when
                    Interview( held != null, held > "01-May-2003" )
                then
                    insert( new Note( "a day" ) );
                end

                rule "A field that may be left out"
                    @source( "nowhere" )
                when
                    Interview( hardest.length > 3, hardest str[startsWith] "x" )
                then
                    insert( new Note( "long" ) );
                end
                """);
    }

    private Run with(String command) {
        return assay(Stream.of(command.split(" "))
                .map(one -> one.replace("FOLDER", folder.toString()).replace("MARCH", MARCH))
                .toArray(String[]::new));
    }

    private String errors() {
        Run check = with("rules check FOLDER/refused");
        assertThat(check.exit()).isEqualTo(3);
        assertThat(check.out()).isEqualTo("4 errors, 1 warning\n");
        List<String> lines = check.err().lines().toList();
        assertThat(lines)
                .extracting(line -> line.replace(folder + "/refused/refused.drl:", ""))
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("4:8: [import] "),
                        line -> assertThat(line).startsWith("9:16: [never-matches] "),
                        line -> assertThat(line).startsWith("14:1: [no-source] "),
                        line -> assertThat(line).startsWith("16:37: [comparison] "),
                        line -> assertThat(line)
                                .isEqualTo(
                                        "24:16: [may-be-left-out] hardest may be left out; write hardest != null first"));
        return String.join(
                        "\n",
                        lines.stream()
                                .filter(line -> !line.contains("[no-source]"))
                                .toList())
                + "\n";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evaluate --rules FOLDER/refused fixtures/worked-example.yaml",
                "explain --rules FOLDER/refused fixtures/worked-example.yaml R9",
                "verify --rules FOLDER/refused fixtures/worked-example.yaml",
                "what-if --rules FOLDER/refused fixtures/worked-example.yaml",
                "compare --rules FOLDER/refused --with MARCH fixtures/worked-example.yaml",
                "compare --rules MARCH --with FOLDER/refused fixtures/worked-example.yaml",
                "sensitivity --rules FOLDER/refused fixtures/worked-example.yaml",
                "sensitivity --rules MARCH --variants FOLDER fixtures/worked-example.yaml",
                "study --rules FOLDER/refused fixtures/study",
                "audit --rules FOLDER/refused fixtures/published-figures.csv fixtures/study",
                "import --rules FOLDER/refused --output FOLDER/imported fixtures/interviews-export.csv",
                "template --rules FOLDER/refused",
                "schema --rules FOLDER/refused",
                "rurality --rules FOLDER/refused fixtures/wards.csv",
                "rules list --rules FOLDER/refused",
                "rules coverage --rules FOLDER/refused fixtures/worked-example.yaml",
                "rules mutate --rules FOLDER/refused fixtures/worked-example.yaml",
                "rules new criterion R9.F9 --rules FOLDER/refused --title more",
                "rules new kind joint-post --for R8.F1 --rules FOLDER/refused",
                "rules new variant three --rules FOLDER/refused",
            })
    void every_command_says_what_the_check_says(String command) {
        Run run = with(command);
        assertThat(run.err()).isEqualTo(errors());
        assertThat(run.out()).isEmpty();
        assertThat(run.exit()).isEqualTo(3);
    }

    @Test
    void warnings_are_those_of_the_check_alone() throws Exception {
        Path file = folder.resolve("refused/refused.drl");
        Files.writeString(file, """
                package march2004

                import assay.policy.*

                rule "A hundredth of the organisations"
                when
                    Directory( voluntaryOrganisations >= 0, $n : voluntaryOrganisations )
                then
                    insert( new Note( "a number: " + $n ) );
                end
                """);
        Run check = with("rules check FOLDER/refused");
        assertThat(check.exit()).isZero();
        assertThat(check.err().lines())
                .hasSize(2)
                .allMatch(line -> line.contains("[no-source]") || line.contains("[always-holds]"));
        Run evaluated = with("evaluate --rules FOLDER/refused fixtures/worked-example.yaml");
        assertThat(evaluated.exit()).isZero();
        assertThat(evaluated.err()).isEmpty();
    }
}
