package assay.interview;

import assay.drl.RuleTree;
import assay.evidence.Answer;
import assay.files.InputFile;
import assay.problem.Nearest;
import assay.problem.Problem;
import assay.ruleset.Check;
import assay.ruleset.Field;
import assay.ruleset.Pack;
import assay.ruleset.RuleSet;
import assay.yaml.Node;
import assay.yaml.YamlReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads an {@code interview-form.yaml} against what a rule set has a place for, collecting all that is wrong with it. */
final class FormReader {

    private static final List<String> COLUMN =
            List.of("column", "also", "fills", "words", "contact-detail", "not-carried");
    private static final List<String> FATES = List.of("fills", "contact-detail", "not-carried");

    private final String file;
    private final RuleSet rules;
    private final List<Problem> problems;
    private final Map<String, Slot> slots = new LinkedHashMap<>();
    private final Map<String, Meaning> meanings = new LinkedHashMap<>();
    /** Where each name stands for the first time, by its plain spelling. */
    private final Map<String, Integer> seen = new HashMap<>();
    /** The requirement that each name of a question asks about. */
    private final Map<String, String> questions = new LinkedHashMap<>();

    private @Nullable Slot apart;

    FormReader(String file, RuleSet rules, List<Slot> slots, List<Problem> problems) {
        this.file = file;
        this.rules = rules;
        this.problems = problems;
        slots.forEach(slot -> this.slots.put(slot.name(), slot));
    }

    /**
     * A question of the form.
     *
     * @param names what it is called
     * @param requirement the requirement that it asks about
     */
    private record Question(List<String> names, String requirement) {}

    /** What becomes of each column that the form names, in its order; nothing of it may be used where anything is wrong. */
    Map<String, Meaning> read(Path path) {
        byte[] content;
        try {
            content = InputFile.read(path, RuleTree.LARGEST);
        } catch (InputFile.Unreadable e) {
            problems.add(problem(1, 1, e.why()));
            return meanings;
        }
        List<Problem> yaml = new ArrayList<>();
        Node root = YamlReader.read(file, content, yaml);
        yaml.forEach(one -> problems.add(one.withCode(Check.INTERVIEW_FORM.code())));
        Node.Mapping top = root == null
                ? null
                : root.asMapping(List.of("columns", "questions", "answers", "apart"), this::problem)
                        .orElse(null);
        if (top != null) {
            form(top);
        }
        return meanings;
    }

    /** What questions are called, with the requirement that each asks about, once the form is read. */
    Map<String, String> questions() {
        return questions;
    }

    /** What tells two interviews of one authority apart, once the form is read, or null. */
    @Nullable
    Slot apart() {
        return apart;
    }

    private void form(Node.Mapping top) {
        top.get("apart").ifPresent(node -> apart(top));
        for (Node.Mapping column : mappings(top, "columns", COLUMN)) {
            Meaning meaning = meaning(column, slots::get, shared());
            names(column, "column").forEach(name -> register(name.text(), name, meaning));
        }
        List<Question> questions = new ArrayList<>();
        for (Node.Mapping question : mappings(top, "questions", List.of("question", "also", "requirement"))) {
            String requirement = requirement(question);
            List<Node.Scalar> names = names(question, "question");
            if (requirement != null) {
                names.forEach(name -> this.questions.putIfAbsent(name.text(), requirement));
                questions.add(new Question(names.stream().map(Node.Scalar::text).toList(), requirement));
            }
        }
        mappings(top, "answers", COLUMN).forEach(answer -> answer(answer, questions));
        if (top.get("questions").isPresent() != top.get("answers").isPresent()) {
            problem(top, "\"questions\" and \"answers\" belong together: a column is called by one of each");
        }
    }

    /** Two interviews of one authority make a file each where they differ in this, which is a word. */
    private void apart(Node.Mapping top) {
        Node.Scalar word = text(top, "apart");
        if (word == null) {
            return;
        }
        List<String> known = slots.values().stream()
                .filter(slot ->
                        slot.section() == Slot.Section.INTERVIEW && slot.field().form() == Field.Form.WORD)
                .map(Slot::name)
                .toList();
        if (known.contains(word.text())) {
            apart = slots.get(word.text());
        } else {
            problem(
                    word,
                    "interviews are told apart by a field of theirs that takes one of its words, not by \""
                            + Nearest.shown(word.text()) + "\"" + Nearest.hint(word.text(), known));
        }
    }

    /** A column that every question has, called by the question and by what it holds. */
    private void answer(Node.Mapping answer, List<Question> questions) {
        List<Node.Scalar> names = names(answer, "column");
        int before = problems.size();
        for (Question question : questions) {
            Meaning meaning = meaning(answer, word -> slots.get(question.requirement() + " " + word), Answer.FIELDS);
            for (Node.Scalar name : names) {
                question.names().forEach(asked -> register(asked + " " + name.text(), name, meaning));
            }
            if (problems.size() > before) {
                // What is wrong with it is wrong under every question.
                return;
            }
        }
    }

    /** What is the same for all requirements. */
    private List<String> shared() {
        return slots.values().stream()
                .filter(slot -> slot.section() != Slot.Section.ANSWER)
                .map(Slot::name)
                .toList();
    }

    private void register(String name, Node.Scalar place, @Nullable Meaning meaning) {
        if (meaning == null) {
            return;
        }
        String plain = Spelling.plain(name);
        Slot own = slots.values().stream()
                .filter(slot -> Spelling.plain(slot.name()).equals(plain))
                .findFirst()
                .orElse(null);
        Integer before = seen.putIfAbsent(plain, place.line());
        if (plain.isEmpty()) {
            problem(place, "a column is called by letters or digits");
        } else if (own != null
                && !(meaning instanceof Meaning.Fills fills && fills.slot().equals(own))) {
            problem(place, "\"" + name + "\" is the name of a field of evidence; it can stand for no other");
        } else if (before != null) {
            problem(place, "a second column \"" + Nearest.shown(name) + "\", after line " + before);
        }
        meanings.put(name, meaning);
    }

    /** What becomes of a column, or null with a problem. */
    private @Nullable Meaning meaning(
            Node.Mapping column, Function<String, @Nullable Slot> places, List<String> hinted) {
        List<String> given =
                FATES.stream().filter(key -> column.get(key).isPresent()).toList();
        if (given.size() != 1) {
            problem(
                    column,
                    "a column has one of " + Nearest.list(FATES) + ", not " + (given.isEmpty() ? "none" : "several"));
            return null;
        }
        String fate = given.get(0);
        if (!"fills".equals(fate) && column.get("words").isPresent()) {
            problem(column, "\"words\" go with \"fills\"");
        }
        return switch (fate) {
            case "fills" -> fills(column, places, hinted);
            case "contact-detail" -> contactDetail(column);
            default -> {
                Node.Scalar because = text(column, fate);
                yield because == null ? null : new Meaning.NotCarried(because.text());
            }
        };
    }

    private Meaning contactDetail(Node.Mapping column) {
        Node value = column.get("contact-detail").orElse(column);
        if (!(value instanceof Node.Scalar scalar)
                || scalar.form() != Node.Form.TRUTH
                || !Boolean.parseBoolean(scalar.text())) {
            problem(value, "\"contact-detail\" is true, or else left out");
        }
        return new Meaning.ContactDetail();
    }

    private @Nullable Meaning fills(Node.Mapping column, Function<String, @Nullable Slot> places, List<String> hinted) {
        Node.Scalar word = text(column, "fills");
        if (word == null) {
            return null;
        }
        Slot slot = places.apply(word.text());
        if (slot == null) {
            List<String> known = new ArrayList<>(hinted);
            slots.keySet().stream().filter(name -> places.apply(name) != null).forEach(known::add);
            problem(
                    word,
                    "unknown field \"" + Nearest.shown(word.text()) + "\""
                            + Nearest.to(word.text(), known)
                                    .map(near -> "; did you mean \"" + near + "\"?")
                                    .orElseGet(() -> "; known: " + Nearest.list(hinted)));
            return null;
        }
        return new Meaning.Fills(slot, words(column, slot.field()));
    }

    /** What the form says in place of a field's words. */
    private Map<String, String> words(Node.Mapping column, Field field) {
        Node node = column.get("words").orElse(null);
        Map<String, String> words = new LinkedHashMap<>();
        if (node == null) {
            return words;
        }
        if (field.words().isEmpty()) {
            problem(node, "\"" + field.word() + "\" takes no words");
            return words;
        }
        if (!(node instanceof Node.Mapping map)) {
            problem(node, "\"words\" are keys and values, not " + node.described());
            return words;
        }
        for (Node.Entry entry : map.entries()) {
            Node.Scalar word = text(map, entry.key().text());
            if (word != null && !field.words().contains(word.text())) {
                problem(
                        word,
                        "unknown word \"" + Nearest.shown(word.text()) + "\" for " + field.word()
                                + Nearest.hint(word.text(), field.words()));
            } else if (word != null) {
                words.put(entry.key().text(), word.text());
            }
        }
        return words;
    }

    private @Nullable String requirement(Node.Mapping question) {
        Node.Scalar id = text(question, "requirement");
        List<String> known = rules.pack().requirementIds();
        if (id == null || known.contains(id.text())) {
            return id == null ? null : id.text();
        }
        problem(
                id,
                rules.pack().elsewhere().stream()
                        .filter(one -> one.id().equals(id.text()))
                        .map(Pack.Elsewhere::says)
                        .findFirst()
                        .orElseGet(() -> "unknown requirement \"" + Nearest.shown(id.text()) + "\""
                                + Nearest.hint(id.text(), known)));
        return null;
    }

    /** What something is called, and what it is called as well. */
    private List<Node.Scalar> names(Node.Mapping map, String key) {
        List<Node.Scalar> names = new ArrayList<>();
        Node.Scalar name = text(map, key);
        if (name != null) {
            names.add(name);
        }
        for (Node other : items(map, "also")) {
            if (other instanceof Node.Scalar scalar && scalar.form() == Node.Form.TEXT) {
                names.add(scalar);
            } else {
                problem(other, "a name is a text, not " + other.described());
            }
        }
        return names;
    }

    private Node.@Nullable Scalar text(Node.Mapping map, String key) {
        Node node = map.get(key).orElse(null);
        if (node instanceof Node.Scalar scalar
                && scalar.form() == Node.Form.TEXT
                && !scalar.text().isBlank()) {
            return scalar;
        }
        if (node == null) {
            problem(map, "\"" + key + "\" is missing");
        } else {
            boolean empty = node instanceof Node.Scalar scalar && scalar.form() == Node.Form.TEXT;
            problem(
                    node,
                    "\"" + Nearest.shown(key) + "\" is a text, not " + (empty ? "an empty one" : node.described()));
        }
        return null;
    }

    private List<Node.Mapping> mappings(Node.Mapping map, String key, List<String> keys) {
        List<Node.Mapping> mappings = new ArrayList<>();
        for (Node item : items(map, key)) {
            Node.Mapping mapping = item.asMapping(keys, this::problem).orElse(null);
            if (mapping != null) {
                mappings.add(mapping);
            }
        }
        return mappings;
    }

    private List<Node> items(Node.Mapping map, String key) {
        Node node = map.get(key).orElse(null);
        if (node != null && !(node instanceof Node.Sequence)) {
            problem(node, "\"" + key + "\" is a list, not " + node.described());
        }
        return node instanceof Node.Sequence sequence ? sequence.items() : List.of();
    }

    private void problem(Node node, String message) {
        problems.add(problem(node.line(), node.column(), message));
    }

    private Problem problem(int line, int column, String message) {
        return new Problem(file, line, column, Check.INTERVIEW_FORM.code(), message);
    }
}
