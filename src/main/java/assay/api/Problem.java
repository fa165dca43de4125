package assay.api;

/**
 * Something wrong, or odd, at a place in a file.
 *
 * @param file the file, as it was named
 * @param line the line, from 1; 1 where it is about the file as a whole
 * @param column the column in characters, from 1; 0 where only the line is known
 * @param message what is wrong and, where that can be said, what would be right, in one line
 */
public record Problem(String file, int line, int column, String message) {

    private static final String WARNING = "warning: ";

    static Problem of(assay.problem.Problem problem) {
        String message = problem.message();
        return new Problem(
                problem.file(),
                problem.line(),
                problem.column(),
                message.startsWith(WARNING) ? message.substring(WARNING.length()) : message);
    }

    /**
     * As the command line writes it.
     *
     * @return {@code file:line:column: message}, without the column where it is not known
     */
    @Override
    public String toString() {
        return file + ":" + line + ":" + (column > 0 ? column + ":" : "") + " " + message;
    }
}
