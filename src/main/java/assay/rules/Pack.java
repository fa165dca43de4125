package assay.rules;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a rule set is, beside its rules: the content of its {@code pack.yaml}.
 *
 * @param name its name
 * @param title what it grades
 * @param source what it was made from
 * @param grades the scale, from the lowest grade to the highest
 * @param requirements the requirements in the order in which every result lists them
 * @param elsewhere names that have no grade of their own, with what to say about each
 * @param agreements the words for how an interviewee's grade can stand to that of the evidence
 * @param reading the interpretation that it decides otherwise, if that is what it is there for
 */
public record Pack(
        String name,
        String title,
        String source,
        List<GradeEntry> grades,
        List<RequirementEntry> requirements,
        List<Elsewhere> elsewhere,
        List<String> agreements,
        Optional<Reading> reading) {

    /**
     * What a rule set is there to try: another decision of one interpretation.
     *
     * @param interpretation the interpretation
     * @param says how it is decided here
     */
    public record Reading(String interpretation, String says) {}

    /**
     * One grade of the scale.
     *
     * @param name its name
     * @param value what it is worth
     * @param met whether a requirement with it has been met
     */
    public record GradeEntry(String name, BigDecimal value, boolean met) {}

    /**
     * One requirement.
     *
     * @param id its identifier
     * @param number what people call it
     * @param name what it is about
     * @param weight its weight in the overall score
     */
    public record RequirementEntry(String id, String number, String name, int weight) {}

    /**
     * A name that people use and that has no grade of its own.
     *
     * @param id the name
     * @param see the requirement that stands for it, or null
     * @param says what to say about it
     */
    public record Elsewhere(String id, @Nullable String see, String says) {}

    /** The names of the grades, from the lowest to the highest. */
    public List<String> gradeNames() {
        return grades.stream().map(GradeEntry::name).toList();
    }

    /** The names of the grades that mean that a requirement is met. */
    public Set<String> metGrades() {
        return grades.stream().filter(GradeEntry::met).map(GradeEntry::name).collect(Collectors.toSet());
    }

    /** The identifiers of the requirements, in order. */
    public List<String> requirementIds() {
        return requirements.stream().map(RequirementEntry::id).toList();
    }

    /** A requirement by its identifier. */
    public Optional<RequirementEntry> requirement(String id) {
        return requirements.stream().filter(entry -> entry.id().equals(id)).findFirst();
    }

    /** The same with another scale of grades. */
    Pack withGrades(List<GradeEntry> others) {
        return new Pack(name, title, source, others, requirements, elsewhere, agreements, reading);
    }

    /** The same with other requirements. */
    Pack withRequirements(List<RequirementEntry> others) {
        return new Pack(name, title, source, grades, others, elsewhere, agreements, reading);
    }
}
