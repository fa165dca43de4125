package assay.comparison;

import assay.evaluation.Evaluation.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one of two rule sets says of something that the other says otherwise.
 *
 * @param evidence the fact that it is about, or null where it is about none in particular
 * @param says what it says of it
 * @param rules where it says so
 */
public record Ground(@Nullable Place evidence, String says, List<RulePlace> rules) {}
