package assay.policy.wards;

import java.util.Objects;
import org.apache.commons.lang3.StringUtils;

/**
 * A rule's conclusion that a ward stays as it was classified although it might have changed.
 *
 * @param ward the ward
 * @param reason what it is kept for, in policy words
 */
public record Kept(Ward ward, String reason) {

    /**
     * Checks that it says something, since a rule may hand over anything.
     *
     * @throws IllegalArgumentException if there is no reason
     */
    public Kept {
        Objects.requireNonNull(ward, "Kept needs the ward");
        if (StringUtils.isBlank(reason)) {
            throw new IllegalArgumentException("Kept needs a reason in words");
        }
    }
}
