package assay.lsp;

import assay.language.Completion;
import assay.language.Diagnostic;
import assay.language.Places;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.lang3.Strings;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.Command;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionItemKind;
import org.eclipse.lsp4j.DiagnosticSeverity;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.MarkupKind;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.ResourceOperation;
import org.eclipse.lsp4j.SnippetTextEdit;
import org.eclipse.lsp4j.SymbolKind;
import org.eclipse.lsp4j.TextDocumentEdit;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

/** What is known of a file, in the words of the protocol. */
final class Shown {

    private static final String SOURCE = "assay";

    private Shown() {}

    /** Something that is wrong. */
    static org.eclipse.lsp4j.Diagnostic wrong(Diagnostic one, Text text) {
        org.eclipse.lsp4j.Diagnostic shown = new org.eclipse.lsp4j.Diagnostic(
                text.between(one.from(), one.to()),
                one.message(),
                one.error() ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
                SOURCE);
        if (!one.code().isEmpty()) {
            shown.setCode(one.code());
        }
        return shown;
    }

    /** What can be written instead of what is wrong between two places. */
    static List<Either<Command, CodeAction>> fixes(List<Diagnostic> all, Range range, Text text) {
        int from = text.offset(range.getStart());
        int to = text.offset(range.getEnd());
        List<Either<Command, CodeAction>> fixes = new ArrayList<>();
        for (Diagnostic wrong : all) {
            if (!wrong.fix().isEmpty() && wrong.from() <= to && from <= wrong.to()) {
                String was = text.text().substring(wrong.from(), wrong.to());
                CodeAction fix = new CodeAction("Write " + wrong.fix() + " instead of " + was);
                fix.setKind(CodeActionKind.QuickFix);
                fix.setDiagnostics(List.of(wrong(wrong, text)));
                fix.setIsPreferred(true);
                fix.setEdit(new WorkspaceEdit(List.of(changed(
                        text, List.of(new TextEdit(text.between(wrong.from(), wrong.to()), wrong.fix()))))));
                fixes.add(Either.forRight(fix));
            }
        }
        return fixes;
    }

    /** What becomes of a file, for an editor to refuse where it is another by then. */
    static Either<TextDocumentEdit, ResourceOperation> changed(Text text, List<TextEdit> edits) {
        return Either.forLeft(new TextDocumentEdit(
                new VersionedTextDocumentIdentifier(text.uri(), text.version()),
                edits.stream().map(Either::<TextEdit, SnippetTextEdit>forLeft).toList()));
    }

    /** The same change for an editor that does not tell versions. */
    static WorkspaceEdit withoutVersions(WorkspaceEdit edit) {
        Map<String, List<TextEdit>> changes = new LinkedHashMap<>();
        for (Either<TextDocumentEdit, ResourceOperation> change : edit.getDocumentChanges()) {
            changes.put(
                    change.getLeft().getTextDocument().getUri(),
                    change.getLeft().getEdits().stream().map(Either::getLeft).toList());
        }
        return new WorkspaceEdit(changes);
    }

    /** What could stand at a place. */
    static List<CompletionItem> items(Completion found, Text text) {
        List<CompletionItem> items = new ArrayList<>();
        for (Completion.Option option : found.options()) {
            CompletionItem item =
                    new CompletionItem(Strings.CS.removeEnd(option.text().strip(), ":"));
            item.setKind(kind(option.sort()));
            item.setDetail(option.says());
            item.setSortText(String.format("%05d", items.size()));
            item.setTextEdit(Either.forLeft(new TextEdit(text.between(found.from(), found.to()), option.text())));
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
            case READING, RULE -> CompletionItemKind.Reference;
            case PARAMETER -> CompletionItemKind.Constant;
            case VARIABLE -> CompletionItemKind.Variable;
            case CONCLUSION -> CompletionItemKind.Constructor;
            case KEYWORD -> CompletionItemKind.Keyword;
        };
    }

    /** What a part of a rule set is most like, of what the protocol knows. */
    static SymbolKind kind(Places.Part.Of sort) {
        return switch (sort) {
            case RULE -> SymbolKind.Function;
            case KIND -> SymbolKind.Class;
            case FIELD -> SymbolKind.Field;
            case LIST -> SymbolKind.Enum;
            case WORD, GRADE -> SymbolKind.EnumMember;
            case CRITERION -> SymbolKind.Property;
            case READING -> SymbolKind.Key;
            case PARAMETER -> SymbolKind.Constant;
        };
    }

    /** What stands somewhere, in some paragraphs. */
    static Hover hover(List<String> paragraphs, Range range) {
        return new Hover(new MarkupContent(MarkupKind.PLAINTEXT, String.join("\n\n", paragraphs)), range);
    }
}
