package assay.secondreading;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What the generator is about to do to a criterion. Thresholds are where two readings part, so most plans stand there. */
enum Plan {
    /** Every part once, spread over facts. */
    MET,
    /** Every part, and more. */
    OVER_SUPPLIED,
    /** Every part but one. */
    ONE_PART_SHORT,
    /** Every part, but one of the facts fails a qualifier. */
    ONE_QUALIFIER_FAILING,
    ABSENT,
    /** Whatever the format allows. */
    NOISE;

    private static final List<Plan> MEETING = List.of(MET, MET, OVER_SUPPLIED);
    private static final List<Plan> MISSING =
            List.of(ONE_PART_SHORT, ONE_PART_SHORT, ONE_QUALIFIER_FAILING, ONE_QUALIFIER_FAILING, ABSENT);
    private static final List<Plan> ANY = List.of(values());

    boolean meets() {
        return this == MET || this == OVER_SUPPLIED;
    }

    /** A requirement's criteria, as the plans need them; the either/or of requirement 6 has two lists of minimums. */
    record Outline(List<List<String>> routes, List<String> conditions, List<String> furthers) {}

    private static final List<Outline> OUTLINES = List.of(
            outline("R2", 2, 2),
            new Outline(List.of(ids("R3-4.M", 4)), List.of("R3-4.W1"), ids("R3-4.F", 5)),
            outline("R5", 2, 3),
            new Outline(List.of(ids("R6.A", 2), ids("R6.B", 2)), List.of(), ids("R6.F", 3)),
            outline("R7", 4, 3),
            outline("R8", 2, 2),
            outline("R9", 2, 1));

    /** A plan for every criterion: for each requirement a grade is aimed at, or none. */
    static Map<String, Plan> forAuthority(Chance chance) {
        Map<String, Plan> plans = new LinkedHashMap<>();
        Outline alone = chance.percent(10) ? chance.oneOf(OUTLINES) : null;
        for (Outline outline : OUTLINES) {
            if (alone == null || alone.equals(outline)) {
                plan(outline, chance, plans);
            } else {
                all(outline).forEach(id -> plans.put(id, ABSENT));
            }
        }
        return plans;
    }

    private static void plan(Outline outline, Chance chance, Map<String, Plan> plans) {
        all(outline).forEach(id -> plans.put(id, chance.oneOf(ANY)));
        List<String> route = chance.shuffled(chance.oneOf(outline.routes()));
        int minimums = route.size();
        switch (chance.between(0, 11)) {
            case 0, 1, 2 -> { // Well Ahead
                meet(route, chance, plans);
                meet(outline.conditions(), chance, plans);
                meet(chance.some(1, outline.furthers().size(), outline.furthers()), chance, plans);
            }
            case 3, 4 -> { // On Course
                meet(route, chance, plans);
                miss(outline.furthers(), chance, plans);
            }
            case 5 -> { // held by the cap where there is one, Well Ahead elsewhere
                meet(route, chance, plans);
                miss(outline.conditions(), chance, plans);
                meet(chance.some(1, 2, outline.furthers()), chance, plans);
            }
            case 6, 7, 8 -> { // Bit Behind
                outline.routes().forEach(each -> miss(each, chance, plans));
                meet(route.subList(0, chance.between((minimums + 1) / 2, minimums - 1)), chance, plans);
                if (outline.routes().size() > 1 && chance.percent(50)) { // half of each route
                    outline.routes().forEach(each -> meet(List.of(chance.oneOf(each)), chance, plans));
                }
            }
            case 9, 10 -> { // Well Behind
                outline.routes().forEach(each -> miss(each, chance, plans));
                meet(route.subList(0, chance.between(0, (minimums - 1) / 2)), chance, plans);
            }
            default -> {} // anything
        }
    }

    private static void meet(List<String> ids, Chance chance, Map<String, Plan> plans) {
        ids.forEach(id -> plans.put(id, chance.oneOf(MEETING)));
    }

    private static void miss(List<String> ids, Chance chance, Map<String, Plan> plans) {
        ids.forEach(id -> plans.put(id, chance.oneOf(MISSING)));
    }

    private static List<String> all(Outline outline) {
        List<String> all = new ArrayList<>();
        outline.routes().forEach(all::addAll);
        all.addAll(outline.conditions());
        all.addAll(outline.furthers());
        return all;
    }

    private static Outline outline(String requirement, int minimums, int furthers) {
        return new Outline(List.of(ids(requirement + ".M", minimums)), List.of(), ids(requirement + ".F", furthers));
    }

    private static List<String> ids(String prefix, int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> prefix + number)
                .toList();
    }
}
