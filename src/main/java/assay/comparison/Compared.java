package assay.comparison;

import java.util.List;
import java.util.Map;

/**
 * One authority by two rule sets.
 *
 * @param authority its name
 * @param file its file of evidence
 * @param before the grade of each requirement, and overall, by the rules that there are
 * @param after the same by the others
 * @param changes what differs, in the order of the requirements
 * @param criteria the criteria that are met by one of the rule sets alone, in the order of the requirements
 */
public record Compared(
        String authority,
        String file,
        Map<String, String> before,
        Map<String, String> after,
        List<Change> changes,
        List<String> criteria) {}
