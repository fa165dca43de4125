package assay.draft;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.ChangeDelta;
import com.github.difflib.patch.Chunk;
import com.github.difflib.patch.Patch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which lines of a file were changed, and what two changes make together. */
public final class TextChanges {

    /** Why two changes cannot be put together, and what is to be done. */
    public static final String SAME_LINES =
            "You and the others changed the same lines, or lines next to each other: take the one"
                    + " or the other, and change again what is lost by that.";

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

    /**
     * What two changes of a file make together, as far as they are of different lines; what both changed alike is changed once.
     *
     * @param before what the file said before either
     * @return nothing where they changed the same lines, or lines next to each other: what they mean together is for somebody to
     *     say
     */
    static Optional<String> both(String before, String one, String other) {
        List<String> old = whole(before);
        List<AbstractDelta<String>> deltas =
                new ArrayList<>(changes(old, whole(one)).getDeltas());
        for (AbstractDelta<String> theirs : changes(old, whole(other)).getDeltas()) {
            if (deltas.stream().noneMatch(theirs::equals)) {
                if (deltas.stream().anyMatch(ours -> isNextTo(ours.getSource(), theirs.getSource()))) {
                    return Optional.empty();
                }
                deltas.add(theirs);
            }
        }
        // From the end, so that what is still to be changed stands where it stood.
        deltas.sort(Comparator.comparingInt(
                        (AbstractDelta<String> delta) -> delta.getSource().getPosition())
                .reversed());
        List<String> lines = new ArrayList<>(old);
        for (AbstractDelta<String> delta : deltas) {
            List<String> there = lines.subList(
                    delta.getSource().getPosition(),
                    delta.getSource().getPosition() + delta.getSource().size());
            there.clear();
            there.addAll(delta.getTarget().getLines());
        }
        return Optional.of(String.join("", lines));
    }

    private static boolean isNextTo(Chunk<String> one, Chunk<String> other) {
        return one.getPosition() <= other.getPosition() + other.size()
                && other.getPosition() <= one.getPosition() + one.size();
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

    /** Lines with what ends them. */
    private static List<String> whole(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split("(?<=\n)"));
    }

    private static List<String> lines(@Nullable String text) {
        return text == null || text.isEmpty()
                ? List.of()
                : Stream.of(text.split("\r?\n", -1)).toList();
    }
}
