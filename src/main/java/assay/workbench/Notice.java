package assay.workbench;

import assay.effect.Effect;
import assay.effect.Effects;
import assay.problem.Problem;
import assay.study.EvidenceFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What to know before anything else on a screen, and what to do about it.
 *
 * @param says what is so
 * @param help what can be done
 * @param href where that is done; empty where it is not done here
 * @param list what it is about, one by one; empty where there is nothing to list
 * @param more how many more there are than are listed
 */
public record Notice(String says, String help, String href, List<String> list, int more) {

    /** No more are listed of what may be very many. */
    static final int MOST = 50;

    /** Keeps its own copy. */
    public Notice {
        list = List.copyOf(list);
    }

    private static Notice of(String says, String help) {
        return new Notice(says, help, "", List.of(), 0);
    }

    private static Notice of(String says, String help, String href, List<Problem> problems) {
        return new Notice(
                says,
                help,
                href,
                problems.stream().limit(MOST).map(Problem::toString).toList(),
                Math.max(0, problems.size() - MOST));
    }

    /** That others work on the same folders. */
    static Notice ofOthers(String says) {
        return of(
                says,
                "Neither shows what is changed in the other and not saved; of a file that both change, whoever saves it"
                        + " second is asked.");
    }

    /** That files were changed on disk while what is changed of them here is not saved. */
    static Notice ofConflicts(List<String> files) {
        return new Notice(
                files.size() == 1
                        ? files.get(0) + " was changed on disk meanwhile, and what is changed of it here is not saved."
                        : files.size()
                                + " files were changed on disk meanwhile, and what is changed of them here is not"
                                + " saved.",
                "Say what is to become of " + (files.size() == 1 ? "it" : "them"),
                "/review",
                files.size() == 1 ? List.of() : files.stream().limit(MOST).toList(),
                Math.max(0, files.size() - MOST));
    }

    /**
     * All there are, in the order in which they matter.
     *
     * @param desk what is worked on
     * @param state how things stand
     * @param place where it is shown: rules that are broken are shown by their own screen
     */
    static List<Notice> of(Desk desk, Desk.State state, String place) {
        return of(
                state,
                place,
                desk.reading(),
                desk.evidence(),
                desk.rules(),
                desk.rules().toFile().canWrite());
    }

    static List<Notice> of(
            Desk.State state, String place, Effect.Part reading, List<String> evidence, Path rules, boolean writable) {
        List<Notice> all = new ArrayList<>();
        Effects effects = state.effects();
        if (state.opening()) {
            all.add(of(
                    "The rules and the evidence are being read"
                            + (reading.all() == 0 ? "" : ": " + reading.done() + " of " + reading.all() + " files")
                            + ".",
                    "This page shows them as soon as they are there."));
        } else if (state.aboutOthers()) {
            all.add(of(
                    state.broken().get(0).message() + ".",
                    "Nothing is wrong with them; start it over a rule set that grades evidence, with --rules."));
        } else if (Files.isDirectory(rules) && !state.broken().isEmpty() && !place.equals("rules")) {
            all.add(
                    isEmpty(rules)
                            ? of(
                                    "There are no rules in " + rules + " yet.",
                                    "A rule set to begin with is made by assay rules new, in a folder of its own; start the"
                                            + " workbench over that with --rules.")
                            : of(
                                    "The rules in " + rules + " cannot be used as they stand.",
                                    "They are mended in the rules",
                                    "/rules",
                                    state.broken()));
        }
        if (!Files.isDirectory(rules)) {
            all.add(of(
                    "The folder of rules " + rules + " is no longer there.",
                    "Put it back where it was, or start the workbench over where it is now, with --rules."));
        } else if (!writable) {
            all.add(of(
                    "Nothing can be saved in " + rules + ": the folder may only be read.",
                    "All can be tried; to keep it, start the workbench over a copy of the folder."));
        }
        if (effects != null) {
            evidence(effects, evidence, place, all);
        }
        return all;
    }

    private static void evidence(Effects effects, List<String> evidence, String place, List<Notice> notices) {
        List<Problem> all = effects.caseload().problems();
        List<String> empty = all.stream()
                .filter(EvidenceFiles::isEmptyFolder)
                .map(Problem::file)
                .toList();
        List<Problem> problems = all.stream()
                .filter(problem -> !EvidenceFiles.isEmptyFolder(problem))
                .toList();
        int read = effects.caseload().fixtures().size()
                + effects.caseload().authorities().size();
        if (!problems.isEmpty()) {
            notices.add(of(
                    problems.size() == 1
                            ? "1 thing is wrong with the evidence; what it is wrong with is left out."
                            : problems.size() + " things are wrong with the evidence; what they are wrong with is left"
                                    + " out.",
                    read == 0
                            ? "So there is nothing to try the rules on. Evidence is recorded in Evidence"
                            : "It is mended in Evidence",
                    "/evidence",
                    problems));
        }
        // Where it is recorded it is said in its place.
        if (!place.equals("evidence") && (!empty.isEmpty() || (read == 0 && problems.isEmpty()))) {
            notices.add(new Notice(
                    "There is no evidence in " + String.join(", ", empty.isEmpty() ? evidence : empty) + " yet.",
                    (read == 0 ? "Without any nobody sees what rules do. " : "") + "It is recorded in Evidence",
                    "/evidence",
                    List.of(),
                    0));
        }
    }

    private static boolean isEmpty(Path rules) {
        String[] files = rules.toFile().list();
        return files != null && files.length == 0;
    }
}
