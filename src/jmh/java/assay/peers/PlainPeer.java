package assay.peers;

import assay.secondreading.PlainGrades;
import java.util.Map;

/** No engine: the second reading of the register. */
final class PlainPeer implements Peer {

    @Override
    public Outcome decide(Map<String, Object> evidence) {
        PlainGrades read = PlainGrades.of(evidence);
        return new Outcome(read.grades(), read.score());
    }
}
