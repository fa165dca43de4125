package assay.replay;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

    /** What there is not. */
    static final String NONE = "none";

    /**
     * What came out otherwise, in the order of the result now; what there is no longer comes last.
     *
     * @param parts finds what moved something
     */
    static List<Moved> between(Recorded then, Recorded now, Parts parts) {
        Map<String, String> before = outcomes(then);
        Map<String, String> after = outcomes(now);
        Set<String> all = new LinkedHashSet<>(after.keySet());
        all.addAll(before.keySet());
        List<Moved> moved = new ArrayList<>();
        for (String what : all) {
            String was = before.getOrDefault(what, NONE);
            String is = after.getOrDefault(what, NONE);
            (was.equals(is) ? parts.takenBack(what) : parts.moved(what))
                    .ifPresent(cause -> moved.add(new Moved(what, was, is, cause)));
        }
        return moved;
    }

    /** What came out, by what it is. */
    static Map<String, String> outcomes(Recorded result) {
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
