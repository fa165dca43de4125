package assay.proof;

import static org.assertj.core.api.Assertions.assertThat;

import assay.TestRules;
import assay.drl.RuleFiles;
import assay.lint.RuleLint;
import assay.problem.Problem;
import assay.rules.RuleBase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * What is said of rules that leave a case out or decide one twice. Each slip stands in {@code slips.yaml}; what is to be told in
 * {@code slips.txt}, which {@code -Dgolden.update=true} renews for review as a diff.
 */
class ProofTest {

    private static final Path RULES = Path.of("rules", "march-2004");
    private static final Path SLIPS = Path.of("src", "test", "resources", "bad", "rules", "proof", "slips.yaml");
    private static final Path TOLD = SLIPS.resolveSibling("slips.txt");

    @TempDir
    Path folder;

    @Test
    void every_slip_is_told_with_an_example() throws Exception {
        List<List<Map<String, Object>>> groups = new YAMLMapper().readValue(SLIPS.toFile(), new TypeReference<>() {});
        StringBuilder told = new StringBuilder();
        for (List<Map<String, Object>> slips : groups) {
            Map<String, List<String>> edits = new LinkedHashMap<>();
            for (Map<String, Object> slip : slips) {
                told.append("# ").append(slip.get("slip")).append('\n');
                slip.forEach((file, edit) -> {
                    if (edit instanceof List<?> texts) {
                        texts.forEach(text -> edits.computeIfAbsent(file, any -> new ArrayList<>())
                                .add(String.valueOf(text)));
                    }
                });
            }
            Path rules = Files.createDirectory(folder.resolve("slips" + told.length()));
            List<String> problems = problems(changed(rules, edits)).stream()
                    .map(problem -> problem.toString().replace(rules + "/", ""))
                    .toList();
            assertThat(problems).hasSizeGreaterThanOrEqualTo(slips.size());
            told.append(String.join("\n", problems)).append("\n\n");
        }
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(TOLD, told);
        }
        assertThat(told).hasToString(Files.readString(TOLD));
    }

    @Test
    void rules_that_leave_nothing_and_decide_nothing_twice_are_left_alone() throws Exception {
        String plan = "    $plan : EGovernmentPlan( isa == Integration.PLANNED )";
        String mentioned = "    $plan : EGovernmentPlan( isa == Integration.MENTIONED )";
        String integrated = "    $plan : EGovernmentPlan( isa == Integration.INTEGRATED )";
        String deadline = "    Interview( held != null, $deadline : held.plusDays( {days-after-the-interview} ) )\n";
        String monitoring = "    $monitoring : ProtocolMonitoring( status == PlanStatus.PLANNED )";
        String map = "ProcessMap( status == MapStatus.DRAFT )";
        Map<String, List<String>> edits = Map.of(
                "requirement-9.drl",
                List.of(
                        plan,
                        "    exists ItAwareness( of contains LongTermAim.EGIF_COMPLIANCE )\n" + plan,
                        mentioned,
                        "    $document : Document( received == null || received > {day-of-assessment} )\n"
                                + mentioned.replace(" )", ", document == $document )"),
                        integrated,
                        deadline
                                + integrated.replace(
                                        " )", ", document.received != null, document.received <= $deadline )"),
                        "rule \"R9.F1 integration only planned\"",
                        setAside(
                                        mentioned.replace(
                                                " )",
                                                ", document.received != null, document.received <= {day-of-assessment} )"),
                                        1)
                                + setAside(
                                        "    exists ItAwareness( of not contains LongTermAim.EGIF_COMPLIANCE )\n"
                                                + plan,
                                        2)
                                + setAside("    not ItAwareness()\n" + plan, 3)
                                + setAside(
                                        deadline
                                                + integrated.replace(
                                                        " )",
                                                        ", document.received != null, document.received > $deadline )"),
                                        4)
                                + setAside(integrated.replace(" )", ", document.received == null )"), 5)
                                + setAside("    not Interview( held != null )\n" + integrated, 6)
                                + "rule \"R9.F1 integration only planned\""),
                "requirement-6.drl",
                List.of(
                        monitoring,
                        monitoring.replace("status ==", "secondary || note == null || note != null, status ==")),
                "requirement-8.drl",
                List.of(map, "ProcessMap( status != MapStatus.PRODUCED || status == MapStatus.PRODUCED )"));
        assertThat(problems(changed(folder, edits))).isEmpty();
    }

    @Test
    void grades_may_be_worth_what_rules_of_the_rule_set_grade_by() throws Exception {
        Map<String, List<String>> edits = Map.of(
                "pack.yaml",
                List.of(
                        "value: 0.98",
                        "value: 0",
                        "value: 1.99",
                        "value: 50",
                        "value: 3.00",
                        "value: 75",
                        "value: 4.01",
                        "value: 100"),
                "common/scoring.drl",
                List.of(
                        "Score( $nearest : nearest )",
                        "Score( $total : total, $weight : weight )",
                        "Grade( rank == $nearest )",
                        "Grade( rank == 1 && $total < 50 * $weight"
                                + " || rank == 2 && $total >= 50 * $weight && $total < 75 * $weight"
                                + " || rank == 3 && $total >= 75 * $weight && $total < 90 * $weight"
                                + " || rank == 4 && $total >= 90 * $weight )"));
        assertThat(problems(changed(folder, edits))).isEmpty();
    }

    private static String setAside(String conditions, int number) {
        return "rule \"R9.F1 another plan " + number + "\"\n    @source( \"a\" )\nwhen\n" + conditions
                + "\nthen\n    insert( new SetAside( \"R9.F1\", $plan, \"reason " + number + "\" ) );\nend\n\n";
    }

    @ParameterizedTest
    @Tag("sample")
    @ValueSource(
            strings = {"march-2004", "march-2004-pilot", "playgrounds", "rurality", "variants/i9-no-london-borough"})
    void nothing_falls_between_rules_of_this_project(String rules) throws Exception {
        assertThat(problems(Path.of("rules", rules))).isEmpty();
    }

    static List<Path> variants() throws IOException {
        try (Stream<Path> variants = Files.list(Path.of("rules", "variants"))) {
            return variants.filter(Files::isDirectory).sorted().toList();
        }
    }

    @ParameterizedTest
    @Tag("whole")
    @MethodSource("variants")
    void nothing_falls_between_the_rules_of_any_variant(Path rules) throws Exception {
        assertThat(RuleLint.findings(
                                rules,
                                Map.of(),
                                TestRules.CACHE.parts(),
                                files -> Proof.problems(files, RuleBase.load(files, TestRules.CACHE)))
                        .problems())
                .isEmpty();
    }

    static List<Problem> problems(Path rules) throws Exception {
        RuleFiles files = RuleFiles.read(rules);
        return Proof.problems(files, RuleBase.load(files, TestRules.CACHE));
    }

    /** A copy of the rules of March 2004 in which some texts are others. */
    static Path changed(Path folder, Map<String, List<String>> edits) throws IOException {
        try (Stream<Path> files = Files.list(RULES)) {
            for (Path file : files.filter(Files::isRegularFile).collect(Collectors.toList())) {
                String name = file.getFileName().toString();
                edit(file, folder.resolve(name), edits.getOrDefault(name, List.of()));
            }
        }
        for (String common : List.of("grading", "scoring", "agreement")) {
            String name = "common/" + common + ".drl";
            if (edits.containsKey(name)) {
                Files.createDirectories(folder.resolve("common"));
                edit(Path.of("rules").resolve(name), folder.resolve(name), edits.getOrDefault(name, List.of()));
            }
        }
        return folder;
    }

    private static void edit(Path from, Path to, List<String> edit) throws IOException {
        String text = Files.readString(from);
        for (int i = 0; i < edit.size(); i += 2) {
            assertThat(text).as(from.toString()).contains(edit.get(i));
            text = text.replace(edit.get(i), edit.get(i + 1));
        }
        Files.writeString(to, text);
    }
}
