package assay.draft;

import assay.files.InputFile;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The files below one folder as somebody is changing them. It is immutable: each change makes another one, with one step more.
 * Files are named by their paths from the folder, with {@code /}.
 */
public final class Draft {

    /** No file that somebody changes is larger, in bytes. */
    public static final int LARGEST = 4 << 20;

    private final Path folder;
    private final SortedMap<String, String> before;
    private final List<Step> steps;

    /**
     * One change, which can be undone.
     *
     * @param says what it does, in a few words
     * @param texts what each file that it changes says afterwards
     */
    public record Step(String says, SortedMap<String, String> texts) {
        /** Keeps its own copy. */
        public Step {
            texts = Collections.unmodifiableSortedMap(new TreeMap<>(texts));
        }
    }

    /**
     * A draft as it was kept.
     *
     * @param folder the folder
     * @param before what each changed file said on disk when it was changed first; none where it is new
     * @param steps what was changed, in order
     */
    public Draft(Path folder, SortedMap<String, String> before, List<Step> steps) {
        this.folder = folder;
        this.before = Collections.unmodifiableSortedMap(new TreeMap<>(before));
        this.steps = List.copyOf(steps);
    }

    /** A folder of which nothing has been changed. */
    public static Draft of(Path folder) {
        return new Draft(folder, new TreeMap<>(), List.of());
    }

    /** The folder, as the user named it. */
    public Path folder() {
        return folder;
    }

    /** What was changed, in order. */
    public List<Step> steps() {
        return steps;
    }

    /** What each changed file said on disk when it was changed first; none where it is new. */
    public SortedMap<String, String> before() {
        return before;
    }

    /** What each changed file says now; those that say again what they said are none. */
    public SortedMap<String, String> changed() {
        SortedMap<String, String> now = new TreeMap<>();
        steps.forEach(step -> now.putAll(step.texts()));
        now.entrySet().removeIf(file -> file.getValue().equals(before.get(file.getKey())));
        return Collections.unmodifiableSortedMap(now);
    }

    /**
     * What a file says with all changes.
     *
     * @throws InputFile.Unreadable if it was not changed, and cannot be read as a text from disk
     */
    public String text(String file) throws InputFile.Unreadable {
        String changed = changed().get(file);
        return changed == null ? onDisk(file) : changed;
    }

    /**
     * One change more.
     *
     * @param says what it does
     * @param texts what each file says afterwards
     * @throws InputFile.Unreadable if a file is not one of the folder that could be changed
     */
    public Draft with(String says, SortedMap<String, String> texts) throws InputFile.Unreadable {
        SortedMap<String, String> first = new TreeMap<>(before);
        for (String file : texts.keySet()) {
            Path path = path(file);
            if (!first.containsKey(file) && Files.exists(path)) {
                first.put(file, onDisk(file));
            }
        }
        List<Step> more = new ArrayList<>(steps);
        more.add(new Step(says, texts));
        return new Draft(folder, first, more);
    }

    /** The same for one file; while somebody types, one step goes on and no other is made. */
    public Draft typed(String says, String file, String text) throws InputFile.Unreadable {
        Draft sofar = last().filter(step -> step.says().equals(says)
                                && step.texts().keySet().equals(java.util.Set.of(file)))
                        .isPresent()
                ? undone()
                : this;
        return sofar.with(says, new TreeMap<>(java.util.Map.of(file, text)));
    }

    /** The last change. */
    public Optional<Step> last() {
        return steps.isEmpty() ? Optional.empty() : Optional.of(steps.get(steps.size() - 1));
    }

    /** The same without the last change. */
    public Draft undone() {
        return steps.isEmpty() ? this : new Draft(folder, before, steps.subList(0, steps.size() - 1));
    }

    /**
     * A file of the folder, which need not be there yet.
     *
     * @throws InputFile.Unreadable if the name leads out of it, or through a link
     */
    public Path path(String file) throws InputFile.Unreadable {
        Path path = folder.resolve(file).normalize();
        if (file.isEmpty()
                || Path.of(file).isAbsolute()
                || !path.startsWith(folder.normalize())
                || file.contains("\\")) {
            throw new InputFile.Unreadable("this leads out of " + folder);
        }
        for (Path step = path; step != null && !step.equals(folder.normalize()); step = step.getParent()) {
            if (Files.isSymbolicLink(step)) {
                throw new InputFile.Unreadable("a link is not followed");
            }
        }
        if (Files.exists(path, LinkOption.NOFOLLOW_LINKS) && !Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            throw new InputFile.Unreadable("this is no file");
        }
        return path;
    }

    /** What a file says on disk. */
    public String onDisk(String file) throws InputFile.Unreadable {
        byte[] content = InputFile.read(path(file), LARGEST);
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(java.nio.ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new InputFile.Unreadable("this is no text in UTF-8");
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Draft draft
                && folder.equals(draft.folder)
                && before.equals(draft.before)
                && steps.equals(draft.steps);
    }

    @Override
    public int hashCode() {
        return Objects.hash(folder, before, steps);
    }
}
