package assay.lint;

import static org.assertj.core.api.Assertions.assertThat;

import assay.drl.RuleFiles;
import assay.problem.ProblemsException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rule files that say the same are looked at once. */
class LookedTest {

    private static final Path PLAYGROUNDS = Path.of("rules/playgrounds");

    @Test
    void files_that_say_the_same_are_looked_at_once_and_no_others() throws ProblemsException {
        RuleFiles files = RuleFiles.read(PLAYGROUNDS);
        Looked looked = Looked.at(files);

        assertThat(Looked.at(RuleFiles.read(PLAYGROUNDS))).isSameAs(looked);
        assertThat(Looked.at(RuleFiles.readable(PLAYGROUNDS)).lint()).isSameAs(looked.lint());
        assertThat(Looked.at(files.with(
                        "requirement-1.drl",
                        new String(files.contents().get("requirement-1.drl"), StandardCharsets.UTF_8) + "\n")))
                .isNotSameAs(looked);
        assertThat(Looked.at(files.set(Map.of("gate-width", "90")))).isNotSameAs(looked);
        assertThat(Looked.at(RuleFiles.read(Path.of("rules/rurality")))).isNotSameAs(looked);
    }

    @Test
    void what_a_file_says_that_is_not_read_counts_as_well(@TempDir Path folder) throws Exception {
        try (Stream<Path> files = Files.list(PLAYGROUNDS)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
        Path stray = folder.resolve("more.drl.txt");
        Files.writeString(stray, "declare Bench\nend\n");
        Looked looked = Looked.at(RuleFiles.readable(folder));

        assertThat(Looked.at(RuleFiles.readable(folder))).isSameAs(looked);
        Files.writeString(stray, "declare Fence\nend\n");
        assertThat(Looked.at(RuleFiles.readable(folder)))
                .as("another name may stand there")
                .isNotSameAs(looked);
    }

    @Test
    void what_is_wrong_with_them_is_found_out_once_as_long_as_somebody_asks_for_it() throws ProblemsException {
        RuleFiles files = RuleFiles.read(PLAYGROUNDS);
        Looked looked = Looked.at(files);
        String text = new String(files.contents().get("requirement-1.drl"), StandardCharsets.UTF_8);
        for (int i = 0; i < 9; i++) {
            RuleFiles changed = files.with("requirement-1.drl", text + "\n".repeat(i + 1));

            assertThat(RuleLint.withoutCompiling(changed)).isSameAs(RuleLint.withoutCompiling(changed));
            assertThat(Looked.at(files)).as("after %d changes", i + 1).isSameAs(looked);
        }
    }

    @Test
    void what_one_finds_out_besides_is_not_told_to_another() throws ProblemsException {
        RuleFiles files = RuleFiles.read(PLAYGROUNDS);
        RuleFiles broken = files.with(
                "requirement-1.drl",
                new String(files.contents().get("requirement-1.drl"), StandardCharsets.UTF_8)
                        .replace("form == SignForm.TACTILE_MAP", "form == SignForm.TACTILE_MOP"));

        assertThat(RuleLint.withoutCompiling(broken))
                .isEqualTo(RuleLint.withoutCompiling(broken))
                .anySatisfy(problem -> assertThat(problem.message()).contains("TACTILE_MOP"));
    }

    @Test
    void what_is_wrong_with_a_file_that_has_not_changed_is_found_all_the_same() throws ProblemsException {
        RuleFiles files = RuleFiles.read(PLAYGROUNDS);
        Rules before = Looked.at(files).rules();
        RuleFiles broken = files.with(
                "evidence.drl",
                new String(files.contents().get("evidence.drl"), StandardCharsets.UTF_8)
                        .replace("TACTILE_MAP", "RAISED_MAP"));
        Rules after = Looked.at(broken).rules();

        assertThat(after.all())
                .as("what it says is not read again")
                .filteredOn(rule -> rule.file().file().equals("requirement-1.drl"))
                .isNotEmpty()
                .allMatch(before.all()::contains);
        assertThat(after.draft().problems())
                .isEqualTo(RuleChecker.look(broken, null).draft().problems())
                .anySatisfy(problem -> {
                    assertThat(problem.file()).endsWith("requirement-1.drl");
                    assertThat(problem.message()).contains("TACTILE_MAP");
                });
    }
}
