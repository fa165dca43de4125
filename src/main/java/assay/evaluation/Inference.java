package assay.evaluation;

import assay.rules.RuleBase;
import assay.rules.RuleOrigin;
import assay.rules.Step;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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
        return with(rules, work, Batch.DEADLINE_SECONDS);
    }

    static <T> T with(RuleBase rules, Function<Inference, T> work, long deadlineSeconds) {
        Set<Conclusion<?>> conclusions = new LinkedHashSet<>();
        RuleSession session = new RuleSession(
                rules,
                (conclusion, match) -> conclusions.add(new Conclusion<>(
                        conclusion, rules.ruleSet().origin(match.getRule().getName()))));
        FutureTask<T> task = new FutureTask<>(() -> {
            try (session) {
                return work.apply(new Inference(session, conclusions));
            }
        });
        Thread thread = new Thread(task, "inference");
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get(deadlineSeconds, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw session.overdue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while rules were concluding", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuleFault fault) {
                throw fault;
            }
            throw new IllegalStateException("what the rules conclude could not be used", e.getCause());
        }
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
