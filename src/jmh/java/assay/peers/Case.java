package assay.peers;

import java.util.LinkedHashMap;
import java.util.Map;

/** One authority as it is decided: what rules of the engines fill in. */
final class Case {

    private final Map<String, Tally> tallies = new LinkedHashMap<>();
    private final Map<String, Standing> standings = new LinkedHashMap<>();
    private final Score score = new Score();

    Case() {
        for (Criterion criterion : Criterion.ALL) {
            tallies.put(criterion.id(), new Tally(criterion));
            standings.computeIfAbsent(criterion.requirement(), Standing::new);
        }
    }

    /** By criterion. */
    Map<String, Tally> tallies() {
        return tallies;
    }

    /** By requirement. */
    Map<String, Standing> standings() {
        return standings;
    }

    Score score() {
        return score;
    }

    Outcome outcome() {
        return new Outcome(
                standings.values().stream()
                        .map(standing -> standing.grade().words())
                        .toList(),
                score.digits());
    }
}
