package assay.draft;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import com.github.difflib.patch.ChangeDelta;
import com.github.difflib.patch.Chunk;
import com.github.difflib.patch.Patch;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which lines of a file were changed. */
public final class TextChanges {

    /** So many lines are shown around what was changed. */
    private static final int AROUND = 3;

    /** Of more lines it is not looked for which of them are the same, for that takes as long as their number squared. */
    private static final int MOST = 4_000;

    private TextChanges() {}

    /**
     * The changed lines with those around them, as {@code diff -u} and git have it: each line begins with a blank, a minus, a plus
     * or {@code @@}.
     *
     * @param before what the file said, or null where it was not there
     * @param after what it says, or null where it is not there
     * @return nothing where it says the same
     */
    public static List<String> of(@Nullable String before, @Nullable String after) {
        List<String> old = lines(before);
        List<String> now = lines(after);
        List<String> lines = UnifiedDiffUtils.generateUnifiedDiff("before", "after", old, changes(old, now), AROUND);
        return lines.stream().skip(2).toList();
    }

    private static Patch<String> changes(List<String> old, List<String> now) {
        int shorter = Math.min(old.size(), now.size());
        int first = 0;
        while (first < shorter && old.get(first).equals(now.get(first))) {
            first++;
        }
        int last = 0;
        while (last < shorter - first && old.get(old.size() - 1 - last).equals(now.get(now.size() - 1 - last))) {
            last++;
        }
        List<String> gone = old.subList(first, old.size() - last);
        List<String> come = now.subList(first, now.size() - last);
        if (gone.size() + come.size() <= MOST) {
            return DiffUtils.diff(old, now);
        }
        Patch<String> whole = new Patch<>();
        whole.addDelta(new ChangeDelta<>(new Chunk<>(first, gone), new Chunk<>(first, come)));
        return whole;
    }

    private static List<String> lines(@Nullable String text) {
        return text == null || text.isEmpty()
                ? List.of()
                : Stream.of(text.split("\r?\n", -1)).toList();
    }
}
