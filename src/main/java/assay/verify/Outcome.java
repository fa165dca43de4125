package assay.verify;

import assay.evidence.EvidenceReader;
import assay.problem.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.lang3.Strings;
import org.jspecify.annotations.Nullable;

/**
 * How the verification of one file, or of one case of it, ended.
 *
 * @param file the file, as the user named it
 * @param caseName the case, or null where it is the evidence that the file begins with
 * @param differences what differs, in the order of the file
 * @param problems what kept it from being verified at all
 */
public record Outcome(String file, @Nullable String caseName, List<Difference> differences, List<Problem> problems) {

    /** The code of what kept a file from being verified, where it has no other. */
    public static final String INPUT = "input";

    /** The code of what is odd about a file, and keeps nothing from being verified. */
    public static final String ODD = "odd-input";

    /** The code of what came out otherwise than expected. */
    public static final String EXPECTATION = "expectation";

    /** Of a file that could not be verified. */
    public static Outcome broken(String file, List<Problem> problems) {
        return new Outcome(file, null, List.of(), problems);
    }

    /** Of each file in which something is wrong that kept all others from being verified, in the order of the files. */
    public static List<Outcome> broken(List<Problem> problems) {
        Map<String, List<Problem>> byFile = problems.stream()
                .collect(Collectors.groupingBy(Problem::file, LinkedHashMap::new, Collectors.toList()));
        return byFile.entrySet().stream()
                .map(one -> broken(one.getKey(), one.getValue()))
                .toList();
    }

    /** Those of some warnings that are about the file of an outcome; nothing where the one before is of the same file. */
    public static List<Problem> warnings(List<Outcome> outcomes, int of, List<Problem> warnings) {
        String file = outcomes.get(of).file();
        // All of a file follow one another.
        return of > 0 && outcomes.get(of - 1).file().equals(file)
                ? List.of()
                : warnings.stream().filter(one -> one.file().equals(file)).toList();
    }

    /** A warning about a file, with its code and without the word for it. */
    public static Problem odd(Problem warning) {
        return new Problem(
                warning.file(),
                warning.line(),
                warning.column(),
                ODD,
                Strings.CS.removeStart(warning.message(), EvidenceReader.WARNING));
    }

    /** Whether the file could be verified and all is as expected. */
    public boolean passed() {
        return differences.isEmpty() && problems.isEmpty();
    }

    /** Whether the file could be verified and something differs. */
    public boolean differs() {
        return !differences.isEmpty() && problems.isEmpty();
    }

    /** Whether the file could not be verified. */
    public boolean isBroken() {
        return !problems.isEmpty();
    }

    /**
     * What keeps it from passing, each at its place: what kept it from being verified at all, else what differs. What is of no
     * kind is an {@code input} that cannot be verified or an {@code expectation} that is not so.
     */
    public List<Problem> found() {
        return isBroken()
                ? problems.stream().map(problem -> problem.withCode(INPUT)).toList()
                : differences.stream()
                        .map(one -> new Problem(file, one.line(), one.column(), EXPECTATION, one.message()))
                        .toList();
    }

    /** A line for each difference or problem: {@code file:line:column: message}. */
    public List<String> lines() {
        return isBroken()
                ? problems.stream().map(Problem::toString).toList()
                : differences.stream()
                        .map(one -> new Problem(file, one.line(), one.column(), one.message()).toString())
                        .toList();
    }
}
