package assay.lint;

import assay.drl.RuleFiles;
import assay.problem.Nearest;
import assay.problem.Problem;
import assay.ruleset.Check;
import assay.text.LookAlike;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.lang3.StringUtils;

/** What is told of names that only look like others: once, and at the character that makes them others. */
final class LookAlikes {

    private final RuleFiles files;
    private final Map<String, List<String>> lines = new HashMap<>();

    LookAlikes(RuleFiles files) {
        this.files = files;
    }

    /**
     * Problems with names that are not what they look like where the character stands that makes them others, and without what
     * only follows from that.
     */
    List<Problem> settled(List<Problem> problems) {
        List<Problem> odd = problems.stream()
                .filter(problem -> problem.message().contains(Nearest.ONLY_LOOKS_LIKE))
                .map(this::atCharacter)
                .toList();
        List<Problem> settled = new ArrayList<>(odd);
        problems.stream()
                .filter(problem -> !problem.message().contains(Nearest.ONLY_LOOKS_LIKE))
                .filter(problem -> odd.stream().noneMatch(one -> follows(problem, one)))
                .forEach(settled::add);
        return settled.stream().sorted().toList();
    }

    private static boolean follows(Problem problem, Problem odd) {
        if (problem.code().equals(Check.ODD_CHARACTER.code())) {
            return problem.file().equals(odd.file())
                    && problem.line() == odd.line()
                    && problem.column() == odd.column();
        }
        String meant = StringUtils.strip(
                StringUtils.substringBetween(odd.message(), Nearest.ONLY_LOOKS_LIKE, ": character "), "\"");
        return Check.has(problem, Check.Trait.FOLLOWS_FROM_NAMES)
                && LookAlike.plain(problem.message().replaceAll("\\\\u[0-9A-F]{4}", ""))
                        .contains(meant);
    }

    private Problem atCharacter(Problem problem) {
        List<String> all = lines.computeIfAbsent(
                problem.file(),
                shown -> files.contents().keySet().stream()
                        .filter(file -> files.shown(file).equals(shown))
                        .findFirst()
                        .map(file -> List.of(files.text(file).split("\n", -1)))
                        .orElse(List.of()));
        if (problem.line() > all.size()) {
            return problem;
        }
        String line = all.get(problem.line() - 1);
        int from = Math.min(Math.max(0, problem.column() - 1), line.length());
        return LookAlike.in(line.substring(from))
                .map(found -> problem.at(problem.line(), from + found.offset() + 1))
                .orElse(problem);
    }
}
