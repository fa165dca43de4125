package assay.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import assay.problem.ProblemsException;
import assay.rules.RuleBase;
import assay.rules.RuleCache;
import assay.ruleset.RuleSet;
import assay.rurality.WardSubject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules about wards are checked as strictly as those that grade evidence, and neither can use what belongs to the other. */
class BadWardRulesTest {

    private static final Path RULES = Path.of("rules", "rurality");
    private static final String TO_URBAN = "A rural ward in the two most dense deciles becomes urban";
    private static final String RURAL_AND_DENSE =
            "classified == Classification.RURAL, decile > 10 - {dense-deciles}, among >= {wards-of-deciles},\n        reasonToKeep == null";

    @TempDir
    Path folder;

    @BeforeEach
    void copyRules() throws IOException {
        for (String file :
                List.of("pack.yaml", "parameters.yaml", "interpretations.yaml", "wards.drl", "authorities.drl")) {
            Files.copy(RULES.resolve(file), folder.resolve(file));
        }
    }

    private void edit(String file, String from, String to) throws IOException {
        Path path = folder.resolve(file);
        String text = Files.readString(path);
        assertThat(text).contains(from);
        Files.writeString(path, text.replace(from, to));
    }

    private String said() {
        return said(folder);
    }

    private static String said(Path rules) {
        return catchThrowableOfType(ProblemsException.class, () -> RuleBase.load(rules, RuleCache.none()))
                .problems()
                .stream()
                .map(problem -> problem.toString().replace(rules + "/", ""))
                .collect(Collectors.joining("\n"));
    }

    private void ward(String conditions) throws IOException {
        edit("wards.drl", RURAL_AND_DENSE, conditions);
    }

    @Test
    void words_and_fields_of_the_engine_are_checked_with_the_nearest_that_it_knows() throws Exception {
        ward("clasified == Classification.RURRAL");
        assertThat(said()).isEqualTo("""
                wards.drl:17:19: [unknown-field] Ward has no field "clasified"; did you mean classified?
                wards.drl:17:47: [unknown-word] unknown word RURRAL of Classification; did you mean RURAL?""");
    }

    @Test
    void a_comparison_that_could_never_hold_is_told() throws Exception {
        ward("classified == \"rural\", decile >= \"9\", name == 3");
        assertThat(said()).isEqualTo("""
                wards.drl:17:33: [comparison] "classified" is one of the words of Classification: write Classification.RURAL, not "rural"
                wards.drl:17:52: [comparison] "decile" is a number, in digits and without quotes, not "9"
                wards.drl:17:65: [comparison] "name" is a text, in quotes, not 3""");
    }

    @Test
    void conditions_that_contradict_each_other_are_told() throws Exception {
        ward("decile >= 9, decile <= 2");
        assertThat(RuleLint.check(folder)).singleElement().asString().contains("[never-matches]", TO_URBAN);
    }

    @Test
    void a_ward_that_changes_after_the_wards_of_authorities_are_counted_comes_too_late() throws Exception {
        edit(
                "wards.drl",
                "$ward : Ward( " + RURAL_AND_DENSE,
                "Authority( rural > 3 )\n    $ward : Ward( " + RURAL_AND_DENSE);
        assertThat(said())
                .isEqualTo("wards.drl:17:5: [step] the rule \"" + TO_URBAN
                        + "\" asks about Authority, of which there is none"
                        + " before how wards are classified is settled, and so its Reclassified comes too late; conclude"
                        + " that from what is there earlier");
    }

    @Test
    void a_rule_that_waits_for_its_own_conclusion_has_no_time_to_fire() throws Exception {
        edit("wards.drl", "$ward : Ward( " + RURAL_AND_DENSE, "not Kept()\n    $ward : Ward( " + RURAL_AND_DENSE);
        assertThat(RuleBase.load(folder, RuleCache.none()).ruleSet().origins()).isNotEmpty();
        edit("wards.drl", "$ward : Ward( among < {", "not Reclassified()\n    $ward : Ward( among < {");
        assertThat(said())
                .startsWith(
                        "wards.drl:17:9: [step] whether there is no Kept is not settled before the last rule that"
                                + " concludes one has fired, and one follows from the Reclassified that this rule concludes, by \"Fewer than");
    }

    @Test
    void conclusions_about_evidence_are_not_known_in_rules_about_wards() throws Exception {
        edit("wards.drl", "new Kept( $ward, $reason )", "new Note( \"kept\" )");
        assertThat(said()).contains("wards.drl:44:17: [consequence]", "\"Note\" is not known here");
    }

    @Test
    void conclusions_about_evidence_cannot_be_imported_or_named_in_full() throws Exception {
        edit("authorities.drl", "import assay.policy.wards.*", "import assay.policy.*");
        assertThat(said()).isEqualTo("""
                authorities.drl:3:8: [import] rules cannot import assay.policy.*; there are assay.policy.wards, java.math, java.time, java.util
                authorities.drl:11:18: [unknown-kind] unknown kind of fact "Authority"; it is known where assay.policy.wards.* is imported""");
        edit("authorities.drl", "import assay.policy.*", "import assay.policy.wards.*");
        edit("wards.drl", "new Kept( $ward, $reason )", "new assay.policy.Note( $reason )");
        assertThat(said()).contains("wards.drl:44:17: [not-allowed] the rule ", " uses Note, new Note()");
    }

    @Test
    void wards_cannot_be_imported_or_named_in_full_in_rules_about_evidence() throws Exception {
        Path march = folder.resolve("march-2004");
        Files.createDirectory(march);
        for (String file :
                List.of("pack.yaml", "interpretations.yaml", "parameters.yaml", "evidence.drl", "agencies.drl")) {
            Files.copy(Path.of("rules", "march-2004", file), march.resolve(file));
        }
        Path more = march.resolve("more.drl");
        Files.writeString(more, """
                package march2004

                import assay.policy.wards.*

                rule "A ward"
                when
                    Ward()
                then
                end
                """);
        assertThat(said(march)).isEqualTo("""
                more.drl:3:8: [import] rules cannot import assay.policy.wards.*; did you mean assay.policy?
                more.drl:5:1: [no-conclusion] the rule "A ward" concludes nothing; what it finds is handed over with insert( ... );""");
        Files.writeString(more, """
                package march2004

                import assay.policy.*

                rule "A classification"
                when
                    Document()
                then
                    insert( assay.policy.wards.Classification.RURAL );
                end
                """);
        assertThat(said(march)).contains("uses Classification");
    }

    @Test
    void rules_about_wards_have_no_kinds_of_evidence() throws Exception {
        edit("authorities.drl", "rule \"The", "declare Leaflet extends Fact\n    to : String\nend\n\nrule \"The");
        assertThat(said())
                .isEqualTo(
                        "authorities.drl:7:9: [declaration] rules about wards have no kinds of evidence; Leaflet cannot"
                                + " extend Fact");
    }

    @Test
    void a_pack_about_wards_has_no_grades_and_one_about_evidence_must_have_them() throws Exception {
        edit("pack.yaml", "about: wards", "about: wards\nrequirements: []");
        assertThat(said()).startsWith("pack.yaml:5:1: [pack] unknown key \"requirements\"");
        edit("pack.yaml", "about: wards\nrequirements: []\n", "");
        assertThat(said()).isEqualTo("""
                pack.yaml:3:1: [pack] "grades" is missing from pack.yaml; it is a list
                pack.yaml:3:1: [pack] "requirements" is missing from pack.yaml; it is a list""");
    }

    @Test
    void what_a_pack_is_about_is_a_word_that_is_known_and_that_of_the_pack_it_extends() throws Exception {
        edit("pack.yaml", "about: wards", "about: ward");
        assertThat(said()).isEqualTo("pack.yaml:4:8: [pack] unknown word \"ward\" for about; did you mean \"wards\"?");
        edit("pack.yaml", "about: ward", "about: [wards]");
        assertThat(said())
                .isEqualTo(
                        "pack.yaml:4:8: [pack] \"about\" is one of \"bridges\", \"evidence\" or \"wards\", not a list");
        edit("pack.yaml", "about: [wards]", "about: \"\"");
        assertThat(said())
                .isEqualTo(
                        "pack.yaml:4:8: [pack] unknown word \"\" for about; known: \"bridges\", \"evidence\" or \"wards\"");
        Files.delete(folder.resolve("parameters.yaml"));
        Files.writeString(folder.resolve("pack.yaml"), "name: other\nextends: rurality\nabout: evidence\n");
        assertThat(said()).isEqualTo("pack.yaml:3:8: [pack] rurality, which this rule set extends, is about wards");
    }

    @Test
    void the_rules_of_rurality_have_no_slip_and_come_from_the_cache_as_they_went_in() throws Exception {
        RuleCache cache = RuleCache.in(folder.resolve("cache"));
        RuleSet compiled = RuleBase.load(RULES, cache).ruleSet();
        assertThat(compiled.pack().subject()).isEqualTo(new WardSubject());
        assertThat(RuleBase.load(RULES, cache).ruleSet()).isEqualTo(compiled);
        assertThat(RuleLint.check(RULES)).isEmpty();
    }
}
