package assay.lint;

import assay.drl.RuleFiles;
import assay.problem.Problem;
import assay.reading.RuleSetReader;
import assay.ruleset.Check;
import assay.ruleset.Pack;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Lists in the pack of a rule set that stand in place of those of the one that it extends. What files of that miss in them is told
 * once, at the list, and not in files that whoever wrote it may not be able to change.
 */
final class ListsInPlace {

    /**
     * A list of a pack.
     *
     * @param key what it is called
     * @param check what is told
     * @param names by what files speak of what is in it
     */
    private record Named(String key, Check check, Function<Pack, List<String>> names) {}

    private static final List<Named> LISTS = List.of(
            new Named("requirements", Check.REQUIREMENT, Pack::requirementIds),
            new Named("grades", Check.PACK, Pack::gradeIds),
            new Named("agreements", Check.PACK, Pack::agreementIds));

    private ListsInPlace() {}

    /** What was found in a rule set, with what only follows from such a list in its place. */
    static List<Problem> told(Rules rules, List<Problem> found) {
        Pack pack = rules.draft().pack();
        if (pack == null || found.stream().noneMatch(Check::isError)) {
            return found;
        }
        List<Problem> told = new ArrayList<>(found);
        Map<RuleFiles, Optional<Pack>> before = new HashMap<>();
        for (Named list : LISTS) {
            // It may stand in a rule set that this one extends, and be in place there of the list of yet another.
            RuleFiles saying = rules.files().saying(list.key);
            RuleFiles base = saying.base();
            Optional<Pack> ofBase = base == null
                    ? Optional.empty()
                    : before.computeIfAbsent(
                            base,
                            one -> Optional.ofNullable(RuleSetReader.draft(one).pack()));
            if (base != null && ofBase.isPresent()) {
                List<String> left = list.names.apply(pack);
                told = once(saying, base, list, without(list.names.apply(ofBase.get()), left), told);
            }
        }
        return told;
    }

    private static List<String> without(List<String> names, List<String> left) {
        return names.stream().filter(name -> !left.contains(name)).toList();
    }

    private static List<Problem> once(
            RuleFiles saying, RuleFiles base, Named list, List<String> missing, List<Problem> found) {
        Set<String> missed = new TreeSet<>();
        List<Problem> others = found.stream()
                .filter(problem -> {
                    List<String> named = isOf(base, problem)
                            ? missing.stream()
                                    .filter(name -> problem.message().contains("\"" + name + "\""))
                                    .toList()
                            : List.of();
                    missed.addAll(named);
                    return named.isEmpty();
                })
                .toList();
        return missed.isEmpty()
                ? found
                : Stream.concat(
                                others.stream(),
                                Stream.of(
                                        Rules.inYaml(
                                                saying,
                                                RuleFiles.PACK,
                                                "(?m)^" + list.key + ":",
                                                list.check,
                                                "this list stands in place of the whole list of " + base.name()
                                                        + ", the files of which speak of what it does not have: "
                                                        + String.join(", ", missed)
                                                        + "; begin it with a copy of that list, and say in it what is another")))
                        .sorted()
                        .toList();
    }

    /** Whether a problem is told in a file of a rule set, or of one that it extends or takes from what rule sets have in common. */
    private static boolean isOf(RuleFiles base, Problem problem) {
        return base.places().containsValue(problem.file())
                || base.contents().keySet().stream()
                        .anyMatch(file -> base.shown(file).equals(problem.file()));
    }
}
