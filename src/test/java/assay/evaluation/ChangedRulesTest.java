package assay.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import assay.TestRules;
import assay.compile.Watchdog;
import assay.evidence.Evidence;
import assay.evidence.EvidenceReader;
import assay.problem.Problem;
import assay.rules.RuleBase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a rule set that somebody edits: what policy staff may do without a programmer, and what goes wrong. */
class ChangedRulesTest {

    private static final String R9 = "requirement-9.drl";
    private static final Watchdog.Limits SHORT = new Watchdog.Limits(Duration.ofSeconds(2), Duration.ofMinutes(10));

    /** A row of loops, one in another, whose end nobody waits for, however well they are compiled by then. */
    private static final String LONG =
            "java.util.List<String> t = java.util.List.of( \"0\", \"1\", \"2\", \"3\", \"4\", \"5\","
                    + " \"6\", \"7\", \"8\", \"9\" ); for ( String a : t ) for ( String b : t ) for ( String c : t ) for ( String d : t )"
                    + " for ( String z : t.subList( 0, 5 ) ) for ( String e : t ) for ( String f : t ) for ( String g : t ) for ( String h : t ) for ( String i : t ) { } ";

    @TempDir
    Path folder;

    @BeforeEach
    void copyRules() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("rules", "march-2004"))) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
    }

    private void edit(String file, String from, String to) throws IOException {
        Path path = folder.resolve(file);
        String text = Files.readString(path);
        assertThat(text).contains(from);
        Files.writeString(path, text.replace(from, to));
    }

    private RuleBase rules() throws Exception {
        return TestRules.in(folder);
    }

    private static Evidence evidence(RuleBase rules, String... facts) throws Exception {
        StringBuilder yaml = new StringBuilder("authority: Test\ntype: county\ndocuments:\n");
        yaml.append("  - id: D1\n    title: minutes\n    shows:\n");
        for (String fact : facts) {
            yaml.append("      - ").append(fact).append('\n');
        }
        return new EvidenceReader(rules.ruleSet())
                .read("test.yaml", yaml.toString().getBytes(StandardCharsets.UTF_8));
    }

    private Evaluation evaluate(String... facts) throws Exception {
        RuleBase rules = rules();
        return new Evaluator(rules).evaluate(evidence(rules, facts));
    }

    private Problem fault(String... facts) throws Exception {
        RuleBase rules = rules();
        Evidence evidence = evidence(rules, facts);
        return catchThrowableOfType(RuleFault.class, () -> new Evaluator(rules).evaluate(evidence))
                .problem();
    }

    private int lineOf(String file, String text) throws IOException {
        List<String> lines = Files.readAllLines(folder.resolve(file));
        return 1
                + lines.indexOf(lines.stream()
                        .filter(line -> line.contains(text))
                        .findFirst()
                        .orElseThrow());
    }

    private static Evaluation.RequirementResult r9(Evaluation evaluation) {
        return evaluation.requirement("R9").orElseThrow();
    }

    @Test
    void a_new_kind_of_evidence_and_a_further_improvement_need_rule_files_alone() throws Exception {
        edit("evidence.drl", "declare EGovernmentPlan", """
                declare enum PilotStatus
                    RUNNING, ENDED;
                end

                declare DataPilot extends Fact
                    status : PilotStatus
                    agencies : List<Agency>
                end

                declare EGovernmentPlan""");
        String last = "\"it is part of the long-term e-government plans\" ) );";
        edit(R9, last, last + "\n    insert( Criterion.further( \"R9.F2\", \"a pilot of sharing data\" ) );");
        edit(R9, "rule \"R9.F1 integrated into a plan\"", """
                rule "R9.F2 a pilot that is running"
                    @source( "a later circular" )
                when
                    $pilot : DataPilot( status == PilotStatus.RUNNING )
                then
                    insert( Counted.whole( "R9.F2", $pilot ) );
                end

                rule "R9.F2 a pilot that has ended"
                when
                    $pilot : DataPilot( status == PilotStatus.ENDED )
                then
                    insert( new SetAside( "R9.F2", $pilot, "the pilot has ended" ) );
                end

                rule "R9.F1 integrated into a plan\"""");
        Evaluation evaluation = evaluate(
                "technical-paper-dissemination: {to: all it colleagues, means: email}",
                "it-awareness: {of: [information sharing hub, egif compliance]}",
                "data-pilot: {status: ended, agencies: [health]}",
                "data-pilot: {status: running, agencies: [health, police]}");
        assertThat(r9(evaluation).grade()).isEqualTo("Well Ahead");
        Evaluation.CriterionResult criterion = r9(evaluation).criteria().get(3);
        assertThat(criterion.id()).isEqualTo("R9.F2");
        assertThat(criterion.counted()).singleElement().satisfies(one -> {
            assertThat(one.rule().file()).isEqualTo(R9);
            assertThat(one.rule().line()).isEqualTo(lineOf(R9, "R9.F2 a pilot that is running"));
            assertThat(one.fact().index()).isEqualTo(3);
        });
        assertThat(criterion.setAside())
                .singleElement()
                .satisfies(one -> assertThat(one.reason()).isEqualTo("the pilot has ended"));
    }

    @Test
    void a_changed_threshold_needs_rule_files_alone() throws Exception {
        String fact =
                "business-needs-discussion: {implications: [resources, it provision], agencies: [health, council]}";
        assertThat(evaluate(fact).requirement("R8").orElseThrow().grade()).isEqualTo("On Course");
        edit("parameters.yaml", "implications:\n  value: 2", "implications:\n  value: 3");
        Evaluation.RequirementResult changed = evaluate(fact).requirement("R8").orElseThrow();
        assertThat(changed.grade()).isEqualTo("Bit Behind");
        assertThat(changed.criteria().get(0).atLeast()).isEqualTo(3);
        assertThat(changed.toNextGrade()).isEqualTo(new Evaluation.NextGrade("On Course", List.of(List.of("R8.M1"))));
    }

    @Test
    void a_fact_that_no_rule_looks_at_is_a_fault_of_the_rule_set() throws Exception {
        edit(R9, "isa == Integration.MENTIONED", "secondary, isa == Integration.MENTIONED");
        Problem problem = fault("e-government-plan: {isa: mentioned}");
        assertThat(problem.file()).isEqualTo(folder.resolve("evidence.drl").toString());
        assertThat(problem.line()).isEqualTo(lineOf("evidence.drl", "declare EGovernmentPlan"));
        assertThat(problem.message())
                .startsWith("no rule counts the e-government-plan in test.yaml, document D1, fact 1");
    }

    @Test
    void rules_that_conclude_for_ever_are_stopped_and_named() throws Exception {
        Files.writeString(folder.resolve("zz.drl"), """
                package march2004
                import assay.policy.*
                rule "Notes upon notes"
                when
                    $note : Note()
                then
                    insert( new Note( "again" ) );
                end
                """);
        Problem problem = fault("e-government-plan: {isa: mentioned}");
        assertThat(problem.file()).isEqualTo(folder.resolve("zz.drl").toString());
        assertThat(problem.line()).isEqualTo(3);
        assertThat(problem.message())
                .isEqualTo("the rules do not settle: this one fired most often (\"Notes upon notes\")");
    }

    @Test
    void a_rule_that_does_not_come_to_an_end_is_given_up_and_named() throws Exception {
        edit(R9, "insert( Counted.whole( \"R9.F1\", $plan ) );", LONG + "insert( Counted.whole( \"R9.F1\", $plan ) );");
        RuleBase rules = rules();
        Path file = Files.writeString(folder.resolve("evidence.txt"), """
                authority: Test
                type: county
                documents:
                  - {id: D1, title: plan, shows: [e-government-plan: {isa: integrated}]}
                """);
        Batch batch = new Batch(new Evaluator(rules, SHORT), new EvidenceReader(rules.ruleSet()), 1);
        Path other = Files.writeString(
                folder.resolve("other.txt"), Files.readString(file).replace("integrated", "mentioned"));
        List<Batch.Input> inputs =
                List.of(new Batch.Input(file, "evidence.yaml"), new Batch.Input(other, "other.yaml"));
        List<Batch.Result<String>> results = new ArrayList<>();
        batch.run(inputs, (evidence, evaluation) -> evaluation.file(), results::add);
        assertThat(results).extracting(Batch.Result::value).containsExactly(null, "other.yaml");
        assertThat(results).extracting(Batch.Result::isOfRules).containsExactly(true, false);
        Problem problem = results.get(0).problems().get(0);
        assertThat(problem.line()).isEqualTo(lineOf(R9, "R9.F1 integrated into a plan"));
        assertThat(problem.message())
                .contains("does not come to an end", "R9.F1 integrated into a plan")
                .endsWith("; evidence.yaml is not graded");
    }

    @Test
    void a_rule_that_fails_and_a_part_that_nobody_asks_for_are_named() throws Exception {
        edit(R9, "Counted.whole( \"R9.F1\", $plan )", "new Counted( \"R9.F1\", \"shown\".concat( \"shown\" ), $plan )");
        assertThat(fault("e-government-plan: {isa: integrated}").message())
                .isEqualTo("the criterion R9.F1 has no part \"shownshown\"; its parts are shown"
                        + " (rule \"R9.F1 integrated into a plan\")");
        edit(
                R9,
                "insert( new Counted( \"R9.F1\", \"shown\".concat( \"shown\" ), $plan ) );",
                "insert( new SetAside( \"R9.F1\", $plan, \" \".concat( \" \" ) ) );"
                        + " insert( new Counted( \"R9.F1\", \"shown\".trim(), $plan ) );");
        Problem problem = fault("e-government-plan: {isa: integrated}");
        assertThat(problem.line()).isEqualTo(lineOf(R9, "R9.F1 integrated into a plan"));
        assertThat(problem.message()).contains("SetAside needs a reason in words");
    }
}
