package assay.exchange;

import assay.evaluation.Evaluation;
import assay.evidence.Observation;
import assay.evidence.Provenance;
import assay.policy.Document;
import assay.report.JsonDocument;
import assay.report.JsonReport;
import assay.report.Wording;
import assay.ruleset.Field;
import assay.ruleset.RuleOrigin;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Evaluations as PROV-JSON of the W3C: what came of what, by whom. Documents, the facts recorded of them, rules and their set, what
 * criteria, requirements and the whole came to are entities; recording a document and evaluating an authority are activities; who recorded
 * and this program are agents. The names of all are those that {@link OscalDocument} gives them. No clock is read.
 */
public final class ProvDocument {

    private static final String OURS = "assay:";

    /** Things, each under its name. */
    private enum Thing {
        entity,
        activity,
        agent
    }

    /** What stands between things, each under a name of no meaning. */
    private enum Relation {
        used,
        wasGeneratedBy,
        wasDerivedFrom,
        wasAttributedTo,
        wasAssociatedWith
    }

    private final Map<Thing, Members> things = new EnumMap<>(Thing.class);
    private final Map<Relation, Members> relations = new EnumMap<>(Relation.class);
    private int related;

    private ProvDocument() {}

    /**
     * The document.
     *
     * @param evaluations what came of one authority or more, by the same rules
     */
    public static String of(List<Evaluation> evaluations) {
        ProvDocument document = new ProvDocument();
        List<Identifiers> identifiers = Identifiers.of(evaluations);
        document.rules(evaluations.get(0).rules());
        for (int at = 0; at < evaluations.size(); at++) {
            document.new Sources(evaluations.get(at), identifiers.get(at)).add();
        }
        return JsonReport.written(true, document.members()::write) + "\n";
    }

    private Members members() {
        Members members = new Members()
                .with(
                        "prefix",
                        new Members()
                                .with("prov", "http://www.w3.org/ns/prov#")
                                .with("xsd", "http://www.w3.org/2001/XMLSchema#")
                                .with("uuid", "urn:uuid:")
                                .with("assay", "urn:assay:prov:")
                                .with("field", "urn:assay:field:"));
        things.forEach((thing, all) -> members.with(thing.name(), all));
        relations.forEach((relation, all) -> members.with(relation.name(), all));
        return members;
    }

    private static String name(String uuid) {
        return "uuid:" + uuid;
    }

    /** A thing, with its sort and what people call it. */
    private Members thing(Thing thing, String uuid, String type, String label) {
        Members attributes = new Members().with("prov:type", qualified(type)).with("prov:label", label);
        things.computeIfAbsent(thing, none -> new Members()).with(name(uuid), attributes);
        return attributes;
    }

    private Members relate(Relation relation, String from, String uuid, String to, String other) {
        related++;
        Members attributes = new Members().with("prov:" + from, name(uuid)).with("prov:" + to, name(other));
        relations.computeIfAbsent(relation, none -> new Members()).with("_:r" + related, attributes);
        return attributes;
    }

    private static Members typed(String value, String type) {
        return new Members().with("$", value).with("type", type);
    }

    private static Members qualified(String name) {
        return typed(name, "prov:QUALIFIED_NAME");
    }

    private static @Nullable Members day(@Nullable LocalDate day) {
        return day == null ? null : typed(day.toString(), "xsd:date");
    }

    private static Members number(int number) {
        return typed(Integer.toString(number), "xsd:int");
    }

    private static Members truth(boolean truth) {
        return typed(Boolean.toString(truth), "xsd:boolean");
    }

    private void rules(Evaluation.Rules rules) {
        thing(
                Thing.agent,
                Identifiers.program(JsonDocument.ASSAY),
                "prov:SoftwareAgent",
                "Assay " + JsonDocument.ASSAY);
        thing(Thing.entity, Identifiers.rules(rules), "prov:Plan", rules.called())
                .with(OURS + "rules", rules.name())
                .with(OURS + "sha256", rules.sha256())
                .with(
                        OURS + "set",
                        rules.settings().entrySet().stream()
                                .map(one -> one.getKey() + " = " + one.getValue())
                                .toList());
    }

    /** What came of one authority. */
    private final class Sources {

        private final Evaluation evaluation;
        private final Identifiers identifiers;
        private final Evaluation.Rules rules;

        /** Rules that decided something, by their names, so that they stand in one order. */
        private final Map<String, RuleOrigin> deciding = new TreeMap<>();

        Sources(Evaluation evaluation, Identifiers identifiers) {
            this.evaluation = evaluation;
            this.identifiers = identifiers;
            this.rules = evaluation.rules();
        }

        void add() {
            thing(Thing.entity, identifiers.evidence(), OURS + "Evidence", evaluation.file())
                    .with(OURS + "authority", evaluation.authority())
                    .with(OURS + "type", evaluation.type())
                    .with(
                            OURS + "remark",
                            evaluation.isSynthetic()
                                    ? "The authority does not exist: its evidence is synthetic."
                                    : null)
                    .with(OURS + "sha256", evaluation.evidenceSha256())
                    .with(OURS + "note", evaluation.notes())
                    .with(
                            OURS + "redacted",
                            evaluation.hidden().entrySet().stream()
                                    .map(one -> one.getKey().word() + ": " + one.getValue())
                                    .toList());
            thing(
                    Thing.activity,
                    identifiers.evaluating(),
                    OURS + "Evaluating",
                    "evaluating " + evaluation.authority());
            relate(
                            Relation.wasAssociatedWith,
                            "activity",
                            identifiers.evaluating(),
                            "agent",
                            Identifiers.program(JsonDocument.ASSAY))
                    .with("prov:plan", name(Identifiers.rules(rules)));
            evaluatingUsed(identifiers.evidence());
            evaluatingUsed(Identifiers.rules(rules));
            evaluation.documents().forEach(this::document);
            evaluation.requirements().forEach(this::requirement);
            overall();
            deciding.values().forEach(this::rule);
        }

        private void evaluatingUsed(String entity) {
            relate(Relation.used, "activity", identifiers.evaluating(), "entity", entity);
        }

        private void document(Evaluation.DocumentUse use) {
            Document document = use.document();
            Provenance provenance = use.provenance();
            String uuid = identifiers.document(document.id());
            String file = provenance.file();
            thing(Thing.entity, uuid, OURS + "Document", document.title())
                    .with(OURS + "document", document.id())
                    .with(OURS + "dated", day(document.dated()))
                    .with(OURS + "received", day(document.received()))
                    .with(
                            OURS + "days-late",
                            use.timing().daysLate() > 0 ? number(use.timing().daysLate()) : null)
                    .with(OURS + "after-the-day", use.timing().afterTheDay() ? truth(true) : null)
                    .with(OURS + "file", file)
                    .with(OURS + "sha256", provenance.sha256())
                    .with(
                            OURS + "file-check",
                            file == null ? null : use.fileCheck().word());
            if (use.facts().isEmpty()) {
                return;
            }
            String recording = identifiers.recording(document.id());
            LocalDate on = provenance.recordedOn();
            thing(Thing.activity, recording, OURS + "Recording", "recording " + document.id())
                    .with(OURS + "recorded-on", day(on));
            relate(Relation.used, "activity", recording, "entity", uuid);
            String recorder = provenance.recordedBy();
            if (recorder != null) {
                String person = identifiers.recorder(recorder, document.id());
                thing(Thing.agent, person, "prov:Person", recorder);
                relate(Relation.wasAssociatedWith, "activity", recording, "agent", person);
            }
            use.facts().forEach(fact -> fact(document, fact, recording, recorder));
        }

        private void fact(Document document, Evaluation.FactUse fact, String recording, @Nullable String recorder) {
            Observation shown = fact.observation();
            String uuid = identifiers.fact(document.id(), fact.index());
            Members attributes = thing(
                            Thing.entity,
                            uuid,
                            OURS + "Fact",
                            document.id() + ", fact " + (fact.index() + 1) + ": "
                                    + shown.kind().word())
                    .with(OURS + "kind", shown.kind().word())
                    .with(OURS + "index", number(fact.index()))
                    .with(OURS + "at", shown.at())
                    .with(OURS + "basis", shown.secondary() ? "secondary" : "primary")
                    .with(OURS + "note", shown.note());
            for (Field field : shown.kind().fields()) {
                Object value = shown.values().get(field.property());
                if (value != null) {
                    List<String> values = Wording.values(value);
                    attributes.with("field:" + Uri.part(field.word()), values.size() == 1 ? values.get(0) : values);
                }
            }
            relate(Relation.wasGeneratedBy, "entity", uuid, "activity", recording);
            relate(Relation.wasDerivedFrom, "generatedEntity", uuid, "usedEntity", identifiers.document(document.id()));
            if (recorder != null) {
                relate(
                        Relation.wasAttributedTo,
                        "entity",
                        uuid,
                        "agent",
                        identifiers.recorder(recorder, document.id()));
            }
            evaluatingUsed(uuid);
        }

        /** A conclusion of this program. */
        private Members concluded(String uuid, String type, String label, Collection<RuleOrigin> by) {
            Members attributes = thing(Thing.entity, uuid, type, label);
            relate(Relation.wasGeneratedBy, "entity", uuid, "activity", identifiers.evaluating());
            relate(Relation.wasAttributedTo, "entity", uuid, "agent", Identifiers.program(JsonDocument.ASSAY));
            for (RuleOrigin rule : new LinkedHashSet<>(by)) {
                deciding.put(rule.name(), rule);
                derived(uuid, Identifiers.rule(rules, rule)).with(OURS + "role", "rule");
            }
            return attributes;
        }

        private Members derived(String uuid, String from) {
            return relate(Relation.wasDerivedFrom, "generatedEntity", uuid, "usedEntity", from);
        }

        private Members derived(String uuid, Evaluation.Place from) {
            return derived(uuid, identifiers.fact(from.document().id(), from.index()));
        }

        private void requirement(Evaluation.RequirementResult requirement) {
            requirement.criteria().forEach(this::criterion);
            String uuid = identifiers.requirement(requirement.id());
            Set<RuleOrigin> by = new LinkedHashSet<>();
            by.add(requirement.minimums().countedBy());
            requirement.reasons().forEach(reason -> by.add(reason.rule()));
            concluded(uuid, OURS + "Grade", requirement.id() + ": " + requirement.grade(), by)
                    .with(OURS + "requirement", requirement.id())
                    .with(OURS + "grade", requirement.grade())
                    .with(OURS + "interviewee", requirement.interviewee())
                    .with(OURS + "agreement", requirement.agreement())
                    .with(
                            OURS + "reason",
                            requirement.reasons().stream()
                                    .map(Evaluation.GradeReason::text)
                                    .toList())
                    .with(OURS + "reading", requirement.interpretations());
            requirement.criteria().forEach(criterion -> derived(uuid, identifiers.criterion(criterion.id())));
        }

        private void criterion(Evaluation.CriterionResult criterion) {
            String uuid = identifiers.criterion(criterion.id());
            Stream<RuleOrigin> metBy = Stream.ofNullable(criterion.metBy());
            concluded(
                            uuid,
                            OURS + "Conclusion",
                            criterion.id() + ": " + (criterion.met() ? "met" : "not met"),
                            Stream.of(criterion.askedBy().stream(), criterion.rules().stream(), metBy)
                                    .flatMap(some -> some)
                                    .toList())
                    .with(OURS + "criterion", criterion.id())
                    .with(OURS + "asks", criterion.criterion().asks())
                    .with(OURS + "met", truth(criterion.met()))
                    .with(OURS + "missing", criterion.missing())
                    .with(OURS + "reading", List.copyOf(criterion.interpretations()));
            criterion
                    .counted()
                    .forEach(one -> derived(uuid, one.fact())
                            .with(OURS + "role", "counted")
                            .with(OURS + "part", one.part()));
            criterion
                    .setAside()
                    .forEach(one -> derived(uuid, one.fact())
                            .with(OURS + "role", "set aside")
                            .with(OURS + "reason", one.reason()));
            criterion
                    .contradictions()
                    .forEach(one -> one.facts()
                            .forEach(fact -> derived(uuid, fact)
                                    .with(OURS + "role", "contradicts")
                                    .with(OURS + "part", one.part())
                                    .with(OURS + "reason", one.reason())));
        }

        private void overall() {
            Evaluation.OverallResult overall = evaluation.overall();
            Evaluation.OverallGrade grade = overall.evidence();
            Evaluation.OverallGrade own = overall.interviewee();
            String uuid = identifiers.overall();
            concluded(uuid, OURS + "Grade", "overall: " + grade.grade(), grade.rules())
                    .with(OURS + "grade", grade.grade())
                    .with(OURS + "score", grade.score())
                    .with(OURS + "interviewee", own == null ? null : own.grade())
                    .with(OURS + "interviewee-score", own == null ? null : own.score())
                    .with(OURS + "agreement", overall.agreement())
                    .with(OURS + "reading", overall.interpretations());
            evaluation.requirements().forEach(requirement -> derived(uuid, identifiers.requirement(requirement.id())));
        }

        private void rule(RuleOrigin rule) {
            thing(Thing.entity, Identifiers.rule(rules, rule), OURS + "Rule", rule.name())
                    .with(OURS + "file", rule.file())
                    .with(OURS + "line", number(rule.line()))
                    .with(OURS + "file-sha256", rules.files().get(rule.file()))
                    .with(OURS + "source", rule.source())
                    .with(OURS + "reading", rule.interpretations());
        }
    }
}
