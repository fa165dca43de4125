package assay.rurality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import assay.TestRules;
import assay.evaluation.RuleFault;
import assay.problem.Problem;
import assay.problem.ProblemsException;
import assay.ruleset.Interpretation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What each rule about wards does, why, and what becomes of rules that somebody edits. */
class AdjustmentTest {

    private static final Path RULES = Path.of("rules", "rurality");
    private static final String TO_URBAN = "A rural ward in the two most dense deciles becomes urban";
    private static final String WRITTEN =
            "A rural ward in the {dense-deciles|1 most dense decile|# most dense deciles} becomes urban";
    private static final String TO_RURAL = "An urban ward in the two least dense deciles becomes rural";

    @TempDir
    Path folder;

    private Path rules;

    @BeforeEach
    void copyRules() throws IOException {
        rules = Files.createDirectory(folder.resolve("rurality"));
        for (String file :
                List.of("pack.yaml", "parameters.yaml", "interpretations.yaml", "wards.drl", "authorities.drl")) {
            Files.copy(RULES.resolve(file), rules.resolve(file));
        }
    }

    /** Twenty wards of one authority, W1 to W20 by density, classified by letters, one for each. */
    private WardList wards(String classified, String... kept) throws Exception {
        List<String> lines = new ArrayList<>(List.of("ward,authority,population,area,classified,keep"));
        for (int i = 1; i <= classified.length(); i++) {
            String start = "W" + i + " ";
            String keep = "";
            for (String one : kept) {
                keep = one.startsWith(start) ? one.substring(start.length()) : keep;
            }
            String word = classified.charAt(i - 1) == 'r' ? "rural" : "urban";
            lines.add("W" + i + ",Aldermere," + i * 10 + ",4," + word + "," + keep);
        }
        return WardList.read(Files.write(folder.resolve("wards.csv"), lines), "wards.csv");
    }

    private Adjustment adjusted(WardList list) throws Exception {
        return adjusted(rules, list);
    }

    private static Adjustment adjusted(Path rules, WardList list) throws Exception {
        return Adjustment.of(TestRules.in(rules), list);
    }

    private void edit(String file, String from, String to) throws IOException {
        Path path = rules.resolve(file);
        String text = Files.readString(path);
        assertThat(text).contains(from);
        Files.writeString(path, text.replace(from, to));
    }

    private Problem fault(WardList list) {
        return catchThrowableOfType(RuleFault.class, () -> adjusted(list)).problem();
    }

    private int lineOf(String file, String rule) throws IOException {
        return 1 + Files.readAllLines(rules.resolve(file)).indexOf("rule \"" + rule + "\"");
    }

    private static List<String> changed(Adjustment adjustment) {
        return adjustment.changed().stream().map(one -> one.ward().name()).toList();
    }

    @Test
    void rural_wards_of_deciles_9_and_10_become_urban_and_those_of_decile_8_do_not() throws Exception {
        Adjustment adjustment = adjusted(wards("rrrrrrrrrrrrrrrrrrrr"));
        assertThat(adjustment.changed())
                .extracting(
                        one -> one.ward().name(),
                        one -> one.ward().decile(),
                        one -> one.to().word(),
                        Adjustment.Changed::reason,
                        one -> one.rule().name())
                .containsExactly(
                        tuple("W17", 9, "urban", "it is in one of the two most dense deciles", TO_URBAN),
                        tuple("W18", 9, "urban", "it is in one of the two most dense deciles", TO_URBAN),
                        tuple("W19", 10, "urban", "it is in one of the two most dense deciles", TO_URBAN),
                        tuple("W20", 10, "urban", "it is in one of the two most dense deciles", TO_URBAN));
        assertThat(adjustment.changed().get(0).rule().line()).isEqualTo(lineOf("wards.drl", WRITTEN));
        assertThat(adjustment.changed().get(0).ward().density()).isEqualByComparingTo("42.5");
        assertThat(adjustment.kept()).isEmpty();
        assertThat(adjustment.authorities())
                .extracting(
                        Adjustment.Result::authority,
                        Adjustment.Result::wards,
                        Adjustment.Result::ruralBefore,
                        Adjustment.Result::ruralAfter,
                        Adjustment.Result::score)
                .containsExactly(tuple("Aldermere", 20, 20, 16, "80"));
    }

    @Test
    void urban_wards_of_deciles_1_and_2_become_rural_and_those_of_decile_3_do_not() throws Exception {
        Adjustment adjustment = adjusted(wards("uuuuuuuuuuuuuuuuuuuu"));
        assertThat(adjustment.changed())
                .extracting(
                        one -> one.ward().name(),
                        one -> one.ward().decile(),
                        one -> one.to().word(),
                        Adjustment.Changed::reason,
                        one -> one.rule().name())
                .containsExactly(
                        tuple("W1", 1, "rural", "it is in one of the two least dense deciles", TO_RURAL),
                        tuple("W2", 1, "rural", "it is in one of the two least dense deciles", TO_RURAL),
                        tuple("W3", 2, "rural", "it is in one of the two least dense deciles", TO_RURAL),
                        tuple("W4", 2, "rural", "it is in one of the two least dense deciles", TO_RURAL));
        assertThat(adjustment.authorities())
                .extracting(Adjustment.Result::ruralBefore, Adjustment.Result::ruralAfter, Adjustment.Result::score)
                .containsExactly(tuple(0, 4, "20"));
    }

    @Test
    void wards_that_are_classified_as_their_deciles_would_have_it_are_not_spoken_of() throws Exception {
        Adjustment adjustment = adjusted(wards("rrrrrrrruuuuuuuuuuuu"));
        assertThat(adjustment.changed()).isEmpty();
        assertThat(adjustment.kept()).isEmpty();
        assertThat(adjustment.interpretations()).extracting(Interpretation::id).containsExactly("W7", "W8");
    }

    @Test
    void what_takes_precedence_keeps_a_ward_and_is_its_reason() throws Exception {
        Adjustment adjustment =
                adjusted(wards("urrrrrrrruuuuuuuuuur", "W1 the airport", "W20 a rural priority area", "W9 no need"));
        assertThat(adjustment.changed()).isEmpty();
        assertThat(adjustment.kept())
                .extracting(
                        one -> one.ward().name(),
                        Adjustment.Left::reason,
                        one -> one.rule().name())
                .containsExactly(
                        tuple(
                                "W1",
                                "the airport",
                                "An urban ward in the two least dense deciles is kept for a reason that takes precedence"),
                        tuple(
                                "W20",
                                "a rural priority area",
                                "A rural ward in the two most dense deciles is kept for a reason that takes precedence"));
        assertThat(adjustment.interpretations()).extracting(Interpretation::id).containsExactly("W5", "W6", "W7", "W8");
        assertThat(adjustment.remarks())
                .containsExactly(
                        new Problem(
                                "wards.csv",
                                10,
                                6,
                                "no reason to keep this ward is needed: it is rural in decile 5, and nothing would have changed it"));
    }

    @Test
    void of_nine_wards_none_changes_and_each_is_kept_and_of_ten_some_change() throws Exception {
        Adjustment nine = adjusted(wards("uuuurrrrr"));
        assertThat(nine.changed()).isEmpty();
        assertThat(nine.kept())
                .hasSize(9)
                .extracting(Adjustment.Left::reason, one -> one.rule().name())
                .containsOnly(tuple(
                        "too few wards for deciles: 9 where ten are needed",
                        "Fewer than ten wards are too few for deciles, so that all are kept"));
        assertThat(nine.authorities()).extracting(Adjustment.Result::score).containsExactly("55.55556");
        assertThat(changed(adjusted(wards("uuuuurrrrr")))).containsExactly("W1", "W10", "W2", "W9");
    }

    @Test
    void wards_are_listed_by_authority_and_name_whatever_their_order_in_the_file() throws Exception {
        List<String> lines = new ArrayList<>(List.of("ward,authority,population,area,classified"));
        for (int i = 10; i > 0; i--) {
            lines.add((i % 2 == 0 ? "Dell," : "Fold,") + "B" + i % 5 + "," + i + ",1,urban");
        }
        Adjustment adjustment = adjusted(WardList.read(Files.write(folder.resolve("wards.csv"), lines), "wards.csv"));
        assertThat(adjustment.changed())
                .extracting(one -> one.ward().authority() + " " + one.ward().name())
                .containsExactly("B1 Fold", "B2 Dell");
        assertThat(adjustment.authorities())
                .extracting(Adjustment.Result::authority, Adjustment.Result::score)
                .containsExactly(
                        tuple("B0", "0"), tuple("B1", "50"), tuple("B2", "50"), tuple("B3", "0"), tuple("B4", "0"));
    }

    @Test
    void a_changed_threshold_changes_what_changes() throws Exception {
        WardList list = wards("uuuuuuuuuurrrrrrrrrr");
        assertThat(changed(adjusted(list))).hasSize(8);
        edit("parameters.yaml", "dense-deciles:\n  value: 2", "dense-deciles:\n  value: 1");
        assertThat(changed(adjusted(list))).containsExactly("W1", "W19", "W2", "W20", "W3", "W4");
        edit("parameters.yaml", "value: 10", "value: 21");
        assertThat(changed(adjusted(list))).isEmpty();
    }

    @Test
    void wards_can_be_weighed_by_their_people_in_the_rules_alone() throws Exception {
        edit("authorities.drl", "$rural : rural, $wards : wards", "$rural : ruralPopulation, $wards : population");
        // 10 + 20 + 30 + 40 people of 2100 in all.
        assertThat(adjusted(wards("uuuuuuuuuuuuuuuuuuuu")).authorities())
                .extracting(Adjustment.Result::score)
                .containsExactly("4.7619");
    }

    @Test
    void another_rule_set_can_build_on_this_one() throws Exception {
        Path other = Files.createDirectory(folder.resolve("one-way"));
        Files.writeString(
                other.resolve("pack.yaml"), "name: one-way\nextends: rurality\nwithout:\n  - \"" + TO_URBAN + "\"\n");
        Adjustment adjustment = adjusted(other, wards("uuuuuuuuuurrrrrrrrrr"));
        assertThat(adjustment.rules()).isEqualTo("one-way");
        assertThat(changed(adjustment)).containsExactly("W1", "W2", "W3", "W4");
    }

    @Test
    void a_ward_that_two_rules_speak_of_is_a_fault_of_the_later() throws Exception {
        edit("wards.drl", "among < {wards-of-deciles}", "among < 30");
        assertThat(fault(wards("rrrrrrrrrrrrrrrrrrrr")).toString())
                .isEqualTo(rules + "/wards.drl:"
                        + lineOf(
                                "wards.drl",
                                "Fewer than {wards-of-deciles} wards are too few for deciles, so that all are kept")
                        + ": W17 of Aldermere is changed or kept a second time, after the rule \"" + TO_URBAN
                        + "\" (rule \"Fewer than ten wards are too few for deciles, so that all are kept\")");
    }

    @Test
    void a_rule_that_changes_a_ward_to_what_it_is_cannot_be_followed() throws Exception {
        edit("wards.drl", "Classification.URBAN,\n        \"it", "Classification.RURAL,\n        \"it");
        assertThat(fault(wards("rrrrrrrrrrrrrrrrrrrr")).toString())
                .startsWith(rules + "/wards.drl:" + lineOf("wards.drl", WRITTEN) + ": the rule cannot be followed: W")
                .contains(" of Aldermere is rural already");
    }

    @Test
    void an_authority_without_a_score_or_with_two_is_a_fault() throws Exception {
        String rule = Files.readString(rules.resolve("authorities.drl"));
        edit("authorities.drl", "Authority( $rural", "Authority( wards > 20, $rural");
        assertThat(fault(wards("rrrrrrrrrrrrrrrrrrrr")).toString())
                .isEqualTo(rules + "/pack.yaml:1:1: no rule says how rural Aldermere is");
        Files.writeString(rules.resolve("authorities.drl"), rule);
        Files.writeString(rules.resolve("again.drl"), rule.replace("rule \"The", "rule \"Again, the"));
        assertThat(fault(wards("rrrrrrrrrrrrrrrrrrrr")).message())
                .startsWith("how rural Aldermere is was said already, by the rule \"Again, the rurality");
    }

    @Test
    void no_rule_makes_up_a_ward() throws Exception {
        edit(
                "wards.drl",
                "insert( new Reclassified( $ward, Classification.URBAN,",
                "insert( new Reclassified( new Ward( \"Nowhere\", \"Aldermere\", 1, $ward.area(), Classification.RURAL,"
                        + " $ward.reasonToKeep(), $ward.area(), 9, 20 ), Classification.URBAN,");
        assertThat(catchThrowableOfType(ProblemsException.class, () -> TestRules.in(rules)))
                .hasMessageContaining("A rural ward in the two most dense deciles becomes urban\" uses new Ward();");
    }

    @Test
    void what_no_authority_has_and_what_all_have_together_is_asked_when_all_are_there() throws Exception {
        edit(
                "authorities.drl",
                "wards : wards )",
                "wards : wards )\n    not NothingRural()\n    Together( all == $wards )");
        Files.writeString(rules.resolve("all.drl"), """
                package rurality

                import assay.policy.wards.*

                declare NothingRural
                    why : String
                end

                declare Together
                    all : int
                end

                rule "No authority has a rural ward"
                    @source( "Appendix VI" )
                when
                    not Authority( rural > 0 )
                then
                    insert( new NothingRural( "no authority has a rural ward" ) );
                end

                rule "All wards together"
                    @source( "Appendix VI" )
                when
                    accumulate( Authority( $wards : wards ); $all : sum( $wards ) )
                then
                    insert( new Together( $all ) );
                end

                rule "The rurality of an authority is nothing where none has a rural ward"
                    @source( "Appendix VI" )
                when
                    NothingRural()
                    $authority : Authority( $wards : wards )
                    Together( all == $wards )
                then
                    insert( Rurality.percent( $authority, 0, $wards ) );
                end
                """);
        assertThat(adjusted(wards("rrrrrrrrrrrrrrrrrrrr")).authorities())
                .singleElement()
                .satisfies(one -> assertThat(one.rule().name()).startsWith("The rurality of an authority is the share"))
                .returns("80", Adjustment.Result::score);
        assertThat(adjusted(wards("uuuuuuu")).authorities())
                .singleElement()
                .satisfies(one -> assertThat(one.rule().name()).startsWith("The rurality of an authority is nothing"));
    }

    @Test
    void rules_that_do_not_settle_are_given_up() throws Exception {
        Files.writeString(rules.resolve("more.drl"), """
                package rurality

                import assay.policy.wards.*

                declare More
                    wards : int
                end

                rule "As many as there are"
                    @source( "Appendix VI" )
                when
                    Authority( $wards : wards )
                then
                    insert( new More( $wards ) );
                end

                rule "One more"
                    @source( "Appendix VI" )
                when
                    More( $wards : wards )
                then
                    insert( new More( $wards + 1 ) );
                end
                """);
        edit("authorities.drl", "wards : wards )", "wards : wards )\n    More( wards == $wards )");
        assertThat(fault(wards("rrrrrrrrrrrrrrrrrrrr")).message())
                .isEqualTo("the rules do not settle: this one fired most often (\"One more\")");
    }
}
