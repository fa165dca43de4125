package assay.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import assay.draft.Draft;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

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
}
