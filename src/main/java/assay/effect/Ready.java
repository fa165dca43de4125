package assay.effect;

import assay.compile.RuleCompiler;
import assay.draft.Draft;
import assay.draft.DraftTree;
import assay.drl.RuleFiles;
import assay.lint.RuleLint;
import assay.problem.ProblemsException;
import assay.reading.RuleSetReader;
import assay.rules.RuleBase;
import assay.rules.RuleCache;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/**
 * A rule set as it is read and as it runs.
 *
 * @param rules ready to grade
 * @param read what its files say
 */
public record Ready(RuleBase rules, RuleSetReader.Read read) {

    /** They wait for each other, and for those of the compiler: not threads that all of the program shares. */
    private static final Executor THREADS = work -> {
        Thread thread = new Thread(work, "draft");
        thread.setDaemon(true);
        thread.start();
    };

    /** A draft, which is held against every check and compiled at the same time: it is only run if it passes them. */
    static Ready of(Draft draft) throws ProblemsException {
        RuleFiles files = RuleFiles.read(draft.folder(), new DraftTree(draft));
        CompletableFuture<RuleSetReader.Read> checked =
                begin(() -> RuleCompiler.watched(files, () -> RuleLint.read(files)));
        CompletableFuture<RuleBase> compiled = begin(() -> {
            RuleBase rules = RuleBase.unchecked(files, RuleCache.none());
            rules.kieBase();
            return rules;
        });
        // What the checks say is told better than by the compiler, and nobody waits for it then.
        RuleSetReader.Read read = made(checked);
        return new Ready(made(compiled).with(read.ruleSet()), read);
    }

    /** Something that is made of rule files. */
    @FunctionalInterface
    private interface Made<T> {
        T made() throws ProblemsException;
    }

    private static <T> CompletableFuture<T> begin(Made<T> work) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return work.made();
                    } catch (ProblemsException e) {
                        throw new CompletionException(e);
                    }
                },
                THREADS);
    }

    private static <T> T made(CompletableFuture<T> work) throws ProblemsException {
        try {
            return work.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof ProblemsException problems) {
                throw problems;
            }
            throw e;
        }
    }

    /** The rules as they are saved. */
    public static Ready saved(Path folder, RuleCache cache) throws ProblemsException {
        RuleFiles files = RuleFiles.read(folder);
        RuleBase rules = RuleBase.load(files, cache);
        return new Ready(rules, RuleCompiler.watched(files, () -> RuleLint.read(files)));
    }
}
