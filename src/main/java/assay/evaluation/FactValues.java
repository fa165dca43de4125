package assay.evaluation;

import assay.policy.Words;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.lang3.StringUtils;
import org.jspecify.annotations.Nullable;

/** Reads out of what rules look at what is recorded in it: the opposite of {@link FactTypes}. */
final class FactValues {

    private FactValues() {}

    /** What is known of a fact, by the names of its fields in the rules; words as files of evidence have them. */
    static Map<String, Object> of(Object fact) {
        Map<String, Object> values = new HashMap<>();
        if (fact.getClass().isRecord()) {
            for (RecordComponent component : fact.getClass().getRecordComponents()) {
                put(values, component.getName(), fact, component.getAccessor());
            }
        } else {
            // What a declared type has of its own; that a fact knows where it stands is no field of it.
            for (Method method : fact.getClass().getDeclaredMethods()) {
                if (method.getParameterCount() == 0 && method.getName().matches("(?:get|is)[A-Z].*")) {
                    put(
                            values,
                            StringUtils.uncapitalize(method.getName().replaceFirst("^(?:get|is)", "")),
                            fact,
                            method);
                }
            }
        }
        return Map.copyOf(values);
    }

    private static void put(Map<String, Object> values, String name, Object fact, Method method) {
        Object value = recorded(read(fact, method));
        if (value != null) {
            values.put(name, value);
        }
    }

    private static @Nullable Object read(Object fact, Method method) {
        try {
            return method.invoke(fact);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("a declared type does not look as it was declared: " + method, e);
        }
    }

    /** A value as evidence has it; nothing for what no field of evidence is. */
    private static @Nullable Object recorded(@Nullable Object value) {
        if (value instanceof Enum<?> word) {
            return Words.of(word);
        }
        if (value instanceof List<?> list) {
            return list.stream()
                    .map(FactValues::recorded)
                    .filter(Objects::nonNull)
                    .toList();
        }
        return value instanceof String
                        || value instanceof Number
                        || value instanceof Boolean
                        || value instanceof LocalDate
                ? value
                : null;
    }
}
