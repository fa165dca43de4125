package assay.evidence;

import assay.policy.Document;
import assay.rules.Field;
import assay.rules.Kind;
import assay.rules.RuleSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.text.StringEscapeUtils;
import org.jspecify.annotations.Nullable;

/** Writes evidence as a file of evidence, in the order in which the rule set declares its fields. */
public final class EvidenceWriter {

    /** What YAML reads as a text although it stands without quotes. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9 '()./-]*[A-Za-z0-9).]|[A-Za-z]");

    /** What YAML, or an older one, reads as something else than a text. */
    private static final Pattern RESERVED =
            Pattern.compile("true|false|yes|no|on|off|null|y|n", Pattern.CASE_INSENSITIVE);

    private final RuleSet rules;
    private final StringBuilder text = new StringBuilder();

    private EvidenceWriter(RuleSet rules) {
        this.rules = rules;
    }

    /** A whole file, without what it says it must come out as. */
    public static String file(Evidence evidence, RuleSet rules) {
        EvidenceWriter writer = new EvidenceWriter(rules);
        writer.line(0, "authority: " + scalar(evidence.authority()));
        writer.fields(0, rules.vocabulary().authority(), evidence.about());
        writer.interview(evidence);
        if (!evidence.profile().isEmpty()) {
            writer.line(0, "profile:");
            writer.fields(2, rules.vocabulary().profile(), evidence.profile());
        }
        writer.documents(evidence.documents());
        return writer.text.toString();
    }

    /** Facts as the items of a list, each line behind so many spaces. */
    public static String facts(List<Observation> observations, int indent, RuleSet rules) {
        EvidenceWriter writer = new EvidenceWriter(rules);
        observations.forEach(observation -> writer.observation(indent, observation));
        return writer.text.toString();
    }

    private void interview(Evidence evidence) {
        Map<String, Object> interview = evidence.interview();
        if (interview == null && evidence.answers().isEmpty()) {
            return;
        }
        boolean empty = evidence.answers().isEmpty() && (interview == null || interview.isEmpty());
        line(0, empty ? "interview: {}" : "interview:");
        if (interview != null) {
            fields(2, rules.vocabulary().interview(), interview);
        }
        if (!evidence.answers().isEmpty()) {
            line(2, "requirements:");
            for (String requirement : rules.pack().requirementIds()) {
                Answer answer = evidence.answers().get(requirement);
                if (answer != null) {
                    line(4, requirement + ": {" + answer(answer) + "}");
                }
            }
        }
    }

    private static String answer(Answer answer) {
        Map<String, String> parts = new LinkedHashMap<>();
        if (answer.grade() != null) {
            parts.put("grade", scalar(answer.grade()));
        }
        if (answer.described() != null) {
            parts.put("described", quoted(answer.described()));
        }
        list(parts, "drivers", answer.drivers());
        list(parts, "barriers", answer.barriers());
        list(parts, "solutions", answer.solutions());
        return parts.entrySet().stream()
                .map(part -> part.getKey() + ": " + part.getValue())
                .collect(Collectors.joining(", "));
    }

    private static void list(Map<String, String> parts, String key, List<String> texts) {
        if (!texts.isEmpty()) {
            parts.put(key, texts.stream().map(EvidenceWriter::quoted).collect(Collectors.joining(", ", "[", "]")));
        }
    }

    private void documents(List<SubmittedDocument> documents) {
        if (documents.isEmpty()) {
            line(0, "documents: []");
            return;
        }
        line(0, "documents:");
        for (SubmittedDocument submitted : documents) {
            Document document = submitted.document();
            line(2, "- id: " + scalar(document.id()));
            line(4, "title: " + scalar(document.title()));
            optional(4, "dated", document.dated());
            optional(4, "received", document.received());
            line(4, submitted.observations().isEmpty() ? "shows: []" : "shows:");
            submitted.observations().forEach(observation -> observation(6, observation));
        }
    }

    private void observation(int indent, Observation observation) {
        line(indent, "- " + observation.kind().word() + ":");
        fields(indent + 4, observation.kind(), observation.values());
        optional(indent + 4, "at", observation.at());
        if (observation.secondary()) {
            line(indent + 4, "basis: secondary");
        }
        optional(indent + 4, "note", observation.note());
    }

    private void fields(int indent, Kind kind, Map<String, Object> values) {
        for (Field field : kind.fields()) {
            Object value = values.get(field.property());
            if (value != null) {
                line(indent, field.word() + ": " + value(value));
            }
        }
    }

    private void optional(int indent, String key, @Nullable Object value) {
        if (value != null) {
            line(indent, key + ": " + value(value));
        }
    }

    private void line(int indent, String content) {
        text.append(" ".repeat(indent)).append(content).append('\n');
    }

    private static String value(Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(item -> scalar(item.toString())).collect(Collectors.joining(", ", "[", "]"));
        }
        return value instanceof String text ? scalar(text) : value.toString();
    }

    /** A text, in quotes only where it needs them. */
    private static String scalar(String text) {
        return PLAIN.matcher(text).matches() && !RESERVED.matcher(text).matches() ? text : quoted(text);
    }

    private static String quoted(String text) {
        return "\"" + StringEscapeUtils.escapeJson(text).replace("\\/", "/") + "\"";
    }
}
