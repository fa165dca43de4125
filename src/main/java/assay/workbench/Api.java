package assay.workbench;

import assay.report.JsonDocument;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/** Describes what programs can ask for, as OpenAPI; the pages themselves ask for it too. */
final class Api {

    /** Where everything is that is for programs. */
    static final String BELOW = "/api/";

    /** Where pages listen. */
    static final String EVENTS = BELOW + "events";

    static final String PATH = BELOW + "openapi.json";

    private static final Pattern PARAMETER = Pattern.compile("[{<](\\w+)[}>]");

    private final List<Route> routes;

    Api(List<Route> routes) {
        this.routes = routes;
    }

    /** Where the description is. */
    Route route() {
        return Route.get(
                PATH,
                "This description.",
                Body.object("A description as OpenAPI has it.", Map.of()),
                request -> request.contentType("application/json").result(text()));
    }

    private String text() {
        Map<String, Object> paths = new LinkedHashMap<>();
        for (Route route : routes) {
            if (route.path().startsWith("/api/")) {
                String path = PARAMETER.matcher(route.path()).replaceAll("{$1}");
                @SuppressWarnings("unchecked")
                Map<String, Object> methods =
                        (Map<String, Object>) paths.computeIfAbsent(path, p -> new LinkedHashMap<String, Object>());
                methods.put(route.method().name().toLowerCase(Locale.ROOT), operation(route));
            }
        }
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("openapi", "3.1.0");
        all.put("info", new TreeMap<>(Map.of("title", "Assay's workbench", "version", JsonDocument.ASSAY)));
        all.put("paths", paths);
        return new JsonMapper().writerWithDefaultPrettyPrinter().writeValueAsString(all) + "\n";
    }

    private static Map<String, Object> operation(Route route) {
        Map<String, Object> operation = new LinkedHashMap<>();
        operation.put("summary", route.says());
        List<Map<String, Object>> parameters = PARAMETER
                .matcher(route.path())
                .results()
                .map(MatchResult::group)
                .map(name -> name.substring(1, name.length() - 1))
                .<Map<String, Object>>map(name -> new TreeMap<>(
                        Map.of("name", name, "in", "path", "required", true, "schema", Map.of("type", "string"))))
                .toList();
        if (!parameters.isEmpty()) {
            operation.put("parameters", parameters);
        }
        if (!route.takes().type().isEmpty()) {
            operation.put("requestBody", new TreeMap<>(Map.of("required", true, "content", content(route.takes()))));
        }
        Map<String, Object> responses = new LinkedHashMap<>();
        responses.put(
                "200",
                route.gives().type().isEmpty()
                        ? Map.of("description", "It is done.")
                        : new TreeMap<>(
                                Map.of("description", "What was asked for.", "content", content(route.gives()))));
        responses.put("403", Map.of("description", "Refused: not from a page of the workbench."));
        operation.put("responses", responses);
        return operation;
    }

    private static Map<String, Object> content(Body body) {
        return Map.of(body.type(), Map.of("schema", body.schema()));
    }

    /** Sends data. */
    static void send(Context request, Object data) {
        request.contentType("application/json").result(new JsonMapper().writeValueAsString(data));
    }
}
