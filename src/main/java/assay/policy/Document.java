package assay.policy;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One document of an authority's evidence package.
 *
 * @param id its identifier, unique in the package
 * @param title what it is called
 * @param dated the date it bears, or null
 * @param received when the assessor had it, or null
 * @param position its place in the package, from 0
 */
public record Document(
        String id,
        String title,
        @Nullable LocalDate dated,
        @Nullable LocalDate received,
        int position) {}
