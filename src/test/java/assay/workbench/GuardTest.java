package assay.workbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import assay.workbench.Wire.Answer;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Who is let in, by all that can be sent over a wire. What a browser makes of it is in HostilePagesTest. */
class GuardTest {

    private static final String PAGES = "open the workbench by the address that it printed when it was started";
    private static final String OTHER = "another site may neither read nor change anything here";
    private static final String TEXT = "{\"text\": \"changed\"}";

    @TempDir
    static Path folder;

    private static Opened opened;

    @BeforeAll
    static void open() throws Exception {
        opened = new Opened(Path.of("rules/playgrounds"), Optional.of(folder.resolve("log")), folder.toString());
    }

    @AfterAll
    static void close() {
        opened.close();
    }

    @BeforeEach
    void forget() {
        opened.changed.clear();
    }

    private static Answer get(String path, String... headers) throws IOException {
        return Wire.ask(opened.port(), "GET " + path, List.of(headers), "");
    }

    private static Answer let(String line, String body, String... more) throws IOException {
        List<String> headers = new ArrayList<>(List.of(opened.host(), opened.cookie()));
        headers.addAll(List.of(more));
        return Wire.ask(opened.port(), line, headers, body);
    }

    private static void refused(Answer answer, String why) {
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body()).contains(why).doesNotContain(opened.token());
        assertThat(answer.headers()).doesNotContainKeys("set-cookie", "access-control-allow-origin");
        assertThat(opened.changed).isEmpty();
    }

    @Test
    void a_port_that_is_asked_for_keeps_its_name(@TempDir Path place) throws IOException {
        String name = Guard.name(place, 4711, false);
        assertThat(name).matches("[a-z0-9]{20,25}");
        assertThat(Guard.name(place, 4711, true)).isEqualTo(name);
        assertThat(Guard.name(place, 4712, true)).isNotEqualTo(name);
        Files.writeString(place.resolve("4711"), "evil.example/");
        String other = Guard.name(place, 4711, true);
        assertThat(other).matches("[a-z0-9]{20,25}").isNotEqualTo(name);
        assertThat(Guard.name(place, 4711, false)).as("nobody asked for it").isNotEqualTo(other);
    }

    @Test
    void the_first_address_gives_a_cookie_that_no_script_and_no_other_site_gets_and_leads_to_where_there_is_no_token()
            throws IOException {
        Answer answer = get("/?token=" + opened.token(), opened.host());
        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.headers())
                .containsEntry("location", "/rules")
                .containsEntry("cache-control", "no-store")
                .containsEntry("referrer-policy", "no-referrer");
        assertThat(answer.headers().get("set-cookie"))
                .startsWith("assay-" + opened.port() + "=" + opened.token())
                .contains("HttpOnly", "SameSite=Strict", "Path=/")
                .doesNotContain("Domain", "Expires", "Max-Age");
        assertThat(opened.get("/rules").status()).isEqualTo(200);
        assertThat(opened.get("/").headers())
                .containsEntry("location", "/rules")
                .doesNotContainKey("set-cookie");
    }

    @Test
    void the_address_that_a_browser_is_started_with_leads_in_once() throws IOException {
        String once = opened.workbench().addressForOnce().getQuery();
        assertThat(once).doesNotContain(opened.token());
        assertThat(get("/?" + once, opened.host()).headers().get("set-cookie")).contains(opened.token());
        refused(get("/?" + once, opened.host()), "not the one that was printed");
        assertThat(opened.workbench().addressForOnce().getQuery()).isNotEqualTo(once);
    }

    @Test
    void who_follows_the_first_address_from_a_page_is_led_on_by_a_page_of_the_workbench() throws IOException {
        Answer answer = get("/?token=" + opened.token(), opened.host(), "Sec-Fetch-Site: cross-site");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers()).containsKey("set-cookie");
        assertThat(answer.body()).contains("content=\"0; url=/rules\"").doesNotContain(opened.token());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "evil.example:PORT",
                "127.0.0.1",
                "127.0.0.1:80",
                "127.0.0.1:PORT.evil.example",
                "127.0.0.1.evil.example:PORT",
                "localhost.evil.example:PORT",
                "localhost:PORT",
                "assay-1.localhost:PORT",
                "evil.example@127.0.0.1:PORT",
                "2130706433:PORT",
                "0.0.0.0:PORT",
                "[::1]:PORT"
            })
    void another_name_for_this_machine_is_refused_whatever_else_is_right(String host) throws IOException {
        String named = "Host: " + host.replace("PORT", String.valueOf(opened.port()));
        for (String path : List.of("/rules", "/api/events", "/?token=" + opened.token())) {
            Answer answer = get(path, named, opened.cookie());
            assertThat(answer.status()).as(path).isIn(400, 403);
            assertThat(answer.headers()).doesNotContainKey("set-cookie");
        }
    }

    @Test
    void two_hosts_or_none_are_refused() throws IOException {
        assertThat(get("/rules", opened.host(), "Host: evil.example", opened.cookie())
                        .status())
                .isEqualTo(400);
        assertThat(get("/rules", opened.cookie()).status()).isEqualTo(400);
        assertThat(get("http://evil.example/rules", opened.host(), opened.cookie())
                        .status())
                .isIn(400, 403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://evil.example",
                "null",
                "https://127.0.0.1:PORT",
                "http://127.0.0.1:1",
                "http://localhost:PORT",
                ""
            })
    void nothing_is_read_or_changed_from_another_origin(String origin) throws IOException {
        String named = "Origin: " + origin.replace("PORT", String.valueOf(opened.port()));
        for (String path : List.of("/rules", "/api/openapi.json", "/api/events", "/assets/workbench.js")) {
            refused(let("GET " + path, "", named), OTHER);
        }
        refused(let("POST /api/probe", TEXT, named, "Content-Type: application/json"), OTHER);
    }

    @Test
    void what_changes_something_says_which_page_it_comes_from() throws IOException {
        refused(let("POST /api/probe", TEXT, "Content-Type: application/json"), "has to come from a page");
        assertThat(opened.post("/api/probe", TEXT).status()).isEqualTo(200);
        assertThat(opened.changed).containsExactly("changed");
    }

    @ParameterizedTest
    @CsvSource({"cross-site", "same-site", "anything"})
    void what_a_browser_says_that_another_site_asks_for_is_refused(String site) throws IOException {
        for (String path : List.of("/", "/rules", "/api/openapi.json", "/api/events", "/assets/workbench.css")) {
            refused(let("GET " + path, "", "Sec-Fetch-Site: " + site), OTHER);
        }
    }

    @Test
    void pages_programs_and_events_want_the_cookie() throws IOException {
        for (String path :
                List.of("/", "/rules", "/api/openapi.json", "/api/events", "/assets/workbench.js", "/nothing")) {
            refused(get(path, opened.host()), PAGES);
        }
    }

    @Test
    void a_token_counts_in_its_place_and_as_a_whole() throws IOException {
        String right = opened.token();
        String wrong = (right.charAt(0) == 'A' ? 'B' : 'A') + right.substring(1);
        for (String offered : List.of(wrong, right + "A", right.substring(1), "", "%00", right + "%00")) {
            refused(get("/?token=" + offered, opened.host()), "not the one that was printed");
        }
        String port = String.valueOf(opened.port());
        for (String header : List.of(
                "Authorization: Bearer " + right,
                "X-Token: " + right,
                "Cookie: assay=" + right,
                "Cookie: assay-" + (opened.port() + 1) + "=" + right,
                "Cookie: assay-" + port + "=" + wrong,
                "Cookie: assay-" + port + "=",
                "Cookie: token=" + right)) {
            refused(get("/rules", opened.host(), header), PAGES);
        }
        refused(get("/rules?token=" + right, opened.host()), PAGES);
        refused(let("POST /?token=" + right, TEXT), "has to come from a page");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "application/jsonp",
                "text/plain; application/json",
                "application/json; charset=utf-16",
                "application/json;charset=\"iso-8859-1\"",
                ""
            })
    void what_a_form_can_send_is_refused(String type) throws IOException {
        refused(
                let("POST /api/probe", TEXT, "Origin: " + opened.origin(), "Content-Type: " + type),
                "is sent as application/json, in UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "PATCH", "OPTIONS", "QUERY", "MADEUP"})
    void other_methods_do_nothing(String method) throws IOException {
        Answer without = let(method + " /api/probe", "", "Access-Control-Request-Method: POST");
        assertThat(without.status()).isIn(400, 403, 405, 501);
        Answer with = let(method + " /api/probe", TEXT, "Origin: " + opened.origin(), "Content-Type: application/json");
        assertThat(with.status()).isIn(400, 404, 405, 501);
        assertThat(without.headers()).doesNotContainKeys("access-control-allow-origin", "access-control-allow-methods");
        assertThat(opened.changed).isEmpty();
    }

    @Test
    void where_something_cannot_be_done_it_is_said_what_can() throws IOException {
        Answer answer = let("DELETE /api/probe", TEXT, "Origin: " + opened.origin(), "Content-Type: application/json");
        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.body()).contains("DELETE /api/probe: this cannot be done there");
        assertThat(answer.headers()).containsEntry("allow", "POST");
    }

    @Test
    void utf_16_is_no_json_whatever_a_request_says_of_it() throws IOException {
        String halves = new String("{\"text\": \"a\"}".getBytes(StandardCharsets.UTF_16LE), StandardCharsets.UTF_8);
        assertThat(opened.post("/api/probe", halves).body()).contains("the request is no JSON");
        assertThat(opened.changed).isEmpty();
    }

    @Test
    void what_was_sent_is_never_sent_back() throws IOException {
        Answer answer = let("TRACE /rules", "", "X-Secret: told");
        assertThat(answer.status()).isIn(400, 403, 405);
        assertThat(answer.body()).doesNotContain("told", opened.token());
    }

    @Test
    void the_head_of_a_page_is_let_in_as_the_page_is() throws IOException {
        assertThat(let("HEAD /rules", "").status()).isEqualTo(200);
        assertThat(Wire.ask(opened.port(), "HEAD /rules", List.of(opened.host()), "")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void another_protocol_is_not_spoken() throws IOException {
        String[] upgrade = {
            "Connection: Upgrade",
            "Upgrade: websocket",
            "Sec-WebSocket-Version: 13",
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="
        };
        for (String origin : List.of(opened.origin(), "http://evil.example")) {
            Answer answer = let(
                    "GET /api/events",
                    "",
                    Stream.concat(Stream.of(upgrade), Stream.of("Origin: " + origin))
                            .toArray(String[]::new));
            assertThat(answer.status()).as(origin).isIn(403, 404);
            assertThat(answer.headers()).doesNotContainKey("sec-websocket-accept");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/assets/../../../etc/passwd",
                "/assets/%2e%2e/%2e%2e/pom.xml",
                "/assets/..%2f..%2fpom.xml",
                "/assets/..%5c..%5cpom.xml",
                "/assets/..\\..\\pom.xml",
                "/assets/%00",
                "/assets/workbench.js%00.css",
                "/assets//workbench.js",
                "/assets/./workbench.js;x=1",
                "/packages/../../../log4j.properties",
                "/packages/%2e%2e%2f%2e%2e%2fMANIFEST.MF",
                "//etc/passwd",
                "/rules/..;/..;/etc",
                "/%u002e%u002e/",
                "/%ff%fe",
                "/rules%",
                "*"
            })
    void no_address_leads_out_of_what_is_listed(String path) throws IOException {
        Answer answer = let("GET " + path, "");
        assertThat(answer.status()).isIn(400, 404);
        assertThat(answer.body()).doesNotContain("root:", "<project", "Manifest", "Jetty", "Exception", "\tat ");
    }

    @Test
    void addresses_and_headers_have_an_end() throws IOException {
        Answer address = let("GET /" + "a".repeat(100_000), "");
        assertThat(address.status()).isEqualTo(414);
        assertThat(address.body()).isEqualTo("the address of this request is too long\n");
        Answer header = let("GET /rules", "", "X-Long: " + "a".repeat(100_000));
        assertThat(header.status()).isEqualTo(431);
        assertThat(header.body()).isEqualTo("the headers of this request are too long\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"text\": | the request is no JSON: line 1, column 9",
                "{\"text\": \"a\"} {} | the request is no JSON: line 1, column 15",
                "[1] | the request is to be one object, in braces",
                "null | the request is to be one object, in braces",
                "{} | the request says nothing of \"text\"",
                "{\"text\": 5} | \"text\" is to be a text",
                "{\"text\": 1e999999999} | \"text\" is to be a text",
                "{\"text\": \"a\\uD800b\"} | the request has half a character (\\uD800), which is none; the other half is missing",
                "{\"text\": \"a\", \"with\": [{\"x\": \"\\uDC00\"}]} | the request has half a character (\\uDC00)",
                "{\"text\": 111111111111111111111} | the request has more than 32 objects and lists in each other, or a number of"
                        + " more than 20 digits",
                "{\"text\": \"a\", \"text\": \"b\"} | the request has a key twice in one object: line 1, column 21",
                "{\"text\": \"a\", \"with\": {\"x\": 1, \"x\": 1}} | the request has a key twice in one object: line 1, column",
            })
    void what_is_wrong_with_what_was_sent_is_said(String body, String said) throws IOException {
        Answer answer = opened.post("/api/probe", body);
        assertThat(new JsonMapper().readTree(answer.body()).get("problem").stringValue())
                .startsWith(said);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.headers()).containsEntry("content-type", "application/json");
        assertThat(opened.changed).isEmpty();
    }

    @Test
    void what_is_nested_too_deeply_is_refused_before_it_is_read() throws IOException {
        Answer answer = opened.post("/api/probe", "{\"text\": " + "[".repeat(1_000_000));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("the request has more than 32 objects and lists in each other");
    }

    @Test
    void nothing_sent_with_no_page_behind_it_is_read_at_all() throws IOException {
        try (Wire wire = Wire.to(opened.port())) {
            wire.send("POST /api/probe HTTP/1.1\r\n" + opened.host() + "\r\nContent-Length: 5000000\r\n\r\n{");
            refused(wire.answer(), PAGES);
        }
    }

    @Test
    void a_body_that_says_that_it_is_too_large_is_refused_at_once() throws IOException {
        try (Wire wire = Wire.to(opened.port())) {
            wire.send(post() + "Content-Length: " + (Sent.LARGEST + 1) + "\r\n\r\n{");
            Answer answer = wire.answer();
            assertThat(answer.status()).isEqualTo(413);
            assertThat(answer.body()).isEqualTo("the request is larger than 8388608 bytes\n");
        }
    }

    @Test
    void a_body_without_an_end_is_given_up() throws IOException {
        try (Wire wire = Wire.to(opened.port())) {
            wire.send(post() + "Transfer-Encoding: chunked\r\n\r\n");
            String chunk = "10000\r\n" + " ".repeat(0x10000) + "\r\n";
            try {
                for (int sent = 0; sent <= 4 * Sent.LARGEST; sent += 0x10000) {
                    wire.send(chunk);
                }
            } catch (SocketException e) {
                // It does not listen any more.
            }
            assertThat(opened.changed).isEmpty();
        }
        assertThat(opened.get("/rules").status()).isEqualTo(200);
    }

    /** What two programs on the way could take for another number of requests each. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Content-Length: 4\\r\\nTransfer-Encoding: chunked | 0\\r\\n\\r\\n",
                "Content-Length: 2\\r\\nContent-Length: 40 | {}",
                "Content-Length: -1 | {}",
                "Content-Length: +2 | {}",
                "Content-Length: 99999999999999999999 | {}",
                "Transfer-Encoding: xchunked | 2\\r\\n{}\\r\\n0\\r\\n\\r\\n",
                "Transfer-Encoding : chunked | 2\\r\\n{}\\r\\n0\\r\\n\\r\\n",
                "Transfer-Encoding: chunked | FFFFFFFFFFFFFFFF\\r\\n{}\\r\\n0\\r\\n\\r\\n",
                "Transfer-Encoding: chunked | zz\\r\\n{}\\r\\n0\\r\\n\\r\\n",
            })
    void a_request_whose_end_is_not_clear_is_refused_and_what_follows_it_is_no_request(String headers, String body)
            throws IOException {
        try (Wire wire = Wire.to(opened.port())) {
            wire.send(post() + headers.replace("\\r\\n", "\r\n") + "\r\n\r\n"
                    + body.replace("\\r\\n", "\r\n") + "GET /rules HTTP/1.1\r\n" + opened.host() + "\r\n"
                    + opened.cookie() + "\r\n\r\n");
            Answer answer = wire.answer();
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.body()).doesNotContain("HTTP/1.1", "Assay", "defect");
        }
        assertThat(opened.changed).isEmpty();
    }

    @Test
    void however_many_do_not_go_on_with_what_they_send_others_are_answered() throws IOException {
        List<Wire> begun = new ArrayList<>();
        try {
            for (int i = 0; i < 300; i++) {
                Wire wire = Wire.to(opened.port());
                begun.add(wire);
                wire.send(
                        i % 2 == 0
                                ? "POST /api/probe HTTP/1.1\r\n" + opened.host() + "\r\nX-"
                                : "POST /api/probe HTTP/1.1\r\n" + opened.host() + "\r\nContent-Length: 50\r\n\r\n{");
            }
            assertThat(opened.get("/rules").status()).isEqualTo(200);
        } finally {
            for (Wire wire : begun) {
                wire.close();
            }
        }
    }

    /** Neither do they have to be strangers: a page may hang, too. */
    @Test
    void however_many_of_those_who_were_let_in_do_not_go_on_others_are_answered() throws IOException {
        List<Wire> begun = new ArrayList<>();
        try {
            for (int i = 0; i < 400; i++) {
                Wire wire = Wire.to(opened.port());
                begun.add(wire);
                wire.send(post() + "Connection: close\r\nContent-Length: 16\r\n\r\n{");
            }
            assertThat(opened.get("/rules").status()).isEqualTo(200);
            assertThat(opened.changed).isEmpty();
            Wire late = begun.get(0);
            late.send("\"text\": \"late\"}");
            assertThat(late.answer().status()).isEqualTo(200);
            assertThat(opened.changed).containsExactly("late");
        } finally {
            for (Wire wire : begun) {
                wire.close();
            }
        }
    }

    private static String post() {
        return "POST /api/probe HTTP/1.1\r\n" + opened.host() + "\r\n" + opened.cookie() + "\r\nOrigin: "
                + opened.origin() + "\r\nContent-Type: application/json\r\n";
    }

    @Test
    void one_page_more_than_may_listen_takes_the_place_of_the_first() throws IOException {
        List<Wire> pages = new ArrayList<>();
        try {
            for (int i = 0; i <= Events.MOST; i++) {
                pages.add(opened.listening());
            }
            assertThat(pages.get(0).ends()).isTrue();
            assertThat(opened.workbench().events().listeners()).isLessThanOrEqualTo(Events.MOST);
            opened.workbench().events().tell("effect", 1);
            pages.get(Events.MOST).until("event: effect");
        } finally {
            for (Wire page : pages) {
                page.close();
            }
        }
    }

    @Test
    void every_answer_says_what_may_be_done_with_it() throws IOException {
        for (Answer answer : List.of(
                opened.get("/rules"),
                opened.get("/nothing"),
                opened.get("/assets/workbench.js"),
                get("/", opened.host()))) {
            assertThat(answer.headers())
                    .containsEntry("x-frame-options", "DENY")
                    .containsEntry("x-content-type-options", "nosniff")
                    .containsEntry("cross-origin-resource-policy", "same-origin")
                    .containsEntry("cross-origin-opener-policy", "same-origin")
                    .doesNotContainKeys("server", "x-powered-by", "access-control-allow-origin");
            assertThat(answer.headers().get("content-security-policy"))
                    .contains("default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'")
                    .doesNotContain("unsafe", "*");
        }
        assertThat(opened.get("/rules").headers().get("content-security-policy"))
                .as("what lets a script run is another one in each answer")
                .isNotEqualTo(opened.get("/rules").headers().get("content-security-policy"));
    }

    @Test
    void what_is_not_there_is_said_in_the_frame_to_people_and_as_data_to_programs() throws IOException {
        Answer page = opened.get("/nothing/<b>here");
        assertThat(page.status()).isIn(400, 404);
        page = opened.get("/nothing/%3Cb%3Ehere");
        assertThat(page.status()).isEqualTo(404);
        assertThat(page.body())
                .contains(
                        "<h1>There is nothing here</h1>",
                        "There is nothing at /nothing/%3Cb%3Ehere",
                        "aria-label=\"Places\"");
        Answer data = opened.get("/api/nothing");
        assertThat(data.status()).isEqualTo(404);
        assertThat(data.body()).contains("\"problem\"", "there is nothing at /api/nothing");
        assertThat(opened.post("/api/events", TEXT).status()).isEqualTo(405);
    }

    @Test
    void what_goes_wrong_inside_is_told_in_a_sentence_and_written_down_where_that_was_asked_for() throws IOException {
        for (String path : List.of("/probe/fails", "/api/probe/fails")) {
            Answer answer = opened.get(path);
            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.body())
                    .contains("GET " + path
                            + " went wrong: a defect of the program, IllegalStateException; what it was stands in ")
                    .doesNotContain("what only its developers", "\tat ", "Workbench.java");
        }
        assertThat(Files.readString(folder.resolve("log")))
                .contains("GET /probe/fails", "what only its developers understand", "\tat assay.workbench");
    }

    @Test
    void it_is_served_to_this_machine_alone() throws IOException {
        List<InetAddress> others = new ArrayList<>();
        for (NetworkInterface one : Collections.list(NetworkInterface.getNetworkInterfaces())) {
            others.addAll(Collections.list(one.getInetAddresses()));
        }
        others.removeIf(one -> one.getHostAddress().equals("127.0.0.1") || one.equals(ipv6()));
        others.add(Inet4Address.getByName("127.0.0.2"));
        for (InetAddress other : others) {
            assertThat(answers(other)).as(other.toString()).isFalse();
        }
    }

    private static InetAddress ipv6() {
        try {
            return InetAddress.getByAddress(new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1});
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A browser takes either number for what a name means that ends in localhost, and would send its cookie there. */
    @Test
    void no_other_program_can_be_asked_at_the_same_port_of_this_machine() throws IOException {
        assumeTrue(Collections.list(NetworkInterface.getNetworkInterfaces()).stream()
                .flatMap(NetworkInterface::inetAddresses)
                .anyMatch(one -> one.getHostAddress().startsWith("0:0:0:0:0:0:0:1")));
        assertThat(answers(ipv6())).isTrue();
        try (ServerSocketChannel other = ServerSocketChannel.open()) {
            other.bind(new InetSocketAddress(ipv6(), 0));
            int port = other.socket().getLocalPort();
            assertThatThrownBy(() -> Loopback.take(port)).isInstanceOf(BindException.class);
        }
    }

    @Test
    void the_name_of_the_workbench_is_another_at_each_start_and_is_told_to_nobody_who_is_not_let_in() throws Exception {
        String named = opened.workbench().address().getAuthority();
        assertThat(Wire.ask(opened.port(), "GET /rules", List.of("Host: " + named, opened.cookie()), "")
                        .status())
                .isEqualTo(200);
        for (Answer answer : List.of(
                get("/", opened.host()),
                get("/?token=x", opened.host(), "User-Agent: Chrome/140"),
                get("/rules", "Host: evil.example"))) {
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.body() + answer.headers()).doesNotContain(named);
        }
        try (Opened other = new Opened(Path.of("rules/playgrounds"), Optional.empty(), folder.toString())) {
            assertThat(other.workbench().address().getHost())
                    .isNotEqualTo(opened.workbench().address().getHost());
        }
    }

    @Test
    void a_started_browser_is_led_to_the_name_where_it_knows_such_names() throws IOException {
        String named = opened.workbench().address().toString();
        for (String browser : List.of(
                "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36",
                "Mozilla/5.0 (X11; Linux x86_64; rv:142.0) Gecko/20100101 Firefox/142.0")) {
            Answer answer =
                    get("/?" + opened.workbench().addressForOnce().getQuery(), opened.host(), "User-Agent: " + browser);
            assertThat(answer.headers()).containsEntry("location", named).doesNotContainKey("set-cookie");
        }
        Answer safari = get(
                "/?" + opened.workbench().addressForOnce().getQuery(),
                opened.host(),
                "User-Agent: Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)"
                        + " Version/18.0 Safari/605.1.15");
        assertThat(safari.headers()).containsEntry("location", "/rules").containsKey("set-cookie");
    }

    private static boolean answers(InetAddress place) throws IOException {
        try (Socket socket = new Socket(place, opened.port())) {
            return socket.isConnected();
        } catch (ConnectException | java.net.NoRouteToHostException e) {
            return false;
        } catch (SocketException e) {
            return false;
        }
    }
}
