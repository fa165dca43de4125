package assay.secondreading;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every kind of fact, field and word of {@code evidence.md}, as data for the generator; of it the reading takes the order of fields alone. */
final class Vocabulary {

    static final List<String> SECTORS = List.of("health", "education", "social care");
    static final List<String> OTHERS = List.of(
            "district council",
            "police",
            "probation",
            "youth offending team",
            "connexions",
            "voluntary sector",
            "housing",
            "early years",
            "sure start",
            "childrens fund");
    static final List<String> TOPICS = List.of("assessment", "risk factors", "thresholds and eligibility");
    static final List<String> LOOKED_FOR =
            List.of("eligibility criteria", "geographical location", "referral procedures");
    static final List<String> AUDIENCES = List.of("children and young people", "families");
    static final List<String> OTHER_WAYS = List.of("keyword", "service type", "area", "age", "agency");
    static final List<String> IMPLICATIONS = List.of(
            "culture change",
            "professional practice",
            "it provision",
            "resources",
            "practitioner time and roles",
            "data responsibility and ownership",
            "systems needed",
            "how information is shared");

    private static final Field AGENCIES =
            several("health", "education", "social care", "council").and(OTHERS);
    private static final Field AUDIENCE = several().and(AUDIENCES);

    /** In the order of {@code evidence.md}. */
    static final Map<String, Map<String, Field>> KINDS = kinds();

    /** Texts that a careless reader would take for something else, and some that are only texts. */
    static final List<String> PLACES = List.of(
            "p. 1",
            "p. 12",
            "item 4",
            "attendance list",
            "cover",
            "section 3.2",
            "front page: foot",
            "note #3",
            "7",
            "010",
            "1e3",
            "0x1F",
            "3.14",
            "2004-02-12",
            "yes",
            "no",
            "on",
            "true",
            "null",
            "~",
            "- first bullet",
            "[margin]",
            "{box}",
            "\"quoted\"",
            "'single'",
            "director's letter",
            "C:\\ISA\\minutes.doc",
            "*footnote",
            "&c.",
            "!important",
            "50% mark",
            "§ 4, Übersicht",
            "page — seven",
            "key:",
            "a, b",
            "<b>bold</b> & more");

    private Vocabulary() {}

    /** How a field is filled in. */
    record Field(Type type, List<String> words) {

        enum Type {
            ONE,
            SEVERAL,
            SEVERAL_OR_NONE,
            FLAG,
            COUNT,
            TEXT
        }

        Object any(Chance chance) {
            return switch (type) {
                case ONE -> chance.oneOf(words);
                case SEVERAL -> chance.some(1, words.size() < 5 ? words.size() : 5, words);
                case SEVERAL_OR_NONE -> chance.some(0, words.size() < 5 ? words.size() : 5, words);
                case FLAG -> chance.percent(70);
                case COUNT -> chance.percent(70) ? chance.between(0, 3) : chance.between(4, 250);
                case TEXT -> chance.oneOf(words);
            };
        }

        private Field and(List<String> more) {
            List<String> all = new ArrayList<>(words);
            all.addAll(more);
            return new Field(type, all);
        }

        private Field orNone() {
            return new Field(Type.SEVERAL_OR_NONE, words);
        }
    }

    private static Map<String, Map<String, Field>> kinds() {
        Map<String, Map<String, Field>> kinds = new LinkedHashMap<>();
        kinds.put("practice-discussion", fields("topics", several().and(TOPICS), "agencies", AGENCIES));
        kinds.put(
                "senior-sign-up",
                fields(
                        "to", one("common understanding", "information sharing protocol"),
                        "agencies", AGENCIES,
                        "shown-by", one("signature", "minuted agreement", "senior attendance")));
        kinds.put("glossary", fields("agencies", AGENCIES));
        kinds.put(
                "understanding-aid",
                fields(
                        "form",
                                one(
                                        "role leaflet",
                                        "training event",
                                        "common risk factors",
                                        "common assessment",
                                        "other concrete aid",
                                        "further meetings"),
                        "status", one("planned", "underway", "in place")));
        kinds.put(
                "directory",
                fields(
                        "status", one("in development", "working"),
                        "online", new Field(Field.Type.FLAG, List.of()),
                        "fields",
                                several("phone number", "opening hours")
                                        .and(LOOKED_FOR)
                                        .orNone(),
                        "sectors", several().and(SECTORS).orNone(),
                        "voluntary-organisations", new Field(Field.Type.COUNT, List.of()),
                        "listing", one("comprehensive", "partial")));
        kinds.put(
                "directory-test",
                fields(
                        "service",
                                text("youth clubs", "special educational needs", "sure start", "yes", "mental health"),
                        "looked-for", one().and(LOOKED_FOR),
                        "found", new Field(Field.Type.FLAG, List.of())));
        kinds.put(
                "directory-maintenance",
                fields(
                        "responsible", text("information officer", "the web team: second floor", "nobody yet", "null"),
                        "status", one("planned", "in place")));
        kinds.put(
                "directory-quality-check",
                fields("aspects", several("plain english", "acronyms spelled out", "accuracy", "completeness")));
        kinds.put(
                "directory-dissemination",
                fields(
                        "agencies",
                        AGENCIES,
                        "means",
                        one("newsletter", "direct mailing", "event", "briefing", "online presence")));
        kinds.put(
                "directory-edition",
                fields(
                        "edition", text("Urdu", "large print", "Braille", "no", "English (easy read)"),
                        "availability", one("ready", "on request")));
        kinds.put("directory-public-access", fields("audience", AUDIENCE));
        kinds.put(
                "directory-publicity",
                fields(
                        "audience",
                        AUDIENCE,
                        "where",
                        one(
                                "surgery",
                                "library",
                                "school",
                                "youth club",
                                "advice bureau",
                                "other public place",
                                "website",
                                "internal")));
        kinds.put("directory-search", fields("ways", several("need").and(OTHER_WAYS)));
        kinds.put("privacy-statement", fields("agencies", AGENCIES, "status", one("draft", "agreed", "published")));
        kinds.put(
                "consultation",
                fields(
                        "about", one("common privacy statement", "agency privacy statement", "consent materials"),
                        "groups", several("practitioners").and(AUDIENCES)));
        kinds.put(
                "statement-dissemination",
                fields(
                        "statements-of",
                        AGENCIES,
                        "audience",
                        AUDIENCE,
                        "means",
                        one("direct mailing", "website", "display", "event"),
                        "reach",
                        one("wide", "limited")));
        kinds.put("sharing-protocol", fields("contributors", AGENCIES, "agreed-by", AGENCIES.orNone()));
        kinds.put("protocol-links-statement", fields("agreed-by", AGENCIES));
        kinds.put("sharing-guidance", fields("readers", one("practitioners", "managers")));
        kinds.put(
                "training",
                fields(
                        "about", one("information sharing", "consent"),
                        "staff", one("frontline staff", "managers"),
                        "status", one("planned", "underway", "completed")));
        kinds.put("protocol-monitoring", fields("status", one("planned", "in place")));
        kinds.put(
                "consent-guidance",
                fields(
                        "covers", several("obtaining consent", "documenting consent"),
                        "sharing", several("within agencies", "between agencies")));
        kinds.put("consent-leaflet", fields("audience", AUDIENCE, "about", one("information sharing", "treatment")));
        kinds.put(
                "consent-form",
                fields(
                        "agencies", AGENCIES,
                        "purpose", one("information sharing", "treatment"),
                        "status", one("draft", "issued")));
        kinds.put(
                "practitioner-dissemination",
                fields(
                        "of", several("consent guidance", "consent forms"),
                        "agencies", AGENCIES,
                        "status", one("issued", "draft for comment")));
        kinds.put(
                "business-needs-discussion", fields("implications", several().and(IMPLICATIONS), "agencies", AGENCIES));
        kinds.put(
                "process-map",
                fields("of", one("information flow", "development process"), "status", one("draft", "produced")));
        kinds.put("business-needs-agreement", fields("agencies", AGENCIES, "status", one("draft", "in place")));
        kinds.put(
                "technical-paper-dissemination",
                fields(
                        "to", one("all it colleagues", "some it colleagues"),
                        "means", one("email", "meeting", "presentation")));
        kinds.put("it-awareness", fields("of", several("information sharing hub", "egif compliance")));
        kinds.put("e-government-plan", fields("isa", one("integrated", "mentioned", "planned")));
        return kinds;
    }

    private static Map<String, Field> fields(Object... namesAndFields) {
        Map<String, Field> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndFields.length; i += 2) {
            fields.put((String) namesAndFields[i], (Field) namesAndFields[i + 1]);
        }
        return fields;
    }

    private static Field one(String... words) {
        return new Field(Field.Type.ONE, List.of(words));
    }

    private static Field several(String... words) {
        return new Field(Field.Type.SEVERAL, List.of(words));
    }

    private static Field text(String... words) {
        return new Field(Field.Type.TEXT, List.of(words));
    }
}
