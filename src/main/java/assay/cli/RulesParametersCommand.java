package assay.cli;

import assay.report.JsonDocument;
import assay.report.JsonReport;
import assay.report.MarkdownReport;
import assay.ruleset.Parameter;
import assay.ruleset.RuleSet;
import assay.text.HowMany;
import assay.text.Legible;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code assay rules parameters}. */
@Command(
        name = "parameters",
        description =
                "Lists the numbers and days that grades turn on: value, unit, source, interpretation, and the rules and"
                        + " criteria that use each.")
final class RulesParametersCommand implements Callable<Integer> {

    /** How they can be written. */
    enum Format {
        text,
        json,
        markdown
    }

    @Mixin
    Printing shared = new Printing();

    @Option(names = "--format", paramLabel = "FORMAT", description = "text, json or markdown (default: text)")
    Format format = Format.text;

    private final Program program;

    RulesParametersCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws BrokenInput {
        RuleSet rules = program.rulesOnAnything(shared).ruleSet();
        return program.print(
                shared,
                switch (format) {
                    case text -> shared.width(program.terminal()).fit(text(rules));
                    case json -> json(rules);
                    case markdown -> markdown(rules);
                });
    }

    private static String text(RuleSet rules) {
        StringBuilder text = new StringBuilder(rules.called())
                .append(": ")
                .append(HowMany.of(rules.parameters().size(), "parameter"))
                .append('\n');
        for (Parameter one : rules.parameters()) {
            line(text, "");
            line(text, one.name() + " = " + one.value() + ", " + one.unit() + range(one));
            line(text, "  " + one.says());
            if (one.by() != Parameter.By.RULE_SET) {
                line(text, "  set by " + setter(one) + "; " + one.own() + " where it is introduced");
            }
            line(
                    text,
                    "  source: " + one.source()
                            + (one.interpretation().isEmpty() ? "" : "; interpretation: " + one.interpretation()));
            one.uses().forEach(use -> line(text, "  " + use(use)));
        }
        return text.toString();
    }

    private static String use(Parameter.Use use) {
        return use.file() + ":" + use.line() + ":" + use.column()
                + (use.what().isEmpty() ? "" : "  " + use.what())
                + (use.criteria().isEmpty() || use.criteria().stream().allMatch(use.what()::contains)
                        ? ""
                        : " (" + String.join(", ", use.criteria()) + ")");
    }

    private static String setter(Parameter one) {
        return one.by() == Parameter.By.COMMAND_LINE
                ? "the command line"
                : one.file() + ":" + one.line() + " of " + one.of();
    }

    private static String range(Parameter one) {
        String from = one.from().isEmpty() ? "" : "from " + one.from();
        String to = one.to().isEmpty() ? "" : "to " + one.to();
        String range = (from + " " + to).strip();
        return range.isEmpty() ? "" : " (" + range + ")";
    }

    private static void line(StringBuilder text, String line) {
        text.append(Legible.line(line)).append('\n');
    }

    private static String markdown(RuleSet rules) {
        StringBuilder text =
                new StringBuilder("# Parameters of ").append(rules.called()).append('\n');
        text.append("\n| name | value | unit | what it is | source | interpretation | used by |\n");
        text.append("| --- | --- | --- | --- | --- | --- | --- |\n");
        for (Parameter one : rules.parameters()) {
            text.append("| ")
                    .append(List.of(
                                    one.name(),
                                    one.value(),
                                    one.unit() + range(one),
                                    one.says(),
                                    one.source(),
                                    one.interpretation(),
                                    users(one))
                            .stream()
                            .map(MarkdownReport::safe)
                            .collect(Collectors.joining(" | ")))
                    .append(" |\n");
        }
        return text.toString();
    }

    private static String users(Parameter one) {
        return one.uses().stream()
                .flatMap(use -> use.criteria().isEmpty() ? List.of(use.what()).stream() : use.criteria().stream())
                .filter(user -> !user.isEmpty())
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static String json(RuleSet rules) {
        return JsonDocument.of(json -> {
            json.writeStringProperty("name", rules.pack().name());
            json.writeStringProperty("sha256", rules.sha256());
            JsonReport.values(json, "set", rules.settings());
            json.writeArrayPropertyStart("parameters");
            for (Parameter one : rules.parameters()) {
                json.writeStartObject();
                json.writeStringProperty("name", one.name());
                json.writeStringProperty("value", one.value());
                json.writeStringProperty("introducedAs", one.own());
                json.writeStringProperty("unit", one.unit());
                json.writeStringProperty("from", one.from());
                json.writeStringProperty("to", one.to());
                json.writeStringProperty("says", one.says());
                json.writeStringProperty("source", one.source());
                json.writeStringProperty("interpretation", one.interpretation());
                json.writeStringProperty("setBy", setter(one));
                json.writeArrayPropertyStart("uses");
                for (Parameter.Use use : one.uses()) {
                    json.writeStartObject();
                    json.writeStringProperty("file", use.file());
                    json.writeNumberProperty("line", use.line());
                    json.writeNumberProperty("column", use.column());
                    json.writeStringProperty("what", use.what());
                    JsonReport.texts(json, "criteria", use.criteria());
                    json.writeEndObject();
                }
                json.writeEndArray();
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }
}
