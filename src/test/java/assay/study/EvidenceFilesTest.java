package assay.study;

import static org.assertj.core.api.Assertions.assertThat;

import assay.evaluation.Batch;
import assay.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Which files paths on the command line stand for. */
class EvidenceFilesTest {

    @TempDir
    Path folder;

    private void write(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "authority: A\n");
    }

    private List<String> named(String... paths) {
        return EvidenceFiles.of(List.of(paths)).inputs().stream()
                .map(input -> input.named().substring(folder.toString().length() + 1))
                .toList();
    }

    @Test
    void files_of_a_folder_come_in_the_order_of_their_whole_names() throws IOException {
        List<String> ordered =
                List.of("a-b.yaml", "a.yaml", "a/z.YML", "a0.yaml", "größe/ä b.yaml", "\uD83D\uDE00.yaml");
        for (String name : ordered) {
            write(name);
        }
        write("a/no.txt");
        assertThat(named(folder.toString())).isEqualTo(ordered);
        assertThat(named(folder + "/")).isEqualTo(ordered);
    }

    @Test
    void each_is_read_from_where_it_lies() throws IOException {
        write("größe/ä b.yaml");
        Batch.Input input =
                EvidenceFiles.of(List.of(folder.toString())).inputs().get(0);
        assertThat(input.path()).isEqualTo(folder.toRealPath().resolve("größe/ä b.yaml"));
    }

    @Test
    void what_a_rule_set_is_made_of_is_no_evidence_and_is_told_once() throws IOException {
        for (String name : List.of(
                "rules/pack.yaml",
                "rules/meanings.yaml",
                "rules/one.drl",
                "rules/fixtures/a.yaml",
                "drl/one.drl",
                "drl/a.yaml",
                "pack.yaml")) {
            write(name);
        }
        String why =
                ":1:1: these are the files of a rule set, and no evidence; name its fixtures, or after --rules the rules";
        assertThat(named(folder.toString())).containsExactly("drl/a.yaml", "pack.yaml", "rules/fixtures/a.yaml");
        assertThat(EvidenceFiles.of(List.of(folder.toString())).problems())
                .extracting(Problem::toString)
                .containsExactly(folder + "/rules" + why);
        assertThat(EvidenceFiles.of(List.of(folder + "/rules/")).problems())
                .extracting(Problem::toString)
                .containsExactly(folder + "/rules" + why);
    }

    @Test
    void a_pipe_that_is_called_as_evidence_is_not_left_out_unsaid() throws Exception {
        write("a.yaml");
        for (String name : List.of("b.yaml", "notes.txt")) {
            assertThat(new ProcessBuilder("mkfifo", folder.resolve(name).toString())
                            .start()
                            .waitFor())
                    .isZero();
        }
        assertThat(EvidenceFiles.of(List.of(folder.toString())).problems())
                .extracting(Problem::toString)
                .containsExactly(folder + "/b.yaml:1:1: this is no file but a pipe, a socket or a device");
    }

    @Test
    void what_a_link_leads_to_is_not_left_out_unsaid() throws IOException {
        write("in/a.yaml");
        write("out/b.yaml");
        Files.createSymbolicLink(folder.resolve("in/again.yaml"), Path.of("a.yaml"));
        Files.createSymbolicLink(folder.resolve("in/here"), Path.of("."));
        Files.createSymbolicLink(folder.resolve("in/notes.txt"), Path.of("../out/b.yaml"));
        EvidenceFiles all = EvidenceFiles.of(List.of(folder + "/in"));
        assertThat(all.problems()).as("what is there without them").isEmpty();
        assertThat(all.inputs()).hasSize(1);
        Files.createSymbolicLink(folder.resolve("in/b.yaml"), Path.of("../out/b.yaml"));
        Files.createSymbolicLink(folder.resolve("in/c.yaml"), Path.of("nowhere"));
        Files.createSymbolicLink(folder.resolve("in/out"), Path.of("../out"));
        String told =
                ": this is a link, which is not followed below a folder; name what it leads to as well, or put that here";
        assertThat(EvidenceFiles.of(List.of(folder + "/in")).problems())
                .extracting(Problem::toString)
                .containsExactlyInAnyOrder(
                        folder + "/in/b.yaml:1:1" + told,
                        folder + "/in/c.yaml:1:1" + told,
                        folder + "/in/out:1:1" + told);
        assertThat(named(folder + "/in/b.yaml")).as("named, it is read").containsExactly("in/b.yaml");
        EvidenceFiles both = EvidenceFiles.of(List.of(folder + "/in", folder + "/out/b.yaml"));
        assertThat(both.problems())
                .as("what is named as well is read, and what it leads to all the same is not said again")
                .extracting(Problem::toString)
                .containsExactlyInAnyOrder(folder + "/in/c.yaml:1:1" + told, folder + "/in/out:1:1" + told);
        assertThat(both.inputs()).hasSize(2);
        assertThat(EvidenceFiles.of(List.of(folder + "/in", folder + "/out")).problems())
                .extracting(Problem::toString)
                .containsExactly(folder + "/in/c.yaml:1:1" + told);
    }

    @Test
    void a_plan_is_one_with_the_short_name_of_yaml_too() throws IOException {
        write("a.yaml");
        Files.writeString(folder.resolve("Plan.yml"), "families: []\n");
        write("below/plan.yml");
        EvidenceFiles all = EvidenceFiles.of(List.of(folder.toString()));
        assertThat(all.beside(Plan.FILE)).extracting(Batch.Input::named).containsExactly(folder + "/Plan.yml");
        assertThat(named(folder.toString()))
                .as("an authority may be called so")
                .containsExactly("a.yaml", "below/plan.yml");
    }

    @Test
    void a_file_that_is_named_twice_is_taken_once() throws IOException {
        write("a/x.yaml");
        write("a/y.yaml");
        assertThat(named(folder + "/a/y.yaml", folder + "/a", folder.toString()))
                .containsExactly("a/x.yaml", "a/y.yaml");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there it parts folders")
    void a_backslash_in_a_name_makes_it_no_other_file() throws IOException {
        write("a/x.yaml");
        write("a\\x.yaml");
        assertThat(named(folder.toString())).containsExactly("a/x.yaml", "a\\x.yaml");
    }

    @Test
    void a_folder_without_evidence_is_said() throws IOException {
        write("a/no.txt");
        EvidenceFiles files = EvidenceFiles.of(List.of(folder.toString()));
        assertThat(files.inputs()).isEmpty();
        assertThat(files.problems()).hasSize(1).allMatch(EvidenceFiles::isEmptyFolder);
    }
}
