package assay.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import assay.TestRules;
import assay.evaluation.Evaluator;
import assay.evidence.Evidence;
import assay.evidence.EvidenceReader;
import assay.report.EvidenceSchema;
import assay.ruleset.RuleSet;
import java.nio.charset.StandardCharsets;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Each key of an expect block: what is told where it expects something else, and what is written there instead. */
class ExpectKeysTest {

    /** Somebody signed up to the protocol by attending, and there was a discussion of needs within one agency. */
    private static final String EVIDENCE = """
            authority: Eastmere
            type: county
            interview: {held: 2004-04-20, requirements: {R9: {grade: Well Ahead}}}
            documents:
              - id: D1
                title: register
                received: 2004-04-21
                shows:
                  - technical-paper-dissemination: {to: all it colleagues, means: email}
                  - senior-sign-up: {to: information sharing protocol, agencies: [health], shown-by: senior attendance}
            """;

    private static RuleSet rules;
    private static Evaluator evaluator;

    @BeforeAll
    static void makeRulesReady() throws Exception {
        rules = TestRules.march2004().ruleSet();
        evaluator = new Evaluator(TestRules.march2004());
    }

    private static Evidence read(String text) throws Exception {
        return new EvidenceReader(rules).read("a.yaml", text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '^',
            quoteCharacter = '`',
            value = {
                "grades: {R9: On Course, R2: Well Behind} ^ grades: R9: expected On Course, but it is Bit Behind: Half of ^ grades: {R9: Bit Behind, R2: Well Behind}",
                "met: [R9.M2] ^ criteria met: R9.M2: expected met, but it is unmet: nothing that is shown counts for it ^ unmet: [R9.M2]",
                "unmet: [R9.M1] ^ criteria met: R9.M1: expected unmet, but it is met: D1 counts for ^ met: [R9.M1]",
                "met: [R9.M1, R9.M2] ^ criteria met: R9.M2: expected met, but ^ met: [R9.M1]\\n  unmet: [R9.M2]",
                "met: [R9.M2]\\n  unmet: [R9.M1] ^ criteria met: R9.M2: ^ met: [R9.M1]\\n  unmet: [R9.M2]",
                "missing: {R6.A2: [health]} ^ missing parts: R6.A2 missing: expected [health], but it is [health, education, social care]: D1 is set aside ^ missing: {R6.A2: [health, education, social care]}",
                "missing: {R9.M1: [shown]} ^ missing parts: R9.M1 missing: expected [shown], but it is []: D1 counts for ^ missing: {R9.M1: []}",
                "set-aside: {R9.M1: [lost]} ^ set-aside: R6.A2 set-aside: expected [], but it is [senior attendance is no ^ set-aside: {R6.A2: [senior attendance is no agreement to a protocol], R6.F1: [senior attendance is no agreement to a protocol; no other agency is among those who signed up]}",
                "cautions: {} ^ cautions: R5.M1 cautions: expected [], but it is [once all three ^ cautions:\\n    R5.M1: [\"once all three sectors have a statement, R5.M2 asks for all three to be published: a draft that completes R5.M1 can undo R5.M2\"]",
                "route: B ^ route: R6 route: expected B, but it is none: ^ route: none",
                "minimums: {R9: 2 of 2} ^ minimums: R9 minimums: expected 2 of 2, but it is 1 of 2: Half ^ minimums: {R9: 1 of 2}",
                "capped: [R9] ^ capped: capped: expected [R9], but it is []: R9: Half ^ capped: []",
                "interpretations: {R9: [I1]} ^ interpretations: R9 interpretations: expected [I1], but it is []: no rule that decided it rests on I1 ^ interpretations: {R9: []}",
                "interpretations: {overall: [I1, I12]} ^ interpretations: overall interpretations: expected [I1, I12], but it is [I12, I21]: a rule that decided it rests on I21 [common/scoring.drl: ^ interpretations: {overall: [I12, I21]}",
                "interpretations: {I17: {decided: both}} ^ texts of interpretations: I17 decided: expected both, but it is for requirement 2 it is, for requirement 6 it is not: that is what interpretations.yaml says ^ interpretations: {I17: {decided: \"for requirement 2 it is, for requirement 6 it is not\"}}",
                "interpretations: {I17: {question: it, why: so}} ^ texts of interpretations: I17 question: expected it, but ^ interpretations: {I17: {question: whether the presence of senior people is a sign-up, why: \"Chapter 2 asks for involvement there, and for a protocol that was agreed here\"}}",
                "reasons: {R9: [so]} ^ reasons: R9 reasons: expected [so], but it is [Half of ^ reasons: {R9: [\"Half of the minimums or more are met, but not all (1 of 2).\"]}",
                "agreement: {R9: agrees} ^ agreement: R9 agreement: expected agrees, but it is over-optimistic: the interviewee said Well Ahead, ^ agreement: {R9: over-optimistic}",
                "overall: {evidence: not rated} ^ overall score: overall evidence: expected not rated, but it is 1.10625: ^ overall: {evidence: {score: 1.10625, grade: Well Behind}}",
                "overall: {interviewee: {score: 3, grade: Well Ahead}} ^ overall score of the interviewee: overall interviewee score: expected 3, but it is 4.01 ^ overall: {interviewee: {score: 4.01, grade: Well Ahead}}",
                "overall: {evidence: {grade: On Course}} ^ overall grade: overall evidence grade: expected On Course, but it is Well Behind: ^ overall: {evidence: {grade: Well Behind}}",
                "overall: {agreement: agrees} ^ overall agreement: overall agreement: expected agrees, but it is over-optimistic: ^ overall: {agreement: over-optimistic}",
                "overall: {not-met: [R2]} ^ requirements not met: requirements not met: expected [R2], but it is [R2, R3-4, ^ overall: {not-met: [R2, R3-4, R5, R6, R7, R8, R9]}",
                "requirements: [R2, R3-4, R5, R6, R7, R9, R8] ^ order of requirements: requirements: expected [R2, R3-4, R5, R6, R7, R9, R8], but it is [R2, R3-4, R5, R6, R7, R8, R9]: that is what pack.yaml says ^ requirements: [R2, R3-4, R5, R6, R7, R8, R9]",
                "names: {R5: a privacy policy} ^ names of requirements: R5 name: expected a privacy policy, but it is a privacy statement: ^ names: {R5: a privacy statement}",
                "numbers: {R3-4: \"3\"} ^ numbers of requirements: R3-4 number: expected 3, but it is 3 & 4: ^ numbers: {R3-4: \"3 & 4\"}",
                "titles: {R9.M1: a paper} ^ titles: R9.M1 title: expected a paper, but it is the technical issues paper went to all corporate IT colleagues: that is what is asked for [requirement-9.drl: ^ titles: {R9.M1: the technical issues paper went to all corporate IT colleagues}",
                "needs: {R6.A2: [health, social care, education], R9.M1: []} ^ needs: R6.A2 needs: expected [health, social care, education], but it is [health, education, social care]: ^ needs: {R6.A2: [health, education, social care], R9.M1: [shown]}",
                "sources: {R9: [Chapter 9], R9.M1: []} ^ sources: R9 sources: expected [Chapter 9], but it is [Appendix II, general]: \"Minimums count ^ sources: {R9: [\"Appendix II, general\"], R9.M1: [\"Chapter 2, requirement 9; Appendix II, question 7\", \"Appendix II, general\"]}",
                "sources: {overall: []} ^ sources: overall sources: expected [], but it is [Appendix IV, Figure Appendix 4.1]: ^ sources: {overall: [\"Appendix IV, Figure Appendix 4.1\"]}",
                "criteria: {R9: [R9.M2, R9.M1, R9.F1]} ^ order of criteria: R9 criteria: expected [R9.M2, R9.M1, R9.F1], but it is [R9.M1, R9.M2, R9.F1]: that is how the rules ask for them ^ criteria: {R9: [R9.M1, R9.M2, R9.F1]}",
                "weights: {R3-4: \"1\"} ^ weights of requirements: R3-4 weight: expected 1, but it is 2: that is what pack.yaml says ^ weights: {R3-4: \"2\"}",
                "grounds: {agencies.drl: [Appendix I]} ^ grounds: agencies.drl grounds: expected [Appendix I], but it is [Appendix IV, scrutiny of paperwork, Appendix IV, scrutiny of paperwork, Appendix II, question 1: I9, Appendix II, questions 2 and 4, Appendix II, questions 2 and 4: I23]: that is what stands above the rules of the file ^ grounds: {agencies.drl: [\"Appendix IV, scrutiny of paperwork\", \"Appendix IV, scrutiny of paperwork\", \"Appendix II, question 1: I9\", \"Appendix II, questions 2 and 4\", \"Appendix II, questions 2 and 4: I23\"]}",
                "tables: {overall: Table 2.1, R9: Table 2.9} ^ names of tables: R9 table: expected Table 2.9, but it is Table 2.8: that is what pack.yaml says ^ tables: {overall: Table 2.1, R9: Table 2.8}",
                "elsewhere: {R4: {see: R5}, R1: {see: R5}} ^ elsewhere: R4 see: expected R5, but it is R3-4: that is ^ elsewhere: {R4: {see: R3-4}, R1: {see: none}}",
                "elsewhere: {R3: {says: so}} ^ elsewhere: R3 says: expected so, but it is Requirements 3 and 4 were ^ elsewhere: {R3: {says: \"Requirements 3 and 4 were assessed together and share one grade: R3-4 (Appendix IV).\"}}",
                "parameters: {implications: {unit: ways, to: \"9\"}, day-of-assessment: {from: \"\"}} ^ texts of parameters: implications unit: expected ways, but it is implications: that is what parameters.yaml says ^ parameters: {implications: {unit: implications, to: \"8\"}, day-of-assessment: {from: \"\"}}",
                "rules: {name: march, title: so, source: so} ^ rules: rules name: expected march, but it is march-2004: ^ rules: {name: march-2004, title: March 2004 minimum requirements for Information Sharing and Assessment, source: DfES Research Report 566 (2004)}",
                "rules: {interpretation: I1, reads: so} ^ rules: rules interpretation: expected I1, but it is none: ^ rules: {interpretation: none, reads: none}",
                "rules: {agreements: [agrees]} ^ rules: rules agreements: expected [agrees], but it is [agrees, over-optimistic, ^ rules: {agreements: [agrees, over-optimistic, unduly pessimistic, not rated]}",
            })
    void what_differs_is_told_and_what_comes_out_is_written_in_its_place(String block, String told, String accepted)
            throws Exception {
        String text = EVIDENCE + "expect:\n  " + block.replace("\\n", "\n") + "\n";
        Evidence evidence = read(text);
        Accepted changed = new Acceptor(rules, evaluator)
                .accepted(evidence, evaluator.evaluate(evidence), text.getBytes(StandardCharsets.UTF_8))
                .orElseThrow();
        Difference first = changed.differences().get(0);
        assertThat(first.kind() + ": " + first.message()).startsWith(told);
        assertThat(changed.text()).isEqualTo(EVIDENCE + "expect:\n  " + accepted.replace("\\n", "\n") + "\n");
        assertThat(new Acceptor(rules, evaluator)
                        .accepted(
                                read(changed.text()),
                                evaluator.evaluate(evidence),
                                changed.text().getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
    }

    @Test
    void notes_are_expected_in_their_order() throws Exception {
        String text = EVIDENCE + "expect:\n  notes: [\"so\"]\n";
        Evidence evidence = read(text);
        Accepted changed = new Acceptor(rules, evaluator)
                .accepted(evidence, evaluator.evaluate(evidence), text.getBytes(StandardCharsets.UTF_8))
                .orElseThrow();
        String note = " was not rated by the interviewee\"";
        assertThat(changed.differences())
                .extracting(Difference::kind, Difference::about, Difference::expected)
                .containsExactly(tuple("notes", "notes", "[so]"));
        assertThat(changed.text())
                .endsWith("expect:\n  notes: [\"R2" + note + ", \"R3-4" + note + ", \"R5" + note + ", \"R6" + note
                        + ", \"R7" + note + ", \"R8" + note
                        + ", \"the interviewee's score leaves out what was not rated: the two overall scores cover"
                        + " different weights\"]\n");
    }

    @Test
    void an_editor_knows_the_same_keys() {
        JsonNode known = JsonMapper.shared().readTree(EvidenceSchema.of(rules)).at("/definitions/expect/properties");
        assertThat(new TreeSet<>(known.propertyNames())).isEqualTo(new TreeSet<>(new ExpectKeys(rules).names()));
        assertThat(known.get("overall").get("properties").size()).isEqualTo(4);
        assertThat(known.get("rules").get("properties").size()).isEqualTo(6);
    }
}
