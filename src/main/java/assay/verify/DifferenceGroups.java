package assay.verify;

import assay.text.Legible;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What differs in many files, as somebody looks it over: the files in which the same kinds of things differ together. */
public final class DifferenceGroups {

    /** How many files of a group are named. */
    private static final int NAMED = 5;
    /** How many differences of a group are shown, those first that most have. */
    private static final int SHOWN = 3;
    /** How much of what was expected is shown, and of what is. */
    private static final int LONGEST = 60;

    private DifferenceGroups() {}

    /** The groups as lines, the one with most files first; of several as large, by the alphabet. */
    public static String of(Collection<Accepted> files) {
        Map<Set<String>, List<Accepted>> groups = files.stream()
                .collect(Collectors.groupingBy(DifferenceGroups::kinds, LinkedHashMap::new, Collectors.toList()));
        return groups.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<Set<String>, List<Accepted>> group) ->
                                -group.getValue().size())
                        .thenComparing(group -> joined(group.getKey())))
                .map(group -> group(group.getKey(), group.getValue()))
                .collect(Collectors.joining());
    }

    private static Set<String> kinds(Accepted file) {
        return file.differences().stream().map(Difference::kind).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String group(Set<String> kinds, List<Accepted> files) {
        StringBuilder text = new StringBuilder(files.size() + (files.size() == 1 ? " file: " : " files: "))
                .append(joined(kinds))
                .append(kinds.size() == 1 ? " and nothing else\n" : "\n");
        text.append("  ")
                .append(some(
                        files.stream().map(Accepted::file).toList(), NAMED, "\n  ", "\n  and ", Function.identity()))
                .append('\n');
        Map<String, Integer> changes = new TreeMap<>();
        files.stream()
                .flatMap(file -> file.differences().stream()
                        .map(DifferenceGroups::change)
                        .distinct())
                .forEach(change -> changes.merge(change, 1, Integer::sum));
        List<Map.Entry<String, Integer>> mostFirst = changes.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, Integer> change) -> -change.getValue())
                        .thenComparing(Map.Entry.comparingByKey()))
                .toList();
        return text.append("    ")
                .append(some(
                        mostFirst,
                        SHOWN,
                        "\n    ",
                        "\n    and ",
                        change -> change.getKey() + (files.size() == 1 ? "" : " (in " + change.getValue() + ")")))
                .append("\n\n")
                .toString();
    }

    private static String change(Difference one) {
        return one.about() + ": " + Legible.excerpt(one.expected(), LONGEST) + ", now "
                + Legible.excerpt(one.actual(), LONGEST);
    }

    /** The first of some things and how many there are more, unless that would be one alone. */
    private static <T> String some(List<T> all, int most, String between, String last, Function<T, String> shown) {
        int named = all.size() == most + 1 ? all.size() : Math.min(all.size(), most);
        String first = all.stream().limit(named).map(shown).collect(Collectors.joining(between));
        return all.size() == named ? first : first + last + (all.size() - named) + " more";
    }

    private static String joined(Set<String> kinds) {
        List<String> all = new ArrayList<>(kinds);
        String last = all.remove(all.size() - 1);
        return all.isEmpty() ? last : String.join(", ", all) + " and " + last;
    }
}
