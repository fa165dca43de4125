package assay.verify;

import assay.evaluation.Evaluation;
import assay.evidence.Evidence;
import assay.policy.Criterion;
import assay.problem.Nearest;
import assay.problem.Problem;
import assay.problem.ProblemsException;
import assay.ruleset.RuleOrigin;
import assay.ruleset.RuleSet;
import assay.yaml.Node;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the {@code expect} block of a file against the criteria, grades and words that there are. */
final class ExpectationReader {

    private static final String NOT_RATED = "not rated";
    private static final String NO_ROUTE = "none";
    private static final List<String> KEYS = List.of(
            "grades",
            "met",
            "unmet",
            "missing",
            "set-aside",
            "cautions",
            "route",
            "minimums",
            "capped",
            "interpretations",
            "reasons",
            "notes",
            "agreement",
            "overall");

    private final String file;
    private final RuleSet rules;
    private final Map<String, Criterion> criteria;
    private final List<Problem> problems = new ArrayList<>();
    private final List<Expectation> expectations = new ArrayList<>();

    private ExpectationReader(String file, RuleSet rules, Map<String, Criterion> criteria) {
        this.file = file;
        this.rules = rules;
        this.criteria = criteria;
    }

    /**
     * What a file expects.
     *
     * @throws ProblemsException if it expects nothing, or something that cannot be
     */
    static List<Expectation> read(Evidence evidence, RuleSet rules, Collection<Criterion> criteria)
            throws ProblemsException {
        Map<String, Criterion> byId = new LinkedHashMap<>();
        criteria.forEach(criterion -> byId.put(criterion.id(), criterion));
        ExpectationReader reader = new ExpectationReader(evidence.file(), rules, byId);
        Node expect = evidence.expect();
        if (expect == null) {
            throw new ProblemsException(
                    Problem.ofFile(evidence.file(), "the file has no expect block, so there is nothing to verify"));
        }
        reader.expect(expect);
        if (reader.problems.isEmpty() && reader.expectations.isEmpty()) {
            reader.problem(expect, "the expect block expects nothing, so there is nothing to verify");
        }
        if (!reader.problems.isEmpty()) {
            throw new ProblemsException(reader.problems);
        }
        return reader.expectations;
    }

    private void expect(Node node) {
        Node.Mapping map = mapping(node, "expect", KEYS);
        List<String> ids = rules.pack().requirementIds();
        map.get("grades").ifPresent(grades -> each(grades, "grades", ids, this::grade));
        Set<String> met = criteria(map, "met", true);
        Set<String> unmet = criteria(map, "unmet", false);
        met.stream()
                .filter(unmet::contains)
                .forEach(id -> problem(map.get("unmet").orElse(map), id + " is expected both met and unmet"));
        map.get("missing").ifPresent(missing -> each(missing, "missing", criteria.keySet(), this::missing));
        map.get("set-aside").ifPresent(said -> said("set-aside", said, ExpectationReader::setAside));
        map.get("cautions").ifPresent(said -> said("cautions", said, Evaluation.CriterionResult::cautions));
        map.get("route").ifPresent(this::route);
        map.get("minimums").ifPresent(minimums -> each(minimums, "minimums", ids, this::minimums));
        map.get("reasons").ifPresent(reasons -> each(reasons, "reasons", ids, this::reasons));
        map.get("notes").ifPresent(this::notes);
        map.get("capped").ifPresent(this::capped);
        map.get("interpretations")
                .ifPresent(all -> each(
                        all,
                        "interpretations",
                        Stream.concat(ids.stream(), criteria.keySet().stream()).toList(),
                        this::interpretations));
        if (hasInterview(map, "agreement")) {
            map.get("agreement").ifPresent(agreement -> each(agreement, "agreement", ids, this::agreement));
        }
        map.get("overall").ifPresent(this::overall);
    }

    /** Whether the rule set has an interview; where it has none, that is told of keys that are about one. */
    private boolean hasInterview(Node.Mapping map, String... keys) {
        if (!rules.pack().hasInterview()) {
            for (String key : keys) {
                map.entry(key)
                        .ifPresent(entry -> problem(
                                entry.key(),
                                "the rule set " + rules.pack().name() + " interviews nobody, and so there is no \""
                                        + key + "\" to expect"));
            }
        }
        return rules.pack().hasInterview();
    }

    private void grade(String requirement, Node node) {
        String grade = word(node, "a grade", rules.pack().gradeNames());
        if (grade != null) {
            add(
                    node,
                    evaluation -> of(evaluation, requirement)
                            .filter(result -> !result.grade().equals(grade))
                            .map(result -> differs(requirement, grade, result.grade(), because(result))));
        }
    }

    private Set<String> criteria(Node.Mapping map, String key, boolean met) {
        Set<String> named = new HashSet<>();
        for (Node item : map.get(key).map(node -> items(node, key)).orElse(List.of())) {
            String id = word(item, "a criterion", criteria.keySet());
            if (id == null) {
                continue;
            }
            if (!named.add(id)) {
                problem(item, id + " stands in " + key + " twice");
            }
            add(
                    item,
                    evaluation -> criterion(evaluation, id)
                            .filter(result -> result.met() != met)
                            .map(result -> differs(
                                    id, met ? "met" : "unmet", result.met() ? "met" : "unmet", because(result))));
        }
        return named;
    }

    private void missing(String id, Node node) {
        Criterion criterion = Objects.requireNonNull(criteria.get(id));
        Set<String> expected = words(node, id, "the missing parts of " + id, "a part of " + id, criterion.parts());
        add(
                node,
                evaluation -> criterion(evaluation, id)
                        .filter(result -> !Set.copyOf(result.missing()).equals(expected))
                        .map(result -> differs(
                                id + " missing",
                                expected.toString(),
                                result.missing().toString(),
                                because(result))));
    }

    private static List<String> setAside(Evaluation.CriterionResult result) {
        return result.setAside().stream()
                .map(Evaluation.FactSetAside::reason)
                .distinct()
                .toList();
    }

    /** What is said of criteria: of exactly those that are named, and of each exactly that. */
    private void said(String key, Node node, Function<Evaluation.CriterionResult, List<String>> of) {
        Map<String, Set<String>> expected = new LinkedHashMap<>();
        each(node, key, criteria.keySet(), (id, texts) -> expected.put(id, Set.copyOf(texts(texts, id))));
        for (String id : criteria.keySet()) {
            Set<String> own = expected.getOrDefault(id, Set.of());
            add(
                    node,
                    evaluation -> criterion(evaluation, id)
                            .filter(result -> !Set.copyOf(of.apply(result)).equals(own))
                            .map(result -> differs(
                                    id + " " + key,
                                    own.stream().sorted().toList().toString(),
                                    of.apply(result).toString(),
                                    because(result))));
        }
    }

    private void reasons(String requirement, Node node) {
        List<String> expected = texts(node, requirement);
        add(
                node,
                evaluation -> of(evaluation, requirement).flatMap(result -> {
                    List<String> actual = result.reasons().stream()
                            .map(Evaluation.GradeReason::text)
                            .toList();
                    return actual.equals(expected)
                            ? Optional.empty()
                            : Optional.of(differs(
                                    requirement + " reasons", expected.toString(), actual.toString(), because(result)));
                }));
    }

    private void minimums(String requirement, Node node) {
        String expected = text(node, "a count, as in 1 of 2,");
        add(
                node,
                evaluation -> of(evaluation, requirement).flatMap(result -> {
                    String actual =
                            result.minimums().met() + " of " + result.minimums().of();
                    return actual.equals(expected)
                            ? Optional.empty()
                            : Optional.of(differs(requirement + " minimums", expected, actual, because(result)));
                }));
    }

    private void notes(Node node) {
        List<String> expected = texts(node, "notes");
        add(
                node,
                evaluation -> Optional.of(evaluation.notes())
                        .filter(actual -> !actual.equals(expected))
                        .map(actual -> differs(
                                "notes",
                                expected.toString(),
                                actual.toString(),
                                "notes are what rules conclude beside the grades")));
    }

    private List<String> texts(Node node, String what) {
        return items(node, what).stream().map(item -> text(item, "a text")).toList();
    }

    private String text(Node node, String what) {
        if (node instanceof Node.Scalar scalar && scalar.form() == Node.Form.TEXT) {
            return scalar.text();
        }
        problem(node, what + " is asked for here, not " + node.described());
        return "";
    }

    private void route(Node node) {
        List<String> routes = criteria.values().stream()
                .map(Criterion::route)
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .collect(Collectors.toCollection(ArrayList::new));
        routes.add(NO_ROUTE);
        boolean nothing = node instanceof Node.Scalar scalar && scalar.form() == Node.Form.NOTHING;
        String route = nothing ? NO_ROUTE : word(node, "a route", routes);
        if (route != null) {
            add(
                    node,
                    evaluation -> evaluation.requirements().stream()
                            .filter(result -> result.minimums().routed())
                            .filter(result -> !route.equals(
                                    Objects.requireNonNullElse(result.minimums().route(), NO_ROUTE)))
                            .findFirst()
                            .map(result -> differs(
                                    result.id() + " route",
                                    route,
                                    Objects.requireNonNullElse(result.minimums().route(), NO_ROUTE),
                                    because(result))));
        }
    }

    private void capped(Node node) {
        Set<String> expected =
                words(node, "capped", "capped", "a requirement", rules.pack().requirementIds());
        add(node, evaluation -> {
            Set<String> capped = evaluation.requirements().stream()
                    .filter(result -> result.cappedAt() != null)
                    .map(Evaluation.RequirementResult::id)
                    .collect(Collectors.toSet());
            if (capped.equals(expected)) {
                return Optional.empty();
            }
            String reasons = evaluation.requirements().stream()
                    .filter(result -> capped.contains(result.id()) != expected.contains(result.id()))
                    .map(result -> result.id() + ": " + because(result))
                    .collect(Collectors.joining(" "));
            return Optional.of(differs(
                    "capped",
                    expected.toString(),
                    capped.stream().sorted().toList().toString(),
                    reasons));
        });
    }

    /** The interpretations that a requirement names, or those of the rules that were at work on a criterion. */
    private void interpretations(String of, Node node) {
        Set<String> expected = new TreeSet<>(register());
        expected.addAll(
                words(node, of, "the interpretations of " + of, "an interpretation", rules.interpretationIds()));
        if (criteria.containsKey(of)) {
            add(
                    node,
                    evaluation -> criterion(evaluation, of)
                            .flatMap(
                                    result -> interpretations(of, expected, result.interpretations(), result.rules())));
        } else {
            add(
                    node,
                    evaluation -> of(evaluation, of)
                            .flatMap(
                                    result -> interpretations(of, expected, result.interpretations(), behind(result))));
        }
    }

    private Optional<String> interpretations(
            String of, Set<String> expected, Collection<String> named, Collection<RuleOrigin> behind) {
        Set<String> actual = new TreeSet<>(register());
        actual.addAll(named);
        if (actual.equals(expected)) {
            return Optional.empty();
        }
        List<String> reasons = new ArrayList<>();
        for (String id : actual) {
            if (!expected.contains(id)) {
                reasons.add("a rule that decided it rests on " + id
                        + behind.stream()
                                .filter(rule -> rule.interpretations().contains(id))
                                .findFirst()
                                .map(rule -> " [" + where(rule) + "]")
                                .orElse(""));
            }
        }
        for (String id : expected) {
            if (!actual.contains(id)) {
                reasons.add("no rule that decided it rests on " + id);
            }
        }
        return Optional.of(
                differs(of + " interpretations", expected.toString(), actual.toString(), String.join("; ", reasons)));
    }

    /** The order in which interpretations are listed everywhere. */
    private Comparator<String> register() {
        return Comparator.comparingInt(rules.interpretationIds()::indexOf);
    }

    private static Set<RuleOrigin> behind(Evaluation.RequirementResult result) {
        return Stream.concat(
                        result.criteria().stream().flatMap(criterion -> criterion.rules().stream()),
                        result.reasons().stream().map(Evaluation.GradeReason::rule))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private void agreement(String requirement, Node node) {
        String words = word(node, "an agreement", rules.pack().agreementNames());
        if (words != null) {
            add(
                    node,
                    evaluation -> of(evaluation, requirement)
                            .filter(result -> !words.equals(result.agreement()))
                            .map(result -> differs(
                                    requirement + " agreement",
                                    words,
                                    Objects.requireNonNull(result.agreement()),
                                    "the interviewee said "
                                            + Objects.requireNonNullElse(result.interviewee(), "nothing")
                                            + ", the evidence shows " + result.grade())));
        }
    }

    private void overall(Node node) {
        Node.Mapping map = mapping(node, "overall", List.of("evidence", "interviewee", "agreement", "not-met"));
        map.get("evidence")
                .ifPresent(grade -> overallGrade(
                        grade, "evidence", evaluation -> evaluation.overall().evidence()));
        if (!hasInterview(map, "interviewee", "agreement")) {
            map.get("not-met").ifPresent(this::notMet);
            return;
        }
        map.get("interviewee")
                .ifPresent(grade -> overallGrade(
                        grade, "interviewee", evaluation -> evaluation.overall().interviewee()));
        map.get("not-met").ifPresent(this::notMet);
        map.get("agreement").ifPresent(item -> {
            String words = word(item, "an agreement", rules.pack().agreementNames());
            if (words != null) {
                add(
                        item,
                        evaluation -> Optional.ofNullable(evaluation.overall().agreement())
                                .filter(actual -> !actual.equals(words))
                                .map(actual -> differs("overall agreement", words, actual, grades(evaluation))));
            }
        });
    }

    private void notMet(Node node) {
        Set<String> expected =
                words(node, "not-met", "not-met", "a requirement", rules.pack().requirementIds());
        add(
                node,
                evaluation -> Optional.of(evaluation.overall().requirementsNotMet())
                        .filter(actual -> !Set.copyOf(actual).equals(expected))
                        .map(actual -> differs(
                                "requirements not met",
                                expected.stream().sorted().toList().toString(),
                                actual.toString(),
                                grades(evaluation))));
    }

    private void overallGrade(Node node, String whose, Function<Evaluation, Evaluation.@Nullable OverallGrade> actual) {
        String name = "overall " + whose;
        if (node instanceof Node.Scalar) {
            if (word(node, name, List.of(NOT_RATED)) != null) {
                add(
                        node,
                        evaluation -> Optional.ofNullable(actual.apply(evaluation))
                                .map(found -> differs(name, NOT_RATED, found.score(), grades(evaluation))));
            }
            return;
        }
        Node.Mapping map = mapping(node, name, List.of("score", "grade"));
        map.get("score").ifPresent(item -> {
            BigDecimal score = number(item);
            if (score != null) {
                add(item, evaluation -> {
                    Evaluation.OverallGrade found = actual.apply(evaluation);
                    return found != null && new BigDecimal(found.score()).compareTo(score) == 0
                            ? Optional.empty()
                            : Optional.of(differs(
                                    name + " score",
                                    score.toPlainString(),
                                    found == null ? NOT_RATED : found.score(),
                                    grades(evaluation)));
                });
            }
        });
        map.get("grade").ifPresent(item -> {
            String grade = word(item, "a grade", rules.pack().gradeNames());
            if (grade != null) {
                add(item, evaluation -> {
                    Evaluation.OverallGrade found = actual.apply(evaluation);
                    return found != null && found.grade().equals(grade)
                            ? Optional.empty()
                            : Optional.of(differs(
                                    name + " grade",
                                    grade,
                                    found == null ? NOT_RATED : found.grade(),
                                    grades(evaluation)));
                });
            }
        });
    }

    private static String differs(String what, String expected, String actual, String reason) {
        return what + ": expected " + expected + ", but it is " + actual + ": " + reason;
    }

    private static String because(Evaluation.RequirementResult result) {
        return result.reasons().stream()
                .map(reason -> reason.text() + " [" + where(reason.rule()) + "]")
                .collect(Collectors.joining(" "));
    }

    private static String because(Evaluation.CriterionResult result) {
        List<String> reasons = new ArrayList<>();
        if (result.counted().isEmpty() && result.setAside().isEmpty()) {
            reasons.add("nothing of the kind is shown");
        }
        for (Evaluation.CountedFact one : result.counted()) {
            reasons.add(one.fact().document().id() + " counts for " + one.part() + " [" + where(one.rule()) + "]");
        }
        for (Evaluation.FactSetAside one : result.setAside()) {
            reasons.add(one.fact().document().id() + " is set aside: " + one.reason() + " ["
                    + where(one.rules().get(0)) + "]");
        }
        return String.join("; ", reasons);
    }

    private static String grades(Evaluation evaluation) {
        return evaluation.requirements().stream()
                .map(result -> result.id() + " " + result.grade() + " (said "
                        + Objects.requireNonNullElse(result.interviewee(), NOT_RATED) + ")")
                .collect(Collectors.joining(", "));
    }

    private static String where(RuleOrigin rule) {
        return rule.file() + ":" + rule.line();
    }

    private static Optional<Evaluation.RequirementResult> of(Evaluation evaluation, String requirement) {
        return evaluation.requirement(requirement);
    }

    private static Optional<Evaluation.CriterionResult> criterion(Evaluation evaluation, String id) {
        return evaluation.requirements().stream()
                .flatMap(result -> result.criteria().stream())
                .filter(result -> result.id().equals(id))
                .findFirst();
    }

    private void add(Node node, Function<Evaluation, Optional<String>> check) {
        expectations.add(new Expectation(node.line(), node.column(), check));
    }

    private interface Named {
        void read(String name, Node node);
    }

    private void each(Node node, String what, Collection<String> known, Named read) {
        for (Node.Entry entry : mapping(node, what, known).entries()) {
            if (known.contains(entry.key().text())) {
                read.read(entry.key().text(), entry.value());
            }
        }
    }

    private Node.Mapping mapping(Node node, String what, Collection<String> known) {
        if (!(node instanceof Node.Mapping map)) {
            problem(node, "\"" + what + "\" has keys and values, not " + node.described());
            return new Node.Mapping(List.of(), node.line(), node.column());
        }
        for (Node.Entry entry : map.entries()) {
            String key = entry.key().text();
            if (!known.contains(key)) {
                problem(entry.key(), "unknown \"" + Nearest.shown(key) + "\" in " + what + Nearest.hint(key, known));
            }
        }
        return map;
    }

    private List<Node> items(Node node, String what) {
        if (node instanceof Node.Sequence sequence) {
            return sequence.items();
        }
        problem(node, "\"" + what + "\" is a list, not " + node.described());
        return List.of();
    }

    /** The words of a list, each once, in their order. */
    private Set<String> words(Node node, String key, String called, String what, Collection<String> known) {
        Set<String> words = new LinkedHashSet<>();
        for (Node item : items(node, key)) {
            String word = word(item, what, known);
            if (word != null && !words.add(word)) {
                problem(item, word + " stands in " + called + " twice");
            }
        }
        return words;
    }

    private @Nullable String word(Node node, String what, Collection<String> known) {
        if (node instanceof Node.Scalar scalar && scalar.form() == Node.Form.TEXT) {
            if (known.contains(scalar.text())) {
                return scalar.text();
            }
            problem(
                    node,
                    "\"" + Nearest.shown(scalar.text()) + "\" is not " + what + Nearest.hint(scalar.text(), known));
            return null;
        }
        problem(node, what + " is asked for here, not " + node.described());
        return null;
    }

    private @Nullable BigDecimal number(Node node) {
        if (node instanceof Node.Scalar scalar) {
            try {
                return new BigDecimal(scalar.text());
            } catch (NumberFormatException e) {
                // Said below, as for everything else that is no number.
            }
        }
        problem(node, "a score is a number, not " + node.described());
        return null;
    }

    private void problem(Node node, String message) {
        problems.add(new Problem(file, node.line(), node.column(), message));
    }
}
