package assay.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import assay.evaluation.Evaluation;
import assay.evaluation.Evaluation.RequirementResult;
import assay.evaluation.Evaluator;
import assay.evidence.Evidence;
import assay.evidence.EvidenceReader;
import assay.evidence.Observation;
import assay.rules.RuleBase;
import assay.rules.RuleCache;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Proposals of all fixtures, held against the rules themselves. */
class WhatIfTest {

    private static RuleBase rules;
    private static WhatIf whatIf;

    @BeforeAll
    static void loadRules() throws Exception {
        rules = RuleBase.load(Path.of("rules", "march-2004"), RuleCache.in(Path.of("target", "rules-cache")));
        whatIf = new WhatIf(new Evaluator(rules), rules.ruleSet());
    }

    private static List<Evidence> every(int nth) throws Exception {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(Path.of("fixtures"))) {
            files = walk.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
        EvidenceReader reader = new EvidenceReader(rules.ruleSet());
        List<Evidence> evidence = new ArrayList<>();
        for (int i = 0; i < files.size(); i += nth) {
            evidence.add(reader.read(files.get(i), files.get(i).toString()));
        }
        return evidence;
    }

    private static int rank(String grade) {
        return rules.ruleSet().pack().gradeNames().indexOf(grade);
    }

    /** The facts with one fact left out, or one word of one list. */
    private static List<List<Observation>> smaller(List<Observation> facts) {
        List<List<Observation>> smaller = new ArrayList<>();
        for (int i = 0; i < facts.size(); i++) {
            Observation fact = facts.get(i);
            List<Observation> without = new ArrayList<>(facts);
            without.remove(i);
            smaller.add(without);
            for (Map.Entry<String, Object> value : fact.values().entrySet()) {
                if (value.getValue() instanceof List<?> words && words.size() > 1) {
                    for (Object word : words) {
                        Map<String, Object> values = new LinkedHashMap<>(fact.values());
                        values.put(
                                value.getKey(),
                                words.stream().filter(other -> other != word).toList());
                        List<Observation> shorter = new ArrayList<>(facts);
                        shorter.set(i, new Observation(fact.kind(), values, null, false, null));
                        smaller.add(shorter);
                    }
                }
            }
        }
        return smaller;
    }

    private static void assertLeads(
            Evidence evidence, Proposal proposal, Function<Evaluation, String> grade, String what) {
        assertThat(grade.apply(whatIf.evaluated(evidence, proposal.added())))
                .as(what)
                .isEqualTo(proposal.to());
        assertThat(rank(proposal.to())).as(what).isGreaterThan(rank(proposal.from()));
        for (List<Observation> less : smaller(proposal.added())) {
            assertThat(rank(grade.apply(whatIf.evaluated(evidence, less))))
                    .as(what + " with " + less)
                    .isLessThan(rank(proposal.to()));
        }
    }

    @Test
    void every_proposal_leads_where_it_says_and_nothing_can_be_left_out_of_it() throws Exception {
        int proposals = 0;
        for (Evidence evidence : every(9)) {
            Evaluation before = whatIf.evaluated(evidence, List.of());
            for (RequirementResult result : before.requirements()) {
                List<Proposal> found = whatIf.toNextGrade(evidence, result);
                assertThat(found.isEmpty())
                        .as(evidence.file() + " " + result.id())
                        .isEqualTo(result.toNextGrade() == null);
                for (Proposal proposal : found) {
                    assertLeads(
                            evidence,
                            proposal,
                            after ->
                                    after.requirement(result.id()).orElseThrow().grade(),
                            evidence.file() + " " + result.id());
                    proposals++;
                }
            }
        }
        assertThat(proposals).isGreaterThan(200);
    }

    @Test
    void the_overall_grade_is_lifted_by_what_lifts_requirements() throws Exception {
        int lifted = 0;
        for (Evidence evidence : every(60)) {
            Evaluation before = whatIf.evaluated(evidence, List.of());
            Optional<Proposal> proposal = whatIf.overall(evidence, before);
            assertThat(proposal.isEmpty())
                    .as(evidence.file())
                    .isEqualTo(before.overall().evidence().grade().equals("Well Ahead"));
            if (proposal.isPresent()) {
                assertLeads(
                        evidence,
                        proposal.get(),
                        after -> after.overall().evidence().grade(),
                        evidence.file());
                lifted++;
            }
        }
        assertThat(lifted).isGreaterThan(3);
    }
}
