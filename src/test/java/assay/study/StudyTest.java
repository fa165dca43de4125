package assay.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import assay.TestRules;
import assay.evaluation.Evaluator;
import assay.evidence.Evidence;
import assay.evidence.EvidenceReader;
import assay.problem.ProblemsException;
import assay.rules.RuleBase;
import assay.statistics.Measure;
import assay.statistics.PValue;
import assay.statistics.TestResult.Direction;
import assay.statistics.TestResult.Made;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.lang3.Strings;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The study of the 133 against what the report prints, and the statistics against figures worked out by others. */
class StudyTest {

    private static final Path FOLDER = Path.of("fixtures", "study");

    private static final List<Authority> all = new ArrayList<>();
    private static RuleBase rules;
    private static Evaluator evaluator;
    private static Study study;
    private static Study planned;
    private static Optional<Codebook> codebook = Optional.empty();
    private static Invited invited;

    @BeforeAll
    static void makeStudy() throws Exception {
        rules = TestRules.march2004();
        evaluator = new Evaluator(rules);
        EvidenceReader reader = new EvidenceReader(rules.ruleSet());
        List<Path> files;
        try (Stream<Path> folder = Files.list(FOLDER)) {
            files = folder.filter(file -> file.toString().endsWith(".yaml") && !Plan.isOne(file))
                    .sorted()
                    .toList();
        }
        for (Path file : files) {
            Evidence evidence = reader.read(file, file.toString());
            all.add(Authority.of(evidence, evaluator.evaluate(evidence)));
        }
        codebook = Optional.of(Codebook.read(
                FOLDER.resolve("codebook.csv"), "codebook.csv", rules.ruleSet().pack()));
        invited = Invited.read(FOLDER.resolve("invited.csv"), "invited.csv");
        study = of(all);
        planned = of(all, Plan.read(FOLDER.resolve(Plan.FILE), "plan.yaml", rules.ruleSet()));
    }

    private static Study of(List<Authority> authorities) {
        return of(authorities, Plan.NONE);
    }

    private static Study of(List<Authority> authorities, Plan plan) {
        return new Study(
                rules.ruleSet(), rules.ruleSet().criteria(), authorities, codebook, Optional.of(invited), plan);
    }

    private static Table table(Study study, String id) {
        return study.tables().stream()
                .filter(table -> table.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** The first row that begins like this, by the names of its columns, as programs read it. */
    private static Map<String, String> row(Table table, String... begins) {
        List<String> found = table.written().stream()
                .filter(row -> row.subList(0, begins.length).equals(List.of(begins)))
                .findFirst()
                .orElseThrow();
        Map<String, String> cells = new LinkedHashMap<>();
        for (int i = 0; i < found.size(); i++) {
            cells.put(table.header().get(i), found.get(i));
        }
        return cells;
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
        assertThat(List.copyOf(row(table(study, "grades-" + requirement), by).values())
                        .subList(1, 9))
                .containsExactly(wb, p1, bb, p2, oc, p3, wa, p4);
    }

    @Test
    void agreement_scores_and_ranks_are_those_that_the_report_prints() {
        assertThat(row(table(study, "agreement"), "overall"))
                .containsEntry("agrees", "113")
                .containsEntry("agrees %", "85.0")
                .containsEntry("over-optimistic", "15")
                .containsEntry("unduly pessimistic", "5");
        assertThat(row(table(study, "moves"), "overall").values())
                .containsExactly("overall", "0", "0", "15", "113", "5", "0", "0");
        assertThat(row(table(study, "scores"), "2.62125").values())
                .containsExactly("2.62125", "On Course", "16", "77", "joint 77th with 15 others");
        assertThat(study.ranking().mean().orElseThrow().setScale(5, RoundingMode.HALF_UP))
                .isEqualByComparingTo(new BigDecimal("2.73516"));
        assertThat(table(study, "scores").note()).isEqualTo("The mean is 2.74.");
    }

    @Test
    void associations_are_those_that_the_report_prints() {
        assertThat(row(table(study, "scores-by-numbers"), "overall score", "interview held"))
                .containsEntry("n", "133")
                .containsEntry("left out", "0")
                .containsEntry("degrees of freedom", "131")
                .satisfies(line -> assertThat(new BigDecimal(line.get("effect size")).setScale(3, RoundingMode.HALF_UP))
                        .hasToString("0.014"));
        assertThat(row(table(study, "requirements-by-each-other"), "R5", "R6")).satisfies(pair -> {
            assertThat(pair.get("value")).startsWith("8.20309");
            assertThat(pair.get("p")).startsWith("0.00418");
            assertThat(pair.get("effect size")).startsWith("3.208");
            assertThat(pair.get("in words"))
                    .startsWith("Pearson's chi-square test, without correction on 133: chi-square(1) = 8.203,"
                            + " p = 0.00418, adjusted ")
                    .contains("exact p = 0.00488; odds ratio = 3.209 (95%: ");
        });
        assertThat(row(table(study, "requirements-by-each-other"), "R6", "R7").get("value"))
                .startsWith("11.0612");
        assertThat(row(table(study, "requirements-met-together"), "R6", "R7").values())
                .containsExactly("R6", "R7", "25", "62", "2", "44");
    }

    /** The report says that being generally advanced does not explain the association, and does not show how it knows. */
    @Test
    void with_the_other_requirements_held_fixed_protocols_still_go_with_consent() {
        Map<String, String> within = row(table(study, "requirements-by-each-other-within-strata"), "R6", "R7");
        assertThat(within.get("test")).isEqualTo("Cochran-Mantel-Haenszel test, without correction");
        assertThat(Double.parseDouble(within.get("p"))).isLessThan(0.05);
        Map<String, String> logistic = row(table(planned, "requirements-by-each-other-logistic"), "R7", "R6");
        assertThat(logistic.get("statistic")).isEqualTo("z");
        assertThat(Double.parseDouble(logistic.get("p"))).isLessThan(0.05);
        assertThat(Double.parseDouble(logistic.get("odds ratio from"))).isGreaterThan(1);
    }

    /** The report calls both a reliable association, and names no other; all else that it tests comes to nothing. */
    @Test
    void what_was_planned_comes_out_as_the_report_found_it() {
        Table came = table(planned, "planned-tests");
        Map<Boolean, List<List<String>>> byFinding = came.written().stream()
                .collect(Collectors.partitioningBy(
                        row -> row.get(came.header().indexOf("verdict")).equals("association")));
        assertThat(byFinding.get(true).stream().map(row -> row.get(2) + " " + row.get(3)))
                .containsExactly("R6 R5", "R6 R7", "R5 R6", "R7 R6");
        assertThat(byFinding.get(true))
                .allSatisfy(row -> assertThat(row.get(6))
                        .isEqualTo("a reliable association: who meets one tends to meet the other"));
        assertThat(byFinding.get(false))
                .hasSize(28)
                .allSatisfy(
                        row -> assertThat(row.get(6)).isEqualTo("no association found: chance alone could explain it"));
        assertThat(came.note())
                .isEqualTo(
                        "Each family is adjusted by itself for being several tests, by Holm's method; an association is found"
                                + " where the adjusted p is below 0.05, on 8 authorities at least. Whatever else is tested is"
                                + " exploratory.");
    }

    /** {@code p.adjust(c(0.00418189, 0.00088150), "holm")} in R; the other nineteen are adjusted among themselves. */
    @Test
    void families_are_adjusted_by_themselves_and_what_is_not_planned_is_exploratory() {
        Table pairs = table(planned, "requirements-by-each-other");
        assertThat(row(pairs, "R5", "R6"))
                .containsEntry("family", "protocols, privacy statements and consent")
                .containsEntry("verdict", "association")
                .containsEntry("judged by", "p")
                .satisfies(row -> assertThat(row.get("p adjusted")).startsWith("0.0041818"))
                .satisfies(row -> assertThat(row.get("in words"))
                        .endsWith("phi = 0.248, small; planned, a reliable association: who meets one tends to meet the"
                                + " other"));
        assertThat(row(pairs, "R6", "R7").get("p adjusted")).startsWith("0.0017630");
        assertThat(row(pairs, "R3-4", "R8"))
                .containsEntry("family", "exploratory")
                .containsEntry("verdict", "no association found")
                .satisfies(row -> assertThat(Double.parseDouble(row.get("p adjusted")))
                        .isCloseTo(19 * Double.parseDouble(row.get("p")), within(1e-12)));
        assertThat(pairs.note())
                .isEqualTo(
                        "Those not planned are exploratory: they give hints of what to ask of other authorities, and no"
                                + " findings. Adjusted for being one of 19 such tests, by Holm's method.");
        assertThat(row(table(study, "requirements-by-each-other"), "R6", "R7"))
                .containsEntry("verdict", "hint")
                .satisfies(row -> assertThat(row.get("in words"))
                        .endsWith(
                                "; exploratory, a hint and no finding: perhaps who meets one tends to meet the other"));
        assertThat(table(study, "requirements-by-each-other").note())
                .isEqualTo(
                        "No test was planned, so all are exploratory: they give hints of what to ask of other authorities,"
                                + " and no findings. Adjusted for being one of 21 tests, by Holm's method.");
        assertThat(study.table("planned-tests")).isEmpty();
    }

    @Test
    void each_pair_is_regressed_once_as_planned_or_else_in_the_order_of_the_rules() {
        assertThat(table(study, "requirements-by-each-other-logistic").rows()).hasSize(21);
        assertThat(table(planned, "requirements-by-each-other-logistic").rows())
                .hasSize(21)
                .extracting(row -> row.get(0) + " " + row.get(1))
                .contains("R7 R6", "R5 R6", "R5 R7")
                .doesNotContain("R6 R7", "R6 R5", "R7 R5");
    }

    @Test
    void below_the_smallest_number_that_a_plan_names_there_is_no_verdict() {
        Plan plan = new Plan(
                new BigDecimal("0.05"),
                50,
                List.of(new Plan.Family(
                        "one", "", List.of(new Plan.Question("scores-by-numbers", "overall score", "population")))));
        Map<String, String> row =
                row(table(of(all.subList(0, 49), plan), "scores-by-numbers"), "overall score", "population");
        assertThat(row).containsEntry("verdict", "too few").containsEntry("family", "one");
        assertThat(row.get("in words"))
                .endsWith("; no verdict: it would be on 49, and below 50 none is given")
                .doesNotContain("negligible", "small", "medium", "large");
        assertThat(row(table(of(all.subList(0, 50), plan), "scores-by-numbers"), "overall score", "population"))
                .containsEntry("verdict", "no association found");
    }

    /** Each level is what people would read of the probability if it were rounded, which is above the one and below the other. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_probability_beside_its_level_is_printed_as_far_as_the_verdict_needs(boolean isBelow) {
        Table pairs = table(study, "requirements-by-each-other");
        int of = pairs.header().indexOf("exact p");
        List<String> found = pairs.written().stream()
                .filter(row -> !row.get(of).isEmpty()
                        && row(pairs, row.get(0), row.get(1)).get("judged by").equals("exact p"))
                .filter(row -> {
                    BigDecimal p = new BigDecimal(row.get(of));
                    return p.compareTo(new BigDecimal("0.5")) < 0
                            && p.compareTo(p.setScale(5, RoundingMode.HALF_UP)) == (isBelow ? -1 : 1);
                })
                .findFirst()
                .orElseThrow();
        BigDecimal p = new BigDecimal(found.get(of));
        BigDecimal level = p.setScale(5, RoundingMode.HALF_UP);
        Study judged = of(
                all,
                new Plan(
                        level,
                        8,
                        List.of(new Plan.Family(
                                "one", "", List.of(new Plan.Question(pairs.id(), found.get(0), found.get(1)))))));
        List<String> printed = table(judged, "planned-tests").printed().get(0);
        assertThat(printed.get(6)).startsWith(isBelow ? "a reliable association" : "no association found");
        assertThat(List.of(printed.get(4), printed.get(5)))
                .allSatisfy(
                        one -> assertThat(new BigDecimal(one).compareTo(level)).isEqualTo(p.compareTo(level)));
        assertThat(row(table(judged, pairs.id()), found.get(0), found.get(1)).get("in words"))
                .contains("exact p = " + printed.get(4) + ", adjusted " + printed.get(5) + ",");
    }

    @Test
    void a_probability_below_a_tiny_level_is_told_by_that_level() {
        Column column = Column.probability("p", new BigDecimal("0.000001"));
        assertThat(Stream.of(0.0000005, 0.000003, 0.02).map(column::printed))
                .containsExactly("< 0.000001", "0.000003", "0.02000");
        assertThat(Column.probability("p", Plan.LEVEL).printed(0.0000005)).isEqualTo("< 0.00001");
    }

    @Test
    void an_effect_is_not_rounded_onto_the_step_that_it_does_not_reach() {
        Made made = new Made(
                "a test",
                40,
                Measure.of("t", 2.0),
                List.of(38),
                new PValue(OptionalDouble.of(0.06), OptionalDouble.empty(), false),
                Measure.of("rho", -0.2996),
                Direction.NEGATIVE,
                List.of(Measure.of("odds ratio from", 0.9996), Measure.of("odds ratio to", 1.0004)),
                "");
        Judged judged = new Judged(new Tested("a", "b", Tested.Matter.NUMBER, 0, made), "", 0.06, Plan.NONE);
        assertThat(judged.row(Set.of()).get(2).toString())
                .contains("rho = -0.2996 (95%: 0.9996 to 1.0004), small and negative");
    }

    @Test
    void what_was_planned_and_cannot_be_made_is_told() throws Exception {
        Evidence bare = new EvidenceReader(rules.ruleSet())
                .read("bare.yaml", "authority: Bare\ntype: county\ndocuments: []\n".getBytes(StandardCharsets.UTF_8));
        Plan plan = Plan.read(FOLDER.resolve(Plan.FILE), "plan.yaml", rules.ruleSet());
        Study study = of(List.of(Authority.of(bare, evaluator.evaluate(bare))), plan);
        assertThat(table(study, "planned-tests").written())
                .hasSize(32)
                .allSatisfy(row -> assertThat(row.get(9)).isEqualTo("not made"));
        assertThat(row(table(study, "scores-by-numbers"), "overall score", "population"))
                .containsEntry("n", "0")
                .containsEntry("left out", "1")
                .containsEntry(
                        "in words", "linear regression on 0 (1 left out): not made, because it is not known of anybody")
                .containsEntry("mind", "it is not known of anybody");
    }

    /** A pair can be planned in several tables: crude, and with the others held fixed. */
    @Test
    void every_row_of_every_table_can_be_told_from_the_others_by_the_words_that_it_begins_with() {
        Plan.Question crude = new Plan.Question("requirements-by-each-other", "R7", "R6");
        Plan.Question fixed = new Plan.Question("requirements-by-each-other-logistic", "R7", "R6");
        Plan plan =
                new Plan(new BigDecimal("0.00001"), 8, List.of(new Plan.Family("consent", "", List.of(crude, fixed))));
        Study twice = of(all, plan);
        assertThat(twice.tables()).allSatisfy(table -> {
            List<Column> columns = table.onPages();
            int words = Math.min(columns.size(), 4);
            assertThat(table.printed().stream()
                            .map(row -> IntStream.range(0, words)
                                    .filter(i -> !columns.get(i).isNumeric())
                                    .mapToObj(row::get)
                                    .toList()))
                    .as(table.id())
                    .doesNotHaveDuplicates();
        });
        assertThat(table(twice, "planned-tests").printed())
                .extracting(row -> row.subList(0, 4))
                .containsExactly(
                        List.of("consent", "requirements-by-each-other", "R7", "R6"),
                        List.of("consent", "requirements-by-each-other-logistic", "R7", "R6"));
        assertThat(table(twice, "planned-tests").note()).contains("the adjusted p is below 0.00001, on 8");
        assertThat(twice.tables())
                .allSatisfy(table -> assertThat(table.note()).as(table.id()).doesNotContainPattern("[0-9]E-?[0-9]"));
    }

    @Test
    void names_that_look_the_same_are_the_same(@TempDir Path folder) throws Exception {
        Study study = new Study(
                rules.ruleSet(),
                rules.ruleSet().criteria(),
                List.of(
                        named("One", "[c C, \"c  C\", \"c\\u00A0C \"]", "[]"),
                        named("\"Two   Parts \"", "[\"c \\t C\"]", "[]")),
                Optional.empty(),
                Optional.empty(),
                Plan.NONE);
        assertThat(table(study, "themes").written()).containsExactly(List.of("R2", "driver", "c C", "2", "100.0", ""));
        assertThat(table(study, "ranks").rows()).extracting(row -> row.get(0)).containsExactly("One", "Two Parts");
        Path themes = Files.writeString(
                folder.resolve("c.csv"),
                "requirement,kind,theme,common theme,part of\nR2,driver,c  C,C  c,\nR2,driver,d,C c,c   C\n");
        Codebook read = Codebook.read(themes, "c.csv", rules.ruleSet().pack());
        assertThat(read.theme("R2", ThemeKind.DRIVER, "c C")).contains(new Codebook.Theme("C c", ""));
        assertThat(read.theme("R2", ThemeKind.DRIVER, "d")).contains(new Codebook.Theme("C c", "c C"));
        Files.writeString(themes, "requirement,kind,theme,common theme,part of\nR2,driver,c  C,,\nR2,driver,c C,,\n");
        assertThatThrownBy(() -> Codebook.read(themes, "c.csv", rules.ruleSet().pack()))
                .hasMessage("c.csv:3:3: this driver of R2 was listed before");
        Path list = Files.writeString(
                folder.resolve("i.csv"), "authority,reason\nTwo  Parts,\nThree,was  ill\nFour,was ill\n");
        assertThat(Invited.read(list, "i.csv").reasons())
                .isEqualTo(Map.of("Two Parts", "", "Three", "was ill", "Four", "was ill"));
    }

    @Test
    void what_is_as_frequent_ranks_the_same() {
        List<Authority> some = new ArrayList<>();
        for (String name : List.of("One", "Two")) {
            some.add(named(name, "[Zeal, Aid, Éducation]", name.equals("One") ? "[Time]" : "[]"));
        }
        Study study = new Study(
                rules.ruleSet(), rules.ruleSet().criteria(), some, Optional.empty(), Optional.empty(), Plan.NONE);
        assertThat(table(study, "themes-across").written())
                .containsExactly(
                        List.of("driver", "1", "Aid", "2", "100.0"),
                        List.of("driver", "1", "Zeal", "2", "100.0"),
                        List.of("driver", "1", "Éducation", "2", "100.0"),
                        List.of("barrier", "1", "Time", "1", "50.0"));
        assertThat(table(study, "criteria").note())
                .contains("R2.M1, R2.M2, ", " and R9.M2 hold most authorities back from a requirement (2 each). ");
    }

    @Test
    void key_points_name_all_that_are_equal_or_say_how_many_they_are() {
        assertThat(drivers("[A, B, C, D, E, F]"))
                .isEqualTo("Most often named as drivers: A (1, 100%); B (1, 100%); C (1,"
                        + " 100%); D (1, 100%); E (1, 100%); F (1, 100%).");
        assertThat(drivers("[A, B, C, D, E, F, G, H, I, J, K]"))
                .isEqualTo("Most often named as drivers: 11 were named by 1 each.");
    }

    private static String drivers(String themes) {
        return new Study(
                        rules.ruleSet(),
                        rules.ruleSet().criteria(),
                        List.of(named("One", themes, "[]")),
                        Optional.empty(),
                        Optional.empty(),
                        Plan.NONE)
                .keyPoints()
                .get(1)
                .points()
                .get(1);
    }

    private static Authority named(String name, String drivers, String barriers) {
        String text = "authority: " + name + "\ntype: county\ninterview:\n  held: 2004-04-20\n  requirements:\n    R2:"
                + " {grade: On Course, drivers: " + drivers + ", barriers: " + barriers + "}\ndocuments: []\n";
        try {
            Evidence evidence =
                    new EvidenceReader(rules.ruleSet()).read("a.yaml", text.getBytes(StandardCharsets.UTF_8));
            return Authority.of(evidence, evaluator.evaluate(evidence));
        } catch (ProblemsException e) {
            throw new AssertionError(e);
        }
    }

    /** The published counts, of which the coded themes are made. */
    @ParameterizedTest
    @CsvFileSource(resources = "/study/theme-counts.csv", numLinesToSkip = 1)
    void themes_have_the_counts_that_the_report_prints(String requirement, String kind, String theme, String count) {
        assertThat(row(table(study, "themes"), requirement, kind, theme)).containsEntry("authorities", count);
    }

    @Test
    void who_took_part_and_who_did_not_is_told_with_the_reason() {
        assertThat(table(study, "participation").written())
                .containsExactly(
                        List.of("asked to take part", "135"),
                        List.of("took no part: opted out of the project", "1"),
                        List.of("took no part: withdrew for the long illness of its project manager", "1"),
                        List.of("took part", "133"));
        Study first = new Study(
                rules.ruleSet(),
                rules.ruleSet().criteria(),
                all.subList(0, 1),
                Optional.empty(),
                Optional.of(
                        new Invited("list.csv", Map.of(all.get(0).name(), "", "Elsewhere", "", "Farley", "was ill"))),
                Plan.NONE);
        assertThat(table(first, "participation").written())
                .as("whose file was refused did not decline")
                .containsExactly(
                        List.of("asked to take part", "3"),
                        List.of("took no part: was ill", "1"),
                        List.of("no evidence that could be read, and no reason given", "1"),
                        List.of("took part", "1"));
        List<Authority> stranger = List.of(all.get(0));
        assertThat(new Invited("list.csv", Map.of("Aldrenshir (synthetic)", "")).problems(stranger))
                .extracting(Object::toString)
                .containsExactly("fixtures/study/A001-aldrenshire.yaml:1:1: Aldrenshire (synthetic) is not among those"
                        + " asked to take part, in list.csv; did you mean \"Aldrenshir (synthetic)\"?");
        assertThat(new Invited("list.csv", Map.of("Nowhere (synthetic)", "")).problems(stranger))
                .extracting(Object::toString)
                .as("what both end in makes them no nearer")
                .containsExactly("fixtures/study/A001-aldrenshire.yaml:1:1: Aldrenshire (synthetic) is not among those"
                        + " asked to take part, in list.csv");
        assertThat(new Invited("list.csv", Map.of("Aldrenshire (synthetic)", "was ill")).problems(stranger))
                .extracting(Object::toString)
                .containsExactly("fixtures/study/A001-aldrenshire.yaml:1:1: Aldrenshire (synthetic) took no part, says"
                        + " list.csv: was ill");
    }

    @Test
    void a_theme_that_the_codebook_does_not_have_is_told_where_it_stands_with_the_nearest() throws Exception {
        String file = Files.readString(Path.of("fixtures/study/A001-aldrenshire.yaml"))
                .replace("drivers: [\"Exemplar materials\"]", "drivers: [\"Exemplary materials\"]");
        Evidence evidence = new EvidenceReader(rules.ruleSet()).read("a.yaml", file.getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> codebook.orElseThrow().check(evidence))
                .isInstanceOf(ProblemsException.class)
                .hasMessage("a.yaml:18:38: unknown theme \"Exemplary materials\" among the drivers of R5; did you mean"
                        + " \"Exemplar materials\"?");
    }

    @Test
    void what_is_wrong_with_a_codebook_is_told_all_at_once(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("c.csv"), """
                requirement,kind,theme,common theme,part of
                R10,driver,Money,,
                R2,driverr,Money,,
                R2,driver,,,
                R2,barrier,Time,,Tmie
                R2,barrier,Time,,
                """);
        assertThatThrownBy(() -> Codebook.read(file, "c.csv", rules.ruleSet().pack()))
                .isInstanceOf(ProblemsException.class)
                .message()
                .isEqualTo("""
                        c.csv:2:1: unknown requirement "R10"; known: "R2", "R3-4", "R5", "R6", "R7", "R8" or "R9"
                        c.csv:3:2: unknown kind of theme "driverr"; did you mean "driver"?
                        c.csv:4:3: a theme needs a name
                        c.csv:5:5: no such theme beside this one: "Tmie"; did you mean "Time"?
                        c.csv:6:3: this barrier of R2 was listed before""");
    }

    @Test
    void the_criteria_that_hold_back_and_would_lift_most_are_named() {
        Table criteria = table(study, "criteria");
        int most = criteria.rows().stream()
                .filter(row -> row.get(1).equals("minimum"))
                .mapToInt(row -> (Integer) row.get(5))
                .max()
                .orElseThrow();
        assertThat(criteria.note()).contains(" holds most authorities back from a requirement (" + most + "). ");
        assertThat(row(criteria, "R7.M4")).containsEntry("of these, requirement not met", String.valueOf(most));
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
        assertThat(new Ranking.Place(BigDecimal.ONE, rank, all.subList(0, sharing)).inWords())
                .isEqualTo(words);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 5})
    void a_study_of_few_leaves_out_what_cannot_be_said_and_says_so(int size) {
        Study small = of(all.subList(0, size));
        assertThat(small.ranking().mean().isPresent()).isEqualTo(size > 0);
        assertThat(small.keyPoints()).hasSize(8);
        assertThat(table(small, "requirements-by-each-other").written())
                .hasSize(21)
                .allSatisfy(row -> assertThat(row.get(2)).contains(" on " + size + ": "));
        Set<String> verdicts = small.tables().stream()
                .filter(table -> table.header().contains("verdict"))
                .flatMap(table -> table.written().stream()
                        .map(row -> row.get(table.header().indexOf("verdict"))))
                .collect(Collectors.toSet());
        assertThat(verdicts).isSubsetOf("not made", "too few").contains("not made");
        if (size < 3) {
            assertThat(table(small, "scores-by-numbers").written())
                    .allSatisfy(row ->
                            assertThat(row.get(2)).endsWith("not made, because there are fewer than three cases"));
        }
    }

    /** Of few and odd authorities many a statistic has no bound, and many a probability is tiny. */
    @Test
    void what_has_no_bound_is_no_number_and_no_probability_is_nought() {
        Random chance = new Random(2004);
        List<Study> studies = new ArrayList<>();
        for (int round = 0; round < 40; round++) {
            List<Authority> some = new ArrayList<>(all);
            Collections.shuffle(some, chance);
            studies.add(of(some.subList(0, 1 + chance.nextInt(15))));
        }
        List<Authority> ranked = all.stream()
                .map(one -> with(
                        one,
                        "population",
                        1000 + 7 * study.rank(one.result("R6").grade())))
                .toList();
        studies.add(of(ranked));
        studies.add(of(ranked.subList(0, 3)));
        int without = 0;
        for (Study one : studies) {
            for (Table table : one.tables()) {
                int why = table.header().indexOf("why no number");
                for (List<String> row : table.written()) {
                    assertThat(row).doesNotContain("Infinity", "-Infinity", "NaN");
                    for (String name : List.of("p", "exact p", "p adjusted", "judged p")) {
                        int at = table.header().indexOf(name);
                        assertThat(at < 0 || row.get(at).isEmpty() || new BigDecimal(row.get(at)).signum() > 0)
                                .as(row.toString())
                                .isTrue();
                    }
                    int effect = table.header().indexOf("effect size");
                    if (effect >= 0 && row.get(effect).isEmpty()) {
                        without++;
                        assertThat(row.get(why)).isNotEmpty();
                    }
                }
            }
        }
        assertThat(without).isGreaterThan(1000);
        Map<String, String> tiny = row(table(studies.get(40), "grades-by-numbers"), "grade of R6", "population");
        assertThat(tiny)
                .containsEntry("effect size", "1")
                .containsEntry("value", "")
                .containsEntry("p", "")
                .containsEntry("why no number", "t, p: it has no bound where rho is 1 or -1")
                .containsEntry("verdict", "hint");
    }

    private static Authority with(Authority one, String name, Object value) {
        Map<String, Object> recorded = new HashMap<>(one.recorded());
        recorded.put(name, value);
        return new Authority(
                one.name(),
                one.file(),
                one.results(),
                one.overall(),
                one.saidOverall(),
                one.overallAgreement(),
                one.notMet(),
                recorded,
                one.answers(),
                one.notes());
    }

    /** {@code mantelhaen.test(exact = TRUE)} adds up the same tables; the sentence says which probability was judged. */
    @Test
    void which_probability_is_judged_is_said() {
        Map<String, String> few = row(table(study, "requirements-by-each-other"), "R2", "R5");
        assertThat(few).containsEntry("judged by", "exact p");
        assertThat(few.get("in words"))
                .contains(
                        ": chi-square(1) = 4.341, exact p = 0.05054, adjusted ", ", judged in place of p = 0.03720; ");
        assertThat(Double.parseDouble(few.get("exact p"))).isCloseTo(0.0505415, within(1e-7));
        Map<String, String> many = row(table(study, "requirements-by-each-other"), "R5", "R6");
        assertThat(many).containsEntry("judged by", "p").containsEntry("why no number", "");
    }

    @Test
    void authorities_of_whom_something_is_not_known_are_left_out_and_counted() throws Exception {
        List<Authority> some = new ArrayList<>(all.subList(0, 20));
        Evidence bare = new EvidenceReader(rules.ruleSet())
                .read("bare.yaml", "authority: Bare\ntype: county\ndocuments: []\n".getBytes(StandardCharsets.UTF_8));
        some.add(Authority.of(bare, evaluator.evaluate(bare)));
        Study partly = of(some);
        assertThat(row(table(partly, "scores-by-numbers"), "overall score", "population"))
                .containsEntry("n", "20")
                .containsEntry("left out", "1");
        assertThat(row(table(partly, "grades-r2"), "interviewee")).containsEntry("not rated", "1");
        assertThat(row(table(partly, "agreement"), "overall")).containsEntry("not rated", "1");
        String down = "grades marked down on balance, each requirement as often as it weighs";
        assertThat(row(table(partly, "figures"), down))
                .as("who said nothing takes no part in an average of what was said")
                .isEqualTo(row(table(of(all.subList(0, 20)), "figures"), down));
        assertThat(table(of(List.of(some.get(20))), "figures").written())
                .as("of nobody there is none, nor was any grade moved")
                .extracting(row -> row.get(0))
                .containsExactly("authorities", "mean overall score");
        assertThat(table(partly, "figures").written())
                .anyMatch(row -> row.contains("most grades by which an overall grade was moved"));
    }

    /** Whoever has the CSV alone divides by what stands beside the shares. */
    @Test
    void each_row_of_a_table_of_grades_says_of_how_many_its_shares_are() {
        for (String id : List.of("grades-overall", "grades-r2", "grades-r6")) {
            Table table = table(study, id);
            for (String by : List.of("evidence", "interviewee")) {
                Map<String, String> row = row(table, by);
                BigDecimal of = new BigDecimal(row.get("% of"));
                assertThat(of).isEqualByComparingTo("133");
                row.forEach((column, share) -> {
                    if (column.endsWith(" %")) {
                        BigDecimal count = new BigDecimal(row.get(Strings.CS.removeEnd(column, " %")));
                        assertThat(count.multiply(BigDecimal.valueOf(100)).divide(of, 1, RoundingMode.HALF_UP))
                                .as(id + "/" + by + "/" + column)
                                .isEqualTo(share);
                    }
                });
            }
            assertThat(table.onPages())
                    .as("the report has no such column")
                    .noneMatch(one -> one.name().equals("% of"));
        }
        assertThat(row(table(study, "grades-r6"), "interviewee"))
                .as("one did not rate it")
                .containsEntry("total", "132")
                .containsEntry("met %", "78.2");
    }

    @Test
    void one_authority_has_a_day_on_record_and_several_have() {
        assertThat(table(of(all.subList(0, 1)), "interviews").note())
                .isEqualTo("1 of 1 authority has a day on record.");
        assertThat(table(of(all.subList(0, 2)), "interviews").note())
                .isEqualTo("2 of 2 authorities have a day on record.");
    }

    @Test
    void what_a_day_counts_from_is_said_where_a_line_of_days_was_drawn() {
        String since = "A day counts as the days since 1 January 1970, which is where the intercept of its line is.";
        assertThat(table(study, "scores-by-numbers").note()).contains(since);
        assertThat(table(study, "scores-by-groups").note()).doesNotContain(since);
        assertThat(table(of(all.subList(0, 1)), "scores-by-numbers").note())
                .as("of one no line can be drawn")
                .doesNotContain(since);
    }

    @Test
    void names_with_commas_can_be_taken_apart() throws Exception {
        List<Authority> single = all.stream()
                .filter(one -> one.result("R6").isOnePartShort())
                .limit(1)
                .toList();
        Evidence evidence = new EvidenceReader(rules.ruleSet())
                .read(
                        "bristol.yaml",
                        Files.readString(FOLDER.resolve(
                                        Path.of(single.get(0).file()).getFileName()))
                                .replaceFirst("(?m)^authority: .*", "authority: \"Bristol, City of\"")
                                .getBytes(StandardCharsets.UTF_8));
        Study two = of(List.of(single.get(0), Authority.of(evidence, evaluator.evaluate(evidence))));
        assertThat(row(table(two, "one-part-short"), "R6"))
                .containsEntry("who", single.get(0).name() + "; Bristol, City of");
    }

    @Test
    void a_name_that_would_be_taken_for_two_or_for_one_in_quotes_is_put_in_quotes() throws Exception {
        String text = Files.readString(all.stream()
                .filter(one -> one.result("R6").isOnePartShort())
                .map(one -> FOLDER.resolve(Path.of(one.file()).getFileName()))
                .findFirst()
                .orElseThrow());
        List<Authority> three = new ArrayList<>();
        for (String name : List.of("Aby; Bey", "\"Cey\" Hills", "Dey \"East\"")) {
            Evidence evidence = new EvidenceReader(rules.ruleSet())
                    .read(
                            "some.yaml",
                            text.replaceFirst("(?m)^authority: .*", "authority: '" + name + "'")
                                    .getBytes(StandardCharsets.UTF_8));
            three.add(Authority.of(evidence, evaluator.evaluate(evidence)));
        }
        assertThat(row(table(of(three), "one-part-short"), "R6"))
                .containsEntry("who", "\"Aby; Bey\"; \"\"\"Cey\"\" Hills\"; Dey \"East\"");
    }
}
