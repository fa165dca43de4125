package assay.ledger;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Results within an HTML page, as one JSON object a line. A browser takes them for data and runs nothing of them; no text in them
 * can end the element in which they stand, because {@code <} is written as an escape of JSON.
 */
public final class ResultInPage {

    private static final String BEGIN = "<script type=\"application/json\" id=\"result\">\n";
    private static final String END = "</script>";
    private static final String LESS = "\\u003C";
    /** An escape of JSON, of which one that is escaped itself is none. */
    private static final Pattern ESCAPE = Pattern.compile("\\\\(u003C|.)");

    private ResultInPage() {}

    /** The element for a page, which is not to be escaped again. */
    public static String element(String lines) {
        return BEGIN + lines.replace("<", LESS) + END;
    }

    /** Whether a text is a page with results in it, whichever line ends a program has given it since. */
    static boolean isOne(String text) {
        return text.startsWith("<!DOCTYPE html>") && unified(text).contains(BEGIN);
    }

    /** The same text with LF alone at the ends of its lines. */
    public static String unified(String page) {
        return page.replace("\r\n", "\n");
    }

    /** The results that stand in a page, exactly as they were put there; another text as it is. */
    static String in(String written) {
        String text = isOne(written) ? unified(written) : written;
        int begin = text.startsWith("<!DOCTYPE html>") ? text.indexOf(BEGIN) : -1;
        int end = text.indexOf(END, Math.max(0, begin));
        return begin < 0 || end < 0
                ? text
                : ESCAPE.matcher(text.substring(begin + BEGIN.length(), end))
                        .replaceAll(
                                found -> Matcher.quoteReplacement(found.group().equals(LESS) ? "<" : found.group()));
    }
}
