package assay.evaluation;

import assay.ruleset.Step;
import java.util.Collection;
import java.util.Set;
import java.util.function.BiConsumer;
import org.kie.api.runtime.rule.Match;

/** One run of rules over one authority, step by step. */
interface Session {

    /** Takes a step: hands over all of its facts, and then lets its rules conclude all they can, stage by stage. */
    void settle(Step step, Collection<?> facts);

    /** The names of the rules that have fired. */
    Set<String> fired();

    /** Whether not every rule may conclude something. */
    boolean isRestricted();

    /**
     * A session of its own of the same rules, with what they may conclude.
     *
     * @param concluded told of everything that a rule inserts, with what the rule's conditions held for
     */
    RuleSession another(BiConsumer<Object, Match> concluded);
}
