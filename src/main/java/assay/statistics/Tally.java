package assay.statistics;

/** How often each whole number came up. */
final class Tally {

    private static final int FIRST_SIZE = 16;

    private long[] numbers = new long[FIRST_SIZE];
    private long[] counts = new long[FIRST_SIZE];
    private int filled;

    /** Takes what came up and how often. */
    @FunctionalInterface
    interface Taker {
        void take(long number, long count);
    }

    /** Counts a number so many times more, at least once. */
    void add(long number, long times) {
        if (2 * filled >= numbers.length) {
            grow();
        }
        int at = place(number);
        if (counts[at] == 0) {
            numbers[at] = number;
            filled++;
        }
        counts[at] += times;
    }

    void each(Taker taker) {
        for (int at = 0; at < numbers.length; at++) {
            if (counts[at] > 0) {
                taker.take(numbers[at], counts[at]);
            }
        }
    }

    private int place(long number) {
        int mask = numbers.length - 1;
        long mixed = number * 0x9E3779B97F4A7C15L;
        int at = (int) (mixed >>> Integer.SIZE) & mask;
        while (counts[at] > 0 && numbers[at] != number) {
            at = (at + 1) & mask;
        }
        return at;
    }

    private void grow() {
        long[] oldNumbers = numbers;
        long[] oldCounts = counts;
        numbers = new long[2 * oldNumbers.length];
        counts = new long[numbers.length];
        for (int i = 0; i < oldNumbers.length; i++) {
            if (oldCounts[i] > 0) {
                int at = place(oldNumbers[i]);
                numbers[at] = oldNumbers[i];
                counts[at] = oldCounts[i];
            }
        }
    }
}
