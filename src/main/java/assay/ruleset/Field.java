package assay.ruleset;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * One field of a kind of evidence, as an assessor fills it in.
 *
 * @param word its name in a file of evidence ({@code shown-by})
 * @param property its name in the rules ({@code shownBy})
 * @param form what may stand in it
 * @param enumeration the name in the rules of the list of words that it takes, or an empty text
 * @param words the words that may, where the form asks for words, in the rule set's order; else empty
 * @param optional whether it may be left out
 * @param mayBeEmpty whether its list may have nothing in it
 * @param formerly what it was called in a file of evidence before, if it was called otherwise
 * @param range the numbers that may stand in it, where it is one
 */
public record Field(
        String word,
        String property,
        Form form,
        String enumeration,
        List<String> words,
        boolean optional,
        boolean mayBeEmpty,
        Optional<String> formerly,
        Range range) {

    /** A day like any other, where a day is needed and nothing says which. */
    public static final LocalDate ANY_DAY = LocalDate.of(2000, 1, 1);

    /** A field that was never called otherwise, of any number that its form has. */
    public Field(
            String word,
            String property,
            Form form,
            String enumeration,
            List<String> words,
            boolean optional,
            boolean mayBeEmpty) {
        this(word, property, form, enumeration, words, optional, mayBeEmpty, Optional.empty(), form.numbers());
    }

    /** What may stand in a field. */
    public enum Form {
        /** Any text. */
        TEXT,
        /** A whole number, from 0 where the field says nothing else. */
        WHOLE_NUMBER,
        /** A number, from 0 where the field says nothing else. */
        NUMBER,
        /** {@code true} or {@code false}. */
        TRUTH,
        /** A day as {@code 2030-12-31}. */
        DATE,
        /** One of the field's words. */
        WORD,
        /** A list of the field's words, without repeats. */
        WORDS;

        /** What stands there, in words: {@code a whole number}. */
        public String described() {
            return switch (this) {
                case TEXT -> "a text";
                case WHOLE_NUMBER -> "a whole number";
                case NUMBER -> "a number";
                case TRUTH -> "true or false";
                case DATE -> "a day";
                case WORD -> "a word";
                case WORDS -> "words";
            };
        }

        /** The numbers that may stand in a field that says nothing of them. */
        public Range numbers() {
            return this == WHOLE_NUMBER ? Range.OF_WHOLE_NUMBERS : Range.OF_NUMBERS;
        }
    }
}
