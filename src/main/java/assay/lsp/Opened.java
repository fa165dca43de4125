package assay.lsp;

import assay.language.Standing;
import assay.workbench.Book;
import java.util.List;
import java.util.Optional;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeLens;
import org.eclipse.lsp4j.Command;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.InlayHint;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.SymbolInformation;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

/** A file as an editor has it, and what can be answered about it. */
interface Opened {

    /** What could stand at a place. */
    List<CompletionItem> completions(Position place);

    /** What stands at a place. */
    Optional<Hover> hover(Position place);

    /** Where that is declared which stands at a place. */
    List<Location> definition(Position place);

    /**
     * Where that is named which stands at a place.
     *
     * @param declared whether where it is declared is wanted as well
     */
    List<Location> references(Position place, boolean declared);

    /** What stands at a place, as rules know it. */
    Optional<Standing> named(Position place);

    /** The rule set. */
    Book book();

    /** The file. */
    Text text();

    /** What can be written instead of what is wrong between two places. */
    List<Either<Command, CodeAction>> fixes(Range range);

    /** What the file is made of. */
    default List<Either<SymbolInformation, DocumentSymbol>> parts() {
        return List.of();
    }

    /** What lays the file out the one way. */
    default List<TextEdit> laidOut() {
        return List.of();
    }

    /** What is to be known beside what stands there. */
    default List<InlayHint> beside() {
        return List.of();
    }

    /** What is to be known above what stands there. */
    default List<CodeLens> above() {
        return List.of();
    }
}
