package assay.reading;

import assay.drl.Parameters;
import assay.drl.RuleFiles;
import assay.problem.Nearest;
import assay.problem.Problem;
import assay.ruleset.Check;
import assay.ruleset.Interpretation;
import assay.ruleset.Pack;
import assay.ruleset.Subject;
import assay.ruleset.Subjects;
import assay.text.LookAlike;
import assay.yaml.Fields;
import assay.yaml.Keys;
import assay.yaml.Node;
import assay.yaml.YamlReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.jspecify.annotations.Nullable;

/** Reads {@code pack.yaml} and {@code interpretations.yaml}, collecting everything that is wrong with them. */
final class PackReader {

    private static final List<String> WITHOUT_GRADES = List.of(
            "name",
            "about",
            "title",
            "source",
            "extends",
            "without",
            "interpretation",
            "reads",
            RuleFiles.USES,
            RuleFiles.RESTS_ON,
            Parameters.KEY);

    private static final String TABLES = "tables";

    private static final List<String> WITH_GRADES = Stream.concat(
                    WITHOUT_GRADES.stream(),
                    Stream.of("grades", "requirements", "elsewhere", "agreements", "total-weight", TABLES))
            .toList();

    private static final String A_NUMBER = "a number from 0";
    private static final String A_WEIGHT = "a whole number from 1";
    private static final List<String> OF_AN_INTERPRETATION =
            List.of("id", "question", "decided", "why", "by", "source");

    private final String file;
    private final List<Problem> problems;
    private final Fields fields;

    private PackReader(String file, List<Problem> problems) {
        this.file = file;
        this.problems = problems;
        this.fields = new Fields(file, problems);
    }

    /**
     * Reads a pack; what is wrong goes to the problems, and then nothing may be used.
     *
     * @param known the pack that this one extends, which says what this one does not; null where there is none, or where it cannot
     *     be read, so that nobody knows what this one leaves to it
     * @param interpretations the identifiers of those that it could decide otherwise
     */
    static @Nullable Pack pack(
            String file,
            byte[] content,
            @Nullable Pack known,
            Collection<String> interpretations,
            List<Problem> problems) {
        Node root = YamlReader.read(file, content, problems);
        if (root == null) {
            return null;
        }
        PackReader reader = new PackReader(file, problems);
        Keys map = reader.fields.keys(root, "pack.yaml");
        Subject subject = reader.subject(map, known);
        if (subject == null) {
            return null;
        }
        boolean leavesToUnknown = known == null && map.has("extends");
        Pack base = leavesToUnknown ? sayingNothing(subject) : known;
        boolean grades = subject.isGraded();
        map.refuseUnknown(grades ? WITH_GRADES : WITHOUT_GRADES);
        Pack pack = new Pack(
                map.said("name"),
                subject,
                inherited(map, "title", base, Pack::title, () -> map.said("title")),
                inherited(map, "source", base, Pack::source, () -> map.said("source")),
                inherited(
                        map,
                        "grades",
                        base,
                        Pack::grades,
                        () -> each(
                                grades ? map.someItems("grades") : map.items("grades"),
                                node -> reader.grade(node, base))),
                inherited(
                        map,
                        "requirements",
                        base,
                        Pack::requirements,
                        () -> each(
                                grades ? map.someItems("requirements") : map.items("requirements"),
                                reader::requirement)),
                inherited(
                        map, "elsewhere", base, Pack::elsewhere, () -> each(map.items("elsewhere"), reader::elsewhere)),
                inherited(
                        map,
                        "agreements",
                        base,
                        Pack::agreements,
                        () -> each(map.items("agreements"), node -> reader.agreement(node, base))),
                inherited(map, TABLES, base, Pack::tables, () -> reader.tables(map)),
                reader.reading(map, interpretations));
        map.items("without").forEach(name -> reader.fields.text(name, "without"));
        reader.grounds(map, interpretations);
        reader.scale(map, pack.grades());
        reader.refuseRepeats(map, "grades", "name", "the grade ", pack.gradeNames());
        reader.refuseRepeats(map, "grades", "id", "the id ", others(pack.gradeIds(), pack.gradeNames()));
        reader.refuseRepeats(map, "requirements", "id", "the requirement ", pack.requirementIds());
        reader.refuseRepeats(
                map,
                "requirements",
                "number",
                "the number ",
                pack.requirements().stream().map(Pack.RequirementEntry::number).toList());
        reader.refuseRepeats(map, "agreements", "name", "the agreement ", pack.agreementNames());
        reader.refuseRepeats(map, "agreements", "id", "the id ", others(pack.agreementIds(), pack.agreementNames()));
        reader.apart(map, pack);
        if (leavesToUnknown) {
            map.get("total-weight").ifPresent(node -> reader.number(node, "total-weight"));
            return null;
        }
        reader.elsewhere(map, pack);
        if (base == null && !map.has("extends") && !map.has(RuleFiles.USES)) {
            map.get("without")
                    .ifPresent(without -> reader.fields.problem(
                            without,
                            "\"without\" leaves out rules of the rule set that \"extends\" names, and there is none"));
        }
        map.get("total-weight").ifPresent(node -> reader.number(node, "total-weight"));
        return pack;
    }

    /** What stands for a pack that cannot be read. */
    private static Pack sayingNothing(Subject subject) {
        return new Pack(
                "",
                subject,
                "",
                "",
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Collections.emptySortedMap(),
                Optional.empty());
    }

    /** What the rules are about, the subject that is assumed where nothing is said; null where that cannot be told, and so nothing else. */
    private @Nullable Subject subject(Keys pack, @Nullable Pack base) {
        Subject inherited = base == null ? Subjects.assumed() : base.subject();
        Node node = pack.get("about").orElse(null);
        if (node == null) {
            return inherited;
        }
        String given =
                fields.word(node, "about", Fields.A_WORD, Subjects.words()).orElse(null);
        Subject subject = given == null ? null : Subjects.called(given).orElse(null);
        if (subject != null && base != null && !subject.equals(inherited)) {
            fields.problem(node, base.name() + ", which this rule set extends, is about " + inherited.word());
            return null;
        }
        return subject;
    }

    /** The interpretations that rules rest on by what the pack says. */
    private void grounds(Keys map, Collection<String> interpretations) {
        if (!(map.get(RuleFiles.RESTS_ON).orElse(null) instanceof Node.Mapping grounds)) {
            return;
        }
        for (Node.Entry ground : grounds.entries()) {
            if (ground.value() instanceof Node.Mapping one
                    && one.get("interpretation").orElse(null) instanceof Node.Scalar ids) {
                for (String id : StringUtils.split(ids.text(), ", ")) {
                    unknownInterpretation(ids, id, interpretations, "");
                }
            }
        }
    }

    private void unknownInterpretation(Node at, String id, Collection<String> interpretations, String whatFor) {
        if (!interpretations.contains(id)) {
            problems.add(Check.UNKNOWN_INTERPRETATION.problem(
                    file,
                    at.line(),
                    at.column(),
                    "unknown interpretation \"" + Nearest.shown(id) + "\"" + whatFor + "; interpretations.yaml has "
                            + (interpretations.isEmpty() ? "none" : String.join(", ", interpretations))));
        }
    }

    private Optional<Pack.Reading> reading(Keys map, Collection<String> interpretations) {
        if (!map.has("interpretation") && !map.has("reads")) {
            return Optional.empty();
        }
        Pack.Reading reading = new Pack.Reading(map.said("interpretation"), map.said("reads"));
        if (!reading.interpretation().isBlank()) {
            unknownInterpretation(
                    map.at("interpretation"), reading.interpretation(), interpretations, " to decide otherwise");
        }
        return Optional.of(reading);
    }

    /** What the base says of a key that is not here, or else what is here. */
    private static <T> T inherited(
            Keys map, String key, @Nullable Pack base, Function<Pack, T> ofBase, Supplier<T> own) {
        return base != null && !map.has(key) ? ofBase.apply(base) : own.get();
    }

    /** Reads interpretations; what is wrong goes to the problems. */
    static List<Interpretation> interpretations(String file, byte[] content, List<Problem> problems) {
        Node root = YamlReader.read(file, content, problems);
        if (root == null) {
            return List.of();
        }
        PackReader reader = new PackReader(file, problems);
        List<Interpretation> all = new ArrayList<>();
        Map<String, Integer> seen = new HashMap<>();
        for (Node item : reader.fields.items(root, "interpretations")) {
            Keys map = reader.fields.keys(item, "the interpretation", OF_AN_INTERPRETATION);
            Interpretation one = new Interpretation(
                    reader.identifier(map, "the interpretation"),
                    map.said("question"),
                    map.said("decided"),
                    map.said("why"),
                    map.saying("by").map(Node.Scalar::text).orElse(""),
                    map.saying("source").map(Node.Scalar::text).orElse(""));
            if (!one.id().isEmpty()) {
                reader.fields.isNew(map.at("id"), "the interpretation ", one.id(), seen);
            }
            all.add(one);
        }
        return List.copyOf(all);
    }

    private static <T> List<T> each(List<Node> items, Function<Node, T> item) {
        return items.stream().map(item).toList();
    }

    private Pack.GradeEntry grade(Node node, @Nullable Pack base) {
        Keys map = fields.keys(node, "the grade", List.of("id", "name", "value", "met"));
        String name = name(map, "name", "the grade");
        return new Pack.GradeEntry(
                id(map, "the grade", name, idOfGrade(name, base)),
                name,
                map.needed("value", A_NUMBER)
                        .map(value -> number(value, "value"))
                        .orElse(BigDecimal.ONE),
                map.needed("met", "true or false")
                        .flatMap(met -> fields.truth(met, "met"))
                        .orElse(false),
                node.line());
    }

    private Pack.RequirementEntry requirement(Node node) {
        Keys map = fields.keys(node, "the requirement", List.of("id", "number", "name", "weight"));
        int weight = map.needed("weight", A_WEIGHT)
                .flatMap(given -> fields.plainNumber(
                        given, "weight", A_WEIGHT, value -> value.scale() == 0 && value.signum() > 0))
                .map(BigDecimal::intValueExact)
                .orElse(1);
        return new Pack.RequirementEntry(
                identifier(map, "the requirement"), map.said("number"), map.said("name"), weight, node.line());
    }

    private Pack.Elsewhere elsewhere(Node node) {
        Keys map = fields.keys(node, "the entry of elsewhere", List.of("id", "see", "says"));
        return new Pack.Elsewhere(
                map.said("id"), map.saying("see").map(Node.Scalar::text).orElse(null), map.said("says"));
    }

    /** How the source calls tables of a study. */
    private SortedMap<String, String> tables(Keys map) {
        SortedMap<String, String> names = new TreeMap<>();
        map.get(TABLES).ifPresent(node -> {
            for (Node.Entry entry : fields.keys(node, TABLES).map().entries()) {
                fields.saying(entry.value(), entry.key().text())
                        .ifPresent(name -> names.put(entry.key().text(), name.text()));
            }
        });
        return Collections.unmodifiableSortedMap(names);
    }

    private Pack.AgreementEntry agreement(Node node, @Nullable Pack base) {
        if (node instanceof Node.Mapping) {
            Keys map = fields.keys(node, "the agreement", List.of("id", "name"));
            String name = name(map, "name", "the agreement");
            return new Pack.AgreementEntry(id(map, "the agreement", name, idOfAgreement(name, base)), name);
        }
        String word = fields.saying(node, "agreements").map(Node.Scalar::text).orElse("");
        refuseReadOtherwise(node, "the agreement", word);
        return new Pack.AgreementEntry(idOfAgreement(word, base), word);
    }

    /** What a grade is called by rules where nothing else is said: as in the rule set that is extended, or by its name. */
    private static String idOfGrade(String name, @Nullable Pack base) {
        return Optional.ofNullable(base)
                .flatMap(pack -> pack.gradeNamed(name))
                .map(Pack.GradeEntry::id)
                .orElse(name);
    }

    private static String idOfAgreement(String name, @Nullable Pack base) {
        return Optional.ofNullable(base)
                .flatMap(pack -> pack.agreementSaid(name))
                .filter(one -> one.name().equals(name))
                .map(Pack.AgreementEntry::id)
                .orElse(name);
    }

    /** What rules call a grade or an agreement. */
    private String id(Keys map, String what, String name, String otherwise) {
        if (!map.has("id")) {
            return otherwise;
        }
        String id = name(map, "id", what);
        Node at = map.at("id");
        if (!id.isEmpty() && !Parameters.isName(id)) {
            fields.problem(
                    at,
                    "the id of " + what + ", \"" + Nearest.shown(id)
                            + "\", is in small letters, digits and hyphens, such as well-done");
        }
        Node named = map.at("name");
        EvidenceNames.standingInTexts(what, id, name).ifPresent(why -> fields.problem(named, why));
        return id;
    }

    /** A grade or an agreement goes by its own identifier and name, and none by those of another. */
    private void apart(Keys map, Pack pack) {
        record Called(String key, int index, String id, String name) {
            boolean isAt(Called other) {
                return key.equals(other.key) && index == other.index;
            }
        }
        List<Called> all = new ArrayList<>();
        for (int i = 0; i < pack.grades().size(); i++) {
            all.add(new Called(
                    "grades", i, pack.gradeIds().get(i), pack.gradeNames().get(i)));
        }
        for (int i = 0; i < pack.agreements().size(); i++) {
            all.add(new Called(
                    "agreements",
                    i,
                    pack.agreementIds().get(i),
                    pack.agreementNames().get(i)));
        }
        for (Called one : all) {
            all.stream()
                    .filter(other -> !other.isAt(one) && !one.id.isEmpty() && !one.id.equals(one.name))
                    .filter(other -> (other.key.equals(one.key) && other.name.equals(one.id))
                            || (!other.key.equals(one.key) && other.id.equals(one.id)))
                    .filter(other -> map.has(one.key))
                    .findFirst()
                    .ifPresent(other -> fields.problem(
                            value(map, one.key, one.index, "id"),
                            "the id \"" + one.id + "\" is what another of the " + other.key + " is called"));
        }
    }

    /** A text that is written in files of evidence. */
    private String name(Keys map, String key, String what) {
        String text = map.said(key);
        map.get(key).ifPresent(node -> refuseReadOtherwise(node, what, text));
        return text;
    }

    /** A name that stands elsewhere too, where it is typed on a keyboard. */
    private String identifier(Keys map, String what) {
        String id = name(map, "id", what);
        LookAlike.in(id)
                // Letters are of somebody's script, and what nobody means in words is told wherever it stands.
                .filter(odd -> !Character.isLetter(id.codePointAt(odd.offset()))
                        && LookAlike.inWords(id).isEmpty())
                .ifPresent(odd -> fields.problem(
                        map.at("id"),
                        "the id of " + what + ", \"" + Nearest.shown(id) + "\", has " + odd.called()
                                + " in it, which looks like " + odd.looks(id)));
        return id;
    }

    private void refuseReadOtherwise(Node node, String what, String name) {
        if (!name.isEmpty()) {
            ReadOtherwise.message(what, name)
                    .ifPresent(message ->
                            problems.add(Check.READ_OTHERWISE.problem(file, node.line(), node.column(), message)));
        }
    }

    private BigDecimal number(Node node, String key) {
        return fields.plainNumber(node, key, A_NUMBER, number -> true).orElse(BigDecimal.ONE);
    }

    private void refuseRepeats(Keys map, String key, String field, String what, List<String> values) {
        Map<String, Integer> seen = new HashMap<>();
        for (int i = 0; i < values.size(); i++) {
            if (!values.get(i).isEmpty()) {
                // People, and cells of exports, take two names for one that only their capitals tell apart.
                fields.isNew(
                        value(map, key, i, field),
                        what,
                        values.get(i),
                        values.get(i).toLowerCase(Locale.ROOT),
                        seen);
            }
        }
    }

    /** Identifiers that are not the names as well, which are told of themselves; nothing in the place of the others. */
    private static List<String> others(List<String> ids, List<String> names) {
        return IntStream.range(0, ids.size())
                .mapToObj(i -> ids.get(i).equals(names.get(i)) ? "" : ids.get(i))
                .toList();
    }

    /** An item of a list, or where it should have been. */
    private static Node item(Keys map, String key, int index) {
        Node node = map.at(key);
        return node instanceof Node.Sequence sequence
                        && index < sequence.items().size()
                ? sequence.items().get(index)
                : node;
    }

    /** The value of a key of an item of a list, or else the item. */
    private static Node value(Keys map, String key, int index, String field) {
        Node item = item(map, key, index);
        return item instanceof Node.Mapping mapping ? mapping.get(field).orElse(item) : item;
    }

    /** Grades stand from the lowest to the highest, in their values and in whether they meet a requirement. */
    private void scale(Keys map, List<Pack.GradeEntry> grades) {
        if (!problems.isEmpty()
                || !map.has("grades")
                || grades.stream().anyMatch(grade -> grade.name().isEmpty())) {
            return;
        }
        for (int i = 1; i < grades.size(); i++) {
            Pack.GradeEntry lower = grades.get(i - 1);
            Pack.GradeEntry higher = grades.get(i);
            if (higher.value().compareTo(lower.value()) <= 0) {
                fields.problem(
                        value(map, "grades", i, "value"),
                        "grades stand from the lowest to the highest: the value of " + higher.name() + ", "
                                + higher.value() + ", is not above that of " + lower.name() + ", " + lower.value());
            }
            if (lower.met() && !higher.met()) {
                fields.problem(
                        value(map, "grades", i, "met"),
                        "a requirement with " + lower.name() + " is met, and so it is with the better " + higher.name()
                                + ": met: true");
            }
        }
        if (!grades.isEmpty() && grades.stream().noneMatch(Pack.GradeEntry::met)) {
            fields.problem(
                    value(map, "grades", grades.size() - 1, "met"),
                    "with none of the grades a requirement is met; the highest has met: true");
        }
    }

    private void elsewhere(Keys map, Pack pack) {
        if (!map.has("elsewhere")) {
            return;
        }
        refuseRepeats(
                map,
                "elsewhere",
                "id",
                "the entry ",
                pack.elsewhere().stream().map(Pack.Elsewhere::id).toList());
        for (int i = 0; i < pack.elsewhere().size(); i++) {
            Pack.Elsewhere one = pack.elsewhere().get(i);
            String see = one.see();
            if (pack.requirementIds().contains(one.id())) {
                fields.problem(
                        value(map, "elsewhere", i, "id"), one.id() + " is a requirement with a grade of its own");
            }
            // Of a requirement that only looks like it, that is told where it is.
            if (see != null
                    && !pack.requirementIds().contains(see)
                    && pack.requirementIds().stream()
                            .noneMatch(id -> LookAlike.plain(id).equals(see))) {
                fields.problem(
                        value(map, "elsewhere", i, "see"),
                        "there is no requirement \"" + see + "\" to see" + Nearest.hint(see, pack.requirementIds()));
            }
        }
    }
}
