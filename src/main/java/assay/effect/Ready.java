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
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A rule set as it is read and as it runs.
 *
 * @param rules ready to grade
 * @param read what its files say
 */
public record Ready(RuleBase rules, RuleSetReader.Read read) {

    /**
     * A draft, which is held against every check and compiled at the same time: it is only run if it passes them.
     *
     * @param saved the rules as they are saved, most of which it says as well; null where they cannot be used
     * @param stale whether nobody wants it any more
     */
    static Ready of(Draft draft, @Nullable Ready saved, BooleanSupplier stale) throws ProblemsException {
        RuleFiles files = RuleFiles.read(draft.folder(), new DraftTree(draft));
        Work<RuleSetReader.Read> checked = Work.begin(() -> RuleCompiler.watched(files, () -> RuleLint.read(files)));
        Work<RuleBase> compiled = Work.begin(() -> {
            RuleBase rules = saved == null
                    ? RuleBase.unchecked(files, RuleCache.none())
                    : RuleBase.unchecked(files, saved.rules, saved.read);
            rules.kieBase();
            return rules;
        });
        try {
            // What the checks say is told better than by the compiler, and nobody waits for it then.
            RuleSetReader.Read read = checked.done(stale);
            return new Ready(compiled.done(stale).with(read.ruleSet()), read);
        } finally {
            checked.cancel();
            compiled.cancel();
        }
    }

    /** The rules as they are saved. */
    public static Ready saved(Path folder, RuleCache cache) throws ProblemsException {
        RuleFiles files = RuleFiles.read(folder);
        RuleBase rules = RuleBase.load(files, cache);
        return new Ready(rules, RuleCompiler.watched(files, () -> RuleLint.read(files)));
    }
}
