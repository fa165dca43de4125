package assay.workbench;

import static assay.cli.Run.assay;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import assay.draft.Draft;
import assay.draft.Saving;
import assay.effect.Effect;
import assay.effect.Tests;
import assay.files.InputFile;
import assay.problem.Problem;
import assay.rules.RuleCache;
import assay.ruleset.Parameter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeskTest {

    @TempDir
    Path folder;

    private OnDisk disk;
    private final Events events = new Events();

    @BeforeEach
    void copies_the_rules() throws IOException {
        disk = OnDisk.in(folder);
    }

    private Desk desk() {
        return desk(disk.fixtures());
    }

    private Desk desk(Path evidence) {
        return desk(evidence, Optional.empty());
    }

    private Desk desk(Path evidence, Optional<Path> variants) {
        return new Desk(
                disk.rules(),
                List.of(evidence.toString()),
                variants,
                RuleCache.in(folder.resolve("cache")),
                events,
                new Defects(Optional.empty()));
    }

    /** Waits until things stand so. */
    private Desk.State await(Desk desk, Predicate<Desk.State> so) throws Exception {
        CompletableFuture<Desk.State> found = new CompletableFuture<>();
        Runnable listening = events.listen(number -> {
            Desk.State state = desk.state();
            if (so.test(state)) {
                found.complete(state);
            }
        });
        try {
            return so.test(desk.state()) ? desk.state() : found.get(2, TimeUnit.MINUTES);
        } catch (TimeoutException e) {
            throw new AssertionError(
                    "it does not come to stand so: " + desk.state().effect(), e);
        } finally {
            listening.run();
        }
    }

    private static boolean isSettled(Desk.State state) {
        Effect effect = state.effect();
        return effect != null && effect.number() == state.number() && effect.isFinal();
    }

    private Desk opened() throws Exception {
        Desk desk = desk();
        desk.open();
        await(desk, DeskTest::isSettled);
        return desk;
    }

    private Desk.State typed(Desk desk, int many) throws IOException, InputFile.Unreadable {
        String text = disk.voluntaryOrganisations(many);
        return desk.change(draft -> draft.typed(OnDisk.EDITED, "parameters.yaml", text));
    }

    @Test
    void only_what_the_newest_change_does_is_ever_wholly_found_out() throws Exception {
        try (Desk desk = opened()) {
            long settledBefore = desk.state().settled().number();
            Desk.State last = desk.state();
            for (int many = 3; many < 20; many++) {
                last = typed(desk, many);
            }
            long number = last.number();

            Desk.State state = await(desk, DeskTest::isSettled);

            assertThat(state.number()).isEqualTo(number);
            assertThat(state.settled().number()).isEqualTo(number).isGreaterThan(settledBefore + 1);
            assertThat(state.draft().steps()).as("who types makes one step").hasSize(1);
            assertThat(state.effect().otherwise())
                    .extracting(one -> one.of().path().getFileName().toString())
                    .contains("r3-4-m2-just-met.yaml");
            assertThat(state.effect().authoritiesOtherwise()).isEqualTo(1);

            Desk.State tested = await(
                    desk,
                    one -> one.tests() != null
                            && one.tests().number() == number
                            && one.tests().done());
            assertThat(tested.tests().problems()).isEmpty();
            assertThat(tested.tests().survivors())
                    .as("no fixture has 19 voluntary organisations")
                    .extracting(Tests.Survivor::about, Tests.Survivor::says)
                    .contains(tuple(
                            "R3-4.M2 19 voluntary organisations or more in a working online directory",
                            "drops the rule"));
        }
    }

    @Test
    void where_nothing_is_changed_any_more_nothing_is_said_to_come_out_otherwise() throws Exception {
        try (Desk desk = opened()) {
            typed(desk, 3);
            assertThat(counted(await(desk, DeskTest::isSettled))).isNotEmpty();
            Desk.State undone = desk.change(Draft::undone);
            assertThat(undone.shown().otherwise())
                    .as("what is known is still of before")
                    .isNotEmpty();
            assertThat(counted(undone)).isEmpty();
        }
    }

    /** What stands beside the name of the screen of effects on every page. */
    private static String counted(Desk.State state) {
        return new Shell("", "", 0, "", state, List.of(), true, 0, List.of(), List.of()).otherwise();
    }

    @Test
    void rules_that_are_others_on_disk_are_read_again_and_no_others() throws Exception {
        try (Desk desk = opened()) {
            long number = desk.state().number();
            String before = Files.readString(disk.rules().resolve("parameters.yaml"));
            desk.rereadOthers();
            assertThat(desk.state().number()).as("nothing is another").isEqualTo(number);

            Files.writeString(disk.rules().resolve("parameters.yaml"), disk.voluntaryOrganisations(3));
            desk.rereadOthers();
            await(desk, state -> state.number() > number && isSettled(state));
            assertThat(desk.state().effects().saved().ruleSet().parameters())
                    .filteredOn(one -> one.name().equals("voluntary-organisations"))
                    .extracting(Parameter::value)
                    .containsExactly("3");
            assertThat(desk.state().draft().changed()).isEmpty();

            Files.writeString(disk.rules().resolve("parameters.yaml"), "no: [parameters\n");
            desk.rereadOthers();
            Desk.State broken = await(desk, state -> !state.broken().isEmpty());
            assertThat(broken.effects()).isNull();

            Files.writeString(disk.rules().resolve("parameters.yaml"), before);
            desk.rereadOthers();
            assertThat(await(desk, state -> state.broken().isEmpty() && isSettled(state))
                            .effects())
                    .isNotNull();
        }
    }

    @Test
    void what_several_change_at_once_is_all_there() throws Exception {
        try (Desk desk = desk()) {
            IntStream.range(0, 40).parallel().forEach(number -> {
                try {
                    desk.change(draft -> draft.typed("new " + number, "new-" + number + ".drl", "x\n"));
                } catch (InputFile.Unreadable e) {
                    throw new AssertionError(e);
                }
            });

            assertThat(desk.state().draft().changed()).hasSize(40);
            assertThat(desk.state().number()).isEqualTo(40);
        }
    }

    @Test
    void what_was_not_saved_is_here_again_and_is_said_to_be() throws Exception {
        Desk.State before;
        try (Desk desk = desk()) {
            before = typed(desk, 3);
        }

        try (Desk desk = desk()) {
            assertThat(desk.state().draft()).isEqualTo(before.draft());
            assertThat(desk.state().notice())
                    .matches("1 change that was not saved when the workbench ended is here again\\."
                            + " Last written on \\d{1,2} [A-Z][a-z]+ \\d{4} at \\d\\d:\\d\\d\\.");
        }
    }

    @Test
    void while_rules_are_broken_what_was_known_last_stays() throws Exception {
        try (Desk desk = opened()) {
            typed(desk, 3);
            Desk.State known = await(desk, DeskTest::isSettled);
            desk.change(draft -> draft.typed("x", "requirement-6.drl", "nonsense\n"));

            Desk.State state = await(desk, DeskTest::isSettled);

            assertThat(state.effect().stage()).isEqualTo(Effect.Stage.BROKEN);
            assertThat(state.shown()).isSameAs(known.effect());
            assertThat(state.isStale()).isTrue();
            assertThatThrownBy(() -> desk.save(false))
                    .hasMessage("The rules cannot be used as they are. Mend them, or save all the same.");
            assertThat(Files.readString(disk.rules().resolve("requirement-6.drl")))
                    .startsWith("package");

            desk.save(true);
            Desk.State saved = await(desk, one -> !one.broken().isEmpty());
            assertThat(Files.readString(disk.rules().resolve("requirement-6.drl")))
                    .isEqualTo("nonsense\n");
            assertThat(saved.draft().changed()).isEmpty();
        }
    }

    @Test
    void fixtures_are_accepted_as_a_change_and_saved_with_the_rules() throws Exception {
        try (Desk desk = opened()) {
            typed(desk, 3);
            Desk.State known = await(desk, DeskTest::isSettled);
            List<String> differing =
                    known.effect().differing().stream().map(one -> one.file()).toList();
            assertThat(differing).isNotEmpty();

            desk.accept(differing);
            Desk.State accepted = await(desk, DeskTest::isSettled);
            assertThat(accepted.effect().otherwise()).isEmpty();
            assertThat(accepted.draft().changedEvidence()).hasSameSizeAs(differing);
            Path file = Path.of(accepted.draft().changedEvidence().firstKey());
            String before = Files.readString(file);

            Desk.Saved saved = desk.save(false);

            assertThat(saved.files()).hasSize(differing.size() + 1).contains("parameters.yaml");
            assertThat(Files.readString(file)).isNotEqualTo(before);
            assertThat(disk.parameters())
                    .isEqualTo(disk.voluntaryOrganisations(3))
                    .contains("value: 3");
            Desk.State after = await(
                    desk,
                    state -> isSettled(state)
                            && state.effects()
                                    .saved()
                                    .ruleSet()
                                    .sha256()
                                    .equals(accepted.effect()
                                            .ready()
                                            .rules()
                                            .ruleSet()
                                            .sha256()));
            assertThat(after.effect().otherwise()).isEmpty();
            assertThat(after.effects().caseload().fixtures())
                    .allSatisfy(one -> assertThat(one.differs()).as(one.file()).isEmpty());
        }
        assertThat(desk().state().notice()).as("nothing is left to be taken up").isEmpty();
    }

    @Test
    void the_schema_beside_the_rules_is_saved_with_what_the_rules_say_then() throws Exception {
        Path schema = disk.rules().resolve("evidence.schema.json");
        String before = Files.readString(schema);
        String meanings = Files.readString(disk.rules().resolve("meanings.yaml"));
        String says = "A list that explains the terms of some services to others.";
        assertThat(meanings).containsOnlyOnce(says);
        try (Desk desk = desk()) {
            typed(desk, 3);
            assertThat(desk.save(true).files())
                    .as("a number says nothing in it")
                    .containsExactly("parameters.yaml");
            assertThat(Files.readString(schema)).isEqualTo(before);

            desk.change(
                    draft -> draft.typed(OnDisk.EDITED, "meanings.yaml", meanings.replace(says, "A list of terms.")));
            Desk.Saved saved = desk.save(true);

            assertThat(saved.files()).contains("evidence.schema.json", "meanings.yaml");
            assertThat(saved.says(saved.paths()))
                    .as("what was changed is what somebody changed")
                    .containsExactly(OnDisk.EDITED);
            assertThat(Files.readString(schema)).isNotEqualTo(before).contains("A list of terms.");
            assertThat(desk.state().draft().changed()).isEmpty();
            try (Stream<Path> files = Files.list(disk.rules())) {
                assertThat(files.map(file -> file.getFileName().toString()))
                        .as("nothing lies beside what was saved")
                        .noneMatch(name -> name.endsWith(".tmp"));
            }
        }
    }

    private static final String GLOSSARY = "A list that explains the terms of some services to others.";

    private void changeGlossary(Desk desk) throws Exception {
        String meanings = Files.readString(disk.rules().resolve("meanings.yaml"));
        desk.change(
                draft -> draft.typed(OnDisk.EDITED, "meanings.yaml", meanings.replace(GLOSSARY, "A list of terms.")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ours", "variants/ours", "tries/ours"})
    void a_schema_of_a_rule_set_that_extends_this_one_is_told_before_and_after_saving(String where) throws Exception {
        Path variant = Files.createDirectories(disk.rules().resolveSibling(where));
        Path named = Files.createDirectories(disk.rules().resolveSibling("tries"));
        Files.writeString(
                variant.resolve("pack.yaml"),
                "name: ours\nextends: " + disk.rules().getFileName() + "\n");
        Path schema = variant.resolve("evidence.schema.json");
        Files.writeString(schema, assay("schema", "--rules", variant.toString()).out());
        try (Desk desk = desk(disk.fixtures(), Optional.of(named))) {
            assertThat(desk.schemas().of(desk.state().draft())).isEqualTo(Schemas.Told.NOTHING);
            changeGlossary(desk);

            Schemas.Told before = desk.schemas().of(desk.state().draft());
            desk.save(true);
            Schemas.Told after = desk.schemas().of(desk.state().draft());

            assertThat(before.written()).isTrue();
            assertThat(after.written()).as("all is saved").isFalse();
            assertThat(List.of(before, after))
                    .allSatisfy(told -> assertThat(told.old()).singleElement().satisfies(one -> {
                        assertThat(Path.of(one.file()).toRealPath()).isEqualTo(schema.toRealPath());
                        assertThat(one.code()).isEqualTo("evidence-schema");
                        assertThat(one.message()).contains("the kind \"glossary\" is otherwise; assay schema ");
                    }));
        }
    }

    @Test
    void a_schema_that_cannot_be_saved_with_the_rules_is_told_before_and_after_saving() throws Exception {
        Path schema = disk.rules().resolve("evidence.schema.json");
        Path elsewhere = Files.move(schema, folder.resolve("elsewhere.json"));
        Files.createSymbolicLink(schema, elsewhere);
        try (Desk desk = desk()) {
            changeGlossary(desk);

            Schemas.Told before = desk.schemas().of(desk.state().draft());
            assertThat(desk.save(true).files()).containsExactly("meanings.yaml");
            Schemas.Told after = desk.schemas().of(desk.state().draft());

            assertThat(List.of(before, after)).allSatisfy(told -> {
                assertThat(told.written()).isFalse();
                assertThat(told.old())
                        .extracting(Problem::message)
                        .singleElement(STRING)
                        .startsWith(
                                "editors read here what the rules said before: the kind \"glossary\" is otherwise; ");
            });
        }
    }

    @Test
    void of_rules_that_cannot_be_used_the_schema_stays_as_it_is() throws Exception {
        Path schema = disk.rules().resolve("evidence.schema.json");
        String before = Files.readString(schema);
        try (Desk desk = desk()) {
            desk.change(draft -> draft.typed(OnDisk.EDITED, "evidence.drl", "nonsense\n"));
            assertThat(desk.save(true).files()).containsExactly("evidence.drl");
            assertThat(Files.readString(schema)).isEqualTo(before);
        }
    }

    @Test
    void what_was_accepted_of_other_evidence_is_told_as_that_and_not_as_changed() throws Exception {
        String file;
        try (Desk desk = opened()) {
            typed(desk, 3);
            Desk.State known = await(desk, DeskTest::isSettled);
            desk.accept(List.of(known.effect().differing().get(0).file()));
            file = desk.state().draft().changedEvidence().firstKey();
        }
        String before = Files.readString(Path.of(file));
        Path other = Files.createDirectory(folder.resolve("other"));

        try (Desk desk = desk(other)) {
            assertThat(desk.state().draft().changedEvidence()).containsKey(file);
            assertThat(Saving.conflicts(desk.state().draft())).isEmpty();
            assertThatThrownBy(() -> desk.save(true))
                    .hasMessage(file + " is not among the evidence that this workbench was started with. Nothing can be"
                            + " saved here: start it over " + Path.of(file).getParent()
                            + " to save it with all else, or undo what was changed there.");
            assertThat(disk.parameters()).doesNotContain("value: 3\n  unit: organisations");
        }
        try (Opened opened = new Opened(new Workbench.Options(
                disk.rules(), List.of(other.toString()), 0, RuleCache.in(folder.resolve("cache")), Optional.empty()))) {
            assertThat(Jsoup.parse(opened.get("/review").body()).text())
                    .contains(file + " is not among the evidence that this workbench was started with.")
                    .doesNotContain("was changed on disk meanwhile", "Take yours");
        }
        assertThat(Path.of(file)).hasContent(before);

        try (Desk desk = desk()) {
            desk.save(true);
        }
        assertThat(Files.readString(Path.of(file))).isNotEqualTo(before);
    }

    @Test
    void a_file_that_changed_on_disk_is_a_question() throws Exception {
        try (Desk desk = opened()) {
            typed(desk, 3);
            await(desk, DeskTest::isSettled);
            String theirs = disk.parameters() + "# Theirs.\n";
            Files.writeString(disk.rules().resolve("parameters.yaml"), theirs);

            assertThatThrownBy(() -> desk.save(false))
                    .hasMessageStartingWith("parameters.yaml has been changed on disk meanwhile.");
            assertThat(disk.parameters()).isEqualTo(theirs);

            desk.change(draft -> draft.without("parameters.yaml"));
            assertThat(desk.state().draft().changed()).isEmpty();
        }
    }
}
