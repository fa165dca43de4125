package assay.words;

import assay.drl.FactCondition;
import assay.drl.FactCondition.Sign;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One fact of a rule, with what other facts of the rule say of it. */
final class Spoken {

    private final FactCondition fact;
    private final Sign sign;
    private final Map<String, List<String>> inLists = new LinkedHashMap<>();
    private final List<String> phrases = new ArrayList<>();
    private boolean saidElsewhere;

    Spoken(FactCondition fact, Sign sign) {
        this.fact = fact;
        this.sign = sign;
    }

    /** What is asked of the fact itself. */
    FactCondition fact() {
        return fact;
    }

    /** Whether it is to be there or not. */
    Sign sign() {
        return sign;
    }

    /** What stands in the place of the words of its lists, by the field that has the list. */
    Map<String, List<String>> inLists() {
        return inLists;
    }

    /** Puts something in the place of the words of a list. */
    void inList(String field, String said) {
        inLists.computeIfAbsent(field, any -> new ArrayList<>()).add(said);
    }

    /** What else is said of it. */
    List<String> phrases() {
        return phrases;
    }

    /** Whether it is spoken of where it need not be a condition any more. */
    boolean isSaidElsewhere() {
        return saidElsewhere;
    }

    /** Says that it is. */
    void sayElsewhere() {
        saidElsewhere = true;
    }
}
