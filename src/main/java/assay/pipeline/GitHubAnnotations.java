package assay.pipeline;

import assay.text.Legible;
import java.util.List;
import java.util.stream.Collectors;

/** Lines that GitHub shows beside the lines of the files that they are about. */
public final class GitHubAnnotations {

    private GitHubAnnotations() {}

    /** A line for each finding: an {@code error} or a {@code warning}. */
    public static String of(List<Finding> findings) {
        return findings.stream().map(GitHubAnnotations::line).collect(Collectors.joining());
    }

    private static String line(Finding finding) {
        int column = finding.problem().column();
        return "::" + (finding.isError() ? "error" : "warning")
                + " file=" + property(Legible.line(finding.path()))
                + ",line=" + finding.problem().line()
                + (column > 0 ? ",col=" + column : "")
                + (finding.endColumn() > 0 ? ",endColumn=" + finding.endColumn() : "")
                + ",title=" + property(finding.problem().code())
                + "::" + escaped(finding.problem().message()) + "\n";
    }

    /** A value of a property, which a colon or a comma would end. */
    private static String property(String text) {
        return escaped(text).replace(":", "%3A").replace(",", "%2C");
    }

    private static String escaped(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }
}
