package assay.replay;

import assay.evaluation.Evaluation;
import assay.report.Wording;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.apache.commons.lang3.Strings;
import tools.jackson.databind.JsonNode;

/**
 * A grade, a criterion or the readings of a requirement that came out otherwise, and what moved it; and what is beside them.
 *
 * @param what the id of a requirement or criterion, {@code overall}, or the readings that one of them rests on; what a criterion asks
 *     for, what contradicts it, and whether what is met rests on secondary evidence only; the minimums of a requirement, what holds its
 *     grade, its reasons, its next grade and its value, where the grade is as it was; the interviewee's grade for one of them, and how
 *     that agrees; the lateness of a document; or the notes
 * @param then what it was; {@code none} where there was no such thing
 * @param now what it is
 * @param cause what moved it
 */
public record Moved(String what, String then, String now, Cause cause) {

    private static final String AGREEMENT = "agreement of ";
    private static final String NOTES = "notes";

    private static final String MET = "met";
    private static final String BASIS = "basis of ";
    private static final String CONTRADICTIONS = "contradictions of ";
    private static final String ASKED = "asked of ";

    /** What stands beside grades and criteria; where either result says nothing of it, there is nothing to hold against the other. */
    private static final List<String> BESIDE =
            List.of(AGREEMENT, "interviewee of ", "lateness of ", NOTES, BASIS, CONTRADICTIONS, ASKED);

    /** What goes with the grade of a requirement, and is told only where that is as it was. */
    private static final List<String> OF_A_GRADE =
            List.of("minimums of ", "held of ", "reasons of ", "next grade of ", "value of ");

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
            if (OF_A_GRADE.stream().anyMatch(what::startsWith)
                    && (was.equals(is) || !isGradedAlike(what, before, after))) {
                continue;
            }
            (was.equals(is) ? parts.takenBack(what) : parts.moved(what))
                    .ifPresent(cause -> moved.add(new Moved(what, was, is, cause)));
        }
        return moved;
    }

    /** Whether the grade is as it was of the requirement that something is of. */
    private static boolean isGradedAlike(String what, Map<String, String> before, Map<String, String> after) {
        String requirement = StringUtils.substringAfter(what, " of ");
        return before.containsKey(requirement) && Objects.equals(before.get(requirement), after.get(requirement));
    }

    /** What came out, by what it is. */
    static Map<String, String> outcomes(Recorded result) {
        Map<String, String> outcomes = new LinkedHashMap<>();
        result.json().path("requirements").forEach(requirement -> {
            String id = requirement.path("id").asString("");
            outcomes.put(id, requirement.path("grade").asString(NONE));
            requirement.path("criteria").forEach(criterion -> criterion(outcomes, criterion));
            basis(outcomes, id, requirement, requirement.path("criteria").valueStream());
            ofAGrade(outcomes, id, requirement);
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
        basis(
                outcomes,
                "overall",
                overall,
                result.json()
                        .path("requirements")
                        .valueStream()
                        .flatMap(requirement -> requirement.path("criteria").valueStream()));
        overall.path("evidence")
                .path("terms")
                .forEach(term ->
                        outcomes.put("value of " + term.path("requirement").asString(""), value(term)));
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

    private static void criterion(Map<String, String> outcomes, JsonNode criterion) {
        String id = criterion.path("id").asString("");
        outcomes.put(id, criterion.path(MET).asBoolean(false) ? MET : "not met");
        JsonNode needs = criterion.path("needs");
        outcomes.put(
                ASKED + id,
                criterion.path("kind").asString("") + ": "
                        + (needs.size() > 1 ? criterion.path("atLeast").asString("") + " of " : "")
                        + listed(needs, ", "));
        basis(outcomes, id, criterion, Stream.of(criterion));
        outcomes.put(CONTRADICTIONS + id, Strings.CS.removeEnd(listed(criterion.path("contradicted"), " "), "."));
    }

    /** On what rests what is met; where nothing is, that rests on nothing. */
    private static void basis(Map<String, String> outcomes, String id, JsonNode of, Stream<JsonNode> criteria) {
        boolean isMet = criteria.anyMatch(one -> one.path(MET).asBoolean(false));
        if (isMet && of.has("secondaryOnly")) {
            outcomes.put(
                    BASIS + id,
                    of.path("secondaryOnly").asBoolean(false) ? "secondary evidence only" : "primary evidence as well");
        }
    }

    private static void ofAGrade(Map<String, String> outcomes, String id, JsonNode requirement) {
        JsonNode minimums = requirement.path("minimums");
        outcomes.put(
                "minimums of " + id,
                minimums.path(MET).asInt(0) + " of " + minimums.path("of").asInt(0)
                        + (minimums.hasNonNull("route")
                                ? ", by the route " + minimums.path("route").asString("")
                                : ""));
        JsonNode cap = requirement.path("cappedAt");
        outcomes.put(
                "held of " + id,
                cap.isObject()
                        ? cap.path("grade").asString("") + ": "
                                + cap.path("reason").asString("")
                        : NONE);
        outcomes.put("reasons of " + id, listed(requirement.path("reasons"), "; "));
        JsonNode next = requirement.path("toNextGrade");
        outcomes.put(
                "next grade of " + id,
                next.isObject()
                        ? next.path("grade").asString("") + " with "
                                + next.path("anyOf")
                                        .valueStream()
                                        .map(set -> listed(set, " and "))
                                        .collect(Collectors.joining(", or "))
                        : NONE);
    }

    /** What a requirement brings to the score. */
    private static String value(JsonNode term) {
        int weight = term.path("weight").asInt(1);
        return term.path("value").asString("") + (weight == 1 ? "" : ", " + weight + " times");
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
