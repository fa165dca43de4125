package assay.secondreading;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What would have to be met for the lowest better grade that can be reached. It tries every set of unmet criteria, each
 * criterion on its own: slow and plain on purpose, there is nothing in it to get wrong.
 *
 * @param anyOf the sets that reach exactly this grade and from which none can be left out, by size, then by the
 *     register's order
 */
record NextGrade(Grade grade, List<List<String>> anyOf) {

    /** Which of a requirement's criteria are met decides alone, so each case is worked out once. */
    private static final Map<Case, Optional<NextGrade>> WORKED_OUT = new ConcurrentHashMap<>();

    private record Case(String requirement, Set<String> met) {}

    /** Empty at Well Ahead. */
    static Optional<NextGrade> from(Requirement requirement, Set<String> met) {
        Set<String> own = requirement.criteria().stream()
                .map(Criterion::id)
                .filter(met::contains)
                .collect(Collectors.toUnmodifiableSet());
        return WORKED_OUT.computeIfAbsent(new Case(requirement.id(), own), unknown -> workOut(requirement, own));
    }

    private static Optional<NextGrade> workOut(Requirement requirement, Set<String> met) {
        List<List<String>> additions = subsetsBySize(requirement.criteria().stream()
                .map(Criterion::id)
                .filter(id -> !met.contains(id))
                .toList());
        Grade now = requirement.grade(met);
        return additions.stream()
                .map(addition -> gradeWith(requirement, met, addition))
                .filter(grade -> grade.isBetterThan(now))
                .min(Grade::compareTo)
                .map(next -> new NextGrade(
                        next,
                        additions.stream()
                                .filter(addition -> reachesExactly(next, requirement, met, addition))
                                .toList()));
    }

    private static boolean reachesExactly(Grade next, Requirement requirement, Set<String> met, List<String> addition) {
        return gradeWith(requirement, met, addition) == next
                && addition.stream().noneMatch(left -> gradeWith(requirement, met, without(left, addition)) == next);
    }

    private static Grade gradeWith(Requirement requirement, Set<String> met, List<String> addition) {
        Set<String> all = new HashSet<>(met);
        all.addAll(addition);
        return requirement.grade(all);
    }

    private static List<String> without(String left, List<String> addition) {
        return addition.stream().filter(id -> !id.equals(left)).toList();
    }

    /** Every subset: the smaller first, those of one size in the order of {@code ids}. */
    private static List<List<String>> subsetsBySize(List<String> ids) {
        List<List<String>> subsets = new ArrayList<>();
        for (int size = 0; size <= ids.size(); size++) {
            choose(size, ids).forEach(subsets::add);
        }
        return subsets;
    }

    private static Stream<List<String>> choose(int size, List<String> ids) {
        if (size == 0) {
            return Stream.of(List.of());
        }
        if (size > ids.size()) {
            return Stream.empty();
        }
        List<String> rest = ids.subList(1, ids.size());
        Stream<List<String>> withFirst = choose(size - 1, rest).map(tail -> {
            List<String> subset = new ArrayList<>(List.of(ids.get(0)));
            subset.addAll(tail);
            return subset;
        });
        return Stream.concat(withFirst, choose(size, rest));
    }

    Map<String, Object> toTree() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("grade", grade.words());
        tree.put("anyOf", anyOf);
        return tree;
    }
}
