package assay.ruleset;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * When each rule of a rule set may fire: in the step of the latest thing that it mentions, and there only after every rule
 * that concludes what it rules out or adds up. So a rule sees all that it asks about, and nothing hangs on the order in
 * which the rules of a stage fire.
 */
public final class Steps {

    private final Map<String, Stage> rules;
    private final Map<String, Stage> types;
    private final Grading grading;
    private final Map<String, Scope> scopes;
    private final Map<Scope, Set<String>> asked;
    private final Map<Step, List<Stage>> stages = new TreeMap<>();

    /** What the grade of a requirement hangs on, from the least to the most. */
    public enum Grading {
        /** On which of its criteria are met, and nothing else. */
        ITS_CRITERIA,
        /** On that, and on what the authority is and has submitted. */
        THE_EVIDENCE,
        /** On the criteria of other requirements as well. */
        OTHER_REQUIREMENTS
    }

    /** How much of what is handed over a rule looks at to conclude something. */
    public enum Scope {
        /** Nothing of it: what it concludes is the same for every authority. */
        NOTHING,
        /** One fact, finding or standing at a time, whatever others there are. */
        ONE,
        /** Several together, and a grade may follow from what it concludes, or a fact is accounted for by it. */
        SEVERAL,
        /** The grades of requirements alone, and what they come to overall follows from it and others like it. */
        OVERALL,
        /** Whatever it is, nothing of that follows from it. */
        REMARK
    }

    /**
     * Rules in their order.
     *
     * @param rules the stage of each rule, by its name
     * @param types for each type that rules conclude, the last stage in which one of them does, by its name
     * @param grading what the grade of a requirement hangs on
     * @param scopes how much each rule looks at, by its name
     * @param asked the names of the types that the rules of each scope ask about
     */
    public Steps(
            Map<String, Stage> rules,
            Map<String, Stage> types,
            Grading grading,
            Map<String, Scope> scopes,
            Map<Scope, Set<String>> asked) {
        this.rules = Map.copyOf(rules);
        this.types = Map.copyOf(types);
        this.grading = grading;
        this.scopes = Map.copyOf(scopes);
        this.asked = Map.copyOf(asked);
        for (Stage stage : new TreeSet<>(rules.values())) {
            stages.computeIfAbsent(stage.step, step -> new ArrayList<>()).add(stage);
        }
    }

    /**
     * A part of a step.
     *
     * @param step the step
     * @param level its place among the stages of the step, from 0
     */
    public record Stage(Step step, int level) implements Comparable<Stage> {

        private static final Comparator<Stage> ORDER =
                Comparator.comparing(Stage::step).thenComparingInt(Stage::level);

        @Override
        public int compareTo(Stage other) {
            return ORDER.compare(this, other);
        }

        /** What Drools knows it by. */
        public String group() {
            return step.name() + " " + level;
        }
    }

    /** The stages of a step in which some rule may fire, in their order. */
    public List<Stage> stages(Step step) {
        return Collections.unmodifiableList(stages.getOrDefault(step, List.of()));
    }

    /** Whether whoever asks for something of a type waits for what is concluded in a stage. */
    public boolean isAwaited(String type, Stage stage) {
        Stage last = types.get(type);
        return last != null && stage.compareTo(last) <= 0;
    }

    /** What the grade of a requirement hangs on. */
    public Grading grading() {
        return grading;
    }

    /** How much a rule looks at, by its name. */
    public Scope scope(String rule) {
        return scopes.getOrDefault(rule, Scope.SEVERAL);
    }

    /** How much each rule looks at, by its name. */
    public Map<String, Scope> scopes() {
        return scopes;
    }

    /** The names of the types that the rules of a scope ask about, those that rules conclude among them. */
    public Set<String> asked(Scope scope) {
        return asked.getOrDefault(scope, Set.of());
    }

    /** The stage of each rule, by its name. */
    public Map<String, Stage> rules() {
        return rules;
    }

    /** The last stage in which something of a type is concluded, by the type's name. */
    public Map<String, Stage> types() {
        return types;
    }
}
