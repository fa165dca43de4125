package assay.replay;

import assay.evidence.FileCheck;
import assay.evidence.Redaction;
import assay.problem.Problem;
import assay.text.Legible;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The result of one authority as it was recorded, and what it says it was made from.
 *
 * @param json the result, a JSON object
 */
public record Recorded(JsonNode json) {

    private static final String FILE_CHECK = "fileCheck";

    /** The authority's name. */
    public String authority() {
        return json.path("authority").asString("");
    }

    /** The file of evidence, as it was named then. */
    public String file() {
        return json.path("file").asString("");
    }

    /** The digest of that file. */
    String evidenceSha256() {
        return json.path("evidenceSha256").asString("");
    }

    /** The name of the rule set. */
    public String rules() {
        return json.path("rules").path("name").asString("");
    }

    /** The digest of the rule set. */
    String rulesSha256() {
        return json.path("rules").path("sha256").asString("");
    }

    /** The values that were tried in place of those of the rules, by the names of the parameters. */
    public Map<String, String> settings() {
        return texts("set");
    }

    /** The digest of each file of the rule set, by its path. */
    Map<String, String> ruleFiles() {
        Map<String, String> files = new TreeMap<>();
        json.path("rules")
                .path("files")
                .forEach(file -> files.put(
                        file.path("file").asString(""), file.path("sha256").asString("")));
        return files;
    }

    /** The value of each parameter, by its name: what was tried, and else that of the rule set. */
    Map<String, String> values() {
        return texts("values");
    }

    /** The digest of what the rule set's register says of each interpretation, by its identifier. */
    Map<String, String> readings() {
        return texts("interpretations");
    }

    private Map<String, String> texts(String key) {
        Map<String, String> texts = new LinkedHashMap<>();
        json.path("rules")
                .path(key)
                .properties()
                .forEach(one -> texts.put(one.getKey(), one.getValue().asString("")));
        return texts;
    }

    /** What of the evidence it does not show. */
    public Redaction redaction() {
        return new Redaction(Arrays.stream(Redaction.Key.values())
                .filter(key -> json.path("redacted").has(key.word()))
                .collect(Collectors.toSet()));
    }

    /** The requirements that it shows. */
    public Set<String> shown() {
        return json.path("requirements")
                .valueStream()
                .map(requirement -> requirement.path("id").asString(""))
                .collect(Collectors.toSet());
    }

    /**
     * A warning that it does not show all requirements; nothing where it does.
     *
     * @param named how its file is named
     * @param all how many there are
     */
    public Optional<Problem> partial(String named, int all) {
        int shown = shown().size();
        return shown < all
                ? Optional.of(Problem.ofFile(
                        named,
                        "warning: the result of " + Legible.folded(authority()) + " shows " + shown + " of " + all
                                + " requirements; the others are not compared"))
                : Optional.empty();
    }

    /** Whether it says what hangs on which documents. */
    public boolean hasDependence() {
        return json.path("requirements").valueStream().anyMatch(requirement -> requirement.has("withoutDocument"));
    }

    /** Whether the files that documents name were looked at. */
    public boolean hasFiles() {
        return json.path("documents")
                .valueStream()
                .map(document -> document.path(FILE_CHECK).asString(FileCheck.NOT_ASKED.word()))
                .anyMatch(check -> !check.equals(FileCheck.NOT_ASKED.word()));
    }

    /** The result with nothing in it of what became of the files that documents name. */
    JsonNode withoutFileChecks() {
        JsonNode copy = json.deepCopy();
        copy.path("documents").forEach(document -> {
            if (document instanceof ObjectNode object) {
                object.remove(FILE_CHECK);
            }
        });
        return copy;
    }
}
