package assay.drl;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a rule set takes over from elsewhere.
 *
 * @param base the rule set that it extends, or null
 * @param extending what its pack says of that and of what else is taken over, or null
 * @param used where packs say that files are used of those that rule sets have in common, by these files
 * @param replaced where criteria of a rule set that is extended stood that are asked for anew, by their identifiers
 */
record TakenOver(
        @Nullable RuleFiles base,
        @Nullable Extending extending,
        Map<String, Use> used,
        Map<String, RuleFiles.Place> replaced) {

    /** Of a rule set that is all its own. */
    static final TakenOver NOTHING = new TakenOver(null, null, Map.of(), Map.of());

    TakenOver {
        used = Map.copyOf(used);
        replaced = Map.copyOf(replaced);
    }

    /** Where a pack says that a file is used. */
    record Use(String pack, int line, int column) {}
}
