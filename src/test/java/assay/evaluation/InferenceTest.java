package assay.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import assay.TestRules;
import assay.compile.Watchdog;
import assay.policy.wards.Authority;
import assay.policy.wards.Rurality;
import assay.rules.RuleBase;
import assay.rurality.WardSubject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules that grade nothing: what they conclude, with the rule that did, and what stops them. */
class InferenceTest {

    private static final Authority ALDERMERE = new Authority("Aldermere", 3, 1, 300, 100);

    private static final Watchdog.Limits SHORT = new Watchdog.Limits(Duration.ofSeconds(1), Duration.ofMinutes(10));

    /** A row of loops, one in another, whose end nobody waits for. */
    private static final String LONG =
            "java.util.List<String> t = java.util.List.of( \"0\", \"1\", \"2\", \"3\", \"4\", \"5\","
                    + " \"6\", \"7\", \"8\", \"9\" ); for ( String a : t ) for ( String b : t ) for ( String c : t ) for ( String d : t )"
                    + " for ( String e : t ) for ( String f : t ) for ( String g : t ) for ( String h : t ) for ( String i : t ) { } ";

    @TempDir
    Path folder;

    private static List<Inference.Conclusion<Rurality>> rurality(Inference inference) {
        inference.settle(WardSubject.AVERAGED, List.of(ALDERMERE));
        return inference.concluded(Rurality.class);
    }

    private RuleBase rules(String consequence) throws Exception {
        for (String file : List.of("pack.yaml", "interpretations.yaml", "authorities.drl")) {
            String text = Files.readString(Path.of("rules", "rurality", file));
            Files.writeString(
                    folder.resolve(file), text.replace("insert( Rurality", consequence + " insert( Rurality"));
        }
        return TestRules.in(folder);
    }

    @Test
    void a_conclusion_has_the_rule_that_drew_it() throws Exception {
        assertThat(Inference.with(rules(""), InferenceTest::rurality))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.what().authority()).isEqualTo(ALDERMERE);
                    assertThat(one.what().inDigits()).isEqualTo("33.33333");
                    assertThat(one.rule().file()).isEqualTo("authorities.drl");
                });
    }

    @Test
    void a_rule_that_does_not_come_to_an_end_is_given_up() throws Exception {
        RuleBase rules = rules(LONG);
        assertThat(catchThrowableOfType(RuleFault.class, () -> Inference.with(rules, InferenceTest::rurality, SHORT)))
                .hasMessageStartingWith(folder + "/authorities.drl:7: the rules do not settle: this one does not come");
    }

    @Test
    void a_condition_that_takes_too_long_is_blamed_on_its_rule_and_not_on_one_that_has_fired() throws Exception {
        rules("");
        Path file = folder.resolve("authorities.drl");
        Files.writeString(file, Files.readString(file) + """

                        rule "Two of which one has fewer wards than another"
                        when
                            Authority( $one : wards )
                            $authority : Authority( $two : wards )
                            exists Authority( wards * $one > 1000 * $two )
                        then
                            insert( Rurality.percent( $authority, 1, 2 ) );
                        end
                        """);
        RuleBase rules = TestRules.in(folder);
        List<Authority> authorities = IntStream.rangeClosed(1, 500)
                .mapToObj(i -> new Authority("Authority " + i, 3, 1, 300, 100))
                .toList();
        assertThat(catchThrowableOfType(
                        RuleFault.class,
                        () -> Inference.with(
                                rules,
                                inference -> {
                                    inference.settle(WardSubject.AVERAGED, authorities);
                                    return "";
                                },
                                SHORT)))
                .hasMessage(folder
                        + "/authorities.drl:16: the rules do not settle: what this one asks for takes too long to find"
                        + " (\"Two of which one has fewer wards than another\")");
    }

    @Test
    void a_rule_that_cannot_be_followed_says_why() throws Exception {
        RuleBase rules = rules("insert( Rurality.percent( $authority, 4, $wards ) );");
        assertThat(catchThrowableOfType(RuleFault.class, () -> Inference.with(rules, InferenceTest::rurality)))
                .hasMessageStartingWith(
                        folder + "/authorities.drl:7: the rule cannot be followed: 4 is no part of 3 (");
    }
}
