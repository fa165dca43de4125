package assay.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import assay.TestRules;
import assay.drl.RuleFiles;
import assay.evidence.EvidenceReader;
import assay.explanation.Explainer;
import assay.explanation.ExplanationText;
import assay.lint.RuleLint;
import assay.report.Ink;
import assay.report.JsonReport;
import assay.report.MarkdownReport;
import assay.report.TextReport;
import assay.rules.RuleBase;
import assay.rules.UncheckedRules;
import assay.ruleset.RuleOrigin;
import assay.ruleset.Steps;
import assay.text.Width;
import assay.words.RuleBook;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When rules fire: with all that they ask about in sight, and nothing of what would only be. */
class StepsTest {

    private static final String TRAINING =
            "{training: {about: information sharing, staff: frontline staff, status: completed}}";
    private static final String PROTOCOL =
            "{sharing-protocol: {contributors: [health, education, social care], agreed-by: [police, housing]}}";
    private static final String GUIDANCE = "{sharing-guidance: {readers: practitioners}}";
    private static final String LINKS = "{protocol-links-statement: {agreed-by: [health, education, social care]}}";

    @TempDir
    Path folder;

    /** The rules of March 2004 with more beside them. */
    private RuleBase march() throws Exception {
        Path set = Files.createDirectory(folder.resolve("steps"));
        Files.writeString(
                set.resolve("pack.yaml"),
                "name: steps\nextends: "
                        + set.toRealPath()
                                .relativize(Path.of("rules", "march-2004").toRealPath()) + "\n");
        Files.copy(Path.of("src", "test", "resources", "steps", "steps.drl"), set.resolve("steps.drl"));
        return UncheckedRules.in(set);
    }

    private static Evaluation evaluate(RuleBase rules, String... facts) throws Exception {
        return evaluate(new Evaluator(rules), "unitary", "D1", facts);
    }

    private static Evaluation evaluate(Evaluator evaluator, String type, String document, String... facts)
            throws Exception {
        String yaml = "authority: Ashby\ntype: " + type + "\ndocuments:\n  - {id: " + document
                + ", title: Minutes, shows: [" + String.join(", ", facts) + "]}\n";
        return evaluator.evaluate(new EvidenceReader(evaluator.rules().ruleSet())
                .read("ashby.yaml", yaml.getBytes(StandardCharsets.UTF_8)));
    }

    private static Evaluation.CriterionResult criterion(Evaluation evaluation, String id) {
        return evaluation.requirements().stream()
                .flatMap(one -> one.criteria().stream())
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void what_is_ruled_out_added_up_or_concluded_is_asked_of_all_the_evidence() throws Exception {
        RuleBase rules = march();
        Evaluation trained = evaluate(rules, TRAINING, PROTOCOL);
        assertThat(trained.notes())
                .containsExactlyInAnyOrder(
                        "no date of the interview is recorded: late documents cannot be told",
                        "1 of training in 1 document",
                        "police and housing agreed",
                        "somebody is trained",
                        "somebody is trained, or there is a protocol",
                        "R6 is half met",
                        "the interviewee rated no requirement: there is no interviewee score");
        Evaluation.CriterionResult others = criterion(trained, "R6.F1");
        assertThat(others.met()).isTrue();
        assertThat(others.atLeast()).isEqualTo(2);
        assertThat(others.raisedBy()).isEmpty();

        Evaluation untrained = evaluate(rules, PROTOCOL);
        assertThat(untrained.notes())
                .contains("nobody is trained", "an authority of which nobody is trained")
                .contains("0 of training in 1 document", "R6.F2 is not counted")
                .doesNotContain("somebody is trained");
        assertThat(criterion(untrained, "R6.F1").met()).isFalse();
        assertThat(evaluate(rules).notes())
                .contains("nothing is shown that anybody agreed to")
                .doesNotContain("somebody is trained, or there is a protocol");
    }

    @Test
    void a_criterion_that_asks_for_more_names_the_rule_because_of_which_it_does() throws Exception {
        RuleBase rules = march();
        Evaluation evaluation = evaluate(rules, PROTOCOL);
        Evaluation.CriterionResult others = criterion(evaluation, "R6.F1");
        assertThat(others.raisedBy())
                .extracting(RuleOrigin::name, RuleOrigin::file, RuleOrigin::line)
                .containsExactly(tuple(
                        "R6.F1 more agencies are asked for where nobody is trained",
                        "steps.drl",
                        line("asked for where")));
        String where = "steps.drl:" + line("asked for where");
        assertThat(new TextReport(Ink.NONE, Set.of(), Width.USUAL, false).of(evaluation))
                .contains("needs 3 of 10  [" + where + "]\n");
        assertThat(new MarkdownReport().of(evaluation))
                .contains("early years, sure start and childrens fund (`" + where + "`)\n");
        assertThat(new JsonReport(JsonReport.Layout.LINES).of(evaluation))
                .contains(
                        "\"atLeast\":3,\"raisedBy\":[{\"rule\":\"R6.F1 more agencies are asked for where nobody is trained\","
                                + "\"ruleFile\":\"steps.drl\",\"ruleLine\":" + line("asked for where")
                                + "}],\"missing\"");
        Explainer explainer = new Explainer(
                evaluation,
                List.of(),
                RuleBook.of(RuleLint.read(RuleFiles.read(Path.of("rules", "march-2004")))),
                List.of(),
                List.of(),
                id -> evaluation);
        assertThat(List.of("R6", "R6.F1"))
                .allSatisfy(target -> assertThat(
                                ExplanationText.text(explainer.of(target).orElseThrow()))
                        .contains("  By itself it needs 2 of them; \"R6.F1 more agencies are asked for where nobody is"
                                + " trained\" asks for more. [" + where + "]\n"));
    }

    private static int line(String text) throws Exception {
        List<String> lines = Files.readAllLines(Path.of("src", "test", "resources", "steps", "steps.drl"));
        return 1
                + lines.indexOf(lines.stream()
                        .filter(line -> line.startsWith("rule") && line.contains(text))
                        .findFirst()
                        .orElseThrow());
    }

    @Test
    void what_would_lead_to_the_next_grade_leaves_no_note_and_no_caution_behind() throws Exception {
        Evaluation evaluation = evaluate(march(), PROTOCOL, GUIDANCE, LINKS);
        assertThat(evaluation.notes()).contains("R6 is met").doesNotContain("R6 is half met");
        assertThat(criterion(evaluation, "R6.F2").cautions()).containsExactly("one is enough");
        assertThat(criterion(evaluation, "R6.F3").cautions()).isEmpty();
        assertThat(evaluation.requirement("R6").orElseThrow().toNextGrade())
                .isEqualTo(new Evaluation.NextGrade(
                        "Well Ahead", List.of(List.of("R6.F1"), List.of("R6.F2"), List.of("R6.F3"))));
    }

    // ------------------------------------------------------------------ grades that hang on more than their own
    // criteria

    private RuleBase graded(String wellAhead) throws Exception {
        Path set = Files.createDirectory(folder.resolve("shapes"));
        Files.writeString(set.resolve("pack.yaml"), PlainRules.PACK);
        Files.writeString(set.resolve("fixed.drl"), PlainRules.FIXED);
        for (String file : List.of("grading.drl", "scoring.drl", "agreement.drl")) {
            String text = Files.readString(Path.of("rules", "common", file))
                    .replace("package common", "package shapes")
                    .replaceAll("@interpretation\\(.*\\)", "");
            String condition = "$progress : Progress( minimumsMissing == 0, furtherMet >= 1, conditionsMissing == 0 )";
            String other = "$progress : Progress( minimumsMissing == 0, furtherMet >= 1, conditionsMissing >= 1 )";
            Files.writeString(
                    set.resolve(file),
                    text.replace(condition, condition + "\n    " + wellAhead)
                            .replace(
                                    other,
                                    other.replace(", conditionsMissing >= 1", "") + "\n    "
                                            + (wellAhead.startsWith("exists ")
                                                    ? wellAhead.replace("exists ", "not ")
                                                    : wellAhead.replace("==", "!="))));
        }
        return TestRules.in(set);
    }

    @Test
    void a_grade_that_hangs_on_another_requirement_is_asked_for_with_that_as_it_is() throws Exception {
        RuleBase rules = graded("exists Standing( requirement == \"Q2\", furtherMet == 1 )");
        assertThat(rules.steps().grading()).isEqualTo(Steps.Grading.OTHER_REQUIREMENTS);
        String leaflets = "{leaflet: {name: a, topic: red, pages: 1, draft: false}}, "
                + "{leaflet: {name: b, topic: green, pages: 1, draft: false}}";
        Evaluation few = evaluate(new Evaluator(rules), "county", "D1", leaflets, meeting(3));
        assertThat(few.requirements())
                .extracting(Evaluation.RequirementResult::grade, Evaluation.RequirementResult::toNextGrade)
                .containsExactly(
                        tuple("On Course", null),
                        tuple("On Course", new Evaluation.NextGrade("Well Ahead", List.of(List.of("Q2.F1")))));
        Evaluation many = evaluate(new Evaluator(rules), "county", "D1", leaflets, meeting(5));
        assertThat(many.requirements())
                .extracting(Evaluation.RequirementResult::grade, Evaluation.RequirementResult::toNextGrade)
                .containsExactly(
                        tuple("On Course", new Evaluation.NextGrade("Well Ahead", List.of(List.of("Q1.F1")))),
                        tuple("Well Ahead", null));
    }

    @Test
    void a_grade_that_hangs_on_the_authority_is_asked_for_each_anew() throws Exception {
        RuleBase rules = graded("Authority( type == AuthorityType.COUNTY )");
        assertThat(rules.steps().grading()).isEqualTo(Steps.Grading.THE_EVIDENCE);
        Evaluator evaluator = new Evaluator(rules);
        Evaluation.NextGrade wellAhead = new Evaluation.NextGrade("Well Ahead", List.of(List.of("Q2.F1")));
        for (String type : List.of("county", "unitary", "county")) {
            assertThat(evaluate(evaluator, type, "D1", meeting(3))
                            .requirement("Q2")
                            .orElseThrow()
                            .toNextGrade())
                    .isEqualTo(type.equals("county") ? wellAhead : null);
        }
    }

    private static String meeting(int people) {
        return "{meeting: {name: m, topic: red, people: " + people + "}}";
    }

    @Test
    void grades_of_march_2004_and_of_the_pilot_hang_on_nothing_but_their_criteria() {
        assertThat(List.of(TestRules.march2004(), TestRules.pilot()))
                .allSatisfy(rules -> assertThat(rules.steps().grading()).isEqualTo(Steps.Grading.ITS_CRITERIA));
    }
}
