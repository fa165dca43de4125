package assay.yaml;

import java.util.List;
import java.util.Optional;

/** A value in a YAML file, with the place where it begins. */
public sealed interface Node {

    /** The line where it begins, from 1. */
    int line();

    /** The column where it begins, from 1. */
    int column();

    /** What it is, for messages: "a list", "a text". */
    String described();

    /** How and where exactly it is written. */
    Written written();

    /** What a scalar is when it is read as YAML 1.2. */
    enum Form {
        /** A text, quoted or not. */
        TEXT,
        /** A number that is not quoted. */
        NUMBER,
        /** {@code true} or {@code false}, not quoted. */
        TRUTH,
        /** Nothing at all, or {@code null} or {@code ~}. */
        NOTHING,
        /** Something with an anchor, an alias or a tag, which was told of already. */
        REFUSED
    }

    /**
     * A single value.
     *
     * @param text the value as it is written, without quotes
     * @param form what it is
     */
    record Scalar(String text, Form form, int line, int column, Written written) implements Node {
        /** A value that is written nowhere as it is. */
        public Scalar(String text, Form form, int line, int column) {
            this(text, form, line, column, Written.NOWHERE);
        }

        @Override
        public String described() {
            return switch (form) {
                case TEXT -> "a text";
                case NUMBER -> "a number";
                case TRUTH -> "true or false";
                case NOTHING -> "nothing";
                case REFUSED -> "something that cannot be used";
            };
        }
    }

    /** A list of values, in their order. */
    record Sequence(List<Node> items, int line, int column, Written written) implements Node {
        /** A list that is written nowhere as it is. */
        public Sequence(List<Node> items, int line, int column) {
            this(items, line, column, Written.NOWHERE);
        }

        @Override
        public String described() {
            return "a list";
        }
    }

    /** Keys with their values, in the order in which they are written. */
    record Mapping(List<Entry> entries, int line, int column, Written written) implements Node {
        /** Keys and values that are written nowhere as they are. */
        public Mapping(List<Entry> entries, int line, int column) {
            this(entries, line, column, Written.NOWHERE);
        }

        @Override
        public String described() {
            return "a map of keys and values";
        }

        /** The value of a key, if the key is there. */
        public Optional<Node> get(String key) {
            return entry(key).map(Entry::value);
        }

        /** A key and its value, if the key is there. */
        public Optional<Entry> entry(String key) {
            for (Entry entry : entries) {
                if (entry.key().text().equals(key)) {
                    return Optional.of(entry);
                }
            }
            return Optional.empty();
        }
    }

    /** A key and its value. */
    record Entry(Scalar key, Node value) {}
}
