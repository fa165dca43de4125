package assay.words;

import assay.drl.Asked;
import assay.drl.DrlFile;
import assay.drl.FactCondition;
import assay.problem.ProblemsException;
import assay.reading.VocabularyReader;
import assay.ruleset.Check;
import assay.ruleset.Pack;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.drools.drl.ast.descr.RuleDescr;

/** Says what rules say, in the words of their rule set. */
public final class Speaker {

    private final Lexicon lexicon;

    /**
     * A speaker.
     *
     * @param pack what the rules are about, and what grades and agreements are called
     * @param files the rule files, parsed
     * @param declarations what they declare
     */
    public Speaker(Pack pack, List<DrlFile> files, VocabularyReader.Declarations declarations) {
        this.lexicon = new Lexicon(pack, files, declarations);
    }

    /**
     * What a rule says, a sentence for each of its conclusions.
     *
     * @throws ProblemsException if something in it has no words
     */
    public List<Statement> statements(DrlFile file, RuleDescr rule) throws ProblemsException {
        try {
            return List.copyOf(Sentences.of(lexicon, file, rule));
        } catch (CannotSay unsaid) {
            throw new ProblemsException(file.at(
                    unsaid.offset(),
                    Check.NO_WORDS,
                    "the rule \"" + rule.getName() + "\" cannot be put into words: " + unsaid.what()));
        }
    }

    /**
     * Why a rule does not hold for a fact of which only one of its conditions is not so: what stands behind "because", in the
     * words in which the rule itself is said, with what is recorded.
     *
     * @param subject the variable that the fact is bound to
     * @param recorded what is recorded of the fact, by the names of its fields in the rules
     * @param values the same of each fact that the rule would hold for, as far as it is known, by its place among those that
     *     the rule asks for
     * @param fact which of the facts that the rule asks for the condition is about, from 0, in the order in which they are
     *     written
     * @param asked which of what is asked of that fact, from 0, in the order in which it is written; less than 0 where it is
     *     that there is such a fact at all, or none
     */
    String lacking(
            DrlFile file,
            RuleDescr rule,
            String subject,
            Map<String, Object> recorded,
            Map<Integer, Map<String, Object>> values,
            int fact,
            int asked) {
        try {
            return new Lacking(lexicon, file, rule, subject, recorded, values).said(fact, asked);
        } catch (CannotSay unsaid) {
            return "one of its conditions is not so";
        }
    }

    /**
     * Whether a condition of a rule says no more than which facts of the evidence belong together.
     *
     * @param fact which of the facts that the rule asks for it is about, from 0
     * @param asked which of what is asked of that fact, from 0
     */
    boolean isTie(DrlFile file, RuleDescr rule, int fact, int asked) {
        List<FactCondition> facts = new ArrayList<>();
        Asked.of(file, rule).facts(facts::add);
        FactCondition about = facts.get(fact);
        return about.constraints().stream()
                .filter(FactCondition.Constraint::asks)
                .skip(asked)
                .limit(1)
                .anyMatch(constraint -> new Ties(lexicon, facts).isTie(about, constraint));
    }

    /** Which of the facts that a rule asks for a variable stands for, from 0; less than 0 for none. */
    static int place(DrlFile file, RuleDescr rule, String variable) {
        List<String> variables = new ArrayList<>();
        Asked.of(file, rule).facts(fact -> variables.add(fact.variable()));
        return variables.indexOf(variable);
    }

    /**
     * Something that a document can show, with its article: "a sign-up at senior level by education, shown by a signature".
     *
     * @param type its kind, as the rules call it
     * @param values what is recorded of it, by the names of its fields in the rules
     */
    public String recorded(String type, Map<String, Object> values) {
        try {
            return new Recorded(lexicon).said(type, values);
        } catch (CannotSay unsaid) {
            return "what is called " + type;
        }
    }
}
