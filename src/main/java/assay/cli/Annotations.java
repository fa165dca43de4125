package assay.cli;

import assay.problem.Problem;
import assay.text.Legible;

/** Lines that GitHub shows beside the line of the file that they are about. */
final class Annotations {

    private Annotations() {}

    /** A problem as an annotation: an {@code error} or a {@code warning}. */
    static String of(Problem problem, String level) {
        return "::" + level + " file="
                + escaped(Legible.line(problem.file())).replace(":", "%3A").replace(",", "%2C") + ",line="
                + problem.line() + (problem.column() > 0 ? ",col=" + problem.column() : "")
                + (problem.code().isEmpty() ? "" : ",title=" + problem.code()) + "::" + escaped(problem.message());
    }

    private static String escaped(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }
}
