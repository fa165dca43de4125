package assay.verify;

import assay.evaluation.Evaluation;
import assay.yaml.Node;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A key that an expect block can have, with all that there is to it. */
interface Key {

    /** Reads what stands behind it, and adds what that expects. */
    void read(Node.Mapping in, Node.Entry entry, ExpectationReader reader);

    /**
     * A key with one value.
     *
     * @param kind what kind of thing it is
     * @param about what it is
     * @param value its form
     * @param actual what comes out; nothing of what there is not, which then cannot differ
     * @param reason why that comes out, of an evaluation and what was expected of it
     */
    record One<T>(String kind, String about, Value<T> value, Function<Evaluation, Optional<T>> actual, Reason<T> reason)
            implements Key {

        @Override
        public void read(Node.Mapping in, Node.Entry entry, ExpectationReader reader) {
            value.read(entry.value(), entry.key().text(), reader.fields())
                    .ifPresent(expected -> reader.add(new Expectation(
                            entry.value(),
                            evaluation -> differing(expected, evaluation),
                            (evaluation, edits) -> actual.apply(evaluation)
                                    .ifPresent(is -> edits.set(in, entry, value.written(is))))));
        }

        private Optional<Expectation.Otherwise> differing(T expected, Evaluation evaluation) {
            return actual.apply(evaluation)
                    .filter(is -> !value.isSame(expected, is))
                    .map(is -> new Expectation.Otherwise(
                            kind, about, value.shown(expected), value.shown(is), reason.of(evaluation, expected)));
        }
    }

    /** Why something came out as it did. */
    interface Reason<T> {
        /** In words. */
        String of(Evaluation evaluation, T expected);
    }

    /**
     * A key with others behind it.
     *
     * @param what what they stand in
     * @param known all that there can be
     * @param keys each of them
     */
    record Each(String what, List<String> known, Function<String, Key> keys) implements Key {

        /** Keys that are each another. */
        static Each of(String what, Map<String, Key> keys) {
            return new Each(what, List.copyOf(keys.keySet()), key -> {
                Key one = keys.get(key);
                if (one == null) {
                    throw new IllegalArgumentException(key);
                }
                return one;
            });
        }

        @Override
        public void read(Node.Mapping in, Node.Entry entry, ExpectationReader reader) {
            read(entry.value(), reader);
        }

        void read(Node node, ExpectationReader reader) {
            Node.Mapping map = reader.fields().keys(node, what, known).map();
            for (Node.Entry entry : map.entries()) {
                if (known.contains(entry.key().text())) {
                    keys.apply(entry.key().text()).read(map, entry, reader);
                }
            }
        }
    }
}
