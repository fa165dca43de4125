package assay.draft;

import assay.files.InputFile;
import assay.files.OutputFile;
import assay.text.Instead;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The files below one folder as somebody is changing them. It is immutable: each change makes another one, with one step more.
 * Files are named by their paths from the folder, with {@code /}.
 */
public final class Draft {

    /** No file that somebody changes is larger, in bytes. */
    public static final int LARGEST = 4 << 20;

    private final Path folder;
    private final List<Path> evidence;
    private final List<Path> variants;
    private final SortedMap<String, String> before;
    private final List<Step> steps;
    private final List<Step> ahead;

    /**
     * One change, which can be undone.
     *
     * @param says what it does, in a few words
     * @param texts what each file that it changes says afterwards
     * @param instead the one value that it makes another; null where it does something else
     */
    public record Step(
            String says,
            SortedMap<String, String> texts,
            @Nullable Instead instead) {
        /** Keeps its own copy. */
        public Step {
            texts = Collections.unmodifiableSortedMap(new TreeMap<>(texts));
        }

        /** One that makes no single value another. */
        public Step(String says, SortedMap<String, String> texts) {
            this(says, texts, null);
        }

        Step saying(SortedMap<String, String> other) {
            return new Step(says, other, instead);
        }

        /** What steps come to: a value that was made another several times is so once, and not at all where it is as it was. */
        public static List<String> says(Collection<Step> steps) {
            Map<String, Instead> values = new HashMap<>();
            steps.forEach(step -> {
                if (step.instead != null) {
                    values.merge(step.instead.of(), step.instead, Instead::then);
                }
            });
            return steps.stream()
                    .map(step -> Optional.ofNullable(step.instead)
                            .map(value -> values.getOrDefault(value.of(), value))
                            .map(value -> value.isNothing() ? "" : value.says())
                            .orElse(step.says))
                    .filter(says -> !says.isEmpty())
                    .distinct()
                    .toList();
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
        this(folder, List.of(), List.of(), before, steps, List.of());
    }

    /**
     * The same with files of evidence and of variants, and with what was undone.
     *
     * @param evidence the files and folders of evidence that may be changed as well; files of theirs are named by their absolute
     *     paths
     * @param variants the folders in which variants of the rule set may be made; their files are named so, too
     * @param ahead what was undone and can be done again, in the order in which it would be
     */
    public Draft(
            Path folder,
            List<Path> evidence,
            List<Path> variants,
            SortedMap<String, String> before,
            List<Step> steps,
            List<Step> ahead) {
        this.folder = folder;
        this.evidence = List.copyOf(evidence);
        this.variants = List.copyOf(variants);
        this.before = Collections.unmodifiableSortedMap(new TreeMap<>(before));
        this.steps = List.copyOf(steps);
        this.ahead = List.copyOf(ahead);
    }

    /** A folder of which nothing has been changed. */
    public static Draft of(Path folder) {
        return of(folder, List.of());
    }

    /** The same with files and folders of evidence that may be changed as well. */
    public static Draft of(Path folder, List<Path> evidence) {
        return of(folder, evidence, List.of());
    }

    /** The same with folders in which variants may be made. */
    public static Draft of(Path folder, List<Path> evidence, List<Path> variants) {
        return new Draft(folder, evidence, variants, new TreeMap<>(), List.of(), List.of());
    }

    /** The folder, as the user named it. */
    public Path folder() {
        return folder;
    }

    /** The files and folders of evidence that may be changed as well. */
    public List<Path> evidence() {
        return evidence;
    }

    /** The folders in which variants of the rule set may be made. */
    public List<Path> variants() {
        return variants;
    }

    /** What was changed, in order. */
    public List<Step> steps() {
        return steps;
    }

    /** Those of the steps that changed what is changed now, in order: not those of which nothing is left. */
    public List<Step> left() {
        Set<String> changed = changed().keySet();
        return steps.stream()
                .filter(step -> step.texts().keySet().stream().anyMatch(changed::contains))
                .toList();
    }

    /**
     * What is changed, all in all, each in a few words, in the order in which it was changed first. Where it comes to the same as
     * before and is only written otherwise, it is told step by step.
     */
    public List<String> says() {
        List<String> says = Step.says(left());
        return says.isEmpty() ? left().stream().map(Step::says).toList() : says;
    }

    /** What was undone and can be done again, in the order in which it would be. */
    public List<Step> ahead() {
        return ahead;
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

    /** Those of the changed files that are rules, or what goes with them. */
    public SortedMap<String, String> changedRules() {
        return of(file -> !Path.of(file).isAbsolute());
    }

    /** Those of the changed files that are evidence, by their absolute paths. */
    public SortedMap<String, String> changedEvidence() {
        return of(file -> Path.of(file).isAbsolute() && !isIn(variants, file));
    }

    /** Those of the changed files that are of variants, by their absolute paths. */
    public SortedMap<String, String> changedVariants() {
        return of(file -> isIn(variants, file));
    }

    /** Those of the changed files that lie below nothing that may be changed. */
    public List<String> unnamed() {
        return changed().keySet().stream()
                .filter(file -> Path.of(file).isAbsolute() && !isIn(evidence, file) && !isIn(variants, file))
                .toList();
    }

    private SortedMap<String, String> of(Predicate<String> wanted) {
        SortedMap<String, String> some = new TreeMap<>(changed());
        some.keySet().removeIf(wanted.negate());
        return some;
    }

    private static boolean isIn(List<Path> some, String file) {
        return some.stream().map(Draft::plain).anyMatch(Path.of(file)::startsWith);
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
     * One change more. What was undone before cannot be done again after it.
     *
     * @param says what it does
     * @param texts what each file says afterwards
     * @throws InputFile.Unreadable if a file is not one of the folder that could be changed
     */
    public Draft with(String says, SortedMap<String, String> texts) throws InputFile.Unreadable {
        return with(new Step(says, texts));
    }

    /** The same for one value of a file that is another. */
    public Draft with(Instead instead, String file, String text) throws InputFile.Unreadable {
        return with(new Step(instead.says(), new TreeMap<>(Map.of(file, text)), instead));
    }

    private Draft with(Step step) throws InputFile.Unreadable {
        SortedMap<String, String> texts = step.texts();
        List<Step> sofar = steps;
        for (String file : texts.keySet()) {
            sofar = isOtherAgain(file) ? without(sofar, file) : sofar;
        }
        SortedMap<String, String> first = new TreeMap<>(before);
        // What nobody changes any more may be another on disk by now.
        first.keySet().retainAll(namedBy(sofar));
        for (String file : texts.keySet()) {
            Path path = path(file);
            if (!namedBy(sofar).contains(file) && Files.exists(path)) {
                first.put(file, onDisk(file));
            }
        }
        List<Step> more = new ArrayList<>(sofar);
        more.add(step);
        return new Draft(folder, evidence, variants, first, more, List.of());
    }

    private static Set<String> namedBy(List<Step> steps) {
        return steps.stream().flatMap(step -> step.texts().keySet().stream()).collect(Collectors.toSet());
    }

    /** Whether a file that was changed here and changed back has been changed on disk since: what is done next is done to that. */
    private boolean isOtherAgain(String file) throws InputFile.Unreadable {
        String first = before.get(file);
        return first != null
                && namedBy(steps).contains(file)
                && !changed().containsKey(file)
                && Files.exists(path(file))
                && !onDisk(file).equals(first);
    }

    /** The same for one file; while somebody types, one step goes on and no other is made. */
    public Draft typed(String says, String file, String text) throws InputFile.Unreadable {
        // What the file said first stays known while its only step is made anew.
        Draft made = with(says, new TreeMap<>(Map.of(file, text)));
        int before = made.steps.size() - 2;
        boolean goesOn = before >= 0
                && made.steps.get(before).says().equals(says)
                && made.steps.get(before).texts().keySet().equals(Set.of(file));
        if (!goesOn) {
            return made;
        }
        List<Step> one = new ArrayList<>(made.steps);
        one.remove(before);
        return new Draft(folder, evidence, variants, made.before, one, List.of());
    }

    /** The last change. */
    public Optional<Step> last() {
        return steps.isEmpty() ? Optional.empty() : Optional.of(steps.get(steps.size() - 1));
    }

    /** The same without the last change. */
    public Draft undone() {
        return steps.isEmpty() ? this : undone(1);
    }

    /** The same without any change. */
    public Draft allUndone() {
        return undone(steps.size());
    }

    private Draft undone(int many) {
        int left = steps.size() - many;
        return new Draft(
                folder,
                evidence,
                variants,
                before,
                steps.subList(0, left),
                Stream.concat(steps.subList(left, steps.size()).stream(), ahead.stream())
                        .toList());
    }

    /** The same with what was undone last done again. */
    public Draft redone() {
        return ahead.isEmpty() ? this : redone(1);
    }

    /** The same with all done again that was undone. */
    public Draft allRedone() {
        return redone(ahead.size());
    }

    private Draft redone(int many) {
        return new Draft(
                folder,
                evidence,
                variants,
                before,
                Stream.concat(steps.stream(), ahead.subList(0, many).stream()).toList(),
                ahead.subList(many, ahead.size()));
    }

    /** Nothing changed of the same files. */
    public Draft emptied() {
        return of(folder, evidence, variants);
    }

    /**
     * The same, as if a file that was changed had been first what it is on disk now.
     *
     * @throws InputFile.Unreadable if it cannot be read
     */
    public Draft rebased(String file) throws InputFile.Unreadable {
        SortedMap<String, String> first = new TreeMap<>(before);
        if (Files.exists(path(file))) {
            first.put(file, onDisk(file));
        } else {
            first.remove(file);
        }
        return new Draft(folder, evidence, variants, first, steps, ahead);
    }

    /**
     * The same on top of what a file is on disk now: every step has what others did to it as well, so that none that is taken back
     * takes that back.
     *
     * @return nothing where they changed the same lines as a step did, or lines next to them
     * @throws InputFile.Unreadable if it cannot be read
     */
    public Optional<Draft> beside(String file) throws InputFile.Unreadable {
        String first = before.get(file);
        Draft rebased = rebased(file);
        String theirs = rebased.before.get(file);
        if (first == null || theirs == null) {
            return Optional.empty();
        }
        List<Step> both = new ArrayList<>();
        for (Step step : steps) {
            SortedMap<String, String> texts = new TreeMap<>(step.texts());
            String yours = texts.get(file);
            if (yours != null) {
                Optional<String> together = TextChanges.both(first, yours, theirs);
                if (together.isEmpty()) {
                    return Optional.empty();
                }
                texts.put(file, together.get());
            }
            both.add(step.saying(texts));
        }
        return Optional.of(new Draft(folder, evidence, variants, rebased.before, both, without(ahead, file)));
    }

    /** Whether what was changed in a file and what others did to it can be put together, so that nobody has to choose. */
    public boolean canBeBeside(String file) {
        try {
            return beside(file).isPresent();
        } catch (InputFile.Unreadable e) {
            return false;
        }
    }

    /** The same without what was changed in one file. */
    public Draft without(String file) {
        SortedMap<String, String> first = new TreeMap<>(before);
        first.remove(file);
        return new Draft(folder, evidence, variants, first, without(steps, file), without(ahead, file));
    }

    private static List<Step> without(List<Step> steps, String file) {
        return steps.stream()
                .map(step -> {
                    SortedMap<String, String> others = new TreeMap<>(step.texts());
                    others.remove(file);
                    return step.saying(others);
                })
                .filter(step -> !step.texts().isEmpty())
                .toList();
    }

    /**
     * A file of the folder, which need not be there yet.
     *
     * @throws InputFile.Unreadable if the name leads out of it, or through a link
     */
    public Path path(String file) throws InputFile.Unreadable {
        if (file.isEmpty() || file.contains("\\") || file.indexOf('\0') >= 0) {
            throw new InputFile.Unreadable("this is the name of no file");
        }
        Path below = named(file);
        Path path = folder.resolve(file).normalize();
        if (!path.startsWith(below)) {
            throw new InputFile.Unreadable("this leads out of " + folder);
        }
        for (Path step = path; step != null && !step.equals(below); step = step.getParent()) {
            if (Files.isSymbolicLink(step)) {
                throw new InputFile.Unreadable("a link stands there, and a link is not followed");
            }
            if (!step.equals(path) && Files.isRegularFile(step)) {
                throw new InputFile.Unreadable(step.getFileName() + " is a file, and no folder");
            }
        }
        if (Files.exists(path, LinkOption.NOFOLLOW_LINKS) && !Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            throw new InputFile.Unreadable(
                    Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)
                            ? "a folder stands there; a file is wanted"
                            : InputFile.NO_FILE);
        }
        return path;
    }

    /** What the user named that a file is, or lies below. */
    private Path named(String file) throws InputFile.Unreadable {
        return Path.of(file).isAbsolute()
                ? Stream.concat(evidence.stream(), variants.stream())
                        .map(Draft::plain)
                        .filter(Path.of(file).normalize()::startsWith)
                        .findFirst()
                        .orElseThrow(() -> new InputFile.Unreadable("this is none of the files of evidence"))
                : folder.normalize();
    }

    /**
     * Begins to write a file, in a folder that is made if it is not there. One that somebody has put under protection is not
     * replaced, though whoever may write to its folder could.
     *
     * @throws InputFile.Unreadable if the name leads out of the folder, or through a link, or if the file may only be read
     * @throws IOException if it cannot be written, or a link comes in the way meanwhile
     */
    public OutputFile output(String file) throws InputFile.Unreadable, IOException {
        Path path = path(file).toAbsolutePath();
        Path named = named(file).toAbsolutePath();
        if (!mayBeWritten(file)) {
            throw new InputFile.Unreadable("the file may only be read");
        }
        // A file that was named by itself may be a link.
        return path.equals(named) ? OutputFile.of(path) : OutputFile.below(named, path);
    }

    /**
     * Whether a file may be written, if it is there.
     *
     * @throws InputFile.Unreadable if the name leads out of the folder, or through a link
     */
    public boolean mayBeWritten(String file) throws InputFile.Unreadable {
        Path path = path(file).toAbsolutePath();
        return !Files.exists(path) || Files.isWritable(path);
    }

    /** Takes a file away that was written, if it is there. */
    void takeAway(String file) throws InputFile.Unreadable, IOException {
        OutputFile.takeAwayBelow(named(file).toAbsolutePath(), path(file).toAbsolutePath());
    }

    private static Path plain(Path path) {
        return path.toAbsolutePath().normalize();
    }

    /**
     * Whether a file is there on disk.
     *
     * @throws InputFile.Unreadable if the name leads out of the folder, or through a link
     */
    public boolean isThere(String file) throws InputFile.Unreadable {
        return Files.exists(path(file), LinkOption.NOFOLLOW_LINKS);
    }

    /**
     * Makes sure that a file can be shown: what it says with the changes, or that it is not there.
     *
     * @throws InputFile.Unreadable if nothing of it is changed and what is on disk cannot be read
     */
    public void refuseUnreadable(String file) throws InputFile.Unreadable {
        if (!changed().containsKey(file) && isThere(file)) {
            onDisk(file);
        }
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
                && evidence.equals(draft.evidence)
                && variants.equals(draft.variants)
                && before.equals(draft.before)
                && steps.equals(draft.steps)
                && ahead.equals(draft.ahead);
    }

    @Override
    public int hashCode() {
        return Objects.hash(folder, evidence, variants, before, steps, ahead);
    }
}
