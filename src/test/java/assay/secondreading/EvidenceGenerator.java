package assay.secondreading;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes authorities by chance: valid by {@code evidence.md}, with every kind, field and word of it, and most of all close
 * to the thresholds, where two readings of the criteria would part. The same seed makes the same authorities.
 */
public final class EvidenceGenerator {

    private static final LocalDate FIRST_INTERVIEW = LocalDate.of(2004, 3, 22);
    private static final LocalDate END_OF_STUDY_WINDOW = LocalDate.of(2004, 4, 1);
    private static final List<String> REQUIREMENTS = List.of("R2", "R3-4", "R5", "R6", "R7", "R8", "R9");
    private static final List<String> GRADES = List.of("Well Behind", "Bit Behind", "On Course", "Well Ahead");
    private static final List<String> REMARKS = List.of(
            "Funding came late: in February",
            "the post was vacant",
            "\"Nobody knew who owned it\"",
            "two lines\nof notes",
            "50% of staff trained",
            "it's in hand",
            "- see the minutes",
            "null",
            "yes",
            "12",
            "tab\tstop",
            "Größe, naïveté & co.",
            "{unclear}",
            "# not a comment");

    private final Chance chance;
    private int made;

    public EvidenceGenerator(long seed) {
        this.chance = new Chance(seed);
    }

    public Sample next() {
        made++;
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("authority", name());
        data.put("type", chance.oneOf("county", "unitary", "metropolitan borough", "london borough"));
        LocalDate held = FIRST_INTERVIEW.plusDays(chance.between(0, 55));
        if (chance.percent(88)) {
            data.put("interview", interview(held));
        }
        if (chance.percent(30)) {
            data.put("profile", profile());
        }
        data.put("documents", documents(held));
        if (chance.percent(4)) {
            data.put("expect", expect());
        }
        return new Sample(data, EvidenceYaml.of(data, chance));
    }

    private String name() {
        return chance.oneOf(
                        "Eastmere ",
                        "Kirkby & Dale: north ",
                        "St. Mary's ",
                        "Môn ",
                        "\"New\" Borough #",
                        "Ash-under-Wold ")
                + made;
    }

    private Map<String, Object> interview(LocalDate held) {
        Map<String, Object> interview = new LinkedHashMap<>();
        optional(85, interview, "held", held.toString());
        optional(30, interview, "round", chance.oneOf("pilot", "main", "repeat"));
        optional(30, interview, "september-2003", chance.oneOf("met", "nearly met", "work remaining", "not stated"));
        for (String text : List.of("september-obstacles", "achievement", "hardest", "priority", "additional")) {
            optional(10, interview, text, chance.oneOf(REMARKS));
        }
        optional(10, interview, "may-share-interview", chance.percent(50));
        optional(10, interview, "may-share-evidence", chance.percent(50));
        optional(92, interview, "requirements", ownView());
        return interview;
    }

    private Map<String, Object> ownView() {
        Map<String, Object> view = new LinkedHashMap<>();
        boolean nothingRated = chance.percent(4);
        int rated = chance.oneOf(100, 100, 85, 40);
        for (String requirement : REQUIREMENTS) {
            Map<String, Object> own = new LinkedHashMap<>();
            if (!nothingRated && chance.percent(rated)) {
                own.put("grade", chance.oneOf(GRADES));
            } else {
                optional(50, own, "grade", "not rated");
            }
            optional(10, own, "described", chance.oneOf(REMARKS));
            for (String list : List.of("drivers", "barriers", "solutions")) {
                optional(8, own, list, chance.some(1, 3, REMARKS));
            }
            if (!own.isEmpty() || chance.percent(5)) {
                view.put(requirement, own);
            }
        }
        return view;
    }

    private Map<String, Object> profile() {
        Map<String, Object> profile = new LinkedHashMap<>();
        optional(50, profile, "project-manager", chance.oneOf("full time", "part time"));
        optional(50, profile, "late-appointment", chance.percent(20));
        optional(50, profile, "mentor", chance.oneOf("T06", "12", "Trailblazer: north"));
        optional(50, profile, "cpa", chance.oneOf("excellent", "good", "fair", "weak", "poor"));
        optional(50, profile, "population", chance.between(30_000, 1_400_000));
        optional(50, profile, "area-hectares", chance.between(1_200, 800_000));
        optional(50, profile, "rurality", BigDecimal.valueOf(chance.between(1, 998), 1));
        return profile;
    }

    private List<Map<String, Object>> documents(LocalDate held) {
        List<Map<String, Object>> facts = chance.shuffled(facts());
        List<Map<String, Object>> documents = new ArrayList<>();
        int most = facts.isEmpty() ? chance.between(0, 1) : chance.between(1, 9);
        List<Integer> numbers = chance.shuffled(List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12));
        for (int i = 0; i < most; i++) {
            documents.add(document(numbers.get(i), held));
        }
        facts.forEach(fact -> shows(chance.oneOf(documents)).add(fact));
        return documents;
    }

    @SuppressWarnings("unchecked") // put there by document()
    private static List<Map<String, Object>> shows(Map<String, Object> document) {
        return (List<Map<String, Object>>) document.get("shows");
    }

    private Map<String, Object> document(int number, LocalDate held) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("id", chance.oneOf("D", "D", "D", "D", "Letter ", "", "a/", "Dok. ü") + number);
        document.put(
                "title",
                chance.oneOf(
                        "Partnership board minutes",
                        "Information sharing protocol",
                        "Letter: director of education",
                        "Seminar notes (\"draft\")",
                        "Leaflet #2",
                        "2004",
                        "on",
                        "Môr a mynydd"));
        LocalDate received = held.plusDays(7 + chance.oneOf(-30, -6, -1, 0, 0, 1, 1, 2, 14));
        optional(60, document, "dated", dated(received).toString());
        optional(60, document, "received", received.toString());
        optional(15, document, "file", "evidence/" + number + " scan.pdf");
        if (document.containsKey("file")) {
            optional(
                    50,
                    document,
                    "sha256",
                    Integer.toHexString(number).repeat(64).substring(0, 64));
        }
        optional(15, document, "recorded-by", chance.oneOf("A. Assessor", "B: second reader"));
        optional(15, document, "recorded-on", received.plusDays(3).toString());
        document.put("shows", new ArrayList<>());
        return document;
    }

    private LocalDate dated(LocalDate received) {
        return chance.percent(4)
                ? received.plusDays(1)
                : END_OF_STUDY_WINDOW.plusDays(chance.oneOf(-200, -45, -1, 0, 0, 1, 1, 12));
    }

    private List<Map<String, Object>> facts() {
        List<Map<String, Object>> facts = new ArrayList<>();
        if (chance.percent(2)) {
            return facts;
        }
        Map<String, Plan> plans = Plan.forAuthority(chance);
        FactsForRequirements2To5.add(chance, plans, facts);
        FactsForRequirements6To9.add(chance, plans, facts);
        int secondary = chance.oneOf(0, 15, 15, 50, 90, 100);
        List<Map<String, Object>> finished = new ArrayList<>();
        for (Map<String, Object> fact : facts) {
            Map<String, Object> whole = finished(fact, secondary);
            finished.add(whole);
            if (chance.percent(1)) {
                finished.add(whole); // twice: a warning where both are in one document, and both count
            }
        }
        return finished;
    }

    /** With place, basis and note perhaps, and its fields in any order. */
    @SuppressWarnings("unchecked") // a fact is a map with one key, its kind
    private Map<String, Object> finished(Map<String, Object> fact, int secondary) {
        String kind = fact.keySet().iterator().next();
        Map<String, Object> fields = new LinkedHashMap<>((Map<String, Object>) fact.get(kind));
        if (kind.equals("directory") && !fields.containsKey("entries")) {
            optional(30, fields, "entries", chance.oneOf("own", "signposted"));
        }
        optional(60, fields, "at", chance.oneOf(Vocabulary.PLACES));
        if (chance.percent(secondary)) {
            fields.put("basis", "secondary");
        } else {
            optional(20, fields, "basis", "primary");
        }
        optional(8, fields, "note", chance.oneOf(REMARKS));
        List<String> order = new ArrayList<>(fields.keySet());
        if (chance.percent(25)) {
            order = chance.shuffled(order);
        }
        Map<String, Object> ordered = new LinkedHashMap<>();
        order.forEach(field -> ordered.put(field, fields.get(field)));
        return new LinkedHashMap<>(Map.of(kind, ordered));
    }

    /** Mostly wrong: evaluating must not look at it. */
    private Map<String, Object> expect() {
        Map<String, Object> expect = new LinkedHashMap<>();
        optional(50, expect, "grades", Map.of(chance.oneOf(REQUIREMENTS), chance.oneOf(GRADES)));
        optional(50, expect, "met", List.of("R6.A1"));
        optional(50, expect, "unmet", List.of("R6.A2", "R3-4.W1"));
        optional(50, expect, "missing", Map.of("R5.M1", List.of("health")));
        optional(50, expect, "route", chance.oneOf("A", "B"));
        optional(50, expect, "capped", List.of("R3-4"));
        optional(50, expect, "agreement", Map.of("R9", "unduly pessimistic"));
        optional(50, expect, "overall", overallExpected());
        return expect;
    }

    private Map<String, Object> overallExpected() {
        Map<String, Object> evidence = new LinkedHashMap<>();
        evidence.put("score", new BigDecimal("2.62125"));
        evidence.put("grade", chance.oneOf(GRADES));
        Map<String, Object> overall = new LinkedHashMap<>();
        overall.put("evidence", evidence);
        optional(50, overall, "interviewee", "not rated");
        optional(50, overall, "agreement", chance.oneOf("agrees", "not rated"));
        return overall;
    }

    private void optional(int likelihood, Map<String, Object> map, String key, Object value) {
        if (chance.percent(likelihood)) {
            map.put(key, value);
        }
    }
}
