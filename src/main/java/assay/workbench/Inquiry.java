package assay.workbench;

import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What is looked at of a file of evidence, and what is only supposed of it: all that its address says.
 *
 * @param file what the file is called in addresses
 * @param requirement the requirement in view, or an empty text
 * @param without what is struck out: {@code D2}, {@code D2#1}
 * @param suppose what is supposed, as lists of facts that a file of evidence could show
 * @param reading the rule set that is graded by, one that reads something otherwise, or an empty text
 * @param set other values of parameters
 * @param ideas whether what would lead further is shown
 * @param kind the kind of a fact that is about to be supposed, or an empty text
 */
public record Inquiry(
        String file,
        String requirement,
        List<String> without,
        List<String> suppose,
        String reading,
        SortedMap<String, String> set,
        boolean ideas,
        String kind) {

    private static final int MOST = 64;

    /** Keeps its own copies. */
    public Inquiry {
        without = List.copyOf(without);
        suppose = List.copyOf(suppose);
        set = Collections.unmodifiableSortedMap(new TreeMap<>(set));
    }

    static Inquiry of(Context request, String file, String requirement) {
        SortedMap<String, String> set = new TreeMap<>();
        request.queryParamMap().forEach((name, values) -> {
            if (name.startsWith("set.") && !values.isEmpty() && !values.get(0).isBlank()) {
                set.put(name.substring("set.".length()), values.get(0).strip());
            }
        });
        return new Inquiry(
                file,
                requirement,
                some(request.queryParams("without")),
                some(request.queryParams("suppose")),
                said(request, "reading"),
                set,
                request.queryParam("ideas") != null,
                said(request, "kind"));
    }

    private static String said(Context request, String name) {
        String said = request.queryParam(name);
        return said == null ? "" : said;
    }

    private static List<String> some(List<String> values) {
        return values.stream()
                .filter(one -> !one.isBlank())
                .distinct()
                .limit(MOST)
                .toList();
    }

    /** Whether anything is otherwise than the file and the rule set say. */
    public boolean isTried() {
        return !without.isEmpty() || !suppose.isEmpty() || !reading.isEmpty() || !set.isEmpty();
    }

    /** The same with something struck out that is not, or the other way round. */
    public Inquiry struck(String what) {
        return with(toggled(without, what), suppose);
    }

    /** Whether something is struck out. */
    public boolean isStruck(String what) {
        return without.contains(what);
    }

    /** The same with something supposed that is not, or the other way round. */
    public Inquiry supposing(String facts) {
        return with(without, toggled(suppose, facts));
    }

    private Inquiry with(List<String> otherWithout, List<String> otherSuppose) {
        return new Inquiry(file, requirement, otherWithout, otherSuppose, reading, set, ideas, kind);
    }

    private static List<String> toggled(List<String> all, String one) {
        List<String> toggled = new ArrayList<>(all);
        if (!toggled.remove(one)) {
            toggled.add(one);
        }
        return toggled;
    }

    /** The same with a requirement in view. */
    public Inquiry viewing(String other) {
        return new Inquiry(file, other, without, suppose, reading, set, ideas, kind);
    }

    /** The same with ideas of what would lead further, or without. */
    public Inquiry ideas(boolean shown) {
        return new Inquiry(file, requirement, without, suppose, reading, set, shown, kind);
    }

    /** The same with nothing supposed. */
    public Inquiry asItStands() {
        return new Inquiry(file, requirement, List.of(), List.of(), "", new TreeMap<>(), ideas, kind);
    }

    /** Where it is shown. */
    public String address() {
        String query = query();
        return path() + (query.isEmpty() ? "" : "?" + query);
    }

    /** Where the file is shown, whatever is supposed. */
    public String path() {
        return "/evidence/" + path(file) + (requirement.isEmpty() ? "" : "/" + encoded(requirement));
    }

    /** Where it is given as a report. */
    public String report(String format) {
        String query = query();
        return "/api/evidence/report/" + path(file) + "?format=" + format + (query.isEmpty() ? "" : "&" + query);
    }

    private String query() {
        List<String> all = new ArrayList<>();
        without.forEach(one -> all.add("without=" + encoded(one)));
        suppose.forEach(one -> all.add("suppose=" + encoded(one)));
        if (!reading.isEmpty()) {
            all.add("reading=" + encoded(reading));
        }
        set.forEach((name, value) -> all.add("set." + encoded(name) + "=" + encoded(value)));
        if (ideas) {
            all.add("ideas=yes");
        }
        if (!kind.isEmpty()) {
            all.add("kind=" + encoded(kind));
        }
        return String.join("&", all);
    }

    /** The name of a file as part of an address. */
    static String path(String file) {
        return Arrays.stream(file.split("/", -1)).map(Inquiry::encoded).collect(Collectors.joining("/"));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
