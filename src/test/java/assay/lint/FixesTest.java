package assay.lint;

import static org.assertj.core.api.Assertions.assertThat;

import assay.drl.RuleFiles;
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
            return RuleLint.withoutCompiling(RuleFiles.readable(folder));
        } catch (ProblemsException e) {
            return e.problems();
        }
    }

    @Test
    void what_is_offered_mends_what_was_told() throws Exception {
        List<String> unmended = new ArrayList<>();
        Map<String, List<String>> told = EditedRulesTest.expected();
        List<String> lines = new ArrayList<>();
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
                String mended = text.substring(0, one.from()) + one.fix() + text.substring(one.to());
                lines.add(mended.lines()
                        .skip(problem.line() - 1)
                        .findFirst()
                        .orElse("")
                        .strip());
                Files.writeString(file, mended);
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
        assertThat(lines)
                .as(
                        "what a full stop, a hyphen, a blank or a sign stands in is replaced whole, and what stands beside it is not")
                .contains(
                        "insert( new SetAside( \"R9.F1\", $plan, \"it is mentioned, not integrated\" ) );",
                        "insert( Counted.whole( \"R9.F1\", $dissemination ) );",
                        "exists Counted( criterion == \"R5.M1\", part == \"health\" )",
                        "insert( new Counted( \"R3-4.F5\", \"another way\", $search ) );",
                        "insert( Criterion.further( \"R9.F1\", \"it is part of the long-term e-government plans\" ) );",
                        "@source( \"Chapter 2, requirement 9; Appendix II, question 7\" )")
                .anyMatch(line -> line.contains("!met( \"R3-4.F2\" ) )"))
                .noneMatch(line -> line.contains("Criterion.minimum( \"education\""));
    }
}
