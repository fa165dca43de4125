package assay.text;

/** A number with what it is a number of, which is said otherwise of one. */
public final class HowMany {

    private HowMany() {}

    /** What takes an s: {@code 1 file}, {@code 2 files}. */
    public static String of(long count, String one) {
        return of(count, one, one + "s");
    }

    /** What is said otherwise of several: {@code 1 entry}, {@code 2 entries}, {@code 1 is}, {@code 2 are}. */
    public static String of(long count, String one, String several) {
        return count + " " + (count == 1 ? one : several);
    }
}
