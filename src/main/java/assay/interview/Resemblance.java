package assay.interview;

import assay.problem.Nearest;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.jspecify.annotations.Nullable;

/**
 * Tells which unknown columns look like known ones, so that none of these is left out by an oversight: a name with a slip,
 * one that has half the words of a known one or more, and whatever begins a question of the form and goes on otherwise.
 */
final class Resemblance {

    /** Words that are in many names and make none alike. */
    private static final Set<String> WORDS_OF_ALL =
            Set.of(("of the a an for to in on at by this that your you is are was"
                            + " were has have had been be do does did what which who would say with and or any other if us may"
                            + " not no it s from there how")
                    .split(" "));

    private static final int SHORT = 8;
    private static final LevenshteinDistance DISTANCE = LevenshteinDistance.getDefaultInstance();

    private final List<Known> known;
    /** What questions are called, the longest first, with the word that stands for each. */
    private final Map<Pattern, String> questions = new LinkedHashMap<>();

    /**
     * What columns can be called.
     *
     * @param names all names, as they are written
     * @param meanings what becomes of each
     * @param questions what questions are called, with the requirement that each asks about
     */
    Resemblance(List<String> names, Function<String, @Nullable Meaning> meanings, Map<String, String> questions) {
        questions.entrySet().stream()
                .filter(one -> !Spelling.plain(one.getKey()).isEmpty())
                .sorted(Comparator.comparing(
                        (Map.Entry<String, String> one) -> -one.getKey().length()))
                .forEach(one -> this.questions.put(
                        Pattern.compile("(?<![\\p{L}\\p{N}])"
                                + Spelling.plain(one.getKey()).replaceAll("(?<=\\p{L})(?=\\p{N})", " ?")
                                + "(?![\\p{L}\\p{N}])"),
                        "#" + one.getValue().replace(' ', '-')));
        this.known = names.stream()
                .map(name -> new Known(
                        name,
                        Spelling.plain(name),
                        meanings.apply(name) instanceof Meaning.Fills fills ? fills.slot() : null,
                        words(name)))
                .toList();
    }

    /**
     * A known name.
     *
     * @param name the name
     * @param plain the name as it is compared
     * @param slot what it fills, or null where it is not carried
     * @param words its words
     */
    private record Known(
            String name, String plain, @Nullable Slot slot, Set<String> words) {

        /** How many of some words it has, where it has half of its own among them; without its question, or with it. */
        int shared(Set<String> others) {
            Set<String> shared = new HashSet<>(words);
            shared.retainAll(others);
            long own = words.stream().filter(word -> !word.startsWith("#")).count();
            long alike = shared.stream().filter(word -> !word.startsWith("#")).count();
            boolean letters = shared.stream().anyMatch(word -> !word.matches("\\d+"));
            return letters && (alike > 0 && alike * 2 >= own) ? shared.size() : 0;
        }
    }

    /** The known name of a carried column that an unknown one looks like, if there is one. */
    Optional<String> of(String column) {
        Set<String> words = words(column);
        Set<String> asked = words.stream().filter(word -> word.startsWith("#")).collect(Collectors.toSet());
        List<Known> alike = known.stream()
                .filter(other -> asked.isEmpty() || other.words().stream().anyMatch(asked::contains))
                .toList();
        Optional<Known> one = alike.stream()
                .filter(other -> !words.isEmpty() && other.words().equals(words))
                .max(Comparator.comparing(other -> beginsAlike(column, other)))
                .or(() -> slip(column, alike));
        return one.isPresent()
                ? one.filter(found -> found.slot() != null).map(Known::name)
                : likest(column, words, alike);
    }

    /** Whether two names have numbers of which one is another: a changed digit is no slip. */
    boolean hasAnotherNumber(String column, String name) {
        Set<String> own = numbers(column);
        Set<String> others = numbers(name);
        return !own.containsAll(others)
                && !others.containsAll(own)
                && !StringUtils.getDigits(column).equals(StringUtils.getDigits(name));
    }

    /** The numbers in a name, and what question it has. */
    private Set<String> numbers(String name) {
        return words(name).stream()
                .filter(word -> word.startsWith("#") || word.matches(".*\\d.*"))
                .collect(Collectors.toSet());
    }

    /** Of the names that share half of their words, or the question, the one of the place whose names share most. */
    private static Optional<String> likest(String column, Set<String> words, List<Known> alike) {
        boolean asked = words.stream().anyMatch(word -> word.startsWith("#"));
        Map<Slot, Set<String>> shared = new LinkedHashMap<>();
        for (Known one : alike) {
            Slot slot = one.slot();
            if (slot != null && (asked || one.shared(words) > 0)) {
                Set<String> both = new HashSet<>(one.words());
                both.retainAll(words);
                shared.computeIfAbsent(slot, place -> new HashSet<>()).addAll(both);
            }
        }
        return shared.entrySet().stream()
                .max(Comparator.comparingInt(
                        (Map.Entry<Slot, Set<String>> one) -> one.getValue().size()))
                .map(Map.Entry::getKey)
                .flatMap(slot -> closest(column, words, slot, alike));
    }

    private static Optional<String> closest(String column, Set<String> words, Slot slot, List<Known> alike) {
        List<Known> own = alike.stream().filter(one -> slot.equals(one.slot())).toList();
        return own.stream()
                .max(Comparator.comparingInt((Known one) -> one.shared(words))
                        .thenComparing(one -> beginsAlike(column, one)))
                .map(Known::name);
    }

    private static boolean beginsAlike(String column, Known one) {
        return StringUtils.substringBefore(Spelling.plain(column), ' ')
                .equals(StringUtils.substringBefore(one.plain(), ' '));
    }

    /** The known name that differs by a slip or two; of two that are as near, one that is carried. */
    private static Optional<Known> slip(String column, List<Known> among) {
        String plain = Spelling.plain(column);
        List<Known> near =
                among.stream().filter(one -> mayBeASlip(plain, one.plain())).toList();
        return Stream.of(true, false)
                .flatMap(carried ->
                        nearest(
                                plain,
                                near.stream()
                                        .filter(one -> carried == (one.slot() != null))
                                        .toList())
                                .stream())
                .min(Comparator.comparingInt(one -> DISTANCE.apply(plain, one.plain())));
    }

    private static Optional<Known> nearest(String plain, List<Known> among) {
        List<String> names = among.stream().map(Known::plain).toList();
        return (plain.length() == 2 ? names.stream().findFirst() : Nearest.to(plain, names))
                .flatMap(name ->
                        among.stream().filter(one -> one.plain().equals(name)).findFirst());
    }

    /**
     * Whether a name can be another with a slip in it. Short words of other meanings are near each other as well: more than
     * one slip leaves the first letter alone, and of two letters only what lacks one of three is near.
     */
    private static boolean mayBeASlip(String plain, String name) {
        if (plain.length() == 2) {
            return name.length() == 3 && DISTANCE.apply(plain, name) == 1;
        }
        return plain.length() >= SHORT
                || (!plain.isEmpty() && name.charAt(0) == plain.charAt(0))
                || (Math.abs(plain.length() - name.length()) < 2 && isNextTo(plain, name));
    }

    private static boolean isNextTo(String plain, String name) {
        return DISTANCE.apply(plain, name) == 1
                || Arrays.equals(
                        plain.chars().sorted().toArray(), name.chars().sorted().toArray());
    }

    /** The words of a name that can make it like another, each in the singular, with one word for what names a question. */
    private Set<String> words(String name) {
        String plain = Spelling.plain(name);
        for (Map.Entry<Pattern, String> question : questions.entrySet()) {
            plain = question.getKey().matcher(plain).replaceAll(question.getValue());
        }
        return Arrays.stream(plain.split(" "))
                .filter(word -> !word.isEmpty() && !WORDS_OF_ALL.contains(word))
                .map(Resemblance::singular)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static String singular(String word) {
        if (word.length() > 4 && word.endsWith("ies")) {
            return word.substring(0, word.length() - 3) + "y";
        }
        return word.length() > 3 && word.endsWith("s") && !word.endsWith("ss")
                ? word.substring(0, word.length() - 1)
                : word;
    }
}
