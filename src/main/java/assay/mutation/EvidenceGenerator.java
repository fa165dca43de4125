package assay.mutation;

import assay.evidence.Answer;
import assay.evidence.Evidence;
import assay.evidence.Observation;
import assay.evidence.SubmittedDocument;
import assay.policy.Document;
import assay.ruleset.Field;
import assay.ruleset.Kind;
import assay.ruleset.Pack;
import assay.ruleset.RuleSet;
import assay.ruleset.Vocabulary;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Makes evidence of any kind that a rule set declares, dense where rules decide: whole lists of words as well as single
 * ones, small numbers, few documents with many facts. The same number always makes the same evidence.
 */
final class EvidenceGenerator {

    private static final int DAYS_BEFORE = 7;
    private static final int SMALL = 40;

    private final Vocabulary vocabulary;
    private final Pack pack;
    private final List<LocalDate> days;

    /** The numbers that rules turn on and that are not small. */
    private final List<Integer> large;

    /** A generator of what a rule set can be shown. */
    EvidenceGenerator(RuleSet rules) {
        this.vocabulary = rules.vocabulary();
        this.pack = rules.pack();
        this.days = rules.days().isEmpty() ? List.of(Field.ANY_DAY) : rules.days();
        this.large = rules.numbers().stream().filter(number -> number >= SMALL).toList();
    }

    /** The evidence with a number. */
    Evidence evidence(long number) {
        SplittableRandom random = new SplittableRandom(number);
        int documents = random.nextInt(4);
        List<SubmittedDocument> submitted = new ArrayList<>();
        List<Kind> kinds = someOf(
                random,
                vocabulary.kinds(),
                1 + random.nextInt(vocabulary.kinds().size()));
        for (int i = 0; i < documents; i++) {
            submitted.add(document(random, i, kinds));
        }
        Map<String, Answer> answers = new LinkedHashMap<>();
        int rated = pack.hasInterview() ? random.nextInt(4) : 0;
        for (String requirement : pack.requirementIds()) {
            if (rated > random.nextInt(3)) {
                String grade = one(random, pack.gradeNames());
                answers.put(requirement, new Answer(grade, null, List.of(), List.of(), List.of()));
            }
        }
        return Evidence.of(
                "generated-" + number,
                "Generated " + number,
                values(random, vocabulary.authority()),
                !pack.hasInterview() || random.nextInt(4) == 0 ? null : values(random, vocabulary.interview()),
                answers,
                Map.of(),
                submitted);
    }

    private SubmittedDocument document(SplittableRandom random, int position, List<Kind> kinds) {
        List<Observation> observations = new ArrayList<>();
        int facts = random.nextInt(12);
        for (int i = 0; i < facts; i++) {
            Kind kind = one(random, kinds);
            observations.add(new Observation(kind, values(random, kind), null, random.nextInt(4) == 0, null));
        }
        return new SubmittedDocument(
                new Document("D" + (position + 1), "Generated", dayOrNone(random), dayOrNone(random), position),
                observations);
    }

    private Map<String, Object> values(SplittableRandom random, Kind kind) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Field field : kind.fields()) {
            if (!field.optional() || random.nextBoolean()) {
                Object value = value(random, field);
                if (value != null) {
                    values.put(field.property(), value);
                }
            }
        }
        return values;
    }

    private @Nullable Object value(SplittableRandom random, Field field) {
        return switch (field.form()) {
            case TEXT -> "generated";
            case WHOLE_NUMBER -> field.range().whole(number(random));
            case NUMBER -> field.range().number(random.nextInt(400) / 10.0);
            case TRUTH -> random.nextInt(4) > 0;
            case DATE -> field.optional() ? dayOrNone(random) : day(random);
            case WORD -> one(random, field.words());
            case WORDS -> {
                int most = random.nextBoolean()
                        ? field.words().size()
                        : Math.min(4, field.words().size());
                int least = field.mayBeEmpty() ? 0 : 1;
                yield someOf(random, field.words(), least + random.nextInt(most - least + 1));
            }
        };
    }

    private int number(SplittableRandom random) {
        int small = random.nextInt(random.nextBoolean() ? 4 : SMALL);
        return large.isEmpty() || random.nextBoolean() ? small : one(random, large) + random.nextInt(3) - 1;
    }

    private @Nullable LocalDate dayOrNone(SplittableRandom random) {
        return random.nextInt(5) == 0 ? null : day(random);
    }

    private LocalDate day(SplittableRandom random) {
        LocalDate around = days.size() == 1 ? days.get(0) : one(random, days);
        return around.minusDays(DAYS_BEFORE).plusDays(random.nextInt(20));
    }

    private static <T> T one(SplittableRandom random, List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private static <T> List<T> someOf(SplittableRandom random, List<T> all, int many) {
        List<T> left = new ArrayList<>(all);
        List<T> chosen = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            chosen.add(left.remove(random.nextInt(left.size())));
        }
        return chosen;
    }
}
