package assay.verify;

import assay.text.Legible;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
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

    /**
     * Files in which the same kinds of things differ together.
     *
     * @param kinds the kinds, by the alphabet
     * @param files the files, in the order in which they came
     * @param changes what differs, that first which does in most files
     */
    public record Group(SortedSet<String> kinds, List<Accepted> files, List<Change> changes) {

        /** The kinds in words: {@code counts, met and the grades of requirements}. */
        public String called() {
            return joined(kinds) + (kinds.size() == 1 ? " and nothing else" : "");
        }
    }

    /**
     * Something that differs.
     *
     * @param says what was expected and what it is: {@code R6 agreement: On Course, now Bit Behind}
     * @param files in how many files of the group
     */
    public record Change(String says, int files) {}

    /** The groups, the one with most files first; of several as large, by the alphabet. */
    public static List<Group> groups(Collection<Accepted> files) {
        Map<SortedSet<String>, List<Accepted>> groups = files.stream()
                .collect(Collectors.groupingBy(DifferenceGroups::kinds, LinkedHashMap::new, Collectors.toList()));
        return groups.entrySet().stream()
                .map(group -> new Group(group.getKey(), List.copyOf(group.getValue()), changes(group.getValue())))
                .sorted(Comparator.comparing((Group group) -> -group.files().size())
                        .thenComparing(group -> joined(group.kinds())))
                .toList();
    }

    /** The groups as lines. */
    public static String of(Collection<Accepted> files) {
        return groups(files).stream().map(DifferenceGroups::text).collect(Collectors.joining());
    }

    private static SortedSet<String> kinds(Accepted file) {
        return file.differences().stream().map(Difference::kind).collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Change> changes(List<Accepted> files) {
        Map<String, Integer> changes = new TreeMap<>();
        files.stream()
                .flatMap(file -> file.differences().stream()
                        .map(DifferenceGroups::change)
                        .distinct())
                .forEach(change -> changes.merge(change, 1, Integer::sum));
        return changes.entrySet().stream()
                .map(change -> new Change(change.getKey(), change.getValue()))
                .sorted(Comparator.comparing((Change change) -> -change.files()).thenComparing(Change::says))
                .toList();
    }

    private static String text(Group group) {
        int files = group.files().size();
        return files + (files == 1 ? " file: " : " files: ") + group.called() + "\n  "
                + some(
                        group.files().stream().map(Accepted::file).toList(),
                        NAMED,
                        "\n  ",
                        "\n  and ",
                        Function.identity())
                + "\n    "
                + some(
                        group.changes(),
                        SHOWN,
                        "\n    ",
                        "\n    and ",
                        change -> change.says() + (files == 1 ? "" : " (in " + change.files() + ")"))
                + "\n\n";
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

    private static String joined(SortedSet<String> kinds) {
        List<String> all = new ArrayList<>(kinds);
        String last = all.remove(all.size() - 1);
        return all.isEmpty() ? last : String.join(", ", all) + " and " + last;
    }
}
