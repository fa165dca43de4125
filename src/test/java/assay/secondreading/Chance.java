package assay.secondreading;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Seeded choices: the same seed makes the same ones, on every machine. */
final class Chance {

    private final Random random;

    Chance(long seed) {
        this.random = new Random(seed);
    }

    boolean percent(int likelihood) {
        return random.nextInt(100) < likelihood;
    }

    /** Both ends included. */
    int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    <T> T oneOf(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    @SafeVarargs
    final <T> T oneOf(T... values) {
        return values[random.nextInt(values.length)];
    }

    <T> List<T> shuffled(List<T> values) {
        List<T> shuffled = new ArrayList<>(values);
        Collections.shuffle(shuffled, random);
        return shuffled;
    }

    /** Different ones, in any order; fewer where there are not as many. */
    <T> List<T> some(int least, int most, List<T> values) {
        int size = Math.min(between(least, most), values.size());
        return new ArrayList<>(shuffled(values).subList(0, size));
    }

    /** All of the values, each in one of one to {@code most} pieces, none of which is empty. */
    <T> List<List<T>> pieces(int most, List<T> values) {
        if (values.isEmpty()) {
            return List.of();
        }
        int count = between(1, Math.min(most, values.size()));
        List<List<T>> pieces = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            pieces.add(new ArrayList<>());
        }
        List<T> shuffled = shuffled(values);
        for (int i = 0; i < shuffled.size(); i++) {
            pieces.get(i < count ? i : random.nextInt(count)).add(shuffled.get(i));
        }
        return pieces;
    }
}
