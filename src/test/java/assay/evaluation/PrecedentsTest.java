package assay.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import assay.TestRules;
import assay.compile.Watchdog;
import assay.drl.RuleFiles;
import assay.evidence.Evidence;
import assay.evidence.EvidenceReader;
import assay.evidence.EvidenceSubject;
import assay.lint.RuleChecker;
import assay.policy.Criterion;
import assay.policy.Finding;
import assay.policy.Met;
import assay.report.JsonReport;
import assay.rules.RuleBase;
import assay.rules.RuleCache;
import assay.rules.UncheckedRules;
import assay.ruleset.Steps;
import assay.secondreading.EvidenceGenerator;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is remembered of rules is what they conclude anew. */
class PrecedentsTest {

    private static final String LEAFLET = "{consent-leaflet: {about: information sharing, audience: [families]}}";

    @TempDir
    Path folder;

    @Test
    void the_rules_of_march_2004_mostly_look_at_one_thing() {
        RuleBase rules = TestRules.march2004();
        assertThat(Precedents.areOf(rules)).isTrue();
        assertThat(rules.steps().scope("R6.A2 senior attendance is no agreement to a protocol"))
                .isEqualTo(Steps.Scope.ONE);
        assertThat(rules.steps().scope("The other agencies")).isEqualTo(Steps.Scope.NOTHING);
        assertThat(rules.steps().scope("R5.M2 asks for all three once all three have a statement"))
                .isEqualTo(Steps.Scope.SEVERAL);
        assertThat(rules.steps().scope("An interviewee who graded nothing is noted"))
                .isEqualTo(Steps.Scope.REMARK);
        assertThat(rules.steps().scope("The score is the weighted average of the grades that were given"))
                .isEqualTo(Steps.Scope.OVERALL);
        assertThat(rules.steps().scope("Overall the interviewee agrees")).isEqualTo(Steps.Scope.REMARK);
    }

    @Test
    void generated_authorities_come_out_the_same() throws Exception {
        RuleBase rules = TestRules.march2004();
        EvidenceReader reader = new EvidenceReader(rules.ruleSet());
        EvidenceGenerator generator = new EvidenceGenerator(20041127);
        List<Evidence> all = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            all.add(reader.read(i + ".yaml", generator.next().yaml().getBytes(StandardCharsets.UTF_8)));
        }
        same(rules, all);
    }

    @Test
    void fixtures_of_other_rule_sets_come_out_the_same() throws Exception {
        same(TestRules.pilot(), read(TestRules.pilot(), Path.of("rules", "march-2004-pilot", "fixtures"), 6));
        same(TestRules.playgrounds(), read(TestRules.playgrounds(), Path.of("rules", "playgrounds", "fixtures"), 2));
    }

    @Test
    @Tag("whole")
    void fixtures_come_out_the_same_by_every_variant() throws Exception {
        try (Stream<Path> variants = Files.list(Path.of("rules", "variants"))) {
            for (Path variant : variants.sorted().toList()) {
                RuleBase rules = TestRules.in(variant);
                same(rules, read(rules, Path.of("fixtures"), 17));
            }
        }
    }

    @Test
    void rules_that_ask_where_a_fact_stands_are_asked_each_time() throws Exception {
        RuleBase rules = UncheckedRules.march2004With(folder, """
                rule "dated in March"
                    @source( "x" )
                when
                    $leaflet : ConsentLeaflet( document.dated != null, document.dated.isAfter( LocalDate.of( 2004, 3, 1 ) ) )
                then
                    insert( new Contradicted( "R7.M2", "shown", $leaflet, "it is of " + $leaflet.getDocument().id() ) );
                end
                """);
        assertThat(rules.steps().scope("dated in March")).isEqualTo(Steps.Scope.ONE);
        EvidenceReader reader = new EvidenceReader(rules.ruleSet());
        List<Evidence> all = new ArrayList<>();
        for (String day : List.of("2004-02-01", "2004-03-15", "2004-02-02", "2004-03-16")) {
            all.add(reader.read(
                    day + ".yaml",
                    ("authority: Ashby\ntype: unitary\ndocuments:\n  - {id: D" + day + ", title: A, dated: " + day
                                    + ", shows: [" + LEAFLET + "]}\n")
                            .getBytes(StandardCharsets.UTF_8)));
        }
        same(rules, all);
    }

    @Test
    void what_is_said_of_several_facts_alike_is_said_once() throws Exception {
        RuleBase rules = UncheckedRules.march2004With(folder, """
                rule "a leaflet"
                    @source( "x" )
                when
                    ConsentLeaflet()
                then
                    insert( new Note( "there is a leaflet" ) );
                end
                """);
        EvidenceReader reader = new EvidenceReader(rules.ruleSet());
        Evidence two = reader.read(
                "two.yaml",
                ("authority: Ashby\ntype: unitary\ndocuments:\n  - {id: D1, title: A, shows: [" + LEAFLET + "]}\n"
                                + "  - {id: D2, title: B, shows: [" + LEAFLET + "]}\n")
                        .getBytes(StandardCharsets.UTF_8));
        same(rules, List.of(two, two));
        assertThat(new Evaluator(rules, Watchdog.STANDARD, 0).evaluate(two).notes())
                .containsOnlyOnce("there is a leaflet");
    }

    @Test
    void what_others_remember_is_what_changed_rules_conclude_too_of_all_but_the_facts_that_they_look_at()
            throws Exception {
        RuleBase saved = TestRules.march2004();
        RuleFiles files = RuleFiles.read(Path.of("rules", "march-2004"));
        RuleBase changed = RuleBase.unchecked(
                files.with(
                                "parameters.yaml",
                                files.text("parameters.yaml")
                                        .replace(
                                                "voluntary-organisations:\n  value: 2",
                                                "voluntary-organisations:\n  value: 3"))
                        .with("requirement-6.drl", "// Moved down.\n" + files.text("requirement-6.drl")),
                saved,
                RuleChecker.read(files),
                RuleCache.none());
        Evaluator before = new Evaluator(saved);
        Evaluator after = new Evaluator(changed).remembering(before, Set.of("Directory"));
        List<Evidence> all = read(saved, Path.of("fixtures", "requirements-3-and-4"), 9);
        all.addAll(read(saved, Path.of("fixtures", "requirement-6"), 9));

        // Each finds out what the other then knows.
        for (Evidence evidence : all) {
            assertThat(after.evaluate(evidence)).isEqualTo(new Evaluator(changed).evaluate(evidence));
        }
        for (Evidence evidence : all) {
            assertThat(before.evaluate(evidence)).isEqualTo(new Evaluator(saved).evaluate(evidence));
        }
        assertThat(all.stream()
                        .map(after::evaluate)
                        .map(Evaluation::requirements)
                        .toList())
                .as("something comes out otherwise")
                .isNotEqualTo(all.stream()
                        .map(before::evaluate)
                        .map(Evaluation::requirements)
                        .toList());
    }

    @Test
    void who_asked_for_a_criterion_is_known_also_where_rules_are_run_anew_and_ask_for_the_same() throws Exception {
        RuleBase rules = TestRules.march2004();
        Evidence evidence = read(rules, Path.of("fixtures", "requirement-6"), 1).get(0);
        Evaluator evaluator = new Evaluator(rules);
        Evaluation first = evaluator.evaluate(evidence);
        assertThat(evaluator.evaluate(evidence, rule -> true)).isEqualTo(first);
        assertThat(evaluator.evaluate(evidence, rule -> true)).isEqualTo(first);
        assertThat(evaluator.evaluate(evidence)).isEqualTo(first);
    }

    @Test
    void the_very_thing_that_was_asked_before_is_answered_again() {
        RuleBase rules = TestRules.march2004();
        Evaluator evaluator = new Evaluator(rules);
        List<Criterion> criteria = evaluator.declared().conclusions().criteria;
        Criterion glossary = criteria.stream()
                .filter(one -> one.id().equals("R2.F1"))
                .findFirst()
                .orElseThrow();
        Object finding = new Finding(glossary, glossary.parts(), glossary.atLeast());
        Precedents precedents = new Precedents(rules);
        for (int i = 0; i < 2; i++) {
            assertThat(precedents.conclude(
                            EvidenceSubject.MET,
                            List.of(finding),
                            List.copyOf(criteria),
                            thing -> new Precedents.Saying(thing, true),
                            new AtomicReference<>()))
                    .singleElement()
                    .satisfies(one -> assertThat(one.drawn())
                            .extracting(Precedents.Drawn::what)
                            .hasOnlyElementsOfType(Met.class)
                            .hasSize(1));
        }
    }

    private static List<Evidence> read(RuleBase rules, Path folder, int everyHowMany) throws Exception {
        EvidenceReader reader = new EvidenceReader(rules.ruleSet());
        List<Evidence> all = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> yaml = files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
            for (int i = 0; i < yaml.size(); i += everyHowMany) {
                Evidence one = reader.read(yaml.get(i), yaml.get(i).toString());
                all.add(one);
                all.addAll(one.cases());
            }
        }
        return all;
    }

    /** Each comes out the same by all rules together, by what is remembered, and again once all of it is. */
    private static void same(RuleBase rules, List<Evidence> all) {
        Evaluator together = new Evaluator(rules, Watchdog.STANDARD, Integer.MAX_VALUE);
        Evaluator remembering = new Evaluator(rules, Watchdog.STANDARD, 0);
        List<String> expected = all.stream().map(one -> told(together, one)).toList();
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < all.size(); i++) {
                Evidence one = all.get(i);
                assertThat(told(remembering, one)).as(one.file()).isEqualTo(expected.get(i));
                assertThat(told(remembering.evaluateWithDependence(one)))
                        .as(one.file())
                        .isEqualTo(expected.get(i));
            }
        }
        Evaluator summing = new Evaluator(rules, Watchdog.STANDARD, 0);
        for (int round = 0; round < 2; round++) {
            for (Evidence one : all) {
                Summary expectedSummary = together.summary(one);
                assertThat(summing.summary(one)).as(one.file()).isEqualTo(expectedSummary);
                Evaluation evaluation = together.evaluate(one);
                assertThat(expectedSummary.grades().values())
                        .as(one.file())
                        .containsExactlyElementsOf(evaluation.requirements().stream()
                                .map(Evaluation.RequirementResult::grade)
                                .toList());
                assertThat(expectedSummary.score())
                        .isEqualTo(evaluation.overall().evidence().score());
                assertThat(expectedSummary.overall())
                        .isEqualTo(evaluation.overall().evidence().grade());
            }
        }
    }

    private static String told(Evaluator evaluator, Evidence evidence) {
        Evaluation evaluation = evaluator.evaluate(evidence);
        return told(evaluation.with(evaluator.dependence(evidence, evaluation)));
    }

    private static String told(Evaluation evaluation) {
        return new JsonReport(JsonReport.Layout.OBJECT).of(evaluation) + new TreeSet<>(evaluation.fired());
    }
}
