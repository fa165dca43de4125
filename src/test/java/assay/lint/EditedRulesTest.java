package assay.lint;

import static org.assertj.core.api.Assertions.assertThat;

import assay.TestRules;
import assay.drl.RuleFiles;
import assay.problem.Problem;
import assay.problem.ProblemsException;
import assay.ruleset.Check;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * What is said of the rules of March 2004 with a slip in them that somebody makes who edits them. Each slip stands in
 * {@code slips.yaml}: in which file which text stands instead of which. What is to be told stands in {@code slips.txt};
 * {@code -Dgolden.update=true} renews it for review as a diff.
 */
class EditedRulesTest {

    private static final Path RULES = Path.of("rules", "march-2004");
    private static final Path EDITS = Path.of("src", "test", "resources", "bad", "rules", "edits");
    private static final Path TOLD = EDITS.resolve("slips.txt");
    private static final List<String> SHARED =
            List.of("pack.yaml", "interpretations.yaml", "parameters.yaml", "evidence.drl", "agencies.drl");

    /** What is told of the same files without the slip: few of the rules leave most kinds and requirements alone. */
    private static final Map<List<String>, List<String>> BEFORE = new ConcurrentHashMap<>();

    @TempDir
    Path folder;

    /**
     * A slip.
     *
     * @param name what it is
     * @param files the files beside those that all share
     * @param compiled whether the compiler has to say something too
     * @param edits by file, the text and what stands instead of it; or one text for a file without any other
     */
    record Slip(String name, List<String> files, boolean compiled, Map<String, List<String>> edits) {

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Slip> slips() {
        List<Map<String, Object>> read =
                new YAMLMapper().readValue(EDITS.resolve("slips.yaml").toFile(), new TypeReference<>() {});
        return read.stream().map(EditedRulesTest::slip).toList();
    }

    private static Slip slip(Map<String, Object> read) {
        Map<String, List<String>> edits = new LinkedHashMap<>();
        TreeSet<String> files = new TreeSet<>();
        read.forEach((key, value) -> {
            if ("with".equals(key)) {
                files.addAll(texts(value));
            } else if (!List.of("slip", "compiled").contains(key)) {
                edits.put(key, texts(value));
                files.add(key);
            }
        });
        files.removeAll(SHARED);
        files.removeIf(file -> !Files.exists(source(file)));
        return new Slip(
                String.valueOf(read.get("slip")), List.copyOf(files), Boolean.TRUE.equals(read.get("compiled")), edits);
    }

    /** A file of the rule set, or one that it has in common with others. */
    private static Path source(String file) {
        return file.startsWith("common/") ? Path.of("rules", file) : RULES.resolve(file);
    }

    private static List<String> texts(Object value) {
        return ((List<?>) value).stream().map(Objects::toString).toList();
    }

    @ParameterizedTest
    @MethodSource("slips")
    void a_slip_is_told_where_it_stands(Slip slip) throws Exception {
        List<String> told = told(slip, folder);
        if (Boolean.getBoolean("golden.update")) {
            Map<String, List<String>> all = expected();
            all.put(slip.name, told);
            write(all);
        }
        assertThat(told).isNotEmpty().isEqualTo(expected().get(slip.name));
    }

    static List<String> told(Slip slip, Path folder) throws IOException {
        List<String> before = BEFORE.get(slip.files);
        if (before == null) {
            before = told(slip, Map.of(), Files.createDirectory(folder.resolve("before")));
            BEFORE.put(slip.files, before);
        }
        List<String> told = told(slip, slip.edits, Files.createDirectory(folder.resolve("edited")));
        List<String> known = before.stream().map(EditedRulesTest::withoutPlace).toList();
        return told.stream().filter(line -> !known.contains(withoutPlace(line))).toList();
    }

    private static List<String> told(Slip slip, Map<String, List<String>> edits, Path folder) throws IOException {
        write(slip, edits, folder);
        return problems(folder, slip.compiled).stream()
                .map(problem -> problem.toString().replace(folder + "/", "").replace(folder.toString(), "."))
                .toList();
    }

    /** Writes a rule set with a slip. */
    static void write(Slip slip, Path folder) throws IOException {
        write(slip, slip.edits, folder);
    }

    private static void write(Slip slip, Map<String, List<String>> edits, Path folder) throws IOException {
        for (String file : Stream.concat(SHARED.stream(), slip.files.stream()).toList()) {
            Files.createDirectories(folder.resolve(file).getParent());
            Files.copy(source(file), folder.resolve(file));
        }
        for (Map.Entry<String, List<String>> edit : edits.entrySet()) {
            edit(folder.resolve(edit.getKey()), edit.getValue());
        }
    }

    /** Replaces texts of a file by others, deletes it, or writes it. */
    static void edit(Path file, List<String> edit) throws IOException {
        if (edit.isEmpty()) {
            Files.delete(file);
        } else if (edit.size() == 1) {
            Files.writeString(file, edit.get(0));
        } else {
            String text = Files.readString(file);
            for (int i = 0; i + 1 < edit.size(); i += 2) {
                assertThat(text).contains(edit.get(i));
                int at = text.indexOf(edit.get(i));
                text = text.substring(0, at)
                        + edit.get(i + 1)
                        + text.substring(at + edit.get(i).length());
            }
            Files.writeString(file, text);
        }
    }

    /** What is told, in readable words whatever it is: nothing generated, no code of the rule engine. */
    private static List<Problem> problems(Path folder, boolean compiled) {
        List<Problem> problems = new ArrayList<>();
        try {
            problems.addAll(compiled ? RuleLint.check(folder) : RuleLint.withoutCompiling(RuleFiles.readable(folder)));
            if (compiled && problems.stream().noneMatch(Check::isError)) {
                // What no check finds is left to whoever makes the rules ready.
                TestRules.in(folder);
            }
        } catch (ProblemsException e) {
            problems.addAll(e.problems());
        }
        assertThat(problems).allSatisfy(problem -> {
            assertThat(problem.line()).isPositive();
            assertThat(problem.code()).isNotEmpty();
            assertThat(problem.message().replace(folder.toString(), ""))
                    .doesNotContainPattern("[0-9A-F]{16}|Exception|drools|KnowledgeHelper|Lambda|<init>|\\n");
        });
        return problems.stream().sorted().toList();
    }

    private static String withoutPlace(String line) {
        return line.replaceFirst(":\\d+(?::\\d+)?: ", ": ");
    }

    static Map<String, List<String>> expected() throws IOException {
        Map<String, List<String>> all = new LinkedHashMap<>();
        String name = "";
        for (String line : Files.exists(TOLD) ? Files.readAllLines(TOLD) : List.<String>of()) {
            if (line.startsWith("# ")) {
                name = line.substring(2);
                all.put(name, new ArrayList<>());
            } else if (!line.isEmpty()) {
                all.get(name).add(line);
            }
        }
        return all;
    }

    private static void write(Map<String, List<String>> all) throws IOException {
        List<String> order = slips().stream().map(Slip::name).toList();
        Files.writeString(
                TOLD,
                order.stream()
                        .filter(all::containsKey)
                        .map(name -> "# " + name + "\n" + String.join("\n", all.get(name)) + "\n")
                        .collect(Collectors.joining("\n")));
    }
}
