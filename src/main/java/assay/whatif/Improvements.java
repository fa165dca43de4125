package assay.whatif;

import assay.evaluation.Evaluation;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an authority could add to its evidence for better grades.
 *
 * @param before how it comes out now
 * @param requirements for each requirement, by its identifier, the ways to better grades, the smallest first: one for each
 *     set of criteria that leads to the next grade, and those that lead further with no more facts; none at the highest
 *     grade, or where none was found
 * @param overall the fewest facts found that lead to a better overall grade; nothing at the highest
 */
public record Improvements(Evaluation before, Map<String, List<Proposal>> requirements, Optional<Proposal> overall) {

    /** The ways to better grades of one requirement. */
    public List<Proposal> of(String requirement) {
        return requirements.getOrDefault(requirement, List.of());
    }
}
