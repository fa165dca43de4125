package assay.cli;

import assay.problem.Problem;
import java.util.List;

/** Rules or evidence without which a command can do nothing. */
final class BrokenInput extends Exception {

    private static final long serialVersionUID = 1;

    private final transient List<Problem> problems;
    private final int exit;

    /**
     * Broken input.
     *
     * @param problems what is wrong with it
     * @param exit how the program ends because of it
     */
    BrokenInput(List<Problem> problems, int exit) {
        this.problems = Problem.most(problems);
        this.exit = exit;
    }

    List<Problem> problems() {
        return problems;
    }

    int exit() {
        return exit;
    }
}
