package assay.workbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.draft.Kept;
import assay.draft.Standing;
import assay.files.ReadOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is recorded and not saved outlives the workbench, and only for as long as it is not saved. */
class RecordsTest {

    private static final String BEFORE = "authority: Eastmere\n";
    private static final String AFTER = "authority: Westmere\n";

    @TempDir
    Path folder;

    private Cabinet cabinet;
    private Cabinet.Slot slot;

    @BeforeEach
    void writes_a_file() throws Exception {
        Path evidence = Files.createDirectory(folder.resolve("evidence"));
        Files.writeString(evidence.resolve("one.yaml"), BEFORE);
        cabinet = new Cabinet(List.of(evidence.toString()));
        slot = cabinet.find("evidence/one.yaml").orElseThrow();
    }

    private Records open() {
        return new Records(new Events(), cabinet.places(), of -> Kept.in(folder.resolve("kept"), of));
    }

    @Test
    void what_was_changed_is_there_again_and_a_new_file_too() throws Exception {
        Cabinet.Slot begun = cabinet.find("evidence/two.yaml").orElseThrow();
        try (Records records = open()) {
            records.change(slot, "authority", text -> AFTER);
            assertThat(records.begin(begun, "authority: Northmere\n")).isTrue();
            assertThat(records.state().notKept()).isEmpty();
        }

        try (Records records = open()) {
            assertThat(records.text(slot)).isEqualTo(AFTER);
            assertThat(records.text(begun)).isEqualTo("authority: Northmere\n");
            assertThat(records.state().isUnsaved(slot)).isTrue();
        }
        assertThat(slot.folder().resolve(slot.file())).hasContent(BEFORE);
        assertThat(begun.folder().resolve(begun.file())).doesNotExist();
    }

    @Test
    void what_was_saved_or_forgotten_is_not() throws Exception {
        try (Records records = open()) {
            records.change(slot, "authority", text -> AFTER);
            records.save(slot, text -> true, Optional.empty());
        }
        try (Records records = open()) {
            assertThat(records.state().drafts()).isEmpty();
            assertThat(records.text(slot)).isEqualTo(AFTER);
            records.change(slot, "authority", text -> BEFORE);
            records.forget(slot);
        }

        try (Records records = open()) {
            assertThat(records.state().drafts()).isEmpty();
            assertThat(records.text(slot)).isEqualTo(AFTER);
        }
    }

    @Test
    void what_whoever_saves_does_not_see_is_not_saved() throws Exception {
        try (Records records = open()) {
            records.change(slot, "authority", text -> AFTER);
            assertThatThrownBy(() -> records.save(slot, BEFORE::equals, Optional.empty()))
                    .isInstanceOf(Records.ChangedMeanwhile.class)
                    .hasMessageStartingWith(
                            "The file was changed elsewhere since this page was shown. Nothing was saved");
            assertThat(slot.folder().resolve(slot.file())).hasContent(BEFORE);
            records.save(slot, AFTER::equals, Optional.empty());
            assertThat(slot.folder().resolve(slot.file())).hasContent(AFTER);
        }
    }

    @Test
    void what_others_have_made_of_a_file_meanwhile_is_not_written_over() throws Exception {
        try (Records records = open()) {
            records.change(slot, "authority", text -> AFTER);
        }
        Files.writeString(slot.folder().resolve(slot.file()), "authority: Southmere\n");

        try (Records records = open()) {
            assertThat(records.meanwhile(slot))
                    .contains(new Records.Meanwhile(new Standing("authority: Southmere\n", ""), false));
            assertThatThrownBy(() -> records.save(slot, text -> true, Optional.empty()))
                    .isInstanceOf(Records.ChangedMeanwhile.class);
        }
        assertThat(slot.folder().resolve(slot.file())).hasContent("authority: Southmere\n");
    }

    @Test
    void what_others_have_made_of_other_lines_meanwhile_is_kept_beside_ones_own() throws Exception {
        Path file = slot.folder().resolve(slot.file());
        String first = "authority: Northmere\ntype: county\ndocuments: []\n# The end.\n";
        Files.writeString(file, first);
        try (Records records = open()) {
            records.change(slot, "authority", text -> first.replace("Northmere", "Southmere"));
            assertThatThrownBy(() -> {
                        Files.writeString(file, first.replace("type: county", "type: london borough"));
                        records.takeBoth(slot);
                    })
                    .isInstanceOf(Records.ChangedMeanwhile.class)
                    .hasMessageStartingWith("You and the others changed the same lines, or lines next to each other");
            String others = first.replace("The end", "Theirs");
            Files.writeString(file, others);
            records.takeBoth(slot);
            assertThat(records.text(slot)).isEqualTo(others.replace("Northmere", "Southmere"));
            assertThat(records.meanwhile(slot)).isEmpty();
            records.undo(slot);
            assertThat(records.text(slot)).isEqualTo(others);
        }
    }

    @Test
    void who_was_killed_just_after_a_file_was_saved_has_nothing_to_save() throws Exception {
        try (Records records = open()) {
            records.change(slot, "authority", text -> AFTER);
        }
        Files.writeString(slot.folder().resolve(slot.file()), AFTER);

        try (Records records = open()) {
            assertThat(records.state().isUnsaved(slot)).isFalse();
            assertThat(records.meanwhile(slot)).isEmpty();
        }
    }

    @Test
    void where_nothing_can_be_kept_it_is_said_at_once() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");
        try (Records records = new Records(new Events(), cabinet.places(), of -> Kept.in(file, of))) {
            records.change(slot, "authority", text -> AFTER);
            assertThat(records.state().notKept())
                    .isEqualTo("What is not saved is gone when the workbench ends, for no file can be kept in " + file
                            + ".");
        }
    }

    @Test
    void what_was_changed_is_not_given_up_for_a_file_that_cannot_be_read() throws Exception {
        try (Records records = open()) {
            records.change(slot, "authority", text -> AFTER);
            Files.write(slot.folder().resolve(slot.file()), new byte[] {(byte) 0xff});
            assertThatThrownBy(() -> records.forget(slot)).hasMessage("this is no text in UTF-8");
            assertThatThrownBy(() -> records.undo(slot)).hasMessage("this is no text in UTF-8");
            assertThatThrownBy(() -> records.change(slot, "authority", text -> BEFORE))
                    .hasMessage("this is no text in UTF-8");
            assertThat(records.text(slot)).isEqualTo(AFTER);
        }

        try (Records records = open()) {
            assertThat(records.text(slot)).isEqualTo(AFTER);
            Files.writeString(slot.folder().resolve(slot.file()), "authority: Southmere\n");
            records.forget(slot);
            assertThat(records.text(slot)).isEqualTo("authority: Southmere\n");
        }
    }

    @Test
    void nothing_is_written_through_a_link_that_came_in_the_place_of_a_file() throws Exception {
        Path secret = Files.writeString(folder.resolve("secret.yaml"), BEFORE);
        Path file = slot.folder().resolve(slot.file());
        try (Records records = open()) {
            records.change(slot, "authority", text -> AFTER);
            Files.delete(file);
            Files.createSymbolicLink(file, secret);
            assertThatThrownBy(() -> records.save(slot, text -> true, Optional.empty()))
                    .hasMessage("a link stands there, and a link is not followed");
            assertThat(records.state().isUnsaved(slot)).isTrue();
        }
        assertThat(secret).hasContent(BEFORE);
        assertThat(file).isSymbolicLink();
    }

    @Test
    void nor_into_a_folder_that_a_link_came_in_the_place_of() throws Exception {
        Path within = Files.createDirectory(slot.folder().resolve("within"));
        Files.writeString(within.resolve("two.yaml"), BEFORE);
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Files.writeString(elsewhere.resolve("two.yaml"), BEFORE);
        Cabinet.Slot two = cabinet.find("evidence/within/two.yaml").orElseThrow();
        try (Records records = open()) {
            records.change(two, "authority", text -> AFTER);
            Files.move(within, folder.resolve("moved"));
            Files.createSymbolicLink(within, elsewhere);
            assertThatThrownBy(() -> records.save(two, text -> true, Optional.empty()))
                    .hasMessage("a link stands there, and a link is not followed");
            assertThatThrownBy(() -> records.begin(
                            cabinet.find("evidence/within/three.yaml").orElseThrow(), AFTER))
                    .hasMessage("a link stands there, and a link is not followed");
        }
        assertThat(elsewhere.resolve("two.yaml")).hasContent(BEFORE);
        assertThat(elsewhere.resolve("three.yaml")).doesNotExist();
    }

    @Test
    void a_file_that_may_only_be_read_is_not_replaced_in_a_folder_that_may_be_written() throws Exception {
        ReadOnly held = ReadOnly.of(slot.folder().resolve(slot.file()));
        try (Records records = open()) {
            records.change(slot, "authority", text -> AFTER);
            assertThatThrownBy(() -> records.save(slot, text -> true, Optional.empty()))
                    .hasMessage("the file may only be read");
            assertThat(records.state().isUnsaved(slot)).isTrue();
        } finally {
            held.end();
        }
        assertThat(slot.folder().resolve(slot.file())).hasContent(BEFORE);
    }

    @Test
    void what_may_not_be_written_is_not_and_what_was_changed_is_kept() throws Exception {
        ReadOnly held = ReadOnly.of(slot.folder());
        try (Records records = open()) {
            records.change(slot, "authority", text -> AFTER);
            assertThatThrownBy(() -> records.save(slot, text -> true, Optional.empty()))
                    .isInstanceOf(IOException.class);
            assertThat(records.text(slot)).isEqualTo(AFTER);
            assertThat(records.state().isUnsaved(slot)).isTrue();
        } finally {
            held.end();
        }
        assertThat(slot.folder().resolve(slot.file())).hasContent(BEFORE);
        try (Records records = open()) {
            assertThat(records.text(slot)).isEqualTo(AFTER);
        }
    }
}
