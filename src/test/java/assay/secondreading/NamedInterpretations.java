package assay.secondreading;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Interpretations that a requirement's trace must name, and those that it must not. How the rules are cut decides most of
 * the rest, so only what the register leaves no doubt about is here: that an interpretation is of this requirement at
 * all, and facts that come out as they do because of that interpretation and nothing else.
 */
record NamedInterpretations(Set<String> must, Set<String> mustNot) {

    /** Where each can be at home. I11, I12 and I21 are of no single requirement and are left out. */
    private static final Map<String, Set<String>> AT_HOME = Map.ofEntries(
            Map.entry("I1", Set.of("R6")),
            Map.entry("I2", Set.of("R6")),
            Map.entry("I3", Set.of("R8")),
            Map.entry("I4", Set.of("R8")),
            Map.entry("I5", Set.of("R5", "R6", "R7")),
            Map.entry("I6", Set.of("R5")),
            Map.entry("I7", Set.of("R3-4", "R5", "R7")),
            Map.entry("I8", Set.of("R3-4")),
            Map.entry("I9", Set.of("R2", "R3-4", "R5", "R6", "R7", "R8")),
            Map.entry("I10", Set.of("R2")),
            Map.entry("I13", Set.of("R6", "R7")),
            Map.entry("I14", Set.of("R3-4")),
            Map.entry("I15", Set.of("R3-4")),
            Map.entry("I16", Set.of("R2", "R6", "R8")),
            Map.entry("I17", Set.of("R2", "R6")),
            Map.entry("I18", Set.of("R6")),
            Map.entry("I19", Set.of("R3-4")),
            Map.entry("I20", Set.of("R3-4")));

    private static final List<String> AGENCY_LISTS = List.of("agencies", "statements-of", "contributors", "agreed-by");

    /** Criteria whose lists name agencies as they are, not as sectors. */
    private static final Set<String> NOT_BY_SECTOR = Set.of("R2.F1", "R3-4.F1", "R6.F1", "R8.F2");

    /** @param route the route of requirement 6, empty elsewhere and where neither has any */
    static NamedInterpretations of(String requirement, List<Finding> findings, Optional<String> route) {
        Set<String> must = new LinkedHashSet<>();
        if (route.isPresent()) {
            must.addAll(List.of("I1", "I2"));
        }
        addIf(must, "I5", countsADraft(findings));
        addIf(must, "I9", findings.stream().anyMatch(NamedInterpretations::aCouncilAloneStandsForASector));
        addIf(must, "I13", setsAside(findings, "R6.F3", planned -> true));
        addIf(must, "I14", setsAside(findings, "R3-4.M1", NamedInterpretations::isWorkingOnPaper));
        addIf(must, "I16", setsAsideTheWorkOfOneAgency(findings));
        addIf(must, "I17", countsAttendance(findings) || setsAside(findings, "R6.A2", it -> isAttendance(it)));
        addIf(must, "I19", counts(findings, "R3-4.M4", check -> true));

        Set<String> mustNot = new LinkedHashSet<>();
        AT_HOME.forEach((interpretation, homes) -> addIf(mustNot, interpretation, !homes.contains(requirement)));
        addIf(mustNot, "I9", listed(findings).noneMatch(NamedInterpretations::namesTheCouncil));
        return new NamedInterpretations(must, mustNot);
    }

    /** What is wrong with the interpretations that a trace names; empty where nothing is. */
    List<String> objections(List<String> named) {
        List<String> objections = new ArrayList<>();
        must.stream().filter(id -> !named.contains(id)).forEach(id -> objections.add(id + " is not named"));
        named.stream().filter(mustNot::contains).forEach(id -> objections.add(id + " is named"));
        return objections;
    }

    private static void addIf(Set<String> interpretations, String interpretation, boolean condition) {
        if (condition) {
            interpretations.add(interpretation);
        }
    }

    private static boolean countsADraft(List<Finding> findings) {
        Predicate<Observation> isDraft = it -> it.is("status", "draft");
        return counts(findings, "R5.M1", isDraft) || counts(findings, "R7.M3", isDraft);
    }

    private static boolean aCouncilAloneStandsForASector(Finding finding) {
        return !NOT_BY_SECTOR.contains(finding.criterion().id())
                && finding.counted().stream()
                        .anyMatch(entry -> standsFor("education", entry) || standsFor("social care", entry));
    }

    private static boolean standsFor(String sector, Finding.Counted entry) {
        return entry.part().endsWith(sector)
                && namesTheCouncil(entry.observation())
                && AGENCY_LISTS.stream()
                        .noneMatch(list -> entry.observation().words(list).contains(sector));
    }

    private static boolean isWorkingOnPaper(Observation directory) {
        return directory.kind().equals("directory") && directory.is("status", "working") && !directory.isTrue("online");
    }

    private static boolean setsAsideTheWorkOfOneAgency(List<Finding> findings) {
        return setsAside(findings, "R2.M1", it -> !it.namesTwo("agencies"))
                || setsAside(findings, "R6.A1", it -> !it.namesTwo("contributors"))
                || setsAside(findings, "R8.M2", it -> !it.namesTwo("agencies"));
    }

    private static boolean countsAttendance(List<Finding> findings) {
        return counts(findings, "R2.M2", NamedInterpretations::isAttendance);
    }

    private static boolean isAttendance(Observation signUp) {
        return signUp.is("shown-by", "senior attendance");
    }

    private static boolean counts(List<Finding> findings, String criterion, Predicate<Observation> such) {
        return findings.stream()
                .filter(finding -> finding.criterion().id().equals(criterion))
                .flatMap(finding -> finding.counted().stream())
                .anyMatch(entry -> such.test(entry.observation()));
    }

    private static boolean setsAside(List<Finding> findings, String criterion, Predicate<Observation> such) {
        return findings.stream()
                .filter(finding -> finding.criterion().id().equals(criterion))
                .flatMap(finding -> finding.setAside().stream())
                .anyMatch(such);
    }

    private static Stream<Observation> listed(List<Finding> findings) {
        return findings.stream()
                .flatMap(finding -> Stream.concat(
                        finding.counted().stream().map(Finding.Counted::observation), finding.setAside().stream()));
    }

    private static boolean namesTheCouncil(Observation observation) {
        return AGENCY_LISTS.stream().anyMatch(list -> observation.words(list).contains("council"));
    }
}
