package assay.exchange;

import assay.evaluation.Evaluation;
import assay.policy.Criterion;
import assay.report.JsonDocument;
import assay.report.JsonReport;
import assay.ruleset.Pack;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Evaluations as assessment results of OSCAL, the Open Security Controls Assessment Language of NIST: a document with a result for each
 * authority, in which each fact is an observation, and each criterion, each requirement and what they come to is a finding. OSCAL knows
 * what is satisfied and what is not; the grades stand there as properties. No clock is read: days are those of the evidence.
 */
public final class OscalDocument {

    private static final String TIMES =
            "No clock is read, so that the same evidence and rules give the same bytes. Every day is one that"
                    + " the evidence names, as its beginning in Greenwich; " + Oscal.NO_DAY
                    + " stands where it names none. last-modified is"
                    + " the last day on which something was received or recorded.";

    private OscalDocument() {}

    /**
     * The document.
     *
     * @param evaluations what came of one authority or more, by the same rules
     */
    public static String of(List<Evaluation> evaluations) {
        List<Identifiers> identifiers = Identifiers.of(evaluations);
        List<OscalResult> results = IntStream.range(0, evaluations.size())
                .mapToObj(at -> new OscalResult(evaluations.get(at), identifiers.get(at)))
                .toList();
        Evaluation.Rules rules = evaluations.get(0).rules();
        Members document = new Members()
                .with(
                        "assessment-results",
                        new Members()
                                .with("uuid", Identifiers.document("oscal", evaluations))
                                .with("metadata", metadata(evaluations, results))
                                .with(
                                        "import-ap",
                                        new Members()
                                                .with("href", Oscal.here(Identifiers.rules(rules)))
                                                .with(
                                                        "remarks",
                                                        "The plan is a rule set, which is no document of OSCAL."))
                                .with(
                                        "local-definitions",
                                        new Members().with("objectives-and-methods", objectives(evaluations)))
                                .with(
                                        "results",
                                        results.stream()
                                                .map(OscalResult::result)
                                                .toList())
                                .with("back-matter", new Members().with("resources", resources(rules, results))));
        return JsonReport.written(true, document::write) + "\n";
    }

    private static Members metadata(List<Evaluation> evaluations, List<OscalResult> results) {
        Pack pack = evaluations.get(0).rules().pack();
        List<Members> parties =
                results.stream().flatMap(one -> one.parties().stream()).toList();
        List<String> recorders =
                results.stream().flatMap(one -> one.recorders().stream()).toList();
        List<Members> responsible = new ArrayList<>();
        responsible.add(responsible(
                "assessed", results.stream().map(OscalResult::authority).toList()));
        if (!recorders.isEmpty()) {
            responsible.add(responsible("recorder", recorders));
        }
        String last = results.stream()
                .flatMap(one -> one.days().stream())
                .max(String::compareTo)
                .orElse(Oscal.NO_DAY);
        return new Members()
                .with("title", Oscal.markup(pack.title()))
                .with("last-modified", last)
                .with("version", JsonDocument.ASSAY)
                .with("oscal-version", Oscal.VERSION)
                .with(
                        "roles",
                        List.of(
                                role("assessed", "Authority whose evidence was assessed"),
                                role("recorder", "Who recorded what a document shows"),
                                role("assessor", "What graded the evidence")))
                .with("parties", parties)
                .with("responsible-parties", responsible)
                .with("remarks", TIMES);
    }

    private static Members role(String id, String title) {
        return new Members().with("id", id).with("title", title);
    }

    private static Members responsible(String role, List<String> parties) {
        return new Members().with("role-id", role).with("party-uuids", parties);
    }

    /** What is asked, as objectives that findings are about: each requirement's, with those of its criteria within it. */
    private static List<Members> objectives(List<Evaluation> evaluations) {
        Map<String, Evaluation.RequirementResult> requirements = new LinkedHashMap<>();
        Map<String, Map<String, Criterion>> criteria = new LinkedHashMap<>();
        for (Evaluation evaluation : evaluations) {
            for (Evaluation.RequirementResult requirement : evaluation.requirements()) {
                requirements.putIfAbsent(requirement.id(), requirement);
                Map<String, Criterion> own = criteria.computeIfAbsent(requirement.id(), id -> new LinkedHashMap<>());
                requirement.criteria().forEach(one -> own.putIfAbsent(one.id(), one.criterion()));
            }
        }
        List<Members> objectives = new ArrayList<>();
        requirements.forEach((id, requirement) -> objectives.add(objective(
                id,
                requirement.name(),
                criteria.getOrDefault(id, Map.of()).values().stream()
                        .map(OscalDocument::part)
                        .toList())));
        objectives.add(objective(Pack.OVERALL, evaluations.get(0).rules().pack().title(), List.of()));
        return objectives;
    }

    private static Members objective(String id, String name, List<Members> parts) {
        return new Members()
                .with("control-id", Oscal.token(id))
                .with("description", Oscal.remarks(name))
                .with("parts", List.of(part(id, name).with("parts", parts)));
    }

    private static Members part(Criterion criterion) {
        return part(criterion.id(), criterion.asks())
                .with(
                        "props",
                        new Oscal.Properties()
                                .add("kind", criterion.kind().word())
                                .add("route", criterion.route())
                                .all("needs", criterion.parts())
                                .list());
    }

    private static Members part(String id, String prose) {
        return new Members()
                .with("id", Oscal.token(id))
                .with("name", "assessment-objective")
                .with("prose", Oscal.remarks(prose));
    }

    private static List<Members> resources(Evaluation.Rules rules, List<OscalResult> results) {
        List<Members> resources = new ArrayList<>();
        results.forEach(one -> resources.addAll(one.resources()));
        Pack pack = rules.pack();
        resources.add(new Members()
                .with("uuid", Identifiers.rules(rules))
                .with("title", Oscal.markup(rules.called()))
                .with("description", Oscal.remarks(pack.title() + "\n" + pack.source()))
                .with(
                        "props",
                        new Oscal.Properties()
                                .add("rules", rules.name())
                                .add("sha256", rules.sha256())
                                .add(
                                        "extends",
                                        rules.extension().map(one -> one.base()).orElse(null))
                                .list()));
        rules.files()
                .forEach((file, sha256) -> resources.add(new Members()
                        .with("uuid", Identifiers.ruleFile(rules, file))
                        .with("title", Oscal.markup(file))
                        .with("rlinks", List.of(file(Uri.path(file), sha256)))
                        .with("remarks", "A file of the rule set, as a path from its folder.")));
        rules.interpretations()
                .forEach(reading -> resources.add(new Members()
                        .with("uuid", Identifiers.reading(rules, reading.id()))
                        .with("title", Oscal.markup(reading.id() + ": " + reading.question()))
                        .with("description", Oscal.remarks(reading.decided()))
                        .with(
                                "props",
                                new Oscal.Properties()
                                        .add("reading", reading.id())
                                        .add("why", reading.why())
                                        .add("by", reading.by())
                                        .add("source", reading.source())
                                        .list())));
        return resources;
    }

    /** A file, by its digest where that is known. */
    static Members file(String href, @Nullable String sha256) {
        return new Members()
                .with("href", href)
                .with(
                        "hashes",
                        sha256 == null
                                ? null
                                : List.of(new Members()
                                        .with("algorithm", "SHA-256")
                                        .with("value", sha256)));
    }
}
