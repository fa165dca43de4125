package assay.language;

import assay.drl.EngineTypes;
import assay.drl.ParameterUses;
import assay.drl.RuleFiles;
import assay.drl.RuleTree;
import assay.policy.Criterion;
import assay.policy.Words;
import assay.reading.MeaningsReader;
import assay.reading.Phrases;
import assay.reading.RuleSetReader;
import assay.ruleset.DeclaredCriterion;
import assay.ruleset.Field;
import assay.ruleset.Interpretation;
import assay.ruleset.Kind;
import assay.ruleset.Meanings;
import assay.ruleset.Parameter;
import assay.ruleset.Vocabulary;
import assay.text.HowMany;
import assay.words.RuleIndex;
import assay.words.Sayings;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.jspecify.annotations.Nullable;

/** The names that rules and evidence are made of, and what is to be known of each. */
final class Lexicon {

    private final RuleSetReader.Draft draft;
    private final RuleTree tree;
    private final RuleIndex index;
    private final EngineTypes engine;
    private final Map<String, List<String>> constants;
    private final List<Parameter> parameters;
    private @Nullable Meanings meanings;

    Lexicon(RuleSetReader.Draft draft, RuleIndex index, RuleTree tree) {
        this.draft = draft;
        this.tree = tree;
        this.index = index;
        this.engine = new EngineTypes(draft.subject());
        this.constants = new HashMap<>(engine.constants());
        this.constants.putAll(draft.declarations().constants());
        this.parameters = ParameterUses.of(draft.files(), draft.rules());
    }

    /** What is to be known of a criterion. */
    List<String> aboutCriterion(DeclaredCriterion one) {
        Criterion asked = one.criterion();
        List<String> lines = new ArrayList<>();
        lines.add(asked.kind().word() + ": " + asked.asks() + ".");
        if (asked.parts().size() > 1) {
            lines.add("It needs " + asked.atLeast() + " of " + String.join(", ", asked.parts()) + ".");
        }
        index.rule(one.rule())
                .filter(rule -> !rule.source().isEmpty())
                .ifPresent(rule -> lines.add("Source: " + rule.source() + "."));
        int rules = index.about(asked.id()).size();
        lines.add(HowMany.of(rules, "rule is", "rules are") + " about it.");
        return lines;
    }

    /** What is to be known of the rule that begins in a line of a file. */
    List<String> aboutRule(String file, int line) {
        List<String> lines = new ArrayList<>();
        index.all().stream()
                .filter(one -> one.file().equals(file) && one.line() == line)
                .findFirst()
                .ifPresent(rule -> {
                    lines.addAll(rule.sentences());
                    if (!rule.source().isEmpty()) {
                        lines.add("Source: " + rule.source() + ".");
                    }
                    if (!rule.interpretations().isEmpty()) {
                        lines.add("It rests on " + String.join(", ", rule.interpretations()) + ".");
                    }
                });
        lines.add(file + ":" + line);
        return lines;
    }

    /** What is to be known of a reading. */
    List<String> aboutReading(Interpretation one) {
        List<String> lines = new ArrayList<>(List.of(Sayings.interpretation(one)));
        used(index.on(one.id())).ifPresent(lines::add);
        return lines;
    }

    /** What is to be known of a number or a day. */
    static List<String> aboutParameter(Parameter one) {
        Set<String> about = new LinkedHashSet<>();
        one.uses().forEach(use -> about.addAll(use.criteria()));
        List<String> lines = new ArrayList<>(List.of(Sayings.parameter(one)));
        if (!about.isEmpty()) {
            lines.add("On it hangs " + String.join(", ", about) + ".");
        }
        return lines;
    }

    /** Which rules leave it to {@code pack.yaml}, under a name, what they rest on. */
    String restingOn(String ground) {
        return index.all().stream()
                .filter(rule -> RuleFiles.isLeftToPack(rule.text(), ground))
                .map(rule -> "\"" + rule.name() + "\"")
                .collect(Collectors.joining(", "));
    }

    private static Optional<String> used(List<RuleIndex.Rule> rules) {
        if (rules.isEmpty()) {
            return Optional.of("No rule uses it.");
        }
        Set<String> about = new LinkedHashSet<>();
        rules.forEach(rule -> about.addAll(rule.about()));
        return Optional.of(HowMany.of(rules.size(), "rule uses it", "rules use it")
                + (about.isEmpty() ? "." : ": " + String.join(", ", about) + "."));
    }

    /** What is to be known of a field where rules name it. */
    List<String> aboutField(String type, Field field) {
        List<String> lines = new ArrayList<>();
        kind(type).flatMap(kind -> meanings().of(kind, field)).ifPresent(lines::add);
        lines.add(says(type, field) + ".");
        if (!field.words().isEmpty()) {
            lines.add("The words: " + String.join(", ", field.words()) + ".");
        }
        if (!field.word().equals(field.property())) {
            lines.add("In a file of evidence: " + field.word() + (field.optional() ? ", which may be left out." : "."));
        }
        return lines;
    }

    /** What is to be known of a kind where evidence names it. */
    List<String> aboutKind(Kind kind) {
        List<String> lines = new ArrayList<>();
        lines.add(StringUtils.capitalize(phrase(kind.type())) + ".");
        meanings().of(kind).ifPresent(lines::add);
        if (!kind.fields().isEmpty()) {
            lines.add("Fields: " + kind.fields().stream().map(Field::word).collect(Collectors.joining(", ")) + ".");
        }
        used(index.of(kind.type())).ifPresent(lines::add);
        return lines;
    }

    /** What is to be known of a field where evidence names it. */
    List<String> aboutField(Kind kind, Field field) {
        List<String> lines = new ArrayList<>();
        meanings().of(kind, field).ifPresent(lines::add);
        lines.add(StringUtils.capitalize(field.form().described())
                + (field.optional() ? ", which may be left out." : "."));
        draft.declarations()
                .phrases()
                .field(kind.type(), field.property())
                .ifPresent(said -> lines.add("Rules read it as \"" + said.replace("{}", "…") + "\"."));
        if (!field.words().isEmpty()) {
            lines.add("The words: " + String.join(", ", field.words()) + ".");
        }
        return lines;
    }

    /** What is to be known of a word where evidence has it. */
    List<String> aboutWord(Field field, String word) {
        List<String> all = field.words();
        List<String> phrases = draft.declarations().phrases().words().getOrDefault(field.enumeration(), all);
        return List.of(
                meanings()
                        .of(field, word)
                        .orElseGet(() -> StringUtils.capitalize(phrases.get(all.indexOf(word))) + "."),
                "The words: " + String.join(", ", all) + ".");
    }

    /** How rules name a word. */
    String constant(Field field, String word) {
        return constants.getOrDefault(field.enumeration(), List.of()).stream()
                .filter(one -> Words.ofConstant(one).equals(word))
                .findFirst()
                .orElse("");
    }

    /** What is asked for, in its order. */
    List<DeclaredCriterion> criteria() {
        return draft.criteria().declared();
    }

    /** The names of rules, in the order of their files. */
    List<String> rules() {
        return index.all().stream().map(RuleIndex.Rule::name).toList();
    }

    /** Numbers and days, in their order. */
    List<Parameter> numbers() {
        return parameters;
    }

    /** What evidence may say. */
    Vocabulary vocabulary() {
        return draft.declarations().vocabulary();
    }

    /** What its kinds, fields and words mean; only who asks needs the file read. */
    private synchronized Meanings meanings() {
        Meanings known = meanings;
        if (known == null) {
            known = MeaningsReader.read(draft.files(), tree, vocabulary(), new ArrayList<>());
            meanings = known;
        }
        return known;
    }

    /** What a name of a type stands for. */
    Optional<Kind> kind(String type) {
        return Optional.ofNullable(draft.declarations().types().get(type)).or(() -> engine.kind(type));
    }

    /** The field of a type. */
    Optional<Field> field(String type, String property) {
        return kind(type)
                .flatMap(kind -> kind.fields().stream()
                        .filter(one -> one.property().equals(property))
                        .findFirst());
    }

    /** Whether facts of a type are evidence. */
    boolean isEvidence(String type) {
        return Stream.concat(
                        vocabulary().kinds().stream(),
                        Stream.of(
                                vocabulary().authority(),
                                vocabulary().interview(),
                                vocabulary().profile()))
                .anyMatch(kind -> kind.type().equals(type));
    }

    /** What evidence calls a type; nothing where it is none of its. */
    String wordOf(String type) {
        return kind(type).filter(kind -> isEvidence(type)).map(Kind::word).orElse("");
    }

    /** How one of a type is spoken of. */
    String phrase(String type) {
        Phrases phrases = draft.declarations().phrases();
        return phrases.type(type)
                .or(() -> Optional.ofNullable(draft.subject().words().types().get(type)))
                .orElseGet(() -> kind(type).map(Kind::word).orElse(""));
    }

    /** What rules say by a field, and what it holds. */
    String says(String type, Field field) {
        String form = field.form().described() + (field.enumeration().isEmpty() ? "" : " of " + field.enumeration());
        return draft.declarations()
                .phrases()
                .field(type, field.property())
                .map(said -> said + " - " + form)
                .orElse(form);
    }

    /** What a conclusion is made of, as rules write it. */
    String madeOf(String type) {
        return engine.type(type)
                .filter(Class::isRecord)
                .map(found -> type + "( "
                        + Arrays.stream(found.getRecordComponents())
                                .map(RecordComponent::getName)
                                .collect(Collectors.joining(", "))
                        + " )")
                .orElse("");
    }

    /** What a number or a day is, and what it decides. */
    static String amount(Parameter one) {
        return Sayings.amount(one, one.value()) + ": " + one.says();
    }

    /** What is to be known of a type where rules name it. */
    List<String> aboutType(Kind kind) {
        String name = kind.type();
        List<String> lines = new ArrayList<>();
        if (!phrase(name).isEmpty()) {
            lines.add(phrase(name) + ".");
        }
        if (isEvidence(name)) {
            meanings().of(kind).ifPresent(lines::add);
            lines.add(
                    "In a file of evidence: " + kind.word() + ". Declared in " + kind.file() + ":" + kind.line() + ".");
        } else if (engine.type(name).isPresent()) {
            lines.add("The engine knows it. " + madeOf(name));
        }
        if (!kind.fields().isEmpty()) {
            lines.add("Fields: " + kind.fields().stream().map(Field::property).collect(Collectors.joining(", ")) + ".");
        }
        used(index.of(name)).ifPresent(lines::add);
        return lines;
    }

    /** What is to be known of a word of a list where rules name it. */
    List<String> aboutConstant(String list, String word) {
        List<String> lines = new ArrayList<>();
        Optional.ofNullable(meanings().words().get(list + "/" + Words.ofConstant(word)))
                .ifPresent(lines::add);
        lines.add("The words: "
                + constants.getOrDefault(list, List.of()).stream()
                        .map(Words::ofConstant)
                        .collect(Collectors.joining(", "))
                + ".");
        return lines;
    }

    /** The words of each list, as rules name them. */
    Map<String, List<String>> constants() {
        return constants;
    }

    /** The lists of words that the rules declare, by their names. */
    Set<String> declaredLists() {
        return draft.declarations().constants().keySet();
    }

    /** The types that the rules declare, by their names. */
    Map<String, Kind> declared() {
        return draft.declarations().types();
    }

    /** What the engine gives to rules. */
    EngineTypes engine() {
        return engine;
    }

    /** The readings on which rules may rest. */
    List<Interpretation> readings() {
        List<Interpretation> known = draft.interpretations();
        return known == null ? List.of() : known;
    }

    /** The files of the rule set. */
    RuleFiles files() {
        return draft.files();
    }
}
