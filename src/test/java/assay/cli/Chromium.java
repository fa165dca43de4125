package assay.cli;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A browser that is on the machine, started once for all tests of a class. Nothing is downloaded. */
public final class Chromium implements AutoCloseable {

    private static final String PLACE = "assay.chromium";

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    /** Nothing is waited for as long as that but on a machine that does much else. */
    private static final int PATIENCE = 60_000;

    /** Starts it; where there is none, the tests that want it are skipped. */
    public static Chromium start() {
        Path executable = executable();
        assumeTrue(
                executable != null,
                "no chromium is on the PATH: apt-get install chromium, or name one with -D" + PLACE + "=/path/to/it");
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        // Without a sandbox, for root has none; what is opened are the project's own pages.
        Browser browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setChromiumSandbox(false)
                        .setArgs(List.of("--disable-gpu", "--disable-quic", "--disable-sync")));
        return new Chromium(playwright, browser);
    }

    private static Path executable() {
        String named = System.getProperty(PLACE, "");
        if (!named.isEmpty()) {
            return Path.of(named);
        }
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(place -> Path.of(place, "chromium"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
    }

    /** The browser itself, for windows of another kind. */
    public Browser browser() {
        return browser;
    }

    /** Opens a page in a wide light window, with scripts. */
    Sight open(Path file) {
        return open(file, 1400, ColorScheme.LIGHT, true);
    }

    /** Opens what is served at an address, which may ask for more of its own. */
    Sight visit(String address, int width, ColorScheme scheme) {
        BrowserContext context = browser.newContext(
                new Browser.NewContextOptions().setViewportSize(width, 800).setColorScheme(scheme));
        Page page = context.newPage();
        Sight sight = new Sight(page, address, new CopyOnWriteArrayList<>());
        page.onConsoleMessage(message -> sight.complaints.add(message.text()));
        page.onPageError(sight.complaints::add);
        String own = address.replaceFirst("(?<=[0-9])/.*", "/");
        page.onRequest(request -> {
            if (!request.url().startsWith(own) && !request.url().startsWith("data:")) {
                sight.complaints.add("it asks for " + request.url());
            }
        });
        page.navigate(address);
        return sight;
    }

    /** Opens a page in a window so many pixels wide. */
    Sight open(Path file, int width, ColorScheme scheme, boolean scripts) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(width, 800)
                .setColorScheme(scheme)
                .setJavaScriptEnabled(scripts));
        Page page = context.newPage();
        Sight sight = new Sight(page, file.toUri().toString(), new CopyOnWriteArrayList<>());
        page.onConsoleMessage(message -> sight.complaints.add(message.text()));
        page.onPageError(sight.complaints::add);
        page.onDialog(dialog -> {
            sight.complaints.add("it asks: " + dialog.message());
            dialog.dismiss();
        });
        page.onRequest(request -> {
            if (!request.url().equals(sight.address)) {
                sight.complaints.add("it asks for " + request.url());
            }
        });
        page.navigate(sight.address);
        return sight;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }

    /** A page that is open, and all that it complained of or asked for since: what a script or the policy refuses among it. */
    record Sight(Page page, String address, List<String> complaints) implements AutoCloseable {

        /** What an expression in the page's own language says, as a list of texts. */
        @SuppressWarnings("unchecked")
        List<String> texts(String expression) {
            return Collections.unmodifiableList((List<String>) page.evaluate(expression));
        }

        /** What an expression in the page's own language says, as a whole number. */
        int number(String expression) {
            return ((Number) page.evaluate(expression)).intValue();
        }

        /** Whether an expression in the page's own language is so. */
        boolean is(String expression) {
            return (boolean) page.evaluate(expression);
        }

        @Override
        public void close() {
            page.context().close();
        }
    }
}
