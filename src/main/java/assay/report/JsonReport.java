package assay.report;

import assay.evaluation.Evaluation;
import assay.evidence.Observation;
import assay.evidence.Redaction;
import assay.files.Sha256;
import assay.ruleset.Extension;
import assay.ruleset.Field;
import assay.ruleset.RuleOrigin;
import assay.text.Legible;
import java.io.ByteArrayOutputStream;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.exc.StreamWriteException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;

/** Evaluations as JSON, with the keys in the order that programs may rely on. */
public final class JsonReport implements Report {

    /** How several evaluations stand beside each other. */
    public enum Layout {
        /** One object over several lines, for a single file. */
        OBJECT,
        /** An array of such objects. */
        ARRAY,
        /** One object a line. */
        LINES
    }

    private static final JsonFactory FACTORY = new JsonFactory();
    private static final ObjectWriteContext PRETTY = new ObjectWriteContext.Base() {
        @Override
        public PrettyPrinter getPrettyPrinter() {
            DefaultIndenter indent = new DefaultIndenter("  ", "\n");
            return new DefaultPrettyPrinter().withObjectIndenter(indent).withArrayIndenter(indent);
        }

        @Override
        public boolean hasPrettyPrinter() {
            return true;
        }
    };

    /** About as many bytes as an evaluation has. */
    private static final int USUAL = 1 << 15;

    private final Layout layout;
    private volatile @Nullable Said said;

    /**
     * What is said of rules.
     *
     * @param of the rules
     * @param json the value of their key
     */
    private record Said(Evaluation.Rules of, String json) {}

    /** A report in one of the layouts. */
    public JsonReport(Layout layout) {
        this.layout = layout;
    }

    @Override
    public String before() {
        return layout == Layout.ARRAY ? "[\n" : "";
    }

    @Override
    public String between() {
        return layout == Layout.ARRAY ? ",\n" : "";
    }

    @Override
    public String after() {
        return layout == Layout.ARRAY ? "\n]\n" : "";
    }

    @Override
    public String of(Evaluation evaluation) {
        return new String(bytes(evaluation, Ink.NONE), StandardCharsets.UTF_8);
    }

    @Override
    public byte[] bytes(Evaluation evaluation, Ink ink) {
        return bytes(
                layout != Layout.LINES,
                layout == Layout.ARRAY ? "" : "\n",
                generator -> evaluation(
                        generator,
                        evaluation,
                        json -> json.writeStringProperty("evidenceSha256", evaluation.evidenceSha256())));
    }

    /**
     * An evaluation of what stands in no file, because facts were added to what does: {@code added} says which, and no
     * digest is given but that of the file without them.
     *
     * @param evaluation what came of it
     * @param fileSha256 the digest of the file that the facts were added to
     * @param added each fact as YAML
     */
    public static String withAdded(Evaluation evaluation, String fileSha256, List<String> added) {
        JsonReport report = new JsonReport(Layout.OBJECT);
        return written(
                        true,
                        generator -> report.evaluation(generator, evaluation, json -> {
                            json.writeNullProperty("evidenceSha256");
                            json.writeObjectPropertyStart("added");
                            json.writeStringProperty("toFileSha256", fileSha256);
                            texts(json, "facts", added);
                            json.writeEndObject();
                        }))
                + "\n";
    }

    /** Writes JSON with this report's way of breaking lines; what would not be seen in it stands there as an escape. */
    public static String written(boolean pretty, Consumer<JsonGenerator> content) {
        StringWriter writer = new StringWriter();
        try (JsonGenerator generator = FACTORY.createGenerator(context(pretty), writer)) {
            content.accept(generator);
        }
        return Legible.json(writer.toString());
    }

    /** JSON in UTF-8, in which there is nothing that would not be seen, with this report's way of breaking lines. */
    static byte[] bytes(boolean pretty, String end, Consumer<JsonGenerator> content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(USUAL);
        try (JsonGenerator generator = FACTORY.createGenerator(context(pretty), out)) {
            content.accept(generator);
            generator.writeRaw(end);
        } catch (StreamWriteException e) {
            // Half a character, which can be in the name of a file, cannot be written in UTF-8 as it is.
            return (written(pretty, content) + end).getBytes(StandardCharsets.UTF_8);
        }
        byte[] bytes = out.toByteArray();
        return Legible.isPlainly(bytes)
                ? bytes
                : Legible.json(new String(bytes, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
    }

    private static ObjectWriteContext context(boolean pretty) {
        return pretty ? PRETTY : ObjectWriteContext.empty();
    }

    /** Writes a list of texts under a key. */
    public static void texts(JsonGenerator json, String key, Collection<String> texts) {
        json.writeArrayPropertyStart(key);
        texts.forEach(json::writeString);
        json.writeEndArray();
    }

    /** Writes a text, or null, under a key. */
    public static void text(JsonGenerator json, String key, @Nullable String text) {
        if (text == null) {
            json.writeNullProperty(key);
        } else {
            json.writeStringProperty(key, text);
        }
    }

    private void evaluation(JsonGenerator json, Evaluation evaluation, Consumer<JsonGenerator> digest) {
        JsonDocument.write(json, whole -> members(whole, evaluation, digest));
    }

    private void members(JsonGenerator json, Evaluation evaluation, Consumer<JsonGenerator> digest) {
        json.writeStringProperty("authority", evaluation.authority());
        json.writeStringProperty("type", evaluation.type());
        json.writeStringProperty("file", evaluation.file());
        digest.accept(json);
        json.writeName("rules");
        json.writeRawValue(said(evaluation.rules()));
        json.writeArrayPropertyStart("requirements");
        evaluation.requirements().forEach(requirement -> requirement(json, requirement, evaluation.dependence()));
        json.writeEndArray();
        overall(json, evaluation.overall());
        json.writeArrayPropertyStart("documents");
        evaluation.documents().forEach(document -> document(json, document));
        json.writeEndArray();
        texts(json, "notes", evaluation.notes());
        redacted(json, evaluation);
    }

    /** What is said of the rules, which is the same under every evaluation by them and takes long to put together. */
    private String said(Evaluation.Rules rules) {
        Said known = said;
        if (known == null || !known.of.equals(rules)) {
            String whole = written(layout != Layout.LINES, json -> {
                json.writeStartObject();
                json.writeObjectPropertyStart("rules");
                rules(json, rules);
                json.writeEndObject();
                json.writeEndObject();
            });
            known = new Said(
                    rules, whole.substring(whole.indexOf('{', 1), whole.lastIndexOf('}', whole.length() - 2) + 1));
            said = known;
        }
        return known.json;
    }

    private static void rules(JsonGenerator json, Evaluation.Rules rules) {
        json.writeStringProperty("name", rules.name());
        json.writeStringProperty("sha256", rules.sha256());
        json.writeArrayPropertyStart("files");
        rules.files().forEach((file, sha256) -> {
            json.writeStartObject();
            json.writeStringProperty("file", file);
            json.writeStringProperty("sha256", sha256);
            json.writeEndObject();
        });
        json.writeEndArray();
        values(json, "values", rules.values());
        Map<String, String> readings = new LinkedHashMap<>();
        rules.interpretations().forEach(one -> readings.put(one.id(), Sha256.of(one.said())));
        values(json, "interpretations", readings);
        values(json, "set", rules.settings());
        rules.extension().ifPresent(extension -> extension(json, extension));
    }

    /** How many values are hidden, of each sort that was to be, where any was. */
    public static void redacted(JsonGenerator json, Evaluation evaluation) {
        redacted(json, evaluation.hidden());
    }

    static void redacted(JsonGenerator json, Map<Redaction.Key, Integer> hidden) {
        if (!hidden.isEmpty()) {
            json.writeObjectPropertyStart("redacted");
            hidden.forEach((key, count) -> json.writeNumberProperty(key.word(), count));
            json.writeEndObject();
        }
    }

    /** Values by their names, where there are any. */
    public static void values(JsonGenerator json, String name, Map<String, String> values) {
        if (!values.isEmpty()) {
            json.writeObjectPropertyStart(name);
            values.forEach(json::writeStringProperty);
            json.writeEndObject();
        }
    }

    /** What a rule set makes of another, within its object; where that one extends a third, an object more within it. */
    public static void extension(JsonGenerator json, Extension extension) {
        json.writeStringProperty("extends", extension.base());
        texts(json, "replaced", extension.replaced());
        texts(json, "added", extension.added());
        texts(json, "overridden", extension.overridden());
        values(json, "parameters", extension.parameters());
        texts(
                json,
                "without",
                extension.without().stream().map(Extension.Omission::rule).toList());
        extension.further().ifPresent(further -> {
            json.writeObjectPropertyStart("base");
            extension(json, further);
            json.writeEndObject();
        });
    }

    private static void requirement(
            JsonGenerator json, Evaluation.RequirementResult requirement, Optional<Evaluation.Dependence> dependence) {
        json.writeStartObject();
        json.writeStringProperty("id", requirement.id());
        json.writeStringProperty("grade", requirement.grade());
        json.writeObjectPropertyStart("minimums");
        json.writeNumberProperty("met", requirement.minimums().met());
        json.writeNumberProperty("of", requirement.minimums().of());
        if (requirement.minimums().routed()) {
            text(json, "route", requirement.minimums().route());
        }
        json.writeEndObject();
        json.writeObjectPropertyStart("furtherImprovements");
        json.writeNumberProperty("met", requirement.furtherMet());
        json.writeNumberProperty("of", requirement.furtherOf());
        json.writeEndObject();
        Evaluation.CappedAt capped = requirement.cappedAt();
        if (capped != null) {
            json.writeObjectPropertyStart("cappedAt");
            json.writeStringProperty("grade", capped.grade());
            json.writeStringProperty("reason", capped.reason());
            json.writeEndObject();
        }
        if (requirement.agreement() != null) {
            String own = requirement.interviewee();
            json.writeStringProperty("interviewee", own == null ? Wording.NOT_RATED : own);
            json.writeStringProperty("agreement", requirement.agreement());
        }
        texts(json, "interpretations", requirement.interpretations());
        json.writeArrayPropertyStart("criteria");
        requirement.criteria().forEach(criterion -> criterion(json, criterion, dependence));
        json.writeEndArray();
        texts(
                json,
                "reasons",
                requirement.reasons().stream().map(Evaluation.GradeReason::text).toList());
        nextGrade(json, requirement.toNextGrade());
        json.writeBooleanProperty("secondaryOnly", requirement.secondaryOnly());
        dependence.map(found -> found.grades().get(requirement.id())).ifPresent(without -> {
            json.writeArrayPropertyStart("withoutDocument");
            for (Evaluation.Without one : without) {
                json.writeStartObject();
                json.writeStringProperty("document", one.document());
                json.writeStringProperty("grade", one.grade());
                json.writeEndObject();
            }
            json.writeEndArray();
        });
        json.writeEndObject();
    }

    private static void nextGrade(JsonGenerator json, Evaluation.@Nullable NextGrade next) {
        if (next == null) {
            json.writeNullProperty("toNextGrade");
            return;
        }
        json.writeObjectPropertyStart("toNextGrade");
        json.writeStringProperty("grade", next.grade());
        sets(json, "anyOf", next.anyOf());
        json.writeEndObject();
    }

    private static void sets(JsonGenerator json, String key, List<List<String>> sets) {
        json.writeArrayPropertyStart(key);
        for (List<String> set : sets) {
            json.writeStartArray();
            set.forEach(json::writeString);
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    private static void criterion(
            JsonGenerator json, Evaluation.CriterionResult criterion, Optional<Evaluation.Dependence> dependence) {
        json.writeStartObject();
        json.writeStringProperty("id", criterion.id());
        json.writeStringProperty("kind", criterion.criterion().kind().word());
        json.writeBooleanProperty("met", criterion.met());
        json.writeBooleanProperty("secondaryOnly", criterion.secondaryOnly());
        texts(json, "needs", criterion.criterion().parts());
        json.writeNumberProperty("atLeast", criterion.atLeast());
        if (!criterion.raisedBy().isEmpty()) {
            json.writeArrayPropertyStart("raisedBy");
            for (RuleOrigin rule : criterion.raisedBy()) {
                json.writeStartObject();
                json.writeStringProperty("rule", rule.name());
                json.writeStringProperty("ruleFile", rule.file());
                json.writeNumberProperty("ruleLine", rule.line());
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        texts(json, "missing", criterion.missing());
        texts(
                json,
                "contradicted",
                criterion.contradictions().stream()
                        .map(Evaluation.Contradiction::sentence)
                        .toList());
        json.writeArrayPropertyStart("counted");
        for (Evaluation.CountedFact counted : criterion.counted()) {
            json.writeStartObject();
            json.writeStringProperty("part", counted.part());
            place(json, counted.fact());
            json.writeStringProperty("rule", counted.rule().name());
            json.writeStringProperty("ruleFile", counted.rule().file());
            json.writeNumberProperty("ruleLine", counted.rule().line());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayPropertyStart("setAside");
        for (Evaluation.FactSetAside setAside : criterion.setAside()) {
            json.writeStartObject();
            place(json, setAside.fact());
            json.writeStringProperty("reason", setAside.reason());
            json.writeStringProperty("rule", setAside.rules().get(0).name());
            json.writeStringProperty("ruleFile", setAside.rules().get(0).file());
            json.writeNumberProperty("ruleLine", setAside.rules().get(0).line());
            json.writeEndObject();
        }
        json.writeEndArray();
        dependence.map(found -> found.sets().get(criterion.id())).ifPresent(sets -> sets(json, "dependsOn", sets));
        json.writeEndObject();
    }

    /** Where a fact stands, within the object that says what is made of it. */
    public static void place(JsonGenerator json, Evaluation.Place place) {
        json.writeStringProperty("document", place.document().id());
        json.writeNumberProperty("index", place.index());
        json.writeStringProperty("fact", place.kind());
        text(json, "at", place.at());
        json.writeStringProperty("basis", place.secondary() ? "secondary" : "primary");
        timing(json, "late", place.timing());
    }

    /** Whether a document came or was dated too late, where it did or was. */
    private static void timing(JsonGenerator json, String late, Evaluation.Timing timing) {
        if (timing.daysLate() > 0) {
            json.writeNumberProperty(late, timing.daysLate());
        }
        if (timing.afterTheDay()) {
            json.writeBooleanProperty("afterTheDay", true);
        }
    }

    private static void overall(JsonGenerator json, Evaluation.OverallResult overall) {
        json.writeObjectPropertyStart("overall");
        overallGrade(json, "evidence", overall.evidence());
        if (overall.agreement() != null) {
            overallGrade(json, "interviewee", overall.interviewee());
            json.writeStringProperty("agreement", overall.agreement());
        }
        texts(json, "requirementsNotMet", overall.requirementsNotMet());
        json.writeBooleanProperty("secondaryOnly", overall.secondaryOnly());
        texts(json, "interpretations", overall.interpretations());
        json.writeEndObject();
    }

    private static void overallGrade(JsonGenerator json, String key, Evaluation.@Nullable OverallGrade grade) {
        if (grade == null) {
            json.writeNullProperty(key);
            return;
        }
        json.writeObjectPropertyStart(key);
        json.writeStringProperty("score", grade.score());
        json.writeStringProperty("grade", grade.grade());
        json.writeArrayPropertyStart("terms");
        for (Evaluation.Term term : grade.terms()) {
            json.writeStartObject();
            json.writeStringProperty("requirement", term.requirement());
            json.writeStringProperty("grade", term.grade());
            json.writeNumberProperty("weight", term.weight());
            json.writeStringProperty("value", term.value());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeStringProperty("divisor", Integer.toString(grade.divisor()));
        json.writeEndObject();
    }

    private static void document(JsonGenerator json, Evaluation.DocumentUse use) {
        json.writeStartObject();
        json.writeStringProperty("id", use.document().id());
        json.writeStringProperty("title", use.document().title());
        text(json, "dated", day(use.document().dated()));
        text(json, "received", day(use.document().received()));
        timing(json, "daysLate", use.timing());
        text(json, "file", use.provenance().file());
        text(json, "sha256", use.provenance().sha256());
        text(
                json,
                "fileCheck",
                use.provenance().file() == null ? null : use.fileCheck().word());
        text(json, "recordedBy", use.provenance().recordedBy());
        text(json, "recordedOn", day(use.provenance().recordedOn()));
        json.writeArrayPropertyStart("facts");
        use.facts().forEach(fact -> fact(json, fact));
        json.writeEndArray();
        texts(json, "countedFor", use.countedFor());
        texts(json, "setAsideFor", use.setAsideFor());
        json.writeEndObject();
    }

    private static void fact(JsonGenerator json, Evaluation.FactUse use) {
        Observation observation = use.observation();
        json.writeStartObject();
        json.writeNumberProperty("index", use.index());
        recorded(json, observation);
        text(json, "at", observation.at());
        json.writeStringProperty("basis", observation.secondary() ? "secondary" : "primary");
        text(json, "note", observation.note());
        texts(json, "countedFor", use.countedFor());
        texts(json, "setAsideFor", use.setAsideFor());
        json.writeEndObject();
    }

    /** Kind and values of what was recorded, within an object. */
    public static void recorded(JsonGenerator json, Observation observation) {
        json.writeStringProperty("kind", observation.kind().word());
        json.writeObjectPropertyStart("values");
        for (Field field : observation.kind().fields()) {
            Object value = observation.values().get(field.property());
            if (value != null) {
                json.writeName(field.word());
                value(json, value);
            }
        }
        json.writeEndObject();
    }

    private static void value(JsonGenerator json, Object value) {
        if (value instanceof List<?> list) {
            json.writeStartArray();
            list.forEach(one -> json.writeString(one.toString()));
            json.writeEndArray();
        } else if (value instanceof Boolean truth) {
            json.writeBoolean(truth);
        } else if (value instanceof Integer number) {
            json.writeNumber(number);
        } else if (value instanceof Double number) {
            json.writeNumber(new BigDecimal(Wording.number(number)));
        } else {
            json.writeString(value.toString());
        }
    }

    private static @Nullable String day(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }
}
