package assay.cli;

import static assay.cli.Run.assay;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.commons.lang3.StringUtils;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages in a browser: Debian's chromium, without which these tests are skipped. */
class PagesInBrowserTest {

    /** Looks at the page beside it: how wide it is in three widths, and what becomes of it when it is searched. */
    private static final String LOOK = """
            <!DOCTYPE html><meta charset="utf-8"><pre id="seen"></pre><iframe id="frame" src="page.html" height="800"></iframe>
            <script>
            const frame = document.getElementById("frame");
            frame.onload = () => {
              const page = frame.contentDocument;
              const say = text => document.getElementById("seen").textContent += text + "\\n";
              for (const width of [320, 360, 800, 1400]) {
                frame.width = width;
                say(width + ": " + (page.documentElement.scrollWidth - page.documentElement.clientWidth));
              }
              const find = page.getElementById("find");
              const search = text => { find.value = text; find.dispatchEvent(new Event("input")); };
              const states = () => [...page.querySelectorAll("article.criterion:not([hidden]) .state")].map(one => one.textContent);
              search("nothing is called so");
              say("found: " + page.querySelectorAll("[data-find]:not([hidden])").length);
              search("");
              say("states: " + [...new Set(states())].sort());
              page.getElementById("doubt")?.click();
              say("in doubt: " + [...new Set(states())].sort());
              page.querySelector(".tools button")?.click();
              say("folded: " + page.querySelectorAll("details:not([open])").length);
            };
            </script>
            """;

    @TempDir
    Path folder;

    private static Path chromium() {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(place -> Path.of(place, "chromium"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
    }

    /** What the browser makes of the file that looks at a page, and what it complains of. */
    private List<String> seen() throws Exception {
        Path browser = chromium();
        assumeTrue(browser != null, "there is no chromium on the PATH (Debian: apt-get install chromium)");
        Path look = Files.writeString(folder.resolve("look.html"), LOOK);
        Path out = folder.resolve("out.txt");
        Path complaints = folder.resolve("complaints.txt");
        Process process = new ProcessBuilder(
                        browser.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--user-data-dir=" + folder.resolve("profile"),
                        "--allow-file-access-from-files",
                        "--enable-logging=stderr",
                        "--virtual-time-budget=5000",
                        "--dump-dom",
                        look.toUri().toString())
                .redirectOutput(out.toFile())
                .redirectError(complaints.toFile())
                .start();
        try {
            assertThat(process.waitFor(2, TimeUnit.MINUTES))
                    .as("the browser ends")
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(Files.readString(complaints, StandardCharsets.UTF_8).lines().filter(one -> one.contains(":CONSOLE")))
                .as("what the browser complains of, such as what the policy lets not through")
                .isEmpty();
        List<String> lines = new ArrayList<>(Jsoup.parse(Files.readString(out))
                .select("#seen")
                .first()
                .wholeText()
                .lines()
                .toList());
        lines.removeIf(StringUtils::isBlank);
        return lines;
    }

    @Test
    void a_page_fits_every_width_and_its_script_finds_and_unfolds() throws Exception {
        Run run = assay(
                "evaluate",
                "--format",
                "html",
                "--output",
                folder.resolve("page.html").toString(),
                "fixtures/worked-example.yaml");
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(seen())
                .containsExactly(
                        "320: 0",
                        "360: 0",
                        "800: 0",
                        "1400: 0",
                        "found: 0",
                        "states: met,not met",
                        "in doubt: not met",
                        "folded: 0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evaluate --view council --redact at,note fixtures/worked-example.yaml",
                "evaluate --view assessor fixtures/worked-example.yaml",
                "compare --with rules/variants/i17-attendance-is-sign-up fixtures/worked-example.yaml fixtures/requirement-6",
            })
    void every_page_fits_and_the_policy_lets_all_of_it_through(String command) throws Exception {
        Run run = assay((command + " --quiet --format html --output " + folder.resolve("page.html")).split(" "));
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(seen()).startsWith("320: 0", "360: 0", "800: 0", "1400: 0", "found: 0");
    }

    @Test
    void nothing_in_a_page_is_so_long_that_it_has_to_be_scrolled_sideways() throws Exception {
        String endless = "unbroken".repeat(60);
        Path evidence = Files.writeString(
                folder.resolve("endless.yaml"),
                Files.readString(Path.of("fixtures/worked-example.yaml"))
                        .replace("authority: Eastmere", "authority: " + endless)
                        .replace("title: Steering group minutes, third meeting", "title: " + endless)
                        .replace("at: items 4 and 5", "at: " + endless));
        Run run = assay(
                "evaluate",
                "--format",
                "html",
                "--output",
                folder.resolve("page.html").toString(),
                evidence.toString());
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(seen()).startsWith("320: 0", "360: 0", "800: 0", "1400: 0");
    }

    @Test
    void an_explanation_fits_every_width() throws Exception {
        for (String target : List.of("overall", "R6", "requirement-6.drl:66")) {
            Run run = assay(
                    "explain",
                    "--format",
                    "html",
                    "--output",
                    folder.resolve("page.html").toString(),
                    "fixtures/worked-example.yaml",
                    target);
            assertThat(run.exit()).as(run.err()).isZero();
            assertThat(seen()).as(target).startsWith("320: 0", "360: 0", "800: 0", "1400: 0");
        }
    }
}
