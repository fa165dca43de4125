package assay.policy.wards;

import java.util.Objects;
import org.apache.commons.lang3.StringUtils;

/**
 * A rule's conclusion that a ward changes its classification.
 *
 * @param ward the ward
 * @param to its new classification, which is not the one that it had
 * @param reason why, in policy words
 */
public record Reclassified(Ward ward, Classification to, String reason) {

    /**
     * Checks that it says something, since a rule may hand over anything.
     *
     * @throws IllegalArgumentException if there is no reason, or the ward is classified so already
     */
    public Reclassified {
        Objects.requireNonNull(ward, "Reclassified needs the ward");
        Objects.requireNonNull(to, "Reclassified needs the new classification");
        if (StringUtils.isBlank(reason)) {
            throw new IllegalArgumentException("Reclassified needs a reason in words");
        }
        if (ward.classified() == to) {
            throw new IllegalArgumentException(
                    ward.name() + " of " + ward.authority() + " is " + to.word() + " already");
        }
    }
}
