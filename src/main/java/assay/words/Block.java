package assay.words;

import java.util.List;

/** Something that stands in a section of a document. */
public sealed interface Block {

    /** Anything in words. */
    record Text(String text) implements Block {}

    /** Something with a name, and what is said of it. */
    record Entry(String name, String text) implements Block {}

    /**
     * What a rule says.
     *
     * @param number its number in the document, from 1
     * @param rule the name of the rule
     * @param sentence what it says
     * @param file the file that has the rule
     * @param line its line there, from 1
     * @param source where it comes from
     * @param interpretations those that it rests on
     */
    record Clause(
            int number,
            String rule,
            String sentence,
            String file,
            int line,
            String source,
            List<String> interpretations)
            implements Block {}
}
