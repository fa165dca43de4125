package assay.lsp;

import assay.drl.RuleFiles;
import assay.language.Diagnostic;
import assay.layout.Layout;
import assay.problem.Problem;
import assay.problem.ProblemsException;
import assay.ruleset.Check;
import assay.workbench.Books;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.MessageType;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.services.LanguageClient;
import org.jspecify.annotations.Nullable;

/**
 * Says what is wrong with rule sets whose files are open, and with evidence that is. A newer look at a rule set or a file of evidence
 * ends an older one.
 */
final class Checking {

    private final Books books;
    private final Compiler compiler;
    private final Grader grader;
    private final Executor threads;
    private final Consumer<Consumer<LanguageClient>> editor;
    private final Runnable otherwise;
    private final Map<Path, FutureTask<Told>> looks = new HashMap<>();
    /** Of which files of what was looked at something was told last, by the names that the editor has for them. */
    private final Map<Path, Set<String>> toldOf = new HashMap<>();
    /** What of that is rule sets. */
    private final Set<Path> ruleSets = new HashSet<>();
    /** Whether evidence can come out otherwise, which is told once nothing is being looked at. */
    private boolean byOtherRules;

    /**
     * Nothing is looked at so far.
     *
     * @param otherwise what is done once all is looked at, the compiler's findings among it, where evidence can come out otherwise
     *     for its rules have changed: an editor asks for all that it shows then, which is graded by them
     */
    Checking(
            Books books,
            Compiler compiler,
            Grader grader,
            Executor threads,
            Consumer<Consumer<LanguageClient>> editor,
            Runnable otherwise) {
        this.books = books;
        this.compiler = compiler;
        this.grader = grader;
        this.threads = threads;
        this.editor = editor;
        this.otherwise = otherwise;
    }

    /**
     * Looks at the rule set in a folder as the editor has it now. What the checks find is told at once, and what the compiler says
     * once it has come to it, where they find nothing that keeps the rules from being used.
     */
    synchronized void lookAtRules(Path folder, Texts texts) {
        ruleSets.add(folder);
        look(folder, () -> {
            if (!texts.tree().exists(folder.resolve(RuleFiles.PACK))) {
                // It is a rule set no more.
                return new Told(List.of());
            }
            List<Problem> problems = problems(folder, texts);
            List<PublishDiagnosticsParams> found = ofRules(folder, texts, problems);
            return problems.stream().anyMatch(Check::isError)
                    ? new Told(found)
                    : new Told(found, () -> new Told(ofRules(folder, texts, compiled(folder, texts, problems))));
        });
    }

    private List<Problem> compiled(Path folder, Texts texts, List<Problem> problems) {
        List<Problem> more = compiler.problems(folder, texts);
        // What lies beside the rules is held against rules that are in order.
        Stream<Problem> still = problems.stream()
                .filter(one -> more.isEmpty()
                        || !(one.code().equals(Check.EQUIVALENT_MUTANTS.code())
                                || one.code().equals(Check.EVIDENCE_SCHEMA.code())));
        return Stream.concat(still, more.stream()).distinct().sorted().toList();
    }

    /** The folders of the rule sets with which something is wrong, by what was told last. */
    synchronized Set<Path> wrongRuleSets() {
        Set<Path> wrong = new HashSet<>(ruleSets);
        wrong.retainAll(toldOf.keySet());
        return wrong;
    }

    /** Looks at a file of evidence as the editor has it now. */
    void lookAtEvidence(Path file, Texts texts) {
        look(
                file,
                () -> new Told(texts.open(file)
                        .filter(text -> Grader.isEvidence(text, texts))
                        .map(text -> List.of(ofEvidence(text, texts)))
                        .orElse(List.of())));
    }

    /** The same for files that may come out otherwise, since it is their rules that have changed. */
    synchronized void lookByOtherRules(List<Path> files, Texts texts) {
        byOtherRules |= !files.isEmpty();
        files.forEach(file -> lookAtEvidence(file, texts));
    }

    /**
     * What is told.
     *
     * @param found what is wrong with each file
     * @param more what takes longer to find out, and is told instead once it is
     */
    private record Told(
            List<PublishDiagnosticsParams> found, @Nullable Callable<Told> more) {
        Told(List<PublishDiagnosticsParams> found) {
            this(found, null);
        }
    }

    private synchronized void look(Path folder, Callable<Told> looked) {
        FutureTask<Told> look = new FutureTask<>(looked);
        FutureTask<?> older = looks.put(folder, look);
        if (older != null) {
            older.cancel(true);
        }
        threads.execute(() -> {
            look.run();
            tell(folder, look);
        });
    }

    private synchronized void tell(Path folder, FutureTask<Told> look) {
        if (looks.get(folder) != look) {
            return;
        }
        looks.remove(folder);
        told(folder, look);
        // Whoever is still typing ends each look by the next one, and is graded by what stands there at a pause.
        if (byOtherRules && looks.isEmpty()) {
            byOtherRules = false;
            otherwise.run();
        }
    }

    private void told(Path folder, FutureTask<Told> look) {
        Told told;
        try {
            told = look.get();
        } catch (CancellationException e) {
            return;
        } catch (ExecutionException e) {
            MessageParams defect = new MessageParams(MessageType.Error, "a defect: " + e.getCause());
            editor.accept(client -> client.logMessage(defect));
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        Set<String> before = new HashSet<>(toldOf.getOrDefault(folder, Set.of()));
        told.found.forEach(one -> {
            before.remove(one.getUri());
            publish(one);
        });
        Set<String> now = new HashSet<>();
        told.found.stream().filter(one -> !one.getDiagnostics().isEmpty()).forEach(one -> now.add(one.getUri()));
        if (now.isEmpty()) {
            toldOf.remove(folder);
        } else {
            toldOf.put(folder, now);
        }
        // A file can have become one of another rule set, which tells of it already.
        toldOf.values().forEach(before::removeAll);
        before.forEach(uri -> publish(new PublishDiagnosticsParams(uri, List.of())));
        if (told.more != null) {
            look(folder, told.more);
        }
    }

    private void publish(PublishDiagnosticsParams found) {
        editor.accept(client -> client.publishDiagnostics(found));
    }

    private List<PublishDiagnosticsParams> ofRules(Path folder, Texts texts, List<Problem> problems) {
        Map<Path, Text> looked = new LinkedHashMap<>();
        Map<Path, List<org.eclipse.lsp4j.Diagnostic>> found = new LinkedHashMap<>();
        for (Text open : texts.all()) {
            if (Layout.isFor(open.name())
                    && texts.ruleSet(open.file()).filter(folder::equals).isPresent()) {
                looked.put(open.file(), open);
            }
        }
        for (Problem problem : problems) {
            Path file = Texts.real(Path.of(problem.file()));
            Text text = looked.get(file);
            if (text == null) {
                // What is wrong with the folder as a whole stands nowhere in a file.
                text = texts.text(file)
                        .or(() -> texts.text(folder.resolve(RuleFiles.PACK)))
                        .orElseGet(() -> Text.onDisk(file, ""));
                looked.put(text.file(), text);
            }
            found.computeIfAbsent(text.file(), any -> new ArrayList<>())
                    .add(Shown.wrong(Diagnostic.of(problem, text.text()), text));
        }
        return looked.values().stream()
                .map(text -> new PublishDiagnosticsParams(
                        text.uri(), found.getOrDefault(text.file(), List.of()), text.version()))
                .toList();
    }

    private PublishDiagnosticsParams ofEvidence(Text text, Texts texts) {
        return new PublishDiagnosticsParams(
                text.uri(),
                Diagnostic.inEvidence(grader.read(text, texts).problems(), text.text()).stream()
                        .map(one -> Shown.wrong(one, text))
                        .toList(),
                text.version());
    }

    private List<Problem> problems(Path folder, Texts texts) {
        try {
            return books.of(folder, texts.tree()).problems();
        } catch (ProblemsException e) {
            return e.problems();
        }
    }
}
