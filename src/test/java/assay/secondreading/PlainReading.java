package assay.secondreading;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The second reading: the March 2004 criteria in plain Java, written from the register alone and sharing nothing with the
 * rules, so that a mistake in one does not hide in the other. {@link Register} says what each criterion asks for,
 * {@link Requirement} how a grade follows, {@link Score} the overall result; this class only assembles them.
 */
final class PlainReading {

    private static final String NOT_RATED = "not rated";

    private final Map<String, Object> data;
    private final List<Observation> evidence;
    private final List<Requirement> requirements;
    private final Map<String, Finding> findings = new LinkedHashMap<>();
    private final Set<String> met;

    private PlainReading(Map<String, Object> data) {
        this.data = data;
        this.evidence = observations(data);
        this.requirements = Register.over(evidence);
        for (Requirement requirement : requirements) {
            for (Criterion criterion : requirement.criteria()) {
                findings.put(criterion.id(), criterion.read(evidence));
            }
        }
        this.met = Set.copyOf(idsWhere(Finding::met));
    }

    /** Reads one evidence file, given as the maps, lists and scalars that its YAML stands for. */
    static Expected read(Map<String, Object> data) {
        return new Expected(new PlainReading(data).evaluation());
    }

    /** For each requirement, in the register's order: interpretations that its trace must, and must not, name. */
    static Map<String, NamedInterpretations> interpretations(Map<String, Object> data) {
        PlainReading reading = new PlainReading(data);
        Map<String, NamedInterpretations> named = new LinkedHashMap<>();
        for (Requirement requirement : reading.requirements) {
            List<Finding> ofRequirement = requirement.criteria().stream()
                    .map(criterion -> reading.findings.get(criterion.id()))
                    .toList();
            Optional<String> route = requirement.isEitherOr() ? requirement.route(reading.met) : Optional.empty();
            named.put(requirement.id(), NamedInterpretations.of(requirement.id(), ofRequirement, route));
        }
        return named;
    }

    static List<Observation> observations(Map<String, Object> data) {
        List<Observation> observations = new ArrayList<>();
        for (Map<String, Object> document : maps(data, "documents")) {
            List<Map<String, Object>> shows = maps(document, "shows");
            for (int index = 0; index < shows.size(); index++) {
                String kind = shows.get(index).keySet().iterator().next();
                Map<String, Object> fields = map(shows.get(index), kind);
                observations.add(new Observation(
                        (String) document.get("id"), index, kind, fields, Timing.of(map(data, "interview"), document)));
            }
        }
        return observations;
    }

    private Map<String, Object> evaluation() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("authority", data.get("authority"));
        tree.put("type", data.get("type"));
        tree.put("requirements", requirements.stream().map(this::requirement).toList());
        tree.put("overall", overall());
        tree.put(
                "documents",
                maps(data, "documents").stream().map(this::document).toList());
        return tree;
    }

    private Map<String, Object> requirement(Requirement requirement) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("id", requirement.id());
        tree.put("grade", requirement.grade(met).words());
        tree.put("minimums", minimums(requirement));
        tree.put(
                "furtherImprovements",
                metOf(requirement.furtherImprovementsMet(met), requirement.furtherImprovements()));
        if (requirement.isCapped(met)) {
            tree.put("cappedAt", new LinkedHashMap<>(Map.of("grade", Grade.ON_COURSE.words())));
        }
        tree.put("interviewee", words(ownGrade(requirement)));
        tree.put("agreement", agreement(ownGrade(requirement), requirement.grade(met)));
        tree.put(
                "criteria",
                requirement.criteria().stream()
                        .map(criterion -> findings.get(criterion.id()).toTree())
                        .toList());
        tree.put(
                "toNextGrade",
                NextGrade.from(requirement, met).map(NextGrade::toTree).orElse(null));
        tree.put("secondaryOnly", secondaryOnly(requirement.criteria().stream()));
        return tree;
    }

    /** Something is met, and all that is rests on secondary evidence alone. */
    private boolean secondaryOnly(Stream<Criterion> criteria) {
        List<Finding> those = criteria.map(criterion -> findings.get(criterion.id()))
                .filter(Finding::met)
                .toList();
        return !those.isEmpty() && those.stream().allMatch(Finding::secondaryOnly);
    }

    private Map<String, Object> minimums(Requirement requirement) {
        Map<String, Object> tree = metOf(requirement.minimumsMet(met), requirement.minimums());
        if (requirement.isEitherOr()) {
            tree.put("route", requirement.route(met).orElse(null));
        }
        return tree;
    }

    private static Map<String, Object> metOf(int met, int of) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("met", met);
        tree.put("of", of);
        return tree;
    }

    private Optional<Grade> ownGrade(Requirement requirement) {
        return Grade.named(map(map(map(data, "interview"), "requirements"), requirement.id())
                .get("grade"));
    }

    private static String words(Optional<Grade> grade) {
        return grade.map(Grade::words).orElse(NOT_RATED);
    }

    private static String agreement(Optional<Grade> own, Grade found) {
        if (own.isEmpty()) {
            return NOT_RATED;
        }
        if (own.get() == found) {
            return "agrees";
        }
        return own.get().isBetterThan(found) ? "over-optimistic" : "unduly pessimistic";
    }

    private Map<String, Object> overall() {
        Map<Requirement, Grade> found = new LinkedHashMap<>();
        Map<Requirement, Grade> own = new LinkedHashMap<>();
        for (Requirement requirement : requirements) {
            found.put(requirement, requirement.grade(met));
            ownGrade(requirement).ifPresent(grade -> own.put(requirement, grade));
        }
        Score evidenceScore = Score.of(found).orElseThrow();
        Optional<Score> ownScore = Score.of(own);
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("evidence", evidenceScore.toTree());
        tree.put("interviewee", ownScore.map(Score::toTree).orElse(null));
        tree.put("agreement", agreement(ownScore.map(Score::grade), evidenceScore.grade()));
        tree.put(
                "requirementsNotMet",
                requirements.stream()
                        .filter(requirement -> Grade.ON_COURSE.isBetterThan(found.get(requirement)))
                        .map(Requirement::id)
                        .toList());
        tree.put("secondaryOnly", secondaryOnly(requirements.stream().flatMap(one -> one.criteria().stream())));
        return tree;
    }

    private Map<String, Object> document(Map<String, Object> document) {
        String id = (String) document.get("id");
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("id", id);
        tree.put("title", document.get("title"));
        tree.put("dated", document.get("dated"));
        tree.put("received", document.get("received"));
        Timing.of(map(data, "interview"), document).to(tree, "daysLate");
        tree.put("sha256", document.get("sha256"));
        tree.put("fileCheck", document.containsKey("file") ? "not asked" : null);
        tree.put("recordedBy", document.get("recorded-by"));
        tree.put("recordedOn", document.get("recorded-on"));
        tree.put(
                "facts",
                evidence.stream()
                        .filter(fact -> fact.document().equals(id))
                        .map(this::fact)
                        .toList());
        tree.putAll(uses(fact -> fact.document().equals(id)));
        return tree;
    }

    private Map<String, Object> fact(Observation fact) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("index", fact.index());
        tree.put("kind", fact.kind());
        tree.put("values", fact.values());
        tree.put("at", fact.at());
        tree.put("basis", fact.basis());
        tree.put("note", fact.fields().get("note"));
        tree.putAll(uses(fact::equals));
        return tree;
    }

    private Map<String, Object> uses(Predicate<Observation> those) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("countedFor", idsWhere(finding -> finding.counts(those)));
        tree.put("setAsideFor", idsWhere(finding -> finding.setsAside(those)));
        return tree;
    }

    /** In the register's order. */
    private List<String> idsWhere(Predicate<Finding> holds) {
        return findings.values().stream()
                .filter(holds)
                .map(finding -> finding.criterion().id())
                .toList();
    }

    @SuppressWarnings("unchecked") // the evidence format: a map there, or nothing
    private static Map<String, Object> map(Map<String, Object> parent, String key) {
        return (Map<String, Object>) parent.getOrDefault(key, Map.of());
    }

    @SuppressWarnings("unchecked") // the evidence format: a list of maps
    private static List<Map<String, Object>> maps(Map<String, Object> parent, String key) {
        return (List<Map<String, Object>>) parent.get(key);
    }
}
