package assay.rurality;

import assay.policy.wards.Ward;
import assay.report.JsonDocument;
import assay.ruleset.RuleOrigin;
import tools.jackson.core.JsonGenerator;

/**
 * An adjustment of wards as JSON, with the keys in the order that programs may rely on. Densities, in people to a hectare,
 * and scores, in percent, are texts of decimals.
 */
public final class RuralityJson {

    private RuralityJson() {}

    /** An adjustment as one object over several lines. */
    public static String of(Adjustment adjustment) {
        return JsonDocument.of(json -> write(json, adjustment));
    }

    private static void write(JsonGenerator json, Adjustment adjustment) {
        json.writeStringProperty("file", adjustment.file());
        json.writeObjectPropertyStart("rules");
        json.writeStringProperty("name", adjustment.rules());
        json.writeStringProperty("sha256", adjustment.sha256());
        json.writeEndObject();
        json.writeNumberProperty("wards", adjustment.wards());
        json.writeArrayPropertyStart("changed");
        for (Adjustment.Changed one : adjustment.changed()) {
            json.writeStartObject();
            ward(json, one.ward());
            json.writeStringProperty("from", one.ward().classified().word());
            json.writeStringProperty("to", one.to().word());
            json.writeStringProperty("reason", one.reason());
            rule(json, one.rule());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayPropertyStart("kept");
        for (Adjustment.Left one : adjustment.kept()) {
            json.writeStartObject();
            ward(json, one.ward());
            json.writeStringProperty("as", one.ward().classified().word());
            json.writeStringProperty("reason", one.reason());
            rule(json, one.rule());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayPropertyStart("authorities");
        for (Adjustment.Result one : adjustment.authorities()) {
            json.writeStartObject();
            json.writeStringProperty("authority", one.authority());
            json.writeNumberProperty("wards", one.wards());
            json.writeNumberProperty("ruralBefore", one.ruralBefore());
            json.writeNumberProperty("ruralAfter", one.ruralAfter());
            json.writeStringProperty("score", one.score());
            rule(json, one.rule());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayPropertyStart("interpretations");
        adjustment.interpretations().forEach(one -> json.writeString(one.id()));
        json.writeEndArray();
    }

    private static void ward(JsonGenerator json, Ward ward) {
        json.writeStringProperty("authority", ward.authority());
        json.writeStringProperty("ward", ward.name());
        json.writeStringProperty("density", ward.density().stripTrailingZeros().toPlainString());
        json.writeNumberProperty("decile", ward.decile());
    }

    private static void rule(JsonGenerator json, RuleOrigin rule) {
        json.writeStringProperty("rule", rule.name());
        json.writeStringProperty("ruleFile", rule.file());
        json.writeNumberProperty("ruleLine", rule.line());
    }
}
