package assay.words;

import assay.drl.DrlFile;
import assay.problem.ProblemsException;
import assay.reading.VocabularyReader;
import assay.ruleset.Check;
import assay.ruleset.Pack;
import java.util.List;
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
                    "the rule \"" + rule.getName() + "\" cannot be put into words: " + unsaid.what()
                            + " is not understood here"));
        }
    }
}
