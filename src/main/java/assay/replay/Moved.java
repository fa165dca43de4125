package assay.replay;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A grade, a criterion or the readings of a requirement that came out otherwise, and what moved it.
 *
 * @param what the id of a requirement or criterion, {@code overall}, or the readings that one of them rests on
 * @param then what it was; {@code none} where there was no such thing
 * @param now what it is
 * @param cause what moved it
 */
public record Moved(String what, String then, String now, Cause cause) {

    private static final String NONE = "none";

    /** What moved something, found by grading what was recorded then by the rules of now. */
    public enum Cause {
        /** The rules make the same of what was recorded then. */
        EVIDENCE("by the evidence"),
        /** The rules make of what was recorded then what they make of it now. */
        RULES("by the rules"),
        /** Neither alone makes of it what both do. */
        BOTH("by the evidence and the rules together"),
        /** Each moves it, and one takes back what the other does: it is as it was. */
        NEITHER("as before: the rules alone would move it, and the evidence takes it back"),
        /** What was recorded then cannot be read by the rules of now. */
        UNKNOWN("by the evidence or the rules: what was recorded then is not evidence by the rules of now");

        private final String words;

        Cause(String words) {
            this.words = words;
        }

        /** One word, as programs of others read it: {@code evidence}. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** {@code by the evidence}. */
        public String words() {
            return words;
        }
    }

    /**
     * What came out otherwise, in the order of the result now; what there is no longer comes last.
     *
     * @param between what the rules of now make of what was recorded then, or null where that is not known
     */
    static List<Moved> between(Recorded then, @Nullable Recorded between, Recorded now) {
        Map<String, String> before = outcomes(then);
        Map<String, String> alone = between == null ? Map.of() : outcomes(between);
        Map<String, String> after = outcomes(now);
        Set<String> all = new LinkedHashSet<>(after.keySet());
        all.addAll(before.keySet());
        List<Moved> moved = new ArrayList<>();
        for (String what : all) {
            String was = before.getOrDefault(what, NONE);
            String is = after.getOrDefault(what, NONE);
            cause(was, between == null ? null : alone.getOrDefault(what, NONE), is)
                    .ifPresent(cause -> moved.add(new Moved(what, was, is, cause)));
        }
        return moved;
    }

    private static Optional<Cause> cause(String then, @Nullable String between, String now) {
        if (between == null) {
            return then.equals(now) ? Optional.empty() : Optional.of(Cause.UNKNOWN);
        }
        if (then.equals(now)) {
            return between.equals(now) ? Optional.empty() : Optional.of(Cause.NEITHER);
        }
        return Optional.of(between.equals(then) ? Cause.EVIDENCE : between.equals(now) ? Cause.RULES : Cause.BOTH);
    }

    private static Map<String, String> outcomes(Recorded result) {
        Map<String, String> outcomes = new LinkedHashMap<>();
        result.json().path("requirements").forEach(requirement -> {
            String id = requirement.path("id").asString("");
            outcomes.put(id, requirement.path("grade").asString(NONE));
            requirement
                    .path("criteria")
                    .forEach(criterion -> outcomes.put(
                            criterion.path("id").asString(""),
                            criterion.path("met").asBoolean(false) ? "met" : "not met"));
            outcomes.put("readings of " + id, readings(requirement.path("interpretations")));
        });
        outcomes.put(
                "overall",
                result.json().path("overall").path("evidence").path("grade").asString(NONE) + ", "
                        + result.json()
                                .path("overall")
                                .path("evidence")
                                .path("score")
                                .asString(NONE));
        outcomes.put(
                "readings of overall", readings(result.json().path("overall").path("interpretations")));
        return outcomes;
    }

    private static String readings(JsonNode list) {
        List<String> ids = list.valueStream().map(one -> one.asString("")).toList();
        return ids.isEmpty() ? NONE : String.join(", ", ids);
    }
}
