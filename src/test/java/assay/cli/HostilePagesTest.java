package assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import assay.TestRules;
import assay.workbench.Workbench;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
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
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A page of another port of this machine, and one of another site, in the browser in which the workbench is open. */
class HostilePagesTest {

    @TempDir
    static Path folder;

    private static Chromium chromium;
    private static Workbench workbench;
    private static HttpServer elsewhere;

    private BrowserContext context;
    private Page own;
    private Page hostile;
    private final List<String> answers = new CopyOnWriteArrayList<>();

    /** The cookies that a page of another port was sent. */
    private static final List<String> COOKIES = new CopyOnWriteArrayList<>();

    @BeforeAll
    static void start() throws Exception {
        chromium = Chromium.start();
        workbench = Workbench.open(new Workbench.Options(
                Path.of("rules/playgrounds"), List.of(folder.toString()), 0, TestRules.CACHE, Optional.empty()));
        elsewhere = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        elsewhere.createContext("/", exchange -> {
            COOKIES.addAll(exchange.getRequestHeaders().getOrDefault("Cookie", List.of()));
            byte[] page = "<!DOCTYPE html><title>Win a prize</title><body></body>".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        elsewhere.start();
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            elsewhere.stop(0);
            workbench.close();
            chromium.close();
        }
    }

    /** The workbench is open in the browser, so that it has the cookie. */
    @BeforeEach
    void open() {
        context = chromium.browser().newContext();
        own = context.newPage();
        own.navigate(workbench.address().toString());
        hostile = context.newPage();
        context.onResponse(response -> {
            if (response.url().startsWith(origin())
                    && (response.request().isNavigationRequest()
                            || !response.frame().page().equals(own))) {
                answers.add(response.status() + " " + response.url());
            }
        });
    }

    @AfterEach
    void leave() {
        context.close();
    }

    private static String origin() {
        return "http://" + workbench.address().getAuthority();
    }

    /** A page at a name by which the browser finds this machine, at another port. */
    private void visit(String host) {
        hostile.navigate("http://" + host + ":" + elsewhere.getAddress().getPort() + "/");
        assertThat(hostile.title()).isEqualTo("Win a prize");
    }

    private Object tries(String script) {
        return hostile.evaluate(
                "async here => { try { " + script + " } catch (refused) { return 'refused' } }", origin());
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "evil.localhost"})
    void nothing_is_read_by_fetch(String host) {
        visit(host);
        for (String path : List.of("/rules", "/api/study", "/api/openapi.json", "/assets/workbench.js", "/")) {
            assertThat(tries("return await (await fetch(here + '" + path + "', {credentials: 'include'})).text()"))
                    .isEqualTo("refused");
            assertThat(tries("return (await (await fetch(here + '" + path
                            + "', {credentials: 'include', mode: 'no-cors'})).text()) || 'refused'"))
                    .isEqualTo("refused");
        }
        assertThat(answers).allMatch(answer -> answer.startsWith("403 "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "evil.localhost"})
    void nothing_is_loaded_as_a_picture_a_script_a_style_or_a_frame(String host) {
        visit(host);
        String loaded = "return await new Promise(done => { const one = document.createElement('%s');"
                + " one.onload = () => done('loaded'); one.onerror = () => done('refused');"
                + " one.rel = 'stylesheet'; one.src = one.href = here + '%s'; document.body.append(one); })";
        assertThat(tries(loaded.formatted("img", "/study/chart/grades.svg"))).isEqualTo("refused");
        assertThat(tries(loaded.formatted("script", "/assets/workbench.js"))).isEqualTo("refused");
        assertThat(tries(loaded.formatted("link", "/assets/workbench.css"))).isEqualTo("refused");
        tries("return await new Promise(done => { const one = document.createElement('iframe');"
                + " one.onload = () => done('loaded'); one.src = here + '/rules'; document.body.append(one); })");
        assertThat(hostile.frames())
                .allSatisfy(frame -> assertThat(frame.content()).doesNotContain("aria-label=\"Places\""));
        assertThat(answers).isNotEmpty().allMatch(answer -> answer.startsWith("403 "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "evil.localhost"})
    void nothing_is_heard_of_what_happens(String host) {
        visit(host);
        assertThat(
                        tries(
                                "return await new Promise(done => { const one = new EventSource(here + '/api/events',"
                                        + " {withCredentials: true}); one.onopen = () => done('heard'); one.onerror = () => done('refused'); })"))
                .isEqualTo("refused");
        assertThat(tries("return await new Promise(done => { const one = new WebSocket(here.replace('http', 'ws') +"
                        + " '/api/events'); one.onopen = () => done('heard'); one.onerror = () => done('refused'); })"))
                .isEqualTo("refused");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "evil.localhost"})
    void nothing_is_changed_by_what_a_page_can_send(String host) throws IOException {
        visit(host);
        for (String type : List.of("text/plain", "application/x-www-form-urlencoded", "multipart/form-data")) {
            tries("await fetch(here + '/api/events', {method: 'POST', mode: 'no-cors', credentials: 'include',"
                    + " headers: {'Content-Type': '" + type + "'}, body: '{}'})");
            assertThat(hostile.waitForPopup(() -> hostile.evaluate(
                                    "([here, type]) => { const form = document.createElement('form'); form.method = 'post';"
                                            + " form.enctype = type; form.target = '_blank'; form.action = here + '/api/events';"
                                            + " document.body.append(form); form.submit(); }",
                                    List.of(origin(), type)))
                            .content())
                    .doesNotContain("aria-label=\"Places\"");
        }
        assertThat(tries("await fetch(here + '/api/events', {method: 'POST', credentials: 'include', headers:"
                        + " {'Content-Type': 'application/json'}, body: '{}'}); return 'sent'"))
                .as("the browser asks first, and is refused")
                .isEqualTo("refused");
        assertThat(answers).isNotEmpty().allMatch(answer -> answer.startsWith("403 "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "evil.localhost"})
    void a_window_that_is_opened_shows_nothing_and_cannot_be_held(String host) {
        visit(host);
        Page opened = hostile.waitForPopup(
                () -> hostile.evaluate("here => { window.held = window.open(here + '/rules'); }", origin()));
        opened.waitForLoadState();
        assertThat(opened.content()).contains("another site may neither read nor change anything here");
        assertThat(hostile.evaluate(
                        "() => { try { return window.held.closed || window.held.document.body.textContent; }"
                                + " catch (refused) { return true; } }"))
                .isEqualTo(true);
    }

    /** As when the name that a page came from is made to mean this machine, at the port of the workbench. */
    @Test
    void a_name_that_is_made_to_mean_this_machine_is_no_name_of_the_workbench() {
        hostile.navigate("http://evil.localhost:" + workbench.address().getPort() + "/rules");
        assertThat(hostile.content())
                .contains("this is served at 127.0.0.1:" + workbench.address().getPort()
                        + ", at a name of its own and at no other; open the workbench by the address that it printed");
        assertThat(context.cookies(
                        "http://evil.localhost:" + workbench.address().getPort()))
                .isEmpty();
    }

    @Test
    void the_token_stays_in_no_address_no_history_and_no_referrer() {
        String token = workbench.address().getQuery();
        assertThat(own.url()).isEqualTo(origin() + "/rules");
        assertThat(own.evaluate("() => document.referrer + performance.getEntries().map(one => one.name)"
                        + " + document.documentElement.outerHTML + document.cookie"))
                .asString()
                .doesNotContain(token.substring("token=".length()));
        own.goBack();
        assertThat(own.url()).doesNotContain("token");
    }

    @Test
    void a_link_of_a_terminal_that_is_a_page_leads_in() {
        visit("localhost");
        hostile.evaluate(
                "address => { const link = document.createElement('a'); link.href = address; link.rel = 'noreferrer';"
                        + " document.body.append(link); link.click(); }",
                workbench.address().toString());
        hostile.waitForURL(origin() + "/rules");
        assertThat(hostile.content()).contains("aria-label=\"Places\"");
    }

    /** Cookies know no ports: what a server of another program is sent could be sent on to the workbench by it. */
    @Test
    void another_port_is_sent_no_cookie_by_which_it_could_be_let_in() {
        COOKIES.clear();
        for (String host : List.of("127.0.0.1", "localhost", "evil.localhost")) {
            visit(host);
            hostile.reload();
            hostile.evaluate("() => fetch('/rules', {credentials: 'include'})");
        }
        assertThat(COOKIES).isEmpty();
        assertThat(context.cookies(origin())).hasSize(1);
    }

    @Test
    void a_browser_that_is_started_is_led_to_the_name_of_the_workbench_which_its_address_does_not_say() {
        String once = workbench.addressForOnce().toString();
        assertThat(once).startsWith("http://127.0.0.1:").doesNotContain("localhost");
        try (BrowserContext started = chromium.browser().newContext()) {
            Page page = started.newPage();
            page.navigate(once);
            assertThat(page.url()).isEqualTo(origin() + "/rules");
            assertThat(started.cookies("http://127.0.0.1")).isEmpty();
        }
    }

    @Test
    void a_browser_that_does_not_find_the_name_is_let_in_by_the_number() {
        try (BrowserContext other = chromium.browser().newContext()) {
            Page page = other.newPage();
            page.navigate(workbench.addressByNumber().toString());
            assertThat(page.url())
                    .isEqualTo("http://127.0.0.1:" + workbench.address().getPort() + "/rules");
        }
    }
}
