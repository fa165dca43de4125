package assay.policy;

import java.util.Objects;

/**
 * A rule's conclusion that a document bears a date after the day whose position was asked for. Whatever counts of it is
 * marked so wherever it counts.
 *
 * @param document the document
 */
public record AfterTheDay(Document document) {

    /** Checks that there is one. */
    public AfterTheDay {
        Objects.requireNonNull(document, "AfterTheDay needs a document");
    }
}
