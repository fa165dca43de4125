package assay.lsp;

import assay.drl.RuleFiles;
import assay.effect.Ready;
import assay.problem.Problem;
import assay.problem.ProblemsException;
import assay.rules.RuleBase;
import assay.rules.RuleCache;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** Says what the compiler has to say of rules as an editor has them. Of those that are saved as well nothing is compiled anew. */
final class Compiler {

    /**
     * The rules of a folder as they are saved.
     *
     * @param sha256 their digest
     * @param unread what of them is not read
     * @param ready they themselves, or null where they cannot be used
     */
    private record Saved(
            String sha256, List<Problem> unread, @Nullable Ready ready) {}

    private final RuleCache cache;
    private final Map<Path, Saved> known = new HashMap<>();

    Compiler(RuleCache cache) {
        this.cache = cache;
    }

    /** What is wrong with a rule set that the checks find nothing wrong with. */
    List<Problem> problems(Path folder, Texts texts) {
        try {
            RuleFiles files = RuleFiles.read(folder, texts.tree());
            Saved saved = saved(folder);
            Ready ready = saved.ready;
            if (ready == null) {
                RuleBase.unchecked(files, cache.asItIs()).kieBase();
            } else if (!saved.sha256.equals(files.sha256())) {
                RuleBase.unchecked(files, ready.rules(), ready.read(), cache.asItIs())
                        .kieBase();
            }
            return List.of();
        } catch (ProblemsException e) {
            return e.problems();
        } catch (CompletionException e) {
            if (e.getCause() instanceof ProblemsException wrong) {
                return wrong.problems();
            }
            throw e;
        }
    }

    private synchronized Saved saved(Path folder) throws ProblemsException {
        RuleFiles files = RuleFiles.readable(folder);
        String sha256 = files.sha256();
        Saved before = known.get(folder);
        if (before != null && before.sha256.equals(sha256) && before.unread.equals(files.unread())) {
            return before;
        }
        Ready ready;
        try {
            ready = Ready.saved(folder, cache);
        } catch (ProblemsException e) {
            ready = null;
        }
        Saved now = new Saved(sha256, files.unread(), ready);
        known.put(folder, now);
        return now;
    }
}
