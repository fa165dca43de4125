package assay.secondreading;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Facts for requirements 2, 3 and 4, and 5. */
final class FactsForRequirements2To5 extends PlannedFacts {

    private static final List<String> SECTORS = Vocabulary.SECTORS;
    private static final List<String> VOLUNTARY_AND_LISTING =
            List.of("voluntary organisations", "comprehensive listing");

    private FactsForRequirements2To5(Chance chance, Map<String, Plan> plans, List<Map<String, Object>> facts) {
        super(chance, plans, facts);
    }

    static void add(Chance chance, Map<String, Plan> plans, List<Map<String, Object>> facts) {
        FactsForRequirements2To5 planned = new FactsForRequirements2To5(chance, plans, facts);
        planned.commonUnderstanding();
        planned.directory();
        planned.directoryMinimums();
        planned.directoryFurtherImprovements();
        planned.privacyStatements();
        planned.privacyFurtherImprovements();
    }

    private void commonUnderstanding() {
        List<String> topicsAndSectors = new ArrayList<>(Vocabulary.TOPICS);
        topicsAndSectors.addAll(SECTORS);
        show(
                "R2.M1",
                topicsAndSectors,
                piece -> discussion(piece, twoSpeakingFor(piece.of(SECTORS))),
                piece -> discussion(piece, oneSpeakingFor(piece.of(SECTORS))),
                () -> noise("practice-discussion"));
        show(
                "R2.M2",
                SECTORS,
                piece -> signUp(speakingFor(piece.parts())),
                piece -> signUp(others()),
                () -> noise("senior-sign-up", "to", "common understanding"));
        show(
                "R2.F1",
                () -> add("glossary", "agencies", twoSpeakingFor(chance.some(0, 2, SECTORS))),
                () -> add("glossary", "agencies", oneSpeakingFor(chance.some(0, 3, SECTORS))),
                () -> noise("glossary"));
        show("R2.F2", this::concreteAid, this::noConcreteAid, () -> noise("understanding-aid"));
    }

    private Object discussion(Piece piece, List<String> agencies) {
        List<String> topics = piece.ofNeverNone(Vocabulary.TOPICS, chance);
        return add("practice-discussion", "topics", topics, "agencies", agencies);
    }

    private Object signUp(List<String> agencies) {
        return add("senior-sign-up", "to", "common understanding", "agencies", agencies);
    }

    private void concreteAid() {
        if (chance.percent(40)) {
            add("understanding-aid", "form", "training event", "status", chance.oneOf("underway", "in place"));
        } else {
            add("understanding-aid", "form", aConcreteForm(), "status", "in place");
        }
    }

    private void noConcreteAid() {
        switch (chance.between(0, 2)) {
            case 0 -> add("understanding-aid", "form", "further meetings");
            case 1 -> add("understanding-aid", "form", "training event", "status", "planned");
            default -> add("understanding-aid", "form", aConcreteForm(), "status", chance.oneOf("planned", "underway"));
        }
    }

    private String aConcreteForm() {
        return chance.oneOf("role leaflet", "common risk factors", "common assessment", "other concrete aid");
    }

    /** R3-4.M1, W1 and M2 rest on the same facts, so they are planned together. */
    private void directory() {
        List<String> fields = fieldsToShow();
        List<String> organisations = organisationsToShow();
        boolean noneWorks = plan("R3-4.M1") == Plan.ONE_QUALIFIER_FAILING
                && !plan("R3-4.M2").meets();
        if (!fields.isEmpty() || !organisations.isEmpty()) {
            directories(fields, organisations, !noneWorks);
        }
        if (plan("R3-4.M1") == Plan.ONE_QUALIFIER_FAILING || plan("R3-4.M2") == Plan.ONE_QUALIFIER_FAILING) {
            directories(chance.some(0, 3, Vocabulary.LOOKED_FOR), chance.some(1, 5, allOrganisations()), false);
            test(chance.oneOf(Vocabulary.LOOKED_FOR), false);
        }
        if (plan("R3-4.M1") == Plan.NOISE) {
            noise(chance.oneOf("directory", "directory-test"));
        }
    }

    private List<String> fieldsToShow() {
        Plan two = plan("R3-4.M1");
        Plan three = plan("R3-4.W1");
        if (three.meets() && (two.meets() || two == Plan.NOISE)) {
            return Vocabulary.LOOKED_FOR;
        }
        int shown = two.meets() ? 2 : two == Plan.ABSENT ? 0 : two == Plan.NOISE ? chance.between(0, 3) : 1;
        return chance.some(shown, shown, Vocabulary.LOOKED_FOR);
    }

    private List<String> organisationsToShow() {
        return switch (plan("R3-4.M2")) {
            case MET, OVER_SUPPLIED -> allOrganisations();
            case ONE_PART_SHORT, ONE_QUALIFIER_FAILING -> oneShort(allOrganisations());
            case ABSENT -> List.of();
            case NOISE -> chance.some(0, 5, allOrganisations());
        };
    }

    private static List<String> allOrganisations() {
        List<String> all = new ArrayList<>(SECTORS);
        all.addAll(VOLUNTARY_AND_LISTING);
        return all;
    }

    /** Deals the fields to a few directories and to tests of them, the organisations to the directories. */
    private void directories(List<String> fields, List<String> organisations, boolean working) {
        int count = chance.between(1, 3);
        List<List<String>> dealt = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            dealt.add(new ArrayList<>());
        }
        for (String field : fields) {
            boolean byTest = chance.percent(30);
            if (byTest) {
                test(field, true);
            }
            if (!byTest || chance.percent(20)) {
                chance.oneOf(dealt).add(field);
            }
            if (chance.percent(15)) {
                test(field, false);
            }
        }
        organisations.forEach(part -> chance.oneOf(dealt).add(part));
        dealt.forEach(parts -> directory(parts, working));
    }

    private void directory(List<String> parts, boolean counts) {
        boolean working = counts || chance.percent(50);
        List<String> fields = new ArrayList<>(chance.some(0, 2, List.of("phone number", "opening hours")));
        fields.addAll(parts.stream().filter(Vocabulary.LOOKED_FOR::contains).toList());
        Map<String, Object> directory = add(
                "directory",
                "status",
                working ? "working" : "in development",
                "online",
                counts || (!working && chance.percent(60)),
                "fields",
                chance.shuffled(fields),
                "sectors",
                chance.shuffled(parts.stream().filter(SECTORS::contains).toList()),
                "voluntary-organisations",
                parts.contains("voluntary organisations")
                        ? chance.oneOf(2, 2, 3, chance.between(4, 300))
                        : chance.oneOf(0, 1, 1),
                "listing",
                parts.contains("comprehensive listing") ? "comprehensive" : "partial");
        if (chance.percent(50)) {
            directory.put("entries", chance.oneOf("own", "signposted"));
        }
    }

    private void test(String field, boolean found) {
        add("directory-test", "looked-for", field, "found", found);
    }

    private void directoryMinimums() {
        show(
                "R3-4.M3",
                () -> add("directory-maintenance", "status", "in place"),
                () -> add("directory-maintenance", "status", "planned"),
                () -> noise("directory-maintenance"));
        show("R3-4.M4", () -> add("directory-quality-check"), () -> {}, () -> noise("directory-quality-check"));
    }

    private void directoryFurtherImprovements() {
        show(
                "R3-4.F1",
                () -> add("directory-dissemination", "agencies", withOthers(), "means", notOnline()),
                this::noDissemination,
                () -> noise("directory-dissemination"));
        show(
                "R3-4.F2",
                () -> add("directory-edition", "availability", "ready"),
                () -> add("directory-edition", "availability", "on request"),
                () -> noise("directory-edition"));
        show("R3-4.F3", () -> add("directory-public-access"), () -> {}, () -> noise("directory-public-access"));
        show(
                "R3-4.F4",
                Vocabulary.AUDIENCES,
                piece -> add("directory-publicity", "audience", piece.parts(), "where", aPublicPlace()),
                piece -> add("directory-publicity", "audience", piece.parts(), "where", "internal"),
                () -> noise("directory-publicity"));
        show(
                "R3-4.F5",
                List.of("need", "another way"),
                piece -> add("directory-search", "ways", ways(piece.parts())),
                () -> noise("directory-search"));
    }

    private List<String> withOthers() {
        List<String> agencies = agenciesOf(chance.some(0, 3, SECTORS));
        agencies.addAll(chance.some(1, 2, Vocabulary.OTHERS));
        return chance.shuffled(agencies);
    }

    private String notOnline() {
        return chance.oneOf("newsletter", "direct mailing", "event", "briefing");
    }

    private void noDissemination() {
        if (chance.percent(50)) {
            add("directory-dissemination", "agencies", withOthers(), "means", "online presence");
        } else {
            add("directory-dissemination", "agencies", agenciesOf(chance.some(1, 3, SECTORS)), "means", notOnline());
        }
    }

    private String aPublicPlace() {
        return chance.oneOf(
                "surgery", "library", "school", "youth club", "advice bureau", "other public place", "website");
    }

    private List<String> ways(List<String> parts) {
        List<String> ways = new ArrayList<>();
        if (parts.contains("need")) {
            ways.add("need");
        }
        if (parts.contains("another way")) {
            ways.addAll(chance.some(1, 3, Vocabulary.OTHER_WAYS));
        }
        return chance.shuffled(ways);
    }

    /** R5.M1, M2 and F1 rest on the same facts, and what M2 asks for on M1, so they are planned together. */
    private void privacyStatements() {
        boolean allStated = plan("R5.M1").meets();
        boolean enoughPublished = plan("R5.M2").meets();
        if (allStated && enoughPublished) {
            publishedByAll();
        } else if (allStated) {
            publishedByFewer();
        } else if (enoughPublished) {
            publishedByOneOfTwo();
        } else {
            publishedByNone();
        }
        if (plan("R5.M1") == Plan.OVER_SUPPLIED) {
            statement(speakingFor(chance.some(0, 3, SECTORS)), notPublished());
        }
        if (plan("R5.M1") == Plan.NOISE || plan("R5.F1") == Plan.NOISE) {
            noise("privacy-statement");
        }
    }

    private void publishedByAll() {
        if (plan("R5.F1").meets()) {
            statement(speakingFor(SECTORS), "published");
            return;
        }
        List<List<String>> pieces = new ArrayList<>(chance.pieces(3, SECTORS));
        if (pieces.size() == 1) {
            pieces = List.of(SECTORS.subList(0, 1), SECTORS.subList(1, 3));
        }
        pieces.forEach(piece -> statement(speakingFor(piece), "published"));
        if (plan("R5.F1") == Plan.ONE_QUALIFIER_FAILING) {
            statement(speakingFor(SECTORS), notPublished());
        }
    }

    /** Two of three, or one or none: with statements of all three that is not enough. */
    private void publishedByFewer() {
        int published = plan("R5.M2") == Plan.ONE_PART_SHORT ? 2 : chance.between(0, 1);
        List<String> sectors = chance.shuffled(SECTORS);
        chance.pieces(2, sectors.subList(0, published)).forEach(piece -> statement(speakingFor(piece), "published"));
        List<String> rest = chance.percent(25) ? SECTORS : sectors.subList(published, 3);
        chance.pieces(2, rest).forEach(piece -> statement(speakingFor(piece), notPublished()));
    }

    private void publishedByOneOfTwo() {
        List<String> sectors = chance.some(1, 2, SECTORS);
        int published = chance.between(1, sectors.size());
        statement(speakingFor(sectors.subList(0, published)), "published");
        if (published < sectors.size() || chance.percent(30)) {
            statement(speakingFor(sectors.subList(sectors.size() - 1, sectors.size())), notPublished());
        }
    }

    private void publishedByNone() {
        if (plan("R5.M1") == Plan.ABSENT) {
            return;
        }
        if (plan("R5.M1") == Plan.ONE_QUALIFIER_FAILING && chance.percent(60)) {
            statement(others(), chance.oneOf("draft", "agreed", "published"));
        }
        chance.pieces(2, chance.some(1, 2, SECTORS)).forEach(piece -> statement(speakingFor(piece), notPublished()));
    }

    private String notPublished() {
        return chance.oneOf("draft", "agreed");
    }

    private void statement(List<String> agencies, String status) {
        add("privacy-statement", "agencies", agencies, "status", status);
    }

    private void privacyFurtherImprovements() {
        show(
                "R5.F2",
                Vocabulary.AUDIENCES,
                piece -> consultation("common privacy statement", withPractitionersPerhaps(piece.parts())),
                this::noConsultation,
                () -> noise(
                        "consultation", "about", chance.oneOf("common privacy statement", "agency privacy statement")));
        List<String> sectorsAndAudiences = new ArrayList<>(SECTORS);
        sectorsAndAudiences.addAll(Vocabulary.AUDIENCES);
        show(
                "R5.F3",
                sectorsAndAudiences,
                piece -> mailing(piece, "direct mailing", "wide"),
                this::noMailing,
                () -> noise("statement-dissemination"));
    }

    private Object noConsultation(Piece piece) {
        return chance.percent(60)
                ? consultation("agency privacy statement", withPractitionersPerhaps(piece.parts()))
                : consultation("common privacy statement", List.of("practitioners"));
    }

    private Object consultation(String on, List<String> groups) {
        return add("consultation", "about", on, "groups", groups);
    }

    private List<String> withPractitionersPerhaps(List<String> groups) {
        List<String> all = new ArrayList<>(groups);
        if (chance.percent(30)) {
            all.add("practitioners");
        }
        return chance.shuffled(all);
    }

    private Object noMailing(Piece piece) {
        return switch (chance.between(0, 2)) {
            case 0 -> mailing(piece, "direct mailing", "limited");
            case 1 -> mailing(piece, chance.oneOf("website", "display", "event"), "wide");
            default -> mailing(piece, chance.oneOf("website", "display", "event"), "limited");
        };
    }

    private Object mailing(Piece piece, String means, String reach) {
        return add(
                "statement-dissemination",
                "statements-of",
                speakingFor(piece.of(SECTORS)),
                "audience",
                piece.ofNeverNone(Vocabulary.AUDIENCES, chance),
                "means",
                means,
                "reach",
                reach);
    }
}
