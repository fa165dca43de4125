package assay.evaluation;

import assay.evidence.Observation;
import assay.policy.Document;
import assay.policy.Whereabouts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a fact stands, which knows whether a rule has asked for that. */
final class Spot implements Whereabouts {

    private final Document document;
    private final int index;
    private final Observation observation;
    private boolean asked;

    Spot(Document document, int index, Observation observation) {
        this.document = document;
        this.index = index;
        this.observation = observation;
    }

    @Override
    public Document document() {
        asked = true;
        return document;
    }

    @Override
    public int index() {
        asked = true;
        return index;
    }

    @Override
    public @Nullable String at() {
        asked = true;
        return observation.at();
    }

    @Override
    public @Nullable String note() {
        asked = true;
        return observation.note();
    }

    /** What it says, and whether anybody has asked where it does. */
    Precedents.Saying saying() {
        return new Precedents.Saying(says(), asked);
    }

    /** All that a fact says to whoever does not ask that: facts that say the same have equal ones. */
    Object says() {
        return List.of(observation.kind().type(), observation.values(), observation.secondary());
    }
}
