package assay.text;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Texts as a reader is to see them. Whatever moves the cursor, colours a terminal, turns a line round or shows nothing at all
 * is written as an escape, so that it neither does anything nor vanishes: {@code \n}, {@code \x1b}, {@code \u202E}. What is
 * seen stays as it is, and so does what is not seen but decides how its neighbours look: a joiner between letters of a script
 * that has joined letters, or between pictures; a variation selector behind what has variants.
 *
 * <p>Which characters these are is written out here rather than asked of the JDK, whose answer changes from one to the next.
 */
public final class Legible {

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /** Tags and further variation selectors. */
    private static final int[] TAGS = {0xE0000, 0xE0FFF};

    /** First and last of what shows nothing, or has a meaning for the line and none of its own. */
    private static final int[][] UNSEEN = {
        {0x00AD, 0x00AD}, // soft hyphen
        {0x034F, 0x034F}, // grapheme joiner
        {0x061C, 0x061C}, // Arabic letter mark
        {0x115F, 0x1160}, // Hangul fillers
        {0x17B4, 0x17B5}, // Khmer vowels that are inherent
        {0x180B, 0x180F}, // Mongolian selectors and separator
        {0x200B, 0x200F}, // zero-width space, joiners, marks of direction
        {0x2028, 0x202E}, // line and paragraph separators, embeddings and overrides
        {0x2060, 0x206F}, // word joiner, invisible operators, isolates
        {0x3164, 0x3164}, // Hangul filler
        {0xFDD0, 0xFDEF}, // no characters
        {0xFE00, 0xFE0F}, // variation selectors
        {0xFEFF, 0xFEFF}, // byte order mark
        {0xFFA0, 0xFFA0}, // Hangul filler, half as wide
        {0xFFF0, 0xFFFB}, // annotations
        {0x1BCA0, 0x1BCA3}, // controls of shorthand
        {0x1D173, 0x1D17A}, // controls of music
        TAGS,
    };

    /** Scripts whose letters join or stack, and which write joiners for that. */
    private static final int[][] JOINING = {
        {0x0600, 0x0DFF},
        {0x0F00, 0x109F},
        {0x1780, 0x18AF},
        {0x1A00, 0x1BFF},
        {0xA800, 0xAAFF},
        {0xABC0, 0xABFF},
        {0xFB50, 0xFDCF},
        {0xFDF0, 0xFDFF},
        {0xFE70, 0xFEFE},
        {0x10A00, 0x11FFF},
        {0x1E900, 0x1E95F},
    };

    private static final int[][] PICTURES = {{0x203C, 0x203C}, {0x2049, 0x2049}, {0x2122, 0x3299}, {0x1F000, 0x1FAFF}};
    private static final int[][] IDEOGRAPHS = {{0x2E80, 0x9FFF}, {0xF900, 0xFAFF}, {0x20000, 0x3FFFD}};
    private static final int[][] MONGOLIAN = {{0x1800, 0x18AF}};
    private static final int[][] BLANKS = {
        {0x09, 0x0D},
        {0x20, 0x20},
        {0x85, 0x85},
        {0xA0, 0xA0},
        {0x1680, 0x1680},
        {0x2000, 0x200A},
        {0x202F, 0x202F},
        {0x205F, 0x205F},
        {0x2800, 0x2800},
        {0x3000, 0x3000}
    };

    /** What is seen whatever stands beside it: letters with accents, dashes and quotation marks, signs of money. */
    private static final int[][] PLAINLY_SEEN = {
        {0xA0, 0xAC},
        {0xAE, 0x034E},
        {0x2010, 0x2027},
        {0x2070, 0x20CF},
    };

    /** It is blank, but seen as an escape. */
    private static final int NEXT_LINE = 0x85;

    private Legible() {}

    /** A text on one line. */
    public static String line(String text) {
        return escaped(text, false, Legible::escape);
    }

    /** A text on one line that is told from every other: a backslash is two, for what is not seen begins with one there. */
    public static String exact(String text) {
        return line(text.replace("\\", "\\\\"));
    }

    /** A text as a shell takes it for one word, for a command that can be copied. */
    public static String word(String text) {
        return text.matches("[A-Za-z0-9_./-]+") ? text : "'" + line(text).replace("'", "'\\''") + "'";
    }

    /** A text on one line, with white space, line ends among it, as single blanks and none at its ends. */
    public static String folded(String text) {
        return line(text.replaceAll("[ \\t\\n\\x0B\\f\\r]+", " ").strip());
    }

    /**
     * A text as what it names is told by: with whatever is seen as blank between two words as one space, and none at its ends, so
     * that names which look the same are the same.
     */
    public static String joined(String text) {
        StringBuilder joined = new StringBuilder(text.length());
        boolean blank = false;
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            int character = text.codePointAt(at);
            if (isIn(BLANKS, character) && character != NEXT_LINE) {
                blank = joined.length() > 0;
            } else {
                joined.append(blank ? " " : "").appendCodePoint(character);
                blank = false;
            }
        }
        return joined.toString();
    }

    /** A text of several lines; tabs stay as well. */
    public static String lines(String text) {
        return escaped(text, true, Legible::escape);
    }

    /** JSON with what is not seen in its texts as escapes of JSON, so that it means the same. */
    public static String json(String json) {
        return escaped(
                json,
                true,
                character -> Character.charCount(character) == 1
                        ? jsonEscape(character)
                        : jsonEscape(Character.highSurrogate(character))
                                + jsonEscape(Character.lowSurrogate(character)));
    }

    /**
     * Whether JSON in UTF-8 has nothing but what is seen wherever it stands, so that {@link #json} would leave it as it is: letters
     * of ASCII, those with accents and a few signs, as in nearly all that is written. Controls are escapes in any JSON.
     */
    public static boolean isPlainly(byte[] json) {
        for (int at = 0; at < json.length; at++) {
            // Most of it is letters of ASCII, eight of which are looked at together.
            while (at + Long.BYTES < json.length && areAscii((long) EIGHT.get(json, at))) {
                at += Long.BYTES;
            }
            int one = json[at];
            if (one == 0x7F) {
                return false;
            }
            if (one < 0) {
                // What has two bytes begins with 110, what has three with 1110; what has four is rare.
                int character = (one & 0xE0) == 0xC0 ? one & 0x1F : (one & 0xF0) == 0xE0 ? one & 0x0F : 0;
                for (int more = character == 0 ? 0 : (one & 0xE0) == 0xC0 ? 1 : 2; more > 0; more--) {
                    character = (character << 6) | (json[++at] & 0x3F);
                }
                if (!isIn(PLAINLY_SEEN, character)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Whether none of eight bytes is above 0x7E, where one more would reach into the highest bit. */
    private static boolean areAscii(long eight) {
        return ((eight | (eight + 0x0101010101010101L)) & 0x8080808080808080L) == 0;
    }

    /** A text in a message: on one line, and cut where it is endless. */
    public static String excerpt(String text, int longest) {
        String line = line(text);
        if (line.codePointCount(0, line.length()) <= longest) {
            return line;
        }
        return line.substring(0, line.offsetByCodePoints(0, longest - 3)) + "...";
    }

    /** Whether a text shows nothing: it is empty, or all of it is blank or not seen. */
    public static boolean isBlank(String text) {
        return text.codePoints()
                .allMatch(character -> isControl(character) || isIn(BLANKS, character) || isIn(UNSEEN, character));
    }

    /**
     * A regular expression, of Java as of JSON Schema, for a character that shows something. What is no one {@code char} stands
     * in it as it is, for each language has an escape of its own for that; and not where a range begins, so that one who reads
     * such a character as two can read the expression all the same.
     */
    public static String seen() {
        StringBuilder unseen = new StringBuilder("\\u0000-\\u001F\\u007F-\\u009F");
        Stream.of(BLANKS, UNSEEN).flatMap(Arrays::stream).forEach(range -> {
            if (range[1] <= 0xFFFF) {
                unseen.append("\\u").append(digits(range[0], 4)).append("-\\u").append(digits(range[1], 4));
            } else if (range[0] != TAGS[0]) {
                IntStream.rangeClosed(range[0], range[1]).forEach(unseen::appendCodePoint);
            }
        });
        String before = Character.toString(TAGS[0] - 1);
        String last = Character.toString(TAGS[1]);
        return "(?![" + unseen + "])(?:[\\u0000-" + before + "\\uE000-\\uFFFF]|[^\\u0000-" + last + "])";
    }

    /** Where the first half of a character stands in a text whose other half is missing, or -1. */
    public static int halfCharacter(String text) {
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            if (isHalf(text.codePointAt(at))) {
                return at;
            }
        }
        return -1;
    }

    private static String escaped(String text, boolean ofLines, IntFunction<String> escape) {
        StringBuilder seen = null;
        for (int at = 0; at < text.length(); ) {
            char plain = text.charAt(at);
            if (plain >= ' ' && plain < 0x7F) {
                // As most are: JSON of a whole file is gone through here.
                if (seen != null) {
                    seen.append(plain);
                }
                at++;
                continue;
            }
            int character = text.codePointAt(at);
            boolean stays = (ofLines && isLayout(text, at)) || isSeen(text, at, character);
            if (!stays && seen == null) {
                seen = new StringBuilder(text.length() + 16).append(text, 0, at);
            }
            if (seen != null) {
                if (stays) {
                    seen.appendCodePoint(character);
                } else {
                    seen.append(escape.apply(character));
                }
            }
            at += Character.charCount(character);
        }
        return seen == null ? text : seen.toString();
    }

    /** A tab or the end of a line, which is one character or two. */
    private static boolean isLayout(String text, int at) {
        char character = text.charAt(at);
        return character == '\n'
                || character == '\t'
                || (character == '\r' && at + 1 < text.length() && text.charAt(at + 1) == '\n');
    }

    private static boolean isSeen(String text, int at, int character) {
        if (character < 0x7F) {
            return character >= ' ';
        }
        if (isControl(character) || isHalf(character) || (character & 0xFFFE) == 0xFFFE) {
            return false;
        }
        if (!isIn(UNSEEN, character)) {
            return true;
        }
        int before = at == 0 ? 0 : text.codePointBefore(at);
        if (character == 0x200C || character == 0x200D) {
            int after = at + 1 < text.length() ? text.codePointAt(at + 1) : 0;
            return (isIn(JOINING, before) && isIn(JOINING, after))
                    || (character == 0x200D && (isIn(PICTURES, before) || before == 0xFE0F) && isIn(PICTURES, after));
        }
        if (character >= 0xFE00 && character <= 0xFE0F) {
            return isIn(PICTURES, before) || isIn(IDEOGRAPHS, before);
        }
        if (character >= 0xE0100 && character <= 0xE01EF) {
            return isIn(IDEOGRAPHS, before);
        }
        return character >= 0x180B && character <= 0x180D && isIn(MONGOLIAN, before) && !isIn(UNSEEN, before);
    }

    private static boolean isControl(int character) {
        return character < ' ' || (character >= 0x7F && character <= 0x9F);
    }

    private static boolean isHalf(int character) {
        return character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
    }

    private static boolean isIn(int[][] ranges, int character) {
        for (int[] range : ranges) {
            if (character <= range[1]) {
                return character >= range[0];
            }
        }
        return false;
    }

    private static String escape(int character) {
        return switch (character) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default ->
                character < 0x100
                        ? "\\x" + digits(character, 2).toLowerCase(Locale.ROOT)
                        : character < 0x10000 ? "\\u" + digits(character, 4) : "\\U" + digits(character, 8);
        };
    }

    private static String jsonEscape(int unit) {
        return "\\u" + digits(unit, 4);
    }

    private static String digits(int character, int count) {
        String digits = Integer.toHexString(character).toUpperCase(Locale.ROOT);
        return "0".repeat(count - digits.length()) + digits;
    }
}
