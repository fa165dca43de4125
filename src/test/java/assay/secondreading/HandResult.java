package assay.secondreading;

import java.util.List;
import java.util.Map;

/** A second reading's tree, in the few words that the tests by hand ask for. */
@SuppressWarnings("unchecked") // the shape is what PlainReading promises; a wrong one fails here, as it should
record HandResult(Map<String, Object> tree) {

    Map<String, Object> requirement(String id) {
        return named(maps(tree, "requirements"), id);
    }

    String grade(String requirement) {
        return (String) requirement(requirement).get("grade");
    }

    String minimums(String requirement) {
        Map<String, Object> minimums =
                (Map<String, Object>) requirement(requirement).get("minimums");
        return minimums.get("met") + " of " + minimums.get("of") + " by route " + minimums.get("route");
    }

    String toNextGrade(String requirement) {
        Map<String, Object> next =
                (Map<String, Object>) requirement(requirement).get("toNextGrade");
        return next == null ? "none" : next.get("grade") + " " + next.get("anyOf");
    }

    List<String> criteria(String requirement) {
        return maps(requirement(requirement), "criteria").stream()
                .map(criterion -> (String) criterion.get("id"))
                .toList();
    }

    Map<String, Object> criterion(String id) {
        return named(maps(requirement(id.substring(0, id.indexOf('.'))), "criteria"), id);
    }

    List<String> met() {
        return maps(tree, "requirements").stream()
                .flatMap(requirement -> maps(requirement, "criteria").stream())
                .filter(criterion -> criterion.get("met").equals(true))
                .map(criterion -> (String) criterion.get("id"))
                .toList();
    }

    List<String> missing(String criterion) {
        return (List<String>) criterion(criterion).get("missing");
    }

    List<String> counted(String criterion) {
        return maps(criterion(criterion), "counted").stream()
                .map(entry -> entry.get("part") + ": " + place(entry))
                .toList();
    }

    List<String> setAside(String criterion) {
        return maps(criterion(criterion), "setAside").stream()
                .map(HandResult::place)
                .toList();
    }

    List<String> countedFor(String document) {
        return (List<String>) named(maps(tree, "documents"), document).get("countedFor");
    }

    List<String> setAsideFor(String document) {
        return (List<String>) named(maps(tree, "documents"), document).get("setAsideFor");
    }

    String overall(String whose) {
        Map<String, Object> score = (Map<String, Object>) ((Map<String, Object>) tree.get("overall")).get(whose);
        return score == null ? "null" : score.get("score") + " " + score.get("grade");
    }

    String agreement() {
        return (String) ((Map<String, Object>) tree.get("overall")).get("agreement");
    }

    private static String place(Map<String, Object> entry) {
        return entry.get("document") + "[" + entry.get("index") + "] " + entry.get("fact");
    }

    private static List<Map<String, Object>> maps(Map<String, Object> parent, String key) {
        return (List<Map<String, Object>>) parent.get(key);
    }

    private static Map<String, Object> named(List<Map<String, Object>> maps, String id) {
        return maps.stream().filter(map -> map.get("id").equals(id)).findFirst().orElseThrow();
    }
}
