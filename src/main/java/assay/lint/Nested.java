package assay.lint;

import assay.drl.Asked;
import assay.drl.FactCondition;
import assay.drl.Term;
import assay.problem.Problem;
import assay.ruleset.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.drools.drl.ast.descr.AccumulateDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ConditionalElementDescr;
import org.drools.drl.ast.descr.ExistsDescr;
import org.drools.drl.ast.descr.NotDescr;
import org.drools.drl.ast.descr.OrDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.jspecify.annotations.Nullable;

/** More than one fact inside a not or an exists, and what an accumulate is beside or of, which the engine may misread. */
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
            AddedUp.sums(rule.asked()).forEach(sum -> madeOfSeveral(rule, sum, problems));
        }
    }

    /** The engine hands over to each function what the first is made of, and to one of several facts whatever it finds. */
    private static void madeOfSeveral(Rules.Rule rule, Asked.Sum sum, List<Problem> problems) {
        List<FactCondition> facts = new ArrayList<>();
        sum.of().facts(facts::add);
        List<Asked.Function> functions = sum.functions().stream()
                .filter(function -> !function.name().isEmpty())
                .toList();
        for (Asked.Function function : functions) {
            Set<String> variables = variables(function);
            Set<String> first = variables(functions.get(0));
            boolean counts = "count".equals(function.name());
            if (!counts && !variables.isEmpty() && of(facts, variables).isEmpty()) {
                problems.add(at(
                        rule,
                        function.start(),
                        "adds up what is not of one fact in the accumulate alone; a rule of its own concludes a fact that you"
                                + " declare, with a field for what it comes to, and that is added up here"));
            } else if (!counts
                    && facts.size() > 1
                    && (first.isEmpty() || of(facts, first).isPresent())
                    && !of(facts, variables).equals(of(facts, first))) {
                problems.add(at(
                        rule,
                        function.start(),
                        "makes something of different facts in one accumulate; write one of its own for \""
                                + function.name() + "\", over the same facts"));
            }
        }
    }

    private static Set<String> variables(Asked.Function function) {
        Set<String> variables = new TreeSet<>();
        function.arguments()
                .forEach(argument -> argument.each(one -> {
                    if (one instanceof Term.Name name && name.name().startsWith("$")) {
                        variables.add(name.name());
                    }
                }));
        return variables;
    }

    /** The one fact that all variables are of. */
    private static Optional<FactCondition> of(List<FactCondition> facts, Set<String> variables) {
        return facts.stream()
                .filter(fact -> !variables.isEmpty() && fact.variables().containsAll(variables))
                .findFirst();
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
            if (or) {
                problems.add(at(
                        rule,
                        start(rule, accumulate),
                        "has an accumulate beside an or; write a rule for each half of the or, or conclude something from"
                                + " them first"));
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
        problems.add(at(rule, start(rule, at), "has more than one fact inside " + in + "; " + instead));
    }

    private static int start(Rules.Rule rule, BaseDescr at) {
        return Math.max(at.getStartCharacter(), rule.start());
    }

    private static Problem at(Rules.Rule rule, int start, String what) {
        return rule.file().at(start, Check.NESTED, "the rule \"" + rule.name() + "\" " + what);
    }
}
