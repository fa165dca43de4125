package assay.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import assay.evidence.Evidence;
import assay.evidence.EvidenceReader;
import assay.problem.ProblemsException;
import assay.rules.RuleBase;
import assay.rules.UncheckedRules;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Grades alone are found without anything that only tells why, and what is wrong with rules that they hang on is told. */
class SummaryTest {

    @TempDir
    Path folder;

    @Test
    void what_only_tells_why_is_not_found_out() throws Exception {
        // There is no such standing here, but it would lead to a better grade; and no grade hangs on what is remarked.
        RuleBase rules = UncheckedRules.march2004With(folder, """
                rule "asked of what would lead to a better grade"
                    @source( "x" )
                when
                    $progress : Progress( standing.met.contains( "R9.M1" ), requirement == "R9" )
                then
                    insert( new Graded( $progress, "on-course", "twice: " + 1 / ( $progress.getFurtherMet() * 0 ) ) );
                end

                rule "asked of remarks"
                    @source( "x" )
                when
                    Rating( given )
                    Rating( given, $weight : weight )
                then
                    insert( new Note( "" + 1 / ( $weight * 0 ) ) );
                end
                """);
        Evidence evidence = leaflet(rules);
        assertThat(catchThrowableOfType(RuleFault.class, () -> new Evaluator(rules).evaluate(evidence)))
                .hasMessageContaining("(\"asked of ");
        Evaluator evaluator = new Evaluator(rules);
        for (int time = 0; time < 4; time++) {
            assertThat(evaluator.summary(evidence).grades()).containsEntry("R9", "Well Behind");
        }
    }

    @Test
    void a_rule_that_counts_for_what_nobody_asks_for_is_told_of_in_the_same_words() throws Exception {
        RuleBase rules = UncheckedRules.march2004With(folder, """
                rule "a leaflet"
                    @source( "x" )
                when
                    $leaflet : ConsentLeaflet()
                    Criterion( id == "R7.M1", $id : id )
                then
                    insert( Counted.whole( $id + "9", $leaflet ) );
                end
                """);
        toldAlike(rules, "no requirement asks for the criterion \"R7.M19\"");
    }

    @Test
    void a_rule_that_counts_for_a_part_that_there_is_not_is_told_of_in_the_same_words() throws Exception {
        RuleBase rules = UncheckedRules.march2004With(folder, """
                rule "a leaflet"
                    @source( "x" )
                when
                    $leaflet : ConsentLeaflet()
                then
                    insert( new Counted( "R6.A2", "housing", $leaflet ) );
                end
                """);
        toldAlike(rules, "the criterion R6.A2 has no part \"housing\"");
    }

    @Test
    void a_grade_that_is_said_to_be_held_elsewhere_is_told_of_in_the_same_words() throws Exception {
        RuleBase rules = UncheckedRules.march2004With(folder, """
                rule "held"
                    @source( "x" )
                when
                    $progress : Progress( requirement == "R9" )
                then
                    insert( new Capped( $progress, "well-ahead", "held" ) );
                end
                """);
        toldAlike(rules, "the grade is said to be held at \"Well Ahead\", and it is \"Well Behind\"");
    }

    private static void toldAlike(RuleBase rules, String why) throws Exception {
        Evidence evidence = leaflet(rules);
        RuleFault fault = catchThrowableOfType(RuleFault.class, () -> new Evaluator(rules).evaluate(evidence));
        assertThat(fault).hasMessageContaining(why);
        Evaluator evaluator = new Evaluator(rules);
        for (int time = 0; time < 4; time++) {
            assertThat(catchThrowableOfType(RuleFault.class, () -> evaluator.summary(evidence)))
                    .hasMessage(fault.getMessage());
        }
    }

    private static Evidence leaflet(RuleBase rules) throws ProblemsException {
        return new EvidenceReader(rules.ruleSet())
                .read(
                        "made.yaml",
                        ("authority: Ashby\ntype: unitary\ndocuments:\n  - {id: D1, title: A, shows: [{consent-leaflet:"
                                        + " {about: information sharing, audience: [families]}}]}\n")
                                .getBytes(StandardCharsets.UTF_8));
    }
}
