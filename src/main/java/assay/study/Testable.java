package assay.study;

import assay.ruleset.RuleSet;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a table of a study tests, whoever is in the study.
 *
 * @param table the table
 * @param of what it explains
 * @param against what it explains it by
 */
record Testable(String table, List<String> of, List<String> against) {

    /** Everything that a study by a rule set tests. */
    static List<Testable> by(RuleSet rules) {
        return Stream.concat(CircumstanceTables.testable(rules).stream(), PairTables.testable(rules).stream())
                .toList();
    }
}
