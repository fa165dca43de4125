package assay.workbench;

import assay.cli.Chromium;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * From a key in a browser to what is shown in it, for March 2004 and its fixtures, against what each may take. It opens a
 * workbench as the command does, with Java as warm as it is after some changes, and prints a table.
 */
public final class BudgetBenchmark {

    private static final int WARM = 25;
    private static final int TIMES = 10;
    private static final int TIMES_OF_MUTANTS = 3;
    private static final String FILE = "requirement-6.drl";

    /** What is waited for in a page, each true once it is shown; asked at each frame that is drawn. */
    private static final Map<String, String> SHOWN = new LinkedHashMap<>();

    static {
        String effect = "const e = document.getElementById('effect'); const now = Number(e.dataset.number) > before"
                + " && !e.querySelector('.stale');";
        String full = " const bar = document.getElementById('%s');"
                + " return now && bar && bar.value > 0 && bar.value === bar.max;";
        SHOWN.put(
                "fixtures of the requirement",
                effect + " const bar = document.getElementById('tried'); return now && bar && bar.value > 0;");
        SHOWN.put("all fixtures", effect + full.formatted("tried"));
        SHOWN.put("authorities with matrix", effect + full.formatted("graded"));
        SHOWN.put(
                "mutants of what was changed",
                "const t = document.getElementById('tests'); return Number(t.dataset.number) > before"
                        + " && t.dataset.done === 'yes';");
    }

    private final Map<String, List<Double>> measured = new LinkedHashMap<>();

    private BudgetBenchmark() {}

    /** Measures it all. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        new BudgetBenchmark().run();
    }

    private void run() throws IOException, InterruptedException {
        Path cache = Files.createTempDirectory("budget");
        try (Chromium chromium = Chromium.start();
                BrowserContext context =
                        chromium.browser().newContext(new Browser.NewContextOptions().setBypassCSP(true))) {
            Page page = context.newPage();
            page.setDefaultTimeout(120_000);
            Process process = null;
            for (int i = 0; i < 3; i++) {
                end(process);
                long began = System.nanoTime();
                process = workbench(cache);
                page.navigate(address(process));
                page.locator("h1").first().waitFor();
                // The very first compiles the rules, and later ones find them.
                note("first page after start", (System.nanoTime() - began) / 1e6);
            }
            try {
                weight(chromium, page);
                Page effect = context.newPage();
                effect.navigate(at(page, "/effect"));
                effect.locator("#graded").waitFor();
                numbers(page, effect);
                diagnostics(page);
            } finally {
                end(process);
            }
        }
        print();
    }

    private static Process workbench(Path cache) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                System.getProperty("java.home") + "/bin/java",
                "-cp",
                System.getProperty("java.class.path"),
                "-Dassay.home=.",
                "assay.cli.Main",
                "workbench",
                "--no-open");
        builder.environment().put("XDG_CACHE_HOME", cache.toString());
        return builder.redirectErrorStream(true).start();
    }

    private static String address(Process process) throws IOException {
        BufferedReader said =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            int at = line.indexOf("http://");
            if (at >= 0) {
                return line.substring(at).split("\\s", 2)[0];
            }
        }
        throw new IOException("the workbench does not start");
    }

    private static void end(Process process) throws InterruptedException {
        if (process != null) {
            process.destroy();
            process.waitFor();
        }
    }

    private static String at(Page page, String path) {
        return page.url().replaceFirst("(http://[^/]+).*", "$1") + path;
    }

    private void note(String what, double much) {
        System.err.printf(Locale.ROOT, "%s: %.0f%n", what, much);
        measured.computeIfAbsent(what, one -> new ArrayList<>()).add(much);
    }

    /** All that a browser fetches for the page with the editor, as it comes over the wire. */
    private void weight(Chromium chromium, Page page) {
        try (BrowserContext fresh = chromium.browser().newContext()) {
            fresh.addCookies(page.context().cookies());
            Page other = fresh.newPage();
            other.navigate(at(page, "/rules/file/" + FILE));
            other.locator(".cm-content").waitFor();
            note(
                    "page weight, editor included",
                    ((Number) other.evaluate("() => [...performance.getEntriesByType('navigation'),"
                                    + " ...performance.getEntriesByType('resource')]"
                                    + ".reduce((sum, one) => sum + one.transferSize, 0) / 1000"))
                            .doubleValue());
        }
    }

    private static void watch(Page page, Map<String, String> shown) {
        page.evaluate("""
                shown => {
                  window.seen = {};
                  const before = Number(document.getElementById("effect")?.dataset.number ?? 0);
                  const left = new Map(Object.entries(shown).map(([what, is]) => [what, new Function("before", is)]));
                  const look = () => {
                    for (const [what, is] of left) {
                      if (is(before)) {
                        window.seen[what] = performance.timeOrigin + performance.now();
                        left.delete(what);
                      }
                    }
                    if (left.size) {
                      requestAnimationFrame(look);
                    }
                  };
                  look();
                }""", shown);
    }

    private static void watchKeys(Page page) {
        page.evaluate("() => addEventListener('keydown', event => {"
                + " window.pressed = performance.timeOrigin + performance.now(); }, true)");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Double> seen(Page page, String last) {
        page.waitForFunction("last => last in window.seen", last);
        return (Map<String, Double>) page.evaluate("() => window.seen");
    }

    private static double pressed(Page page) {
        return ((Number) page.evaluate("() => window.pressed")).doubleValue();
    }

    private void numbers(Page page, Page effect) {
        page.navigate(at(page, "/numbers/voluntary-organisations"));
        watchKeys(page);
        for (int i = -WARM; i < TIMES; i++) {
            boolean mutants = i >= TIMES - TIMES_OF_MUTANTS;
            Map<String, String> shown = new LinkedHashMap<>(SHOWN);
            if (!mutants) {
                shown.remove("mutants of what was changed");
            }
            watch(effect, shown);
            page.locator("input[name=value]").fill(String.valueOf(3 + (i + WARM)));
            page.locator("input[name=value]").press("Enter");
            Map<String, Double> seen =
                    seen(effect, mutants ? "mutants of what was changed" : "authorities with matrix");
            double pressed = pressed(page);
            if (i >= 0) {
                shown.keySet().forEach(what -> note(what, seen.get(what) - pressed));
            }
        }
    }

    /** A word that nobody knows is typed, letter by letter behind a rule's condition, and taken away. */
    private void diagnostics(Page page) {
        page.navigate(at(page, "/rules/file/" + FILE));
        // Who types looks at the page; what is drawn of one in the background waits.
        page.bringToFront();
        page.locator(".cm-content").click();
        watchKeys(page);
        page.keyboard().press("Control+Home");
        for (int i = -WARM; i < TIMES; i++) {
            boolean wrong = Math.floorMod(i, 2) == 0;
            Map<String, String> shown = Map.of(
                    "diagnostics",
                    "return (document.querySelector('#problems li strong')?.textContent ?? '').startsWith('Error') === "
                            + wrong + ";");
            watch(page, shown);
            page.keyboard().press(wrong ? "x" : "Backspace");
            double found = seen(page, "diagnostics").get("diagnostics") - pressed(page);
            if (i >= 0) {
                note("diagnostics", found);
            }
        }
    }

    // ------------------------------------------------------------------ printing

    private void print() {
        Map<String, String> budget = new LinkedHashMap<>();
        budget.put("diagnostics", "150 ms");
        budget.put("fixtures of the requirement", "400 ms");
        budget.put("all fixtures", "1000 ms");
        budget.put("authorities with matrix", "1500 ms");
        budget.put("mutants of what was changed", "10000 ms");
        budget.put("first page after start", "2000 ms");
        budget.put("page weight, editor included", "600 kB");
        System.out.println("| from keystroke to | at most | median | worst | of |");
        System.out.println("| --- | ---: | ---: | ---: | ---: |");
        budget.forEach((what, most) -> {
            List<Double> all = new ArrayList<>(measured.getOrDefault(what, List.of()));
            Collections.sort(all);
            String unit = most.substring(most.indexOf(' '));
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %s | %.0f%s | %.0f%s | %d |%n",
                    what,
                    most,
                    all.get(all.size() / 2),
                    unit,
                    all.get(all.size() - 1),
                    unit,
                    all.size());
        });
    }
}
