package assay.workbench;

import assay.draft.Checkout;
import assay.draft.Draft;
import assay.draft.DraftTree;
import assay.draft.Saving;
import assay.draft.TextChanges;
import assay.drl.RuleFiles;
import assay.effect.Effect;
import assay.files.InputFile;
import assay.files.Place;
import assay.lint.RuleLint;
import assay.page.Templates;
import assay.problem.Problem;
import assay.problem.ProblemsException;
import assay.ruleset.Check;
import assay.words.PolicyChange;
import io.javalin.http.Context;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What is about to be saved, and saving it. */
public final class ReviewScreen implements Screen {

    /** How long the first line of a message is at most. */
    private static final int LONGEST_DECISION = 200;

    private final Desk desk;
    private final Cabinet cabinet;
    private final Records records;
    /** What was found last of the rules as they are changed. */
    private volatile Found found = new Found(-1, List.of());

    private record Found(long number, List<Problem> problems) {}

    ReviewScreen(Desk desk, Cabinet cabinet, Records records) {
        this.desk = desk;
        this.cabinet = cabinet;
        this.records = records;
    }

    /**
     * A changed file.
     *
     * @param file what it is called
     * @param lines its changed lines
     */
    public record Changed(String file, List<String> lines) {}

    /**
     * A file that was changed on disk meanwhile.
     *
     * @param at its number, from 1
     * @param file what it is called
     * @param before what it said
     * @param yours the lines that the draft changes
     * @param theirs the lines that are others on disk
     * @param unreadable why what stands there on disk cannot be read, so that there is nothing to choose; or nothing
     * @param canBeBoth whether those are different lines, so that nobody has to choose
     */
    public record Conflict(
            int at,
            String file,
            String before,
            List<String> yours,
            List<String> theirs,
            String unreadable,
            boolean canBeBoth) {}

    /**
     * What can be committed of what was saved.
     *
     * @param files the files that are not as they were committed last
     * @param outside those that were saved and are not in the checkout
     * @param hooks what git would run with a commit, and is not run from here
     * @param decision what is proposed for a message: what each save of these files changed, or nothing where that is too long
     */
    public record Committing(List<String> files, List<String> outside, List<String> hooks, String decision) {
        static Committing of(Checkout checkout, Desk.Saved saved) {
            List<Path> open = uncommitted(checkout, saved);
            String all = String.join("; ", saved.says(open));
            return new Committing(
                    named(saved, open::contains),
                    named(saved, path -> !checkout.holds(path)),
                    checkout.hooks(),
                    all.length() > LONGEST_DECISION ? "" : all);
        }

        private static List<String> named(Desk.Saved saved, Predicate<Path> wanted) {
            return saved.places().entrySet().stream()
                    .filter(file -> wanted.test(file.getValue()))
                    .map(Map.Entry::getKey)
                    .toList();
        }
    }

    private static List<Path> uncommitted(Checkout checkout, Desk.Saved saved) {
        List<Path> held = saved.paths().stream().filter(checkout::holds).toList();
        try {
            return checkout.uncommitted(held);
        } catch (Checkout.Failed e) {
            // What keeps git from knowing is told by it when they are committed.
            return held;
        }
    }

    /**
     * What the page shows.
     *
     * @param shell what stands around it
     * @param unrecorded files of evidence of which something is not saved, as they are called in addresses
     * @param conflicts what was changed on disk meanwhile
     * @param errors what keeps the rules from being used
     * @param warnings what else is odd about them
     * @param schemas what becomes of the schemas of evidence that go by the rules
     * @param committing what can be committed; null where the rules are in no checkout of git, or nothing was saved
     * @param refused why nothing can be committed though the rules are in a checkout, or nothing
     */
    public record Page(
            Shell shell,
            List<String> unrecorded,
            List<Conflict> conflicts,
            List<Problem> errors,
            List<Problem> warnings,
            Schemas.Told schemas,
            @Nullable Committing committing,
            String refused) {

        /** What a file is called, from the folder that the workbench was started in where it is below that. */
        public String shown(String file) {
            Path path = Path.of(file);
            return path.isAbsolute() ? Place.fromHere(path).toString() : file;
        }

        /** Whether a file that was saved is no longer there. */
        public boolean isGone(String file) {
            Desk.Saved saved = desk().saved();
            Path place = saved == null ? null : saved.places().get(file);
            return place != null && !Files.exists(place);
        }

        /** Where a file of evidence is shown. */
        public String address(String file) {
            return "/evidence/" + Shell.inAddress(file);
        }

        /** How things stand. */
        public Desk.State desk() {
            return shell.desk();
        }

        /** Whether all is known of the changes as they are. */
        public boolean settled() {
            Effect effect = desk().effect();
            return effect != null && effect.number() == desk().number() && effect.isFinal();
        }

        /** What the rules say otherwise. */
        public List<PolicyChange> changes() {
            Effect effect = desk().shown();
            return effect == null || desk().isStale() ? List.of() : effect.changes();
        }

        /** How many fixtures differ and are not accepted. */
        public long differing() {
            Effect effect = desk().shown();
            return effect == null
                    ? 0
                    : effect.touched().stream().filter(one -> !one.passes()).count();
        }

        /** How many fixtures cannot be graded, and could not before. */
        public int ungradable() {
            Effect effect = desk().shown();
            return effect == null ? 0 : effect.ungradable().size();
        }

        /** Whether nothing speaks against saving. */
        public boolean isInOrder() {
            return errors.isEmpty()
                    && warnings.isEmpty()
                    && schemas.old().isEmpty()
                    && differing() == 0
                    && ungradable() == 0
                    && conflicts.isEmpty()
                    && unnamed().isEmpty();
        }

        /** How many files are written. */
        public int files() {
            return desk().draft().changed().size() + (schemas.written() ? 1 : 0);
        }

        /** The changed rules. */
        public List<Changed> rules() {
            return changed(desk().draft().changedRules());
        }

        /** The fixtures that were accepted. */
        public List<Changed> evidence() {
            return evidence(true);
        }

        /** The fixtures that are new. */
        public List<Changed> added() {
            return evidence(false);
        }

        private List<Changed> evidence(boolean before) {
            SortedMap<String, String> files = new TreeMap<>(desk().draft().changedEvidence());
            files.keySet().removeIf(file -> desk().draft().before().containsKey(file) != before);
            return changed(files);
        }

        /** The files of variants. */
        public List<Changed> variants() {
            return changed(desk().draft().changedVariants());
        }

        private List<Changed> changed(SortedMap<String, String> files) {
            return files.entrySet().stream()
                    .map(file -> new Changed(
                            file.getKey(),
                            TextChanges.of(desk().draft().before().get(file.getKey()), file.getValue())))
                    .toList();
        }

        /** The folders of the variants that were saved. */
        public List<String> opens() {
            Desk.Saved saved = desk().saved();
            return saved == null
                    ? List.of()
                    : saved.paths().stream()
                            .filter(path -> path.endsWith(RuleFiles.PACK)
                                    && desk().draft().variants().stream().anyMatch(path::startsWith))
                            .map(path -> String.valueOf(path.getParent()))
                            .toList();
        }

        /** That some files are not among what the workbench was started with, if some are not. */
        public String unnamed() {
            return Desk.unnamed(desk().draft());
        }

        /** That a folder cannot be written, if one cannot. */
        public String readOnly() {
            Draft draft = desk().draft();
            SortedMap<String, String> files = new TreeMap<>(draft.changed());
            files.keySet().removeAll(draft.unnamed());
            for (String file : files.keySet()) {
                try {
                    Path folder = draft.path(file).toAbsolutePath().getParent();
                    if (folder != null && Files.isDirectory(folder) && !Files.isWritable(folder)) {
                        return "Nothing can be saved: you may not write to " + folder + ".";
                    }
                } catch (InputFile.Unreadable e) {
                    return file + ": " + e.why();
                }
            }
            return "";
        }
    }

    @Override
    public List<Route> routes() {
        Body go = Body.object("Where to go on.", Map.of("go", Body.text("An address.")));
        return List.of(
                Route.page("/review", "What is about to be saved, and saving it.", this::page),
                Route.post(
                        "/api/review/save",
                        "Saves all changed files, or none.",
                        Body.object(
                                "With anyway: true also where the rules cannot be used, or it is not known yet; with the"
                                        + " number of what is shown only that.",
                                new TreeMap<>(Map.of(
                                        "anyway", Body.text("true"),
                                        "number", Body.text("The number of the draft that is shown, or nothing.")))),
                        go,
                        this::save),
                Route.post(
                        "/api/review/resolve",
                        "Decides what becomes of a file that was changed on disk meanwhile.",
                        Body.object(
                                "The file, and whose text is taken.",
                                new TreeMap<>(Map.of(
                                        "file", Body.text("The file."), "take", Body.text("yours, theirs or both")))),
                        go,
                        this::resolve),
                Route.post(
                        "/api/review/commit",
                        "Commits what was saved since the last commit, and nothing else.",
                        Body.object(
                                "What the message says.",
                                new TreeMap<>(Map.of(
                                        "decision", Body.text("The decision, in a sentence."),
                                        "source", Body.text("Where it comes from.")))),
                        go,
                        this::commit));
    }

    private void page(Context request) {
        Shell shell = Shell.of(request, desk, "review", "Review and save");
        Draft draft = shell.desk().draft();
        List<Problem> problems = draft.changed().isEmpty() ? List.of() : problems(shell.desk());
        Effect effect = shell.desk().effect();
        List<Problem> errors =
                effect != null && effect.number() == shell.desk().number() && effect.stage() == Effect.Stage.BROKEN
                        ? effect.problems()
                        : problems.stream().filter(Check::isError).toList();
        List<Conflict> conflicts = new ArrayList<>();
        for (Saving.Conflict one : Saving.conflicts(draft)) {
            conflicts.add(new Conflict(
                    conflicts.size() + 1,
                    one.file(),
                    Optional.ofNullable(one.before()).orElse(""),
                    TextChanges.of(one.before(), one.yours()),
                    TextChanges.of(one.before(), one.theirs().text()),
                    one.theirs().unreadable(),
                    draft.canBeBeside(one.file())));
        }
        Desk.Saved saved = draft.changed().isEmpty() ? shell.desk().saved() : null;
        Committing committing = null;
        String refused = "";
        try {
            committing = saved == null
                    ? null
                    : Checkout.of(desk.rules())
                            .map(checkout -> Committing.of(checkout, saved))
                            .orElse(null);
        } catch (Checkout.Failed e) {
            refused = String.valueOf(e.getMessage());
        }
        request.html(Templates.page(
                "workbench/review.jte",
                new Page(
                        shell,
                        List.copyOf(records.state().unsaved(cabinet)),
                        conflicts,
                        errors,
                        problems.stream()
                                .filter(problem -> !Check.isError(problem))
                                .toList(),
                        draft.changed().isEmpty() && saved == null
                                ? Schemas.Told.NOTHING
                                : desk.schemas().of(draft),
                        committing,
                        refused)));
    }

    private List<Problem> problems(Desk.State state) {
        Found last = found;
        if (last.number() != state.number()) {
            try {
                last = new Found(
                        state.number(),
                        RuleLint.withoutCompiling(
                                RuleFiles.read(state.draft().folder(), new DraftTree(state.draft()))));
            } catch (ProblemsException e) {
                last = new Found(state.number(), e.problems());
            }
            found = last;
        }
        return last.problems();
    }

    private void save(Context request) throws Desk.Refused {
        Sent sent = Sent.of(request);
        desk.refuseUnseen(sent, "nothing was saved: look at how things stand now, and save then.");
        desk.save(sent.textIfThere("anyway").isPresent());
        Api.send(request, Map.of("go", "/review"));
    }

    private void resolve(Context request) throws Desk.Refused, InputFile.Unreadable {
        Sent sent = Sent.of(request);
        String file = sent.text("file");
        switch (sent.text("take")) {
            case "yours" -> desk.change(draft -> takingOurs(draft, file));
            case "theirs" -> desk.change(draft -> takingTheirs(draft, file));
            case "both" -> takeBoth(file);
            default -> throw new Desk.Refused("Whose text is to be taken, yours, theirs or both?");
        }
        Api.send(request, Map.of("go", "/review"));
    }

    /** With a step that says what else is done than what was changed here: the message of a commit goes by steps. */
    private static Draft takingOurs(Draft draft, String file) throws InputFile.Unreadable {
        String name = String.valueOf(Path.of(file).getFileName());
        String says = draft.isThere(file)
                ? "What others wrote into " + name + " is replaced"
                : name + ", which others deleted, is there again";
        return draft.rebased(file).with(says, new TreeMap<>(Map.of(file, draft.text(file))));
    }

    /** Theirs is read before anything of ours is let go. */
    private static Draft takingTheirs(Draft draft, String file) throws InputFile.Unreadable {
        Draft theirs = draft.without(file);
        theirs.refuseUnreadable(file);
        return theirs;
    }

    private void takeBoth(String file) throws Desk.Refused, InputFile.Unreadable {
        if (!desk.state().draft().canBeBeside(file)) {
            throw new Desk.Refused(TextChanges.SAME_LINES);
        }
        desk.change(draft -> draft.beside(file).orElse(draft));
    }

    private void commit(Context request) throws Desk.Refused {
        Sent sent = Sent.of(request);
        String decision = sent.text("decision").strip();
        String source = sent.text("source").strip();
        Desk.Saved saved = desk.state().saved();
        if (saved == null || saved.commit() != null) {
            throw new Desk.Refused("Nothing was saved since the last commit.");
        }
        if (decision.isEmpty() || source.isEmpty()) {
            throw new Desk.Refused("A commit says what was decided, and where that comes from.");
        }
        try {
            Checkout checkout = Checkout.of(desk.rules())
                    .orElseThrow(() -> new Desk.Refused("The folder is in no checkout of git."));
            List<Path> files = uncommitted(checkout, saved);
            if (files.isEmpty()) {
                throw new Desk.Refused("All that was saved here is committed.");
            }
            desk.committed(saved, checkout.commit(files, decision + "\n\nSource: " + source));
        } catch (Checkout.Failed e) {
            throw new Desk.Refused(String.valueOf(e.getMessage()));
        }
        Api.send(request, Map.of("go", "/review"));
    }
}
