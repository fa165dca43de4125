package assay.replay;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.lang3.StringUtils;

/**
 * A file of results, made again.
 *
 * @param named how it is called
 * @param replays its results, in their order
 * @param otherwiseFrom the first line, from 1, that is laid out otherwise where all that the lines say is the same, or of a page
 *     the first that its results do not make; else 0
 * @param isTheSame whether it came out the same byte for byte
 */
public record Replayed(String named, List<Replay> replays, int otherwiseFrom, boolean isTheSame) {

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
        return new Replayed(named, replays, from, isLayout && from == 0);
    }

    /** The same of a page whose results came out the same, with what they show now. */
    public Replayed showing(String now, String then) {
        int from = otherwiseFrom(now, then);
        return new Replayed(named, replays, from, from == 0);
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
