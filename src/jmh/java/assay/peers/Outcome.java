package assay.peers;

import java.math.BigDecimal;
import java.util.List;

/**
 * What every contender has to come to.
 *
 * @param grades the name of each requirement's grade, in the order of the criteria
 * @param score the score from the evidence, in digits
 */
record Outcome(List<String> grades, String score) {

    /** As a peer prints it, and nothing else. */
    String line() {
        return String.join(",", grades) + ":" + score;
    }

    static Outcome read(String line) {
        int at = line.lastIndexOf(':');
        return new Outcome(
                List.of(line.substring(0, at).split(",")),
                new BigDecimal(line.substring(at + 1)).stripTrailingZeros().toPlainString());
    }
}
