package assay.cli;

import assay.evaluation.Batch;
import assay.evaluation.Evaluator;
import assay.evidence.EvidenceReader;
import assay.problem.Problem;
import assay.problem.ProblemsException;
import assay.rules.RuleBase;
import assay.rules.RuleCache;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;

/**
 * What every command works with.
 *
 * @param terminal what it writes to and where it runs
 * @param early the project's own rules, where they are being loaded already
 */
record Program(Terminal terminal, EarlyRules early) {

    /** The rule set that was asked for. */
    RuleBase rules(Shared shared) throws BrokenInput {
        return rules(shared.rules == null ? EarlyRules.folder(terminal) : shared.rules, shared.noCache);
    }

    /** The rule set in a folder. */
    RuleBase rules(Path folder, boolean noCache) throws BrokenInput {
        if (!Files.isDirectory(folder)) {
            throw new UsageException("rule set " + folder + ": "
                    + (Files.exists(folder) ? "this is a file; a rule set is a folder" : "there is no such folder"));
        }
        try {
            return early.load(folder, noCache ? RuleCache.none() : RuleCache.ofUser(terminal.environment()));
        } catch (ProblemsException e) {
            throw new BrokenInput(e.problems(), Exit.RULES);
        }
    }

    /** Grades files by these rules, as many at a time as there are processors. */
    Batch batch(RuleBase rules) {
        return new Batch(
                new Evaluator(rules),
                new EvidenceReader(rules.ruleSet()),
                Runtime.getRuntime().availableProcessors());
    }

    /** Prints a result that is there all at once. */
    int print(Shared shared, String text) {
        try (Output output = Output.open(terminal, shared.output)) {
            output.write(text);
            output.finish();
        }
        return Exit.DONE;
    }

    /** Says what is wrong. */
    void complain(Collection<Problem> problems) {
        problems.forEach(problem -> terminal.err().println(problem));
    }

    /** Says what is odd, to those who want to know. */
    void warn(Shared shared, Collection<Problem> warnings) {
        if (!shared.quiet) {
            complain(warnings);
        }
    }
}
