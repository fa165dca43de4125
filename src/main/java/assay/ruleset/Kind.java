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
 * @param assessed whether it is what an assessor did, and so nothing that an authority could show
 */
public record Kind(String word, String type, String file, int line, List<Field> fields, boolean assessed) {

    /** What the annotation of a declaration is called by which a kind is what an assessor did. */
    public static final String ASSESSED = "assessed";

    /** A kind that documents show. */
    public Kind(String word, String type, String file, int line, List<Field> fields) {
        this(word, type, file, line, fields, false);
    }

    /** The field with this name in a file of evidence. */
    public Optional<Field> field(String name) {
        for (Field field : fields) {
            if (field.word().equals(name)) {
                return Optional.of(field);
            }
        }
        return Optional.empty();
    }

    /** The field that had this name in a file of evidence before. */
    public Optional<Field> formerly(String name) {
        return fields.stream()
                .filter(field -> field.formerly().filter(name::equals).isPresent())
                .findFirst();
    }
}
