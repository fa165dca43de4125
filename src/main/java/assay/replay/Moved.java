package assay.replay;

import assay.evaluation.Evaluation;
import assay.report.Wording;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * A grade, a criterion or the readings of a requirement that came out otherwise, and what moved it; and what is beside them.
 *
 * @param what the id of a requirement or criterion, {@code overall}, or the readings that one of them rests on; the interviewee's
 *     grade for one of them, and how that agrees; the lateness of a document; or the notes
 * @param then what it was; {@code none} where there was no such thing
 * @param now what it is
 * @param cause what moved it
 */
public record Moved(String what, String then, String now, Cause cause) {

    private static final String AGREEMENT = "agreement of ";
    private static final String NOTES = "notes";

    /** What stands beside grades; a result of before may have been recorded without it. */
    private static final List<String> BESIDE = List.of(AGREEMENT, "interviewee of ", "lateness of ", NOTES);

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
            boolean isBeside = BESIDE.stream().anyMatch(what::startsWith);
            if (isBeside && (!before.containsKey(what) || !after.containsKey(what))) {
                continue;
            }
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
            outcomes.put("readings of " + id, listed(requirement.path("interpretations"), ", "));
            beside(outcomes, id, requirement, requirement.path("interviewee"));
        });
        outcomes.put(
                "overall",
                result.json().path("overall").path("evidence").path("grade").asString(NONE) + ", "
                        + result.json()
                                .path("overall")
                                .path("evidence")
                                .path("score")
                                .asString(NONE));
        outcomes.put("readings of overall", listed(result.json().path("overall").path("interpretations"), ", "));
        JsonNode overall = result.json().path("overall");
        beside(outcomes, "overall", overall, overall.path("interviewee"));
        result.json()
                .path("documents")
                .forEach(document ->
                        outcomes.put("lateness of " + document.path("id").asString(""), lateness(document)));
        if (result.json().has(NOTES)) {
            outcomes.put(NOTES, listed(result.json().path(NOTES), "; "));
        }
        return outcomes;
    }

    private static String lateness(JsonNode document) {
        String timing = Wording.timing(new Evaluation.Timing(
                document.path("daysLate").asInt(0), document.path("afterTheDay").asBoolean(false), List.of()));
        return timing.isEmpty() ? NONE : timing;
    }

    /** What the interviewee said, and how that stands to the grade. */
    private static void beside(Map<String, String> outcomes, String id, JsonNode graded, JsonNode interviewee) {
        if (graded.has("agreement")) {
            outcomes.put("interviewee of " + id, said(interviewee));
            outcomes.put(AGREEMENT + id, graded.path("agreement").asString(NONE));
        }
    }

    private static String said(JsonNode interviewee) {
        if (interviewee.isNull()) {
            return NONE;
        }
        return interviewee.isObject()
                ? interviewee.path("grade").asString(NONE) + ", "
                        + interviewee.path("score").asString(NONE)
                : interviewee.asString(NONE);
    }

    private static String listed(JsonNode list, String between) {
        return list.isEmpty()
                ? NONE
                : list.valueStream().map(one -> one.asString("")).collect(Collectors.joining(between));
    }
}
