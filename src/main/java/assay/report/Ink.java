package assay.report;

import assay.text.Legible;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Colour on a terminal, or none. */
public enum Ink {
    /** Plain text. */
    NONE,
    /** The eight colours that every terminal has. */
    ANSI;

    private static final Pattern CODE = Pattern.compile("\u001b\\[(?:0|1|2|31|32)m");

    String bold(String text) {
        return in("1", text);
    }

    String faint(String text) {
        return in("2", text);
    }

    String good(String text) {
        return in("32", text);
    }

    String bad(String text) {
        return in("31", text);
    }

    /** A text of several lines, in which only this ink's own codes are more than text. */
    public String lines(String text) {
        return apart(text, Legible::lines);
    }

    /** The same for a single line. */
    String line(String text) {
        return apart(text, Legible::line);
    }

    private String apart(String text, UnaryOperator<String> legible) {
        if (this == NONE) {
            return legible.apply(text);
        }
        StringBuilder line = new StringBuilder();
        Matcher codes = CODE.matcher(text);
        int from = 0;
        while (codes.find()) {
            line.append(legible.apply(text.substring(from, codes.start()))).append(codes.group());
            from = codes.end();
        }
        return line.append(legible.apply(text.substring(from))).toString();
    }

    private String in(String code, String text) {
        return this == NONE || text.isEmpty() ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
    }
}
