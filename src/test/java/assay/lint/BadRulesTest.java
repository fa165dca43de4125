package assay.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import assay.drl.RuleFiles;
import assay.problem.Problem;
import assay.problem.ProblemsException;
import assay.rules.RuleBase;
import assay.rules.RuleCache;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is said of rule files with slips in them, in the words of those who write rules and at the place of the slip. The
 * messages expected stand beside each file; {@code -Dgolden.update=true} renews them for review as a diff.
 */
class BadRulesTest {

    private static final Path RULES = Path.of("rules", "march-2004");
    private static final Path SLIPS = Path.of("src", "test", "resources", "bad", "rules");
    private static final List<String> SHARED =
            List.of("pack.yaml", "interpretations.yaml", "parameters.yaml", "evidence.drl", "agencies.drl");

    @TempDir
    Path folder;

    static List<Path> slips() throws IOException {
        return files(SLIPS);
    }

    static List<Path> slipsThatTheCompilerFinds() throws IOException {
        return files(SLIPS.resolve("compiled"));
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().matches(".*\\.(drl|yaml)"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("slips")
    void a_slip_is_told_before_anything_is_compiled(Path slip) throws Exception {
        place(slip);
        check(slip, problems(this::read));
    }

    @ParameterizedTest
    @MethodSource("slipsThatTheCompilerFinds")
    void a_slip_that_only_the_compiler_finds_is_told_by_rule_file_and_line(Path slip) throws Exception {
        place(slip);
        read();
        check(slip, problems(() -> RuleBase.unchecked(RuleFiles.read(folder), RuleCache.none())));
    }

    static List<Path> slipsOfThePack() throws IOException {
        return files(SLIPS.resolve("pack"));
    }

    @ParameterizedTest
    @MethodSource("slipsOfThePack")
    void a_slip_in_the_pack_is_told(Path slip) throws Exception {
        place(RULES.resolve("requirement-9.drl"));
        Files.copy(slip, folder.resolve("pack.yaml"), StandardCopyOption.REPLACE_EXISTING);
        check(slip, problems(this::read));
    }

    static List<Path> slipsOfTheInterpretations() throws IOException {
        return files(SLIPS.resolve("interpretations"));
    }

    @ParameterizedTest
    @MethodSource("slipsOfTheInterpretations")
    void a_slip_in_the_interpretations_is_told(Path slip) throws Exception {
        place(RULES.resolve("requirement-9.drl"));
        Files.copy(slip, folder.resolve("interpretations.yaml"), StandardCopyOption.REPLACE_EXISTING);
        check(slip, problems(this::read));
    }

    @Test
    void a_folder_with_rule_sets_below_it_names_them() throws Exception {
        Path below = Files.createDirectories(folder.resolve("below"));
        for (String file : List.of("pack.yaml", "interpretations.yaml", "parameters.yaml")) {
            Files.copy(RULES.resolve(file), below.resolve(file));
        }
        assertThat(problems(this::read))
                .containsExactly(new Problem(
                        folder.toString(),
                        1,
                        1,
                        "rule-set",
                        "this is no rule set, it has no pack.yaml; rule sets below it: " + below));
    }

    @Test
    void what_is_no_rule_set_is_told_as_such() throws Exception {
        assertThat(problems(this::read))
                .containsExactly(new Problem(folder + "/pack.yaml", 1, 1, "rule-set", "a rule set needs a pack.yaml"));
        // Evidence is not each file of it something that nothing reads.
        Path evidence = Files.copy(Path.of("fixtures", "worked-example.yaml"), folder.resolve("eastmere.yaml"));
        assertThat(problems(this::read))
                .containsExactly(new Problem(folder + "/pack.yaml", 1, 1, "rule-set", "a rule set needs a pack.yaml"));
        Path nearly = Files.copy(RULES.resolve("pack.yaml"), folder.resolve("pak.yaml"));
        assertThat(problems(this::read))
                .extracting(Problem::message)
                .containsExactly("nothing reads this file; did you mean \"pack.yaml\"?");
        Files.delete(evidence);
        Files.delete(nearly);
        Files.copy(RULES.resolve("pack.yaml"), folder.resolve("pack.yaml"));
        Files.copy(RULES.resolve("interpretations.yaml"), folder.resolve("interpretations.yaml"));
        Files.copy(RULES.resolve("parameters.yaml"), folder.resolve("parameters.yaml"));
        assertThat(problems(this::read))
                .containsExactly(new Problem(
                        folder.toString(),
                        1,
                        1,
                        "rule-set",
                        "a rule set needs rule files (*.drl), and there are none here"));
        assertThat(problems(() -> RuleFiles.read(folder.resolve("pack.yaml"))))
                .extracting(Problem::message)
                .containsExactly("a rule set is a folder with a pack.yaml; this is a file");
        assertThat(problems(() -> RuleFiles.read(folder.resolve("march-2005"))))
                .extracting(Problem::message)
                .containsExactly("there is no such folder of rules");
    }

    @Test
    void slips_in_several_files_are_told_at_once_in_the_order_of_the_files() throws Exception {
        place(SLIPS.resolve("unknown-field.drl"));
        // The same rules: with fewer of their names in common it is no copy.
        Files.writeString(
                folder.resolve("another.drl"),
                Files.readString(SLIPS.resolve("unknown-word.drl")).replace("R9.F1 only", "R9.F1 perhaps only"));
        assertThat(said(problems(this::read))).isEqualTo("""
                another.drl:15:49: [unknown-word] unknown word INTEGRATD of Integration; did you mean INTEGRATED?
                slip.drl:5:1: [duplicate-rule] a second rule of the name "Requirement 9 asks for", after another.drl:5
                slip.drl:12:1: [duplicate-rule] a second rule of the name "R9.F1 integrated into a plan", after another.drl:12
                slip.drl:15:30: [unknown-field] EGovernmentPlan has no field "ias"; did you mean isa?
                """);
    }

    @Test
    void a_file_cut_off_anywhere_is_read_or_told_in_plain_words() throws Exception {
        place(RULES.resolve("requirement-9.drl"));
        String text = Files.readString(RULES.resolve("requirement-9.drl"));
        for (int length = 1; length < text.length(); length += 29) {
            Files.writeString(folder.resolve("slip.drl"), text.substring(0, length));
            ProblemsException wrong = catchThrowableOfType(ProblemsException.class, this::read);
            if (wrong != null) {
                assertThat(said(wrong.problems())).as(text.substring(0, length)).contains("slip.drl:");
            }
        }
    }

    @Test
    void a_file_with_the_line_ends_of_windows_is_told_of_in_the_same_places() throws Exception {
        place(SLIPS.resolve("two-slips-in-two-rules.drl"));
        Path slip = folder.resolve("slip.drl");
        Files.writeString(slip, Files.readString(slip).replace("\n", "\r\n"));
        assertThat(said(problems(this::read))).isEqualTo(Files.readString(SLIPS.resolve("two-slips-in-two-rules.txt")));
    }

    @Test
    void a_byte_order_mark_does_no_harm_and_moves_nothing() throws Exception {
        place(SLIPS.resolve("two-slips-in-two-rules.drl"));
        for (String file :
                List.of("slip.drl", "evidence.drl", "pack.yaml", "parameters.yaml", "interpretations.yaml")) {
            Files.writeString(folder.resolve(file), "\uFEFF" + Files.readString(folder.resolve(file)));
        }
        assertThat(said(problems(this::read))).isEqualTo(Files.readString(SLIPS.resolve("two-slips-in-two-rules.txt")));
    }

    @Test
    void a_file_in_utf_16_is_told_as_such_and_nothing_that_follows_from_it() throws Exception {
        place(SLIPS.resolve("two-slips-in-two-rules.drl"));
        for (Charset charset : List.of(StandardCharsets.UTF_16, StandardCharsets.UTF_16LE)) {
            for (String file : List.of("evidence.drl", "pack.yaml")) {
                Path utf16 = folder.resolve(file);
                String text = Files.readString(utf16);
                Files.write(utf16, text.getBytes(charset));
                assertThat(said(problems(() -> RuleFiles.read(folder))))
                        .isEqualTo(
                                file
                                        + ":1:1: [not-text] this file is UTF-16, which Windows calls Unicode; save it as UTF-8\n");
                Files.writeString(utf16, text);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "slip (1).drl",
                "slip(2).drl",
                "slip - Copy.drl",
                "slip - Copy (2).drl",
                "Copy of slip.drl",
                "slip copy.drl",
                "slip-neu.drl"
            })
    void a_copy_is_one_problem_that_names_both(String copy) throws Exception {
        place(RULES.resolve("requirement-9.drl"));
        Files.copy(folder.resolve("slip.drl"), folder.resolve(copy));
        assertThat(problems(this::read))
                .containsExactly(new Problem(
                        folder + "/" + copy,
                        1,
                        1,
                        "copy",
                        "this is a copy of " + folder + "/slip.drl; take one of the two out of the folder"));
    }

    @Test
    void the_rules_of_march_2004_have_no_slip() throws Exception {
        assertThat(RuleChecker.read(RuleFiles.read(RULES)).files()).hasSizeGreaterThan(10);
    }

    private void place(Path slip) throws IOException {
        for (String file : SHARED) {
            Files.copy(RULES.resolve(file), folder.resolve(file));
        }
        Files.copy(slip, folder.resolve("slip.drl"));
    }

    private void read() throws ProblemsException {
        RuleChecker.read(RuleFiles.read(folder));
    }

    private static List<Problem> problems(ThrowingCallable reading) {
        return catchThrowableOfType(ProblemsException.class, reading).problems();
    }

    private void check(Path slip, List<Problem> problems) throws IOException {
        String said = said(problems);
        Path expected = Path.of(slip.toString().replaceFirst("\\.(drl|yaml)$", ".txt"));
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(expected, said);
        }
        assertThat(said).isNotEmpty().isEqualTo(Files.readString(expected));
    }

    /** The problems a line each; none is a stack trace, or in a file that nobody wrote, or in a line that is none. */
    private String said(List<Problem> problems) {
        StringBuilder said = new StringBuilder();
        for (Problem problem : problems) {
            String line = problem.toString().replace(folder + "/", "");
            assertThat(line)
                    .matches("[a-z-]+\\.(drl|yaml):[1-9][0-9]*:([1-9][0-9]*:)? .*")
                    .doesNotContainPattern("[0-9A-Fa-f]{16}|Exception|\\.java|org\\.|\\n");
            said.append(line).append('\n');
        }
        return said.toString();
    }
}
