package assay.ruleset;

import java.util.List;
import java.util.Optional;

/**
 * A kind of evidence that a rule set declares, or one of the three headings of a file of evidence.
 *
 * @param word its name in a file of evidence ({@code senior-sign-up})
 * @param type its name in the rules ({@code SeniorSignUp})
 * @param file the rule file that declares it, relative to the rule set's folder
 * @param line the line of its declaration, from 1
 * @param fields its fields, in the rule set's order
 */
public record Kind(String word, String type, String file, int line, List<Field> fields) {

    /** The field with this name in a file of evidence. */
    public Optional<Field> field(String name) {
        return fields.stream().filter(field -> field.word().equals(name)).findFirst();
    }

    /** The field that had this name in a file of evidence before. */
    public Optional<Field> formerly(String name) {
        return fields.stream()
                .filter(field -> field.formerly().filter(name::equals).isPresent())
                .findFirst();
    }
}
