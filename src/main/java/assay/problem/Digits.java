package assay.problem;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What to do about a number that is not written in digits alone, wherever it stands. */
public final class Digits {

    /** What to do about a number that has a comma in it. */
    public static final String WITHOUT_COMMAS = "a number is written with a full stop and without commas";

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(?:\\.[0-9]+)?");
    private static final Pattern COMMAS = Pattern.compile("[0-9]+(?:,[0-9]+)+");
    private static final Pattern PERCENT = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)\\s*(?:%|\uFF05|\uFE6A)");

    private Digits() {}

    /** Whether something is a number, of however many digits: one that is not taken has too many, and is told {@link #outOfRange}. */
    public static boolean areAll(String text) {
        return NUMBER.matcher(text).matches();
    }

    /**
     * What is said of a number that has more digits than are taken.
     *
     * @param most how many may stand before the point
     */
    public static String outOfRange(int most) {
        return " is out of range: at most " + "9".repeat(most) + ", with at most nine decimals";
    }

    /** What to do about a number with a percent sign behind it. */
    public static String withoutPercentSign(String number) {
        return "write " + Nearest.shown(number) + ", without a percent sign";
    }

    /** The same where a whole number is wanted: what has decimals is none without its sign either. */
    private static String wholeWithoutPercentSign(String number) {
        BigDecimal written = new BigDecimal(number);
        return written.stripTrailingZeros().scale() <= 0
                ? withoutPercentSign(number)
                : "write a whole number, such as "
                        + written.setScale(0, RoundingMode.UP).toPlainString()
                        + ", without decimals and without a percent sign";
    }

    /**
     * What to do about what is a number but for a sign that does not belong to it; nothing where it is anything else.
     *
     * @param isWhole whether a whole number is wanted
     */
    public static String hint(String text, boolean isWhole) {
        Matcher percent = PERCENT.matcher(text);
        return percent.matches()
                ? isWhole ? wholeWithoutPercentSign(percent.group(1)) : withoutPercentSign(percent.group(1))
                : COMMAS.matcher(text).matches() ? WITHOUT_COMMAS : "";
    }
}
