package assay.mutation;

import assay.drl.RuleFiles;
import assay.drl.RuleFolder;
import assay.drl.RuleTree;
import assay.files.InputFile;
import assay.problem.Nearest;
import assay.problem.Problem;
import assay.problem.ProblemsException;
import assay.ruleset.Check;
import assay.yaml.Fields;
import assay.yaml.Keys;
import assay.yaml.Node;
import assay.yaml.YamlReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The reviewed list of the mutants of a rule set that nobody can tell from it, each with the reason: a list of
 * {@code rule}, {@code mutation} and {@code reason}.
 */
public final class Equivalents {

    /** Its name beside the rules. */
    public static final String FILE = RuleFolder.EQUIVALENT_MUTANTS;

    private static final List<String> KEYS = List.of("rule", "mutation", "reason");

    private final String file;
    private final Map<Key, Entry> entries;

    private Equivalents(String file, Map<Key, Entry> entries) {
        this.file = file;
        this.entries = entries;
    }

    private record Key(String rule, String says) {}

    private record Entry(String reason, int line, int column, Node rule) {}

    /**
     * Reads the list of a rule set; where there is none, nothing is equivalent.
     *
     * @param rules the rule set's folder
     * @throws ProblemsException with everything that is wrong with the list
     */
    public static Equivalents of(Path rules) throws ProblemsException {
        return of(rules, null);
    }

    /**
     * The same for rules that are another than those in the folder.
     *
     * @param rules the rule set's folder, in which the list is
     * @param files the rule set's files, which say what stands for names in braces; null where those of the folder do
     */
    public static Equivalents of(Path rules, @Nullable RuleFiles files) throws ProblemsException {
        List<Problem> problems = new ArrayList<>();
        Equivalents read = read(rules, RuleTree.disk(), files, problems);
        if (!problems.isEmpty()) {
            throw new ProblemsException(problems);
        }
        return read;
    }

    /**
     * What is wrong with the list of a rule set, as far as no mutant needs be made to see it.
     *
     * @param files the rule set's files
     * @param tree the files among which the list lies
     * @param names the names of its rules
     */
    public static List<Problem> problems(RuleFiles files, RuleTree tree, Collection<String> names)
            throws ProblemsException {
        List<Problem> problems = new ArrayList<>();
        Equivalents read = read(Path.of(files.folder()), tree, files, problems);
        read.entries.forEach((key, entry) -> {
            if (!key.rule.isEmpty() && !names.contains(key.rule)) {
                problems.add(new Problem(
                        read.file,
                        entry.rule.line(),
                        entry.rule.column(),
                        "there is no rule \"" + Nearest.shown(key.rule) + "\""
                                + Nearest.to(key.rule, names)
                                        .map(near -> "; did you mean \"" + near + "\"?")
                                        .orElse("")));
            }
        });
        return problems.stream()
                .map(problem -> problem.withCode(Check.EQUIVALENT_MUTANTS.code()))
                .toList();
    }

    private static Equivalents read(Path rules, RuleTree tree, @Nullable RuleFiles files, List<Problem> problems)
            throws ProblemsException {
        Path path = rules.resolve(FILE);
        String file = path.toString();
        Map<Key, Entry> entries = new LinkedHashMap<>();
        if (!tree.exists(path)) {
            return new Equivalents(file, entries);
        }
        RuleFiles said = files == null ? RuleFiles.read(rules) : files;
        Node root = YamlReader.read(file, said.said(content(path, tree)), problems);
        if (root != null) {
            Fields fields = new Fields(file, problems);
            Map<String, Integer> seen = new HashMap<>();
            fields.items(root, FILE).forEach(item -> entry(fields, item, entries, seen));
        }
        return new Equivalents(file, entries);
    }

    private static byte[] content(Path path, RuleTree tree) throws ProblemsException {
        try {
            return tree.read(path);
        } catch (InputFile.Unreadable e) {
            throw new ProblemsException(List.of(Problem.ofFile(path.toString(), e.why())));
        }
    }

    private static void entry(Fields fields, Node item, Map<Key, Entry> entries, Map<String, Integer> seen) {
        Keys keys = fields.keys(item, "the entry", KEYS);
        // What is no rule's has none.
        String rule = keys.needed("rule", "the name of a rule, or empty")
                .flatMap(node -> fields.text(node, "rule"))
                .map(Node.Scalar::text)
                .orElse("");
        Key key = new Key(rule, keys.said("mutation"));
        Entry entry = new Entry(keys.said("reason"), item.line(), item.column(), keys.at("rule"));
        if (!key.says.isEmpty()) {
            fields.isNew(keys.at("mutation"), "the mutation ", key.says, key.rule + '\n' + key.says, seen);
            entries.put(key, entry);
        }
    }

    /** Why a mutant is equivalent, if it is said to be. */
    Optional<String> reason(Mutant mutant) {
        return Optional.ofNullable(entries.get(new Key(mutant.rule(), mutant.says())))
                .map(Entry::reason);
    }

    /** Entries for mutants that some fixture notices, or that are none. */
    public List<Problem> stale(List<Verdict> verdicts) {
        Set<Key> equivalent = new HashSet<>();
        for (Verdict verdict : verdicts) {
            if (verdict.outcome() == Verdict.Outcome.EQUIVALENT) {
                equivalent.add(new Key(verdict.mutant().rule(), verdict.mutant().says()));
            }
        }
        return entries.entrySet().stream()
                .filter(entry -> !equivalent.contains(entry.getKey()))
                .map(entry -> new Problem(
                        file,
                        entry.getValue().line(),
                        entry.getValue().column(),
                        "there is no such mutant, or it can be told apart: "
                                + entry.getKey().says()))
                .toList();
    }
}
