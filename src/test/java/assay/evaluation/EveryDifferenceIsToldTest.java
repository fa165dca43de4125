package assay.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import assay.TestRules;
import assay.comparison.Compared;
import assay.comparison.Comparer;
import assay.drl.RuleFiles;
import assay.evaluation.Evaluation.CappedAt;
import assay.evaluation.Evaluation.CriterionResult;
import assay.evaluation.Evaluation.Minimums;
import assay.evaluation.Evaluation.OverallGrade;
import assay.evaluation.Evaluation.OverallResult;
import assay.evaluation.Evaluation.RequirementResult;
import assay.evidence.EvidenceReader;
import assay.explanation.Explainer;
import assay.explanation.Explanation;
import assay.lint.RuleLint;
import assay.words.RuleBook;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a result says of requirements, criteria and the whole: where it alone is another, explanations and comparisons tell. */
class EveryDifferenceIsToldTest {

    private static final String EVIDENCE = """
            authority: A
            type: county
            documents:
              - id: D1
                title: Directory
                shows:
                  - directory: {status: working, online: true, fields: [eligibility criteria, referral procedures],
                      sectors: [health, education, social care], voluntary-organisations: 2, listing: comprehensive, basis: secondary}
              - id: D2
                title: Test
                shows:
                  - directory-test: {service: s, looked-for: referral procedures, found: false}
              - id: D3
                title: Sign-up
                shows:
                  - senior-sign-up: {to: common understanding, agencies: [council], shown-by: signature}
              - id: D4
                title: Draft
                shows:
                  - privacy-statement: {agencies: [health], status: draft}
            """;

    /** Which rule it was, what it is called, and what follows from what is told by itself. */
    private static final Set<String> ASIDE = Set.of(
            "criterion",
            "raisedBy",
            "askedBy",
            "metBy",
            "id",
            "number",
            "name",
            "furtherMet",
            "furtherOf",
            "criteria",
            "requirementsNotMet");

    /** What hangs on no document, and the parts that are missing, which are those that nothing counts for. */
    private static final Set<String> OF_NO_DOCUMENT = Set.of("interviewee", "missing");

    private static Evaluation evaluation;
    private static RuleBook book;

    @BeforeAll
    static void something_is_graded() throws Exception {
        Evaluator evaluator = new Evaluator(TestRules.march2004());
        evaluation = evaluator.evaluate(new EvidenceReader(TestRules.march2004().ruleSet())
                .read("a.yaml", EVIDENCE.getBytes(StandardCharsets.UTF_8)));
        book = RuleBook.of(RuleLint.read(RuleFiles.read(Path.of("rules", "march-2004"))));
    }

    private static List<String> said() {
        return Stream.of(CriterionResult.class, RequirementResult.class, OverallResult.class)
                .flatMap(type -> Arrays.stream(type.getRecordComponents())
                        .map(RecordComponent::getName)
                        .filter(name -> !ASIDE.contains(name))
                        .map(name -> type.getSimpleName() + " " + name))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("said")
    void what_alone_is_another_is_told_by_explain_and_by_compare(String what) throws Exception {
        List<Evaluation> others = others(what);
        assertThat(others).as("something of which it can be another").isNotEmpty();
        Comparer comparer = new Comparer(
                TestRules.march2004().ruleSet(), TestRules.march2004().ruleSet());
        assertThat(others).as("told by compare").anyMatch(other -> {
            Compared compared = comparer.compare(evaluation, other);
            return !compared.changes().isEmpty() || !compared.asides().isEmpty();
        });
        if (OF_NO_DOCUMENT.stream().noneMatch(what::endsWith)) {
            assertThat(others)
                    .as("told by explain")
                    .anyMatch(other -> !without(other).contains("Everything would come out the same."));
        }
    }

    /** What the workbench tells of a criterion where something is tried. */
    @ParameterizedTest
    @ValueSource(strings = {"secondaryOnly", "contradictions"})
    void a_criterion_moves_where_what_is_remarked_of_it_is_another(String name) throws Exception {
        Comparer comparer = new Comparer(
                TestRules.march2004().ruleSet(), TestRules.march2004().ruleSet());
        String told = others("CriterionResult " + name).stream()
                .flatMap(other -> Stream.concat(
                        comparer.moved(evaluation, other).stream(), comparer.moved(other, evaluation).stream()))
                .map(one -> one.about() + " " + one.what())
                .collect(Collectors.joining("\n"));
        assertThat(told)
                .contains(
                        name.equals("secondaryOnly")
                                ? List.of(
                                        "R3-4.M1 is met as before; rests on secondary evidence only no longer",
                                        "R3-4.M1 is met as before; rests on secondary evidence only now")
                                : List.of(
                                        "R3-4.M1 is met as before; is contradicted no longer: referral procedures: no test of"
                                                + " the directory found it",
                                        "R3-4.M1 is met as before; is contradicted now: referral procedures: no test of the"
                                                + " directory found it"));
    }

    private static String without(Evaluation other) {
        Explanation explanation = new Explainer(evaluation, List.of(), book, List.of(), List.of(), id -> other)
                .of("D4")
                .orElseThrow();
        return explanation.sections().stream()
                .filter(section -> section.title().equals("Without it:"))
                .flatMap(section -> section.lines().stream())
                .map(Explanation.Line::text)
                .collect(Collectors.joining("\n"));
    }

    /** The evaluation with one thing another, at each place where that can be. */
    private static List<Evaluation> others(String what) throws Exception {
        String type = what.substring(0, what.indexOf(' '));
        String name = what.substring(what.indexOf(' ') + 1);
        List<Evaluation> others = new ArrayList<>();
        if (type.equals("OverallResult")) {
            otherwise(evaluation.overall(), name)
                    .ifPresent(other -> others.add(with(evaluation.requirements(), other)));
        }
        for (RequirementResult requirement : evaluation.requirements()) {
            if (type.equals("RequirementResult")) {
                otherwise(requirement, name).ifPresent(other -> others.add(with(requirement, other)));
            } else if (type.equals("CriterionResult")) {
                for (CriterionResult criterion : requirement.criteria()) {
                    Optional<CriterionResult> other = otherwise(criterion, name);
                    if (other.isPresent()) {
                        List<CriterionResult> criteria = requirement.criteria().stream()
                                .map(one -> one.id().equals(criterion.id()) ? other.get() : one)
                                .toList();
                        others.add(with(requirement, copy(requirement, "criteria"::equals, criteria)));
                    }
                }
            }
        }
        return others;
    }

    private static Evaluation with(RequirementResult requirement, RequirementResult other) {
        return with(
                evaluation.requirements().stream()
                        .map(one -> one.id().equals(requirement.id()) ? other : one)
                        .toList(),
                evaluation.overall());
    }

    private static Evaluation with(List<RequirementResult> requirements, OverallResult overall) {
        return new Evaluation(
                evaluation.authority(),
                evaluation.type(),
                evaluation.file(),
                evaluation.evidenceSha256(),
                evaluation.rules(),
                requirements,
                overall,
                evaluation.documents(),
                evaluation.notes(),
                evaluation.fired(),
                evaluation.dependence(),
                evaluation.hidden());
    }

    /** A record with one of its components another; nothing where that has no other. */
    private static <T extends Record> Optional<T> otherwise(T of, String name) throws Exception {
        RecordComponent component = Arrays.stream(of.getClass().getRecordComponents())
                .filter(one -> one.getName().equals(name))
                .findFirst()
                .orElseThrow();
        Object value = component.getAccessor().invoke(of);
        Object other = component.getGenericType().getTypeName().equals("java.util.List<java.lang.String>")
                ? List.of("another")
                : otherwise(component.getType(), value);
        return other instanceof List<?> list && list.equals(value)
                ? Optional.empty()
                : Optional.of(copy(of, name::equals, other));
    }

    private static @Nullable Object otherwise(Class<?> type, @Nullable Object value) {
        if (value instanceof Boolean truth) {
            return !truth;
        }
        if (value instanceof Integer number) {
            return number + 1;
        }
        if (value instanceof List<?> list) {
            return list.isEmpty() ? list : list.subList(1, list.size());
        }
        if (value instanceof Minimums minimums) {
            return new Minimums(minimums.met(), minimums.of(), true, "another", minimums.countedBy());
        }
        if (value instanceof OverallGrade grade) {
            return new OverallGrade("9", grade.grade(), grade.terms(), grade.divisor(), grade.rules());
        }
        if (type == OverallGrade.class) {
            return evaluation.overall().evidence();
        }
        if (type == CappedAt.class) {
            return new CappedAt("On Course", "More was shown.");
        }
        return type == String.class ? "another" : null;
    }

    @SuppressWarnings("unchecked")
    private static <T extends Record> T copy(T of, Predicate<String> which, @Nullable Object other) {
        try {
            RecordComponent[] components = of.getClass().getRecordComponents();
            Object[] values = new Object[components.length];
            for (int i = 0; i < components.length; i++) {
                values[i] = which.test(components[i].getName())
                        ? other
                        : components[i].getAccessor().invoke(of);
            }
            return (T) of.getClass()
                    .getDeclaredConstructor(Arrays.stream(components)
                            .map(RecordComponent::getType)
                            .toArray(Class<?>[]::new))
                    .newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }
}
