package assay.ruleset;

import java.util.List;
import java.util.Optional;

/**
 * What the rules of a rule set are about, which decides what the engine hands them and what they may conclude.
 *
 * <p>To add one: a package with the types that its rules see and conclude, records and enumerations; a record without fields
 * that is a {@code Subject}, beside what runs its rules, which hands over the facts of each step
 * ({@code assay.evaluation.Inference}); and the name of that record as a line of
 * {@code META-INF/services/assay.ruleset.Subject}. Nothing else needs to know of it.
 */
public interface Subject {

    /** What {@code pack.yaml} calls it, behind {@code about}. */
    String word();

    /** The package with all that its rules see and conclude, besides their own kinds of fact. */
    String types();

    /** The types of that package that rules name, in the order of the alphabet. */
    List<String> typeNames();

    /**
     * The types of that package of which only the engine makes any, for a rule that made one would make up what was found; first
     * the one that examples speak of.
     */
    List<String> handed();

    /** The steps of a run, in their order. */
    List<Step> steps();

    /** How its types are spoken of. */
    SubjectWords words();

    /** Where what evidence shows is graded, by requirements and their criteria. Nothing for rules that grade nothing. */
    default Optional<GradingSteps> gradingSteps() {
        return Optional.empty();
    }

    /** Whether it has grades, requirements, criteria and kinds of evidence. */
    default boolean isGraded() {
        return gradingSteps().isPresent();
    }

    /** Whether a rule set is about it that says nothing of what it is about; one subject is. */
    default boolean isAssumed() {
        return false;
    }

    /**
     * The steps in which what evidence shows is graded.
     *
     * @param shown the one in which all kinds of evidence are handed over
     * @param graded the one in which requirements are graded
     */
    record GradingSteps(Step shown, Step graded) {}
}
