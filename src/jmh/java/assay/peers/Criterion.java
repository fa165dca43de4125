package assay.peers;

import java.util.List;
import java.util.stream.Stream;

/**
 * A criterion, its parts, and how many of them have to be shown. Its identifier says the rest: the requirement before the
 * dot, and behind it M for a minimum (A or B where there are two routes), F for a further improvement, W for a condition of
 * Well Ahead.
 */
record Criterion(String id, List<String> parts, int atLeast) {

    private static final List<String> SHOWN = List.of("shown");
    private static final List<String> AUDIENCES = List.of("children and young people", "families");
    private static final List<String> OTHER_AGENCIES = List.of(
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
    private static final List<String> DIRECTORY =
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

    static final List<Criterion> ALL = List.of(
            all("R2.M1", List.of("assessment", "risk factors", "thresholds and eligibility"), Fact.SECTORS),
            all("R2.M2", Fact.SECTORS),
            all("R2.F1", SHOWN),
            all("R2.F2", SHOWN),
            some("R3-4.M1", 2, DIRECTORY),
            all("R3-4.M2", Fact.SECTORS, List.of("voluntary organisations", "comprehensive listing")),
            all("R3-4.M3", SHOWN),
            all("R3-4.M4", SHOWN),
            all("R3-4.W1", DIRECTORY),
            all("R3-4.F1", SHOWN),
            all("R3-4.F2", SHOWN),
            all("R3-4.F3", SHOWN),
            all("R3-4.F4", AUDIENCES),
            all("R3-4.F5", List.of("need", "another way")),
            all("R5.M1", Fact.SECTORS),
            // One sector's statement, or those of all where all have one: a rule of its own.
            some("R5.M2", 1, Fact.SECTORS),
            all("R5.F1", SHOWN),
            all("R5.F2", AUDIENCES),
            all("R5.F3", Fact.SECTORS, AUDIENCES),
            all("R6.A1", Fact.SECTORS),
            all("R6.A2", Fact.SECTORS),
            all("R6.B1", Fact.SECTORS),
            all("R6.B2", SHOWN),
            some("R6.F1", 2, OTHER_AGENCIES),
            all("R6.F2", SHOWN),
            all("R6.F3", SHOWN),
            all("R7.M1", List.of("obtaining consent", "documenting consent", "within agencies", "between agencies")),
            all("R7.M2", SHOWN),
            all("R7.M3", Fact.SECTORS),
            all("R7.M4", toEachSector("consent guidance"), toEachSector("consent forms")),
            all("R7.F1", SHOWN),
            all("R7.F2", List.of("practitioners"), AUDIENCES),
            all("R7.F3", SHOWN),
            some("R8.M1", 2, IMPLICATIONS),
            all("R8.M2", Fact.SECTORS),
            all("R8.F1", SHOWN),
            some("R8.F2", 2, joined(List.of(Fact.SECTORS, List.of("council"), OTHER_AGENCIES))),
            all("R9.M1", SHOWN),
            all("R9.M2", List.of("information sharing hub", "egif compliance")),
            all("R9.F1", SHOWN));

    String requirement() {
        return id.substring(0, id.indexOf('.'));
    }

    char group() {
        return id.charAt(id.indexOf('.') + 1);
    }

    static Stream<Criterion> of(String requirement) {
        return ALL.stream().filter(criterion -> criterion.requirement().equals(requirement));
    }

    @SafeVarargs
    private static Criterion all(String id, List<String>... lists) {
        List<String> parts = joined(List.of(lists));
        return new Criterion(id, parts, parts.size());
    }

    private static Criterion some(String id, int atLeast, List<String> parts) {
        return new Criterion(id, parts, atLeast);
    }

    private static List<String> toEachSector(String material) {
        return Fact.SECTORS.stream().map(sector -> material + ": " + sector).toList();
    }

    private static List<String> joined(List<List<String>> lists) {
        return lists.stream().flatMap(List::stream).toList();
    }
}
