package assay.explanation;

import java.util.Map;

/**
 * What came of the same evidence by a rule set that decides one interpretation otherwise.
 *
 * @param rules what that rule set is called
 * @param says how it is read there
 * @param grades the grades that are others, by the identifiers of the requirements and {@code overall}, in their order
 */
public record Reread(String rules, String says, Map<String, String> grades) {}
