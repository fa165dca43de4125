package assay.cli;

import assay.evaluation.Batch;
import assay.evaluation.Evaluator;
import assay.problem.Problem;
import assay.problem.ProblemsException;
import assay.rules.RuleBase;
import assay.study.Authority;
import assay.study.Codebook;
import assay.study.Invited;
import assay.study.Plan;
import assay.study.Study;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The authorities of a study, and what goes with them. */
final class Population {

    /** What is read beside evidence in the folders of it. */
    static final List<String> BESIDE = List.of("codebook.csv", "invited.csv", Plan.FILE);

    @Option(
            names = "--codebook",
            paramLabel = "FILE",
            description = "the themes of interviewees' answers (default: codebook.csv in a folder that is named)")
    @Nullable
    Path codebook;

    @Option(
            names = "--invited",
            paramLabel = "FILE",
            description = "who was asked to take part (default: invited.csv in a folder that is named)")
    @Nullable
    Path invited;

    @Option(
            names = "--plan",
            paramLabel = "FILE",
            description = "the questions that were named beforehand (default: plan.yaml in a folder that is named)")
    @Nullable
    Path plan;

    /**
     * A study, with all that is wrong with the files that it was made from.
     *
     * @param study the study of those authorities whose files are in order
     * @param failures what is wrong with the others, a second file of one authority among it
     */
    record Studied(Study study, Failures failures) {}

    /** Grades every file and makes a study of them. */
    Studied study(Program program, Shared shared, RuleBase rules, List<String> paths) throws BrokenInput {
        List<Problem> broken = new ArrayList<>();
        Optional<Codebook> themes = beside(
                codebook,
                paths,
                "codebook.csv",
                file -> Codebook.read(file, file.toString(), rules.ruleSet().pack()),
                broken);
        Optional<Invited> asked =
                beside(invited, paths, "invited.csv", file -> Invited.read(file, file.toString()), broken);
        Optional<Plan> planned =
                beside(plan, paths, Plan.FILE, file -> Plan.read(file, file.toString(), rules.ruleSet()), broken);
        if (!broken.isEmpty()) {
            throw new BrokenInput(broken, Exit.INPUT);
        }
        EvidenceFiles files = EvidenceFiles.of(paths).without(plan);
        Failures failures = new Failures();
        failures.add(files.problems());
        List<Authority> authorities = new ArrayList<>();
        Map<String, String> seen = new HashMap<>();
        Progress progress =
                new Progress(program.terminal(), shared.quiet, files.inputs().size());
        program.batch(rules)
                .run(
                        files.inputs(),
                        (evidence, evaluation) -> {
                            if (themes.isPresent()) {
                                themes.get().check(evidence);
                            }
                            return Authority.of(evidence, evaluation);
                        },
                        (Batch.Result<Authority> result) -> {
                            progress.step();
                            failures.add(result);
                            Authority one = result.value();
                            if (one != null) {
                                String before = seen.putIfAbsent(one.name(), one.file());
                                if (before == null) {
                                    authorities.add(one);
                                } else {
                                    failures.add(List.of(Problem.ofFile(
                                            one.file(),
                                            one.name() + " is in " + before
                                                    + " already; a study takes every authority once")));
                                }
                            }
                        });
        asked.ifPresent(list -> failures.add(list.problems(authorities)));
        return new Studied(
                new Study(
                        rules.ruleSet(),
                        new Evaluator(rules).criteria(),
                        authorities,
                        themes,
                        asked,
                        planned.orElse(Plan.NONE)),
                failures);
    }

    /** Reads a file that goes with evidence. */
    @FunctionalInterface
    private interface Reading<T> {
        T of(Path file) throws ProblemsException;
    }

    /** What stands in the file that was named, or else in the one that lies in a folder of evidence. */
    private static <T> Optional<T> beside(
            @Nullable Path named, List<String> paths, String name, Reading<T> reading, List<Problem> broken) {
        List<Path> files = named != null
                ? List.of(named)
                : paths.stream()
                        .map(path -> Path.of(path).resolve(name))
                        .filter(file -> name.equals(Plan.FILE) ? Plan.isOne(file) : Files.isRegularFile(file))
                        .distinct()
                        .toList();
        if (files.size() > 1) {
            broken.add(Problem.ofFile(
                    files.get(1).toString(),
                    "there is one in " + files.get(0) + " too; say by an option which one is meant"));
            return Optional.empty();
        }
        try {
            return files.isEmpty() ? Optional.empty() : Optional.of(reading.of(files.get(0)));
        } catch (ProblemsException e) {
            broken.addAll(e.problems());
            return Optional.empty();
        }
    }
}
