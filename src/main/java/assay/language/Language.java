package assay.language;

import assay.drl.RuleTree;
import assay.reading.RuleSetReader;
import assay.words.RuleIndex;
import java.util.Optional;

/** What can be named in the files of a rule set, as far as it can be read. */
public final class Language {

    private final Lexicon lexicon;
    private final RuleSetNames names;
    private final RuleCompletion completion;
    private final RuleHover hover;

    /**
     * What can be named in a rule set.
     *
     * @param draft the rule set
     * @param index its rules
     * @param tree where its files lie
     */
    public Language(RuleSetReader.Draft draft, RuleIndex index, RuleTree tree) {
        this.lexicon = new Lexicon(draft, index, tree);
        this.names = new RuleSetNames(draft, lexicon);
        this.completion = new RuleCompletion(lexicon, names);
        this.hover = new RuleHover(lexicon, names);
    }

    /**
     * What could stand at a place.
     *
     * @param file the file, by its name
     * @param text all that it says
     * @param offset the place, in {@code char}s from 0
     */
    public Completion complete(String file, String text, int offset) {
        return completion.complete(file, text, offset);
    }

    /**
     * What stands at a place, where it is something that the rule set knows.
     *
     * @param file the file, by its name
     * @param text all that it says
     * @param offset the place, in {@code char}s from 0
     */
    public Optional<Hover> hover(String file, String text, int offset) {
        return standing(file, text, offset).map(Standing::hover);
    }

    /**
     * What stands at a place, where it is something that the rule set knows, with how rules name it.
     *
     * @param file the file, by its name
     * @param text all that it says
     * @param offset the place, in {@code char}s from 0
     */
    public Optional<Standing> standing(String file, String text, int offset) {
        return hover.standing(file, text, offset);
    }

    /** The names that rules and evidence are made of. */
    Lexicon lexicon() {
        return lexicon;
    }

    /** The names that stand as keys in the YAML files. */
    RuleSetNames names() {
        return names;
    }
}
