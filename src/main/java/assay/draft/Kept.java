package assay.draft;

import assay.files.OutputFile;
import assay.files.OwnFile;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where a draft outlives the program: in a file that nobody else can read, which is written anew with each change. Each program
 * that works on the same folder has a file of its own, and takes up what one left that has ended: one draft at a time, for those of
 * two can be of the same lines, and the others wait for it.
 */
public final class Kept implements Closeable {

    /** So many programs at once can keep drafts of one folder. */
    private static final int MOST = 16;

    private final @Nullable Slots slots;
    private final int number;
    private final @Nullable OwnFile file;
    private final @Nullable String why;

    /** The files in which drafts of one folder can be kept. */
    private record Slots(Path place, String of) {

        static Slots of(Path place, Path folder) {
            try {
                byte[] digest =
                        MessageDigest.getInstance("SHA-256").digest(real(folder).getBytes(StandardCharsets.UTF_8));
                return new Slots(place, HexFormat.of().formatHex(digest).substring(0, 32));
            } catch (NoSuchAlgorithmException e) {
                throw new AssertionError("every Java has SHA-256", e);
            }
        }

        /** However it is spelled and whatever links lead to it, a folder is the same. */
        private static String real(Path folder) {
            try {
                return folder.toRealPath().toString();
            } catch (IOException e) {
                return folder.toAbsolutePath().normalize().toString();
            }
        }

        private String name(int number) {
            return of + "-" + number + ".json";
        }

        Optional<OwnFile> take(int number) throws IOException {
            return OwnFile.take(place, name(number));
        }

        boolean wasTaken(int number) {
            return OwnFile.wasTaken(place, name(number));
        }
    }

    /**
     * What is written.
     *
     * @param before what each changed file said on disk when it was changed first
     * @param steps what was changed
     * @param ahead what was undone
     * @param saving whether the files were being saved
     */
    private record Written(
            SortedMap<String, String> before, List<Draft.Step> steps, List<Draft.Step> ahead, boolean saving) {
        /** Keeps its own copies; what lacks one of these was not written here. */
        Written {
            before = Collections.unmodifiableSortedMap(new TreeMap<>(before));
            steps = List.copyOf(steps);
            ahead = List.copyOf(ahead);
        }
    }

    private Kept(@Nullable Slots slots, int number, @Nullable OwnFile file, @Nullable String why) {
        this.slots = slots;
        this.number = number;
        this.file = file;
        this.why = why;
    }

    /** Keeps nothing. */
    public static Kept nowhere() {
        return new Kept(null, -1, null, null);
    }

    /**
     * Keeps drafts of one folder: in the file with the oldest that was left, if there is such a file, else in a new one. What was
     * being saved goes before all others, for until that is whole some files are of it and some are not.
     *
     * @param place the folder in which such files lie
     * @param of the folder that drafts are of
     */
    public static Kept in(Path place, Path of) {
        Slots slots = Slots.of(place, of);
        List<Kept> free = new ArrayList<>();
        try {
            for (int number = 0; number < MOST; number++) {
                // Where none was ever taken none is left, and one that is free will do.
                if (free.isEmpty() || slots.wasTaken(number)) {
                    Optional<OwnFile> taken = slots.take(number);
                    if (taken.isPresent()) {
                        free.add(new Kept(slots, number, taken.get(), null));
                    }
                }
            }
            Kept first = free.stream()
                    .min(Comparator.comparing(Kept::isHalfSaved)
                            .reversed()
                            .thenComparing(kept -> kept.written().orElse(Instant.MAX)))
                    .orElseGet(() -> new Kept(slots, -1, null, "so many workbenches are open on this folder"));
            free.remove(first);
            return first;
        } catch (IOException e) {
            return new Kept(null, -1, null, "no file can be kept in " + place);
        } finally {
            free.forEach(Kept::giveBack);
        }
    }

    private void giveBack() {
        try {
            close();
        } catch (IOException e) {
            // It is free once the program has ended.
        }
    }

    private boolean isHalfSaved() {
        return content().map(Written::saving).orElse(false);
    }

    /** When what is kept was written; nothing where nothing is that can be read. */
    public Optional<Instant> written() {
        return content().isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(file).flatMap(OwnFile::written);
    }

    /**
     * What other programs have to do with the same folder.
     *
     * @param isOpen whether one of them works on it now
     * @param left the drafts that those left which have ended, and that nobody has taken up, the oldest first
     */
    public record Others(boolean isOpen, List<Waiting> left) {
        /** Keeps its own copy. */
        public Others {
            left = List.copyOf(left);
        }
    }

    /**
     * A draft that waits for somebody to take it up.
     *
     * @param number which it is
     * @param written when it was changed last
     * @param draft the draft
     */
    public record Waiting(int number, Instant written, Draft draft) {}

    /** What others have to do with the same folder now. */
    public Others others(Draft of) {
        boolean open = false;
        List<Waiting> left = new ArrayList<>();
        for (int other = 0; other < MOST; other++) {
            if (slots == null || other == number || !slots.wasTaken(other)) {
                continue;
            }
            try (OwnFile taken = slots.take(other).orElse(null)) {
                open = open || taken == null;
                Left draft = new Kept(slots, other, taken, null).left(of).orElse(null);
                if (taken != null && draft != null) {
                    left.add(new Waiting(other, taken.written().orElse(Instant.EPOCH), draft.draft()));
                }
            } catch (IOException e) {
                // What cannot be looked at can be taken up by nobody.
            }
        }
        left.sort(Comparator.comparing(Waiting::written));
        return new Others(open, left);
    }

    /**
     * Where a draft that waits is kept, for whoever takes it up. What is kept here stays, and waits then.
     *
     * @param other which it is
     * @param own what is kept here
     * @return nothing where another has taken it up meanwhile
     * @throws IOException if what is kept here cannot be
     */
    public Optional<Kept> takeUp(int other, Draft own) throws IOException {
        if (slots == null || other < 0 || other >= MOST || !slots.wasTaken(other)) {
            return Optional.empty();
        }
        Optional<Kept> taken = slots.take(other).map(one -> new Kept(slots, other, one, null));
        if (taken.isPresent() && taken.get().content().isEmpty()) {
            taken.get().close();
            return Optional.empty();
        }
        if (taken.isPresent()) {
            try {
                keep(own.steps().isEmpty() ? own.emptied() : own);
            } catch (IOException e) {
                taken.get().close();
                throw e;
            }
            close();
        }
        return taken;
    }

    /** What to say where drafts are not kept; nothing where they are. */
    public Optional<String> notKept() {
        return file != null
                ? Optional.empty()
                : Optional.of("What is not saved is gone when the workbench ends"
                        + (why == null ? "; with --no-cache nothing is kept." : ", for " + why + "."));
    }

    /** Where it is kept, if it is. */
    Optional<Path> path() {
        return Optional.ofNullable(file).map(OwnFile::path);
    }

    /**
     * What was left.
     *
     * @param draft the draft
     * @param saving whether it was being saved when the program ended, so that some of its files may be saved and others not
     */
    public record Left(Draft draft, boolean saving) {}

    /** What was left of such a draft; nothing where nothing was, or where it cannot be read. */
    public Optional<Left> left(Draft of) {
        return content()
                .map(written -> new Left(
                        new Draft(
                                of.folder(),
                                of.evidence(),
                                of.variants(),
                                written.before,
                                written.steps,
                                written.ahead),
                        written.saving));
    }

    private Optional<Written> content() {
        Optional<byte[]> content = file == null ? Optional.empty() : file.read();
        if (content.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(new JsonMapper().readValue(content.get(), Written.class));
        } catch (JacksonException | NullPointerException e) {
            return Optional.empty();
        }
    }

    /**
     * Keeps a draft, from when this returns, if that can be.
     *
     * @return what to say where it is not kept, in a sentence; nothing where it is
     */
    public String tryToKeep(Draft draft) {
        try {
            keep(draft);
            return notKept().orElse("");
        } catch (IOException e) {
            return "What is not saved is gone when the workbench ends: it cannot be kept" + place()
                    + OutputFile.reason(e) + ".";
        }
    }

    /** Where it is kept, for the end of a sentence that says that it is not. */
    String place() {
        return path().map(Path::getParent).map(folder -> " in " + folder).orElse("");
    }

    /** Keeps a draft, from when this returns. */
    void keep(Draft draft) throws IOException {
        keep(draft, false);
    }

    /** The same, and that its files are about to be saved, all of them. */
    void saving(Draft draft) throws IOException {
        keep(draft, true);
    }

    private void keep(Draft draft, boolean saving) throws IOException {
        if (file == null) {
            return;
        }
        if (draft.steps().isEmpty() && draft.ahead().isEmpty()) {
            file.delete();
            return;
        }
        file.write(
                new JsonMapper().writeValueAsBytes(new Written(draft.before(), draft.steps(), draft.ahead(), saving)));
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }
}
