package assay.comparison;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How many authorities go from which grade to which, for each requirement and overall. It is added to one by one. */
public final class Transitions {

    private final Map<String, Map<String, Map<String, Integer>>> counts = new LinkedHashMap<>();
    private final List<String> grades;
    private int authorities;
    private int changed;

    /** No authority yet. */
    public Transitions(Comparer comparer) {
        this.grades = comparer.grades();
        comparer.requirements().forEach(requirement -> counts.put(requirement, new LinkedHashMap<>()));
    }

    /** Adds an authority. */
    void add(Compared compared) {
        authorities++;
        changed += compared.changes().isEmpty() ? 0 : 1;
        counts.forEach((requirement, matrix) -> matrix.computeIfAbsent(
                        compared.before().getOrDefault(requirement, "none"), grade -> new LinkedHashMap<>())
                .merge(compared.after().getOrDefault(requirement, "none"), 1, Integer::sum));
    }

    /** How many authorities there are. */
    public int authorities() {
        return authorities;
    }

    /** How many of them have another grade for anything. */
    int changed() {
        return changed;
    }

    /** The requirements, and overall at the end. */
    List<String> requirements() {
        return List.copyOf(counts.keySet());
    }

    /** The grades that somebody has for a requirement by either rule set, from the lowest to the highest. */
    public List<String> grades(String requirement) {
        Map<String, Map<String, Integer>> matrix = counts.getOrDefault(requirement, Map.of());
        return grades.stream()
                .filter(grade ->
                        matrix.containsKey(grade) || matrix.values().stream().anyMatch(row -> row.containsKey(grade)))
                .toList();
    }

    /** How many go from one grade to another. */
    public int count(String requirement, String from, String to) {
        return counts.getOrDefault(requirement, Map.of())
                .getOrDefault(from, Map.of())
                .getOrDefault(to, 0);
    }

    /** How many have another grade for a requirement. */
    public int changed(String requirement) {
        return counts.getOrDefault(requirement, Map.of()).entrySet().stream()
                .flatMapToInt(row -> row.getValue().entrySet().stream()
                        .filter(cell -> !cell.getKey().equals(row.getKey()))
                        .mapToInt(Map.Entry::getValue))
                .sum();
    }
}
