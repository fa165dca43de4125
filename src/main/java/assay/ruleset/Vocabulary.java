package assay.ruleset;

import java.util.List;
import java.util.Optional;

/**
 * Everything that a file of evidence can say, as a rule set declares it.
 *
 * @param kinds the kinds of evidence, in the rule set's order
 * @param authority what is recorded of an authority itself
 * @param interview what is recorded of its interview
 * @param profile what is recorded of it for a study
 */
public record Vocabulary(List<Kind> kinds, Kind authority, Kind interview, Kind profile) {

    /** The kind with this name in a file of evidence. */
    public Optional<Kind> kind(String word) {
        return kinds.stream().filter(kind -> kind.word().equals(word)).findFirst();
    }
}
