package assay.csv;

/**
 * The first cell that cannot be read.
 *
 * @param line the line on which it begins, from 1
 * @param cell its number in its row, from 1
 * @param message what is wrong with it
 */
record BrokenCell(int line, int cell, String message) {

    /**
     * Finds it in a text that has one: the reader of tables knows that something is wrong, but not where it began.
     *
     * @param text the table
     * @param separator what separates its cells
     * @param largest how many characters a cell may have
     */
    static BrokenCell first(String text, char separator, int largest) {
        int line = 1;
        int cell = 1;
        int at = 0;
        while (at < text.length()) {
            int start = at;
            int startLine = line;
            while (at < text.length() && text.charAt(at) == ' ' && separator != ' ') {
                at++;
            }
            if (at < text.length() && text.charAt(at) == '"') {
                int end = closing(text, at + 1);
                if (end < 0) {
                    return new BrokenCell(
                            startLine, cell, "the quotation mark that this cell begins with is closed nowhere");
                }
                line += lines(text, at, end);
                at = end + 1;
                while (at < text.length() && text.charAt(at) == ' ') {
                    at++;
                }
                if (at < text.length() && !isEnd(text.charAt(at), separator)) {
                    return new BrokenCell(
                            startLine,
                            cell,
                            "something follows the quotation mark that closes this cell"
                                    + (line == startLine ? "" : " in line " + line)
                                    + "; one that belongs to the text is written twice");
                }
            }
            while (at < text.length() && !isEnd(text.charAt(at), separator)) {
                at++;
            }
            if (at - start > largest) {
                return new BrokenCell(startLine, cell, "this cell is larger than 1 MiB");
            }
            if (at < text.length() && text.charAt(at) == separator) {
                cell++;
            } else if (at < text.length()) {
                at += text.startsWith("\r\n", at) ? 1 : 0;
                line++;
                cell = 1;
            }
            at++;
        }
        return new BrokenCell(1, 1, "the cells of this file cannot be told apart");
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
            lines += one == '\n' || (one == '\r' && text.charAt(i + 1) != '\n') ? 1 : 0;
        }
        return lines;
    }

    private static boolean isEnd(char one, char separator) {
        return one == separator || one == '\n' || one == '\r';
    }
}
