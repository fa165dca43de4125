package assay.study;

import assay.files.InputFile;
import assay.problem.Nearest;
import assay.problem.Problem;
import assay.problem.ProblemsException;
import assay.ruleset.RuleSet;
import assay.study.Plan.Family;
import assay.study.Plan.Question;
import assay.text.Legible;
import assay.yaml.Node;
import assay.yaml.YamlReader;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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

    private final String file;
    private final List<Testable> testable;
    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, Integer> asked = new HashMap<>();

    private PlanReader(String file, RuleSet rules) {
        this.file = file;
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
        Node.Mapping map = root.asMapping(OF_A_PLAN, this::problem).orElse(null);
        if (map == null) {
            return Plan.NONE;
        }
        map.get("adjusted-by").flatMap(this::text).ifPresent(word -> {
            if (!word.text().equals(HOLM)) {
                problem(
                        word,
                        "unknown method \"" + Nearest.shown(word.text()) + "\""
                                + Nearest.hint(word.text(), List.of(HOLM)));
            }
        });
        BigDecimal level = map.get("level").map(this::level).orElse(Plan.LEVEL);
        int smallest = map.get("smallest-n").map(this::smallest).orElse(Plan.SMALLEST_N);
        List<Family> families = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Node item : items(map, "families")) {
            Node.Mapping family = item.asMapping(OF_A_FAMILY, this::problem).orElse(null);
            if (family == null) {
                continue;
            }
            String name = needed(family, "name")
                    .map(Node.Scalar::text)
                    .map(Legible::joined)
                    .orElse("");
            if (name.equals(Judged.EXPLORATORY)) {
                problem(
                        family.get("name").orElse(family),
                        "what is planned is not \"" + name + "\"; a study calls so what is not");
            }
            if (!name.isEmpty() && !names.add(name)) {
                problem(family.get("name").orElse(family), "a second family \"" + Nearest.shown(name) + "\"");
            }
            List<Question> questions = new ArrayList<>();
            items(family, "questions").forEach(question -> questions.addAll(questions(question)));
            families.add(new Family(
                    name,
                    family.get("source")
                            .flatMap(this::text)
                            .map(Node.Scalar::text)
                            .orElse(""),
                    questions));
        }
        return new Plan(level, smallest, families);
    }

    private BigDecimal level(Node node) {
        return number(node)
                .filter(level -> level.signum() > 0 && level.compareTo(HIGHEST_LEVEL) < 0)
                .orElseGet(() -> {
                    problem(
                            node,
                            "\"level\" is a number above 0 and below " + HIGHEST_LEVEL + ", such as " + Plan.LEVEL);
                    return Plan.LEVEL;
                });
    }

    private int smallest(Node node) {
        return number(node)
                .filter(n -> n.scale() == 0 && n.compareTo(BigDecimal.valueOf(FEWEST)) >= 0)
                .map(BigDecimal::intValueExact)
                .orElseGet(() -> {
                    problem(node, "\"smallest-n\" is a whole number from " + FEWEST + ", such as " + Plan.SMALLEST_N);
                    return Plan.SMALLEST_N;
                });
    }

    private static Optional<BigDecimal> number(Node node) {
        return node instanceof Node.Scalar scalar
                        && scalar.form() == Node.Form.NUMBER
                        && scalar.text().matches("[0-9]{1,9}(\\.[0-9]{1,9})?")
                ? Optional.of(new BigDecimal(scalar.text()))
                : Optional.empty();
    }

    /** The questions that an entry stands for: each thing that it names, against each that it names. */
    private List<Question> questions(Node node) {
        Node.Mapping map = node.asMapping(OF_A_QUESTION, this::problem).orElse(null);
        Node.Scalar table = map == null ? null : needed(map, "table").orElse(null);
        if (map == null || table == null) {
            return List.of();
        }
        Testable tests = testable.stream()
                .filter(one -> one.table().equals(table.text()))
                .findFirst()
                .orElse(null);
        if (tests == null) {
            problem(
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
                    problem(other, "\"" + one.text() + "\" is asked after itself");
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
            problem(
                    at,
                    question.of() + " against " + question.against() + " is asked in line " + before
                            + " already; each pair is tested once");
        }
    }

    /** The things that a key names, one or a list of them, as far as the table tests them. */
    private List<Node.Scalar> known(Node.Mapping map, String key, Testable tests, List<String> known) {
        Node node = map.get(key).orElse(null);
        if (node == null) {
            problem(map, "\"" + key + "\" is missing");
            return List.of();
        }
        List<Node> named = node instanceof Node.Sequence list ? list.items() : List.of(node);
        if (named.isEmpty()) {
            problem(node, "\"" + key + "\" has nothing in it");
        }
        List<Node.Scalar> all = new ArrayList<>();
        for (Node one : named) {
            text(one).ifPresent(word -> {
                if (known.contains(word.text())) {
                    all.add(word);
                } else {
                    problem(word, unknown(word.text(), key, tests, known));
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

    private List<Node> items(Node.Mapping map, String key) {
        Node node = map.get(key).orElse(null);
        if (node == null) {
            problem(map, "\"" + key + "\" is missing");
            return List.of();
        }
        if (!(node instanceof Node.Sequence list)) {
            problem(node, "\"" + key + "\" is a list, not " + node.described());
            return List.of();
        }
        if (list.items().isEmpty()) {
            problem(node, "\"" + key + "\" has nothing in it");
        }
        return list.items();
    }

    private Optional<Node.Scalar> needed(Node.Mapping map, String key) {
        Optional<Node> node = map.get(key);
        if (node.isEmpty()) {
            problem(map, "\"" + key + "\" is missing");
        }
        return node.flatMap(this::text);
    }

    private Optional<Node.Scalar> text(Node node) {
        if (node instanceof Node.Scalar scalar
                && scalar.form() == Node.Form.TEXT
                && !scalar.text().isBlank()) {
            return Optional.of(scalar);
        }
        problem(node, "a text is asked for here, not " + node.described());
        return Optional.empty();
    }

    private void problem(Node node, String message) {
        problems.add(new Problem(file, node.line(), node.column(), message));
    }
}
