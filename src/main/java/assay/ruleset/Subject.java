package assay.ruleset;

import java.util.List;
import java.util.Optional;

/**
 * What the rules of a rule set are about, which decides what the engine hands them and what they may conclude. Each domain has
 * one class of these, with a constructor that asks for nothing, and is known from where that class is registered: its line in
 * {@code META-INF/services/assay.ruleset.Subject}. Two of the same class are equal.
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

    /** Where what evidence shows is graded: requirements, their criteria and kinds of evidence. Nothing for other rules. */
    default Optional<Grading> grading() {
        return Optional.empty();
    }

    /** Whether it has grades, requirements, criteria and kinds of evidence. */
    default boolean isGraded() {
        return grading().isPresent();
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
    record Grading(Step shown, Step graded) {}
}
