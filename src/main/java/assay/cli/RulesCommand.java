package assay.cli;

import assay.policy.Criterion;
import assay.report.JsonDocument;
import assay.report.JsonReport;
import assay.rules.RuleBase;
import assay.ruleset.Interpretation;
import assay.ruleset.Pack;
import assay.ruleset.RuleOrigin;
import assay.ruleset.RuleSet;
import assay.text.Legible;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The commands about a rule set itself. */
@Command(name = "rules", synopsisSubcommandLabel = "COMMAND", description = "Looks at the rule set itself.")
final class RulesCommand {

    @Mixin
    Standard standard = new Standard();

    private final Program program;

    RulesCommand(Program program) {
        this.program = program;
    }

    @Command(name = "list", description = "Lists the criteria, their sources and the rules that decide each.")
    int list(
            @Mixin Printing shared,
            @Option(names = "--format", paramLabel = "FORMAT", description = "text or json") @Nullable
                    TextOrJson format)
            throws BrokenInput {
        RuleBase rules = program.rulesOnAnything(shared);
        List<Criterion> criteria = rules.ruleSet().criteria();
        return program.print(
                shared,
                format == TextOrJson.json
                        ? json(rules.ruleSet(), criteria)
                        : shared.width(program.terminal()).fit(text(rules.ruleSet(), criteria)));
    }

    private static String text(RuleSet rules, List<Criterion> criteria) {
        StringBuilder text = new StringBuilder();
        text.append(rules.pack().title())
                .append("\n")
                .append(rules.pack().source())
                .append("\n")
                .append(rules.settings().isEmpty() ? "" : rules.called() + "\n");
        for (Pack.RequirementEntry requirement : rules.pack().requirements()) {
            text.append("\nRequirement ")
                    .append(requirement.number())
                    .append(", ")
                    .append(requirement.name());
            text.append(" (")
                    .append(requirement.id())
                    .append(", weight ")
                    .append(requirement.weight())
                    .append(")\n");
            criteria.stream()
                    .filter(criterion -> criterion.requirement().equals(requirement.id()))
                    .forEach(criterion -> criterion(text, rules, criterion));
            List<RuleOrigin> own = others(rules, requirement.id());
            if (!own.isEmpty()) {
                text.append("  and for the requirement as a whole\n");
                own.forEach(rule -> rule(text, rule));
            }
        }
        text.append(
                rules.pack().subject().isGraded()
                        ? "\nFor every requirement\n"
                        : "\nAbout " + rules.pack().subject().word() + "\n");
        general(rules).forEach(rule -> rule(text, rule));
        text.append("\nInterpretations\n");
        for (Interpretation one : rules.interpretations()) {
            text.append(Legible.line("  " + StringUtils.rightPad(one.id(), 4) + one.question() + ": " + one.decided()
                            + " (" + one.why() + (one.origin().isEmpty() ? "" : "; " + one.origin()) + ")"))
                    .append('\n');
        }
        return text.toString();
    }

    private static void criterion(StringBuilder text, RuleSet rules, Criterion criterion) {
        text.append("  ")
                .append(criterion.id())
                .append("  ")
                .append(criterion.kind().word())
                .append(": ");
        text.append(criterion.asks());
        if (criterion.route() != null) {
            text.append(" (route ").append(criterion.route()).append(")");
        }
        text.append("\n      needs ").append(criterion.atLeast()).append(" of ");
        text.append(String.join(", ", criterion.parts())).append("\n");
        rules.namedAfter(criterion.id()).forEach(rule -> rule(text, rule));
    }

    private static void rule(StringBuilder text, RuleOrigin rule) {
        text.append("      ")
                .append(Legible.line(rule.file()))
                .append(":")
                .append(rule.line())
                .append("  ")
                .append(Legible.folded(rule.name()));
        Stream.of(rule.source(), String.join(", ", rule.interpretations()))
                .filter(Predicate.not(String::isEmpty))
                .forEach(one -> text.append("; ").append(one));
        text.append("\n");
    }

    /** The rules that are about a requirement but none of its criteria: its route or its cap. */
    private static List<RuleOrigin> others(RuleSet rules, String requirement) {
        return rules.origins().values().stream()
                .filter(rule -> rule.name().startsWith(requirement + " "))
                .toList();
    }

    private static List<RuleOrigin> general(RuleSet rules) {
        return rules.origins().values().stream()
                .filter(rule -> rules.pack().requirementIds().stream()
                        .noneMatch(id ->
                                rule.name().startsWith(id + " ") || rule.name().startsWith(id + ".")))
                .toList();
    }

    private static String json(RuleSet rules, List<Criterion> criteria) {
        return JsonDocument.of(json -> {
            json.writeStringProperty("name", rules.pack().name());
            json.writeStringProperty("title", rules.pack().title());
            json.writeStringProperty("sha256", rules.sha256());
            JsonReport.values(json, "set", rules.settings());
            json.writeArrayPropertyStart("criteria");
            for (Criterion criterion : criteria) {
                json.writeStartObject();
                json.writeStringProperty("id", criterion.id());
                json.writeStringProperty("requirement", criterion.requirement());
                json.writeStringProperty("kind", criterion.kind().word());
                json.writeStringProperty("asks", criterion.asks());
                JsonReport.texts(json, "parts", criterion.parts());
                json.writeNumberProperty("atLeast", criterion.atLeast());
                JsonReport.text(json, "route", criterion.route());
                json.writeArrayPropertyStart("rules");
                for (RuleOrigin rule : rules.namedAfter(criterion.id())) {
                    json.writeStartObject();
                    json.writeStringProperty("name", rule.name());
                    json.writeStringProperty("file", rule.file());
                    json.writeNumberProperty("line", rule.line());
                    json.writeStringProperty("source", rule.source());
                    JsonReport.texts(json, "interpretations", rule.interpretations());
                    json.writeEndObject();
                }
                json.writeEndArray();
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeArrayPropertyStart("interpretations");
            for (Interpretation one : rules.interpretations()) {
                json.writeStartObject();
                json.writeStringProperty("id", one.id());
                json.writeStringProperty("question", one.question());
                json.writeStringProperty("decided", one.decided());
                json.writeStringProperty("why", one.why());
                json.writeStringProperty("by", one.by());
                json.writeStringProperty("source", one.source());
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }
}
