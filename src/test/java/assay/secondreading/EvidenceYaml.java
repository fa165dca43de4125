package assay.secondreading;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes an evidence file. Small on purpose, and no library's: a library would read its own mistakes back. Where YAML has
 * several ways to write the same, it takes one by chance.
 */
final class EvidenceYaml {

    private static final Set<String> DATES = Set.of("held", "dated", "received", "recorded-on");
    private static final Pattern ALWAYS_TEXT = Pattern.compile("[A-Za-z][A-Za-z0-9 ()/.-]*[A-Za-z0-9).]");
    private static final Set<String> NOT_ALWAYS_TEXT =
            Set.of("true", "false", "null", "yes", "no", "on", "off", "y", "n", "inf", "nan");

    private final Chance chance;
    private final StringBuilder yaml = new StringBuilder();

    private EvidenceYaml(Chance chance) {
        this.chance = chance;
    }

    static String of(Map<String, Object> data, Chance chance) {
        EvidenceYaml writer = new EvidenceYaml(chance);
        if (chance.percent(20)) {
            writer.yaml.append("# made by chance: no authority of this name exists\n");
        }
        writer.entries(data, "");
        return writer.yaml.toString();
    }

    private void entries(Map<?, ?> map, String indent) {
        map.forEach((key, value) -> {
            yaml.append(indent);
            entry((String) key, value, indent);
        });
    }

    private void entry(String key, Object value, String indent) {
        yaml.append(key).append(':');
        boolean mayBeFlow = isEmpty(value) || chance.percent(70);
        if (isShort(value) && mayBeFlow) {
            yaml.append(' ').append(flow(key, value)).append('\n');
        } else if (value instanceof Map<?, ?> map) {
            yaml.append('\n');
            entries(map, indent + "  ");
        } else {
            yaml.append('\n');
            ((List<?>) value).forEach(item -> item(item, indent + "  "));
        }
    }

    private void item(Object item, String indent) {
        yaml.append(indent).append("- ");
        if (item instanceof Map<?, ?> map && !map.isEmpty()) {
            String below = indent + "  ";
            boolean first = true;
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                yaml.append(first ? "" : below);
                entry((String) entry.getKey(), entry.getValue(), below);
                first = false;
            }
        } else {
            yaml.append(flow("", item)).append('\n');
        }
    }

    private static boolean isEmpty(Object value) {
        return (value instanceof Map<?, ?> map && map.isEmpty())
                || (value instanceof List<?> list && list.isEmpty())
                || (!(value instanceof Map) && !(value instanceof List));
    }

    /** Fit for one line: a scalar, or a few of them. */
    private static boolean isShort(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.size() <= 4 && map.values().stream().allMatch(EvidenceYaml::isScalarOrListOfThem);
        }
        return isScalarOrListOfThem(value);
    }

    private static boolean isScalarOrListOfThem(Object value) {
        return !(value instanceof Map)
                && (!(value instanceof List<?> list) || list.stream().noneMatch(Collection.class::isInstance))
                && (!(value instanceof List<?> items) || items.stream().noneMatch(Map.class::isInstance));
    }

    private String flow(String key, Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> entry.getKey() + ": " + flow((String) entry.getKey(), entry.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (value instanceof List<?> list) {
            return list.stream().map(item -> flow("", item)).collect(Collectors.joining(", ", "[", "]"));
        }
        return value instanceof String text && !DATES.contains(key) ? text(text) : value.toString();
    }

    private String text(String text) {
        boolean needsNoQuotes =
                ALWAYS_TEXT.matcher(text).matches() && !NOT_ALWAYS_TEXT.contains(text.toLowerCase(Locale.ROOT));
        if (needsNoQuotes && chance.percent(95)) {
            return text;
        }
        boolean needsEscapes = text.chars().anyMatch(character -> character < ' ');
        return needsEscapes || chance.percent(60) ? doubleQuoted(text) : "'" + text.replace("'", "''") + "'";
    }

    private static String doubleQuoted(String text) {
        String escaped = text.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("\n", "\\n")
                .replace("\t", "\\t");
        return "\"" + escaped + "\"";
    }
}
