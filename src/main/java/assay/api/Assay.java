package assay.api;

import assay.drl.RuleTree;
import assay.drl.UnknownSetting;
import assay.evaluation.Evaluator;
import assay.evaluation.RuleFault;
import assay.evidence.Evidence;
import assay.evidence.EvidenceReader;
import assay.evidence.EvidenceSubject;
import assay.problem.ProblemsException;
import assay.rules.RuleBase;
import assay.rules.RuleCache;
import assay.ruleset.Pack;
import assay.ruleset.RuleSet;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * A rule set that is ready to grade evidence.
 *
 * <p>It never changes, whatever becomes of its files, and serves any number of threads. Opening it takes as long as compiling its
 * rules, some seconds, and a tenth of that where they were compiled before: compiled rules are kept where the command line keeps them,
 * in the folder {@code assay} of {@code XDG_CACHE_HOME} or of {@code ~/.cache}. To grade a file takes milliseconds. The same
 * evidence by the same rules gives equal results.
 *
 * <pre>{@code
 * Assay assay = Assay.open(Path.of("rules/march-2004"));
 * Result result = assay.evaluate(Path.of("fixtures/worked-example.yaml"));
 * System.out.println(result.overall().grade());
 * }</pre>
 */
public final class Assay {

    private final RuleSet rules;
    private final EvidenceReader reader;
    private final Evaluator evaluator;

    private Assay(RuleBase base) {
        this.rules = base.ruleSet();
        this.reader = new EvidenceReader(rules);
        this.evaluator = new Evaluator(base);
    }

    /**
     * Opens the rule set in a folder.
     *
     * @param rules the folder, which has a {@code pack.yaml}
     * @return the rule set, ready to grade
     * @throws AssayException with everything that is wrong with the rule set, as {@code assay rules check} tells it; what it
     *     only warns of is not told
     * @throws java.util.concurrent.CancellationException if the thread was interrupted, which it is still then
     */
    public static Assay open(Path rules) throws AssayException {
        return open(rules, Map.of());
    }

    /**
     * Opens the rule set in a folder with other values of some of its parameters.
     *
     * @param rules the folder, which has a {@code pack.yaml}
     * @param values the values by the names of the parameters, written as in {@code parameters.yaml}: numbers in digits, days as
     *     {@code 2030-12-31}
     * @return the rule set, ready to grade
     * @throws AssayException with everything that is wrong with the rule set, or with a value
     * @throws java.util.concurrent.CancellationException if the thread was interrupted, which it is still then
     */
    public static Assay open(Path rules, Map<String, String> values) throws AssayException {
        Objects.requireNonNull(rules, "rules");
        values.forEach((name, value) -> {
            Objects.requireNonNull(name, "a name of values");
            Objects.requireNonNull(value, () -> "the value of " + name);
        });
        try {
            RuleBase base = RuleBase.load(rules, RuleTree.disk(), values, RuleCache.ofUser(System.getenv()));
            if (!base.ruleSet().pack().subject().equals(new EvidenceSubject())) {
                throw new AssayException(List.of(new Problem(
                        rules.toString(), 1, 1, "these rules are about something else than evidence of authorities")));
            }
            return new Assay(base);
        } catch (ProblemsException e) {
            throw AssayException.of(e.problems());
        } catch (UnknownSetting e) {
            throw new AssayException(e.each().stream()
                    .map(one -> new Problem(rules.toString(), 1, 1, one.why()))
                    .toList());
        }
    }

    /**
     * What the rule set is called.
     *
     * @return its name, as its {@code pack.yaml} has it
     */
    public String name() {
        return rules.pack().name();
    }

    /**
     * The digest of the rule set, which every result carries.
     *
     * @return the SHA-256 of its files, in 64 hexadecimal digits
     */
    public String sha256() {
        return rules.sha256();
    }

    /**
     * The grades that the rule set gives.
     *
     * @return their names, from the lowest to the highest
     */
    public List<String> grades() {
        return rules.pack().grades().stream().map(Pack.GradeEntry::name).toList();
    }

    /**
     * The requirements that the rule set grades.
     *
     * @return their identifiers, in the order in which results have them
     */
    public List<String> requirements() {
        return rules.pack().requirementIds();
    }

    /**
     * Grades a file of evidence.
     *
     * @param evidence the file, as {@code assay schema} describes it; of several cases in it none is looked at
     * @return what the rules make of it
     * @throws AssayException with everything that is wrong with the file, in the order of its lines; or with the rules, where
     *     they cannot grade it
     * @throws java.util.concurrent.CancellationException if the thread was interrupted, which it is still then
     */
    public Result evaluate(Path evidence) throws AssayException {
        try {
            return graded(reader.read(evidence, evidence.toString()));
        } catch (ProblemsException e) {
            throw AssayException.of(e.problems());
        }
    }

    /**
     * Grades evidence that lies in no file.
     *
     * @param named what to call it in results and errors
     * @param yaml what a file of evidence would say
     * @return what the rules make of it
     * @throws AssayException with everything that is wrong with it, in the order of its lines; or with the rules, where they
     *     cannot grade it
     * @throws java.util.concurrent.CancellationException if the thread was interrupted, which it is still then
     */
    public Result evaluate(String named, String yaml) throws AssayException {
        Objects.requireNonNull(named, "named");
        refuseHalves(named, yaml);
        try {
            return graded(reader.read(named, yaml.getBytes(StandardCharsets.UTF_8)));
        } catch (ProblemsException e) {
            throw AssayException.of(e.problems());
        }
    }

    /** Half of a character has no bytes, and another would be graded in its place. */
    private static void refuseHalves(String named, String yaml) throws AssayException {
        int line = 1;
        int column = 1;
        for (int i = 0; i < yaml.length(); i = yaml.offsetByCodePoints(i, 1)) {
            int character = yaml.codePointAt(i);
            if (Character.getType(character) == Character.SURROGATE) {
                throw new AssayException(List.of(new Problem(
                        named,
                        line,
                        column,
                        String.format(
                                Locale.ROOT,
                                "half of a character stands here alone (U+%04X), which no file can have",
                                character))));
            }
            line += character == '\n' ? 1 : 0;
            column = character == '\n' ? 1 : column + 1;
        }
    }

    private Result graded(Evidence evidence) throws AssayException {
        try {
            return Results.of(evaluator.evaluate(evidence), evidence.warnings());
        } catch (RuleFault e) {
            throw AssayException.of(List.of(e.problem()));
        }
    }
}
