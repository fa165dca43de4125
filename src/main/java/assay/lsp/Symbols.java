package assay.lsp;

import assay.drl.RuleFiles;
import assay.language.Places;
import assay.layout.Layout;
import assay.problem.ProblemsException;
import assay.workbench.Book;
import assay.workbench.Books;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.commons.lang3.Strings;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.WorkspaceSymbol;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

/**
 * What has a name in the rule sets that an editor is at work on: those of the files that are open, or else the one that grades.
 *
 * @param books where rule sets are read
 * @param grader who knows by which rule set evidence is graded
 * @param texts all that is open
 */
record Symbols(Books books, Grader grader, Texts texts) {

    /**
     * What is called by a name with some letters in it, in their order, however far apart and whether capital or small: rules,
     * kinds and their fields, lists and their words, grades, criteria, readings and parameters; those first in which the letters stand together.
     */
    List<WorkspaceSymbol> named(String letters) {
        Map<Location, WorkspaceSymbol> found = new LinkedHashMap<>();
        folders().forEach(folder -> add(folder, letters, found));
        return found.values().stream()
                .sorted(Comparator.comparing(one -> !Strings.CI.contains(one.getName(), letters)))
                .toList();
    }

    private void add(Path folder, String letters, Map<Location, WorkspaceSymbol> found) {
        try {
            Book book = books.of(folder, texts.tree());
            Locations locations = new Locations(book, texts);
            for (Places.Part part : locations.places().parts()) {
                if (hasInOrder(part.name(), letters)) {
                    locations.location(part.named()).ifPresent(at -> found.putIfAbsent(at, symbol(part, at, book)));
                }
            }
            // What it has put in place of the files of another, such as its pack, stands there as well.
            RuleFiles base = book.files().base();
            if (base != null) {
                add(Texts.real(Path.of(base.folder())), letters, found);
            }
        } catch (ProblemsException | Book.Unreadable e) {
            // Told as diagnostics.
        }
    }

    private Set<Path> folders() {
        Set<Path> folders = new LinkedHashSet<>();
        for (Text open : texts.all()) {
            if (Layout.isFor(open.name())) {
                texts.ruleSet(open.file()).ifPresent(folders::add);
            } else if (Grader.isEvidence(open, texts)) {
                folders.add(grader.folder(open, texts));
            }
        }
        if (folders.isEmpty()) {
            folders.add(grader.folder());
        }
        return folders;
    }

    private static WorkspaceSymbol symbol(Places.Part part, Location at, Book book) {
        return new WorkspaceSymbol(
                part.name(),
                Shown.kind(part.sort()),
                Either.forLeft(at),
                (part.of().isEmpty() ? "" : part.of() + " of ") + book.files().name());
    }

    private static boolean hasInOrder(String name, String letters) {
        String all = name.toLowerCase(Locale.ROOT);
        int from = 0;
        for (int letter : letters.toLowerCase(Locale.ROOT).codePoints().toArray()) {
            int at = all.indexOf(letter, from);
            if (at < 0) {
                return false;
            }
            from = at + 1;
        }
        return true;
    }
}
