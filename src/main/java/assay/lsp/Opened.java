package assay.lsp;

import assay.drl.FileSyntax;
import assay.drl.RuleFiles;
import assay.drl.RuleTree;
import assay.language.Completion;
import assay.language.Diagnostic;
import assay.language.Places;
import assay.layout.Layout;
import assay.problem.Problem;
import assay.problem.ProblemsException;
import assay.ruleset.Check;
import assay.workbench.Book;
import assay.workbench.Books;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.lang3.Strings;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.Command;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionItemKind;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.MarkupKind;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.SymbolInformation;
import org.eclipse.lsp4j.SymbolKind;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

/**
 * A file of a rule set as an editor has it, and what can be answered about it.
 *
 * @param text the file
 * @param name what it is called in its rule set
 * @param book the rule set, with all that is open laid over it
 * @param texts all that is open
 */
record Opened(Text text, String name, Book book, Texts texts) {

    /** A file by the name that the editor has for it, where it is one of a rule set. */
    static Optional<Opened> of(String uri, Texts texts, Books books) {
        Path file = Texts.file(uri).orElse(null);
        Path folder = file == null ? null : texts.ruleSet(file).orElse(null);
        Text text = file == null ? null : texts.text(file).orElse(null);
        if (folder == null || text == null || !Layout.isFor(text.name())) {
            return Optional.empty();
        }
        try {
            String name = Strings.CS.replace(folder.relativize(file).toString(), "\\", "/");
            return Optional.of(new Opened(text, name, books.of(folder, texts.tree()), texts));
        } catch (ProblemsException e) {
            // Told as diagnostics.
            return Optional.empty();
        }
    }

    // ------------------------------------------------------------------ completion and hover

    List<CompletionItem> completions(Position place) {
        int at = text.offset(place);
        Completion found = book.language().complete(name, text.text(), at);
        List<CompletionItem> items = new ArrayList<>();
        for (Completion.Option option : found.options()) {
            CompletionItem item = new CompletionItem(option.text());
            item.setKind(kind(option.sort()));
            item.setDetail(option.says());
            item.setSortText(String.format("%05d", items.size()));
            item.setTextEdit(Either.forLeft(new TextEdit(text.between(found.from(), at), option.text())));
            items.add(item);
        }
        return items;
    }

    private static CompletionItemKind kind(Completion.Sort sort) {
        return switch (sort) {
            case KIND -> CompletionItemKind.Class;
            case FIELD -> CompletionItemKind.Field;
            case WORD -> CompletionItemKind.EnumMember;
            case CRITERION, PART -> CompletionItemKind.Value;
            case READING -> CompletionItemKind.Reference;
            case PARAMETER -> CompletionItemKind.Constant;
            case VARIABLE -> CompletionItemKind.Variable;
            case CONCLUSION -> CompletionItemKind.Constructor;
            case KEYWORD -> CompletionItemKind.Keyword;
        };
    }

    /** What stands at a place, and what the checks ask that find something wrong there. */
    Optional<Hover> hover(Position place) {
        int at = text.offset(place);
        List<String> lines = new ArrayList<>();
        Range range = null;
        for (Diagnostic wrong : problems()) {
            Check check = Check.of(wrong.code()).orElse(null);
            if (check != null && wrong.from() <= at && at <= wrong.to()) {
                lines.add(wrong.code() + ": " + check.says());
                range = text.between(wrong.from(), wrong.to());
            }
        }
        assay.language.Hover known = known(place).orElse(null);
        if (known != null) {
            lines.add(known.title());
            lines.addAll(known.lines());
            range = text.between(known.from(), known.to());
        }
        return lines.isEmpty()
                ? Optional.empty()
                : Optional.of(new Hover(new MarkupContent(MarkupKind.PLAINTEXT, String.join("\n\n", lines)), range));
    }

    // ------------------------------------------------------------------ places

    private Places places() {
        return new Places(book.files(), book.language(), book.rules());
    }

    private Optional<assay.language.Hover> known(Position place) {
        return book.language().hover(name, text.text(), text.offset(place));
    }

    private String written(assay.language.Hover what) {
        return text.text().substring(what.from(), what.to());
    }

    private Optional<Location> location(Places.Place place) {
        return texts.text(Texts.real(Path.of(book.shown(place.file()))))
                .map(in -> new Location(in.uri(), in.between(place.from(), place.to())));
    }

    /** Where that is declared which stands at a place. */
    List<Location> definition(Position place) {
        return known(place).flatMap(what -> places().declared(what, written(what))).flatMap(this::location).stream()
                .toList();
    }

    /**
     * Where that is named which stands at a place: in the rule set, and in its fixtures.
     *
     * @param declared whether where it is declared is wanted as well
     */
    List<Location> references(Position place, boolean declared) {
        assay.language.Hover what = known(place).orElse(null);
        if (what == null) {
            return List.of();
        }
        Places places = places();
        List<Places.Place> found = new ArrayList<>(places.named(what, written(what)));
        if (!declared) {
            places.declared(what, written(what)).ifPresent(found::remove);
        }
        List<Location> all = new ArrayList<>();
        found.forEach(one -> location(one).ifPresent(all::add));
        for (Path fixture : fixtures()) {
            texts.text(fixture)
                    .ifPresent(in -> Places.inEvidence(what, in.name(), in.text())
                            .forEach(one -> all.add(new Location(in.uri(), in.between(one.from(), one.to())))));
        }
        return all;
    }

    /** The fixtures that lie in the folder of the rule set. */
    private List<Path> fixtures() {
        try {
            RuleTree tree = texts.tree();
            Path folder = Path.of(book.files().folder()).resolve(RuleFiles.FIXTURES);
            return tree.isFolder(folder)
                    ? tree.below(folder).stream()
                            .filter(file -> file.toString().endsWith(".yaml"))
                            .map(Texts::real)
                            .toList()
                    : List.of();
        } catch (IOException e) {
            return List.of();
        }
    }

    /** The rules and declarations of the file. */
    List<Either<SymbolInformation, DocumentSymbol>> parts() {
        List<Either<SymbolInformation, DocumentSymbol>> parts = new ArrayList<>();
        for (Places.Part part : places().parts(name)) {
            Range whole = text.between(part.whole().from(), part.whole().to());
            Range named = text.between(part.named().from(), part.named().to());
            SymbolKind kind =
                    switch (part.sort()) {
                        case RULE -> SymbolKind.Function;
                        case KIND -> SymbolKind.Class;
                        case LIST -> SymbolKind.Enum;
                    };
            parts.add(Either.forRight(new DocumentSymbol(part.name(), kind, whole, named)));
        }
        return parts;
    }

    // ------------------------------------------------------------------ what is wrong

    private List<Diagnostic> problems() {
        return Diagnostic.of(book.problems(), book.shown(name), text.text());
    }

    /** What can be written instead of what is wrong between two places. */
    List<Either<Command, CodeAction>> fixes(Range range) {
        int from = text.offset(range.getStart());
        int to = text.offset(range.getEnd());
        List<Either<Command, CodeAction>> fixes = new ArrayList<>();
        for (Diagnostic wrong : problems()) {
            if (!wrong.fix().isEmpty() && wrong.from() <= to && from <= wrong.to()) {
                String was = text.text().substring(wrong.from(), wrong.to());
                CodeAction fix = new CodeAction("Write " + wrong.fix() + " instead of " + was);
                fix.setKind(CodeActionKind.QuickFix);
                fix.setDiagnostics(List.of(Checking.shown(wrong, text)));
                fix.setIsPreferred(true);
                fix.setEdit(new WorkspaceEdit(Map.of(
                        text.uri(), List.of(new TextEdit(text.between(wrong.from(), wrong.to()), wrong.fix())))));
                fixes.add(Either.forRight(fix));
            }
        }
        return fixes;
    }

    /** What lays the file out the one way; nothing where there is a slip in its syntax, which is told as a diagnostic. */
    List<TextEdit> laidOut() {
        List<Problem> slips = Layout.YAML.contains(text.name())
                ? FileSyntax.ofYaml(name, text.name(), text.text().getBytes(StandardCharsets.UTF_8))
                : FileSyntax.ofRules(name, text.text());
        if (!slips.isEmpty()) {
            return List.of();
        }
        try {
            Layout layout = Layout.of(text.name(), text.text());
            return layout.difference().isEmpty() ? List.of() : List.of(new TextEdit(text.all(), layout.after()));
        } catch (Layout.Refused e) {
            return List.of();
        }
    }
}
