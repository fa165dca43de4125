package assay.draft;

import assay.files.InputFile;
import assay.files.OutputFile;
import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes a draft to its folder: all files or none. Each is written beside its place first, and where one cannot be, none is put
 * in its place. What is kept of the draft says meanwhile that it is being saved: whoever is killed between two files has the
 * rest put in their places at the next start.
 */
public final class Saving {

    private final Kept kept;
    private final Runnable step;

    /** Saves drafts that are kept there. */
    public Saving(Kept kept) {
        this(kept, () -> {});
    }

    /** The same, with something to do before every step that changes what is on disk. */
    Saving(Kept kept, Runnable step) {
        this.kept = kept;
        this.step = step;
    }

    /**
     * A file that somebody else has changed meanwhile.
     *
     * @param file the file
     * @param before what it said when it was changed first, or null where it was not there
     * @param yours what the draft makes of it
     * @param theirs what stands there on disk
     */
    public record Conflict(String file, @Nullable String before, String yours, Standing theirs) {

        /** What keeps it from being saved, and what is to be done, in a sentence. */
        public String says() {
            return theirs.isUnreadable()
                    ? file + ": " + theirs.unreadable() + ". Put that right or move it away on disk, and save then."
                    : file + " has been changed on disk meanwhile. Decide what is to become of it, and save then.";
        }
    }

    /**
     * The files of a draft that say something else on disk by now than they did, and not what the draft says either. Of files that
     * it may not touch nothing is known.
     */
    public static List<Conflict> conflicts(Draft draft) {
        List<Conflict> conflicts = new ArrayList<>();
        SortedMap<String, String> changed = new TreeMap<>(draft.changed());
        changed.keySet().removeAll(draft.unnamed());
        changed.forEach((file, yours) -> {
            String before = draft.before().get(file);
            Standing theirs = Standing.of(draft, file);
            boolean isOther = !yours.equals(theirs.text()) && !Objects.equals(before, theirs.text());
            if (isOther || (theirs.isUnreadable() && isThere(draft, file))) {
                conflicts.add(new Conflict(file, before, yours, theirs));
            }
        });
        return List.copyOf(conflicts);
    }

    private static boolean isThere(Draft draft, String file) {
        try {
            return draft.isThere(file);
        } catch (InputFile.Unreadable e) {
            // That it cannot be written is told when it is.
            return false;
        }
    }

    /**
     * Saves.
     *
     * @return the files that were written, and what each says
     * @throws IOException if not all can be; then all are as they were
     */
    SortedMap<String, String> save(Draft draft) throws IOException {
        return save(draft, draft);
    }

    /**
     * The same with what is made of the draft and goes beside it, of which nothing is left where it cannot be saved.
     *
     * @param whole the draft with all that
     */
    public SortedMap<String, String> save(Draft draft, Draft whole) throws IOException {
        List<Conflict> conflicts = conflicts(whole);
        if (!conflicts.isEmpty()) {
            throw new IOException(conflicts.get(0).file() + " has been changed on disk meanwhile");
        }
        SortedMap<String, String> texts = new TreeMap<>(whole.changed());
        try (Beside beside = new Beside()) {
            for (Map.Entry<String, String> text : texts.entrySet()) {
                try {
                    step.run();
                    beside.write(whole, text.getKey(), text.getValue());
                } catch (IOException e) {
                    throw new IOException(
                            text.getKey() + " cannot be written" + OutputFile.reason(e) + "; nothing was saved", e);
                }
            }
            step.run();
            note(whole);
            List<String> placed = new ArrayList<>();
            for (String file : texts.keySet()) {
                try {
                    step.run();
                    beside.replace(file);
                    placed.add(file);
                } catch (IOException e) {
                    takeBack(whole, placed);
                    kept.keep(draft);
                    throw new IOException(
                            file + " cannot be written" + OutputFile.reason(e) + "; nothing was saved", e);
                }
            }
        }
        step.run();
        kept.keep(draft.emptied());
        return Collections.unmodifiableSortedMap(texts);
    }

    /**
     * Puts the rest of the files in their places, where somebody was killed while saving.
     *
     * @return whether all are saved now; where somebody has changed one of them since, none more was
     * @throws IOException if not all can be written
     */
    public boolean finish(Draft draft) throws IOException {
        if (!conflicts(draft).isEmpty()) {
            kept.keep(draft);
            return false;
        }
        save(draft);
        return true;
    }

    private void note(Draft draft) throws IOException {
        try {
            kept.saving(draft);
        } catch (IOException e) {
            throw new IOException(
                    "What is being saved cannot be noted" + kept.place() + OutputFile.reason(e) + "; nothing was saved",
                    e);
        }
    }

    private static void takeBack(Draft draft, List<String> placed) throws IOException {
        for (String file : placed) {
            String before = draft.before().get(file);
            try {
                if (before == null) {
                    draft.takeAway(file);
                    continue;
                }
                try (OutputFile output = draft.output(file)) {
                    output.writer().write(before);
                    output.replace();
                }
            } catch (InputFile.Unreadable e) {
                throw new IOException(e.why(), e);
            }
        }
    }

    /** Files that are written and not in their places yet. */
    private static final class Beside implements Closeable {

        private final Map<String, OutputFile> files = new LinkedHashMap<>();

        void write(Draft draft, String file, String text) throws IOException {
            OutputFile output;
            try {
                output = draft.output(file);
            } catch (InputFile.Unreadable e) {
                throw new IOException(e.why(), e);
            }
            files.put(file, output);
            Writer writer = output.writer();
            writer.write(text);
            writer.flush();
        }

        void replace(String file) throws IOException {
            OutputFile output = files.get(file);
            if (output != null) {
                output.replace();
            }
        }

        @Override
        public void close() throws IOException {
            for (OutputFile output : files.values()) {
                output.close();
            }
        }
    }
}
