package assay.lsp;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.jsonrpc.validation.NonNull;
import org.jspecify.annotations.Nullable;

/** What has to stand in what an editor says. */
final class Required {

    private static final String PROTOCOL = Position.class.getPackageName();

    /** What has to stand there by the protocol as well and is not read here, so that nothing hangs on it. */
    private static final Set<String> NOT_READ = Set.of("getLanguageId", "getOptions", "getDiagnostics");

    private Required() {}

    /** The first thing that has to stand in what is said and does not, by the way to it: {@code range.start}. */
    static Optional<String> missing(@Nullable Object said) {
        return missing(said, "");
    }

    private static Optional<String> missing(@Nullable Object said, String way) {
        if (said instanceof List<?> all) {
            return IntStream.range(0, all.size())
                    .mapToObj(at -> all.get(at) == null
                            ? Optional.of(way + "[" + at + "]")
                            : missing(all.get(at), way + "[" + at + "]"))
                    .flatMap(Optional::stream)
                    .findFirst();
        }
        if (said == null || !said.getClass().getPackageName().equals(PROTOCOL)) {
            return Optional.empty();
        }
        return getters(said.getClass())
                .map(getter -> {
                    Object value = value(getter, said);
                    String name = (way.isEmpty() ? "" : way + ".") + name(getter);
                    return value == null && getter.isAnnotationPresent(NonNull.class)
                            ? Optional.of(name)
                            : missing(value, name);
                })
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** In one order, whatever the machine says. */
    private static Stream<Method> getters(Class<?> type) {
        return Arrays.stream(type.getMethods())
                .filter(one -> one.getName().startsWith("get")
                        && one.getParameterCount() == 0
                        && !one.getDeclaringClass().equals(Object.class)
                        && !NOT_READ.contains(one.getName()))
                .sorted(Comparator.comparing(Method::getName).reversed());
    }

    private static String name(Method getter) {
        return Character.toLowerCase(getter.getName().charAt(3))
                + getter.getName().substring(4);
    }

    private static @Nullable Object value(Method getter, Object of) {
        try {
            return getter.invoke(of);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(e);
        }
    }
}
