package assay.lint;

import assay.drl.DrlFile;
import assay.drl.EngineTypes;
import assay.policy.Fact;
import assay.reading.RuleSetReader;
import assay.reading.VocabularyReader;
import assay.ruleset.Kind;
import assay.ruleset.Subjects;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.commons.lang3.StringUtils;
import org.apache.commons.lang3.Strings;
import org.drools.drl.ast.descr.ImportDescr;
import org.drools.drl.ast.descr.TypeDeclarationDescr;

/** The names that conditions may use of each type, whether the rule set declares it, a file imports it or Java has it. */
final class Properties {

    /** Words that can stand where a field can, and are none. */
    private static final Set<String> KEYWORDS = Set.of(
            "this",
            "not",
            "in",
            "contains",
            "memberOf",
            "matches",
            "before",
            "after",
            "str",
            "java",
            "assay",
            "true",
            "false",
            "null",
            "instanceof",
            "new");

    /** What can be asked of a class of the engine or of Java, which is the same for ever. */
    private static final Map<Class<?>, Set<String>> OF_CLASSES = new ConcurrentHashMap<>();

    private static final Set<String> OF_EVERYTHING =
            Arrays.stream(Object.class.getMethods()).map(Method::getName).collect(Collectors.toUnmodifiableSet());

    private final VocabularyReader.Declarations declarations;
    private final List<DrlFile> files;
    private final Map<String, Set<String>> ofDeclared = new ConcurrentHashMap<>();

    /** Those of the types of a rule set. */
    Properties(RuleSetReader.Draft draft) {
        this.declarations = draft.declarations();
        this.files = draft.rules();
    }

    /** Whether a word can stand where a field can, and is none. */
    static boolean isKeyword(String word) {
        return KEYWORDS.contains(word);
    }

    /** The names that a pattern on a type may use, or nothing where no such type is known. */
    Optional<Set<String>> of(DrlFile file, String type) {
        Kind kind = declarations.types().get(type);
        if (kind != null) {
            return Optional.of(ofDeclared.computeIfAbsent(type, declared -> ofDeclared(kind)));
        }
        if (declarations.constants().containsKey(type)) {
            return Optional.of(Set.of("name", "ordinal"));
        }
        for (String imported :
                file.parsed().getImports().stream().map(ImportDescr::getTarget).toList()) {
            String name = imported.endsWith(".*")
                    ? Strings.CS.removeEnd(imported, "*") + type
                    : imported.endsWith("." + type) ? imported : null;
            Optional<Class<?>> found = name == null ? Optional.empty() : EngineTypes.load(name);
            if (found.isPresent()) {
                return Optional.of(OF_CLASSES.computeIfAbsent(found.get(), Properties::of));
            }
        }
        return EngineTypes.load("java.lang." + type).map(found -> Set.of());
    }

    /** The same of a pattern of which anything can be asked that is a fact; nothing of any other. */
    Optional<Set<String>> of(FactPattern pattern) {
        return pattern.isResult()
                        || declarations.unread().contains(pattern.type())
                        || (pattern.parsed().getSource() == null && !isFact(pattern.type()))
                ? Optional.empty()
                : of(pattern.file(), pattern.type());
    }

    /** Whether there can be facts of a type; that of another subject is told where it is imported. */
    private boolean isFact(String type) {
        return declarations.types().containsKey(type)
                || declarations.constants().containsKey(type)
                || Subjects.all().stream()
                        .anyMatch(any -> new EngineTypes(any).type(type).isPresent());
    }

    private Set<String> ofDeclared(Kind kind) {
        Set<String> names = new TreeSet<>();
        for (DrlFile file : files) {
            for (TypeDeclarationDescr declaration : file.parsed().getTypeDeclarations()) {
                if (declaration.getTypeName().equals(kind.type())) {
                    names.addAll(declaration.getFields().keySet());
                }
            }
        }
        if (declarations.vocabulary().kinds().contains(kind)) {
            names.addAll(OF_CLASSES.computeIfAbsent(Fact.class, Properties::of));
        }
        return Collections.unmodifiableSet(names);
    }

    /** Whether a method is one that Java gives everything, of which rules ask for none. */
    static boolean isOfEverything(String method) {
        return OF_EVERYTHING.contains(method);
    }

    private static Set<String> of(Class<?> type) {
        Set<String> names = new TreeSet<>();
        for (Method method : type.getMethods()) {
            if (method.getParameterCount() == 0 && !isOfEverything(method.getName())) {
                String name = method.getName();
                names.add(
                        name.matches("get[A-Z].*")
                                ? StringUtils.uncapitalize(name.substring(3))
                                : name.matches("is[A-Z].*") ? StringUtils.uncapitalize(name.substring(2)) : name);
            }
        }
        return Collections.unmodifiableSet(names);
    }
}
