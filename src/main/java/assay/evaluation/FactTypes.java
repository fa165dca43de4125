package assay.evaluation;

import assay.evidence.Observation;
import assay.policy.Fact;
import assay.policy.Whereabouts;
import assay.policy.Words;
import assay.rules.RuleBase;
import assay.ruleset.Field;
import assay.ruleset.Kind;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.commons.lang3.StringUtils;

/** Turns what was recorded into instances of the types that a rule set declares. */
final class FactTypes {

    private final RuleBase rules;
    private final Map<String, Map<String, Enum<?>>> constants = new ConcurrentHashMap<>();
    private final Map<String, FactType> types = new ConcurrentHashMap<>();

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
            Object instance = type.maker.newInstance();
            for (Setter setter : type.setters) {
                Object value = values.get(setter.field.property());
                if (value != null) {
                    setter.method.invoke(instance, inRules(setter.field, value));
                }
            }
            return instance;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a declared type does not look as it was declared: " + kind.type(), e);
        }
    }

    private record FactType(Constructor<?> maker, List<Setter> setters) {}

    private record Setter(Field field, Method method) {}

    private FactType type(Kind kind) {
        FactType known = types.get(kind.type());
        return known == null ? types.computeIfAbsent(kind.type(), name -> type(name, kind.fields())) : known;
    }

    private FactType type(String name, List<Field> fields) {
        Class<?> type = rules.type(name);
        Map<String, Method> methods = new HashMap<>();
        for (Method method : type.getDeclaredMethods()) {
            // The engine gives each type a setValue of its own, which takes the name of a field as well.
            if (method.getParameterCount() == 1) {
                methods.put(method.getName(), method);
            }
        }
        List<Setter> setters = new ArrayList<>();
        for (Field field : fields) {
            Method setter = methods.get("set" + StringUtils.capitalize(field.property()));
            if (setter != null) {
                setters.add(new Setter(field, setter));
            }
        }
        try {
            return new FactType(type.getDeclaredConstructor(), List.copyOf(setters));
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("a declared type does not look as it was declared: " + name, e);
        }
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
        Map<String, Enum<?>> words = constants.get(field.enumeration());
        if (words == null) {
            words = constants.computeIfAbsent(field.enumeration(), this::words);
        }
        Enum<?> constant = words.get((String) word);
        if (constant == null) {
            throw new IllegalStateException("the rule set has no word \"" + word + "\" in " + field.enumeration());
        }
        return constant;
    }

    private Map<String, Enum<?>> words(String enumeration) {
        Map<String, Enum<?>> byWord = new HashMap<>();
        for (Object constant : rules.type(enumeration).getEnumConstants()) {
            byWord.put(Words.of(constant), (Enum<?>) constant);
        }
        return byWord;
    }
}
