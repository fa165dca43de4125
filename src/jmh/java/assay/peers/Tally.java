package assay.peers;

import java.util.HashSet;
import java.util.Set;

/** What is shown of a criterion: changed in place, since neither engine counts facts by itself. */
final class Tally {

    private final Criterion criterion;
    private final Set<String> shown = new HashSet<>();

    Tally(Criterion criterion) {
        this.criterion = criterion;
    }

    Criterion criterion() {
        return criterion;
    }

    void show(Set<String> parts) {
        for (String part : parts) {
            if (criterion.parts().contains(part)) {
                shown.add(part);
            }
        }
    }

    int shown() {
        return shown.size();
    }

    boolean isMet() {
        return shown() >= criterion.atLeast();
    }
}
