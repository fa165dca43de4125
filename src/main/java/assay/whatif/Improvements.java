package assay.whatif;

import assay.evaluation.Evaluation;
import assay.ruleset.Kind;
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
 * @param untried the kinds of which not every fact could be tried, since the rules neither count nor set aside some of them
 *     where nothing else is shown, or fail on them
 */
public record Improvements(
        Evaluation before, Map<String, List<Proposal>> requirements, Optional<Proposal> overall, List<Kind> untried) {

    /** What is said of a kind of which not every fact could be tried. */
    public static String says(Kind untried) {
        return "not every " + untried.word()
                + " could be tried as an addition: of some, the rules do not say what becomes of"
                + " them where nothing else is shown; assay rules check tells which";
    }

    /** The ways to better grades of one requirement. */
    public List<Proposal> of(String requirement) {
        return requirements.getOrDefault(requirement, List.of());
    }
}
