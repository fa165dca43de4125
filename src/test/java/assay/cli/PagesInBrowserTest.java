package assay.cli;

import static assay.cli.Run.assay;
import static org.assertj.core.api.Assertions.assertThat;

import assay.cli.Chromium.Sight;
import com.microsoft.playwright.Page;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every kind of page in a real browser: on screens of several widths, light and dark, by keyboard, without script, on paper. */
class PagesInBrowserTest {

    private static final String WORKED = "fixtures/worked-example.yaml";

    /** What controls there are and can be seen, in the order of the page. */
    private static final String CONTROLS =
            "[...document.querySelectorAll('a[href], button, input, summary, [tabindex]')].filter(one => one.checkVisibility())";

    /** Texts that mean something to a browser, that have no end, or that are read from the right. */
    private static final String HOSTILE = """
            authority: '"East" <script>alert(1)</script> & מועצה אזורית'
            type: county
            documents:
              - id: D1
                title: 'محضر <img src=x onerror=alert(1)> "minutes" </script></style><b>'
                file: %1$s
                recorded-by: "' onclick='alert(1)"
                shows:
                  - senior-sign-up: {to: common understanding, agencies: [health], shown-by: signature, at: %1$s, note: '{{1}} ${1} \u202eturned\u202c <!--'}
              - id: D2
                title: %1$s
                shows: []
            """.formatted("unbroken".repeat(60));

    private static final String EMPTY = "authority: Nowhere\ntype: county\ndocuments: []\n";

    @TempDir
    static Path folder;

    private static Chromium chromium;
    private static final Map<String, Path> MADE = new HashMap<>();
    private static final Map<Path, Set<String>> IDS = new HashMap<>();

    /** A page of each kind, and how it is made. */
    enum Kind {
        AUDITOR("evaluate", WORKED),
        ASSESSOR("evaluate", "--view", "assessor", "--readings", WORKED),
        COUNCIL("evaluate", "--view", "council", WORKED),
        REDACTED("evaluate", "--view", "council", "--redact", "title,at,note", WORKED),
        SEVERAL(
                "evaluate",
                WORKED,
                "fixtures/requirement-2/r2-bit-behind-with-a-glossary-noted.yaml",
                "fixtures/requirement-5/r5-bit-behind-with-further-improvements-noted.yaml"),
        EMPTY("evaluate", "empty.yaml"),
        HOSTILE("evaluate", "hostile.yaml"),
        REQUIREMENT("explain", WORKED, "R6"),
        CRITERION("explain", WORKED, "R6.A2"),
        OVERALL("explain", WORKED, "overall"),
        DOCUMENT("explain", WORKED, "D2"),
        FACT("explain", WORKED, "D2#1"),
        READING("explain", WORKED, "I7"),
        RULE("explain", WORKED, "requirement-6.drl:66"),
        COMPARISON("compare", "--with", "rules/variants/i17-attendance-is-sign-up", WORKED, "fixtures/requirement-6"),
        SENSITIVITY("sensitivity", WORKED),
        RULES("rules", "read"),
        STUDY("study"),
        AUTHORITY("study");

        /** The words of the call, one a line. */
        private final String command;

        Kind(String... command) {
            this.command = String.join("\n", command);
        }

        /** The page, which is made but once. */
        Path page() {
            if (this == STUDY) {
                return study().resolve("index.html");
            }
            if (this == AUTHORITY) {
                return authorities().get(0);
            }
            return MADE.computeIfAbsent(name(), name -> {
                Path made = folder.resolve(name + ".html");
                List<String> call = new ArrayList<>(command.lines().toList());
                call.replaceAll(word -> word.equals("empty.yaml") || word.equals("hostile.yaml")
                        ? folder.resolve(word).toString()
                        : word);
                call.addAll(List.of("--format", "html", "--output", made.toString()));
                Run run = assay(call.toArray(String[]::new));
                assertThat(run.exit()).as(run.err()).isZero();
                return made;
            });
        }
    }

    @BeforeAll
    static void start() throws IOException {
        chromium = Chromium.start();
        Files.writeString(folder.resolve("hostile.yaml"), HOSTILE);
        Files.writeString(folder.resolve("empty.yaml"), EMPTY);
    }

    @AfterAll
    static void close() {
        if (chromium != null) {
            chromium.close();
        }
        MADE.clear();
        IDS.clear();
    }

    private static Path study() {
        return MADE.computeIfAbsent("study", name -> {
            Path made = folder.resolve(name);
            Run run = assay("study", "--quiet", "fixtures/study", "--output", made.toString());
            assertThat(run.exit()).as(run.err()).isZero();
            return made;
        });
    }

    private static List<Path> authorities() {
        try (Stream<Path> pages = Files.list(study().resolve("authorities"))) {
            return pages.filter(one -> one.toString().endsWith(".html"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> ids(Path page) {
        return IDS.computeIfAbsent(page, file -> {
            try {
                return Set.copyOf(Jsoup.parse(file).select("[id]").eachAttr("id"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** Whether a link leads to something that is there. */
    private static boolean leads(String href) {
        URI uri = URI.create(href);
        Path file = Path.of(URI.create("file://" + uri.getRawPath()));
        return uri.getScheme().equals("file")
                && Files.isRegularFile(file)
                && (uri.getFragment() == null || ids(file).contains(uri.getFragment()));
    }

    private static void isSound(Path page) {
        isSound(page, List.of(320, 360, 800, 1400));
    }

    private static void isSound(Path page, List<Integer> widths) {
        try (Sight sight = chromium.open(page)) {
            for (int width : widths) {
                sight.page().setViewportSize(width, 800);
                assertThat(sight.number("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                        .as("what sticks out sideways at %d pixels", width)
                        .isZero();
            }
            assertThat(sight.texts("[...document.querySelectorAll('[id]')].map(one => one.id)"))
                    .doesNotHaveDuplicates();
            assertThat(sight.texts("[...document.links].map(one => one.href)").stream()
                            .filter(href -> !leads(href)))
                    .as("links that lead nowhere")
                    .isEmpty();
            assertThat(sight.complaints()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SENSITIVITY")
    void every_page_fits_every_width_leads_somewhere_and_asks_for_nothing(Kind kind) {
        isSound(kind.page());
    }

    @Test
    @Tag("whole")
    void so_does_the_page_of_sensitivity() {
        isSound(Kind.SENSITIVITY.page());
    }

    @Test
    @Tag("whole")
    void so_does_the_page_of_every_authority() {
        assertThat(authorities()).hasSize(133).allSatisfy(page -> isSound(page, List.of(360)));
    }

    /** What axe finds, or could not decide, each with the place. */
    private static List<String> found(Path page, int width, ColorScheme scheme, String options) throws IOException {
        try (Sight sight = chromium.open(page, width, scheme, true);
                InputStream axe = PagesInBrowserTest.class.getResourceAsStream("/axe.min.js")) {
            sight.page().evaluate(new String(axe.readAllBytes(), StandardCharsets.UTF_8));
            return sight.texts("() => axe.run(document, {resultTypes: ['violations'], " + options + "}).then(found => "
                    + "found.violations.flatMap(one => one.nodes.map(node => one.id + ': ' + node.html)))");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"ASSESSOR", "COUNCIL", "EMPTY", "REQUIREMENT", "RULE", "COMPARISON"})
    void axe_finds_nothing(Kind kind) throws IOException {
        assertThat(found(kind.page(), 1400, ColorScheme.LIGHT, "")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"COUNCIL", "REQUIREMENT", "COMPARISON"})
    void axe_finds_every_text_readable_in_the_dark(Kind kind) throws IOException {
        assertThat(found(kind.page(), 360, ColorScheme.DARK, "runOnly: ['color-contrast']"))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"ASSESSOR", "COUNCIL", "EMPTY", "REQUIREMENT", "RULE", "COMPARISON"})
    @Tag("whole")
    void nothing_is_found_on_any_other_page_however_it_is_shown(Kind kind) throws IOException {
        assertThat(found(kind.page(), 1400, ColorScheme.LIGHT, "")).isEmpty();
        assertThat(found(kind.page(), 360, ColorScheme.DARK, "runOnly: ['color-contrast']"))
                .isEmpty();
    }

    /** How many of what can be found are shown, of how many. */
    private static List<Integer> shown(Sight sight) {
        return List.of(
                sight.number(
                        "[...document.querySelectorAll('[data-find]')].filter(one => one.checkVisibility()).length"),
                sight.number("document.querySelectorAll('[data-find]').length"));
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"AUDITOR", "COMPARISON", "RULES", "STUDY"})
    void search_shows_what_has_all_words_and_says_how_many(Kind kind) {
        try (Sight sight = chromium.open(kind.page())) {
            int all = shown(sight).get(1);
            sight.page().fill("#find", "nothing is called so");
            assertThat(shown(sight)).containsExactly(0, all);
            assertThat(sight.page().textContent("output")).isEqualTo("0 of " + all + " shown");
            sight.page().fill("#find", "THE a");
            int some = sight.number("[...document.querySelectorAll('[data-find]')].filter("
                    + "one => ['the', 'a'].every(word => one.textContent.toLowerCase().includes(word))).length");
            assertThat(shown(sight)).containsExactly(some, all);
            sight.page().press("#find", "Escape");
            assertThat(shown(sight)).containsExactly(all, all);
            assertThat(sight.page().textContent("output")).isEmpty();
            assertThat(sight.complaints()).isEmpty();
        }
    }

    @Test
    void what_is_in_doubt_is_shown_alone_and_a_link_to_something_else_shows_all_again() {
        try (Sight sight = chromium.open(Kind.AUDITOR.page())) {
            int all = shown(sight).get(1);
            assertThat(sight.texts(
                            "[...document.querySelectorAll('article.criterion .state')].map(one => one.textContent)"))
                    .contains("met", "not met");
            sight.page().check("#doubt");
            assertThat(shown(sight).get(0)).isPositive().isLessThan(all);
            assertThat(sight.texts("[...document.querySelectorAll('article.criterion:not([hidden]) .state')]"
                            + ".map(one => one.textContent)"))
                    .containsOnly("not met");
            sight.page()
                    .evaluate(
                            "[...document.links].find(one => one.checkVisibility()"
                                    + " && document.getElementById(decodeURIComponent(one.hash.slice(1))).closest('[hidden]')).click()");
            sight.page().locator("#doubt:not(:checked)").waitFor();
            assertThat(shown(sight)).containsExactly(all, all);
            assertThat(sight.is("document.querySelector(':target').checkVisibility()"))
                    .isTrue();
        }
    }

    @Test
    void all_that_is_folded_unfolds_and_folds_again() {
        try (Sight sight = chromium.open(Kind.AUDITOR.page())) {
            String open = "document.querySelectorAll('details[open]').length";
            int all = sight.number("document.querySelectorAll('details').length");
            assertThat(sight.number(open)).isZero();
            sight.page().click("text=Unfold all");
            assertThat(sight.number(open)).isEqualTo(all).isPositive();
            assertThat(sight.page().getAttribute(".tools button", "aria-pressed"))
                    .isEqualTo("true");
            sight.page().click("text=Fold all");
            assertThat(sight.number(open)).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"AUDITOR", "COMPARISON", "RULES", "STUDY", "REQUIREMENT"})
    void without_script_all_of_it_is_there(Kind kind) {
        String unfolded = "(() => { document.querySelectorAll('details').forEach(one => one.open = true);"
                + " document.querySelector('.tools')?.remove(); return [document.body.innerText]; })()";
        try (Sight with = chromium.open(kind.page());
                Sight without = chromium.open(kind.page(), 1400, ColorScheme.LIGHT, false)) {
            assertThat(without.number("document.querySelectorAll('.tools').length"))
                    .as("what would do nothing")
                    .isZero();
            if (without.number("document.querySelectorAll('details').length") > 0) {
                without.page().click("summary >> nth=0");
                assertThat(without.number("document.querySelectorAll('details[open]').length"))
                        .isEqualTo(1);
            }
            assertThat(without.texts(unfolded)).isEqualTo(with.texts(unfolded));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"COUNCIL", "REQUIREMENT"})
    void the_keyboard_alone_reaches_every_control_in_order_and_shows_where_it_is(Kind kind) {
        try (Sight sight = chromium.open(kind.page())) {
            List<Integer> reached = new ArrayList<>();
            int controls = sight.number(CONTROLS + ".length");
            for (int i = 0; i < controls; i++) {
                sight.page().keyboard().press("Tab");
                reached.add(sight.number(CONTROLS + ".indexOf(document.activeElement)"));
                assertThat(sight.is("(() => { const style = getComputedStyle(document.activeElement);"
                                + " const box = document.activeElement.getBoundingClientRect();"
                                + " return style.outlineStyle != 'none' && parseFloat(style.outlineWidth) >= 2"
                                + " && box.left >= 0 && box.bottom > 0 && box.top < innerHeight; })()"))
                        .as("control %d shows that it has the focus", i)
                        .isTrue();
            }
            assertThat(reached).isEqualTo(IntStream.range(0, controls).boxed().toList());
        }
    }

    @Test
    void the_keyboard_skips_to_the_content_and_folds_and_unfolds() {
        try (Sight sight = chromium.open(Kind.AUDITOR.page())) {
            sight.page().keyboard().press("Tab");
            assertThat(sight.page().textContent(":focus")).isEqualTo("To the content");
            sight.page().keyboard().press("Enter");
            sight.page().keyboard().press("Tab");
            assertThat(sight.is("document.activeElement === document.querySelector('main a[href]')"))
                    .isTrue();
            for (String key : List.of("Enter", "Space")) {
                sight.page().focus("summary >> nth=0");
                sight.page().keyboard().press(key);
                assertThat(sight.number("document.querySelectorAll('details[open]').length"))
                        .as(key)
                        .isEqualTo(1);
                sight.page().keyboard().press(key);
                assertThat(sight.number("document.querySelectorAll('details[open]').length"))
                        .as(key)
                        .isZero();
            }
            sight.page().focus(".tools button");
            sight.page().keyboard().press("Space");
            assertThat(sight.number("document.querySelectorAll('details:not([open])').length"))
                    .isZero();
            sight.page().focus("#doubt");
            sight.page().keyboard().press("Space");
            assertThat(sight.page().isChecked("#doubt")).isTrue();
        }
    }

    /** Texts of printed pages, each without blanks, for those do not say where a line was broken. */
    private static final class Printed extends PDFTextStripper {

        private float rightmost;
        private float lowest;

        @Override
        protected void processTextPosition(TextPosition text) {
            if (!text.getUnicode().isBlank()) {
                rightmost = Math.max(rightmost, text.getXDirAdj() + text.getWidthDirAdj());
                lowest = Math.max(lowest, text.getYDirAdj());
            }
            super.processTextPosition(text);
        }

        List<String> pages(PDDocument document) throws IOException {
            List<String> pages = new ArrayList<>();
            for (int i = 1; i <= document.getNumberOfPages(); i++) {
                setStartPage(i);
                setEndPage(i);
                pages.add(squeezed(getText(document)));
            }
            return pages;
        }
    }

    private static String squeezed(String text) {
        return text.replaceAll("[\\s\u00a0]+", "");
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"AUDITOR", "COUNCIL", "SEVERAL", "REQUIREMENT", "COMPARISON", "RULES"})
    void on_paper_stands_all_of_it_and_nothing_is_cut(Kind kind) throws IOException {
        try (Sight sight = chromium.open(kind.page())) {
            // Without the table of contents, whose links lead nowhere on paper, and without numbers beside a text,
            // which stand
            // elsewhere in the file than on the page.
            sight.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            List<String> texts = sight.texts(
                    "[...document.querySelectorAll('main *')].filter(one => "
                            + "one.matches('h1, h2, h3, h4, p, li, th, td, dt, dd, pre, caption')"
                            + " && !one.matches('.hidden') && !one.querySelector('.hidden, ul, ol, p, pre, dl, table')"
                            + " && !one.closest('nav')).map(one => { const text = one.cloneNode(true);"
                            + " text.querySelectorAll('.number, .count').forEach(number => number.remove()); return text.textContent; })");
            List<String> headings =
                    sight.texts("[...document.querySelectorAll('article.authority > h1')].map(one => one.textContent)");
            byte[] pdf = sight.page().pdf(new Page.PdfOptions().setPreferCSSPageSize(true));
            try (PDDocument document = Loader.loadPDF(pdf)) {
                Printed printed = new Printed();
                List<String> pages = printed.pages(document);
                assertThat(pages).as("no page is blank").noneMatch(String::isEmpty);
                String paper = String.join("", pages);
                assertThat(texts).hasSizeGreaterThan(10);
                assertThat(texts.stream().map(PagesInBrowserTest::squeezed).filter(text -> !paper.contains(text)))
                        .as("what does not stand on paper")
                        .isEmpty();
                assertThat(headings.stream().skip(1).map(PagesInBrowserTest::squeezed))
                        .allMatch(
                                heading -> pages.stream().anyMatch(page -> page.startsWith(heading)), "begins a page");
                PDPage first = document.getPage(0);
                assertThat(first.getMediaBox().getWidth()).as("A4").isBetween(594f, 597f);
                assertThat(printed.rightmost)
                        .as("within the margin")
                        .isLessThanOrEqualTo(first.getMediaBox().getWidth() - 40);
                assertThat(printed.lowest)
                        .as("within the margin")
                        .isLessThanOrEqualTo(first.getMediaBox().getHeight() - 45);
            }
        }
    }
}
