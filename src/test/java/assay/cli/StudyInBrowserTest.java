package assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import assay.TestRules;
import assay.workbench.Workbench;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The study in a real browser: from a figure to the authorities behind it, to the trace, and back. */
class StudyInBrowserTest {

    private static final int PATIENCE = 60_000;

    private static Chromium chromium;
    private static Workbench workbench;

    private BrowserContext context;
    private Page page;
    private final List<String> complaints = new CopyOnWriteArrayList<>();

    @BeforeAll
    static void start() throws Exception {
        chromium = Chromium.start();
        workbench = Workbench.open(new Workbench.Options(
                Path.of("rules/march-2004"), List.of("fixtures/study"), 0, TestRules.CACHE, Optional.empty()));
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            workbench.close();
            chromium.close();
        }
    }

    @BeforeEach
    void open() {
        context = chromium.browser().newContext(new Browser.NewContextOptions().setViewportSize(1400, 800));
        page = context.newPage();
        page.onConsoleMessage(message -> complaints.add(message.text()));
        page.onPageError(complaints::add);
        page.navigate(workbench.address().toString());
        // The study is being made; the page shows it by itself once it is there.
        page.navigate(address("/study"));
        page.locator("#charts").waitFor(new Locator.WaitForOptions().setTimeout(PATIENCE));
    }

    @AfterEach
    void complainsOfNothing() {
        context.close();
        assertThat(complaints).isEmpty();
    }

    private static String address(String path) {
        return "http://" + workbench.address().getAuthority() + path;
    }

    private static void says(Locator locator, String text) {
        PlaywrightAssertions.assertThat(locator).containsText(text);
    }

    @Test
    void from_a_figure_to_the_authorities_behind_it_to_the_trace_and_back() {
        page.locator("figure")
                .first()
                .getByText("Table 2.5: requirement 6, information sharing protocols")
                .click();
        page.locator("td a").first().click();
        says(page.locator("#shown"), "3 of 133 authorities");
        page.getByText("Dunnelshire (synthetic)").click();
        says(page.locator("h1").first(), "Dunnelshire (synthetic)");
        says(page.locator("main"), "Synthetic: this authority is made up; it does not exist.");
        page.locator(".contents a", new Page.LocatorOptions().setHasText("Requirement 6"))
                .click();
        assertThat(page.url()).endsWith("#R6");
        page.goBack();
        page.goBack();
        says(page.locator("#shown"), "3 of 133 authorities");
        page.goBack();
        says(page.locator("h1"), "Table 2.5");
        page.goForward();
        page.reload();
        says(page.locator("#shown"), "3 of 133 authorities");
    }

    /** Goes on with the Tab key until something has the focus; what has it is always seen to have it. */
    private void tabTo(String selector) {
        for (int i = 0; i < 200; i++) {
            page.keyboard().press("Tab");
            assertThat(page.evaluate("() => getComputedStyle(document.activeElement).outlineStyle"))
                    .as("the focus is seen on %s", page.evaluate("() => document.activeElement.outerHTML"))
                    .isNotEqualTo("none");
            if ((boolean) page.evaluate("one => document.activeElement.matches(one)", selector)) {
                return;
            }
        }
        throw new AssertionError("by keyboard nobody comes to " + selector);
    }

    @Test
    void authorities_are_filtered_and_read_with_the_keyboard_alone() {
        tabTo("#grade");
        page.keyboard().type("Well B");
        tabTo("#type");
        page.keyboard().type("Lon");
        tabTo("form.filter button");
        page.keyboard().press("Enter");
        page.waitForURL(url -> url.contains("/study/authorities"));
        says(page.locator("#shown"), "of 133 authorities");
        assertThat(page.url()).contains("grade=Well+Behind", "type=london+borough");
        tabTo("tbody th a");
        page.keyboard().press("Enter");
        page.waitForURL(url -> url.contains("/study/authority/"));
        says(page.locator(".verdict"), "Overall Well Behind");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/study",
                "/study/table/grades-r6",
                "/study/table/criteria-by-grades",
                "/study/authorities?doubt=late",
                "/study/authorities?grade=Well+Ahead&find=nobody",
                "/study/authority/A003-ambelstow",
                "/effect"
            })
    void axe_finds_nothing_and_nothing_sticks_out(String path) throws IOException {
        page.navigate(address(path));
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            for (int width : scheme == ColorScheme.LIGHT ? List.of(2560, 800, 1400) : List.of(360)) {
                page.setViewportSize(width, 800);
                assertThat(page.evaluate(
                                "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                        .as("what sticks out sideways at %d pixels", width)
                        .isEqualTo(0);
            }
            try (InputStream axe = StudyInBrowserTest.class.getResourceAsStream("/axe.min.js")) {
                page.evaluate(new String(axe.readAllBytes(), StandardCharsets.UTF_8));
            }
            assertThat((List<?>) page.evaluate("() => axe.run(document, {resultTypes: ['violations']}).then(found =>"
                            + " found.violations.flatMap(one => one.nodes.map(node => one.id + ': ' + node.html)))"))
                    .as("%s", scheme)
                    .isEmpty();
        }
        assertThat((List<?>) page.evaluate("() => [...document.querySelectorAll('[id]')].map(one => one.id)"))
                .doesNotHaveDuplicates();
    }
}
