package assay.peers;

import java.util.function.Predicate;

/** The grades, their values in hundredths, and where each is given: a rule of each engine for each. */
enum Grade {
    WELL_BEHIND("Well Behind", 98, it -> !it.halfOfMinimums()),
    BIT_BEHIND("Bit Behind", 199, it -> it.halfOfMinimums() && !it.allMinimums()),
    ON_COURSE("On Course", 300, it -> it.allMinimums() && !(it.isImproved() && it.conditionsHold())),
    WELL_AHEAD("Well Ahead", 401, it -> it.allMinimums() && it.isImproved() && it.conditionsHold());

    private final String words;
    private final int hundredths;
    private final Predicate<Standing> where;

    Grade(String words, int hundredths, Predicate<Standing> where) {
        this.words = words;
        this.hundredths = hundredths;
        this.where = where;
    }

    String words() {
        return words;
    }

    int hundredths() {
        return hundredths;
    }

    Predicate<Standing> where() {
        return where;
    }
}
