package assay.lint;

import static org.assertj.core.api.Assertions.assertThat;

import assay.language.Diagnostic;
import assay.problem.Problem;
import assay.problem.ProblemsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a message asks about, "did you mean", is a fix: written in the place that is named, nothing is told there any more. */
class FixesTest {

    @TempDir
    Path folder;

    private static List<Problem> problems(Path folder) {
        try {
            return RuleLint.withoutCompiling(folder);
        } catch (ProblemsException e) {
            return e.problems();
        }
    }

    @Test
    void what_is_offered_mends_what_was_told() throws Exception {
        List<String> unmended = new ArrayList<>();
        Map<String, List<String>> told = EditedRulesTest.expected();
        int offered = 0;
        List<EditedRulesTest.Slip> slips = EditedRulesTest.slips().stream()
                .filter(slip -> told.getOrDefault(slip.name(), List.of()).stream()
                        .anyMatch(line -> line.contains("; did you mean ")))
                .toList();
        for (EditedRulesTest.Slip slip : slips) {
            Path rules = Files.createDirectory(folder.resolve("slip" + offered + unmended.size() + slip.hashCode()));
            EditedRulesTest.write(slip, rules);
            for (Problem problem : problems(rules)) {
                Path file = Path.of(problem.file());
                if (!problem.message().contains("; did you mean ") || !Files.isRegularFile(file)) {
                    continue;
                }
                String text = Files.readString(file);
                Diagnostic one = Diagnostic.of(problem, text);
                if (one.fix().isEmpty()) {
                    continue;
                }
                offered++;
                Files.writeString(file, text.substring(0, one.from()) + one.fix() + text.substring(one.to()));
                if (problems(rules).stream()
                        .anyMatch(still -> still.message().equals(problem.message())
                                && still.place().equals(problem.place()))) {
                    unmended.add(slip + ": " + problem.message() + " at " + text.substring(one.from(), one.to()));
                }
                Files.writeString(file, text);
            }
        }
        assertThat(unmended).isEmpty();
        assertThat(offered).isGreaterThan(40);
    }
}
