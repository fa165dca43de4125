package assay.report;

import assay.drl.RuleFiles;
import assay.drl.RuleFolder;
import assay.drl.RuleTree;
import assay.evidence.EvidenceSubject;
import assay.files.InputFile;
import assay.problem.Nearest;
import assay.problem.Problem;
import assay.problem.ProblemsException;
import assay.reading.MeaningsReader;
import assay.reading.RuleSetReader;
import assay.ruleset.Check;
import assay.ruleset.Meanings;
import assay.ruleset.RuleSet;
import assay.text.Legible;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The schema of evidence that lies beside the rules, once it is not what they say any more: nothing is graded by it, and editors go on
 * showing what was so before.
 *
 * @param file where it lies
 * @param why what is otherwise in it, in a few words
 * @param anew what it is to say
 */
public record SchemaBeside(Path file, String why, String anew) {

    private static final String NO_JSON = "this is no JSON, so that no editor reads it";

    /** What is wrong with the schema beside a rule set, as {@link #old} finds it. */
    public static List<Problem> problems(RuleFiles files, RuleTree tree, RuleSet rules) {
        return old(files, tree, rules).map(SchemaBeside::problem).stream().toList();
    }

    /**
     * The schema that lies beside a rule set, where it says something else than the rules do; nothing where there is none, or where
     * it was not made from rules, and nothing while a value is only tried.
     *
     * @param files the rule set's files
     * @param tree the files among which it lies
     * @param rules what they say
     */
    public static Optional<SchemaBeside> old(RuleFiles files, RuleTree tree, RuleSet rules) {
        Path file = Path.of(files.folder()).resolve(RuleFolder.EVIDENCE_SCHEMA);
        boolean hasOne = rules.pack().subject().equals(new EvidenceSubject())
                && files.settings().isEmpty()
                && tree.exists(file)
                && !tree.isFolder(file);
        List<Problem> unclear = new ArrayList<>();
        Meanings meanings = hasOne ? MeaningsReader.read(files, tree, rules.vocabulary(), unclear) : Meanings.NONE;
        if (!hasOne || !unclear.isEmpty()) {
            return Optional.empty();
        }
        String anew = EvidenceSchema.of(rules, meanings);
        return otherwise(file, tree, anew, rules.pack().name()).map(why -> new SchemaBeside(file, why, anew));
    }

    /** The same by what the files of a rule set say, which need not lie on disk yet; nothing where they cannot be used. */
    public static Optional<SchemaBeside> old(RuleFiles files) {
        RuleTree tree = RuleTree.disk();
        if (!tree.exists(Path.of(files.folder()).resolve(RuleFolder.EVIDENCE_SCHEMA))) {
            return Optional.empty();
        }
        try {
            RuleSet rules = RuleSetReader.read(RuleSetReader.draft(files)).ruleSet();
            return old(files, tree, rules);
        } catch (ProblemsException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> otherwise(Path file, RuleTree tree, String anew, String name) {
        JsonNode before;
        try {
            byte[] content = tree.read(file);
            if (Arrays.equals(content, anew.getBytes(StandardCharsets.UTF_8))) {
                return Optional.empty();
            }
            before = JsonMapper.shared().readTree(content);
        } catch (JacksonException e) {
            return Optional.of(NO_JSON);
        } catch (InputFile.Unreadable e) {
            return Optional.empty();
        }
        if (before.isMissingNode()) {
            return Optional.of(NO_JSON);
        }
        JsonNode now = JsonMapper.shared().readTree(anew);
        // Rules that got another name say nothing else for that.
        return EvidenceSchema.madeFrom(before.path("title").asString(""))
                .flatMap(made -> SaidInSchema.of(before)
                        .difference(SaidInSchema.of(now))
                        .map(other -> "editors read here what "
                                + (made.equals(name)
                                        ? "the rules said before"
                                        : "rules said that are called " + Nearest.shown(made))
                                + ": " + other));
    }

    /** What {@code rules check} says of it. */
    public Problem problem() {
        Path folder = file.getParent();
        return Check.EVIDENCE_SCHEMA.problem(
                file.toString(),
                1,
                1,
                why + "; assay schema --rules " + Legible.word(folder == null ? "." : folder.toString()) + " --output "
                        + Legible.word(file.toString()) + " makes it anew");
    }
}
