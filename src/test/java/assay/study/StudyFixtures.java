package assay.study;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Makes the evidence packages of the study's 133 synthetic authorities, such that the rules give each the grades that
 * stand in {@code population.csv}: varied packages, with the reasons for falling short that the report gives. The same
 * every time. What the rules count is there in plenty, or well short of enough: where a number of the rules is another by
 * one, few of the authorities come out otherwise.
 */
final class StudyFixtures {

    private static final long SEED = 566;
    private static final Path DATA = Path.of("src", "test", "resources", "study");
    private static final Path CODEBOOK = Path.of("fixtures", "study", "codebook.csv");
    private static final List<String> OTHERS = List.of(
            "police",
            "probation",
            "youth offending team",
            "connexions",
            "voluntary sector",
            "housing",
            "early years",
            "sure start",
            "childrens fund",
            "district council");
    private static final List<String> FIELDS =
            List.of("eligibility criteria", "geographical location", "referral procedures");
    private static final List<String> IMPLICATIONS = List.of(
            "culture change",
            "professional practice",
            "it provision",
            "resources",
            "practitioner time and roles",
            "data responsibility and ownership",
            "systems needed",
            "how information is shared");

    private final Random random;
    private final Map<String, String> row;
    private final List<String> documents = new ArrayList<>();
    private final LocalDate submitted;

    private StudyFixtures(Map<String, String> row) {
        this.row = row;
        this.random = new Random(SEED * 1_000 + Integer.parseInt(cell("id").substring(1)));
        this.submitted = LocalDate.parse(cell("submission_date"));
    }

    /** The files by their names, in order. */
    static SortedMap<String, String> files() throws IOException {
        Map<String, Map<String, Map<String, List<String>>>> themes = themes();
        Map<String, List<String>> solutions = solutions();
        SortedMap<String, String> files = new TreeMap<>();
        for (Map<String, String> row : rows(DATA.resolve("population.csv"))) {
            StudyFixtures one = new StudyFixtures(row);
            String id = one.cell("id");
            String slug = one.cell("name").toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "-");
            files.put(id + "-" + slug + ".yaml", one.file(themes.getOrDefault(id, Map.of()), solutions));
        }
        return files;
    }

    private static List<Map<String, String>> rows(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        List<String> header = cells(lines.get(0));
        List<Map<String, String>> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            List<String> cells = cells(line);
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 0; i < header.size(); i++) {
                row.put(header.get(i), cells.get(i));
            }
            rows.add(row);
        }
        return rows;
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        for (String cell : line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1)) {
            cells.add(cell.startsWith("\"") ? cell.substring(1, cell.length() - 1) : cell);
        }
        return cells;
    }

    /** By authority, requirement and kind. */
    private static Map<String, Map<String, Map<String, List<String>>>> themes() throws IOException {
        Map<String, Map<String, Map<String, List<String>>>> themes = new HashMap<>();
        for (Map<String, String> one : rows(DATA.resolve("drivers-barriers.csv"))) {
            themes.computeIfAbsent(one.get("id"), id -> new HashMap<>())
                    .computeIfAbsent(one.get("requirement"), requirement -> new TreeMap<>(Collections.reverseOrder()))
                    .computeIfAbsent(one.get("kind") + "s", kind -> new ArrayList<>())
                    .add(one.get("theme"));
        }
        return themes;
    }

    /** What the report tells of overcoming barriers, by requirement; it has no counts of them. */
    private static Map<String, List<String>> solutions() throws IOException {
        return rows(CODEBOOK).stream()
                .filter(theme -> "solution".equals(theme.get("kind")))
                .collect(Collectors.groupingBy(
                        theme -> theme.get("requirement"),
                        Collectors.mapping(theme -> theme.get("theme"), Collectors.toList())));
    }

    private String cell(String name) {
        String value = row.get(name);
        if (value == null) {
            throw new IllegalArgumentException("population.csv has no " + name);
        }
        return value;
    }

    private String file(Map<String, Map<String, List<String>>> themes, Map<String, List<String>> solutions) {
        StringBuilder text = new StringBuilder();
        text.append("# yaml-language-server: $schema=../../rules/march-2004/evidence.schema.json\n")
                .append(
                        "# SYNTHETIC. This authority does not exist, and no council sent these documents: they were made up so that\n")
                .append("# the 133 of the study together have the figures that the report prints.\n")
                .append("authority: ")
                .append(cell("name"))
                .append(" (synthetic)\n")
                .append("type: ")
                .append(cell("authority_type"))
                .append('\n')
                .append("interview:\n  held: ")
                .append(cell("interview_date"))
                .append('\n')
                .append("  round: main\n  september-2003: ")
                .append(cell("sept2003_requirements"))
                .append('\n')
                .append("  achievement: ")
                .append(one(List.of(
                        "Agencies that had not met before now plan together",
                        "A directory that practitioners really use",
                        "One protocol in place of many",
                        "Trust between front line staff")))
                .append("\n  hardest: ")
                .append(one(List.of(
                        "Finding time with people who have full jobs",
                        "Knowing what the law allows",
                        "Bringing health on board",
                        "Keeping up with guidance that changes")))
                .append("\n  priority: ")
                .append(one(List.of(
                        "Training for front line staff",
                        "Consent materials",
                        "Agreement of the protocol at a senior level",
                        "Money beyond September")))
                .append("\n  may-share-interview: ")
                .append(chance(85))
                .append("\n  may-share-evidence: ")
                .append(chance(80))
                .append("\n  requirements:\n");
        for (String requirement : Requirement.IDS) {
            text.append("    ").append(requirement).append(": {grade: ").append(cell("interviewee_" + requirement));
            themes.getOrDefault(requirement, Map.of())
                    .forEach((kind, all) -> text.append(", ")
                            .append(kind)
                            .append(all.stream()
                                    .map(theme -> '"' + theme + '"')
                                    .collect(Collectors.joining(", ", ": [", "]"))));
            if (themes.getOrDefault(requirement, Map.of()).containsKey("barriers") && chance(55)) {
                text.append(", solutions: [\"")
                        .append(one(solutions.getOrDefault(requirement, List.of())))
                        .append("\"]");
            }
            text.append("}\n");
        }
        text.append("profile:\n  project-manager: ")
                .append(cell("full_time_project_manager").equals("yes") ? "full time" : "part time")
                .append("\n  late-appointment: ")
                .append(cell("sept2003_late_pm_appointment").equals("yes"))
                .append("\n  mentor: ")
                .append(cell("mentor_trailblazer"))
                .append("\n  cpa: ")
                .append(cell("cpa_rating"))
                .append("\n  population: ")
                .append(cell("population_2001"))
                .append("\n  area-hectares: ")
                .append(cell("area_ha"))
                .append("\n  rurality: ")
                .append(cell("rurality_score"))
                .append('\n');
        requirement2(grade("R2"));
        requirements3And4(grade("R3-4"));
        requirement5(grade("R5"));
        requirement6(grade("R6"));
        requirement7(grade("R7"));
        requirement8(grade("R8"));
        requirement9(grade("R9"));
        text.append("documents:\n");
        documents.forEach(text::append);
        text.append("expect:\n  grades: {");
        text.append(Requirement.IDS.stream()
                .map(requirement -> requirement + ": " + cell("evidence_" + requirement))
                .collect(Collectors.joining(", ")));
        return text.append("}\n  overall:\n    evidence: {score: ")
                .append(cell("evidence_raw_score"))
                .append(", grade: ")
                .append(cell("evidence_overall"))
                .append("}\n    interviewee: {score: ")
                .append(cell("interviewee_raw_score"))
                .append(", grade: ")
                .append(cell("interviewee_overall"))
                .append("}\n")
                .append(missing())
                .toString();
    }

    /** What stands on the edge of what makes a discussion or a protocol multi-agency is expected to show nothing. */
    private String missing() {
        Set<String> criteria = new TreeSet<>();
        for (String document : documents) {
            if (document.contains("contributors: [health]")) {
                criteria.add("R6.A1");
            }
            if (document.contains("business-needs-discussion") && document.contains("agencies: [social care]")) {
                criteria.add("R8.M2");
            }
        }
        return criteria.isEmpty()
                ? ""
                : criteria.stream()
                        .map(one -> one + ": [health, education, social care]")
                        .collect(Collectors.joining(", ", "  missing: {", "}\n"));
    }

    /** The requirements, in their order. */
    static final class Requirement {
        static final List<String> IDS = List.of("R2", "R3-4", "R5", "R6", "R7", "R8", "R9");

        private Requirement() {}
    }

    private int grade(String requirement) {
        return List.of("Well Behind", "Bit Behind", "On Course", "Well Ahead").indexOf(cell("evidence_" + requirement));
    }

    // ------------------------------------------------------------------ chance

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private int among(int... weights) {
        int all = 0;
        for (int weight : weights) {
            all += weight;
        }
        int at = random.nextInt(all);
        int which = 0;
        while (at >= weights[which]) {
            at -= weights[which++];
        }
        return which;
    }

    private <T> T one(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private <T> List<T> some(List<T> all, int least, int most) {
        List<T> mixed = new ArrayList<>(all);
        Collections.shuffle(mixed, random);
        List<T> chosen = mixed.subList(0, least + random.nextInt(most - least + 1));
        return all.stream().filter(chosen::contains).toList();
    }

    private static String list(List<String> words) {
        return "[" + String.join(", ", words) + "]";
    }

    /** All three sectors, each for itself or the council for two of them, and others: three agencies or more. */
    private String all() {
        boolean council = chance(30);
        List<String> agencies =
                new ArrayList<>(council ? List.of("health", "council") : List.of("health", "education", "social care"));
        agencies.addAll(some(OTHERS, council ? 1 : 0, 3));
        return list(agencies);
    }

    /** Two of the three sectors and others: three agencies or more. */
    private String withoutOne() {
        List<String> agencies = new ArrayList<>(twoSectors());
        agencies.addAll(some(OTHERS, 1, 3));
        return list(agencies);
    }

    private List<String> twoSectors() {
        return some(List.of("health", "education", "social care"), 2, 2);
    }

    // ------------------------------------------------------------------ documents

    private static String fact(String kind, String... fields) {
        StringBuilder fact = new StringBuilder("      - " + kind + ":\n");
        for (int i = 0; i < fields.length; i += 2) {
            fact.append("          ")
                    .append(fields[i])
                    .append(": ")
                    .append(fields[i + 1])
                    .append('\n');
        }
        return fact.toString();
    }

    private String place(String fact) {
        String where = "          at: " + one(List.of("p. ", "item ", "section ")) + (1 + random.nextInt(14)) + "\n";
        return fact + (chance(70) ? where : "") + (chance(8) ? "          basis: secondary\n" : "");
    }

    private void document(String title, String... facts) {
        LocalDate received = chance(6) ? submitted.plusDays(1 + random.nextInt(9)) : submitted;
        StringBuilder document = new StringBuilder();
        document.append("  - id: D")
                .append(documents.size() + 1)
                .append("\n    title: ")
                .append(title)
                .append('\n');
        if (chance(85)) {
            document.append("    dated: ")
                    .append(LocalDate.of(2003, 9, 1).plusDays(random.nextInt(205)))
                    .append('\n');
        }
        document.append("    received: ").append(received).append("\n    shows:\n");
        for (String fact : facts) {
            document.append(place(fact));
        }
        documents.add(document.toString());
    }

    private void minutes(String... facts) {
        document(
                one(List.of(
                        "Strategic partnership board minutes",
                        "Children's executive group minutes",
                        "Project board minutes",
                        "Multi-agency steering group notes")),
                facts);
    }

    // ------------------------------------------------------------------ the requirements

    private String discussed(String topics, String agencies) {
        return fact("practice-discussion", "topics", topics, "agencies", agencies);
    }

    private String ownedBy(String agencies) {
        return fact(
                "senior-sign-up",
                "to",
                "common understanding",
                "agencies",
                agencies,
                "shown-by",
                one(List.of("signature", "minuted agreement", "senior attendance")));
    }

    private static final String TOPICS = "[assessment, risk factors, thresholds and eligibility]";

    private void requirement2(int grade) {
        if (grade >= 2) {
            if (chance(40)) {
                minutes(discussed("[assessment, risk factors]", all()));
                minutes(discussed("[thresholds and eligibility]", withoutOne()), ownedBy(all()));
            } else {
                minutes(discussed(TOPICS, all()), ownedBy(all()));
            }
            if (chance(30)) {
                document(
                        "Plan of further work",
                        fact("understanding-aid", "form", "further meetings", "status", "in place"));
            }
        }
        if (grade == 3) {
            if (chance(45)) {
                document("Glossary of terms across services", fact("glossary", "agencies", all()));
            } else {
                document(
                        "What practitioners were given",
                        fact(
                                "understanding-aid",
                                "form",
                                one(List.of(
                                        "role leaflet",
                                        "common risk factors",
                                        "common assessment",
                                        "other concrete aid")),
                                "status",
                                "in place"));
            }
        }
        if (grade == 1) {
            switch (among(5, 5, 2, 1, 1)) {
                case 0 -> minutes(discussed(TOPICS, all()));
                case 1 -> minutes(discussed(TOPICS, all()), ownedBy(withoutOne()));
                case 2 -> minutes(discussed("[assessment, thresholds and eligibility]", all()), ownedBy(all()));
                case 3 -> minutes(discussed(TOPICS, withoutOne()), ownedBy(all()));
                default -> {
                    minutes(discussed(TOPICS, "[social care]"), ownedBy(all()));
                    document("Glossary of terms", fact("glossary", "agencies", all()));
                }
            }
        }
        if (grade == 0) {
            minutes(discussed("[assessment]", withoutOne()));
        }
    }

    private String directory(String status, List<String> fields, String sectors, int voluntary, String listing) {
        List<String> all = new ArrayList<>(fields);
        all.addAll(some(List.of("phone number", "opening hours"), 0, 2));
        return fact(
                "directory",
                "status",
                status,
                "online",
                "true",
                "fields",
                list(all),
                "sectors",
                sectors,
                "voluntary-organisations",
                String.valueOf(voluntary),
                "listing",
                listing,
                "entries",
                one(List.of("own", "signposted")));
    }

    private static final String SECTORS = "[health, education, social care]";

    private void directoryOf(List<String> fields, String listing) {
        document(
                one(List.of("Service directory, ten sample entries", "Screens of the online directory")),
                directory("working", fields, SECTORS, 8 + random.nextInt(60), listing));
        if (chance(45)) {
            String field = one(fields);
            document(
                    "Assessor's test of the directory",
                    fact(
                            "directory-test",
                            "service",
                            one(List.of("youth clubs", "special educational needs", "mental health")),
                            "looked-for",
                            field,
                            "found",
                            String.valueOf(chance(75))));
        }
    }

    private void kept(String status) {
        document(
                "Procedure for keeping the directory up to date",
                fact(
                        "directory-maintenance",
                        "responsible",
                        one(List.of("information officer", "directory team", "family information service")),
                        "status",
                        status));
    }

    private void quality() {
        document(
                "Editor's checklist for entries",
                fact(
                        "directory-quality-check",
                        "aspects",
                        list(some(
                                List.of("plain english", "acronyms spelled out", "accuracy", "completeness"), 1, 4))));
    }

    private void furtherOfDirectory() {
        switch (among(3, 3, 2, 2, 2)) {
            case 0 ->
                document(
                        "Mailing to practitioners",
                        fact("directory-dissemination", "agencies", list(some(OTHERS, 1, 4)), "means", "newsletter"));
            case 1 ->
                document(
                        "Page in other languages",
                        fact(
                                "directory-edition",
                                "edition",
                                one(List.of("Welsh", "Urdu", "large print", "Polish")),
                                "availability",
                                "ready"));
            case 2 ->
                document(
                        "Terms of public access",
                        fact("directory-public-access", "audience", list(some(List.of("families"), 1, 1))));
            case 3 ->
                document(
                        "Posters",
                        fact(
                                "directory-publicity",
                                "audience",
                                "[children and young people, families]",
                                "where",
                                one(List.of("library", "school", "surgery", "youth club"))));
            default ->
                document(
                        "Search page",
                        fact(
                                "directory-search",
                                "ways",
                                list(some(List.of("keyword", "service type", "area", "age"), 1, 3))
                                        .replace("[", "[need, ")));
        }
    }

    private void requirements3And4(int grade) {
        if (grade >= 2) {
            boolean capped = grade == 2 && chance(3);
            directoryOf(capped ? some(FIELDS, 2, 2) : FIELDS, "comprehensive");
            kept("in place");
            quality();
            if (grade == 3 || capped) {
                furtherOfDirectory();
            }
        }
        if (grade == 1) {
            int how = among(5, 6, 3, 1, 3, 2);
            directoryOf(how == 3 ? some(FIELDS, 1, 1) : FIELDS, how == 1 || how == 5 ? "partial" : "comprehensive");
            if (how == 2) {
                kept("planned");
            } else if (how != 0 && how != 5) {
                kept("in place");
            }
            if (how != 4) {
                quality();
            }
            if (chance(40)) {
                furtherOfDirectory();
            }
        }
        if (grade == 0) {
            switch (among(3, 2, 2)) {
                case 0 ->
                    document(
                            "Specification of the directory",
                            directory("in development", some(FIELDS, 0, 3), "[]", 0, "partial"));
                case 1 -> kept("in place");
                default ->
                    document(
                            "Directory on a test server",
                            directory("in development", FIELDS, SECTORS, 12, "comprehensive"));
            }
        }
    }

    private static String statement(String agencies, String status) {
        return fact("privacy-statement", "agencies", agencies, "status", status);
    }

    private void requirement5(int grade) {
        if (grade >= 2) {
            int how = grade == 3 ? among(3, 2, 2) : 3;
            if (how == 0) {
                document("One statement on your information", statement(all(), "published"));
            } else {
                document("Health trust's privacy leaflet", statement("[health]", "published"));
                document(
                        "Council leaflet on confidentiality",
                        chance(50)
                                ? statement("[council]", "published")
                                : statement("[education, social care]", "published"));
            }
            if (how == 1) {
                document(
                        "Report of two focus groups",
                        fact(
                                "consultation",
                                "about",
                                "common privacy statement",
                                "groups",
                                "[children and young people, families]"));
            } else if (how == 2) {
                document(
                        "Record of the mailing",
                        fact(
                                "statement-dissemination",
                                "statements-of",
                                "[health, education, social care]",
                                "audience",
                                "[children and young people, families]",
                                "means",
                                "direct mailing",
                                "reach",
                                "wide"));
            } else if (chance(30)) {
                document(
                        "Notes of a practitioners' meeting",
                        fact("consultation", "about", "common privacy statement", "groups", "[practitioners]"));
            }
        }
        if (grade == 1) {
            switch (among(4, 5, 2, 2, 1)) {
                case 0 -> document("Draft privacy statement", statement(all(), "draft"));
                case 1 -> document("Published leaflets", statement(withoutOne(), "published"));
                case 2 -> document("Statement agreed by the board", statement(all(), "agreed"));
                case 3 -> {
                    document("Health trust's leaflet", statement("[health]", "published"));
                    document("Council's draft", statement("[council]", "draft"));
                }
                default ->
                    document(
                            "Leaflet",
                            statement("[" + one(List.of("health", "education", "social care")) + "]", "published"));
            }
            if (chance(25)) {
                document(
                        "Display in libraries",
                        fact(
                                "statement-dissemination",
                                "statements-of",
                                "[health]",
                                "audience",
                                "[families]",
                                "means",
                                "display",
                                "reach",
                                "wide"));
            }
        }
        if (grade == 0 && chance(60)) {
            document("Draft leaflet of one service", statement(withoutOne(), "draft"));
        }
    }

    private String protocol(String agreed) {
        return fact("sharing-protocol", "contributors", all(), "agreed-by", agreed);
    }

    private String signed(String agencies, String how) {
        return fact("senior-sign-up", "to", "information sharing protocol", "agencies", agencies, "shown-by", how);
    }

    private void requirement6(int grade) {
        boolean linked = grade >= 2 && chance(grade == 3 ? 15 : 22);
        if (grade >= 2 && linked) {
            document(
                    "How our protocols fit together",
                    fact(
                            "protocol-links-statement",
                            "agreed-by",
                            all().replaceAll(
                                            ", (police|probation|youth offending team|connexions|voluntary sector|housing|early years|sure start|childrens fund|district council)",
                                            "")));
            document("Guidance for practitioners", fact("sharing-guidance", "readers", "practitioners"));
        } else if (grade >= 2) {
            String core = chance(30) ? "[health, council]" : "[health, education, social care]";
            document(
                    "Information sharing protocol", fact("sharing-protocol", "contributors", all(), "agreed-by", core));
            minutes(signed(core, one(List.of("signature", "minuted agreement"))));
        }
        if (grade == 3) {
            switch (linked ? among(1, 1, 0) : among(1, 1, 9)) {
                case 0 ->
                    document(
                            "Training programme",
                            fact(
                                    "training",
                                    "about",
                                    "information sharing",
                                    "staff",
                                    "frontline staff",
                                    "status",
                                    one(List.of("underway", "completed"))));
                case 1 -> document("Monitoring returns", fact("protocol-monitoring", "status", "in place"));
                default -> document("Letters of agreement", protocol(list(some(OTHERS, 3, 5))));
            }
        }
        if (grade == 1) {
            switch (among(7, 3, 2, 2, 1, 2)) {
                case 5 ->
                    document(
                            "Protocol of the health trust, with letters",
                            fact("sharing-protocol", "contributors", "[health]", "agreed-by", "[]"),
                            signed("[health, education, social care]", "signature"));
                case 0 -> document("Draft protocol", protocol("[]"));
                case 1 -> document("Protocol", protocol("[]"), signed(all(), "senior attendance"));
                case 2 -> document("Protocol", protocol("[]"), signed(list(twoSectors()), "signature"));
                case 3 -> document("Guidance", fact("sharing-guidance", "readers", "practitioners"));
                default ->
                    document("Statement on existing protocols", fact("protocol-links-statement", "agreed-by", all()));
            }
            if (chance(30)) {
                document(
                        "Training plan",
                        fact(
                                "training",
                                "about",
                                "information sharing",
                                "staff",
                                "frontline staff",
                                "status",
                                "planned"));
            }
        }
        if (grade == 0) {
            document("Guidance for managers", fact("sharing-guidance", "readers", "managers"));
        }
    }

    private String guidance(boolean whole) {
        return fact(
                "consent-guidance",
                "covers",
                whole ? "[obtaining consent, documenting consent]" : "[obtaining consent]",
                "sharing",
                "[within agencies, between agencies]");
    }

    private String leaflet(String about) {
        return fact(
                "consent-leaflet",
                "audience",
                one(List.of("[families]", "[children and young people]", "[children and young people, families]")),
                "about",
                about);
    }

    private String form(String agencies, String purpose, String status) {
        return fact("consent-form", "agencies", agencies, "purpose", purpose, "status", status);
    }

    private String issued(String of, String agencies, String status) {
        return fact("practitioner-dissemination", "of", of, "agencies", agencies, "status", status);
    }

    private static String consulted() {
        return fact(
                "consultation",
                "about",
                "consent materials",
                "groups",
                "[practitioners, children and young people, families]");
    }

    private static String trained() {
        return fact("training", "about", "consent", "staff", "frontline staff", "status", "completed");
    }

    private void requirement7(int grade) {
        int how = grade >= 2 ? 0 : among(4, 4, 3, 3, 2);
        if (grade >= 2) {
            document("Consent handbook", guidance(true), leaflet("information sharing"));
            boolean common = grade == 3 && chance(45);
            if (common) {
                document(
                        "Common consent form",
                        form("[health, education, social care]", "information sharing", "issued"));
            } else {
                document(
                        "Consent forms",
                        form("[health]", "information sharing", "issued"),
                        form(
                                chance(50) ? "[council]" : "[education, social care]",
                                "information sharing",
                                one(List.of("issued", "draft"))));
            }
            document("Distribution list", issued("[consent guidance, consent forms]", all(), "issued"));
            if (grade == 3 && !common) {
                document("Further work on consent", chance(60) ? consulted() : trained());
            } else if (grade == 2 && chance(40)) {
                document(
                        "Plan of training on consent",
                        fact("training", "about", "consent", "staff", "frontline staff", "status", "planned"));
            }
        }
        if (grade == 1) {
            document("Consent guidance", guidance(how != 3));
            if (how != 1) {
                document("Leaflet", leaflet("information sharing"));
            }
            switch (how) {
                case 0 -> document("Forms in use", form(all(), "treatment", "issued"));
                case 1 -> document("Forms, drafts", form(all(), "information sharing", "draft"));
                case 2 ->
                    document(
                            "Forms of two services",
                            form(withoutOne(), "information sharing", "issued"),
                            issued("[consent forms]", withoutOne(), "issued"));
                case 3 ->
                    document(
                            "Form",
                            form(all(), "information sharing", "issued"),
                            issued("[consent guidance, consent forms]", all(), "draft for comment"));
                default ->
                    document(
                            "Form",
                            form(all(), "information sharing", "draft"),
                            issued("[consent guidance]", all(), "issued"));
            }
        }
        if (grade == 0) {
            switch (among(3, 2, 2)) {
                case 0 -> document("Leaflet on consent to treatment", leaflet("treatment"));
                case 1 -> document("Leaflet", leaflet("information sharing"));
                default -> document("Forms of the hospital", form("[health]", "treatment", "issued"));
            }
        }
    }

    private String business(List<String> implications, String agencies) {
        return fact("business-needs-discussion", "implications", list(implications), "agencies", agencies);
    }

    private void requirement8(int grade) {
        if (grade >= 2) {
            minutes(business(some(IMPLICATIONS, 3, 6), all()));
            if (chance(30)) {
                minutes(business(some(IMPLICATIONS, 1, 3), withoutOne()));
            }
        }
        if (grade == 3) {
            document(
                    "Business needs paper",
                    chance(55)
                            ? fact(
                                    "process-map",
                                    "of",
                                    one(List.of("information flow", "development process")),
                                    "status",
                                    "produced")
                            : fact("business-needs-agreement", "agencies", all(), "status", "in place"));
        }
        if (grade == 1) {
            switch (among(6, 2, 2, 2)) {
                case 0 -> minutes(business(some(IMPLICATIONS, 1, 1), all()));
                case 1 -> minutes(business(some(IMPLICATIONS, 3, 5), withoutOne()));
                case 2 -> {
                    minutes(business(some(IMPLICATIONS, 1, 1), all()));
                    document("Draft of a map", fact("process-map", "of", "information flow", "status", "draft"));
                }
                default -> minutes(business(some(IMPLICATIONS, 3, 4), "[social care]"));
            }
        }
        if (grade == 0) {
            minutes(business(some(IMPLICATIONS, 1, 1), withoutOne()));
        }
    }

    private String paper(String to) {
        return fact(
                "technical-paper-dissemination", "to", to, "means", one(List.of("email", "meeting", "presentation")));
    }

    private static String aims(String of) {
        return fact("it-awareness", "of", of);
    }

    private void requirement9(int grade) {
        String title = one(List.of("Note to IT colleagues", "IT strategy group papers", "E-mails with the IT service"));
        if (grade >= 2) {
            document(title, paper("all it colleagues"), aims("[information sharing hub, egif compliance]"));
            document(
                    "E-government statement",
                    fact("e-government-plan", "isa", grade == 3 ? "integrated" : one(List.of("mentioned", "planned"))));
        }
        if (grade == 1) {
            switch (among(3, 2, 2, 3)) {
                case 0 -> document(title, paper("all it colleagues"));
                case 1 -> document(title, paper("all it colleagues"), aims("[information sharing hub]"));
                case 2 -> document(title, paper("all it colleagues"), aims("[egif compliance]"));
                default ->
                    document(title, paper("some it colleagues"), aims("[information sharing hub, egif compliance]"));
            }
        }
        if (grade == 0) {
            document(title, paper("some it colleagues"), aims("[information sharing hub]"));
        }
    }
}
