package assay.study;

import assay.text.HowMany;

/** Numbers of things in words. */
final class Words {

    private Words() {}

    /** {@code "1 authority"}, {@code "133 authorities"}. */
    static String authorities(int count) {
        return HowMany.of(count, "authority", "authorities");
    }
}
