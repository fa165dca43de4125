package assay.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is told of what is wrong, and how much of it. */
class ProblemTest {

    private static List<Problem> problems(String file, int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(line -> new Problem(file, line, 3, "wrong"))
                .toList();
    }

    @Test
    void of_each_file_two_hundred_are_told_and_how_many_more_there_are() {
        List<Problem> all = new ArrayList<>(problems("a", 1_000));
        all.addAll(problems("b", 201));
        List<Problem> most = Problem.most(all);
        assertThat(most).hasSize(201 + 201);
        assertThat(most.get(199)).hasToString("a:200:3: wrong");
        assertThat(most.get(200)).hasToString("a:201:3: and 800 more");
        assertThat(most.get(401)).hasToString("b:201:3: wrong");
        assertThat(Problem.most(most)).as("what was cut is not cut again").isEqualTo(most);
        assertThat(new ProblemsException(problems("a", 100_000)).problems()).hasSize(201);
    }

    @Test
    void a_problem_is_one_line_whatever_its_file_is_called() {
        Problem problem = new Problem("a\nb", 1, 0, "no \u001B[31m\n\u202Eword");
        assertThat(problem).hasToString("a\\nb:1: no \\x1b[31m\\n\\u202Eword");
        assertThat(problem.file()).isEqualTo("a\nb");
    }
}
