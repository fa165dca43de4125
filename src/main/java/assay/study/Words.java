package assay.study;

/** Numbers of things in words. */
final class Words {

    private Words() {}

    /** {@code "1 authority"}, {@code "133 authorities"}. */
    static String authorities(int count) {
        return count + (count == 1 ? " authority" : " authorities");
    }
}
