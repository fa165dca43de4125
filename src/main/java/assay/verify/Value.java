package assay.verify;

import assay.yaml.Fields;
import assay.yaml.Node;
import assay.yaml.Wanted;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * A form of what can be expected: how it is read, shown, compared and written.
 *
 * @param <T> what is expected
 */
interface Value<T> {

    /**
     * What stands in a file; nothing, with a problem, where that cannot be expected.
     *
     * @param key what it stands behind
     */
    Optional<T> read(Node node, String key, Fields fields);

    /** Whether that is what came out. */
    default boolean isSame(T expected, T actual) {
        return expected.equals(actual);
    }

    /** It as messages show it. */
    default String shown(T value) {
        return value.toString();
    }

    /** It as it stands in a file. */
    Wanted written(T value);

    /**
     * One of several words.
     *
     * @param what what it is: "a grade"
     */
    record Word(String what, Collection<String> known) implements Value<String> {
        @Override
        public Optional<String> read(Node node, String key, Fields fields) {
            return fields.word(node, key, what, known);
        }

        @Override
        public Wanted written(String value) {
            return new Wanted.Word(value);
        }
    }

    /** The same where nothing at all stands for one of them. */
    record WordOrNothing(Word word, String nothing) implements Value<String> {
        @Override
        public Optional<String> read(Node node, String key, Fields fields) {
            return node instanceof Node.Scalar scalar && scalar.form() == Node.Form.NOTHING
                    ? Optional.of(nothing)
                    : word.read(node, key, fields);
        }

        @Override
        public Wanted written(String value) {
            return word.written(value);
        }
    }

    /** Any text. */
    record Text() implements Value<String> {
        @Override
        public Optional<String> read(Node node, String key, Fields fields) {
            return fields.text(node, key).map(Node.Scalar::text);
        }

        @Override
        public Wanted written(String value) {
            return new Wanted.Word(value);
        }
    }

    /** A score, which is the same with more noughts. */
    record Score() implements Value<BigDecimal> {
        @Override
        public Optional<BigDecimal> read(Node node, String key, Fields fields) {
            // A score stands in quotes in JSON, and may be brought from there.
            return node instanceof Node.Scalar scalar
                            && scalar.form() == Node.Form.TEXT
                            && scalar.text().matches("[0-9]{1,9}(\\.[0-9]{1,9})?")
                    ? Optional.of(new BigDecimal(scalar.text()))
                    : fields.number(node, key, "a number", score -> true);
        }

        @Override
        public boolean isSame(BigDecimal expected, BigDecimal actual) {
            return expected.compareTo(actual) == 0;
        }

        @Override
        public String shown(BigDecimal value) {
            return value.toPlainString();
        }

        @Override
        public Wanted written(BigDecimal value) {
            return new Wanted.Figure(value);
        }
    }

    /**
     * Words in any order.
     *
     * @param what what each is
     * @param arranged puts them into the order in which they are shown
     */
    record Words(String what, Collection<String> known, UnaryOperator<Collection<String>> arranged)
            implements Value<Collection<String>> {
        @Override
        public Optional<Collection<String>> read(Node node, String key, Fields fields) {
            return fields.words(node, key, what, known, true).map(words -> words);
        }

        @Override
        public boolean isSame(Collection<String> expected, Collection<String> actual) {
            return Set.copyOf(expected).equals(Set.copyOf(actual));
        }

        @Override
        public String shown(Collection<String> value) {
            return arranged.apply(value).toString();
        }

        @Override
        public Wanted written(Collection<String> value) {
            return Wanted.Items.words(value);
        }
    }

    /** Words in their order. */
    record WordsInOrder(String what, Collection<String> known) implements Value<List<String>> {
        @Override
        public Optional<List<String>> read(Node node, String key, Fields fields) {
            return fields.words(node, key, what, known, true);
        }

        @Override
        public Wanted written(List<String> value) {
            return new Wanted.Items(
                    value.stream().<Wanted.Single>map(Wanted.Word::new).toList(), true);
        }
    }

    /**
     * Texts.
     *
     * @param ordered whether they are expected in their order
     * @param sentences whether each is more than some words
     */
    record Texts(boolean ordered, boolean sentences) implements Value<List<String>> {
        @Override
        public Optional<List<String>> read(Node node, String key, Fields fields) {
            return Optional.of(fields.items(node, key).stream()
                    .flatMap(item -> fields.text(item, key).stream())
                    .map(Node.Scalar::text)
                    .toList());
        }

        @Override
        public boolean isSame(List<String> expected, List<String> actual) {
            return ordered ? expected.equals(actual) : Set.copyOf(expected).equals(Set.copyOf(actual));
        }

        @Override
        public String shown(List<String> value) {
            return ordered ? value.toString() : new TreeSet<>(value).toString();
        }

        @Override
        public Wanted written(List<String> value) {
            return new Wanted.Items(
                    value.stream()
                            .<Wanted.Single>map(sentences ? Wanted.Sentence::new : Wanted.Word::new)
                            .toList(),
                    ordered);
        }
    }
}
