package assay.text;

import java.util.List;

/** Several things said one after another. */
public final class Series {

    private Series() {}

    /** {@code a, b and c}; nothing of none. */
    public static String and(List<String> all) {
        int last = all.size() - 1;
        return last < 1 ? String.join("", all) : String.join(", ", all.subList(0, last)) + " and " + all.get(last);
    }
}
