package assay.reading;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The words in which a rule set wants to be spoken of, where its declarations say so.
 *
 * @param types what one of a kind, of a fact or of a list's words is called, by the name of its type: "a sign-up at senior level"
 * @param fields what is said of a kind by each field, by the names of both ({@code SeniorSignUp.shownBy}): "shown by {}"
 * @param words the words of each list, in its order
 */
public record Phrases(Map<String, String> types, Map<String, String> fields, Map<String, List<String>> words) {

    /** The annotation that has such words. */
    public static final String READS = "reads";

    /** The annotation that has those of a list. */
    public static final String WORDS = "words";

    /** What one of a type is called. */
    public Optional<String> type(String name) {
        return Optional.ofNullable(types.get(name));
    }

    /** What is said by a field. */
    public Optional<String> field(String type, String name) {
        return Optional.ofNullable(fields.get(type + "." + name));
    }
}
