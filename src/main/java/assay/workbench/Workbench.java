package assay.workbench;

import assay.draft.Kept;
import assay.files.InputFile;
import assay.page.Templates;
import assay.report.JsonDocument;
import assay.rules.RuleCache;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import io.javalin.http.util.AsyncExecutor;
import io.javalin.router.Endpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import kotlin.LazyKt;
import org.apache.commons.lang3.StringUtils;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.EagerContentHandler;
import org.eclipse.jetty.server.handler.SizeLimitHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** The workbench, as long as it is open. */
public final class Workbench implements AutoCloseable {

    /** Who sends nothing for so long in the middle of a request, in milliseconds, is not waited for. */
    private static final long PATIENCE = 30_000;

    /** Whoever begins the workbench by hand has a page by then, or is not in a hurry. */
    private static final Duration UNSEEN = Duration.ofSeconds(3);

    private static final String ADMITTED = "admitted";
    private static final String JSON = "application/json";

    private final Guard guard;
    private final Events events = new Events();
    private final Desk desk;
    private final Defects defects;
    private final Studies studies;
    private final NumberEdges edges;
    private final Records records;
    private final Drafts drafts;
    private final List<Route> routes;
    private final Javalin server;

    /** What lets pages listen; Javalin's own would stay for a minute after the end. */
    private final ExecutorService listening = Executors.newCachedThreadPool();

    /** Done once the first page has been made; until then nothing is read that it does not show. */
    private final CompletableFuture<Void> shown = new CompletableFuture<>();

    private volatile CompletableFuture<Void> begun;

    /**
     * What it is opened with.
     *
     * @param rules the folder of the rule set
     * @param evidence the files and folders of evidence
     * @param port where it is to be served, or 0 for any place that is free
     * @param cache where compiled rules are kept
     * @param log where what goes wrong inside is written down, if anywhere
     * @param variants the folder in which variants may be made, if they may be
     */
    public record Options(
            Path rules, List<String> evidence, int port, RuleCache cache, Optional<Path> log, Optional<Path> variants) {
        /** The same where no variants are made. */
        public Options(Path rules, List<String> evidence, int port, RuleCache cache, Optional<Path> log) {
            this(rules, evidence, port, cache, log, Optional.empty());
        }

        /** Keeps its own copy. */
        public Options {
            evidence = List.copyOf(evidence);
        }
    }

    /** The port cannot be served at. */
    public static final class Taken extends Exception {
        private static final long serialVersionUID = 1;

        Taken(String why, Throwable cause) {
            super(why, cause);
        }
    }

    private Workbench(Options options, List<Screen> more, List<ServerSocketChannel> places) {
        int port = places.get(0).socket().getLocalPort();
        this.guard = new Guard(
                options.cache()
                        .beside("names")
                        .map(place -> Guard.name(place, port, options.port() != 0))
                        .orElseGet(Guard::name),
                port);
        this.defects = new Defects(options.log());
        this.desk = new Desk(options.rules(), options.evidence(), options.variants(), options.cache(), events, defects);
        this.studies = new Studies(desk, options.cache(), events, defects);
        Books books = new Books();
        // It takes longer than to put the server together, and the first page waits for both.
        books.readAhead(desk.state().draft());
        this.begun = shown.thenRun(desk::open);
        this.edges = new NumberEdges(desk, options.cache(), events, defects);
        Cabinet cabinet = new Cabinet(options.evidence());
        this.records = new Records(
                events,
                cabinet.places(),
                folder -> options.cache()
                        .beside("records")
                        .map(place -> Kept.in(place, folder))
                        .orElseGet(Kept::nowhere));
        this.drafts = new Drafts(desk, cabinet, records);
        Untaken untaken = new Untaken(records::tellAgain);
        List<Screen> screens = List.of(
                new Assets(),
                drafts,
                // Before what is read there by its name.
                new NewScreen(desk, books),
                new RulesScreen(desk, books, edges),
                new ValuesScreen(desk, books),
                new EditorScreen(desk, books),
                new EffectScreen(desk),
                new EvidenceScreen(
                        desk,
                        cabinet,
                        records,
                        untaken,
                        new Gradings(options.cache(), desk.state().draft().variants())),
                new EvidenceChanges(desk, cabinet, records, untaken),
                new StudyScreen(desk, studies),
                new ReviewScreen(desk, cabinet, records));
        this.routes = new Api(Stream.of(List.of(events), screens, more)
                        .flatMap(List::stream)
                        .flatMap(screen -> screen.routes().stream())
                        .toList())
                .routes();
        this.server = Javalin.create(config -> {
            configure(config, guard);
            config.concurrency.executor = LazyKt.lazyOf(new AsyncExecutor(listening));
            places.forEach(place -> config.jetty.addConnector((jetty, http) -> connector(jetty, http, place)));
            config.routes.before(this::admit);
            config.routes.get("/", guard::welcome);
            routes.forEach(route -> config.routes.addEndpoint(
                    Endpoint.create(route.method(), route.path()).handler(route.handler())));
            config.routes.after(this::noteShown);
            failures(config);
        });
    }

    private static Connector connector(Server jetty, HttpConfiguration http, ServerSocketChannel place) {
        ServerConnector connector = new ServerConnector(jetty, new HttpConnectionFactory(http));
        try {
            connector.open(place);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return connector;
    }

    private static void configure(JavalinConfig config, Guard guard) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.maxRequestSize = Sent.LARGEST;
        config.http.defaultContentType = "text/plain; charset=utf-8";
        config.http.prefer405over404 = true;
        config.jetty.modifyHttpConfiguration(http -> {
            http.setSendServerVersion(false);
            http.setIdleTimeout(PATIENCE);
        });
        config.jetty.modifyServer(jetty -> {
            // No thread waits for what somebody is still sending; of those who are not let in nothing is read at all.
            EagerContentHandler whole = new EagerContentHandler(
                    new EagerContentHandler.RetainedContentLoaderFactory(Sent.LARGEST, 0, false));
            whole.include(guard::knows);
            jetty.insertHandler(whole);
            jetty.insertHandler(new Impatience());
            // Javalin believes what a request says of its length; this counts.
            jetty.insertHandler(new SizeLimitHandler(Sent.LARGEST, -1));
            jetty.setErrorHandler(Workbench::plainly);
        });
    }

    /** Where the rest of a request has not come in time, it is not waited for any longer; Jetty would try again and again. */
    private static final class Impatience extends Handler.Wrapper {
        @Override
        public boolean handle(Request request, Response response, Callback callback) throws Exception {
            return super.handle(
                    new Request.Wrapper(request) {
                        @Override
                        public Content.@Nullable Chunk read() {
                            Content.Chunk chunk = super.read();
                            return Content.Chunk.isFailure(chunk, false)
                                    ? Content.Chunk.from(chunk.getFailure(), true)
                                    : chunk;
                        }
                    },
                    response,
                    callback);
        }
    }

    /** What is so wrong that it reaches no screen is answered without a word of what Java thinks of it. */
    private static boolean plainly(Request request, Response response, Callback callback) {
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain; charset=utf-8");
        response.getHeaders().put("X-Content-Type-Options", "nosniff");
        String says =
                switch (HttpStatus.forStatus(response.getStatus())) {
                    case CONTENT_TOO_LARGE -> TOO_LARGE;
                    case URI_TOO_LONG -> "the address of this request is too long";
                    case REQUEST_HEADER_FIELDS_TOO_LARGE -> "the headers of this request are too long";
                    default -> "this request cannot be understood";
                };
        Content.Sink.write(response, true, says + "\n", callback);
        return true;
    }

    private void admit(Context request) {
        String nonce = Guard.random();
        request.attribute("nonce", nonce);
        Shell.note(request, events, drafts);
        Guard.headers(request, nonce);
        guard.admit(request);
        request.attribute(ADMITTED, true);
        if (!request.method().equals(HandlerType.GET) && !request.method().equals(HandlerType.HEAD)) {
            Sent.of(request);
        }
    }

    private void noteShown(Context request) {
        if (request.attribute(ADMITTED) != null && !"/".equals(request.path())) {
            shown.complete(null);
        }
    }

    private void failures(JavalinConfig config) {
        config.routes.exception(
                Guard.Refused.class, (refused, request) -> wrong(request, HttpStatus.FORBIDDEN, refused.getMessage()));
        config.routes.exception(
                Sent.Wrong.class, (sent, request) -> wrong(request, HttpStatus.BAD_REQUEST, sent.getMessage()));
        config.routes.exception(
                Desk.Refused.class, (refused, request) -> wrong(request, HttpStatus.CONFLICT, refused.getMessage()));
        config.routes.exception(
                InputFile.Unreadable.class,
                (unreadable, request) -> wrong(request, HttpStatus.UNPROCESSABLE_CONTENT, unreadable.why()));
        config.routes.exception(
                Book.Unreadable.class,
                (unreadable, request) ->
                        wrong(request, HttpStatus.UNPROCESSABLE_CONTENT, unreadable.getMessage() + "; " + MEND));
        config.routes.exception(HttpResponseException.class, (thrown, request) -> {
            String allowed = thrown.getDetails().get(ALLOWED);
            if (allowed != null) {
                request.header("Allow", allowed);
            }
            wrong(request, HttpStatus.forStatus(thrown.getStatus()), said(thrown, request));
        });
        config.routes.exception(Exception.class, (thrown, request) -> {
            if (HttpStatus.CONTENT_TOO_LARGE.getCode() == status(thrown)) {
                wrong(request, HttpStatus.CONTENT_TOO_LARGE, TOO_LARGE);
            } else if (isFrom(thrown, EofException.class)) {
                wrong(request, HttpStatus.BAD_REQUEST, "the request ends before it is whole");
            } else if (isFrom(thrown, TimeoutException.class)) {
                wrong(request, HttpStatus.REQUEST_TIMEOUT, "the rest of the request did not come");
            } else {
                wrong(request, HttpStatus.INTERNAL_SERVER_ERROR, defects.say(asked(request), thrown));
            }
        });
        config.router.javaLangErrorHandler((response, error) -> {
            response.setStatus(HttpStatus.INTERNAL_SERVER_ERROR.getCode());
            defects.say("an answer", error);
        });
    }

    private static final String MEND = "mend the file that was changed last, or take the change back under Effect";
    /** What Javalin calls the methods that an address has, where it has not the one that was asked for. */
    private static final String ALLOWED = "availableMethods";

    private static final String TOO_LARGE = "the request is larger than " + Sent.LARGEST + " bytes";

    private static int status(Throwable thrown) {
        for (Throwable one = thrown; one != null; one = one.getCause()) {
            if (one instanceof HttpException http) {
                return http.getCode();
            }
        }
        return 0;
    }

    private static boolean isFrom(Throwable thrown, Class<? extends Exception> what) {
        for (Throwable one = thrown; one != null; one = one.getCause()) {
            if (what.isInstance(one)) {
                return true;
            }
        }
        return false;
    }

    private static String asked(Context request) {
        return request.method().name() + " " + request.path();
    }

    private static String said(HttpResponseException thrown, Context request) {
        return switch (HttpStatus.forStatus(thrown.getStatus())) {
            case NOT_FOUND ->
                isSaid(thrown) ? String.valueOf(thrown.getMessage()) : "there is nothing at " + request.path();
            case METHOD_NOT_ALLOWED -> asked(request) + ": this cannot be done there";
            case CONTENT_TOO_LARGE -> TOO_LARGE;
            default -> String.valueOf(thrown.getMessage());
        };
    }

    /** Whether somebody here said what is missing, and not only the server that nothing is. */
    private static boolean isSaid(HttpResponseException thrown) {
        return thrown.getClass() == NotFoundResponse.class
                && !HttpStatus.NOT_FOUND.getMessage().equals(thrown.getMessage());
    }

    /** A page that says that something is not as it was asked for. */
    public record Failure(Shell shell, String why) {}

    /** Pages are answered with a page, programs and scripts with JSON, and who was not let in with a line. */
    private void wrong(Context request, HttpStatus status, @Nullable String why) {
        String sentence = String.valueOf(why);
        request.status(status);
        boolean page =
                (request.method().equals(HandlerType.GET) || request.method().equals(HandlerType.HEAD))
                        && !request.path().startsWith(Api.BELOW);
        if (!page) {
            request.contentType(JSON).result(JsonDocument.of(json -> json.writeStringProperty("problem", sentence)));
        } else if (request.attribute(ADMITTED) == null) {
            request.contentType("text/plain; charset=utf-8").result(sentence + "\n");
        } else {
            String title = status.equals(HttpStatus.NOT_FOUND) ? "There is nothing here" : "This did not work";
            request.html(Templates.page(
                    "workbench/failure.jte",
                    new Failure(Shell.of(request, desk, "", title), StringUtils.capitalize(sentence))));
        }
    }

    /**
     * Opens it. The evidence is read once the first page has been made, which would wait for it otherwise, or where nobody asks for
     * one.
     *
     * @throws Taken if it cannot be served at the port, with why
     */
    public static Workbench open(Options options) throws Taken {
        Workbench workbench = open(options, List.of());
        workbench.shown.completeOnTimeout(null, UNSEEN.toSeconds(), TimeUnit.SECONDS);
        return workbench;
    }

    /** The same with screens besides its own; nothing more is read before somebody asks for a page. */
    static Workbench open(Options options, List<Screen> more) throws Taken {
        List<ServerSocketChannel> places;
        try {
            places = Loopback.take(options.port());
        } catch (IOException e) {
            throw new Taken(String.valueOf(e.getMessage()), e);
        }
        Workbench workbench = new Workbench(options, more, places);
        workbench.server.start();
        return workbench;
    }

    /** Makes it as quick at the first change as it is later; it takes some seconds that nobody waits for. */
    public void warmUp() {
        begun = begun.thenRun(desk::warmUp);
    }

    /** Where to begin, at a name that nothing else is served at: whoever has this address is let in. */
    public URI address() {
        return address(guard.named(), guard.token());
    }

    /** The same for browsers that do not know that such a name means this machine. */
    public URI addressByNumber() {
        return address(guard.numbered(), guard.token());
    }

    /**
     * Where a browser begins that is started with the address, for others may see how programs are started: it leads in one time,
     * and does not say the name.
     */
    public URI addressForOnce() {
        return address(guard.numbered(), guard.once());
    }

    private static URI address(String host, String token) {
        return URI.create("http://" + host + "/?" + Guard.TOKEN + "=" + token);
    }

    /** That another workbench is open on the same folders, in a sentence; nothing where none is. */
    public Optional<String> others() {
        return drafts.others().says();
    }

    /** What tells pages that something has changed. */
    Events events() {
        return events;
    }

    /** All addresses. */
    List<Route> routes() {
        return routes;
    }

    /** Done once rules and evidence have begun to be read. */
    CompletableFuture<Void> begun() {
        return begun;
    }

    /** What is worked on. */
    Desk desk() {
        return desk;
    }

    @Override
    public void close() {
        events.close();
        server.stop();
        listening.shutdown();
        studies.close();
        edges.close();
        records.close();
        desk.close();
    }
}
