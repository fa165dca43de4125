package assay.problem;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** An input that cannot be used, with everything that is wrong with it. */
public final class ProblemsException extends Exception {

    private static final long serialVersionUID = 1;

    private final transient List<Problem> problems;

    /**
     * Carries the problems, in their order.
     *
     * @param problems at least one problem
     */
    public ProblemsException(Collection<Problem> problems) {
        super(sorted(problems).stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = sorted(problems);
    }

    /** Carries a single problem. */
    public ProblemsException(Problem problem) {
        this(List.of(problem));
    }

    private static List<Problem> sorted(Collection<Problem> problems) {
        return Problem.most(problems.stream().sorted().distinct().toList());
    }

    /** The problems, by file, line and column; never empty. */
    public List<Problem> problems() {
        return problems;
    }
}
