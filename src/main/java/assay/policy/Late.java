package assay.policy;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/**
 * A rule's conclusion that a document was received after it was due. Whatever counts of it is marked as late wherever it
 * counts.
 *
 * @param document the document, which says when it was received
 * @param due the last day on which it would have been in time
 */
public record Late(Document document, LocalDate due) {

    /** Checks that it was. */
    public Late {
        Objects.requireNonNull(document, "Late needs a document");
        Objects.requireNonNull(due, "Late needs the day on which the document was due");
        if (document.received() == null || !document.received().isAfter(due)) {
            throw new IllegalArgumentException("Late needs a document that was received after the day it was due");
        }
    }

    /** How many days after that day, from 1. */
    public int days() {
        return Math.toIntExact(ChronoUnit.DAYS.between(due, Objects.requireNonNull(document.received())));
    }
}
