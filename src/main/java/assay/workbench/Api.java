package assay.workbench;

import assay.report.JsonDocument;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
    private static final String JSON = "application/json";

    /** What can go wrong, and what is said then; the last of each is an example. */
    private enum Wrong {
        BAD_REQUEST(
                HttpStatus.BAD_REQUEST,
                "What was sent is not what is wanted.",
                "the request is no JSON: line 1, column 9"),
        FORBIDDEN(
                HttpStatus.FORBIDDEN,
                "It was not asked by who opened the workbench, or not from one of its pages.",
                "open the workbench by the address that it printed when it was started"),
        NOT_FOUND(HttpStatus.NOT_FOUND, "There is no such thing.", "there is nothing at /api/nothing"),
        TOO_LARGE(
                HttpStatus.CONTENT_TOO_LARGE,
                "What was sent is too large.",
                "the request is larger than " + Sent.LARGEST + " bytes"),
        UNPROCESSABLE(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "What was sent cannot be done with the files as they are.",
                "this leads out of rules/march-2004"),
        INTERNAL(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "Something went wrong inside the workbench.",
                "GET /api/study went wrong: a defect of the program, IllegalStateException; started with --log FILE the"
                        + " workbench writes down what it was"),
        UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "It is not there yet.", "the study is being made; ask again");

        private final HttpStatus status;
        private final String says;
        private final String example;

        Wrong(HttpStatus status, String says, String example) {
            this.status = status;
            this.says = says;
            this.example = example;
        }

        private String code() {
            return String.valueOf(status.getCode());
        }

        private String reference() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private final List<Route> routes;

    Api(List<Route> routes) {
        List<Route> all = new ArrayList<>(routes);
        all.add(Route.get(
                PATH,
                "This description, as OpenAPI has it.",
                Body.object("A description as OpenAPI has it.", Map.of()),
                request -> request.contentType(JSON).result(text())));
        this.routes = List.copyOf(all);
    }

    /** All addresses, that of the description among them. */
    List<Route> routes() {
        return routes;
    }

    private String text() {
        Map<String, Object> paths = new LinkedHashMap<>();
        for (Route route : routes) {
            if (route.path().startsWith(BELOW)) {
                String path = PARAMETER.matcher(route.path()).replaceAll("{$1}");
                @SuppressWarnings("unchecked")
                Map<String, Object> methods =
                        (Map<String, Object>) paths.computeIfAbsent(path, p -> new LinkedHashMap<String, Object>());
                methods.put(route.method().name().toLowerCase(Locale.ROOT), operation(route));
            }
        }
        return new JsonMapper()
                        .writerWithDefaultPrettyPrinter()
                        .writeValueAsString(Body.ordered(
                                "openapi",
                                "3.1.0",
                                "info",
                                Body.ordered(
                                        "title",
                                        "Assay's workbench",
                                        "description",
                                        "What the pages of the workbench ask for and send, on this machine alone. A program"
                                                + " takes the cookie that the first address gives; whatever changes"
                                                + " something also says by its Origin that it comes from the workbench, and"
                                                + " is sent as application/json. What goes wrong is an object with a problem"
                                                + " in a sentence.",
                                        "version",
                                        JsonDocument.ASSAY),
                                "paths",
                                paths,
                                "components",
                                components()))
                + "\n";
    }

    private static Map<String, Object> operation(Route route) {
        Map<String, Object> operation = Body.ordered("summary", route.says());
        List<Map<String, Object>> parameters = new ArrayList<>(PARAMETER
                .matcher(route.path())
                .results()
                .map(MatchResult::group)
                .map(name -> Body.ordered(
                        "name",
                        name.substring(1, name.length() - 1),
                        "in",
                        "path",
                        "required",
                        true,
                        "schema",
                        text("")))
                .toList());
        route.asks()
                .forEach(ask -> parameters.add(Body.ordered(
                        "name", ask.name(), "in", "query", "description", ask.says(), "schema", text(""))));
        if (!parameters.isEmpty()) {
            operation.put("parameters", parameters);
        }
        if (!route.takes().type().isEmpty()) {
            operation.put("requestBody", Body.ordered("required", true, "content", content(route.takes())));
        }
        Map<String, Object> responses = Body.ordered(
                "200",
                route.gives().type().isEmpty()
                        ? Body.ordered("description", "It is done.")
                        : Body.ordered("description", "What was asked for.", "content", content(route.gives())));
        boolean reads = route.method().equals(HandlerType.GET);
        for (Wrong wrong : Wrong.values()) {
            boolean ofSent = wrong == Wrong.BAD_REQUEST || wrong == Wrong.TOO_LARGE || wrong == Wrong.UNPROCESSABLE;
            if (!reads || !ofSent) {
                responses.put(wrong.code(), Body.ordered("$ref", "#/components/responses/" + wrong.reference()));
            }
        }
        operation.put("responses", responses);
        return operation;
    }

    private static Map<String, Object> content(Body body) {
        return Body.ordered(body.type(), Body.ordered("schema", body.schema()));
    }

    private static Map<String, Object> text(String says) {
        return says.isEmpty() ? Body.ordered("type", "string") : Body.ordered("type", "string", "description", says);
    }

    private static Map<String, Object> components() {
        Map<String, Object> responses = new LinkedHashMap<>();
        for (Wrong wrong : Wrong.values()) {
            responses.put(
                    wrong.reference(),
                    Body.ordered(
                            "description",
                            wrong.says,
                            "content",
                            Body.ordered(
                                    JSON,
                                    Body.ordered(
                                            "schema",
                                            Body.ordered("$ref", "#/components/schemas/problem"),
                                            "example",
                                            Body.ordered("problem", wrong.example)))));
        }
        return Body.ordered(
                "schemas",
                Body.ordered(
                        "problem",
                        Body.ordered(
                                "type",
                                "object",
                                "properties",
                                Body.ordered("problem", text("What is wrong, in a sentence.")),
                                "required",
                                List.of("problem"))),
                "responses",
                responses);
    }

    /** Sends data. */
    static void send(Context request, Object data) {
        request.contentType(JSON).result(new JsonMapper().writeValueAsString(data));
    }
}
