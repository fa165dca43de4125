package assay.replay;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.lang3.StringUtils;

/**
 * A file of results, made again.
 *
 * @param named how it is called
 * @param replays its results, in their order
 * @param otherwiseFrom the first line, from 1, that is laid out otherwise where all that the lines say is the same; else 0
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
        if (content.equals(file.content())) {
            return new Replayed(named, replays, 0, true);
        }
        boolean isLayout = replays.stream().allMatch(Replay::isTheSame);
        int at = StringUtils.indexOfDifference(content, file.content());
        return new Replayed(
                named, replays, isLayout ? StringUtils.countMatches(content.substring(0, at), '\n') + 1 : 0, false);
    }

    /** How many results come out otherwise. */
    public long others() {
        return replays.stream().filter(one -> !one.isTheSame()).count();
    }
}
