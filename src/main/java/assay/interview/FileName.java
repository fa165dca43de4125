package assay.interview;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.lang3.StringUtils;

/** What a file is called that is named after an authority. */
public final class FileName {

    /** What leads from one folder into another, wherever the file will be taken. */
    private static final Pattern LEADS_ELSEWHERE = Pattern.compile("[/\\\\]|\\.\\.");

    /** What Windows takes for a device, with any ending. */
    private static final Pattern DEVICE = Pattern.compile("con|prn|aux|nul|com[0-9]|lpt[0-9]");

    private static final int LONGEST = 100;

    private FileName() {}

    /** The name in small letters, digits and hyphens, which may be nothing. */
    public static String of(String authority) {
        String plain =
                StringUtils.stripAccents(authority).toLowerCase(Locale.ROOT).replaceAll("['’]", "");
        return StringUtils.strip(plain.replaceAll("[^a-z0-9]+", "-"), "-");
    }

    /** Why no file can be named after an authority, if none can. */
    public static Optional<String> fault(String authority) {
        return faultOf(authority).map(fault -> "a file is named after the authority, and " + fault);
    }

    /** What about a name keeps a file from being named after it, if something does. */
    public static Optional<String> faultOf(String given) {
        String name = of(given);
        String quoted = CellReader.shown(given);
        if (LEADS_ELSEWHERE.matcher(given).find()) {
            return Optional.of(quoted + " has /, \\ or .., which could lead out of its folder");
        }
        if (name.isEmpty()) {
            return Optional.of(quoted + " has no letter from a to z and no digit");
        }
        if (DEVICE.matcher(name).matches()) {
            return Optional.of(quoted + " is a device under Windows");
        }
        return name.length() <= LONGEST
                ? Optional.empty()
                : Optional.of(quoted + " has more than " + LONGEST + " letters");
    }
}
