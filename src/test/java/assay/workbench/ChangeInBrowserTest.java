package assay.workbench;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import assay.TestRules;
import assay.cli.Chromium;
import assay.draft.Draft;
import assay.effect.Effect;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a change to what it does, to what is saved and committed, in a browser. */
class ChangeInBrowserTest {

    /** To open a rule set takes as long as the machine is busy. */
    private static final double PATIENCE = 120_000;

    private static Chromium chromium;

    @TempDir
    Path folder;

    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private OnDisk disk;
    private Workbench workbench;
    private BrowserContext context;
    private Page page;

    @BeforeAll
    static void starts_a_browser() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void ends_it() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void opens_the_workbench() throws Exception {
        disk = OnDisk.in(folder);
        disk.commitAll();
        workbench = Workbench.open(new Workbench.Options(
                disk.rules(), List.of(disk.fixtures().toString()), 0, TestRules.CACHE, Optional.empty()));
        window(1400, ColorScheme.LIGHT);
    }

    @AfterEach
    void closes_it() {
        context.close();
        workbench.close();
    }

    private void window(int width, ColorScheme scheme) {
        context = chromium.browser()
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(width, 900)
                        .setColorScheme(scheme));
        page = context.newPage();
        page.onConsoleMessage(message -> complaints.add(message.text()));
        page.onPageError(complaints::add);
        page.navigate(workbench.address().toString());
    }

    private void go(String path) {
        page.navigate("http://" + workbench.address().getAuthority() + path);
    }

    private static LocatorAssertions.IsVisibleOptions patiently() {
        return new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE);
    }

    private static LocatorAssertions.ContainsTextOptions patientlyContaining() {
        return new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE);
    }

    private void isSaid(String sentence) {
        assertThat(page.locator("#effect").getByText(sentence).first()).isVisible(patiently());
    }

    private Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^" + name)));
    }

    private void change(int many) throws Exception {
        String text = disk.voluntaryOrganisations(many);
        workbench.desk().change(draft -> draft.typed(many + " organisations", "parameters.yaml", text));
    }

    /** Whether a later state is there, and all is known of what the changes do in it. */
    private boolean isKnownAfter(long number) {
        Desk.State now = workbench.desk().state();
        Effect effect = now.effect();
        return now.number() > number && effect != null && effect.number() == now.number() && effect.isFinal();
    }

    /** What axe finds in a page as it is shown. */
    @SuppressWarnings("unchecked")
    private List<String> found() throws IOException {
        try (InputStream axe = ChangeInBrowserTest.class.getResourceAsStream("/axe.min.js")) {
            page.evaluate(new String(axe.readAllBytes(), StandardCharsets.UTF_8));
        }
        return (List<String>) page.evaluate("() => axe.run(document, {resultTypes: ['violations']}).then(found => "
                + "found.violations.flatMap(one => one.nodes.map(node => one.id + ': ' + node.html)))");
    }

    private void isSound() throws IOException {
        assertThat(found()).as(page.url()).isEmpty();
        int width = page.viewportSize().width;
        for (int wide : new int[] {800, 2560, width}) {
            page.setViewportSize(wide, 900);
            assertThat((int) page.evaluate(
                            "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                    .as("sideways scrolling of %s in %d pixels", page.url(), wide)
                    .isZero();
        }
    }

    @Test
    void a_number_is_changed_what_it_does_accepted_saved_and_committed() throws Exception {
        go("/effect");
        isSaid("Nothing comes out otherwise.");
        change(3);
        isSaid("1 authority come out otherwise.");
        assertThat(page.locator("#said")).containsText("1 authority come out otherwise.");
        assertThat(page.locator("#effect .notice")).hasText("Synthetic: 1 authority, synthetic: it does not exist.");
        assertThat(page.locator("#words ~ .saying ins").first()).hasText("three");
        assertThat(page.locator("#tests")
                        .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("R3-4.M2 "))
                        .first())
                .isVisible(patiently());
        assertThat(page.locator("#said")).containsText("survive that did not before", patientlyContaining());
        page.locator("#tests summary").first().click();
        assertThat(page.locator("#tests pre").first()).containsText("authority: Generated");
        isSound();

        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Ambelstow"))
                .click();
        assertThat(page.getByRole(
                        AriaRole.HEADING, new Page.GetByRoleOptions().setName("R3-4: On Course to Bit Behind")))
                .isVisible();
        assertThat(page.locator("main")).containsText("requirements-3-and-4.drl");
        isSound();
        page.goBack();

        button("Undo all").press("Enter");
        isSaid("Nothing comes out otherwise.");
        button("Redo 3 organisations").press("Enter");
        isSaid("1 authority come out otherwise.");

        page.getByText("One by one").first().click();
        page.locator("#effect .plain a").first().click();
        assertThat(page.locator("main table")).containsText("Expected");
        isSound();
        button("Accept this file").click();
        assertThat(button("Accept this file")).isHidden();
        isSaid("come out otherwise.");
        page.goBack();
        button("Accept all").click();
        isSaid("0 fixtures and 1 authority comes out otherwise.");

        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("See as text and save"))
                .click();
        assertThat(page.getByText("Everything is in order.")).isVisible();
        assertThat(page.getByLabel("Changed lines, parameters.yaml")).containsText("+  value: 3");
        isSound();
        assertThat(disk.parameters()).as("nothing is written before").contains("value: 2");
        button("Save").click();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Saved")))
                .isVisible();
        isSound();
        assertThat(disk.git("diff", "--unified=0", "rules"))
                .contains("-  value: 2\n+  value: 3\n")
                .containsOnlyOnce("\n@@");
        assertThat(disk.git("diff", "--name-only", "fixtures").lines().count()).isPositive();

        Files.writeString(disk.rules().resolve("notes.txt"), "of somebody else");
        disk.git("add", "rules/march-2004/notes.txt");
        page.getByLabel("The decision, in a sentence").fill("Three organisations are a range of them");
        page.getByLabel("Where it comes from").fill("Minutes of 3 May, item 2");
        change(4);
        assertThat(button("Save 1 file")).isVisible();
        workbench.desk().change(Draft::undone);
        button("Commit").click();
        assertThat(page.getByText("Committed as")).isVisible();
        assertThat(disk.git("log", "-1", "--format=%B"))
                .isEqualTo("Three organisations are a range of them\n\nSource: Minutes of 3 May, item 2\n\n");
        assertThat(disk.git("status", "--porcelain", "rules", "fixtures")).isEqualTo("A  rules/march-2004/notes.txt\n");

        change(2);
        assertThat(button("Save 1 file")).isVisible();
        // Till all is known it is saved only by whoever says so.
        assertThat(page.locator("#anyway")).hasCount(0, new LocatorAssertions.HasCountOptions().setTimeout(PATIENCE));
        button("Save 1 file").click();
        assertThat(button("Commit")).isVisible();
        disk.git("commit", "--quiet", "--all", "--message", "By hand");
        page.evaluate("() => window.dispatchEvent(new Event('focus'))");
        assertThat(page.getByText("All of it that is in the checkout of git is committed."))
                .isVisible();
        assertThat(complaints).isEmpty();
    }

    /** All may be known after a page was made, and before it listens. */
    @Test
    void who_listens_late_hears_what_has_come_out_meanwhile() throws Exception {
        AtomicReference<com.microsoft.playwright.Route> listening = new AtomicReference<>();
        page.route("**/api/events", listening::set);
        go("/effect");
        page.waitForCondition(() -> listening.get() != null);
        page.evaluate("() => { window.heard = []; const said = document.getElementById('said');"
                + " new MutationObserver(() => heard.push(said.textContent)).observe(said, {childList: true}); }");
        LinkedBlockingQueue<Long> told = new LinkedBlockingQueue<>();
        Runnable leave = workbench.events().listen(told::add);
        change(3);
        for (Effect effect = null;
                effect == null || effect.number() != workbench.desk().state().number() || !effect.isFinal();
                effect = workbench.desk().state().effect()) {
            assertThat(told.poll(60, TimeUnit.SECONDS)).as("something is told").isNotNull();
        }
        leave.run();
        assertThat((List<?>) page.evaluate("() => heard")).isEmpty();

        listening.get().resume();
        page.waitForFunction("() => heard.some(said => said.endsWith('1 authority come out otherwise.'))");
        assertThat(complaints).isEmpty();
    }

    @Test
    void why_something_was_refused_stays_until_something_else_is_done() throws Exception {
        change(3);
        go("/review");
        page.route(
                "**/api/review/save",
                asked -> asked.fulfill(new com.microsoft.playwright.Route.FulfillOptions()
                        .setStatus(409)
                        .setContentType("application/json")
                        .setBody("{\"problem\": \"It is not known yet.\"}")));
        button("Save 1 file").click();
        Locator refused = page.locator("[role=alert]", new Page.LocatorOptions().setHasText("It is not known yet."));
        assertThat(refused).isVisible();

        assertThat(page.getByText("What the changes do is still being found out."))
                .isHidden(new LocatorAssertions.IsHiddenOptions().setTimeout(PATIENCE));
        change(4);
        assertThat(page.getByText("4 organisations").first()).isVisible();
        assertThat(page.getByText("What the changes do is still being found out."))
                .isHidden(new LocatorAssertions.IsHiddenOptions().setTimeout(PATIENCE));
        assertThat(refused).isVisible();

        page.unroute("**/api/review/save");
        button("Save 1 file").click();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Saved")))
                .isVisible();
        assertThat(refused).hasCount(0);
    }

    @Test
    void a_file_that_others_changed_is_shown_three_ways_and_kept_until_somebody_decides() throws Exception {
        change(3);
        go("/effect");
        isSaid("1 authority come out otherwise.");
        long before = workbench.desk().state().number();
        String theirs = disk.parameters().replace("# Requirement 2.", "# Requirement two.");
        Files.writeString(disk.rules().resolve("parameters.yaml"), theirs);
        context.close();
        window(360, ColorScheme.DARK);
        go("/review");

        assertThat(page.getByRole(
                        AriaRole.HEADING,
                        new Page.GetByRoleOptions().setName("parameters.yaml was changed on disk meanwhile")))
                .isVisible();
        assertThat(page.getByLabel("Changed lines, yours")).containsText("+  value: 3");
        assertThat(page.getByLabel("Changed lines, theirs")).containsText("+# Requirement two.");
        isSound();
        // Rules on disk are others, so that all is found out anew; who saves what is no more shown is told of that
        // instead.
        page.waitForCondition(() -> isKnownAfter(before), new Page.WaitForConditionOptions().setTimeout(PATIENCE));
        assertThat(page.locator("body"))
                .hasAttribute(
                        "data-number", String.valueOf(workbench.desk().state().number()));
        button("Save 1 file").click();
        assertThat(page.getByText("Decide what is to become of it").first()).isVisible();
        assertThat(disk.parameters()).isEqualTo(theirs);

        button("Take yours").click();
        assertThat(button("Take yours")).isHidden();
        assertThat(page.getByText("What the changes do is still being found out."))
                .isHidden(new LocatorAssertions.IsHiddenOptions().setTimeout(PATIENCE));
        button("Save 1 file").click();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Saved")))
                .isVisible();
        assertThat(disk.parameters()).contains("value: 3").contains("# Requirement 2.");
    }
}
