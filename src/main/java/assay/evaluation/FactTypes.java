package assay.evaluation;

import assay.evidence.Observation;
import assay.policy.Fact;
import assay.policy.Whereabouts;
import assay.policy.Words;
import assay.rules.RuleBase;
import assay.ruleset.Field;
import assay.ruleset.Kind;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.lang3.StringUtils;

/** Turns what was recorded into instances of the types that a rule set declares. */
final class FactTypes {

    private final RuleBase rules;
    private final Map<String, Map<String, Enum<?>>> constants = new HashMap<>();
    private final Map<String, FactType> types = new HashMap<>();

    FactTypes(RuleBase rules) {
        this.rules = rules;
    }

    /** An observation as a fact. */
    Fact fact(Observation observation, Whereabouts place) {
        Fact fact = (Fact) instance(observation.kind(), observation.values());
        fact.record(place, observation.secondary());
        return fact;
    }

    /** An instance of a declared type with the values that are known of it. */
    Object instance(Kind kind, Map<String, Object> values) {
        try {
            FactType type = type(kind);
            Object instance = type.type.getDeclaredConstructor().newInstance();
            for (Map.Entry<String, Setter> setter : type.setters.entrySet()) {
                Object value = values.get(setter.getKey());
                if (value != null) {
                    setter.getValue().method.invoke(instance, inRules(setter.getValue().field, value));
                }
            }
            return instance;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a declared type does not look as it was declared: " + kind.type(), e);
        }
    }

    private record FactType(Class<?> type, Map<String, Setter> setters) {}

    private record Setter(Field field, Method method) {}

    private synchronized FactType type(Kind kind) {
        return types.computeIfAbsent(kind.type(), name -> {
            Class<?> type = rules.type(name);
            Map<String, Method> methods = new HashMap<>();
            for (Method method : type.getDeclaredMethods()) {
                methods.put(method.getName(), method);
            }
            Map<String, Setter> setters = new LinkedHashMap<>();
            for (Field field : kind.fields()) {
                Method setter = methods.get("set" + StringUtils.capitalize(field.property()));
                if (setter != null) {
                    setters.put(field.property(), new Setter(field, setter));
                }
            }
            return new FactType(type, setters);
        });
    }

    private Object inRules(Field field, Object value) {
        return switch (field.form()) {
            case WORD -> constant(field, value);
            case WORDS ->
                ((List<?>) value).stream().map(word -> constant(field, word)).toList();
            default -> value;
        };
    }

    private Object constant(Field field, Object word) {
        Map<String, Enum<?>> words;
        synchronized (constants) {
            words = constants.computeIfAbsent(field.enumeration(), name -> {
                Map<String, Enum<?>> byWord = new HashMap<>();
                for (Object constant : rules.type(name).getEnumConstants()) {
                    byWord.put(Words.of(constant), (Enum<?>) constant);
                }
                return byWord;
            });
        }
        Enum<?> constant = words.get((String) word);
        if (constant == null) {
            throw new IllegalStateException("the rule set has no word \"" + word + "\" in " + field.enumeration());
        }
        return constant;
    }
}
