package assay.cli;

import assay.drl.RuleTree;
import assay.problem.ProblemsException;
import assay.rules.RuleBase;
import assay.rules.RuleCache;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/** The project's own rules, loaded while the command line is still being taken apart, where it will want them. */
final class EarlyRules {

    private static final Set<String> WANT_RULES = Set.of("evaluate", "explain", "verify", "schema");
    private static final Set<String> WANT_OTHERS =
            Set.of("--rules", "--set", "--no-cache", "--watch", "--help", "--version", "-h", "-V");

    private final Path folder;
    private final RuleCache cache;
    private final @Nullable FutureTask<RuleBase> loading;

    private EarlyRules(Path folder, RuleCache cache, @Nullable FutureTask<RuleBase> loading) {
        this.folder = folder;
        this.cache = cache;
        this.loading = loading;
    }

    /** Begins to load the rules, if this command line is going to ask for them; nobody is told why they cannot be kept. */
    static EarlyRules begin(Terminal terminal, String... arguments) {
        return begin(terminal, RuleCache.ofUser(terminal.environment()), arguments);
    }

    /** The same with the cache that commands use as well. */
    static EarlyRules begin(Terminal terminal, RuleCache cache, String... arguments) {
        Path folder = folder(terminal);
        boolean wanted = arguments.length > 1
                && WANT_RULES.contains(arguments[0])
                && Arrays.stream(arguments)
                        .noneMatch(argument -> WANT_OTHERS.stream().anyMatch(argument::startsWith));
        if (!wanted) {
            return new EarlyRules(folder, cache, null);
        }
        FutureTask<RuleBase> loading = new FutureTask<>(() -> RuleBase.loadPackaged(folder, cache));
        Thread thread = new Thread(loading, "early-rules");
        thread.setDaemon(true);
        thread.start();
        return new EarlyRules(folder, cache, loading);
    }

    /** Where compiled rules are kept. */
    RuleCache cache() {
        return cache;
    }

    /** Where the project's own rules are. */
    static Path folder(Terminal terminal) {
        return terminal.home().resolve("rules/march-2004");
    }

    /** The rules in a folder, whether they were begun early or not. */
    RuleBase load(Path wanted, Map<String, String> settings, RuleCache cache) throws ProblemsException {
        if (loading == null || !wanted.equals(folder) || !settings.isEmpty()) {
            return RuleBase.load(wanted, RuleTree.disk(), settings, cache);
        }
        try {
            return loading.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ProblemsException problems) {
                throw problems;
            }
            throw new IllegalStateException("the rules cannot be loaded", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while loading the rules", e);
        }
    }
}
