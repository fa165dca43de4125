package assay.lint;

import assay.drl.RuleFiles;
import assay.problem.ProblemsException;
import assay.reading.RuleSetReader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Checks rules against what the rule set declares before the compiler sees them: the compiler would accept some of these
 * slips silently, and its messages about the rest name files that nobody wrote.
 */
public final class RuleChecker {

    /** In the order in which they look: what is told of a condition by one is not told again by those below. */
    static final List<Finder> FINDERS = List.of(
            new OnePackage(),
            new KindsOfOthers(),
            new Imports(),
            new DuplicateRules(),
            new RuleNames(),
            new SignsInRuleNames(),
            new RuleAnnotations(),
            new UnknownInterpretations(),
            new UnknownWords(),
            new UnknownCriteria(),
            new UnknownVariables(),
            new MissingSemicolons(),
            new SemicolonsAmongConditions(),
            new Constructs(),
            new UnknownKinds(),
            new WordsOfNoList(),
            new SquareBrackets(),
            new UnknownFields(),
            new Comparisons(),
            new BareWords());

    private RuleChecker() {}

    /**
     * Reads as much as there is to read, and adds to its problems what is wrong with its rules.
     *
     * @param before what was looked at before, where files may have been the same
     */
    static Rules look(RuleFiles files, @Nullable Rules before) {
        Rules rules = new Rules(RuleSetReader.draft(files), before);
        FINDERS.forEach(finder -> finder.find(rules, rules.draft().problems()));
        return rules;
    }

    /**
     * Reads a rule set, of which no more is asked than that its rules can be compiled.
     *
     * @throws ProblemsException with everything that is wrong in all files
     */
    public static RuleSetReader.Read read(RuleFiles files) throws ProblemsException {
        return RuleSetReader.read(Looked.at(files).rules().draft());
    }
}
