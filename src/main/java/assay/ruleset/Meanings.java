package assay.ruleset;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What kinds of evidence, their fields and their words mean to whoever records evidence, as far as a rule set says. Nothing that is
 * graded hangs on it.
 *
 * @param kinds what each kind means, by its name in a file of evidence; the authority, its interview and its profile among them
 * @param fields what each field means, by the name of its kind and its own: {@code senior-sign-up/shown-by}
 * @param words what each word means, by the name of its list in the rules and itself: {@code ShownBy/signature}
 */
public record Meanings(Map<String, String> kinds, Map<String, String> fields, Map<String, String> words) {

    /** Where nothing is said. */
    public static final Meanings NONE = new Meanings(Map.of(), Map.of(), Map.of());

    /** Keeps its own copies. */
    public Meanings {
        kinds = Map.copyOf(kinds);
        fields = Map.copyOf(fields);
        words = Map.copyOf(words);
    }

    /** What a kind means. */
    public Optional<String> of(Kind kind) {
        return Optional.ofNullable(kinds.get(kind.word()));
    }

    /** What a field means. */
    public Optional<String> of(Kind kind, Field field) {
        return Optional.ofNullable(fields.get(kind.word() + "/" + field.word()));
    }

    /** What a word of a field means. */
    public Optional<String> of(Field field, String word) {
        return Optional.ofNullable(words.get(field.enumeration() + "/" + word));
    }

    /** These, and where they say nothing what others say. */
    public Meanings or(Meanings others) {
        return new Meanings(both(others.kinds, kinds), both(others.fields, fields), both(others.words, words));
    }

    private static Map<String, String> both(Map<String, String> some, Map<String, String> before) {
        Map<String, String> all = new LinkedHashMap<>(some);
        all.putAll(before);
        return all;
    }

    /** What a field and its words mean, as sentences, the words each behind its name. */
    public List<String> sentences(Kind kind, Field field) {
        return Stream.concat(of(kind, field).stream(), sentences(field).stream())
                .toList();
    }

    /** What the words of a field mean, each behind its name. */
    public List<String> sentences(Field field) {
        return field.words().stream()
                .flatMap(word -> of(field, word).map(says -> word + ": " + says).stream())
                .toList();
    }
}
