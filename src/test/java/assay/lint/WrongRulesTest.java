package assay.lint;

import static org.assertj.core.api.Assertions.assertThat;

import assay.problem.Problem;
import assay.problem.ProblemsException;
import assay.rules.RuleBase;
import assay.rules.RuleCache;
import assay.ruleset.Check;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is said of many rules that are wrong, each in its own way: whoever finds it, it is told in words of rules, at its
 * rule. What is expected stands in {@code told.txt}; {@code -Dgolden.update=true} renews it for review as a diff.
 */
class WrongRulesTest {

    private static final Path RULES = Path.of("rules", "march-2004");
    private static final Path WRONG = Path.of("src", "test", "resources", "bad", "rules", "wrong");
    private static final List<String> SHARED = List.of(
            "pack.yaml",
            "interpretations.yaml",
            "parameters.yaml",
            "evidence.drl",
            "agencies.drl",
            "grading.drl",
            "overall.drl");

    /** What those who write rules have never heard of. */
    private static final Pattern OF_THE_PROGRAM = Pattern.compile(
            "\\bjava\\b|\\borg\\.|\\bcom\\.|\\bassay\\.|Exception|[Dd]rools|_this|Lambda|[0-9A-F]{16}|\\bnull\\b(?! first| where)"
                    + "|\\bclass |Unable to|Cannot |cannot be resolved|undefined for|\\b(?:int|boolean|char|void)\\b");

    @TempDir
    Path folder;

    @Test
    void every_wrong_rule_is_told_at_its_place_in_words_of_rules() throws Exception {
        for (String file : SHARED) {
            Files.copy(RULES.resolve(file), folder.resolve(file));
        }
        List<String> rules = Files.readAllLines(WRONG.resolve("rules.txt")).stream()
                .filter(line -> !line.startsWith("#"))
                .toList();
        assertThat(rules).hasSizeGreaterThan(40).doesNotHaveDuplicates();
        Map<Integer, List<String>> told = new TreeMap<>();
        // The compiler does not find everything at once; what was told is mended by leaving it out.
        for (int round = 0; round < 6 && told.size() < rules.size(); round++) {
            write(rules, told);
            for (Problem problem : problems()) {
                if (problem.file().endsWith("wrong.drl") && Check.isError(problem)) {
                    told.computeIfAbsent(problem.line() / 10, any -> new ArrayList<>())
                            .add(problem.line() % 10 + ":" + problem.column() + " [" + problem.code() + "] "
                                    + problem.message());
                }
            }
        }
        String all = told.entrySet().stream()
                .map(one -> rules.get(one.getKey() - 1) + "\n    " + String.join("\n    ", one.getValue()) + "\n")
                .collect(Collectors.joining());
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(WRONG.resolve("told.txt"), all);
        }
        assertThat(all).isEqualTo(Files.readString(WRONG.resolve("told.txt")));
        assertThat(told).hasSameSizeAs(rules);
        assertThat(told.values())
                .allSatisfy(messages -> assertThat(messages).allSatisfy(message -> {
                    Matcher found = OF_THE_PROGRAM.matcher(message);
                    assertThat(found.find()).as(message).isFalse();
                }));
    }

    private List<Problem> problems() throws ProblemsException {
        List<Problem> problems = RuleLint.check(folder);
        if (problems.stream().noneMatch(Check::isError)) {
            try {
                RuleBase.load(folder, RuleCache.none());
            } catch (ProblemsException e) {
                return e.problems();
            }
        }
        return problems;
    }

    /** Each rule in ten lines of its own, so that the line says which it is. */
    private void write(List<String> rules, Map<Integer, List<String>> told) throws IOException {
        StringBuilder text = new StringBuilder("""
                package march2004
                import assay.policy.*
                import java.time.LocalDate
                import java.util.List
                """).append("\n".repeat(5));
        for (int i = 0; i < rules.size(); i++) {
            String[] parts = rules.get(i).split(" => ", 2);
            String rule = "rule \"N " + (i + 1) + "\"\n@source( \"nowhere\" )\nwhen\n" + parts[0] + "\nthen\n"
                    + (parts.length > 1 ? parts[1] : "insert( new Note( \"a note\" ) );") + "\nend\n\n\n\n";
            text.append(told.containsKey(i + 1) ? "\n".repeat(10) : rule);
        }
        Files.writeString(folder.resolve("wrong.drl"), text.toString());
    }
}
