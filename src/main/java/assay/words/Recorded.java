package assay.words;

import assay.drl.FactCondition;
import assay.drl.FactCondition.Sign;
import assay.policy.Note;
import assay.words.FieldWords.Form;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Something that a file of evidence can say that a document shows, in the words in which rules speak of it. */
final class Recorded {

    private final Lexicon lexicon;

    Recorded(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    /**
     * A fact with its article and all that is recorded of it.
     *
     * @param values what is recorded, by the names of the fields in the rules
     */
    String said(String type, Map<String, Object> values) {
        List<String> phrases = new ArrayList<>();
        for (String property : lexicon.properties(type)) {
            Object value = values.get(property);
            if (value != null) {
                lexicon.field(type, property)
                        .flatMap(field -> phrase(field, value))
                        .ifPresent(phrases::add);
            }
        }
        return new FactWords(lexicon, new Variables(lexicon))
                .noun(
                        new Spoken(new FactCondition(type, 0, Sign.THERE, "", List.of(), ""), Sign.THERE),
                        phrases,
                        false);
    }

    /** What is recorded in one field, behind the noun of its fact. */
    Optional<String> phrase(FieldWords field, Object value) {
        if (value instanceof List<?> all) {
            return all.isEmpty()
                    ? Optional.empty()
                    : Optional.of(field.filled(
                            English.list(
                                    all.stream()
                                            .map(one -> lexicon.recorded(field.enumeration(), one))
                                            .toList(),
                                    "and"),
                            all.size() > 1));
        }
        if (value instanceof Boolean truth) {
            return Optional.of(truth ? field.filled("") : field.not(""));
        }
        if (value instanceof Integer number) {
            String words = English.number(BigDecimal.valueOf(number));
            return Optional.of(
                    field.form() == Form.COUNT
                            ? field.filled(number == 0 ? "no" : words, number != 1)
                            : field.filled(words, number != 1));
        }
        if (value instanceof Double number) {
            return Optional.of(
                    field.filled(BigDecimal.valueOf(number).stripTrailingZeros().toPlainString(), number != 1));
        }
        return value instanceof LocalDate day
                ? Optional.of(field.filled("on " + Note.day(day)))
                : Optional.of(field.filled(lexicon.recorded(field.enumeration(), value)));
    }
}
