package assay.problem;

import assay.text.Legible;
import java.util.Comparator;

/**
 * Something wrong at a place in a file.
 *
 * <p>The natural order is by file, line, column and text, so that a list of problems reads like the file.
 *
 * @param file the file, as the user named it
 * @param line the line, from 1
 * @param column the column in characters, from 1, or 0 where only the line is known
 * @param code what kind of problem it is, for those who look it up, or nothing
 * @param message what is wrong and, where it can be said, what would be right
 */
public record Problem(String file, int line, int column, String code, String message) implements Comparable<Problem> {

    private static final Comparator<Problem> ORDER = Comparator.comparing(Problem::file)
            .thenComparingInt(Problem::line)
            .thenComparingInt(Problem::column)
            .thenComparing(Problem::message);

    /** A message is one line, whatever it repeats of the file. */
    public Problem {
        message = Legible.line(message);
    }

    /** A problem of no particular kind. */
    public Problem(String file, int line, int column, String message) {
        this(file, line, column, "", message);
    }

    /** A problem of a file as a whole: it is missing, empty, unreadable. */
    public static Problem ofFile(String file, String message) {
        return new Problem(file, 1, 1, message);
    }

    /** The same problem as one of a kind, unless it is of a kind already. */
    public Problem withCode(String kind) {
        return code.isEmpty() ? new Problem(file, line, column, kind, message) : this;
    }

    /** Where it is: {@code file:line}. */
    public String place() {
        return Legible.line(file) + ":" + line;
    }

    @Override
    public int compareTo(Problem other) {
        return ORDER.compare(this, other);
    }

    /** {@code file:line:column: [code] message}, without the column where it is not known and the code where there is none. */
    @Override
    public String toString() {
        return place() + ":" + (column > 0 ? column + ":" : "") + " " + (code.isEmpty() ? "" : "[" + code + "] ")
                + message;
    }
}
