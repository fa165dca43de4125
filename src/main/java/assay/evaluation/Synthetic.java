package assay.evaluation;

import assay.text.HowMany;
import org.apache.commons.lang3.Strings;

/**
 * Authorities that do not exist. Each says so in its own name, so that it cannot be lost where only the name goes; whatever shows figures of
 * several of them without all their names says it of them here.
 */
public final class Synthetic {

    /** What stands anywhere in the name of an authority that does not exist, in whatever letters. */
    public static final String MARK = "(synthetic)";

    private Synthetic() {}

    /** Whether an authority of this name says of itself that it does not exist. */
    public static boolean isName(String authority) {
        return Strings.CI.contains(authority, MARK);
    }

    /** A name without the mark. */
    public static String unmarked(String authority) {
        return Strings.CI.remove(authority, MARK).strip();
    }

    /** {@code "133 authorities, all synthetic: they do not exist"}, of so many authorities that so many do not. */
    public static String caption(int all, long synthetic) {
        String told = told(all, synthetic);
        return HowMany.of(all, "authority", "authorities") + (told.isEmpty() ? "" : ", " + told);
    }

    /** The same where there is something to be told, and nothing where all exist. */
    public static String notice(int all, long synthetic) {
        return synthetic == 0 ? "" : caption(all, synthetic);
    }

    /** {@code "all synthetic: they do not exist"}, of so many authorities that so many do not; nothing where all do. */
    public static String told(int all, long synthetic) {
        if (synthetic == 0) {
            return "";
        }
        return all == 1
                ? "synthetic: it does not exist"
                : (synthetic == all ? "all" : String.valueOf(synthetic)) + " synthetic: they do not exist";
    }
}
