package assay.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import assay.TestRules;
import assay.ruleset.Field;
import assay.ruleset.Kind;
import assay.ruleset.RuleSet;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file of evidence to begin with: valid as it is, and with every example that is taken. */
class EvidenceTemplateTest {

    private static RuleSet rules(String name) throws Exception {
        return TestRules.in(Path.of("rules", name)).ruleSet();
    }

    private static Evidence read(RuleSet rules, String text) throws Exception {
        return new EvidenceReader(rules).read("template.yaml", text.getBytes(StandardCharsets.UTF_8));
    }

    /** Takes the number sign and the space after it away, as editors do. */
    private static String taken(String lines) {
        return lines.replaceAll("(?m)^( *)# ", "$1");
    }

    /** The example of each kind, by its name. */
    private static Map<String, String> examples(String template) {
        Map<String, String> examples = new LinkedHashMap<>();
        Matcher example = Pattern.compile("(?m)^      # - ([a-z0-9-]+):\\n(?:      #     .*\\n)*")
                .matcher(template);
        while (example.find()) {
            examples.put(example.group(1), example.group());
        }
        return examples;
    }

    @ParameterizedTest
    @ValueSource(strings = {"march-2004", "march-2004-pilot"})
    void it_is_a_file_of_evidence_that_says_nothing(String name) throws Exception {
        RuleSet rules = rules(name);
        Evidence evidence = read(rules, EvidenceTemplate.of(rules));
        assertThat(evidence.authority()).isEqualTo("Name of the authority");
        assertThat(evidence.interview()).isNull();
        assertThat(evidence.profile()).isEmpty();
        assertThat(evidence.documents())
                .singleElement()
                .satisfies(document -> assertThat(document.observations()).isEmpty());
        assertThat(EvidenceTemplate.of(rules)).contains("for the " + name + " rules");
    }

    @ParameterizedTest
    @ValueSource(strings = {"march-2004", "march-2004-pilot"})
    void each_example_that_is_taken_is_valid_and_has_all_fields_and_words_of_its_kind(String name) throws Exception {
        RuleSet rules = rules(name);
        String template = EvidenceTemplate.of(rules);
        Map<String, String> examples = examples(template);
        assertThat(examples.keySet())
                .containsExactlyElementsOf(
                        rules.vocabulary().kinds().stream().map(Kind::word).toList());
        for (Kind kind : rules.vocabulary().kinds()) {
            String example = examples.getOrDefault(kind.word(), "");
            Evidence evidence =
                    read(rules, template.replace("shows: []", "shows:").replace(example, taken(example)));
            Observation fact = evidence.documents().get(0).observations().get(0);
            assertThat(evidence.documents().get(0).observations()).hasSize(1);
            assertThat(fact.kind()).isEqualTo(kind);
            assertThat(fact.values().keySet())
                    .as(kind.word())
                    .containsExactlyInAnyOrderElementsOf(
                            kind.fields().stream().map(Field::property).toList());
            assertThat(fact.at()).isNotNull();
            assertThat(fact.note()).isNotNull();
            for (Field field : kind.fields()) {
                assertThat(example).contains(field.word() + ": ");
                assertThat(field.words()).allSatisfy(word -> assertThat(example).contains(word));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"march-2004", "march-2004-pilot"})
    void all_examples_can_be_taken_at_once(String name) throws Exception {
        RuleSet rules = rules(name);
        String template = EvidenceTemplate.of(rules).replace("shows: []", "shows:");
        // The explanation at the top stays one.
        String all = template.lines().skip(2).map(EvidenceTemplateTest::taken).collect(Collectors.joining("\n"));
        Evidence evidence = read(rules, all);
        Map<String, Object> interview = evidence.interview();
        assertThat(interview).isNotNull();
        assertThat(interview).hasSameSizeAs(rules.vocabulary().interview().fields());
        assertThat(evidence.profile())
                .hasSameSizeAs(rules.vocabulary().profile().fields());
        assertThat(evidence.answers().keySet())
                .containsExactlyElementsOf(rules.pack().requirementIds());
        assertThat(evidence.answer(rules.pack().requirementIds().get(0)))
                .isEqualTo(new Answer(
                        rules.pack().gradeNames().get(0),
                        "what there is, in the words of the interviewee",
                        List.of("what helped"),
                        List.of("what stood in the way"),
                        List.of("how it was overcome")));
        assertThat(evidence.documents().get(0).document().dated()).isNotNull();
        assertThat(evidence.documents().get(0).observations())
                .hasSameSizeAs(rules.vocabulary().kinds());
        assertThat(evidence.warnings()).isEmpty();
    }
}
