package assay.report;

import assay.evaluation.Evaluation;

/** One way to write evaluations down. The same evaluation always gives the same text, with lines that end in {@code \n}. */
public interface Report {

    /** What stands before the first evaluation. */
    default String before() {
        return "";
    }

    /** One evaluation. */
    String of(Evaluation evaluation);

    /** What stands between two evaluations. */
    default String between() {
        return "";
    }

    /** What stands after the last evaluation. */
    default String after() {
        return "";
    }
}
