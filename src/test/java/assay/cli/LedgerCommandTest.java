package assay.cli;

import static assay.cli.Run.assay;
import static org.assertj.core.api.Assertions.assertThat;

import assay.TestRules;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ledgers: what goes into them, what was done to them, and what becomes of them where adding to them fails. */
class LedgerCommandTest {

    private static final String EVIDENCE = "e".repeat(64);
    private static final String RULES = "a".repeat(64);

    @TempDir
    Path folder;

    private Path ledger;

    @BeforeEach
    void a_ledger_that_is_not_there_yet() {
        ledger = folder.resolve("ledger.jsonl");
    }

    private static String result(String authority) {
        return """
                {"authority": "%s", "type": "county", "file": "%s.yaml", "evidenceSha256": "%s",
                 "rules": {"name": "march-2004", "sha256": "%s", "set": {"name": "3"}},
                 "overall": {"evidence": {"score": "3", "grade": "On Course"}, "requirementsNotMet": []}}
                """.formatted(authority, authority, EVIDENCE, RULES);
    }

    private Path file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    private Run append(Path... results) {
        List<String> arguments =
                new ArrayList<>(List.of("ledger", "append", "--at", "2026-11-26", "--by", "Ann", ledger.toString()));
        Arrays.stream(results).map(Path::toString).forEach(arguments::add);
        return assay(arguments.toArray(String[]::new));
    }

    private Run verify(String... more) {
        List<String> arguments = new ArrayList<>(List.of("ledger", "verify", ledger.toString()));
        arguments.addAll(List.of(more));
        return assay(arguments.toArray(String[]::new));
    }

    /** What is said of a ledger that is as it was written. */
    private String whole(int entries) throws IOException {
        assertThat(Files.readAllLines(ledger)).hasSize(entries);
        return entries + " entries, all as they were written\n";
    }

    /** A ledger of entries A, B, C and so on. */
    private List<String> lines(int count) throws IOException {
        Path[] results = new Path[count];
        for (int i = 0; i < count; i++) {
            String name = String.valueOf((char) ('A' + i));
            results[i] = file(name + ".json", result(name));
        }
        assertThat(append(results).exit()).isZero();
        return new ArrayList<>(Files.readAllLines(ledger));
    }

    private void write(List<String> lines) throws IOException {
        Files.writeString(ledger, String.join("\n", lines) + "\n");
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private static String sha256(String text) throws Exception {
        return sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String digestOf(String line) {
        return line.substring(line.length() - 66, line.length() - 2);
    }

    /** A line with something else in it, and the digest that this has. */
    private static String resealed(String line, String from, String to) throws Exception {
        String others = line.replace(from, to).replaceFirst(",\"sha256\":\"[0-9a-f]{64}\"}$", "}");
        return others.substring(0, others.length() - 1) + ",\"sha256\":\"" + sha256(others) + "\"}";
    }

    @Test
    void an_entry_has_the_bytes_of_the_contract_and_a_digest_that_anybody_can_work_out() throws Exception {
        Path result = file("r.json", result("Ynys \\\"M\u00f4n\\\" \\u202e"));
        Run run = append(result);
        String others = "{\"entry\":1,\"previous\":\"" + "0".repeat(64)
                + "\",\"at\":\"2026-11-26\",\"by\":\"Ann\",\"authority\":\"Ynys \\\"M\u00f4n\\\" \\u202E\","
                + "\"file\":\"Ynys \\\"M\u00f4n\\\" \\u202E.yaml\",\"evidenceSha256\":\"" + EVIDENCE
                + "\",\"rules\":{\"name\":\"march-2004\",\"sha256\":\"" + RULES
                + "\"},\"assay\":null,\"resultSha256\":\"" + sha256(Files.readAllBytes(result))
                + "\",\"overall\":\"On Course\"";
        String sha256 = sha256(others + "}");
        assertThat(Files.readString(ledger)).isEqualTo(others + ",\"sha256\":\"" + sha256 + "\"}\n");
        assertThat(run)
                .isEqualTo(
                        new Run(0, ledger + ":1: Ynys \"M\u00f4n\" \\u202E, On Course, sha256 " + sha256 + "\n", ""));
        assertThat(verify()).isEqualTo(new Run(0, "1 entry, all as they were written\n", ""));
    }

    @Test
    void each_entry_is_bound_to_the_one_before_by_its_digest() throws Exception {
        List<String> lines = lines(2);
        assertThat(lines.get(1)).contains("\"entry\":2,\"previous\":\"" + digestOf(lines.get(0)) + "\"");
        assertThat(append(folder.resolve("A.json")).exit()).isZero();
        assertThat(Files.readAllLines(ledger))
                .hasSize(3)
                .startsWith(lines.get(0), lines.get(1))
                .last()
                .asString()
                .contains("\"entry\":3,\"previous\":\"" + digestOf(lines.get(1)) + "\"");
        assertThat(verify().out()).isEqualTo(whole(3));
    }

    /** A result in an array, in lines or alone: it is the same result, and has the same digest. */
    @Test
    void results_of_the_program_are_read_in_every_layout() throws Exception {
        Path evidence = file("b.yaml", "authority: Bexford\ntype: county\ndocuments: []\n");
        Path other = file("c.yaml", "authority: Cole\ntype: county\ndocuments: []\n");
        List<List<String>> layouts = List.of(
                List.of("json", evidence.toString()),
                List.of("json", evidence.toString(), other.toString()),
                List.of("jsonl", evidence.toString()),
                List.of("jsonl", evidence.toString(), other.toString()));
        List<String> digests = new ArrayList<>();
        for (List<String> layout : layouts) {
            Path result = folder.resolve("result");
            List<String> arguments = new ArrayList<>(List.of("evaluate", "--output", result.toString(), "--format"));
            arguments.addAll(layout);
            assertThat(assay(arguments.toArray(String[]::new)).exit()).isZero();
            Files.deleteIfExists(ledger);
            assertThat(append(result).exit()).isZero();
            List<String> lines = Files.readAllLines(ledger);
            assertThat(lines).hasSize(layout.size() - 1);
            assertThat(lines.get(0)).contains("\"authority\":\"Bexford\"", "\"overall\":\"Well Behind\"");
            digests.add(lines.get(0).replaceAll(".*\"resultSha256\":\"([0-9a-f]+)\".*", "$1"));
        }
        assertThat(digests.get(1)).isEqualTo(digests.get(0));
        assertThat(digests.get(3)).isEqualTo(digests.get(2));
    }

    @Test
    void the_second_format_says_which_program_made_the_result() throws Exception {
        Path result = file(
                "r.json", "{\"assay\": \"1.1.0\", \"format\": 2, " + result("A").substring(1));
        assertThat(append(result).exit()).isZero();
        assertThat(Files.readString(ledger)).contains("\"assay\":\"1.1.0\",\"resultSha256\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "type"|"authority"|1:31: this is no JSON: the key "authority" is there twice
            "evidenceSha256": "e|"evidenceSha256": "x|1:74: "evidenceSha256" is no SHA-256 digest
            "authority"|"authorit"|1:1: the key "authority" is missing
            "grade": "On Course"|"grade": ""|3:50: "overall" / "evidence" / "grade" is empty; a text is wanted
            "file": "A.yaml"|"file": null|1:46: "file" is null; a text is wanted
            "file": "A.yaml"|"file": 7|1:46: "file" is no text; a text is wanted
            "type": "county"|"format": 3|1:30: "format" is 3; this program knows those from 1 to 2
            "type": "county"|"format": "2"|1:30: "format" is no whole number
            []}}|[]}} x|3:91: this is no JSON: "x" is no number and none of true, false and null
            []}}|[]}|4:1: this is no JSON: it ends before the JSON does
            []}}|[]}} []|3:91: a result is a JSON object, as evaluate --format json writes it
            """)
    void what_is_wrong_with_a_result_is_told_with_its_place_and_nothing_is_added(String from, String to, String told)
            throws Exception {
        Path good = file("good.json", result("G"));
        Path bad = file("bad.json", result("A").replace(from, to));
        Run run = append(good, bad);
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith(bad + ":" + told).hasLineCount(1);
        assertThat(ledger).doesNotExist();
    }

    @Test
    void standard_output_is_no_ledger() throws Exception {
        Run run = assay("ledger", "append", "-", file("a.json", result("A")).toString());
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).startsWith("assay: ledger -: entries are added to a file; one of that name is ./-\n");
        assertThat(Path.of("-")).doesNotExist();
    }

    @Test
    void what_is_no_result_is_none() throws Exception {
        Path added = file("added.json", result("A").replace('"' + EVIDENCE + '"', "null"));
        assertThat(append(added).err())
                .isEqualTo(added
                        + ":1:74: \"evidenceSha256\" is null: this is a result of what stands in no file, which no"
                        + " ledger keeps\n");
        Path empty = file("empty.json", "[\n]\n");
        assertThat(append(empty).err()).startsWith(empty + ":1:1: there is no result in this file");
        Path western = Files.write(folder.resolve("w.json"), new byte[] {'{', (byte) 0xF4, '}'});
        assertThat(append(western).err()).startsWith(western + ":1:1: this is not UTF-8");
        assertThat(append(folder).err()).isEqualTo(folder + ":1:1: this is a folder; a file is wanted\n");
        assertThat(ledger).doesNotExist();
    }

    @Test
    void when_and_who_are_told_as_they_are_given_or_not_at_all() throws Exception {
        Path result = file("r.json", result("A"));
        Run wrong = assay("ledger", "append", "--at", "26/11/2026", ledger.toString(), result.toString());
        assertThat(wrong)
                .isEqualTo(new Run(
                        2,
                        "",
                        "assay: --at \"26/11/2026\": write a day or a time with its zone, such as 2026-11-26 or"
                                + " 2026-11-26T12:00:00Z\n"));
        assertThat(assay("ledger", "append", "--by", " ", ledger.toString(), result.toString())
                        .err())
                .isEqualTo("assay: --by: there is no name of a user; say who makes the entries\n");
        assertThat(ledger).doesNotExist();
        assertThat(assay("ledger", "append", ledger.toString(), result.toString())
                        .exit())
                .isZero();
        assertThat(Files.readString(ledger))
                .containsPattern("\"at\":\"\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ\"")
                .contains("\"by\":\"" + System.getProperty("user.name") + "\"");
    }

    private void isTold(int line, String what) {
        Run run = verify();
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).startsWith(ledger + ":" + line + ":").contains(": " + what);
    }

    @Test
    void a_line_that_was_changed_is_named_with_both_digests() throws Exception {
        List<String> lines = lines(3);
        String changed = lines.get(1).replace("On Course", "Well Ahead");
        write(List.of(lines.get(0), changed, lines.get(2)));
        String says = changed.replaceFirst(",\"sha256\":\"[0-9a-f]{64}\"}$", "}");
        isTold(
                2,
                "this line was changed: the digest of what it says is " + sha256(says) + "; \"sha256\" is "
                        + digestOf(lines.get(1)).substring(0, 57) + "...\n1 entry before that, as it was written\n");
    }

    @Test
    void a_line_that_was_changed_with_its_digest_is_named_by_the_one_after_it() throws Exception {
        List<String> lines = lines(4);
        String changed = resealed(lines.get(1), "On Course", "Well Ahead");
        write(List.of(lines.get(0), changed, lines.get(2), lines.get(3)));
        isTold(
                2,
                "this line was changed and given a digest for that, " + digestOf(changed)
                        + "; the line after it expects " + digestOf(lines.get(1)));
        write(List.of(
                lines.get(0), lines.get(1), resealed(lines.get(2), digestOf(lines.get(1)), EVIDENCE), lines.get(3)));
        isTold(3, "this line was written anew: its \"previous\" is " + EVIDENCE + "; entry 3 is expected here");
        write(List.of(resealed(lines.get(0), "0".repeat(64), EVIDENCE), lines.get(1)));
        isTold(1, "this line was written anew: its \"previous\" is " + EVIDENCE + "; entry 1 is expected here");
    }

    @Test
    void lines_that_were_taken_out_put_in_moved_or_duplicated_are_named_as_that() throws Exception {
        List<String> lines = lines(5);
        String due = ", whose \"previous\" is " + digestOf(lines.get(1));
        write(List.of(lines.get(0), lines.get(1), lines.get(3), lines.get(4)));
        isTold(3, "entry 3 was taken out before this line, which is entry 4; entry 3 is expected here" + due);
        write(List.of(lines.get(0), lines.get(1), lines.get(4)));
        isTold(3, "entries 3 to 4 were taken out before this line, which is entry 5");
        write(lines.subList(1, 5));
        isTold(1, "entry 1 was taken out before this line, which is entry 2");
        write(List.of(lines.get(0), lines.get(1), lines.get(3), lines.get(2), lines.get(4)));
        isTold(3, "lines were moved: this is entry 4; entry 3 is expected here" + due + ", and stands in line 4");
        write(List.of(lines.get(0), lines.get(1), lines.get(0), lines.get(2)));
        isTold(3, "this line is line 1 once more: it was duplicated; entry 3 is expected here" + due);
        String forged = resealed(lines.get(2), digestOf(lines.get(1)), EVIDENCE);
        for (String put : List.of(forged, "{}", "", lines.get(1).replace("Ann", "Eve"))) {
            write(List.of(lines.get(0), lines.get(1), put, lines.get(2), lines.get(3)));
            isTold(3, "this line was put in: entry 3 is expected here" + due + ", which is the line after it");
        }
        write(List.of(lines.get(0), lines.get(1), resealed(lines.get(0), "Ann", "Eve")));
        isTold(3, "this line was put in: it says that it is entry 1; entry 3 is expected here" + due);
    }

    @Test
    void a_line_that_says_the_same_otherwise_is_changed_too() throws Exception {
        List<String> lines = lines(2);
        int spaced = lines.get(1).indexOf("\"by\"");
        write(List.of(lines.get(0), lines.get(1).replace("\"by\"", " \"by\"")));
        assertThat(verify().out())
                .startsWith(ledger + ":2:" + (spaced + 1)
                        + ": this line was changed: what it says is as it was, but not how it is written; expected from"
                        + " here: \"by\":\"Ann\"");
        write(List.of(lines.get(0), lines.get(1).replace("\"by\":\"Ann\",", "")));
        isTold(2, "this line was changed: it is no entry any more: the key \"by\" is missing");
        write(List.of(lines.get(0), lines.get(1).replace("{\"entry\"", "{\"x\":1,\"entry\"")));
        isTold(2, "this line was changed: it is no entry any more: \"x\" is no key here");
        Files.writeString(ledger, lines.get(0) + "\r\n" + lines.get(1) + "\r\n");
        isTold(1, "this line was changed: it ends with CR LF, where append writes LF alone");
        Files.writeString(ledger, '\uFEFF' + lines.get(0) + "\n");
        isTold(1, "this line was changed: it begins with a byte order mark, where append writes none");
        Files.writeString(ledger, lines.get(0) + "\n" + lines.get(1));
        isTold(2, "the end of this line was taken away, and nothing else of it; a line feed makes it whole");
        Files.writeString(ledger, "\n", StandardOpenOption.APPEND);
        assertThat(verify().exit()).isZero();
    }

    @Test
    void wherever_the_last_line_is_torn_it_is_named_and_nothing_is_added_to_it() throws Exception {
        List<String> lines = lines(2);
        Path result = folder.resolve("A.json");
        for (int length = 1; length < lines.get(1).length(); length += 97) {
            String torn = lines.get(0) + "\n" + lines.get(1).substring(0, length);
            Files.writeString(ledger, torn);
            isTold(2, "this line is torn: it ends before the entry does; entry 2 is expected here");
            Run run = append(result);
            assertThat(run.exit()).isEqualTo(2);
            assertThat(run.err()).startsWith(ledger + ":2:").endsWith("; nothing was added\n");
            assertThat(Files.readString(ledger)).isEqualTo(torn);
        }
    }

    @Test
    void what_was_taken_off_the_end_is_told_by_a_digest_that_was_noted() throws Exception {
        List<String> lines = lines(3);
        String noted = digestOf(lines.get(2));
        assertThat(verify("--holding", noted).out()).isEqualTo(whole(3));
        write(lines.subList(0, 2));
        assertThat(verify().exit()).isZero();
        assertThat(verify().out()).isEqualTo(whole(2)).doesNotContain(noted);
        assertThat(verify("--holding", noted))
                .isEqualTo(new Run(
                        1,
                        ledger + ":1:1: no entry has the sha256 " + noted
                                + ": entries were taken off the end, or all was written anew since that was noted\n",
                        ""));
        assertThat(verify("--holding", "3f9c").err()).startsWith("assay: --holding \"3f9c\": a digest has 64");
    }

    /** Whoever is killed while adding two entries leaves one of these behind, and the next append clears it up. */
    @Test
    void wherever_an_append_is_killed_nothing_of_it_is_there_or_all_of_it() throws Exception {
        byte[] before = (lines(1).get(0) + "\n").getBytes(StandardCharsets.UTF_8);
        Path result = folder.resolve("A.json");
        assertThat(append(result, result).exit()).isZero();
        byte[] after = Files.readAllBytes(ledger);
        for (int length = before.length + 1; length <= after.length; length += 83) {
            byte[] left = Arrays.copyOf(after, length);
            left[before.length] = 0;
            Files.write(ledger, left);
            isTold(2, "here somebody was adding entries and was stopped: nothing from here on is in the ledger");
            Run run = append(result);
            assertThat(run.exit()).isZero();
            assertThat(run.err())
                    .isEqualTo("note: " + ledger + ": an append was stopped after 1 entry; what it was adding is not"
                            + " there as a whole, and was taken away\n");
            assertThat(Files.readAllBytes(ledger)).startsWith(before);
            assertThat(verify().out()).isEqualTo(whole(2));
        }
        byte[] whole = after.clone();
        whole[before.length] = 0;
        Files.write(ledger, whole);
        assertThat(append(result).err()).contains("all that it was adding is there, and is in the ledger");
        assertThat(Files.readAllBytes(ledger)).startsWith(after);
        assertThat(verify().out()).isEqualTo(whole(4));
    }

    @Test
    void a_zero_byte_that_no_append_left_takes_nothing_away() throws Exception {
        List<String> lines = lines(4);
        String zeroed = lines.get(0) + "\n\0" + lines.get(1).substring(1).replace("Ann", "Eve") + "\n" + lines.get(2)
                + "\n" + lines.get(3).substring(0, 80);
        Files.writeString(ledger, zeroed);
        Run run = append(folder.resolve("A.json"));
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err())
                .isEqualTo(
                        ledger + ":2:1: a zero byte begins what is neither an entry nor what an append leaves that is"
                                + " stopped; nothing was added\n");
        assertThat(Files.readString(ledger)).isEqualTo(zeroed);
    }

    @Test
    void several_at_once_add_one_after_the_other() throws Exception {
        Path result = file("r.json", result("A"));
        Path two = file(
                "two.jsonl", result("B").replace("\n", "") + "\n" + result("C").replace("\n", "") + "\n");
        var threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Run>> calls = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                Path which = i % 2 == 0 ? result : two;
                calls.add(() -> assay(
                        TestRules.ENVIRONMENT,
                        false,
                        new ByteArrayOutputStream(),
                        "ledger",
                        "append",
                        ledger.toString(),
                        which.toString()));
            }
            for (Future<Run> one : threads.invokeAll(calls)) {
                assertThat(one.get()).satisfies(run -> assertThat(run.exit()).isZero());
            }
        } finally {
            threads.shutdown();
        }
        assertThat(verify().out()).isEqualTo(whole(18));
        List<String> authorities = Files.readAllLines(ledger).stream()
                .map(line -> line.replaceAll(".*\"authority\":\"(.)\".*", "$1"))
                .toList();
        for (int i = 0; i < authorities.size(); i++) {
            if (authorities.get(i).equals("B")) {
                assertThat(authorities.get(i + 1)).isEqualTo("C");
            }
        }
    }

    @Test
    void who_cannot_be_told_what_was_added_is_told_that_it_was() throws Exception {
        Path result = file("r.json", result("A"));
        Run run = Run.assay(
                TestRules.ENVIRONMENT,
                false,
                CommandLineTest.failing("No space left on device"),
                "ledger",
                "append",
                ledger.toString(),
                result.toString());
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err())
                .isEqualTo("assay: ledger " + ledger
                        + ": 1 entry was added, but standard output cannot be written: No space left on device\n");
        assertThat(Files.readAllLines(ledger)).hasSize(1);
    }

    @Test
    void what_is_no_result_is_told_with_what_writes_one() throws Exception {
        String writes = "; evaluate --format json, jsonl or html writes one\n";
        Path summary = file("summary.jsonl", "{\"authority\":\"A\",\"file\":\"a.yaml\"}\n");
        assertThat(append(summary).err())
                .isEqualTo(summary + ":1:1: the key \"evidenceSha256\" is missing, and so this is no result" + writes);
        Path yaml = file("a.yaml", "# a\nauthority: A\n");
        assertThat(append(yaml).err()).isEqualTo(yaml + ":1:1: this is no JSON, and so no result" + writes);
        Path marked = file("marked.json", "\uFEFF" + result("A"));
        assertThat(append(marked).err())
                .startsWith(marked + ":1:1: this begins with a byte order mark, which evaluate");
        assertThat(ledger).doesNotExist();
    }

    @Test
    void a_ledger_is_no_folder_no_device_no_result_and_no_rule() throws Exception {
        Path result = file("r.json", result("A"));
        ledger = folder;
        assertThat(append(result).err()).isEqualTo(folder + ":1:1: this is a folder; a file is wanted\n");
        ledger = result;
        assertThat(append(result).err())
                .isEqualTo("assay: ledger " + result + ": this file is read, as " + result
                        + "; nothing was written over it\n");
        ledger = Path.of("rules", "march-2004", "ledger.jsonl");
        assertThat(append(result).err()).contains("which holds rules and no results");
        ledger = file("no-folder", "").resolve("ledger.jsonl");
        assertThat(append(result).err())
                .isEqualTo("assay: ledger " + ledger + ": nothing was added, for the file cannot be written:" + " "
                        + ledger.getParent().toRealPath() + " is no folder\n");
        assertThat(verify()).isEqualTo(new Run(2, "", ledger + ":1:1: there is no such file\n"));
        ledger = file("text.txt", "a text\n");
        assertThat(append(result).err())
                .startsWith(ledger + ":1:1: this line was changed: it is no entry any more")
                .endsWith("; nothing was added\n");
        ledger = file("empty", "");
        assertThat(verify())
                .isEqualTo(
                        new Run(2, "", ledger + ":1:1: there is no entry in it; to look at nothing proves nothing\n"));
    }

    @Test
    void help_says_how_digests_are_made() {
        assertThat(assay("ledger", "append", "--help").out())
                .contains("Usage: assay ledger append", "--at=WHEN", "--by=WHO", "without that key");
        assertThat(assay("ledger", "verify", "--help").out()).contains("--holding=SHA256", "leave no trace");
    }
}
