package assay.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import assay.TestRules;
import assay.problem.Problem;
import assay.problem.ProblemsException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of files that are wrong: everything at once, at its place, with what would be right. */
class BadEvidenceTest {

    private static final Path FOLDER = Path.of("src", "test", "resources", "bad", "evidence");

    private static EvidenceReader reader;

    @TempDir
    Path folder;

    @BeforeAll
    static void loadRules() throws Exception {
        reader = new EvidenceReader(TestRules.march2004().ruleSet());
    }

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    /** The messages expected stand beside each file; {@code -Dgolden.update=true} renews them for review as a diff. */
    @ParameterizedTest
    @MethodSource("files")
    void all_that_is_wrong_is_said_at_once(Path file) throws Exception {
        StringBuilder said = new StringBuilder();
        for (Problem problem : problems(file)) {
            said.append(problem.line()).append(':').append(problem.column()).append(": ");
            said.append(problem.message()).append('\n');
        }
        Path expected = FOLDER.resolve(file.getFileName().toString().replace(".yaml", ".txt"));
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(expected, said);
        }
        assertThat(said.toString()).isNotEmpty().isEqualTo(Files.readString(expected));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE"})
    void what_windows_calls_unicode_is_told_as_that(String charset) throws Exception {
        Path file = Files.write(folder.resolve("a.yaml"), "authority: A\n".getBytes(Charset.forName(charset)));
        assertThat(problems(file))
                .containsExactly(new Problem(
                        file.toString(), 1, 1, "this file is UTF-16, which Windows calls Unicode; save it as UTF-8"));
    }

    private static List<Problem> problems(Path file) {
        return catchThrowableOfType(ProblemsException.class, () -> reader.read(file, file.toString()))
                .problems();
    }

    private static Evidence read(String text) throws ProblemsException {
        return reader.read("test.yaml", text.getBytes(StandardCharsets.UTF_8));
    }

    private Problem only(Path file) {
        List<Problem> problems = problems(file);
        assertThat(problems).hasSize(1);
        return problems.get(0);
    }

    @Test
    void a_file_of_100_megabytes_is_not_read() throws Exception {
        Path file = folder.resolve("big.yaml");
        try (RandomAccessFile big = new RandomAccessFile(file.toFile(), "rw")) {
            big.setLength(100L << 20);
        }
        assertThat(only(file).message()).isEqualTo("the file is larger than 16 MiB");
    }

    @Test
    void ten_thousand_levels_are_too_deep() throws Exception {
        Path flow = Files.writeString(folder.resolve("flow.yaml"), "[".repeat(10_000));
        assertThat(only(flow)).isEqualTo(new Problem(flow.toString(), 1, 51, "nested more than 50 levels deep"));
        StringBuilder text = new StringBuilder();
        for (int level = 0; level < 10_000; level++) {
            text.append(" ".repeat(level)).append("- \n");
        }
        // So many levels of indentation are more than a file may have.
        text.setLength(EvidenceReader.LARGEST);
        Path block = Files.writeString(folder.resolve("block.yaml"), text);
        assertThat(only(block)).isEqualTo(new Problem(block.toString(), 51, 51, "nested more than 50 levels deep"));
    }

    @Test
    void zero_bytes_and_missing_files_are_told() throws Exception {
        Path binary = Files.write(folder.resolve("binary.yaml"), new byte[] {'a', ':', ' ', 0, 1, 2});
        assertThat(only(binary))
                .isEqualTo(new Problem(binary.toString(), 1, 4, "this is not a text file: it has a zero byte here"));
        assertThat(only(folder.resolve("missing.yaml")).message()).isEqualTo("there is no such file");
        assertThat(only(folder).message()).isEqualTo("this is a folder; a file is wanted");
    }

    @Test
    void what_only_looks_odd_is_read() throws Exception {
        Evidence evidence = read(String.join(
                "\r\n",
                "\uFEFFauthority: \"2004\"",
                "type: county",
                "interview: {requirements: {R2: {}}}",
                "documents:",
                "  - id: '7'",
                "    title: yes",
                "    shows:",
                "      - consultation: {about: consent materials, groups: [families], note: '010'}",
                "      - process-map: {of: information flow, status: draft, at: 3 to 4}",
                ""));
        assertThat(evidence.authority()).isEqualTo("2004");
        assertThat(evidence.answer("R2").grade()).isNull();
        assertThat(evidence.documents().get(0).document().title()).isEqualTo("yes");
        assertThat(evidence.documents().get(0).observations().get(0).note()).isEqualTo("010");
        assertThat(evidence.documents().get(0).observations().get(1).at()).isEqualTo("3 to 4");
        assertThat(evidence.interview()).isEmpty();
        assertThat(evidence.warnings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "minutes.pdf",
                "./minutes.pdf",
                "scans/2004/minutes 1.pdf",
                "..minutes.pdf",
                "minutes..pdf",
                "...",
                ".minutes/a",
                "scans/Minutes: draft.pdf",
                "Adran M\u00f4r.pdf",
                "~/minutes.pdf"
            })
    void a_file_that_stays_in_the_folder_or_below_is_in_order(String file) throws Exception {
        assertThat(read("""
                                authority: Eastmere
                                type: county
                                documents:
                                  - {id: D1, title: t, shows: [], file: "%s", sha256: %s}
                                """.formatted(file, "a1".repeat(32))).warnings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0000000000000000000000000000000000000000000000000000000000000000",
                "1234567890123456789012345678901234567890123456789012345678901e23"
            })
    void a_digest_that_looks_like_a_number_is_read_as_it_is_written(String digest) throws Exception {
        assertThat(read("""
                                authority: Eastmere
                                type: county
                                documents:
                                  - {id: D1, title: t, shows: [], file: m.pdf, sha256: %s}
                                """.formatted(digest)).documents().get(0).provenance().sha256())
                .isEqualTo(digest);
    }

    @Test
    void a_number_that_is_no_digest_is_told_as_one() {
        assertThat(catchThrowableOfType(ProblemsException.class, () -> read("""
                                authority: Eastmere
                                type: county
                                documents:
                                  - {id: D1, title: t, shows: [], file: m.pdf, sha256: 12}
                                """))
                        .problems())
                .extracting(Problem::message)
                .containsExactly("\"sha256\" is a text, not a number (12); put it in quotes if it is meant as a text");
    }

    @Test
    void what_is_odd_but_not_wrong_is_a_warning_and_counts() throws Exception {
        Evidence evidence = read("""
                authority: Eastmere
                type: county
                interview: {}
                documents:
                  - id: D1
                    title: Terms
                    dated: 2004-04-21
                    received: 2004-04-20
                    shows:
                      - glossary: {agencies: [health]}
                      - glossary: {agencies: [health], basis: primary}
                      - glossary: {agencies: [health], basis: secondary}
                """);
        assertThat(evidence.interview()).isEmpty();
        assertThat(evidence.documents().get(0).observations()).hasSize(3);
        assertThat(evidence.warnings())
                .containsExactly(
                        new Problem("test.yaml", 7, 12, "warning: the document is dated after it was received"),
                        new Problem("test.yaml", 11, 9, "warning: the same glossary as in line 10"));
    }
}
