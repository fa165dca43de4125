package assay.ruleset;

import java.util.Set;

/**
 * One step of a run. At its beginning the engine hands all of its facts to the rules; at its end, when nothing more follows
 * from them, it looks at what was concluded. In a step that nothing is handed to, only rules fire that conclude what is looked
 * at then and nothing else.
 *
 * @param place its place among the steps of its subject, from 0
 * @param name its name, by which no other step of its subject goes
 * @param end when it ends, in words: "what is asked for is settled"
 * @param given the names of the types that the engine hands over at its beginning
 * @param lookedAt the names of the types that the engine looks at at its end, and not again after that
 */
public record Step(int place, String name, String end, Set<String> given, Set<String> lookedAt)
        implements Comparable<Step> {

    /** The sets stay as they are. */
    public Step {
        given = Set.copyOf(given);
        lookedAt = Set.copyOf(lookedAt);
    }

    /** Of its name alone, which no two steps of a subject share. */
    @Override
    public int hashCode() {
        return name.hashCode();
    }

    /** Steps of one subject in their order. */
    @Override
    public int compareTo(Step other) {
        return Integer.compare(place, other.place);
    }
}
