package assay.lsp;

import assay.drl.RuleFiles;
import assay.evaluation.Evaluation;
import assay.evaluation.Evaluator;
import assay.evaluation.RuleFault;
import assay.evidence.Evidence;
import assay.evidence.EvidenceReader;
import assay.evidence.EvidenceSubject;
import assay.layout.Layout;
import assay.problem.Problem;
import assay.problem.ProblemsException;
import assay.rules.RuleBase;
import assay.rules.RuleCache;
import assay.ruleset.RuleSet;
import assay.verify.Verifier;
import assay.workbench.Book;
import assay.workbench.Books;
import assay.yaml.Node;
import assay.yaml.YamlReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads and grades files of evidence: by the rule set that they lie in, or else by the one whose schema their first line names, or
 * else by the one that was named.
 */
final class Grader {

    private static final Pattern AUTHORITY = Pattern.compile("(?m)^\"?authority\"?[ \\t]*:");
    private static final Pattern SCHEMA =
            Pattern.compile("(?m)\\A# yaml-language-server: \\$schema=(.*)evidence\\.schema\\.json[ \\t]*\\r?$");

    private static final String OTHERWISE = "these rules are about something else than evidence";

    /**
     * A file of evidence as it was read.
     *
     * @param problems what is wrong with it or with what it expects, and what is odd about it, or why the rules cannot be read
     * @param evidence what it says, where nothing is wrong with that
     */
    record Read(List<Problem> problems, Optional<Evidence> evidence) {}

    /**
     * What came of grading.
     *
     * @param evaluation what the rules make of it, where they could be used
     * @param why why they could not
     */
    record Graded(Optional<Evaluation> evaluation, String why) {}

    /**
     * Rules that are ready to grade.
     *
     * @param ruleSet what they say
     * @param evaluator who grades by them
     */
    record Ready(RuleSet ruleSet, Evaluator evaluator) {}

    private record Compiling(String sha256, FutureTask<Ready> task) {}

    private final Path rules;
    private final RuleCache cache;
    private final Books books;
    private final Executor threads;
    private final Map<Path, Compiling> compiled = new HashMap<>();

    Grader(Path rules, RuleCache cache, Books books, Executor threads) {
        this.rules = rules;
        this.cache = cache;
        this.books = books;
        this.threads = threads;
    }

    /**
     * Whether a file is evidence: YAML about an authority, or one among the fixtures of a rule set, and none of the files that rule
     * sets are made of.
     */
    static boolean isEvidence(Text text, Texts texts) {
        return YamlReader.isFor(text.name())
                && !Layout.isFor(text.name())
                && (AUTHORITY.matcher(text.text()).find()
                        || SCHEMA.matcher(text.text()).find()
                        || texts.ruleSet(text.file())
                                .filter(folder -> text.file().startsWith(folder.resolve(RuleFiles.FIXTURES)))
                                .isPresent());
    }

    /** The folder of the rule set by which a file is graded. */
    Path folder(Text text, Texts texts) {
        return texts.ruleSet(text.file()).or(() -> named(text, texts)).orElseGet(this::folder);
    }

    /** The folder of the rule set by which a file is graded that says nothing of one. */
    Path folder() {
        return Texts.real(rules);
    }

    /** The folder of the rule set whose schema the first line of a file names. */
    static Optional<Path> named(Text text, Texts texts) {
        Matcher schema = SCHEMA.matcher(text.text());
        if (!schema.find()) {
            return Optional.empty();
        }
        try {
            Path folder = Texts.real(text.file().resolveSibling(schema.group(1)));
            return texts.tree().exists(folder.resolve(RuleFiles.PACK)) ? Optional.of(folder) : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /**
     * The rule set by which a file is graded.
     *
     * @throws ProblemsException if there is none
     */
    Book book(Text text, Texts texts) throws ProblemsException {
        return books.of(folder(text, texts), texts.tree());
    }

    /** Reads a file with all that is open laid over the rules. */
    Read read(Text text, Texts texts) {
        String shown = text.file().toString();
        RuleSet ruleSet;
        try {
            ruleSet = ruleSet(book(text, texts));
        } catch (ProblemsException e) {
            return new Read(List.of(Problem.ofFile(shown, why(e))), Optional.empty());
        }
        Verifier verifier = new Verifier(ruleSet);
        try {
            Evidence evidence = new EvidenceReader(ruleSet)
                    .expecting(verifier::problems)
                    .read(shown, text.text().getBytes(StandardCharsets.UTF_8));
            List<Problem> problems = new ArrayList<>(evidence.warnings());
            for (Evidence fixture : evidence.fixtures()) {
                Node expect = fixture.expect();
                if (expect != null) {
                    problems.addAll(verifier.problems(shown, fixture.caseName(), expect));
                }
            }
            return new Read(problems, Optional.of(evidence));
        } catch (ProblemsException e) {
            return new Read(e.problems(), Optional.empty());
        }
    }

    private static RuleSet ruleSet(Book book) throws ProblemsException {
        RuleSet ruleSet = book.ruleSet();
        if (!ruleSet.pack().subject().equals(new EvidenceSubject())) {
            throw new ProblemsException(Problem.ofFile(book.files().folder(), OTHERWISE));
        }
        return ruleSet;
    }

    private static String why(ProblemsException e) {
        return "the rules are not in order, so this is not graded: "
                + e.problems().get(0);
    }

    /** Grades what was read of a file with all that is open laid over the rules. */
    Graded graded(Text text, Evidence evidence, Texts texts) throws InterruptedException {
        try {
            return new Graded(
                    Optional.of(ready(folder(text, texts), texts).evaluator().evaluate(evidence)), "");
        } catch (ProblemsException e) {
            return new Graded(Optional.empty(), why(e));
        } catch (RuleFault e) {
            return new Graded(Optional.empty(), e.problem().toString());
        }
    }

    /** The rules of a folder, made ready for whoever asks first, whether that one waits for it or not. */
    Ready ready(Path folder, Texts texts) throws ProblemsException, InterruptedException {
        RuleFiles files = RuleFiles.read(folder, texts.tree());
        try {
            return compiling(folder, files).get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ProblemsException problems) {
                throw problems;
            }
            throw new IllegalStateException(e);
        }
    }

    private synchronized FutureTask<Ready> compiling(Path folder, RuleFiles files) {
        String sha256 = files.sha256();
        @Nullable Compiling known = compiled.get(folder);
        if (known != null && known.sha256.equals(sha256)) {
            return known.task;
        }
        FutureTask<Ready> task = new FutureTask<>(() -> {
            // What is not saved is nothing to be kept.
            boolean saved = RuleFiles.read(folder).sha256().equals(sha256);
            RuleBase made = RuleBase.load(files, saved ? cache : cache.asItIs());
            if (!made.ruleSet().pack().subject().equals(new EvidenceSubject())) {
                throw new ProblemsException(Problem.ofFile(folder.toString(), OTHERWISE));
            }
            return new Ready(made.ruleSet(), new Evaluator(made));
        });
        compiled.put(folder, new Compiling(sha256, task));
        threads.execute(task);
        return task;
    }
}
