package assay.whatif;

import assay.evidence.Observation;
import java.util.List;

/**
 * Evidence that leads to a better grade, and of which less does not: no fact and no entry of a list can be left out, and no
 * lower number of those tried would do, as far as a file of evidence lets them.
 *
 * @param from the present grade
 * @param to the grade with the evidence added
 * @param criteria the criteria that are met with it and are not without
 * @param added what to add, as one document
 * @param contradicted what the evidence says against it: the criterion for which it would count, and a sentence; empty wherever
 *     there is something else to add
 */
public record Proposal(
        String from, String to, List<String> criteria, List<Observation> added, List<String> contradicted) {

    /** How much it asks for: things to show first, then words in their lists. */
    int size() {
        return 1_000 * added.size()
                + added.stream()
                        .flatMap(observation -> observation.values().values().stream())
                        .mapToInt(value -> value instanceof List<?> words ? words.size() : 1)
                        .sum();
    }
}
