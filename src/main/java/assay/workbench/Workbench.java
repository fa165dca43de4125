package assay.workbench;

import assay.files.InputFile;
import assay.report.JsonDocument;
import assay.rules.RuleCache;
import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import io.javalin.router.Endpoint;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The workbench, as long as it is open. */
public final class Workbench implements AutoCloseable {

    /** No request is larger, in bytes: what is sent at most is a file as somebody has changed it. */
    private static final long LARGEST = 8L << 20;

    private static final String HERE = "127.0.0.1";

    private final Guard guard = new Guard();
    private final Events events = new Events();
    private final Desk desk;
    private final Javalin server;

    /**
     * What it is opened with.
     *
     * @param rules the folder of the rule set
     * @param evidence the files and folders of evidence
     * @param port where it is to be served, or 0 for any place that is free
     * @param cache where compiled rules are kept
     */
    public record Options(Path rules, List<String> evidence, int port, RuleCache cache) {
        /** Keeps its own copy. */
        public Options {
            evidence = List.copyOf(evidence);
        }
    }

    private Workbench(Options options) {
        this.desk = new Desk(options.rules(), options.evidence(), options.cache(), events);
        List<Screen> screens = List.of(
                new Assets(),
                new RulesScreen(desk),
                new EffectScreen(desk),
                new EvidenceScreen(desk),
                new StudyScreen(desk),
                new ReviewScreen(desk));
        List<Route> routes =
                screens.stream().flatMap(screen -> screen.routes().stream()).toList();
        this.server = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.startup.showOldJavalinVersionWarning = false;
            config.startup.startupWatcherEnabled = false;
            config.http.maxRequestSize = LARGEST;
            config.http.defaultContentType = "text/plain; charset=utf-8";
            config.routes.before(request -> {
                String nonce = Guard.random();
                request.attribute("nonce", nonce);
                Guard.headers(request, nonce);
                guard.admit(request);
            });
            config.routes.get("/", guard::welcome);
            config.routes.sse("/api/events", events::join);
            Stream.concat(routes.stream(), Stream.of(new Api(routes).route()))
                    .forEach(route -> config.routes.addEndpoint(
                            Endpoint.create(route.method(), route.path()).handler(route.handler())));
            config.routes.exception(
                    Guard.Refused.class,
                    (refused, request) -> wrong(request, HttpStatus.FORBIDDEN, String.valueOf(refused.getMessage())));
            config.routes.exception(
                    InputFile.Unreadable.class,
                    (unreadable, request) -> wrong(request, HttpStatus.UNPROCESSABLE_CONTENT, unreadable.why()));
            config.routes.exception(
                    Sent.Wrong.class,
                    (sent, request) -> wrong(request, HttpStatus.BAD_REQUEST, String.valueOf(sent.getMessage())));
            config.routes.exception(
                    Desk.Refused.class,
                    (refused, request) -> wrong(request, HttpStatus.CONFLICT, String.valueOf(refused.getMessage())));
            config.routes.exception(
                    HttpResponseException.class,
                    (thrown, request) -> wrong(
                            request, HttpStatus.forStatus(thrown.getStatus()), String.valueOf(thrown.getMessage())));
        });
    }

    /**
     * Opens it: rules and evidence are read while the first page is shown already.
     *
     * @throws io.javalin.util.JavalinBindException if the port is taken
     */
    public static Workbench open(Options options) {
        Workbench workbench = new Workbench(options);
        workbench.server.start(HERE, options.port());
        workbench.desk.open();
        return workbench;
    }

    /** Where to begin: whoever has this address is let in. */
    public URI address() {
        return URI.create("http://" + HERE + ":" + server.port() + "/?" + Guard.TOKEN + "=" + guard.token());
    }

    /** What is worked on. */
    Desk desk() {
        return desk;
    }

    private static void wrong(Context request, HttpStatus status, String why) {
        request.status(status);
        boolean page =
                request.method().equals(HandlerType.GET) && !request.path().startsWith("/api/");
        if (page) {
            request.contentType("text/plain; charset=utf-8").result(why + "\n");
        } else {
            request.contentType("application/json")
                    .result(JsonDocument.of(json -> json.writeStringProperty("problem", why)));
        }
    }

    @Override
    public void close() {
        events.close();
        server.stop();
        desk.close();
    }
}
