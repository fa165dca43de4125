package assay.csv;

import assay.problem.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import org.apache.commons.lang3.StringUtils;

/**
 * The first cell of a row that cannot be read.
 *
 * @param line the line on which it begins, from 1
 * @param cell its number in its row, from 1
 * @param text how it begins: up to a line end or what separates cells, for what follows may be of other cells
 * @param message what is wrong with it
 */
record BrokenCell(int line, int cell, String text, String message) {

    /** What is wrong with it, with what stands in it if that may be repeated. */
    String told(BiPredicate<Integer, String> quoted) {
        return message + (quoted.test(cell, text) ? ": " + Nearest.shown(text) : "");
    }

    /**
     * Finds them in a text that has some: the reader of tables knows that something is wrong, but not where it began.
     *
     * @param text the table
     * @param separator what separates its cells
     * @param largest how many characters a cell may have
     */
    static List<BrokenCell> all(String text, char separator, int largest) {
        List<BrokenCell> broken = new ArrayList<>();
        int line = 1;
        int cell = 1;
        int at = 0;
        boolean whole = true;
        while (at < text.length()) {
            int start = at;
            int startLine = line;
            String fault = "";
            while (at < text.length() && text.charAt(at) == ' ' && separator != ' ') {
                at++;
            }
            if (at < text.length() && text.charAt(at) == '"') {
                int end = closing(text, at + 1);
                if (end < 0) {
                    fault = "the quotation mark that this cell begins with is closed nowhere";
                    end = text.length() - 1;
                }
                line += lines(text, at, end);
                at = end + 1;
                while (at < text.length() && text.charAt(at) == ' ') {
                    at++;
                }
                if (at < text.length() && !isEnd(text.charAt(at), separator)) {
                    fault = "something follows the quotation mark that closes this cell"
                            + (line == startLine ? "" : " in line " + line)
                            + "; one that belongs to the text is written twice";
                }
            }
            while (at < text.length() && !isEnd(text.charAt(at), separator)) {
                at++;
            }
            if (at - start > largest) {
                fault = "this cell is larger than 1 MiB";
            }
            if (whole && !fault.isEmpty()) {
                String content = text.substring(start, at).strip();
                broken.add(new BrokenCell(
                        startLine,
                        cell,
                        content.substring(0, StringUtils.indexOfAny(content + '\n', '\r', '\n', separator)),
                        fault));
                whole = false;
            }
            if (at < text.length() && text.charAt(at) == separator) {
                cell++;
            } else if (at < text.length()) {
                at += text.startsWith("\r\n", at) ? 1 : 0;
                line++;
                cell = 1;
                whole = true;
            }
            at++;
        }
        return broken.isEmpty()
                ? List.of(new BrokenCell(1, 1, "", "the cells of this file cannot be told apart"))
                : broken;
    }

    /** Where the quotation mark stands that closes what begins here, or -1; two of them are one of the text. */
    private static int closing(String text, int from) {
        int at = text.indexOf('"', from);
        while (at >= 0 && at + 1 < text.length() && text.charAt(at + 1) == '"') {
            at = text.indexOf('"', at + 2);
        }
        return at;
    }

    private static int lines(String text, int from, int to) {
        int lines = 0;
        for (int i = from; i < to; i++) {
            char one = text.charAt(i);
            lines += one == '\n' || (one == '\r' && !text.startsWith("\n", i + 1)) ? 1 : 0;
        }
        return lines;
    }

    private static boolean isEnd(char one, char separator) {
        return one == separator || one == '\n' || one == '\r';
    }
}
