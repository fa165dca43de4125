package assay.secondreading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** A comparison is worth what its cases are: these say what the generated ones are. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EvidenceGeneratorTest {

    private static final int SAMPLES = 5_000;
    private static final int OFTEN = 200;

    /** How often each thing was seen, by a name for it. */
    private static final Map<String, Integer> SEEN = new TreeMap<>();

    private static final Set<String> WORDS = new TreeSet<>();
    private static final List<String> NOT_LISTED = new ArrayList<>();

    @BeforeAll
    static void generate() {
        EvidenceGenerator generator = new EvidenceGenerator(1);
        for (int i = 0; i < SAMPLES; i++) {
            Sample sample = generator.next();
            Map<String, Object> tree = PlainReading.read(sample.data()).tree();
            requirements(tree).forEach(EvidenceGeneratorTest::look);
            Set<String> shown = facts(sample.data());
            shown.removeAll(listed(tree));
            shown.forEach(fact -> NOT_LISTED.add(tree.get("authority") + ": " + fact));
        }
    }

    @Test
    void every_grade_of_every_requirement_is_frequent() {
        for (String requirement : List.of("R2", "R3-4", "R5", "R6", "R7", "R8", "R9")) {
            for (Grade grade : Grade.values()) {
                assertFrequent(requirement + " " + grade.words());
            }
        }
    }

    @Test
    void every_criterion_is_frequently_met_and_frequently_missed_by_one_part() {
        List<Criterion> criteria = Register.over(List.of()).stream()
                .flatMap(requirement -> requirement.criteria().stream())
                .toList();
        assertThat(criteria).hasSize(40);
        for (Criterion criterion : criteria) {
            assertFrequent(criterion.id() + " met");
            assertFrequent(criterion.id() + " one part short");
            assertFrequent(criterion.id() + " secondary only");
        }
    }

    @Test
    void every_route_the_cap_and_both_thresholds_of_R5_M2_are_frequent() {
        assertFrequent("route A");
        assertFrequent("route B");
        assertFrequent("route null");
        assertFrequent("capped");
        assertFrequent("R5.M2 atLeast 1 met true");
        assertFrequent("R5.M2 atLeast 1 met false");
        assertFrequent("R5.M2 atLeast 3 met true");
        assertFrequent("R5.M2 atLeast 3 met false");
    }

    @Test
    void every_kind_field_and_word_occurs() {
        Vocabulary.KINDS.forEach((kind, fields) -> fields.forEach((name, field) ->
                field.words().forEach(word -> assertThat(WORDS).contains(kind + " " + name + " " + word))));
    }

    @Test
    void every_fact_is_counted_or_set_aside_somewhere() {
        assertThat(NOT_LISTED).isEmpty();
    }

    @Test
    void the_same_seed_makes_the_same_samples_and_another_one_others() {
        assertThat(new EvidenceGenerator(7).next()).isEqualTo(new EvidenceGenerator(7).next());
        assertThat(new EvidenceGenerator(7).next()).isNotEqualTo(new EvidenceGenerator(8).next());
    }

    @Test
    void the_yaml_stands_for_the_data() {
        YAMLMapper yaml = YAMLMapper.builder()
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .build();
        EvidenceGenerator generator = new EvidenceGenerator(2);
        for (int i = 0; i < 300; i++) {
            Sample sample = generator.next();
            Map<String, Object> read =
                    yaml.readValue(sample.yaml(), new TypeReference<LinkedHashMap<String, Object>>() {});
            assertThat(Difference.first(sample.data(), read)).as(sample.yaml()).isEmpty();
        }
    }

    private static void assertFrequent(String what) {
        assertThat(SEEN.getOrDefault(what, 0)).as(what).isGreaterThanOrEqualTo(OFTEN);
    }

    private static void see(String what) {
        SEEN.merge(what, 1, Integer::sum);
    }

    private static void look(Map<String, Object> requirement) {
        see(requirement.get("id") + " " + requirement.get("grade"));
        if (requirement.containsKey("cappedAt")) {
            see("capped");
        }
        if (requirement.get("minimums") instanceof Map<?, ?> minimums && minimums.containsKey("route")) {
            see("route " + minimums.get("route"));
        }
        maps(requirement, "criteria").forEach(EvidenceGeneratorTest::lookAtCriterion);
    }

    private static void lookAtCriterion(Map<String, Object> criterion) {
        String id = (String) criterion.get("id");
        int atLeast = (Integer) criterion.get("atLeast");
        boolean met = criterion.get("met").equals(true);
        int shown = ((List<?>) criterion.get("needs")).size() - ((List<?>) criterion.get("missing")).size();
        if (met) {
            see(id + " met");
        } else if (shown == atLeast - 1) {
            see(id + " one part short");
        }
        if (criterion.get("secondaryOnly").equals(true)) {
            see(id + " secondary only");
        }
        if (id.equals("R5.M2")) {
            see(id + " atLeast " + atLeast + " met " + met);
        }
    }

    /** Document and index of every fact; notes the words of each on the way. */
    private static Set<String> facts(Map<String, Object> data) {
        Set<String> facts = new TreeSet<>();
        for (Map<String, Object> document : maps(data, "documents")) {
            List<Map<String, Object>> shows = maps(document, "shows");
            for (int i = 0; i < shows.size(); i++) {
                facts.add(document.get("id") + " " + i);
                shows.get(i)
                        .forEach((kind, fields) -> ((Map<?, ?>) fields).forEach((name, value) -> {
                            List<?> words = value instanceof List<?> list ? list : List.of(value);
                            words.forEach(word -> WORDS.add(kind + " " + name + " " + word));
                        }));
            }
        }
        return facts;
    }

    private static Set<String> listed(Map<String, Object> tree) {
        Set<String> listed = new TreeSet<>();
        for (Map<String, Object> requirement : requirements(tree)) {
            for (Map<String, Object> criterion : maps(requirement, "criteria")) {
                for (String where : List.of("counted", "setAside")) {
                    maps(criterion, where).forEach(it -> listed.add(it.get("document") + " " + it.get("index")));
                }
            }
        }
        return listed;
    }

    private static List<Map<String, Object>> requirements(Map<String, Object> tree) {
        return maps(tree, "requirements");
    }

    @SuppressWarnings("unchecked") // the shape that the second reading promises
    private static List<Map<String, Object>> maps(Map<String, Object> parent, String key) {
        return (List<Map<String, Object>>) parent.get(key);
    }
}
