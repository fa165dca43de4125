package assay.lint;

import assay.problem.Problem;
import assay.ruleset.Check;
import java.util.List;
import java.util.Set;
import org.drools.drl.ast.descr.AccumulateDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ConditionalElementDescr;
import org.drools.drl.ast.descr.ExistsDescr;
import org.drools.drl.ast.descr.NotDescr;
import org.drools.drl.ast.descr.OrDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.jspecify.annotations.Nullable;

/** More than one fact inside a not, an exists or an accumulate, which the engine may misread. */
final class Nested implements Finder {

    private static final String TOGETHER =
            "a rule of its own concludes a fact that you declare from them together, and here that fact stands behind ";

    @Override
    public Set<Check> checks() {
        return Set.of(Check.NESTED);
    }

    @Override
    public void find(Rules rules, List<Problem> problems) {
        for (Rules.Rule rule : rules.all()) {
            nested(rule, rule.parsed().getLhs(), hasOr(rule.parsed().getLhs()), problems);
        }
    }

    private static boolean hasOr(@Nullable Object descr) {
        return descr instanceof OrDescr
                || (descr instanceof ConditionalElementDescr group
                        && group.getDescrs().stream().anyMatch(Nested::hasOr));
    }

    private static void nested(Rules.Rule rule, @Nullable Object descr, boolean or, List<Problem> problems) {
        if (descr instanceof PatternDescr pattern) {
            nested(rule, pattern.getSource(), or, problems);
        } else if (descr instanceof AccumulateDescr accumulate) {
            if (or && !(accumulate.getInput() instanceof PatternDescr)) {
                nested(
                        rule,
                        accumulate,
                        "an accumulate beside an or",
                        "write a rule for each half of the or, or conclude something from them first",
                        problems);
            }
            nested(rule, accumulate.getInput(), or, problems);
        } else if (descr instanceof ConditionalElementDescr group) {
            boolean negated = descr instanceof NotDescr || descr instanceof ExistsDescr;
            if (negated && !group.getDescrs().stream().allMatch(PatternDescr.class::isInstance)) {
                boolean each = group.getDescrs().stream().allMatch(Nested::isChoice);
                nested(
                        rule,
                        (BaseDescr) descr,
                        descr instanceof NotDescr ? "a not" : "an exists",
                        descr instanceof NotDescr ? outOfNot(each) : outOfExists(each),
                        problems);
            }
            group.getDescrs().forEach(child -> nested(rule, child, or, problems));
        }
    }

    private static boolean isChoice(Object descr) {
        return descr instanceof OrDescr or && or.getDescrs().stream().allMatch(PatternDescr.class::isInstance);
    }

    /** That neither is there is said of each by itself, and that not both are is not. */
    private static String outOfNot(boolean each) {
        return each
                ? "put each into a not of its own"
                : TOGETHER + "not; a not for each would mean that there is none of them";
    }

    private static String outOfExists(boolean each) {
        return each
                ? "write a rule for each"
                : TOGETHER + "exists; an exists for each means the same only where none of them looks at another";
    }

    private static void nested(Rules.Rule rule, BaseDescr at, String in, String instead, List<Problem> problems) {
        problems.add(rule.file()
                .at(
                        Math.max(at.getStartCharacter(), rule.start()),
                        Check.NESTED,
                        "the rule \"" + rule.name() + "\" has more than one fact inside " + in + "; " + instead));
    }
}
