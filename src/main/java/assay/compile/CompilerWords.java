package assay.compile;

import assay.drl.DrlFile;
import assay.problem.Nearest;
import assay.ruleset.Subject;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;

/** What the compiler of rules says, in words that need no knowledge of what it makes of rules. */
final class CompilerWords {

    /** What is said of a consequence that the compiler cannot even read. */
    static final String UNREADABLE = "what the rule does cannot be read";

    /** The compiler's own names for what rules hand over. */
    private static final Map<String, String> CALLED = Map.ofEntries(
            Map.entry("String", "a text"),
            Map.entry("int", "a whole number"),
            Map.entry("Integer", "a whole number"),
            Map.entry("long", "a whole number"),
            Map.entry("double", "a number"),
            Map.entry("Double", "a number"),
            Map.entry("BigDecimal", "a number"),
            Map.entry("char", "a single letter, in single quotes"),
            Map.entry("boolean", "true or false"),
            Map.entry("Boolean", "true or false"),
            Map.entry("LocalDate", "a day"),
            Map.entry("List", "a list"),
            Map.entry("Fact", "a fact"),
            Map.entry("Object", "anything"),
            Map.entry("null", "nothing"),
            Map.entry("void", "nothing"),
            Map.entry("Object...", "whatever else"));

    /** Names of packages, which nobody who writes rules has chosen. */
    private static final Pattern PACKAGES =
            Pattern.compile("\\b(?:java|javax|com|org|assay)(?:\\.[a-z]\\w*)+\\.(?=[A-Z])|\\b_this\\.");
    /** What can be said of an error that none of the translations knows. */
    private static final String UNKNOWN =
            "something of it does not compile; each condition compares a field with what it can hold:"
                    + " status == Status.AGREED";

    private final Subject subject;
    private final List<DrlFile> parsed;
    private final Map<Pattern, Function<MatchResult, String>> translations = new LinkedHashMap<>();

    /**
     * For the rules of a rule set.
     *
     * @param subject what they are about
     * @param parsed their files
     */
    CompilerWords(Subject subject, List<DrlFile> parsed) {
        this.subject = subject;
        this.parsed = parsed;
        translate("^(\\S+) cannot be resolved(?: to a (?:variable|type))?$", found -> unknown(found.group(1)));
        translate(
                "^The method (\\w+)\\(.*\\) is undefined for the type .*[0-9A-F]{32}.*",
                found -> unknown(found.group(1)));
        translate(
                "^The method (\\w+)\\(.*\\) is undefined for the type (\\w+)$",
                found -> without(found.group(1), found.group(2)));
        translate("^Unknown field (\\w+) on (?:class )?(\\S+)$", found -> without(found.group(1), found.group(2)));
        translate(
                "^Method (\\w+) on class (\\S+) with arguments \\[(.*)\\] is missing$",
                found -> has(found.group(2)).contains(found.group(1))
                        ? "\"" + found.group(1) + "\" of " + found.group(2) + " is not asked with ("
                                + called(found.group(3).replace("class ", "")) + ")"
                        : without(found.group(1), found.group(2)));
        translate(
                "^(?:Comparison|Equality) operation requires compatible types\\. Found (?:class )?(\\S+) and (?:class )?(\\S+)$",
                found -> called(found.group(1)) + " cannot be compared with " + called(found.group(2)));
        translate(
                "^Incompatible (?:conditional )?operand types (\\S+) and (\\S+)$",
                found -> called(found.group(1)) + " cannot be compared with " + called(found.group(2)));
        translate(
                "^Cannot cast from (\\S+) to (\\S+)$",
                found -> called(found.group(1)) + " cannot be taken for " + called(found.group(2)));
        translate(
                "^Type mismatch: cannot convert from element type Object to (\\S+)$",
                found ->
                        "what is in a list that a condition has taken from a fact is not known here; the condition takes"
                                + " it out of the list, $one : " + found.group(1)
                                + "( ) from $list, or the rule goes through that"
                                + " of the fact, for ( " + found.group(1) + " one : $fact.getList() )");
        translate(
                "^Type mismatch: cannot convert from (?:element type )?(\\S+) to (\\S+)$",
                found -> called(found.group(1)) + " stands where " + called(found.group(2)) + " belongs");
        translate(
                "^Duplicate local variable (\\S+)$",
                found -> "\"" + found.group(1) + "\" is there already; give one of the two another name");
        translate(
                "^The local variable (\\S+) may not have been initialized$",
                found -> "\"" + found.group(1) + "\" has no value yet where it is used");
        translate(
                "^Void methods cannot return a value$",
                found -> "a rule gives nothing back; what it finds is handed over with insert( ... );");
        translate(
                "^The operator (\\S+) is undefined for the argument type\\(s\\) (\\S+), (\\S+)$",
                found -> "the sign " + found.group(1) + " cannot stand between " + called(found.group(2)) + " and "
                        + called(found.group(3)));
        translate(
                "^The field (\\w+)\\.(\\w+) is not visible$",
                found -> "\"" + found.group(2) + "\" of " + found.group(1) + " is written get"
                        + StringUtils.capitalize(found.group(2)) + "() in what a rule does");
        translate(
                "^(\\w+) cannot be resolved or is not a field$",
                found -> "\"" + found.group(1) + "\" is nothing that what stands before it has");
        translate(
                "^The primitive type (\\w+) of .* does not have a field (\\w+)$",
                found -> "\"" + found.group(2) + "\" is nothing that " + called(found.group(1)) + " has");
        translate(
                "^Cannot invoke (\\w+)\\(.*\\) on the primitive type (\\w+)$",
                found -> "\"" + found.group(1) + "\" is nothing that " + called(found.group(2)) + " has");
        translate(
                "^Predicate '(.*)' must be a Boolean expression$",
                found -> "this is neither true nor false, and so no condition: " + found.group(1));
        translate("^Unreachable code$", found -> "what stands behind this would never be done");
        translate(
                "^Pattern of type: '.*class=(\\S+?)\\]' on rule '.*' is not compatible with type (\\S+) returned by"
                        + " accumulate function.*",
                found -> "what is added up here comes to " + called(found.group(2)) + ", not to "
                        + called(found.group(1)) + ": write " + found.group(2) + "( )");
        translate(
                "^Unable to Analyse Expression (.*?):?$",
                found -> "this cannot be understood: " + found.group(1)
                        + "; a text stands in quotes, and a word behind the name of its enum");
        translate(
                "^The method (\\w+)\\((.*)\\) in the type (\\w+) is not applicable for the arguments \\((.*)\\)$",
                found -> "\"" + found.group(1) + "\" of " + found.group(3) + " takes (" + called(found.group(2))
                        + "), and here it is given (" + called(found.group(4)) + ")");
        translate(
                "^The constructor (\\w+)\\((.*)\\) is undefined$",
                found -> "\"" + found.group(1) + "\" is not made of (" + called(found.group(2)) + ")"
                        + components(found.group(1)));
        translate(
                "^Cannot use contains on class .* in expression '(.*)'$",
                found -> "\"contains\" stands behind a list, and what stands before it here is none: " + found.group(1)
                        + "; memberOf asks whether something is in a list");
        translate(
                "^Parse error\\. Found\\s+\"(.+?)\".*",
                found -> "\"" + found.group(1) + "\" cannot stand here in what the rule does; "
                        + switch (found.group(1)) {
                            case ")" -> "something is missing behind the comma or the sign before it";
                            case "insert" ->
                                "brackets stand around what is handed over: insert( new SetAside( ... ) );";
                            default ->
                                "a conclusion is written insert( new SetAside( ... ) ); with new in small letters, its name in"
                                        + " one word, a comma between two things, and a semicolon (;) behind it";
                        });
        translate(
                ".*(?:[0-9A-F]{16}|[Ll]ambda|[Dd]rools|Predicate|Exception|left part of expression).*",
                found -> UNKNOWN);
        translate("^Syntax error.*", found -> UNREADABLE);
        translate("^$", found -> "the rules do not compile");
    }

    private void translate(String said, Function<MatchResult, String> words) {
        translations.put(Pattern.compile(said), words);
    }

    /** The first line of what the compiler says; a name that it is about comes first, and in quotes. */
    String of(String message) {
        String said = StringUtils.substringBefore(message, "\n")
                .replaceAll(
                        "\\[ERR \\d+\\]\\s*|Unable to parse consequence caused by: \\(line \\d+,col \\d+\\)\\s*", "")
                .replace(parsed.get(0).parsed().getName() + ".", "")
                .strip();
        said = PACKAGES.matcher(said).replaceAll("");
        for (Map.Entry<Pattern, Function<MatchResult, String>> translation : translations.entrySet()) {
            Matcher found = translation.getKey().matcher(said);
            if (found.matches()) {
                return translation.getValue().apply(found);
            }
        }
        return UNKNOWN;
    }

    private String unknown(String name) {
        return "\"" + name + "\" is not known here" + Nearest.hintOr(name, names(), "");
    }

    /** Names that the code of a rule begins its expressions with. */
    private List<String> names() {
        List<String> types = new ArrayList<>(subject.typeNames());
        types.addAll(List.of("insert", "update", "modify", "delete", "return"));
        parsed.forEach(
                file -> file.parsed().getTypeDeclarations().forEach(declared -> types.add(declared.getTypeName())));
        return types;
    }

    /** Of a type and what it has not. */
    private String without(String name, String type) {
        return "\"" + name + "\" is nothing that " + called(type) + " has" + Nearest.hintOr(name, has(type), "");
    }

    private List<String> has(String type) {
        return Stream.concat(
                        parsed.stream()
                                .flatMap(file -> file.parsed().getTypeDeclarations().stream())
                                .filter(declared -> declared.getTypeName().equals(type))
                                .flatMap(declared -> declared.getFields().keySet().stream())
                                .map(field -> "get" + StringUtils.capitalize(field)),
                        engineType(type).stream()
                                .flatMap(engine -> Arrays.stream(engine.getDeclaredMethods()))
                                .filter(method -> Modifier.isPublic(method.getModifiers()))
                                .map(Method::getName))
                .sorted()
                .distinct()
                .toList();
    }

    /** What a conclusion is made of, where it is one of the engine's. */
    private String components(String conclusion) {
        return engineType(conclusion)
                .map(Class::getRecordComponents)
                .map(components -> Arrays.stream(components)
                        .map(RecordComponent::getName)
                        .collect(Collectors.joining(", ", "; it takes (", ")")))
                .orElse("");
    }

    private Optional<Class<?>> engineType(String name) {
        try {
            return Optional.of(
                    Class.forName(subject.types() + "." + name, false, CompilerWords.class.getClassLoader()));
        } catch (ClassNotFoundException | LinkageError e) {
            return Optional.empty();
        }
    }

    private static String called(String types) {
        return types.equals("void")
                ? "what stands before it"
                : Arrays.stream(types.split(", "))
                        .map(type -> CALLED.getOrDefault(type, type))
                        .collect(Collectors.joining(", "));
    }
}
