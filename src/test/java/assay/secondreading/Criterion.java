package assay.secondreading;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * One row of the register: the parts that it needs, in the register's order, how many of them are enough, and where they
 * come from.
 */
record Criterion(String id, Kind kind, List<String> needs, int atLeast, List<Source> sources) {

    enum Kind {
        MINIMUM("minimum"),
        CONDITION("condition"),
        FURTHER_IMPROVEMENT("further improvement");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    /** The facts that a criterion asks for, and the parts that such a fact supplies: none where it is set aside. */
    record Source(Predicate<Observation> asked, Function<Observation, Set<String>> supplied) {}

    /** What the evidence of one authority shows of this criterion. */
    Finding read(List<Observation> evidence) {
        List<Finding.Counted> counted = new ArrayList<>();
        List<Observation> setAside = new ArrayList<>();
        for (Observation observation : evidence) {
            for (Source source : sources) {
                if (!source.asked().test(observation)) {
                    continue;
                }
                Set<String> supplied = source.supplied().apply(observation);
                List<String> parts = needs.stream().filter(supplied::contains).toList();
                parts.forEach(part -> counted.add(new Finding.Counted(part, observation)));
                if (parts.isEmpty()) {
                    setAside.add(observation);
                }
            }
        }
        return new Finding(this, List.copyOf(counted), List.copyOf(setAside));
    }
}
