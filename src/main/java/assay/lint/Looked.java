package assay.lint;

import assay.drl.RuleFiles;
import assay.problem.Problem;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Rule files as far as they were looked at. While somebody changes rules, the same files are asked about at the same time by who
 * compiles them, by who says what is wrong with them and by who shows that: the last ones are kept, and looked at once.
 */
final class Looked {

    /** What is compared is a rule set as it is saved, as it is changed, and as it was before the last change. */
    private static final int KEPT = 4;

    private static final Deque<Looked> LAST = new ArrayDeque<>();

    private final RuleFiles files;
    private final Object looking = new Object();
    /** What was looked at before, until this is. */
    private @Nullable Rules before;

    private volatile @Nullable Rules rules;
    private @Nullable RuleLint lint;
    private @Nullable List<Problem> problems;

    private Looked(RuleFiles files, @Nullable Rules before) {
        this.files = files;
        this.before = before;
    }

    /** What is known of some files, which say the same as ones that were looked at before, or are looked at when it is asked for. */
    static Looked at(RuleFiles files) {
        synchronized (LAST) {
            for (Looked one : LAST) {
                if (isSame(one.files, files)) {
                    LAST.remove(one);
                    LAST.addFirst(one);
                    return one;
                }
            }
            if (LAST.size() == KEPT) {
                LAST.removeLast();
            }
            Looked made = new Looked(
                    files,
                    LAST.stream()
                            .map(one -> one.rules)
                            .filter(Objects::nonNull)
                            .findFirst()
                            .orElse(null));
            LAST.addFirst(made);
            return made;
        }
    }

    private static boolean isSame(RuleFiles one, RuleFiles other) {
        return one.folder().equals(other.folder())
                && one.places().equals(other.places())
                && one.settings().equals(other.settings())
                && one.leavesUnreadAsMuchAs(other)
                && isSame(one.contents(), other.contents())
                && isSameBase(one.base(), other.base());
    }

    private static boolean isSameBase(@Nullable RuleFiles one, @Nullable RuleFiles other) {
        if (one == null || other == null) {
            return one == null && other == null;
        }
        return isSame(one, other);
    }

    private static boolean isSame(SortedMap<String, byte[]> some, SortedMap<String, byte[]> others) {
        return some.keySet().equals(others.keySet())
                && some.entrySet().stream().allMatch(file -> Arrays.equals(file.getValue(), others.get(file.getKey())));
    }

    /** What can be read of them, with what is wrong with it before it is compiled. */
    Rules rules() {
        synchronized (files) {
            Rules made = rules;
            if (made == null) {
                made = RuleChecker.look(files, before);
                rules = made;
                before = null;
            }
            return made;
        }
    }

    /** The same held against every check; it is not added to. */
    RuleLint lint() {
        Rules read = rules();
        synchronized (looking) {
            RuleLint made = lint;
            if (made == null) {
                made = new RuleLint(read);
                lint = made;
            }
            return made;
        }
    }

    /** Everything that is wrong with them or odd about them, but for what the compiler has to say. */
    List<Problem> problems() {
        RuleLint begun = lint();
        synchronized (looking) {
            List<Problem> made = problems;
            if (made == null) {
                made = begun.withoutCompiling();
                problems = made;
            }
            return made;
        }
    }
}
