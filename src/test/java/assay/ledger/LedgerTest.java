package assay.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is done to a ledger, wherever in it, the line is named that it was done to, and looking at it leaves it as it is. */
class LedgerTest {

    private static final int ENTRIES = 3;

    @TempDir
    Path folder;

    private Path path;
    private byte[] whole;

    @BeforeEach
    void a_ledger_of_some_entries() throws Exception {
        path = folder.resolve("ledger");
        try (Ledger ledger = Ledger.toAppend(path)) {
            for (int i = 0; i < ENTRIES; i++) {
                ledger.append(ledger.check(), "2026-11-26", "Zoë", List.of(result("Ålmere " + i)));
            }
        }
        whole = Files.readAllBytes(path);
    }

    private static Result result(String authority) {
        return new Result(
                authority,
                "a.yaml",
                "e".repeat(64),
                "march-2004",
                "a".repeat(64),
                "1.1.0",
                "b".repeat(64),
                "On Course");
    }

    private List<String> lines() {
        return new ArrayList<>(new String(whole, StandardCharsets.UTF_8).lines().toList());
    }

    private Optional<Breach> breach(byte[] content) throws Exception {
        Files.write(path, content);
        try (Ledger ledger = Ledger.toRead(path)) {
            Optional<Breach> breach = ledger.check().breach();
            assertThat(Files.readAllBytes(path)).isEqualTo(content);
            return breach;
        }
    }

    private Optional<Breach> breach(List<String> lines) throws Exception {
        return breach((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** In which line the byte stands; the end of a line is part of it. */
    private long line(int at) {
        long line = 1;
        for (int i = 0; i < at; i++) {
            line += whole[i] == '\n' ? 1 : 0;
        }
        return line;
    }

    @Test
    void whichever_byte_is_another_its_line_is_named() throws Exception {
        byte[] others = {0, '\n', '"', '7', (byte) 0x80, '\r', ' '};
        for (int at = 0; at < whole.length; at++) {
            byte[] changed = whole.clone();
            byte other = others[at % others.length];
            changed[at] = other == whole[at] ? (byte) (other ^ 1) : other;
            assertThat(breach(changed).map(Breach::line))
                    .as("%s at %s", other, at)
                    .hasValue(line(at));
        }
    }

    @Test
    void whichever_byte_is_taken_out_or_put_twice_its_line_is_named() throws Exception {
        for (int at = 0; at < whole.length; at += 5) {
            byte[] shorter = new byte[whole.length - 1];
            System.arraycopy(whole, 0, shorter, 0, at);
            System.arraycopy(whole, at + 1, shorter, at, shorter.length - at);
            assertThat(breach(shorter).map(Breach::line)).as("out at %s", at).hasValue(line(at));
            byte[] longer = new byte[whole.length + 1];
            System.arraycopy(whole, 0, longer, 0, at + 1);
            System.arraycopy(whole, at, longer, at + 1, whole.length - at);
            // A line feed more is an empty line after this one.
            assertThat(breach(longer).map(Breach::line))
                    .as("twice at %s", at)
                    .hasValue(line(at) + (whole[at] == '\n' ? 1 : 0));
        }
    }

    /** Where whole lines are cut off, only a digest tells that was noted elsewhere. */
    @Test
    void wherever_it_ends_too_early_the_line_is_named_that_is_torn() throws Exception {
        int last = String.join("\n", lines().subList(0, ENTRIES - 1)).getBytes(StandardCharsets.UTF_8).length + 1;
        assertThat(breach(Arrays.copyOf(whole, last))).isEmpty();
        for (int length = last + 1; length < whole.length; length++) {
            assertThat(breach(Arrays.copyOf(whole, length)).map(Breach::line))
                    .as("%s bytes", length)
                    .hasValue((long) ENTRIES);
        }
    }

    @Test
    void whichever_lines_are_taken_out_put_twice_or_swapped_the_first_of_them_is_named() throws Exception {
        for (int i = 0; i < ENTRIES; i++) {
            List<String> out = lines();
            out.remove(i);
            assertThat(breach(out).map(Breach::line))
                    .as("%s out", i + 1)
                    .isEqualTo(i == ENTRIES - 1 ? Optional.empty() : Optional.of(i + 1L));
            for (int j = 0; j < ENTRIES; j++) {
                List<String> twice = lines();
                twice.add(j, lines().get(i));
                // Before itself or behind itself it is the second of both that is one too many.
                assertThat(breach(twice).map(Breach::line))
                        .as("%s put at %s", i + 1, j + 1)
                        .hasValue(i == j ? j + 2L : j + 1L);
                if (i != j) {
                    List<String> swapped = lines();
                    Collections.swap(swapped, i, j);
                    assertThat(breach(swapped).map(Breach::line))
                            .as("%s and %s", i + 1, j + 1)
                            .hasValue(Math.min(i, j) + 1L);
                }
            }
        }
    }

    /** Of an append of two entries, killed with any number of their bytes on disk: the last is there first, and the first last. */
    @Test
    void wherever_an_append_was_killed_all_before_it_stays_and_of_it_all_or_nothing() throws Exception {
        byte[] more;
        try (Ledger ledger = Ledger.toAppend(path)) {
            ledger.append(ledger.check(), "2026-11-27", "Ann", List.of(result("A"), result("B")));
            more = Files.readAllBytes(path);
        }
        for (int written = whole.length + 1; written < more.length; written += written > more.length - 5 ? 1 : 4) {
            byte[] killed = more.clone();
            killed[whole.length] = 0;
            Arrays.fill(killed, written, more.length - 1, (byte) 0);
            boolean isAll = written == more.length - 1;
            assertThat(breach(killed).map(Breach::line)).hasValue(ENTRIES + 1L);
            assertThat(cleared()).as("%s bytes", written).containsExactly(isAll ? more : whole);
        }
    }

    private byte[] cleared() throws Exception {
        try (Ledger ledger = Ledger.toAppend(path)) {
            ledger.clear(ledger.check());
        }
        return Files.readAllBytes(path);
    }
}
