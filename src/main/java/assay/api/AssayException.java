package assay.api;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Rules that cannot be used, or evidence that cannot be graded, with everything that is wrong. */
public final class AssayException extends Exception {

    private static final long serialVersionUID = 1;

    /** File, line, column and message of each problem, so that they outlast being written and read again. */
    private final Object[][] told;

    AssayException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.told = problems.stream()
                .map(one -> new Object[] {one.file(), one.line(), one.column(), one.message()})
                .toArray(Object[][]::new);
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
        return Arrays.stream(told)
                .map(one -> new Problem((String) one[0], (int) one[1], (int) one[2], (String) one[3]))
                .toList();
    }
}
