package assay.evidence;

import assay.policy.Document;
import assay.ruleset.Field;
import assay.ruleset.Kind;
import assay.ruleset.RuleSet;
import assay.text.Legible;
import assay.yaml.PlainText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes evidence as a file of evidence, in the order in which the rule set declares its fields. */
public final class EvidenceWriter {

    /** What YAML reads as a text although it stands without quotes. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9 '()./-]*[A-Za-z0-9).]|[A-Za-z]");

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

    /** A fact as an item of a list, in one line. */
    public static String inOneLine(Observation observation) {
        List<String> all = new ArrayList<>(inOneLine(observation.kind().fields(), observation.values()));
        if (observation.at() != null) {
            all.add("at: " + scalar(observation.at()));
        }
        if (observation.secondary()) {
            all.add("basis: secondary");
        }
        if (observation.note() != null) {
            all.add("note: " + scalar(observation.note()));
        }
        return "- " + observation.kind().word() + ": {" + String.join(", ", all) + "}";
    }

    /** What is recorded under some fields, in one line: <code>{readers: managers}</code>. */
    public static String inOneLine(Kind kind, Map<String, Object> values) {
        return "{" + String.join(", ", inOneLine(kind.fields(), values)) + "}";
    }

    private static List<String> inOneLine(List<Field> fields, Map<String, Object> values) {
        return fields.stream()
                .filter(field -> values.containsKey(field.property()))
                .map(field -> field.word() + ": " + inOneLine(Objects.requireNonNull(values.get(field.property()))))
                .toList();
    }

    private static String inOneLine(Object value) {
        return value instanceof String text ? scalar(text) : value(value, 0);
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
                    answer(requirement, answer);
                }
            }
        }
    }

    /** A grade alone stands in one line, as people write it; what was said beside it is easier to read below it. */
    private void answer(String requirement, Answer answer) {
        String grade = answer.declined() ? Answer.NOT_RATED : answer.grade();
        if (answer.described() == null
                && answer.drivers().isEmpty()
                && answer.barriers().isEmpty()
                && answer.solutions().isEmpty()) {
            line(4, requirement + ": {" + (grade == null ? "" : "grade: " + scalar(grade)) + "}");
            return;
        }
        line(4, requirement + ":");
        optional(6, "grade", grade);
        optional(6, "described", answer.described());
        texts("drivers", answer.drivers());
        texts("barriers", answer.barriers());
        texts("solutions", answer.solutions());
    }

    private void texts(String key, List<String> texts) {
        if (!texts.isEmpty()) {
            line(6, key + ":");
            texts.forEach(text -> line(8, "- " + scalar(text)));
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
                line(indent, field.word() + ": " + value(value, indent));
            }
        }
    }

    private void optional(int indent, String key, @Nullable Object value) {
        if (value != null) {
            line(indent, key + ": " + value(value, indent));
        }
    }

    private void line(int indent, String content) {
        text.append(" ".repeat(indent)).append(content).append('\n');
    }

    /** A value as it stands behind its key, whose line begins behind so many spaces. */
    static String value(Object value, int indent) {
        if (value instanceof List<?> list) {
            return list.stream().map(item -> scalar(item.toString())).collect(Collectors.joining(", ", "[", "]"));
        }
        if (value instanceof Double number) {
            return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
        }
        if (value instanceof String text) {
            return areLines(text) ? lines(text, indent + 2) : scalar(text);
        }
        return value.toString();
    }

    /** Whether a text has several lines and can stand as it is, without space at either end. */
    private static boolean areLines(String text) {
        return text.indexOf('\n') > 0 && text.equals(text.strip()) && isSeen(text.replace("\n", ""));
    }

    private static boolean isSeen(String text) {
        return Legible.line(text).equals(text);
    }

    /** A text of several lines as it is, each line behind so many spaces. */
    private static String lines(String text, int indent) {
        return text.lines()
                .map(line -> line.isEmpty() ? "" : " ".repeat(indent) + line)
                .collect(Collectors.joining("\n", "|-\n", ""));
    }

    /** A text, in quotes only where it needs them. */
    public static String scalar(String text) {
        return PLAIN.matcher(text).matches() && PlainText.otherwise(text).isEmpty() ? text : PlainText.quoted(text);
    }
}
