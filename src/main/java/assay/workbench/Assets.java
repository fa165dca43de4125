package assay.workbench;

import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What pages load: the style, the scripts, and the editor's packages, each from the jar that it comes in. */
final class Assets implements Screen {

    private static final String OWN = "/assay/workbench/";
    private static final List<String> OURS = Stream.concat(
                    Stream.of("workbench.css", "workbench.js", "editor.js"),
                    Shell.PLACES.stream().flatMap(place -> Stream.of(place.name() + ".css", place.name() + ".js")))
            .toList();
    /** The style that reports have. */
    private static final String PAGES = "page.css";

    private static final String WEBJARS = "/META-INF/resources/webjars/";

    /** Where each package of the editor stands, by the name under which others import it. */
    private static final Map<String, String> PACKAGES = packages();

    /** What a browser is to take for each package. */
    static final String IMPORTS = PACKAGES.keySet().stream()
            .map(name -> "\"" + name + "\":\"/packages/" + name + ".js\"")
            .collect(Collectors.joining(",", "{\"imports\":{", "}}"));

    private static Map<String, String> packages() {
        Map<String, String> all = new LinkedHashMap<>();
        for (String name : List.of("autocomplete", "commands", "language", "lint", "search", "state", "view")) {
            all.put("@codemirror/" + name, "codemirror__" + name + "/VERSION/dist/index.js");
        }
        for (String name : List.of("common", "highlight", "lr")) {
            all.put("@lezer/" + name, "lezer__" + name + "/VERSION/dist/index.js");
        }
        all.put("@marijn/find-cluster-break", "marijn__find-cluster-break/VERSION/src/index.js");
        all.put("crelt", "crelt/VERSION/index.js");
        all.put("style-mod", "style-mod/VERSION/src/style-mod.js");
        all.put("w3c-keyname", "w3c-keyname/VERSION/index.js");
        return all;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get(
                        "/assets/{name}",
                        "The style and the scripts of the pages.",
                        new Body("text/*", Map.of()),
                        this::own),
                Route.get(
                        "/packages/<name>",
                        "The packages of the editor.",
                        new Body("text/javascript", Map.of()),
                        this::packaged));
    }

    private void own(Context request) throws IOException {
        String name = request.pathParam("name");
        if (PAGES.equals(name)) {
            send(request, "/assay/page/" + PAGES, "text/css");
            return;
        }
        if (!OURS.contains(name)) {
            throw new NotFoundResponse();
        }
        send(request, OWN + name, name.endsWith(".css") ? "text/css" : "text/javascript");
    }

    private void packaged(Context request) throws IOException {
        String name = request.pathParam("name");
        String place = PACKAGES.get(name.endsWith(".js") ? name.substring(0, name.length() - 3) : name);
        if (place == null) {
            throw new NotFoundResponse();
        }
        String artifact = place.substring(0, place.indexOf('/'));
        send(request, WEBJARS + place.replace("VERSION", version(artifact)), "text/javascript");
    }

    /** A package tells its version in the description that its jar has of itself. */
    private static String version(String artifact) throws IOException {
        Properties properties = new Properties();
        try (InputStream stream =
                Assets.class.getResourceAsStream("/META-INF/maven/org.webjars.npm/" + artifact + "/pom.properties")) {
            if (stream == null) {
                throw new IOException("no " + artifact);
            }
            properties.load(stream);
        }
        return properties.getProperty("version");
    }

    private static void send(Context request, String resource, String type) throws IOException {
        try (InputStream stream = Assets.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new NotFoundResponse();
            }
            // The same for as long as this process runs; a page asks again after that.
            request.header("Cache-Control", "private, max-age=3600");
            request.contentType(type + "; charset=utf-8").result(stream.readAllBytes());
        }
    }
}
