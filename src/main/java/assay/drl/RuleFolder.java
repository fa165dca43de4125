package assay.drl;

import java.nio.file.Path;
import java.util.Optional;

/** What lies in the folder of a rule set beside its rules. */
public final class RuleFolder {

    /** What becomes of each column of an export of interviews. */
    public static final String INTERVIEW_FORM = "interview-form.yaml";

    /** What kinds, fields and words mean to whoever records evidence. */
    public static final String MEANINGS = "meanings.yaml";

    /** Which changes of rules no evidence can tell from them. */
    public static final String EQUIVALENT_MUTANTS = "equivalent-mutants.yaml";

    /** What editors know of files of evidence; it is made from the rules, and nothing is read from it. */
    public static final String EVIDENCE_SCHEMA = "evidence.schema.json";

    private RuleFolder() {}

    /**
     * A file that lies beside the rules: the rule set's own, or else that of the rule set that it extends. The rule set need
     * not lie on disk as it is.
     *
     * @param files the rule set's files
     * @param tree the files among which they lie
     * @param file the file's name
     */
    public static Optional<Path> find(RuleFiles files, RuleTree tree, String file) {
        for (RuleFiles one = files; one != null; one = one.base()) {
            Path beside = Path.of(one.folder()).resolve(file);
            if (tree.exists(beside) && !tree.isFolder(beside)) {
                return Optional.of(beside);
            }
        }
        return Optional.empty();
    }
}
