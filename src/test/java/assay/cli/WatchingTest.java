package assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import assay.TestRules;
import assay.files.Changes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code --watch} does when files change: the test changes them each time when the command waits. */
class WatchingTest {

    private static final String PASSED = "1 passed, 0 failed\n";

    @TempDir
    Path folder;

    private Path rules;
    private Path evidence;

    /** Something that somebody does to files. */
    @FunctionalInterface
    private interface Step {
        void take() throws IOException;
    }

    /** Takes a step whenever the command waits, and ends it after the last. */
    private static final class Steps implements Changes {

        private final Deque<Step> steps;
        private final Deque<Step> settling = new ArrayDeque<>();
        private Set<Path> folders = Set.of();

        Steps(Step... steps) {
            this.steps = new ArrayDeque<>(List.of(steps));
        }

        /** What is done while what changes is waited for to be done. */
        Steps settling(Step... more) {
            settling.addAll(List.of(more));
            return this;
        }

        @Override
        public boolean await(Set<Path> in) {
            folders = in;
            return taken(steps);
        }

        @Override
        public boolean settle() {
            taken(settling);
            return true;
        }

        private static boolean taken(Deque<Step> steps) {
            Step step = steps.poll();
            if (step == null) {
                return false;
            }
            try {
                step.take();
            } catch (IOException e) {
                throw new AssertionError(e);
            }
            return true;
        }
    }

    @BeforeEach
    void copy() throws IOException {
        rules = folder.resolve("rules/playgrounds");
        evidence = Files.createDirectories(folder.resolve("evidence"));
        for (String set : List.of("playgrounds", "common")) {
            Path to = Files.createDirectories(folder.resolve("rules").resolve(set));
            try (Stream<Path> files = Files.list(Path.of("rules", set))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Files.copy(file, to.resolve(file.getFileName()));
                }
            }
        }
        fixture("grading-all-minimums.yaml", evidence.resolve("a.yaml"));
    }

    private static void fixture(String name, Path to) throws IOException {
        Files.copy(Path.of("rules/playgrounds/fixtures", name), to, StandardCopyOption.REPLACE_EXISTING);
    }

    private static Run run(Changes changes, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exit = Main.run(
                new Terminal(
                        out,
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        false,
                        false,
                        TestRules.ENVIRONMENT,
                        Path.of("").toAbsolutePath()),
                changes,
                arguments);
        return new Run(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private Run verify(Changes changes) {
        return run(changes, "verify", "--watch", "--rules", rules.toString(), evidence.toString());
    }

    private void change(String file, String from, String to) throws IOException {
        RuleSets.change(rules, file, from, to);
    }

    private String told(Path file, String what) {
        return "--- " + file + " " + what + "\n";
    }

    @Test
    void verifies_again_by_rules_that_have_changed_and_goes_on_while_they_are_broken() {
        Run run = verify(new Steps(
                () -> change("parameters.yaml", "value: 100", "value: 130"),
                () -> change("requirement-1.drl", "!stepFree", "!stepFre"),
                () -> change("requirement-1.drl", "!stepFre ", "!stepFree "),
                () -> change("parameters.yaml", "value: 130", "value: 120")));
        assertThat(run.exit()).isEqualTo(130);
        assertThat(run.out())
                .startsWith(PASSED + evidence.resolve("a.yaml") + ":14:")
                .contains("Ajar", "0 passed, 1 failed\n")
                .endsWith(PASSED);
        assertThat(run.err())
                .startsWith("watching ")
                .contains(
                        "; Ctrl-C ends it\n" + told(rules.resolve("parameters.yaml"), "changed")
                                + told(rules.resolve("requirement-1.drl"), "changed") + rules
                                + "/requirement-1.drl:47:",
                        "[unknown-field]")
                .endsWith(told(rules.resolve("requirement-1.drl"), "changed")
                        + told(rules.resolve("parameters.yaml"), "changed"));
    }

    @Test
    void sees_evidence_that_comes_goes_and_changes_in_folders_that_were_not_there() {
        Path below = evidence.resolve("more/b.yaml");
        Run run = verify(new Steps(
                () -> {
                    Files.createDirectory(below.getParent());
                    fixture("grading-one-of-three.yaml", below);
                },
                () -> Files.writeString(below, Files.readString(below).replace("P1: Closed,", "P1: Open,")),
                () -> Files.delete(below)));
        assertThat(run.err()).endsWith(told(below, "added") + told(below, "changed") + told(below, "deleted"));
        assertThat(run.out()).startsWith(PASSED + "2 passed, 0 failed\n").endsWith("1 passed, 1 failed\n" + PASSED);
    }

    @Test
    void a_folder_that_goes_and_comes_back_is_told_as_that_and_so_is_what_is_in_it() {
        Path away = folder.resolve("away");
        Path file = evidence.resolve("a.yaml");
        Run run = verify(new Steps(() -> Files.move(evidence, away), () -> Files.move(away, evidence)));
        assertThat(run.err())
                .contains("--- " + evidence + " deleted, " + file + " deleted\n")
                .endsWith("--- " + evidence + " added, " + file + " added\n");
    }

    @Test
    void what_a_rule_set_takes_over_is_not_told_as_deleted_while_nothing_says_that_it_does() {
        Path pack = rules.resolve("pack.yaml");
        Path away = folder.resolve("pack.yaml");
        Run run = verify(new Steps(() -> Files.move(pack, away), () -> Files.move(away, pack)));
        assertThat(run.err()).contains(told(pack, "deleted")).endsWith(told(pack, "added"));
    }

    @Test
    void what_comes_out_after_each_change_is_what_comes_out_anew() throws IOException {
        for (String name : List.of("grading-one-of-three", "grading-all-shown", "p1-m1-narrow-gate-with-a-step")) {
            fixture(name + ".yaml", evidence.resolve(name + ".yaml"));
        }
        Path file = evidence.resolve("grading-one-of-three.yaml");
        String text = Files.readString(file);
        List<Step> changes = List.of(
                () -> change("parameters.yaml", "value: 100", "value: 130"),
                () -> Files.writeString(file, text.replace("P1: Closed,", "P1: Open,")),
                () -> change("requirement-1.drl", "Gate( !stepFree )", "Gate( stepFree )"),
                () -> change("requirement-1.drl", "package playgrounds", "// Moved down.\npackage playgrounds"),
                () -> change("requirement-1.drl", "Gate( stepFree )", "Gate( stepFre )"),
                () -> change("requirement-1.drl", "Gate( stepFre )", "Gate( !stepFree )"),
                () -> change("pack.yaml", "name: Ajar", "name: Half Open"),
                () -> Files.writeString(file, text),
                () -> change("parameters.yaml", "value: 130", "value: 100"),
                () -> change("pack.yaml", "name: Half Open", "name: Ajar"));
        StringBuilder anew = new StringBuilder();
        Step look = () -> anew.append(run(new Steps(), "verify", "--rules", rules.toString(), evidence.toString())
                .out());
        look.take();
        Run run = verify(new Steps(changes.stream()
                .<Step>map(change -> () -> {
                    change.take();
                    look.take();
                })
                .toArray(Step[]::new)));
        assertThat(run.out()).isEqualTo(anew.toString()).endsWith("4 passed, 0 failed\n");
        assertThat(run.out().lines().filter(line -> line.endsWith(" failed")))
                .as("but once the rules were broken")
                .hasSize(changes.size());
    }

    @Test
    void does_nothing_where_no_file_says_anything_else() {
        Run run = verify(new Steps(
                () -> Files.writeString(rules.resolve(".requirement-1.drl.swp"), "an editor's own"),
                () -> Files.writeString(rules.resolve("README.md"), "nothing that is read"),
                () -> fixture("grading-all-minimums.yaml", evidence.resolve("a.yaml")),
                () -> Files.writeString(evidence.resolve("a.txt"), "no evidence")));
        assertThat(run.out()).isEqualTo(PASSED);
        assertThat(run.err()).doesNotContain("---");
    }

    @Test
    void waits_for_an_editor_that_writes_beside_a_file_and_puts_that_in_its_place() {
        Path file = evidence.resolve("a.yaml");
        Run run = verify(new Steps(() -> Files.delete(file)).settling(() -> fixture("grading-all-shown.yaml", file)));
        assertThat(run.err()).endsWith(told(file, "changed"));
        assertThat(run.out()).isEqualTo(PASSED + PASSED);
    }

    @Test
    void follows_no_link_among_evidence_and_each_among_rules_as_without_it() throws Exception {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Path linkedEvidence = elsewhere.resolve("b.yaml");
        fixture("grading-all-shown.yaml", linkedEvidence);
        Files.createSymbolicLink(evidence.resolve("b.yaml"), linkedEvidence);
        Path linkedRules = Files.move(rules.resolve("parameters.yaml"), elsewhere.resolve("parameters.yaml"));
        Files.createSymbolicLink(rules.resolve("parameters.yaml"), linkedRules);
        Run run = verify(new Steps(
                () -> Files.writeString(linkedEvidence, "nothing of use"),
                () -> RuleSets.change(elsewhere, "parameters.yaml", "value: 100", "value: 130")));
        String link = evidence.resolve("b.yaml")
                + ":1:1: this is a link, which is not followed below a folder; name what it leads to as well,"
                + " or put that here\n";
        assertThat(run.err())
                .startsWith(link)
                .endsWith("; Ctrl-C ends it\n" + told(rules.resolve("parameters.yaml"), "changed") + link);
        assertThat(run.out()).startsWith("1 passed, 1 failed\n").endsWith("0 passed, 2 failed\n");
    }

    @Test
    void checks_again_what_a_rule_set_takes_over_and_a_file_that_is_new() {
        Path common = folder.resolve("rules/common");
        Steps steps = new Steps(
                () -> RuleSets.change(common, "scoring.drl", "rule \"", "// Said once.\nrule \""),
                () -> Files.writeString(rules.resolve("more.drl"), "package playgrounds\nrule \"x\"\n"),
                () -> Files.delete(rules.resolve("more.drl")));
        Run run = run(steps, "rules", "check", "--watch", rules.toString());
        assertThat(run.exit()).isEqualTo(130);
        assertThat(run.err())
                .contains(told(common.resolve("scoring.drl"), "changed") + told(rules.resolve("more.drl"), "added")
                        + rules.resolve("more.drl") + ":")
                .endsWith(told(rules.resolve("more.drl"), "deleted"));
        assertThat(run.out().lines())
                .hasSize(4)
                .allMatch(line -> line.contains("nothing to complain of") || line.contains("1 error"));
        assertThat(steps.folders).contains(rules, common);
    }

    @Test
    void evaluates_again_and_says_nothing_besides_where_it_is_to_be_quiet() {
        Path file = evidence.resolve("a.yaml");
        Run run = run(
                new Steps(() -> fixture("grading-all-shown.yaml", file)),
                "evaluate",
                "--watch",
                "--quiet",
                "--format=jsonl",
                "--rules",
                rules.toString(),
                file.toString());
        assertThat(run.err()).isEmpty();
        assertThat(run.out().lines())
                .hasSize(2)
                .satisfiesExactly(
                        first -> assertThat(first).contains("\"P1\",\"grade\":\"Open\""),
                        second -> assertThat(second).contains("\"P1\",\"grade\":\"Wide Open\""));
    }

    @ParameterizedTest
    @CsvSource({
        "evaluate --watch -, standard input does not change",
        "verify --watch --accept fixtures, would expect whatever comes out",
        "verify --watch --rules nowhere fixtures, there is no such folder"
    })
    void is_refused_where_there_is_nothing_to_watch(String command, String why) {
        Run run = run(new Steps(() -> {}), command.split(" "));
        assertThat(run.exit()).isEqualTo(Exit.INPUT);
        assertThat(run.err()).contains(why);
    }
}
