package assay.drl;

import assay.policy.Words;
import assay.ruleset.Field;
import assay.ruleset.Kind;
import assay.ruleset.Subject;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.jspecify.annotations.Nullable;

/** The types that the engine shares with rules, in the form in which a rule set's own are known to the checks. */
public final class EngineTypes {

    private static final Map<Class<?>, Field.Form> FORMS = Map.of(
            String.class, Field.Form.TEXT,
            int.class, Field.Form.WHOLE_NUMBER,
            long.class, Field.Form.WHOLE_NUMBER,
            BigDecimal.class, Field.Form.NUMBER,
            boolean.class, Field.Form.TRUTH,
            LocalDate.class, Field.Form.DATE);

    /** What was looked up already; that there is none is found out by searching through all jars. */
    private static final Map<String, Optional<Class<?>>> LOADED = new ConcurrentHashMap<>();

    /** So many names are kept: while somebody writes, there are new ones all the time. */
    private static final int MOST = 10_000;

    /** The records as kinds, by their classes. */
    private static final Map<Class<?>, Kind> KINDS = new ConcurrentHashMap<>();

    private final Subject subject;

    /** Those that rules on a subject see and conclude. */
    public EngineTypes(Subject subject) {
        this.subject = subject;
    }

    /** The names of the types that rules name. */
    public List<String> names() {
        return subject.typeNames();
    }

    /** A type by its name, found without running anything of it. */
    public Optional<Class<?>> type(String name) {
        return load(subject.types() + "." + name);
    }

    /** Whether one of the arguments that something is made of may be null. */
    public static boolean mayBeNothing(Class<?> made, List<?> arguments, Object argument) {
        return Arrays.stream(made.getConstructors())
                .filter(way -> way.getParameterCount() == arguments.size())
                .anyMatch(way -> way.getAnnotatedParameterTypes()[arguments.indexOf(argument)].isAnnotationPresent(
                        Nullable.class));
    }

    /** Whether the compiler of rules knows something of its own by a name, whatever rules declare by it. */
    public static boolean isOfCompiler(String type) {
        return Stream.of("org.kie.api.definition.rule.", "org.kie.api.definition.type.")
                .anyMatch(inPackage -> load(inPackage + type).isPresent());
    }

    /** Looks a class up without running anything of it. */
    public static Optional<Class<?>> load(String name) {
        if (LOADED.size() > MOST) {
            LOADED.clear();
        }
        return LOADED.computeIfAbsent(name, EngineTypes::find);
    }

    private static Optional<Class<?>> find(String name) {
        try {
            return Optional.of(Class.forName(name, false, EngineTypes.class.getClassLoader()));
        } catch (ClassNotFoundException | LinkageError e) {
            return Optional.empty();
        }
    }

    /** The constants of each enumeration, by its name. */
    public Map<String, List<String>> constants() {
        Map<String, List<String>> constants = new HashMap<>();
        for (String name : subject.typeNames()) {
            type(name).filter(Class::isEnum).ifPresent(found -> constants.put(name, names(found)));
        }
        return constants;
    }

    /** A record with its fields, but for those that hold something else than evidence can say. */
    public Optional<Kind> kind(String name) {
        return type(name)
                .filter(Class::isRecord)
                .map(type -> KINDS.computeIfAbsent(type, found -> new Kind(name, name, "", 1, fields(found))));
    }

    private static List<Field> fields(Class<?> found) {
        List<Field> fields = new ArrayList<>();
        for (RecordComponent component : found.getRecordComponents()) {
            field(component.getName(), component.getType()).ifPresent(fields::add);
        }
        Arrays.stream(found.getDeclaredMethods())
                .filter(method -> method.getParameterCount() == 0)
                .filter(method -> method.getName().matches("(?:get|is)[A-Z].*"))
                .sorted(Comparator.comparing(Method::getName))
                .forEach(method -> field(
                                StringUtils.uncapitalize(method.getName().replaceFirst("get|is", "")),
                                method.getReturnType())
                        .ifPresent(fields::add));
        return List.copyOf(fields);
    }

    private static Optional<Field> field(String name, Class<?> type) {
        Field.Form form = type.isEnum() ? Field.Form.WORD : FORMS.get(type);
        String enumeration = type.isEnum() ? type.getSimpleName() : "";
        List<String> words = names(type).stream().map(Words::ofConstant).toList();
        return form == null
                ? Optional.empty()
                : Optional.of(new Field(name, name, form, enumeration, words, false, false));
    }

    private static List<String> names(Class<?> type) {
        Object[] constants = type.getEnumConstants();
        return constants == null
                ? List.of()
                : Arrays.stream(constants)
                        .map(constant -> ((Enum<?>) constant).name())
                        .toList();
    }
}
