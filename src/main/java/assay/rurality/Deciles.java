package assay.rurality;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The tenths that wards fall into when they stand in the order of their densities, from the least dense.
 *
 * <p>Each ward takes up an equal share of the line, and wards that are as dense as each other stand together. Where a border
 * between deciles runs through a ward, or through such a group, all of it is in the decile nearer to the middle (or in
 * the fifth, where that is the fifth as well as the sixth): whoever is in one of the outer deciles is in it entirely.
 */
final class Deciles {

    private static final int DECILES = 10;
    private static final int MIDDLE = DECILES / 2;

    private final Map<Density, Integer> deciles = new TreeMap<>();

    /** The deciles of wards with these densities, in any order. */
    Deciles(List<Density> densities) {
        TreeMap<Density, Integer> equals = new TreeMap<>();
        densities.forEach(density -> equals.merge(density, 1, Integer::sum));
        long before = 0;
        for (Map.Entry<Density, Integer> entry : equals.entrySet()) {
            long after = before + entry.getValue();
            int first = (int) (DECILES * before / densities.size()) + 1;
            int last = (int) ((DECILES * after + densities.size() - 1) / densities.size());
            deciles.put(entry.getKey(), first > MIDDLE ? first : Math.min(last, MIDDLE));
            before = after;
        }
    }

    /**
     * The decile of a ward: 1 is the least dense, 10 the most dense.
     *
     * @param density one of those that the deciles were made of
     */
    int of(Density density) {
        return deciles.getOrDefault(density, 0);
    }
}
