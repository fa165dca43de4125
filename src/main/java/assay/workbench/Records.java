package assay.workbench;

import assay.draft.Draft;
import assay.draft.Kept;
import assay.draft.Standing;
import assay.draft.TextChanges;
import assay.files.InputFile;
import assay.files.OutputFile;
import java.io.IOException;
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
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What is being recorded: files of evidence with what was changed in them and is not saved. All tabs see the same. A draft is of
 * one folder of the command line, or of the folder of one file.
 */
final class Records implements AutoCloseable {

    private final Events events;
    private final Map<Path, Kept> kept = new HashMap<>();
    private final Object changing = new Object();
    private volatile State state;

    /**
     * How things stand. It is immutable.
     *
     * @param number the number of the state; a later one is larger
     * @param drafts what is changed, by the folder
     * @param notKept what keeps the last change from surviving the end of the workbench, in a sentence, or nothing
     */
    record State(long number, SortedMap<Path, Draft> drafts, String notKept) {
        /** Keeps its own copy. */
        State {
            drafts = Collections.unmodifiableSortedMap(new TreeMap<>(drafts));
        }

        /** What is changed in a folder. */
        Draft draft(Path folder) {
            return drafts.getOrDefault(folder, Draft.of(folder));
        }

        /** The files of which something is not saved, as they are called in addresses. */
        Set<String> unsaved(Cabinet cabinet) {
            Set<String> names = new TreeSet<>();
            drafts.forEach((folder, draft) -> draft.changed()
                    .keySet()
                    .forEach(file -> cabinet.name(folder, file).ifPresent(names::add)));
            return names;
        }

        /** Whether something of a file is not saved. */
        boolean isUnsaved(Cabinet.Slot slot) {
            return draft(slot.folder()).changed().containsKey(slot.file());
        }
    }

    /** A file that somebody else has changed since it was changed here first. */
    static final class ChangedMeanwhile extends Exception {
        private static final long serialVersionUID = 1;

        ChangedMeanwhile() {
            this("The file on disk has changed since you began. Nothing was saved: look at both, and choose.");
        }

        ChangedMeanwhile(String says) {
            super(says);
        }
    }

    /**
     * What was not saved when the workbench ended last.
     *
     * @param folders all folders that files may be written in
     * @param keeping where drafts of a folder are kept
     */
    Records(Events events, Collection<Path> folders, Function<Path, Kept> keeping) {
        this.events = events;
        SortedMap<Path, Draft> left = new TreeMap<>();
        String notKept = "";
        for (Path folder : folders) {
            Kept of = keeping.apply(folder);
            kept.put(folder, of);
            of.left(Draft.of(folder))
                    .map(one -> withoutSaved(one.draft()))
                    .filter(draft -> !draft.steps().isEmpty())
                    .ifPresent(draft -> left.put(folder, draft));
            notKept = of.notKept().orElse(notKept);
        }
        this.state = new State(0, left, notKept);
    }

    /** What other workbenches have to do with a folder. */
    Kept.Others others(Path folder) {
        synchronized (changing) {
            Kept.Others all = Objects.requireNonNull(kept.get(folder)).others(Draft.of(folder));
            return new Kept.Others(
                    all.isOpen(),
                    all.left().stream()
                            .filter(one -> !withoutSaved(one.draft()).steps().isEmpty())
                            .toList());
        }
    }

    /**
     * Takes up a draft of a folder that another workbench left; what is changed here waits in its place.
     *
     * @param number which it is
     * @return whether it was still there to be taken up
     * @throws IOException if what is changed here cannot be kept
     */
    boolean takeUp(Path folder, int number) throws IOException {
        synchronized (changing) {
            Optional<Kept> other = Objects.requireNonNull(kept.get(folder)).takeUp(number, state.draft(folder));
            if (other.isEmpty()) {
                return false;
            }
            kept.put(folder, other.get());
            put(
                    folder,
                    other.get()
                            .left(Draft.of(folder))
                            .map(one -> withoutSaved(one.draft()))
                            .orElseGet(() -> Draft.of(folder)));
            return true;
        }
    }

    /** A draft without what is on disk by now: who was killed just after it was saved has nothing to save. */
    private static Draft withoutSaved(Draft left) {
        Draft draft = left;
        for (Map.Entry<String, String> changed : left.changed().entrySet()) {
            if (changed.getValue().equals(Standing.of(left, changed.getKey()).text())) {
                draft = without(draft, changed.getKey());
            }
        }
        return draft;
    }

    private static Draft without(Draft draft, String file) {
        SortedMap<String, String> before = new TreeMap<>(draft.before());
        before.remove(file);
        return new Draft(
                draft.folder(),
                before,
                draft.steps().stream()
                        .filter(step -> !step.texts().containsKey(file))
                        .toList());
    }

    /** How things stand. */
    State state() {
        return state;
    }

    /** Tells pages that what they show besides is something else. */
    void tellAgain() {
        events.tell("evidence", state.number());
    }

    /**
     * What a file says with what was changed.
     *
     * @throws InputFile.Unreadable if it cannot be read as a text
     */
    String text(Cabinet.Slot slot) throws InputFile.Unreadable {
        return state().draft(slot.folder()).text(slot.file());
    }

    /** A change of what a file says. */
    @FunctionalInterface
    interface Change<E extends Exception> {
        /** What it says afterwards. */
        String of(String text) throws E;
    }

    /**
     * Changes what a file says.
     *
     * @param says what the change does, in a few words; what follows one that does the same is one step with it
     * @return how things stand then
     * @throws InputFile.Unreadable if the file cannot be changed
     */
    <E extends Exception> State change(Cabinet.Slot slot, String says, Change<E> change)
            throws InputFile.Unreadable, E {
        synchronized (changing) {
            Draft draft = state.draft(slot.folder());
            String before = draft.text(slot.file());
            String after = change.of(before);
            if (!after.equals(before)) {
                putShown(slot, draft.typed(says, slot.file(), after));
            }
            return state;
        }
    }

    /**
     * Begins a file.
     *
     * @return whether there was none of that name
     */
    boolean begin(Cabinet.Slot slot, String text) throws InputFile.Unreadable {
        synchronized (changing) {
            Draft draft = state.draft(slot.folder());
            if (Files.exists(draft.path(slot.file()), LinkOption.NOFOLLOW_LINKS)
                    || draft.changed().containsKey(slot.file())) {
                return false;
            }
            put(slot, draft.with("begin " + slot.file(), new TreeMap<>(Map.of(slot.file(), text))));
            return true;
        }
    }

    /**
     * Writes a file that is new, whole.
     *
     * @return whether there was none of that name
     * @throws IOException if it cannot be written
     */
    boolean write(Cabinet.Slot slot, String text) throws InputFile.Unreadable, IOException {
        synchronized (changing) {
            Draft draft = state.draft(slot.folder());
            if (draft.changed().containsKey(slot.file())) {
                return false;
            }
            try (OutputFile output = draft.output(slot.file())) {
                output.writer().write(text);
                return output.place();
            }
        }
    }

    /**
     * Takes the last change of a file back.
     *
     * @throws InputFile.Unreadable if that was the only one and the file on disk cannot be read; then it is not taken back
     */
    State undo(Cabinet.Slot slot) throws InputFile.Unreadable {
        synchronized (changing) {
            Draft draft = state.draft(slot.folder());
            List<Draft.Step> steps = new ArrayList<>(draft.steps());
            for (int i = steps.size() - 1; i >= 0; i--) {
                if (steps.get(i).texts().containsKey(slot.file())) {
                    steps.remove(i);
                    break;
                }
            }
            return putShown(slot, new Draft(draft.folder(), draft.before(), steps));
        }
    }

    /** The changes of a file, in their order. */
    List<Draft.Step> steps(Cabinet.Slot slot) {
        return state().draft(slot.folder()).steps().stream()
                .filter(step -> step.texts().containsKey(slot.file()))
                .toList();
    }

    /**
     * Forgets what was changed in a file.
     *
     * @throws InputFile.Unreadable if the file on disk cannot be read; then nothing is forgotten
     */
    State forget(Cabinet.Slot slot) throws InputFile.Unreadable {
        synchronized (changing) {
            return putShown(slot, without(state.draft(slot.folder()), slot.file()));
        }
    }

    /** Puts what was changed in a file on top of what somebody else has made of it meanwhile. */
    State takeBoth(Cabinet.Slot slot) throws InputFile.Unreadable, ChangedMeanwhile {
        synchronized (changing) {
            return put(
                    slot,
                    state.draft(slot.folder())
                            .beside(slot.file())
                            .orElseThrow(() -> new ChangedMeanwhile(TextChanges.SAME_LINES)));
        }
    }

    /** What a file says on disk is given for what was changed only where it can be read: else neither were there any more. */
    private State putShown(Cabinet.Slot slot, Draft draft) throws InputFile.Unreadable {
        draft.refuseUnreadable(slot.file());
        return put(slot, draft);
    }

    private State put(Cabinet.Slot slot, Draft draft) {
        return put(slot.folder(), draft);
    }

    private State put(Path folder, Draft draft) {
        SortedMap<Path, Draft> drafts = new TreeMap<>(state.drafts());
        if (draft.steps().isEmpty()) {
            drafts.remove(folder);
        } else {
            drafts.put(folder, draft);
        }
        String notKept = Objects.requireNonNull(kept.get(folder)).tryToKeep(draft);
        State now = new State(state.number() + 1, drafts, notKept);
        state = now;
        events.tell("evidence", now.number());
        return now;
    }

    /**
     * What somebody else has made of a file.
     *
     * @param standing what stands there on disk
     * @param canBeBoth whether that and what was changed here are in different lines, so that nobody has to choose
     */
    record Meanwhile(Standing standing, boolean canBeBoth) {}

    /** What somebody else has made of a file since it was changed here first, if anybody has. */
    Optional<Meanwhile> meanwhile(Cabinet.Slot slot) {
        Draft draft = state().draft(slot.folder());
        if (!draft.changed().containsKey(slot.file())) {
            return Optional.empty();
        }
        Standing now = Standing.of(draft, slot.file());
        return !now.isUnreadable() && Objects.equals(now.text(), draft.before().get(slot.file()))
                ? Optional.empty()
                : Optional.of(new Meanwhile(now, draft.canBeBeside(slot.file())));
    }

    /**
     * Writes a file, whole or not at all.
     *
     * @param shown whether what would be written is what whoever saves it sees
     * @param over what somebody else has made of it and is to be written over, if anybody has
     * @throws ChangedMeanwhile if it is not, or somebody else has made something else of it on disk; then nothing is written
     * @throws InputFile.Unreadable if it may not be written
     * @throws IOException if it cannot be written
     */
    void save(Cabinet.Slot slot, Predicate<String> shown, Optional<Meanwhile> over)
            throws ChangedMeanwhile, InputFile.Unreadable, IOException {
        synchronized (changing) {
            Draft draft = state.draft(slot.folder());
            String text = draft.changed().get(slot.file());
            if (text == null) {
                return;
            }
            if (!shown.test(text)) {
                throw new ChangedMeanwhile(
                        "The file was changed elsewhere since this page was shown. Nothing was saved:"
                                + " this page shows what it says now; look at that, and save it then.");
            }
            // Refused is not the same as changed meanwhile: nothing is written over what nobody could look at.
            Standing standing = Standing.of(draft, slot.file());
            if (standing.isUnreadable()) {
                throw new InputFile.Unreadable(standing.unreadable());
            }
            String now = standing.text();
            String expected = over.isPresent()
                    ? over.get().standing().text()
                    : draft.before().get(slot.file());
            if (!Objects.equals(now, expected)) {
                throw new ChangedMeanwhile();
            }
            try (OutputFile output = draft.output(slot.file())) {
                output.writer().write(text);
                if (now == null) {
                    if (!output.place()) {
                        throw new ChangedMeanwhile();
                    }
                } else {
                    output.replace();
                }
            }
            put(slot, without(draft, slot.file()));
        }
    }

    @Override
    public void close() {
        for (Kept one : kept.values()) {
            try {
                one.close();
            } catch (IOException e) {
                // It is free once the program has ended.
            }
        }
    }
}
