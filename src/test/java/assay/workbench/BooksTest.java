package assay.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import assay.draft.Draft;
import assay.drl.RuleTree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rule sets with what is changed of them. */
class BooksTest {

    private static final Path RULES = Path.of("rules", "playgrounds");

    @Test
    void what_words_are_said_to_mean_is_a_file_like_any_other_and_read_as_it_is_changed() throws Exception {
        Books books = new Books();
        Draft saved = Draft.of(RULES);
        assertThat(books.of(saved).names()).contains("meanings.yaml");
        assertThat(books.of(saved).problems()).isEmpty();

        String text = Files.readString(RULES.resolve("meanings.yaml"));
        Book changed = books.of(saved.typed("", "meanings.yaml", text.replace("  gate:", "  gaet:")));
        assertThat(changed.problems())
                .singleElement()
                .hasToString(changed.shown("meanings.yaml")
                        + ":7:3: [meanings] unknown key \"gaet\" in kinds; did you mean \"gate\"?");
        assertThat(books.of(saved).problems()).isEmpty();
        assertThat(books.of(Draft.of(Path.of("rules", "variants", "i5-drafts-do-not-count")))
                        .names())
                .as("the rule set that it extends says what they mean")
                .doesNotContain("meanings.yaml");
    }

    @Test
    void a_rule_set_is_known_again_by_what_is_not_read_of_it_and_by_its_place(@TempDir Path folder) throws Exception {
        Path one = Files.createDirectory(folder.resolve("one"));
        Path other = Files.createDirectory(folder.resolve("other"));
        for (String name : List.of("pack.yaml", "evidence.drl", "requirement-1.drl")) {
            Files.copy(RULES.resolve(name), one.resolve(name));
            Files.copy(RULES.resolve(name), other.resolve(name));
        }
        Books books = new Books();
        Book before = books.of(one, RuleTree.disk());
        assertThat(books.of(one, RuleTree.disk())).isSameAs(before);
        assertThat(books.of(other, RuleTree.disk()).files().folder()).isEqualTo(other.toString());
        Path stray = Files.writeString(one.resolve("parameters.yml"), "a: 1\n");
        assertThat(books.of(one, RuleTree.disk()).files().unread()).isNotEmpty();
        Files.delete(stray);
        assertThat(books.of(one, RuleTree.disk())).isSameAs(before);
    }
}
