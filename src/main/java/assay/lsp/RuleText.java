package assay.lsp;

import assay.drl.FileSyntax;
import assay.language.Diagnostic;
import assay.language.Places;
import assay.language.Standing;
import assay.layout.Layout;
import assay.problem.Problem;
import assay.problem.ProblemsException;
import assay.ruleset.Check;
import assay.workbench.Book;
import assay.workbench.Books;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeLens;
import org.eclipse.lsp4j.Command;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.SymbolInformation;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

/**
 * A file of a rule set as an editor has it, and what can be answered about it.
 *
 * @param text the file
 * @param name what it is called in its rule set
 * @param book the rule set, with all that is open laid over it
 * @param locations where its names stand
 * @param fixtures in which fixtures its rules fire
 */
record RuleText(Text text, String name, Book book, Locations locations, Fixtures fixtures) implements Opened {

    /** A file where it is one of a rule set. */
    static Optional<RuleText> of(Text text, Texts texts, Books books, Fixtures fixtures) throws ProblemsException {
        Path folder = Layout.isFor(text.name()) ? texts.ruleSet(text.file()).orElse(null) : null;
        if (folder == null) {
            return Optional.empty();
        }
        String name = Texts.nameIn(folder, text.file(), texts.tree()).orElse(text.name());
        Book book = books.of(folder, texts.tree());
        return Optional.of(new RuleText(text, name, book, new Locations(book, texts), fixtures));
    }

    // ------------------------------------------------------------------ completion and hover

    @Override
    public List<CompletionItem> completions(Position place) {
        return Shown.items(book.language().complete(name, text.text(), text.offset(place)), text);
    }

    /** What stands at a place, and what the checks ask that find something wrong there. */
    @Override
    public Optional<Hover> hover(Position place) {
        int at = text.offset(place);
        List<String> lines = new ArrayList<>();
        Range range = new Range(place, place);
        for (Diagnostic wrong : problems()) {
            Check check = Check.of(wrong.code()).orElse(null);
            if (check != null && wrong.from() <= at && at <= wrong.to()) {
                lines.add(wrong.code() + ": " + check.says());
                range = text.between(wrong.from(), wrong.to());
            }
        }
        assay.language.Hover known = standing(place).map(Standing::hover).orElse(null);
        if (known != null) {
            lines.add(known.title());
            lines.addAll(known.lines());
            range = text.between(known.from(), known.to());
        }
        return lines.isEmpty() ? Optional.empty() : Optional.of(Shown.hover(lines, range));
    }

    // ------------------------------------------------------------------ places

    private Optional<Standing> standing(Position place) {
        return book.language().standing(name, text.text(), text.offset(place));
    }

    @Override
    public Optional<Standing> named(Position place) {
        return standing(place).map(locations::asInRules);
    }

    @Override
    public List<Location> definition(Position place) {
        return standing(place).map(locations::declared).orElse(List.of());
    }

    @Override
    public List<Location> references(Position place, boolean declared) {
        return standing(place).map(one -> locations.named(one, declared)).orElse(List.of());
    }

    /** The rules and declarations of the file, or the readings or parameters that it introduces. */
    @Override
    public List<Either<SymbolInformation, DocumentSymbol>> parts() {
        List<Either<SymbolInformation, DocumentSymbol>> parts = new ArrayList<>();
        for (Places.Part part : locations.places().parts(name)) {
            Range whole = text.between(part.whole().from(), part.whole().to());
            Range named = text.between(part.named().from(), part.named().to());
            parts.add(Either.forRight(new DocumentSymbol(part.name(), Shown.kind(part.sort()), whole, named)));
        }
        return parts;
    }

    /** In how many fixtures each rule fires, as far as it is saved. */
    @Override
    public List<CodeLens> above() {
        List<Places.Part> rules = locations.places().parts(name).stream()
                .filter(part -> part.sort() == Places.Part.Of.RULE)
                .toList();
        Fixtures.Fired fired = rules.isEmpty() ? null : fired().orElse(null);
        if (fired == null || fired.tally().fixtures() == 0) {
            return List.of();
        }
        return rules.stream()
                .filter(rule -> fired.rules().contains(rule.name()))
                .map(rule -> {
                    int times = fired.tally().fired(rule.name()).size();
                    String says = "fires in " + (times == 0 ? "none" : times) + " of "
                            + fired.tally().fixtures() + " fixtures";
                    int from = rule.named().from();
                    return new CodeLens(text.between(from, from), new Command(says, ""), null);
                })
                .toList();
    }

    private Optional<Fixtures.Fired> fired() {
        try {
            return fixtures.fired(Texts.real(Path.of(book.files().folder())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    // ------------------------------------------------------------------ what is wrong

    private List<Diagnostic> problems() {
        return Diagnostic.of(book.problems(), book.shown(name), text.text());
    }

    @Override
    public List<Either<Command, CodeAction>> fixes(Range range) {
        return Shown.fixes(problems(), range, text);
    }

    /** What lays the file out the one way; nothing where there is a slip in its syntax, which is told as a diagnostic. */
    @Override
    public List<TextEdit> laidOut() {
        List<Problem> slips = FileSyntax.of(name, text.name(), text.text().getBytes(StandardCharsets.UTF_8));
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
