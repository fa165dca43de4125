package assay.draft;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.tuple;

import assay.files.InputFile;
import assay.files.ReadOnly;
import assay.text.Instead;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DraftTest {

    private static final String EDIT = "The rules are edited";

    @TempDir
    Path folder;

    private Path rules;

    /** What stands for whoever is killed at a moment. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1;
    }

    @BeforeEach
    void writes_two_files() throws IOException {
        rules = Files.createDirectory(folder.resolve("rules"));
        Files.writeString(rules.resolve("a.drl"), "a\n");
        Files.writeString(rules.resolve("b.drl"), "b\n");
    }

    @Test
    void what_is_undone_can_be_done_again_until_something_else_is_changed() throws InputFile.Unreadable {
        Draft draft = Draft.of(rules).typed("one", "a.drl", "a1\n").typed("two", "b.drl", "b1\n");

        assertThat(draft.allUndone().changed()).isEmpty();
        assertThat(draft.allUndone().allRedone()).isEqualTo(draft);
        assertThat(draft.undone().redone()).isEqualTo(draft);
        assertThat(draft.undone().changed()).containsExactly(Map.entry("a.drl", "a1\n"));
        assertThat(draft.undone().typed("three", "a.drl", "a2\n").ahead()).isEmpty();
    }

    @Test
    void who_types_makes_one_step_and_what_says_again_what_it_said_is_no_change() throws InputFile.Unreadable {
        Draft typed = Draft.of(rules).typed(EDIT, "a.drl", "x\n").typed(EDIT, "a.drl", "xy\n");

        assertThat(typed.steps()).hasSize(1);
        assertThat(typed.changed()).containsExactly(Map.entry("a.drl", "xy\n"));
        assertThat(typed.typed(EDIT, "a.drl", "a\n").changed()).isEmpty();
    }

    private static Instead files(int now, int was) {
        return new Instead("the number files", now + " files", "" + was, "" + now, " (files)");
    }

    @Test
    void a_value_that_was_changed_several_times_is_told_once_and_not_at_all_where_it_is_as_it_was()
            throws InputFile.Unreadable {
        Draft five = Draft.of(rules).with(files(5, 2), "a.drl", "5\n");
        Draft other = five.typed(EDIT, "b.drl", "x\n");
        Draft three = other.with(files(3, 5), "a.drl", "3\n");
        Draft two = three.with(files(2, 3), "a.drl", "a\n");

        assertThat(five.says()).containsExactly("5 files instead of 2 (files)");
        assertThat(three.says()).containsExactly("3 files instead of 2 (files)", EDIT);
        assertThat(three.steps()).extracting(Draft.Step::says).contains("3 files instead of 5 (files)");
        assertThat(two.says()).containsExactly(EDIT);
        assertThat(two.typed(EDIT, "b.drl", "b\n").says()).isEmpty();
        assertThat(five.with(files(2, 5), "a.drl", "a \n").says())
                .as("it is written otherwise than it was")
                .containsExactly("5 files instead of 2 (files)", "2 files instead of 5 (files)");
    }

    @Test
    void what_a_file_said_first_is_looked_at_again_once_nothing_changes_it_any_more()
            throws InputFile.Unreadable, IOException {
        Draft undone = Draft.of(rules).typed(EDIT, "a.drl", "x\n").undone();
        Files.writeString(rules.resolve("a.drl"), "another\n");

        assertThat(undone.typed(EDIT, "a.drl", "y\n").before()).containsEntry("a.drl", "another\n");
    }

    @Test
    void no_name_leads_out_of_the_folders_and_no_link_is_followed() throws IOException, InputFile.Unreadable {
        Path evidence = Files.createDirectory(folder.resolve("evidence"));
        Path secret = Files.writeString(folder.resolve("secret.drl"), "secret");
        Files.createSymbolicLink(rules.resolve("link.drl"), secret);
        Draft draft = Draft.of(rules, List.of(evidence));

        for (String file :
                List.of("../secret.drl", secret.toString(), "link.drl", "", "a\\..\\..\\secret.drl", "a.drl/x")) {
            assertThatThrownBy(() -> draft.typed(EDIT, file, "x")).as(file).isInstanceOf(InputFile.Unreadable.class);
        }
        String own = evidence.resolve("new.yaml").toString();
        assertThat(draft.typed(EDIT, own, "x").changedEvidence()).containsOnlyKeys(own);
    }

    @Test
    void what_is_kept_is_there_again_and_nobody_else_can_read_it() throws IOException, InputFile.Unreadable {
        Path place = folder.resolve("cache/drafts");
        Draft draft = Draft.of(rules)
                .with(files(3, 2), "a.drl", "a1\n")
                .typed("two", "b.drl", "b1\n")
                .undone();
        try (Kept kept = Kept.in(place, rules)) {
            kept.keep(draft);
            assertThat(PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(kept.path().orElseThrow())))
                    .isEqualTo("rw-------");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(place)))
                    .isEqualTo("rwx------");
        }

        try (Kept kept = Kept.in(place, rules)) {
            assertThat(kept.left(Draft.of(rules))).hasValueSatisfying(left -> {
                assertThat(left.draft()).isEqualTo(draft);
                assertThat(left.saving()).isFalse();
            });
        }
    }

    @Test
    void two_that_work_on_one_folder_keep_a_draft_each() throws IOException, InputFile.Unreadable {
        Path place = folder.resolve("drafts");
        Draft mine = Draft.of(rules).typed(EDIT, "a.drl", "mine\n");
        Draft yours = Draft.of(rules).typed(EDIT, "a.drl", "yours\n");
        try (Kept one = Kept.in(place, rules);
                Kept other = Kept.in(place, rules)) {
            one.keep(mine);
            other.keep(yours);
        }

        try (Kept one = Kept.in(place, rules);
                Kept other = Kept.in(place, rules)) {
            assertThat(List.of(one, other))
                    .extracting(kept -> kept.left(Draft.of(rules)).orElseThrow().draft())
                    .containsExactly(mine, yours);
        }
    }

    @Test
    void of_two_that_were_left_the_oldest_is_there_again_and_the_other_waits() throws Exception {
        Path place = folder.resolve("drafts");
        Draft mine = Draft.of(rules).typed(EDIT, "a.drl", "mine\n");
        Draft yours = Draft.of(rules).typed(EDIT, "a.drl", "yours\n");
        Instant written = Instant.parse("2026-03-04T05:06:07Z");
        try (Kept one = Kept.in(place, rules);
                Kept other = Kept.in(place, rules)) {
            assertThat(one.others(mine)).isEqualTo(new Kept.Others(true, List.of()));
            one.keep(mine);
            other.keep(yours);
            Files.setLastModifiedTime(other.path().orElseThrow(), FileTime.from(written.minus(1, ChronoUnit.HOURS)));
            Files.setLastModifiedTime(one.path().orElseThrow(), FileTime.from(written));
        }

        Kept kept = Kept.in(place, rules);
        try {
            assertThat(kept.left(Draft.of(rules)).orElseThrow().draft()).isEqualTo(yours);
            Kept.Waiting waiting = new Kept.Waiting(0, written, mine);
            assertThat(kept.others(yours)).isEqualTo(new Kept.Others(false, List.of(waiting)));

            // Whichever of them is taken up, the other is as it was left.
            kept = kept.takeUp(0, yours).orElseThrow();
            assertThat(kept.left(Draft.of(rules)).orElseThrow().draft()).isEqualTo(mine);
            assertThat(kept.others(mine).left())
                    .extracting(Kept.Waiting::number, Kept.Waiting::draft)
                    .containsExactly(tuple(1, yours));
            assertThat(kept.takeUp(2, mine)).as("there is none").isEmpty();
            try (Kept another = Kept.in(place, rules)) {
                assertThat(another.left(Draft.of(rules)).orElseThrow().draft()).isEqualTo(yours);
                assertThat(kept.takeUp(1, mine)).as("another has it").isEmpty();
            }

            // What changes nothing any more does not wait for anybody.
            kept = kept.takeUp(1, mine.undone()).orElseThrow();
            assertThat(kept.others(yours).left()).isEmpty();
        } finally {
            kept.close();
        }
    }

    @Test
    void what_was_being_saved_goes_before_what_is_older() throws Exception {
        Path place = folder.resolve("drafts");
        Draft older = Draft.of(rules).typed(EDIT, "b.drl", "older\n");
        Draft half = three();
        try (Kept one = Kept.in(place, rules);
                Kept other = Kept.in(place, rules)) {
            one.keep(older);
            other.saving(half);
            Files.setLastModifiedTime(one.path().orElseThrow(), FileTime.fromMillis(0));
        }

        try (Kept kept = Kept.in(place, rules)) {
            Kept.Left left = kept.left(Draft.of(rules)).orElseThrow();
            assertThat(left).isEqualTo(new Kept.Left(half, true));
            assertThat(new Saving(kept).finish(left.draft())).isTrue();
            assertThat(onDisk()).containsExactly("a1\n", "b1\n", "c1\n");
            assertThat(kept.others(half.emptied()).left())
                    .extracting(Kept.Waiting::draft)
                    .containsExactly(older);
        }
    }

    @Test
    void a_folder_is_the_same_by_whatever_way_one_comes_to_it() throws Exception {
        Path place = folder.resolve("drafts");
        Path link = Files.createSymbolicLink(folder.resolve("link"), rules);
        try (Kept one = Kept.in(place, rules);
                Kept other = Kept.in(place, link)) {
            assertThat(other.others(Draft.of(link)).isOpen()).isTrue();
            assertThat(one.path()).isNotEqualTo(other.path());
        }
    }

    /** Keeps a draft, says so, and waits until it is killed. */
    public static final class Victim {
        private Victim() {}

        /** The folder of drafts, and that of the rules. */
        public static void main(String[] folders) throws Exception {
            Kept kept = Kept.in(Path.of(folders[0]), Path.of(folders[1]));
            Draft draft = Draft.of(Path.of(folders[1]));
            for (int number = 0; ; number++) {
                draft = draft.typed(EDIT, "a.drl", number + "\n".repeat(20_000));
                kept.keep(draft);
                System.out.println(number);
            }
        }
    }

    @Test
    void what_others_wrote_after_a_change_was_changed_back_is_what_the_next_is_made_of() throws Exception {
        Draft back = Draft.of(rules).typed("one", "a.drl", "a1\n").typed("another", "a.drl", "a\n");
        assertThat(back.changed()).isEmpty();
        Files.writeString(rules.resolve("a.drl"), "a\ntheirs\n");
        assertThat(back.text("a.drl")).isEqualTo("a\ntheirs\n");
        for (String says : List.of("another", "one more")) {
            Draft next = back.typed(says, "a.drl", "a2\ntheirs\n");
            assertThat(Saving.conflicts(next)).isEmpty();
            assertThat(next.before()).containsEntry("a.drl", "a\ntheirs\n");
            assertThat(next.undone().text("a.drl")).isEqualTo("a\ntheirs\n");
        }
    }

    @Test
    void nothing_that_was_said_to_be_kept_is_lost_by_a_kill() throws IOException, InterruptedException {
        Path place = folder.resolve("drafts");
        Process victim = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Victim.class.getName(),
                        place.toString(),
                        rules.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        int said = -1;
        try (BufferedReader out = new BufferedReader(new InputStreamReader(victim.getInputStream(), UTF_8))) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                said = Integer.parseInt(line);
                if (said == 20) {
                    victim.toHandle().destroyForcibly();
                }
            }
        }
        victim.waitFor();

        try (Kept kept = Kept.in(place, rules)) {
            String text =
                    kept.left(Draft.of(rules)).orElseThrow().draft().changed().get("a.drl");
            assertThat(Integer.parseInt(text.strip())).isBetween(said, said + 1);
        }
    }

    /** A draft that changes two files and adds one in a new folder. */
    private Draft three() throws InputFile.Unreadable {
        return Draft.of(rules)
                .with("three", new TreeMap<>(Map.of("a.drl", "a1\n", "b.drl", "b1\n", "new/c.drl", "c1\n")));
    }

    private List<String> onDisk() throws IOException {
        List<String> texts = new ArrayList<>();
        for (String file : List.of("a.drl", "b.drl", "new/c.drl")) {
            Path path = rules.resolve(file);
            texts.add(Files.exists(path) ? Files.readString(path) : "none");
        }
        return texts;
    }

    @Test
    void who_is_killed_while_saving_has_saved_all_or_nothing_after_the_next_start()
            throws IOException, InputFile.Unreadable {
        int steps = 0;
        boolean killed = true;
        while (killed) {
            Files.writeString(rules.resolve("a.drl"), "a\n");
            Files.writeString(rules.resolve("b.drl"), "b\n");
            Files.deleteIfExists(rules.resolve("new/c.drl"));
            Path place = folder.resolve("drafts-" + steps);
            Draft draft = three();
            int at = steps;
            int[] left = {at};
            try (Kept kept = Kept.in(place, rules)) {
                kept.keep(draft);
                new Saving(kept, () -> {
                            if (left[0]-- == 0) {
                                throw new Killed();
                            }
                        })
                        .save(draft);
                killed = false;
            } catch (Killed e) {
                steps++;
            }
            try (Kept kept = Kept.in(place, rules)) {
                Kept.Left was = kept.left(Draft.of(rules)).orElse(null);
                if (was != null && was.saving()) {
                    assertThat(new Saving(kept).finish(was.draft())).isTrue();
                    assertThat(onDisk()).as("killed before step " + at).containsExactly("a1\n", "b1\n", "c1\n");
                    assertThat(kept.left(Draft.of(rules))).isEmpty();
                } else if (was != null) {
                    assertThat(was.draft()).isEqualTo(draft);
                    assertThat(onDisk()).as("killed before step " + at).containsExactly("a\n", "b\n", "none");
                } else {
                    assertThat(onDisk()).as("killed before step " + at).containsExactly("a1\n", "b1\n", "c1\n");
                }
            }
        }
        assertThat(steps)
                .as("three are written, one is noted, three are placed, one is forgotten")
                .isEqualTo(8);
    }

    @Test
    void a_file_that_others_have_changed_is_never_written_over() throws IOException, InputFile.Unreadable {
        Draft draft = three();
        Files.writeString(rules.resolve("b.drl"), "theirs\n");

        assertThat(Saving.conflicts(draft))
                .containsExactly(new Saving.Conflict("b.drl", "b\n", "b1\n", new Standing("theirs\n", "")));
        assertThatThrownBy(() -> new Saving(Kept.nowhere()).save(draft))
                .hasMessage("b.drl has been changed on disk meanwhile");
        assertThat(onDisk()).containsExactly("a\n", "theirs\n", "none");

        new Saving(Kept.nowhere()).save(draft.rebased("b.drl"));
        assertThat(onDisk()).containsExactly("a1\n", "b1\n", "c1\n");
    }

    @Test
    void what_cannot_be_read_in_the_place_of_a_file_is_told_as_that_and_not_as_its_text() throws Exception {
        Draft draft = three();
        Files.delete(rules.resolve("b.drl"));
        Files.createDirectory(rules.resolve("b.drl"));

        Saving.Conflict conflict = Saving.conflicts(draft).get(0);
        assertThat(conflict.theirs()).isEqualTo(new Standing(null, "a folder stands there; a file is wanted"));
        assertThat(conflict.says())
                .isEqualTo("b.drl: a folder stands there; a file is wanted. Put that right or move it away on disk, and"
                        + " save then.");
        Files.delete(rules.resolve("b.drl"));
        Files.createSymbolicLink(rules.resolve("b.drl"), rules.resolve("a.drl"));
        assertThat(Standing.of(draft, "b.drl"))
                .isEqualTo(new Standing(null, "a link stands there, and a link is not followed"));
    }

    @Test
    void nothing_is_saved_through_a_link_that_came_in_the_place_of_a_file_or_a_folder()
            throws IOException, InputFile.Unreadable {
        Path secret = Files.createDirectory(folder.resolve("secret"));
        Files.writeString(secret.resolve("b.drl"), "b\n");
        Draft rule = three();
        Files.delete(rules.resolve("b.drl"));
        Files.createSymbolicLink(rules.resolve("b.drl"), secret.resolve("b.drl"));
        assertThatThrownBy(() -> new Saving(Kept.nowhere()).save(rule))
                .hasMessage("b.drl has been changed on disk meanwhile");

        Path evidence = Files.createDirectories(folder.resolve("evidence/within"));
        Path file = Files.writeString(evidence.resolve("b.yaml"), "b\n");
        Files.writeString(secret.resolve("b.yaml"), "b\n");
        Draft fixture = Draft.of(rules, List.of(folder.resolve("evidence"))).typed(EDIT, file.toString(), "x\n");
        Files.move(evidence, folder.resolve("moved"));
        Files.createSymbolicLink(evidence, secret);
        assertThatThrownBy(() -> new Saving(Kept.nowhere()).save(fixture))
                .hasMessage(file + " has been changed on disk meanwhile");

        assertThat(secret.resolve("b.drl")).hasContent("b");
        assertThat(secret.resolve("b.yaml")).hasContent("b");
        assertThat(Files.readString(rules.resolve("a.drl"))).isEqualTo("a\n");
    }

    @Test
    void whenever_while_saving_a_folder_becomes_a_link_nothing_is_written_where_that_leads()
            throws IOException, InputFile.Unreadable {
        int steps = 0;
        boolean swapped = true;
        while (swapped) {
            Path named = Files.createDirectories(folder.resolve("named-" + steps));
            Path within = Files.createDirectory(named.resolve("within"));
            Path elsewhere = Files.createDirectory(folder.resolve("elsewhere-" + steps));
            for (Path file : List.of(named.resolve("a.drl"), within.resolve("b.drl"), elsewhere.resolve("b.drl"))) {
                Files.writeString(file, "old\n");
            }
            Draft draft = Draft.of(named)
                    .with(
                            "three",
                            new TreeMap<>(Map.of("a.drl", "new\n", "within/b.drl", "new\n", "within/c", "new\n")));
            int at = steps;
            int[] left = {at};
            Throwable failure = catchThrowable(() -> new Saving(Kept.nowhere(), () -> {
                        if (left[0]-- == 0) {
                            swap(within, elsewhere);
                        }
                    })
                    .save(draft));
            swapped = left[0] < 0;
            try (Stream<Path> there = Files.list(elsewhere)) {
                assertThat(there).as("swapped before step " + at).containsExactly(elsewhere.resolve("b.drl"));
            }
            assertThat(elsewhere.resolve("b.drl"))
                    .as("swapped before step " + at)
                    .hasContent("old");
            if (failure == null) {
                // Only after the last file was in its place.
                assertThat(steps).isGreaterThanOrEqualTo(7);
            } else {
                assertThat(failure).as("swapped before step " + at).hasMessageContaining("a link is not followed");
                assertThat(named.resolve("a.drl")).as("taken back").hasContent("old");
            }
            steps++;
        }
    }

    private static void swap(Path folder, Path elsewhere) {
        try {
            Files.move(folder, folder.resolveSibling("moved"));
            Files.createSymbolicLink(folder, elsewhere);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void in_a_folder_that_may_not_be_written_nothing_is_saved_and_that_is_said() throws Exception {
        Draft draft = Draft.of(rules).typed(EDIT, "a.drl", "x\n");
        ReadOnly held = ReadOnly.of(rules);
        try {
            assertThatThrownBy(() -> new Saving(Kept.nowhere()).save(draft))
                    .hasMessageStartingWith("a.drl cannot be written")
                    .hasMessageEndingWith("; nothing was saved");
        } finally {
            held.end();
        }
        assertThat(Files.readString(rules.resolve("a.drl"))).isEqualTo("a\n");
    }

    @Test
    void a_file_that_may_only_be_read_is_not_replaced_nor_is_any_other() throws Exception {
        Files.writeString(rules.resolve("b.drl"), "b\n");
        Draft draft = Draft.of(rules).typed(EDIT, "a.drl", "x\n").typed(EDIT, "b.drl", "y\n");
        ReadOnly held = ReadOnly.of(rules.resolve("b.drl"));
        try {
            assertThatThrownBy(() -> new Saving(Kept.nowhere()).save(draft))
                    .hasMessage("b.drl cannot be written: the file may only be read; nothing was saved");
        } finally {
            held.end();
        }
        assertThat(Files.readString(rules.resolve("a.drl"))).isEqualTo("a\n");
        assertThat(Files.readString(rules.resolve("b.drl"))).isEqualTo("b\n");
    }

    @Test
    void where_a_draft_cannot_be_kept_any_more_the_folder_is_named() throws Exception {
        Path full = Files.createDirectory(folder.resolve("full"));
        Draft draft = Draft.of(rules).typed(EDIT, "a.drl", "x\n");
        try (Kept kept = Kept.in(full, rules)) {
            ReadOnly held = ReadOnly.of(full);
            try {
                assertThatThrownBy(() -> new Saving(kept).save(draft))
                        .hasMessageStartingWith("What is being saved cannot be noted in " + full + ": ")
                        .hasMessageEndingWith("; nothing was saved");
                assertThat(kept.tryToKeep(draft)).contains("it cannot be kept in " + full + ": ");
            } finally {
                held.end();
            }
        }
        assertThat(Files.readString(rules.resolve("a.drl"))).isEqualTo("a\n");
    }

    @Test
    void of_files_that_are_wholly_others_it_is_not_looked_for_what_stayed() {
        String old = "same\n"
                + IntStream.range(0, 3_000).mapToObj(i -> "a" + i + "\n").collect(Collectors.joining()) + "end\n";
        String now = "same\n"
                + IntStream.range(0, 3_000).mapToObj(i -> "b" + i + "\n").collect(Collectors.joining()) + "end\n";
        assertThat(TextChanges.of(old, now))
                .startsWith("@@ -1,3003 +1,3003 @@", " same", "-a0", "-a1")
                .endsWith("+b2999", " end", " ")
                .hasSize(6_004);
    }

    @Test
    void where_one_file_cannot_be_written_none_is() throws IOException, InputFile.Unreadable {
        Draft draft = three();
        Files.writeString(rules.resolve("new"), "a file in the place of the folder");

        assertThatThrownBy(() -> new Saving(Kept.nowhere()).save(draft))
                .hasMessageStartingWith("new/c.drl cannot be written")
                .hasMessageEndingWith("; nothing was saved");
        assertThat(Files.readString(rules.resolve("a.drl"))).isEqualTo("a\n");
    }

    @Test
    void the_changed_lines_of_a_text_stand_among_those_around_them() {
        assertThat(TextChanges.of("1\n2\n3\n4\n5\n6\n", "1\n2\n3\n4\nfive\n6\n"))
                .containsExactly("@@ -2,6 +2,6 @@", " 2", " 3", " 4", "-5", "+five", " 6", " ");
    }
}
