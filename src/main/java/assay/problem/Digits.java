package assay.problem;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What to do about a number that is not written in digits alone, wherever it stands. */
public final class Digits {

    /** What to do about a number that has a comma in it. */
    public static final String WITHOUT_COMMAS = "a number is written with a full stop and without commas";

    private static final Pattern COMMAS = Pattern.compile("[0-9]+(?:,[0-9]+)+");
    private static final Pattern PERCENT = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)\\s*(?:%|\uFF05|\uFE6A)");

    private Digits() {}

    /** What to do about a number with a percent sign behind it. */
    public static String withoutPercentSign(String number) {
        return "write " + Nearest.shown(number) + ", without a percent sign";
    }

    /** What to do about what is a number but for a sign that does not belong to it; nothing where it is anything else. */
    public static String hint(String text) {
        Matcher percent = PERCENT.matcher(text);
        return percent.matches()
                ? withoutPercentSign(percent.group(1))
                : COMMAS.matcher(text).matches() ? WITHOUT_COMMAS : "";
    }
}
