package assay.verify;

import assay.yaml.Node;
import assay.yaml.Wanted;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A form of what can be expected: how it is read, shown, compared and written.
 *
 * @param <T> what is expected
 */
interface Value<T> {

    /** What stands in a file; null, with a problem, where that cannot be expected. */
    @Nullable
    T read(Node node, ExpectationReader reader);

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
        public @Nullable String read(Node node, ExpectationReader reader) {
            return reader.word(node, what, known);
        }

        @Override
        public Wanted written(String value) {
            return new Wanted.Word(value);
        }
    }

    /** The same where nothing at all stands for one of them. */
    record WordOrNothing(Word word, String nothing) implements Value<String> {
        @Override
        public @Nullable String read(Node node, ExpectationReader reader) {
            return node instanceof Node.Scalar scalar && scalar.form() == Node.Form.NOTHING
                    ? nothing
                    : word.read(node, reader);
        }

        @Override
        public Wanted written(String value) {
            return word.written(value);
        }
    }

    /** Any text. */
    record Text(String what) implements Value<String> {
        @Override
        public @Nullable String read(Node node, ExpectationReader reader) {
            return reader.text(node, what);
        }

        @Override
        public Wanted written(String value) {
            return new Wanted.Word(value);
        }
    }

    /** A score, which is the same with more noughts. */
    record Score() implements Value<BigDecimal> {
        @Override
        public @Nullable BigDecimal read(Node node, ExpectationReader reader) {
            return reader.number(node);
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
     * @param key what the list is, for whoever writes none
     * @param called what it is called where a word stands there twice
     * @param what what each is
     * @param arranged puts them into the order in which they are shown
     */
    record Words(
            String key,
            String called,
            String what,
            Collection<String> known,
            UnaryOperator<Collection<String>> arranged)
            implements Value<Collection<String>> {
        @Override
        public Collection<String> read(Node node, ExpectationReader reader) {
            Set<String> words = new LinkedHashSet<>();
            for (Node item : reader.items(node, key)) {
                String word = reader.word(item, what, known);
                if (word != null && !words.add(word)) {
                    reader.problem(item, word + " stands in " + called + " twice");
                }
            }
            return words;
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
    record WordsInOrder(String key, String what, Collection<String> known) implements Value<List<String>> {
        @Override
        public List<String> read(Node node, ExpectationReader reader) {
            return reader.items(node, key).stream()
                    .map(item -> reader.word(item, what, known))
                    .filter(Objects::nonNull)
                    .toList();
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
     * @param key what the list is
     * @param ordered whether they are expected in their order
     * @param sentences whether each is more than some words
     */
    record Texts(String key, boolean ordered, boolean sentences) implements Value<List<String>> {
        @Override
        public List<String> read(Node node, ExpectationReader reader) {
            return reader.items(node, key).stream()
                    .map(item -> reader.text(item, "a text"))
                    .toList();
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
