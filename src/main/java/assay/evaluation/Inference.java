package assay.evaluation;

import assay.compile.Watchdog;
import assay.rules.RuleBase;
import assay.ruleset.RuleOrigin;
import assay.ruleset.Step;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Facts handed to rules that grade nothing, step by step, and what the rules conclude from them. It has the limits of an
 * evaluation: on how much the rules may conclude, and on how long they may take.
 */
public final class Inference {

    private final RuleSession session;
    private final Set<Conclusion<?>> conclusions;

    private Inference(RuleSession session, Set<Conclusion<?>> conclusions) {
        this.session = session;
        this.conclusions = conclusions;
    }

    /**
     * Something that a rule concluded.
     *
     * @param what it
     * @param rule the rule
     */
    public record Conclusion<T>(T what, RuleOrigin rule) {}

    /**
     * Lets the rules of a rule set conclude what they can.
     *
     * @param work hands over facts and makes something of the conclusions, all in this session
     * @return what was made of them
     * @throws RuleFault if the rules do not settle, cannot be followed or do not come to an end
     */
    public static <T> T with(RuleBase rules, Function<Inference, T> work) {
        return with(rules, work, Watchdog.STANDARD);
    }

    static <T> T with(RuleBase rules, Function<Inference, T> work, Watchdog.Limits limits) {
        Set<Conclusion<?>> conclusions = new LinkedHashSet<>();
        return RuleSession.with(
                rules,
                limits,
                (conclusion, match) -> conclusions.add(new Conclusion<>(
                        conclusion, rules.ruleSet().origin(match.getRule().getName()))),
                session -> work.apply(new Inference(session, conclusions)));
    }

    /**
     * Takes a step: hands these facts to the rules and lets them conclude what they can.
     *
     * @param step the step, each of which is taken once, in their order
     * @param facts all facts of the step
     * @throws RuleFault if the rules do not settle or cannot be followed
     */
    public void settle(Step step, Collection<?> facts) {
        session.settle(step, facts);
    }

    /** What the rules have concluded of one type, the same of one rule once, in no order that means anything. */
    public <T> List<Conclusion<T>> concluded(Class<T> type) {
        List<Conclusion<T>> found = new ArrayList<>();
        for (Conclusion<?> one : conclusions) {
            if (type.isInstance(one.what)) {
                found.add(new Conclusion<>(type.cast(one.what), one.rule));
            }
        }
        return found;
    }
}
