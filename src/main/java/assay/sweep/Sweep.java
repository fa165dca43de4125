package assay.sweep;

import assay.evaluation.Evaluation;
import assay.evaluation.Synthetic;
import assay.ruleset.Pack;
import assay.ruleset.Parameter;
import assay.ruleset.RuleSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The grades of the same authorities under several values of one parameter.
 *
 * @param rules the rule set, with its own value
 * @param parameter the parameter, with its own value
 * @param runs what each value makes of them, in the order of the values; the same authorities in the same order in each
 */
public record Sweep(RuleSet rules, Parameter parameter, List<Run> runs) {

    /** What stands for the overall grade beside the requirements. */
    public static final String OVERALL = "overall";

    /**
     * What one value makes of the authorities.
     *
     * @param value the value
     * @param sha256 the digest of the rules with it
     * @param authorities the authorities, in the order of their files
     */
    public record Run(String value, String sha256, List<Graded> authorities) {

        /** Keeps its own copy. */
        public Run {
            authorities = List.copyOf(authorities);
        }

        private long count(String about, String grade) {
            return authorities.stream()
                    .filter(one -> one.grade(about).equals(grade))
                    .count();
        }
    }

    /**
     * The grades of one authority.
     *
     * @param authority its name
     * @param file its file, as it was named
     * @param grades its grades by requirement, in their order, and {@link #OVERALL} last
     */
    public record Graded(String authority, String file, Map<String, String> grades) {

        /** What is kept of an evaluation. */
        public static Graded of(Evaluation evaluation) {
            Map<String, String> grades = new LinkedHashMap<>();
            evaluation.requirements().forEach(requirement -> grades.put(requirement.id(), requirement.grade()));
            grades.put(OVERALL, evaluation.overall().evidence().grade());
            return new Graded(evaluation.authority(), evaluation.file(), grades);
        }

        String grade(String about) {
            return Objects.requireNonNull(grades.get(about));
        }
    }

    /**
     * An authority that a value grades otherwise than the one before it.
     *
     * @param authority its name
     * @param file its file, as it was named
     * @param changes the grades that are others
     */
    public record Moved(String authority, String file, List<Change> changes) {}

    /**
     * A grade that is another.
     *
     * @param about the requirement, or {@link #OVERALL}
     * @param before the grade by the value before
     * @param after the grade by this one
     */
    public record Change(String about, String before, String after) {}

    /** Keeps its own copy. */
    public Sweep {
        runs = List.copyOf(runs);
    }

    /** How many authorities there are. */
    int authorities() {
        return runs.isEmpty() ? 0 : runs.get(0).authorities().size();
    }

    /** How many of them do not exist. */
    long synthetic() {
        return runs.stream()
                .limit(1)
                .flatMap(run -> run.authorities().stream())
                .filter(one -> Synthetic.isName(one.authority()))
                .count();
    }

    /** The requirements that any value grades otherwise than another for any authority, and the overall grade in any case. */
    List<String> shown() {
        return Stream.concat(
                        rules.pack().requirements().stream()
                                .map(Pack.RequirementEntry::id)
                                .filter(this::changes),
                        Stream.of(OVERALL))
                .toList();
    }

    private boolean changes(String requirement) {
        return runs.stream()
                        .map(run -> run.authorities().stream()
                                .map(one -> one.grade(requirement))
                                .toList())
                        .distinct()
                        .count()
                > 1;
    }

    /** How many authorities have a grade, for each value in order. */
    List<Long> counts(String about, String grade) {
        return runs.stream().map(run -> run.count(about, grade)).toList();
    }

    /** The grades that any authority can have. */
    List<String> grades() {
        return rules.pack().gradeNames();
    }

    /** The authorities that a run grades otherwise than the one before it, in the order of their files. */
    List<Moved> moved(int run) {
        List<Moved> moved = new ArrayList<>();
        for (int i = 0; i < authorities(); i++) {
            Graded before = runs.get(run - 1).authorities().get(i);
            Graded after = runs.get(run).authorities().get(i);
            List<Change> changes = before.grades().keySet().stream()
                    .filter(about -> !before.grade(about).equals(after.grade(about)))
                    .map(about -> new Change(about, before.grade(about), after.grade(about)))
                    .toList();
            if (!changes.isEmpty()) {
                moved.add(new Moved(after.authority(), after.file(), changes));
            }
        }
        return moved;
    }
}
