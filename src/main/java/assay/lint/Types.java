package assay.lint;

import assay.drl.DrlFile;
import assay.drl.EngineTypes;
import assay.drl.FactCondition;
import assay.drl.Term;
import assay.reading.RuleSetReader;
import assay.reading.VocabularyReader;
import assay.ruleset.Field;
import assay.ruleset.Kind;
import assay.ruleset.Vocabulary;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Everything that a rule can name: the kinds of evidence, other declared types, enumerations and the engine's own. */
final class Types {

    private final VocabularyReader.Declarations declarations;
    private final EngineTypes engine;
    private final Map<String, List<String>> constants;
    private final OwnValues ownValues;
    private final boolean isWhole;

    /** The types of a rule set. */
    Types(RuleSetReader.Draft draft) {
        this.declarations = draft.declarations();
        this.engine = new EngineTypes(draft.subject());
        this.constants = new HashMap<>(engine.constants());
        this.constants.putAll(declarations.constants());
        this.ownValues = new OwnValues(declarations.types().entrySet().stream()
                .filter(type -> !isEvidence(type.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
        draft.rules().forEach(file -> file.rules().forEach(rule -> ownValues.read(file, rule)));
        this.isWhole = draft.rules().size() == draft.files().rules().size()
                && draft.rules().stream().allMatch(DrlFile::isWhole);
    }

    /** A type with its fields. */
    Optional<Kind> kind(String name) {
        return Optional.ofNullable(declarations.types().get(name)).or(() -> engine.kind(name));
    }

    /** A field of a type. */
    Optional<Field> field(String type, String property) {
        return kind(type)
                .flatMap(kind -> kind.fields().stream()
                        .filter(field -> field.property().equals(property))
                        .findFirst());
    }

    /** The words that facts of a type are, where it is an enumeration; else none. */
    List<String> words(String type) {
        return constants(type).stream().map(assay.policy.Words::ofConstant).toList();
    }

    /** The same as they stand in rules. */
    List<String> constants(String type) {
        return constants.getOrDefault(type, List.of());
    }

    /** Whether an assessor records facts of a type. */
    boolean isEvidence(String type) {
        return declarations.vocabulary().kinds().stream()
                .anyMatch(kind -> kind.type().equals(type));
    }

    /** Whether an assessor records facts of a type, or what is known of the authority, its interview or its profile. */
    boolean isRecorded(String type) {
        Vocabulary vocabulary = declarations.vocabulary();
        return isEvidence(type)
                || Stream.of(vocabulary.authority(), vocabulary.interview(), vocabulary.profile())
                        .anyMatch(heading -> heading.type().equals(type));
    }

    /** Whether of a type there is one fact in a file, or none: the authority itself, its interview, its profile. */
    boolean isOneOfAFile(String type) {
        return isRecorded(type) && !isEvidence(type);
    }

    /** Whether the rule set declares a type, be it in a place that cannot be read. */
    boolean isDeclared(String type) {
        return declarations.types().containsKey(type)
                || declarations.constants().containsKey(type)
                || isUnread(type);
    }

    /** Whether a type is declared in a place that cannot be read. */
    boolean isUnread(String type) {
        return declarations.unread().contains(type);
    }

    /** A conclusion of the engine by its name. */
    Optional<Class<?>> conclusion(String name) {
        return engine.type(name).filter(Class::isRecord);
    }

    /** A type of the engine by its name. */
    Optional<Class<?>> engine(String name) {
        return name.matches("\\w+") ? engine.type(name) : Optional.empty();
    }

    /** The names of all types, for those who misspell one. */
    Set<String> names(Predicate<String> wanted) {
        Set<String> names = new TreeSet<>(declarations.types().keySet());
        names.addAll(constants.keySet());
        names.addAll(engine.names());
        names.removeIf(wanted.negate());
        return names;
    }

    /** What can be so of a fact that a rule asks for. */
    Possibilities possibilities(FactCondition condition) {
        return new Possibilities(
                condition,
                kind(condition.type()).orElse(null),
                constants(condition.type()),
                concluded(condition.type()));
    }

    /** What rules put into each field of facts of a type, where nobody else does, and all rules are known. */
    private Function<String, List<Term>> concluded(String type) {
        return isWhole && !isRecorded(type) ? field -> ownValues.terms(type, field) : field -> List.of();
    }

    /** All that can stand in a field, where rules alone put it there and each says what; nothing of truths and days. */
    List<String> concludedValues(String type, String property) {
        List<Term> put = concluded(type).apply(property);
        List<String> said = put.stream()
                .flatMap(term -> term instanceof Term.Member word && word.isWord()
                        ? Stream.of(word.name())
                        : term.text().or(() -> term.number().map(BigDecimal::toPlainString)).stream())
                .toList();
        return said.size() == put.size() ? said.stream().distinct().toList() : List.of();
    }

    /** What rules put into facts of their own. */
    OwnValues ownValues() {
        return ownValues;
    }

    /** Whether a class of this name can be made: a conclusion, what rules declare, or one of Java's own. */
    boolean isKnown(String type) {
        return conclusion(type).isPresent()
                || isDeclared(type)
                || Stream.of("java.lang.", "java.util.", "java.math.", "java.time.")
                        .anyMatch(of -> EngineTypes.load(of + type).isPresent());
    }
}
