package assay.effect;

import static org.assertj.core.api.Assertions.assertThat;

import assay.TestRules;
import assay.comparison.Comparer;
import assay.comparison.Comparison;
import assay.comparison.ComparisonJson;
import assay.draft.Draft;
import assay.draft.DraftTree;
import assay.drl.RuleFiles;
import assay.evaluation.Evaluator;
import assay.evidence.Evidence;
import assay.evidence.EvidenceReader;
import assay.evidence.Observation;
import assay.files.InputFile;
import assay.lint.RuleChecker;
import assay.problem.ProblemsException;
import assay.reading.RuleSetReader;
import assay.rules.RuleBase;
import assay.rules.RuleCache;
import assay.ruleset.RuleOrigin;
import assay.study.EvidenceFiles;
import assay.verify.Difference;
import assay.verify.Verifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EffectsTest {

    private static final Path MARCH = Path.of("rules/march-2004");
    private static final List<String> EVIDENCE = List.of(
            "fixtures/requirement-6", "fixtures/requirements-3-and-4", "fixtures/grading/what-the-rules-say.yaml");

    private static Ready saved;
    private static Caseload caseload;
    /** By which all changes are followed one after the other: what is found out of one is known of the next. */
    private static Effects effects;

    @TempDir
    Path folder;

    /** Changes of March 2004, of different kinds. */
    enum Edit {
        NUMBER("parameters.yaml", "voluntary-organisations:\n  value: 2", "voluntary-organisations:\n  value: 3"),
        CONDITION(
                "requirement-6.drl",
                "$guidance : SharingGuidance( readers == Readers.PRACTITIONERS )",
                "$guidance : SharingGuidance( readers == Readers.PRACTITIONERS, !secondary )"),
        MOVED("requirement-6.drl", "package march2004", "// Moved down by two lines.\n\npackage march2004"),
        GRADE("pack.yaml", "name: On Course,", "name: On Track,"),
        REASON("requirement-6.drl", "\"it is for managers only\"", "\"only managers read it\""),
        TOGETHER(
                "requirements-3-and-4.drl",
                "listing == Listing.COMPREHENSIVE )",
                "listing == Listing.COMPREHENSIVE ) not Directory( listing == Listing.PARTIAL )"),
        ADDED("requirement-6.drl", "rule \"R6.B2 guidance for managers only\"", """
                rule "R6.B2 secondary guidance for managers"
                    @source( "Chapter 2, requirement 6; Appendix II, question 4" )
                when
                    $guidance : SharingGuidance( readers == Readers.MANAGERS, secondary )
                then
                    insert( Counted.whole( "R6.B2", $guidance ) );
                end

                rule "R6.B2 guidance for managers only\""""),
        SOURCE(
                "requirement-6.drl",
                "rule \"R6.B2 guidance for managers only\"\n    @source( \"Chapter 2, requirement 6; Appendix II, question 4\" )",
                "rule \"R6.B2 guidance for managers only\"\n    @source( \"Chapter 2, requirement 6\" )"),
        TEXT("interpretations.yaml", "decided: no; it must be online", "decided: no; it must be on line");

        private final String file;
        private final String from;
        private final String to;

        Edit(String file, String from, String to) {
            this.file = file;
            this.from = from;
            this.to = to;
        }

        Draft draft(Path rules) throws InputFile.Unreadable {
            Draft draft = Draft.of(rules);
            String text = draft.onDisk(file);
            assertThat(text).contains(from);
            return draft.typed(name(), file, text.replace(from, to));
        }
    }

    @BeforeAll
    static void reads_the_evidence() throws ProblemsException {
        saved = Ready.saved(MARCH, TestRules.CACHE);
        caseload = new CaseloadReader(saved.rules(), EVIDENCE).read(part -> {});
        // All fixtures are graded as if they were a study, too.
        effects = new Effects(
                saved,
                RuleCache.none(),
                new Caseload(caseload.fixtures(), caseload.fixtures(), caseload.problems(), caseload.stamps()));
    }

    private static List<Effect> all(Effects effects, Draft draft) {
        List<Effect> told = new ArrayList<>();
        effects.find(7, draft, told::add, () -> false);
        assertThat(told).extracting(Effect::number).containsOnly(7L);
        return told;
    }

    private static Effect last(Effects effects, Draft draft) {
        List<Effect> told = all(effects, draft);
        return told.get(told.size() - 1);
    }

    /** The rules with the changes, in a folder of their own. */
    private RuleBase written(Draft draft) throws IOException, ProblemsException {
        Path rules = Files.createDirectories(folder.resolve("rules/march-2004"));
        try (var files = Files.list(MARCH)) {
            for (Path file : files.toList()) {
                Files.copy(file, rules.resolve(file.getFileName()));
            }
        }
        Path common = Files.createDirectories(folder.resolve("rules/common"));
        try (var files = Files.list(MARCH.resolveSibling("common"))) {
            for (Path file : files.toList()) {
                Files.copy(file, common.resolve(file.getFileName()));
            }
        }
        for (var file : draft.changed().entrySet()) {
            Files.writeString(rules.resolve(file.getKey()), file.getValue());
        }
        return TestRules.in(rules);
    }

    /** What verify says of each fixture, by the rules and by nothing that the workbench knows. */
    private static SortedMap<String, List<String>> verified(RuleBase rules) {
        Evaluator evaluator = new Evaluator(rules);
        Verifier verifier = new Verifier(rules.ruleSet());
        EvidenceReader reader = new EvidenceReader(rules.ruleSet());
        SortedMap<String, List<String>> all = new TreeMap<>();
        EvidenceFiles.of(EVIDENCE).inputs().forEach(input -> {
            List<String> said = new ArrayList<>();
            try {
                for (Evidence fixture : reader.read(input.path(), input.named()).fixtures()) {
                    verifier.differences(fixture, evaluator.evaluate(fixture)).stream()
                            .map(Difference::message)
                            .forEach(said::add);
                }
            } catch (ProblemsException e) {
                e.problems().forEach(problem -> said.add(problem.message()));
            }
            if (!said.isEmpty()) {
                all.put(input.named(), said);
            }
        });
        return all;
    }

    private static SortedMap<String, List<String>> otherwise(Effect effect) {
        SortedMap<String, List<String>> all = new TreeMap<>();
        effect.otherwise().forEach(one -> {
            List<String> said = all.computeIfAbsent(one.of().file(), file -> new ArrayList<>());
            one.differences().forEach(difference -> said.add(difference.message()));
            if (said.isEmpty()) {
                one.wrong().forEach(problem -> said.add(problem.message()));
            }
        });
        return all;
    }

    @ParameterizedTest
    @EnumSource
    void what_a_change_does_is_what_verify_and_compare_say_of_it(Edit edit)
            throws IOException, ProblemsException, InputFile.Unreadable {
        Draft draft = edit.draft(MARCH);
        Caseload study = effects.caseload();
        Effect effect = last(effects, draft);
        RuleBase after = written(draft);

        assertThat(effect.stage()).as(() -> effect.problems().toString()).isEqualTo(Effect.Stage.SETTLED);
        assertThat(otherwise(effect)).isEqualTo(verified(after));
        Comparer comparer = new Comparer(saved.rules().ruleSet(), after.ruleSet());
        Comparison comparison = new Comparison(saved.rules().ruleSet(), after.ruleSet());
        Evaluator evaluator = new Evaluator(after);
        EvidenceReader reader =
                new EvidenceReader(after.ruleSet(), saved.rules().ruleSet());
        for (Caseload.Case one : study.authorities()) {
            Evidence whole = reader.read(one.path(), one.file());
            Evidence evidence = one.evidence().caseName() == null
                    ? whole
                    : whole.cases().stream()
                            .filter(other -> one.evidence().caseName().equals(other.caseName()))
                            .findFirst()
                            .orElseThrow();
            comparison.add(
                    comparer.compare(one.saved(), evaluator.evaluate(evidence)), List.of(), evidence.passedOver());
        }
        assertThat(ComparisonJson.of(effect.comparison())).isEqualTo(ComparisonJson.of(comparison));
    }

    @Test
    void evidence_of_which_the_changed_rules_conclude_what_they_did_is_not_graded_again() throws InputFile.Unreadable {
        assertThat(graded(effects, Edit.NUMBER))
                .as("with a directory that two voluntary organisations are in, and not with each other one")
                .isBetween(1L, with("Directory") - 1);
        assertThat(graded(effects, Edit.CONDITION))
                .as("with guidance for practitioners that is secondary")
                .isEqualTo(caseload.fixtures().stream()
                        .filter(one -> facts(one)
                                .anyMatch(fact -> fact.kind().type().equals("SharingGuidance")
                                        && fact.secondary()
                                        && String.valueOf(fact.values().get("readers"))
                                                .equals("PRACTITIONERS")))
                        .count());
        assertThat(graded(effects, Edit.TOGETHER))
                .as("what looks at several together is not asked of each by itself")
                .isEqualTo(with("Directory"));
        assertThat(graded(effects, Edit.ADDED))
                .as("what is new concludes something of each kind of fact that it asks for")
                .isEqualTo(with("SharingGuidance"))
                .isLessThan(caseload.fixtures().size());
    }

    private static long with(String kind) {
        return caseload.fixtures().stream()
                .filter(one -> facts(one).anyMatch(fact -> fact.kind().type().equals(kind)))
                .count();
    }

    private static long graded(Effects effects, Edit edit) throws InputFile.Unreadable {
        Effect.Part fixtures = last(effects, edit.draft(MARCH)).fixtures();
        return fixtures.all() - (long) fixtures.untouched();
    }

    private static Stream<Observation> facts(Caseload.Case one) {
        return one.evidence().documents().stream().flatMap(document -> document.observations().stream());
    }

    @Test
    void what_was_told_does_not_change_any_more() throws InputFile.Unreadable {
        List<String> then = new ArrayList<>();
        List<Effect> told = new ArrayList<>();
        effects.find(
                1,
                Edit.NUMBER.draft(MARCH),
                effect -> {
                    told.add(effect);
                    then.add(said(effect));
                },
                () -> false);

        assertThat(told).extracting(EffectsTest::said).isEqualTo(then);
        assertThat(told)
                .extracting(Effect::stage)
                .contains(Effect.Stage.READING, Effect.Stage.AUTHORITIES)
                .isSorted();
        assertThat(told.get(told.size() - 1).says())
                .matches("[0-9]+ fixtures and 1 authority come out otherwise; 5 more have the same grades and other "
                        + "facts that count, facts set aside, parts missing, readings\\.");
    }

    private static String said(Effect effect) {
        return effect.says() + (effect.comparison() == null ? "" : ComparisonJson.of(effect.comparison()));
    }

    @Test
    void a_newer_change_ends_an_older_look_at_once() throws InputFile.Unreadable {
        List<Effect> told = new ArrayList<>();
        AtomicBoolean stale = new AtomicBoolean();
        new Effects(saved, RuleCache.none(), caseload)
                .find(
                        1,
                        Edit.NUMBER.draft(MARCH),
                        effect -> {
                            told.add(effect);
                            stale.set(effect.fixtures().done() > 0);
                        },
                        stale::get);

        assertThat(told.get(told.size() - 1).fixtures().done()).isEqualTo(16);
    }

    @Test
    void what_is_rehearsed_changes_one_rule_each_time_which_says_what_it_said() throws ProblemsException {
        List<Draft> rehearsals = new Effects(saved, RuleCache.none(), caseload).rehearsals(Draft.of(MARCH), 15);

        assertThat(rehearsals).as("more than there are files").hasSize(15).doesNotHaveDuplicates();
        for (Draft one : rehearsals) {
            RuleSetReader.Read read = RuleChecker.read(RuleFiles.read(MARCH, new DraftTree(one)));
            assertThat(digests(read)).isEqualTo(digests(saved.read()));
            Set<String> changed = texts(read);
            changed.removeAll(texts(saved.read()));
            assertThat(changed).hasSize(1);
        }
    }

    @Test
    void what_is_rehearsed_grades_all_again_and_finds_nothing_otherwise() {
        List<Effect> told = new ArrayList<>();
        new Effects(saved, RuleCache.none(), caseload).rehearse(Draft.of(MARCH), 1, told::add, () -> false);

        Effect last = told.get(told.size() - 1);
        assertThat(last.stage()).isEqualTo(Effect.Stage.SETTLED);
        assertThat(last.fixtures())
                .isEqualTo(new Effect.Part(
                        last.fixtures().all(), caseload.fixtures().size(), 0));
        assertThat(last.authorities())
                .isEqualTo(new Effect.Part(
                        last.authorities().all(), caseload.authorities().size(), 0));
        assertThat(last.otherwise()).isEmpty();
        assertThat(last.authoritiesOtherwise()).isZero();
    }

    private static List<String> digests(RuleSetReader.Read read) {
        return read.ruleSet().origins().values().stream()
                .map(RuleOrigin::digest)
                .toList();
    }

    private static Set<String> texts(RuleSetReader.Read read) {
        Set<String> texts = new TreeSet<>();
        read.files().forEach(file -> texts.addAll(file.ruleTexts().values()));
        return texts;
    }

    @Test
    void a_newer_change_ends_the_compiling_of_an_older_one_and_what_was_ended_can_be_compiled_again()
            throws InputFile.Unreadable {
        Draft draft = Draft.of(MARCH);
        Draft once = draft.typed(
                "x",
                "requirement-6.drl",
                draft.onDisk("requirement-6.drl").replace("\"it is for managers only\"", "\"managers alone read it\""));
        List<Effect> told = new ArrayList<>();
        Effects effects = new Effects(saved, RuleCache.none(), caseload);
        AtomicInteger asked = new AtomicInteger();
        // It is asked again and again while rules are compiled.
        effects.find(1, once, told::add, () -> asked.incrementAndGet() > 5);

        assertThat(told).extracting(Effect::stage).containsOnly(Effect.Stage.READING);
        assertThat(last(effects, once).stage()).isEqualTo(Effect.Stage.SETTLED);
    }

    @Test
    void rules_that_cannot_be_used_are_told_with_what_is_wrong() throws InputFile.Unreadable {
        Draft draft = Draft.of(MARCH);
        Draft broken = draft.typed(
                "x",
                "requirement-6.drl",
                draft.onDisk("requirement-6.drl").replace("Counted.whole( \"R6.B2\"", "Counted.whole( \"R6.B22\""));

        Effect effect = last(new Effects(saved, RuleCache.none(), caseload), broken);

        assertThat(effect.stage()).isEqualTo(Effect.Stage.BROKEN);
        assertThat(effect.problems())
                .anySatisfy(problem -> assertThat(problem.toString())
                        .startsWith("rules/march-2004/requirement-6.drl:")
                        .contains("R6.B22"));
        assertThat(effect.comparison()).isNull();
    }

    @Test
    void a_fixture_that_failed_before_is_told_apart_and_what_is_accepted_does_not_differ_any_more()
            throws IOException, ProblemsException, InputFile.Unreadable {
        Path fixtures = Files.createDirectory(folder.resolve("fixtures"));
        String text = Files.readString(Path.of("fixtures/worked-example.yaml"));
        Path failing = Files.writeString(
                fixtures.resolve("failing.yaml"),
                text.replaceFirst("(?m)^(expect:\n(?:.*\n)*?.*R6: ).*$", "$1Well Behind"));
        assertThat(Files.readString(failing)).isNotEqualTo(text);
        Path sound = Files.writeString(fixtures.resolve("sound.yaml"), text);
        Caseload two = new CaseloadReader(saved.rules(), List.of(fixtures.toString())).read(part -> {});
        Draft nothing = Draft.of(MARCH, List.of(fixtures.toRealPath()));
        Draft weighed =
                nothing.typed("x", "pack.yaml", nothing.onDisk("pack.yaml").replace("value: 3.00,", "value: 3.05,"));
        Effects effects = new Effects(saved, RuleCache.none(), two);

        Effect before = last(effects, nothing);
        Effect effect = last(effects, weighed);

        assertThat(before.otherwise()).as("it fails as it did").isEmpty();
        assertThat(effect.otherwise())
                .extracting(Effect.Otherwise::failedBefore)
                .containsExactly(true, false);
        SortedMap<String, String> accepted = effects.accepted(
                weighed, effect, List.of(fixtures.resolve("sound.yaml").toString()));
        assertThat(accepted).containsOnlyKeys(Effects.key(sound.toRealPath()));
        assertThat(accepted.get(Effects.key(sound.toRealPath()))).isNotEqualTo(text);
        Effect after = last(effects, weighed.with("accepted", accepted));
        assertThat(after.otherwise())
                .extracting(one -> one.of().path().getFileName().toString())
                .containsExactly("failing.yaml");
    }

    @Test
    void files_that_have_changed_on_disk_are_read_again_and_no_others() throws IOException, InputFile.Unreadable {
        Path fixtures = Files.createDirectory(folder.resolve("fixtures"));
        String text = Files.readString(Path.of("fixtures/worked-example.yaml"));
        Path one = Files.writeString(fixtures.resolve("one.yaml"), text);
        Files.writeString(fixtures.resolve("two.yaml"), text);
        CaseloadReader reader = new CaseloadReader(saved.rules(), List.of(fixtures.toString()));
        Caseload before = reader.read(part -> {});

        assertThat(reader.again(before)).isSameAs(before);
        Files.writeString(one, text + "# A line more.\n");
        Files.writeString(fixtures.resolve("three.yaml"), text);
        Caseload after = reader.again(before);

        assertThat(after.fixtures()).hasSize(3);
        assertThat(after.fixtures().get(0)).isNotEqualTo(before.fixtures().get(0));
        assertThat(after.fixtures()).last().isSameAs(before.fixtures().get(1));
    }
}
