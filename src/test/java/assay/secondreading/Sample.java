package assay.secondreading;

import java.util.Map;

/**
 * One generated authority, twice from one source.
 *
 * @param data maps, lists, {@code String}, {@code Integer}, {@code BigDecimal} and {@code Boolean}, in the order of the
 *     file; dates are strings
 * @param yaml the evidence file that stands for the same
 */
public record Sample(Map<String, Object> data, String yaml) {}
