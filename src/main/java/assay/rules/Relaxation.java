package assay.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.drools.model.Binding;
import org.drools.model.Condition;
import org.drools.model.Constraint;
import org.drools.model.DSL;
import org.drools.model.Declaration;
import org.drools.model.From;
import org.drools.model.Rule;
import org.drools.model.SingleConstraint;
import org.drools.model.Variable;
import org.drools.model.View;
import org.drools.model.constraints.MultipleConstraints;
import org.drools.model.impl.RuleImpl;
import org.drools.model.patterns.CompositePatterns;
import org.drools.model.patterns.PatternImpl;
import org.jspecify.annotations.Nullable;

/**
 * A compiled rule once for each of its conditions, without that one. Such rules conclude nothing: what one of them holds for
 * is what the rule would hold for, were that condition not asked.
 */
final class Relaxation {

    private final Rule rule;
    private final Map<String, RuleCondition> conditions = new LinkedHashMap<>();
    private final List<Rule> rules = new ArrayList<>();

    /** How many facts were gone through so far. */
    private int facts;

    Relaxation(Rule rule) {
        this.rule = rule;
        View view = rule.getView();
        if (view.getType() == Condition.Type.AND && isPlain(view)) {
            collect(view.getSubConditions(), true, uses(view));
        }
    }

    /** The relaxed rules. */
    List<Rule> rules() {
        return List.copyOf(rules);
    }

    /** The condition that each of them lacks, by its name. */
    Map<String, RuleCondition> conditions() {
        return conditions;
    }

    /** What the engine calls the facts that the rule asks for, those inside others as well. */
    List<String> facts() {
        return patterns(rule.getView()).stream()
                .map(pattern -> pattern.getPatternVariable().getName())
                .toList();
    }

    /** Whether facts are asked for one by one. What is added up over many is no single condition. */
    private static boolean isPlain(Condition condition) {
        return switch (condition.getType()) {
            case PATTERN -> condition instanceof PatternImpl;
            case CONSEQUENCE -> true;
            case AND, OR, NOT, EXISTS -> condition.getSubConditions().stream().allMatch(Relaxation::isPlain);
            default -> false;
        };
    }

    /** How many facts refer to each variable, the one that binds it included. */
    private static Map<Variable<?>, Integer> uses(Condition condition) {
        Map<Variable<?>, Integer> uses = new HashMap<>();
        patterns(condition).forEach(pattern -> {
            Set<Variable<?>> own = new HashSet<>(variables(pattern));
            leaves(pattern.getConstraint()).forEach(one -> own.addAll(Arrays.<Variable<?>>asList(one.getVariables())));
            pattern.getBindings().forEach(one -> own.addAll(Arrays.<Variable<?>>asList(one.getInputVariables())));
            if (pattern.getPatternVariable() instanceof Declaration<?> declaration
                    && declaration.getSource() instanceof From<?> from) {
                own.add(from.getVariable());
            }
            own.forEach(variable -> uses.merge(variable, 1, Integer::sum));
        });
        return uses;
    }

    private static Set<Variable<?>> variables(PatternImpl<?> pattern) {
        Set<Variable<?>> variables = new HashSet<>(Set.of(pattern.getPatternVariable()));
        pattern.getBindings().forEach(binding -> variables.add(binding.getBoundVariable()));
        return variables;
    }

    private static List<PatternImpl<?>> patterns(Condition condition) {
        return condition instanceof PatternImpl<?> pattern
                ? List.of(pattern)
                : condition.getSubConditions().stream()
                        .flatMap(one -> patterns(one).stream())
                        .toList();
    }

    private static List<SingleConstraint> leaves(Constraint constraint) {
        return constraint instanceof SingleConstraint single
                ? List.of(single)
                : constraint.getChildren().stream()
                        .flatMap(one -> leaves(one).stream())
                        .toList();
    }

    /** What stands between commas in the brackets of a fact. */
    private static List<Constraint> asked(PatternImpl<?> pattern) {
        Constraint constraint = pattern.getConstraint();
        if (constraint.equals(SingleConstraint.TRUE)) {
            return List.of();
        }
        return constraint.getType() == Constraint.Type.MULTIPLE ? constraint.getChildren() : List.of(constraint);
    }

    private void collect(List<Condition> conditions, boolean top, Map<Variable<?>, Integer> uses) {
        for (Condition condition : conditions) {
            int first = facts;
            if (condition instanceof PatternImpl<?> pattern) {
                for (int i = 0; top && i < asked(pattern).size(); i++) {
                    relaxed(first, i, condition, without(pattern, i));
                }
                if (top && variables(pattern).stream().allMatch(one -> uses.getOrDefault(one, 0) == 1)) {
                    relaxed(first, RuleCondition.WHOLE, condition, null);
                }
                facts++;
                continue;
            }
            boolean joined = condition.getType() == Condition.Type.AND;
            if (condition.getType() == Condition.Type.CONSEQUENCE) {
                continue;
            }
            if (top && Set.of(Condition.Type.NOT, Condition.Type.EXISTS).contains(condition.getType())) {
                relaxed(first, RuleCondition.WHOLE, condition, null);
            }
            collect(condition.getSubConditions(), top && joined, uses);
        }
    }

    private static <T> PatternImpl<T> without(PatternImpl<T> pattern, int asked) {
        List<Constraint> left = new ArrayList<>(asked(pattern));
        left.remove(asked);
        PatternImpl<T> relaxed = new PatternImpl<>(
                pattern.getPatternVariable(),
                left.isEmpty() ? SingleConstraint.TRUE : new MultipleConstraints(left),
                new ArrayList<Binding>(pattern.getBindings()),
                pattern.getType());
        relaxed.setPassive(pattern.isPassive());
        return relaxed;
    }

    private void relaxed(int fact, int asked, Condition condition, @Nullable Condition instead) {
        List<Condition> all = replaced(rule.getView().getSubConditions(), condition, instead);
        if (patterns(new CompositePatterns(Condition.Type.AND, all)).isEmpty()) {
            return;
        }
        String name = rule.getName() + " without " + fact + "." + asked;
        conditions.put(name, new RuleCondition(rule.getName(), fact, asked));
        rules.add(new RuleImpl(
                rule.getPackage(),
                name,
                rule.getUnit(),
                new CompositePatterns(Condition.Type.AND, all),
                DSL.execute(() -> {}).get(),
                new HashMap<>(Map.of(Rule.Attribute.AGENDA_GROUP, rule.getAttribute(Rule.Attribute.AGENDA_GROUP))),
                new HashMap<>()));
    }

    private static List<Condition> replaced(List<Condition> conditions, Condition one, @Nullable Condition instead) {
        List<Condition> all = new ArrayList<>();
        for (Condition condition : conditions) {
            if (condition == one) {
                if (instead != null) {
                    all.add(instead);
                }
            } else if (condition.getType() == Condition.Type.AND) {
                all.add(new CompositePatterns(
                        Condition.Type.AND, replaced(condition.getSubConditions(), one, instead)));
            } else {
                all.add(condition);
            }
        }
        return all;
    }
}
