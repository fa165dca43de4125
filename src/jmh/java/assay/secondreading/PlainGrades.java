package assay.secondreading;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Grades and score alone by the second reading, which does no more for them than it must: what other ways of deciding March
 * 2004 have to come to, and what deciding it costs without any engine.
 *
 * @param grades the name of each requirement's grade, in the register's order
 * @param score the score from the evidence, in digits
 */
public record PlainGrades(List<String> grades, String score) {

    /** Reads one evidence file, given as the maps, lists and scalars that its YAML stands for. */
    public static PlainGrades of(Map<String, Object> data) {
        List<Observation> evidence = PlainReading.observations(data);
        Map<Requirement, Grade> grades = new LinkedHashMap<>();
        for (Requirement requirement : Register.over(evidence)) {
            Set<String> met = requirement.criteria().stream()
                    .filter(criterion -> criterion.read(evidence).met())
                    .map(Criterion::id)
                    .collect(Collectors.toUnmodifiableSet());
            grades.put(requirement, requirement.grade(met));
        }
        return new PlainGrades(
                grades.values().stream().map(Grade::words).toList(),
                Score.of(grades).orElseThrow().value().stripTrailingZeros().toPlainString());
    }
}
