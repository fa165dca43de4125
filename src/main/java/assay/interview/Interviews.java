package assay.interview;

import assay.evidence.Evidence;
import assay.evidence.EvidenceWriter;
import assay.problem.Nearest;
import assay.problem.Problem;
import assay.ruleset.RuleSet;
import java.util.List;

/**
 * What an export of interviews came to.
 *
 * @param interviews those that can be used, in the order of their rows
 * @param rows how many rows there are, without those that are empty
 * @param problems what is wrong with the others, by row and cell; a row's line is that on which it begins
 * @param columns what became of each column, in their order
 * @param readings how cells were read that can be read in more than one way, with the columns, sorted
 * @param headings how many rows of the export are headings
 * @param headerLine the line of the one that names the columns
 */
public record Interviews(
        List<Interview> interviews,
        int rows,
        List<Problem> problems,
        List<Column> columns,
        List<String> readings,
        int headings,
        int headerLine) {

    /** Keeps its own copies. */
    public Interviews {
        interviews = List.copyOf(interviews);
        problems = List.copyOf(problems);
        columns = List.copyOf(columns);
        readings = List.copyOf(readings);
    }

    /**
     * An interview that can be used.
     *
     * @param line the line on which its row begins
     * @param cell the cell that has its authority's name, from 1
     * @param name what a file of it is called, without an ending: small letters, digits and hyphens
     * @param evidence the interview as evidence, without documents
     */
    public record Interview(int line, int cell, String name, Evidence evidence) {

        /**
         * The file of evidence that it makes, to which documents are to be added.
         *
         * @param export how the export is called
         */
        public String file(String export, RuleSet rules) {
            return "# The interview, from line " + line + " of " + Nearest.shown(export)
                    + ". The documents that were submitted are to be added.\n" + EvidenceWriter.file(evidence, rules);
        }
    }

    /**
     * A column.
     *
     * @param number its number, from 1
     * @param name what it is called
     * @param fate what became of it
     * @param because why it is not carried, or nothing
     */
    public record Column(int number, String name, Fate fate, String because) {}

    /** What can become of a column. */
    public enum Fate {
        /** What stands in it stands in the evidence. */
        CARRIED,
        /** It says how to reach somebody, and is never carried. */
        CONTACT_DETAIL,
        /** The form, or whoever imports it, says why it is not carried. */
        NOT_CARRIED,
        /** Nobody knows what it is, and so it is not carried. */
        UNKNOWN
    }
}
