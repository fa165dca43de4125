package assay.cli;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import assay.TestRules;
import assay.cli.Chromium.Sight;
import assay.evidence.Evidence;
import assay.evidence.EvidenceReader;
import assay.problem.ProblemsException;
import assay.workbench.Workbench;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Evidence in the workbench, in a real browser: recorded from nothing, and questioned. */
class EvidenceInBrowserTest {

    private static final Path WORKED = Path.of("fixtures/worked-example.yaml");

    @TempDir
    static Path folder;

    private static Chromium chromium;
    private static Workbench workbench;
    private static String root;

    @BeforeAll
    static void open() throws Exception {
        chromium = Chromium.start();
        Files.createDirectory(folder.resolve("records"));
        Files.copy(WORKED, folder.resolve("records/worked-example.yaml"));
        Files.writeString(folder.resolve("records/mended.yaml"), "authority: Mended\ntype: county\ndocuments: []\n");
        workbench = Workbench.open(new Workbench.Options(
                Path.of("rules/march-2004"),
                List.of(folder.resolve("records").toString()),
                0,
                TestRules.CACHE,
                Optional.empty()));
        root = workbench.address().toString().replaceFirst("/\\?.*", "");
    }

    @AfterAll
    static void close() {
        if (workbench != null) {
            workbench.close();
        }
        if (chromium != null) {
            chromium.close();
        }
    }

    private static Sight visit(String path) {
        return visit(path, 1400, ColorScheme.LIGHT);
    }

    private static Sight visit(String path, int width, ColorScheme scheme) {
        Sight sight = chromium.visit(workbench.address().toString(), width, scheme);
        sight.page().navigate(root + path);
        // The rules are read while the first page is shown already.
        assertThat(sight.page().locator("#waiting"))
                .hasCount(0, new LocatorAssertions.HasCountOptions().setTimeout(60_000));
        return sight;
    }

    private static void press(Page page, String... keys) {
        for (String key : keys) {
            page.keyboard().press(key);
        }
    }

    /** Goes on with the tab key until an element has the focus. */
    private static void tabTo(Page page, String selector) {
        for (int i = 0; i < 400; i++) {
            if ((boolean) page.evaluate("selector => document.activeElement.matches(selector)", selector)) {
                return;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError("the tab key never leads to " + selector);
    }

    @Test
    void striking_out_a_document_moves_requirement_6_and_says_why_and_the_address_says_it_too() {
        try (Sight sight = visit("/evidence/records/worked-example.yaml/R6")) {
            Page page = sight.page();
            Locator result = page.locator("#result");
            assertThat(result).not().containsText("Only tried");
            tabTo(page, "#without-0");
            press(page, "ArrowRight", "Enter");
            assertThat(result).containsText("Struck out: D2.");
            assertThat(result.locator(".grades")).containsText("Bit Behind (not met) was On Course");
            assertThat(result).containsText("R6.A2 is not met, as before; health is no longer shown.");
            assertThat(result)
                    .containsText("as it stands: D2 Strategic partnership board minutes, item 3 counts for health");
            assertThat(result).containsText("not shown: health, education");
            assertThat(page).hasURL(root + "/evidence/records/worked-example.yaml/R6?without=D2");
            assertThat(page.locator("#without-1")).hasAttribute("aria-pressed", "true");
            assertThat(page.locator("#said")).containsText("R6 is Bit Behind.");
            page.reload();
            assertThat(page.locator("#result")).containsText("Struck out: D2.");
            page.goBack();
            assertThat(page.locator("#result")).not().containsText("Only tried");
            // Two at once: the second is pressed before the first has an answer.
            page.evaluate("['without-1', 'without-2'].forEach(id => document.getElementById(id).click())");
            assertThat(page).hasURL(root + "/evidence/records/worked-example.yaml/R6?without=D2&without=D3");
            assertThat(result).containsText("Struck out: D3.");
            // Where the grades stand below the form, it is said above that.
            page.setViewportSize(360, 740);
            page.evaluate("scrollTo(0, 0)");
            assertThat(page.locator("#tried")).isInViewport();
            assertThat(page.locator("#tried")).containsText("Struck out: D2. Struck out: D3. R6 is Bit Behind.");
            assertThat(sight.complaints()).isEmpty();
        }
    }

    @Test
    void on_paper_stands_what_is_recorded_whole_and_nothing_to_press() {
        try (Sight sight = visit("/evidence/records/worked-example.yaml")) {
            Page page = sight.page();
            Locator priority = page.getByLabel("priority", new Page.GetByLabelOptions().setExact(true));
            assertThat(priority).hasCount(1);
            assertThat(page.locator("#add-document")).isVisible();
            page.setViewportSize(700, 990);
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            assertThat(priority).isVisible();
            assertThat(page.evaluate("[...document.querySelectorAll('input[type=text], textarea')]"
                            + ".filter(one => one.offsetParent && one.scrollWidth > one.clientWidth)"
                            + ".map(one => one.value)"))
                    .as("cut off on paper")
                    .isEqualTo(List.of());
            assertThat(page.locator("#add-document")).not().isVisible();
            assertThat(page.locator("header.bench")).not().isVisible();
        }
    }

    @Test
    void an_authority_is_recorded_from_nothing_with_the_keyboard_alone() throws IOException, ProblemsException {
        try (Sight sight = visit("/evidence")) {
            Page page = sight.page();
            tabTo(page, "a[href='/evidence/new']");
            press(page, "Enter");
            page.waitForURL("**/evidence/new");
            tabTo(page, "#new-authority");
            page.keyboard().type("Westmere");
            tabTo(page, "#new-type");
            page.keyboard().type("county");
            tabTo(page, "main button");
            press(page, "Enter");
            page.waitForURL("**/evidence/records/westmere.yaml");
            tabTo(page, "#add-document");
            press(page, "Enter");
            assertThat(page.locator("#f-documents-0-title")).isFocused();
            assertThat(page.locator("#told-f-documents-0-title"))
                    .containsText("\"title\" is missing from the document");
            page.keyboard().type("Minutes of the board");
            assertThat(page.locator("#told-f-documents-0-title")).hasText("");
            tabTo(page, "#f-documents-0-dated");
            page.keyboard().type("last week");
            assertThat(page.locator("#told-f-documents-0-dated")).containsText("last week");
            press(page, "Control+A");
            page.keyboard().type("2004-02-03");
            assertThat(page.locator("#told-f-documents-0-dated")).hasText("");
            tabTo(page, "#kind-0");
            page.keyboard().type("senior-sign-up");
            tabTo(page, "#add-0");
            press(page, "Enter");
            String fact = "#f-documents-0-shows-0-senior-sign-up-";
            assertThat(page.locator(fact + "to")).isFocused();
            page.keyboard().type("information");
            tabTo(page, fact + "agencies-f-health");
            press(page, "Space");
            // A list is one stop of the tab key; in it a letter leads to the next word that begins with it.
            press(page, "e");
            press(page, "Space");
            press(page, "Tab");
            assertThat(page.locator(fact + "shown-by")).isFocused();
            page.keyboard().type("signature");
            tabTo(page, fact + "note");
            page.keyboard().type("What it says: \"all of it\"");
            assertThat(page.locator("#use-f-documents-0-shows-0")).containsText("counts for R6.A2");
            assertThat(page.locator("#saving")).not().containsText("to be put right");
            assertThat(Files.exists(folder.resolve("records/westmere.yaml"))).isFalse();
            page.locator("#name").evaluate("one => { one.tabIndex = -1; one.focus(); }");
            tabTo(page, "#save");
            press(page, "Enter");
            assertThat(page.locator("#saving")).containsText("As it is saved.");
            Path file = folder.resolve("records/westmere.yaml");
            assertThat(Files.readString(file)).isEqualTo("""
                    authority: Westmere
                    type: county
                    documents:
                      - id: D1
                        title: Minutes of the board
                        dated: 2004-02-03
                        shows:
                          - senior-sign-up:
                              to: information sharing protocol
                              agencies: [health, education]
                              shown-by: signature
                              note: "What it says: \\"all of it\\""
                    """);
            Evidence evidence = new EvidenceReader(TestRules.march2004().ruleSet()).read(file, "westmere.yaml");
            assertThat(evidence.warnings()).isEmpty();
            assertThat(sight.complaints()).isEmpty();
        }
    }

    @Test
    void a_file_that_changed_on_disk_meanwhile_is_a_question() throws IOException {
        Path file = folder.resolve("records/mended.yaml");
        try (Sight sight = visit("/evidence/records/mended.yaml")) {
            Page page = sight.page();
            page.getByText("Change it by hand").click();
            page.locator("#text").fill("authority: Ours\ntype: county\ndocuments: {\n");
            page.getByText("Take this text").click();
            assertThat(page.locator("#form")).containsText("The file cannot be read so far");
            assertThat(page.locator("#saving")).containsText("1 thing is to be put right");
            assertThat(page.locator("#result")).containsText("As it was before something was wrong.");
            page.locator("#undo").click();
            assertThat(page.locator("#f-authority")).hasValue("Mended");
            // A page that hears of what it did itself once more would show what is on disk before anybody saves.
            page.route("**/api/events", listening -> {});
            page.reload();
            page.locator("#f-authority").fill("Ours");
            assertThat(page.locator("#saving")).containsText("Not saved.");
            Files.writeString(file, "authority: Theirs\ntype: county\ndocuments: []\n");
            page.locator("#save").click();
            assertThat(page.locator("#wrong")).containsText("changed since you began");
            assertThat(Files.readString(file)).contains("Theirs");
            page.reload();
            assertThat(page.locator("#saving")).containsText("The file on disk has changed since you began");
            assertThat(page.getByLabel("Changed lines, yours")).containsText("+authority: Ours");
            assertThat(page.getByLabel("Changed lines, theirs")).containsText("+authority: Theirs");
            page.keyboard().press("Control+s");
            assertThat(page.locator("#said"))
                    .hasText(
                            "The file on disk has changed since you began. Nothing was saved: look at both, and choose.");
            assertThat(page.locator(".conflict h2")).isFocused();
            assertThat(page).hasURL(root + "/evidence/records/mended.yaml");
            page.evaluate(axe());
            assertThat(sight.texts("axe.run().then(found => found.violations.map(one => one.id))"))
                    .isEmpty();
            page.getByText("Save mine over it").click();
            assertThat(page.locator("#saving")).containsText("As it is saved.");
            assertThat(Files.readString(file)).contains("authority: Ours");
            page.locator("#f-authority").fill("Ours again");
            assertThat(page.locator("#saving")).containsText("Not saved.");
            Files.writeString(file, Files.readString(file) + "# Theirs.\n");
            page.reload();
            page.getByText("Take both").click();
            assertThat(page.locator("#saving")).not().containsText("has changed since you began");
            assertThat(page.locator("#f-authority")).hasValue("Ours again");
            page.locator("#save").click();
            assertThat(page.locator("#saving")).containsText("As it is saved.");
            assertThat(Files.readString(file)).contains("authority: Ours again", "# Theirs.");
            assertThat(sight.complaints()).allMatch(one -> one.contains("409"));
        }
    }

    private static final String SHOWN = """
            authority: Stale
            type: county
            documents:
              - id: D1
                title: Minutes
                dated: 2004-03-04
                received: 2004-04-26
                shows:
                  - directory-quality-check: {aspects: [accuracy], at: first}
                  - directory-quality-check: {aspects: [accuracy], at: second}
            """;

    private static String another(String shown) {
        return shown.replace("shows:\n", "shows:\n      - directory-quality-check: {aspects: [accuracy], at: third}\n");
    }

    @Test
    void a_page_that_shows_what_the_file_said_before_changes_nothing_of_what_it_says_now() throws IOException {
        Path file = Files.writeString(folder.resolve("records/stale.yaml"), SHOWN);
        try (Sight sight = visit("/evidence/records/stale.yaml")) {
            Page page = sight.page();
            Locator first = page.locator("#f-documents-0-shows-0-directory-quality-check-at");
            page.locator("#d-f-documents-0-shows-0 summary").click();
            assertThat(first).hasValue("first");
            first.focus();
            Files.writeString(file, another(SHOWN));
            first.fill("first, p. 7");
            assertThat(page.locator("#wrong"))
                    .containsText("The file was changed elsewhere while you wrote. Nothing was done to it; this page"
                            + " shows what it says now. What you wrote is kept above the form.");
            assertThat(page.locator("#untaken")).containsText("at of document D1: first, p. 7");
            assertThat(first).hasValue("third");
            assertThat(page.locator("#saving")).containsText("As it is saved.");

            Files.writeString(file, another(another(SHOWN)));
            page.getByText("Take out this fact").first().click();
            assertThat(page.locator("#f-documents-0-shows-3-directory-quality-check-at"))
                    .hasValue("second");
            assertThat(page.locator("#saving")).containsText("As it is saved.");

            first.fill("third, p. 7");
            page.locator("#f-documents-0-title").evaluate("one => { one.closest('details').open = true; }");
            page.locator("#f-documents-0-title").fill("Letter");
            assertThat(page.locator("#h-document-0")).containsText("Letter");
            page.locator("#save").click();
            assertThat(page.locator("#saving")).containsText("As it is saved.");
            assertThat(Files.readString(file))
                    .contains("title: Letter", "third, p. 7", "at: third}", "at: first}", "at: second}");
            assertThat(sight.complaints()).allMatch(one -> one.contains("409"));
        }
    }

    @Test
    void a_word_that_is_chosen_left_and_chosen_again_before_the_first_answer_stays() throws IOException {
        Path file = Files.writeString(folder.resolve("records/wavering.yaml"), SHOWN);
        try (Sight sight = visit("/evidence/records/wavering.yaml")) {
            Page page = sight.page();
            List<Route> sent = new ArrayList<>();
            page.route("**/api/evidence/fill", one -> {
                sent.add(one);
                if (sent.size() > 1) {
                    one.resume();
                }
            });
            for (String word : List.of("unitary", "london borough", "unitary")) {
                page.locator("#f-type").selectOption(word);
                // What is chosen is sent when all that is at work now is done.
                page.evaluate("new Promise(done => setTimeout(done, 0))");
            }
            page.waitForCondition(() -> !sent.isEmpty());
            sent.get(0).resume();
            page.waitForCondition(() -> sent.size() == 3);
            page.locator("#save").click();
            assertThat(page.locator("#saving")).containsText("As it is saved.");
            assertThat(Files.readString(file)).contains("type: unitary");
            assertThat(page.locator("#f-type")).hasValue("unitary");
            assertThat(sight.complaints()).isEmpty();
        }
    }

    @Test
    void a_document_is_called_what_was_typed_to_the_end() throws IOException {
        Path file = Files.writeString(folder.resolve("records/called.yaml"), SHOWN);
        try (Sight sight = visit("/evidence/records/called.yaml")) {
            Page page = sight.page();
            HeldAnswers answers = HeldAnswers.of(page, "/api/evidence/fill");
            Locator id = page.locator("#f-documents-0-id");
            id.evaluate("one => { one.closest('details').open = true; }");
            id.fill("X");
            answers.are(1);
            id.fill("X7");
            answers.come(1);
            answers.come(2);
            page.locator("#save").click();
            assertThat(page.locator("#saving")).containsText("As it is saved.");
            assertThat(Files.readString(file)).contains("- id: X7\n");
            assertThat(sight.complaints()).isEmpty();
        }
    }

    @Test
    void while_a_fact_is_being_taken_out_nothing_is_filled_in_at_the_place_of_another() throws IOException {
        Path file = Files.writeString(folder.resolve("records/moving.yaml"), another(SHOWN));
        try (Sight sight = visit("/evidence/records/moving.yaml")) {
            Page page = sight.page();
            HeldAnswers answers = HeldAnswers.of(page, "/api/evidence/");
            Locator busy = page.locator("#form[aria-busy]");
            Locator second = page.locator("#f-documents-0-shows-1-directory-quality-check-at");
            page.locator("#d-f-documents-0-shows-1 summary").click();
            page.locator("#d-f-documents-0-shows-0 summary").click();
            page.getByText("Take out this fact").first().click();
            answers.are(1);
            second.fill("first, p. 7");
            assertThat(second).not().hasValue("first, p. 7");
            answers.come(1);
            assertThat(busy).hasCount(0);
            assertThat(second).hasValue("second");
            page.locator("#undo").click();
            answers.are(2);
            page.locator("#f-authority").fill("Ours");
            assertThat(page.locator("#f-authority")).hasValue("Stale");
            answers.come(2);
            assertThat(busy).hasCount(0);
            assertThat(page.locator("#saving")).containsText("As it is saved.");
            second.fill("first, p. 8");
            answers.come(3);
            page.locator("#save").click();
            answers.come(4);
            assertThat(page.locator("#saving")).containsText("As it is saved.");
            assertThat(Files.readString(file)).contains("at: third}", "first, p. 8", "at: second}");
            assertThat(sight.complaints()).isEmpty();
        }
    }

    @Test
    void whoever_leaves_a_page_loses_nothing_that_waits_for_an_answer_nor_without_being_asked() throws IOException {
        Files.writeString(folder.resolve("records/left.yaml"), SHOWN);
        try (Sight sight = visit("/evidence/records/left.yaml")) {
            Page page = sight.page();
            HeldAnswers answers = HeldAnswers.of(page, "/api/evidence/fill");
            List<String> asked = new ArrayList<>();
            page.onDialog(dialog -> {
                asked.add(dialog.type());
                dialog.dismiss();
            });
            page.locator("#f-authority").click();
            page.locator("#f-authority").fill("Ours");
            answers.are(1);
            page.locator("#f-type").selectOption("unitary");
            page.evaluate("setTimeout(() => location.reload(), 0)");
            page.waitForCondition(() -> !asked.isEmpty());
            assertThat(asked).containsExactly("beforeunload");
            page.getByRole(
                            AriaRole.LINK,
                            new Page.GetByRoleOptions().setName("Evidence").setExact(true))
                    .click();
            answers.come(1);
            answers.come(2);
            page.waitForURL("**/evidence");
            page.navigate(root + "/evidence/records/left.yaml");
            assertThat(page.locator("#f-authority")).hasValue("Ours");
            assertThat(page.locator("#f-type")).hasValue("unitary");
            assertThat(asked).hasSize(1);
        }
    }

    @Test
    void whoever_leaves_at_once_what_was_filled_in_beside_what_others_did_loses_nothing() throws IOException {
        Files.writeString(folder.resolve("records/beside.yaml"), SHOWN);
        try (Sight sight = visit("/evidence/records/beside.yaml")) {
            Page page = sight.page();
            // What others do meanwhile comes to this page too late.
            page.route("**/api/events", listening -> {});
            page.reload();
            page.evaluate("""
                    fetch("/api/evidence/fill", { method: "POST", headers: { "Content-Type": "application/json" },
                      body: JSON.stringify({ file: "records/beside.yaml", place: "documents/0/title", values: ["Theirs"] }) })""");
            page.locator("#f-authority").fill("Mine");
            page.unroute("**/api/events");
            page.reload();
            assertThat(page.locator("#f-authority")).hasValue("Mine");
            assertThat(page.locator("#f-documents-0-title")).hasValue("Theirs");
        }
    }

    @Test
    void whoever_comes_back_to_a_page_sees_what_it_says_by_now_and_not_what_was_filled_in_when_it_was_left()
            throws IOException {
        Path file = Files.writeString(folder.resolve("records/back.yaml"), SHOWN);
        try (Sight sight = visit("/evidence/records/back.yaml")) {
            Page page = sight.page();
            page.locator("#d-f-documents-0-shows-0 summary").click();
            page.locator("#f-type").selectOption("unitary");
            Locator ticked = page.locator("#d-f-documents-0-shows-0").getByLabel("completeness");
            ticked.check();
            page.locator("#save").click();
            assertThat(page.locator("#saving")).containsText("As it is saved.");
            page.navigate(root + "/rules");
            Files.writeString(file, SHOWN);
            page.goBack();
            assertThat(page.locator("#text")).hasValue(SHOWN);
            assertThat(page.locator("#f-type")).hasValue("county");
            assertThat(ticked).not().isChecked();
            assertThat(page.locator("#saving")).containsText("As it is saved.");

            page.navigate(root + "/evidence");
            Locator grade = page.locator("#grade");
            // Whoever chooses changes the address as well, which comes before or after what is pressed.
            grade.evaluate("one => { one.selectedIndex = 1; }");
            page.locator("#filters button").click();
            page.waitForURL("**/evidence?*");
            page.goBack();
            page.waitForURL("**/evidence");
            assertThat(grade).hasValue("");
            page.goForward();
            page.waitForURL("**/evidence?*");
            assertThat(grade).not().hasValue("");
        }
    }

    @Test
    void a_long_text_in_other_letters_is_recorded_and_one_by_hand_is_saved_with_all_else() throws IOException {
        Path file = Files.writeString(folder.resolve("records/long.yaml"), SHOWN);
        try (Sight sight = visit("/evidence/records/long.yaml")) {
            Page page = sight.page();
            String many = "\u00fc".repeat(33_000);
            page.locator("#d-f-documents-0-shows-0 summary").click();
            page.locator("#f-documents-0-shows-0-directory-quality-check-at").fill(many);
            assertThat(page.locator("#saving")).containsText("Not saved.");
            assertThat(page.locator("#lost")).isHidden();
            page.reload();
            page.getByText("Change it by hand").click();
            Locator text = page.locator("#text");
            text.fill(text.inputValue() + "# by hand\n");
            page.keyboard().press("Control+s");
            assertThat(page.locator("#saving")).containsText("As it is saved.");
            assertThat(Files.readString(file)).contains(many).endsWith("# by hand\n");
            assertThat(sight.complaints()).isEmpty();
        }
    }

    @Test
    void nothing_is_saved_that_the_page_does_not_show() throws IOException {
        Path file = Files.writeString(folder.resolve("records/unseen.yaml"), SHOWN);
        try (Sight sight = visit("/evidence/records/unseen.yaml")) {
            Page page = sight.page();
            // What others do is told by an event; this page does not get it in time.
            page.route("**/api/events", listening -> {});
            page.reload();
            page.locator("#f-authority").fill("Mine");
            assertThat(page.locator("#saving")).containsText("Not saved.");
            page.evaluate("() => fetch('/api/evidence/fill', {method: 'POST', headers: {'Content-Type':"
                    + " 'application/json'}, body: JSON.stringify({file: 'records/unseen.yaml', place: 'type',"
                    + " values: ['unitary']})})");
            page.locator("#save").click();
            assertThat(page.locator("#wrong")).containsText("changed elsewhere since this page was shown");
            assertThat(page.locator("#f-type")).hasValue("unitary");
            assertThat(file).hasContent(SHOWN);
            page.locator("#save").click();
            assertThat(page.locator("#saving")).containsText("As it is saved.");
            assertThat(Files.readString(file)).contains("authority: Mine\ntype: unitary\n");
            assertThat(sight.complaints()).allMatch(one -> one.contains("409"));
        }
    }

    @Test
    void a_page_that_is_looked_at_again_shows_what_its_file_says_now() throws IOException {
        Path file = Files.writeString(folder.resolve("records/looked.yaml"), SHOWN);
        try (Sight sight = visit("/evidence/records/looked.yaml")) {
            Page page = sight.page();
            Locator first = page.locator("#f-documents-0-shows-0-directory-quality-check-at");
            page.locator("#d-f-documents-0-shows-0 summary").click();
            first.focus();
            Files.writeString(file, another(SHOWN));
            page.evaluate("window.dispatchEvent(new Event('focus'))");
            assertThat(first).hasValue("third");
            first.fill("third, p. 7");
            page.locator("#save").click();
            assertThat(page.locator("#saving")).containsText("As it is saved.");
            assertThat(Files.readString(file)).contains("third, p. 7", "at: first}", "at: second}");

            page.locator("#f-authority").fill("Mine");
            assertThat(page.locator("#saving")).containsText("Not saved.");
            Files.delete(file);
            page.evaluate("window.dispatchEvent(new Event('focus'))");
            assertThat(page.locator("#saving")).containsText("The file on disk was deleted since you began");
            page.getByText("Write mine anew").click();
            assertThat(page.locator("#saving")).containsText("As it is saved.");
            assertThat(Files.readString(file)).contains("authority: Mine");
            assertThat(sight.complaints()).isEmpty();
        }
    }

    @Test
    void no_list_to_choose_from_is_wider_than_a_narrow_screen() {
        try (Sight sight = visit("/evidence", 320, ColorScheme.LIGHT)) {
            assertThat(sight.page().locator("#doubt")).isVisible();
            sight.page()
                    .evaluate(
                            "document.getElementById('doubt').append(new Option('Shown by secondary evidence only'))");
            assertThat((int) sight.page().evaluate("document.documentElement.scrollWidth"))
                    .isLessThanOrEqualTo(320);
        }
    }

    @Test
    void what_is_supposed_moves_grades_stands_in_the_address_and_is_kept_only_where_somebody_says_so()
            throws IOException {
        String file = Files.readString(folder.resolve("records/worked-example.yaml"));
        try (Sight sight = visit("/evidence/records/worked-example.yaml/R6")) {
            Page page = sight.page();
            Locator result = page.locator("#result");
            page.locator("#kind").selectOption("senior-sign-up");
            page.locator("#supposing button").first().click();
            page.getByText("Suppose it").click();
            assertThat(page.locator("#suppose [role=alert]")).containsText("is missing from senior-sign-up");
            page.locator("#f-suppose-to").selectOption("information sharing protocol");
            page.locator("#f-suppose-agencies-f-education").check();
            page.locator("#f-suppose-shown-by").selectOption("signature");
            page.getByText("Suppose it").click();
            assertThat(result).containsText("On Course (met) was Bit Behind");
            assertThat(result).containsText("R6.A2 was not met and is; education is shown now.");
            page.locator("#reading").selectOption("i17-attendance-is-sign-up");
            page.locator("#without-1").click();
            assertThat(result).containsText("Struck out: D2.");
            page.locator(".tryout button").first().click();
            assertThat(result)
                    .containsText(
                            "Another reading is taken, i17-attendance-is-sign-up",
                            new LocatorAssertions.ContainsTextOptions().setTimeout(60_000));
            assertThat(result).containsText("Struck out: D2.");
            String report = (String) page.evaluate(
                    "fetch(document.querySelector('#reports a:last-of-type').href).then(answer => answer.text())");
            assertThat(report)
                    .startsWith("Only tried: this is no result of the file as it stands.\n\n- Struck out: D2.\n"
                            + "- It is supposed that a document shows a sign-up at senior level")
                    .contains("- Another reading is taken", "- R2 is Bit Behind, and is On Course as the file stands.");
            assertThat(Files.readString(folder.resolve("records/worked-example.yaml")))
                    .isEqualTo(file);
            page.navigate(root + "/evidence/records/worked-example.yaml/R6?ideas=yes");
            Locator idea = page.locator(".ideas a").first();
            idea.focus();
            press(page, "Space");
            assertThat(page.locator(".ideas a").first()).hasAttribute("aria-checked", "true");
            assertThat(result).containsText("On Course (met) was Bit Behind");
            page.getByText("Keep it in the file").click();
            assertThat(page.locator("#saving")).containsText("Not saved.");
            assertThat(page.locator("#h-document-14")).containsText("D15 to be filled in");
            assertThat(Files.readString(folder.resolve("records/worked-example.yaml")))
                    .isEqualTo(file);
            page.locator("#forget").click();
            assertThat(page.locator("#saving")).containsText("As it is saved.");
            assertThat(sight.complaints()).allMatch(one -> one.contains("422"));
        }
    }

    @Test
    void an_export_of_interviews_makes_files_and_none_over_another() throws IOException {
        try (Sight sight = visit("/evidence")) {
            Page page = sight.page();
            page.getByText("Drop in an export of interviews").click();
            page.locator("#export").setInputFiles(Path.of("fixtures/interviews-export.csv"));
            page.getByText("Make files of it").click();
            assertThat(page.locator("#import [role=alert]")).containsText("may be one answer or several");
            page.locator("#multi").fill("none");
            page.getByText("Make files of it").click();
            assertThat(page.locator("#imported")).containsText("written.");
            long made;
            try (Stream<Path> files = Files.list(folder.resolve("records"))) {
                made = files.filter(one -> text(one).startsWith("# The interview, from line"))
                        .count();
            }
            assertThat(made).isPositive();
            assertThat(page.locator("#imported")).containsText(made + " files written.");
            page.getByText("Make files of it").click();
            assertThat(page.locator("#imported")).containsText("0 files written.");
            assertThat(page.locator("#imported")).containsText("is there already, and no file is written over another");
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A screen, how wide the window is, and in which light. */
    enum Screens {
        TABLE("/evidence"),
        NEW("/evidence/new"),
        FILE("/evidence/records/worked-example.yaml/R6?without=D2&reading=i17-attendance-is-sign-up&ideas=yes");

        private final String path;

        Screens(String path) {
            this.path = path;
        }
    }

    @ParameterizedTest
    @EnumSource(Screens.class)
    void every_screen_fits_and_is_there_for_everybody(Screens screen) {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            try (Sight sight = visit(screen.path, scheme == ColorScheme.LIGHT ? 360 : 1400, scheme)) {
                Page page = sight.page();
                page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })");
                for (int width : scheme == ColorScheme.LIGHT ? new int[] {800, 360} : new int[] {2560, 1400}) {
                    page.setViewportSize(width, 800);
                    assertThat(sight.number("document.documentElement.scrollWidth - innerWidth"))
                            .as("how far it goes beyond the window of %d pixels", width)
                            .isNotPositive();
                }
                page.evaluate(axe());
                assertThat(sight.texts(
                                "axe.run().then(found => found.violations.flatMap(one => one.nodes.map(node => one.id"
                                        + " + ' ' + node.target + ' ' + node.failureSummary)))"))
                        .isEmpty();
                assertThat(sight.complaints()).isEmpty();
            }
        }
    }

    private static String axe() {
        try (InputStream script = EvidenceInBrowserTest.class.getResourceAsStream("/axe.min.js")) {
            return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
