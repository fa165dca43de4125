package assay.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkbenchTest {

    @TempDir
    Path folder;

    /** Threads that others share, or that wait for others. */
    private static final List<String> SHARED = List.of("ForkJoinPool", "evaluation", "Common-Cleaner", "junit");

    @Test
    void when_it_is_closed_nobody_is_listened_to_and_no_thread_is_left() throws Exception {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        Set<Thread> threads;
        try (Wire page = listening()) {
            threads = new HashSet<>(Thread.getAllStackTraces().keySet());
            threads.removeAll(before);
            threads.removeIf(thread -> SHARED.stream().anyMatch(thread.getName()::contains));
            assertThat(threads).isNotEmpty();
            opened.close();
            assertThat(page.ends()).isTrue();
        }
        for (Thread thread : threads) {
            thread.join(60_000);
            assertThat(thread.isAlive()).as(thread.getName()).isFalse();
        }
    }

    private Opened opened;

    private Wire listening() throws Exception {
        opened = new Opened(Path.of("rules/playgrounds"), Optional.empty(), folder.toString());
        opened.isRead();
        return opened.listening();
    }

    @Test
    void what_the_first_page_does_not_show_is_read_after_it() throws Exception {
        try (Opened first = new Opened(Path.of("rules/playgrounds"), Optional.empty(), folder.toString())) {
            assertThat(first.workbench().begun()).isNotDone();
            assertThat(first.get("/").status()).isEqualTo(303);
            Wire.ask(first.port(), "GET /rules", List.of(first.host()), "");
            assertThat(first.workbench().begun())
                    .as("nobody was let in to a page")
                    .isNotDone();
            assertThat(first.get("/rules").body()).contains("are being read");
            assertThat(first.workbench().begun()).isDone();
        }
    }

    @Test
    void a_page_does_not_pass_for_knowing_what_was_told_while_it_was_made() throws Exception {
        try (Opened one = new Opened(Path.of("rules/playgrounds"), Optional.empty(), folder.toString())) {
            one.isRead();
            Wire.Answer page = one.get("/probe/late");
            assertThat(page.body()).contains("There is nothing at /probe/late");
            assertThat(Long.parseLong(Jsoup.parse(page.body()).body().attr("data-told")))
                    .isBetween(0L, one.toldBefore.get());
        }
    }

    /** A page is told when something has changed, and asks nothing by itself. */
    @Test
    void no_script_asks_again_and_again() throws Exception {
        try (var scripts = Files.list(Path.of("src/main/resources/assay/workbench"))) {
            for (Path script :
                    scripts.filter(one -> one.toString().endsWith(".js")).toList()) {
                assertThat(Files.readString(script, StandardCharsets.UTF_8))
                        .as(script.toString())
                        .doesNotContain("setInterval");
            }
        }
    }
}
