package assay.ledger;

import assay.files.GrowingFile;
import assay.files.InputFile;
import assay.ledger.Lines.Line;
import assay.problem.Nearest;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.commons.lang3.StringUtils;
import org.jspecify.annotations.Nullable;

/** A ledger, while it is open. However large it is, a few of its lines are in memory at a time. */
public final class Ledger implements Closeable {

    private final GrowingFile file;

    private Ledger(GrowingFile file) {
        this.file = file;
    }

    /**
     * Opens a ledger to add to it, once nobody else does; where there is none, it is made.
     *
     * @throws InputFile.Unreadable if this is no regular file
     * @throws IOException if it may not be written
     */
    public static Ledger toAppend(Path path) throws IOException, InputFile.Unreadable {
        return new Ledger(GrowingFile.toAppend(path));
    }

    /**
     * Opens a ledger to look at it, once nobody adds to it.
     *
     * @throws InputFile.Unreadable if it cannot be read
     */
    public static Ledger toRead(Path path) throws InputFile.Unreadable {
        return new Ledger(GrowingFile.toRead(path));
    }

    /** Holds every line against the one before. */
    public Checked check() throws IOException {
        return check(null);
    }

    /**
     * The same, and looks for an entry.
     *
     * @param wanted the digest of the entry, or null
     */
    public Checked check(@Nullable String wanted) throws IOException {
        Lines lines = new Lines(file.content());
        String previous = Entry.NONE;
        boolean holds = wanted == null;
        long entries = 0;
        for (Line line = lines.next(); line != null; line = lines.next()) {
            if (line.beginsWith(GrowingFile.MARK)) {
                return unfinished(entries, previous, line, holds);
            }
            Optional<Entry.Stated> entry = line.entry();
            if (entry.isEmpty()
                    || entry.get().entry().number() != entries + 1
                    || !entry.get().entry().previous().equals(previous)) {
                Breach breach = new Diagnosis(line, entries + 1, previous).of(file);
                return new Checked(entries, previous, Optional.of(breach), OptionalLong.empty(), holds);
            }
            entries++;
            previous = entry.get().sha256();
            holds |= previous.equals(wanted);
        }
        return new Checked(entries, previous, Optional.empty(), OptionalLong.empty(), holds);
    }

    private static Checked unfinished(long entries, String last, Line line, boolean holds) {
        Breach breach = new Breach(
                line.number(),
                1,
                "here somebody was adding entries and was stopped: nothing from here on is in the ledger, and the next append"
                        + " clears it up");
        return new Checked(entries, last, Optional.of(breach), OptionalLong.of(line.offset()), holds);
    }

    /** What became of entries whose adding was stopped. */
    public enum Cleared {
        /** They were there as a whole, and are in the ledger. */
        COMPLETED,
        /** They were not, and are gone. */
        TAKEN_AWAY
    }

    /**
     * Ends what somebody began who was stopped while adding entries: puts them in where all of them are there, and takes away what is
     * there where not.
     *
     * @param checked what {@link #check()} found of it
     * @return what was done; nothing where what stands there is not what adding entries leaves behind, and was left as it is
     */
    public Optional<Cleared> clear(Checked checked) throws IOException {
        long at = checked.unfinished().orElseThrow();
        Lines lines = new Lines(file.content());
        long number = checked.entries();
        String previous = checked.last();
        boolean chained = true;
        boolean whole = true;
        for (Line line = lines.next(); line != null; line = lines.next()) {
            if (line.offset() < at) {
                continue;
            }
            if (!chained) {
                // Something follows that no append wrote.
                return Optional.empty();
            }
            Line mended = line.offset() == at ? line.beginningWith((byte) '{') : line;
            Optional<Entry.Stated> entry = mended.entry();
            whole = line.ended();
            chained = entry.isPresent()
                    && entry.get().entry().number() == number + 1
                    && entry.get().entry().previous().equals(previous);
            if (chained) {
                number++;
                previous = entry.get().sha256();
            } else if (line.ended() && !mended.has(GrowingFile.MARK)) {
                return Optional.empty();
            }
        }
        if (chained && whole) {
            file.complete(at, (byte) '{');
            return Optional.of(Cleared.COMPLETED);
        }
        file.cut(at);
        return Optional.of(Cleared.TAKEN_AWAY);
    }

    /**
     * An entry that was added.
     *
     * @param number its number
     * @param sha256 its digest
     */
    public record Added(long number, String sha256) {}

    /**
     * Adds an entry for each of some results, all of them or none.
     *
     * @param checked what {@link #check()} found, which is nothing wrong
     * @param at when, in words that are kept as they are
     * @param by who
     * @param results at least one
     */
    public List<Added> append(Checked checked, String at, String by, List<Result> results) throws IOException {
        StringBuilder text = new StringBuilder();
        List<Added> added = new ArrayList<>();
        String previous = checked.last();
        long number = checked.entries();
        for (Result result : results) {
            number++;
            Entry entry = new Entry(number, previous, at, by, result);
            text.append(entry.line()).append('\n');
            previous = entry.sha256();
            added.add(new Added(number, previous));
        }
        file.append(text.toString().getBytes(StandardCharsets.UTF_8));
        return added;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    /** What a line that is not the one that is due there says of what was done to the ledger. */
    private record Diagnosis(Line line, long due, String previous) {

        private static final String BYTE_ORDER_MARK = "\uFEFF";

        /** What the lines around say: the same line before, the one after, and where the entry stands that is due. */
        private record Around(long same, @Nullable Line after, long dueAt) {}

        Breach of(GrowingFile file) throws IOException {
            Around around = around(file);
            Optional<Entry> after = around.after == null
                    ? Optional.empty()
                    : around.after.entry().map(Entry.Stated::entry);
            if (around.same > 0) {
                return told(1, "this line is line " + around.same + " once more: it was duplicated; " + dueHere());
            }
            Optional<Entry> entry = line.entry().map(Entry.Stated::entry);
            if (after.isPresent()
                    && isDue(after.get())
                    && entry.map(Entry::number).orElse(due) <= due) {
                return told(1, "this line was put in: " + dueHere() + ", which is the line after it");
            }
            return entry.isPresent() ? misplaced(entry.get(), after, around.dueAt) : changed();
        }

        private String dueHere() {
            return "entry " + due + " is expected here, whose \"previous\" is " + previous;
        }

        private boolean isDue(Entry entry) {
            return entry.number() == due && entry.previous().equals(previous);
        }

        private Breach told(int column, String what) {
            return new Breach(line.number(), column, what);
        }

        private Around around(GrowingFile file) throws IOException {
            Lines lines = new Lines(file.content());
            long same = 0;
            long dueAt = 0;
            Line after = null;
            for (Line one = lines.next(); one != null; one = lines.next()) {
                if (one.number() < line.number()) {
                    same = same == 0 && one.isSame(line) ? one.number() : same;
                } else if (one.number() > line.number()) {
                    after = after == null ? one : after;
                    dueAt = dueAt == 0
                                    && one.entry()
                                            .map(Entry.Stated::entry)
                                            .filter(this::isDue)
                                            .isPresent()
                            ? one.number()
                            : dueAt;
                }
            }
            return new Around(same, after, dueAt);
        }

        /** An entry that is sound by itself. */
        private Breach misplaced(Entry entry, Optional<Entry> after, long dueAt) {
            if (dueAt > 0) {
                return told(
                        1,
                        "lines were moved: this is entry " + entry.number() + "; " + dueHere() + ", and stands in line "
                                + dueAt);
            }
            if (entry.number() > due) {
                String out = entry.number() == due + 1
                        ? "entry " + due + " was"
                        : "entries " + due + " to " + (entry.number() - 1) + " were";
                return told(
                        1, out + " taken out before this line, which is entry " + entry.number() + "; " + dueHere());
            }
            if (entry.number() < due) {
                return told(1, "this line was put in: it says that it is entry " + entry.number() + "; " + dueHere());
            }
            boolean followed = after.isEmpty() || after.get().previous().equals(entry.sha256());
            if (due > 1 && followed) {
                return new Breach(
                        line.number() - 1,
                        1,
                        "this line was changed and given a digest for that, " + previous
                                + "; the line after it expects " + entry.previous());
            }
            return told(1, "this line was written anew: its \"previous\" is " + entry.previous() + "; " + dueHere());
        }

        /** A line that is no sound entry. */
        private Breach changed() {
            if (line.isEmpty()) {
                return told(1, "this line was put in: it is empty; " + dueHere());
            }
            Optional<String> text = line.text();
            if (text.isEmpty()) {
                return told(
                        1,
                        (line.ended() ? "this line was changed: it is not UTF-8; " : "this line is torn; ")
                                + dueHere());
            }
            String written = text.get();
            if (written.startsWith(BYTE_ORDER_MARK)) {
                return told(
                        1,
                        "this line was changed: it begins with a byte order mark, where append writes none; a program has"
                                + " written the file anew, and undoing that makes it whole");
            }
            if (written.endsWith("\r")) {
                return told(
                        written.length(),
                        "this line was changed: it ends with CR LF, where append writes LF alone; a program has written the file"
                                + " anew, and undoing that makes it whole");
            }
            try {
                Entry.Stated stated = Entry.read(written);
                if (!stated.holds()) {
                    return told(
                            written.lastIndexOf(stated.sha256()) + 1,
                            "this line was changed: the digest of what it says is "
                                    + stated.entry().sha256() + "; \"sha256\" is " + Nearest.shown(stated.sha256()));
                }
                String expected = stated.entry().line();
                if (!written.equals(expected)) {
                    int column = StringUtils.indexOfDifference(written, expected);
                    return told(
                            column + 1,
                            "this line was changed: what it says is as it was, but not how it is written; expected from here: "
                                    + Nearest.shown(expected.substring(column)));
                }
                return told(
                        written.length() + 1,
                        "the end of this line was taken away, and nothing else of it; a line feed makes it whole");
            } catch (NotJson e) {
                int column = Math.min(e.offset(), written.length()) + 1;
                return line.ended()
                        ? told(column, "this line was changed: it is no entry any more: " + e.why() + "; " + dueHere())
                        : told(column, "this line is torn: it ends before the entry does; " + dueHere());
            }
        }
    }
}
