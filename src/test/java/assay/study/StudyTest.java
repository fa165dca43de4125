package assay.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import assay.evaluation.Evaluator;
import assay.evidence.Evidence;
import assay.evidence.EvidenceReader;
import assay.rules.RuleBase;
import assay.rules.RuleCache;
import assay.study.Statistics.Fourfold;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/** The study of the 133 against what the report prints, and the statistics against figures worked out by others. */
class StudyTest {

    private static final List<Authority> all = new ArrayList<>();
    private static RuleBase rules;
    private static Evaluator evaluator;
    private static Study study;

    @BeforeAll
    static void makeStudy() throws Exception {
        rules = RuleBase.load(Path.of("rules", "march-2004"), RuleCache.in(Path.of("target", "rules-cache")));
        evaluator = new Evaluator(rules);
        EvidenceReader reader = new EvidenceReader(rules.ruleSet());
        List<Path> files;
        try (Stream<Path> folder = Files.list(Path.of("fixtures", "study"))) {
            files = folder.sorted().toList();
        }
        for (Path file : files) {
            Evidence evidence = reader.read(file, file.toString());
            all.add(Authority.of(evidence, evaluator.evaluate(evidence)));
        }
        study = of(all);
    }

    private static Study of(List<Authority> authorities) {
        return new Study(rules.ruleSet(), evaluator.criteria(), authorities);
    }

    private static Table table(Study study, String id) {
        return study.tables().stream()
                .filter(table -> table.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> row(Table table, String... begins) {
        return table.rows().stream()
                .filter(row -> row.subList(0, begins.length).equals(List.of(begins)))
                .findFirst()
                .orElseThrow();
    }

    /** Tables 2.1 to 2.8. */
    @ParameterizedTest
    @CsvSource({
        "overall, evidence,    1, 40, 83,  9, 0.8, 30.1, 62.4,  6.8",
        "overall, interviewee, 1, 32, 89, 11, 0.8, 24.1, 66.9,  8.3",
        "r2,      evidence,    1, 10, 68, 54, 0.8,  7.5, 51.1, 40.6",
        "r3-4,    evidence,   19, 45, 47, 22, 14.3, 33.8, 35.3, 16.5",
        "r5,      interviewee, 5, 63, 59,  6, 3.8, 47.4, 44.4,  4.5",
        "r6,      interviewee, 1, 27, 84, 20, 0.8, 20.3, 63.2, 15.0",
        "r7,      evidence,   18, 88, 20,  7, 13.5, 66.2, 15.0,  5.3",
        "r8,      evidence,    4, 22, 67, 40, 3.0, 16.5, 50.4, 30.1",
        "r9,      interviewee, 1,  7, 96, 29, 0.8,  5.3, 72.2, 21.8"
    })
    void grades_are_those_that_the_report_prints(
            String requirement,
            String by,
            String wb,
            String bb,
            String oc,
            String wa,
            String p1,
            String p2,
            String p3,
            String p4) {
        assertThat(row(table(study, "grades-" + requirement), by).subList(1, 9))
                .containsExactly(wb, p1, bb, p2, oc, p3, wa, p4);
    }

    @Test
    void agreement_scores_and_ranks_are_those_that_the_report_prints() {
        assertThat(row(table(study, "agreement"), "overall")).contains("113", "15", "5");
        assertThat(row(table(study, "moves"), "overall"))
                .containsExactly("overall", "0", "0", "15", "113", "5", "0", "0");
        assertThat(row(table(study, "scores"), "2.62125"))
                .containsExactly("2.62125", "On Course", "16", "77", "joint 77th with 15 others");
        assertThat(study.mean()).isEqualByComparingTo(new BigDecimal("2.73516"));
        assertThat(table(study, "scores").note()).isEqualTo("The mean is 2.74.");
    }

    @Test
    void associations_are_those_that_the_report_prints() {
        Table scores = table(study, "scores-against-circumstances");
        assertThat(row(scores, "score", "held")).contains("R squared = 0.014", "133", "0");
        Table pairs = table(study, "requirements-against-each-other");
        assertThat(row(pairs, "R5", "R6", "Pearson chi-square without correction"))
                .contains("chi-square(1) = 8.203", "0.00418", "odds ratio = 3.209, Fisher exact p = 0.00488");
        assertThat(row(pairs, "R6", "R7", "Pearson chi-square without correction"))
                .contains("chi-square(1) = 11.061", "0.00088");
        assertThat(row(table(study, "requirements-met-together"), "R6", "R7"))
                .containsExactly("R6", "R7", "25", "62", "2", "44");
    }

    /** The published counts, of which the coded themes are made. */
    @ParameterizedTest
    @CsvFileSource(resources = "/study/theme-counts.csv", numLinesToSkip = 1)
    void themes_have_the_counts_that_the_report_prints(String requirement, String kind, String theme, String count) {
        assertThat(row(table(study, "themes"), requirement, kind, theme).get(3)).isEqualTo(count);
    }

    /** The lady tasting tea (Fisher 1935), and the association of hair and eye colour by hand. */
    @Test
    void tests_of_fourfold_tables_agree_with_what_is_known() {
        assertThat(new Fourfold(3, 1, 1, 3).fisher()).isCloseTo(0.485714, within(1e-6));
        assertThat(new Fourfold(1, 9, 11, 3).fisher()).isCloseTo(0.002759, within(1e-6));
        assertThat(new Fourfold(10, 20, 30, 40).chiSquare()).isCloseTo(0.793651, within(1e-6));
        // Agresti, Categorical Data Analysis, Table 6.9: eight centres, treatment against success.
        List<Fourfold> centres = List.of(
                new Fourfold(11, 25, 10, 27),
                new Fourfold(16, 4, 22, 10),
                new Fourfold(14, 5, 7, 12),
                new Fourfold(2, 14, 1, 16),
                new Fourfold(6, 11, 0, 12),
                new Fourfold(1, 10, 0, 10),
                new Fourfold(1, 4, 1, 8),
                new Fourfold(4, 2, 6, 1));
        assertThat(Statistics.stratified("treatment", "success", centres, 0)).satisfies(one -> {
            assertThat(one.statistic()).isEqualTo("chi-square(1) = 6.384");
            assertThat(one.p()).isCloseTo(0.0115, within(5e-5));
            assertThat(one.effect()).isEqualTo("common odds ratio = 2.135");
        });
    }

    @Test
    void a_logistic_regression_without_a_further_difference_has_the_odds_of_the_table() {
        List<double[]> cases = new ArrayList<>();
        int[] counts = {41, 46, 10, 36};
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < counts[i]; j++) {
                cases.add(new double[] {i == 0 || i == 2 ? 1 : 0, i < 2 ? 1 : 0, j % 2});
            }
        }
        Association one = Statistics.logistic("a", "b", cases, 0);
        assertThat(one.effect()).startsWith("odds ratio = 3.2");
        assertThat(Statistics.logistic("a", "b", List.of(new double[] {1, 1, 0}, new double[] {0, 0, 1}), 3))
                .satisfies(none -> {
                    assertThat(none.p()).isNull();
                    assertThat(none.leftOut()).isEqualTo(3);
                });
    }

    /** Anscombe's first set (1973). */
    @Test
    void regression_and_analysis_of_variance_agree_with_what_is_known() {
        double[] x = {10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5};
        double[] y = {8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68};
        List<double[]> pairs = new ArrayList<>();
        for (int i = 0; i < x.length; i++) {
            pairs.add(new double[] {x[i], y[i]});
        }
        Association line = Statistics.regression("y", "x", pairs, 0);
        assertThat(line.effect()).isEqualTo("R squared = 0.667");
        assertThat(line.statistic()).isEqualTo("slope 0.50009, t(9) = 4.241");
        assertThat(line.p()).isCloseTo(0.00217, within(1e-5));
        Association groups = Statistics.variance(
                "value",
                "group",
                new TreeMap<>(Map.of(
                        "a", List.of(6.0, 8.0, 4.0, 5.0, 3.0, 4.0),
                        "b", List.of(8.0, 12.0, 9.0, 11.0, 6.0, 8.0),
                        "c", List.of(13.0, 9.0, 11.0, 8.0, 7.0, 12.0))),
                0);
        assertThat(groups.statistic()).isEqualTo("F(2, 15) = 9.265");
        assertThat(groups.p()).isCloseTo(0.00240, within(1e-5));
        assertThat(groups.effect()).isEqualTo("eta squared = 0.553");
    }

    @Test
    void probabilities_are_adjusted_by_holms_method() {
        List<Association> family = Stream.of(0.01, 0.04, 0.03, 0.005)
                .map(p -> new Association("a", "b", "c", 9, 0, "", p, "", ""))
                .toList();
        assertThat(Statistics.holm(family)).containsExactly(0.03, 0.06, 0.06, 0.02);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, 1st",
        "2, 2, joint 2nd with 1 other",
        "3, 4, joint 3rd with 3 others",
        "11, 1, 11th",
        "112, 1, 112th",
        "121, 1, 121st"
    })
    void ranks_read_as_people_say_them(int rank, int sharing, String words) {
        assertThat(Study.position(rank, sharing)).isEqualTo(words);
    }

    @Test
    void a_study_of_none_one_or_five_leaves_out_what_cannot_be_said() {
        for (int size : new int[] {0, 1, 5}) {
            Study small = of(all.subList(0, size));
            assertThat(new StudyReport(small).files()).hasSizeGreaterThan(15 + size);
            assertThat(new StudyReport(small).summary()).startsWith(size + " authorities");
        }
        assertThat(of(List.of()).mean()).isNull();
        assertThat(table(of(all.subList(0, 5)), "scores-against-circumstances").rows())
                .allSatisfy(row -> assertThat(Integer.parseInt(row.get(3)) + Integer.parseInt(row.get(4)))
                        .isEqualTo(5));
    }

    @Test
    void feedback_tells_an_authority_nothing_of_another() {
        Map<String, String> files = new StudyReport(study).files();
        for (Authority one : all) {
            String own = files.entrySet().stream()
                    .filter(file -> file.getKey().startsWith("feedback/")
                            && one.file()
                                    .contains(file.getKey()
                                            .substring(
                                                    "feedback/".length(),
                                                    file.getKey().length() - 3)))
                    .findFirst()
                    .orElseThrow()
                    .getValue();
            assertThat(own).startsWith("# " + one.name());
            assertThat(all.stream().filter(other -> !other.equals(one) && own.contains(other.name())))
                    .isEmpty();
        }
    }

    @Test
    void what_a_spreadsheet_would_take_for_a_formula_is_text() {
        Table table = new Table(
                "t", "t", List.of("a", "b"), List.of(List.of("=1+1", "-2.5"), List.of("@x, \"y\"", "+1")), "");
        assertThat(StudyReport.csv(table)).isEqualTo("a,b\r\n'=1+1,-2.5\r\n\"'@x, \"\"y\"\"\",+1\r\n");
    }
}
