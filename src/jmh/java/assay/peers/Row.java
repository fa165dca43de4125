package assay.peers;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Which facts count for which parts of a criterion, as the engines whose conditions are Java take it: each makes a rule of
 * each row.
 *
 * @param where whether a fact of that kind counts at all
 * @param parts what it shows
 * @param beside what else has to be there
 */
record Row(
        String criterion,
        String kind,
        Predicate<Fact> where,
        Function<Fact, Set<String>> parts,
        Optional<Beside> beside) {

    /** A fact of another kind. */
    record Beside(String kind, Predicate<Fact> where) {}

    static final List<Row> ALL = List.of(
            row(
                    "R2.M1",
                    "practice-discussion",
                    it -> it.namesTwo("agencies"),
                    it -> union(it.words("topics"), it.sectors("agencies"))),
            row("R2.M2", "senior-sign-up", it -> it.is("to", "common understanding"), it -> it.sectors("agencies")),
            row("R2.F1", "glossary", it -> it.namesTwo("agencies")),
            row("R2.F2", "understanding-aid", Row::isConcrete),
            row("R3-4.M1", "directory", Row::isWorkingOnline, it -> it.words("fields")),
            found("R3-4.M1"),
            row("R3-4.M2", "directory", Row::isWorkingOnline, Row::organisations),
            row("R3-4.M3", "directory-maintenance", it -> it.is("status", "in place")),
            row("R3-4.M4", "directory-quality-check", it -> true),
            row("R3-4.W1", "directory", Row::isWorkingOnline, it -> it.words("fields")),
            found("R3-4.W1"),
            row(
                    "R3-4.F1",
                    "directory-dissemination",
                    it -> !it.is("means", "online presence")
                            && !it.otherAgencies("agencies").isEmpty()),
            row("R3-4.F2", "directory-edition", it -> it.is("availability", "ready")),
            row("R3-4.F3", "directory-public-access", it -> true),
            row("R3-4.F4", "directory-publicity", it -> !it.is("where", "internal"), it -> it.words("audience")),
            row("R3-4.F5", "directory-search", it -> true, Row::ways),
            row("R5.M1", "privacy-statement", it -> true, it -> it.sectors("agencies")),
            row("R5.M2", "privacy-statement", it -> it.is("status", "published"), it -> it.sectors("agencies")),
            row("R5.F1", "privacy-statement", it -> it.is("status", "published") && it.speaksForAll("agencies")),
            row("R5.F2", "consultation", it -> it.is("about", "common privacy statement"), it -> it.words("groups")),
            row(
                    "R5.F3",
                    "statement-dissemination",
                    it -> it.is("means", "direct mailing") && it.is("reach", "wide"),
                    it -> union(it.sectors("statements-of"), it.words("audience"))),
            row("R6.A1", "sharing-protocol", it -> it.namesTwo("contributors"), it -> it.sectors("contributors")),
            row("R6.A2", "senior-sign-up", Row::isAgreement, it -> it.sectors("agencies")),
            row("R6.B1", "protocol-links-statement", it -> true, it -> it.sectors("agreed-by")),
            row("R6.B2", "sharing-guidance", it -> it.is("readers", "practitioners")),
            row("R6.F1", "sharing-protocol", it -> true, it -> it.otherAgencies("agreed-by")),
            row("R6.F1", "senior-sign-up", Row::isAgreement, it -> it.otherAgencies("agencies")),
            row("R6.F2", "training", it -> reachesTheFrontline(it, "information sharing")),
            row("R6.F3", "protocol-monitoring", it -> it.is("status", "in place")),
            row("R7.M1", "consent-guidance", it -> true, it -> union(it.words("covers"), it.words("sharing"))),
            row("R7.M2", "consent-leaflet", it -> it.is("about", "information sharing")),
            row("R7.M3", "consent-form", it -> it.is("purpose", "information sharing"), it -> it.sectors("agencies")),
            row("R7.M4", "practitioner-dissemination", it -> it.is("status", "issued"), Row::materialsToSectors),
            row(
                    "R7.F1",
                    "consent-form",
                    it -> it.is("purpose", "information sharing")
                            && it.is("status", "issued")
                            && it.speaksForAll("agencies")),
            row("R7.F2", "consultation", it -> it.is("about", "consent materials"), it -> it.words("groups")),
            row("R7.F3", "training", it -> reachesTheFrontline(it, "consent")),
            row("R8.M1", "business-needs-discussion", it -> true, it -> it.words("implications")),
            row("R8.M2", "business-needs-discussion", it -> it.namesTwo("agencies"), it -> it.sectors("agencies")),
            row("R8.F1", "process-map", it -> it.is("status", "produced")),
            row("R8.F2", "business-needs-agreement", it -> it.is("status", "in place"), it -> it.words("agencies")),
            row("R9.M1", "technical-paper-dissemination", it -> it.is("to", "all it colleagues")),
            row("R9.M2", "it-awareness", it -> true, it -> it.words("of")),
            row("R9.F1", "e-government-plan", it -> it.is("isa", "integrated")));

    private static Row row(String criterion, String kind, Predicate<Fact> where) {
        return row(criterion, kind, where, it -> Set.of("shown"));
    }

    private static Row row(String criterion, String kind, Predicate<Fact> where, Function<Fact, Set<String>> parts) {
        return new Row(criterion, kind, where, parts, Optional.empty());
    }

    /** What a test found in a directory, if there is a directory that counts. */
    private static Row found(String criterion) {
        return new Row(
                criterion,
                "directory-test",
                it -> it.isTrue("found"),
                it -> Set.of((String) it.fields().get("looked-for")),
                Optional.of(new Beside("directory", Row::isWorkingOnline)));
    }

    private static boolean isConcrete(Fact aid) {
        return aid.is("form", "training event")
                ? aid.is("status", "underway", "in place")
                : aid.is("status", "in place") && !aid.is("form", "further meetings");
    }

    private static boolean isWorkingOnline(Fact directory) {
        return directory.is("status", "working") && directory.isTrue("online");
    }

    private static boolean isAgreement(Fact signUp) {
        return signUp.is("to", "information sharing protocol")
                && signUp.is("shown-by", "signature", "minuted agreement");
    }

    private static boolean reachesTheFrontline(Fact training, String subject) {
        return training.is("about", subject)
                && training.is("staff", "frontline staff")
                && training.is("status", "underway", "completed");
    }

    private static Set<String> organisations(Fact directory) {
        Set<String> parts = directory.words("sectors");
        if (directory.number("voluntary-organisations") >= 2) {
            parts.add("voluntary organisations");
        }
        if (directory.is("listing", "comprehensive")) {
            parts.add("comprehensive listing");
        }
        return parts;
    }

    private static Set<String> ways(Fact search) {
        Set<String> parts = new LinkedHashSet<>();
        for (String way : search.words("ways")) {
            parts.add(way.equals("need") ? way : "another way");
        }
        return parts;
    }

    private static Set<String> materialsToSectors(Fact dissemination) {
        Set<String> parts = new LinkedHashSet<>();
        for (String material : dissemination.words("of")) {
            dissemination.sectors("agencies").forEach(sector -> parts.add(material + ": " + sector));
        }
        return parts;
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        Set<String> union = new LinkedHashSet<>(one);
        union.addAll(other);
        return union;
    }
}
