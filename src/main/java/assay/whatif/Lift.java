package assay.whatif;

import assay.evidence.Observation;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/**
 * Facts that lift the grades of some requirements.
 *
 * @param facts the facts
 * @param gain by how much the total of the weighted grades rises with them
 */
record Lift(List<Observation> facts, BigDecimal gain) {

    /**
     * Of all lifts of several requirements that have equally many facts the one with the most gain, those with the fewest
     * facts first.
     *
     * @param lifts for each requirement, the lifts of it alone
     */
    static Collection<Lift> most(List<List<Lift>> lifts) {
        TreeMap<Integer, Lift> most = new TreeMap<>();
        most.put(0, new Lift(List.of(), BigDecimal.ZERO));
        for (List<Lift> ofOne : lifts) {
            for (Lift some : List.copyOf(most.values())) {
                for (Lift one : ofOne) {
                    Lift both = new Lift(Additions.joined(some.facts, one.facts), some.gain.add(one.gain));
                    most.merge(both.facts.size(), both, (a, b) -> a.gain.compareTo(b.gain) >= 0 ? a : b);
                }
            }
        }
        return most.values();
    }
}
