package assay.report;

import assay.evaluation.Evaluation;
import java.nio.charset.StandardCharsets;

/** One way to write evaluations down. The same evaluation always gives the same text, with lines that end in {@code \n}. */
public interface Report {

    /** What stands before the first evaluation. */
    default String before() {
        return "";
    }

    /** One evaluation. */
    String of(Evaluation evaluation);

    /**
     * One evaluation in UTF-8, in which there is nothing that would not be seen.
     *
     * @param ink what may be in it besides
     */
    default byte[] bytes(Evaluation evaluation, Ink ink) {
        return ink.lines(of(evaluation)).getBytes(StandardCharsets.UTF_8);
    }

    /** What stands between two evaluations. */
    default String between() {
        return "";
    }

    /** What stands after the last evaluation. */
    default String after() {
        return "";
    }
}
