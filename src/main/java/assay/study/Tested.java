package assay.study;

import assay.statistics.TestResult;

/**
 * A test of a study, before it is judged.
 *
 * @param of what is explained
 * @param against what may explain it
 * @param matter what kind of thing the second is
 * @param leftOut how many authorities were left out because one of the two is not known of them, or because those that are
 *     like them otherwise do not differ
 * @param result what the test came to
 */
record Tested(String of, String against, Matter matter, int leftOut, TestResult result) {

    /** What a test is about, which decides how its outcome is put into words. */
    enum Matter {
        /** Whether authorities meet two things. */
        MEETING("who meets one tends to meet the other", "who meets one tends not to meet the other"),
        /** Something that is more or less. */
        NUMBER("the higher the one, the higher the other", "the higher the one, the lower the other"),
        /** A day. */
        DAY("the later the one, the higher the other", "the later the one, the lower the other"),
        /** Something that is one of several words. */
        GROUPS("the groups differ", "the groups differ");

        private final String positive;
        private final String negative;

        Matter(String positive, String negative) {
            this.positive = positive;
            this.negative = negative;
        }

        String inWords(TestResult.Direction direction) {
            return direction == TestResult.Direction.NEGATIVE ? negative : positive;
        }
    }
}
