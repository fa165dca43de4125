package assay.evidence;

import assay.policy.Document;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A document and what it shows.
 *
 * @param document the document
 * @param provenance where what was recorded of it comes from
 * @param observations what it shows, in the order of the file
 * @param positions the position of each among all that the document shows, from 0
 */
public record SubmittedDocument(
        Document document, Provenance provenance, List<Observation> observations, List<Integer> positions) {

    /** Keeps its own copies. */
    public SubmittedDocument {
        observations = List.copyOf(observations);
        positions = List.copyOf(positions);
    }

    /** A document that shows these and nothing else, of which nothing says who recorded it. */
    public SubmittedDocument(Document document, List<Observation> observations) {
        this(
                document,
                Provenance.UNRECORDED,
                observations,
                IntStream.range(0, observations.size()).boxed().toList());
    }

    /** The document's identifier. */
    public String id() {
        return document.id();
    }
}
