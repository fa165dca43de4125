package assay.ruleset;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A decision where the source of a rule set leaves something open.
 *
 * @param id its identifier ({@code I9})
 * @param question what was open
 * @param decided what was decided
 * @param why the reason
 * @param by who decided it, or an empty text where the register does not say
 * @param source where the source speaks of it, or an empty text where the register does not say
 */
public record Interpretation(String id, String question, String decided, String why, String by, String source) {

    /** All that the register says of it, in one text that is another where any of it is. */
    public String said() {
        return String.join("\0", id, question, decided, why, by, source);
    }

    /** Who decided it and where the source speaks of it, as far as the register says, in a text to be joined to others. */
    public String origin() {
        return Stream.of(by.isEmpty() ? "" : "decided by " + by, source)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("; "));
    }
}
