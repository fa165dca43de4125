package assay.exchange;

import assay.evaluation.Evaluation;
import assay.evidence.Observation;
import assay.evidence.Provenance;
import assay.evidence.Redaction;
import assay.policy.Document;
import assay.report.JsonDocument;
import assay.report.Wording;
import assay.ruleset.Field;
import assay.ruleset.Pack;
import assay.ruleset.RuleOrigin;
import assay.text.Series;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What came of one authority, as a result of OSCAL, with the parties and the resources that it speaks of. */
final class OscalResult {

    private final Evaluation evaluation;
    private final Identifiers identifiers;

    OscalResult(Evaluation evaluation, Identifiers identifiers) {
        this.evaluation = evaluation;
        this.identifiers = identifiers;
    }

    /** The party that is the authority. */
    String authority() {
        return identifiers.authority();
    }

    /** The parties that recorded what documents show, in the order of the documents. */
    List<String> recorders() {
        return List.copyOf(names().keySet());
    }

    /** The names of those parties. */
    private Map<String, String> names() {
        Map<String, String> names = new LinkedHashMap<>();
        for (Evaluation.DocumentUse use : evaluation.documents()) {
            String name = use.provenance().recordedBy();
            if (name != null) {
                names.put(identifiers.recorder(name, use.document().id()), name);
            }
        }
        return names;
    }

    /** The authority, and who recorded what documents show. */
    List<Members> parties() {
        List<Members> parties = new ArrayList<>();
        parties.add(party(authority(), "organization", evaluation.authority())
                .with(
                        "props",
                        new Oscal.Properties().add("type", evaluation.type()).list())
                .with("remarks", synthetic()));
        names().forEach((uuid, name) -> parties.add(party(uuid, "person", name)));
        return parties;
    }

    private static Members party(String uuid, String type, String name) {
        return new Members().with("uuid", uuid).with("type", type).with("name", Oscal.line(name));
    }

    private @Nullable String synthetic() {
        return evaluation.isSynthetic()
                ? Oscal.remarks(evaluation.authority() + " does not exist: its evidence is synthetic.")
                : null;
    }

    /** The times on which something was received or recorded, without those that OSCAL cannot say. */
    List<String> days() {
        return evaluation.documents().stream()
                .flatMap(use -> Stream.of(
                                use.document().received(), use.provenance().recordedOn())
                        .flatMap(day -> Oscal.time(day).stream()))
                .toList();
    }

    /** The file of evidence and the documents. */
    List<Members> resources() {
        List<Members> resources = new ArrayList<>();
        resources.add(new Members()
                .with("uuid", identifiers.evidence())
                .with("title", Oscal.markup(evaluation.file()))
                .with("rlinks", List.of(OscalDocument.file(Uri.path(evaluation.file()), evaluation.evidenceSha256())))
                .with("remarks", "The file of evidence, as a path from where it was graded."));
        evaluation.documents().forEach(use -> resources.add(resource(use)));
        return resources;
    }

    private Members resource(Evaluation.DocumentUse use) {
        Document document = use.document();
        Provenance provenance = use.provenance();
        String file = provenance.file();
        boolean isHidden = Redaction.HIDDEN.equals(file);
        return new Members()
                .with("uuid", identifiers.document(document.id()))
                .with("title", Oscal.markup(document.title()))
                .with(
                        "props",
                        new Oscal.Properties()
                                .add("document", document.id())
                                .add("title", document.title())
                                .add("dated", document.dated())
                                .add("received", document.received())
                                .add("days-late", late(use.timing()))
                                .add("after-the-day", after(use.timing()))
                                .add("file", file)
                                .add(
                                        "file-check",
                                        file == null ? null : use.fileCheck().word())
                                // Nothing can be linked to that has no name; the digest still tells which file it was.
                                .add("file-sha256", isHidden ? provenance.sha256() : null)
                                .add("recorded-by", provenance.recordedBy())
                                .add("recorded-on", provenance.recordedOn())
                                .all("counted-for", use.countedFor())
                                .all("set-aside-for", use.setAsideFor())
                                .list())
                .with(
                        "rlinks",
                        file == null || isHidden
                                ? null
                                : List.of(OscalDocument.file(Uri.path(beside(file)), provenance.sha256())));
    }

    /** A path from the folder of the file of evidence, from where that was graded. */
    private String beside(String file) {
        return evaluation.file().substring(0, evaluation.file().lastIndexOf('/') + 1) + file;
    }

    private static @Nullable String late(Evaluation.Timing timing) {
        return timing.daysLate() > 0 ? Integer.toString(timing.daysLate()) : null;
    }

    private static @Nullable String after(Evaluation.Timing timing) {
        return timing.afterTheDay() ? "true" : null;
    }

    /** The result. */
    Members result() {
        Evaluation.Rules rules = evaluation.rules();
        List<String> days = days();
        Oscal.Properties properties = new Oscal.Properties()
                .add("authority", evaluation.authority())
                .add("type", evaluation.type())
                .add("file", evaluation.file())
                .add("evidence-sha256", evaluation.evidenceSha256())
                .add("rules", rules.name())
                .add("rules-sha256", rules.sha256());
        rules.settings().forEach((name, value) -> properties.add("set", value, name, null));
        rules.pack()
                .grades()
                .forEach(grade -> properties.add(
                        "scale",
                        grade.name(),
                        null,
                        grade.value().toPlainString() + (grade.met() ? ", met" : ", not met")));
        properties.all("note", evaluation.notes());
        evaluation.hidden().forEach((key, count) -> properties.add("redacted", count, key.word(), null));
        return new Members()
                .with("uuid", identifiers.result())
                .with("title", Oscal.markup(evaluation.authority()))
                .with("description", Oscal.remarks("Graded by the rules of " + rules.called() + "."))
                .with("start", days.stream().min(String::compareTo).orElse(Oscal.NO_DAY))
                .with("end", days.stream().max(String::compareTo).orElse(null))
                .with("props", properties.list())
                .with(
                        "links",
                        List.of(
                                Oscal.link(identifiers.evidence(), "evidence", evaluation.file()),
                                Oscal.link(Identifiers.rules(rules), "rules", rules.called())))
                .with("local-definitions", new Members().with("assessment-assets", assets()))
                .with("reviewed-controls", reviewed())
                .with("observations", observations())
                .with("findings", findings())
                .with("remarks", synthetic());
    }

    private Members assets() {
        String program = identifiers.component();
        return new Members()
                .with(
                        "components",
                        List.of(new Members()
                                .with("uuid", program)
                                .with("type", "software")
                                .with("title", "Assay " + JsonDocument.ASSAY)
                                .with("description", "Grades files of evidence by rules.")
                                .with("status", new Members().with("state", "operational"))))
                .with(
                        "assessment-platforms",
                        List.of(new Members()
                                .with("uuid", identifiers.platform())
                                .with("uses-components", List.of(new Members().with("component-uuid", program)))));
    }

    private Members reviewed() {
        Stream<String> controls =
                Stream.concat(evaluation.requirements().stream().map(one -> one.id()), Stream.of(Pack.OVERALL));
        Stream<String> objectives = Stream.concat(
                evaluation.requirements().stream()
                        .flatMap(one -> Stream.concat(
                                Stream.of(one.id()), one.criteria().stream().map(criterion -> criterion.id()))),
                Stream.of(Pack.OVERALL));
        return new Members()
                .with(
                        "control-selections",
                        List.of(new Members().with("include-controls", ids("control-id", controls))))
                .with(
                        "control-objective-selections",
                        List.of(new Members().with("include-objectives", ids("objective-id", objectives))));
    }

    private static List<Members> ids(String key, Stream<String> ids) {
        return ids.map(id -> new Members().with(key, Oscal.token(id))).toList();
    }

    private List<Members> observations() {
        return evaluation.documents().stream()
                .flatMap(use -> use.facts().stream().map(fact -> observation(use, fact)))
                .toList();
    }

    private Members observation(Evaluation.DocumentUse use, Evaluation.FactUse fact) {
        Observation shown = fact.observation();
        Document document = use.document();
        String recorder = use.provenance().recordedBy();
        String resource = identifiers.document(document.id());
        String recorded = Oscal.time(use.provenance().recordedOn()).orElse(null);
        String received = Oscal.time(document.received()).orElse(null);
        Oscal.Properties properties = new Oscal.Properties()
                .add("document", document.id())
                .add("index", fact.index())
                .add("kind", shown.kind().word());
        for (Field field : shown.kind().fields()) {
            Object value = shown.values().get(field.property());
            if (value != null) {
                Wording.values(value).forEach(one -> properties.add("value", one, field.word(), null));
            }
        }
        properties
                .add("at", shown.at())
                .add("basis", shown.secondary() ? "secondary" : "primary")
                .add("note", shown.note())
                .all("counted-for", fact.countedFor())
                .all("set-aside-for", fact.setAsideFor())
                .add("collected-is", recorded != null ? "recorded on" : received != null ? "received" : "not known");
        return new Members()
                .with("uuid", identifiers.fact(document.id(), fact.index()))
                .with(
                        "title",
                        Oscal.markup(place(document.id(), fact.index()) + ": "
                                + shown.kind().word()))
                .with("description", Oscal.remarks(document.title() + (shown.at() == null ? "" : ", " + shown.at())))
                .with("props", properties.list())
                .with("methods", List.of("EXAMINE"))
                .with(
                        "origins",
                        recorder == null
                                ? null
                                : List.of(origin("party", identifiers.recorder(recorder, document.id()), "recorder")))
                .with(
                        "subjects",
                        List.of(new Members().with("subject-uuid", resource).with("type", "resource")))
                .with(
                        "relevant-evidence",
                        List.of(new Members()
                                .with("href", Oscal.here(resource))
                                .with("description", Oscal.remarks(document.title()))))
                .with("collected", recorded != null ? recorded : received != null ? received : Oscal.NO_DAY)
                .with("remarks", shown.note() == null ? null : Oscal.remarks(shown.note()));
    }

    private static Members origin(String type, String uuid, String role) {
        return new Members()
                .with(
                        "actors",
                        List.of(new Members()
                                .with("type", type)
                                .with("actor-uuid", uuid)
                                .with("role-id", role)));
    }

    /** Facts are numbered from 1 where people read of them. */
    private static String place(String document, int index) {
        return document + ", fact " + (index + 1);
    }

    private static String place(Evaluation.Place place) {
        return place(place.document().id(), place.index());
    }

    private List<Members> findings() {
        List<Members> findings = new ArrayList<>();
        for (Evaluation.RequirementResult requirement : evaluation.requirements()) {
            findings.add(requirement(requirement));
            requirement.criteria().forEach(criterion -> findings.add(criterion(criterion)));
        }
        findings.add(overall(evaluation.overall()));
        return findings;
    }

    private Members requirement(Evaluation.RequirementResult requirement) {
        Evaluation.Minimums minimums = requirement.minimums();
        Oscal.Properties properties = new Oscal.Properties()
                .add("requirement", requirement.id())
                .add("number", requirement.number())
                .add("grade", requirement.grade())
                .add("minimums-met", minimums.met())
                .add("minimums-of", minimums.of())
                .add("route", minimums.route())
                .add("further-improvements-met", requirement.furtherMet())
                .add("further-improvements-of", requirement.furtherOf());
        Evaluation.CappedAt capped = requirement.cappedAt();
        if (capped != null) {
            properties.add("capped-at", capped.grade(), null, capped.reason());
        }
        if (requirement.agreement() != null) {
            String own = requirement.interviewee();
            properties
                    .add("interviewee", own == null ? Wording.NOT_RATED : own)
                    .add("agreement", requirement.agreement());
        }
        Evaluation.NextGrade next = requirement.toNextGrade();
        if (next != null) {
            properties.add("next-grade", next.grade(), null, Wording.anyOf(next));
        }
        properties.add("secondary-only", requirement.secondaryOnly());
        evaluation
                .dependence()
                .map(found -> found.grades().get(requirement.id()))
                .ifPresent(all ->
                        all.forEach(one -> properties.add("without-document", one.grade(), one.document(), null)));
        Set<RuleOrigin> rules = new LinkedHashSet<>();
        rules.add(minimums.countedBy());
        requirement.reasons().forEach(reason -> rules.add(reason.rule()));
        return finding(
                identifiers.requirement(requirement.id()),
                requirement.id(),
                Wording.called(requirement) + ": " + requirement.grade(),
                requirement.reasons().stream().map(Evaluation.GradeReason::text).collect(Collectors.joining("\n")),
                isMet(requirement.grade()),
                properties,
                rules,
                requirement.interpretations(),
                requirement.criteria().stream().flatMap(OscalResult::places));
    }

    private static Stream<Evaluation.Place> places(Evaluation.CriterionResult criterion) {
        return Stream.of(
                        criterion.counted().stream().map(Evaluation.CountedFact::fact),
                        criterion.setAside().stream().map(Evaluation.FactSetAside::fact),
                        criterion.contradictions().stream().flatMap(one -> one.facts().stream()))
                .flatMap(places -> places);
    }

    private boolean isMet(String grade) {
        return evaluation.rules().pack().metGrades().contains(grade);
    }

    private Members criterion(Evaluation.CriterionResult criterion) {
        Oscal.Properties properties = new Oscal.Properties()
                .add("criterion", criterion.id())
                .add("kind", criterion.criterion().kind().word())
                .add("met", criterion.met())
                .add("secondary-only", criterion.secondaryOnly())
                .all("needs", criterion.criterion().parts())
                .add("at-least", criterion.atLeast(), null, raised(criterion))
                .all("missing", criterion.missing());
        criterion.contradictions().forEach(one -> properties.add("contradicted", one.sentence()));
        criterion
                .counted()
                .forEach(one -> properties.add(
                        "counted",
                        one.part(),
                        one.fact().document().id(),
                        place(one.fact()) + ", by " + rule(one.rule())));
        criterion
                .setAside()
                .forEach(one -> properties.add(
                        "set-aside",
                        one.reason(),
                        one.fact().document().id(),
                        place(one.fact()) + ", by "
                                + one.rules().stream().map(OscalResult::rule).collect(Collectors.joining("; "))));
        properties.all("caution", criterion.cautions());
        evaluation
                .dependence()
                .map(found -> found.sets().get(criterion.id()))
                .ifPresent(sets -> sets.forEach(set -> properties.add("depends-on", Series.and(set))));
        Set<RuleOrigin> rules = new LinkedHashSet<>(criterion.askedBy());
        rules.addAll(criterion.raisedBy());
        rules.addAll(criterion.rules());
        if (criterion.metBy() != null) {
            rules.add(criterion.metBy());
        }
        return finding(
                identifiers.criterion(criterion.id()),
                criterion.id(),
                criterion.id() + ": " + (criterion.met() ? "met" : "not met"),
                criterion.criterion().asks(),
                criterion.met(),
                properties,
                rules,
                criterion.interpretations(),
                places(criterion));
    }

    private static @Nullable String raised(Evaluation.CriterionResult criterion) {
        String by = Wording.raisedBy(criterion);
        return by.isEmpty() ? null : "raised by " + by;
    }

    private static String rule(RuleOrigin rule) {
        return rule.name() + " (" + Wording.where(rule) + ")";
    }

    private Members overall(Evaluation.OverallResult overall) {
        Oscal.Properties properties = new Oscal.Properties();
        Set<RuleOrigin> rules = new LinkedHashSet<>(overall.evidence().rules());
        grade(properties, "", overall.evidence());
        Evaluation.OverallGrade own = overall.interviewee();
        if (own != null) {
            grade(properties, "interviewee-", own);
            rules.addAll(own.rules());
        }
        properties
                .add("agreement", overall.agreement())
                .all("requirement-not-met", overall.requirementsNotMet())
                .add("secondary-only", overall.secondaryOnly());
        return finding(
                identifiers.overall(),
                Pack.OVERALL,
                Pack.OVERALL + ": " + overall.evidence().grade(),
                evaluation.rules().pack().title(),
                isMet(overall.evidence().grade()),
                properties,
                rules,
                overall.interpretations(),
                Stream.of());
    }

    private static void grade(Oscal.Properties properties, String whose, Evaluation.OverallGrade grade) {
        properties.add(whose + "grade", grade.grade()).add(whose + "score", grade.score());
        grade.terms()
                .forEach(term -> properties.add(
                        whose + "term", term.value(), term.requirement(), term.grade() + ", weight " + term.weight()));
        properties.add(whose + "divisor", grade.divisor());
    }

    private Members finding(
            String uuid,
            String target,
            String title,
            String description,
            boolean isSatisfied,
            Oscal.Properties properties,
            Collection<RuleOrigin> rules,
            Collection<String> readings,
            Stream<Evaluation.Place> places) {
        properties.all(
                "source",
                rules.stream()
                        .map(RuleOrigin::source)
                        .filter(source -> !source.isEmpty())
                        .distinct()
                        .toList());
        properties.all("reading", readings);
        Map<String, Members> observations = new LinkedHashMap<>();
        places.map(place -> identifiers.fact(place.document().id(), place.index()))
                .forEach(fact -> observations.put(fact, new Members().with("observation-uuid", fact)));
        List<Members> links = new ArrayList<>(Oscal.links(evaluation.rules(), rules));
        evaluation.rules().interpretations().stream()
                .filter(reading -> readings.contains(reading.id()))
                .forEach(reading -> links.add(
                        Oscal.link(Identifiers.reading(evaluation.rules(), reading.id()), "reading", reading.id())));
        return new Members()
                .with("uuid", uuid)
                .with("title", Oscal.markup(title))
                .with("description", Oscal.remarks(description))
                .with("props", properties.list())
                .with("links", links)
                .with("origins", List.of(origin("tool", identifiers.component(), "assessor")))
                .with(
                        "target",
                        new Members()
                                .with("type", "objective-id")
                                .with("target-id", Oscal.token(target))
                                .with(
                                        "status",
                                        new Members()
                                                .with("state", isSatisfied ? "satisfied" : "not-satisfied")
                                                .with("reason", isSatisfied ? "pass" : "fail")))
                .with("related-observations", List.copyOf(observations.values()));
    }
}
