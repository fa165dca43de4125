package assay.cli;

import assay.evaluation.Batch;
import assay.problem.Problem;
import assay.problem.ProblemsException;
import assay.rules.RuleBase;
import assay.study.Authority;
import assay.study.Codebook;
import assay.study.EvidenceFiles;
import assay.study.Invited;
import assay.study.Plan;
import assay.study.Study;
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
            description = "the themes of interviewees' answers (default: codebook.csv among the evidence)")
    @Nullable
    Path codebook;

    @Option(
            names = "--invited",
            paramLabel = "FILE",
            description = "who was asked to take part (default: invited.csv among the evidence)")
    @Nullable
    Path invited;

    @Option(
            names = "--plan",
            paramLabel = "FILE",
            description = "the questions that were named beforehand (default: plan.yaml among the evidence)")
    @Nullable
    Path plan;

    /**
     * A study, with all that is wrong with the files that it was made from.
     *
     * @param study the study of those authorities whose files are in order
     * @param inputs their files, in the same order
     * @param failures what is wrong with the others, a second file of one authority among it
     */
    record Studied(Study study, List<Batch.Input> inputs, Failures failures) {}

    /** Grades every file and makes a study of them. */
    Studied study(Program program, Shared shared, RuleBase rules, List<String> paths) throws BrokenInput {
        EvidenceFiles files = EvidenceFiles.of(paths).without(plan);
        Beside beside = new Beside(files, new ArrayList<>(), new ArrayList<>());
        Optional<Codebook> themes = beside.read(
                "--codebook",
                codebook,
                EvidenceFiles.CODEBOOK,
                (file, named) -> Codebook.read(file, named, rules.ruleSet().pack()));
        Optional<Invited> asked = beside.read("--invited", invited, EvidenceFiles.INVITED, Invited::read);
        Optional<Plan> planned =
                beside.read("--plan", plan, Plan.FILE, (file, named) -> Plan.read(file, named, rules.ruleSet()));
        if (!beside.broken().isEmpty()) {
            throw new BrokenInput(beside.broken(), Exit.INPUT);
        }
        program.warn(shared, beside.notTaken());
        Failures failures = new Failures();
        failures.add(files.problems());
        List<Authority> authorities = new ArrayList<>();
        List<Batch.Input> inputs = new ArrayList<>();
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
                                    inputs.add(result.input());
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
                        rules.ruleSet().criteria(),
                        authorities,
                        themes,
                        asked,
                        planned.orElse(Plan.NONE)),
                inputs,
                failures);
    }

    /** Reads a file that goes with evidence. */
    @FunctionalInterface
    private interface Reading<T> {
        T of(Path file, String named) throws ProblemsException;
    }

    /**
     * Reads what goes with evidence.
     *
     * @param files the evidence, with what lies among it
     * @param broken what is wrong with what was read
     * @param notTaken what was not read, although it lies beside evidence
     */
    private record Beside(EvidenceFiles files, List<Problem> broken, List<Problem> notTaken) {

        /** What stands in the file that an option names, or else in the one that lies among the evidence. */
        <T> Optional<T> read(String option, @Nullable Path named, String name, Reading<T> reading) {
            if (named != null) {
                return read(new Batch.Input(named, named.toString()), reading);
            }
            List<Batch.Input> found = files.beside(name);
            for (Batch.Input other : found.subList(Math.min(1, found.size()), found.size())) {
                broken.add(Problem.ofFile(
                        other.named(),
                        "there is one in " + found.get(0).named() + " too; say with " + option
                                + " which one is meant"));
            }
            files.notTaken(name)
                    .forEach(file -> notTaken.add(Problem.ofFile(
                            file.toString(),
                            "warning: this is not read, for neither it nor its folder is named; say " + option + " "
                                    + file + " if it goes with this evidence")));
            return found.size() == 1 ? read(found.get(0), reading) : Optional.empty();
        }

        private <T> Optional<T> read(Batch.Input input, Reading<T> reading) {
            try {
                return Optional.of(reading.of(input.path(), input.named()));
            } catch (ProblemsException e) {
                broken.addAll(e.problems());
                return Optional.empty();
            }
        }
    }
}
