package assay.interview;

import assay.drl.RuleTree;
import assay.evidence.Answer;
import assay.files.InputFile;
import assay.problem.Nearest;
import assay.problem.Problem;
import assay.ruleset.Check;
import assay.ruleset.Field;
import assay.ruleset.RuleSet;
import assay.yaml.Fields;
import assay.yaml.Keys;
import assay.yaml.Node;
import assay.yaml.Written;
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
    private final Fields fields;
    private final Map<String, Slot> slots = new LinkedHashMap<>();
    private final Map<String, Meaning> meanings = new LinkedHashMap<>();
    /** Where each name stands for the first time, by its plain spelling. */
    private final Map<String, Integer> seen = new HashMap<>();
    /** Where it first stands that a column fills each slot. */
    private final Map<Slot, Node.Scalar> fillers = new HashMap<>();
    /** The requirement that each name of a question asks about. */
    private final Map<String, String> questions = new LinkedHashMap<>();

    private final List<Named> named = new ArrayList<>();

    private @Nullable Slot apart;

    FormReader(String file, RuleSet rules, List<Slot> slots, List<Problem> problems) {
        this.file = file;
        this.rules = rules;
        this.problems = problems;
        this.fields = new Fields((node, message) -> problems.add(problem(node.line(), node.column(), message)));
        slots.forEach(slot -> this.slots.put(slot.name(), slot));
    }

    /**
     * A question of the form.
     *
     * @param names what it is called
     * @param requirement the requirement that it asks about
     */
    private record Question(List<String> names, String requirement) {}

    /** A word that stands for what an export says: the list that it is of, and where it stands. */
    private record Named(String list, String word, Written place) {}

    /** Where a word of a list stands, once the form is read. */
    List<Written> naming(String list, String word) {
        return named.stream()
                .filter(one -> one.list.equals(list) && one.word.equals(word))
                .map(Named::place)
                .distinct()
                .toList();
    }

    /** What becomes of each column that the form names, in its order; nothing of it may be used where anything is wrong. */
    Map<String, Meaning> read(Path path, RuleTree tree) {
        byte[] content;
        try {
            content = tree.read(path);
        } catch (InputFile.Unreadable e) {
            problems.add(problem(1, 1, e.why()));
            return meanings;
        }
        List<Problem> yaml = new ArrayList<>();
        Node root = YamlReader.read(file, content, yaml);
        yaml.forEach(one -> problems.add(one.withCode(Check.INTERVIEW_FORM.code())));
        if (root != null) {
            Keys top = fields.keys(root, "the form", List.of("columns", "questions", "answers", "apart"));
            if (top.areThere()) {
                form(top);
            }
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

    private void form(Keys top) {
        top.saying("apart").ifPresent(this::apart);
        for (Keys column : each(top, "columns", "the column", COLUMN)) {
            Meaning meaning = meaning(column, slots::get, shared());
            names(column, "column").forEach(name -> register(name.text(), name, meaning));
        }
        List<Question> questions = new ArrayList<>();
        for (Keys question : each(top, "questions", "the question", List.of("question", "also", "requirement"))) {
            String requirement = requirement(question);
            List<Node.Scalar> names = names(question, "question");
            if (requirement != null) {
                names.forEach(name -> this.questions.putIfAbsent(name.text(), requirement));
                questions.add(new Question(names.stream().map(Node.Scalar::text).toList(), requirement));
            }
        }
        each(top, "answers", "the answer", COLUMN).forEach(answer -> answer(answer, questions));
        if (top.has("questions") != top.has("answers")) {
            fields.problem(
                    top.map(), "\"questions\" and \"answers\" belong together: a column is called by one of each");
        }
    }

    /** Two interviews of one authority make a file each where they differ in this, which is a word. */
    private void apart(Node.Scalar word) {
        List<String> known =
                slots.values().stream().filter(Slot::tellsApart).map(Slot::name).toList();
        if (known.contains(word.text())) {
            apart = slots.get(word.text());
        } else {
            fields.problem(
                    word,
                    "interviews are told apart by a field of theirs that takes one of its words, not by \""
                            + Nearest.shown(word.text()) + "\"" + Nearest.hint(word.text(), known));
        }
    }

    /** A column that every question has, called by the question and by what it holds. */
    private void answer(Keys answer, List<Question> questions) {
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
        if (plain.isEmpty()) {
            fields.problem(place, "a column is called by letters or digits");
        } else if (own != null
                && !(meaning instanceof Meaning.Fills fills && fills.slot().equals(own))) {
            fields.problem(place, "\"" + name + "\" is the name of a field of evidence; it can stand for no other");
        } else {
            fields.isNew(place, "the column ", name, plain, seen);
        }
        meanings.put(name, meaning);
    }

    /** What becomes of a column, or null with a problem. */
    private @Nullable Meaning meaning(Keys column, Function<String, @Nullable Slot> places, List<String> hinted) {
        List<String> given = FATES.stream().filter(column::has).toList();
        if (given.size() != 1) {
            fields.problem(
                    column.map(),
                    "a column has one of " + Nearest.list(FATES) + ", not " + (given.isEmpty() ? "none" : "several"));
            return null;
        }
        String fate = given.get(0);
        if (!"fills".equals(fate) && column.has("words")) {
            fields.problem(column.map(), "\"words\" go with \"fills\"");
        }
        return switch (fate) {
            case "fills" -> fills(column, places, hinted);
            case "contact-detail" -> contactDetail(column);
            default ->
                column.saying(fate)
                        .map(because -> new Meaning.NotCarried(because.text()))
                        .orElse(null);
        };
    }

    private Meaning contactDetail(Keys column) {
        Node value = column.at("contact-detail");
        if (!(value instanceof Node.Scalar scalar)
                || scalar.form() != Node.Form.TRUTH
                || !Boolean.parseBoolean(scalar.text())) {
            fields.problem(value, "\"contact-detail\" is true, or else left out");
        }
        return new Meaning.ContactDetail();
    }

    private @Nullable Meaning fills(Keys column, Function<String, @Nullable Slot> places, List<String> hinted) {
        Node.Scalar word = column.saying("fills").orElse(null);
        if (word == null) {
            return null;
        }
        Slot slot = places.apply(word.text());
        if (slot == null) {
            List<String> known = new ArrayList<>(hinted);
            slots.keySet().stream().filter(name -> places.apply(name) != null).forEach(known::add);
            fields.problem(
                    word,
                    "unknown field \"" + Nearest.shown(word.text()) + "\""
                            + Nearest.to(word.text(), known)
                                    .map(near -> "; did you mean \"" + near + "\"?")
                                    .orElseGet(() -> "; known: " + Nearest.list(hinted)));
            return null;
        }
        // Under each of several questions about a requirement it is the same one.
        Node.Scalar before = fillers.putIfAbsent(slot, word);
        if (before != null && !before.equals(word)) {
            fields.problem(
                    word,
                    "the column in line " + before.line() + " fills " + slot.name()
                            + " already; another name of a column stands behind its \"also\"");
        }
        return new Meaning.Fills(slot, words(column, slot.field()));
    }

    /** What the form says in place of a field's words. */
    private Map<String, String> words(Keys column, Field field) {
        Node node = column.get("words").orElse(null);
        Map<String, String> words = new LinkedHashMap<>();
        if (node == null) {
            return words;
        }
        if (field.words().isEmpty()) {
            fields.problem(node, "\"" + field.word() + "\" takes no words");
            return words;
        }
        for (Node.Entry entry : fields.keys(node, "words").map().entries()) {
            String said = entry.key().text();
            fields.word(entry.value(), said, Fields.A_WORD, field.words()).ifPresent(word -> {
                words.put(said, word);
                named.add(new Named(field.enumeration(), word, entry.value().written()));
            });
        }
        return words;
    }

    private @Nullable String requirement(Keys question) {
        Node.Scalar id = question.neededText("requirement").orElse(null);
        List<String> known = rules.pack().requirementIds();
        if (id == null || known.contains(id.text())) {
            return id == null ? null : id.text();
        }
        rules.pack().elsewhere().stream()
                .filter(one -> one.id().equals(id.text()))
                .findFirst()
                .ifPresentOrElse(
                        one -> fields.problem(id, one.says()),
                        () -> fields.unknown(id, "a requirement", id.text(), "", known));
        return null;
    }

    /** What something is called, and what it is called as well. */
    private List<Node.Scalar> names(Keys map, String key) {
        List<Node.Scalar> names = new ArrayList<>();
        map.neededText(key).ifPresent(names::add);
        map.items("also").forEach(other -> fields.saying(other, "also").ifPresent(names::add));
        return names;
    }

    private List<Keys> each(Keys map, String key, String called, List<String> known) {
        return map.items(key).stream()
                .map(item -> fields.keys(item, called, known))
                .filter(Keys::areThere)
                .toList();
    }

    private Problem problem(int line, int column, String message) {
        return new Problem(file, line, column, Check.INTERVIEW_FORM.code(), message);
    }
}
