package assay.workbench;

import assay.draft.Saving;
import assay.effect.Effect;
import assay.text.HowMany;
import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What stands around every screen.
 *
 * @param title what the screen is called
 * @param place which of the places of the workbench it is: {@code rules}, {@code effect}, {@code evidence}, {@code study},
 *     {@code review}; empty where it is none of them
 * @param told how many times something had been told to pages when this one was asked for
 * @param nonce what lets the scripts of this answer run, and no others
 * @param desk how things stand
 * @param notices what to know before anything else
 * @param kept whether what is not saved outlives the workbench
 * @param evidence how many files of evidence are changed and not saved
 * @param conflicts the files that were changed on disk while what is changed of them here is not saved, as drafts call them
 * @param left the drafts that other workbenches left, the oldest first
 */
public record Shell(
        String title,
        String place,
        long told,
        String nonce,
        Desk.State desk,
        List<Notice> notices,
        boolean kept,
        int evidence,
        List<String> conflicts,
        List<Drafts.Left> left) {

    /** Keeps its own copies. */
    public Shell {
        notices = List.copyOf(notices);
        conflicts = List.copyOf(conflicts);
        left = List.copyOf(left);
    }

    /**
     * One of the places.
     *
     * @param name what it is called in addresses
     * @param title what it is called on pages
     */
    public record Place(String name, String title) {
        /** Where it is. */
        public String address() {
            return "/" + name;
        }
    }

    /** All of them, in order. */
    public static final List<Place> PLACES = List.of(
            new Place("rules", "Rules"),
            new Place("effect", "Effect"),
            new Place("evidence", "Evidence"),
            new Place("study", "Study"),
            new Place("review", "Review and save"));

    private static final String TOLD = "told";
    private static final String DRAFTS = "drafts";

    /**
     * Notes what had been told when a screen was asked for: whatever of it is looked at in which order is looked at after that; and
     * where to look for what every screen shows.
     */
    static void note(Context request, Events events, Drafts drafts) {
        request.attribute(TOLD, events.told());
        request.attribute(DRAFTS, drafts);
    }

    /** The shell of a screen that is asked for. */
    static Shell of(Context request, Desk desk, String place, String title) {
        desk.rereadOthers();
        long told = Objects.requireNonNull(request.<Long>attribute(TOLD));
        Desk.State state = desk.state();
        Drafts drafts = Objects.requireNonNull(request.<Drafts>attribute(DRAFTS));
        Drafts.Others others = drafts.others();
        List<String> conflicts = Saving.conflicts(state.draft()).stream()
                .map(Saving.Conflict::file)
                .toList();
        List<Notice> notices = new ArrayList<>(Notice.of(desk, state, place));
        // Where it is settled it is said in its place.
        if (!conflicts.isEmpty() && !place.equals("review")) {
            notices.add(Notice.ofConflicts(conflicts));
        }
        others.says().map(Notice::ofOthers).ifPresent(notices::add);
        return new Shell(
                title,
                place,
                told,
                nonce(request),
                state,
                notices,
                desk.isKept(),
                drafts.evidence().size(),
                conflicts,
                others.left());
    }

    /** Something as a part of an address, with its slashes. */
    static String inAddress(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%2F", "/");
    }

    private static String nonce(Context request) {
        return String.valueOf(request.<String>attribute("nonce"));
    }

    /** Which packages a browser takes for which names. */
    public String imports() {
        return Assets.IMPORTS;
    }

    /** What the rule set is called. */
    public String rules() {
        return String.valueOf(desk.draft().folder().toAbsolutePath().normalize().getFileName());
    }

    /** How many changes are not saved. */
    public int unsaved() {
        return desk.draft().says().size();
    }

    /** What is not saved, and what it is of; nothing where all is saved. */
    public String unsavedSays() {
        List<String> says = new ArrayList<>();
        if (unsaved() > 0) {
            says.add(HowMany.of(unsaved(), "unsaved change") + " of rules");
        }
        if (evidence > 0) {
            says.add(HowMany.of(evidence, "unsaved file") + " of evidence");
        }
        return String.join(", ", says);
    }

    /** Whether there is something to review: what is not saved, or what was saved and may be committed. */
    public boolean hasReview() {
        Desk.Saved saved = desk.saved();
        return unsaved() > 0 || evidence > 0 || (saved != null && saved.commit() == null);
    }

    /** The number in the tab of effects; empty where nothing comes out otherwise. */
    public String otherwise() {
        Effect shown = desk.shown();
        // While it is read again what was saved or taken back, what is shown is of before.
        int count = shown == null || unsaved() == 0 ? 0 : shown.otherwise().size() + shown.authoritiesOtherwise();
        return count == 0 ? "" : String.valueOf(count);
    }
}
