package assay.lint;

import assay.drl.Asked;
import assay.drl.Term;
import assay.policy.Fact;
import assay.ruleset.Field;
import assay.text.Article;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.lang3.ClassUtils;
import org.apache.commons.lang3.StringUtils;
import org.jspecify.annotations.Nullable;

/** What the terms of one rule stand for, from its first condition to its last conclusion. */
final class Referents {

    /** What there is in rules. */
    enum Form {
        TEXT,
        NUMBER,
        TRUTH,
        DAY,
        WORD,
        LIST,
        FACT
    }

    /** What numbers are worked out with. */
    enum Digits {
        /** No number. */
        NONE,
        /** Whole numbers, of which one divided by another is whole again. */
        WHOLE,
        /** Decimals, most of which are held but nearly. */
        BINARY,
        /** Decimals as they are written. */
        DECIMAL
    }

    /**
     * What something is.
     *
     * @param form its form
     * @param name the enumeration or the type of fact, or nothing
     * @param digits what a number is worked out with
     */
    record Type(Form form, String name, Digits digits) {

        Type(Form form, String name) {
            this(form, name, Digits.NONE);
        }

        static Type number(Digits digits) {
            return new Type(Form.NUMBER, "", digits);
        }

        /** In the words of messages. */
        String said() {
            return switch (form) {
                case TEXT -> "a text";
                case NUMBER -> "a number";
                case TRUTH -> "true or false";
                case DAY -> "a day";
                case WORD -> "a word of " + name;
                case LIST -> "a list";
                case FACT -> Article.indefinite(name);
            };
        }
    }

    /**
     * A field, a variable, or a field of one of these.
     *
     * @param type what it is, or null where nothing is known of that
     * @param optional whether it may be left out
     * @param key the same for what is the same
     * @param bound what a variable was bound to that may be left out, or nothing
     */
    record Value(@Nullable Type type, boolean optional, String key, String bound) {}

    private static final Set<String> COMPARING =
            Set.of("==", "!=", "<", ">", "<=", ">=", "in", "not in", "contains", "not contains", "memberOf");
    private static final Map<Form, Class<?>> JAVA =
            Map.of(Form.TEXT, String.class, Form.DAY, LocalDate.class, Form.LIST, List.class);

    private final Types types;
    private final Map<String, Value> variables = new HashMap<>();
    private String type = "";

    Referents(Types types) {
        this.types = types;
    }

    /** From here on a name is a field of this type, or with an empty text of none. */
    void inside(String pattern) {
        type = pattern;
    }

    /** The type that names are fields of. */
    String pattern() {
        return type;
    }

    /** A variable that stands for a fact. */
    void bindFact(String variable, String typeOfFact) {
        if (!variable.isEmpty()) {
            variables.put(variable, new Value(ofFact(typeOfFact), false, variable, ""));
        }
    }

    /** A variable that stands for what a term comes to. */
    void bind(String variable, Term term, Set<String> there) {
        Value bound = value(term).orElse(null);
        String optional = bound != null && bound.optional && !there.contains(bound.key) ? bound.key : null;
        variables.put(
                variable,
                new Value(type(term).orElse(null), optional != null, variable, optional == null ? "" : optional));
    }

    /** A variable that stands for what was made of several facts. */
    void bind(Asked.Function function) {
        Optional<Type> of = function.arguments().stream().findFirst().flatMap(this::type);
        Type made =
                switch (function.name()) {
                    case "count" -> Type.number(Digits.WHOLE);
                    case "average" -> Type.number(Digits.BINARY);
                    case "sum", "min", "max" -> of.orElse(null);
                    default -> null;
                };
        if (!function.variable().isEmpty()) {
            variables.put(function.variable(), new Value(made, false, function.variable(), ""));
        }
    }

    /** A field, a variable, or a field of one of these; nothing where it is anything else. */
    Optional<Value> value(Term term) {
        if (term instanceof Term.Name name) {
            return "this".equals(name.name()) && !type.isEmpty()
                    ? Optional.of(new Value(ofFact(type), false, "", ""))
                    : field(ofFact(type), name.name(), name.name())
                            .or(() -> Optional.ofNullable(variables.get(name.name())));
        }
        if (term instanceof Term.IfThere ifThere) {
            return value(ifThere.of());
        }
        if (term instanceof Term.Member member) {
            return ofOwner(member.of(), member.name());
        }
        if (term instanceof Term.Call call && call.arguments().isEmpty() && !call.made()) {
            String property = call.name().matches("(?:get|is)[A-Z].*")
                    ? StringUtils.uncapitalize(call.name().replaceFirst("get|is", ""))
                    : call.name();
            return ofOwner(call.of() == null ? new Term.Name(call.start(), "this") : call.of(), property);
        }
        return Optional.empty();
    }

    private Optional<Value> ofOwner(Term of, String property) {
        return value(of)
                .flatMap(owner ->
                        field(owner.type, property, owner.key.isEmpty() ? property : owner.key + "." + property));
    }

    private Optional<Value> field(@Nullable Type owner, String property, String key) {
        if (owner == null) {
            return Optional.empty();
        }
        Optional<Field> declared = types.isDeclared(owner.name) ? types.field(owner.name, property) : Optional.empty();
        if (declared.isPresent()) {
            return Optional.of(new Value(of(declared.get()), declared.get().optional(), key, ""));
        }
        String capital = StringUtils.capitalize(property);
        return java(owner)
                .flatMap(known -> methods(known, Set.of(property, "get" + capital, "is" + capital), 0))
                .findFirst()
                .map(method -> new Value(
                        of(method.getReturnType()),
                        method.getAnnotatedReturnType().isAnnotationPresent(Nullable.class),
                        key,
                        ""));
    }

    /** The class of Java that something is, where it is one of those that rules have to do with. */
    private Stream<Class<?>> java(Type of) {
        return of.form != Form.FACT
                ? Stream.ofNullable(JAVA.get(of.form))
                : types.isEvidence(of.name) ? Stream.of(Fact.class) : types.engine(of.name).stream();
    }

    private static Stream<Method> methods(Class<?> of, Set<String> names, int arguments) {
        return Arrays.stream(of.getMethods())
                .filter(method -> names.contains(method.getName()) && method.getParameterCount() == arguments);
    }

    /** What a term is, or nothing where that cannot be told. */
    Optional<Type> type(Term term) {
        Optional<Value> value = value(term);
        if (value.isPresent()) {
            return value.map(Value::type);
        }
        if (term instanceof Term.Literal literal) {
            return literal.value() instanceof BigDecimal number
                    ? Optional.of(Type.number(number.scale() > 0 ? Digits.BINARY : Digits.WHOLE))
                    : Optional.ofNullable(literal.value()).map(one -> of(one.getClass()));
        }
        if (term instanceof Term.Not) {
            return Optional.of(new Type(Form.TRUTH, ""));
        }
        if (term instanceof Term.Member member && member.isWord()) {
            return types.constants(member.enumeration()).contains(member.name())
                    ? Optional.of(new Type(Form.WORD, member.enumeration()))
                    : Optional.empty();
        }
        if (term instanceof Term.Call call && !call.made()) {
            return called(call);
        }
        return term instanceof Term.Operation operation ? made(operation) : Optional.empty();
    }

    private Optional<Type> called(Term.Call call) {
        Type of = call.of() == null
                ? ofFact(type)
                : call.of() instanceof Term.Name name && "LocalDate".equals(name.name())
                        ? new Type(Form.DAY, "")
                        : type(call.of()).orElse(null);
        Set<Type> possible = Stream.ofNullable(of)
                .flatMap(this::java)
                .flatMap(known ->
                        methods(known, Set.of(call.name()), call.arguments().size()))
                .flatMap(method -> Stream.ofNullable(of(method.getReturnType())))
                .collect(Collectors.toSet());
        return possible.size() == 1 ? possible.stream().findFirst() : Optional.empty();
    }

    private Optional<Type> made(Term.Operation operation) {
        if (COMPARING.contains(operation.operator()) || operation.operator().matches("&&|\\|\\|")) {
            return Optional.of(new Type(Form.TRUTH, ""));
        }
        if (!operation.operator().matches("[-+*/%]")) {
            return Optional.empty();
        }
        Optional<Type> left = type(operation.left());
        Optional<Type> right = type(operation.right());
        return Stream.of(left, right).flatMap(Optional::stream).anyMatch(one -> one.form == Form.TEXT)
                ? Optional.of(new Type(Form.TEXT, ""))
                : left.flatMap(one -> right.filter(other -> one.form == Form.NUMBER && other.form == Form.NUMBER)
                        .map(other -> Type.number(Collections.max(List.of(one.digits, other.digits)))));
    }

    private @Nullable Type ofFact(String name) {
        return name.isEmpty() ? null : new Type(types.constants(name).isEmpty() ? Form.FACT : Form.WORD, name);
    }

    private static Type of(Field field) {
        return switch (field.form()) {
            case TEXT -> new Type(Form.TEXT, "");
            case NUMBER -> Type.number(Digits.BINARY);
            case WHOLE_NUMBER -> Type.number(Digits.WHOLE);
            case TRUTH -> new Type(Form.TRUTH, "");
            case DATE -> new Type(Form.DAY, "");
            case WORD -> new Type(Form.WORD, field.enumeration());
            case WORDS -> new Type(Form.LIST, "");
        };
    }

    private @Nullable Type of(Class<?> found) {
        Class<?> java = ClassUtils.primitiveToWrapper(found);
        if (java == String.class) {
            return new Type(Form.TEXT, "");
        }
        if (Number.class.isAssignableFrom(java)) {
            return Type.number(
                    java == BigDecimal.class
                            ? Digits.DECIMAL
                            : java == Double.class || java == Float.class ? Digits.BINARY : Digits.WHOLE);
        }
        if (java == Boolean.class) {
            return new Type(Form.TRUTH, "");
        }
        if (java == LocalDate.class) {
            return new Type(Form.DAY, "");
        }
        if (Collection.class.isAssignableFrom(java)) {
            return new Type(Form.LIST, "");
        }
        if (java.isEnum()) {
            return new Type(Form.WORD, java.getSimpleName());
        }
        return types.engine(java.getSimpleName()).filter(java::equals).isPresent()
                ? new Type(Form.FACT, java.getSimpleName())
                : null;
    }
}
