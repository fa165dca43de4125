package assay.api;

import java.util.List;
import java.util.stream.Collectors;

/** Rules that cannot be used, or evidence that cannot be graded, with everything that is wrong. */
public final class AssayException extends Exception {

    private static final long serialVersionUID = 1;

    private final transient List<Problem> problems;

    AssayException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    static AssayException of(List<assay.problem.Problem> problems) {
        return new AssayException(problems.stream().map(Problem::of).toList());
    }

    /**
     * Everything that is wrong.
     *
     * @return one or more, in the order of files and lines; of a file with very many the first ones, and how many more there are
     */
    public List<Problem> problems() {
        return problems;
    }
}
