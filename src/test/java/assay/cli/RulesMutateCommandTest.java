package assay.cli;

import static assay.cli.Run.assay;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mutation testing of a rule set that is small enough to see through. */
class RulesMutateCommandTest {

    private static final String RULES = """
            package tiny

            import assay.policy.*

            declare Sweep extends Fact
                streets : int
            end

            rule "One asks for"
                @source( "page 1" )
            when
            then
                insert( Criterion.minimum( "R1.M1", "twenty streets swept" ) );
            end

            rule "R1.M1 twenty streets"
                @source( "page 1" )
            when
                $sweep : Sweep( streets >= 20 )
            then
                insert( Counted.whole( "R1.M1", $sweep ) );
            end

            rule "R1.M1 fewer"
                @source( "page 1" )
            when
                $sweep : Sweep( streets < 20 )
            then
                insert( new SetAside( "R1.M1", $sweep, "fewer than twenty" ) );
            end
            """;

    @TempDir
    Path folder;

    private Path rules;

    @BeforeEach
    void writeRules() throws Exception {
        rules = Files.createDirectory(folder.resolve("tiny"));
        Files.writeString(rules.resolve("one.drl"), RULES);
        for (String file : new String[] {"grading.drl", "scoring.drl", "agreement.drl"}) {
            Files.writeString(
                    rules.resolve(file),
                    Files.readString(Path.of("rules", "common", file))
                            .replace("package common", "package tiny")
                            .replaceAll("    @interpretation.*\n", ""));
        }
        Files.writeString(rules.resolve("pack.yaml"), """
                name: tiny
                title: swept streets
                source: nobody
                grades:
                  - {id: well-behind, name: Well Behind, value: 1, met: false}
                  - {id: bit-behind, name: Bit Behind, value: 2, met: false}
                  - {id: on-course, name: On Course, value: 3, met: true}
                  - {id: well-ahead, name: Well Ahead, value: 4, met: true}
                requirements:
                  - {id: R1, number: "1", name: streets, weight: 1}
                agreements:
                  - agrees
                  - over-optimistic
                  - {id: unduly-pessimistic, name: unduly pessimistic}
                  - {id: not-rated, name: not rated}
                """);
    }

    private String fixture(String name, int streets, String expect) throws Exception {
        return Files.writeString(folder.resolve(name), """
                        authority: %s
                        documents:
                          - id: D1
                            title: Log
                            shows:
                              - sweep: {streets: %s}
                        expect: {%s}
                        """.formatted(name, streets, expect))
                .toString();
    }

    private Run mutate(String... paths) {
        return assay(Stream.concat(
                        Stream.of("rules", "mutate", "--rules", rules.toString(), "--generated", "200"),
                        Stream.of(paths))
                .toArray(String[]::new));
    }

    @Test
    void a_threshold_that_no_fixture_stands_at_survives_until_one_does() throws Exception {
        String far = fixture("far.yaml", 30, "met: [R1.M1], set-aside: {}");
        Run run = mutate(far);
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out())
                .contains(
                        "one.drl:19: $sweep : Sweep( streets >= [20 -> 21] ); no fixture notices\n",
                        "  told apart by\n    authority: Generated ",
                        "          - sweep:\n              streets: 20\n");
        String at = fixture("at.yaml", 20, "met: [R1.M1], set-aside: {}");
        assertThat(mutate(far, at).out()).doesNotContain("streets >= [20 -> 21]");
    }

    @Test
    void of_a_text_that_every_file_shows_it_is_said_what_a_fixture_has_to_expect() throws Exception {
        String texts = fixture("at.yaml", 20, "met: [R1.M1]");
        String another = "pack.yaml:2: another title; no fixture notices\n";
        assertThat(mutate(texts).out()).contains(another + "  told apart by a fixture that expects \"rules\"\n");
        assertThat(mutate("--format", "json", texts).out()).contains("\"shownBy\" : [\n        \"rules\"\n      ]");
    }

    @Test
    void programs_get_every_verdict_with_its_reason() throws Exception {
        String fixture = fixture("at.yaml", 20, "met: [R1.M1]");
        assertThat(mutate("--format", "json", fixture).out())
                .contains(
                        "\"mutation\" : \"$sweep : Sweep( streets >= [20 -> 21] )\"",
                        "\"outcome\" : \"killed\"",
                        "\"because\" : \"" + fixture + ": no rule counts the sweep in " + fixture + ", document D1");
    }

    @Test
    void fixtures_must_come_out_as_they_say_before_anything_is_changed() throws Exception {
        Run run = mutate(fixture("wrong.yaml", 2, "met: [R1.M1]"));
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("wrong.yaml:7:16: R1.M1: expected met, but it is unmet");
        assertThat(run.out()).isEmpty();
    }
}
