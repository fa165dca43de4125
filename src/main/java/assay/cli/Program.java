package assay.cli;

import assay.drl.RuleFiles;
import assay.drl.RuleTree;
import assay.effect.Ready;
import assay.evaluation.Batch;
import assay.evaluation.Evaluator;
import assay.evidence.EvidenceReader;
import assay.evidence.EvidenceSubject;
import assay.files.Changes;
import assay.files.StandardInput;
import assay.interview.InterviewForm;
import assay.lint.RuleLint;
import assay.pipeline.SourceRoot;
import assay.problem.Problem;
import assay.problem.ProblemsException;
import assay.reading.RuleSetReader;
import assay.rules.RuleBase;
import assay.rules.RuleCache;
import assay.ruleset.Pack;
import assay.ruleset.RuleSet;
import assay.ruleset.Subject;
import assay.rurality.WardSubject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What every command works with.
 *
 * @param terminal what it writes to and where it runs
 * @param early the project's own rules, where they are being loaded already
 * @param changes what tells when files may have changed
 */
record Program(Terminal terminal, EarlyRules early, Changes changes) {

    /** The same where files change as those of the disk do. */
    Program(Terminal terminal, EarlyRules early) {
        this(terminal, early, Changes.ofDisk());
    }

    /** The rule set that was asked for, which grades evidence. */
    RuleBase rules(Shared shared) throws BrokenInput {
        return onEvidence(rulesOnAnything(shared));
    }

    /** A rule set, which has to grade evidence. */
    RuleBase onEvidence(RuleBase rules) {
        return about(new EvidenceSubject(), rules);
    }

    /** The rule set in a folder, which grades evidence, with other values of parameters. */
    RuleBase rules(Path folder, Map<String, String> settings, boolean noCache) throws BrokenInput {
        return onEvidence(rulesOnAnything(folder, settings, noCache));
    }

    /** A rule set as it stands in a revision, which grades evidence, with other values of parameters. */
    RuleBase rules(GitRevision revision, Map<String, String> settings, boolean noCache) throws BrokenInput {
        try {
            return onEvidence(RuleBase.load(revision.folder(), revision, settings, cache(noCache)));
        } catch (ProblemsException e) {
            throw new BrokenInput(e.problems(), Exit.RULES);
        }
    }

    /** What a rule set in a folder says, without its compiled rules. */
    RuleSetReader.Read read(Path folder, Map<String, String> settings) throws BrokenInput {
        return read(folder(folder), RuleTree.disk(), settings);
    }

    /** What a rule set in a folder says, sooner where it was compiled before. */
    RuleSet ruleSet(Path folder) throws BrokenInput {
        try {
            Optional<RuleSet> known = RuleBase.compiledBefore(folder(folder), cache(false));
            return known.isPresent() ? known.get() : read(folder, Map.of()).ruleSet();
        } catch (ProblemsException e) {
            throw new BrokenInput(e.problems(), Exit.RULES);
        }
    }

    /** What a rule set says, wherever its files are. */
    RuleSetReader.Read read(Path folder, RuleTree tree, Map<String, String> settings) throws BrokenInput {
        try {
            return RuleLint.read(RuleFiles.read(folder, tree).set(settings));
        } catch (ProblemsException e) {
            throw new BrokenInput(e.problems(), Exit.RULES);
        }
    }

    /** The folder of a rule set, which has to be there. */
    Path folder(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new UnusableRules(
                    folder,
                    Files.exists(folder) ? "this is a file; a rule set is a folder" : "there is no such folder",
                    problems(folder));
        }
        return folder;
    }

    /** What {@code rules check} says of what is no folder. */
    private static List<Problem> problems(Path noFolder) {
        try {
            RuleFiles.read(noFolder);
            return List.of();
        } catch (ProblemsException e) {
            return e.problems();
        }
    }

    /** Where compiled rules are kept. */
    RuleCache cache(Shared shared) {
        return cache(shared.noCache);
    }

    /** Where compiled rules are kept, unless none are to be. */
    RuleCache cache(boolean none) {
        return none ? RuleCache.none() : early.cache();
    }

    /** The rule set about wards that was asked for. */
    RuleBase rulesOnWards(Shared shared) throws BrokenInput {
        return about(
                new WardSubject(),
                rulesOnAnything(
                        shared.rules == null ? ownRulesOnWards() : shared.rules, shared.settings(), shared.noCache));
    }

    /** Where the project's own rules about wards are. */
    Path ownRulesOnWards() {
        return terminal.home().resolve("rules/rurality");
    }

    /** The rule set that was asked for, whatever it is about. */
    RuleBase rulesOnAnything(Shared shared) throws BrokenInput {
        return rulesOnAnything(rulesFolder(shared), shared.settings(), shared.noCache);
    }

    /**
     * The rule set that was asked for as it is now, while somebody changes it.
     *
     * @param before as it was the last time that it could be used, or null
     */
    Ready ready(Shared shared, @Nullable Ready before) throws BrokenInput {
        try {
            RuleFiles files = RuleFiles.read(folder(rulesFolder(shared))).set(shared.settings());
            if (before == null) {
                return Ready.saved(files, cache(shared));
            }
            return files.sha256().equals(before.rules().ruleSet().sha256())
                    ? before
                    : Ready.of(files, before, cache(shared), () -> false);
        } catch (ProblemsException e) {
            throw new BrokenInput(e.problems(), Exit.RULES);
        }
    }

    /** The folder of the rule set that was asked for. */
    Path rulesFolder(Shared shared) {
        return shared.rules == null ? EarlyRules.folder(terminal) : shared.rules;
    }

    private static RuleBase about(Subject subject, RuleBase rules) {
        Pack pack = rules.ruleSet().pack();
        if (!pack.subject().word().equals(subject.word())) {
            String says = pack.name() + " is about " + pack.subject().word() + "; this command wants rules about "
                    + subject.word();
            Path folder = Path.of(rules.folder());
            throw new UnusableRules(
                    folder,
                    says,
                    List.of(Problem.ofFile(folder.resolve(RuleFiles.PACK).toString(), says)));
        }
        return rules;
    }

    private RuleBase rulesOnAnything(Path folder, Map<String, String> settings, boolean noCache) throws BrokenInput {
        try {
            return early.load(folder(folder), settings, cache(noCache));
        } catch (ProblemsException e) {
            throw new BrokenInput(e.problems(), Exit.RULES);
        }
    }

    /** What the columns of an export of interviews are called, for a rule set. */
    InterviewForm form(RuleBase rules) throws BrokenInput {
        try {
            return InterviewForm.of(Path.of(rules.folder()), rules.ruleSet());
        } catch (ProblemsException e) {
            throw new BrokenInput(e.problems(), Exit.RULES);
        }
    }

    /** Where the paths begin by which a code host knows the files that are worked on. */
    SourceRoot sources() {
        return SourceRoot.of(Path.of(""), terminal.environment());
    }

    /** Grades files by these rules, as many at a time as there are processors. */
    Batch batch(RuleBase rules) {
        return batch(new Evaluator(rules));
    }

    /** The same with what grades more than files by them: what is remembered of one stands for the other. */
    Batch batch(Evaluator evaluator) {
        return batch(evaluator, new EvidenceReader(evaluator.rules().ruleSet()));
    }

    /** The same for files that were recorded for other rules as well. */
    Batch batch(RuleBase rules, RuleSet others) {
        return batch(new Evaluator(rules), new EvidenceReader(rules.ruleSet(), others));
    }

    /** The same with what reads the files. */
    Batch batch(Evaluator evaluator, EvidenceReader reader) {
        return new Batch(
                evaluator,
                reader.withInput(new StandardInput(System.in)),
                Runtime.getRuntime().availableProcessors());
    }

    /** Prints a result that is there all at once. */
    int print(Shared shared, String text) {
        try (Output output = Output.open(terminal, shared)) {
            output.write(text);
            output.finish();
        }
        return Exit.DONE;
    }

    /** Says what is wrong. */
    void complain(Collection<Problem> problems) {
        Problem.most(problems).forEach(problem -> terminal.err().println(problem));
    }

    /** Says what is odd, to those who want to know. */
    void warn(Shared shared, Collection<Problem> warnings) {
        if (!shared.quiet) {
            complain(warnings);
        }
    }
}
