package assay.text;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Characters that are taken for others: spaces that are none, what is not seen at all, dashes for hyphens, curled quotes, and
 * letters of other scripts that look like Latin ones. Two texts that differ only in these are the same on a screen, and to a
 * program they are not.
 */
public final class LookAlike {

    private static final String LETTERS =
            "\u0430a\u0435e\u043eo\u0440p\u0441c\u0443y\u0445x\u0456i\u0458j\u0455s\u04bbh\u0501d\u051bq\u051dw\u0410A\u0412B\u0415E\u041aK\u041cM\u041dH\u041eO\u0420P\u0421C\u0422T\u0425X\u0423Y\u0405S\u0406I\u0408J"
                    + "\u0391A\u0392B\u0395E\u0396Z\u0397H\u0399I\u039aK\u039cM\u039dN\u039fO\u03a1P\u03a4T\u03a5Y\u03a7X\u03bfo\u03bdv\u03b1a\u03b9i\u03c1p\u03bak\u03c5u\u0131i";
    private static final String SIGNS =
            "\u2018'\u2019'\u201a'\u201b'\u2032'\u00b4'\u201c\"\u201d\"\u201e\"\u2033\"\u00ab\"\u00bb\"\u2212-";
    private static final Map<Integer, String> PLAIN = new HashMap<>();

    static {
        for (int at = 0; at < LETTERS.length(); at += 2) {
            PLAIN.put((int) LETTERS.charAt(at), LETTERS.substring(at + 1, at + 2));
        }
        for (int at = 0; at < SIGNS.length(); at += 2) {
            PLAIN.put((int) SIGNS.charAt(at), SIGNS.substring(at + 1, at + 2));
        }
        for (int dash = 0x2010; dash <= 0x2015; dash++) {
            PLAIN.put(dash, "-");
        }
    }

    private LookAlike() {}

    /**
     * A character that is not what it looks like.
     *
     * @param offset where it stands in its text
     * @param called its code point and its name: {@code U+2013 (en dash)}
     */
    public record Odd(int offset, String called) {

        /** What it looks like in its text, and so what to write. */
        public String looks(String text) {
            String plain = plain(text.codePointAt(offset));
            return plain.isEmpty()
                    ? "nothing at all; take it out"
                    : plain.equals(" ") ? "an ordinary space; write one" : "\"" + plain + "\"; write that";
        }
    }

    /** A text with what it looks like, in characters of a keyboard. */
    public static String plain(String text) {
        StringBuilder plain = new StringBuilder();
        text.codePoints().forEach(character -> plain.append(plain(character)));
        return plain.toString();
    }

    /** The first character of a text that is not what it looks like. */
    public static Optional<Odd> in(String text) {
        return first(text, false);
    }

    /**
     * The first character of a text that nobody means in words: one that is not seen, a space that is none, or a letter of
     * another script among Latin ones.
     */
    public static Optional<Odd> inWords(String text) {
        return first(text, true);
    }

    private static Optional<Odd> first(String text, boolean words) {
        for (int at = 0; at < text.length(); ) {
            int character = text.codePointAt(at);
            int length = Character.charCount(character);
            String plain = plain(character);
            boolean odd = !plain.equals(Character.toString(character));
            if (odd && words) {
                odd = plain.isBlank() || isAmongLatin(text, at, length);
            }
            if (odd) {
                return Optional.of(new Odd(at, called(character)));
            }
            at += length;
        }
        return Optional.empty();
    }

    private static boolean isAmongLatin(String text, int at, int length) {
        return Character.isLetter(text.codePointAt(at))
                && ((at > 0 && isLatin(text.charAt(at - 1)))
                        || (at + length < text.length() && isLatin(text.charAt(at + length))));
    }

    private static boolean isLatin(char character) {
        return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
    }

    private static String plain(int character) {
        String itself = Character.toString(character);
        if (character < 0x7F) {
            return itself;
        }
        if (Legible.isBlank(itself)) {
            return Character.isSpaceChar(character) && character != 0x2028 && character != 0x2029 ? " " : "";
        }
        String known = PLAIN.get(character);
        if (known != null) {
            return known;
        }
        String simple = Normalizer.normalize(itself, Normalizer.Form.NFKC);
        return simple.chars().allMatch(one -> one < 0x7F) ? simple : itself;
    }

    /** A character's code point and name: {@code U+2013 (en dash)}. */
    public static String called(int character) {
        String name = Character.getName(character);
        return String.format(Locale.ROOT, "U+%04X", character)
                + (name == null ? "" : " (" + name.toLowerCase(Locale.ROOT) + ")");
    }
}
