package assay.reading;

import assay.drl.Parameters;
import assay.drl.RuleFiles;
import assay.problem.Nearest;
import assay.problem.Problem;
import assay.ruleset.Check;
import assay.ruleset.Interpretation;
import assay.ruleset.Pack;
import assay.yaml.Node;
import assay.yaml.YamlReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.jspecify.annotations.Nullable;

/** Reads {@code pack.yaml} and {@code interpretations.yaml}, collecting everything that is wrong with them. */
final class PackReader {

    /** What is read on from where there should have been keys and values. */
    private static final Node.Mapping NO_MAPPING = new Node.Mapping(List.of(), 0, 0);

    private static final Set<String> WITHOUT_GRADES = Set.of(
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

    /** What the names of grades and agreements may not have in them that stand in rules and in texts about them. */
    private static final Pattern NOT_IN_NAMES = Pattern.compile("[\"\\\\{}\\n]|: | #");

    private static final Set<String> WITH_GRADES = Stream.concat(
                    WITHOUT_GRADES.stream(),
                    Stream.of("grades", "requirements", "elsewhere", "agreements", "total-weight"))
            .collect(Collectors.toUnmodifiableSet());

    private final String file;
    private final List<Problem> problems;

    private PackReader(String file, List<Problem> problems) {
        this.file = file;
        this.problems = problems;
    }

    /**
     * Reads a pack; what is wrong goes to the problems, and then nothing may be used.
     *
     * @param base the pack that this one extends, which says what this one does not, or null
     * @param interpretations the identifiers of those that it could decide otherwise
     */
    static @Nullable Pack pack(
            String file,
            byte[] content,
            @Nullable Pack base,
            Collection<String> interpretations,
            List<Problem> problems) {
        Node root = YamlReader.read(file, content, problems);
        if (root == null) {
            return null;
        }
        PackReader reader = new PackReader(file, problems);
        Pack.Subject subject = reader.subject(root, base);
        if (subject == null) {
            return null;
        }
        boolean grades = subject == Pack.Subject.EVIDENCE;
        Node.Mapping map = reader.mapping(root, grades ? WITH_GRADES : WITHOUT_GRADES);
        Pack pack = new Pack(
                reader.text(map, "name"),
                subject,
                inherited(map, "title", base, Pack::title, () -> reader.text(map, "title")),
                inherited(map, "source", base, Pack::source, () -> reader.text(map, "source")),
                inherited(
                        map,
                        "grades",
                        base,
                        Pack::grades,
                        () -> reader.list(map, "grades", grades, node -> reader.grade(node, base))),
                inherited(
                        map,
                        "requirements",
                        base,
                        Pack::requirements,
                        () -> reader.list(map, "requirements", grades, reader::requirement)),
                inherited(
                        map,
                        "elsewhere",
                        base,
                        Pack::elsewhere,
                        () -> reader.list(map, "elsewhere", false, reader::elsewhere)),
                inherited(
                        map,
                        "agreements",
                        base,
                        Pack::agreements,
                        () -> reader.list(map, "agreements", false, node -> reader.agreement(node, base))),
                reader.reading(map, interpretations));
        reader.list(map, "without", false, reader::word);
        reader.grounds(map, interpretations);
        reader.scale(map, pack.grades());
        reader.refuseRepeats(map, "grades", "", pack.gradeNames());
        reader.refuseRepeats(map, "grades", "the id ", pack.gradeIds());
        reader.refuseRepeats(map, "requirements", "", pack.requirementIds());
        reader.refuseRepeats(
                map,
                "requirements",
                "the number ",
                pack.requirements().stream().map(Pack.RequirementEntry::number).toList());
        reader.refuseRepeats(map, "agreements", "", pack.agreementNames());
        reader.refuseRepeats(map, "agreements", "the id ", pack.agreementIds());
        reader.apart(map, pack);
        reader.elsewhere(map, pack);
        if (base == null
                && map.get("extends").isEmpty()
                && map.get(RuleFiles.USES).isEmpty()) {
            map.get("without")
                    .ifPresent(without -> reader.problem(
                            without,
                            "\"without\" leaves out rules of the rule set that \"extends\" names, and there is none"));
        }
        if (map.get("total-weight").isPresent()) {
            reader.number(map, "total-weight");
        }
        return pack;
    }

    /** What the rules are about, evidence where nothing is said; null where that cannot be told, and so nothing else. */
    private Pack.@Nullable Subject subject(Node root, @Nullable Pack base) {
        Pack.Subject inherited = base == null ? Pack.Subject.EVIDENCE : base.subject();
        if (!(root instanceof Node.Mapping map) || map.get("about").isEmpty()) {
            return inherited;
        }
        Node node = map.get("about").get();
        String given = text(map, "about");
        Pack.Subject subject = Arrays.stream(Pack.Subject.values())
                .filter(one -> one.word().equals(given))
                .findFirst()
                .orElse(null);
        if (subject == null && !given.isBlank()) {
            problem(node, "unknown word \"" + given + "\"" + Nearest.hint(given, Pack.Subject.words()));
        } else if (subject != null && base != null && subject != inherited) {
            problem(node, base.name() + ", which this rule set extends, is about " + inherited.word());
            return null;
        }
        return subject;
    }

    /** The interpretations that rules rest on by what the pack says. */
    private void grounds(Node.Mapping map, Collection<String> interpretations) {
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

    private Optional<Pack.Reading> reading(Node.Mapping map, Collection<String> interpretations) {
        if (map.get("interpretation").isEmpty() && map.get("reads").isEmpty()) {
            return Optional.empty();
        }
        Pack.Reading reading = new Pack.Reading(text(map, "interpretation"), text(map, "reads"));
        if (!reading.interpretation().isBlank()) {
            unknownInterpretation(
                    map.get("interpretation").orElse(map),
                    reading.interpretation(),
                    interpretations,
                    " to decide otherwise");
        }
        return Optional.of(reading);
    }

    /** What the base says of a key that is not here, or else what is here. */
    private static <T> T inherited(
            Node.Mapping map, String key, @Nullable Pack base, Function<Pack, T> ofBase, Supplier<T> own) {
        return base != null && map.get(key).isEmpty() ? ofBase.apply(base) : own.get();
    }

    /** Reads interpretations; what is wrong goes to the problems. */
    static List<Interpretation> interpretations(String file, byte[] content, List<Problem> problems) {
        Node root = YamlReader.read(file, content, problems);
        if (root == null) {
            return List.of();
        }
        PackReader reader = new PackReader(file, problems);
        if (!(root instanceof Node.Sequence sequence)) {
            reader.problem(root, "interpretations are a list, not " + root.described());
            return List.of();
        }
        List<Interpretation> all = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Node item : sequence.items()) {
            Node.Mapping map = reader.mapping(item, Set.of("id", "question", "decided", "why"));
            Interpretation one = new Interpretation(
                    reader.name(map, "id", "the interpretation"),
                    reader.text(map, "question"),
                    reader.text(map, "decided"),
                    reader.text(map, "why"));
            if (!seen.add(one.id())) {
                reader.problem(item, "the interpretation " + one.id() + " stands here a second time");
            }
            all.add(one);
        }
        return List.copyOf(all);
    }

    private Pack.GradeEntry grade(Node node, @Nullable Pack base) {
        Node.Mapping map = mapping(node, Set.of("id", "name", "value", "met"));
        String name = name(map, "name", "the grade");
        return new Pack.GradeEntry(
                id(map, "the grade", name, idOfGrade(name, base)),
                name,
                number(map, "value"),
                truth(map, "met"),
                node.line());
    }

    private Pack.RequirementEntry requirement(Node node) {
        Node.Mapping map = mapping(node, Set.of("id", "number", "name", "weight"));
        BigDecimal weight = number(map, "weight");
        int whole = 1;
        try {
            whole = weight.intValueExact();
        } catch (ArithmeticException e) {
            problem(map.get("weight").orElse(map), "a weight is a whole number, not " + weight);
        }
        if (whole < 1 && !map.equals(NO_MAPPING)) {
            problem(map.get("weight").orElse(map), "a weight is 1 or more, not " + whole);
        }
        return new Pack.RequirementEntry(
                name(map, "id", "the requirement"), text(map, "number"), text(map, "name"), whole, node.line());
    }

    private Pack.Elsewhere elsewhere(Node node) {
        Node.Mapping map = mapping(node, Set.of("id", "see", "says"));
        return new Pack.Elsewhere(
                text(map, "id"), map.get("see").isPresent() ? text(map, "see") : null, text(map, "says"));
    }

    private Pack.AgreementEntry agreement(Node node, @Nullable Pack base) {
        if (node instanceof Node.Mapping) {
            Node.Mapping map = mapping(node, Set.of("id", "name"));
            String name = name(map, "name", "the agreement");
            return new Pack.AgreementEntry(id(map, "the agreement", name, idOfAgreement(name, base)), name);
        }
        String word = word(node);
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
    private String id(Node.Mapping map, String what, String name, String otherwise) {
        if (map.get("id").isEmpty()) {
            return otherwise;
        }
        String id = name(map, "id", what);
        Node at = map.get("id").get();
        if (!id.isEmpty() && !Parameters.isName(id)) {
            problem(
                    at,
                    "the id of " + what + ", \"" + Nearest.shown(id)
                            + "\", is in small letters, digits and hyphens, such as on-course");
        }
        Node named = map.get("name").orElse(map);
        if (NOT_IN_NAMES.matcher(name).find()) {
            problem(
                    named,
                    "the name of " + what + " stands in rules and texts wherever they say {" + Nearest.shown(id)
                            + "}, and so has no quote, backslash, brace, \": \" or \" #\" in it");
        }
        return id;
    }

    /** A grade or an agreement goes by its own identifier and name, and none by those of another. */
    private void apart(Node.Mapping map, Pack pack) {
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
                    .filter(other -> map.get(one.key).isPresent())
                    .findFirst()
                    .ifPresent(other -> problem(
                            item(map, one.key, one.index),
                            "the id \"" + one.id + "\" is what another of the " + other.key + " is called"));
        }
    }

    private String word(Node node) {
        if (node instanceof Node.Scalar scalar && scalar.form() == Node.Form.TEXT) {
            return scalar.text();
        }
        problem(node, "a text is asked for here, not " + node.described());
        return "";
    }

    private Node.Mapping mapping(Node node, Set<String> keys) {
        if (!(node instanceof Node.Mapping map)) {
            problem(node, "keys and values are asked for here, not " + node.described());
            return NO_MAPPING;
        }
        for (Node.Entry entry : map.entries()) {
            if (entry.key().text().matches("\\d+")) {
                problem(entry.key(), "a number is written with a full stop and without commas: 0.98");
            } else if (!keys.contains(entry.key().text())) {
                problem(
                        entry.key(),
                        "unknown key \"" + entry.key().text() + "\""
                                + Nearest.hint(
                                        entry.key().text(),
                                        keys.stream().sorted().toList()));
            }
        }
        return map;
    }

    private <T> List<T> list(Node.Mapping map, String key, boolean required, Function<Node, T> item) {
        Node node = map.get(key).orElse(null);
        if (node == null) {
            if (required) {
                missing(map, key);
            }
            return List.of();
        }
        if (!(node instanceof Node.Sequence sequence)) {
            problem(node, "\"" + key + "\" is a list, not " + node.described());
            return List.of();
        }
        if (required && sequence.items().isEmpty()) {
            problem(node, "\"" + key + "\" has nothing in it");
        }
        return sequence.items().stream().map(item).toList();
    }

    private String text(Node.Mapping map, String key) {
        Node.Scalar scalar = scalar(map, key, Node.Form.TEXT, "a text");
        if (scalar.form() == Node.Form.TEXT && scalar.text().isBlank()) {
            problem(scalar, "\"" + key + "\" is empty");
        }
        return scalar.text();
    }

    /** A text that is written in files of evidence. */
    private String name(Node.Mapping map, String key, String what) {
        String text = text(map, key);
        map.get(key).ifPresent(node -> refuseReadOtherwise(node, what, text));
        return text;
    }

    private void refuseReadOtherwise(Node node, String what, String name) {
        if (!name.isEmpty()) {
            ReadOtherwise.message(what, name)
                    .ifPresent(message ->
                            problems.add(Check.READ_OTHERWISE.problem(file, node.line(), node.column(), message)));
        }
    }

    private BigDecimal number(Node.Mapping map, String key) {
        Node.Scalar scalar = scalar(map, key, Node.Form.NUMBER, "a number");
        if (scalar.form() == Node.Form.NUMBER) {
            if (scalar.text().matches("[0-9]{1,9}(\\.[0-9]{1,9})?")) {
                return new BigDecimal(scalar.text());
            }
            problem(scalar, "\"" + key + "\" is a number in digits, not " + scalar.text());
        }
        return BigDecimal.ONE;
    }

    private boolean truth(Node.Mapping map, String key) {
        return Boolean.parseBoolean(
                scalar(map, key, Node.Form.TRUTH, "true or false").text());
    }

    private Node.Scalar scalar(Node.Mapping map, String key, Node.Form form, String asked) {
        Node node = map.get(key).orElse(null);
        if (node instanceof Node.Scalar scalar && scalar.form() == form) {
            return scalar;
        }
        if (node == null) {
            missing(map, key);
        } else {
            problem(node, "\"" + key + "\" is " + asked + ", not " + node.described());
        }
        return new Node.Scalar("", Node.Form.NOTHING, map.line(), map.column());
    }

    private void refuseRepeats(Node.Mapping map, String key, String what, List<String> values) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < values.size(); i++) {
            if (!seen.add(values.get(i)) && !values.get(i).isEmpty()) {
                problem(item(map, key, i), "\"" + key + "\" names " + what + "\"" + values.get(i) + "\" twice");
            }
        }
    }

    /** An item of a list, or where it should have been. */
    private static Node item(Node.Mapping map, String key, int index) {
        Node node = map.get(key).orElse(map);
        return node instanceof Node.Sequence sequence
                        && index < sequence.items().size()
                ? sequence.items().get(index)
                : node;
    }

    /** Grades stand from the lowest to the highest, in their values and in whether they meet a requirement. */
    private void scale(Node.Mapping map, List<Pack.GradeEntry> grades) {
        if (!problems.isEmpty()
                || map.get("grades").isEmpty()
                || grades.stream().anyMatch(grade -> grade.name().isEmpty())) {
            return;
        }
        for (int i = 1; i < grades.size(); i++) {
            Pack.GradeEntry lower = grades.get(i - 1);
            Pack.GradeEntry higher = grades.get(i);
            if (higher.value().compareTo(lower.value()) <= 0) {
                problem(
                        item(map, "grades", i),
                        "grades stand from the lowest to the highest: the value of " + higher.name() + ", "
                                + higher.value() + ", is not above that of " + lower.name() + ", " + lower.value());
            }
            if (lower.met() && !higher.met()) {
                problem(
                        item(map, "grades", i),
                        "a requirement with " + lower.name() + " is met, and so it is with the better " + higher.name()
                                + ": met: true");
            }
        }
        if (!grades.isEmpty() && grades.stream().noneMatch(Pack.GradeEntry::met)) {
            problem(
                    item(map, "grades", grades.size() - 1),
                    "with none of the grades a requirement is met; the highest has met: true");
        }
    }

    private void elsewhere(Node.Mapping map, Pack pack) {
        if (map.get("elsewhere").isEmpty()) {
            return;
        }
        refuseRepeats(
                map,
                "elsewhere",
                "",
                pack.elsewhere().stream().map(Pack.Elsewhere::id).toList());
        for (int i = 0; i < pack.elsewhere().size(); i++) {
            Pack.Elsewhere one = pack.elsewhere().get(i);
            String see = one.see();
            if (pack.requirementIds().contains(one.id())) {
                problem(item(map, "elsewhere", i), one.id() + " is a requirement with a grade of its own");
            }
            if (see != null && !pack.requirementIds().contains(see)) {
                problem(
                        item(map, "elsewhere", i),
                        "there is no requirement \"" + see + "\" to see" + Nearest.hint(see, pack.requirementIds()));
            }
        }
    }

    private void missing(Node.Mapping map, String key) {
        if (!map.equals(NO_MAPPING)) {
            problem(map, "\"" + key + "\" is missing");
        }
    }

    private void problem(Node node, String message) {
        problems.add(new Problem(file, node.line(), node.column(), message));
    }
}
