package assay.ruleset;

import java.util.List;
import java.util.Map;

/**
 * How the types of a subject are spoken of where rules are put into words.
 *
 * @param heading what stands above what its conclusions have sentences for: "Wards and authorities"; nothing where none has
 * @param types one of each type, by the type's name: "a ward"; and words of its lists that are not called by their names, by
 *     both with a full stop between them
 * @param fields a line for each field, in the order in which they are spoken of, its columns parted by semicolons: type and field,
 *     form, phrase, noun, and for a word of a list the name of that list:
 *     "Ward.classified; WORD; classified as {}; classification; Classification". A call has brackets behind its name, and @ in
 *     its phrase for what it is called with
 * @param conclusions a sentence for each type that rules conclude, by the type's name where it is made with {@code new}, and else
 *     with the name of its method behind a full stop. {0} stands for the first thing that it is made of, which a condition asks
 *     for, and so on; at the end "because of {1}" stands for a reason: "{0} is kept because of {1}"
 * @param terms what has a meaning that its words alone do not tell
 */
public record SubjectWords(
        String heading,
        Map<String, String> types,
        List<String> fields,
        Map<String, String> conclusions,
        List<Term> terms) {

    /**
     * A term, explained where a sentence has it.
     *
     * @param pattern whole words by which it is found: "minimums?"
     * @param name what it is explained under: "Minimum"
     * @param meaning what it means
     * @param withoutInterview what it means where nobody is interviewed
     */
    public record Term(String pattern, String name, String meaning, String withoutInterview) {

        /** One that means the same whether anybody is interviewed or not. */
        public Term(String pattern, String name, String meaning) {
            this(pattern, name, meaning, meaning);
        }
    }
}
