package assay.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import assay.TestRules;
import assay.draft.Checkout;
import assay.draft.Draft;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** What was saved is committed: all of it and nothing else, and whatever is not as one would think is said. */
class CommitTest {

    private static final String DECIDED = "{\"decision\":\"Decided\",\"source\":\"Minutes\"}";

    @TempDir
    Path folder;

    private OnDisk disk;
    private Opened opened;

    @BeforeEach
    void opens_the_workbench() throws Exception {
        disk = OnDisk.in(folder);
        disk.commitAll();
        opened = new Opened(new Workbench.Options(
                disk.rules(), List.of(disk.fixtures().toString()), 0, TestRules.CACHE, Optional.empty()));
    }

    @AfterEach
    void closes_it() {
        opened.close();
    }

    private void change(String says, String file, String text) throws Exception {
        opened.workbench().desk().change(draft -> draft.with(says, new TreeMap<>(Map.of(file, text))));
    }

    private void save(String says, String file, String text) throws Exception {
        change(says, file, text);
        save();
    }

    private void save() throws IOException {
        assertThat(opened.post("/api/review/save", "{\"anyway\":\"true\"}").status())
                .isEqualTo(200);
    }

    private Document review() throws IOException {
        return Jsoup.parse(opened.get("/review").body());
    }

    private void commits() throws IOException {
        Wire.Answer answer = opened.post("/api/review/commit", DECIDED);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    private String refused() throws IOException {
        Wire.Answer answer = opened.post("/api/review/commit", DECIDED);
        assertThat(answer.status()).isEqualTo(409);
        return answer.body();
    }

    private String meanings() throws IOException {
        return Files.readString(disk.rules().resolve("meanings.yaml"));
    }

    @Test
    void all_that_was_saved_since_the_last_commit_is_committed_and_proposed_to_be_said() throws Exception {
        save("3 organisations", "parameters.yaml", disk.voluntaryOrganisations(3));
        save("A remark", "meanings.yaml", meanings() + "# One.\n");
        save("Another remark", "meanings.yaml", meanings() + "# Two.\n");

        assertThat(review().select("#to-commit li").eachText()).containsExactly("meanings.yaml", "parameters.yaml");
        assertThat(review().select("#decision").val()).isEqualTo("3 organisations; A remark; Another remark");
        commits();
        assertThat(disk.git("status", "--porcelain", "--", "rules")).isEmpty();
        assertThat(disk.git("show", "--name-only", "--format=", "HEAD").strip().lines())
                .containsExactly("rules/march-2004/meanings.yaml", "rules/march-2004/parameters.yaml");
        assertThat(review().text()).contains("Committed as ");
        assertThat(review().select("#detached, #hooks")).isEmpty();
        assertThat(refused()).contains("Nothing was saved since the last commit.");

        save("A third remark", "meanings.yaml", meanings() + "# Three.\n");
        assertThat(review().select("#decision").val()).isEqualTo("A third remark");
    }

    @Test
    void the_page_says_that_the_schema_beside_the_rules_is_saved_with_them() throws Exception {
        change("A glossary is a list", "meanings.yaml", meanings().replace("A list that explains the terms", "Terms"));
        assertThat(review().select("#schema").text()).startsWith("evidence.schema.json is saved with them");
        assertThat(review().select("#save-all").text()).isEqualTo("Save 2 files");
        assertThat(review().select("#old-schemas")).isEmpty();
        save();
        assertThat(review().select("#to-commit li").eachText())
                .containsExactly("evidence.schema.json", "meanings.yaml");
    }

    private void number(int organisations) throws IOException {
        Wire.Answer answer =
                opened.post("/api/numbers/voluntary-organisations", "{\"value\":\"" + organisations + "\"}");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    @Test
    void a_number_that_was_changed_several_times_is_told_as_what_it_comes_to() throws Exception {
        number(5);
        number(3);
        assertThat(review().select("#review li").eachText())
                .containsExactly("3 organisations instead of 2 (voluntary-organisations)");
        assertThat(review().select("#top").text()).contains("1 unsaved change");
        save();
        number(4);
        save();
        assertThat(review().select("#decision").val())
                .isEqualTo("4 organisations instead of 2 (voluntary-organisations)");
    }

    @Test
    void evidence_that_was_saved_is_committed_with_the_rules_and_by_itself() throws Exception {
        Path file = disk.fixtures().resolve("ambelstow.yaml");
        assertThat(review().select("nav a[href=/review]")).isEmpty();
        saveEvidence(Files.readString(file) + "# Looked at again.\n");
        assertThat(Jsoup.parse(opened.get("/evidence").body()).select("nav a[href=/review]"))
                .hasSize(1);
        assertThat(review().select("#to-commit li").eachText()).containsExactly(file.toString());
        assertThat(review().select("#decision").val()).isEqualTo("What " + file + " shows");
        commits();
        assertThat(disk.git("show", "--name-only", "--format=", "HEAD").strip()).isEqualTo("fixtures/ambelstow.yaml");
        assertThat(review().select("nav a[href=/review]")).isEmpty();

        saveEvidence(Files.readString(file) + "# And again.\n");
        save("3 organisations", "parameters.yaml", disk.voluntaryOrganisations(3));
        commits();
        assertThat(disk.git("show", "--name-only", "--format=", "HEAD").strip().lines())
                .containsExactly("fixtures/ambelstow.yaml", "rules/march-2004/parameters.yaml");
    }

    @Test
    void evidence_that_is_changed_and_not_saved_is_named_beside_what_is_committed() throws Exception {
        Path file = disk.fixtures().resolve("ambelstow.yaml");
        saveEvidence(Files.readString(file) + "# First.\n");
        assertThat(review().select("#unrecorded .notice")).isEmpty();
        changeEvidence(Files.readString(file) + "# Second.\n");
        assertThat(review().select("#unrecorded .notice").text())
                .startsWith(
                        "What was changed last in this file of evidence is not saved, and not in what is committed");
        assertThat(review().select("#unrecorded a[href=/evidence/fixtures/ambelstow.yaml]")
                        .text())
                .isEqualTo("fixtures/ambelstow.yaml");
        assertThat(review().select("#to-commit li").eachText()).containsExactly(file.toString());
    }

    @Test
    void what_was_saved_and_is_gone_is_said_to_be() throws Exception {
        Path file = disk.fixtures().resolve("ambelstow.yaml");
        saveEvidence(Files.readString(file) + "# First.\n");
        assertThat(review().select("#review li").first().text()).isEqualTo(file.toString());
        Files.delete(file);
        assertThat(review().select("#review li").first().text()).isEqualTo(file + ", which is no longer there");
    }

    private static final String EVIDENCE = "fixtures/ambelstow.yaml";

    private void saveEvidence(String text) throws Exception {
        changeEvidence(text);
        Wire.Answer answer = opened.post("/api/evidence/save", "{\"file\": \"" + EVIDENCE + "\"}");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    private void changeEvidence(String text) throws Exception {
        opened.isRead();
        String sent = new JsonMapper().writeValueAsString(Map.of("file", EVIDENCE, "began", "", "text", text));
        assertThat(opened.post("/api/evidence/text", sent).status()).isEqualTo(200);
    }

    @Test
    void what_somebody_has_committed_meanwhile_is_not_offered() throws Exception {
        save("3 organisations", "parameters.yaml", disk.voluntaryOrganisations(3));
        disk.git("commit", "--quiet", "--all", "--message", "By hand");
        assertThat(review().text()).contains("All of it that is in the checkout of git is committed.");
        assertThat(refused()).contains("All that was saved here is committed.");

        save("A remark", "meanings.yaml", meanings() + "# One.\n");
        assertThat(review().select("#to-commit li").eachText()).containsExactly("meanings.yaml");
        assertThat(review().select("#decision").val()).isEqualTo("A remark");
    }

    @Test
    void taking_ones_own_text_is_told_as_replacing_the_other() throws Exception {
        change("3 organisations", "parameters.yaml", disk.voluntaryOrganisations(3));
        Files.writeString(disk.rules().resolve("parameters.yaml"), disk.parameters() + "# Theirs.\n");
        disk.git("commit", "--quiet", "--all", "--message", "Theirs");
        assertThat(opened.post("/api/review/resolve", "{\"file\":\"parameters.yaml\",\"take\":\"yours\"}")
                        .status())
                .isEqualTo(200);
        save();

        assertThat(disk.git("diff")).contains("-# Theirs.");
        assertThat(review().select("#decision").val())
                .isEqualTo("3 organisations; What others wrote into parameters.yaml is replaced");
        Draft draft = opened.workbench().desk().state().draft();
        assertThat(draft.steps()).isEmpty();
    }

    @Test
    void what_others_changed_in_other_lines_is_kept_beside_ones_own_and_taken_back_with_no_step() throws Exception {
        String mine = disk.voluntaryOrganisations(3);
        change("3 organisations", "parameters.yaml", mine);
        change("A remark", "parameters.yaml", mine + "# Mine.\n");
        String others = "# Theirs.\n" + disk.parameters();
        Files.writeString(disk.rules().resolve("parameters.yaml"), others);
        assertThat(review().select("#both-1")).hasSize(1);
        assertThat(opened.post("/api/review/resolve", "{\"file\":\"parameters.yaml\",\"take\":\"both\"}")
                        .status())
                .isEqualTo(200);

        Draft draft = opened.workbench().desk().state().draft();
        assertThat(draft.text("parameters.yaml")).isEqualTo("# Theirs.\n" + mine + "# Mine.\n");
        assertThat(draft.undone().text("parameters.yaml")).isEqualTo("# Theirs.\n" + mine);
        assertThat(draft.undone().undone().text("parameters.yaml")).isEqualTo(others);
        assertThat(draft.steps()).extracting(Draft.Step::says).containsExactly("3 organisations", "A remark");
    }

    @Test
    void of_the_same_lines_one_has_to_be_chosen() throws Exception {
        change("3 organisations", "parameters.yaml", disk.voluntaryOrganisations(3));
        Files.writeString(disk.rules().resolve("parameters.yaml"), disk.voluntaryOrganisations(4));
        assertThat(review().select("#yours-1")).hasSize(1);
        assertThat(review().select("#both-1")).isEmpty();
        Wire.Answer answer = opened.post("/api/review/resolve", "{\"file\":\"parameters.yaml\",\"take\":\"both\"}");
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body()).contains("You and the others changed the same lines");
    }

    @Test
    void hooks_are_not_run_and_that_is_said_before_and_after() throws Exception {
        Path ran = folder.resolve("ran");
        Path hooks = Files.createDirectories(folder.resolve(".git/hooks"));
        for (String name : List.of("pre-commit", "commit-msg", "post-index-change")) {
            Path hook = Files.writeString(hooks.resolve(name), "#!/bin/sh\ntouch '" + ran + "'\nexit 1\n");
            assertThat(hook.toFile().setExecutable(true)).isTrue();
        }
        save("3 organisations", "parameters.yaml", disk.voluntaryOrganisations(3));
        assertThat(review().select("#hooks").text())
                .isEqualTo(
                        "This repository has hooks (pre-commit, commit-msg); they are not run from here. To have them"
                                + " run, commit with git.");
        commits();
        assertThat(review().select("#hooks").text())
                .isEqualTo("This repository has hooks (pre-commit, commit-msg); they were not run.");
        assertThat(ran).doesNotExist();
    }

    @Test
    void hooks_are_found_where_the_settings_say_that_they_are() throws Exception {
        Path hook =
                Files.writeString(Files.createDirectory(folder.resolve("ours")).resolve("pre-commit"), "#!/bin/sh\n");
        assertThat(hook.toFile().setExecutable(true)).isTrue();
        disk.git("config", "core.hooksPath", "ours");
        save("3 organisations", "parameters.yaml", disk.voluntaryOrganisations(3));
        assertThat(review().select("#hooks").text()).contains("(pre-commit)");
    }

    @Test
    void during_a_merge_nothing_is_committed_and_nothing_staged() throws Exception {
        String branch = disk.git("symbolic-ref", "--short", "HEAD").strip();
        Path file = disk.fixtures().resolve("ambelstow.yaml");
        String before = Files.readString(file);
        disk.git("checkout", "--quiet", "-b", "theirs");
        Files.writeString(file, before + "# Theirs.\n");
        disk.git("commit", "--quiet", "--all", "--message", "Theirs");
        disk.git("checkout", "--quiet", branch);
        Files.writeString(file, before + "# Ours.\n");
        disk.git("commit", "--quiet", "--all", "--message", "Ours");
        assertThat(new ProcessBuilder("git", "-C", folder.toString(), "merge", "--quiet", "theirs")
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor())
                .isNotZero();

        save("3 organisations", "parameters.yaml", disk.voluntaryOrganisations(3));
        save("New rules", "new.drl", "package x;\n");
        assertThat(refused())
                .contains("Nothing was committed: a merge is under way in the repository. End it first, with git, and"
                        + " commit then.");
        assertThat(disk.git("status", "--porcelain", "--", "rules"))
                .isEqualTo(" M rules/march-2004/parameters.yaml\n?? rules/march-2004/new.drl\n");

        disk.git("merge", "--abort");
        commits();
        assertThat(disk.git("status", "--porcelain", "--", "rules")).isEmpty();
    }

    @Test
    void what_git_refuses_for_another_reason_is_not_staged_either() throws Exception {
        save("New rules", "new.drl", "package x;\n");
        disk.git("config", "commit.gpgSign", "true");
        disk.git("config", "gpg.program", "false");
        assertThat(refused()).contains("git says: ");
        assertThat(disk.git("status", "--porcelain", "--", "rules")).isEqualTo("?? rules/march-2004/new.drl\n");
    }

    @Test
    void a_commit_on_no_branch_is_told_as_that() throws Exception {
        disk.git("checkout", "--quiet", "--detach");
        save("3 organisations", "parameters.yaml", disk.voluntaryOrganisations(3));
        commits();
        assertThat(review().select("#detached").text())
                .startsWith(
                        "It is on no branch, for none is checked out: git loses sight of it once something else is.");
    }

    @Test
    void what_was_changed_is_not_given_up_for_a_file_that_cannot_be_read() throws Exception {
        String mine = disk.voluntaryOrganisations(3);
        change("3 organisations", "parameters.yaml", mine);
        Files.write(disk.rules().resolve("parameters.yaml"), new byte[] {(byte) 0xff});

        Wire.Answer answer = opened.post("/api/review/resolve", "{\"file\":\"parameters.yaml\",\"take\":\"theirs\"}");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("this is no text in UTF-8");
        assertThat(opened.workbench().desk().state().draft().changed()).containsEntry("parameters.yaml", mine);
    }

    @Test
    void a_checkout_that_git_does_not_look_into_is_told_as_that_in_its_own_words() throws Exception {
        save("3 organisations", "parameters.yaml", disk.voluntaryOrganisations(3));
        Path settings = folder.resolve(".git/config");
        String before = Files.readString(settings);
        Files.writeString(settings, "[broken");
        assertThat(review().select("#review").text())
                .contains(
                        "The folder is in a checkout of git, and nothing can be committed from here: git says: fatal:")
                .contains(".git/config")
                .doesNotContain("no checkout");
        assertThat(refused()).contains("git says: fatal:");
        Files.writeString(settings, before);
        commits();
    }

    @Test
    void where_there_is_no_checkout_it_is_said_that_there_is_none() throws Exception {
        Files.move(folder.resolve(".git"), folder.resolve("no-git"));
        save("3 organisations", "parameters.yaml", disk.voluntaryOrganisations(3));
        assertThat(review().select("#review").text())
                .contains("The folder is in no checkout of git, and so there is nothing to commit.");
        assertThat(refused()).contains("The folder is in no checkout of git.");
    }

    @Test
    void where_git_is_not_found_that_is_said_and_not_that_there_is_no_checkout() throws Exception {
        ProcessBuilder asked = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Asking.class.getName(),
                disk.rules().toString());
        asked.environment().put("PATH", folder.resolve("empty").toString());
        Process process = asked.redirectErrorStream(true).start();
        assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("git was not found: it is not installed, or in no folder of the PATH");
    }

    /** Asks for the checkout of a folder, in a process of its own, which finds programs elsewhere. */
    static final class Asking {
        private Asking() {}

        public static void main(String[] folder) {
            try {
                System.out.print(Checkout.of(Path.of(folder[0])).isPresent());
            } catch (Checkout.Failed e) {
                System.out.print(e.getMessage());
            }
        }
    }
}
