package assay.problem;

import assay.text.Legible;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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

    private static final int MOST = 200;

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

    /** As many of some problems as anybody reads: of each file the first {@value #MOST}, and how many more there are. */
    public static List<Problem> most(Collection<Problem> problems) {
        Map<String, Integer> all = new HashMap<>();
        problems.forEach(problem -> all.merge(problem.file, 1, Integer::sum));
        Map<String, Integer> seen = new HashMap<>();
        List<Problem> most = new ArrayList<>();
        for (Problem problem : problems) {
            int more = all.getOrDefault(problem.file, 0) - MOST;
            int nth = seen.merge(problem.file, 1, Integer::sum);
            // One more would be said as shortly as that it is one more.
            if (nth <= MOST || more == 1) {
                most.add(problem);
            } else if (nth == MOST + 1) {
                most.add(new Problem(problem.file, problem.line, problem.column, "and " + more + " more"));
            }
        }
        return List.copyOf(most);
    }

    /** The same problem as one of a kind, unless it is of a kind already. */
    public Problem withCode(String kind) {
        return code.isEmpty() ? new Problem(file, line, column, kind, message) : this;
    }

    /** The same problem in another place of its file. */
    public Problem at(int otherLine, int otherColumn) {
        return new Problem(file, otherLine, otherColumn, code, message);
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
