package assay.cli;

import assay.problem.Problem;
import java.nio.file.Path;
import java.util.List;

/** A command line that names rules of which a command can make nothing: none are there, or they are about something else. */
final class UnusableRules extends UsageException {

    private static final long serialVersionUID = 1;

    private final transient List<Problem> problems;

    /**
     * Rules of no use.
     *
     * @param folder where they should be
     * @param why what is told on the command line
     * @param problems the same for whoever reads reports instead
     */
    UnusableRules(Path folder, String why, List<Problem> problems) {
        super("rule set " + folder + ": " + why);
        this.problems = problems;
    }

    List<Problem> problems() {
        return problems;
    }
}
