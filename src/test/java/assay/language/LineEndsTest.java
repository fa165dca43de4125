package assay.language;

import static org.assertj.core.api.Assertions.assertThat;

import assay.drl.RuleTree;
import assay.problem.Problem;
import assay.workbench.Book;
import assay.workbench.Books;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Where lines end as on Windows the same is offered and told as where they end as elsewhere. */
class LineEndsTest {

    /** Every place of a file would take long, and most names are longer than this. */
    private static final int STEP = 7;

    private static Language language;
    private static EvidenceLanguage evidence;

    @BeforeAll
    static void read() throws Exception {
        Book book = new Books().of(Path.of("rules/march-2004").toAbsolutePath(), RuleTree.disk());
        language = book.language();
        evidence = EvidenceLanguage.of(book.ruleSet(), book.language()).orElseThrow();
    }

    static Stream<String> files() {
        return Stream.of("requirement-9.drl", "pack.yaml", "meanings.yaml");
    }

    @ParameterizedTest
    @MethodSource("files")
    void in_files_of_rules(String file) throws Exception {
        String text = Files.readString(Path.of("rules/march-2004", file));
        String windows = text.replace("\n", "\r\n");
        for (int at = 0; at <= text.length(); at += STEP) {
            int there = there(text, at);
            assertThat(told(language.complete(file, windows, there), windows))
                    .as("%s from %d", file, at)
                    .isEqualTo(told(language.complete(file, text, at), text));
            assertThat(language.hover(file, windows, there).map(one -> told(one, windows)))
                    .as("%s at %d", file, at)
                    .isEqualTo(language.hover(file, text, at).map(one -> told(one, text)));
        }
    }

    @Test
    void in_outlines(@TempDir Path folder) throws Exception {
        Path there = Files.createDirectory(folder.resolve("march-2004"));
        try (Stream<Path> files = Files.list(Path.of("rules/march-2004"))) {
            for (Path file : files.toList()) {
                Files.writeString(
                        there.resolve(file.getFileName().toString()),
                        Files.readString(file).replace("\n", "\r\n"));
            }
        }
        Path common = Files.createDirectory(folder.resolve("common"));
        try (Stream<Path> files = Files.list(Path.of("rules/common"))) {
            for (Path file : files.toList()) {
                Files.copy(file, common.resolve(file.getFileName().toString()));
            }
        }
        List<List<Object>> parts = outlined(there);
        assertThat(parts)
                .isEqualTo(outlined(Path.of("rules/march-2004").toAbsolutePath()))
                .hasSizeGreaterThan(300);
    }

    /** Everything that has a name, each with the places of it as they are where lines end as elsewhere. */
    private static List<List<Object>> outlined(Path folder) throws Exception {
        Book book = new Books().of(folder, RuleTree.disk());
        return new Places(book.files(), book.language(), book.rules())
                .parts().stream()
                        .map(part -> {
                            String text = book.files().text(part.whole().file());
                            return List.<Object>of(
                                    part.sort(),
                                    part.name(),
                                    part.of(),
                                    before(text, part.whole().from()),
                                    before(text, part.whole().to()),
                                    before(text, part.named().from()),
                                    before(text, part.named().to()),
                                    text.substring(
                                            part.named().from(), part.named().to()));
                        })
                        .toList();
    }

    @Test
    void in_files_of_evidence() {
        String text = """
                authority: X
                type: county
                interview:
                  requirements:
                    R6:
                      described: >
                        What they said.

                        type: what they said then.
                      grade: On Course
                documents:
                - id: D1
                  title: 'X'

                  shows:
                  - glossary: {agencies: [health, police],

                      basis: primary }

                  - senior-sign-up:
                      shown-by: |-

                        signature
                      # to
                      agencies:
                      - health
                """;
        String windows = text.replace("\n", "\r\n");
        for (int at = 0; at <= text.length(); at++) {
            int there = there(text, at);
            assertThat(told(evidence.complete(windows, there), windows))
                    .as("from %d", at)
                    .isEqualTo(told(evidence.complete(text, at), text));
            assertThat(evidence.standing(windows, there).map(one -> told(one.hover(), windows)))
                    .as("at %d", at)
                    .isEqualTo(evidence.standing(text, at).map(one -> told(one.hover(), text)));
        }
    }

    @Test
    void what_is_wrong_with_a_line_is_shown_to_its_end_and_no_further() {
        Diagnostic wrong = Diagnostic.of(new Problem("a.drl", 2, 0, "this is wrong"), "one\r\ntwo\r\nthree\r\n");
        assertThat(List.of(wrong.from(), wrong.to())).containsExactly(5, 8);
    }

    /** Where a place of a text is once its lines end as on Windows. */
    private static int there(String text, int at) {
        return at + StringUtils.countMatches(text.substring(0, at), '\n');
    }

    private static List<Object> told(Completion found, String text) {
        return List.of(before(text, found.from()), found.options());
    }

    private static List<Object> told(Hover found, String text) {
        return List.of(before(text, found.from()), before(text, found.to()), found.title(), found.lines());
    }

    private static int before(String text, int at) {
        return text.substring(0, at).replace("\r\n", "\n").length();
    }
}
