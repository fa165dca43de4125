package assay.replay;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * A criterion that other facts count for, whether or not it comes out otherwise.
 *
 * @param criterion its identifier
 * @param what what counts, was set aside or is missing now and did not, was not or was not then, and the other way round
 */
public record SupportChange(String criterion, String what) {

    /** Those of the criteria that there were then and are now, in the order of the result now. */
    static List<SupportChange> between(Recorded then, Recorded now) {
        Map<String, JsonNode> before = criteria(then);
        List<SupportChange> changes = new ArrayList<>();
        criteria(now).forEach((id, criterion) -> {
            JsonNode old = before.get(id);
            if (old != null) {
                List<String> what = new ArrayList<>();
                add(what, "counts", old, criterion, SupportChange::counted);
                add(what, "set aside", old, criterion, SupportChange::setAside);
                add(what, "missing", old, criterion, SupportChange::missing);
                if (!what.isEmpty()) {
                    changes.add(new SupportChange(id, String.join("; ", what)));
                }
            }
        });
        return changes;
    }

    private static void add(
            List<String> what, String word, JsonNode then, JsonNode now, Function<JsonNode, Set<String>> of) {
        Set<String> gone = new LinkedHashSet<>(of.apply(then));
        Set<String> come = new LinkedHashSet<>(of.apply(now));
        gone.removeAll(of.apply(now));
        come.removeAll(of.apply(then));
        if (!gone.isEmpty()) {
            what.add("no longer " + word + ": " + String.join(", ", gone));
        }
        if (!come.isEmpty()) {
            what.add("now " + word + ": " + String.join(", ", come));
        }
    }

    private static Set<String> counted(JsonNode criterion) {
        return each(
                criterion.path("counted"),
                one -> one.path("document").asString("") + " for "
                        + one.path("part").asString(""));
    }

    private static Set<String> setAside(JsonNode criterion) {
        return each(
                criterion.path("setAside"),
                one -> one.path("document").asString("") + " ("
                        + one.path("fact").asString("") + ": "
                        + one.path("reason").asString("") + ")");
    }

    private static Set<String> missing(JsonNode criterion) {
        return each(criterion.path("missing"), one -> one.asString(""));
    }

    private static Set<String> each(JsonNode list, Function<JsonNode, String> words) {
        return list.valueStream().map(words).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Map<String, JsonNode> criteria(Recorded result) {
        Map<String, JsonNode> criteria = new LinkedHashMap<>();
        result.json()
                .path("requirements")
                .forEach(requirement -> requirement
                        .path("criteria")
                        .forEach(one -> criteria.put(one.path("id").asString(""), one)));
        return criteria;
    }
}
