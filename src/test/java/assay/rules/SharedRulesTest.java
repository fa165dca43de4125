package assay.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import assay.TestRules;
import assay.drl.RuleFiles;
import assay.lint.RuleChecker;
import assay.problem.Problem;
import assay.problem.ProblemsException;
import assay.reading.RuleSetReader;
import assay.ruleset.RuleOrigin;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.drools.base.definitions.rule.impl.RuleImpl;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.kie.api.KieBase;

/** What a rule set shares with another that is ready, and what is made of the rest. */
class SharedRulesTest {

    private static final String FILE = "requirement-6.drl";
    private static final String NUMBERS = "parameters.yaml";
    private static final String GUIDANCE = "$guidance : SharingGuidance( readers == Readers.PRACTITIONERS )";

    private static RuleBase saved;
    private static RuleFiles files;
    private static RuleSetReader.Read read;

    @BeforeAll
    static void are_ready() throws ProblemsException {
        saved = TestRules.march2004();
        files = RuleFiles.read(Path.of("rules/march-2004"));
        read = RuleChecker.read(files);
    }

    private static RuleFiles edited(String file, String from, String to) {
        String text = files.text(file);
        assertThat(text).contains(from);
        return files.with(file, text.replace(from, to));
    }

    private static Optional<SharedRules> shared(RuleFiles other) throws ProblemsException {
        return SharedRules.of(other, RuleChecker.read(other), read);
    }

    /** The rules that are to be compiled. */
    private static Set<String> compiled(RuleFiles other) throws ProblemsException {
        Set<String> rules =
                new TreeSet<>(RuleChecker.read(other).ruleSet().origins().keySet());
        rules.removeAll(shared(other).orElseThrow().same());
        return rules;
    }

    @Test
    void rules_that_say_another_number_are_compiled_and_no_others() throws ProblemsException {
        assertThat(compiled(edited(
                        NUMBERS, "voluntary-organisations:\n  value: 2", "voluntary-organisations:\n  value: 3")))
                .containsExactly(
                        "R3-4.M2 a partial listing without a sector or three voluntary organisations",
                        "R3-4.M2 three voluntary organisations or more in a working online directory");
    }

    @Test
    void what_stands_outside_of_rules_for_people_makes_no_difference() throws ProblemsException {
        assertThat(compiled(edited(FILE, "package march2004", "// Moved down by two lines.\n\npackage march2004")))
                .isEmpty();
    }

    @Test
    void what_is_left_stands_on_its_line_and_is_parsed_where_there_is_any() throws ProblemsException {
        RuleFiles other = edited(FILE, GUIDANCE, GUIDANCE + " ");
        SharedRules shared = shared(other).orElseThrow();
        Map<String, RuleOrigin> origins = RuleChecker.read(other).ruleSet().origins();

        assertThat(shared.files()).singleElement().satisfies(file -> {
            assertThat(file.file()).isEqualTo(FILE);
            assertThat(file.rules())
                    .singleElement()
                    .satisfies(rule -> assertThat(rule.getLine())
                            .isEqualTo(Objects.requireNonNull(origins.get(rule.getName()))
                                    .line()));
        });
        assertThat(shared.texts())
                .hasSameSizeAs(read.files())
                .allSatisfy((file, text) -> assertThat(text).contains("package march2004"));
    }

    @Test
    void where_something_else_is_declared_or_imported_or_in_another_file_all_rules_are_compiled()
            throws ProblemsException {
        assertThat(shared(edited(
                        "evidence.drl",
                        "declare SharingGuidance",
                        "declare enum Odd A, B; end\ndeclare SharingGuidance")))
                .isEmpty();
        assertThat(shared(edited(FILE, "package march2004", "package march2004\nimport java.time.LocalDate")))
                .isEmpty();
        assertThat(shared(files.with("requirement-10.drl", "package march2004\nimport assay.policy.*\n")))
                .isEmpty();
    }

    /** The rules of a rule set as the engine goes through them, with the stage of each. */
    private static List<String> inOrder(KieBase kieBase) {
        return kieBase.getKiePackages().stream()
                .flatMap(one -> one.getRules().stream())
                .map(RuleImpl.class::cast)
                .sorted(Comparator.comparingInt(RuleImpl::getLoadOrder))
                .map(rule -> rule.getName() + " in " + rule.getAgendaGroup())
                .toList();
    }

    @Test
    void the_engine_is_handed_the_same_rules_in_the_same_order_as_if_all_had_been_compiled() throws ProblemsException {
        RuleFiles other = edited(FILE, GUIDANCE, "$guidance : SharingGuidance( readers == Readers.MANAGERS )")
                .with(
                        NUMBERS,
                        files.text(NUMBERS)
                                .replace(
                                        "voluntary-organisations:\n  value: 2",
                                        "voluntary-organisations:\n  value: 3"));

        RuleBase rules = RuleBase.unchecked(other, saved, read, RuleCache.none());

        assertThat(inOrder(rules.kieBase()))
                .isEqualTo(inOrder(RuleBase.unchecked(other, TestRules.CACHE).kieBase()));
        assertThat(rules.type("SharingGuidance"))
                .as("facts of both are of the same types")
                .isSameAs(saved.type("SharingGuidance"));
        assertThat(inOrder(saved.kieBase()))
                .as("the others are as they were")
                .isEqualTo(inOrder(TestRules.march2004().kieBase()));
    }

    @Test
    void one_version_after_the_other_is_made_from_the_one_before_as_if_all_had_been_compiled()
            throws ProblemsException {
        RuleBase before = saved;
        RuleSetReader.Read said = read;
        for (RuleFiles next : List.of(
                edited(FILE, GUIDANCE, "$guidance : SharingGuidance( readers == Readers.MANAGERS )"),
                edited(FILE, GUIDANCE, "$guidance : SharingGuidance( readers == Readers.PRACTITIONERS, !secondary )"),
                edited(NUMBERS, "voluntary-organisations:\n  value: 2", "voluntary-organisations:\n  value: 3"),
                files)) {
            RuleBase rules = RuleBase.unchecked(next, before, said, RuleCache.none());
            assertThat(inOrder(rules.kieBase()))
                    .isEqualTo(inOrder(RuleBase.unchecked(next, TestRules.CACHE).kieBase()));
            assertThat(rules.type("SharingGuidance")).isSameAs(saved.type("SharingGuidance"));
            before = rules;
            said = RuleChecker.read(next);
        }
    }

    private static List<Problem> problems(RuleFiles other) {
        return catchThrowableOfType(
                        ProblemsException.class, () -> RuleBase.unchecked(other, saved, read, RuleCache.none()))
                .problems();
    }

    private static List<Problem> problemsOfAll(RuleFiles other) {
        return catchThrowableOfType(ProblemsException.class, () -> RuleBase.unchecked(other, RuleCache.none()))
                .problems();
    }

    @Test
    void what_is_wrong_with_a_changed_rule_is_told_as_if_all_had_been_compiled() {
        Map<String, RuleFiles> wrong = Map.of(
                "does not compile",
                edited(FILE, GUIDANCE, "$guidance : SharingGuidance( readers == Readers.PRACTITIONERS, at.odd() )"),
                "is not allowed",
                edited(FILE, GUIDANCE, "$guidance : SharingGuidance( System.exit( 3 ) == null )"));

        Map<String, List<Problem>> found = wrong.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, one -> problems(Objects.requireNonNull(one.getValue()))));
        assertThat(found)
                .allSatisfy((what, problems) -> assertThat(problems)
                        .isEqualTo(problemsOfAll(wrong.get(what)))
                        .anySatisfy(problem -> assertThat(problem.file()).endsWith(FILE)));
    }
}
