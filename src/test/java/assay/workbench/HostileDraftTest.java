package assay.workbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.compile.Watchdog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What nobody would type who means well: all of it is answered, says what is wrong, and leaves the rest as it was. */
class HostileDraftTest {

    private static final String FILE = "requirement-9.drl";
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    static Path folder;

    private static Opened opened;
    private static String saved;

    @BeforeAll
    static void open() throws Exception {
        Path evidence = Files.createDirectory(folder.resolve("evidence"));
        opened = new Opened(Opened.march2004(folder), Optional.empty(), evidence.toString());
        saved = Files.readString(Path.of("rules", "march-2004", FILE));
        opened.isRead();
    }

    @AfterAll
    static void close() {
        opened.close();
    }

    private static JsonNode put(String file, String text) throws IOException {
        String version = JSON.readTree(opened.get("/api/texts/" + file).body())
                .get("version")
                .stringValue();
        Wire.Answer answer = Wire.ask(
                opened.port(),
                "PUT /api/files/" + file,
                List.of(opened.host(), opened.cookie(), "Origin: " + opened.origin(), "Content-Type: application/json"),
                JSON.writeValueAsString(Map.of("text", text, "version", version)));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body()).get("problems");
    }

    private static String rule(String when, String then) {
        return saved + "\nrule \"Hostile\"\n    @source(\"q. 1\")\nwhen\n    " + when + "\nthen\n    " + then
                + "\nend\n";
    }

    private static String text(String kind) {
        String met = "insert( new Met( \"R9.F1\" ) );";
        return switch (kind) {
            case "a loop" -> rule("SeniorSignUp( )", "while ( true ) { }");
            case "a pattern that goes back and back" ->
                rule("Interview( eval( \"" + "a".repeat(60) + "!\".matches( \"(a+)+$\" ) ) )", met);
            case "a pattern by a word" -> rule("Authority( type matches \"(.*.*.*.*.*.*.*)+x$\" )", met);
            case "ten thousand brackets" -> rule("Interview( " + "(".repeat(10_000) + ")".repeat(10_000) + " )", met);
            case "ten thousand that stay open" -> rule("Interview( " + "(".repeat(10_000), met);
            case "a mebibyte in one line" -> saved + "\n// " + "x".repeat(1 << 20);
            case "a long line" -> saved + "\n// " + "x".repeat(12_001);
            case "a word over and over" -> rule("not ".repeat(2_500) + "SeniorSignUp( )", met);
            case "quotes" -> saved + "\n" + ("\"".repeat(9_001) + "\n").repeat(3);
            case "lines without number" -> rule("SeniorSignUp( )\n    ".repeat(5_000), met);
            case "rules without number" -> saved + "\n" + "rule \"x\"\n".repeat(1_001);
            case "marks of direction and nothing" -> saved + "\n\u202e\u0000";
            default -> throw new AssertionError(kind);
        };
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a loop | this may never end",
                "a pattern that goes back and back | \"eval\" has no place in a rule file",
                "a pattern by a word | \"matches\" has no place in a rule file",
                "ten thousand brackets | this goes too far: brackets stand in one another at most 25 deep",
                "ten thousand that stay open | this goes too far: brackets stand in one another at most 25 deep",
                "a mebibyte in one line | this goes too far: a rule file has at most 400000 characters; write several files",
                "a long line | this goes too far: a line has at most 12000 characters",
                "a word over and over | \"not\" cannot stand here",
                "quotes | this quote has no second one in its line",
                "lines without number | this goes too far: a rule has at most 30000 characters; write several rules",
                "rules without number | this goes too far: a rule file has at most 1000 rules and declarations",
                "marks of direction and nothing | which no text has",
            })
    void what_is_typed_is_told_of_and_all_else_is_answered(String kind, String said) throws IOException {
        String text = text(kind);
        JsonNode problems = put(FILE, text);
        assertThat(problems.valueStream().map(one -> one.get("message").stringValue()))
                .as(kind)
                .anyMatch(message -> message.contains(said));
        for (String page :
                new String[] {"/rules", "/rules/R9", "/rules/file/" + FILE, "/effect", "/review", "/rules/R6"}) {
            assertThat(opened.get(page).status()).as(page).isEqualTo(200);
        }
        String at = JSON.writeValueAsString(Map.of("text", text, "at", text.length() - 30));
        assertThat(opened.post("/api/completions/" + FILE, at).status()).isEqualTo(200);
        assertThat(opened.post("/api/hovers/" + FILE, at).status()).isEqualTo(200);
        assertThat(put(FILE, saved)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "parameters.yaml | a: &a [x, x]\\nb: &b [*a, *a, *a]\\nc: [*b, *b, *b]\\n | anchor",
                "pack.yaml | DEEP | levels",
                "interpretations.yaml | a: !!java.net.URL [\"http://127.0.0.1/\"]\\n | tag",
            })
    void files_of_yaml_are_bounded_as_well(String file, String text, String said) throws IOException {
        String before = JSON.readTree(opened.get("/api/texts/" + file).body())
                .get("text")
                .stringValue();
        JsonNode problems = put(file, text.equals("DEEP") ? "a: " + "[".repeat(10_000) : text.replace("\\n", "\n"));
        assertThat(problems.toString()).contains(said);
        for (String page : new String[] {"/rules", "/rules/file/" + file, "/effect", "/review"}) {
            assertThat(opened.get(page).status()).as(page).isEqualTo(200);
        }
        assertThat(put(file, before)).isEmpty();
    }

    @Test
    void what_cannot_be_read_in_time_is_given_up_once_and_for_all() {
        CountDownLatch never = new CountDownLatch(1);
        AtomicInteger begun = new AtomicInteger();
        Supplier<String> read = Book.once(new Watchdog.Limits(Duration.ofMinutes(1), Duration.ofMillis(20)), () -> {
            begun.incrementAndGet();
            never.await();
            return "";
        });
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(read::get)
                    .isInstanceOf(Book.Unreadable.class)
                    .hasMessageStartingWith("the rules cannot be read: there is no end after");
        }
        assertThat(begun).hasValue(1);
        Supplier<String> deep = Book.once(Watchdog.STANDARD, () -> deeper(0));
        assertThatThrownBy(deep::get).hasMessage("the rules cannot be read: something in them goes too deep");
    }

    private static String deeper(int depth) {
        return depth < 0 ? "" : deeper(depth + 1) + depth;
    }
}
