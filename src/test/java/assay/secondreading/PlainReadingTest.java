package assay.secondreading;

import static assay.secondreading.HandWritten.document;
import static assay.secondreading.HandWritten.fact;
import static assay.secondreading.HandWritten.fields;
import static assay.secondreading.HandWritten.read;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cases worked out by hand from the register, where it is easiest to read wrong. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PlainReadingTest {

    private static final List<String> ALL_THREE = List.of("health", "education", "social care");

    @Nested
    class Privacy_statements_requirement_5 {

        @Test
        void one_published_statement_is_enough_while_fewer_than_three_sectors_have_one() {
            HandResult result = read(statement("published", "health"), statement("draft", "education"));

            assertThat(result.criterion("R5.M2"))
                    .containsEntry("met", true)
                    .containsEntry("atLeast", 1)
                    .containsEntry("missing", List.of());
            assertThat(result.missing("R5.M1")).containsExactly("social care");
            assertThat(result.grade("R5")).isEqualTo("Bit Behind");
        }

        @Test
        void all_three_must_be_published_once_all_three_have_a_statement() {
            HandResult result = read(
                    statement("published", "health"),
                    statement("draft", "education"),
                    statement("published", "social care"));

            assertThat(result.criterion("R5.M2")).containsEntry("met", false).containsEntry("atLeast", 3);
            assertThat(result.missing("R5.M2")).containsExactly("education");
            assertThat(result.grade("R5")).isEqualTo("Bit Behind");
        }

        @Test
        void the_council_brings_the_statements_to_three_and_so_raises_what_must_be_published() {
            HandResult result = read(statement("published", "health"), statement("agreed", "council"));

            assertThat(result.criterion("R5.M2")).containsEntry("met", false).containsEntry("atLeast", 3);
            assertThat(result.missing("R5.M2")).containsExactly("education", "social care");
        }

        @Test
        void drafts_count_as_produced_but_not_as_published() {
            HandResult result = read(statement("draft", "health", "education", "social care"));

            assertThat(result.met()).contains("R5.M1").doesNotContain("R5.M2", "R5.F1");
            assertThat(result.setAside("R5.M2")).containsExactly("D1[0] privacy-statement");
            assertThat(result.setAside("R5.F1")).containsExactly("D1[0] privacy-statement");
        }

        @Test
        void a_draft_beside_a_published_statement_of_the_same_sector_does_no_harm() {
            HandResult result = read(
                    statement("published", "health"), statement("draft", "health"), statement("published", "council"));

            assertThat(result.met()).contains("R5.M1", "R5.M2").doesNotContain("R5.F1");
            assertThat(result.grade("R5")).isEqualTo("On Course");
        }

        @Test
        void health_and_the_council_in_one_published_statement_are_one_statement_of_all_three() {
            HandResult result = read(statement("published", "council", "health"));

            assertThat(result.counted("R5.M1"))
                    .containsExactly(
                            "health: D1[0] privacy-statement",
                            "education: D1[0] privacy-statement",
                            "social care: D1[0] privacy-statement");
            assertThat(result.counted("R5.F1")).containsExactly("shown: D1[0] privacy-statement");
            assertThat(result.grade("R5")).isEqualTo("Well Ahead");
        }

        @Test
        void a_statement_of_no_core_sector_is_set_aside_everywhere_even_when_published() {
            HandResult result = read(statement("published", "district council"));

            assertThat(result.setAsideFor("D1")).containsExactly("R5.M1", "R5.M2", "R5.F1");
            assertThat(result.countedFor("D1")).isEmpty();
        }

        @Test
        void a_consultation_on_an_agency_statement_is_set_aside_here_and_practitioners_alone_are_too() {
            HandResult result = read(
                    fact("consultation", "about", "agency privacy statement", "groups", List.of("families")),
                    fact("consultation", "about", "common privacy statement", "groups", List.of("practitioners")),
                    fact("consultation", "about", "common privacy statement", "groups", List.of("families")));

            assertThat(result.setAside("R5.F2")).containsExactly("D1[0] consultation", "D1[1] consultation");
            assertThat(result.counted("R5.F2")).containsExactly("families: D1[2] consultation");
            assertThat(result.setAside("R7.F2")).isEmpty();
        }

        @Test
        void a_wide_direct_mailing_counts_for_its_audience_even_without_a_core_sector() {
            HandResult result = read(mailing("wide", List.of("police"), List.of("families")));

            assertThat(result.counted("R5.F3")).containsExactly("families: D1[0] statement-dissemination");
            assertThat(result.missing("R5.F3"))
                    .containsExactly("health", "education", "social care", "children and young people");
        }

        private Map<String, Object> statement(String status, String... agencies) {
            return fact("privacy-statement", "agencies", List.of(agencies), "status", status);
        }

        private Map<String, Object> mailing(String reach, List<String> of, List<String> audience) {
            return fact(
                    "statement-dissemination",
                    "statements-of",
                    of,
                    "audience",
                    audience,
                    "means",
                    "direct mailing",
                    "reach",
                    reach);
        }
    }

    @Nested
    class Agencies_and_sectors {

        @Test
        void evidence_adds_up_across_documents_and_is_listed_by_document_fact_and_part() {
            HandResult result = read(
                    List.of(),
                    document("D9", signUp("social care", "police")),
                    document("D1", signUp("police"), signUp("education", "health")));

            assertThat(result.counted("R2.M2"))
                    .containsExactly(
                            "social care: D9[0] senior-sign-up",
                            "health: D1[1] senior-sign-up",
                            "education: D1[1] senior-sign-up");
            assertThat(result.setAside("R2.M2")).containsExactly("D1[0] senior-sign-up");
            assertThat(result.met()).containsExactly("R2.M2");
        }

        @Test
        void a_sector_named_beside_the_council_is_counted_once() {
            HandResult result = read(signUp("council", "education"));

            assertThat(result.counted("R2.M2"))
                    .containsExactly("education: D1[0] senior-sign-up", "social care: D1[0] senior-sign-up");
        }

        @Test
        void the_council_alone_is_one_agency_and_its_discussion_is_not_multi_agency() {
            HandResult result = read(discussion(List.of("assessment"), "council"));

            assertThat(result.counted("R2.M1")).isEmpty();
            assertThat(result.setAside("R2.M1")).containsExactly("D1[0] practice-discussion");
        }

        @Test
        void topics_of_a_multi_agency_discussion_count_though_it_names_no_core_sector() {
            HandResult result = read(discussion(List.of("risk factors", "assessment"), "police", "housing"));

            assertThat(result.counted("R2.M1"))
                    .containsExactly(
                            "assessment: D1[0] practice-discussion", "risk factors: D1[0] practice-discussion");
        }

        @Test
        void the_council_is_no_other_agency_but_a_district_council_is() {
            HandResult result = read(
                    fact("directory-dissemination", "agencies", List.of("council"), "means", "event"),
                    fact("directory-dissemination", "agencies", List.of("district council"), "means", "event"),
                    fact("directory-dissemination", "agencies", List.of("police"), "means", "online presence"));

            assertThat(result.counted("R3-4.F1")).containsExactly("shown: D1[1] directory-dissemination");
            assertThat(result.setAside("R3-4.F1"))
                    .containsExactly("D1[0] directory-dissemination", "D1[2] directory-dissemination");
        }

        @Test
        void an_agreement_on_business_needs_counts_agencies_as_named_the_council_as_itself() {
            HandResult one = read(agreement("council"));
            HandResult two = read(agreement("council"), agreement("education"));

            assertThat(one.counted("R8.F2")).containsExactly("council: D1[0] business-needs-agreement");
            assertThat(one.missing("R8.F2")).hasSize(13).doesNotContain("council");
            assertThat(two.met()).containsExactly("R8.F2");
        }

        @Test
        void a_met_criterion_is_marked_where_all_that_counted_is_secondary() {
            Map<String, Object> secondary = signUp("health", "council");
            fields(secondary).put("basis", "secondary");

            assertThat(read(secondary).criterion("R2.M2")).containsEntry("secondaryOnly", true);
            assertThat(read(secondary, signUp("health")).criterion("R2.M2")).containsEntry("secondaryOnly", false);
            assertThat(read(secondary, signUp("police")).criterion("R2.M2")).containsEntry("secondaryOnly", true);
        }

        @Test
        void an_unmet_criterion_is_never_marked_as_secondary() {
            Map<String, Object> secondary = signUp("health");
            fields(secondary).put("basis", "secondary");

            assertThat(read(secondary).criterion("R2.M2")).containsEntry("secondaryOnly", false);
        }

        private Map<String, Object> signUp(String... agencies) {
            return fact(
                    "senior-sign-up",
                    "to",
                    "common understanding",
                    "agencies",
                    List.of(agencies),
                    "shown-by",
                    "senior attendance");
        }

        private Map<String, Object> discussion(List<String> topics, String... agencies) {
            return fact("practice-discussion", "topics", topics, "agencies", List.of(agencies));
        }

        private Map<String, Object> agreement(String agency) {
            return fact("business-needs-agreement", "agencies", List.of(agency), "status", "in place");
        }
    }

    @Nested
    class Consent_requirement_7 {

        @Test
        void issued_material_counts_as_each_material_to_each_sector_in_the_registers_order() {
            HandResult result = read(issued("issued", List.of("consent forms", "consent guidance"), "council"));

            assertThat(result.counted("R7.M4"))
                    .containsExactly(
                            "consent guidance: education: D1[0] practitioner-dissemination",
                            "consent guidance: social care: D1[0] practitioner-dissemination",
                            "consent forms: education: D1[0] practitioner-dissemination",
                            "consent forms: social care: D1[0] practitioner-dissemination");
            assertThat(result.missing("R7.M4")).containsExactly("consent guidance: health", "consent forms: health");
        }

        @Test
        void a_draft_for_comment_and_material_to_no_core_sector_are_set_aside() {
            HandResult result = read(
                    issued("draft for comment", List.of("consent forms"), "health"),
                    issued("issued", List.of("consent forms"), "connexions"));

            assertThat(result.setAside("R7.M4"))
                    .containsExactly("D1[0] practitioner-dissemination", "D1[1] practitioner-dissemination");
        }

        @Test
        void a_common_form_must_be_issued_while_a_draft_is_a_form() {
            HandResult draft = read(form("information sharing", "draft"));
            HandResult issued = read(form("information sharing", "issued"));
            HandResult treatment = read(form("treatment", "issued"));

            assertThat(draft.met()).containsExactly("R7.M3");
            assertThat(issued.met()).containsExactly("R7.M3", "R7.F1");
            assertThat(treatment.setAsideFor("D1")).containsExactly("R7.M3", "R7.F1");
        }

        @Test
        void guidance_adds_up_without_pairing_its_lists() {
            HandResult result = read(
                    guidance(List.of("obtaining consent"), List.of("between agencies")),
                    guidance(List.of("documenting consent"), List.of("between agencies")));

            assertThat(result.missing("R7.M1")).containsExactly("within agencies");
        }

        @Test
        void training_on_consent_is_not_training_on_information_sharing() {
            HandResult result = read(
                    fact("training", "about", "consent", "staff", "frontline staff", "status", "underway"),
                    fact("training", "about", "information sharing", "staff", "frontline staff", "status", "planned"));

            assertThat(result.met()).containsExactly("R7.F3");
            assertThat(result.setAside("R6.F2")).containsExactly("D1[1] training");
            assertThat(result.setAside("R7.F3")).isEmpty();
        }

        private Map<String, Object> issued(String status, List<String> of, String agency) {
            return fact("practitioner-dissemination", "of", of, "agencies", List.of(agency), "status", status);
        }

        private Map<String, Object> form(String purpose, String status) {
            return fact("consent-form", "agencies", ALL_THREE, "purpose", purpose, "status", status);
        }

        private Map<String, Object> guidance(List<String> covers, List<String> sharing) {
            return fact("consent-guidance", "covers", covers, "sharing", sharing);
        }
    }

    @Nested
    class Business_needs_requirement_8_and_aids_of_requirement_2 {

        @Test
        void implications_of_a_discussion_within_one_agency_count_but_its_sector_does_not() {
            HandResult result = read(fact(
                    "business-needs-discussion",
                    "implications",
                    List.of("resources", "culture change"),
                    "agencies",
                    List.of("health")));

            assertThat(result.counted("R8.M1"))
                    .containsExactly(
                            "culture change: D1[0] business-needs-discussion",
                            "resources: D1[0] business-needs-discussion");
            assertThat(result.setAside("R8.M2")).containsExactly("D1[0] business-needs-discussion");
            assertThat(result.grade("R8")).isEqualTo("Bit Behind");
        }

        @ParameterizedTest
        @CsvSource({
            "role leaflet, in place, true",
            "role leaflet, underway, false",
            "training event, underway, true",
            "training event, in place, true",
            "training event, planned, false",
            "common assessment, underway, false",
            "further meetings, in place, false"
        })
        void an_aid_must_be_in_place_and_training_at_least_underway(String form, String status, boolean met) {
            HandResult result = read(fact("understanding-aid", "form", form, "status", status));

            assertThat(result.met().contains("R2.F2")).isEqualTo(met);
            assertThat(result.setAside("R2.F2")).hasSize(met ? 0 : 1);
        }
    }

    @Nested
    class Where_facts_are_listed {

        @Test
        void a_document_may_be_counted_and_set_aside_for_the_same_criterion() {
            HandResult result = read(
                    fact("sharing-guidance", "readers", "managers"),
                    fact("sharing-guidance", "readers", "practitioners"));

            assertThat(result.countedFor("D1")).containsExactly("R6.B2");
            assertThat(result.setAsideFor("D1")).containsExactly("R6.B2");
        }

        @Test
        void entries_tell_place_and_basis_and_say_null_where_there_is_no_place() {
            Map<String, Object> placed = fact("process-map", "of", "information flow", "status", "produced");
            fields(placed).put("at", "p. 3");
            fields(placed).put("basis", "secondary");
            Map<String, Object> bare = fact("process-map", "of", "information flow", "status", "draft");
            Map<String, Object> criterion = read(placed, bare).criterion("R8.F1");

            assertThat(criterion.get("counted").toString())
                    .isEqualTo("[{part=shown, document=D1, index=0, fact=process-map, at=p. 3, basis=secondary}]");
            assertThat(criterion.get("setAside").toString())
                    .isEqualTo("[{document=D1, index=1, fact=process-map, at=null, basis=primary}]");
        }

        @Test
        void the_same_fact_twice_counts_twice() {
            HandResult result = read(
                    fact("process-map", "of", "information flow", "status", "produced"),
                    fact("process-map", "of", "information flow", "status", "produced"));

            assertThat(result.counted("R8.F1")).containsExactly("shown: D1[0] process-map", "shown: D1[1] process-map");
        }

        @Test
        void a_document_that_shows_nothing_is_still_listed() {
            HandResult result = read(List.of(), document("D1"));

            assertThat(result.tree().get("documents").toString())
                    .isEqualTo("[{id=D1, title=Title of D1, dated=null, received=null, sha256=null, fileCheck=null,"
                            + " recordedBy=null, recordedOn=null, facts=[], countedFor=[], setAsideFor=[]}]");
        }
    }
}
