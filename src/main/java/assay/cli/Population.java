package assay.cli;

import assay.evaluation.Batch;
import assay.evaluation.Evaluator;
import assay.problem.Problem;
import assay.problem.ProblemsException;
import assay.rules.RuleBase;
import assay.study.Authority;
import assay.study.Codebook;
import assay.study.Invited;
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

    /**
     * A study, with all that is wrong with the files that it was made from.
     *
     * @param study the study of those authorities whose files are in order
     * @param failures what is wrong with the others, a second file of one authority among it
     */
    record Studied(Study study, Failures failures) {}

    /** Grades every file and makes a study of them. */
    Studied study(Program program, Shared shared, RuleBase rules, List<String> paths) throws BrokenInput {
        Optional<Codebook> themes;
        Optional<Invited> asked;
        try {
            Optional<Path> themeFile = given(codebook, paths, "codebook.csv");
            themes = themeFile.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Codebook.read(
                            themeFile.get(),
                            themeFile.get().toString(),
                            rules.ruleSet().pack()));
            Optional<Path> askedFile = given(invited, paths, "invited.csv");
            asked = askedFile.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Invited.read(askedFile.get(), askedFile.get().toString()));
        } catch (ProblemsException e) {
            throw new BrokenInput(e.problems(), Exit.INPUT);
        }
        EvidenceFiles files = EvidenceFiles.of(paths);
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
                new Study(rules.ruleSet(), new Evaluator(rules).criteria(), authorities, themes, asked), failures);
    }

    /** The file that was named, or else the one that lies in a folder of evidence. */
    private static Optional<Path> given(@Nullable Path named, List<String> paths, String name) {
        if (named != null) {
            return Optional.of(named);
        }
        return paths.stream()
                .map(path -> Path.of(path).resolve(name))
                .filter(Files::isRegularFile)
                .findFirst();
    }
}
