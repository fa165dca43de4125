package assay.study;

import assay.evidence.EvidenceReader;
import assay.files.InputFile;
import assay.problem.ProblemsException;
import assay.ruleset.RuleSet;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.lang3.Strings;

/**
 * Which questions were named before the answers were known. What is planned is tested in families, each adjusted for being
 * several by itself, and gives findings; all else that a study tests is exploratory, and gives hints.
 *
 * @param level a probability below this, once adjusted, is taken for a sign of an association
 * @param smallestN with fewer cases no verdict is given in words
 * @param families what is tested together
 */
public record Plan(BigDecimal level, int smallestN, List<Family> families) {

    /** How the file is called that lies beside the evidence. */
    public static final String FILE = "plan.yaml";

    static final BigDecimal LEVEL = new BigDecimal("0.05");

    /** With fewer than eight, of whom four have each of two things, hardly any outcome at all would be unlikely. */
    static final int SMALLEST_N = 8;

    /** No question was named beforehand. */
    public static final Plan NONE = new Plan(LEVEL, SMALLEST_N, List.of());

    /** Keeps its own copy. */
    public Plan {
        families = List.copyOf(families);
    }

    /**
     * Questions that are tested together, and adjusted for being several.
     *
     * @param name what they are called
     * @param source where they were named, or an empty text
     * @param questions the questions, in the order in which they are named
     */
    public record Family(String name, String source, List<Question> questions) {

        /** Keeps its own copy. */
        public Family {
            questions = List.copyOf(questions);
        }
    }

    /**
     * Whether one thing goes with another.
     *
     * @param table the table of a study that tests it
     * @param of what is explained, as the table has it
     * @param against what may explain it
     */
    public record Question(String table, String of, String against) {

        /** Whether it asks after the same two things, whichever is named first. */
        boolean isAbout(String otherTable, String one, String other) {
            return table.equals(otherTable) && Set.of(of, against).equals(Set.of(one, other));
        }
    }

    /**
     * Reads a plan.
     *
     * @param path the file
     * @param named how it is called in messages
     * @param rules the rule set whose requirements and fields it may name
     * @throws ProblemsException with everything that is wrong with it
     */
    static Plan read(Path path, String named, RuleSet rules) throws ProblemsException {
        return PlanReader.read(path, named, rules);
    }

    /** Whether a file has the name of a plan, in whatever letters; YAML may be called so in short as well. */
    static boolean isCalledSo(Path file) {
        return Strings.CI.equalsAny(
                String.valueOf(file.getFileName()), FILE, Strings.CS.removeEnd(FILE, ".yaml") + ".yml");
    }

    /** Whether a file is a plan by its name, and not the evidence of an authority that was called so. */
    public static boolean isOne(Path file) {
        if (!isCalledSo(file) || !Files.isRegularFile(file)) {
            return false;
        }
        try {
            return new String(InputFile.read(file, EvidenceReader.LARGEST), StandardCharsets.ISO_8859_1)
                    .lines()
                    .noneMatch(line -> line.startsWith("authority:"));
        } catch (InputFile.Unreadable e) {
            return true;
        }
    }

    boolean isThere() {
        return !families.isEmpty();
    }

    /** The question that a plan has about two things, if it has one. */
    Optional<Question> question(String table, String one, String other) {
        return families.stream()
                .flatMap(family -> family.questions().stream())
                .filter(question -> question.isAbout(table, one, other))
                .findFirst();
    }

    /** The name of the family that a question about two things belongs to, if it is planned. */
    Optional<String> family(String table, String one, String other) {
        return families.stream()
                .filter(family -> family.questions().stream().anyMatch(question -> question.isAbout(table, one, other)))
                .map(Family::name)
                .findFirst();
    }
}
