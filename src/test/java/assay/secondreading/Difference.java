package assay.secondreading;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The first place where two trees of maps, lists and scalars differ. The order of keys is part of the tree. */
record Difference(String path, Object expected, Object actual) {

    private static final String NOTHING = "nothing";

    static Optional<Difference> first(Object expected, Object actual) {
        return first("", expected, actual);
    }

    private static Optional<Difference> first(String path, Object expected, Object actual) {
        if (expected instanceof Map<?, ?> expectedMap && actual instanceof Map<?, ?> actualMap) {
            return inMaps(path, expectedMap, actualMap);
        }
        if (expected instanceof List<?> expectedList
                && actual instanceof List<?> actualList
                && (holdsTrees(expectedList) || holdsTrees(actualList))) {
            return inLists(path, expectedList, actualList);
        }
        return Objects.equals(expected, actual)
                ? Optional.empty()
                : Optional.of(new Difference(path, expected, actual));
    }

    /** Keys first, as a missing one is told best by the others. */
    private static Optional<Difference> inMaps(String path, Map<?, ?> expected, Map<?, ?> actual) {
        List<Object> expectedKeys = new ArrayList<>(expected.keySet());
        List<Object> actualKeys = new ArrayList<>(actual.keySet());
        if (!expectedKeys.equals(actualKeys)) {
            return Optional.of(new Difference(inside(path, "keys"), expectedKeys, actualKeys));
        }
        return expectedKeys.stream()
                .flatMap(key -> first(inside(path, key), expected.get(key), actual.get(key)).stream())
                .findFirst();
    }

    private static Optional<Difference> inLists(String path, List<?> expected, List<?> actual) {
        for (int i = 0; i < Math.max(expected.size(), actual.size()); i++) {
            Object one = i < expected.size() ? expected.get(i) : NOTHING;
            Object other = i < actual.size() ? actual.get(i) : NOTHING;
            Optional<Difference> difference = first(path + "[" + i + "]", one, other);
            if (difference.isPresent()) {
                return difference;
            }
        }
        return Optional.empty();
    }

    private static boolean holdsTrees(List<?> list) {
        return list.stream().anyMatch(Map.class::isInstance);
    }

    private static String inside(String path, Object key) {
        return path.isEmpty() ? key.toString() : path + "." + key;
    }

    @Override
    public String toString() {
        return path + ": expected " + expected + " but was " + actual;
    }
}
