package assay.replay;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.lang3.StringUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * The first place, in the order of the document that was there first, where two JSON documents are not the same.
 *
 * @param pointer the place, as a JSON pointer (RFC 6901)
 * @param then what stands there in the first, as JSON, shortened where it is long; or {@code nothing}
 * @param now what stands there in the second
 */
public record Difference(String pointer, String then, String now) {

    private static final int SHOWN = 100;

    /**
     * Compares two documents.
     *
     * @param apart keys of the outermost object that are not looked at
     */
    static Optional<Difference> first(JsonNode then, JsonNode now, Set<String> apart) {
        return first("", then, now, apart);
    }

    private static Optional<Difference> first(String at, JsonNode then, JsonNode now, Set<String> apart) {
        if (then.equals(now)) {
            return Optional.empty();
        }
        if (then.isObject() && now.isObject()) {
            Set<String> keys = new LinkedHashSet<>(then.propertyNames());
            keys.addAll(now.propertyNames());
            keys.removeAll(apart);
            return keys.stream()
                    .flatMap(key ->
                            first(at + "/" + escaped(key), member(then, key), member(now, key), Set.of()).stream())
                    .findFirst();
        }
        if (then.isArray() && now.isArray()) {
            for (int i = 0; i < Math.max(then.size(), now.size()); i++) {
                Optional<Difference> found = first(at + "/" + i, then.path(i), now.path(i), Set.of());
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.of(new Difference(at, shown(then), shown(now)));
    }

    private static JsonNode member(JsonNode object, String key) {
        JsonNode member = object.get(key);
        return member == null ? MissingNode.getInstance() : member;
    }

    private static String escaped(String key) {
        return key.replace("~", "~0").replace("/", "~1");
    }

    private static String shown(JsonNode node) {
        return node.isMissingNode() ? "nothing" : StringUtils.abbreviate(node.toString(), SHOWN);
    }
}
