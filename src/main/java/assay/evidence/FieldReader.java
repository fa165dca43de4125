package assay.evidence;

import assay.problem.Nearest;
import assay.problem.Problem;
import assay.ruleset.Field;
import assay.ruleset.Kind;
import assay.ruleset.Range;
import assay.text.Legible;
import assay.yaml.Node;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the fields of one file against what may stand in them; every slip goes to the problems, nothing is guessed. */
final class FieldReader {

    private static final String NOUGHT = "[-+]?0[0-9].*";

    private final String file;
    private final List<Problem> problems;

    FieldReader(String file, List<Problem> problems) {
        this.file = file;
        this.problems = problems;
    }

    /** Everything in a map that a kind has fields for; other keys are problems unless they are among the others. */
    Map<String, Object> fields(Node.Mapping map, Kind kind, Collection<String> others) {
        return fields(map, kind, others, kind.word());
    }

    /** The same, for a map that is called otherwise than its kind. */
    Map<String, Object> fields(Node.Mapping map, Kind kind, Collection<String> others, String called) {
        Set<String> known = new LinkedHashSet<>();
        kind.fields().forEach(field -> known.add(field.word()));
        known.addAll(others);
        Map<String, String> renamed = new HashMap<>();
        kind.fields()
                .forEach(field -> field.formerly()
                        .ifPresent(name ->
                                renamed.put(name, "\"" + name + "\" is now \"" + field.word() + "\" in " + called)));
        refuseUnknown(map, known, renamed, "in " + called);
        Map<String, Object> values = new LinkedHashMap<>();
        for (Field field : kind.fields()) {
            Node node = map.get(field.word())
                    .or(() -> field.formerly().flatMap(map::get))
                    .orElse(null);
            if (node != null) {
                Object value = value(field, node);
                if (value != null) {
                    values.put(field.property(), value);
                }
            } else if (!field.optional()) {
                problem(map, "\"" + field.word() + "\" is missing from " + called + "; it is " + asked(field));
            }
        }
        return values;
    }

    /** Makes a problem of every key that is not known. */
    void refuseUnknown(Node.Mapping map, Collection<String> known, String where) {
        refuseUnknown(map, known, Map.of(), where);
    }

    /** The same, where of some keys there is something better to say than that they are not known. */
    void refuseUnknown(Node.Mapping map, Collection<String> known, Map<String, String> explained, String where) {
        for (Node.Entry entry : map.entries()) {
            String key = entry.key().text();
            if (!known.contains(key)) {
                String unknown = "unknown field \"" + Nearest.shown(key) + "\" " + where + Nearest.hint(key, known);
                problem(entry.key(), explained.getOrDefault(key, unknown));
            }
        }
    }

    /** A map of keys and values, or an empty one with a problem. */
    Node.Mapping mapping(Node node, String what) {
        if (node instanceof Node.Mapping map) {
            return map;
        }
        problem(node, what + " has keys and values, not " + given(node));
        return new Node.Mapping(List.of(), node.line(), node.column());
    }

    /** The items of a list, or none with a problem. */
    List<Node> items(Node node, String what) {
        if (node instanceof Node.Sequence sequence) {
            return sequence.items();
        }
        problem(
                node,
                what + " is a list, not " + given(node) + (isNothing(node) ? "; an empty one is written []" : ""));
        return List.of();
    }

    /** A text that must be there and must say something; an empty one with a problem where it does not. */
    String requiredText(Node.Mapping map, String key, String of) {
        Optional<Node> node = map.get(key);
        if (node.isEmpty()) {
            problem(map, "\"" + key + "\" is missing from " + of);
            return "";
        }
        String text = text(key, node.get());
        if (text != null && Legible.isBlank(text)) {
            problem(node.get(), "\"" + key + "\" is empty" + unseen(text));
        }
        return text == null ? "" : text;
    }

    /** A text that may be left out. */
    @Nullable
    String text(Node.Mapping map, String key) {
        return map.get(key).map(node -> text(key, node)).orElse(null);
    }

    /** A day that may be left out. */
    @Nullable
    LocalDate date(Node.Mapping map, String key) {
        return map.get(key).map(node -> date(key, node)).orElse(null);
    }

    /** A list of texts that may be left out. */
    List<String> texts(Node.Mapping map, String key) {
        List<String> texts = new ArrayList<>();
        map.get(key).ifPresent(node -> {
            for (Node item : items(node, "\"" + key + "\"")) {
                String text = text(key, item);
                if (text != null) {
                    texts.add(text);
                }
            }
        });
        return List.copyOf(texts);
    }

    /** A word out of several that may be left out. */
    @Nullable
    String word(Node.Mapping map, String key, List<String> words) {
        return map.get(key).map(node -> word(key, words, node)).orElse(null);
    }

    void problem(Node node, String message) {
        if (!(node instanceof Node.Scalar scalar) || scalar.form() != Node.Form.REFUSED) {
            problems.add(new Problem(file, node.line(), node.column(), message));
        }
    }

    private @Nullable Object value(Field field, Node node) {
        return switch (field.form()) {
            case TEXT -> requiredOrBlank(field, node);
            case WHOLE_NUMBER -> wholeNumber(field, node);
            case NUMBER -> number(field, node);
            case TRUTH -> truth(field.word(), node);
            case DATE -> date(field.word(), node);
            case WORD -> word(field.word(), field.words(), node);
            case WORDS -> words(field, node);
        };
    }

    private @Nullable String requiredOrBlank(Field field, Node node) {
        String text = text(field.word(), node);
        if (text != null && Legible.isBlank(text) && !field.optional()) {
            problem(node, "\"" + field.word() + "\" is empty" + unseen(text));
        }
        return text;
    }

    /** What there is in a text that is as good as empty. */
    private static String unseen(String text) {
        return text.isBlank() ? "" : ", for nothing is to be seen in \"" + Nearest.shown(text) + "\"";
    }

    private @Nullable String text(String key, Node node) {
        if (node instanceof Node.Scalar scalar && scalar.form() == Node.Form.TEXT) {
            return scalar.text();
        }
        String quote =
                node instanceof Node.Scalar && !isNothing(node) ? "; put it in quotes if it is meant as a text" : "";
        problem(node, "\"" + key + "\" is a text, not " + given(node) + quote);
        return null;
    }

    private @Nullable Boolean truth(String key, Node node) {
        if (node instanceof Node.Scalar scalar && scalar.form() == Node.Form.TRUTH) {
            return Boolean.valueOf(scalar.text());
        }
        problem(
                node,
                "\"" + key + "\" is true or false, not " + given(node) + unquote(node, "true|false") + inFull(node));
        return null;
    }

    /** What stands for true and false elsewhere, in the words that are read here. */
    private static String inFull(Node node) {
        String text = node instanceof Node.Scalar scalar ? scalar.text().toLowerCase(Locale.ROOT) : "";
        return switch (text) {
            case "yes", "y", "on", "1" -> "; write true";
            case "no", "n", "off", "0" -> "; write false";
            default -> "";
        };
    }

    private @Nullable Integer wholeNumber(Field field, Node node) {
        String asked =
                "\"" + field.word() + "\" is a whole number " + field.range().described();
        if (node instanceof Node.Scalar scalar
                && scalar.form() == Node.Form.NUMBER
                && scalar.text().matches("0|[1-9][0-9]*")) {
            if (scalar.text().length() > 9) {
                problem(node, "\"" + field.word() + "\" is out of range: at most " + Range.LARGEST_WHOLE);
                return null;
            }
            if (field.range().contains(new BigDecimal(scalar.text()))) {
                return Integer.valueOf(scalar.text());
            }
            problem(node, asked + ", not " + scalar.text());
            return null;
        }
        problem(node, asked + ", in digits, not " + given(node) + unquote(node, "[0-9]+"));
        return null;
    }

    private @Nullable Double number(Field field, Node node) {
        String asked = "\"" + field.word() + "\" is a number " + field.range().described();
        if (node instanceof Node.Scalar scalar
                && scalar.form() == Node.Form.NUMBER
                && !scalar.text().matches(NOUGHT)) {
            try {
                double value = new BigDecimal(scalar.text()).doubleValue();
                if (!Double.isFinite(value)) {
                    problem(node, "\"" + field.word() + "\" is out of range");
                    return null;
                }
                if (field.range().contains(new BigDecimal(value))) {
                    return value;
                }
                problem(node, asked + ", not " + Nearest.shown(scalar.text()));
                return null;
            } catch (NumberFormatException e) {
                // It is one of YAML's words for what is no number, and is refused below.
            }
        }
        problem(node, asked + ", in digits, not " + given(node) + unquote(node, "[-0-9.]+"));
        return null;
    }

    /** A hint where a value is right but for its quotes, or but for a nought that makes it another to some programs. */
    private static String unquote(Node node, String right) {
        if (!(node instanceof Node.Scalar scalar) || !scalar.text().matches(right)) {
            return "";
        }
        if (scalar.text().matches(NOUGHT)) {
            return "; a number begins with no nought";
        }
        return scalar.form() == Node.Form.TEXT ? "; leave the quotes out" : "";
    }

    private @Nullable LocalDate date(String key, Node node) {
        if (node instanceof Node.Scalar scalar && scalar.form() == Node.Form.TEXT) {
            try {
                if (scalar.text().matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
                    return day(scalar.text());
                }
            } catch (DateTimeException e) {
                problem(node, "\"" + key + "\": there is no such day as " + scalar.text());
                return null;
            }
            problem(node, "\"" + key + "\" is a day such as 2030-12-31, not \"" + Nearest.shown(scalar.text()) + "\"");
            return null;
        }
        problem(node, "\"" + key + "\" is a day such as 2030-12-31, not " + given(node));
        return null;
    }

    /** The parser of dates takes longer to start than all dates of a file to be read. */
    private static LocalDate day(String digits) {
        return LocalDate.of(
                ChronoField.YEAR_OF_ERA.checkValidIntValue(Integer.parseInt(digits, 0, 4, 10)),
                Integer.parseInt(digits, 5, 7, 10),
                Integer.parseInt(digits, 8, 10, 10));
    }

    private @Nullable String word(String key, List<String> words, Node node) {
        if (node instanceof Node.Scalar scalar && scalar.form() == Node.Form.TEXT) {
            if (words.contains(scalar.text())) {
                return scalar.text();
            }
            problem(
                    node,
                    "unknown word \"" + Nearest.shown(scalar.text()) + "\" for " + key
                            + Nearest.hint(scalar.text(), words));
            return null;
        }
        problem(node, "\"" + key + "\" is one of " + Nearest.list(words) + ", not " + given(node));
        return null;
    }

    private @Nullable List<String> words(Field field, Node node) {
        if (!(node instanceof Node.Sequence sequence)) {
            problem(
                    node,
                    "\"" + field.word() + "\" is a list, not " + given(node)
                            + (!isNothing(node) && node instanceof Node.Scalar ? "; put it in brackets: [...]" : "")
                            + (isNothing(node) && field.mayBeEmpty() ? "; an empty one is written []" : ""));
            return null;
        }
        if (sequence.items().isEmpty() && !field.mayBeEmpty()) {
            problem(node, "\"" + field.word() + "\" is empty; it names one or more of " + Nearest.list(field.words()));
        }
        List<String> words = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Node item : sequence.items()) {
            String word = word(field.word(), field.words(), item);
            if (word != null && !seen.add(word)) {
                problem(item, "\"" + word + "\" stands in " + field.word() + " twice");
            } else if (word != null) {
                words.add(word);
            }
        }
        return List.copyOf(words);
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

    private static boolean isNothing(Node node) {
        return node instanceof Node.Scalar scalar && scalar.form() == Node.Form.NOTHING;
    }

    private static String given(Node node) {
        return node instanceof Node.Scalar scalar && !isNothing(node)
                ? node.described() + " (" + Nearest.shown(scalar.text()) + ")"
                : node.described();
    }
}
