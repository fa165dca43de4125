package assay.effect;

import static org.assertj.core.api.Assertions.assertThat;

import assay.TestRules;
import assay.draft.Draft;
import assay.effect.EffectsTest.Edit;
import assay.evaluation.Batch;
import assay.evidence.Evidence;
import assay.problem.ProblemsException;
import assay.study.EvidenceFiles;
import assay.verify.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownOutcomesTest {

    private static final Path MARCH = Path.of("rules/march-2004");
    private static final List<String> EVIDENCE = List.of(
            "fixtures/requirement-6", "fixtures/requirements-3-and-4", "fixtures/grading/what-the-rules-say.yaml");

    private static Ready saved;

    @TempDir
    Path folder;

    @BeforeAll
    static void reads_the_rules() throws ProblemsException {
        saved = Ready.saved(MARCH, TestRules.CACHE);
    }

    private static Ready changed(Edit edit, Ready before) throws Exception {
        return Ready.of(edit.draft(MARCH), before, TestRules.CACHE, () -> false);
    }

    private static List<Outcome> outcomes(KnownOutcomes known, List<String> evidence) throws ProblemsException {
        List<Outcome> all = new ArrayList<>();
        for (Batch.Input input : EvidenceFiles.of(evidence).inputs()) {
            try {
                all.addAll(known.of(known.reader().read(input.path(), input.named())));
            } catch (ProblemsException e) {
                all.add(Outcome.broken(input.named(), e.problems()));
            }
        }
        return all;
    }

    @Test
    void what_is_known_by_one_version_after_the_other_is_what_comes_out_by_each_alone() throws Exception {
        KnownOutcomes known = KnownOutcomes.first(saved);
        Ready before = saved;
        assertThat(outcomes(known, EVIDENCE)).allMatch(Outcome::passed);
        for (Edit edit : Edit.values()) {
            Ready now = changed(edit, before);
            known = known.next(now);
            assertThat(outcomes(known, EVIDENCE))
                    .as(edit.name())
                    .isEqualTo(outcomes(KnownOutcomes.none(now.rules()), EVIDENCE));
            before = now;
        }
        known = known.next(saved);
        assertThat(outcomes(known, EVIDENCE)).allMatch(Outcome::passed);
    }

    @Test
    void what_a_change_cannot_touch_is_not_graded_again() throws Exception {
        KnownOutcomes first = KnownOutcomes.first(saved);
        int all = outcomes(first, EVIDENCE).size();
        assertThat(first.known()).isZero();
        assertThat(first.next(saved).known()).as("nothing has changed").isEqualTo(all);
        assertThat(first.next(changed(Edit.MOVED, saved)).known())
                .as("no rule says anything else")
                .isEqualTo(all);
        assertThat(first.next(changed(Edit.NUMBER, saved)).known())
                .as("but what has two voluntary organisations")
                .isBetween(all / 2, all - 1);
        assertThat(first.next(changed(Edit.GRADE, saved)).known())
                .as("all evidence is graded otherwise")
                .isZero();
    }

    @Test
    void what_does_not_come_out_as_expected_is_graded_again() throws Exception {
        Ready number = changed(Edit.NUMBER, saved);
        KnownOutcomes differing = KnownOutcomes.first(number);
        List<Outcome> outcomes = outcomes(differing, EVIDENCE);
        int failed = (int) outcomes.stream().filter(Outcome::differs).count();
        assertThat(failed).isPositive();
        assertThat(differing.next(number).known()).isEqualTo(outcomes.size() - failed);
    }

    @Test
    void a_fixture_that_says_something_else_is_read_and_graded_again_and_one_that_does_not_is_not() throws Exception {
        Path file = folder.resolve("a.yaml");
        Path other = folder.resolve("b.yaml");
        String text = Files.readString(Path.of("fixtures/requirement-6/r6-b2-guidance-for-managers-only.yaml"));
        Files.writeString(file, text);
        Files.writeString(other, text);
        List<String> evidence = List.of(folder.toString());
        KnownOutcomes known = KnownOutcomes.first(saved);
        assertThat(outcomes(known, evidence)).hasSize(2).allMatch(Outcome::passed);
        Evidence before = known.reader().read(file, "a.yaml");

        Files.writeString(file, text.replace("readers: managers", "readers: practitioners"));
        Files.writeString(other, text);
        known = known.next(saved);

        assertThat(known.known()).isEqualTo(2);
        assertThat(outcomes(known, evidence)).extracting(Outcome::passed).containsExactly(false, true);
        Evidence now = known.reader().read(file, "a.yaml");
        assertThat(now).isNotEqualTo(before);
        assertThat(known.reader().read(file, "a.yaml")).isSameAs(now);
        known = known.next(saved);
        assertThat(known.known()).as("what failed is not known").isEqualTo(1);
    }

    @Test
    void evidence_that_is_read_otherwise_is_read_and_graded_again() throws Exception {
        KnownOutcomes known = KnownOutcomes.first(saved);
        outcomes(known, EVIDENCE);
        Draft draft = Draft.of(MARCH);
        Ready another = Ready.of(
                draft.typed(
                        "x",
                        "evidence.drl",
                        draft.onDisk("evidence.drl").replace("PILOT, MAIN, REPEAT;", "PILOT, MAIN, REPEAT, LAST;")),
                saved,
                TestRules.CACHE,
                () -> false);
        assertThat(known.next(another).known()).isZero();
    }
}
