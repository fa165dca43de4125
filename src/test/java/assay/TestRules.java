package assay;

import assay.problem.ProblemsException;
import assay.rules.RuleBase;
import assay.rules.RuleCache;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Rule sets for tests. To compile one takes seconds: those of this project are made ready once for all test classes that
 * share a JVM, and what was compiled once is in a cache that all JVMs and the next run share.
 */
public final class TestRules {

    /** An environment in which nothing is read or written in the user's own folders. */
    public static final Map<String, String> ENVIRONMENT = Map.of(
            "XDG_CACHE_HOME", Path.of("target", "rules-cache").toAbsolutePath().toString(), "ASSAY_NO_CONFIG", "true");

    /** Where what was compiled is kept. */
    public static final RuleCache CACHE = RuleCache.ofUser(ENVIRONMENT);

    private static final Map<String, RuleBase> READY = new ConcurrentHashMap<>();

    private TestRules() {}

    /** The requirements of March 2004. */
    public static RuleBase march2004() {
        return ready("march-2004");
    }

    /** The pilot's. */
    public static RuleBase pilot() {
        return ready("march-2004-pilot");
    }

    /** The second example, on another subject. */
    public static RuleBase playgrounds() {
        return ready("playgrounds");
    }

    /** Those about wards. */
    public static RuleBase rurality() {
        return ready("rurality");
    }

    private static RuleBase ready(String name) {
        return READY.computeIfAbsent(name, folder -> {
            try {
                return in(Path.of("rules", folder));
            } catch (ProblemsException e) {
                throw new AssertionError("a rule set of this project is not in order", e);
            }
        });
    }

    /**
     * The rule set in a folder that a test has written or changed.
     *
     * @param folder the rule set's folder
     * @throws ProblemsException with everything that is wrong with the rule set
     */
    public static RuleBase in(Path folder) throws ProblemsException {
        return RuleBase.load(folder, CACHE);
    }
}
