package assay.cli;

import static assay.cli.Run.assay;
import static org.assertj.core.api.Assertions.assertThat;

import assay.TestRules;
import assay.evidence.Evidence;
import assay.evidence.EvidenceReader;
import assay.files.OutputFile;
import assay.mutation.Equivalents;
import assay.mutation.MutatedRules;
import assay.mutation.MutationTesting;
import assay.mutation.Verdict;
import assay.rules.RuleBase;
import assay.verify.Verifier;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.lang3.ArrayUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a new criterion begins with. */
class RulesNewCommandTest {

    @TempDir
    Path folder;

    private Path rules;
    private Path fixtures;

    @BeforeEach
    void copyRules() throws Exception {
        rules = Files.createDirectory(folder.resolve("rules"));
        fixtures = folder.resolve("fixtures");
        try (Stream<Path> files = Files.list(Path.of("rules", "march-2004"))) {
            for (Path file : files.toList()) {
                Files.copy(file, rules.resolve(file.getFileName()));
            }
        }
    }

    private Run begin(String... arguments) {
        List<String> all = new ArrayList<>(List.of("rules", "new", "criterion", "--rules", rules.toString()));
        all.addAll(List.of("--fixtures", fixtures.toString()));
        all.addAll(List.of(arguments));
        return assay(all.toArray(String[]::new));
    }

    @Test
    void the_rules_compile_and_the_fixtures_pass_as_they_are() throws Exception {
        Run run = begin("R8.F3", "--title", "a joint post", "--evidence", "joint-post");
        assertThat(run.err()).isEmpty();
        assertThat(run.out().lines())
                .containsExactly(
                        rules.resolve("requirement-8.drl").toString(),
                        rules.resolve("equivalent-mutants.yaml").toString(),
                        rules.resolve("evidence.schema.json").toString(),
                        fixtures.resolve("r8-f3-what-counts.yaml").toString(),
                        fixtures.resolve("r8-f3-what-is-set-aside.yaml").toString());
        assertThat(verified()).isEqualTo("2 passed, 0 failed\n");
        assertThat(Files.readString(rules.resolve("requirement-8.drl"))).contains("""
                        SURE_START, Agency.CHILDRENS_FUND ).atLeast( {agencies-of-an-agreement} ) );
                            insert( Criterion.further( "R8.F3", "a joint post" ) );
                        end
                        """, """
                        declare JointPost extends Fact
                            status : JointPostStatus
                        end
                        """);
        assertThat(Files.readString(fixtures.resolve("r8-f3-what-counts.yaml")))
                .startsWith("# yaml-language-server: $schema=../rules/evidence.schema.json\n")
                .contains("      - joint-post:\n          status: in place\nexpect:\n  met: [R8.F3]\n  titles:\n"
                        + "    R8.F3: a joint post\n  sources:\n    R8.F3:\n      - ");
    }

    @ParameterizedTest
    @CsvSource({
        "R2.M3, practice-discussion, 'insert( Criterion.minimum( \"R2.M3\"'",
        "R9.W1, process-map, 'insert( Criterion.condition( \"R9.W1\"'",
        "R5.F9, , 'declare R5F9Evidence extends Fact'"
    })
    void its_form_follows_from_its_name_and_any_kind_of_evidence_will_do(String id, String evidence, String written)
            throws Exception {
        Run run = evidence == null ? begin(id) : begin(id, "--evidence", evidence);
        assertThat(run.err()).isEmpty();
        assertThat(Files.readString(Path.of(run.out().lines().findFirst().orElseThrow())))
                .contains(written);
        assertThat(assay("verify", "--rules", rules.toString(), fixtures.toString())
                        .exit())
                .isZero();
    }

    @Test
    void a_rule_set_that_builds_on_another_gets_a_file_of_its_own() throws Exception {
        rules = Files.createDirectory(folder.resolve("more"));
        Files.writeString(rules.resolve("pack.yaml"), "name: more\nextends: march-2004\n");
        assertThat(begin("R8.F3").out()).startsWith(rules.resolve("requirement-r8-more.drl") + "\n");
        assertThat(begin("R8.F4").out()).startsWith(rules.resolve("requirement-r8-more.drl") + "\n");
        assertThat(assay("verify", "--rules", rules.toString(), fixtures.toString())
                        .out())
                .isEqualTo("4 passed, 0 failed\n");
    }

    @Test
    void fixtures_go_to_those_of_the_project_that_the_rule_set_lies_in_or_into_its_own_folder() throws Exception {
        Path project = Files.createDirectory(folder.resolve("project"));
        Path own = Files.createDirectories(project.resolve("rules/ours"));
        Files.writeString(own.resolve("pack.yaml"), "name: ours\nextends: march-2004\n");
        Run alone = assay("rules", "new", "criterion", "R8.F3", "--rules", own.toString());
        assertThat(alone.out()).contains("\n" + own.resolve("fixtures/r8-f3-what-counts.yaml") + "\n");
        assertThat(assay(
                                "verify",
                                "--rules",
                                own.toString(),
                                own.resolve("fixtures").toString())
                        .out())
                .isEqualTo("2 passed, 0 failed\n");
        Files.move(own.resolve("fixtures"), project.resolve("fixtures"));
        Run within = assay("rules", "new", "criterion", "R8.F4", "--rules", own.toString());
        assertThat(within.out())
                .contains("\n" + project.resolve("fixtures/requirement-r8-more/r8-f4-what-counts.yaml") + "\n");
        assertThat(assay(
                                "verify",
                                "--rules",
                                own.toString(),
                                project.resolve("fixtures").toString())
                        .out())
                .isEqualTo("4 passed, 0 failed\n");
    }

    private String verified() {
        return assay("verify", "--quiet", "--rules", rules.toString(), fixtures.toString())
                .out();
    }

    @Test
    void the_first_criterion_of_a_new_requirement_stands_in_a_file_named_after_it() throws Exception {
        Path pack = rules.resolve("pack.yaml");
        Files.writeString(
                pack,
                Files.readString(pack)
                        .replace(
                                "# What Figure",
                                "  - {id: R10, number: \"10\", name: learning from cases, weight: 1}\n# What Figure")
                        .replace("total-weight: 8", "total-weight: 9"));
        assertThat(begin("R10.M1").out()).startsWith(rules.resolve("requirement-10.drl") + "\n");
        assertThat(Files.readString(rules.resolve("requirement-10.drl")))
                .contains("rule \"Requirement 10 asks for\"\n");
        assertThat(verified()).isEqualTo("2 passed, 0 failed\n");
    }

    /** What it is named by default is a name like any other: the requirement's digits and hyphen are none of its own. */
    @Test
    void a_criterion_of_a_requirement_of_two_numbers_needs_no_kind_to_be_named() throws Exception {
        Run run = begin("R3-4.F6");
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
        assertThat(Files.readString(rules.resolve("requirements-3-and-4.drl")))
                .contains("declare R34F6Evidence extends Fact\n    status : R34F6EvidenceStatus\nend\n");
        assertThat(Files.readString(fixtures.resolve("r3-4-f6-what-counts.yaml")))
                .contains("      - r34-f6-evidence:\n          status: in place\n");
        assertThat(verified()).isEqualTo("2 passed, 0 failed\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "glossary                | agencies contains Agency.CHILDRENS_FUND         | agencies: [childrens fund]",
                "directory-quality-check | aspects contains Quality.COMPLETENESS           | aspects: [completeness]",
                "directory-public-access | audience contains Audience.FAMILIES             | audience: [families]",
                "it-awareness            | of contains LongTermAim.EGIF_COMPLIANCE         | of: [egif compliance]"
            })
    void where_no_single_word_tells_facts_apart_the_words_of_a_list_do(String kind, String condition, String written)
            throws Exception {
        Run run = begin("R9.F2", "--evidence", kind);
        assertThat(run.err()).isEmpty();
        assertThat(run.out().lines().map(Path::of).map(Path::getFileName).map(Path::toString))
                .containsExactly(
                        "requirement-9.drl",
                        "equivalent-mutants.yaml",
                        "evidence.schema.json",
                        "r9-f2-what-counts.yaml",
                        "r9-f2-what-is-set-aside.yaml");
        assertThat(Files.readString(rules.resolve("requirement-9.drl")))
                .contains("( " + condition + " )", "( " + condition.replace("contains", "not contains") + " )");
        assertThat(Files.readString(fixtures.resolve("r9-f2-what-counts.yaml")))
                .contains("          " + written + "\n");
        assertThat(verified()).isEqualTo("2 passed, 0 failed\n");
    }

    @Test
    void a_kind_with_nothing_but_texts_cannot_tell_and_that_is_said() throws Exception {
        Files.writeString(
                rules.resolve("evidence.drl"),
                "\ndeclare Anecdote extends Fact\n    told : String\nend\n",
                StandardOpenOption.APPEND);
        Run run = begin("R8.F3", "--evidence", "anecdote");
        assertThat(run.exit()).isZero();
        assertThat(run.out().lines())
                .filteredOn(line -> line.startsWith(fixtures.toString()))
                .hasSize(1);
        assertThat(run.err())
                .isEqualTo("note: every anecdote counts for R8.F3, for no field that is always filled in tells one"
                        + " from another; if some are to be set aside, write the rule and a fixture for it\n");
        assertThat(verified()).isEqualTo("1 passed, 0 failed\n");
    }

    @Test
    void a_minimum_where_there_are_routes_is_on_that_of_its_name() throws Exception {
        Run run = begin("R6.A3");
        assertThat(run.err())
                .isEqualTo("note: R6.A3 is on route A; the rules that count the routes of R6 still ask for as many"
                        + " minimums as there were: change the numbers there, and in their sentences, by hand (rules check"
                        + " names them)\n");
        assertThat(Files.readString(rules.resolve("requirement-6.drl")))
                .contains("    insert( Criterion.minimum( \"R6.A3\", \"to be filled in\" ).onRoute( \"A\" ) );\n");
        assertThat(assay("rules", "check", rules.toString()).err())
                .contains(
                        "[route-minimums] this asks for 2 of the minimums on route A of R6, and on it are 3: R6.A1, R6.A2, R6.A3\n");
        assertThat(verified()).isEqualTo("2 passed, 0 failed\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "interview", "profile", "authority", "core-sector", "speaks-for", "other-agency", "topic", "agency",
                "document", "criterion", "counted", "string", "object", "list", "fact", "local-date"
            })
    void a_name_that_rules_know_as_something_else_is_refused(String kind) throws Exception {
        String before = Files.readString(rules.resolve("requirement-8.drl"));
        Run run = begin("R8.F3", "--evidence", kind);
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err())
                .isEqualToIgnoringCase("assay: --evidence " + kind + ": rules know something else as "
                        + kind.replace("-", "") + "; give the new kind of evidence another name\n");
        assertThat(Files.readString(rules.resolve("requirement-8.drl"))).isEqualTo(before);
        assertThat(fixtures).doesNotExist();
    }

    /** AidStatus is declared in march-2004 already. */
    @Test
    void the_words_of_a_new_kind_get_a_name_that_nothing_has_yet() throws Exception {
        assertThat(begin("R8.F3", "--evidence", "aid").err()).isEmpty();
        assertThat(Files.readString(rules.resolve("requirement-8.drl")))
                .contains(
                        "declare enum AidStatusWord\n", "declare Aid extends Fact\n    status : AidStatusWord\nend\n");
        assertThat(verified()).isEqualTo("2 passed, 0 failed\n");
    }

    @Test
    void what_is_still_to_be_filled_in_is_told_of_rules_and_of_fixtures() throws Exception {
        begin("R8.F3", "--title", "a joint post", "--evidence", "joint-post");
        Path setAside = fixtures.resolve("r8-f3-what-is-set-aside.yaml");
        assertThat(assay("verify", "--rules", rules.toString(), setAside.toString())
                        .err())
                .isEqualTo("""
                        %1$s:7:12: warning: something is still to be filled in here
                        %1$s:16:9: warning: something is still to be filled in here
                        %1$s:19:9: warning: something is still to be filled in here
                        """.formatted(setAside));
        assertThat(assay("rules", "check", "--rules", rules.toString()).err())
                .contains("[unfinished] something is still to be filled in here");
    }

    /** Of a rule set of two requirements, for a change of any rule of any other is of no interest here. */
    private void fillInTwoNewCriteria() throws Exception {
        for (String other :
                List.of("requirement-2", "requirements-3-and-4", "requirement-5", "requirement-6", "requirement-7")) {
            Files.delete(rules.resolve(other + ".drl"));
        }
        Path pack = rules.resolve("pack.yaml");
        Files.writeString(
                pack,
                Files.readString(pack)
                        .replaceAll(
                                "(?m)^  - \\{id: R([2567]|3-4), number.*\\n|^total-weight.*\\n|^elsewhere:\\n(  - .*\\n)*|^  R([2567]|3-4): Table.*\\n",
                                ""));
        begin("R8.F3", "--title", "a joint post", "--evidence", "joint-post");
        begin("R9.F2", "--title", "a glossary", "--evidence", "glossary");
        for (Path file : List.of(
                rules.resolve("requirement-8.drl"),
                rules.resolve("requirement-9.drl"),
                fixtures.resolve("r8-f3-what-counts.yaml"),
                fixtures.resolve("r9-f2-what-counts.yaml"),
                fixtures.resolve("r8-f3-what-is-set-aside.yaml"),
                fixtures.resolve("r9-f2-what-is-set-aside.yaml"))) {
            Files.writeString(file, Files.readString(file).replace("to be filled in", "it does not count"));
        }
        assertThat(assay("rules", "check", "--rules", rules.toString()).err()).doesNotContain("unfinished");
    }

    @Test
    @Tag("sample")
    void filled_in_they_leave_no_change_of_the_rules_that_count_unnoticed() throws Exception {
        fillInTwoNewCriteria();
        RuleBase base = TestRules.in(rules);
        EvidenceReader reader = new EvidenceReader(base.ruleSet());
        List<Evidence> evidence = new ArrayList<>();
        try (Stream<Path> files = Files.list(fixtures)) {
            for (Path file : files.sorted().toList()) {
                evidence.addAll(reader.read(file, file.toString()).fixtures());
            }
        }
        MutatedRules mutated =
                MutatedRules.of(rules, TestRules.CACHE, rule -> rule.startsWith("R8.F3") || rule.startsWith("R9.F2"));
        assertThat(new MutationTesting(mutated, evidence, new Verifier(base.ruleSet()), Equivalents.of(rules), 0)
                        .verdicts(() -> {}))
                .filteredOn(verdict -> !verdict.mutant().rule().isEmpty())
                .hasSizeGreaterThan(10)
                .filteredOn(verdict -> verdict.outcome() == Verdict.Outcome.SURVIVED)
                .isEmpty();
    }

    @Test
    @Tag("whole")
    void filled_in_they_leave_no_change_of_their_requirements_unnoticed() throws Exception {
        fillInTwoNewCriteria();
        for (String requirement : List.of("requirement-8", "requirement-9")) {
            try (Stream<Path> files = Files.list(Path.of("fixtures", requirement))) {
                for (Path file : files.toList()) {
                    Files.copy(file, fixtures.resolve(file.getFileName()));
                }
            }
        }
        assertThat(assay("verify", "--quiet", "--accept", "--rules", rules.toString(), fixtures.toString())
                        .out())
                .startsWith("2 files: order of criteria and nothing else\n")
                .contains("[R9.M1, R9.M2, R9.F1], now [R9.M1, R9.M2, R9.F1, R9.F2]")
                .endsWith("2 files written\n");
        Run run = assay(
                "rules", "mutate", "--quiet", "--generated", "0", "--rules", rules.toString(), fixtures.toString());
        assertThat(run.out()).as(run.err()).contains(" mutants: ");
        assertThat(run.out()
                        .lines()
                        .filter(line -> line.contains("requirement-8.drl") || line.contains("requirement-9.drl")))
                .isEmpty();
    }

    private Run kind(String... arguments) {
        List<String> all = new ArrayList<>(List.of("rules", "new", "kind", "--rules", rules.toString()));
        all.addAll(List.of("--fixtures", fixtures.toString()));
        all.addAll(List.of(arguments));
        return assay(all.toArray(String[]::new));
    }

    @Test
    void a_new_kind_of_evidence_counts_for_a_criterion_that_there_is() throws Exception {
        assertThat(kind("joint-post", "--for", "R8.F1").out().lines())
                .containsExactly(
                        rules.resolve("requirement-8.drl").toString(),
                        rules.resolve("equivalent-mutants.yaml").toString(),
                        rules.resolve("evidence.schema.json").toString(),
                        fixtures.resolve("r8-f1-joint-post-what-counts.yaml").toString(),
                        fixtures.resolve("r8-f1-joint-post-what-is-set-aside.yaml")
                                .toString());
        assertThat(kind("joint-letter", "--for", "R6.A2", "--part", "health").err())
                .isEmpty();
        assertThat(Files.readString(rules.resolve("requirement-6.drl")))
                .contains("insert( new Counted( \"R6.A2\", \"health\", $fact ) );");
        assertThat(Files.readString(fixtures.resolve("r6-a2-joint-letter-what-counts.yaml")))
                .contains("# R6.A2: what counts for it.\n", "unmet: [R6.A2]\n");
        assertThat(verified()).isEqualTo("4 passed, 0 failed\n");
        Run checked = assay("rules", "check", "--rules", rules.toString());
        assertThat(checked.out()).contains("158 rules for 40 criteria, 33 kinds of evidence; 0 errors, 6 warnings");
        assertThat(checked.err()).doesNotContain("evidence.schema.json");
    }

    @Test
    void the_schema_beside_the_rules_is_written_with_a_new_kind_or_not_at_all() throws Exception {
        Path schema = rules.resolve("evidence.schema.json");
        String before = Files.readString(schema);
        Path fixture = Files.createDirectory(fixtures).resolve("r8-f1-joint-post-what-counts.yaml");
        Files.writeString(fixture, "mine\n");
        assertThat(kind("joint-post", "--for", "R8.F1").err()).contains("is there already; nothing was written");
        assertThat(Files.readString(schema)).isEqualTo(before);
        Files.delete(fixture);
        assertThat(kind("joint-post", "--for", "R8.F1").exit()).isZero();
        assertThat(Files.readString(schema))
                .isNotEqualTo(before)
                .isEqualTo(assay("schema", "--rules", rules.toString()).out());
        Path ofOthers = Files.move(schema, folder.resolve("of-others.json"));
        Files.createSymbolicLink(schema, ofOthers);
        before = Files.readString(ofOthers);
        assertThat(kind("joint-visit", "--for", "R8.F1").err())
                .contains("note: " + schema + " says what the rules said before, and is a link or cannot be written\n");
        assertThat(Files.readString(ofOthers)).isEqualTo(before);
        Files.delete(schema);
        assertThat(kind("joint-letter", "--for", "R8.F1").out()).doesNotContain("evidence.schema.json");
        assertThat(schema).as("where there is none nobody asked for one").doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "process-map  | R8.F1 |        | there is a kind of evidence \"process-map\" already",
                "Joint-post   | R8.F1 |        | a kind of evidence is named in small letters, with hyphens between words",
                "joint-post   | R8.F9 |        | there is no criterion \"R8.F9\"; did you mean \"R8.F1\"?",
                "joint-post   | R6.A2 | helth  | --part helth: R6.A2 has the parts health, education, social care, and no part \"helth\"; did you mean \"health\"?",
                "yes          | R8.F1 |        | in a file of evidence other programs read the kind \"yes\" as true; one of two words is a text to all of them",
                "joint-post   | R6.A2 |        | --part: R6.A2 has the parts health, education, social care; say for which of them it counts",
                "joint-post   | R8.F1 | health | --part health: R8.F1 has no parts; leave it out"
            })
    void what_cannot_be_a_kind_is_told_and_nothing_is_written(String word, String criterion, String part, String told) {
        Run run = part == null ? kind(word, "--for", criterion) : kind(word, "--for", criterion, "--part", part);
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).isEqualTo("assay: " + told + "\n");
        assertThat(fixtures).doesNotExist();
    }

    private Run newVariant(String... more) {
        String[] three = {
            "rules", "new", "variant", "three", "--rules", rules.toString(), "--set", "voluntary-organisations=3"
        };
        return assay(ArrayUtils.addAll(three, more));
    }

    @Test
    void a_variant_is_found_with_what_it_extends_or_is_not_begun(@TempDir Path elsewhere) throws Exception {
        Path far = elsewhere.resolve("far");
        Run refused = newVariant("--in", far.toString());
        assertThat(refused)
                .isEqualTo(new Run(
                        2,
                        "",
                        "assay: --in " + far
                                + ": from there rules is not found, neither beside this one nor above it nor in"
                                + " Assay itself; a variant lies beside the rule set that it extends, or in a folder beside"
                                + " it\n"));
        assertThat(far).doesNotExist();
        Files.createDirectories(far.resolve("rules"));
        Files.copy(rules.resolve("pack.yaml"), far.resolve("rules/pack.yaml"));
        assertThat(newVariant("--in", far.toString()).err())
                .startsWith(
                        "assay: --in " + far + ": from there rules is " + far.resolve("rules") + " and not " + rules);
        assertThat(far.resolve("three")).doesNotExist();
        assertThat(newVariant("--in", folder.toString()).exit()).isZero();
        assertThat(assay("rules", "check", folder.resolve("three").toString()).exit())
                .isZero();
    }

    @Test
    void a_variant_is_a_rule_set_of_its_own_with_a_fixture_that_holds_it() throws Exception {
        Run run = newVariant("--reading", "I8", "--reads", "three: a range");
        Path variant = folder.resolve("variants").resolve("three");
        assertThat(run.err()).isEmpty();
        assertThat(run.out().lines())
                .containsExactly(
                        variant.resolve("fixtures/what-the-variant-says.yaml").toString(),
                        variant.resolve("pack.yaml").toString());
        assertThat(variant.resolve("pack.yaml")).hasContent("""
                name: three
                extends: rules
                interpretation: I8
                reads: "three: a range"
                parameters:
                  voluntary-organisations: {value: 3, source: "tried as another reading of I8"}
                """);
        assertThat(assay(
                                "verify",
                                "--quiet",
                                "--rules",
                                variant.toString(),
                                variant.resolve("fixtures").toString())
                        .out())
                .isEqualTo("1 passed, 0 failed\n");
        assertThat(assay("rules", "new", "variant", "three", "--rules", rules.toString(), "--set", "implications=3")
                        .err())
                .isEqualTo("assay: " + variant + " is there already; nothing was written\n");
        assertThat(assay("rules", "new", "variant", "four", "--rules", rules.toString())
                        .err())
                .isEqualTo("assay: --reading: a variant takes a reading otherwise, a number, or both; this one takes"
                        + " nothing otherwise\n");
    }

    @Test
    void what_keeps_files_from_being_written_is_told() throws Exception {
        Files.writeString(fixtures, "a file where a folder should be\n");
        assertThat(begin("R8.F3").err()).isEqualTo("assay: nothing was written: " + fixtures + " is no folder\n");
        assertThat(OutputFile.reason(
                        new AccessDeniedException(rules.resolve(".assay1.tmp").toString())))
                .isEqualTo(": there is no permission to write in " + rules);
    }

    @Test
    void what_is_told_of_the_files_is_written_to_none_of_them() {
        Path fixture = fixtures.resolve("r8-f3-what-counts.yaml");
        assertThat(begin("R8.F3", "--output", fixture.toString()).err())
                .isEqualTo("assay: --output " + fixture + ": this is what is made as " + fixture
                        + " as well; each result wants a file of its own\n");
        assertThat(fixture).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "R8.F1    | assay: there is a criterion R8.F1 already",
                "R88.F1   | assay: pack.yaml has no requirement \"R88\"; did you mean \"R8\"?",
                "R8.X1    | assay: \"R8.X1\": the letter says what a criterion is: M a minimum, W a condition of the highest grade",
                "R6.C1    | assay: \"R6.C1\": the letter says what a criterion is",
                "R6.M1    | assay: \"R6.M1\": R6 can be met in several ways, and no rule would count a minimum that is on none of them; one that is counted has a name that begins with R6.A or R6.B",
                "R8       | assay: \"R8\" names no criterion; one is named as R2.F3 is",
                "../x.F1  | assay: \"../x.F1\" names no criterion"
            })
    void what_cannot_be_is_told_and_nothing_is_written(String id, String told) throws Exception {
        Run run = begin(id);
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).startsWith(told);
        assertThat(fixtures).doesNotExist();
    }

    @Test
    void a_variant_takes_something_otherwise() throws Exception {
        Run run = assay(
                "rules", "new", "variant", "two", "--rules", rules.toString(), "--set", "voluntary-organisations=2");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err())
                .isEqualTo("assay: voluntary-organisations is 2 in the rule set that it extends already\n");
    }

    @Test
    void nothing_is_written_where_a_fixture_is_there_already_or_a_word_is_none() throws Exception {
        Files.createDirectory(fixtures);
        Files.writeString(fixtures.resolve("r8-f3-what-is-set-aside.yaml"), "mine\n");
        String before = Files.readString(rules.resolve("requirement-8.drl"));
        assertThat(begin("R8.F3").err()).contains("r8-f3-what-is-set-aside.yaml is there already; nothing was written");
        assertThat(begin("R8.F4", "--evidence", "Joint Post").err()).contains("named in small letters");
        assertThat(begin("R8.F4", "--title", "a \"post\"").err()).contains("no quotes");
        assertThat(Files.readString(rules.resolve("requirement-8.drl"))).isEqualTo(before);
        assertThat(fixtures.resolve("r8-f3-what-counts.yaml")).doesNotExist();
    }

    @Test
    void a_rule_set_saved_on_windows_is_added_to_as_any_other_and_stays_as_it_was_saved() throws Exception {
        Path unix = folder.resolve("unix/hours");
        Path windows = folder.resolve("windows/hours");
        for (Path set : List.of(unix, windows)) {
            assertThat(assay(
                                    "rules",
                                    "new",
                                    "set",
                                    "hours",
                                    "--in",
                                    set.getParent().toString())
                            .exit())
                    .isZero();
        }
        List<String> files = List.of("requirement-1.drl", "evidence.drl", "equivalent-mutants.yaml");
        for (String file : files) {
            Files.writeString(windows.resolve(file), onWindows(Files.readString(unix.resolve(file))));
        }
        for (Path set : List.of(unix, windows)) {
            for (List<String> begun : List.of(
                    List.of("criterion", "R1.F2", "--evidence", "sunday-opening"),
                    List.of("kind", "late-opening", "--for", "R1.F1"))) {
                List<String> arguments = new ArrayList<>(List.of("rules", "new"));
                arguments.addAll(begun);
                arguments.addAll(List.of("--rules", set.toString()));
                assertThat(assay(arguments.toArray(String[]::new)).exit()).isZero();
            }
        }
        assertThat(windows.resolve("requirement-r1-more.drl")).doesNotExist();
        for (String file : files) {
            assertThat(Files.readString(windows.resolve(file)))
                    .as(file)
                    .isEqualTo(onWindows(Files.readString(unix.resolve(file))));
        }
    }

    private static String onWindows(String text) {
        return "\uFEFF" + text.replace("\n", "\r\n");
    }
}
