package assay.study;

import assay.evaluation.Batch;
import assay.problem.Problem;
import assay.problem.ProblemsException;
import assay.ruleset.RuleSet;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What goes with the evidence of a study: themes, who was invited, what was planned.
 *
 * @param codebook the themes that interviewees' answers were sorted into, if there is a list of them
 * @param invited who was asked to take part, if that is known
 * @param plan which questions were named beforehand
 * @param broken what is wrong with what was read
 * @param notTaken what was not read, although it lies beside evidence
 */
public record Beside(
        Optional<Codebook> codebook,
        Optional<Invited> invited,
        Plan plan,
        List<Problem> broken,
        List<Problem> notTaken) {

    /** Keeps its own copies. */
    public Beside {
        broken = List.copyOf(broken);
        notTaken = List.copyOf(notTaken);
    }

    /**
     * The files that somebody names; what is not named is what lies among the evidence.
     *
     * @param codebook the themes
     * @param invited who was asked
     * @param plan what was planned
     */
    public record Named(
            @Nullable Path codebook,
            @Nullable Path invited,
            @Nullable Path plan) {
        /** Nothing is named. */
        public static final Named NONE = new Named(null, null, null);
    }

    /** Reads what goes with evidence. */
    public static Beside of(EvidenceFiles files, Named named, RuleSet rules) {
        Reader reader = new Reader(files, new ArrayList<>(), new ArrayList<>());
        Optional<Codebook> codebook = reader.read(
                "--codebook",
                named.codebook(),
                EvidenceFiles.CODEBOOK,
                (file, name) -> Codebook.read(file, name, rules.pack()));
        Optional<Invited> invited = reader.read("--invited", named.invited(), EvidenceFiles.INVITED, Invited::read);
        Optional<Plan> plan =
                reader.read("--plan", named.plan(), Plan.FILE, (file, name) -> Plan.read(file, name, rules));
        return new Beside(codebook, invited, plan.orElse(Plan.NONE), reader.broken(), reader.notTaken());
    }

    /** Reads a file that goes with evidence. */
    @FunctionalInterface
    private interface Reading<T> {
        T of(Path file, String named) throws ProblemsException;
    }

    private record Reader(EvidenceFiles files, List<Problem> broken, List<Problem> notTaken) {

        /** What stands in the file that is named, or else in the one that lies among the evidence. */
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
