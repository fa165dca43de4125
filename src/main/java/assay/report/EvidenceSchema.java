package assay.report;

import assay.evidence.FileReference;
import assay.policy.Criterion;
import assay.ruleset.Field;
import assay.ruleset.Kind;
import assay.ruleset.Meanings;
import assay.ruleset.RuleSet;
import assay.text.Legible;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import tools.jackson.core.JsonGenerator;

/**
 * The JSON Schema (draft-07) of a file of evidence, made from the kinds and words that a rule set declares, so that an
 * editor can complete and check a file while it is written.
 */
public final class EvidenceSchema {

    private static final String DAY = "^(?!0000)[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$";

    /** A number as a text. */
    private static final String NUMBER = "^[-+]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][-+]?[0-9]+)?$";

    static final Map<String, String> OF_THE_FILE = Map.of(
            "authority", "The name of the authority.",
            "interview", "What was said when the authority was interviewed.",
            "requirements", "What was said of each requirement, with the grade that the authority would give itself.",
            "profile", "Circumstances of the authority that a study compares; no grade hangs on them.",
            "documents", "The documents that the authority sent, each with the facts that it shows.",
            "expect", "What must come out, for verify; nothing that is graded hangs on it.",
            "cases", "The same evidence with something changed, each with what must come out, for verify.");
    private static final Map<String, String> OF_A_DOCUMENT = Map.of(
            "id", "A short name for the document, such as D1, which no other document of the file has.",
            "title", "What the document is called.",
            "dated", "The day that the document bears.",
            "received", "The day on which it was received.",
            "file", "Where the document itself lies, as a path from this file on.",
            "sha256", "The SHA-256 of that file, by which anybody can tell that it is the same.",
            "recorded-by", "Who recorded what the document shows.",
            "recorded-on", "The day on which that was recorded.",
            "shows",
                    "The facts that the document shows. A fact is recorded, not judged: the rules say whether it counts.");
    static final Map<String, String> OF_EVERY_FACT = Map.of(
            "at", "Where in the document the fact stands.",
            "basis",
                    "How the document shows it.\nprimary: the document is the thing itself; this is so where nothing is said"
                            + "\nsecondary: the document shows that something else exists",
            "note", "A remark of whoever recorded it; no grade hangs on it.");
    private static final Map<String, String> OF_AN_ANSWER = Map.of(
            "grade", "The grade that the authority would give itself.",
            "described", "The evidence as it was described.",
            "drivers", "What helped.",
            "barriers", "What was in the way.",
            "solutions", "What was done about that.");
    private static final Map<String, String> OF_A_CASE = Map.of(
            "case", "What the case is called.",
            "changes", "What is otherwise than in the evidence of the file.",
            "without", "Documents, facts or other parts of the file that are not there, such as D2 or D1#1.",
            "documents", "Documents that are there as well.");
    private static final Map<String, String> OF_WHAT_IS_EXPECTED = Map.ofEntries(
            Map.entry("grades", "For a requirement, its grade."),
            Map.entry("met", "Criteria that are met."),
            Map.entry("unmet", "Criteria that are not met."),
            Map.entry("missing", "For a criterion, exactly the parts that are missing."),
            Map.entry("set-aside", "Exactly the criteria that something is set aside for, each with the reasons."),
            Map.entry(
                    "contradicted",
                    "Exactly the criteria of which something that counts is contradicted, each with the sentences that say so."),
            Map.entry("late", "Exactly the documents that are late, each with how many days, as in \"D4: 3\"."),
            Map.entry(
                    "after-the-day", "Exactly the documents that are dated after the day whose position is asked for."),
            Map.entry(
                    "cautions", "Exactly the criteria with something to mind when meeting them, each with what it is."),
            Map.entry("route", "The route of the requirement that has several, or none."),
            Map.entry("minimums", "For a requirement, how many minimums count, as in 1 of 2."),
            Map.entry("capped", "Exactly the requirements that a condition holds back."),
            Map.entry(
                    "interpretations",
                    "For a requirement or a criterion, exactly the readings that its result rests on; for a reading, what it says."),
            Map.entry("reasons", "For a requirement, all reasons of its grade, in order."),
            Map.entry("notes", "All notes, in order."),
            Map.entry(
                    "agreement", "For a requirement, how the interviewee's own grade stands to that of the evidence."),
            Map.entry("overall", "The overall results: scores, their grades, and what these rest on."),
            Map.entry("not-met", "Exactly the requirements that are not met."),
            Map.entry("requirements", "All requirements, in order."),
            Map.entry("names", "For a requirement, what it is called."),
            Map.entry("numbers", "For a requirement, its number, as in \"3 & 4\"."),
            Map.entry("weights", "For a requirement, what it weighs in the score."),
            Map.entry("titles", "For a criterion, what it asks for."),
            Map.entry("needs", "For a criterion, its parts, in order."),
            Map.entry("criteria", "For a requirement, all its criteria, in order."),
            Map.entry(
                    "sources",
                    "For a requirement, a criterion or the overall result, exactly the sources of the rules that decided it."),
            Map.entry("grounds", "For a file of rules, what each of its rules rests on, in their order."),
            Map.entry(
                    "elsewhere",
                    "For a name that has no grade of its own, the requirement that stands for it, if one does, and what is said of it."),
            Map.entry("parameters", "For a parameter, its unit, range, source and what it is."),
            Map.entry(
                    "tables",
                    "For a requirement or the overall result, what the source calls its table of grades, or none."),
            Map.entry("rules", "What the rule set says of itself."));

    private static final String ITEMS = "items";
    private static final String BEFORE_NAME = "Evidence of one authority, for the ";
    private static final String BEHIND_NAME = " rules";

    private final JsonGenerator json;
    private final RuleSet rules;
    private final List<Criterion> criteria;

    private final Meanings meanings;
    /** What the keys mean that are written now. */
    private Map<String, String> says = OF_THE_FILE;

    private EvidenceSchema(JsonGenerator json, RuleSet rules, Meanings meanings) {
        this.json = json;
        this.rules = rules;
        this.meanings = meanings;
        this.criteria = rules.criteria();
    }

    /** The schema, with a line break at its end. */
    public static String of(RuleSet rules) {
        return of(rules, Meanings.NONE);
    }

    /** The same, which says as well what kinds, fields and words mean. */
    public static String of(RuleSet rules, Meanings meanings) {
        return JsonReport.written(true, json -> new EvidenceSchema(json, rules, meanings).write()) + "\n";
    }

    /** What the rules were called that a schema was made from, by its title; nothing of one that was made otherwise. */
    static Optional<String> madeFrom(String title) {
        return Optional.ofNullable(StringUtils.substringBetween(title, BEFORE_NAME, BEHIND_NAME));
    }

    private void write() {
        json.writeStartObject();
        json.writeStringProperty("$schema", "http://json-schema.org/draft-07/schema#");
        json.writeStringProperty("title", BEFORE_NAME + rules.pack().name() + BEHIND_NAME);
        json.writeStringProperty("type", "object");
        json.writeBooleanProperty("additionalProperties", false);
        List<String> required = new ArrayList<>(List.of("authority"));
        required.addAll(required(rules.vocabulary().authority()));
        required.add("documents");
        JsonReport.texts(json, "required", required);
        json.writeObjectPropertyStart("properties");
        text("authority", true);
        fields(rules.vocabulary().authority());
        Kind profile = rules.vocabulary().profile();
        interview(required(rules.vocabulary().interview()));
        object("profile", required(profile), () -> fields(profile));
        references("documents", "document");
        reference("expect", "expect");
        references("cases", "case");
        json.writeEndObject();
        definitions();
        json.writeEndObject();
    }

    private void interview(List<String> required) {
        if (!rules.hasInterviewHeading()) {
            return;
        }
        Kind interview = rules.vocabulary().interview();
        object("interview", required, () -> {
            fields(interview);
            if (rules.pack().hasInterview()) {
                object(
                        "requirements",
                        List.of(),
                        () -> rules.pack().requirementIds().forEach(id -> reference(id, "answer")));
            }
        });
    }

    private void definitions() {
        json.writeObjectPropertyStart("definitions");
        says = Map.of();
        if (rules.pack().hasInterview()) {
            answer();
        }
        object(
                "document",
                List.of("id", "title", "shows"),
                this::digestOfAFile,
                () -> saying(OF_A_DOCUMENT, () -> {
                    text("id", true);
                    text("title", true);
                    day("dated");
                    day("received");
                    pattern("file", FileReference.PATH);
                    pattern("sha256", FileReference.DIGEST);
                    text("recorded-by", false);
                    day("recorded-on");
                    references("shows", "fact");
                }));
        Map<String, String> kinds = new HashMap<>();
        rules.vocabulary().kinds().forEach(kind -> meanings.of(kind).ifPresent(says -> kinds.put(kind.word(), says)));
        object(
                "fact",
                List.of(),
                this::oneKey,
                () -> saying(kinds, () -> rules.vocabulary().kinds().forEach(this::kind)));
        saying(Map.of(), this::expect);
        object(
                "parameter",
                List.of(),
                () -> List.of("unit", "from", "to", "source", "interpretation", "says")
                        .forEach(this::text));
        object(
                "case",
                List.of("case", "changes", "expect"),
                () -> saying(OF_A_CASE, () -> {
                    text("case", true);
                    changes();
                    reference("expect", "expect");
                }));
        json.writeEndObject();
    }

    /** What differs in a case; documents and facts are told by what they are called in the file. */
    private void changes() {
        begin("changes");
        json.writeStringProperty("type", "object");
        json.writeNumberProperty("minProperties", 1);
        json.writeObjectPropertyStart("properties");
        texts("without");
        references("documents", "document");
        text("authority", true);
        fields(rules.vocabulary().authority());
        interview(List.of());
        object("profile", List.of(), () -> fields(rules.vocabulary().profile()));
        json.writeEndObject();
        typed("additionalProperties", "object");
        json.writeEndObject();
    }

    private void answer() {
        object(
                "answer",
                List.of(),
                () -> saying(OF_AN_ANSWER, () -> {
                    List<String> grades = new ArrayList<>(rules.pack().gradeNames());
                    grades.add(Wording.NOT_RATED);
                    words("grade", grades);
                    text("described", false);
                    List.of("drivers", "barriers", "solutions").forEach(key -> texts(key, true));
                }));
    }

    private void kind(Kind kind) {
        object(
                kind.word(),
                required(kind),
                () -> saying(OF_EVERY_FACT, () -> {
                    fields(kind);
                    text("at", false);
                    words("basis", List.of("primary", "secondary"));
                    text("note", false);
                }));
    }

    private void oneKey() {
        json.writeNumberProperty("minProperties", 1);
        json.writeNumberProperty("maxProperties", 1);
    }

    private void digestOfAFile() {
        json.writeObjectPropertyStart("dependencies");
        JsonReport.texts(json, "sha256", List.of("file"));
        json.writeEndObject();
    }

    private void expect() {
        List<String> ids = rules.pack().requirementIds();
        List<String> criterionIds = criteria.stream().map(Criterion::id).toList();
        Set<String> routes = new LinkedHashSet<>();
        criteria.stream().map(Criterion::route).filter(Objects::nonNull).forEach(routes::add);
        routes.add("none");
        List<String> anything = Stream.of(ids, criterionIds, List.of("overall"))
                .flatMap(List::stream)
                .toList();
        object(
                "expect",
                List.of(),
                () -> json.writeNumberProperty("minProperties", 1),
                () -> saying(OF_WHAT_IS_EXPECTED, () -> {
                    object(
                            "grades",
                            List.of(),
                            () -> ids.forEach(id -> words(id, rules.pack().gradeNames())));
                    list("met", criterionIds, true);
                    list("unmet", criterionIds, true);
                    object(
                            "missing",
                            List.of(),
                            () -> criteria.forEach(criterion -> list(criterion.id(), criterion.parts(), true)));
                    object("set-aside", List.of(), () -> criterionIds.forEach(this::texts));
                    object("contradicted", List.of(), () -> criterionIds.forEach(this::texts));
                    texts("late");
                    texts("after-the-day");
                    object("cautions", List.of(), () -> criterionIds.forEach(this::texts));
                    words("route", List.copyOf(routes));
                    object("minimums", List.of(), () -> ids.forEach(id -> typed(id, "string")));
                    list("capped", ids, true);
                    object("interpretations", List.of(), () -> {
                        anything.forEach(id -> list(id, rules.interpretationIds(), true));
                        rules.interpretationIds()
                                .forEach(id -> object(
                                        id,
                                        List.of(),
                                        () -> List.of("question", "decided", "why", "by", "source")
                                                .forEach(this::text)));
                    });
                    object("reasons", List.of(), () -> ids.forEach(this::texts));
                    texts("notes");
                    List<String> agreements = rules.pack().agreementNames();
                    if (rules.pack().hasInterview()) {
                        object("agreement", List.of(), () -> ids.forEach(id -> words(id, agreements)));
                    }
                    object("overall", List.of(), () -> {
                        overall("evidence");
                        if (rules.pack().hasInterview()) {
                            overall("interviewee");
                        }
                        list("not-met", ids, true);
                        if (rules.pack().hasInterview()) {
                            words("agreement", agreements);
                        }
                    });
                    ofTheRules(ids, criterionIds, anything);
                }));
    }

    /** What the rules say whatever the evidence. */
    private void ofTheRules(List<String> ids, List<String> criterionIds, List<String> anything) {
        list("requirements", ids, true);
        object("names", List.of(), () -> ids.forEach(this::text));
        object("numbers", List.of(), () -> ids.forEach(this::text));
        object("weights", List.of(), () -> ids.forEach(this::text));
        object("titles", List.of(), () -> criterionIds.forEach(this::text));
        object("needs", List.of(), () -> criterionIds.forEach(this::texts));
        object("criteria", List.of(), () -> ids.forEach(id -> list(id, criterionIdsOf(id), false)));
        object("sources", List.of(), () -> anything.forEach(this::texts));
        object("grounds", List.of(), () -> rules.ruleFiles().forEach(this::texts));
        object(
                "elsewhere",
                List.of(),
                () -> rules.pack()
                        .elsewhere()
                        .forEach(one -> object(one.id(), List.of(), () -> {
                            words(
                                    "see",
                                    Stream.concat(ids.stream(), Stream.of("none"))
                                            .toList());
                            text("says");
                        })));
        object("parameters", List.of(), () -> rules.parameters().forEach(one -> reference(one.name(), "parameter")));
        object(
                "tables",
                List.of(),
                () -> Stream.concat(Stream.of("overall"), ids.stream()).forEach(this::text));
        object("rules", List.of(), () -> {
            List.of("name", "title", "source", "interpretation", "reads").forEach(this::text);
            if (rules.pack().hasInterview()) {
                texts("agreements");
            }
        });
    }

    private List<String> criterionIdsOf(String requirement) {
        return criteria.stream()
                .filter(criterion -> criterion.requirement().equals(requirement))
                .map(Criterion::id)
                .toList();
    }

    private void overall(String whose) {
        json.writeObjectPropertyStart(whose);
        json.writeArrayPropertyStart("oneOf");
        json.writeStartObject();
        json.writeStringProperty("const", Wording.NOT_RATED);
        json.writeEndObject();
        json.writeStartObject();
        json.writeStringProperty("type", "object");
        json.writeBooleanProperty("additionalProperties", false);
        json.writeObjectPropertyStart("properties");
        json.writeObjectPropertyStart("score");
        json.writeArrayPropertyStart("anyOf");
        json.writeStartObject();
        json.writeStringProperty("type", "number");
        json.writeEndObject();
        json.writeStartObject();
        json.writeStringProperty("type", "string");
        json.writeStringProperty("pattern", NUMBER);
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
        words("grade", rules.pack().gradeNames());
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
    }

    private void fields(Kind kind) {
        saying(meant(kind), () -> eachField(kind));
    }

    private void eachField(Kind kind) {
        for (Field field : kind.fields()) {
            switch (field.form()) {
                case TEXT -> text(field.word(), !field.optional());
                case WHOLE_NUMBER -> number(field, "integer");
                case NUMBER -> number(field, "number");
                case TRUTH -> typed(field.word(), "boolean");
                case DATE -> day(field.word());
                case WORD -> words(field.word(), field.words());
                case WORDS ->
                    list(field.word(), field.words(), String.join("\n", meanings.sentences(field)), field.mayBeEmpty());
            }
        }
    }

    private void number(Field field, String type) {
        begin(field.word());
        json.writeStringProperty("type", type);
        field.range().edges().forEach((edge, number) -> json.writeNumberProperty(edge.keyword(), number));
        json.writeEndObject();
    }

    private static List<String> required(Kind kind) {
        return kind.fields().stream()
                .filter(field -> !field.optional())
                .map(Field::word)
                .toList();
    }

    private void object(String key, List<String> required, Runnable properties) {
        object(key, required, () -> {}, properties);
    }

    private void object(String key, List<String> required, Runnable further, Runnable properties) {
        begin(key);
        json.writeStringProperty("type", "object");
        json.writeBooleanProperty("additionalProperties", false);
        further.run();
        if (!required.isEmpty()) {
            JsonReport.texts(json, "required", required);
        }
        json.writeObjectPropertyStart("properties");
        properties.run();
        json.writeEndObject();
        json.writeEndObject();
    }

    /** Begins what may stand under a key, with what the key means. */
    private void begin(String key) {
        json.writeObjectPropertyStart(key);
        String meaning = says.get(key);
        if (meaning != null) {
            json.writeStringProperty("description", meaning);
        }
    }

    /** Writes keys that mean something else than those around them. */
    private void saying(Map<String, String> meant, Runnable written) {
        Map<String, String> before = says;
        says = meant;
        written.run();
        says = before;
    }

    private Map<String, String> meant(Kind kind) {
        Map<String, String> meant = new HashMap<>();
        for (Field field : kind.fields()) {
            List<String> sentences = meanings.sentences(kind, field);
            if (!sentences.isEmpty()) {
                meant.put(field.word(), String.join("\n", sentences));
            }
        }
        return meant;
    }

    private void reference(String key, String definition) {
        json.writeObjectPropertyStart(key);
        json.writeStringProperty("$ref", "#/definitions/" + definition);
        json.writeEndObject();
    }

    private void references(String key, String definition) {
        begin(key);
        json.writeStringProperty("type", "array");
        reference(ITEMS, definition);
        json.writeEndObject();
    }

    private void typed(String key, String type) {
        begin(key);
        json.writeStringProperty("type", type);
        json.writeEndObject();
    }

    private void text(String key) {
        text(key, false);
    }

    private void text(String key, boolean filled) {
        begin(key);
        json.writeStringProperty("type", "string");
        if (filled) {
            json.writeStringProperty("pattern", Legible.seen());
        }
        json.writeEndObject();
    }

    private void pattern(String key, String pattern) {
        begin(key);
        json.writeStringProperty("type", "string");
        json.writeStringProperty("pattern", pattern);
        json.writeEndObject();
    }

    private void texts(String key) {
        texts(key, false);
    }

    private void texts(String key, boolean eachOnce) {
        begin(key);
        json.writeStringProperty("type", "array");
        if (eachOnce) {
            json.writeBooleanProperty("uniqueItems", true);
        }
        saying(Map.of(), () -> typed(ITEMS, "string"));
        json.writeEndObject();
    }

    private void day(String key) {
        begin(key);
        json.writeStringProperty("type", "string");
        json.writeStringProperty("format", "date");
        json.writeStringProperty("pattern", DAY);
        json.writeEndObject();
    }

    private void words(String key, List<String> words) {
        begin(key);
        JsonReport.texts(json, "enum", words);
        json.writeEndObject();
    }

    private void list(String key, List<String> words, boolean mayBeEmpty) {
        list(key, words, "", mayBeEmpty);
    }

    /** Some of certain words, and what they mean: to an editor each is a value of its own, and not of what the list is under. */
    private void list(String key, List<String> words, String meaning, boolean mayBeEmpty) {
        begin(key);
        json.writeStringProperty("type", "array");
        json.writeBooleanProperty("uniqueItems", true);
        if (!mayBeEmpty) {
            json.writeNumberProperty("minItems", 1);
        }
        saying(meaning.isEmpty() ? Map.of() : Map.of(ITEMS, meaning), () -> words(ITEMS, words));
        json.writeEndObject();
    }
}
