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
 * @param asides what differs beside the grades, and is not said by what makes a grade change: that of each requirement in turn,
 *     then overall, the documents and the notes
 */
public record Compared(
        String authority,
        String file,
        Map<String, String> before,
        Map<String, String> after,
        List<Change> changes,
        List<Aside> asides) {}
