package assay.lsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.TestRules;
import assay.ruleset.Check;
import assay.workbench.Books;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.apache.commons.lang3.Strings;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionContext;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.CodeLensParams;
import org.eclipse.lsp4j.CodeLensWorkspaceCapabilities;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionItemKind;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DiagnosticSeverity;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidChangeWatchedFilesParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.DidSaveTextDocumentParams;
import org.eclipse.lsp4j.DocumentFormattingParams;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.DocumentSymbolParams;
import org.eclipse.lsp4j.FileChangeType;
import org.eclipse.lsp4j.FileEvent;
import org.eclipse.lsp4j.FormattingOptions;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.HoverCapabilities;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializeResult;
import org.eclipse.lsp4j.InlayHintParams;
import org.eclipse.lsp4j.InlayHintWorkspaceCapabilities;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.MessageActionItem;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PrepareRenameParams;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.ReferenceContext;
import org.eclipse.lsp4j.ReferenceParams;
import org.eclipse.lsp4j.RenameParams;
import org.eclipse.lsp4j.ShowMessageRequestParams;
import org.eclipse.lsp4j.TextDocumentClientCapabilities;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.TextDocumentEdit;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;
import org.eclipse.lsp4j.WorkspaceClientCapabilities;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.WorkspaceEditCapabilities;
import org.eclipse.lsp4j.WorkspaceSymbol;
import org.eclipse.lsp4j.WorkspaceSymbolParams;
import org.eclipse.lsp4j.jsonrpc.Endpoint;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.eclipse.lsp4j.launch.LSPLauncher;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** An editor, and the server at the other end of two pipes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServerTest {

    private static final Path RULES = Path.of("rules/playgrounds").toAbsolutePath();
    private static final Path REQUIREMENT = RULES.resolve("requirement-1.drl");
    private static final Path MEANINGS = RULES.resolve("meanings.yaml");
    private static final Path MUTANTS = RULES.resolve("equivalent-mutants.yaml");
    private static final Path PARAMETERS = RULES.resolve("parameters.yaml");

    private final Map<String, CompletableFuture<List<Diagnostic>>> told = new ConcurrentHashMap<>();
    private final Set<Path> open = new LinkedHashSet<>();
    private final Queue<Awaited> awaited = new ConcurrentLinkedQueue<>();
    private final BlockingQueue<PublishDiagnosticsParams> all = new LinkedBlockingQueue<>();
    private final Semaphore refreshed = new Semaphore(0);
    private final BlockingQueue<String> broken = new LinkedBlockingQueue<>();
    private final FutureTask<Boolean> serving;
    private final Future<Void> listening;
    private final LanguageServer server;
    private InitializeResult can;
    private int version;

    ServerTest() throws Exception {
        PipedOutputStream toServer = new PipedOutputStream();
        PipedOutputStream toEditor = new PipedOutputStream();
        PipedInputStream ofEditor = new PipedInputStream(toServer, 1 << 16);
        serving = new FutureTask<>(() -> {
            try (toEditor) {
                return Server.serve(ofEditor, toEditor, Path.of("rules/march-2004"), TestRules.CACHE, broken::add);
            }
        });
        var launcher =
                LSPLauncher.createClientLauncher(new Editor(), new PipedInputStream(toEditor, 1 << 16), toServer);
        listening = launcher.startListening();
        server = launcher.getRemoteProxy();
        new Thread(serving, "server").start();
    }

    /** What hears the server. */
    private class Editor implements LanguageClient {

        @Override
        public void publishDiagnostics(PublishDiagnosticsParams found) {
            all.add(found);
            told(found.getUri(), found.getVersion() == null ? 0 : found.getVersion())
                    .complete(found.getDiagnostics());
            awaited.forEach(one -> one.hears(found));
        }

        @Override
        public CompletableFuture<Void> refreshCodeLenses() {
            refreshed.release();
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletableFuture<Void> refreshInlayHints() {
            refreshed.release();
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void telemetryEvent(Object event) {
            throw new AssertionError("nobody is to be watched: " + event);
        }

        @Override
        public void showMessage(MessageParams message) {
            throw new AssertionError(message.getMessage());
        }

        @Override
        public CompletableFuture<MessageActionItem> showMessageRequest(ShowMessageRequestParams request) {
            throw new AssertionError(request.getMessage());
        }

        @Override
        public void logMessage(MessageParams message) {
            Stream.concat(told.values().stream(), awaited.stream().map(Awaited::told))
                    .forEach(one -> one.completeExceptionally(new AssertionError(message.getMessage())));
        }
    }

    private CompletableFuture<List<Diagnostic>> told(String uri, int of) {
        return told.computeIfAbsent(uri + " " + of, any -> new CompletableFuture<>());
    }

    private static <T> T done(CompletableFuture<T> future) throws Exception {
        return future.get(2, TimeUnit.MINUTES);
    }

    private static String uri(Path file) {
        return file.toUri().toString();
    }

    private static TextDocumentIdentifier named(Path file) {
        return new TextDocumentIdentifier(uri(file));
    }

    /** Opens a file with a text, and waits for what is told of it. */
    private List<Diagnostic> open(Path file, String text) throws Exception {
        version++;
        open.add(file);
        server.getTextDocumentService()
                .didOpen(new DidOpenTextDocumentParams(new TextDocumentItem(uri(file), "drools", version, text)));
        return done(told(uri(file), version));
    }

    private List<Diagnostic> change(Path file, TextDocumentContentChangeEvent... changes) throws Exception {
        version++;
        server.getTextDocumentService()
                .didChange(new DidChangeTextDocumentParams(
                        new VersionedTextDocumentIdentifier(uri(file), version), List.of(changes)));
        return done(told(uri(file), version));
    }

    private void close(Path file) {
        open.remove(file);
        server.getTextDocumentService().didClose(new DidCloseTextDocumentParams(named(file)));
    }

    private static String changed(Path file, String was, String is) throws Exception {
        String text = Files.readString(file);
        assertThat(text).contains(was);
        return Strings.CS.replaceOnce(text, was, is);
    }

    private static Position place(String text, String of) {
        int at = text.indexOf(of);
        assertThat(at).as(of).isNotNegative();
        return new Position(StringUtils.countMatches(text.substring(0, at), '\n'), at - text.lastIndexOf('\n', at) - 1);
    }

    private static Range range(String text, String of) {
        Position from = place(text, of);
        return new Range(from, new Position(from.getLine(), from.getCharacter() + of.length()));
    }

    @BeforeAll
    void opens() throws Exception {
        WorkspaceClientCapabilities refreshes = new WorkspaceClientCapabilities();
        refreshes.setCodeLens(new CodeLensWorkspaceCapabilities(true));
        refreshes.setInlayHint(new InlayHintWorkspaceCapabilities(true));
        InitializeParams editor = new InitializeParams();
        editor.setCapabilities(new ClientCapabilities(refreshes, null, null));
        refuses(ResponseErrorCode.ServerNotInitialized);
        can = done(server.initialize(editor));
        assertThatThrownBy(() -> done(server.initialize(editor)))
                .hasStackTraceContaining("the session has begun already");
    }

    @AfterEach
    void closes_what_a_failure_left_open() {
        List.copyOf(open).forEach(this::close);
        awaited.clear();
    }

    private static ResponseError refusal(CompletableFuture<?> asked) {
        AtomicReference<ResponseError> error = new AtomicReference<>();
        assertThatThrownBy(() -> done(asked))
                .rootCause()
                .isInstanceOfSatisfying(ResponseErrorException.class, refused -> error.set(refused.getResponseError()));
        return error.get();
    }

    /** Whatever is asked. */
    private void refuses(ResponseErrorCode code) {
        assertThatThrownBy(() -> done(server.getTextDocumentService().hover(new HoverParams())))
                .rootCause()
                .isInstanceOfSatisfying(
                        ResponseErrorException.class,
                        refused ->
                                assertThat(refused.getResponseError().getCode()).isEqualTo(code.getValue()));
    }

    @AfterAll
    void ends_as_editors_end_it() throws Exception {
        done(server.shutdown());
        refuses(ResponseErrorCode.InvalidRequest);
        server.exit();
        assertThat(serving.get(2, TimeUnit.MINUTES)).isTrue();
        assertThat(broken).isEmpty();
        assertThat(listening.get(2, TimeUnit.MINUTES)).isNull();
    }

    @Test
    void an_editor_that_is_gone_without_a_word_ends_it_too() throws Exception {
        PipedOutputStream editor = new PipedOutputStream();
        PipedInputStream in = new PipedInputStream(editor);
        editor.close();
        assertThat(Server.serve(in, new PipedOutputStream(new PipedInputStream()), RULES, TestRules.CACHE, broken::add))
                .isFalse();
    }

    private static String message(String text) {
        return "Content-Length: " + text.length() + "\r\n\r\n" + text;
    }

    private static String refusal(String id, int code, String why) {
        return message("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"error\":{\"code\":" + code + ",\"message\":\"" + why
                + "\"}}");
    }

    private static String answers(String said, Consumer<String> broken) throws InterruptedException {
        ByteArrayOutputStream answers = new ByteArrayOutputStream();
        Server.serve(
                new ByteArrayInputStream(said.getBytes(StandardCharsets.UTF_8)),
                answers,
                RULES,
                TestRules.CACHE,
                broken);
        return answers.toString(StandardCharsets.UTF_8);
    }

    private static String hover(String params) {
        return message("{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"textDocument/hover\",\"params\":" + params + "}");
    }

    @Test
    void what_cannot_be_understood_is_answered_and_the_session_goes_on() throws Exception {
        String noJson = refusal("null", ResponseErrorCode.ParseError.getValue(), "a message is no JSON");
        String noJsonEither = refusal("2", ResponseErrorCode.ParseError.getValue(), "a message is no JSON");
        String noMessage = refusal(
                "null",
                ResponseErrorCode.InvalidRequest.getValue(),
                "a message neither asks for anything nor tells or answers");
        String otherShape = refusal(
                "2",
                ResponseErrorCode.InvalidParams.getValue(),
                "textDocument/hover has params of another shape than it takes");
        String shutdown = "{\"jsonrpc\":\"2.0\",\"id\":9,\"method\":\"shutdown\"}";
        String tooEarly = refusal(
                "9",
                ResponseErrorCode.ServerNotInitialized.getValue(),
                "the session has not begun: initialize comes first");
        for (Map.Entry<String, String> one : Map.ofEntries(
                        Map.entry(message("{bad"), noJson),
                        Map.entry(hover("{]"), noJsonEither),
                        Map.entry(message("[]"), noMessage),
                        Map.entry(message("5"), noMessage),
                        Map.entry(message("{}"), noMessage),
                        Map.entry(message("null"), noMessage),
                        Map.entry(message(""), noMessage),
                        Map.entry(hover("[1]"), otherShape),
                        Map.entry(hover("{\"position\":\"a\"}"), otherShape),
                        Map.entry("Content-Type: text; charset=no\r\n" + message("[]"), noMessage),
                        Map.entry(Strings.CI.replace(message("[]"), "content-length", "content-LENGTH"), noMessage))
                .entrySet()) {
            List<String> unheard = new ArrayList<>();
            assertThat(answers(one.getKey() + message(shutdown), unheard::add))
                    .as(one.getKey())
                    .isEqualTo(one.getValue() + tooEarly);
            assertThat(unheard).as(one.getKey()).isEmpty();
        }
    }

    @Test
    void where_the_end_of_a_message_cannot_be_told_the_session_ends_and_says_why() throws Exception {
        for (String length : List.of("X: 2", "Content-Length: two", "Content-Length: -2")) {
            List<String> unheard = new ArrayList<>();
            assertThat(answers(length + "\r\n\r\n{}" + message("{bad"), unheard::add))
                    .as(length)
                    .isEmpty();
            assertThat(unheard)
                    .as(length)
                    .containsExactly("a message has no Content-Length: it cannot be told where it ends");
        }
    }

    @Test
    void what_this_server_has_not_is_unknown_to_it_and_no_defect() {
        Endpoint asked = (Endpoint) server;
        for (String method : List.of("textDocument/foldingRange", "workspace/diagnostic", "no/such", "$/no")) {
            ResponseError error = refusal(asked.request(method, Map.of("query", "")));
            assertThat(error.getCode()).as(method).isEqualTo(ResponseErrorCode.MethodNotFound.getValue());
            assertThat(error.getMessage()).isEqualTo("this server does not know " + method);
            assertThat(error.getData()).isNull();
        }
        ResponseError error = refusal(asked.request("textDocument/hover", null));
        assertThat(error.getCode()).isEqualTo(ResponseErrorCode.InvalidParams.getValue());
        assertThat(error.getMessage()).isEqualTo("textDocument/hover has no params");
    }

    @Test
    void what_lacks_something_that_has_to_stand_in_it_is_refused_by_its_name() throws Exception {
        Endpoint asked = (Endpoint) server;
        for (String method : List.of(
                "completion",
                "hover",
                "definition",
                "references",
                "rename",
                "prepareRename",
                "documentSymbol",
                "codeAction",
                "formatting",
                "inlayHint",
                "codeLens")) {
            ResponseError error = refusal(asked.request("textDocument/" + method, Map.of()));
            assertThat(error.getCode()).as(method).isEqualTo(ResponseErrorCode.InvalidParams.getValue());
            assertThat(error.getMessage()).as(method).isEqualTo("textDocument/" + method + " has no textDocument");
            assertThat(error.getData()).as(method).isNull();
        }
        Map<String, Object> document = Map.of("uri", uri(REQUIREMENT));
        Map<String, Object> start = Map.of("start", Map.of("line", 0, "character", 0));
        for (Map.Entry<Map<String, Object>, String> one : Map.<Map<String, Object>, String>of(
                        Map.of("textDocument", Map.of()), "hover has no textDocument.uri",
                        Map.of("textDocument", document), "hover has no position",
                        Map.of("textDocument", document, "range", start), "inlayHint has no range.end",
                        Map.of("textDocument", document, "position", start.get("start")), "rename has no newName")
                .entrySet()) {
            String method = "textDocument/" + StringUtils.substringBefore(one.getValue(), " ");
            assertThat(refusal(asked.request(method, one.getKey())).getMessage())
                    .isEqualTo("textDocument/" + one.getValue());
        }
        assertThat(refusal(asked.request("workspace/symbol", Map.of())).getMessage())
                .isEqualTo("workspace/symbol has no query");
        // Whoever hears of a defect fails what is open and waited for.
        for (String method : List.of("didOpen", "didChange", "didClose", "didSave")) {
            asked.notify("textDocument/" + method, Map.of());
            asked.notify("textDocument/" + method, Map.of("textDocument", Map.of()));
        }
        asked.notify("workspace/didChangeWatchedFiles", Map.of("changes", List.of(Map.of())));
        assertThat(open(REQUIREMENT, Files.readString(REQUIREMENT))).isEmpty();
        close(REQUIREMENT);
    }

    @Test
    void what_this_server_has_not_and_is_told_of_leaves_no_trace_of_the_program() throws Exception {
        String begun =
                message("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"capabilities\":{}}}");
        String told = Stream.of(
                        "workspace/didChangeWorkspaceFolders",
                        "workspace/didCreateFiles",
                        "textDocument/willSave",
                        "window/workDoneProgress/cancel",
                        "notebookDocument/didSave",
                        "$/setTrace")
                .map(method -> message("{\"jsonrpc\":\"2.0\",\"method\":\"" + method + "\",\"params\":{\"event\":{}}}"))
                .collect(Collectors.joining());
        String answeredBefore =
                message("{\"jsonrpc\":\"2.0\",\"method\":\"$/cancelRequest\",\"params\":{\"id\":4711}}");
        List<LogRecord> logged = new CopyOnWriteArrayList<>();
        Handler log = new Handler() {
            @Override
            public void publish(LogRecord one) {
                logged.add(one);
            }

            @Override
            public void flush() {
                // Nothing is kept back.
            }

            @Override
            public void close() {
                // Nothing is open.
            }
        };
        Logger root = Logger.getLogger("");
        root.addHandler(log);
        try {
            assertThat(answers(begun + told + answeredBefore, unheard -> {}))
                    .contains("\"id\":1,\"result\":")
                    .doesNotContain("error");
        } finally {
            root.removeHandler(log);
        }
        assertThat(logged).extracting(LogRecord::getMessage).isEmpty();
    }

    @Test
    void what_is_to_be_changed_names_the_text_that_it_is_for_where_an_editor_heeds_that() throws Exception {
        ExecutorService threads = Executors.newCachedThreadPool();
        Documents documents = new Documents(RULES, TestRules.CACHE, threads);
        String wrong = changed(REQUIREMENT, "!stepFree", "!stepFre");
        documents.didOpen(new DidOpenTextDocumentParams(new TextDocumentItem(uri(REQUIREMENT), "drl", 7, wrong)));
        CodeActionParams fixes =
                new CodeActionParams(named(REQUIREMENT), range(wrong, "stepFre )"), new CodeActionContext(List.of()));
        WorkspaceEdit plain =
                done(documents.codeAction(fixes)).get(0).getRight().getEdit();
        assertThat(plain.getDocumentChanges()).isNull();
        WorkspaceClientCapabilities can = new WorkspaceClientCapabilities();
        WorkspaceEditCapabilities edits = new WorkspaceEditCapabilities();
        edits.setDocumentChanges(true);
        can.setWorkspaceEdit(edits);
        documents.workspace(can);
        TextDocumentEdit fix = done(documents.codeAction(fixes))
                .get(0)
                .getRight()
                .getEdit()
                .getDocumentChanges()
                .get(0)
                .getLeft();
        assertThat(fix.getTextDocument()).isEqualTo(new VersionedTextDocumentIdentifier(uri(REQUIREMENT), 7));
        assertThat(fix.getEdits())
                .extracting(Either::getLeft)
                .isEqualTo(plain.getChanges().get(uri(REQUIREMENT)));

        String text = Files.readString(REQUIREMENT);
        documents.didOpen(new DidOpenTextDocumentParams(new TextDocumentItem(uri(REQUIREMENT), "drl", 8, text)));
        WorkspaceEdit renamed =
                done(documents.rename(new RenameParams(named(REQUIREMENT), place(text, "P1.M1\", \"a gate"), "P1.M9")));
        assertThat(renamed.getDocumentChanges())
                .extracting(one -> one.getLeft().getTextDocument())
                .contains(new VersionedTextDocumentIdentifier(uri(REQUIREMENT), 8))
                .anyMatch(file -> file.getUri().contains("/fixtures/") && file.getVersion() == null);
        threads.shutdownNow();
    }

    @Test
    void an_editor_that_shows_markdown_alone_is_told_in_markdown() throws Exception {
        ExecutorService threads = Executors.newCachedThreadPool();
        Documents documents = new Documents(RULES, TestRules.CACHE, threads);
        String text = Files.readString(REQUIREMENT);
        String uri = REQUIREMENT.toUri().toString();
        documents.didOpen(new DidOpenTextDocumentParams(new TextDocumentItem(uri, "drl", 1, text)));
        HoverParams asked = new HoverParams(new TextDocumentIdentifier(uri), place(text, "gate-width"));
        assertThat(done(documents.hover(asked)).getContents().getRight().getKind())
                .isEqualTo("plaintext");
        TextDocumentClientCapabilities can = new TextDocumentClientCapabilities();
        can.setHover(new HoverCapabilities(List.of("markdown", "plaintext"), false));
        documents.hovers(can);
        MarkupContent plain = done(documents.hover(asked)).getContents().getRight();
        assertThat(plain.getKind()).isEqualTo("plaintext");
        can.getHover().setContentFormat(List.of("markdown"));
        documents.hovers(can);
        MarkupContent marked = done(documents.hover(asked)).getContents().getRight();
        assertThat(marked.getKind()).isEqualTo("markdown");
        assertThat(marked.getValue().replace("\\", "")).isEqualTo(plain.getValue());
        threads.shutdownNow();
    }

    @Test
    void places_are_counted_as_editors_count_them() {
        assertThat(can.getCapabilities().getPositionEncoding()).isEqualTo("utf-16");
        assertThat(can.getServerInfo().getName()).isEqualTo("assay");
    }

    @Test
    void what_is_wrong_is_told_as_it_is_typed() throws Exception {
        String text = Files.readString(REQUIREMENT);
        assertThat(open(REQUIREMENT, text)).isEmpty();
        // A sign of two UTF-16 units stands before what is wrong.
        String wrong = "/* \uD83D\uDE00 */ $gate : Gatee( !stepFree )";
        List<Diagnostic> found = change(
                REQUIREMENT, new TextDocumentContentChangeEvent(range(text, "$gate : Gate( !stepFree )"), wrong));
        String now = text.replace("$gate : Gate( !stepFree )", wrong);
        assertThat(found).singleElement().satisfies(one -> {
            assertThat(one.getSource()).isEqualTo("assay");
            assertThat(one.getCode().getLeft()).isEqualTo("unknown-kind");
            assertThat(one.getSeverity()).isEqualTo(DiagnosticSeverity.Error);
            assertThat(one.getMessage().getLeft()).contains("did you mean Gate?");
            assertThat(one.getRange()).isEqualTo(range(now, "Gatee"));
        });
        assertThat(change(REQUIREMENT, new TextDocumentContentChangeEvent(text)))
                .isEmpty();
        close(REQUIREMENT);
    }

    @Test
    void a_file_that_is_open_lies_over_the_one_on_disk_for_all_others() throws Exception {
        String text = changed(REQUIREMENT, "width >= {gate-width}", "width >= {gate-widths}");
        assertThat(open(REQUIREMENT, text)).singleElement().satisfies(one -> {
            assertThat(one.getCode().getLeft()).isEqualTo("unknown-parameter");
            assertThat(one.getRange()).isEqualTo(range(text, "gate-widths"));
        });
        assertThat(open(PARAMETERS, changed(PARAMETERS, "gate-width:", "gate-widths:")))
                .isEmpty();
        close(REQUIREMENT);
        close(PARAMETERS);
    }

    @Test
    void of_two_looks_at_a_rule_set_the_older_is_given_up() throws Exception {
        List<Runnable> waiting = new ArrayList<>();
        List<PublishDiagnosticsParams> found = new ArrayList<>();
        Books books = new Books();
        Checking checking = new Checking(
                books,
                new Compiler(TestRules.CACHE),
                new Grader(RULES, TestRules.CACHE, books, waiting::add),
                waiting::add,
                what -> what.accept(new Editor() {
                    @Override
                    public void publishDiagnostics(PublishDiagnosticsParams one) {
                        found.add(one);
                    }
                }),
                () -> {});
        Path file = Texts.real(REQUIREMENT);
        Texts older = Texts.NONE.with(Text.of(uri(file), file, 1, "package playgrounds"));
        checking.lookAtRules(file.getParent(), older);
        checking.lookAtRules(file.getParent(), older.with(Text.of(uri(file), file, 2, Files.readString(file))));
        List.copyOf(waiting).forEach(Runnable::run);
        assertThat(found)
                .singleElement()
                .extracting(PublishDiagnosticsParams::getVersion)
                .isEqualTo(2);
    }

    @Test
    void what_could_stand_at_a_place_is_offered() throws Exception {
        String text = changed(REQUIREMENT, "SignForm.TACTILE_MAP", "SignForm.TA");
        open(REQUIREMENT, text);
        Position at = range(text, "SignForm.TA").getEnd();
        List<CompletionItem> offered = done(server.getTextDocumentService()
                        .completion(new CompletionParams(named(REQUIREMENT), at)))
                .getLeft();
        assertThat(offered).anySatisfy(one -> {
            assertThat(one.getLabel()).isEqualTo("TACTILE_MAP");
            assertThat(one.getKind()).isEqualTo(CompletionItemKind.EnumMember);
            assertThat(one.getTextEdit().getLeft())
                    .isEqualTo(new TextEdit(
                            new Range(new Position(at.getLine(), at.getCharacter() - 2), at), "TACTILE_MAP"));
        });
        close(REQUIREMENT);
    }

    private String hovered(Path file, String text, String of) throws Exception {
        Hover hover = done(server.getTextDocumentService().hover(new HoverParams(named(file), place(text, of))));
        return hover.getContents().getRight().getValue();
    }

    @Test
    void what_stands_at_a_place_is_told_with_its_source_and_who_uses_it() throws Exception {
        String text = changed(REQUIREMENT, "!stepFree", "!stepFre");
        open(REQUIREMENT, text);
        assertThat(hovered(REQUIREMENT, text, "P1.M1")).contains("a gate that any child can get through", "Source: Pl");
        assertThat(hovered(REQUIREMENT, text, "gate-width")).contains("100 cm", "On it hangs P1.M1.");
        assertThat(hovered(REQUIREMENT, text, "I1\"")).contains("rules use it: P1.M1.");
        assertThat(hovered(REQUIREMENT, text, "stepFre ")).contains(Check.UNKNOWN_FIELD.says());
        close(REQUIREMENT);
    }

    @Test
    void what_only_the_compiler_finds_is_told_once_it_has() throws Exception {
        String text = Files.readString(REQUIREMENT);
        String wrong = Strings.CS.replaceOnce(text, "$gate, \"it has a step\"", "$gate, 5");
        assertThat(wrong).isNotEqualTo(text);
        open(REQUIREMENT, text);
        assertThat(change(REQUIREMENT, new TextDocumentContentChangeEvent(wrong)))
                .as("what the checks find")
                .isEmpty();
        PublishDiagnosticsParams found = Objects.requireNonNull(all.poll(2, TimeUnit.MINUTES));
        while (!Integer.valueOf(version).equals(found.getVersion())
                || found.getDiagnostics().isEmpty()) {
            found = Objects.requireNonNull(all.poll(2, TimeUnit.MINUTES));
        }
        assertThat(found.getUri()).isEqualTo(uri(REQUIREMENT));
        int line = place(wrong, "$gate, 5").getLine();
        assertThat(found.getDiagnostics()).singleElement().satisfies(one -> {
            assertThat(one.getCode().getLeft()).isEqualTo("consequence");
            assertThat(one.getRange().getStart().getLine()).isEqualTo(line);
        });
        close(REQUIREMENT);
    }

    @Test
    void what_is_wrong_with_what_words_are_said_to_mean_is_told_as_it_is_typed() throws Exception {
        String text = Files.readString(MEANINGS);
        assertThat(open(MEANINGS, text)).isEmpty();
        String wrong = Strings.CS.replaceOnce(text, "\n  gate:", "\n  gaet:");
        assertThat(change(MEANINGS, new TextDocumentContentChangeEvent(wrong)))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.getCode().getLeft()).isEqualTo("meanings");
                    assertThat(one.getMessage().getLeft()).contains("did you mean \"gate\"?");
                    assertThat(one.getRange()).isEqualTo(range(wrong, "gaet"));
                });
        assertThat(change(MEANINGS, new TextDocumentContentChangeEvent(text))).isEmpty();
        close(MEANINGS);
    }

    @Test
    void what_is_meant_can_be_written_instead_of_what_is_wrong() throws Exception {
        String text = changed(REQUIREMENT, "!stepFree", "!stepFre");
        List<Diagnostic> wrong = open(REQUIREMENT, text);
        Range where = wrong.get(0).getRange();
        var actions = done(server.getTextDocumentService()
                .codeAction(new CodeActionParams(named(REQUIREMENT), where, new CodeActionContext(wrong))));
        assertThat(actions).singleElement().satisfies(one -> {
            CodeAction fix = one.getRight();
            assertThat(fix.getTitle()).isEqualTo("Write stepFree instead of stepFre");
            assertThat(fix.getDiagnostics()).isEqualTo(wrong);
            assertThat(fix.getEdit().getChanges())
                    .containsExactly(Map.entry(uri(REQUIREMENT), List.of(new TextEdit(where, "stepFree"))));
        });
        close(REQUIREMENT);
    }

    @Test
    void meanings_are_not_held_against_declarations_that_are_wrong_themselves() throws Exception {
        Path kinds = RULES.resolve("evidence.drl");
        open(MEANINGS, Files.readString(MEANINGS));
        for (String wrong : List.of("stepFree : bolean", "stepFree : List<Spott>")) {
            all.clear();
            assertThat(open(kinds, changed(kinds, "stepFree : boolean", wrong)))
                    .as(wrong)
                    .isNotEmpty();
            assertThat(all)
                    .as(wrong)
                    .filteredOn(one -> one.getUri().equals(uri(MEANINGS)))
                    .isNotEmpty()
                    .allMatch(one -> one.getDiagnostics().isEmpty());
        }
        close(kinds);
        close(MEANINGS);
    }

    @Test
    void what_is_wrong_with_the_list_of_mutants_is_told_in_it_whatever_is_being_typed() throws Exception {
        String text = Files.readString(MUTANTS);
        assertThat(open(MUTANTS, text)).isEmpty();
        assertThat(fixed(MUTANTS, Strings.CS.replaceOnce(text, "\"P1.M2 a soft surface\"", "\"P1.M2 a soft surfaec\"")))
                .isEqualTo(text);
        open(MUTANTS, text);
        String wrong = Strings.CS.replaceOnce(text, "  mutation:", "  mutatoin:");
        assertThat(change(MUTANTS, new TextDocumentContentChangeEvent(wrong)))
                .extracting(one -> one.getMessage().getLeft())
                .containsExactlyInAnyOrder(
                        "\"mutation\" is missing from the entry; it is a text",
                        "unknown key \"mutatoin\" in the entry; did you mean \"mutation\"?");
        close(MUTANTS);
        open(REQUIREMENT, changed(REQUIREMENT, "\"P1.M2 a soft surface\"", "\"P1.M2 soft surfaces\""));
        PublishDiagnosticsParams found = Objects.requireNonNull(all.poll(2, TimeUnit.MINUTES));
        while (!found.getUri().equals(uri(MUTANTS))
                || found.getVersion() != null
                || found.getDiagnostics().isEmpty()) {
            found = Objects.requireNonNull(all.poll(2, TimeUnit.MINUTES));
        }
        assertThat(found.getDiagnostics()).singleElement().satisfies(one -> {
            assertThat(one.getCode().getLeft()).isEqualTo("equivalent-mutants");
            assertThat(one.getRange()).isEqualTo(range(text, "P1.M2 a soft surface"));
            assertThat(one.getMessage().getLeft())
                    .isEqualTo("there is no rule \"P1.M2 a soft surface\"; did you mean \"P1.M2 soft surfaces\"?");
        });
        close(REQUIREMENT);
    }

    @Test
    void a_schema_that_says_what_the_rules_said_before_is_told_in_it_until_they_say_so_again() throws Exception {
        String text = Files.readString(MEANINGS);
        assertThat(open(MEANINGS, text)).isEmpty();
        change(
                MEANINGS,
                new TextDocumentContentChangeEvent(
                        Strings.CS.replaceOnce(text, "A way into the playground.", "Any way in.")));
        assertThat(ofTheSchema(false).getDiagnostics()).singleElement().satisfies(one -> {
            assertThat(one.getCode().getLeft()).isEqualTo("evidence-schema");
            assertThat(one.getSeverity()).isEqualTo(DiagnosticSeverity.Warning);
            assertThat(one.getMessage().getLeft())
                    .contains("the kind \"gate\" is otherwise")
                    .contains("assay schema --rules");
        });
        change(MEANINGS, new TextDocumentContentChangeEvent(text));
        assertThat(ofTheSchema(true).getDiagnostics()).isEmpty();
        close(MEANINGS);
    }

    private PublishDiagnosticsParams ofTheSchema(boolean isRight) throws InterruptedException {
        PublishDiagnosticsParams found = Objects.requireNonNull(all.poll(2, TimeUnit.MINUTES));
        while (!found.getUri().endsWith("/evidence.schema.json")
                || found.getDiagnostics().isEmpty() != isRight) {
            found = Objects.requireNonNull(all.poll(2, TimeUnit.MINUTES));
        }
        return found;
    }

    /** Writes what is meant instead of the one thing that is wrong with a text. */
    private String fixed(Path file, String text) throws Exception {
        List<Diagnostic> wrong = open(file, text).stream()
                .filter(one -> one.getMessage().getLeft().contains("did you mean"))
                .toList();
        assertThat(wrong).hasSize(1);
        var actions = done(server.getTextDocumentService()
                .codeAction(new CodeActionParams(named(file), wrong.get(0).getRange(), new CodeActionContext(wrong))));
        assertThat(actions).hasSize(1);
        TextEdit edit =
                actions.get(0).getRight().getEdit().getChanges().get(uri(file)).get(0);
        close(file);
        Text before = Text.onDisk(file, text);
        return new StringBuilder(text)
                .replace(
                        before.offset(edit.getRange().getStart()),
                        before.offset(edit.getRange().getEnd()),
                        edit.getNewText())
                .toString();
    }

    @Test
    void what_is_meant_stands_for_the_whole_of_what_is_wrong_and_for_nothing_else() throws Exception {
        String text = Files.readString(REQUIREMENT);
        assertThat(fixed(
                        REQUIREMENT,
                        Strings.CS.replaceOnce(text, "Counted.whole( \"P1.M1\"", "Counted.whole( \"P1.M0\"")))
                .isEqualTo(text);
        Path evidence = RULES.resolve("evidence.drl");
        String declared = Files.readString(evidence);
        assertThat(fixed(evidence, Strings.CS.replaceOnce(declared, "import java.util.List", "import java.utl.List")))
                .isEqualTo(declared);
    }

    @Test
    void files_are_laid_out_the_one_way_unless_there_is_a_slip_in_them() throws Exception {
        String text = Files.readString(REQUIREMENT);
        open(REQUIREMENT, changed(REQUIREMENT, "$gate : Gate( !stepFree )", "$gate:Gate(!stepFree)"));
        DocumentFormattingParams asked =
                new DocumentFormattingParams(named(REQUIREMENT), new FormattingOptions(4, true));
        var edits = done(server.getTextDocumentService().formatting(asked));
        assertThat(edits).hasSize(1);
        assertThat(edits.get(0).getNewText()).isEqualTo(text);
        change(REQUIREMENT, new TextDocumentContentChangeEvent(text.replace("$gate : Gate( !stepFree )", "Gate(")));
        assertThat(done(server.getTextDocumentService().formatting(asked))).isEmpty();
        close(REQUIREMENT);
    }

    private List<String> definition(Path file, String text, String of) throws Exception {
        return lines(
                done(server.getTextDocumentService().definition(new DefinitionParams(named(file), place(text, of))))
                        .getLeft());
    }

    private List<String> references(Path file, String text, String of) throws Exception {
        return lines(done(server.getTextDocumentService()
                .references(new ReferenceParams(named(file), place(text, of), new ReferenceContext(false)))));
    }

    /** The file of each place, and what stands there with the line around it. */
    private static List<String> lines(List<? extends Location> found) throws Exception {
        List<String> lines = new ArrayList<>();
        for (Location one : found) {
            Path file = Path.of(URI.create(one.getUri()));
            Range range = one.getRange();
            String line = Files.readAllLines(file).get(range.getStart().getLine());
            lines.add(file.getFileName() + ": "
                    + line.substring(
                            range.getStart().getCharacter(), range.getEnd().getCharacter()) + " in "
                    + line.strip());
        }
        return lines;
    }

    @Test
    void what_is_named_leads_to_where_it_is_declared() throws Exception {
        String text = Files.readString(REQUIREMENT);
        open(REQUIREMENT, text);
        assertThat(definition(REQUIREMENT, text, "P1.M1\", $gate"))
                .containsExactly("requirement-1.drl: P1.M1 in insert( Criterion.minimum( \"P1.M1\", \"a gate that any"
                        + " child can get through\" ) );");
        assertThat(definition(REQUIREMENT, text, "gate-width"))
                .containsExactly("parameters.yaml: gate-width in gate-width:");
        assertThat(definition(REQUIREMENT, text, "I1\""))
                .singleElement()
                .asString()
                .startsWith("interpretations.yaml: I1 in - id: I1");
        assertThat(definition(REQUIREMENT, text, "Gate("))
                .containsExactly("evidence.drl: Gate in declare Gate extends Fact");
        assertThat(definition(REQUIREMENT, text, "stepFree"))
                .containsExactly("evidence.drl: stepFree in stepFree : boolean");
        assertThat(definition(REQUIREMENT, text, "GRASS"))
                .containsExactly("evidence.drl: GRASS in RUBBER, ASPHALT, GRASS, SAND;");
        assertThat(definition(REQUIREMENT, text, "Material."))
                .containsExactly("evidence.drl: Material in declare enum Material");
        close(REQUIREMENT);
    }

    @Test
    void what_is_given_a_meaning_leads_to_where_it_is_declared_and_is_renamed_there_as_well() throws Exception {
        String text = Files.readString(MEANINGS);
        open(MEANINGS, text);
        assertThat(definition(MEANINGS, text, "gate:"))
                .containsExactly("evidence.drl: Gate in declare Gate extends Fact");
        assertThat(definition(MEANINGS, text, "step-free:"))
                .containsExactly("evidence.drl: stepFree in stepFree : boolean");
        assertThat(definition(MEANINGS, text, "grass:"))
                .containsExactly("evidence.drl: GRASS in RUBBER, ASPHALT, GRASS, SAND;");
        assertThat(definition(MEANINGS, text, "Material:"))
                .containsExactly("evidence.drl: Material in declare enum Material");
        assertThat(references(MEANINGS, text, "grass:"))
                .contains("requirement-1.drl: GRASS in $surface : Surface( material in ( Material.GRASS,"
                        + " Material.SAND ) )");
        assertThat(renamed(MEANINGS, place(text, "grass:"), "lawn"))
                .contains("evidence.drl: GRASS -> LAWN", "meanings.yaml: grass -> lawn");
        close(MEANINGS);
    }

    @Test
    void the_name_of_a_rule_leads_to_it_and_to_where_it_is_named() throws Exception {
        Path mutants = RULES.resolve("equivalent-mutants.yaml");
        String entries = Files.readString(mutants);
        open(mutants, entries);
        assertThat(definition(mutants, entries, "a soft surface"))
                .containsExactly("requirement-1.drl: P1.M2 a soft surface in rule \"P1.M2 a soft surface\"");
        close(mutants);
        String text = Files.readString(REQUIREMENT);
        open(REQUIREMENT, text);
        assertThat(references(REQUIREMENT, text, "a soft surface"))
                .containsExactly("equivalent-mutants.yaml: P1.M2 a soft surface in - rule: \"P1.M2 a soft surface\"");
        close(REQUIREMENT);
    }

    @Test
    void what_is_declared_leads_to_where_it_is_named_in_rules_and_fixtures() throws Exception {
        Path evidence = RULES.resolve("evidence.drl");
        String text = Files.readString(evidence);
        open(evidence, text);
        assertThat(references(evidence, text, "GRASS, SAND"))
                .startsWith("requirement-1.drl: GRASS in $surface : Surface( material in ( Material.GRASS,"
                        + " Material.SAND ) )")
                .contains("p1-m2-grass.yaml: grass in - surface: {material: grass, leads-to: [swing, slide, sandpit]}")
                .filteredOn(line -> line.startsWith("meanings.yaml: grass in grass: "))
                .hasSize(1);
        assertThat(references(evidence, text, "stepFree"))
                .startsWith(
                        "requirement-1.drl: stepFree in $gate : Gate( width >= {gate-width}, stepFree )",
                        "requirement-1.drl: stepFree in $gate : Gate( !stepFree )")
                .contains("p1-m1-gate-of-99-cm.yaml: step-free in - gate: {width: 99, step-free: true}");
        assertThat(references(evidence, text, "Gate extends"))
                .contains("requirement-1.drl: Gate in $gate : Gate( !stepFree )")
                .contains(
                        "p1-m1-gate-of-99-cm.yaml: gate in - gate: {width: 99, step-free: true}",
                        "meanings.yaml: gate in gate:")
                .noneMatch(line -> line.contains("declare"));
        close(evidence);
        open(REQUIREMENT, Files.readString(REQUIREMENT));
        assertThat(references(REQUIREMENT, Files.readString(REQUIREMENT), "P1.M1"))
                .contains("requirement-1.drl: P1.M1 in insert( Counted.whole( \"P1.M1\", $gate ) );")
                .contains("p1-m1-gate-of-99-cm.yaml: P1.M1 in unmet: [P1.M1]");
        close(REQUIREMENT);
    }

    @Test
    void a_file_says_which_rules_and_declarations_it_has() throws Exception {
        String text = Files.readString(REQUIREMENT);
        open(REQUIREMENT, text);
        var parts = done(server.getTextDocumentService().documentSymbol(new DocumentSymbolParams(named(REQUIREMENT))));
        DocumentSymbol second = parts.get(1).getRight();
        assertThat(second.getName()).isEqualTo("P1.M1 a gate that is wide and has no step");
        assertThat(second.getSelectionRange()).isEqualTo(range(text, "\"P1.M1 a gate that is wide and has no step\""));
        assertThat(second.getRange().getStart()).isEqualTo(place(text, "rule \"P1.M1 a gate that is wide"));
        close(REQUIREMENT);
        Path evidence = RULES.resolve("evidence.drl");
        open(evidence, Files.readString(evidence));
        assertThat(done(server.getTextDocumentService().documentSymbol(new DocumentSymbolParams(named(evidence)))))
                .extracting(
                        one -> one.getRight().getKind() + " " + one.getRight().getName())
                .startsWith("Enum Setting", "Class Authority", "Class Gate", "Enum Material");
        close(evidence);
    }

    @Test
    void a_file_of_parameters_or_readings_says_which_it_introduces() throws Exception {
        for (Map.Entry<Path, String> one : Map.of(
                        PARAMETERS, "Constant gate-width", RULES.resolve("interpretations.yaml"), "Key I1")
                .entrySet()) {
            String text = Files.readString(one.getKey());
            open(one.getKey(), text);
            var parts =
                    done(server.getTextDocumentService().documentSymbol(new DocumentSymbolParams(named(one.getKey()))));
            assertThat(parts)
                    .extracting(part ->
                            part.getRight().getKind() + " " + part.getRight().getName())
                    .startsWith(one.getValue());
            DocumentSymbol first = parts.get(0).getRight();
            assertThat(first.getSelectionRange()).isEqualTo(range(text, first.getName()));
            close(one.getKey());
        }
    }

    /** What an outline of a file has, as the editor has it just now. */
    private List<String> outline(Path file) throws Exception {
        return done(server.getTextDocumentService().documentSymbol(new DocumentSymbolParams(named(file)))).stream()
                .map(part -> part.getRight().getKind() + " " + part.getRight().getName())
                .toList();
    }

    @Test
    void what_a_file_has_is_told_while_a_line_of_it_is_half_written() throws Exception {
        Path readings = RULES.resolve("interpretations.yaml");
        for (Path file : List.of(PARAMETERS, readings, REQUIREMENT)) {
            String text = Files.readString(file);
            open(file, text);
            List<String> whole = outline(file);
            assertThat(whole).as(file.toString()).hasSizeGreaterThan(1);
            close(file);
            open(file, text + (file.equals(REQUIREMENT) ? "\nrule \"one\n when Gate( (" : "\n- {id: \"I"));
            assertThat(outline(file)).as(file.toString()).containsAll(whole);
            close(file);
        }
        String text = Files.readString(REQUIREMENT);
        open(REQUIREMENT, text);
        List<String> whole = outline(REQUIREMENT);
        close(REQUIREMENT);
        for (String half : List.of("$gate : Gate( wid", "$gate : ")) {
            open(REQUIREMENT, text.replaceFirst("\\$gate : Gate\\([^\n]*", Matcher.quoteReplacement(half)));
            assertThat(outline(REQUIREMENT)).as(half).isEqualTo(whole);
            close(REQUIREMENT);
        }
        open(REQUIREMENT, text.replaceFirst("(?m)^rule ", "declare Foo\n  name : String\n\nrule "));
        assertThat(outline(REQUIREMENT)).as("a declaration without an end").containsAll(whole);
        close(REQUIREMENT);
    }

    /** What is found by some letters, each with the file and what stands there. */
    private List<String> symbols(String letters) throws Exception {
        List<String> found = new ArrayList<>();
        for (WorkspaceSymbol one : done(server.getWorkspaceService().symbol(new WorkspaceSymbolParams(letters)))
                .getRight()) {
            Location at = one.getLocation().getLeft();
            Path file = Path.of(URI.create(at.getUri()));
            Position from = at.getRange().getStart();
            String line = Files.readAllLines(file).get(from.getLine());
            found.add(one.getKind() + " " + one.getName() + " of " + one.getContainerName() + " in "
                    + file.getFileName()
                    + ": "
                    + line.substring(from.getCharacter(), at.getRange().getEnd().getCharacter()));
        }
        return found;
    }

    @Test
    void whatever_has_a_name_is_found_by_some_of_its_letters_in_the_rule_sets_that_are_open() throws Exception {
        open(REQUIREMENT, Files.readString(REQUIREMENT));
        assertThat(symbols("gate"))
                .startsWith("Class Gate of playgrounds in evidence.drl: Gate")
                .contains(
                        "Constant gate-width of playgrounds in parameters.yaml: gate-width",
                        "Function P1.M1 a gate that is wide and has no step of playgrounds in requirement-1.drl: \""
                                + "P1.M1 a gate that is wide and has no step\"");
        assertThat(symbols("p1m1")).contains("Property P1.M1 of playgrounds in requirement-1.drl: P1.M1");
        assertThat(symbols("UsrGrp")).containsExactly("Enum UserGroup of playgrounds in evidence.drl: UserGroup");
        assertThat(symbols("gate-of-gold")).isEmpty();
        assertThat(symbols("stepfree"))
                .containsExactly("Field stepFree of Gate of playgrounds in evidence.drl: stepFree");
        assertThat(symbols("grass")).contains("EnumMember GRASS of Material of playgrounds in evidence.drl: GRASS");
        assertThat(symbols("wideopen")).contains("EnumMember Wide Open of playgrounds in pack.yaml: Wide Open");
        assertThat(symbols("")).hasSizeGreaterThan(30);
        close(REQUIREMENT);
    }

    @Test
    void where_nothing_is_open_names_are_looked_for_in_the_rules_that_grade() throws Exception {
        assertThat(symbols("SeniorSignUp"))
                .containsExactly("Class SeniorSignUp of march-2004 in evidence.drl: SeniorSignUp");
    }

    private List<String> grades(Path file) throws Exception {
        List<String> lines = Files.readAllLines(file);
        return done(server.getTextDocumentService().codeLens(new CodeLensParams(named(file)))).stream()
                .map(one -> lines.get(one.getRange().getStart().getLine()).strip() + " | "
                        + one.getCommand().getTitle())
                .toList();
    }

    private List<String> beside(Path file, Position from, Position to) throws Exception {
        List<String> lines = Files.readAllLines(file);
        return done(server.getTextDocumentService().inlayHint(new InlayHintParams(named(file), new Range(from, to))))
                .stream()
                .map(one -> lines.get(one.getPosition().getLine()).strip() + " | "
                        + one.getLabel().getLeft())
                .toList();
    }

    @Test
    void evidence_is_graded_by_the_rules_whose_schema_it_names_or_else_by_those_that_were_named() throws Exception {
        Path file = Path.of("fixtures/worked-example.yaml").toAbsolutePath();
        String text = Files.readString(file);
        assertThat(open(file, text)).isEmpty();
        assertThat(grades(file))
                .containsExactly(
                        "authority: Eastmere | Overall 2.62125 On Course",
                        "R2: | R2 On Course",
                        "R3-4: | R3-4 On Course",
                        "R5: | R5 Bit Behind",
                        "R6: | R6 Bit Behind",
                        "R7: | R7 Bit Behind",
                        "R8: | R8 On Course",
                        "R9: | R9 On Course");
        assertThat(change(file, new TextDocumentContentChangeEvent(text.replace("march-2004/", "playgrounds/"))))
                .extracting(one -> one.getMessage().getLeft())
                .anyMatch(one -> one.startsWith("unknown key \"type\" in the file"));
        assertThat(change(file, new TextDocumentContentChangeEvent(text.replace("$schema", "schema"))))
                .isEmpty();
        close(file);
    }

    /** Where a key is misspelt. */
    private static Range slip(String wrong) {
        Position from = place(wrong, "step-fre: true");
        return new Range(from, new Position(from.getLine(), from.getCharacter() + "step-fre".length()));
    }

    private void isMended(Path file, Range slip) throws Exception {
        CodeAction fix = done(server.getTextDocumentService()
                        .codeAction(new CodeActionParams(named(file), slip, new CodeActionContext(List.of()))))
                .get(0)
                .getRight();
        assertThat(fix.getTitle()).isEqualTo("Write step-free instead of step-fre");
        assertThat(fix.getEdit().getChanges().get(uri(file))).containsExactly(new TextEdit(slip, "step-free"));
    }

    @Test
    void of_evidence_it_is_told_what_is_wrong_and_what_became_of_each_fact() throws Exception {
        Path file = RULES.resolve("fixtures/p1-m1-wide-with-a-step-and-narrow-without.yaml");
        String text = Files.readString(file);
        assertThat(open(file, text)).isEmpty();
        assertThat(beside(file, new Position(0, 0), new Position(99, 0)))
                .containsExactly(
                        "- gate: {width: 120, step-free: false} | set aside for P1.M1: it has a step",
                        "- gate: {width: 80, step-free: true} | set aside for P1.M1: it is narrower than 100 cm");
        Position narrow = place(text, "- gate: {width: 80");
        assertThat(beside(file, narrow, narrow)).singleElement().asString().contains("narrower");
        assertThat(grades(file)).hasSize(3).allMatch(grade -> grade.startsWith("authority: Marlow Vale | "));
        String wrong = text.replace("step-free: true", "step-fre: true");
        List<Diagnostic> found =
                change(file, new TextDocumentContentChangeEvent(range(text, "step-free: true"), "step-fre: true"));
        assertThat(found)
                .extracting(one -> one.getSeverity() + " " + one.getMessage().getLeft())
                .contains("Error unknown key \"step-fre\" in gate; did you mean \"step-free\"?");
        Range slip = slip(wrong);
        assertThat(found).extracting(Diagnostic::getRange).contains(slip);
        assertThat(beside(file, new Position(0, 0), new Position(99, 0))).isEmpty();
        isMended(file, slip);
        assertThat(change(file, new TextDocumentContentChangeEvent(text.replace("expect:", "expect:\n  mett: []"))))
                .extracting(one -> one.getSeverity() + " " + one.getMessage().getLeft())
                .containsExactly("Error unknown key \"mett\" in expect; did you mean \"met\"?");
        close(file);
    }

    @Test
    void once_a_file_is_no_evidence_any_more_nothing_is_wrong_with_it(@TempDir Path folder) throws Exception {
        Path file = folder.toRealPath().resolve("services.yaml");
        assertThat(open(file, "authority: X\nautority: Y\n"))
                .extracting(one -> one.getMessage().getLeft())
                .anyMatch(one -> one.startsWith("unknown key \"autority\" in the file"));
        CompletableFuture<List<Diagnostic>> none = toldOnce(file, 0, List::isEmpty);
        server.getTextDocumentService()
                .didChange(new DidChangeTextDocumentParams(
                        new VersionedTextDocumentIdentifier(uri(file), ++version),
                        List.of(new TextDocumentContentChangeEvent("services: []"))));
        assertThat(done(none)).isEmpty();
        close(file);
    }

    @Test
    void a_byte_order_mark_that_an_editor_hands_over_moves_nothing() throws Exception {
        Path file = RULES.resolve("fixtures/p1-m1-wide-with-a-step-and-narrow-without.yaml");
        String wrong = changed(file, "step-free: true", "step-fre: true");
        List<Diagnostic> found = open(file, '\uFEFF' + wrong);
        Range slip = slip(wrong);
        assertThat(found).extracting(Diagnostic::getRange).contains(slip);
        isMended(file, slip);
        close(file);
        Path kinds = RULES.resolve("evidence.drl");
        String text = Files.readString(kinds);
        open(kinds, '\uFEFF' + text);
        assertThat(renamed(kinds, place(text, "GRASS, SAND"), "MOWN_LAWN"))
                .contains("evidence.drl: GRASS -> MOWN_LAWN");
        Range first = new Range(new Position(0, 0), new Position(0, 1));
        assertThat(change(kinds, new TextDocumentContentChangeEvent(first, ""))).isEmpty();
        Position begin = new Position(0, 0);
        List<Diagnostic> slips = change(kinds, new TextDocumentContentChangeEvent(new Range(begin, begin), "\uFEFFx"));
        assertThat(slips.get(0).getRange().getStart()).isEqualTo(new Position(0, 1));
        close(kinds);
    }

    @Test
    void evidence_has_the_vocabulary_of_its_rules() throws Exception {
        Path file = RULES.resolve("fixtures/p1-m1-wide-with-a-step-and-narrow-without.yaml");
        String text = Files.readString(file);
        open(file, text);
        Position in = place(text, "width: 80");
        Range width = new Range(in, new Position(in.getLine(), in.getCharacter() + "width".length()));
        assertThat(done(server.getTextDocumentService().completion(new CompletionParams(named(file), in)))
                        .getLeft())
                .extracting(CompletionItem::getLabel)
                .contains("width", "basis")
                .doesNotContain("step-free");
        Hover hover = done(server.getTextDocumentService().hover(new HoverParams(named(file), in)));
        assertThat(hover.getRange()).isEqualTo(width);
        assertThat(hover.getContents().getRight().getValue())
                .startsWith(
                        "width of gate\n\nHow wide it is where it is narrowest, in centimetres.\n\nA whole number.");
        DefinitionParams defined = new DefinitionParams(named(file), in);
        assertThat(done(server.getTextDocumentService().definition(defined)).getLeft().stream()
                        .map(Location::getUri))
                .containsExactly(uri(RULES.resolve("evidence.drl")));
        assertThat(done(server.getTextDocumentService()
                                .references(new ReferenceParams(named(file), in, new ReferenceContext(false))))
                        .stream()
                        .map(Location::getUri))
                .contains(uri(REQUIREMENT));
        close(file);
    }

    @Test
    void once_rules_are_saved_evidence_is_looked_at_again() throws Exception {
        Path file = RULES.resolve("fixtures/p1-m1-wide-with-a-step-and-narrow-without.yaml");
        open(file, Files.readString(file));
        int at = version;
        Path kinds = RULES.resolve("evidence.drl");
        CompletableFuture<List<Diagnostic>> typed = toldOnce(file, at, saying("unknown key \"step-free\" in gate"));
        open(kinds, changed(kinds, "stepFree : boolean", "noStep : boolean"));
        done(typed);
        refreshed.drainPermits();
        CompletableFuture<List<Diagnostic>> saved = toldOnce(file, at, saying("unknown key \"step-free\" in gate"));
        server.getTextDocumentService().didSave(new DidSaveTextDocumentParams(named(kinds)));
        assertThat(done(saved))
                .extracting(one -> one.getMessage().getLeft())
                .anyMatch(one -> one.startsWith("unknown key \"step-free\" in gate; known: "));
        assertThat(refreshed.tryAcquire(2, 2, TimeUnit.MINUTES)).isTrue();
        close(kinds);
        close(file);
    }

    @Test
    void what_evidence_comes_out_as_is_asked_for_again_once_while_rules_are_typed_and_never_while_it_is_typed_itself()
            throws Exception {
        // What others have open would be asked for as well.
        ServerTest alone = new ServerTest();
        alone.opens();
        Path file = RULES.resolve("fixtures/p1-m1-wide-with-a-step-and-narrow-without.yaml");
        String text = Files.readString(file);
        Path other = RULES.resolve("fixtures/p1-m1-gate-of-99-cm.yaml");
        assertThat(alone.open(file, text)).isEmpty();
        assertThat(alone.open(other, Files.readString(other))).isEmpty();
        assertThat(alone.refreshed.availablePermits()).isZero();
        alone.open(PARAMETERS, Files.readString(PARAMETERS));
        assertThat(alone.refreshed.tryAcquire(2, 2, TimeUnit.MINUTES)).isTrue();
        Position from = new Position(0, 0);
        Position to = new Position(20, 0);
        assertThat(alone.beside(file, from, to))
                .contains("- gate: {width: 80, step-free: true} | set aside for P1.M1: it is narrower than 100 cm");

        alone.change(
                PARAMETERS, new TextDocumentContentChangeEvent(changed(PARAMETERS, "  value: 100\n", "  value: 90\n")));
        assertThat(alone.refreshed.tryAcquire(2, 2, TimeUnit.MINUTES)).isTrue();
        assertThat(alone.beside(file, from, to))
                .contains("- gate: {width: 80, step-free: true} | set aside for P1.M1: it is narrower than 90 cm");
        assertThat(alone.beside(other, from, to)).anyMatch(one -> one.contains("counted for P1.M1"));

        alone.change(file, new TextDocumentContentChangeEvent(text + "\n"));
        alone.change(file, new TextDocumentContentChangeEvent(text));
        assertThat(alone.refreshed.availablePermits())
                .as("lenses and hints were asked for once, for both files")
                .isZero();
        alone.ends_as_editors_end_it();
    }

    /** What the editor waits to be told of a file that was opened at a version. */
    private record Awaited(
            String uri, int of, Predicate<List<Diagnostic>> isIt, CompletableFuture<List<Diagnostic>> told) {

        void hears(PublishDiagnosticsParams found) {
            int version = found.getVersion() == null ? 0 : found.getVersion();
            if (found.getUri().equals(uri) && version == of && isIt.test(found.getDiagnostics())) {
                told.complete(found.getDiagnostics());
            }
        }
    }

    /**
     * What is told from now on of a file that was opened at a version, once it is such: what was found just before something changed
     * may still be on its way, and the same is told twice where the compiler has its say after the checks.
     */
    private CompletableFuture<List<Diagnostic>> toldOnce(Path file, int of, Predicate<List<Diagnostic>> isIt) {
        Awaited one = new Awaited(uri(file), of, isIt, new CompletableFuture<>());
        awaited.add(one);
        return one.told();
    }

    /** Whether it is told what is waited for: while files are moved, something else may be found on the way. */
    private static Predicate<List<Diagnostic>> saying(String message) {
        return found ->
                found.stream().anyMatch(one -> one.getMessage().getLeft().contains(message));
    }

    @Test
    void what_rules_make_wrong_in_evidence_is_told_as_they_are_typed_and_taken_back_with_them() throws Exception {
        Path file = RULES.resolve("fixtures/p1-m1-wide-with-a-step-and-narrow-without.yaml");
        assertThat(open(file, Files.readString(file))).isEmpty();
        int at = version;
        Path kinds = RULES.resolve("evidence.drl");
        assertThat(open(kinds, Files.readString(kinds))).isEmpty();
        CompletableFuture<List<Diagnostic>> wrong = toldOnce(file, at, saying("unknown key \"step-free\" in gate"));
        change(kinds, new TextDocumentContentChangeEvent(changed(kinds, "stepFree : boolean", "noStep : boolean")));
        assertThat(done(wrong))
                .extracting(one -> one.getMessage().getLeft())
                .anyMatch(one -> one.startsWith("unknown key \"step-free\" in gate; known: "));
        CompletableFuture<List<Diagnostic>> right = toldOnce(file, at, List::isEmpty);
        close(kinds);
        assertThat(done(right)).isEmpty();
        close(file);
    }

    @Test
    void a_rule_set_that_extends_another_is_looked_at_again_when_that_is_changed() throws Exception {
        Path pilot = Path.of("rules/march-2004-pilot/requirement-2.drl").toAbsolutePath();
        assertThat(open(pilot, Files.readString(pilot))).isEmpty();
        int at = version;
        Path kinds = Path.of("rules/march-2004/evidence.drl").toAbsolutePath();
        CompletableFuture<List<Diagnostic>> wrong = toldOnce(pilot, at, saying("PracticeDiscussion has no field"));
        open(kinds, changed(kinds, "topics : List<Topic>", "topicz : List<Topic>"));
        assertThat(done(wrong))
                .extracting(one -> one.getMessage().getLeft())
                .anyMatch(one -> one.startsWith("PracticeDiscussion has no field \"topics\""));
        CompletableFuture<List<Diagnostic>> right = toldOnce(pilot, at, List::isEmpty);
        close(kinds);
        assertThat(done(right)).isEmpty();
        close(pilot);
    }

    @Test
    void what_was_changed_outside_of_the_editor_is_looked_at_with_the_evidence_that_hangs_on_it() throws Exception {
        Path file = RULES.resolve("fixtures/p1-m1-wide-with-a-step-and-narrow-without.yaml");
        open(file, Files.readString(file));
        CompletableFuture<List<Diagnostic>> again = toldOnce(file, version, List::isEmpty);
        refreshed.drainPermits();
        server.getWorkspaceService()
                .didChangeWatchedFiles(new DidChangeWatchedFilesParams(
                        List.of(new FileEvent(uri(RULES.resolve("evidence.drl")), FileChangeType.Changed))));
        assertThat(done(again)).isEmpty();
        assertThat(refreshed.tryAcquire(2, 2, TimeUnit.MINUTES)).isTrue();
        close(file);
    }

    /** A copy of the rule set that can be changed, in a folder of that name. */
    private static Path copied(Path folder) throws Exception {
        Path copy = folder.toRealPath().resolve("copied");
        try (Stream<Path> files = Files.walk(RULES)) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(RULES.relativize(file).toString()));
            }
        }
        return copy;
    }

    private void watched(Path file, FileChangeType how) {
        server.getWorkspaceService()
                .didChangeWatchedFiles(new DidChangeWatchedFilesParams(List.of(new FileEvent(uri(file), how))));
    }

    @Test
    void what_lies_beside_rules_and_is_not_read_is_told_as_long_as_it_lies_there(@TempDir Path folder)
            throws Exception {
        Path rules = copied(folder);
        Path requirement = rules.resolve("requirement-1.drl");
        assertThat(open(requirement, Files.readString(requirement))).isEmpty();
        for (String name : List.of("parameters.yml", "notes.drl.txt", "parameters.yml")) {
            Path stray = rules.resolve(name);
            CompletableFuture<List<Diagnostic>> there =
                    toldOnce(stray, 0, saying("this file is not read, because of its name"));
            Files.writeString(stray, "a: 1\n");
            watched(stray, FileChangeType.Created);
            assertThat(done(there))
                    .as(name)
                    .singleElement()
                    .satisfies(one -> assertThat(one.getMessage().getLeft())
                            .startsWith("this file is not read, because of its name; "));
            assertThat(done(server.getTextDocumentService().codeLens(new CodeLensParams(named(requirement)))))
                    .as("such rules grade nothing")
                    .isEmpty();
            CompletableFuture<List<Diagnostic>> gone = toldOnce(stray, 0, List::isEmpty);
            Files.delete(stray);
            watched(stray, FileChangeType.Deleted);
            assertThat(done(gone)).as(name).isEmpty();
            assertThat(done(server.getTextDocumentService().codeLens(new CodeLensParams(named(requirement)))))
                    .as("in how many fixtures each rule fires")
                    .isNotEmpty();
        }
        close(requirement);
    }

    @Test
    void what_is_told_of_rules_is_taken_back_once_they_are_no_rule_set(@TempDir Path folder) throws Exception {
        Path rules = copied(folder);
        Path requirement = rules.resolve("requirement-1.drl");
        assertThat(open(requirement, changed(requirement, "width >=", "widht >=")))
                .isNotEmpty();
        int at = version;
        Path fixture = rules.resolve("fixtures/p1-f1-pictures.yaml");
        assertThat(open(fixture, Files.readString(fixture))).isEmpty();
        CompletableFuture<List<Diagnostic>> noMore = toldOnce(requirement, 0, List::isEmpty);
        CompletableFuture<List<Diagnostic>> byOthers =
                toldOnce(fixture, version, saying("unknown kind of evidence \"sign\""));
        Path pack = rules.resolve("pack.yaml");
        Path away = folder.resolve("pack.gone");
        Files.move(pack, away);
        watched(pack, FileChangeType.Deleted);
        assertThat(done(noMore)).isEmpty();
        assertThat(done(byOthers))
                .extracting(one -> one.getMessage().getLeft())
                .anyMatch(one -> one.startsWith("unknown kind of evidence \"sign\""));
        CompletableFuture<List<Diagnostic>> back = toldOnce(requirement, at, saying("widht"));
        Files.move(away, pack);
        watched(pack, FileChangeType.Created);
        assertThat(done(back)).isNotEmpty();
        CompletableFuture<List<Diagnostic>> moved = toldOnce(requirement, 0, List::isEmpty);
        Files.move(rules, folder.resolve("moved"));
        watched(rules, FileChangeType.Deleted);
        assertThat(done(moved)).isEmpty();
        close(fixture);
        close(requirement);
    }

    @Test
    void what_extends_a_rule_set_is_looked_at_again_once_that_is_gone_or_back(@TempDir Path folder) throws Exception {
        Path rules = copied(folder);
        Path ours = Files.createDirectories(folder.resolve("ours")).resolve("pack.yaml");
        Files.writeString(ours, "name: ours\nextends: " + rules.getFileName() + "\n");
        assertThat(open(ours, Files.readString(ours))).isEmpty();
        int at = version;
        Path away = folder.resolve("away");
        CompletableFuture<List<Diagnostic>> gone = toldOnce(ours, at, saying("there is no rule set"));
        Files.move(rules, away);
        watched(rules.resolve("pack.yaml"), FileChangeType.Deleted);
        assertThat(done(gone))
                .singleElement()
                .satisfies(one -> assertThat(one.getMessage().getLeft()).contains("there is no rule set"));
        CompletableFuture<List<Diagnostic>> back = toldOnce(ours, at, List::isEmpty);
        Files.move(away, rules);
        watched(rules.resolve("pack.yaml"), FileChangeType.Created);
        assertThat(done(back)).isEmpty();
        close(ours);
    }

    @Test
    void evidence_among_the_fixtures_of_a_rule_set_is_known_by_its_place() throws Exception {
        Path file = RULES.resolve("fixtures/new.yaml");
        assertThat(open(file, "autority: X\nsetting: town\n"))
                .extracting(one -> one.getMessage().getLeft())
                .anyMatch(one -> one.startsWith("unknown key \"autority\" in the file; did you mean \"authority\"?"));
        close(file);
    }

    @Test
    void above_each_rule_stands_in_how_many_fixtures_it_fires() throws Exception {
        String text = Files.readString(REQUIREMENT);
        open(REQUIREMENT, Strings.CS.replaceOnce(text, "rule \"", "rule \"Not saved so far: "));
        assertThat(grades(REQUIREMENT)).hasSize(StringUtils.countMatches(text, "\nrule ") - 1);
        change(REQUIREMENT, new TextDocumentContentChangeEvent(text));
        assertThat(grades(REQUIREMENT))
                .hasSize(StringUtils.countMatches(text, "\nrule "))
                .allMatch(one -> one.matches("rule \".*\" \\| fires in (none|[1-9]\\d*) of [1-9]\\d* fixtures"))
                .anyMatch(one -> !one.contains("in none"));
        close(REQUIREMENT);
    }

    @Test
    void what_rule_sets_have_in_common_is_held_against_one_that_uses_it() throws Exception {
        Path common = RULES.resolveSibling("common/grading.drl");
        String text = Files.readString(common);
        assertThat(open(common, text)).isEmpty();
        String wrong = text.replace("Finding( shown >=", "Finding( shwn >=");
        assertThat(change(common, new TextDocumentContentChangeEvent(wrong)))
                .extracting(one -> one.getCode().getLeft())
                .contains("unknown-field");
        close(common);
    }

    @Test
    void words_and_fields_are_found_in_fixtures_wherever_these_lie() throws Exception {
        Path kinds = Path.of("rules/march-2004/evidence.drl").toAbsolutePath();
        String text = Files.readString(kinds);
        open(kinds, text);
        Path example = Path.of("fixtures/worked-example.yaml").toAbsolutePath();
        String evidence = Files.readString(example);
        for (String name : List.of("MINUTED_AGREEMENT, SENIOR", "shownBy : ", "SeniorSignUp extends")) {
            ReferenceParams asked = new ReferenceParams(named(kinds), place(text, name), new ReferenceContext(true));
            assertThat(done(server.getTextDocumentService().references(asked)).stream()
                            .filter(one -> one.getUri().equals(uri(example)))
                            .map(one -> evidence.lines()
                                    .toList()
                                    .get(one.getRange().getStart().getLine())
                                    .substring(
                                            one.getRange().getStart().getCharacter(),
                                            one.getRange().getEnd().getCharacter()))
                            .distinct())
                    .as(name)
                    .allMatch(List.of("minuted agreement", "shown-by", "senior-sign-up")::contains)
                    .hasSizeLessThanOrEqualTo(1);
            assertThat(done(server.getTextDocumentService().references(asked)).stream()
                            .map(Location::getUri)
                            .filter(one -> one.contains("/fixtures/")))
                    .as(name)
                    .isNotEmpty();
        }
        close(kinds);
    }

    /** What stands where something gets another name, and what stands there then. */
    private List<String> renamed(Path file, Position place, String name) throws Exception {
        WorkspaceEdit edit = done(server.getTextDocumentService().rename(new RenameParams(named(file), place, name)));
        List<String> all = new ArrayList<>();
        for (Map.Entry<String, List<TextEdit>> one : edit.getChanges().entrySet()) {
            Path changed = Path.of(URI.create(one.getKey()));
            List<String> lines = Files.readAllLines(changed);
            for (TextEdit change : one.getValue()) {
                Range range = change.getRange();
                all.add(changed.getFileName() + ": "
                        + lines.get(range.getStart().getLine())
                                .substring(
                                        range.getStart().getCharacter(),
                                        range.getEnd().getCharacter())
                        + " -> " + change.getNewText());
            }
        }
        return all;
    }

    private void refused(Path file, Position place, String name, String why) {
        assertThatThrownBy(() -> renamed(file, place, name))
                .hasRootCauseInstanceOf(ResponseErrorException.class)
                .hasRootCauseMessage(why);
    }

    @Test
    void a_file_is_known_however_an_editor_spells_its_address_and_answers_go_by_that_spelling() throws Exception {
        Path folder = RULES.resolve("fixtures");
        String text = Files.readString(folder.resolve("p1-m2-grass.yaml"));
        String wrong = Strings.CS.replaceOnce(text, "material: grass", "material: graas");
        assertThat(wrong).isNotEqualTo(text);
        String below = uri(folder) + (uri(folder).endsWith("/") ? "" : "/");
        for (String address : List.of(
                below + "a[1].yaml",
                below + "a{1}|^`<>.yaml",
                below + "a 1.yaml",
                below + "gr\u00F6\u00DFe \uD83D\uDE00.yaml",
                below + "50%.yaml",
                below + "a%5B1%5D.yaml",
                below + "a.YAML",
                below + "a.Yml",
                "file://localhost" + Strings.CS.removeStart(below, "file://") + "a.yaml")) {
            version++;
            server.getTextDocumentService()
                    .didOpen(new DidOpenTextDocumentParams(new TextDocumentItem(address, "yaml", version, wrong)));
            assertThat(done(told(address, version)))
                    .as(address)
                    .singleElement()
                    .satisfies(one -> assertThat(one.getRange()).isEqualTo(range(wrong, "graas")));
            server.getTextDocumentService()
                    .didClose(new DidCloseTextDocumentParams(new TextDocumentIdentifier(address)));
        }
    }

    @Test
    void a_word_gets_another_name_in_rules_and_fixtures() throws Exception {
        Path kinds = RULES.resolve("evidence.drl");
        String text = Files.readString(kinds);
        open(kinds, text);
        Position grass = place(text, "GRASS, SAND");
        List<String> all = renamed(kinds, grass, "mown lawn");
        assertThat(all)
                .contains(
                        "evidence.drl: GRASS -> MOWN_LAWN",
                        "requirement-1.drl: GRASS -> MOWN_LAWN",
                        "p1-m2-grass.yaml: grass -> mown lawn",
                        "p1-what-it-asks.yaml: grass -> mown lawn")
                .contains("equivalent-mutants.yaml: GRASS -> MOWN_LAWN")
                .allMatch(one -> one.matches("(.*\\.drl|equivalent-mutants\\.yaml): GRASS -> MOWN_LAWN")
                        || one.endsWith(".yaml: grass -> mown lawn"));
        assertThat(renamed(kinds, place(text, "OTHER_CHILDREN"), "all children"))
                .as("one that stands for another in a mutant")
                .filteredOn("equivalent-mutants.yaml: OTHER_CHILDREN -> ALL_CHILDREN"::equals)
                .hasSize(StringUtils.countMatches(Files.readString(MUTANTS), "UserGroup.OTHER_CHILDREN")
                        + StringUtils.countMatches(Files.readString(MUTANTS), "-> OTHER_CHILDREN]"));
        assertThat(renamed(kinds, grass, "MOWN_LAWN")).isEqualTo(all);
        Path fixture = RULES.resolve("fixtures/p1-m2-grass.yaml");
        String evidence = Files.readString(fixture);
        open(fixture, evidence);
        Position material = place(evidence, "material: grass");
        material.setCharacter(material.getCharacter() + "material: ".length());
        assertThat(renamed(fixture, material, "mown lawn")).isEqualTo(all);
        refused(kinds, grass, "sand", "Material has the word SAND already");
        refused(
                kinds,
                grass,
                "Mown-lawn",
                "a word is letters and figures, as this one is: in capitals with _ between them in rules (GRASS), and small"
                        + " with blanks in evidence (grass)");
        refused(kinds, grass, "yes", "in a file of evidence others take yes for something else than a text");
        refused(kinds, place(text, "width : int"), "breadth", "only words and criteria are given another name here");
        PrepareRenameParams field = new PrepareRenameParams(named(kinds), place(text, "width : int"));
        assertThat(done(server.getTextDocumentService().prepareRename(field))).isNull();
        PrepareRenameParams word = new PrepareRenameParams(named(kinds), grass);
        assertThat(done(server.getTextDocumentService().prepareRename(word)).getFirst())
                .isEqualTo(new Range(grass, new Position(grass.getLine(), grass.getCharacter() + "GRASS".length())));
        close(fixture);
        close(kinds);
    }

    @Test
    void a_criterion_gets_another_name_wherever_it_is_named() throws Exception {
        String text = Files.readString(REQUIREMENT);
        open(REQUIREMENT, text);
        Position place = place(text, "P1.M1\"");
        List<String> all = renamed(REQUIREMENT, place, "P1.M9");
        assertThat(all).allMatch(one -> one.endsWith(": P1.M1 -> P1.M9"));
        int named = 0;
        try (Stream<Path> files = Files.walk(RULES)) {
            for (Path file : files.filter(one -> one.toString().matches(".*\\.(drl|yaml)"))
                    .toList()) {
                named += StringUtils.countMatches(Files.readString(file), "P1.M1");
            }
        }
        assertThat(all).hasSize(named).contains("p1-m1-gate-of-99-cm.yaml: P1.M1 -> P1.M9");
        refused(REQUIREMENT, place, "P1.M2", "there is a criterion P1.M2 already, in " + RULES);
        assertThatThrownBy(() -> renamed(REQUIREMENT, place, "P1.m2"))
                .hasMessageContaining("the criterion P1.M2 is asked for a second time, after ")
                .hasMessageEndingWith(", where only its capitals are others");
        String called = "a criterion of P1 is called P1.X1: the requirement, a full stop, and letters and figures";
        refused(REQUIREMENT, place, "P2.M9", called);
        refused(REQUIREMENT, place, "P1 M9", called);
        change(REQUIREMENT, new TextDocumentContentChangeEvent(text + "rule"));
        assertThatThrownBy(() -> renamed(REQUIREMENT, place, "P1.M9"))
                .hasMessageContaining("the rules are not in order: ");
        close(REQUIREMENT);
    }

    /** An extension of the copied rule set that lies beside it and has a file of rules of its own. */
    private static Path extension(Path rules, String pack, String own) throws Exception {
        Path extension = Files.createDirectory(rules.resolveSibling("ours"));
        Files.writeString(extension.resolve("pack.yaml"), "name: ours\nextends: copied\n" + pack);
        Files.writeString(extension.resolve("ours.drl"), "package playgrounds\n\nimport assay.policy.*\n\n" + own);
        return extension;
    }

    @Test
    void nothing_is_renamed_where_it_may_stand_in_what_cannot_be_read(@TempDir Path folder) throws Exception {
        Path rules = copied(folder);
        Path pack = rules.resolve("pack.yaml");
        Files.writeString(pack, changed(pack, "name: playgrounds", "name: copied"));
        Path requirement = rules.resolve("requirement-1.drl");
        Path kinds = rules.resolve("evidence.drl");
        String text = Files.readString(requirement);
        String words = Files.readString(kinds);
        open(requirement, text);
        open(kinds, words);
        Path extension = extension(rules, "without: [P1.M1]\n", """
                rule "P2.F1 sand"
                    @source( "Letter" )
                when
                    $s : Surface( material == Material.SAND )
                then
                    insert( Counted.whole( "P2.F1", $s ) );
                end
                """);
        Position criterion = place(text, "P1.M1\"");
        Position sand = place(words, "SAND;");
        assertThat(renamed(requirement, criterion, "P1.M9")).contains("pack.yaml: P1.M1 -> P1.M9");
        assertThat(renamed(kinds, sand, "gravel")).contains("ours.drl: SAND -> GRAVEL");

        unread(extension.resolve("pack.yaml"), "without: [P1.M1]", "without: [P1.M1", 3, () -> {
            refusedAsUnread(requirement, criterion, "P1.M9");
            refusedAsUnread(kinds, sand, "gravel");
            assertThat(renamed(requirement, place(text, "P1.F1\""), "P1.F9"))
                    .as("it stands nowhere in what cannot be read")
                    .isNotEmpty();
        });
        unread(extension.resolve("pack.yaml"), "extends: copied", "extends: copeid", 2, () -> {
            refusedAsUnread(requirement, criterion, "P1.M9");
        });
        unread(extension.resolve("ours.drl"), "\"Letter\"", "\"Letter P1.M1", 6, () -> {
            refusedAsUnread(requirement, criterion, "P1.M9");
            refusedAsUnread(kinds, sand, "gravel");
        });
        unread(rules.resolve("fixtures/p1-m2-sand.yaml"), "unmet: [P1.M2]", "unmet: [P1.M2", 12, () -> {
            refusedAsUnread(requirement, place(text, "P1.M2\""), "P1.M9");
            refusedAsUnread(kinds, sand, "gravel");
        });
        close(kinds);
        close(requirement);
    }

    private String unread = "";

    private interface Asked {
        void ask() throws Exception;
    }

    /** Asks while something in a file, in a line of it, makes the file one that cannot be read. */
    private void unread(Path file, String was, String is, int line, Asked asked) throws Exception {
        String right = Files.readString(file);
        Files.writeString(file, changed(file, was, is));
        unread = file + ":" + line + ":";
        asked.ask();
        Files.writeString(file, right);
    }

    private void refusedAsUnread(Path file, Position place, String name) {
        assertThatThrownBy(() -> renamed(file, place, name))
                .rootCause()
                .hasMessageStartingWith(unread)
                .hasMessageContaining(" cannot be read, so that nobody knows what in it would have to be renamed: ");
    }

    @Test
    void a_criterion_that_the_extended_rule_set_asks_for_as_well_is_renamed_there(@TempDir Path folder)
            throws Exception {
        Path rules = copied(folder);
        Path own = extension(rules, "", """
                        rule "Ours asks for"
                            @source( "Letter" )
                        when
                        then
                            insert( Criterion.minimum( "P1.M1", "a gate of ours" ) );
                        end

                        rule "P1.M1 a gate of ours"
                            @source( "Letter" )
                        when
                            $g : Gate( stepFree )
                        then
                            insert( Counted.whole( "P1.M1", $g ) );
                        end
                        """).resolve("ours.drl");
        String text = Files.readString(own);
        assertThat(open(own, text)).isEmpty();
        refused(
                own,
                place(text, "P1.M1"),
                "P1.X9",
                "it is declared in a rule set that this one extends; give it another name there");
        Path requirement = rules.resolve("requirement-1.drl");
        String extended = Files.readString(requirement);
        open(requirement, extended);
        assertThat(renamed(requirement, place(extended, "P1.M1\""), "P1.X9"))
                .filteredOn("ours.drl: P1.M1 -> P1.X9"::equals)
                .hasSize(3);
        close(requirement);
        close(own);
    }

    @Test
    void what_others_wrote_stays_as_it_is_when_a_criterion_is_renamed(@TempDir Path folder) throws Exception {
        Path rules = copied(folder);
        Path requirement = rules.resolve("requirement-1.drl");
        String text = changed(requirement, "(invented), page 4\" )", "(invented), page 4, box P1.M1\" )")
                .replace("it has a step", "it has a step, says P1.M1");
        Files.writeString(requirement, text);
        open(requirement, text);
        Files.writeString(rules.resolve("parameters.yaml"), """

                another-number:
                  value: 2
                  unit: answers
                  source: page 9, box P1.M1
                  says: how many answers P1.M1 needs
                """, StandardOpenOption.APPEND);
        Path fixture = rules.resolve("fixtures/p1-m1-gate-of-99-cm.yaml");
        Files.writeString(fixture, """
                # P1.M1 is about gates.
                authority: P1.M1 Vale
                setting: town
                documents:
                  - id: P1.M1-report
                    title: Report on P1.M1
                    shows:
                      - gate: {width: 120, step-free: true, at: page 3 of P1.M1, note: "they call it P1.M1"}
                expect:
                  met: [P1.M1]
                  sources: {P1.M1: ["page 4, box P1.M1"]}
                cases:
                  - case: P1.M1 with a step
                    changes:
                      D1#1: {gate: {step-free: false, note: P1.M1}}
                    expect: {unmet: [P1.M1]}
                """);
        List<String> all = renamed(requirement, place(text, "P1.M1\""), "P1.M9");
        int inRules = StringUtils.countMatches(text, "P1.M1");
        assertThat(all)
                .as("rules, but for the place in the source")
                .filteredOn("requirement-1.drl: P1.M1 -> P1.M9"::equals)
                .hasSize(inRules - 1);
        assertThat(all)
                .as("what is said of a number, but for its source")
                .filteredOn("parameters.yaml: P1.M1 -> P1.M9"::equals)
                .hasSize(1);
        assertThat(all)
                .as("a comment, what is expected, the name of a case")
                .filteredOn("p1-m1-gate-of-99-cm.yaml: P1.M1 -> P1.M9"::equals)
                .hasSize(5);
        close(requirement);
    }

    @Test
    void what_is_renamed_is_renamed_in_rule_sets_that_extend_it_as_well() throws Exception {
        Path kinds = Path.of("rules/march-2004/evidence.drl").toAbsolutePath();
        String text = Files.readString(kinds);
        open(kinds, text);
        assertThat(renamed(kinds, place(text, "HOUSING, EARLY"), "homes"))
                .contains(
                        "evidence.drl: HOUSING -> HOMES",
                        "meanings.yaml: housing -> homes",
                        "departments.drl: HOUSING -> HOMES",
                        "requirement-8.drl: HOUSING -> HOMES",
                        // It is expected there that the part is needed, and here that it is missing.
                        "r6-what-it-asks.yaml: housing -> homes",
                        "r6-f1-core-sectors-and-council-are-not-other.yaml: housing -> homes");
        assertThat(renamed(kinds, place(text, "COUNTY, UNITARY"), "shire"))
                .as("the word that stands for what an export of interviews says")
                .contains("interview-form.yaml: county -> shire");
        close(kinds);
    }

    @Test
    void what_is_wrong_beside_the_rules_is_told_where_it_stands() throws Exception {
        Path form = Path.of("rules/march-2004/interview-form.yaml").toAbsolutePath();
        String text = Files.readString(form);
        assertThat(open(form, text)).isEmpty();
        String wrong = text.replace("county council: county\n", "county council: shire\n");
        assertThat(change(form, new TextDocumentContentChangeEvent(wrong)))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.getMessage().getLeft()).startsWith("unknown word \"shire\"");
                    assertThat(one.getRange()).isEqualTo(range(wrong, "shire"));
                });
        close(form);
    }
}
