package assay.proof;

import assay.drl.RuleFiles;
import assay.evaluation.Trials;
import assay.problem.Problem;
import assay.reading.RuleSetReader;
import assay.rules.RuleBase;
import java.util.ArrayList;
import java.util.List;

/** Decides whether a rule set leaves a case out, or decides one twice. */
public final class Proof {

    private Proof() {}

    /**
     * What a rule set leaves out or decides twice, each with an example, and what of it cannot be decided.
     *
     * @param files the rule set, in which nothing else is wrong
     * @param rules the same, ready to run
     * @throws assay.evaluation.RuleFault if rules do not settle or cannot be followed
     */
    public static List<Problem> problems(RuleFiles files, RuleBase rules) {
        if (!rules.ruleSet().pack().subject().isGraded()) {
            return List.of();
        }
        RuleSetReader.Draft draft = RuleSetReader.draft(files);
        Trials trials = new Trials(rules);
        List<Problem> problems = new ArrayList<>(new Gaps(draft, trials).problems());
        problems.addAll(new Gradings(draft, rules, trials, rules.ruleSet().criteria()).problems());
        problems.addAll(new Comparisons(draft, rules, trials).problems());
        return files.asWritten(problems).stream().sorted().distinct().toList();
    }
}
