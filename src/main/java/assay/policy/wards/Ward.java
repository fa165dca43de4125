package assay.policy.wards;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * An electoral ward.
 *
 * @param name its name, of which an authority has no other ward
 * @param authority the name of the authority that it belongs to
 * @param population how many people live in it
 * @param area its area, in hectares
 * @param classified as what it was classified before anything is adjusted
 * @param reasonToKeep what speaks for leaving it as classified, in words, or null where nothing is said to
 * @param density people to a hectare, rounded half up to five decimals; no decile hangs on the rounding
 * @param decile the tenth that it is in when wards stand in the order of their densities: 1 is the least dense, 10 the
 *     most dense
 * @param among how many wards the deciles were made of, itself included
 */
public record Ward(
        String name,
        String authority,
        long population,
        BigDecimal area,
        Classification classified,
        @Nullable String reasonToKeep,
        BigDecimal density,
        int decile,
        int among) {}
