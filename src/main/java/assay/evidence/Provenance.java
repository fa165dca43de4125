package assay.evidence;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Where what was recorded of a document comes from.
 *
 * @param file the file that the document is kept in, as a path from the folder of the file of evidence, or null
 * @param sha256 the digest that the file had when it was recorded, in hexadecimal digits, or null
 * @param recordedBy who recorded what the document shows, or null
 * @param recordedOn when, or null
 */
public record Provenance(
        @Nullable String file,
        @Nullable String sha256,
        @Nullable String recordedBy,
        @Nullable LocalDate recordedOn) {

    /** Where nothing of it is recorded. */
    public static final Provenance UNRECORDED = new Provenance(null, null, null, null);
}
