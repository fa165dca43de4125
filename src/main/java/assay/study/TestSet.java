package assay.study;

import assay.study.Table.Shown;
import java.util.List;

/**
 * The tests of one table, before they are judged.
 *
 * @param table the table's identifier
 * @param title what it shows
 * @param shown who is shown it
 * @param tests its tests, in their order
 * @param note what else to say below the table, or an empty text
 */
record TestSet(String table, String title, Shown shown, List<Tested> tests, String note) {

    /** Keeps its own copy. */
    TestSet {
        tests = List.copyOf(tests);
    }
}
