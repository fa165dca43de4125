package assay.reading;

import assay.drl.RuleFiles;
import assay.drl.RuleFolder;
import assay.drl.RuleTree;
import assay.files.InputFile;
import assay.problem.Problem;
import assay.ruleset.Check;
import assay.ruleset.Field;
import assay.ruleset.Kind;
import assay.ruleset.Meanings;
import assay.ruleset.Vocabulary;
import assay.yaml.Fields;
import assay.yaml.Keys;
import assay.yaml.Node;
import assay.yaml.YamlReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads from {@code meanings.yaml} of a rule set what its kinds, fields and words mean; where its own says nothing, from that of the
 * rule set that it extends.
 */
public final class MeaningsReader {

    private final Vocabulary vocabulary;
    private final List<Problem> problems;
    private final Fields fields;
    private final Map<String, String> ofKinds = new LinkedHashMap<>();
    private final Map<String, String> ofFields = new LinkedHashMap<>();
    private final Map<String, String> ofWords = new LinkedHashMap<>();

    private MeaningsReader(String file, Vocabulary vocabulary, List<Problem> problems) {
        this.vocabulary = vocabulary;
        this.problems = problems;
        this.fields = new Fields(
                (node, message) -> problems.add(Check.MEANINGS.problem(file, node.line(), node.column(), message)));
    }

    /**
     * Reads what a rule set says, and where it says nothing what the one says that it extends.
     *
     * @param files the rule set
     * @param vocabulary what evidence can say by it
     * @param problems where to put what is wrong with its own file
     */
    public static Meanings read(RuleFiles files, Vocabulary vocabulary, List<Problem> problems) {
        return read(files, RuleTree.disk(), vocabulary, problems);
    }

    /** The same where the files lie in a tree. */
    public static Meanings read(RuleFiles files, RuleTree tree, Vocabulary vocabulary, List<Problem> problems) {
        Meanings all = Meanings.NONE;
        List<Problem> told = problems;
        for (RuleFiles one = files; one != null; one = one.base()) {
            all = all.or(ofFolder(tree, Path.of(one.folder()).resolve(RuleFolder.MEANINGS), vocabulary, told));
            // What another rule set says need not be of what this one knows, and is told where that one is looked at.
            told = new ArrayList<>();
        }
        return all;
    }

    private static Meanings ofFolder(RuleTree tree, Path file, Vocabulary vocabulary, List<Problem> problems) {
        if (!tree.exists(file)) {
            return Meanings.NONE;
        }
        try {
            return new MeaningsReader(file.toString(), vocabulary, problems).read(file.toString(), tree.read(file));
        } catch (InputFile.Unreadable e) {
            problems.add(Check.MEANINGS.problem(file.toString(), 1, 1, e.why()));
            return Meanings.NONE;
        }
    }

    private Meanings read(String file, byte[] content) {
        List<Problem> syntax = new ArrayList<>();
        Node root = YamlReader.read(file, content, syntax);
        syntax.forEach(problem -> problems.add(problem.withCode(Check.MEANINGS.code())));
        if (root != null) {
            Keys top = fields.keys(root, "the file", List.of("kinds", "lists"));
            top.get("kinds").ifPresent(this::kinds);
            top.get("lists").ifPresent(this::lists);
        }
        return new Meanings(ofKinds, ofFields, ofWords);
    }

    private List<Kind> all() {
        return Stream.concat(
                        vocabulary.kinds().stream(),
                        Stream.of(vocabulary.authority(), vocabulary.interview(), vocabulary.profile()))
                .toList();
    }

    private void kinds(Node node) {
        Keys keys = fields.keys(node, "kinds");
        Map<String, Kind> known = new LinkedHashMap<>();
        all().forEach(kind -> known.put(kind.word(), kind));
        keys.refuseUnknown(List.copyOf(known.keySet()));
        for (Node.Entry entry : keys.map().entries()) {
            Kind kind = known.get(entry.key().text());
            if (kind != null) {
                kind(kind, fields.keys(entry.value(), kind.word(), List.of("says", "source", "fields")));
            }
        }
    }

    private void kind(Kind kind, Keys keys) {
        keys.saying("says").ifPresent(says -> {
            Optional<Node.Scalar> source = keys.saying("source");
            ofKinds.put(
                    kind.word(),
                    says.text()
                            + source.map(one -> " Source: " + one.text() + ".").orElse(""));
        });
        keys.get("fields").ifPresent(node -> {
            Keys each = fields.keys(node, "fields");
            each.refuseUnknown(kind.fields().stream().map(Field::word).toList());
            kind.fields()
                    .forEach(field -> each.saying(field.word())
                            .ifPresent(says -> ofFields.put(kind.word() + "/" + field.word(), says.text())));
        });
    }

    private void lists(Node node) {
        Map<String, Set<String>> known = new LinkedHashMap<>();
        for (Kind kind : all()) {
            for (Field field : kind.fields()) {
                if (!field.enumeration().isEmpty()) {
                    known.computeIfAbsent(field.enumeration(), any -> new LinkedHashSet<>())
                            .addAll(field.words());
                }
            }
        }
        Keys keys = fields.keys(node, "lists");
        keys.refuseUnknown(List.copyOf(known.keySet()));
        known.forEach((list, words) -> keys.get(list).ifPresent(said -> {
            Keys each = fields.keys(said, list);
            each.refuseUnknown(List.copyOf(words));
            words.forEach(word -> each.saying(word).ifPresent(says -> ofWords.put(list + "/" + word, says.text())));
        }));
    }
}
