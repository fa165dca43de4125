package assay.report;

import assay.problem.Problem;
import assay.ruleset.Check;
import assay.text.Legible;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.core.JsonGenerator;

/** What is wrong with a rule set as SARIF 2.1.0, the form in which code hosts and editors take findings. */
public final class SarifReport {

    private SarifReport() {}

    /** All problems, with what each code means. */
    public static String of(List<Problem> problems) {
        return JsonReport.written(true, json -> {
                    json.writeStartObject();
                    json.writeStringProperty("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
                    json.writeStringProperty("version", "2.1.0");
                    json.writeArrayPropertyStart("runs");
                    json.writeStartObject();
                    json.writeObjectPropertyStart("tool");
                    json.writeObjectPropertyStart("driver");
                    json.writeStringProperty("name", "assay rules check");
                    json.writeArrayPropertyStart("rules");
                    for (Check check : Check.values()) {
                        rule(json, check);
                    }
                    json.writeEndArray();
                    json.writeEndObject();
                    json.writeEndObject();
                    json.writeArrayPropertyStart("results");
                    for (Problem problem : problems) {
                        result(json, problem);
                    }
                    json.writeEndArray();
                    json.writeEndObject();
                    json.writeEndArray();
                    json.writeEndObject();
                })
                + "\n";
    }

    private static void rule(JsonGenerator json, Check check) {
        json.writeStartObject();
        json.writeStringProperty("id", check.code());
        text(json, "shortDescription", check.says());
        text(json, "help", example("wrong: ", check.wrong()) + "\n" + example("right: ", check.right()));
        json.writeObjectPropertyStart("defaultConfiguration");
        json.writeStringProperty("level", level(check.code()));
        json.writeEndObject();
        json.writeEndObject();
    }

    private static String example(String called, String lines) {
        return lines.lines()
                .map(Legible::line)
                .collect(Collectors.joining("\n" + " ".repeat(called.length()), called, ""));
    }

    private static void result(JsonGenerator json, Problem problem) {
        json.writeStartObject();
        json.writeStringProperty("ruleId", problem.code());
        json.writeStringProperty("level", level(problem.code()));
        text(json, "message", problem.message());
        json.writeArrayPropertyStart("locations");
        json.writeStartObject();
        json.writeObjectPropertyStart("physicalLocation");
        json.writeObjectPropertyStart("artifactLocation");
        json.writeStringProperty("uri", uri(problem.file()));
        json.writeEndObject();
        json.writeObjectPropertyStart("region");
        json.writeNumberProperty("startLine", problem.line());
        if (problem.column() > 0) {
            json.writeNumberProperty("startColumn", problem.column());
        }
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void text(JsonGenerator json, String name, String text) {
        json.writeObjectPropertyStart(name);
        json.writeStringProperty("text", text);
        json.writeEndObject();
    }

    private static String level(String code) {
        return Check.of(code)
                .map(check -> check.isError() ? "error" : "warning")
                .orElse("error");
    }

    /** A path as a reference, in which only letters, digits and a few signs stand for themselves. */
    private static String uri(String file) {
        StringBuilder uri = new StringBuilder();
        for (byte one : file.getBytes(StandardCharsets.UTF_8)) {
            char sign = (char) (one & 0xff);
            if (sign < 0x80 && (Character.isLetterOrDigit(sign) || "-._~/".indexOf(sign) >= 0)) {
                uri.append(sign);
            } else {
                uri.append(String.format("%%%02X", (int) sign));
            }
        }
        return uri.toString();
    }
}
