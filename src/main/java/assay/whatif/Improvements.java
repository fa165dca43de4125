package assay.whatif;

import assay.evaluation.Evaluation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What an authority could add to its evidence for better grades.
 *
 * @param before how it comes out now
 * @param requirements for each requirement, by its identifier, the ways to better grades, the smallest first: one for each
 *     set of criteria that leads to the next grade, and those that lead further with no more facts; none at the highest
 *     grade, or where none was found
 * @param overall the fewest facts found that lead to a better overall grade; nothing at the highest
 * @param untried the kinds of which not every fact could be tried
 * @param unsearched the requirements, by their identifiers, for which not every set of facts that may do was looked at, since there
 *     are too many
 */
public record Improvements(
        Evaluation before,
        Map<String, List<Proposal>> requirements,
        Optional<Proposal> overall,
        List<Untried> untried,
        Set<String> unsearched) {

    /** The ways to better grades of one requirement. */
    public List<Proposal> of(String requirement) {
        return requirements.getOrDefault(requirement, List.of());
    }

    /** Whether there was more that could have led to a better grade of a requirement than was tried. */
    public boolean isCutShort(String requirement) {
        return !untried.isEmpty() || unsearched.contains(requirement);
    }

    /** Whether there was for any of them. */
    public boolean isCutShort() {
        return !untried.isEmpty() || !unsearched.isEmpty();
    }
}
