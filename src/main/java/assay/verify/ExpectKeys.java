package assay.verify;

import assay.evaluation.Evaluation;
import assay.evaluation.Evaluation.CriterionResult;
import assay.evaluation.Evaluation.RequirementResult;
import assay.policy.Criterion;
import assay.ruleset.Pack;
import assay.ruleset.Parameter;
import assay.ruleset.RuleSet;
import assay.yaml.Node;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The keys that an {@code expect} block can have, by the criteria, grades and words of a rule set. */
final class ExpectKeys {

    private final Pack pack;
    private final List<String> interpretations;
    private final List<String> parameters;
    private final List<String> files;
    private final List<String> requirements;
    private final Map<String, Criterion> criteria = new LinkedHashMap<>();
    private final Key.Each keys;

    ExpectKeys(RuleSet rules) {
        this.pack = rules.pack();
        this.interpretations = rules.interpretationIds();
        this.parameters = rules.parameters().stream().map(Parameter::name).toList();
        this.files = rules.ruleFiles();
        this.requirements = pack.requirementIds();
        rules.criteria().forEach(criterion -> criteria.put(criterion.id(), criterion));
        this.keys = Key.Each.of("expect", keys());
    }

    /** How a block is begun that expects nothing yet; nothing where no grade is given. */
    String begin() {
        return requirements.isEmpty() || pack.gradeNames().isEmpty()
                ? ""
                : "; begin with one thing, such as expect: {grades: {" + requirements.get(0) + ": "
                        + pack.gradeNames().get(0) + "}}, and verify --accept writes down what comes out of it";
    }

    /** Reads an expect block. */
    void read(Node expect, ExpectationReader reader) {
        keys.read(expect, reader);
    }

    /** What they are called. */
    Collection<String> names() {
        return keys.known();
    }

    private Map<String, Key> keys() {
        List<String> ids = List.copyOf(criteria.keySet());
        Map<String, Key> all = new LinkedHashMap<>();
        all.put("grades", eachRequirement("grades", this::grade));
        all.put("met", new MetOrNot(true, criteria.keySet()));
        all.put("unmet", new MetOrNot(false, criteria.keySet()));
        all.put("missing", eachCriterion("missing", this::missing));
        all.put("set-aside", new OfCriteria("set-aside", ids, ExpectKeys::reasonsForSettingAside));
        all.put("contradicted", new OfCriteria("contradicted", ids, ExpectKeys::contradicted));
        all.put("late", late());
        all.put("after-the-day", afterTheDay());
        all.put("cautions", new OfCriteria("cautions", ids, CriterionResult::cautions));
        all.put("route", Route.of(criteria.values()));
        all.put("minimums", eachRequirement("minimums", ExpectKeys::minimums));
        all.put("capped", capped());
        all.put(
                "interpretations",
                new Key.Each(
                        "interpretations",
                        Stream.of(ofAnything(), interpretations)
                                .flatMap(List::stream)
                                .toList(),
                        this::interpretations));
        all.put("reasons", eachRequirement("reasons", ExpectKeys::reasons));
        all.put("notes", notes());
        all.put("agreement", pack.hasInterview() ? eachRequirement("agreement", this::agreement) : nobody());
        all.put(RestsOn.OVERALL, overall());
        all.put("requirements", OfTheRules.order(requirements));
        all.put("names", eachRequirement("names", id -> OfTheRules.ofRequirement(id, "name", RequirementResult::name)));
        all.put(
                "numbers",
                eachRequirement("numbers", id -> OfTheRules.ofRequirement(id, "number", RequirementResult::number)));
        all.put("weights", eachRequirement("weights", OfTheRules::weight));
        all.put("titles", eachCriterion("titles", ExpectKeys::title));
        all.put("needs", eachCriterion("needs", ExpectKeys::needs));
        all.put("criteria", eachRequirement("criteria", id -> OfTheRules.criteria(id, criteria.keySet())));
        all.put("sources", new Key.Each("sources", ofAnything(), RestsOn::sources));
        all.put("grounds", new Key.Each("grounds", files, OfTheRules::grounds));
        all.put(
                "elsewhere",
                new Key.Each(
                        "elsewhere",
                        pack.elsewhere().stream().map(Pack.Elsewhere::id).toList(),
                        id -> OfTheRules.elsewhere(id, requirements)));
        all.put("parameters", new Key.Each("parameters", parameters, OfTheRules::parameter));
        all.put("tables", new Key.Each("tables", tables(), OfTheRules::table));
        all.put("rules", OfTheRules.said());
        return all;
    }

    private Key eachRequirement(String what, Function<String, Key> key) {
        return new Key.Each(what, requirements, key);
    }

    private Key eachCriterion(String what, Function<String, Key> key) {
        return new Key.Each(what, List.copyOf(criteria.keySet()), key);
    }

    private List<String> tables() {
        return Stream.concat(Stream.of(RestsOn.OVERALL), requirements.stream()).toList();
    }

    private List<String> ofAnything() {
        return Stream.of(requirements, criteria.keySet(), List.of(RestsOn.OVERALL))
                .flatMap(Collection::stream)
                .toList();
    }

    private Key grade(String id) {
        return new Key.One<>(
                "grades",
                id,
                new Value.Word("a grade", pack.gradeNames()),
                requirement(id, RequirementResult::grade),
                because(id));
    }

    private static Key minimums(String id) {
        return new Key.One<>(
                "minimums",
                id + " minimums",
                new Value.Text(),
                requirement(
                        id,
                        result -> result.minimums().met() + " of "
                                + result.minimums().of()),
                because(id));
    }

    private static Key reasons(String id) {
        return new Key.One<>(
                "reasons",
                id + " reasons",
                new Value.Texts(true, true),
                requirement(
                        id,
                        result -> result.reasons().stream()
                                .map(Evaluation.GradeReason::text)
                                .toList()),
                because(id));
    }

    private Key agreement(String id) {
        return new Key.One<>(
                "agreement",
                id + " agreement",
                new Value.Word("an agreement", pack.agreementNames()),
                requirement(id, RequirementResult::agreement),
                (evaluation, expected) -> evaluation
                        .requirement(id)
                        .map(result -> "the interviewee said "
                                + Objects.requireNonNullElse(result.interviewee(), "nothing")
                                + ", the evidence shows " + result.grade())
                        .orElse(""));
    }

    private Key capped() {
        return new Key.One<>(
                "capped",
                "capped",
                new Value.Words("a requirement", requirements, UnaryOperator.identity()),
                evaluation -> Optional.of(held(evaluation)),
                (evaluation, expected) -> evaluation.requirements().stream()
                        .filter(result -> held(evaluation).contains(result.id()) != expected.contains(result.id()))
                        .map(result -> result.id() + ": " + Because.of(result))
                        .collect(Collectors.joining(" ")));
    }

    private static Collection<String> held(Evaluation evaluation) {
        return evaluation.requirements().stream()
                .filter(result -> result.cappedAt() != null)
                .map(RequirementResult::id)
                .sorted()
                .toList();
    }

    private Key missing(String id) {
        List<String> parts = Objects.requireNonNull(criteria.get(id)).parts();
        return new Key.One<>(
                "missing parts",
                id + " missing",
                new Value.Words("a part", parts, UnaryOperator.identity()),
                criterion(id, CriterionResult::missing),
                (evaluation, expected) ->
                        evaluation.criterion(id).map(Because::of).orElse(""));
    }

    private static Key title(String id) {
        return new Key.One<>(
                "titles",
                id + " title",
                new Value.Text(),
                criterion(id, result -> result.criterion().asks()),
                (evaluation, expected) -> Because.asked(evaluation, id));
    }

    private static Key needs(String id) {
        return new Key.One<>(
                "needs",
                id + " needs",
                new Value.Texts(true, false),
                criterion(id, result -> result.criterion().parts()),
                (evaluation, expected) -> Because.asked(evaluation, id));
    }

    private static List<String> reasonsForSettingAside(CriterionResult result) {
        return result.setAside().stream()
                .map(Evaluation.FactSetAside::reason)
                .distinct()
                .toList();
    }

    private static List<String> contradicted(CriterionResult result) {
        return result.contradictions().stream()
                .map(Evaluation.Contradiction::sentence)
                .toList();
    }

    private static Key late() {
        return documents(
                "late",
                evaluation -> evaluation.documents().stream()
                        .filter(use -> use.timing().daysLate() > 0)
                        .map(use -> use.document().id() + ": " + use.timing().daysLate())
                        .toList());
    }

    private static Key afterTheDay() {
        return documents(
                "after-the-day",
                evaluation -> evaluation.documents().stream()
                        .filter(use -> use.timing().afterTheDay())
                        .map(use -> use.document().id())
                        .toList());
    }

    /** All documents that rules say something of. */
    private static Key documents(String name, Function<Evaluation, List<String>> which) {
        return new Key.One<>(
                name,
                name,
                new Value.Texts(true, true),
                evaluation -> Optional.of(which.apply(evaluation)),
                (evaluation, expected) -> "rules conclude it of documents, beside the grades");
    }

    private static Key notes() {
        return new Key.One<>(
                "notes",
                "notes",
                new Value.Texts(true, true),
                evaluation -> Optional.of(evaluation.notes()),
                (evaluation, expected) -> "notes are what rules conclude beside the grades");
    }

    /** A key about an interview, of which a rule set has none. */
    private Key nobody() {
        return (in, entry, reader) -> reader.fields()
                .problem(
                        entry.key(),
                        "the rule set " + pack.name() + " interviews nobody, and so there is no \""
                                + entry.key().text() + "\" to expect");
    }

    private Key overall() {
        Map<String, Key> all = new LinkedHashMap<>();
        List<String> grades = pack.gradeNames();
        all.put(
                "evidence",
                new OfTheWhole(
                        "evidence", grades, evaluation -> evaluation.overall().evidence()));
        all.put(
                "interviewee",
                new OfTheWhole(
                        "interviewee",
                        grades,
                        evaluation -> evaluation.overall().interviewee()));
        all.put(
                "agreement",
                new Key.One<>(
                        "overall agreement",
                        "overall agreement",
                        new Value.Word("an agreement", pack.agreementNames()),
                        evaluation -> Optional.ofNullable(evaluation.overall().agreement()),
                        (evaluation, expected) -> Because.grades(evaluation)));
        if (!pack.hasInterview()) {
            all.put("interviewee", nobody());
            all.put("agreement", nobody());
        }
        all.put(
                "not-met",
                new Key.One<>(
                        "requirements not met",
                        "requirements not met",
                        new Value.Words("a requirement", requirements, TreeSet::new),
                        evaluation -> Optional.of(evaluation.overall().requirementsNotMet()),
                        (evaluation, expected) -> Because.grades(evaluation)));
        return Key.Each.of(RestsOn.OVERALL, all);
    }

    /** Those that something rests on, or what one of them says. */
    private Key interpretations(String of) {
        if (interpretations.contains(of)) {
            return OfTheRules.interpretation(of);
        }
        return new RestsOn(interpretations).interpretations(of);
    }

    private static <T> Function<Evaluation, Optional<T>> requirement(
            String id, Function<RequirementResult, ? extends T> of) {
        return evaluation -> evaluation.requirement(id).map(of);
    }

    private static <T> Function<Evaluation, Optional<T>> criterion(
            String id, Function<CriterionResult, ? extends T> of) {
        return evaluation -> evaluation.criterion(id).map(of);
    }

    private static <T> Key.Reason<T> because(String requirement) {
        return (evaluation, expected) ->
                evaluation.requirement(requirement).map(Because::of).orElse("");
    }
}
