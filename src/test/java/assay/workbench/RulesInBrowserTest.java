package assay.workbench;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import assay.TestRules;
import assay.cli.Chromium;
import assay.cli.HeldAnswers;
import assay.cli.Run;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rules in a browser: read, changed in a form, written in the editor. */
class RulesInBrowserTest {

    private static final List<String> PAGES = List.of(
            "/rules",
            "/rules?q=sign-up",
            "/rules/R6",
            "/rules/R6.A2",
            "/rules/R3-4.M2",
            "/rules/new?of=R8",
            "/rules/R6.A2/rule/3",
            "/rules/grading",
            "/readings/I17",
            "/numbers/voluntary-organisations",
            "/kinds/senior-sign-up",
            "/rules/file/requirement-6.drl?line=66",
            "/rules/file/parameters.yaml");

    @TempDir
    Path folder;

    private static Chromium chromium;

    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private Workbench workbench;
    private BrowserContext context;
    private Page page;
    private String origin;

    @BeforeAll
    static void startBrowser() {
        chromium = Chromium.start();
        // What the rules say is found out while others use the processor as well.
        PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
    }

    @AfterAll
    static void stopBrowser() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void open() throws Exception {
        Path rules = folder.resolve("rules");
        copy(Path.of("rules", "march-2004"), rules.resolve("march-2004"));
        copy(Path.of("rules", "common"), rules.resolve("common"));
        Path fixtures = Files.createDirectories(folder.resolve("fixtures"));
        Files.createDirectories(folder.resolve("variants"));
        Files.copy(Path.of("fixtures", "worked-example.yaml"), fixtures.resolve("worked-example.yaml"));
        Files.copy(
                Path.of("fixtures", "requirements-3-and-4", "r3-4-m2-just-met.yaml"),
                fixtures.resolve("r3-4-m2-just-met.yaml"));
        open(rules.resolve("march-2004"), 1400, ColorScheme.LIGHT);
    }

    @AfterEach
    void close() {
        context.close();
        workbench.close();
    }

    private void open(Path rules, int width, ColorScheme scheme) throws Workbench.Taken {
        workbench = Workbench.open(new Workbench.Options(
                rules,
                List.of(folder.resolve("fixtures").toString()),
                0,
                TestRules.CACHE,
                Optional.empty(),
                Optional.of(folder.resolve("variants"))));
        URI address = workbench.address();
        origin = "http://" + address.getAuthority();
        window(width, scheme);
    }

    private void window(int width, ColorScheme scheme) {
        context = chromium.browser()
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(width, 900)
                        .setColorScheme(scheme));
        page = tab();
        page.navigate(workbench.address().toString());
    }

    private Page tab() {
        Page tab = context.newPage();
        tab.onConsoleMessage(message -> complaints.add(message.text()));
        tab.onPageError(complaints::add);
        return tab;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path one : all.toList()) {
                Path there = to.resolve(from.relativize(one).toString());
                if (Files.isDirectory(one)) {
                    Files.createDirectories(there);
                } else {
                    Files.copy(one, there);
                }
            }
        }
    }

    private static Locator editor(Page page) {
        return page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("requirement-6.drl"));
    }

    private void sound(Page of) {
        int width = of.viewportSize().width;
        for (int wide : new int[] {800, 2560, width}) {
            of.setViewportSize(wide, 900);
            assertThat(((Number) of.evaluate(
                                    "document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                            .intValue())
                    .as("how far %s scrolls sideways in %d pixels", of.url(), wide)
                    .isZero();
        }
        try (InputStream axe = RulesInBrowserTest.class.getResourceAsStream("/axe.min.js")) {
            of.evaluate(new String(axe.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Object found = of.evaluate("() => axe.run(document, {resultTypes: ['violations']}).then(found => "
                + "found.violations.flatMap(one => one.nodes.map(node => one.id + ': ' + node.html)))");
        assertThat((List<?>) found).as("what axe finds on %s", of.url()).isEmpty();
    }

    @Test
    void every_page_is_sound_on_a_small_screen_and_in_the_dark() {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            context.close();
            window(scheme == ColorScheme.LIGHT ? 360 : 1400, scheme);
            for (String path : PAGES) {
                page.navigate(origin + path);
                if (path.contains("/file/")) {
                    page.locator(".cm-content").waitFor();
                }
                sound(page);
            }
        }
        assertThat(complaints).isEmpty();
    }

    @Test
    void without_scripts_every_page_reads_says_so_and_offers_nothing_that_would_not_be_done() {
        context.close();
        context = chromium.browser().newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false));
        page = tab();
        page.navigate(workbench.address().toString());
        Locator forms = page.locator("form, [data-do]").filter(new Locator.FilterOptions().setVisible(true));
        for (String path : Stream.concat(PAGES.stream(), Stream.of("/effect", "/review", "/evidence/new"))
                .toList()) {
            page.navigate(origin + path);
            assertThat(page.locator("h1")).not().isEmpty();
            assertThat(page.locator("noscript .notice")).isVisible();
            assertThat(forms.evaluateAll("all => all.map(one => one.getAttribute('action'))"))
                    .as("where forms lead on %s", path)
                    .isEqualTo(path.matches("/rules(\\?.*)?") ? List.of("/rules") : List.of());
        }
        page.navigate(origin + "/rules");
        page.getByLabel("Find in the rules").fill("voluntary range");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Find"))
                .click();
        assertThat(page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions()
                                .setName("voluntary-organisations")
                                .setExact(true)))
                .isVisible();
    }

    @Test
    void two_organisations_become_three_by_the_keyboard_alone() {
        page.navigate(origin + "/rules");
        page.getByLabel("Find in the rules").focus();
        page.keyboard().type("voluntary range");
        page.keyboard().press("Enter");
        Locator found = page.getByRole(
                AriaRole.LINK,
                new Page.GetByRoleOptions().setName("voluntary-organisations").setExact(true));
        found.focus();
        page.keyboard().press("Enter");
        Locator number = page.getByLabel("The number");
        number.focus();
        // What is found out meanwhile comes to stand below, and takes nobody from where they are.
        assertThat(page.locator("#edge-voluntary-organisations summary"))
                .containsText("1 fixture stands on the edge of voluntary-organisations.");
        assertThat(number).isFocused();
        page.keyboard().press("Control+a");
        page.keyboard().type("0");
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.ALERT).filter(new Locator.FilterOptions().setVisible(true)))
                .hasText("voluntary-organisations is 1 or more (organisations), and not 0");
        page.keyboard().press("Control+a");
        page.keyboard().type("3");
        page.keyboard().press("Enter");
        assertThat(page.locator(".done"))
                .hasText("3 organisations instead of 2 (voluntary-organisations). Not saved yet. See what it does");
        assertThat(page.locator("#says")).containsText("As it is saved: 2 organisations.");
        assertThat(number).isFocused();
        page.keyboard().press("Tab");
        assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Change The number")))
                .isFocused();
        page.keyboard().press("Tab");
        assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("See what it does")))
                .isFocused();
        page.keyboard().press("Tab");
        assertThat(page.locator("#show-voluntary-organisations")).isFocused();
        page.keyboard().press("Enter");
        assertThat(page.locator("#edge-voluntary-organisations a")).containsText("r3-4-m2-just-met.yaml");
        assertThat(page.locator("#top")).containsText("1 unsaved change");
        page.navigate(origin + "/rules/R3-4.M2");
        assertThat(page.locator("#criterion")).containsText("at least three voluntary organisations");
        assertThat(page.locator("#criterion")).containsText("As it is saved: ");
        page.navigate(origin + "/numbers/voluntary-organisations");
        number.fill("4");
        page.keyboard().press("Control+s");
        page.waitForURL("**/review");
        assertThat(page.locator("#review")).containsText("4 organisations instead of");
        // What was refused was told once, by the browser too.
        assertThat(complaints).allMatch(one -> one.contains("422"));
    }

    @Test
    void a_number_that_is_typed_before_the_answer_to_another_came_is_saved_and_not_that_other() {
        page.navigate(origin + "/numbers/voluntary-organisations");
        List<Route> sent = new CopyOnWriteArrayList<>();
        page.route("**/api/numbers/**", one -> {
            sent.add(one);
            if (sent.size() > 1) {
                one.resume();
            }
        });
        Locator number = page.getByLabel("The number");
        number.fill("3");
        number.press("Enter");
        page.waitForCondition(() -> !sent.isEmpty());
        number.fill("4");
        sent.get(0).resume();
        assertThat(page.locator(".done")).containsText("3 organisations instead of 2");
        assertThat(number).hasValue("4");
        page.keyboard().press("Control+s");
        page.waitForURL("**/review");
        assertThat(page.locator("#review")).containsText("4 organisations instead of");
        assertThat(complaints).isEmpty();
    }

    @Test
    void a_number_that_the_workbench_did_not_get_while_it_was_away_is_sent_once_it_answers() {
        page.navigate(origin + "/numbers/voluntary-organisations");
        List<Route> sent = new CopyOnWriteArrayList<>();
        page.route("**/api/numbers/**", one -> {
            sent.add(one);
            if (sent.size() == 1) {
                one.abort();
            } else {
                one.resume();
            }
        });
        Locator number = page.getByLabel("The number");
        number.fill("4");
        number.press("Enter");
        assertThat(page.locator(".done")).containsText("4 organisations instead of 2");
        assertThat(page.locator("form.value [role=alert]")).isHidden();
        assertThat(number).hasValue("4");
        assertThat(sent).hasSize(2);
        assertThat(complaints).allMatch(one -> one.contains("ERR_FAILED"));
    }

    @Test
    void what_is_typed_in_one_field_and_not_sent_outlasts_what_is_sent_of_another_and_is_saved_with_it() {
        page.navigate(origin + "/rules/R6");
        page.getByLabel("What it is about").fill("agreements");
        Locator weight = page.getByLabel("Its weight");
        weight.fill("5");
        weight.press("Enter");
        assertThat(page.locator(".done").filter(new Locator.FilterOptions().setHasText("Not saved yet")))
                .hasCount(1);
        assertThat(page.locator("#top")).containsText("1 unsaved change");
        assertThat(page.getByLabel("What it is about")).hasValue("agreements");
        page.keyboard().press("Control+s");
        page.waitForURL("**/review");
        assertThat(page.locator("#review")).containsText("name: agreements");
        assertThat(page.locator("#review")).containsText("weight: 5");
        assertThat(complaints).isEmpty();
    }

    @Test
    void a_criterion_is_begun_seen_and_saved_by_the_keyboard_alone() throws Exception {
        page.navigate(origin + "/rules/R8");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("A new criterion of R8"))
                .focus();
        page.keyboard().press("Enter");
        Locator id = page.locator("#criterion-id");
        id.focus();
        page.keyboard().type("R8.F1");
        page.keyboard().press("Tab");
        page.keyboard().type("a joint post");
        page.keyboard().press("Tab");
        page.keyboard().type("Joint post");
        page.keyboard().press("Enter");
        assertThat(page.locator("#criterion-id-problem")).hasText("there is a criterion R8.F1 already");
        assertThat(page.locator("#criterion-evidence-problem"))
                .hasText("a kind of evidence is named in small letters, with hyphens between words");
        assertThat(id).isFocused();
        sound(page);
        page.keyboard().press("Control+a");
        page.keyboard().type("R8.F3");
        page.keyboard().press("Tab");
        page.keyboard().press("Tab");
        page.keyboard().press("Control+a");
        page.keyboard().type("joint-post");
        page.keyboard().press("Enter");
        assertThat(page.locator("#criterion-done")).containsText("The criterion R8.F3 is begun. Not saved yet.");
        assertThat(page.locator("#criterion-id-problem")).isHidden();
        assertThat(page.locator("#top")).containsText("1 unsaved change");
        sound(page);
        page.keyboard().press("Tab");
        assertThat(page.locator("#criterion-begin")).isFocused();
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");
        assertThat(page.locator("#effect")).containsText("Of 2 new fixtures all come out as expected.");
        assertThat(page.locator("#effect")).containsText("not there before; comes out as expected");
        sound(page);
        Locator review = page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("See as text and save"));
        review.focus();
        page.keyboard().press("Enter");
        assertThat(page.locator("#added")).hasText("New fixtures: 2");
        sound(page);
        assertThat(page.getByText("What the changes do is still being found out."))
                .isHidden();
        page.locator("#save-all").focus();
        page.keyboard().press("Enter");
        assertThat(page.locator("#saved")).hasText("Saved");

        Path rules = folder.resolve("rules").resolve("march-2004");
        Path fixtures = folder.resolve("fixtures").resolve("requirement-8");
        Run check = Run.assay("rules", "check", "--rules", rules.toString());
        assertThat(check.exit()).as(check.err()).isZero();
        assertThat(check.out()).contains("156 rules for 41 criteria, 32 kinds of evidence; 0 errors, 3 warnings");
        assertThat(Run.assay("verify", "--quiet", "--rules", rules.toString(), fixtures.toString())
                        .out())
                .isEqualTo("2 passed, 0 failed\n");
        // What was refused was told once, by the browser too.
        assertThat(complaints).allMatch(one -> one.contains("422"));
    }

    @Test
    void a_slip_in_the_editor_is_told_and_mended_by_its_fix() {
        page.navigate(origin + "/rules/file/requirement-6.drl?line=71");
        assertThat(editor(page)).isFocused();
        assertThat(page.locator("#words")).containsText("shown by a signature or a minuted agreement");
        page.keyboard().press("End");
        page.keyboard().press("Home");
        // Over shownBy in ( ShownBy.SIGNATURE to the last letter of the word.
        for (int letters = 0; letters < "shownBy in ( ShownBy.SIGNATURE".length(); letters++) {
            page.keyboard().press("ArrowRight");
        }
        page.keyboard().press("Backspace");
        Locator problems = page.locator("#problems");
        assertThat(problems).containsText("unknown word SIGNATUR of ShownBy; did you mean SIGNATURE?");
        assertThat(page.locator(".cm-lintRange-error").first()).hasText("SIGNATUR");
        assertThat(page.locator("#words .stale")).containsText("shown by a signature or a minuted agreement");
        problems.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Write SIGNATURE"))
                .first()
                .click();
        assertThat(problems).containsText("Nothing that can be seen without compiling.");
        assertThat(page.locator("#words .sentence").first()).not().hasClass(Pattern.compile("stale"));
        assertThat(complaints).isEmpty();
    }

    @Test
    void the_words_of_a_rule_change_as_one_types_and_what_could_stand_there_is_offered() {
        page.navigate(origin + "/rules/file/requirement-6.drl?line=70");
        assertThat(editor(page)).isFocused();
        page.keyboard().press("End");
        page.keyboard().type(" ag");
        page.keyboard().press("Control+Space");
        assertThat(page.locator(".cm-tooltip-autocomplete")).isVisible();
        page.keyboard().press("Escape");
        for (int letters = 0; letters < " ag".length(); letters++) {
            page.keyboard().press("Backspace");
        }
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Home");
        page.keyboard().type("shownBy != ShownBy.SENIOR_ATTENDANCE, ");
        assertThat(page.locator("#words")).containsText("senior attendance");
        // Escape, then Tab leads out; where what could stand there has just been offered, the first Escape is for that.
        for (int times = 0; times < 3 && isFocused(editor(page)); times++) {
            page.keyboard().press("Escape");
            page.keyboard().press("Tab");
        }
        assertThat(editor(page)).not().isFocused();
        assertThat(complaints).isEmpty();
    }

    private static boolean isFocused(Locator one) {
        return (boolean) one.evaluate("element => element === document.activeElement");
    }

    @Test
    void on_paper_stands_all_of_a_file_and_not_what_a_screen_has_room_for() {
        page.navigate(origin + "/rules/file/requirement-6.drl");
        assertThat(editor(page)).containsText("package march2004");
        assertThat(editor(page)).not().containsText("R6 neither route has anything");
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        // The editor draws all of its text as printing begins, and half a second later what a screen has room for
        // again. Where it is still finding out how high its lines are, it gets there by and by.
        List<?> printed = (List<?>) page.waitForFunction(
                        "() => {"
                                + " window.dispatchEvent(new Event('beforeprint'));"
                                + " const editor = document.querySelector('#editor .cm-content');"
                                + " const beside = document.querySelector('.beside');"
                                + " const isAll = ['package march2004', 'R6 neither route has anything']"
                                + ".every(text => editor.textContent.includes(text));"
                                + " return isAll && [editor.textContent,"
                                + " editor.lastElementChild.getBoundingClientRect().bottom <= beside.getBoundingClientRect().top]; }")
                .jsonValue();
        assertThat((String) printed.get(0)).contains("package march2004", "R6 neither route has anything");
        assertThat((boolean) printed.get(1))
                .as("what is beside it stands below it")
                .isTrue();
        assertThat(complaints).isEmpty();
    }

    /** The same file in this tab and in another. */
    private Page besideInAnotherTab() {
        Page other = tab();
        for (Page one : List.of(page, other)) {
            one.navigate(origin + "/rules/file/requirement-6.drl");
            assertThat(editor(one)).containsText("package march2004");
        }
        return other;
    }

    @Test
    void two_tabs_see_the_same_text_and_neither_overwrites_the_other() {
        Page other = besideInAnotherTab();
        editor(page).focus();
        page.keyboard().press("Control+Home");
        page.keyboard().insertText("// one\n");
        assertThat(editor(other)).containsText("// one");
        assertThat(complaints).isEmpty();
    }

    @Test
    void whoever_leaves_the_editor_loses_nothing_that_was_typed_nor_without_being_asked() {
        page.navigate(origin + "/rules/file/requirement-6.drl");
        editor(page).focus();
        page.keyboard().press("Control+Home");
        HeldAnswers answers = HeldAnswers.of(page, "/api/files/");
        List<String> asked = new ArrayList<>();
        page.onDialog(dialog -> {
            asked.add(dialog.type());
            dialog.dismiss();
        });
        page.keyboard().insertText("// one");
        answers.are(1);
        page.keyboard().insertText(" and two\n");
        page.evaluate("setTimeout(() => location.reload(), 0)");
        page.waitForCondition(() -> !asked.isEmpty());
        assertThat(asked).containsExactly("beforeunload");
        page.locator("#top a[href='/effect']").click();
        answers.come(1);
        answers.come(2);
        page.waitForURL("**/effect");
        page.navigate(origin + "/rules/file/requirement-6.drl");
        assertThat(editor(page)).containsText("// one and two");
        assertThat(asked).hasSize(1);
    }

    @Test
    void what_stands_far_down_in_a_file_is_found_by_keyboard() {
        page.navigate(origin + "/rules/file/requirement-6.drl");
        assertThat(editor(page)).containsText("package march2004");
        assertThat(editor(page)).not().containsText("R6 neither route has anything");
        editor(page).focus();
        page.keyboard().press("Control+f");
        page.keyboard().type("neither route has");
        page.keyboard().press("Enter");
        assertThat(editor(page)).containsText("R6 neither route has anything");
        assertThat(page.locator(".cm-searchMatch-selected")).hasText("neither route has");
        sound(page);
        page.keyboard().press("Escape");
        assertThat(editor(page)).isFocused();
        assertThat(complaints).isEmpty();
    }

    @Test
    void a_newer_text_from_elsewhere_is_offered_and_never_overwritten() {
        // This tab hears of nothing that others do. A stream that breaks off would not do: the page asks anew what
        // there is.
        page.addInitScript("window.EventSource = class { addEventListener() {} close() {} };");
        Page other = besideInAnotherTab();
        editor(other).focus();
        other.keyboard().press("Control+Home");
        // In one piece: of what is typed letter by letter more than one text may be sent.
        other.keyboard().insertText("// theirs\n");
        assertThat(other.locator("#top")).containsText("1 unsaved change");
        editor(page).focus();
        page.keyboard().press("Control+Home");
        page.keyboard().insertText("// mine\n");
        assertThat(page.locator("#theirs")).containsText("This file was changed elsewhere while you were typing.");
        assertThat(page.locator("#theirs")).containsText("Nothing is overwritten before you say so.");
        assertThat(page.getByLabel("Changed lines, yours")).containsText("+// mine");
        assertThat(page.getByLabel("Changed lines, theirs")).containsText("+// theirs");
        sound(page);
        assertThat(editor(page)).containsText("// mine");
        assertThat(editor(other)).containsText("// theirs");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Keep mine"))
                .click();
        assertThat(page.locator("#theirs")).isHidden();
        assertThat(editor(other)).containsText("// mine");
        assertThat(editor(other)).not().containsText("// theirs");
        assertThat(complaints).allMatch(one -> one.contains("409"));
    }

    @Test
    void who_takes_back_what_was_typed_takes_back_nothing_that_another_tab_did() {
        Page other = besideInAnotherTab();
        editor(page).focus();
        page.keyboard().press("Control+Home");
        page.keyboard().insertText("// mine\n");
        assertThat(editor(other)).containsText("// mine");
        editor(other).focus();
        other.keyboard().press("Control+Home");
        other.keyboard().insertText("// theirs\n");
        assertThat(editor(page)).containsText("// theirs");

        page.keyboard().press("Control+z");
        assertThat(editor(page)).not().containsText("// mine");
        assertThat(editor(page)).containsText("// theirs");
        assertThat(editor(other)).not().containsText("// mine");
        page.keyboard().press("Control+z");
        assertThat(editor(page)).containsText("// theirs");
        assertThat(editor(other)).containsText("// theirs");
        assertThat(complaints).isEmpty();
    }

    @Test
    void a_broken_rule_set_and_an_empty_folder_say_what_to_do() throws Exception {
        Path rules = folder.resolve("rules").resolve("march-2004");
        Path file = rules.resolve("requirement-6.drl");
        Files.writeString(file, Files.readString(file).replace("ShownBy.SIGNATURE", "ShownBy.SIGNATUR"));
        context.close();
        workbench.close();
        open(rules, 360, ColorScheme.LIGHT);
        page.navigate(origin + "/rules/R6");
        Locator error = page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(Pattern.compile("requirement-6\\.drl:71")));
        assertThat(error).hasAttribute("href", "/rules/file/requirement-6.drl?line=71");
        assertThat(page.locator("#requirement")).containsText("high level sign-up to it by all three sectors");
        sound(page);
        Files.delete(rules.resolve("pack.yaml"));
        page.navigate(origin + "/rules");
        assertThat(page.locator("#broken")).containsText("a rule set needs a pack.yaml");
        assertThat(page.locator("#broken")).containsText("./assay rules new set NAME");
        sound(page);
        assertThat(complaints).isEmpty();
    }
}
