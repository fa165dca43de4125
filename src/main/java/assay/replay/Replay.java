package assay.replay;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * A recorded result beside what comes out now.
 *
 * @param recorded the result as it was recorded
 * @param first the first difference in what was found, or else in what it was made from, if there is one
 * @param isFoundTheSame whether what was found is the same
 * @param inputs what it was made from that is another now: the program, the evidence, the rule set, each of its files,
 *     readings and parameters, and the values that were tried, in this order
 */
public record Replay(Recorded recorded, Optional<Difference> first, boolean isFoundTheSame, List<Input> inputs) {

    private static final String PROGRAM = "assay";
    private static final String EVIDENCE = "evidenceSha256";
    private static final String RULES = "rules";
    private static final String NOTHING = "none";

    /**
     * Something that a result is made from, and that is another now.
     *
     * @param what what it is
     * @param then its version, digest or value then, or {@code none}
     * @param now the same now
     */
    public record Input(String what, String then, String now) {

        private static final String OF_THE_PROGRAM = "program";

        boolean isProgram() {
            return what.equals(OF_THE_PROGRAM);
        }
    }

    /** Compares a recorded result with the one that comes out now. */
    public static Replay of(Recorded recorded, JsonNode now) {
        JsonNode then = recorded.json();
        List<Input> inputs = inputs(new Recorded(then), new Recorded(now));
        // What is said of inputs that are the same is part of the result, and somebody may have changed it.
        Set<String> apart = inputs.isEmpty() ? Set.of() : Set.of(PROGRAM, EVIDENCE, RULES);
        Optional<Difference> found = Difference.first(then, now, apart);
        return new Replay(recorded, found.or(() -> Difference.first(then, now, Set.of())), found.isEmpty(), inputs);
    }

    /** Whether the result and all that it was made from are as they were. */
    public boolean isTheSame() {
        return first.isEmpty() && inputs.isEmpty();
    }

    private static List<Input> inputs(Recorded then, Recorded now) {
        List<Input> inputs = new ArrayList<>();
        add(
                inputs,
                Input.OF_THE_PROGRAM,
                then.json().path(PROGRAM).asString(NOTHING),
                now.json().path(PROGRAM).asString(NOTHING));
        add(inputs, "evidence " + then.file(), then.evidenceSha256(), now.evidenceSha256());
        add(inputs, "rule set", then.rules(), now.rules());
        Map<String, String> before = then.ruleFiles();
        Map<String, String> after = now.ruleFiles();
        both(inputs, "rules ", before, after);
        both(inputs, "reading ", then.readings(), now.readings());
        both(inputs, "parameter ", then.values(), now.values());
        Map<String, String> tried = then.settings();
        Map<String, String> trying = now.settings();
        // What is tried is told as the value that it gives a parameter, where it gives it another one.
        for (ParameterChange change : ParameterChange.between(then, now)) {
            tried.remove(change.name());
            trying.remove(change.name());
        }
        both(inputs, "set ", tried, trying);
        if (before.equals(after) && then.settings().equals(now.settings())) {
            add(inputs, "rules", then.rulesSha256(), now.rulesSha256());
        }
        return inputs;
    }

    private static void both(List<Input> inputs, String what, Map<String, String> before, Map<String, String> after) {
        Set<String> names = new LinkedHashSet<>(before.keySet());
        names.addAll(after.keySet());
        names.forEach(name ->
                add(inputs, what + name, before.getOrDefault(name, NOTHING), after.getOrDefault(name, NOTHING)));
    }

    private static void add(List<Input> inputs, String what, String then, String now) {
        if (!then.equals(now)) {
            inputs.add(new Input(what, then, now));
        }
    }
}
