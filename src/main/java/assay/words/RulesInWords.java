package assay.words;

import assay.drl.DrlFile;
import assay.problem.Problem;
import assay.problem.ProblemsException;
import assay.reading.RuleSetReader;
import assay.reading.VocabularyReader;
import assay.ruleset.Pack;
import java.util.ArrayList;
import java.util.List;
import org.drools.drl.ast.descr.RuleDescr;

/**
 * Every rule of a rule set, in words.
 *
 * @param rules the rules, in the order of their files
 * @param problems what has no words, and where it stands
 */
public record RulesInWords(List<RuleInWords> rules, List<Problem> problems) {

    /**
     * One rule in words.
     *
     * @param name its name
     * @param file its file
     * @param line its line there, from 1
     * @param source where it comes from
     * @param interpretations those that it rests on
     * @param statements what it says, a sentence for each of its conclusions
     */
    public record RuleInWords(
            String name,
            String file,
            int line,
            String source,
            List<String> interpretations,
            List<Statement> statements) {}

    /** Says what rules say, with what has no words among the problems. */
    public static RulesInWords of(Pack pack, List<DrlFile> files, VocabularyReader.Declarations declarations) {
        Speaker speaker = new Speaker(pack, files, declarations);
        List<RuleInWords> rules = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (DrlFile file : files) {
            for (RuleDescr rule : file.rules()) {
                try {
                    rules.add(new RuleInWords(
                            rule.getName(),
                            file.file(),
                            rule.getLine(),
                            RuleSetReader.annotation(rule, "source"),
                            RuleSetReader.interpretationsOf(rule),
                            speaker.statements(file, rule)));
                } catch (ProblemsException unsaid) {
                    problems.addAll(unsaid.problems());
                }
            }
        }
        return new RulesInWords(List.copyOf(rules), List.copyOf(problems));
    }
}
