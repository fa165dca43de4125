package assay.lsp;

import assay.rules.RuleCache;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.CodeActionOptions;
import org.eclipse.lsp4j.CodeLensOptions;
import org.eclipse.lsp4j.CompletionOptions;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializeResult;
import org.eclipse.lsp4j.PositionEncodingKind;
import org.eclipse.lsp4j.RenameOptions;
import org.eclipse.lsp4j.ServerCapabilities;
import org.eclipse.lsp4j.ServerInfo;
import org.eclipse.lsp4j.TextDocumentSyncKind;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.jsonrpc.MessageConsumer;
import org.eclipse.lsp4j.jsonrpc.MessageProducer;
import org.eclipse.lsp4j.jsonrpc.RemoteEndpoint;
import org.eclipse.lsp4j.jsonrpc.json.ConcurrentMessageProcessor;
import org.eclipse.lsp4j.jsonrpc.json.MessageJsonHandler;
import org.eclipse.lsp4j.jsonrpc.messages.Message;
import org.eclipse.lsp4j.jsonrpc.messages.NotificationMessage;
import org.eclipse.lsp4j.jsonrpc.messages.RequestMessage;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.eclipse.lsp4j.jsonrpc.services.JsonNotification;
import org.eclipse.lsp4j.jsonrpc.services.JsonRequest;
import org.eclipse.lsp4j.jsonrpc.services.JsonSegment;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageServer;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.eclipse.lsp4j.services.WorkspaceService;
import org.jspecify.annotations.Nullable;

/** A language server: an editor tells it what is open and changed, and asks. */
public final class Server implements LanguageServer {

    /** What answers editors; it is kept for what is set of it. */
    private static final Logger ENDPOINT = Logger.getLogger(RemoteEndpoint.class.getName());

    static {
        // It remarks on every question that is taken back after it was answered, which editors do all the time.
        ENDPOINT.setLevel(Level.SEVERE);
    }

    /** Told of any question, by the protocol that this one is made of. */
    private static final String CANCEL = "$/cancelRequest";

    private final CompletableFuture<Boolean> ended = new CompletableFuture<>();
    private final Documents documents;
    /** What of the protocol this server has. */
    private final Set<String> answered;

    private volatile boolean begun;
    private volatile boolean shutDown;

    private Server(Path rules, RuleCache cache, ExecutorService threads) {
        this.documents = new Documents(rules, cache, threads);
        this.answered = Stream.of(
                        answered(LanguageServer.class, this),
                        answered(TextDocumentService.class, documents),
                        answered(WorkspaceService.class, documents.workspace()))
                .flatMap(one -> one)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What of a part of the protocol something does itself: what it leaves to the protocol ends in a defect, or in nothing. */
    private static Stream<String> answered(Class<?> protocol, Object by) {
        JsonSegment segment = protocol.getAnnotation(JsonSegment.class);
        String of = segment == null ? "" : segment.value() + "/";
        return Arrays.stream(protocol.getMethods())
                .filter(method -> !doer(method, by.getClass()).equals(protocol))
                .flatMap(method -> {
                    JsonRequest asked = method.getAnnotation(JsonRequest.class);
                    JsonNotification told = method.getAnnotation(JsonNotification.class);
                    if (asked == null && told == null) {
                        return Stream.empty();
                    }
                    String named = asked == null ? told.value() : asked.value();
                    boolean isWhole = asked == null ? !told.useSegment() : !asked.useSegment();
                    return Stream.of((isWhole ? "" : of) + (named.isEmpty() ? method.getName() : named));
                });
    }

    private static Class<?> doer(Method method, Class<?> of) {
        try {
            return of.getMethod(method.getName(), method.getParameterTypes()).getDeclaringClass();
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Serves an editor until it ends the session or is gone.
     *
     * @param rules the folder of the rule set that grades evidence which lies in none
     * @param cache where compiled rules are kept
     * @param broken is told in one line why the editor cannot be heard any more, where it has not ended the session
     * @return whether it has ended as editors should, having said before that it would
     */
    public static boolean serve(InputStream in, OutputStream out, Path rules, RuleCache cache, Consumer<String> broken)
            throws InterruptedException {
        ExecutorService threads = Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "lsp");
            thread.setDaemon(true);
            return thread;
        });
        Server server = new Server(rules, cache, threads);
        Launcher<LanguageClient> launcher = server.new Session(broken)
                .setLocalService(server)
                .setRemoteInterface(LanguageClient.class)
                .setInput(in)
                .setOutput(out)
                .create();
        server.documents.connect(launcher.getRemoteProxy());
        Future<Void> listening = launcher.startListening();
        threads.execute(() -> {
            try {
                listening.get();
            } catch (InterruptedException | ExecutionException | CancellationException e) {
                // However it has come to an end, there is nobody to be told.
            }
            server.exit();
        });
        try {
            return server.ended.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } finally {
            listening.cancel(true);
            threads.shutdownNow();
        }
    }

    /** Refuses what is asked before the session has begun or after it was ended, and what cannot be understood. */
    private final class Session extends Launcher.Builder<LanguageClient> {

        private final Consumer<String> broken;
        private @Nullable MessageJsonHandler json;
        private @Nullable MessageConsumer answers;

        private Session(Consumer<String> broken) {
            this.broken = broken;
        }

        @Override
        protected MessageJsonHandler createJsonHandler() {
            json = super.createJsonHandler();
            return json;
        }

        @Override
        protected ConcurrentMessageProcessor createMessageProcessor(
                MessageProducer reader, MessageConsumer next, LanguageClient editor) {
            return super.createMessageProcessor(
                    new Incoming(input, Objects.requireNonNull(json), Objects.requireNonNull(answers), broken),
                    next,
                    editor);
        }

        @Override
        protected MessageConsumer wrapMessageConsumer(MessageConsumer next) {
            if (!(next instanceof RemoteEndpoint)) {
                answers = next;
                return next;
            }
            return message -> {
                ResponseError refusal = message instanceof RequestMessage asked ? refusal(asked) : null;
                if (message == null) {
                    Incoming.answer(null, Incoming.NO_MESSAGE, Objects.requireNonNull(answers));
                } else if (refusal != null && message instanceof RequestMessage asked) {
                    Incoming.answer(asked.getRawId(), refusal, Objects.requireNonNull(answers));
                } else if (message instanceof RequestMessage || isInTurn(message)) {
                    next.consume(message);
                }
            };
        }
    }

    /** Why something asked is not answered, where that is seen before it is looked into. */
    private @Nullable ResponseError refusal(RequestMessage asked) {
        String method = asked.getMethod();
        if (!begun && !method.equals("initialize")) {
            return new ResponseError(
                    ResponseErrorCode.ServerNotInitialized, "the session has not begun: initialize comes first", null);
        }
        if (shutDown || (begun && method.equals("initialize"))) {
            return new ResponseError(
                    ResponseErrorCode.InvalidRequest,
                    shutDown ? "the session was ended" : "the session has begun already",
                    null);
        }
        if (!answered.contains(method)) {
            return new ResponseError(ResponseErrorCode.MethodNotFound, "this server does not know " + method, null);
        }
        if (method.equals("shutdown")) {
            return null;
        }
        return (asked.getParams() == null ? Optional.of("params") : Required.missing(asked.getParams()))
                .map(missing -> new ResponseError(ResponseErrorCode.InvalidParams, method + " has no " + missing, null))
                .orElse(null);
    }

    /** Nobody is told that what is told without being asked comes too early, or lacks something. */
    private boolean isInTurn(Message message) {
        if (!(message instanceof NotificationMessage told) || told.getMethod().equals("exit")) {
            return true;
        }
        return begun
                && (answered.contains(told.getMethod()) || told.getMethod().equals(CANCEL))
                && (!told.getMethod().contains("/")
                        || (told.getParams() != null
                                && Required.missing(told.getParams()).isEmpty()));
    }

    @Override
    public CompletableFuture<InitializeResult> initialize(InitializeParams asked) {
        begun = true;
        if (asked.getCapabilities() != null) {
            documents.workspace(asked.getCapabilities().getWorkspace());
            documents.hovers(asked.getCapabilities().getTextDocument());
        }
        ServerCapabilities can = new ServerCapabilities();
        can.setPositionEncoding(PositionEncodingKind.UTF16);
        can.setTextDocumentSync(TextDocumentSyncKind.Incremental);
        can.setCompletionProvider(new CompletionOptions(false, List.of(".", "{", "\"", "@", "$", "(", "[")));
        can.setHoverProvider(true);
        can.setCodeActionProvider(new CodeActionOptions(List.of(CodeActionKind.QuickFix)));
        can.setDocumentFormattingProvider(true);
        can.setDefinitionProvider(true);
        can.setReferencesProvider(true);
        can.setDocumentSymbolProvider(true);
        can.setWorkspaceSymbolProvider(true);
        can.setRenameProvider(new RenameOptions(true));
        can.setInlayHintProvider(true);
        can.setCodeLensProvider(new CodeLensOptions(false));
        return CompletableFuture.completedFuture(new InitializeResult(can, new ServerInfo("assay")));
    }

    @Override
    public CompletableFuture<Object> shutdown() {
        shutDown = true;
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void exit() {
        ended.complete(shutDown);
    }

    @Override
    public TextDocumentService getTextDocumentService() {
        return documents;
    }

    @Override
    public WorkspaceService getWorkspaceService() {
        return documents.workspace();
    }
}
