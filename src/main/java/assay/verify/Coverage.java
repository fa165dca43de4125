package assay.verify;

import assay.evaluation.Evaluation;
import assay.evidence.Evidence;
import assay.evidence.Observation;
import assay.policy.Criterion;
import assay.ruleset.Field;
import assay.ruleset.Interpretation;
import assay.ruleset.Kind;
import assay.ruleset.RuleOrigin;
import assay.ruleset.RuleSet;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How much of a rule set some files of evidence put to the test. It is added to file by file. */
public final class Coverage {

    /** What is looked at. */
    public enum Aspect {
        /** Rules that fired. */
        RULES("rules that fired", "this rule never fired"),
        /** Criteria that somebody met. */
        MET("criteria met", "nobody meets it"),
        /** Criteria that somebody missed. */
        MISSED("criteria missed", "nobody misses it"),
        /** Criteria that somebody missed by exactly one part. */
        JUST_MISSED("criteria missed by one part", "nobody misses it by exactly one part"),
        /** Words of evidence that somebody recorded. */
        WORDS("words of evidence that occur", "this word never occurs"),
        /** Interpretations that some rule that fired rests on. */
        INTERPRETATIONS("interpretations that decide something", "this interpretation never decides anything");

        private final String title;
        private final String lacking;

        Aspect(String title, String lacking) {
            this.title = title;
            this.lacking = lacking;
        }

        /** What it is called. */
        public String title() {
            return title;
        }

        /** What to say of something that is lacking. */
        public String lacking() {
            return lacking;
        }
    }

    /**
     * Something that no file put to the test.
     *
     * @param aspect in which way
     * @param name what it is: a rule, a criterion, a word of a field of a kind, an interpretation
     * @param where the file and line in the rule set that it stands in, or nothing where that is not one place
     */
    public record Gap(Aspect aspect, String name, String where) {}

    private final RuleSet rules;
    /** The rules that fire whatever was sent. */
    private final Set<String> always;
    /** The interpretations that some other rule rests on. */
    private final Set<String> elsewhere;

    private final Map<Aspect, Map<String, String>> all = new LinkedHashMap<>();
    private final Map<Aspect, Set<String>> seen = new LinkedHashMap<>();

    /**
     * Nothing covered yet.
     *
     * @param rules the rule set
     * @param always the names of the rules that fire for an authority that sent nothing
     */
    public Coverage(RuleSet rules, Set<String> always) {
        this.rules = rules;
        this.always = Set.copyOf(always);
        this.elsewhere = rules.origins().values().stream()
                .filter(rule -> !always.contains(rule.name()))
                .flatMap(rule -> rule.interpretations().stream())
                .collect(Collectors.toUnmodifiableSet());
        for (Aspect aspect : Aspect.values()) {
            all.put(aspect, new LinkedHashMap<>());
            seen.put(aspect, new LinkedHashSet<>());
        }
        for (RuleOrigin rule : rules.origins().values()) {
            items(Aspect.RULES).put(rule.name(), rule.file() + ":" + rule.line());
        }
        for (Criterion criterion : rules.criteria()) {
            for (Aspect aspect : List.of(Aspect.MET, Aspect.MISSED, Aspect.JUST_MISSED)) {
                items(aspect).put(criterion.id(), "");
            }
        }
        for (Kind kind : rules.vocabulary().kinds()) {
            for (Field field : kind.fields()) {
                for (String word : field.words()) {
                    items(Aspect.WORDS).put(word(kind, field, word), kind.file() + ":" + kind.line());
                }
            }
        }
        for (Interpretation one : rules.interpretations()) {
            items(Aspect.INTERPRETATIONS).put(one.id(), "");
        }
    }

    private Map<String, String> items(Aspect aspect) {
        return all.getOrDefault(aspect, Map.of());
    }

    private static String word(Kind kind, Field field, String word) {
        return kind.word() + " " + field.word() + ": " + word;
    }

    /** Adds what one file puts to the test. */
    public void add(Evidence evidence, Evaluation evaluation) {
        for (String name : evaluation.fired()) {
            see(Aspect.RULES, name);
        }
        interpretations(evidence, evaluation);
        for (Evaluation.RequirementResult requirement : evaluation.requirements()) {
            for (Evaluation.CriterionResult criterion : requirement.criteria()) {
                see(criterion.met() ? Aspect.MET : Aspect.MISSED, criterion.id());
                int shown = criterion.criterion().parts().size()
                        - criterion.missing().size();
                if (!criterion.met() && criterion.atLeast() - shown == 1) {
                    see(Aspect.JUST_MISSED, criterion.id());
                }
            }
        }
        evidence.documents().forEach(document -> document.observations().forEach(this::words));
    }

    /**
     * A rule that fires whatever was sent decides nothing by firing. Its interpretations are looked for in the others that
     * rest on them; where there are none, it decides something as soon as there was anything to decide on.
     */
    private void interpretations(Evidence evidence, Evaluation evaluation) {
        boolean anything = !evidence.answers().isEmpty()
                || evidence.documents().stream()
                        .anyMatch(document -> !document.observations().isEmpty());
        for (String name : evaluation.fired()) {
            for (String id : rules.origin(name).interpretations()) {
                if (!always.contains(name) || (anything && !elsewhere.contains(id))) {
                    see(Aspect.INTERPRETATIONS, id);
                }
            }
        }
    }

    private void words(Observation observation) {
        for (Field field : observation.kind().fields()) {
            Object value = observation.values().getOrDefault(field.property(), List.of());
            Stream<?> words = value instanceof List<?> list ? list.stream() : Stream.of(value);
            words.forEach(word -> see(Aspect.WORDS, word(observation.kind(), field, String.valueOf(word))));
        }
    }

    private void see(Aspect aspect, String name) {
        if (items(aspect).containsKey(name)) {
            seen.getOrDefault(aspect, Set.of()).add(name);
        }
    }

    /** How many there are of something. */
    public int all(Aspect aspect) {
        return items(aspect).size();
    }

    /** How many of them were put to the test. */
    public int covered(Aspect aspect) {
        return seen.getOrDefault(aspect, Set.of()).size();
    }

    /** Everything that was not, by aspect and in the order of the rule set. */
    public List<Gap> gaps() {
        return Stream.of(Aspect.values())
                .flatMap(aspect -> items(aspect).entrySet().stream()
                        .filter(item -> !seen.getOrDefault(aspect, Set.of()).contains(item.getKey()))
                        .map(item -> new Gap(aspect, item.getKey(), item.getValue())))
                .toList();
    }

    /** Whether what is a gap elsewhere is something here as well, be it put to the test or not. */
    public boolean has(Gap gap) {
        return items(gap.aspect).containsKey(gap.name);
    }

    /** The share of all that was put to the test, in percent with one decimal, rounded down so that 100 means all. */
    public BigDecimal percent() {
        return total() == 0
                ? BigDecimal.valueOf(100)
                : BigDecimal.valueOf(reached() * 100).divide(BigDecimal.valueOf(total()), 1, RoundingMode.DOWN);
    }

    /** Whether less than a share in percent was put to the test; nothing is rounded for that. */
    public boolean isBelow(BigDecimal share) {
        return BigDecimal.valueOf(reached() * 100).compareTo(share.multiply(BigDecimal.valueOf(total()))) < 0;
    }

    private long total() {
        return Stream.of(Aspect.values()).mapToLong(this::all).sum();
    }

    private long reached() {
        return Stream.of(Aspect.values()).mapToLong(this::covered).sum();
    }
}
