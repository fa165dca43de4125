package assay.secondreading;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A criterion with the facts that counted for it and those set aside, both in the order of documents and facts. */
record Finding(Criterion criterion, List<Counted> counted, List<Observation> setAside) {

    record Counted(String part, Observation observation) {}

    boolean met() {
        return shown().size() >= criterion.atLeast();
    }

    Set<String> shown() {
        return counted.stream().map(Counted::part).collect(Collectors.toUnmodifiableSet());
    }

    /** The parts not shown, of a criterion that is not met. */
    List<String> missing() {
        Set<String> shown = shown();
        return met()
                ? List.of()
                : criterion.needs().stream()
                        .filter(part -> !shown.contains(part))
                        .toList();
    }

    boolean secondaryOnly() {
        return met() && counted.stream().allMatch(entry -> entry.observation().isSecondary());
    }

    boolean counts(Predicate<Observation> those) {
        return counted.stream().map(Counted::observation).anyMatch(those);
    }

    boolean setsAside(Predicate<Observation> those) {
        return setAside.stream().anyMatch(those);
    }

    Map<String, Object> toTree() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("id", criterion.id());
        tree.put("kind", criterion.kind().word());
        tree.put("met", met());
        tree.put("secondaryOnly", secondaryOnly());
        tree.put("needs", criterion.needs());
        tree.put("atLeast", criterion.atLeast());
        tree.put("missing", missing());
        tree.put("counted", counted.stream().map(Finding::counted).toList());
        tree.put("setAside", setAside.stream().map(Finding::place).toList());
        return tree;
    }

    private static Map<String, Object> counted(Counted entry) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("part", entry.part());
        tree.putAll(place(entry.observation()));
        return tree;
    }

    private static Map<String, Object> place(Observation observation) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("document", observation.document());
        tree.put("index", observation.index());
        tree.put("fact", observation.kind());
        tree.put("at", observation.at());
        tree.put("basis", observation.basis());
        observation.timing().to(tree, "late");
        return tree;
    }
}
