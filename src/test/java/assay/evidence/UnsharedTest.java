package assay.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import assay.problem.Problem;
import assay.problem.ProblemsException;
import assay.rules.RuleBase;
import assay.rules.RuleCache;
import assay.ruleset.Field;
import assay.ruleset.Kind;
import assay.ruleset.RuleSet;
import assay.ruleset.Vocabulary;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Evidence that is read by two rule sets, of which each has names and words of its own. */
class UnsharedTest {

    private static RuleSet now;
    private static RuleSet before;

    @BeforeAll
    static void loadRules() throws Exception {
        now = RuleBase.load(Path.of("rules", "march-2004"), RuleCache.in(Path.of("target", "rules-cache")))
                .ruleSet();
        Vocabulary vocabulary = now.vocabulary();
        before = new RuleSet(
                now.pack(),
                now.sha256(),
                now.files(),
                new Vocabulary(
                        vocabulary.kinds().stream().map(UnsharedTest::asBefore).toList(),
                        vocabulary.authority(),
                        vocabulary.interview(),
                        vocabulary.profile()),
                now.interpretations(),
                now.origins(),
                now.extension(),
                now.declared(),
                now.parameters(),
                now.settings(),
                now.rulePackage());
    }

    private static Kind asBefore(Kind kind) {
        UnaryOperator<Field> renamed = field -> field.formerly()
                .map(name -> new Field(
                        name,
                        name,
                        field.form(),
                        field.enumeration(),
                        field.words(),
                        field.optional(),
                        field.mayBeEmpty()))
                .orElse("entries".equals(field.word()) ? withOneWord(field) : field);
        return new Kind(
                kind.word(),
                kind.type(),
                kind.file(),
                kind.line(),
                kind.fields().stream().map(renamed).toList());
    }

    private static Field withOneWord(Field field) {
        return new Field(
                field.word(),
                field.property(),
                field.form(),
                field.enumeration(),
                List.of("own"),
                field.optional(),
                field.mayBeEmpty());
    }

    private static Evidence read(EvidenceReader reader, String training) throws ProblemsException {
        return shows(reader, "training: {" + training + ", staff: managers, status: planned}");
    }

    private static Evidence shows(EvidenceReader reader, String fact) throws ProblemsException {
        return reader.read("test.yaml", """
                authority: Eastmere
                type: county
                documents:
                  - id: D1
                    title: Training plan
                    shows:
                      - %s
                """.formatted(fact).getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> refused(EvidenceReader reader, String training) {
        return catchThrowableOfType(ProblemsException.class, () -> read(reader, training)).problems().stream()
                .map(Problem::toString)
                .toList();
    }

    private static Map<String, Object> shown(Evidence evidence) {
        assertThat(evidence.passedOver()).isEmpty();
        return evidence.documents().get(0).observations().get(0).values();
    }

    @Test
    void by_one_rule_set_the_former_name_is_an_error_that_says_the_new_one() {
        assertThat(refused(new EvidenceReader(now), "on: consent"))
                .containsExactly("test.yaml:7:20: \"on\" is now \"about\" in training");
        assertThat(refused(new EvidenceReader(before), "about: consent"))
                .contains("test.yaml:7:20: unknown key \"about\" in training; known: \"on\", \"staff\", \"status\","
                        + " \"at\", \"basis\" or \"note\"");
    }

    @Test
    void by_two_rule_sets_with_a_renaming_between_them_either_name_is_the_own_one() throws Exception {
        for (String training : List.of("on: consent", "about: consent")) {
            assertThat(shown(read(new EvidenceReader(now, before), training)))
                    .as(training)
                    .containsEntry("about", "consent");
            assertThat(shown(read(new EvidenceReader(before, now), training)))
                    .as(training)
                    .containsEntry("on", "consent");
        }
    }

    @Test
    void two_rule_sets_of_the_same_name_know_no_other() {
        assertThat(refused(new EvidenceReader(now, now), "on: consent"))
                .containsExactly("test.yaml:7:20: \"on\" is now \"about\" in training");
    }

    @Test
    void both_names_at_once_are_an_error() {
        assertThat(refused(new EvidenceReader(now, now), "on: consent, about: consent"))
                .containsExactly("test.yaml:7:20: \"on\" is now \"about\" in training");
        assertThat(refused(new EvidenceReader(now, before), "on: consent, about: consent"))
                .containsExactly("test.yaml:7:20: \"on\" is now \"about\" in training");
        assertThat(refused(new EvidenceReader(before, now), "on: consent, about: consent"))
                .containsExactly("test.yaml:7:33: unknown key \"about\" in training; known: \"on\", \"staff\","
                        + " \"status\", \"at\", \"basis\" or \"note\"");
    }

    @Test
    void a_word_that_may_be_left_out_and_that_only_the_other_knows_is_passed_over() throws Exception {
        Evidence evidence = shows(
                new EvidenceReader(before, now),
                "directory: {status: working, online: true, fields: [], sectors: [], voluntary-organisations: 2,"
                        + " listing: partial, entries: signposted}");
        assertThat(evidence.passedOver()).containsExactly("\"signposted\" for \"entries\" of directory");
        assertThat(evidence.documents().get(0).observations().get(0).values())
                .doesNotContainKey("entries")
                .containsEntry("listing", "partial");
    }
}
