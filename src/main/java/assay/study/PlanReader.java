package assay.study;

import assay.files.InputFile;
import assay.problem.Nearest;
import assay.problem.Problem;
import assay.problem.ProblemsException;
import assay.ruleset.RuleSet;
import assay.study.Plan.Family;
import assay.study.Plan.Question;
import assay.text.Legible;
import assay.yaml.Fields;
import assay.yaml.Keys;
import assay.yaml.Node;
import assay.yaml.YamlReader;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads a plan, collecting everything that is wrong with it. */
final class PlanReader {

    private static final int LARGEST = 1 << 20;

    private static final List<String> OF_A_PLAN = List.of("level", "smallest-n", "adjusted-by", "families");
    private static final List<String> OF_A_FAMILY = List.of("name", "source", "questions");
    private static final List<String> OF_A_QUESTION = List.of("table", "of", "against");

    /** The one method of adjusting. */
    private static final String HOLM = "holm";

    private static final BigDecimal HIGHEST_LEVEL = new BigDecimal("0.5");
    private static final int FEWEST = 3;

    private final List<Testable> testable;
    private final List<Problem> problems = new ArrayList<>();
    private final Fields fields;
    private final Map<String, Integer> asked = new HashMap<>();

    private PlanReader(String file, RuleSet rules) {
        this.fields = new Fields(file, problems);
        this.testable = Testable.by(rules);
    }

    static Plan read(Path path, String named, RuleSet rules) throws ProblemsException {
        PlanReader reader = new PlanReader(named, rules);
        Node root = YamlReader.read(named, bytes(path, named), reader.problems);
        Plan plan = root == null ? Plan.NONE : reader.plan(root);
        if (!reader.problems.isEmpty()) {
            throw new ProblemsException(reader.problems);
        }
        return plan;
    }

    private static byte[] bytes(Path path, String named) throws ProblemsException {
        try {
            return InputFile.read(path, LARGEST);
        } catch (InputFile.Unreadable e) {
            throw new ProblemsException(Problem.ofFile(named, e.why()));
        }
    }

    private Plan plan(Node root) {
        Keys map = fields.keys(root, "the plan", OF_A_PLAN);
        map.get("adjusted-by").ifPresent(node -> fields.word(node, "adjusted-by", "a method", List.of(HOLM)));
        BigDecimal level = map.get("level").map(this::level).orElse(Plan.LEVEL);
        int smallest = map.get("smallest-n").map(this::smallest).orElse(Plan.SMALLEST_N);
        List<Family> families = new ArrayList<>();
        Map<String, Integer> names = new HashMap<>();
        for (Node item : map.someItems("families")) {
            Keys family = fields.keys(item, "the family", OF_A_FAMILY);
            if (!family.areThere()) {
                continue;
            }
            String name = Legible.joined(family.said("name"));
            if (name.equals(Judged.EXPLORATORY)) {
                fields.problem(
                        family.at("name"), "what is planned is not \"" + name + "\"; a study calls so what is not");
            }
            if (!name.isEmpty()) {
                fields.isNew(family.at("name"), "the family ", name, names);
            }
            List<Question> questions = new ArrayList<>();
            family.someItems("questions").forEach(question -> questions.addAll(questions(question)));
            families.add(new Family(
                    name, family.saying("source").map(Node.Scalar::text).orElse(""), questions));
        }
        return new Plan(level, smallest, families);
    }

    private BigDecimal level(Node node) {
        return fields.plainNumber(
                        node,
                        "level",
                        "a number above 0 and below " + HIGHEST_LEVEL + ", such as " + Plan.LEVEL,
                        level -> level.signum() > 0 && level.compareTo(HIGHEST_LEVEL) < 0)
                .orElse(Plan.LEVEL);
    }

    private int smallest(Node node) {
        return fields.plainNumber(
                        node,
                        "smallest-n",
                        "a whole number from " + FEWEST + ", such as " + Plan.SMALLEST_N,
                        n -> n.scale() == 0 && n.compareTo(BigDecimal.valueOf(FEWEST)) >= 0)
                .map(BigDecimal::intValueExact)
                .orElse(Plan.SMALLEST_N);
    }

    /** The questions that an entry stands for: each thing that it names, against each that it names. */
    private List<Question> questions(Node node) {
        Keys map = fields.keys(node, "the question", OF_A_QUESTION);
        Node.Scalar table = map.neededText("table").orElse(null);
        if (table == null) {
            return List.of();
        }
        Testable tests = testable.stream()
                .filter(one -> one.table().equals(table.text()))
                .findFirst()
                .orElse(null);
        if (tests == null) {
            fields.problem(
                    table,
                    "no table of a study tests anything under the name \"" + Nearest.shown(table.text()) + "\""
                            + Nearest.hint(
                                    table.text(),
                                    testable.stream().map(Testable::table).toList()));
            return List.of();
        }
        List<Node.Scalar> of = known(map, "of", tests, tests.of());
        List<Node.Scalar> against = known(map, "against", tests, tests.against());
        List<Question> questions = new ArrayList<>();
        for (Node.Scalar one : of) {
            for (Node.Scalar other : against) {
                if (one.text().equals(other.text())) {
                    fields.problem(other, "\"" + one.text() + "\" is asked after itself");
                } else {
                    ask(new Question(table.text(), one.text(), other.text()), other, questions);
                }
            }
        }
        return questions;
    }

    private void ask(Question question, Node at, List<Question> questions) {
        boolean inOrder = question.of().compareTo(question.against()) < 0;
        String both = question.table() + "\n" + (inOrder ? question.of() : question.against()) + "\n"
                + (inOrder ? question.against() : question.of());
        Integer before = asked.putIfAbsent(both, at.line());
        if (before == null) {
            questions.add(question);
        } else {
            fields.problem(
                    at,
                    question.of() + " against " + question.against() + " is asked in line " + before
                            + " already; each pair is tested once");
        }
    }

    /** The things that a key names, one or a list of them, as far as the table tests them. */
    private List<Node.Scalar> known(Keys map, String key, Testable tests, List<String> known) {
        Node node = map.needed(key, "one or more of " + Nearest.list(known)).orElse(null);
        if (node == null) {
            return List.of();
        }
        List<Node> named = node instanceof Node.Sequence ? map.someItems(key) : List.of(node);
        List<Node.Scalar> all = new ArrayList<>();
        for (Node one : named) {
            fields.saying(one, key).ifPresent(word -> {
                if (known.contains(word.text())) {
                    all.add(word);
                } else {
                    fields.problem(word, unknown(word.text(), key, tests, known));
                }
            });
        }
        return all;
    }

    private String unknown(String word, String key, Testable tests, List<String> known) {
        String elsewhere = testable.stream()
                .filter(one -> (key.equals("of") ? one.of() : one.against()).contains(word))
                .map(Testable::table)
                .findFirst()
                .map(table -> "; " + table + " does")
                .orElseGet(() -> Nearest.hint(word, known));
        return tests.table() + " tests nothing " + key + " \"" + Nearest.shown(word) + "\"" + elsewhere;
    }
}
