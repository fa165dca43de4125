package assay.text;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many letters fit beside each other where a text is read. What is longer goes on in the next line, below the words that it
 * belongs to; only at blanks, so that no word, digest or place in a file is broken, and a word that is longer than a line stays
 * as it is.
 *
 * @param letters how many, from {@value #LEAST}
 * @param kept what stands in one line wherever it occurs, such as the names of grades
 */
public record Width(int letters, List<String> kept) {

    /** No text is made to fit into less. */
    public static final int LEAST = 40;

    /** Where nobody knows how wide it is, such as in a file. */
    public static final Width USUAL = new Width(100);

    /** A blank at which no line ends; Legible leaves none in a text. */
    private static final char HOLDS = '\0';

    /** What is before a word, and the word. */
    private static final Pattern WORD = Pattern.compile("( *)([^ ]+)");

    private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9]*m");
    private static final Pattern NEXT_COLUMN = Pattern.compile("\\S {2,}(?=\\S)");
    private static final int STEP = 2;

    /** A width, which is to be no less than {@value #LEAST}. */
    public Width {
        if (letters < LEAST) {
            throw new IllegalArgumentException(letters + " letters");
        }
        kept = List.copyOf(kept);
    }

    /** A width at which a line may end at any blank. */
    public Width(int letters) {
        this(letters, List.of());
    }

    /** The same, and no line ends within one of these phrases. */
    public Width keeping(List<String> phrases) {
        return new Width(letters, phrases);
    }

    /** A text, such as a path or lines of a file, that is to stay as it is, blanks and all, where the line that it is in is fitted. */
    public static String whole(String text) {
        return text.replace(' ', HOLDS);
    }

    /**
     * Lines that fit. A line goes on below its last column, where it has columns in its first half, or else further to the right
     * than it begins.
     */
    public String fit(String lines) {
        StringBuilder text = new StringBuilder(lines.length());
        int from = 0;
        while (from < lines.length()) {
            int end = lines.indexOf('\n', from);
            String line = lines.substring(from, end < 0 ? lines.length() : end);
            text.append(hung(line, hang(line))).append(end < 0 ? "" : "\n");
            from = end < 0 ? lines.length() : end + 1;
        }
        return text.toString();
    }

    private int hang(String line) {
        String seen = COLOUR.matcher(line).replaceAll("");
        int hang = seen.length() - seen.stripLeading().length() + STEP;
        Matcher columns = NEXT_COLUMN.matcher(seen);
        while (columns.find() && columns.end() <= letters / 2) {
            hang = columns.end();
        }
        return hang;
    }

    /**
     * A line that fits, and goes on below the letter of it that has this place, from 0; further to the left where a word, such
     * as the place of a rule, would not fit there.
     */
    public String hung(String line, int hang) {
        if (letters(line) <= letters) {
            return line.replace(HOLDS, ' ');
        }
        String held = line;
        for (String phrase : kept) {
            held = held.replace(phrase, whole(phrase));
        }
        StringBuilder text = new StringBuilder();
        Matcher words = WORD.matcher(held);
        int at = 0;
        while (words.find()) {
            int gap = words.group(1).length();
            int word = letters(words.group(2));
            if (at > hang && at + gap + word > letters) {
                int indent = word <= letters ? Math.min(hang, letters - word) : hang;
                text.append('\n').append(" ".repeat(indent));
                at = indent;
            } else {
                text.append(words.group(1));
                at += gap;
            }
            text.append(words.group(2));
            at += word;
        }
        return text.toString().replace(HOLDS, ' ');
    }

    /** How many letters of a text are seen. */
    private static int letters(String text) {
        String seen = text.indexOf('\u001b') < 0 ? text : COLOUR.matcher(text).replaceAll("");
        return seen.codePointCount(0, seen.length());
    }
}
