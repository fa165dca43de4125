package assay.replay;

import assay.ledger.ResultInPage;
import assay.problem.Problem;
import java.util.List;
import org.apache.commons.lang3.StringUtils;

/**
 * A file of results, made again as far as that can be.
 *
 * @param named how it is called
 * @param recorded its results, in their order; none where it is no such file
 * @param replays those of them that could be made again, in their order
 * @param errors why the others could not be, or the file could not be read
 * @param otherwiseFrom the first line, from 1, that is laid out otherwise where all that the lines say is the same, or of a page;
 *     of a file that could not be made again as a whole that cannot be told
 * @param areLineEndsOthers whether nothing is otherwise but that its lines end with CR LF
 * @param misplaced the first result, from 1, that stands where none of its file would, or stands there once more; else 0
 * @param isTheSame whether it came out the same byte for byte
 */
public record Replayed(
        String named,
        List<Recorded> recorded,
        List<Replay> replays,
        List<Problem> errors,
        int otherwiseFrom,
        boolean areLineEndsOthers,
        int misplaced,
        boolean isTheSame) {

    /** Keeps its own copies. */
    public Replayed {
        recorded = List.copyOf(recorded);
        replays = List.copyOf(replays);
        errors = List.copyOf(errors);
    }

    /**
     * A result as it would be in its file, made again.
     *
     * @param recorded the result as it was recorded
     * @param text what comes out now
     */
    public record Made(Recorded recorded, String text) {}

    /** A file that is not to be read, or is none of results. */
    public static Replayed unread(String named, List<Problem> errors) {
        return new Replayed(named, List.of(), List.of(), errors, 0, false, 0, false);
    }

    /**
     * Compares those results of a file that could be made again with what comes out now.
     *
     * @param errors why the others could not be
     */
    public static Replayed some(String named, ResultFile file, List<Made> made, List<Problem> errors) {
        return new Replayed(named, file.results(), replays(made), errors, 0, false, misplaced(file.results()), false);
    }

    /**
     * Compares a file with what comes out now.
     *
     * @param made all its results, in their order
     * @param content all of what comes out now, as the file would have it
     */
    public static Replayed of(String named, ResultFile file, List<Made> made, String content) {
        List<Replay> replays = replays(made);
        boolean isLayout = replays.stream().allMatch(Replay::isTheSame);
        int from = isLayout ? otherwiseFrom(content, file.content()) : 0;
        int misplaced = misplaced(file.results());
        return new Replayed(
                named,
                file.results(),
                replays,
                List.of(),
                from,
                from > 0 && content.equals(ResultInPage.unified(file.content())),
                misplaced,
                isLayout && from == 0 && misplaced == 0);
    }

    private static List<Replay> replays(List<Made> made) {
        return made.stream()
                .map(one -> Replay.of(one.recorded(), ResultFile.tree(one.text())))
                .toList();
    }

    /** The same of a page whose results came out the same, with what they show now. */
    public Replayed showing(String now, String then) {
        int from = otherwiseFrom(now, then);
        return new Replayed(
                named,
                recorded,
                replays,
                errors,
                from,
                from > 0 && now.equals(ResultInPage.unified(then)),
                misplaced,
                from == 0);
    }

    /** Results are written in the order of their files' names, each once. */
    private static int misplaced(List<Recorded> results) {
        for (int i = 1; i < results.size(); i++) {
            if (results.get(i).file().compareTo(results.get(i - 1).file()) <= 0) {
                return i + 1;
            }
        }
        return 0;
    }

    /** Whether the result that is misplaced stands there for another time. */
    public boolean isRepeated() {
        return misplaced > 0
                && recorded.subList(0, misplaced - 1).stream()
                        .anyMatch(one ->
                                one.file().equals(recorded.get(misplaced - 1).file()));
    }

    private static int otherwiseFrom(String now, String then) {
        int at = StringUtils.indexOfDifference(now, then);
        return at < 0 ? 0 : StringUtils.countMatches(now.substring(0, at), '\n') + 1;
    }

    /** How many results come out otherwise. */
    public long others() {
        return replays.stream().filter(one -> !one.isTheSame()).count();
    }
}
