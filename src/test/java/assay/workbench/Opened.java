package assay.workbench;

import assay.TestRules;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** A workbench that is open for a test, with screens besides its own: one that can be changed, some that fail. */
final class Opened implements AutoCloseable {

    /** What was changed by requests that were let through, one text each. */
    final List<String> changed = new CopyOnWriteArrayList<>();

    /** How many times something had been told before the screen that fails late told something. */
    final AtomicLong toldBefore = new AtomicLong(-1);

    private final Workbench workbench;

    Opened(Path rules, Optional<Path> log, String... evidence) throws Workbench.Taken {
        this(new Workbench.Options(rules, Arrays.asList(evidence), 0, TestRules.CACHE, log));
    }

    Opened(Workbench.Options options) throws Workbench.Taken {
        Screen probe = () -> List.of(
                Route.post("/api/probe", "Changes.", Body.NONE, Body.NONE, request -> {
                    changed.add(Sent.of(request).text("text"));
                    Api.send(request, List.of(1));
                }),
                Route.page("/probe/fails", "Fails.", request -> {
                    throw new IllegalStateException("what only its developers understand");
                }),
                Route.page("/probe/late", "Fails once something was told.", request -> {
                    toldBefore.set(workbench().events().told());
                    workbench().events().tell("evidence", 1);
                    throw new NotFoundResponse();
                }),
                Route.get("/api/probe/fails", "Fails.", Body.NONE, request -> {
                    throw new IllegalStateException("what only its developers understand");
                }));
        workbench = Workbench.open(options, List.of(probe));
    }

    /** The rules of March 2004 in a folder of a test's own, where they can be changed. */
    static Path march2004(Path folder) throws IOException {
        Path copy = Files.createDirectories(folder.resolve("march-2004"));
        try (var files = Files.list(Path.of("rules", "march-2004"))) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
        }
        return copy;
    }

    Workbench workbench() {
        return workbench;
    }

    int port() {
        return workbench.address().getPort();
    }

    String origin() {
        return "http://127.0.0.1:" + port();
    }

    String host() {
        return "Host: 127.0.0.1:" + port();
    }

    String token() {
        return workbench.address().getQuery().substring("token=".length());
    }

    String cookie() {
        return "Cookie: assay-" + port() + "=" + token();
    }

    /** What a browser that was let in asks for. */
    Wire.Answer get(String path) throws IOException {
        return Wire.ask(port(), "GET " + path, List.of(host(), cookie()), "");
    }

    /** What a browser that was let in sends, with other headers besides. */
    Wire.Answer post(String path, String body, String... more) throws IOException {
        List<String> headers =
                new ArrayList<>(List.of(host(), cookie(), "Origin: " + origin(), "Content-Type: application/json"));
        headers.addAll(Arrays.asList(more));
        return Wire.ask(port(), "POST " + path, headers, body);
    }

    /** A page that listens: whatever is told from now on comes to it. */
    Wire listening() throws IOException {
        Wire page = Wire.to(port());
        page.send(
                "GET /api/events HTTP/1.1\r\n" + host() + "\r\n" + cookie() + "\r\nAccept: text/event-stream\r\n\r\n");
        page.until("event: told");
        return page;
    }

    /** Waits until rules and evidence have been read, which begins with the first page. */
    void isRead() throws IOException, InterruptedException {
        get("/study");
        until(() -> !workbench.desk().state().opening());
    }

    /** Waits until something is so, which it can only become when pages are told that something has changed. */
    void until(java.util.function.BooleanSupplier so) throws InterruptedException {
        LinkedBlockingQueue<Long> told = new LinkedBlockingQueue<>();
        Runnable leave = workbench.events().listen(told::add);
        try {
            while (!so.getAsBoolean()) {
                if (told.poll(60, TimeUnit.SECONDS) == null) {
                    throw new AssertionError("nothing was told for a minute");
                }
            }
        } finally {
            leave.run();
        }
    }

    @Override
    public void close() {
        workbench.close();
    }
}
