package assay.draft;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which lines of a file were changed. */
public final class TextChanges {

    /** So many lines are shown around what was changed. */
    private static final int AROUND = 3;

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
        List<String> lines =
                UnifiedDiffUtils.generateUnifiedDiff("before", "after", old, DiffUtils.diff(old, lines(after)), AROUND);
        return lines.stream().skip(2).toList();
    }

    private static List<String> lines(@Nullable String text) {
        return text == null || text.isEmpty()
                ? List.of()
                : Stream.of(text.split("\r?\n", -1)).toList();
    }
}
