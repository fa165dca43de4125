package assay.csv;

import assay.problem.Problem;
import assay.text.Utf8;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.lang3.StringUtils;
import org.apache.commons.lang3.Strings;

/** Tells what bytes are, and where characters cannot be what somebody wrote. */
final class Encoding {

    private static final String SAVE = "save it as \"CSV UTF-8\" and take that file";
    private static final Charset WESTERN = Charset.forName("windows-1252");

    /** Bytes that Windows-1252 has no character for are kept as the control characters of the same number. */
    private static final Pattern UNDEFINED = Pattern.compile("[\u0081\u008D\u008F\u0090\u009D]");

    private static final Pattern LOST = Pattern.compile("[\u0080-\u009F\uFFFD]");

    /** What UTF-8 looks like in Windows-1252: a first byte of Western letters or punctuation, and those that follow. */
    private static final Pattern TWICE = Pattern.compile("[\u00C2-\u00C5\u00E2][^\\p{ASCII}]+");

    private static final String CAPITAL = "[\u00C0-\u00DE\u0160\u017D\u0152\u0178&&[^\u00D7]]";

    /**
     * What no text in Windows-1252 has, but one of a Macintosh or of DOS that is read so, and so tells by itself: capital
     * letters with an accent inside words, at numbers, or by themselves where a dash or dots stand; signs inside words that
     * stand between no two, and a quotation mark there that nothing closes; signs at numbers that English has no use for;
     * what words of other alphabets make, such as three of these capitals in a row.
     */
    private static final Pattern ABSURD = Pattern.compile(String.join(
                    "|",
                    "\\p{Ll}{CAPITAL}",
                    "{CAPITAL}\u00D7|\u00D7{CAPITAL}|{CAPITAL}{3}",
                    "\u201C(?=[\u00C0-\u00FF])(?![^\u201D]*\u201D)|\u2013\\{",
                    "\\p{L}{CAPITAL}(?=\\p{Ll})",
                    "\\d{CAPITAL}|{CAPITAL}\\d",
                    "(?<!\\p{L})(?:[\u00D0\u00D1\u00D2\u00D4\u00D5]|\u00C9(?! \\p{Lu}))(?![\\p{L}.-])",
                    "\\p{L}[\u2039\u2020\u2021\u2022\u2122\u203A\u00A2\u00A4\u00A6\u00A8\u00A9\u00AA\u00AB\u00AC\u00AF\u00B6\u00B8\u00BA\u00BB]\\p{L}",
                    "\\p{L}\u201C\\p{L}(?![^\u201D]*\u201D)",
                    "\u0192|(?<=\\p{L})[\u201A\u201E\u02C6\u2030\u02DC]|[\u02C6\u2030](?=\\p{L})",
                    "(?<!\\S)\u02C6(?!\\S)",
                    "(?<=[\\p{L}\\d])[\u00A1\u00BF](?=\\p{L})|\u00A5(?! ?\\d)",
                    "\\p{Ll}\u00A3\\p{Ll}",
                    "(?<!\\p{L})\u0153(?!\\p{L})",
                    "\\d[\u00F8\u00AB\u00AC]")
            .replace("{CAPITAL}", CAPITAL));

    /**
     * What some English or Western text has, if seldom: names and words of other languages, their quotation marks, marks of
     * notes, a blank that is missing. One of these tells nothing, and neither do many of one kind; two kinds in a cell do,
     * if nothing in it is right ({@link #RIGHT}).
     */
    private static final Pattern SELDOM = Pattern.compile(String.join(
                    "|",
                    "(?<!\\p{L}){CAPITAL}(?![\\p{L}.-])",
                    "\u00D2(?=\\p{L})|(?<=\\p{Lu})\u00D3(?!\\p{L})",
                    "\u017D(?=\\p{Ll})",
                    "(?<=\\p{L})[\u201D\u2020\u2021]|[\u2020\u2021\u201A\u201E\u02DC\u00B3](?=\\p{L})",
                    "[\u00A1\u00BF]")
            .replace("{CAPITAL}", CAPITAL));

    /** What is as it should be in Windows-1252: small letters with an accent, opening quotation marks, dashes. */
    private static final Pattern RIGHT = Pattern.compile(
            "[\u00E0-\u00FF&&[^\u00F7\u00F8]]|(?<!\\p{L})[\u201C\u2018](?=\\p{L})|(?<=\\p{L})\u2019(?=[a-z]\\b)|\\s\u2013\\s");

    /** What stands for half of a character: it is none itself, and is as long. */
    static final String HALF = "\uFDD0";

    private Encoding() {}

    /** What a file is that is no text in one byte for a character or in UTF-8, with what to do; nothing if it may be one. */
    static Optional<String> fault(byte[] bytes) {
        if (isUtf32(bytes)) {
            return Optional.of("this is UTF-32; open it and " + SAVE);
        }
        String start = new String(bytes, 0, Math.min(bytes.length, 1 << 12), StandardCharsets.ISO_8859_1);
        if (start.startsWith("\u00FF\u00FE") || start.startsWith("\u00FE\u00FF") || isEverySecondByteZero(bytes)) {
            return Optional.of("this is UTF-16, which spreadsheets call Unicode text; open it and " + SAVE);
        }
        String what = "";
        if (start.startsWith("PK\u0003\u0004")) {
            what = archive(bytes);
        } else if (start.startsWith("\u00D0\u00CF\u0011\u00E0")) {
            what = "a workbook of an older Excel (.xls)";
        } else if (start.startsWith("$FL")) {
            what = "a file of SPSS (.sav)";
        } else if (start.startsWith("%PDF")) {
            what = "a PDF";
        } else if (start.startsWith("\u001F\u008B")) {
            what = "a compressed file (.gz)";
        } else if (Strings.CS
                .removeStart(start, "\u00EF\u00BB\u00BF")
                .stripLeading()
                .startsWith("<")) {
            what = "a page or a workbook in HTML or XML";
        }
        if (!what.isEmpty()) {
            return Optional.of("this is " + what + ", no comma-separated values; open it and " + SAVE);
        }
        for (byte one : bytes) {
            if (one == 0) {
                return Optional.of("this is no text; a file of comma-separated values is");
            }
        }
        return Optional.empty();
    }

    private static String archive(byte[] bytes) {
        String names = new String(bytes, StandardCharsets.ISO_8859_1);
        if (names.contains("xl/workbook")) {
            return "an Excel workbook (.xlsx)";
        }
        return names.contains("opendocument.spreadsheet")
                ? "a LibreOffice workbook (.ods)"
                : "a workbook or an archive (zip)";
    }

    /** Whether of every four bytes two are zero, as in UTF-32 all characters have that are in common use. */
    private static boolean isUtf32(byte[] bytes) {
        boolean smallFirst = bytes.length > 0 && bytes.length % 4 == 0;
        boolean greatFirst = smallFirst;
        for (int i = 0; i + 3 < bytes.length; i += 4) {
            boolean first = bytes[i] == 0;
            boolean last = bytes[i + 3] == 0;
            smallFirst &= last && bytes[i + 2] <= 1 && bytes[i + 2] >= 0 && !first;
            greatFirst &= first && bytes[i + 1] <= 1 && bytes[i + 1] >= 0 && !last;
        }
        return smallFirst || greatFirst;
    }

    /** Says of bytes that are no UTF-8 that they begin as it does, if so. */
    static Optional<Problem> mixed(byte[] bytes, String named) {
        if (!new String(bytes, 0, Math.min(bytes.length, 3), StandardCharsets.ISO_8859_1)
                .equals("\u00EF\u00BB\u00BF")) {
            return Optional.empty();
        }
        ByteBuffer left = ByteBuffer.wrap(bytes);
        StandardCharsets.UTF_8.newDecoder().decode(left, CharBuffer.allocate(bytes.length), true);
        String read = new String(bytes, 0, left.position(), StandardCharsets.UTF_8);
        int line = 1
                + (int) read.replace("\r\n", "\n")
                        .chars()
                        .filter(one -> one == '\n' || one == '\r')
                        .count();
        return Optional.of(new Problem(
                named,
                line,
                0,
                String.format(Locale.ROOT, "the byte %02X", bytes[left.position()] & 0xFF) + before(read, read.length())
                        + " is no UTF-8, as which the file begins; it has two encodings: " + SAVE));
    }

    /** As ASCII has in UTF-16, with no mark before it. */
    private static boolean isEverySecondByteZero(byte[] bytes) {
        int[] zeros = new int[2];
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == 0) {
                zeros[i % 2]++;
            }
        }
        int more = Math.max(zeros[0], zeros[1]);
        return more > 0 && more * 4 >= bytes.length && Math.min(zeros[0], zeros[1]) * 20 <= more;
    }

    /**
     * The text in what would be UTF-8 but for halves of characters, each of which has {@link #HALF} in its place, if it is
     * that: some programs write characters beyond the basic ones in two halves, and cut texts between them.
     */
    static Optional<String> utf8WithHalves(byte[] bytes) {
        byte[] replaced = bytes.clone();
        byte[] half = HALF.getBytes(StandardCharsets.UTF_8);
        boolean found = false;
        for (int i = 0; i + 2 < bytes.length; i++) {
            if (bytes[i] == (byte) 0xED && (bytes[i + 1] & 0xE0) == 0xA0 && (bytes[i + 2] & 0xC0) == 0x80) {
                System.arraycopy(half, 0, replaced, i, half.length);
                found = true;
            }
        }
        return found ? Utf8.text(replaced) : Optional.empty();
    }

    /** The text in Windows-1252, where a byte that this does not have becomes the control character of its number. */
    static String western(byte[] bytes) {
        StringBuilder text = new StringBuilder(new String(bytes, WESTERN));
        for (int i = 0; i < bytes.length; i++) {
            if (text.charAt(i) == '\uFFFD') {
                text.setCharAt(i, (char) (bytes[i] & 0xFF));
            }
        }
        return text.toString();
    }

    /** The name of Windows-1252. */
    static String westernName() {
        return WESTERN.name();
    }

    /** Says of a cell in Windows-1252 that it has a byte which this does not have. */
    static Optional<String> undefined(String cell) {
        Matcher byteThatIsNone = UNDEFINED.matcher(cell);
        return byteThatIsNone.find()
                ? Optional.of("the byte "
                        + Integer.toHexString(cell.charAt(byteThatIsNone.start()))
                                .toUpperCase(Locale.ROOT)
                        + before(cell, byteThatIsNone.start())
                        + " is no character of Windows-1252; the file is in UTF-8 in part, or in Mac Roman or another"
                        + " encoding: " + SAVE)
                : Optional.empty();
    }

    /** Says of a cell that it has characters which nobody wrote. */
    static Optional<String> garbled(String cell, String encoding) {
        Matcher lost = LOST.matcher(cell);
        if (lost.find()) {
            return Optional.of(String.format("the character U+%04X", (int) cell.charAt(lost.start()))
                    + before(cell, lost.start())
                    + " stands for one that was lost when the file was made; export it again as UTF-8");
        }
        Matcher twice = TWICE.matcher(cell);
        while (twice.find()) {
            Optional<String> meant = once(twice.group());
            if (meant.isPresent()) {
                return Optional.of("\"" + twice.group() + "\"" + before(cell, twice.start())
                        + " was \"" + meant.get() + "\" before it was read in another encoding than it was written in;"
                        + " export the file again as UTF-8");
            }
        }
        return WESTERN.name().equals(encoding)
                ? absurd(cell)
                        .map(found -> "\"" + found.group() + "\"" + before(cell, found.start())
                                + " stands so in no English text of Windows-1252; the file looks like one of a Macintosh, of DOS or in another alphabet: "
                                + SAVE)
                : Optional.empty();
    }

    /** The first sign in a cell that shows another encoding. */
    private static Optional<MatchResult> absurd(String cell) {
        Optional<MatchResult> alone = ABSURD.matcher(cell).results().findFirst();
        if (alone.isPresent() || RIGHT.matcher(cell).find()) {
            return alone;
        }
        List<MatchResult> seldom = SELDOM.matcher(cell).results().toList();
        boolean several = seldom.stream().map(MatchResult::group).distinct().count() > 1;
        return seldom.stream().filter(one -> several).findFirst();
    }

    /** What was written in UTF-8 and read in Windows-1252, if it was. */
    private static Optional<String> once(String text) {
        byte[] bytes = text.getBytes(WESTERN);
        return new String(bytes, WESTERN).equals(text) ? Utf8.text(bytes) : Optional.empty();
    }

    /** The letters before a place: enough to find it, too few to give away whom a cell names. */
    private static String before(String cell, int place) {
        String letters = StringUtils.right(cell.substring(0, place).replaceAll("\\p{Cntrl}", " "), 3);
        return letters.isBlank() ? "" : " after \"" + letters.strip() + "\"";
    }
}
