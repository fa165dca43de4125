package assay.secondreading;

import static assay.secondreading.HandWritten.fact;
import static assay.secondreading.HandWritten.read;
import static assay.secondreading.HandWritten.readAll;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** Requirements 3 and 4 by hand: which directory counts, the tests of it, and the cap. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PlainReadingOfTheDirectoryTest {

    private static final List<String> ALL_THREE = List.of("health", "education", "social care");

    @Test
    void tests_count_while_a_directory_counts_whatever_its_fields() {
        HandResult result = read(
                test("eligibility criteria", true),
                test("referral procedures", true),
                test("geographical location", false),
                directory("working", true, List.of("phone number"), List.of(), 0, "partial"));

        assertThat(result.met()).contains("R3-4.M1").doesNotContain("R3-4.W1");
        assertThat(result.counted("R3-4.W1"))
                .containsExactly(
                        "eligibility criteria: D1[0] directory-test", "referral procedures: D1[1] directory-test");
        assertThat(result.setAside("R3-4.M1")).containsExactly("D1[2] directory-test", "D1[3] directory");
        assertThat(result.setAside("R3-4.M2")).containsExactly("D1[3] directory");
    }

    @Test
    void without_a_working_online_directory_a_test_is_set_aside() {
        HandResult result = read(
                directory("working", false, List.of("referral procedures"), ALL_THREE, 9, "comprehensive"),
                directory("in development", true, List.of("referral procedures"), ALL_THREE, 9, "comprehensive"),
                test("eligibility criteria", true));

        assertThat(result.counted("R3-4.M1")).isEmpty();
        assertThat(result.setAside("R3-4.W1"))
                .containsExactly("D1[0] directory", "D1[1] directory", "D1[2] directory-test");
        assertThat(result.setAside("R3-4.M2")).containsExactly("D1[0] directory", "D1[1] directory");
    }

    @Test
    void two_directories_of_one_voluntary_organisation_each_are_not_two() {
        HandResult result = read(
                directory("working", true, List.of(), ALL_THREE, 1, "comprehensive"),
                directory("working", true, List.of(), List.of(), 1, "partial"));

        assertThat(result.missing("R3-4.M2")).containsExactly("voluntary organisations");
    }

    @Test
    void two_of_three_fields_hold_the_grade_at_On_Course() {
        HandResult result = readAll(allMinimums("eligibility criteria", "referral procedures"), publicAccess());

        assertThat(result.requirement("R3-4"))
                .containsEntry("grade", "On Course")
                .containsEntry("cappedAt", Map.of("grade", "On Course"));
        assertThat(result.toNextGrade("R3-4")).isEqualTo("Well Ahead [[R3-4.W1]]");
    }

    @Test
    void without_a_further_improvement_there_is_no_cap_to_speak_of() {
        HandResult result = readAll(allMinimums("eligibility criteria", "referral procedures"));

        assertThat(result.grade("R3-4")).isEqualTo("On Course");
        assertThat(result.requirement("R3-4")).doesNotContainKey("cappedAt");
        assertThat(result.toNextGrade("R3-4"))
                .isEqualTo("Well Ahead [[R3-4.W1, R3-4.F1], [R3-4.W1, R3-4.F2], [R3-4.W1, R3-4.F3],"
                        + " [R3-4.W1, R3-4.F4], [R3-4.W1, R3-4.F5]]");
    }

    @Test
    void all_three_fields_and_a_further_improvement_are_Well_Ahead() {
        HandResult result = readAll(
                allMinimums("eligibility criteria", "referral procedures", "geographical location"), publicAccess());

        assertThat(result.grade("R3-4")).isEqualTo("Well Ahead");
        assertThat(result.toNextGrade("R3-4")).isEqualTo("none");
    }

    @Test
    void maintenance_and_quality_alone_are_half_of_the_minimums() {
        HandResult result = read(maintenance(), qualityCheck());

        assertThat(result.grade("R3-4")).isEqualTo("Bit Behind");
        assertThat(result.toNextGrade("R3-4")).isEqualTo("On Course [[R3-4.M1, R3-4.M2]]");
    }

    @Test
    void one_minimum_of_four_is_Well_Behind_and_any_other_one_makes_it_half() {
        HandResult result = read(maintenance(), publicAccess());

        assertThat(result.grade("R3-4")).isEqualTo("Well Behind");
        assertThat(result.toNextGrade("R3-4")).isEqualTo("Bit Behind [[R3-4.M1], [R3-4.M2], [R3-4.M4]]");
    }

    @Test
    void with_a_further_improvement_there_but_not_the_fields_the_next_grade_is_the_capped_one() {
        HandResult result = read(
                directory("working", true, List.of(), ALL_THREE, 2, "comprehensive"),
                maintenance(),
                qualityCheck(),
                publicAccess());

        assertThat(result.grade("R3-4")).isEqualTo("Bit Behind");
        assertThat(result.toNextGrade("R3-4")).isEqualTo("On Course [[R3-4.M1]]");
    }

    @Test
    void a_search_by_need_alone_is_no_variety() {
        HandResult need = read(fact("directory-search", "ways", List.of("need")));
        HandResult both = read(
                fact("directory-search", "ways", List.of("area", "age")),
                fact("directory-search", "ways", List.of("need")));

        assertThat(need.missing("R3-4.F5")).containsExactly("another way");
        assertThat(both.counted("R3-4.F5"))
                .containsExactly("another way: D1[0] directory-search", "need: D1[1] directory-search");
        assertThat(both.met()).containsExactly("R3-4.F5");
    }

    @Test
    void the_condition_of_Well_Ahead_stands_after_the_minimums() {
        assertThat(read().criteria("R3-4"))
                .containsExactly(
                        "R3-4.M1", "R3-4.M2", "R3-4.M3", "R3-4.M4", "R3-4.W1", "R3-4.F1", "R3-4.F2", "R3-4.F3",
                        "R3-4.F4", "R3-4.F5");
    }

    private List<Map<String, Object>> allMinimums(String... fields) {
        return List.of(
                directory("working", true, List.of(fields), ALL_THREE, 2, "comprehensive"),
                maintenance(),
                qualityCheck());
    }

    private Map<String, Object> maintenance() {
        return fact("directory-maintenance", "responsible", "a clerk", "status", "in place");
    }

    private Map<String, Object> qualityCheck() {
        return fact("directory-quality-check", "aspects", List.of("accuracy"));
    }

    private Map<String, Object> publicAccess() {
        return fact("directory-public-access", "audience", List.of("families"));
    }

    private Map<String, Object> test(String field, boolean found) {
        return fact("directory-test", "service", "youth clubs", "looked-for", field, "found", found);
    }

    private Map<String, Object> directory(
            String status, boolean online, List<String> fields, List<String> sectors, int voluntary, String listing) {
        return fact(
                "directory",
                "status",
                status,
                "online",
                online,
                "fields",
                fields,
                "sectors",
                sectors,
                "voluntary-organisations",
                voluntary,
                "listing",
                listing);
    }
}
