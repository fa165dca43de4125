package assay.effect;

import assay.evaluation.Evaluation;
import assay.evidence.Evidence;
import assay.problem.Problem;
import assay.verify.Difference;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a rule set is tried on, and how it comes out by the rules as they are saved.
 *
 * @param fixtures what expects something of the rules: files, and the cases of them
 * @param authorities what is only to be graded: files of a study, whether they expect something or not
 * @param problems the files that cannot be read, and why
 * @param stamps of each file, by its name, when it was changed last and how long it is: what tells that it has changed
 */
public record Caseload(
        List<Case> fixtures, List<Case> authorities, List<Problem> problems, SortedMap<String, String> stamps) {

    /**
     * One of them.
     *
     * @param path the file
     * @param evidence what was recorded of this one, which is the file or a case of it
     * @param saved how it comes out by the rules as they are saved, or null where these cannot grade it
     * @param wrong why they cannot
     * @param differing what it expects otherwise by these already
     */
    public record Case(
            Path path, Evidence evidence, @Nullable Evaluation saved, List<Problem> wrong, List<Difference> differing) {

        /** Keeps its own copies. */
        public Case {
            wrong = List.copyOf(wrong);
            differing = List.copyOf(differing);
        }

        /** What it expects otherwise by the saved rules already, in words. */
        public List<String> differs() {
            return differing.stream().map(Difference::message).toList();
        }

        /** The file, as the user named it. */
        public String file() {
            return evidence.file();
        }
    }

    /** Keeps its own copies. */
    public Caseload {
        fixtures = List.copyOf(fixtures);
        authorities = List.copyOf(authorities);
        problems = List.copyOf(problems);
        stamps = Collections.unmodifiableSortedMap(new TreeMap<>(stamps));
    }
}
