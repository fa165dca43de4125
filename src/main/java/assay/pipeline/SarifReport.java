package assay.pipeline;

import assay.report.JsonDocument;
import assay.report.JsonReport;
import assay.ruleset.Check;
import assay.text.Legible;
import assay.verify.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JsonGenerator;

/** Findings as SARIF 2.1.0, the form in which code hosts and editors take them. */
public final class SarifReport {

    /** What relative paths begin at. Where that is differs from machine to machine, so that only who reads the report knows. */
    private static final String ROOT = "SRCROOT";

    private final String name;
    private final List<Rule> rules;

    private SarifReport(String name, List<Rule> rules) {
        this.name = name;
        this.rules = rules;
    }

    /**
     * What findings can be of.
     *
     * @param id the code of such findings
     * @param isError whether they are more than warnings
     * @param says what is asked, in a sentence or two
     * @param help more of it
     * @param markdown the same for who shows Markdown
     * @param asked the command that explains it
     */
    private record Rule(String id, boolean isError, String says, String help, String markdown, String asked) {

        private static Rule of(Check check) {
            return new Rule(
                    check.code(),
                    check.isError(),
                    check.says(),
                    example("wrong: ", check.wrong()) + "\n" + example("right: ", check.right()),
                    "Wrong:\n\n" + code(check.wrong()) + "\n\nRight:\n\n" + code(check.right()),
                    "assay rules check --explain " + check.code());
        }

        private static Rule ofVerification(String id, boolean isError, String says, String help) {
            return new Rule(id, isError, says, help, help, "assay verify --help");
        }

        private static String example(String called, String lines) {
            return lines.lines()
                    .map(Legible::line)
                    .collect(Collectors.joining("\n" + " ".repeat(called.length()), called, ""));
        }

        /** As Markdown has lines of code whatever stands in them. */
        private static String code(String lines) {
            return lines.lines().map(line -> "    " + Legible.line(line)).collect(Collectors.joining("\n"));
        }

        /** The id as one word, {@code UnknownPart}; a name has to be another than the id, so one word alone gets a second. */
        private String name() {
            return Stream.of((id.contains("-") ? id : id + "-check").split("-", -1))
                    .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                    .collect(Collectors.joining());
        }
    }

    /** For what is wrong with a rule set, with what each check asks. */
    public static SarifReport ofChecks() {
        return new SarifReport(
                "assay rules check", Arrays.stream(Check.values()).map(Rule::of).toList());
    }

    /** For files that come out otherwise than they say. */
    public static SarifReport ofVerification() {
        return new SarifReport(
                "assay verify",
                List.of(
                        Rule.ofVerification(
                                Outcome.EXPECTATION,
                                true,
                                "A file of evidence comes out as its expect block says.",
                                "Change the rules, or the evidence, or let --accept make the block expect what comes out."),
                        Rule.ofVerification(
                                Outcome.INPUT,
                                true,
                                "A file of evidence can be read and graded, and expects something.",
                                "The message says what would be right."),
                        Rule.ofVerification(
                                Outcome.ODD,
                                false,
                                "What is recorded in a file of evidence is not odd.",
                                "It counts as it is recorded; whoever recorded it looks again.")));
    }

    /** The report of some findings. Where rules keep evidence from being verified, what they are checked for is told with it. */
    public String of(List<Finding> findings) {
        Set<String> found =
                findings.stream().map(finding -> finding.problem().code()).collect(Collectors.toSet());
        rules.forEach(rule -> found.remove(rule.id()));
        Stream<Rule> more = Arrays.stream(Check.values())
                .filter(check -> found.contains(check.code()))
                .map(Rule::of);
        return new SarifReport(name, Stream.concat(rules.stream(), more).toList()).written(findings);
    }

    private String written(List<Finding> findings) {
        return JsonReport.written(true, json -> {
                    json.writeStartObject();
                    json.writeStringProperty("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
                    json.writeStringProperty("version", "2.1.0");
                    json.writeArrayPropertyStart("runs");
                    json.writeStartObject();
                    tool(json);
                    json.writeStringProperty("columnKind", "unicodeCodePoints");
                    json.writeObjectPropertyStart("originalUriBaseIds");
                    json.writeObjectPropertyStart(ROOT);
                    text(json, "description", "the top of the sources");
                    json.writeEndObject();
                    json.writeEndObject();
                    json.writeArrayPropertyStart("results");
                    findings.forEach(finding -> result(json, finding));
                    json.writeEndArray();
                    json.writeEndObject();
                    json.writeEndArray();
                    json.writeEndObject();
                })
                + "\n";
    }

    private void tool(JsonGenerator json) {
        json.writeObjectPropertyStart("tool");
        json.writeObjectPropertyStart("driver");
        json.writeStringProperty("name", name);
        json.writeStringProperty("fullName", name + " " + JsonDocument.ASSAY);
        json.writeStringProperty("version", JsonDocument.ASSAY);
        json.writeStringProperty("semanticVersion", JsonDocument.ASSAY);
        json.writeStringProperty("informationUri", command(name + " --help"));
        json.writeArrayPropertyStart("rules");
        rules.forEach(rule -> write(json, rule));
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Rule rule) {
        json.writeStartObject();
        json.writeStringProperty("id", rule.id());
        json.writeStringProperty("name", rule.name());
        text(json, "shortDescription", firstSentence(rule.says()));
        text(json, "fullDescription", rule.says());
        json.writeStringProperty("helpUri", command(rule.asked()));
        json.writeObjectPropertyStart("help");
        json.writeStringProperty("text", rule.help());
        json.writeStringProperty("markdown", rule.markdown());
        json.writeEndObject();
        json.writeObjectPropertyStart("defaultConfiguration");
        json.writeStringProperty("level", level(rule.isError()));
        json.writeEndObject();
        json.writeObjectPropertyStart("properties");
        JsonReport.texts(json, "tags", List.of("assay", rule.isError() ? "correctness" : "maintainability"));
        // By these GitHub puts them in order and lets them be filtered.
        json.writeStringProperty("precision", rule.isError() ? "very-high" : "high");
        json.writeStringProperty("problem.severity", level(rule.isError()));
        json.writeEndObject();
        json.writeEndObject();
    }

    private static String firstSentence(String text) {
        int end = text.indexOf(". ");
        return end < 0 ? text : text.substring(0, end + 1);
    }

    private void result(JsonGenerator json, Finding finding) {
        json.writeStartObject();
        json.writeStringProperty("ruleId", finding.problem().code());
        json.writeNumberProperty(
                "ruleIndex",
                rules.stream().map(Rule::id).toList().indexOf(finding.problem().code()));
        json.writeStringProperty("kind", "fail");
        json.writeStringProperty("level", level(finding.isError()));
        text(json, "message", finding.problem().message());
        json.writeArrayPropertyStart("locations");
        json.writeStartObject();
        json.writeObjectPropertyStart("physicalLocation");
        json.writeObjectPropertyStart("artifactLocation");
        json.writeStringProperty("uri", uri(finding));
        if (finding.isInside()) {
            json.writeStringProperty("uriBaseId", ROOT);
        }
        json.writeEndObject();
        region(json, finding);
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndArray();
        json.writeObjectPropertyStart("partialFingerprints");
        json.writeStringProperty("codeAndLine/v1", finding.fingerprint());
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void region(JsonGenerator json, Finding finding) {
        json.writeObjectPropertyStart("region");
        json.writeNumberProperty("startLine", finding.problem().line());
        if (finding.problem().column() > 0) {
            json.writeNumberProperty("startColumn", finding.problem().column());
        }
        if (finding.endColumn() > 0) {
            json.writeNumberProperty("endColumn", finding.endColumn());
            text(json, "snippet", finding.snippet());
        }
        json.writeEndObject();
        if (finding.hasContext()) {
            json.writeObjectPropertyStart("contextRegion");
            json.writeNumberProperty("startLine", finding.firstLine());
            json.writeNumberProperty(
                    "endLine", finding.firstLine() + finding.lines().size() - 1);
            text(json, "snippet", finding.context());
            json.writeEndObject();
        }
    }

    /**
     * An address under which the command stands that tells more. It says so itself, for a program that anybody may keep anywhere
     * has no pages of its own.
     */
    private static String command(String command) {
        return "data:," + escaped(command);
    }

    private static void text(JsonGenerator json, String name, String text) {
        json.writeObjectPropertyStart(name);
        json.writeStringProperty("text", text);
        json.writeEndObject();
    }

    private static String level(boolean isError) {
        return isError ? "error" : "warning";
    }

    private static String uri(Finding finding) {
        return (finding.isInside() ? "" : "file://") + escaped(finding.path());
    }

    /** A text as it stands in addresses, in which only letters, digits and a few signs stand for themselves. */
    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        for (byte one : text.getBytes(StandardCharsets.UTF_8)) {
            char sign = (char) (one & 0xff);
            if (sign < 0x80 && (Character.isLetterOrDigit(sign) || "-._~/".indexOf(sign) >= 0)) {
                escaped.append(sign);
            } else {
                escaped.append(String.format("%%%02X", (int) sign));
            }
        }
        return escaped.toString();
    }
}
