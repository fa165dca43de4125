package assay.language;

import java.util.List;

/**
 * What could stand at a place in a text.
 *
 * @param from where what is written of it begins, in {@code char}s from 0
 * @param options what could stand there, best first
 */
public record Completion(int from, List<Option> options) {

    /** What an option is. */
    public enum Sort {
        KIND,
        FIELD,
        WORD,
        CRITERION,
        PART,
        READING,
        PARAMETER,
        RULE,
        VARIABLE,
        CONCLUSION,
        KEYWORD
    }

    /**
     * Something that could stand there.
     *
     * @param text what would be written
     * @param sort what it is
     * @param says what it means, in a few words; may be nothing
     */
    public record Option(String text, Sort sort, String says) {}

    /** Keeps its own copy. */
    public Completion {
        options = List.copyOf(options);
    }
}
