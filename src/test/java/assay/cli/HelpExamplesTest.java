package assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import assay.TestRules;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples of help pages do what they are examples of: each is run, in the project's folder. */
class HelpExamplesTest {

    /** What they name that is not part of the project: here it is in a folder of the test's. */
    private static final Set<String> NAMED = Set.of(
            "page.html",
            "rules.html",
            "result.json",
            "ledger.jsonl",
            "sheet.csv",
            "results",
            "private.pem",
            "public.pem",
            "interviews",
            "interviews.csv",
            "evidence.schema.json",
            "target/fixtures.xml",
            "target/study");

    /**
     * What is not run, and why: it goes on until it is ended; it reads what somebody types; it changes the rules of the
     * project, for which there are tests with others; it has to do with what was committed; it takes minutes.
     */
    private static final Pattern NOT_RUN = Pattern.compile(
            "assay (workbench|lsp)\\b.*|.* --watch\\b.*|.* -|assay rules new .*|.* --with-git .*|assay rules mutate .*|assay sensitivity --list .*|assay rules format");

    /** What goes over all fixtures, or grades by other rules as well. */
    private static final Pattern LONG =
            Pattern.compile("assay (compare|sensitivity|sweep|verify|study|audit|rules coverage) .*");

    @TempDir
    static Path folder;

    @BeforeAll
    static void prepare() throws Exception {
        KeyPair keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        pem("private.pem", "PRIVATE", keys.getPrivate().getEncoded());
        pem("public.pem", "PUBLIC", keys.getPublic().getEncoded());
        Files.writeString(Files.createDirectory(folder.resolve("results")).resolve("a.txt"), "a\n");
        Files.createDirectory(folder.resolve("target"));
        // In this order: what the later ones read is what the earlier ones wrote.
        for (String before : List.of(
                "assay evaluate --format json --output result.json fixtures/worked-example.yaml",
                "assay ledger append --at 2004-04-01 --by Ann ledger.jsonl result.json",
                "assay sample --seed 7 --format csv --output sheet.csv fixtures/study",
                "assay seal --key private.pem results")) {
            assertThat(run(before).exit()).as(before).isZero();
        }
        // The second assessor agrees.
        Path sheet = folder.resolve("sheet.csv");
        Files.writeString(
                folder.resolve("filled-in.csv"),
                Files.readString(sheet).replaceAll(",(met|not met),([^,]*),,,,", ",$1,$2,$1,,,"));
    }

    private static void pem(String file, String kind, byte[] key) throws Exception {
        Files.writeString(
                folder.resolve(file),
                "-----BEGIN " + kind + " KEY-----\n" + Base64.getEncoder().encodeToString(key) + "\n-----END " + kind
                        + " KEY-----\n");
    }

    private static Run run(String example) {
        String[] words = HelpTest.words(example)
                .map(word -> NAMED.contains(word) ? folder.resolve(word).toString() : word)
                .map(word -> example.contains(" --check ") ? word.replace("sheet.csv", "filled-in.csv") : word)
                .toArray(String[]::new);
        return Run.assay(TestRules.ENVIRONMENT, false, new ByteArrayOutputStream(), words);
    }

    private static Stream<String> examples() {
        return HelpTest.commands()
                .flatMap(command -> HelpPages.examples(command.getCommandSpec()).stream())
                .distinct();
    }

    static Stream<String> shortOnes() {
        return examples()
                .filter(example -> !NOT_RUN.matcher(example).matches()
                        && !LONG.matcher(example).matches());
    }

    static Stream<String> longOnes() {
        return examples()
                .filter(example -> LONG.matcher(example).matches()
                        && !NOT_RUN.matcher(example).matches());
    }

    private static void works(String example) throws Exception {
        if (example.startsWith("assay seal results") || example.contains("--key private.pem")) {
            // What is sealed already is sealed anew only where that is asked for.
            Files.deleteIfExists(folder.resolve("results/seal.sha256"));
            Files.deleteIfExists(folder.resolve("results/seal.sha256.sig"));
        }
        Run run = run(example);
        assertThat(run.exit()).as(example + "\n" + run.err()).isZero();
    }

    @ParameterizedTest
    @MethodSource("shortOnes")
    void each_example_ends_well(String example) throws Exception {
        works(example);
    }

    @ParameterizedTest
    @MethodSource("longOnes")
    @Tag("whole")
    void each_example_that_takes_longer_ends_well(String example) throws Exception {
        works(example);
    }

    static Stream<String> beginnings() {
        return examples().filter(example -> example.startsWith("assay rules new "));
    }

    @ParameterizedTest
    @MethodSource("beginnings")
    void each_example_of_something_new_ends_well_in_a_copy_of_the_rules(String example, @TempDir Path project)
            throws Exception {
        Path rules = new RuleSets(project).copy("march");
        Stream<String> copied = example.startsWith("assay rules new set")
                ? Stream.concat(
                        HelpTest.words(example.replaceFirst(" --in .*", "")), Stream.of("--in", project.toString()))
                : Stream.concat(HelpTest.words(example), Stream.of("--rules", rules.toString()));
        Run run = Run.assay(TestRules.ENVIRONMENT, false, new ByteArrayOutputStream(), copied.toArray(String[]::new));
        assertThat(run.exit()).as(example + "\n" + run.err()).isZero();
        assertThat(run.out()).contains(project.toString());
    }

    @Test
    void what_is_written_is_in_the_folder_of_the_test() {
        assertThat(examples()
                        .filter(example -> !NOT_RUN.matcher(example).matches())
                        .map(example ->
                                Pattern.compile("--(?:output|junit) (\\S+)").matcher(example))
                        .filter(Matcher::find)
                        .map(written -> written.group(1)))
                .isNotEmpty()
                .allMatch(NAMED::contains);
    }
}
