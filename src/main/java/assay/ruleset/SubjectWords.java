package assay.ruleset;

import java.util.List;
import java.util.Map;

/**
 * How the types of a subject are spoken of where rules are put into words.
 *
 * @param heading what stands above what its rules conclude: "Wards and authorities"
 * @param types one of each type, by the type's name: "a ward"
 * @param fields a line for each field, in the order in which they are spoken of, its columns parted by semicolons: type and field,
 *     form, phrase, noun, and for a word of a list the name of that list:
 *     "Ward.classified; WORD; classified as {}; classification; Classification"
 * @param conclusions a sentence for each type that rules conclude, by the type's name where it is made with {@code new}, and else
 *     with the name of its method behind a full stop. {0} stands for the first thing that it is made of, which a condition asks
 *     for, and so on; at the end "because of {1}" stands for a reason: "{0} is kept because of {1}"
 */
public record SubjectWords(
        String heading, Map<String, String> types, List<String> fields, Map<String, String> conclusions) {}
