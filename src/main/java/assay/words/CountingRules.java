package assay.words;

import assay.drl.Consequence;
import assay.drl.DrlFile;
import assay.drl.Term;
import assay.reading.RuleSetReader;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.drools.drl.ast.descr.RuleDescr;

/** The rules that count facts, and what they ask of them. */
public final class CountingRules {

    private final Speaker speaker;
    private final Map<String, Counting> rules = new LinkedHashMap<>();

    private record Counting(DrlFile file, RuleDescr rule, Map<String, String> criteria, Map<String, String> parts) {}

    /** Those of a rule set. */
    public CountingRules(RuleSetReader.Read read) {
        this.speaker = new Speaker(read.ruleSet().pack(), read.files(), read.declarations());
        for (DrlFile file : read.files()) {
            for (RuleDescr rule : file.rules()) {
                Map<String, String> criteria = new LinkedHashMap<>();
                Map<String, String> parts = new LinkedHashMap<>();
                Consequence.of(file, rule)
                        .statements()
                        .forEach(statement -> statement.term().each(term -> read(term, criteria, parts)));
                if (!criteria.isEmpty()) {
                    rules.put(rule.getName(), new Counting(file, rule, criteria, parts));
                }
            }
        }
    }

    /** {@code new Counted( "R6.A2", $sector, $signUp, $voice )}, {@code Counted.whole( "R6.B2", $guidance )}. */
    private static void read(Term term, Map<String, String> criteria, Map<String, String> parts) {
        if (!(term instanceof Term.Call call)) {
            return;
        }
        boolean made = call.made() && call.name().equals("Counted");
        boolean whole = call.of() instanceof Term.Name of
                && of.name().equals("Counted")
                && call.name().equals("whole");
        int fact = made ? 2 : 1;
        if ((made || whole)
                && call.arguments().size() > fact
                && call.arguments().get(0) instanceof Term.Literal literal
                && literal.value() instanceof String criterion
                && call.arguments().get(fact) instanceof Term.Name variable) {
            criteria.put(criterion, variable.name());
            if (made && call.arguments().get(1) instanceof Term.Literal named && named.value() instanceof String part) {
                parts.put(criterion, part);
            }
        }
    }

    /** For each criterion that a rule counts something for, the variable of the fact that it counts; none where it counts nothing. */
    public Map<String, String> counts(String rule) {
        Counting counting = rules.get(rule);
        return counting == null ? Map.of() : counting.criteria;
    }

    /** The one part of a criterion that a rule counts facts for; empty where it is no single one that the rule names. */
    public Optional<String> part(String rule, String criterion) {
        return Optional.ofNullable(rules.get(rule)).map(counting -> counting.parts.get(criterion));
    }

    /**
     * Why a rule does not count a fact of which only one of its conditions is not so: what stands behind "because".
     *
     * @param criterion the criterion that it would count for
     * @param recorded what is recorded of the fact, by the names of its fields in the rules
     * @param values the same of each fact that the rule would hold for, as far as it is known, by its place among those that
     *     the rule asks for
     * @param fact which of the facts that the rule asks for the condition is about, from 0
     * @param asked which of what is asked of that fact, from 0; less than 0 for the fact as a whole
     */
    public String lacking(
            String rule,
            String criterion,
            Map<String, Object> recorded,
            Map<Integer, Map<String, Object>> values,
            int fact,
            int asked) {
        Counting counting = rules.get(rule);
        return counting == null
                ? ""
                : speaker.lacking(
                        counting.file,
                        counting.rule,
                        counting.criteria.getOrDefault(criterion, ""),
                        recorded,
                        values,
                        fact,
                        asked);
    }

    /** Whether a condition of a rule says no more than which facts of the evidence belong together. */
    public boolean isTie(String rule, int fact, int asked) {
        Counting counting = rules.get(rule);
        return counting != null && asked >= 0 && speaker.isTie(counting.file, counting.rule, fact, asked);
    }

    /** Whether a condition of a rule is asked of the fact that it counts for a criterion, and of no other. */
    public boolean isOfCounted(String rule, String criterion, int fact) {
        Counting counting = rules.get(rule);
        return counting != null
                && Speaker.place(counting.file, counting.rule, counting.criteria.getOrDefault(criterion, "")) == fact;
    }
}
