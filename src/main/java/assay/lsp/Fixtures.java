package assay.lsp;

import assay.drl.RuleFiles;
import assay.drl.RuleTree;
import assay.evaluation.Evaluator;
import assay.evaluation.RuleFault;
import assay.evidence.Evidence;
import assay.evidence.EvidenceReader;
import assay.problem.ProblemsException;
import assay.verify.Tally;
import assay.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;

/** The fixtures of rule sets, and in which of them rules fire, by what is saved of both. */
final class Fixtures {

    /**
     * What fires where.
     *
     * @param tally in which fixtures each rule fires
     * @param rules the rules that there are
     */
    record Fired(Tally tally, Set<String> rules) {}

    private record Counting(String of, FutureTask<Optional<Fired>> task) {}

    private final Grader grader;
    private final Executor threads;
    private final Map<Path, Counting> counted = new HashMap<>();

    Fixtures(Grader grader, Executor threads) {
        this.grader = grader;
        this.threads = threads;
    }

    /**
     * The files of the fixtures of a rule set: those in its own folder, or else those in the nearest folder of fixtures above it whose
     * first line names its schema.
     */
    static List<Path> of(Path folder, Texts texts) {
        RuleTree tree = texts.tree();
        Path own = folder.resolve(RuleFiles.FIXTURES);
        if (tree.isFolder(own)) {
            return below(own, tree);
        }
        for (Path above = folder.getParent(); above != null; above = above.getParent()) {
            Path fixtures = above.resolve(RuleFiles.FIXTURES);
            if (tree.isFolder(fixtures)) {
                return below(fixtures, tree).stream()
                        .filter(file -> texts.text(file)
                                .flatMap(text -> Grader.named(text, texts))
                                .filter(folder::equals)
                                .isPresent())
                        .toList();
            }
            if (tree.exists(above.resolve(".git"))) {
                break;
            }
        }
        return List.of();
    }

    private static List<Path> below(Path folder, RuleTree tree) {
        try {
            return tree.below(folder).stream()
                    .filter(file -> YamlReader.isFor(file.toString()))
                    .map(Texts::real)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    /** What fires where in the rule set of a folder; nothing where it cannot be used as it is saved. */
    Optional<Fired> fired(Path folder) throws InterruptedException {
        List<Path> files = of(folder, Texts.NONE);
        try {
            return counting(folder, files).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private synchronized FutureTask<Optional<Fired>> counting(Path folder, List<Path> files) {
        String of = state(folder, files);
        Counting known = counted.get(folder);
        if (known != null && known.of.equals(of)) {
            return known.task;
        }
        FutureTask<Optional<Fired>> task = new FutureTask<>(() -> count(folder, files));
        counted.put(folder, new Counting(of, task));
        threads.execute(task);
        return task;
    }

    private static String state(Path folder, List<Path> files) {
        StringBuilder state = new StringBuilder();
        try {
            RuleFiles rules = RuleFiles.readable(folder);
            state.append(rules.sha256()).append(rules.unread());
        } catch (ProblemsException e) {
            state.append(e.problems());
        }
        for (Path file : files) {
            try {
                state.append(file).append(Files.getLastModifiedTime(file)).append(Files.size(file));
            } catch (IOException e) {
                state.append("gone");
            }
        }
        return state.toString();
    }

    private Optional<Fired> count(Path folder, List<Path> files) throws InterruptedException {
        List<Tally.Outcome> outcomes = new ArrayList<>();
        try {
            Grader.Ready ready = grader.ready(folder, Texts.NONE);
            EvidenceReader reader = new EvidenceReader(ready.ruleSet());
            for (Path file : files) {
                add(file, reader, ready.evaluator(), outcomes);
            }
            return Optional.of(
                    new Fired(Tally.of(outcomes), ready.ruleSet().origins().keySet()));
        } catch (ProblemsException e) {
            return Optional.empty();
        }
    }

    private static void add(Path file, EvidenceReader reader, Evaluator evaluator, List<Tally.Outcome> outcomes) {
        try {
            Evidence evidence = reader.read(file, file.toString());
            Stream.concat(Stream.of(evidence), evidence.cases().stream())
                    .forEach(one -> outcomes.add(new Tally.Outcome(one, evaluator.evaluate(one))));
        } catch (ProblemsException | RuleFault e) {
            // What is wrong with a fixture is told where it is open, and by verify.
        }
    }
}
