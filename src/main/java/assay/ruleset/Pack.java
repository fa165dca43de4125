package assay.ruleset;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a rule set is, beside its rules: the content of its {@code pack.yaml}.
 *
 * @param name its name
 * @param subject what its rules are about
 * @param title what it grades, or what else it decides
 * @param source what it was made from
 * @param grades the scale, from the lowest grade to the highest; none where the rules are not about evidence
 * @param requirements the requirements in the order in which every result lists them; none where there are no grades
 * @param elsewhere names that have no grade of their own, with what to say about each
 * @param agreements how an interviewee's grade can stand to that of the evidence; none where nobody is interviewed
 * @param tables how its source calls the tables of grades of a study, by requirement or {@link #OVERALL}; none where it has none
 * @param reading the interpretation that it decides otherwise, if that is what it is there for
 */
public record Pack(
        String name,
        Subject subject,
        String title,
        String source,
        List<GradeEntry> grades,
        List<RequirementEntry> requirements,
        List<Elsewhere> elsewhere,
        List<AgreementEntry> agreements,
        SortedMap<String, String> tables,
        Optional<Reading> reading) {

    /** What stands for all requirements together. */
    public static final String OVERALL = "overall";

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
     * @param id what rules call it; where it has no identifier of its own, its name
     * @param name what people call it, in files of evidence and in results
     * @param value what it is worth
     * @param met whether a requirement with it has been met
     * @param line the line of the {@code pack.yaml} that says so, from 1
     */
    public record GradeEntry(String id, String name, BigDecimal value, boolean met, int line) {

        /** The same with another value. */
        public GradeEntry worth(BigDecimal other) {
            return new GradeEntry(id, name, other, met, line);
        }

        /** The same, met where it was not and the other way round. */
        public GradeEntry turned() {
            return new GradeEntry(id, name, value, !met, line);
        }
    }

    /**
     * How an interviewee's grade can stand to that of the evidence.
     *
     * @param id what rules call it; where it has no identifier of its own, its name
     * @param name what people call it
     */
    public record AgreementEntry(String id, String name) {}

    /**
     * One requirement.
     *
     * @param id its identifier
     * @param number what people call it
     * @param name what it is about
     * @param weight its weight in the overall score
     * @param line the line of the {@code pack.yaml} that says so, from 1
     */
    public record RequirementEntry(String id, String number, String name, int weight, int line) {}

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

    /** The identifiers of the grades, from the lowest to the highest. */
    public List<String> gradeIds() {
        return grades.stream().map(GradeEntry::id).toList();
    }

    /** A grade by what a rule calls it: its identifier, or else its name. */
    public Optional<GradeEntry> gradeSaid(String said) {
        for (GradeEntry grade : grades) {
            if (grade.id().equals(said)) {
                return Optional.of(grade);
            }
        }
        return gradeNamed(said);
    }

    /** A grade by its name. */
    public Optional<GradeEntry> gradeNamed(String name) {
        return grades.stream().filter(grade -> grade.name().equals(name)).findFirst();
    }

    /** The names of the agreements. */
    public List<String> agreementNames() {
        return agreements.stream().map(AgreementEntry::name).toList();
    }

    /** The identifiers of the agreements. */
    public List<String> agreementIds() {
        return agreements.stream().map(AgreementEntry::id).toList();
    }

    /** An agreement by what a rule calls it: its identifier, or else its name. */
    public Optional<AgreementEntry> agreementSaid(String said) {
        return agreements.stream()
                .filter(one -> one.id().equals(said))
                .findFirst()
                .or(() -> agreements.stream()
                        .filter(one -> one.name().equals(said))
                        .findFirst());
    }

    /** Whether anybody is interviewed, whose own grades are held against those of the evidence. */
    public boolean hasInterview() {
        return !agreements.isEmpty();
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
    public Pack withGrades(List<GradeEntry> others) {
        return new Pack(name, subject, title, source, others, requirements, elsewhere, agreements, tables, reading);
    }

    /** The same with other requirements. */
    public Pack withRequirements(List<RequirementEntry> others) {
        return new Pack(name, subject, title, source, grades, others, elsewhere, agreements, tables, reading);
    }

    /** The same with something else to say about names that have no grade of their own. */
    public Pack withElsewhere(List<Elsewhere> others) {
        return new Pack(name, subject, title, source, grades, requirements, others, agreements, tables, reading);
    }

    /** The same with other agreements. */
    public Pack withAgreements(List<AgreementEntry> others) {
        return new Pack(name, subject, title, source, grades, requirements, elsewhere, others, tables, reading);
    }

    /** The same with other names for the tables of a study. */
    public Pack withTables(SortedMap<String, String> others) {
        return new Pack(name, subject, title, source, grades, requirements, elsewhere, agreements, others, reading);
    }

    /** The same, there to try something else. */
    public Pack withReading(Reading other) {
        return new Pack(
                name, subject, title, source, grades, requirements, elsewhere, agreements, tables, Optional.of(other));
    }

    /** The same under another title, made from something else. */
    public Pack called(String otherTitle, String otherSource) {
        return new Pack(
                name, subject, otherTitle, otherSource, grades, requirements, elsewhere, agreements, tables, reading);
    }
}
