package assay.evidence;

import assay.policy.Document;
import java.util.List;

/**
 * A document and what it shows.
 *
 * @param document the document
 * @param observations what it shows, in the order of the file
 */
public record SubmittedDocument(Document document, List<Observation> observations) {

    /** Keeps its own copy of the observations. */
    public SubmittedDocument {
        observations = List.copyOf(observations);
    }
}
