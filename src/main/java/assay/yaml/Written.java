package assay.yaml;

/**
 * How a value is written.
 *
 * @param start where it begins in the text of its file, without a byte order mark, in {@code char}s from 0
 * @param end where the last that belongs to it has ended; of a value that is left out it is where it begins
 * @param style in which of the ways that YAML has
 */
public record Written(int start, int end, Style style) {

    /** Of what stands in no file as it is. */
    public static final Written NOWHERE = new Written(-1, -1, Style.NONE);

    /** The ways to write a value. */
    public enum Style {
        /** A single value as it is. */
        PLAIN,
        /** A single value in single quotes. */
        SINGLE_QUOTED,
        /** A single value in double quotes. */
        DOUBLE_QUOTED,
        /** A text in lines of its own, behind {@code |} or <code>&gt;</code>. */
        LINES,
        /** A list or keys and values in brackets. */
        FLOW,
        /** A list or keys and values that are told by how far their lines are indented. */
        BLOCK,
        /** In none. */
        NONE
    }
}
