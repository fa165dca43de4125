package assay.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.TestRules;
import assay.evidence.Evidence;
import assay.evidence.EvidenceReader;
import assay.rules.RuleBase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What rules add up is what somebody with pencil and paper would come to, or nothing. */
class SumsTest {

    private static final String RULE = """

            rule "R9.F1 %1$s: counts"
                @source( "A letter" )
            when
                $plan : Plan( about == Matter.%2$s )
                accumulate( Amount( $one : %3$s ); $all : %4$s( $one ); $all %5$s )
            then
                insert( Counted.whole( "R9.F1", $plan ) );
            end
            """;

    private static final String ASIDE = """

            rule "R9.F1 of nothing"
                @source( "A letter" )
            when
                $plan : Plan( )
            then
                insert( new SetAside( "R9.F1", $plan, "there is nothing" ) );
            end
            """;

    @TempDir
    Path folder;

    /** A sum of binary numbers is a little less than 0.9. */
    @Test
    void decimals_are_added_up_as_they_are_written() throws Exception {
        assertThat(evaluation(RULE.formatted("shares", "SHARES", "share", "sum", "== 0.9")
                                + RULE.formatted("the mean of shares", "MEAN", "share", "average", "== 0.3")
                                + RULE.formatted(
                                        "pounds", "POUNDS", "pounds", "average", "> 799999999.3, $all < 799999999.4"))
                        .documents()
                        .get(0)
                        .facts())
                .extracting(Evaluation.FactUse::countedFor)
                .containsExactly(List.of("R9.F1"), List.of("R9.F1"), List.of("R9.F1"));
    }

    /** The rule engine's own average of these has as many decimals as they have. */
    @Test
    void an_average_of_exact_numbers_has_decimals() throws Exception {
        assertThat(evaluation(RULE.formatted(
                                        "pounds", "POUNDS", "BigDecimal.valueOf( pounds )", "average", "> 799999999.3")
                                + RULE.formatted(
                                        "shares", "SHARES", "BigDecimal.valueOf( pounds )", "average", "< 799999999.4")
                                + RULE.formatted("the mean of shares", "MEAN", "share", "average", "== 0.3"))
                        .documents()
                        .get(0)
                        .facts())
                .extracting(Evaluation.FactUse::countedFor)
                .containsExactly(List.of("R9.F1"), List.of("R9.F1"), List.of("R9.F1"));
    }

    /** In 32 bits it is less than nothing. */
    @Test
    void whole_numbers_that_come_to_more_than_rules_can_hold_are_told() {
        assertThatThrownBy(() -> evaluation(RULE.formatted("pounds", "POUNDS", "pounds", "sum", "> 100")))
                .isInstanceOf(RuleFault.class)
                .hasMessageContaining(
                        "the sum of whole numbers is 2399999998, and can be 2147483647 at most; add up a field that is"
                                + " declared as double, and where what is added up is worked out, have what it comes to"
                                + " recorded in one");
    }

    @Test
    void comments_are_no_part_of_what_is_added_up() throws Exception {
        String share = RULE.formatted("shares", "SHARES", "share", "sum", "== 0.9");
        String mean = RULE.formatted("the mean of shares", "MEAN", "share", "average", "== 0.3");
        assertThat(evaluation(share.replace("sum( $one )", "sum( /* all (of them */ $one )")
                                + mean.replace("average( $one )", "average( $one // each, once )\n )")
                                + RULE.formatted("pounds", "POUNDS", "pounds", "max", "> 1"))
                        .documents()
                        .get(0)
                        .facts())
                .extracting(Evaluation.FactUse::countedFor)
                .containsExactly(List.of("R9.F1"), List.of("R9.F1"), List.of("R9.F1"));
    }

    /** Each function is what its name is bound to, and not what is called alike within another. */
    @Test
    void a_function_within_another_is_none_of_its_own() throws Exception {
        String share = RULE.formatted("shares", "SHARES", "share", "sum", "> 0.8, $most <= $all")
                .replace("sum( $one )", "sum( Math.max( $one, 0 ) ), $most : max( $one )");
        assertThat(evaluation(share
                                + RULE.formatted("the mean of shares", "MEAN", "share", "average", "== 0.3")
                                + RULE.formatted("pounds", "POUNDS", "pounds", "max", "> 1"))
                        .documents()
                        .get(0)
                        .facts())
                .extracting(Evaluation.FactUse::countedFor)
                .containsExactly(List.of("R9.F1"), List.of("R9.F1"), List.of("R9.F1"));
    }

    /** What is asked of nothing would fail here, or hold. */
    @Test
    void of_no_facts_nothing_is_the_largest_whatever_else_is_made_of_them() throws Exception {
        String aside = """

                rule "R9.F1 of nothing"
                    @source( "A letter" )
                when
                    $plan : Plan( about != Matter.MEAN )
                then
                    insert( new SetAside( "R9.F1", $plan, "there is nothing" ) );
                end
                """;
        String made = """

                rule "R9.F1 %1$s: counts"
                    @source( "A letter" )
                when
                    $plan : Plan( about == Matter.%2$s )
                    accumulate( Amount( $one : pounds, share %3$s );
                        $most : max( $one ), $least : min( $one ), $mean : average( $one ), $many : count( $one ); %4$s )
                then
                    insert( Counted.whole( "R9.F1", $plan ) );
                end
                """;
        assertThat(evaluation(aside
                                + made.formatted("none", "POUNDS", "> 1", "$most - $least < 2")
                                + made.formatted("none of a number", "SHARES", "> 1", "$many < 2")
                                + made.formatted("some", "MEAN", "< 1", "$most - $least == 1, $many == 3"))
                        .documents()
                        .get(0)
                        .facts())
                .extracting(Evaluation.FactUse::countedFor)
                .containsExactly(List.of(), List.of(), List.of("R9.F1"));
    }

    /** Drools takes a result that stands second in such a comparison for the first, or does not compile it. */
    @Test
    void what_accumulate_makes_is_compared_as_it_is_written() throws Exception {
        List<String> holds = List.of(
                "$most > $least",
                "$least < $most",
                "$least * 300 < $most",
                "$share < $whole",
                "$many < $most, $mean > $least, $all > $most",
                "$all > $most && $most > $mean",
                "$many == 3, $all - $most >= $least, $most > 1",
                "$least > $most || $many == 3",
                "$limit < $most",
                "$limit == 5, $many == 3",
                "$many in ( 2, 3 )",
                "$many not in ( 1, 2 ), $most > 1",
                "$many in ( 1, 2 ) || $most in ( $all, $most )");
        List<String> not = List.of(
                "$many in ( 1, 2 )",
                "$many not in ( 2, 3 )",
                "$many in ( 2, 3 ), $least not in ( $least )",
                "$all < $many",
                "$many > $all",
                "$least - $most > 0",
                "$whole < $share",
                "$many < $most, $all < $most",
                "$all > $most && $most < $mean",
                "$many == 3, $all - $most < $least, $most > 1",
                "$least > $most || $many == 2",
                "$limit > $most",
                "$many == 3, $limit == 6");
        String rules =
                Stream.concat(holds.stream(), not.stream()).map("""

                        rule "%1$s"
                            @source( "A letter" )
                        when
                            $plan : Plan( about == Matter.POUNDS, $limit : limit )
                            accumulate( Amount( $one : small, $part : share );
                                $most : max( $one ), $least : min( $one ), $mean : average( $one ), $all : sum( $one ),
                                $many : count( $one ), $share : min( $part ), $whole : sum( $part );
                                %1$s )
                        then
                            insert( new Note( $plan, "%1$s" ) );
                        end
                        """::formatted).collect(Collectors.joining());
        assertThat(evaluation(ASIDE + rules).notes())
                .filteredOn(note -> holds.contains(note) || not.contains(note))
                .containsExactlyInAnyOrderElementsOf(holds);
    }

    @Test
    void what_accumulate_makes_is_compared_as_it_is_written_where_its_name_is_written_short() throws Exception {
        String rule = """

                rule "R9.F1 %1$s: counts"
                    @source( "A letter" )
                when
                    $plan : Plan( about == Matter.%2$s )
                    acc ( Amount( $one : small ); $most : max( $one ), $least : min( $one ); %3$s )
                then
                    insert( Counted.whole( "R9.F1", $plan ) );
                end
                """;
        assertThat(evaluation(ASIDE
                                + rule.formatted("less", "POUNDS", "$least < $most")
                                + rule.formatted("more", "SHARES", "$least * 2 > $most"))
                        .documents()
                        .get(0)
                        .facts())
                .extracting(Evaluation.FactUse::countedFor)
                .startsWith(List.of("R9.F1"), List.of());
    }

    /** So it is where the one number that is made is bound before it is compared. */
    @Test
    void a_number_is_compared_with_another_by_its_name() throws Exception {
        String rule = """

                rule "R9.F1 %1$s: counts"
                    @source( "A letter" )
                when
                    $plan : Plan( about == Matter.%2$s, $limit : limit )
                    $all : Integer( $limit %3$s $all ) from accumulate( Amount( $one : small ), sum( $one ) )
                then
                    insert( Counted.whole( "R9.F1", $plan ) );
                end
                """;
        assertThat(evaluation(ASIDE + rule.formatted("less", "POUNDS", "<") + rule.formatted("more", "SHARES", ">"))
                        .documents()
                        .get(0)
                        .facts())
                .extracting(Evaluation.FactUse::countedFor)
                .containsExactly(List.of("R9.F1"), List.of(), List.of());
    }

    /** What is taken for its name there has another length. */
    @Test
    void a_number_is_compared_as_this_whatever_stands_beside_it_and_whatever_it_is_bound_to() throws Exception {
        List<String> holds = List.of(
                "Integer( this>1101 )",
                "Integer( this==1102 )",
                "$a : Integer( this >= 1102, this<1103 )",
                "$everything : Integer( this==1102, $everything == this )");
        List<String> not = List.of("Integer( this>1102 )", "$a : Integer( this<1102 )", "$a : Integer( this!=1102 )");
        String rules =
                Stream.concat(holds.stream(), not.stream()).map("""

                        rule "%1$s"
                            @source( "A letter" )
                        when
                            $plan : Plan( about == Matter.POUNDS )
                            %1$s from accumulate( Amount( $one : small ), sum( $one ) )
                        then
                            insert( new Note( $plan, "%1$s" ) );
                        end
                        """::formatted).collect(Collectors.joining());
        assertThat(evaluation(ASIDE + rules).notes())
                .filteredOn(note -> holds.contains(note) || not.contains(note))
                .containsExactlyInAnyOrderElementsOf(holds);
    }

    /** Drools gives what is worked out no type, or does not compile it; and of days no more than that they can be compared. */
    @Test
    void what_is_worked_out_of_each_is_added_up_and_days_stay_days() throws Exception {
        List<String> holds = List.of(
                "$twice : sum( $one * 2 ), $most : max( $one ); $twice == 2204, $twice > $most",
                "$twice : sum( ( $one + 1 ) * 2 ), $least : min( $one - 1 ); $twice == 2210, $least == 2",
                "$all : sum( $one + $more ), $most : max( $one ); $all == 3500, $all > $most",
                "$all : sum( $amount.small ), $most : max( $amount.small - 1 ); $all == 1102, $most == 998",
                "$first : min( $paid ), $last : max( $paid ); $last <= $first.plusDays( 50 )",
                "$first : min( $paid ), $last : max( $paid ); $last.isAfter( $first )",
                "$first : min( $paid.plusDays( 3 ) ); $first.isBefore( LocalDate.of( 2004, 1, 5 ) )",
                "$last : max( $paid ); $last.getYear() == 2004");
        List<String> not = List.of(
                "$twice : sum( $one * 2 ), $most : max( $one ); $twice < $most",
                "$first : min( $paid ), $last : max( $paid ); $last <= $first.plusDays( 49 )",
                "$first : min( $paid ), $last : max( $paid ); $first.isAfter( $last )",
                "$last : max( $paid ); $last.getYear() == 2005");
        String rules =
                Stream.concat(holds.stream(), not.stream()).map("""

                        rule "%1$s"
                            @source( "A letter" )
                        when
                            $plan : Plan( about == Matter.POUNDS )
                            accumulate( $amount : Amount( $one : small, $more : more, $paid : paid ); %1$s )
                        then
                            insert( new Note( $plan, "%1$s" ) );
                        end
                        """::formatted).collect(Collectors.joining());
        assertThat(evaluation(ASIDE + rules).notes())
                .filteredOn(note -> holds.contains(note) || not.contains(note))
                .containsExactlyInAnyOrderElementsOf(holds);
    }

    /** Drools says of what goes wrong behind accumulate neither in which rule nor where. */
    @Test
    void what_goes_wrong_as_facts_are_added_up_is_told_at_its_rule() {
        assertThatThrownBy(() -> evaluation(ASIDE + """

                rule "R9.F1 too much"
                    @source( "A letter" )
                when
                    $plan : Plan( about == Matter.POUNDS )
                    accumulate( Amount( $one : pounds ); $all : sum( $one * 10 ), $most : max( $one ); $all > $most )
                then
                    insert( Counted.whole( "R9.F1", $plan ) );
                end
                """))
                .isInstanceOf(RuleFault.class)
                .hasMessageMatching(".*amounts\\.drl:\\d+: the rule cannot be followed: a number becomes too large"
                        + " \\(\"R9\\.F1 too much\"\\)")
                .extracting(fault -> ((RuleFault) fault).rule().orElse(""))
                .isEqualTo("R9.F1 too much");
    }

    private Evaluation evaluation(String rules) throws Exception {
        Files.writeString(folder.resolve("pack.yaml"), "name: amounts\nextends: march-2004\n");
        Files.writeString(folder.resolve("amounts.drl"), """
                package march2004

                import assay.policy.*
                import java.math.BigDecimal
                import java.time.LocalDate

                declare enum Matter
                    POUNDS, SHARES, MEAN;
                end

                declare Plan extends Fact
                    about : Matter
                    limit : int
                end

                declare Amount extends Fact
                    pounds : int
                    small : int
                    share : double
                    more : int
                    paid : LocalDate
                end

                rule "R9.F1 an amount by itself"
                    @source( "A letter" )
                when
                    $amount : Amount()
                then
                    insert( new SetAside( "R9.F1", $amount, "it is no plan" ) );
                end
                """ + rules);
        RuleBase base = TestRules.in(folder);
        Evidence evidence =
                new EvidenceReader(base.ruleSet()).read("amounts.yaml", """
                        authority: Anywhere
                        type: county
                        documents:
                          - id: D1
                            title: Amounts
                            shows:
                              - plan: {about: pounds, limit: 5}
                              - plan: {about: shares, limit: 5}
                              - plan: {about: mean, limit: 5}
                          - id: D2
                            title: Some more
                            shows:
                              - amount: {pounds: 799999999, small: 3, share: 0.1, more: 799, paid: 2004-01-01}
                              - amount: {pounds: 799999999, small: 100, share: 0.7, more: 799, paid: 2004-02-01}
                              - amount: {pounds: 800000000, small: 999, share: 0.1, more: 800, paid: 2004-02-20}
                        """.getBytes(StandardCharsets.UTF_8));
        return new Evaluator(base).evaluate(evidence);
    }
}
