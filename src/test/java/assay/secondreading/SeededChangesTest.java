package assay.secondreading;

import static org.assertj.core.api.Assertions.assertThat;

import assay.evaluation.RuleFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The comparison with the second reading can fail: a change of any criterion, the cap, a route or a grade is noticed. */
class SeededChangesTest {

    private static final Path RULES = Path.of("rules", "march-2004");
    private static final int SAMPLES = 400;

    /** One change for each criterion: its identifier, the file, what stands there, what is put there instead. */
    private static final List<Change> CHANGES = List.of(
            new Change(
                    "R2.M1", 2, "agencies.size >= {agencies-of-a-discussion}, $topics", "agencies.size >= 1, $topics"),
            new Change(
                    "R2.M2",
                    2,
                    "R2.M2\", \"senior level sign-up by all three sectors\", \"health\", \"education\", \"social care\" )",
                    "R2.M2\", \"senior level sign-up by all three sectors\", \"health\", \"education\", \"social care\" ).atLeast( 2 )"),
            new Change(
                    "R2.F1",
                    2,
                    "Glossary( agencies.size >= {agencies-of-a-glossary} )",
                    "Glossary( agencies.size >= 1 )"),
            new Change(
                    "R2.F2",
                    2,
                    "status == AidStatus.IN_PLACE )",
                    "status in ( AidStatus.UNDERWAY, AidStatus.IN_PLACE ) )"),
            new Change("R3-4.M1", 3, ".atLeast( {directory-fields} )", ".atLeast( 1 )"),
            new Change(
                    "R3-4.M2", 3, "voluntaryOrganisations >= {voluntary-organisations}", "voluntaryOrganisations >= 1"),
            new Change("R3-4.M3", 3, "DirectoryMaintenance( status == PlanStatus.IN_PLACE )", "DirectoryMaintenance()"),
            new Change(
                    "R3-4.M4",
                    3,
                    "Counted.whole( \"R3-4.M4\", $check )",
                    "new SetAside( \"R3-4.M4\", $check, \"no\" )"),
            new Change(
                    "R3-4.W1",
                    3,
                    "DirectoryField.REFERRAL_PROCEDURES ) );",
                    "DirectoryField.REFERRAL_PROCEDURES ).atLeast( 2 ) );"),
            new Change("R3-4.F1", 3, "means != PractitionerMeans.ONLINE_PRESENCE, ", ""),
            new Change("R3-4.F2", 3, "DirectoryEdition( availability == Availability.READY )", "DirectoryEdition()"),
            new Change(
                    "R3-4.F3",
                    3,
                    "Counted.whole( \"R3-4.F3\", $access )",
                    "new SetAside( \"R3-4.F3\", $access, \"no\" )"),
            new Change("R3-4.F4", 3, "where not in ( Place.WEBSITE, Place.INTERNAL ), ", ""),
            new Change("R3-4.F5", 3, "\"need\", \"another way\" )", "\"need\", \"another way\" ).atLeast( 1 )"),
            new Change("R5.M1", 5, "Counted( \"R5.M1\", $sector", "Counted( \"R5.M1\", \"health\""),
            new Change(
                    "R5.M2",
                    5,
                    "status == StatementStatus.PUBLISHED, $agencies : agencies )\n    $voice",
                    "status != StatementStatus.DRAFT, $agencies : agencies )\n    $voice"),
            new Change(
                    "R5.F1",
                    5,
                    "status == StatementStatus.PUBLISHED, $agencies : agencies )\n    $health",
                    "$agencies : agencies )\n    $health"),
            new Change(
                    "R5.F2",
                    5,
                    "about == ConsultedOn.COMMON_PRIVACY_STATEMENT, $groups",
                    "about != ConsultedOn.CONSENT_MATERIALS, $groups"),
            new Change("R5.F3", 5, "reach == Reach.WIDE, $agencies", "$agencies"),
            new Change("R6.A1", 6, "contributors.size >= {contributors-of-a-protocol}", "contributors.size >= 1"),
            new Change(
                    "R6.A2",
                    6,
                    "ShownBy.MINUTED_AGREEMENT ), $agencies : agencies )\n    $voice",
                    "ShownBy.MINUTED_AGREEMENT, ShownBy.SENIOR_ATTENDANCE ), $agencies : agencies )\n    $voice"),
            new Change("R6.B1", 6, "Counted( \"R6.B1\", $sector", "Counted( \"R6.B1\", \"health\""),
            new Change("R6.B2", 6, "SharingGuidance( readers == Readers.PRACTITIONERS )", "SharingGuidance()"),
            new Change("R6.F1", 6, ".atLeast( {other-agencies} )", ".atLeast( 1 )"),
            new Change("R6.F2", 6, "staff == Staff.FRONTLINE_STAFF,", ""),
            new Change("R6.F3", 6, "ProtocolMonitoring( status == PlanStatus.IN_PLACE )", "ProtocolMonitoring()"),
            new Change("R7.M1", 7, "Counted( \"R7.M1\", $step", "Counted( \"R7.M1\", \"obtaining consent\""),
            new Change("R7.M2", 7, "ConsentLeaflet( about == ConsentPurpose.INFORMATION_SHARING )", "ConsentLeaflet()"),
            new Change(
                    "R7.M3",
                    7,
                    "purpose == ConsentPurpose.INFORMATION_SHARING, $agencies : agencies )\n    $voice",
                    "$agencies : agencies )\n    $voice"),
            new Change(
                    "R7.M4",
                    7,
                    "status == DisseminationStatus.ISSUED,\n        of contains ConsentMaterial.CONSENT_FORMS",
                    "of contains ConsentMaterial.CONSENT_FORMS"),
            new Change("R7.F1", 7, "status == FormStatus.ISSUED, ", ""),
            new Change("R7.F2", 7, "Counted( \"R7.F2\", $group", "Counted( \"R7.F2\", \"families\""),
            new Change("R7.F3", 7, "staff == Staff.FRONTLINE_STAFF,", ""),
            new Change(
                    "R8.M1",
                    8,
                    ".atLeast( {implications} ) );\n    insert( Criterion.minimum( \"R8.M2\"",
                    ".atLeast( 3 ) );\n    insert( Criterion.minimum( \"R8.M2\""),
            new Change("R8.M2", 8, "agencies.size >= {agencies-of-a-discussion}", "agencies.size >= 1"),
            new Change("R8.F1", 8, "ProcessMap( status == MapStatus.PRODUCED )", "ProcessMap()"),
            new Change("R8.F2", 8, "status == AgreementStatus.IN_PLACE, ", ""),
            new Change("R9.M1", 9, "to == ItColleagues.ALL_IT_COLLEAGUES", ""),
            new Change("R9.M2", 9, "LongTermAim.EGIF_COMPLIANCE )", "LongTermAim.EGIF_COMPLIANCE ).atLeast( 1 )"),
            new Change("R9.F1", 9, "isa == Integration.INTEGRATED", "isa != Integration.PLANNED"));

    private record Change(String criterion, int requirement, String from, String to) {
        String file() {
            return requirement == 3 ? "requirements-3-and-4.drl" : "requirement-" + requirement + ".drl";
        }
    }

    @TempDir
    Path folder;

    @Test
    void a_change_of_any_criterion_is_noticed_at_that_criterion() throws Exception {
        copyRules();
        for (Change change : CHANGES) {
            edit(change.file(), change.from(), change.to());
        }
        Set<String> noticed = new TreeSet<>();
        Set<String> all = new LinkedHashSet<>();
        EvidenceGenerator generator = new EvidenceGenerator(1);
        Rules changed = Rules.unchecked(folder);
        for (int i = 0; i < SAMPLES && (all.isEmpty() || noticed.size() < all.size()); i++) {
            Sample sample = generator.next();
            Map<String, Map<String, Object>> expected =
                    criteria(PlainReading.read(sample.data()).tree());
            Map<String, Map<String, Object>> actual = criteria(JsonTree.comparable(changed.evaluate(sample)));
            all.addAll(expected.keySet());
            expected.forEach((id, criterion) -> {
                if (Difference.first(criterion, actual.get(id)).isPresent()) {
                    noticed.add(id);
                }
            });
        }
        assertThat(CHANGES.stream().map(Change::criterion)).containsExactlyElementsOf(all);
        assertThat(noticed).containsExactlyInAnyOrderElementsOf(all);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            the cap                   | requirements-3-and-4.drl | furtherMet >= 1, !met     | furtherMet >= 2, !met     | requirements[1].keys
            a tie of the routes       | requirement-6.drl | metOnRoute( "B" ) > metOnRoute( "A" ) | metOnRoute( "B" ) >= 2 | requirements[3]
            the better route          | requirement-6.drl | $standing.metOnRoute( "B" ), 2   | 1, 2               | requirements[3]
            Well Ahead and On Course  | common/grading.drl | furtherMet >= 1, conditionsMissing == 0 | furtherMet >= 2, conditionsMissing == 0 | no rule grades
            On Course and Bit Behind  | common/grading.drl | "bit-behind",                    | "on-course",       | grade
            Bit Behind and Well Behind | common/grading.drl | "well-behind",                   | "bit-behind",      | grade
            half of the minimums      | common/grading.drl | minimumsMissing >= 1, minimumsMet * 2 >= minimums | minimumsMissing >= 1, minimumsMet * 2 > minimums | no rule grades
            a requirement's weight    | pack.yaml         | weight: 2                        | weight: 3          | overall.evidence.score
            what a grade is worth     | pack.yaml         | value: 1.99                      | value: 2.00        | overall.evidence.score
            the nearest grade         | common/scoring.drl | rank == $nearest                 | rank == $nearest + 1 | overall.evidence.grade
            when an interviewee agrees | common/agreement.drl | rank > $shown )                  | rank >= $shown )   | how the grades of
            """)
    void a_change_of_how_grades_come_about_is_noticed(String what, String file, String from, String to, String where)
            throws Exception {
        copyRules();
        edit(file, from, to);
        Rules changed = Rules.unchecked(folder);
        EvidenceGenerator generator = new EvidenceGenerator(2);
        Set<String> noticed = new TreeSet<>();
        for (int i = 0; i < SAMPLES && noticed.stream().noneMatch(place -> place.contains(where)); i++) {
            Sample sample = generator.next();
            try {
                Difference.first(PlainReading.read(sample.data()).tree(), JsonTree.comparable(changed.evaluate(sample)))
                        .ifPresent(difference -> noticed.add(difference.path()));
            } catch (RuleFault fault) {
                // A change can also leave a requirement without a grade, or with two; that is told as such.
                noticed.add(fault.getMessage());
            }
        }
        assertThat(noticed).as(what).anyMatch(place -> place.contains(where));
    }

    private void copyRules() throws IOException {
        try (var files = Files.list(RULES)) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
        // In a file of its own a rule set can change what it has in common with others.
        Path common = Files.createDirectory(folder.resolve("common"));
        try (var files = Files.list(Path.of("rules", "common"))) {
            for (Path file : files.toList()) {
                Files.copy(file, common.resolve(file.getFileName()));
            }
        }
    }

    private void edit(String file, String from, String to) throws IOException {
        Path path = folder.resolve(file);
        String text = Files.readString(path);
        assertThat(text).as(file).contains(from);
        int at = text.indexOf(from);
        Files.writeString(path, text.substring(0, at) + to + text.substring(at + from.length()));
    }

    @SuppressWarnings("unchecked") // the shape is the contract's
    private static Map<String, Map<String, Object>> criteria(Map<String, Object> evaluation) {
        Map<String, Map<String, Object>> byId = new LinkedHashMap<>();
        for (Map<String, Object> requirement : (List<Map<String, Object>>) evaluation.get("requirements")) {
            for (Map<String, Object> criterion : (List<Map<String, Object>>) requirement.get("criteria")) {
                byId.put((String) criterion.get("id"), criterion);
            }
        }
        return byId;
    }
}
