package assay.cli;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import assay.TestRules;
import assay.workbench.OnDisk;
import assay.workbench.Workbench;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsHiddenOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A workbench that is killed, or that a page cannot reach: nothing that somebody has written is lost, and no file is half. */
class KilledInBrowserTest {

    private static final double PATIENCE = 120_000;

    private static Chromium chromium;

    @TempDir
    Path folder;

    private OnDisk disk;
    private BrowserContext context;
    private Page page;
    private Process process;
    private String origin = "";

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
    void copies_the_rules() throws IOException {
        disk = OnDisk.in(folder);
        context = chromium.browser().newContext();
        page = context.newPage();
    }

    @AfterEach
    void closes_it() throws InterruptedException {
        context.close();
        if (process != null) {
            process.destroyForcibly().waitFor();
        }
    }

    /** Starts it as a program of its own, at the same port as before, and comes in by the address that it prints. */
    private void start() throws IOException {
        List<String> call = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "assay.cli.Main",
                "workbench",
                "--no-open",
                "--rules",
                disk.rules().toString(),
                disk.fixtures().toString()));
        if (!origin.isEmpty()) {
            call.addAll(List.of("--port", origin.substring(origin.lastIndexOf(':') + 1)));
        }
        ProcessBuilder builder = new ProcessBuilder(call).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(TestRules.ENVIRONMENT);
        process = builder.start();
        BufferedReader said = process.errorReader();
        String line = said.readLine();
        assertThat(line).matches("The workbench is open at http://assay-[a-z0-9]+\\.localhost:[0-9]+/.*");
        String address = line.substring(line.indexOf("http"));
        origin = address.replaceFirst("/\\?.*", "");
        Page first = context.newPage();
        first.navigate(address);
        first.close();
    }

    private void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Kills it at the moment at which it begins to write in a folder. */
    private void killAsItWrites(Path where, Runnable what) throws IOException, InterruptedException {
        try (WatchService watch = FileSystems.getDefault().newWatchService()) {
            where.register(
                    watch,
                    StandardWatchEventKinds.ENTRY_CREATE,
                    StandardWatchEventKinds.ENTRY_MODIFY,
                    StandardWatchEventKinds.ENTRY_DELETE);
            what.run();
            assertThat(watch.poll(60, TimeUnit.SECONDS))
                    .as("something is written")
                    .isNotNull();
            kill();
        }
    }

    private Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^" + name)));
    }

    private Locator editor() {
        return page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("parameters.yaml"));
    }

    private void isLost(boolean so) {
        Locator lost = page.locator("#lost");
        if (so) {
            assertThat(lost).isVisible(new IsVisibleOptions().setTimeout(PATIENCE));
            assertThat(lost).containsText("start it again with assay workbench, and open the address that it prints");
        } else {
            assertThat(lost).isHidden(new IsHiddenOptions().setTimeout(PATIENCE));
        }
    }

    private static ContainsTextOptions patiently() {
        return new ContainsTextOptions().setTimeout(PATIENCE);
    }

    /** All files of the rules and of evidence, and nothing besides. */
    private List<String> files() throws IOException {
        try (Stream<Path> rules = Files.list(disk.rules());
                Stream<Path> fixtures = Files.list(disk.fixtures())) {
            return Stream.concat(rules, fixtures).map(Path::toString).sorted().toList();
        }
    }

    @Test
    void whenever_it_is_killed_what_was_written_is_there_and_files_are_whole() throws Exception {
        String before = disk.parameters();
        List<String> files = files();
        Path ambelstow = disk.fixtures().resolve("ambelstow.yaml");
        String evidence = Files.readString(ambelstow);

        // While somebody types.
        start();
        page.navigate(origin + "/rules/file/parameters.yaml");
        editor().focus();
        page.keyboard().press("Control+Home");
        page.keyboard().type("# Typed before. ");
        assertThat(page.locator("#top")).containsText("1 unsaved change", patiently());
        kill();
        page.keyboard().type("Typed meanwhile.\n");
        isLost(true);
        assertThat(editor()).containsText("# Typed before. Typed meanwhile.");
        start();
        isLost(false);
        assertThat(page.locator("#editing[data-held]")).hasCount(0);
        page.reload();
        assertThat(editor()).containsText("# Typed before. Typed meanwhile.");
        assertThat(disk.parameters()).isEqualTo(before);

        // While it is found out what a change does.
        page.navigate(origin + "/numbers/voluntary-organisations");
        page.getByLabel("The number").fill("3");
        page.getByLabel("The number").press("Enter");
        assertThat(page.locator(".done")).containsText("3 organisations instead of 2", patiently());
        kill();
        isLost(true);
        start();
        isLost(false);
        page.navigate(origin + "/effect");
        assertThat(page.locator("#notice"))
                .containsText("2 changes that were not saved when the workbench ended are here again.");
        assertThat(page.locator("#effect")).containsText("1 authority come out otherwise.", patiently());
        button("Accept all").click();
        assertThat(page.locator("#effect"))
                .containsText("0 fixtures and 1 authority comes out otherwise.", patiently());

        // While rules and fixtures are saved.
        page.navigate(origin + "/review");
        assertThat(page.locator("#review")).containsText("Everything is in order.", patiently());
        killAsItWrites(disk.rules(), () -> button("Save").click());
        isLost(true);
        start();
        isLost(false);
        boolean saved = disk.parameters().contains("value: 3");
        String after = "# Typed before. Typed meanwhile.\n" + of3(before);
        assertThat(disk.parameters()).isEqualTo(saved ? after : before);
        Path justMet = disk.fixtures().resolve("r3-4-m2-just-met.yaml");
        assertThat(Files.readString(justMet)).contains(saved ? "{R3-4: Bit Behind}" : "{R3-4: On Course}");
        // Where all were saved before it ended, there is nothing to tell.
        if (!saved) {
            assertThat(page.locator("#notice"))
                    .containsText("changes that were not saved when the workbench ended are here again.");
            assertThat(page.locator("#review")).containsText("Everything is in order.", patiently());
            button("Save").click();
            assertThat(page.locator("#saved")).hasText("Saved");
        }
        assertThat(disk.parameters()).isEqualTo(after);
        assertThat(Files.readString(justMet)).contains("{R3-4: Bit Behind}");
        assertThat(files()).as("nothing is left behind").isEqualTo(files);

        // While somebody fills in evidence, and while that is saved.
        page.navigate(origin + "/evidence/fixtures/ambelstow.yaml");
        Locator name = page.getByLabel("authority", new Page.GetByLabelOptions().setExact(true));
        name.fill("Ambelstow by");
        assertThat(page.locator("#saving")).containsText("Not saved.", patiently());
        kill();
        name.fill("Ambelstow by the Sea");
        isLost(true);
        start();
        isLost(false);
        assertThat(page.locator("#name")).hasText("Ambelstow by the Sea");
        assertThat(Files.readString(ambelstow)).isEqualTo(evidence);
        killAsItWrites(disk.fixtures(), () -> button("Save").click());
        isLost(true);
        start();
        isLost(false);
        String now = Files.readString(ambelstow);
        String named = evidence.replace("authority: Ambelstow (synthetic)", "authority: Ambelstow by the Sea");
        assertThat(now).isIn(evidence, named);
        assertThat(page.locator("#name")).hasText("Ambelstow by the Sea");
        if (now.equals(evidence)) {
            assertThat(page.locator("#saving")).containsText("Not saved.");
            button("Save").click();
        }
        assertThat(page.locator("#saving")).containsText("As it is saved.", patiently());
        assertThat(Files.readString(ambelstow)).isEqualTo(named);
        assertThat(files()).as("nothing is left behind").isEqualTo(files);
    }

    private static String of3(String parameters) {
        return parameters.replace("voluntary-organisations:\n  value: 2\n", "voluntary-organisations:\n  value: 3\n");
    }

    @Test
    void what_a_page_cannot_send_it_sends_later_and_two_tabs_see_the_same() throws Exception {
        try (Workbench workbench = Workbench.open(new Workbench.Options(
                disk.rules(), List.of(disk.fixtures().toString()), 0, TestRules.CACHE, Optional.empty()))) {
            page.navigate(workbench.address().toString());
            assertThat(page.locator("#states")).hasText("", new HasTextOptions().setTimeout(PATIENCE));
            String address = "http://" + workbench.address().getAuthority() + "/evidence/fixtures/ambelstow.yaml";
            page.navigate(address);
            Locator name = page.getByLabel("authority", new Page.GetByLabelOptions().setExact(true));
            context.setOffline(true);
            name.fill("Written without a network");
            isLost(true);
            // Whatever else is done meanwhile, it stays.
            page.keyboard().press("Tab");
            assertThat(name).hasValue("Written without a network");
            context.setOffline(false);
            isLost(false);
            assertThat(page.locator("#name")).hasText("Written without a network");

            Page other = context.newPage();
            other.navigate(address);
            Locator type = other.getByLabel("type", new Page.GetByLabelOptions().setExact(true));
            Locator typeHere = page.getByLabel("type", new Page.GetByLabelOptions().setExact(true));

            // What is on its way is still to be sent when the page was made anew meanwhile, and it does not arrive.
            List<Route> sent = new ArrayList<>();
            page.route("**/api/evidence/fill", route -> {
                sent.add(route);
                if (sent.size() > 1) {
                    route.resume();
                }
            });
            name.fill("Written while it is opened");
            page.waitForCondition(() -> !sent.isEmpty());
            type.selectOption("metropolitan borough");
            assertThat(typeHere).hasValue("metropolitan borough");
            sent.get(0).abort();
            assertThat(page.locator("#name")).hasText("Written while it is opened");

            // What comes while the rules are being read is not lost.
            AtomicInteger asked = new AtomicInteger();
            page.route("**/api/evidence/save", route -> {
                if (asked.incrementAndGet() == 1) {
                    route.fulfill(new Route.FulfillOptions().setStatus(503));
                } else {
                    route.resume();
                }
            });
            button("Save").click();
            assertThat(page.locator("#saving")).containsText("As it is saved.");
            assertThat(asked).hasValue(2);

            // What an answer says nothing of, for the rules are being read, comes with the next that is of something
            // else.
            AtomicInteger shown = new AtomicInteger();
            page.route(address, route -> {
                if (shown.incrementAndGet() == 1) {
                    route.fulfill(new Route.FulfillOptions()
                            .setContentType("text/html")
                            .setBody("<title>Reading</title><p id=waiting>Being read."));
                } else {
                    route.resume();
                }
            });
            type.selectOption("london borough");
            page.waitForCondition(() -> shown.get() > 0);
            page.evaluate("async () => (await import('/assets/workbench.js')).refresh('draft')");
            assertThat(typeHere).hasValue("london borough");
            page.unroute(address);

            name.focus();
            page.keyboard().press("End");
            page.keyboard().type(", and");
            type.selectOption("county");
            assertThat(typeHere).hasValue("county");
            page.keyboard().type(" of two tabs");
            assertThat(other.locator("#name")).hasText("Written while it is opened, and of two tabs");
            assertThat(other.getByLabel("authority", new Page.GetByLabelOptions().setExact(true)))
                    .hasValue("Written while it is opened, and of two tabs");
            assertThat(name).isFocused();
        }
    }
}
