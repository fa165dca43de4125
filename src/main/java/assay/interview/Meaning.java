package assay.interview;

import java.util.Map;

/** What becomes of a column. */
sealed interface Meaning {

    /**
     * It fills a place.
     *
     * @param slot the place
     * @param words what the form says for the place's own words, in the order of the form
     */
    record Fills(Slot slot, Map<String, String> words) implements Meaning {

        /** Its cells hold the place's own words. */
        Fills(Slot slot) {
            this(slot, Map.of());
        }
    }

    /** It says how to reach somebody, which is no evidence and goes nowhere. */
    record ContactDetail() implements Meaning {}

    /**
     * There is no place for it.
     *
     * @param because why
     */
    record NotCarried(String because) implements Meaning {}
}
