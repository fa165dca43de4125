package assay.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import assay.TestRules;
import assay.draft.Draft;
import assay.files.InputFile;
import assay.problem.ProblemsException;
import assay.rules.RuleCache;
import assay.verify.Coverage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a change of the width that a gate of a playground needs does to the fixtures of playgrounds. */
class TestingTest {

    private static final List<String> FIXTURES = List.of("rules/playgrounds/fixtures");

    @TempDir
    Path folder;

    private Path rules;

    @BeforeEach
    void copies_the_rules() throws IOException {
        rules = folder.resolve("rules/playgrounds");
        for (String name : List.of("playgrounds", "common")) {
            Path to = Files.createDirectories(folder.resolve("rules").resolve(name));
            try (var files = Files.list(Path.of("rules", name))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Files.copy(file, to.resolve(file.getFileName()));
                }
            }
        }
    }

    private Effects effects() throws ProblemsException {
        Ready saved = Ready.saved(rules, TestRules.CACHE);
        return new Effects(saved, RuleCache.none(), new CaseloadReader(saved.rules(), FIXTURES).read(part -> {}));
    }

    private String width(int centimetres) throws IOException {
        String text = Files.readString(rules.resolve("parameters.yaml"));
        String other = text.replaceFirst("(gate-width:\n  value: )\\d+", "$1" + centimetres);
        assertThat(other).isNotEqualTo(text);
        return other;
    }

    private static Effect effect(Effects effects, Draft draft) {
        List<Effect> told = new ArrayList<>();
        effects.find(5, draft, told::add, () -> false);
        return told.get(told.size() - 1);
    }

    private static List<Tests> all(Effects effects, Draft draft) {
        List<Tests> told = new ArrayList<>();
        effects.test(draft, effect(effects, draft), told::add, () -> false);
        assertThat(told).extracting(Tests::number).containsOnly(5L);
        assertThat(told).extracting(Tests::done).containsOnlyOnce(true).last().isEqualTo(true);
        Tests last = told.get(told.size() - 1);
        assertThat(last.problems()).isEmpty();
        assertThat(last.mutants().done()).isEqualTo(last.mutants().all()).isPositive();
        return told;
    }

    private static Tests last(Effects effects, Draft draft) {
        List<Tests> told = all(effects, draft);
        return told.get(told.size() - 1);
    }

    @Test
    void mutants_that_survive_and_what_is_not_covered_are_told_as_far_as_they_are_the_changes()
            throws IOException, ProblemsException, InputFile.Unreadable {
        Draft wider = Draft.of(rules).typed("x", "parameters.yaml", width(300));
        Tests lost = last(effects(), wider);

        assertThat(lost.survivors())
                .as("no gate of a fixture is as wide as that, or by 1 cm too narrow")
                .anySatisfy(one -> {
                    assertThat(one.about()).isEqualTo("P1.M1 a gate that is wide and has no step");
                    assertThat(one.says()).startsWith("$gate : Gate( width >= [300 -> 299]");
                    assertThat(one.rule()).isTrue();
                    assertThat(one.file()).isEqualTo("requirement-1.drl");
                    assertThat(one.telling()).contains("- gate:");
                });
        assertThat(lost.lost())
                .extracting(Coverage.Gap::aspect, Coverage.Gap::name)
                .contains(tuple(Coverage.Aspect.MET, "P1.M1"));
        assertThat(lost.gained()).isEmpty();
        assertThat(lost.says()).endsWith(" to the test any more.");

        // The same the other way round: what was not covered is.
        String narrow = Files.readString(rules.resolve("parameters.yaml"));
        Files.writeString(rules.resolve("parameters.yaml"), width(300));
        Tests gained = last(effects(), Draft.of(rules).typed("x", "parameters.yaml", narrow));

        assertThat(gained.survivors()).isEmpty();
        assertThat(gained.lost()).isEmpty();
        assertThat(gained.gained()).containsAll(lost.lost());
        assertThat(gained.says()).isEqualTo("The fixtures notice as much as they did.");
    }

    @Test
    void what_survived_before_is_none_of_the_changes() throws IOException, ProblemsException, InputFile.Unreadable {
        Files.writeString(rules.resolve("parameters.yaml"), width(290));
        Draft wider = Draft.of(rules).typed("x", "parameters.yaml", width(300));

        assertThat(last(effects(), wider).survivors())
                .as("no gate of a fixture is as wide as the one or the other")
                .isEmpty();
    }

    @Test
    void a_newer_change_ends_it() throws IOException, ProblemsException, InputFile.Unreadable {
        Effects effects = effects();
        Draft draft = Draft.of(rules).typed("x", "parameters.yaml", width(99));
        Effect effect = effect(effects, draft);
        AtomicBoolean stale = new AtomicBoolean();
        List<Tests> told = new ArrayList<>();

        effects.test(
                draft,
                effect,
                tests -> {
                    told.add(tests);
                    stale.set(true);
                },
                stale::get);

        assertThat(told).hasSize(1);
        assertThat(told.get(0).done()).isFalse();
    }
}
