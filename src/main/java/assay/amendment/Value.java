package assay.amendment;

import assay.drl.RuleFiles;
import assay.lint.RuleLint;
import assay.problem.Problem;
import assay.problem.ProblemsException;
import assay.ruleset.Check;
import assay.text.Instead;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A value that stands once in the files of a rule set. It is immutable: to amend it makes another text of its file. */
public final class Value {

    /** What makes another text of a file. */
    @FunctionalInterface
    interface Edit {
        /**
         * The whole file with another value.
         *
         * @throws Refused if the value cannot be written there
         */
        String with(String value) throws Refused;
    }

    /** What an amendment says of itself. */
    @FunctionalInterface
    interface Said {
        Instead of(String before, String after) throws Refused;
    }

    private final RuleFiles files;
    private final String written;
    private final String file;
    private final String elsewhere;
    private final Said says;
    private final Edit edit;

    /**
     * A value.
     *
     * @param files the files that it stands in
     * @param written what it is, as it is written
     * @param file its file, by its path from the folder of the rule set
     * @param elsewhere why it cannot be amended here, and where it can be; nothing where it can
     * @param says what is said of an amendment; it refuses what could never be such a value
     * @param edit makes the amendment
     */
    Value(RuleFiles files, String written, String file, String elsewhere, Said says, Edit edit) {
        this.files = files;
        this.written = written;
        this.file = file;
        this.elsewhere = elsewhere;
        this.says = says;
        this.edit = edit;
    }

    /** What it is, as it is written. */
    public String written() {
        return written;
    }

    /** Why it cannot be amended here, and where it can be; nothing where it can. */
    public String elsewhere() {
        return elsewhere;
    }

    /** Whether it can be amended here. */
    public boolean isHere() {
        return elsewhere.isEmpty();
    }

    /**
     * Makes it another.
     *
     * @throws Refused if it cannot be that: in the words of {@code rules check} where the rules would not be in order any more
     */
    public Amendment to(String other) throws Refused {
        if (!isHere()) {
            throw new Refused(elsewhere);
        }
        String wanted = other.strip();
        if (wanted.isEmpty()) {
            throw new Refused("there is nothing here; it was " + written);
        }
        if (wanted.equals(written)) {
            throw new Refused("it is " + written + " already");
        }
        if (wanted.chars().anyMatch(Character::isISOControl)) {
            throw new Refused("this stands in one line, without tabs or other signs that are not seen");
        }
        Instead said = says.of(written, wanted);
        Amendment amendment = new Amendment(said, file, edit.with(wanted));
        List<Problem> errors = newErrors(amendment);
        if (!errors.isEmpty()) {
            throw new Refused(errors.get(0).message());
        }
        return amendment;
    }

    /** The errors that were not there before. */
    private List<Problem> newErrors(Amendment amendment) {
        TreeMap<String, byte[]> contents = new TreeMap<>(files.contents());
        contents.put(amendment.file(), amendment.text().getBytes(StandardCharsets.UTF_8));
        List<Problem> after = errors(files.with(contents));
        if (after.isEmpty()) {
            return after;
        }
        Set<String> before = errors(files).stream().map(Problem::message).collect(Collectors.toSet());
        return after.stream()
                .filter(problem -> !before.contains(problem.message()))
                .toList();
    }

    private static List<Problem> errors(RuleFiles files) {
        Collection<Problem> all;
        try {
            all = RuleLint.withoutCompiling(files);
        } catch (ProblemsException e) {
            all = e.problems();
        }
        return all.stream().filter(Check::isError).toList();
    }
}
