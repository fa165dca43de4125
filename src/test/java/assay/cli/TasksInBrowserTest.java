package assay.cli;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import assay.TestRules;
import assay.evidence.Asked;
import assay.evidence.EvidenceForm;
import assay.workbench.OnDisk;
import assay.workbench.Workbench;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people come to the workbench for, each from beginning to end and with keys alone. */
class TasksInBrowserTest {

    /** Rules are compiled and evidence is read while others use the processor as well. */
    private static final ContainsTextOptions PATIENTLY = new ContainsTextOptions().setTimeout(120_000);

    private static final Path WORKED = Path.of("fixtures/worked-example.yaml");

    private static Chromium chromium;

    @TempDir
    Path folder;

    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private Workbench workbench;
    private BrowserContext context;
    private Page page;
    private Keys keys;

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

    @AfterEach
    void closes_it() {
        if (context != null) {
            context.close();
        }
        if (workbench != null) {
            workbench.close();
        }
    }

    private void open(Path rules, Path evidence) throws Workbench.Taken {
        workbench = Workbench.open(
                new Workbench.Options(rules, List.of(evidence.toString()), 0, TestRules.CACHE, Optional.empty()));
        context = chromium.browser().newContext(new Browser.NewContextOptions().setViewportSize(1400, 900));
        page = context.newPage();
        page.onConsoleMessage(message -> complaints.add(message.text()));
        page.onPageError(complaints::add);
        page.navigate(workbench.address().toString());
        keys = new Keys(page);
    }

    private void arrivesAt(String path) {
        page.waitForURL(Pattern.compile(".*" + Pattern.quote(path)));
    }

    @Test
    void a_policy_officer_makes_two_organisations_three_sees_what_it_does_accepts_saves_and_commits() throws Exception {
        OnDisk disk = OnDisk.in(folder);
        disk.commitAll();
        open(disk.rules(), disk.fixtures());
        arrivesAt("/rules");
        keys.to("Find in the rules").type("voluntary range").press("Enter");
        arrivesAt("/rules?q=voluntary+range");
        keys.to("voluntary-organisations").press("Enter");
        arrivesAt("/numbers/voluntary-organisations");
        keys.to("The number").press("Control+A").type("3").press("Enter");
        assertThat(page.locator(".done")).containsText("3 organisations instead of 2");
        keys.isAt("The number").to("See what it does").press("Enter");
        arrivesAt("/effect");
        assertThat(page.locator("#said"))
                .containsText(Pattern.compile("[1-9][0-9]* fixtures and 1 authority come out otherwise"), PATIENTLY);
        keys.to("Accept all").press("Enter");
        assertThat(page.locator("#said")).containsText("0 fixtures and 1 authority comes out otherwise.", PATIENTLY);
        keys.isAt("Fixtures: 0 of").press("Control+s");
        arrivesAt("/review");
        assertThat(page.locator("#order ~ p")).hasText("Everything is in order.");
        assertThat(disk.parameters()).as("nothing is written before").contains("value: 2");
        keys.to("Save").press("Enter");
        assertThat(page.locator("#saved")).hasText("Saved");
        keys.isAt("Review and save");

        assertThat(disk.git("diff", "--unified=0", "rules"))
                .contains("-  value: 2\n+  value: 3\n")
                .containsOnlyOnce("\n@@");
        assertThat(disk.git("diff", "--unified=0", "fixtures")).contains("+  grades: {R3-4: Bit Behind}");
        // The authority is no fixture.
        Files.delete(disk.fixtures().resolve("ambelstow.yaml"));
        Run verified = Run.assay(
                "verify", "--rules", disk.rules().toString(), disk.fixtures().toString());
        assertThat(verified.out()).contains(" passed, 0 failed");
        assertThat(verified.exit()).isZero();

        assertThat(disk.git("log", "--format=%s"))
                .as("nobody asked for a commit yet")
                .isEqualTo("As it was\n");
        keys.to("The decision, in a sentence")
                .press("Control+A")
                .type("Three organisations are a range of them")
                .to("Where it comes from")
                .type("Minutes of 3 May, item 2")
                .press("Enter");
        assertThat(page.locator("#review")).containsText("Committed as");
        assertThat(disk.git("log", "-1", "--format=%B"))
                .isEqualTo("Three organisations are a range of them\n\nSource: Minutes of 3 May, item 2\n\n");
        assertThat(disk.git("status", "--porcelain", "rules")).isEmpty();
        assertThat(complaints).isEmpty();
    }

    @Test
    void an_assessor_records_eastmere_from_nothing_and_evaluate_says_what_the_page_said() throws Exception {
        // As somebody would have written it without the workbench: the interview, and the documents for four
        // requirements.
        String worked = Files.readString(WORKED);
        String byHand = worked.substring(0, worked.indexOf("  - id: D7\n"));
        Path hand = Files.createDirectory(folder.resolve("hand")).resolve("eastmere.yaml");
        Files.writeString(hand, byHand);
        Path records = Files.createDirectory(folder.resolve("records"));
        open(Path.of("rules/march-2004"), records);
        keys.to("Evidence").press("Enter");
        arrivesAt("/evidence");
        assertThat(page.locator("#settled")).containsText("0 files", PATIENTLY);
        keys.to("Record an authority").press("Enter");
        arrivesAt("/evidence/new");
        keys.to("Name of the authority").type("Eastmere").to("type").choose("metropolitan borough");
        keys.to("Begin").press("Enter");
        arrivesAt("/evidence/records/eastmere.yaml");

        EvidenceForm form =
                EvidenceForm.of("eastmere.yaml", byHand, TestRules.march2004().ruleSet());
        for (EvidenceForm.Section section : form.sections()) {
            if (section.place().equals("interview")) {
                keys.to("Record an interview").press("Enter").isAt("held");
                fill(section, true);
                for (EvidenceForm.Section part : section.parts()) {
                    keys.to(part.title()).press("Enter");
                    fill(part, false);
                }
            }
        }
        for (EvidenceForm.Paper paper : form.papers()) {
            keys.to("Add a document").press("Enter").isAt("title");
            fill(paper.about(), true);
            for (EvidenceForm.Section fact : paper.facts()) {
                keys.to("It also shows, document " + paper.id()).choose(fact.title());
                keys.to("Add a fact to " + paper.id()).press("Enter").isAt(first(fact));
                fill(fact, true);
            }
        }
        Path file = records.resolve("eastmere.yaml");
        assertThat(Files.exists(file)).as("nothing is written before").isFalse();
        keys.press("Control+s");
        assertThat(page.locator("#saving")).containsText("As it is saved.", PATIENTLY);
        keys.isAt("at");

        Run evaluated = Run.assay("evaluate", file.toString());
        assertThat(evaluated.err()).isEmpty();
        assertThat(evaluated.out())
                .isEqualTo(Run.assay("evaluate", hand.toString()).out().replace(hand.toString(), file.toString()));
        assertThat(page.locator("#result .grades .grade").allTextContents())
                .extracting(TasksInBrowserTest::grade)
                .isEqualTo(Pattern.compile("(?m)^  [0-9][0-9& ]*  (\\p{Lu}\\w+ \\w+)")
                        .matcher(evaluated.out())
                        .results()
                        .map(found -> found.group(1))
                        .toList());
        assertThat(evaluated.out())
                .contains("Overall  " + page.locator("#result .score").first().textContent() + "  "
                        + grade(page.locator("#result .verdict-grade .grade").textContent()));
        assertThat(complaints).isEmpty();
    }

    /** A grade without what says of it whether it is met. */
    private static String grade(String shown) {
        return shown.strip().replaceFirst(" \\(.*", "");
    }

    private static String first(EvidenceForm.Section fact) {
        EvidenceForm.Control control = fact.controls().get(0);
        return control.asked().shape() == Asked.Shape.WORDS ? control.options().get(0) : control.label();
    }

    /**
     * Fills in what a part of a form says.
     *
     * @param there whether the first of it has the focus already
     */
    private void fill(EvidenceForm.Section section, boolean there) {
        boolean isThere = there;
        for (EvidenceForm.Control control : section.controls()) {
            if (control.values().isEmpty() || control.label().equals("id")) {
                continue;
            }
            boolean words = control.asked().shape() == Asked.Shape.WORDS;
            if (!isThere) {
                keys.to(words ? control.options().get(0) : control.label());
            }
            isThere = false;
            switch (control.asked().shape()) {
                case WORDS -> keys.tick(control.values());
                case WORD, TRUTH -> keys.choose(control.value());
                default -> keys.type(String.join("\n", control.values()));
            }
        }
    }

    @Test
    void an_auditor_strikes_out_d2_tries_what_would_lead_further_and_takes_the_report_away() throws Exception {
        Path records = Files.createDirectory(folder.resolve("records"));
        Path file = Files.copy(WORKED, records.resolve("eastmere.yaml"));
        open(Path.of("rules/march-2004"), records);
        keys.to("Evidence").press("Enter");
        arrivesAt("/evidence");
        assertThat(page.locator("#settled")).containsText("1 file", PATIENTLY);
        keys.to("Eastmere").press("Enter");
        arrivesAt("/evidence/records/eastmere.yaml");
        keys.to("To the grades")
                .press("Enter")
                .to("R6 information sharing protocols")
                .press("Enter");
        arrivesAt("/R6");
        Locator result = page.locator("#result");
        keys.to("without D1").press("ArrowRight").isAt("without D2").press("Space");
        assertThat(result.locator(".grades li", new Locator.LocatorOptions().setHasText("R6 ")))
                .containsText("Bit Behind (not met)");
        assertThat(result).containsText("R6.A2 is not met, as before; health is no longer shown.");
        assertThat(result)
                .containsText("as it stands: D2 Strategic partnership board minutes, item 3 counts for health");
        assertThat(page.locator("#said")).containsText("health is no longer shown");
        // The focus has stayed, and the same key takes it back.
        keys.isAt("without D2").press("Space");
        assertThat(result).not().containsText("Only tried");
        keys.press("Space");
        assertThat(result).containsText("Struck out: D2.");

        keys.to("What would lead further").press("Enter").to("Look for it").press("Enter");
        keys.isAt("What would lead further").press("Tab");
        Locator idea = page.locator(":focus");
        assertThat(idea).hasAttribute("aria-checked", "false");
        keys.press("Space");
        assertThat(idea).hasAttribute("aria-checked", "true");
        assertThat(result).containsText("It is supposed that");
        keys.to("As a page").press("Tab");
        Download download = page.waitForDownload(() -> keys.press("Enter"));
        assertThat(Files.readString(download.path()))
                .startsWith("Only tried: this is no result of the file as it stands.\n\n- Struck out: D2.\n"
                        + "- It is supposed that");
        assertThat(Files.readString(file)).isEqualTo(Files.readString(WORKED));
        assertThat(complaints).isEmpty();
    }
}
