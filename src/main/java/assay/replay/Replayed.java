package assay.replay;

import assay.ledger.ResultInPage;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.lang3.StringUtils;

/**
 * A file of results, made again.
 *
 * @param named how it is called
 * @param replays its results, in their order
 * @param otherwiseFrom the first line, from 1, that is laid out otherwise where all that the lines say is the same, or of a page
 * @param areLineEndsOthers whether nothing is otherwise but that its lines end with CR LF
 * @param misplaced the first result, from 1, that stands where none of its file would, or stands there once more; else 0
 * @param isTheSame whether it came out the same byte for byte
 */
public record Replayed(
        String named,
        List<Replay> replays,
        int otherwiseFrom,
        boolean areLineEndsOthers,
        int misplaced,
        boolean isTheSame) {

    /** Keeps its own copy. */
    public Replayed {
        replays = List.copyOf(replays);
    }

    /**
     * Compares a file with what comes out now.
     *
     * @param now the results that come out now, each laid out as it would be in the file
     * @param content all of them, as the file would have them
     */
    public static Replayed of(String named, ResultFile file, List<String> now, String content) {
        List<Replay> replays = new ArrayList<>();
        for (int i = 0; i < now.size(); i++) {
            replays.add(Replay.of(file.results().get(i), ResultFile.tree(now.get(i))));
        }
        boolean isLayout = replays.stream().allMatch(Replay::isTheSame);
        int from = isLayout ? otherwiseFrom(content, file.content()) : 0;
        int misplaced = misplaced(file.results());
        return new Replayed(
                named,
                replays,
                from,
                from > 0 && content.equals(ResultInPage.unified(file.content())),
                misplaced,
                isLayout && from == 0 && misplaced == 0);
    }

    /** The same of a page whose results came out the same, with what they show now. */
    public Replayed showing(String now, String then) {
        int from = otherwiseFrom(now, then);
        return new Replayed(
                named, replays, from, from > 0 && now.equals(ResultInPage.unified(then)), misplaced, from == 0);
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
                && replays.subList(0, misplaced - 1).stream()
                        .anyMatch(one -> one.recorded()
                                .file()
                                .equals(replays.get(misplaced - 1).recorded().file()));
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
