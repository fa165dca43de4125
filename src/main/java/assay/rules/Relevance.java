package assay.rules;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.drools.model.AccumulatePattern;
import org.drools.model.Condition;
import org.drools.model.Constraint;
import org.drools.model.Pattern;
import org.drools.model.SingleConstraint;
import org.drools.model.Variable;

/** Which facts some rules could hold for, as far as that can be told from each by itself, by their own compiled conditions. */
public final class Relevance {

    private final List<Alone> asked = new ArrayList<>();

    Relevance(Collection<? extends Condition> views) {
        views.forEach(this::collect);
    }

    /**
     * What is asked of one fact.
     *
     * @param type what it has to be
     * @param conditions what has to hold of it by itself
     */
    private record Alone(Class<?> type, List<SingleConstraint> conditions) {

        boolean mayBe(Object fact) {
            return type.isInstance(fact) && conditions.stream().allMatch(condition -> holds(condition, fact));
        }

        @SuppressWarnings("unchecked") // the fact is of the type that the condition is about
        private static boolean holds(SingleConstraint condition, Object fact) {
            try {
                return condition.getPredicate1().test(fact);
            } catch (Exception e) {
                // What goes wrong goes wrong when the rules are run.
                return true;
            }
        }
    }

    /** Whether some rule could hold for it. */
    public boolean concerns(Object fact) {
        for (Alone one : asked) {
            if (one.mayBe(fact)) {
                return true;
            }
        }
        return false;
    }

    private void collect(Condition condition) {
        if (condition instanceof AccumulatePattern<?> sum) {
            collect(sum.isCompositePatterns() ? sum.getCondition() : sum.getPattern());
        } else if (condition instanceof Pattern<?> pattern) {
            List<SingleConstraint> alone = new ArrayList<>();
            collect(pattern.getConstraint(), pattern.getPatternVariable(), alone);
            asked.add(new Alone(pattern.getPatternVariable().getType(), alone));
        } else {
            condition.getSubConditions().forEach(this::collect);
        }
    }

    /** The conditions that all have to hold, and that ask for nothing but the one fact. */
    private static void collect(Constraint constraint, Variable<?> of, List<SingleConstraint> into) {
        if (constraint instanceof SingleConstraint single) {
            if (single.getVariables().length == 1 && single.getVariables()[0].equals(of)) {
                into.add(single);
            }
        } else if (constraint.getType() == Constraint.Type.MULTIPLE || constraint.getType() == Constraint.Type.AND) {
            constraint.getChildren().forEach(one -> collect(one, of, into));
        }
    }
}
