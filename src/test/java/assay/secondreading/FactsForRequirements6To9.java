package assay.secondreading;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Facts for requirements 6, 7, 8 and 9. */
final class FactsForRequirements6To9 extends PlannedFacts {

    private static final List<String> SECTORS = Vocabulary.SECTORS;
    private static final List<String> GUIDANCE =
            List.of("consent guidance: health", "consent guidance: education", "consent guidance: social care");
    private static final List<String> FORMS =
            List.of("consent forms: health", "consent forms: education", "consent forms: social care");

    /** Lists of a protocol or of a sign-up to one in which other agencies may be named as having agreed. */
    private final List<List<String>> agreedBy = new ArrayList<>();

    private FactsForRequirements6To9(Chance chance, Map<String, Plan> plans, List<Map<String, Object>> facts) {
        super(chance, plans, facts);
    }

    static void add(Chance chance, Map<String, Plan> plans, List<Map<String, Object>> facts) {
        FactsForRequirements6To9 planned = new FactsForRequirements6To9(chance, plans, facts);
        planned.protocolMinimums();
        planned.otherAgencies();
        planned.protocolFurtherImprovements();
        planned.consentMinimums();
        planned.consentForms();
        planned.consentFurtherImprovements();
        planned.businessNeeds();
        planned.interoperability();
    }

    private void protocolMinimums() {
        show(
                "R6.A1",
                SECTORS,
                piece -> protocol(twoSpeakingFor(piece.parts())),
                piece -> protocol(oneSpeakingFor(piece.parts())),
                () -> noise("sharing-protocol"));
        show(
                "R6.A2",
                SECTORS,
                this::agreement,
                piece -> attendance(speakingFor(piece.parts())),
                () -> noise("senior-sign-up", "to", "information sharing protocol"));
        show(
                "R6.B1",
                SECTORS,
                piece -> add("protocol-links-statement", "agreed-by", speakingFor(piece.parts())),
                piece -> add("protocol-links-statement", "agreed-by", others()),
                () -> noise("protocol-links-statement"));
        show(
                "R6.B2",
                () -> add("sharing-guidance", "readers", "practitioners"),
                () -> add("sharing-guidance", "readers", "managers"),
                () -> noise("sharing-guidance"));
    }

    private Object protocol(List<String> contributors) {
        List<String> agreed = agenciesOf(chance.some(0, 3, SECTORS));
        agreedBy.add(agreed);
        return add("sharing-protocol", "contributors", contributors, "agreed-by", agreed);
    }

    private Object agreement(Piece piece) {
        return agreement(agenciesOf(piece.parts()));
    }

    private Object agreement(List<String> agencies) {
        agreedBy.add(agencies);
        return signUp(agencies, chance.oneOf("signature", "minuted agreement"));
    }

    private Object attendance(List<String> agencies) {
        return signUp(agencies, "senior attendance");
    }

    private Object signUp(List<String> agencies, String shownBy) {
        return add("senior-sign-up", "to", "information sharing protocol", "agencies", agencies, "shown-by", shownBy);
    }

    /** R6.F1: two other agencies that have agreed, in the facts of the minimums or in facts of their own. */
    private void otherAgencies() {
        List<String> others = chance.shuffled(Vocabulary.OTHERS);
        switch (plan("R6.F1")) {
            case MET -> others.subList(0, 2).forEach(this::hasAgreed);
            case OVER_SUPPLIED -> others.subList(0, chance.between(3, 5)).forEach(this::hasAgreed);
            case ONE_PART_SHORT -> hasAgreed(others.get(0));
            case ONE_QUALIFIER_FAILING -> {
                hasAgreed(others.get(0));
                if (chance.percent(50)) {
                    attendance(others.subList(1, 3));
                } else {
                    protocol(others.subList(0, 2));
                }
            }
            case ABSENT -> {}
            case NOISE -> noise(chance.oneOf("sharing-protocol", "senior-sign-up"), "at", "margin");
        }
    }

    private void hasAgreed(String other) {
        if (!agreedBy.isEmpty() && chance.percent(70)) {
            List<String> agreed = chance.oneOf(agreedBy);
            if (!agreed.contains(other)) {
                agreed.add(other);
            }
        } else if (chance.percent(50)) {
            agreement(new ArrayList<>(List.of(other)));
        } else {
            protocol(chance.some(1, 2, Vocabulary.OTHERS));
            agreedBy.get(agreedBy.size() - 1).add(other);
        }
    }

    private void protocolFurtherImprovements() {
        training("R6.F2", "information sharing");
        show(
                "R6.F3",
                () -> add("protocol-monitoring", "status", "in place"),
                () -> add("protocol-monitoring", "status", "planned"),
                () -> noise("protocol-monitoring"));
    }

    private void training(String criterion, String subject) {
        show(
                criterion,
                () -> training(subject, "frontline staff", chance.oneOf("underway", "completed")),
                () -> {
                    if (chance.percent(50)) {
                        training(subject, "frontline staff", "planned");
                    } else {
                        training(subject, "managers", chance.oneOf("planned", "underway", "completed"));
                    }
                },
                () -> noise("training", "about", subject));
    }

    private void training(String subject, String staff, String status) {
        add("training", "about", subject, "staff", staff, "status", status);
    }

    private void consentMinimums() {
        List<String> covers = List.of("obtaining consent", "documenting consent");
        List<String> sharing = List.of("within agencies", "between agencies");
        show(
                "R7.M1",
                joined(covers, sharing),
                piece -> add(
                        "consent-guidance",
                        "covers",
                        piece.ofNeverNone(covers, chance),
                        "sharing",
                        piece.ofNeverNone(sharing, chance)),
                () -> noise("consent-guidance"));
        show(
                "R7.M2",
                () -> add("consent-leaflet", "about", "information sharing"),
                () -> add("consent-leaflet", "about", "treatment"),
                () -> noise("consent-leaflet"));
        show(
                "R7.M4",
                joined(GUIDANCE, FORMS),
                piece -> toPractitioners(piece, "issued"),
                piece -> toPractitioners(piece, "draft for comment"),
                () -> noise("practitioner-dissemination"));
    }

    /** Material and sectors stand in two lists of one fact: where a piece is no such product it takes two facts. */
    private Object toPractitioners(Piece piece, String status) {
        List<String> guidance = sectorsOf(piece.of(GUIDANCE));
        List<String> forms = sectorsOf(piece.of(FORMS));
        if (guidance.equals(forms)) {
            issued(List.of("consent guidance", "consent forms"), guidance, status);
        } else {
            if (!guidance.isEmpty()) {
                issued(List.of("consent guidance"), guidance, status);
            }
            if (!forms.isEmpty()) {
                issued(List.of("consent forms"), forms, status);
            }
        }
        return piece;
    }

    private void issued(List<String> of, List<String> sectors, String status) {
        add(
                "practitioner-dissemination",
                "of",
                chance.shuffled(of),
                "agencies",
                speakingFor(sectors),
                "status",
                status);
    }

    private static List<String> sectorsOf(List<String> parts) {
        return SECTORS.stream()
                .filter(sector -> parts.stream().anyMatch(part -> part.endsWith(": " + sector)))
                .toList();
    }

    /** R7.M3 and F1 rest on the same facts. */
    private void consentForms() {
        if (plan("R7.M3").meets() && plan("R7.F1").meets()) {
            form(speakingFor(SECTORS), "information sharing", "issued");
        } else if (plan("R7.M3").meets() && plan("R7.F1") == Plan.ONE_QUALIFIER_FAILING) {
            form(speakingFor(SECTORS), "information sharing", "draft");
            form(speakingFor(SECTORS), "treatment", "issued");
        } else {
            show(
                    "R7.M3",
                    SECTORS,
                    piece -> form(
                            speakingFor(piece.parts()),
                            "information sharing",
                            piece.parts().size() == 3 ? "draft" : chance.oneOf("draft", "issued")),
                    piece -> form(speakingFor(piece.parts()), "treatment", chance.oneOf("draft", "issued")),
                    () -> noise("consent-form"));
        }
        if (plan("R7.F1") == Plan.NOISE) {
            noise("consent-form");
        }
    }

    private Object form(List<String> agencies, String purpose, String status) {
        return add("consent-form", "agencies", agencies, "purpose", purpose, "status", status);
    }

    private void consentFurtherImprovements() {
        show(
                "R7.F2",
                joined(List.of("practitioners"), Vocabulary.AUDIENCES),
                piece -> add("consultation", "about", "consent materials", "groups", piece.parts()),
                () -> noise("consultation", "about", "consent materials"));
        training("R7.F3", "consent");
    }

    private void businessNeeds() {
        businessNeedsDiscussions();
        show(
                "R8.F1",
                () -> add("process-map", "status", "produced"),
                () -> add("process-map", "status", "draft"),
                () -> noise("process-map"));
        show(
                "R8.F2",
                twoAgencies(),
                piece -> add("business-needs-agreement", "agencies", piece.parts(), "status", "in place"),
                piece -> add("business-needs-agreement", "agencies", piece.parts(), "status", "draft"),
                () -> noise("business-needs-agreement"));
    }

    private List<String> twoAgencies() {
        return chance.some(2, 2, joined(SECTORS, List.of("council"), Vocabulary.OTHERS));
    }

    /** R8.M1 and M2 rest on the same facts: the one on their implications, the other on their agencies. */
    private void businessNeedsDiscussions() {
        int most =
                switch (plan("R8.M1")) {
                    case MET -> 2;
                    case OVER_SUPPLIED -> 5;
                    case ONE_PART_SHORT, ONE_QUALIFIER_FAILING, ABSENT -> 1;
                    case NOISE -> chance.between(1, 3);
                };
        List<String> implications = chance.some(most, most, Vocabulary.IMPLICATIONS);
        if (plan("R8.M2") == Plan.ABSENT && plan("R8.M1") != Plan.ABSENT) {
            chance.pieces(2, implications).forEach(piece -> discussion(piece, anyNotAllThree()));
            return;
        }
        List<List<String>> tookUp = new ArrayList<>();
        show(
                "R8.M2",
                SECTORS,
                piece -> tookUp.add(discussion(chance.some(1, 1, implications), twoSpeakingFor(piece.parts()))),
                piece -> tookUp.add(discussion(chance.some(1, 1, implications), oneSpeakingFor(piece.parts()))),
                () -> noise("business-needs-discussion"));
        for (String implication : implications) {
            if (!tookUp.isEmpty() && tookUp.stream().noneMatch(discussed -> discussed.contains(implication))) {
                chance.oneOf(tookUp).add(implication);
            }
        }
    }

    private List<String> anyNotAllThree() {
        return chance.percent(50) ? others() : twoSpeakingFor(chance.some(0, 1, SECTORS));
    }

    /** Returns its implications, to be added to. */
    private List<String> discussion(List<String> implications, List<String> agencies) {
        add("business-needs-discussion", "implications", implications, "agencies", agencies);
        return implications;
    }

    private void interoperability() {
        show(
                "R9.M1",
                () -> add("technical-paper-dissemination", "to", "all it colleagues"),
                () -> add("technical-paper-dissemination", "to", "some it colleagues"),
                () -> noise("technical-paper-dissemination"));
        show(
                "R9.M2",
                List.of("information sharing hub", "egif compliance"),
                piece -> add("it-awareness", "of", piece.parts()),
                () -> noise("it-awareness"));
        show(
                "R9.F1",
                () -> add("e-government-plan", "isa", "integrated"),
                () -> add("e-government-plan", "isa", chance.oneOf("mentioned", "planned")),
                () -> noise("e-government-plan"));
    }

    private static List<String> joined(List<String> first, List<String> second) {
        List<String> joined = new ArrayList<>(first);
        joined.addAll(second);
        return joined;
    }

    private static List<String> joined(List<String> first, List<String> second, List<String> third) {
        return joined(joined(first, second), third);
    }
}
