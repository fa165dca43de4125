package assay.workbench;

import assay.draft.Draft;
import assay.draft.DraftTree;
import assay.drl.RuleFiles;
import assay.drl.RuleTree;
import assay.problem.ProblemsException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads rule sets with what is changed of them, each once as long as nothing in its files is another. */
public final class Books {

    /** So many are kept: what is saved, what it becomes, and what it was before the last changes. */
    private static final int KEPT = 4;

    private final int kept;
    private final Map<Integer, Book> read = new LinkedHashMap<>();
    private int last;

    /** Of one rule set, as it becomes another. */
    public Books() {
        this(KEPT);
    }

    /** Of several rule sets, of which so many are kept. */
    Books(int kept) {
        this.kept = kept;
    }

    /**
     * A rule set with what is changed of it.
     *
     * @throws ProblemsException if it is no rule set
     */
    Book of(Draft draft) throws ProblemsException {
        return of(draft.folder(), new DraftTree(draft));
    }

    /**
     * The rule set in a folder of a tree of files.
     *
     * @throws ProblemsException if it is no rule set
     */
    public Book of(Path folder, RuleTree tree) throws ProblemsException {
        RuleFiles files = RuleFiles.readable(folder, tree);
        Book book = new Book(files, tree);
        Book known = known(book);
        if (known != null) {
            return known;
        }
        keep(book);
        return book;
    }

    /** Begins to read what will soon be asked for. */
    void readAhead(Draft draft) {
        Thread reader = new Thread(
                () -> {
                    try {
                        of(draft).readAhead();
                    } catch (ProblemsException | Book.Unreadable e) {
                        // Whoever asks for it is told.
                    }
                },
                "book");
        reader.setDaemon(true);
        reader.start();
    }

    private synchronized @Nullable Book known(Book wanted) {
        return read.values().stream()
                .filter(book -> book.isSame(wanted))
                .findFirst()
                .orElse(null);
    }

    private synchronized void keep(Book book) {
        read.put(last++, book);
        read.keySet().removeIf(number -> number < last - kept);
    }
}
