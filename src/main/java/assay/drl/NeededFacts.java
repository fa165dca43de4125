package assay.drl;

import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.drools.drl.ast.descr.AndDescr;
import org.drools.drl.ast.descr.ExistsDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.jspecify.annotations.Nullable;

/**
 * The types of which there must be a fact for a rule to conclude anything. What stands under "or", under "not" or in a sum need
 * not be there, and of what is taken from something else nothing is known.
 */
public final class NeededFacts {

    private NeededFacts() {}

    /** Those of each rule of a file, by the rule's name. */
    public static SortedMap<String, Set<String>> of(DrlFile file) {
        SortedMap<String, Set<String>> all = new TreeMap<>();
        for (RuleDescr rule : file.rules()) {
            Set<String> needed = new TreeSet<>();
            add(rule.getLhs(), needed);
            all.put(rule.getName(), needed);
        }
        return all;
    }

    private static void add(@Nullable Object descr, Set<String> needed) {
        if (descr instanceof PatternDescr pattern) {
            if (pattern.getSource() == null && pattern.getObjectType() != null) {
                needed.add(pattern.getObjectType());
            }
        } else if (descr instanceof AndDescr all) {
            all.getDescrs().forEach(one -> add(one, needed));
        } else if (descr instanceof ExistsDescr exists) {
            for (Object one : exists.getDescrs()) {
                add(one, needed);
            }
        }
    }
}
