package assay.secondreading;

import assay.secondreading.Criterion.Kind;
import assay.secondreading.Criterion.Source;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The register of the March 2004 criteria, row by row, to be read beside {@code criteria.md}. Two rows turn on the rest
 * of an authority's evidence (directory tests, and R5.M2), so there is one register for each authority.
 */
final class Register {

    static final List<String> SECTORS = List.of("health", "education", "social care");
    static final List<String> OTHER_AGENCIES = List.of(
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
    static final List<String> AGENCIES = joined(SECTORS, List.of("council"), OTHER_AGENCIES);

    private static final List<String> TOPICS = List.of("assessment", "risk factors", "thresholds and eligibility");
    private static final List<String> DIRECTORY_FIELDS =
            List.of("eligibility criteria", "geographical location", "referral procedures");
    private static final List<String> AUDIENCES = List.of("children and young people", "families");
    private static final List<String> IMPLICATIONS = List.of(
            "culture change",
            "professional practice",
            "it provision",
            "resources",
            "practitioner time and roles",
            "data responsibility and ownership",
            "systems needed",
            "how information is shared");

    private final List<Observation> evidence;

    private Register(List<Observation> evidence) {
        this.evidence = evidence;
    }

    static List<Requirement> over(List<Observation> evidence) {
        Register register = new Register(evidence);
        return List.of(
                register.requirement2(),
                register.requirements3And4(),
                register.requirement5(),
                register.requirement6(),
                register.requirement7(),
                register.requirement8(),
                register.requirement9());
    }

    private Requirement requirement2() {
        return requirement(
                "R2",
                minimum(
                        "R2.M1",
                        all(TOPICS, SECTORS),
                        from(
                                "practice-discussion",
                                discussion -> where(
                                        discussion.namesTwo("agencies"),
                                        discussion.words("topics"),
                                        discussion.sectors("agencies")))),
                minimum(
                        "R2.M2",
                        all(SECTORS),
                        from(signUpTo("common understanding"), signUp -> signUp.sectors("agencies"))),
                further("R2.F1", SHOWN, from("glossary", glossary -> shownWhere(glossary.namesTwo("agencies")))),
                further("R2.F2", SHOWN, from("understanding-aid", aid -> shownWhere(isConcrete(aid)))));
    }

    private static boolean isConcrete(Observation aid) {
        boolean inPlace = aid.is("status", "in place");
        return (aid.is("form", "role leaflet", "common risk factors", "common assessment", "other concrete aid")
                        && inPlace)
                || (aid.is("form", "training event") && (aid.is("status", "underway") || inPlace));
    }

    private Requirement requirements3And4() {
        List<Source> fields = List.of(
                from("directory", directory -> where(counts(directory), directory.words("fields"))),
                from(
                        "directory-test",
                        test -> where(test.isTrue("found") && someDirectoryCounts(), Set.of(test.text("looked-for")))));
        return requirement(
                "R3-4",
                2,
                minimum("R3-4.M1", some(2, DIRECTORY_FIELDS), fields),
                minimum(
                        "R3-4.M2",
                        all(SECTORS, List.of("voluntary organisations", "comprehensive listing")),
                        from("directory", directory -> where(counts(directory), organisations(directory)))),
                minimum("R3-4.M3", SHOWN, from("directory-maintenance", it -> shownWhere(it.is("status", "in place")))),
                minimum("R3-4.M4", SHOWN, from("directory-quality-check", check -> shownWhere(true))),
                new Criterion("R3-4.W1", Kind.CONDITION, DIRECTORY_FIELDS, 3, fields),
                further(
                        "R3-4.F1",
                        SHOWN,
                        from(
                                "directory-dissemination",
                                it -> shownWhere(!it.otherAgencies("agencies").isEmpty()
                                        && !it.is("means", "online presence")))),
                further(
                        "R3-4.F2",
                        SHOWN,
                        from("directory-edition", edition -> shownWhere(edition.is("availability", "ready")))),
                further("R3-4.F3", SHOWN, from("directory-public-access", access -> shownWhere(true))),
                further(
                        "R3-4.F4",
                        all(AUDIENCES),
                        from("directory-publicity", it -> where(!it.is("where", "internal"), it.words("audience")))),
                further("R3-4.F5", all(List.of("need", "another way")), from("directory-search", Register::ways)));
    }

    private static boolean counts(Observation directory) {
        return directory.is("status", "working") && directory.isTrue("online");
    }

    private boolean someDirectoryCounts() {
        return evidence.stream().anyMatch(it -> it.kind().equals("directory") && counts(it));
    }

    private static Set<String> organisations(Observation directory) {
        return union(
                directory.words("sectors"),
                where(directory.number("voluntary-organisations") >= 2, Set.of("voluntary organisations")),
                where(directory.is("listing", "comprehensive"), Set.of("comprehensive listing")));
    }

    private static Set<String> ways(Observation search) {
        Set<String> others = search.words("ways");
        boolean byNeed = others.remove("need");
        return union(where(byNeed, Set.of("need")), where(!others.isEmpty(), Set.of("another way")));
    }

    private Requirement requirement5() {
        return requirement(
                "R5",
                minimum("R5.M1", all(SECTORS), from("privacy-statement", statement -> statement.sectors("agencies"))),
                minimum(
                        "R5.M2",
                        some(allThreeHaveAStatement() ? 3 : 1, SECTORS),
                        from(
                                "privacy-statement",
                                statement -> where(isPublished(statement), statement.sectors("agencies")))),
                further(
                        "R5.F1",
                        SHOWN,
                        from(
                                "privacy-statement",
                                statement ->
                                        shownWhere(isPublished(statement) && statement.speaksForAllThree("agencies")))),
                further(
                        "R5.F2",
                        all(AUDIENCES),
                        from(
                                consultationOn("common privacy statement", "agency privacy statement"),
                                consultation -> where(
                                        consultation.is("about", "common privacy statement"),
                                        consultation.words("groups")))),
                further(
                        "R5.F3",
                        all(SECTORS, AUDIENCES),
                        from(
                                "statement-dissemination",
                                it -> where(
                                        it.is("means", "direct mailing") && it.is("reach", "wide"),
                                        it.sectors("statements-of"),
                                        it.words("audience")))));
    }

    private static boolean isPublished(Observation statement) {
        return statement.is("status", "published");
    }

    private boolean allThreeHaveAStatement() {
        Set<String> sectors = new LinkedHashSet<>();
        evidence.stream()
                .filter(it -> it.kind().equals("privacy-statement"))
                .forEach(statement -> sectors.addAll(statement.sectors("agencies")));
        return sectors.size() == 3;
    }

    private Requirement requirement6() {
        return requirement(
                "R6",
                minimum(
                        "R6.A1",
                        all(SECTORS),
                        from("sharing-protocol", it -> where(it.namesTwo("contributors"), it.sectors("contributors")))),
                minimum(
                        "R6.A2",
                        all(SECTORS),
                        from(
                                signUpTo("information sharing protocol"),
                                signUp -> where(isAgreement(signUp), signUp.sectors("agencies")))),
                minimum("R6.B1", all(SECTORS), from("protocol-links-statement", it -> it.sectors("agreed-by"))),
                minimum("R6.B2", SHOWN, from("sharing-guidance", it -> shownWhere(it.is("readers", "practitioners")))),
                further(
                        "R6.F1",
                        some(2, OTHER_AGENCIES),
                        from("sharing-protocol", protocol -> protocol.otherAgencies("agreed-by")),
                        from(
                                signUpTo("information sharing protocol"),
                                signUp -> where(isAgreement(signUp), signUp.otherAgencies("agencies")))),
                further(
                        "R6.F2",
                        SHOWN,
                        from(trainingOn("information sharing"), it -> shownWhere(reachesTheFrontline(it)))),
                further("R6.F3", SHOWN, from("protocol-monitoring", it -> shownWhere(it.is("status", "in place")))));
    }

    private static boolean isAgreement(Observation signUp) {
        return signUp.is("shown-by", "signature", "minuted agreement");
    }

    private static boolean reachesTheFrontline(Observation training) {
        return training.is("staff", "frontline staff") && training.is("status", "underway", "completed");
    }

    private Requirement requirement7() {
        return requirement(
                "R7",
                minimum(
                        "R7.M1",
                        all(List.of("obtaining consent", "documenting consent", "within agencies", "between agencies")),
                        from("consent-guidance", it -> union(it.words("covers"), it.words("sharing")))),
                minimum(
                        "R7.M2",
                        SHOWN,
                        from("consent-leaflet", it -> shownWhere(it.is("about", "information sharing")))),
                minimum(
                        "R7.M3",
                        all(SECTORS),
                        from("consent-form", form -> where(isForSharing(form), form.sectors("agencies")))),
                minimum(
                        "R7.M4",
                        all(toEachSector("consent guidance"), toEachSector("consent forms")),
                        from(
                                "practitioner-dissemination",
                                it -> where(it.is("status", "issued"), materialsToSectors(it)))),
                further(
                        "R7.F1",
                        SHOWN,
                        from(
                                "consent-form",
                                form -> shownWhere(isForSharing(form)
                                        && form.is("status", "issued")
                                        && form.speaksForAllThree("agencies")))),
                further(
                        "R7.F2",
                        all(List.of("practitioners", "children and young people", "families")),
                        from(consultationOn("consent materials"), consultation -> consultation.words("groups"))),
                further("R7.F3", SHOWN, from(trainingOn("consent"), it -> shownWhere(reachesTheFrontline(it)))));
    }

    private static boolean isForSharing(Observation form) {
        return form.is("purpose", "information sharing");
    }

    private static List<String> toEachSector(String material) {
        return SECTORS.stream().map(sector -> material + ": " + sector).toList();
    }

    private static Set<String> materialsToSectors(Observation dissemination) {
        Set<String> parts = new LinkedHashSet<>();
        for (String material : dissemination.words("of")) {
            for (String sector : dissemination.sectors("agencies")) {
                parts.add(material + ": " + sector);
            }
        }
        return parts;
    }

    private Requirement requirement8() {
        return requirement(
                "R8",
                minimum(
                        "R8.M1",
                        some(2, IMPLICATIONS),
                        from("business-needs-discussion", discussion -> discussion.words("implications"))),
                minimum(
                        "R8.M2",
                        all(SECTORS),
                        from(
                                "business-needs-discussion",
                                discussion -> where(discussion.namesTwo("agencies"), discussion.sectors("agencies")))),
                further("R8.F1", SHOWN, from("process-map", map -> shownWhere(map.is("status", "produced")))),
                further(
                        "R8.F2",
                        some(2, AGENCIES),
                        from(
                                "business-needs-agreement",
                                it -> where(it.is("status", "in place"), it.words("agencies")))));
    }

    private Requirement requirement9() {
        return requirement(
                "R9",
                minimum(
                        "R9.M1",
                        SHOWN,
                        from("technical-paper-dissemination", it -> shownWhere(it.is("to", "all it colleagues")))),
                minimum(
                        "R9.M2",
                        all(List.of("information sharing hub", "egif compliance")),
                        from("it-awareness", it -> it.words("of"))),
                further("R9.F1", SHOWN, from("e-government-plan", plan -> shownWhere(plan.is("isa", "integrated")))));
    }

    // The words that the rows above are written in.

    private record Parts(List<String> needs, int atLeast) {}

    private static final Parts SHOWN = new Parts(List.of("shown"), 1);

    @SafeVarargs
    private static Parts all(List<String>... lists) {
        List<String> needs = joined(lists);
        return new Parts(needs, needs.size());
    }

    private static Parts some(int atLeast, List<String> needs) {
        return new Parts(needs, atLeast);
    }

    private static Requirement requirement(String id, Criterion... criteria) {
        return requirement(id, 1, criteria);
    }

    private static Requirement requirement(String id, int weight, Criterion... criteria) {
        return new Requirement(id, weight, List.of(criteria));
    }

    private static Criterion minimum(String id, Parts parts, Source... sources) {
        return minimum(id, parts, List.of(sources));
    }

    private static Criterion minimum(String id, Parts parts, List<Source> sources) {
        return new Criterion(id, Kind.MINIMUM, parts.needs(), parts.atLeast(), sources);
    }

    private static Criterion further(String id, Parts parts, Source... sources) {
        return new Criterion(id, Kind.FURTHER_IMPROVEMENT, parts.needs(), parts.atLeast(), List.of(sources));
    }

    private static Source from(String kind, Function<Observation, Set<String>> supplied) {
        return from(observation -> observation.kind().equals(kind), supplied);
    }

    private static Source from(Predicate<Observation> asked, Function<Observation, Set<String>> supplied) {
        return new Source(asked, supplied);
    }

    private static Predicate<Observation> signUpTo(String subject) {
        return it -> it.kind().equals("senior-sign-up") && it.is("to", subject);
    }

    private static Predicate<Observation> consultationOn(String... subjects) {
        return it -> it.kind().equals("consultation") && it.is("about", subjects);
    }

    private static Predicate<Observation> trainingOn(String subject) {
        return it -> it.kind().equals("training") && it.is("about", subject);
    }

    private static Set<String> shownWhere(boolean condition) {
        return where(condition, Set.of("shown"));
    }

    @SafeVarargs
    private static Set<String> where(boolean condition, Set<String>... parts) {
        return condition ? union(parts) : Set.of();
    }

    @SafeVarargs
    private static Set<String> union(Set<String>... sets) {
        Set<String> union = new LinkedHashSet<>();
        for (Set<String> set : sets) {
            union.addAll(set);
        }
        return union;
    }

    @SafeVarargs
    private static List<String> joined(List<String>... lists) {
        List<String> joined = new ArrayList<>();
        for (List<String> list : lists) {
            joined.addAll(list);
        }
        return List.copyOf(joined);
    }
}
