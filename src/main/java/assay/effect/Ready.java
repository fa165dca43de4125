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
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A rule set as it is read and as it runs.
 *
 * @param rules ready to grade
 * @param read what its files say
 */
public record Ready(RuleBase rules, RuleSetReader.Read read) {

    /** The first rule of a file, but for its last word. */
    private static final Pattern RULE = Pattern.compile("(?ms)^rule .*?(?=^end$)");

    /**
     * A file with more space in its first rule, which is compiled for that; nothing where it has no rule. Java does what it has
     * done once faster, and nobody waits for this.
     */
    public static Optional<String> rehearsal(String file, String space) {
        Matcher rule = RULE.matcher(file);
        return rule.find() ? Optional.of(rule.replaceFirst("$0" + space)) : Optional.empty();
    }

    /**
     * A rule set that is being changed, which is held against every check and compiled at the same time: it is only run if it
     * passes them.
     *
     * @param before the rules before the change, most of which it says as well; null where they cannot be used
     * @param cache where rules are kept that were compiled before, for those that say too much else
     * @param stale whether nobody wants it any more
     */
    public static Ready of(RuleFiles files, @Nullable Ready before, RuleCache cache, BooleanSupplier stale)
            throws ProblemsException {
        Work<RuleSetReader.Read> checked = Work.begin(() -> checked(files, cache.asItIs()));
        Work<RuleBase> compiled = Work.begin(() -> {
            RuleBase rules = before == null
                    ? RuleBase.unchecked(files, cache)
                    : RuleBase.unchecked(files, before.rules, before.read, cache);
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

    /** A draft of the rules as they are saved; of these null where they cannot be used. Nothing of it is kept. */
    static Ready of(Draft draft, @Nullable Ready saved, RuleCache cache, BooleanSupplier stale)
            throws ProblemsException {
        return of(RuleFiles.read(draft.folder(), new DraftTree(draft)), saved, cache.asItIs(), stale);
    }

    /** The rules as they are saved. */
    public static Ready saved(Path folder, RuleCache cache) throws ProblemsException {
        return saved(RuleFiles.read(folder), cache);
    }

    /** The same of files that have been read. */
    public static Ready saved(RuleFiles files, RuleCache cache) throws ProblemsException {
        RuleBase rules = RuleBase.load(files, cache);
        return new Ready(rules, checked(files, cache));
    }

    private static RuleSetReader.Read checked(RuleFiles files, RuleCache cache) throws ProblemsException {
        return RuleCompiler.watched(files, () -> RuleLint.read(files, cache.parts()));
    }
}
