package assay.evidence;

import assay.problem.Nearest;
import assay.ruleset.Field;
import assay.ruleset.Kind;
import assay.ruleset.Range;
import assay.yaml.Fields;
import assay.yaml.Keys;
import assay.yaml.Node;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what a file says of the fields of a kind, by what may stand in each. */
final class FieldReader {

    private final Fields fields;

    FieldReader(Fields fields) {
        this.fields = fields;
    }

    /** Everything in keys and values that a kind has fields for; other keys are problems unless they are among the others. */
    Map<String, Object> read(Keys keys, Kind kind, Collection<String> others) {
        return read(keys, kind, others, Map.of());
    }

    /** The same, where of some keys there is something better to say than that they are not known. */
    Map<String, Object> read(Keys keys, Kind kind, Collection<String> others, Map<String, String> misplaced) {
        if (!areAllKnown(keys, kind, others)) {
            refuseUnknown(keys, kind, others, misplaced);
        }
        Map<String, Object> values = new LinkedHashMap<>();
        for (Field field : kind.fields()) {
            Node node = keys.get(field.word())
                    .or(() -> field.formerly().flatMap(keys::get))
                    .orElse(null);
            if (node == null && !field.optional()) {
                keys.needed(field.word(), asked(field));
            } else if (node != null) {
                value(field, node).ifPresent(value -> values.put(field.property(), value));
            }
        }
        return values;
    }

    /** Whether there is nothing to refuse, as in most files; what could be refused is gathered only where there is. */
    private static boolean areAllKnown(Keys keys, Kind kind, Collection<String> others) {
        for (Node.Entry entry : keys.map().entries()) {
            String key = entry.key().text();
            if (kind.field(key).isEmpty() && !others.contains(key)) {
                return false;
            }
        }
        return true;
    }

    private static void refuseUnknown(Keys keys, Kind kind, Collection<String> others, Map<String, String> misplaced) {
        Set<String> known = new LinkedHashSet<>();
        kind.fields().forEach(field -> known.add(field.word()));
        known.addAll(others);
        Map<String, String> renamed = new HashMap<>(misplaced);
        kind.fields()
                .forEach(field -> field.formerly()
                        .ifPresent(name -> renamed.put(
                                name, "\"" + name + "\" is now \"" + field.word() + "\" in " + keys.called())));
        known.forEach(renamed::remove);
        keys.refuseUnknown(List.copyOf(known), renamed);
    }

    /** A day that may be left out. */
    @Nullable
    LocalDate day(Keys keys, String key) {
        return keys.get(key).flatMap(node -> fields.day(node, key)).orElse(null);
    }

    /** A text that may be left out. */
    static @Nullable String text(Keys keys, String key) {
        return keys.text(key).map(Node.Scalar::text).orElse(null);
    }

    /** A list of texts, each of which stands there once; it may be left out. */
    List<String> texts(Keys keys, String key) {
        Map<String, Integer> seen = new HashMap<>();
        return keys.items(key).stream()
                .flatMap(item -> fields.text(item, key).stream())
                .filter(item -> fields.isNew(item, "", item.text(), seen))
                .map(Node.Scalar::text)
                .toList();
    }

    /** A word out of several that may be left out. */
    @Nullable
    String word(Keys keys, String key, List<String> words) {
        return keys.get(key)
                .flatMap(node -> fields.word(node, key, Fields.A_WORD, words))
                .orElse(null);
    }

    private Optional<?> value(Field field, Node node) {
        String key = field.word();
        return switch (field.form()) {
            case TEXT -> (field.optional() ? fields.text(node, key) : fields.saying(node, key)).map(Node.Scalar::text);
            case WHOLE_NUMBER ->
                fields.wholeNumber(node, key, asked(field), Range.LARGEST_WHOLE, field.range()::contains);
            case NUMBER -> number(field, node);
            case TRUTH -> fields.truth(node, key);
            case DATE -> fields.day(node, key);
            case WORD -> fields.word(node, key, Fields.A_WORD, field.words());
            case WORDS -> fields.words(node, key, Fields.A_WORD, field.words(), field.mayBeEmpty());
        };
    }

    private Optional<Double> number(Field field, Node node) {
        Optional<BigDecimal> number = fields.number(node, field.word(), asked(field), value -> isIn(field, value));
        if (number.isEmpty()) {
            return Optional.empty();
        }
        double held = number.get().doubleValue();
        if (!Double.isFinite(held)) {
            fields.problem(node, "\"" + field.word() + "\"" + Fields.OUT_OF_RANGE);
            return Optional.empty();
        }
        BigDecimal kept = BigDecimal.valueOf(held);
        if (kept.compareTo(number.get()) != 0) {
            fields.problem(
                    node,
                    "\"" + field.word() + "\" has more digits than are kept, and would be graded as "
                            + kept.stripTrailingZeros().toPlainString() + "; up to 15 always are");
            return Optional.empty();
        }
        return Optional.of(held);
    }

    /** Whether a number may stand there; of one that is too large there is more to say. */
    private static boolean isIn(Field field, BigDecimal number) {
        return !Double.isFinite(number.doubleValue()) || field.range().contains(number);
    }

    private static String asked(Field field) {
        return switch (field.form()) {
            case TEXT -> "a text";
            case WHOLE_NUMBER -> "a whole number " + field.range().described();
            case NUMBER -> "a number " + field.range().described();
            case TRUTH -> "true or false";
            case DATE -> "a day such as 2030-12-31";
            case WORD -> "one of " + Nearest.list(field.words());
            case WORDS -> "a list from " + Nearest.list(field.words());
        };
    }
}
