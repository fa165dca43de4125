package assay.draft;

import assay.files.OutputFile;
import assay.files.OwnFile;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
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
 * that works on the same folder has a file of its own, and takes up what one left that has ended.
 */
public final class Kept implements Closeable {

    /** So many programs at once can keep drafts of one folder. */
    private static final int MOST = 16;

    private final @Nullable OwnFile file;
    private final @Nullable String why;

    /**
     * What is written.
     *
     * @param before what each changed file said on disk when it was changed first
     * @param steps what was changed
     * @param ahead what was undone
     * @param saving whether the files were being saved
     */
    private record Written(
            SortedMap<String, String> before, List<Draft.Step> steps, List<Draft.Step> ahead, boolean saving) {}

    private Kept(@Nullable OwnFile file, @Nullable String why) {
        this.file = file;
        this.why = why;
    }

    /** Keeps nothing. */
    public static Kept nowhere() {
        return new Kept(null, null);
    }

    /**
     * Keeps drafts of one folder: in a file with one that was left, if there is such a file, else in a new one.
     *
     * @param place the folder in which such files lie
     * @param of the folder that drafts are of
     */
    public static Kept in(Path place, Path of) {
        String name = name(of);
        OwnFile free = null;
        try {
            for (int number = 0; number < MOST; number++) {
                Optional<OwnFile> taken = OwnFile.take(place, name + "-" + number + ".json");
                if (taken.isPresent() && taken.get().read().isPresent()) {
                    if (free != null) {
                        free.close();
                    }
                    return new Kept(taken.get(), null);
                }
                if (taken.isPresent() && free == null) {
                    free = taken.get();
                } else if (taken.isPresent()) {
                    taken.get().close();
                }
            }
            return new Kept(free, free == null ? "so many workbenches are open on this folder" : null);
        } catch (IOException e) {
            return new Kept(null, "no file can be kept in " + place);
        }
    }

    private static String name(Path folder) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(folder.toAbsolutePath().normalize().toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, 32);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }

    /** What to say where drafts are not kept; nothing where they are. */
    public Optional<String> notKept() {
        return file != null
                ? Optional.empty()
                : Optional.of("What is not saved is gone when the workbench ends"
                        + (why == null ? "; with --no-cache nothing is kept." : ", for " + why + "."));
    }

    /** Where it is kept, if it is. */
    public Optional<Path> path() {
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
        Optional<byte[]> content = file == null ? Optional.empty() : file.read();
        if (content.isEmpty()) {
            return Optional.empty();
        }
        try {
            Written written = new JsonMapper().readValue(content.get(), Written.class);
            return Optional.of(new Left(
                    new Draft(of.folder(), of.evidence(), of.variants(), written.before, written.steps, written.ahead),
                    written.saving));
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
    public void keep(Draft draft) throws IOException {
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
        file.write(new JsonMapper()
                .writeValueAsBytes(new Written(new TreeMap<>(draft.before()), draft.steps(), draft.ahead(), saving)));
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }
}
