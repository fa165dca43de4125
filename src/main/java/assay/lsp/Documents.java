package assay.lsp;

import assay.drl.RuleFiles;
import assay.language.Standing;
import assay.layout.Layout;
import assay.problem.ProblemsException;
import assay.report.MarkdownReport;
import assay.rules.RuleCache;
import assay.workbench.Book;
import assay.workbench.Books;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.CodeLens;
import org.eclipse.lsp4j.CodeLensParams;
import org.eclipse.lsp4j.Command;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionList;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.DidChangeConfigurationParams;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidChangeWatchedFilesParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.DidSaveTextDocumentParams;
import org.eclipse.lsp4j.DocumentFormattingParams;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.DocumentSymbolParams;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.InlayHint;
import org.eclipse.lsp4j.InlayHintParams;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.LocationLink;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.MarkupKind;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PrepareRenameDefaultBehavior;
import org.eclipse.lsp4j.PrepareRenameParams;
import org.eclipse.lsp4j.PrepareRenameResult;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.ReferenceParams;
import org.eclipse.lsp4j.RenameParams;
import org.eclipse.lsp4j.SymbolInformation;
import org.eclipse.lsp4j.TextDocumentClientCapabilities;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.WorkspaceClientCapabilities;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.WorkspaceSymbol;
import org.eclipse.lsp4j.WorkspaceSymbolParams;
import org.eclipse.lsp4j.jsonrpc.CompletableFutures;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.jsonrpc.messages.Either3;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.eclipse.lsp4j.services.WorkspaceService;
import org.jspecify.annotations.Nullable;

/** The files that are open in the editor, and what it is told and asks of them. */
final class Documents implements TextDocumentService {

    private final Books books = new Books();
    private final Grader grader;
    private final Fixtures fixtures;
    private final ExecutorService threads;
    private final Checking checking;
    private volatile Texts texts = Texts.NONE;
    private volatile @Nullable LanguageClient client;
    private volatile @Nullable WorkspaceClientCapabilities refreshed;
    private volatile boolean markdownAlone;
    private volatile boolean withVersions;

    /**
     * The files of an editor, none so far.
     *
     * @param rules the folder of the rule set that grades evidence of which nothing else is known
     * @param cache where compiled rules are kept
     */
    Documents(Path rules, RuleCache cache, ExecutorService threads) {
        this.grader = new Grader(rules, cache, books, threads);
        this.fixtures = new Fixtures(grader, threads);
        this.threads = threads;
        this.checking = new Checking(books, new Compiler(cache), grader, threads, this::tell, this::askAgain);
    }

    /** Whom to tell. */
    void connect(LanguageClient editor) {
        client = editor;
    }

    /** What the editor can be asked to ask again, and how it takes changes. */
    void workspace(@Nullable WorkspaceClientCapabilities can) {
        refreshed = can;
        withVersions = can != null
                && can.getWorkspaceEdit() != null
                && Boolean.TRUE.equals(can.getWorkspaceEdit().getDocumentChanges());
    }

    private WorkspaceEdit understood(WorkspaceEdit edit) {
        return withVersions ? edit : Shown.withoutVersions(edit);
    }

    /** In which forms the editor can show what stands somewhere. */
    void hovers(@Nullable TextDocumentClientCapabilities can) {
        List<String> forms =
                can == null || can.getHover() == null ? null : can.getHover().getContentFormat();
        markdownAlone = forms != null && forms.contains(MarkupKind.MARKDOWN) && !forms.contains(MarkupKind.PLAINTEXT);
    }

    private void tell(Consumer<LanguageClient> what) {
        LanguageClient editor = client;
        if (editor != null) {
            what.accept(editor);
        }
    }

    // ------------------------------------------------------------------ what is told

    @Override
    public void didOpen(DidOpenTextDocumentParams opened) {
        TextDocumentItem item = opened.getTextDocument();
        Texts.file(item.getUri()).ifPresent(file -> {
            texts = texts.with(Text.of(item.getUri(), file, item.getVersion(), item.getText()));
            look(file);
        });
    }

    @Override
    public void didChange(DidChangeTextDocumentParams changed) {
        Texts.file(changed.getTextDocument().getUri()).ifPresent(file -> {
            texts = texts.changed(
                    file, changed.getContentChanges(), changed.getTextDocument().getVersion());
            look(file);
        });
    }

    @Override
    public void didClose(DidCloseTextDocumentParams closed) {
        Texts.file(closed.getTextDocument().getUri()).ifPresent(file -> {
            texts = texts.without(file);
            look(file);
            askAgain();
        });
    }

    @Override
    public void didSave(DidSaveTextDocumentParams saved) {
        Texts.file(saved.getTextDocument().getUri()).ifPresent(file -> {
            look(file);
            askAgain();
        });
    }

    /** Asks for something that an editor may do or leave. */
    private void ask(Function<LanguageClient, CompletableFuture<Void>> what) {
        tell(editor -> {
            CompletableFuture<Void> unused = what.apply(editor);
        });
    }

    /** Has the editor ask again for what came out by rules that have changed since. */
    private void askAgain() {
        WorkspaceClientCapabilities can = refreshed;
        if (can != null
                && can.getCodeLens() != null
                && Boolean.TRUE.equals(can.getCodeLens().getRefreshSupport())) {
            ask(LanguageClient::refreshCodeLenses);
        }
        if (can != null
                && can.getInlayHint() != null
                && Boolean.TRUE.equals(can.getInlayHint().getRefreshSupport())) {
            ask(LanguageClient::refreshInlayHints);
        }
    }

    // ------------------------------------------------------------------ what is asked

    /** Answers about a file of a rule set or of evidence with what is open now, on another thread; with {@code none} about any other. */
    private <T> CompletableFuture<T> answer(TextDocumentIdentifier of, T none, Function<Opened, T> answer) {
        Texts now = texts;
        return CompletableFutures.computeAsync(threads, any -> {
            try {
                return opened(of.getUri(), now).map(answer).orElse(none);
            } catch (ProblemsException | Book.Unreadable e) {
                // Told as diagnostics.
                return none;
            }
        });
    }

    private Optional<? extends Opened> opened(String uri, Texts now) throws ProblemsException {
        Text text = Texts.file(uri).flatMap(now::text).orElse(null);
        if (text == null) {
            return Optional.empty();
        }
        Optional<RuleText> rules = RuleText.of(text, now, books, fixtures);
        return rules.isPresent() ? rules : EvidenceText.of(text, now, grader);
    }

    @Override
    public CompletableFuture<Either<List<CompletionItem>, CompletionList>> completion(CompletionParams asked) {
        return answer(
                asked.getTextDocument(),
                Either.forLeft(List.of()),
                file -> Either.forLeft(file.completions(asked.getPosition())));
    }

    @Override
    public CompletableFuture<Hover> hover(HoverParams asked) {
        return answer(asked.getTextDocument(), Optional.<Hover>empty(), file -> file.hover(asked.getPosition()))
                .thenApply(found -> found.map(this::shown).orElse(null));
    }

    private Hover shown(Hover hover) {
        MarkupContent content = hover.getContents().getRight();
        return markdownAlone
                ? new Hover(
                        new MarkupContent(
                                MarkupKind.MARKDOWN,
                                content.getValue()
                                        .lines()
                                        .map(MarkdownReport::safe)
                                        .collect(Collectors.joining("\n"))),
                        hover.getRange())
                : hover;
    }

    @Override
    public CompletableFuture<Either<List<? extends Location>, List<? extends LocationLink>>> definition(
            DefinitionParams asked) {
        return answer(asked.getTextDocument(), List.<Location>of(), file -> file.definition(asked.getPosition()))
                .thenApply(Either::forLeft);
    }

    @Override
    public CompletableFuture<List<? extends Location>> references(ReferenceParams asked) {
        boolean declared = asked.getContext().isIncludeDeclaration();
        return answer(asked.getTextDocument(), List.of(), file -> file.references(asked.getPosition(), declared));
    }

    @Override
    public CompletableFuture<Either3<Range, PrepareRenameResult, PrepareRenameDefaultBehavior>> prepareRename(
            PrepareRenameParams asked) {
        return answer(
                        asked.getTextDocument(),
                        Optional.<Range>empty(),
                        file -> file.named(asked.getPosition())
                                .map(Standing::hover)
                                .filter(Renaming::isFor)
                                .map(what -> file.text().between(what.from(), what.to())))
                .thenApply(
                        range -> range.map(Either3::<Range, PrepareRenameResult, PrepareRenameDefaultBehavior>forFirst)
                                .orElse(null));
    }

    @Override
    public CompletableFuture<WorkspaceEdit> rename(RenameParams asked) {
        Texts now = texts;
        return answer(asked.getTextDocument(), new WorkspaceEdit(), file -> {
            try {
                Standing one = file.named(asked.getPosition())
                        .orElseThrow(() -> new Renaming.Refused("nothing stands here that has a name"));
                return understood(
                        new Renaming(books, now, file.book()).of(one.hover(), one.named(), asked.getNewName()));
            } catch (Renaming.Refused e) {
                throw new ResponseErrorException(
                        new ResponseError(ResponseErrorCode.RequestFailed, e.getMessage(), null));
            }
        });
    }

    @Override
    public CompletableFuture<List<Either<SymbolInformation, DocumentSymbol>>> documentSymbol(
            DocumentSymbolParams asked) {
        return answer(asked.getTextDocument(), List.of(), Opened::parts);
    }

    @Override
    public CompletableFuture<List<Either<Command, CodeAction>>> codeAction(CodeActionParams asked) {
        return answer(asked.getTextDocument(), List.of(), file -> {
            List<Either<Command, CodeAction>> fixes = file.fixes(asked.getRange());
            fixes.forEach(
                    fix -> fix.getRight().setEdit(understood(fix.getRight().getEdit())));
            return fixes;
        });
    }

    @Override
    public CompletableFuture<List<? extends TextEdit>> formatting(DocumentFormattingParams asked) {
        return answer(asked.getTextDocument(), List.of(), Opened::laidOut);
    }

    @Override
    public CompletableFuture<List<InlayHint>> inlayHint(InlayHintParams asked) {
        Range wanted = asked.getRange();
        return answer(
                asked.getTextDocument(),
                List.of(),
                file -> file.beside().stream()
                        .filter(one -> isIn(wanted, one.getPosition()))
                        .toList());
    }

    @Override
    public CompletableFuture<List<? extends CodeLens>> codeLens(CodeLensParams asked) {
        return answer(asked.getTextDocument(), List.of(), Opened::above);
    }

    private static boolean isIn(Range range, Position place) {
        return range.getStart().getLine() <= place.getLine()
                && place.getLine() <= range.getEnd().getLine();
    }

    /** What is told and asked of the workspace as a whole. */
    WorkspaceService workspace() {
        return new WorkspaceService() {
            @Override
            public void didChangeWatchedFiles(DidChangeWatchedFilesParams changed) {
                look(changed.getChanges().stream()
                        .flatMap(one -> Texts.file(one.getUri()).stream())
                        .toList());
                askAgain();
            }

            @Override
            public CompletableFuture<Either<List<? extends SymbolInformation>, List<? extends WorkspaceSymbol>>> symbol(
                    WorkspaceSymbolParams asked) {
                Symbols symbols = new Symbols(books, grader, texts);
                return CompletableFutures.computeAsync(
                        threads, any -> Either.forRight(symbols.named(asked.getQuery())));
            }

            @Override
            public void didChangeConfiguration(DidChangeConfigurationParams changed) {
                // There is nothing that could be set.
            }
        };
    }

    /** Looks at a file, and at whatever else that is open comes out otherwise by it. */
    private void look(Path file) {
        look(List.of(file));
    }

    private void look(List<Path> files) {
        Texts now = texts;
        files.stream().filter(file -> !Layout.isFor(name(file))).forEach(file -> checking.lookAtEvidence(file, now));
        List<Path> ofRules =
                files.stream().filter(file -> concernsRules(file, now)).toList();
        if (ofRules.isEmpty()) {
            return;
        }
        Set<Path> folders = new LinkedHashSet<>(checking.wrongRuleSets());
        Map<Path, List<Path>> evidence = new LinkedHashMap<>();
        for (Text open : now.all()) {
            if (Layout.isFor(open.name())) {
                now.ruleSet(open.file()).ifPresent(folders::add);
            } else if (Grader.isEvidence(open, now)) {
                evidence.computeIfAbsent(grader.folder(open, now), any -> new ArrayList<>())
                        .add(open.file());
            }
        }
        // To see whether a rule set is made of a file its files are read, each set once.
        Set<Path> hanging = Stream.concat(folders.stream(), evidence.keySet().stream())
                .distinct()
                .filter(folder -> Texts.hangsOn(folder, ofRules, now.tree()))
                .collect(Collectors.toSet());
        ofRules.forEach(file -> now.ruleSet(file).ifPresent(hanging::add));
        folders.stream().filter(hanging::contains).forEach(folder -> checking.lookAtRules(folder, now));
        List<Path> otherwise = new ArrayList<>();
        evidence.forEach((folder, all) -> all.stream()
                .filter(one -> hanging.contains(folder) || ofRules.stream().anyMatch(file -> decides(file, one)))
                .forEach(otherwise::add));
        checking.lookByOtherRules(otherwise, now);
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    /**
     * Whether a rule set can come out otherwise by a file: by one that it reads, by one that lies where it should not, or by a
     * folder with all that is in it.
     */
    private boolean concernsRules(Path file, Texts now) {
        return Layout.isFor(name(file))
                || now.ruleSet(file)
                        .filter(folder -> !file.startsWith(folder.resolve(RuleFiles.FIXTURES)))
                        .isPresent()
                || Stream.concat(now.all().stream().map(Text::file), checking.wrongRuleSets().stream())
                        .anyMatch(one -> !one.equals(file) && one.startsWith(file));
    }

    /** Whether it hangs on a file, or on a folder, by which rule set another file is graded. */
    private static boolean decides(Path file, Path other) {
        Path beside = file.getParent();
        return other.startsWith(file) || (file.endsWith(RuleFiles.PACK) && beside != null && other.startsWith(beside));
    }
}
