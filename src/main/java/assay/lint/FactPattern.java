package assay.lint;

import assay.drl.DrlFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.drools.drl.ast.descr.AccumulateDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.CollectDescr;
import org.drools.drl.ast.descr.ConditionalElementDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.jspecify.annotations.Nullable;

/**
 * Where a rule asks for a fact, as the parser has it.
 *
 * @param rule the rule
 * @param parsed what the parser made of it
 * @param start where it begins in its file
 * @param type the type that it names
 * @param constraints what it asks of the fact
 */
record FactPattern(Rules.Rule rule, PatternDescr parsed, int start, String type, List<Constraint> constraints) {

    /** What stands before "from" where no more is said of what an accumulate comes to than that it does. */
    static final Set<String> ANY_RESULT = Set.of("Number", "Object");

    /**
     * What stands between two commas in its brackets.
     *
     * @param start where it begins in its file
     * @param written as it is written
     * @param code the same with what stands in quotes blanked out
     */
    record Constraint(int start, String written, String code) {}

    /** All that a rule has, in their order; those inside others as well. */
    static List<FactPattern> of(Rules.Rule rule) {
        List<FactPattern> all = new ArrayList<>();
        collect(rule, rule.parsed().getLhs(), all);
        return all;
    }

    private static void collect(Rules.Rule rule, @Nullable Object descr, List<FactPattern> all) {
        if (descr instanceof PatternDescr pattern) {
            if (isNamed(pattern)) {
                all.add(read(rule, pattern));
                collect(rule, pattern.getSource(), all);
            }
        } else if (descr instanceof AccumulateDescr accumulate) {
            collect(rule, accumulate.getInput(), all);
        } else if (descr instanceof CollectDescr collect) {
            collect(rule, collect.getInputPattern(), all);
        } else if (descr instanceof ConditionalElementDescr group) {
            group.getDescrs().stream().filter(BaseDescr.class::isInstance).forEach(child -> collect(rule, child, all));
        }
    }

    /** Whether a pattern names a type, and does not go along a path. */
    static boolean isNamed(PatternDescr pattern) {
        return pattern.getObjectType() != null && !pattern.getObjectType().contains("/");
    }

    private static FactPattern read(Rules.Rule rule, PatternDescr pattern) {
        int from = Math.max(pattern.getStartCharacter(), rule.start());
        List<Constraint> constraints = new ArrayList<>();
        for (Object child : pattern.getConstraint().getDescrs()) {
            if (child instanceof ExprConstraintDescr one) {
                constraints.add(new Constraint(
                        Math.max(from, one.getStartCharacter()),
                        one.getExpression(),
                        DrlFile.code(one.getExpression())));
            }
        }
        return new FactPattern(rule, pattern, from, pattern.getObjectType(), List.copyOf(constraints));
    }

    DrlFile file() {
        return rule.file();
    }

    /** Whether it is what an accumulate comes to. */
    boolean isResult() {
        return parsed.getSource() instanceof AccumulateDescr && "Object".equals(type);
    }

    /** Whether it is the same with no more said of it than that; what is asked of it then is told as a whole. */
    boolean isAnyResult() {
        return parsed.getSource() instanceof AccumulateDescr && ANY_RESULT.contains(type);
    }
}
