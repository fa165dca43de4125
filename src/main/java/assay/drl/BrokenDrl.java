package assay.drl;

import assay.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.lang3.StringUtils;
import org.drools.drl.parser.DroolsError;
import org.drools.drl.parser.ParserError;

/**
 * What can be read of a rule file with slips in its syntax: every rule and declaration that can be read by itself. A slip in one
 * of them hides none in another.
 */
final class BrokenDrl {

    private static final Pattern BEGINNING = Pattern.compile("(?m)^[ \\t]*(?:rule|query|declare|function)\\b");
    private static final Pattern HEADER =
            Pattern.compile("(?m)^[ \\t]*(?:package|import)[ \\t]+[\\w.]+(?:\\.\\*)?[ \\t]*;?[ \\t]*$");
    private static final Pattern WHERE = Pattern.compile("Line (\\d+):(\\d+)");

    private final DrlFile file;
    private final List<Problem> found;

    /**
     * A broken file.
     *
     * @param found what is known to be wrong with it, to which goes what the parser says of all other pieces
     */
    BrokenDrl(DrlFile file, List<Problem> found) {
        this.file = file;
        this.found = found;
    }

    /** The file with the pieces that can be read. */
    DrlFile readable() {
        List<Integer> bounds = new ArrayList<>(List.of(0));
        Matcher beginning = BEGINNING.matcher(file.code());
        while (beginning.find()) {
            bounds.add(beginning.start());
        }
        bounds.add(file.text().length());
        StringBuilder readable = new StringBuilder();
        for (int i = 1; i < bounds.size(); i++) {
            int from = bounds.get(i - 1);
            int to = bounds.get(i);
            String piece = file.text().substring(from, to);
            boolean whole = isReadable(from, piece);
            readable.append(whole ? piece : i == 1 ? header(piece) : DrlFile.blank(piece));
        }
        String read = readable.toString();
        return new DrlFile(
                file.file(), file.shown(), file.text(), DrlFile.Parsing.of(read).content(), read);
    }

    /** Of what stands before all rules, the lines that the rest cannot do without. */
    private static String header(String piece) {
        StringBuilder lines = new StringBuilder(DrlFile.blank(piece));
        Matcher line = HEADER.matcher(piece);
        while (line.find()) {
            lines.replace(line.start(), line.end(), line.group());
        }
        return lines.toString();
    }

    private boolean isReadable(int from, String piece) {
        // What it complains of has a line and a column, for which it is enough that as many lines stand before it.
        String before = file.text().substring(0, from);
        String above =
                "\n".repeat(StringUtils.countMatches(before, '\n')) + " ".repeat(from - before.lastIndexOf('\n') - 1);
        DrlFile.Parsing parsing = DrlFile.Parsing.of(above + piece);
        int first = line(from);
        int last = first + StringUtils.countMatches(piece.stripTrailing(), '\n');
        boolean known = found.stream().anyMatch(problem -> problem.line() >= first && problem.line() <= last);
        if (!known && !parsing.errors().isEmpty()) {
            // What follows the first of them mostly follows from it.
            found.add(syntax(parsing.errors().get(0), last));
        }
        return !known && parsing.errors().isEmpty();
    }

    private int line(int offset) {
        return StringUtils.countMatches(file.text().substring(0, offset), '\n') + 1;
    }

    private Problem syntax(DroolsError error, int last) {
        int line = error instanceof ParserError parserError ? parserError.getRow() : 0;
        int column = error instanceof ParserError parserError ? parserError.getCol() + 1 : 0;
        Matcher where = WHERE.matcher(error.getMessage());
        if (line < 1 && where.find()) {
            line = Integer.parseInt(where.group(1));
            column = Integer.parseInt(where.group(2)) + 1;
        }
        if (line < 1) {
            line = last;
            column = 0;
        }
        return SyntaxWords.of(file, line, column, error.getMessage());
    }
}
