package assay.verify;

import assay.evaluation.Evaluation;
import assay.evaluation.Evaluation.CriterionResult;
import assay.evaluation.Evaluation.RequirementResult;
import assay.ruleset.Interpretation;
import assay.ruleset.Pack;
import assay.ruleset.Parameter;
import assay.ruleset.RuleOrigin;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a rule set says whatever the evidence: its names, texts and their order. */
final class OfTheRules {

    /** What there is not. */
    private static final String NONE = "none";

    private OfTheRules() {}

    /** The order of all requirements. */
    static Key order(List<String> requirements) {
        return said(
                "order of requirements",
                "requirements",
                new Value.WordsInOrder("a requirement", requirements),
                evaluation -> Optional.of(evaluation.requirements().stream()
                        .map(RequirementResult::id)
                        .toList()));
    }

    /** The order of the criteria of a requirement. */
    static Key criteria(String requirement, Collection<String> known) {
        return new Key.One<>(
                "order of criteria",
                requirement + " criteria",
                new Value.WordsInOrder("a criterion", known),
                evaluation -> evaluation
                        .requirement(requirement)
                        .map(result -> result.criteria().stream()
                                .map(CriterionResult::id)
                                .toList()),
                (evaluation, expected) -> "that is how the rules ask for them");
    }

    /** What each rule of a file rests on, in their order: its source, then its interpretations. */
    static Key grounds(String file) {
        return new Key.One<>(
                "grounds",
                file + " grounds",
                new Value.Texts(true, false),
                evaluation -> Optional.of(evaluation.rules().origins().values().stream()
                        // A changed rule that is tried goes by the origin of the rule that it stands for.
                        .distinct()
                        .filter(rule -> rule.file().equals(file))
                        .sorted(RuleOrigin.BY_PLACE)
                        .map(OfTheRules::grounds)
                        .toList()),
                (evaluation, expected) -> "that is what stands above the rules of the file");
    }

    private static String grounds(RuleOrigin rule) {
        return Stream.of(rule.source(), String.join(", ", rule.interpretations()))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(": "));
    }

    /** Something that is said of a requirement. */
    static Key ofRequirement(String id, String what, Function<RequirementResult, String> actual) {
        return said(
                what + "s of requirements",
                id + " " + what,
                new Value.Text(),
                evaluation -> evaluation.requirement(id).map(actual));
    }

    /** What a requirement weighs in the overall score. */
    static Key weight(String id) {
        return said(
                "weights of requirements",
                id + " weight",
                new Value.Text(),
                evaluation -> evaluation.rules().pack().requirement(id).map(entry -> String.valueOf(entry.weight())));
    }

    /** What is said of a name that has no grade of its own. */
    static Key elsewhere(String id, List<String> requirements) {
        Map<String, Key> all = new LinkedHashMap<>();
        all.put(
                "see",
                said(
                        "elsewhere",
                        id + " see",
                        new Value.Word(
                                "a requirement",
                                Stream.concat(requirements.stream(), Stream.of(NONE))
                                        .toList()),
                        evaluation ->
                                elsewhere(evaluation, id).map(one -> Objects.requireNonNullElse(one.see(), NONE))));
        all.put(
                "says",
                said(
                        "elsewhere",
                        id + " says",
                        new Value.Text(),
                        evaluation -> elsewhere(evaluation, id).map(Pack.Elsewhere::says)));
        return Key.Each.of(id, all);
    }

    private static Optional<Pack.Elsewhere> elsewhere(Evaluation evaluation, String id) {
        return evaluation.rules().pack().elsewhere().stream()
                .filter(one -> one.id().equals(id))
                .findFirst();
    }

    /** The texts of an interpretation. */
    static Key interpretation(String id) {
        Map<String, Key> all = new LinkedHashMap<>();
        Map<String, Function<Interpretation, String>> texts = new LinkedHashMap<>();
        texts.put("question", Interpretation::question);
        texts.put("decided", Interpretation::decided);
        texts.put("why", Interpretation::why);
        texts.put("by", Interpretation::by);
        texts.put("source", Interpretation::source);
        texts.forEach((key, text) -> all.put(
                key,
                new Key.One<>(
                        "texts of interpretations",
                        id + " " + key,
                        new Value.Text(),
                        evaluation -> evaluation.rules().interpretations().stream()
                                .filter(one -> one.id().equals(id))
                                .map(text)
                                .findFirst(),
                        (evaluation, expected) -> "that is what interpretations.yaml says")));
        return Key.Each.of(id, all);
    }

    /** What is said of a parameter. Its value is what grades show. */
    static Key parameter(String name) {
        Map<String, Key> all = new LinkedHashMap<>();
        Map<String, Function<Parameter, String>> texts = new LinkedHashMap<>();
        texts.put("unit", Parameter::unit);
        texts.put("from", Parameter::from);
        texts.put("to", Parameter::to);
        texts.put("source", Parameter::source);
        texts.put("interpretation", Parameter::interpretation);
        texts.put("says", Parameter::says);
        texts.forEach((key, text) -> all.put(
                key,
                new Key.One<>(
                        "texts of parameters",
                        name + " " + key,
                        new Value.Text(),
                        evaluation -> evaluation.rules().parameters().stream()
                                .filter(one -> one.name().equals(name))
                                .map(text)
                                .findFirst(),
                        (evaluation, expected) -> "that is what parameters.yaml says")));
        return Key.Each.of(name, all);
    }

    /** What the source calls the table of the grades of a requirement, or of all. */
    static Key table(String of) {
        return said(
                "names of tables",
                of + " table",
                new Value.Text(),
                evaluation -> Optional.of(evaluation.rules().pack().tables().getOrDefault(of, NONE)));
    }

    /** What it says of itself. */
    static Key said() {
        Map<String, Key> all = new LinkedHashMap<>();
        Map<String, Function<Pack, String>> texts = new LinkedHashMap<>();
        texts.put("name", Pack::name);
        texts.put("title", Pack::title);
        texts.put("source", Pack::source);
        texts.forEach((key, text) -> all.put(
                key,
                said(
                        "rules",
                        "rules " + key,
                        new Value.Text(),
                        evaluation -> Optional.of(text.apply(evaluation.rules().pack())))));
        Map<String, Function<Pack.Reading, String>> readings = new LinkedHashMap<>();
        readings.put("interpretation", Pack.Reading::interpretation);
        readings.put("reads", Pack.Reading::says);
        readings.forEach((key, text) -> all.put(
                key,
                said(
                        "rules",
                        "rules " + key,
                        new Value.Text(),
                        evaluation -> Optional.of(
                                evaluation.rules().pack().reading().map(text).orElse(NONE)))));
        all.put(
                "agreements",
                said(
                        "rules",
                        "rules agreements",
                        new Value.Texts(true, false),
                        evaluation -> Optional.of(evaluation.rules().pack().agreementNames())));
        return Key.Each.of("rules", all);
    }

    private static <T> Key said(String kind, String about, Value<T> value, Function<Evaluation, Optional<T>> actual) {
        return new Key.One<>(kind, about, value, actual, (evaluation, expected) -> "that is what pack.yaml says");
    }
}
