package assay.lint;

import assay.drl.DrlFile;
import assay.drl.Term;
import assay.problem.Nearest;
import assay.problem.Problem;
import assay.ruleset.Check;
import assay.ruleset.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.drools.drl.ast.descr.AccumulateDescr;
import org.drools.drl.ast.descr.AttributeDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.CollectDescr;
import org.drools.drl.ast.descr.ConditionalBranchDescr;
import org.drools.drl.ast.descr.ConditionalElementDescr;
import org.drools.drl.ast.descr.EntryPointDescr;
import org.drools.drl.ast.descr.EvalDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.ForallDescr;
import org.drools.drl.ast.descr.NamedConsequenceDescr;
import org.drools.drl.ast.descr.NotDescr;
import org.drools.drl.ast.descr.OrDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.jspecify.annotations.Nullable;

/** What the rule language has and policy has no use for. */
final class Constructs implements Finder {

    private static final List<String> FUNCTIONS = List.of("average", "collectList", "count", "max", "min", "sum");
    private static final Pattern EVAL = Pattern.compile("(?<![\\w.$])eval\\s*\\(");
    private static final Pattern COMPARISON = Pattern.compile(
            "([\\w.]+?)\\s*([=!]=|[<>]=?|\\b(?:not contains|contains|not in|in)\\b)\\s*((?:(?!&&|\\|\\|).)+)");
    private static final int MOST_COMBINATIONS = 64;

    @Override
    public Set<Check> checks() {
        return Set.of(Check.CONSTRUCT);
    }

    @Override
    public void find(Rules rules, List<Problem> problems) {
        rules.parsed().forEach(file -> new Look(rules, file, problems).constructs());
        for (Rules.Rule rule : rules.all()) {
            Look look = new Look(rules, rule.file(), problems);
            alternatives(rule, problems);
            look.element(rule, rule.parsed().getLhs());
        }
        for (FactPattern pattern : rules.patterns()) {
            if (rules.properties().of(pattern).isPresent()) {
                pattern.constraints().forEach(one -> eval(pattern.file(), one, problems));
            }
        }
    }

    private static void eval(DrlFile file, FactPattern.Constraint one, List<Problem> problems) {
        Matcher eval = EVAL.matcher(one.code());
        if (eval.find()) {
            problems.add(file.at(
                    one.start() + eval.start(),
                    Check.CONSTRUCT,
                    "\"eval\" has no place in a rule file; a condition compares a field with what it can hold"));
        }
    }

    /** Every combination of alternatives becomes a rule of its own, which the compiler would go on writing for hours. */
    private static void alternatives(Rules.Rule rule, List<Problem> problems) {
        double combinations = combinations(rule.parsed().getLhs());
        if (combinations > MOST_COMBINATIONS) {
            problems.add(rule.problem(
                    Check.CONSTRUCT,
                    "the alternatives (or) in this rule combine in " + String.format(Locale.ROOT, "%.0f", combinations)
                            + " ways, and at most " + MOST_COMBINATIONS
                            + " can be followed; write several rules, or compare with in ( ... )"));
        }
    }

    private static double combinations(@Nullable Object descr) {
        if (descr instanceof OrDescr or) {
            return or.getDescrs().stream().mapToDouble(Constructs::combinations).sum();
        }
        if (descr instanceof ConditionalElementDescr group && !(descr instanceof NotDescr)) {
            return group.getDescrs().stream()
                    .mapToDouble(Constructs::combinations)
                    .reduce(1, (one, other) -> one * other);
        }
        return descr instanceof PatternDescr pattern && pattern.getSource() instanceof AccumulateDescr accumulate
                ? combinations(accumulate.getInput())
                : descr instanceof AccumulateDescr accumulate ? combinations(accumulate.getInput()) : 1;
    }

    /** A look into one file. */
    private record Look(Rules rules, DrlFile file, List<Problem> problems) {

        void constructs() {
            PackageDescr parsed = file.parsed();
            parsed.getFunctions()
                    .forEach(one -> construct(one, "a function", "rules conclude by themselves, and call no code"));
            parsed.getFunctionImports().forEach(one -> construct(one, "an imported function", "rules call no code"));
            parsed.getAccumulateImports()
                    .forEach(one ->
                            construct(one, "an imported function", "there are sum, count, min, max and average"));
            parsed.getGlobals()
                    .forEach(one -> construct(one, "a global", "what a rule rests on is a fact in its conditions"));
            parsed.getEntryPointDeclarations()
                    .forEach(one -> construct(one, "an entry point", "all evidence comes in one way"));
            parsed.getWindowDeclarations()
                    .forEach(one -> construct(one, "a window of time", "evidence has no order of arrival"));
            parsed.getAttributes().forEach(one -> attribute(one));
            parsed.getRules().stream()
                    .filter(RuleDescr::isQuery)
                    .forEach(one -> construct(one, "a query", "nobody asks it; write a rule"));
            for (RuleDescr rule : file.rules()) {
                if (rule.getParentName() != null) {
                    construct(rule, "a rule that extends another", "write all of its conditions here");
                }
                rule.getAttributes().values().stream()
                        .filter(one -> !parsed.getAttributes().contains(one))
                        .forEach(one -> attribute(one));
            }
        }

        private void attribute(AttributeDescr attribute) {
            problems.add(file.inLine(
                    Math.max(1, attribute.getLine()), Check.CONSTRUCT, DrlFile.attribute(attribute.getName())));
        }

        private void construct(BaseDescr descr, String what, String instead) {
            problems.add(file.inLine(
                    Math.max(1, descr.getLine()), Check.CONSTRUCT, what + " has no place in a rule file; " + instead));
        }

        void element(Rules.Rule rule, @Nullable BaseDescr descr) {
            if (descr instanceof PatternDescr pattern) {
                if (!FactPattern.isNamed(pattern)) {
                    construct(pattern, "a path (/)", "a condition names a kind of fact: " + rules.someKind() + "( )");
                    return;
                }
                if (pattern.getSource() instanceof EntryPointDescr) {
                    construct(pattern, "an entry point", "all evidence comes in one way");
                }
                if (!pattern.getBehaviors().isEmpty()) {
                    construct(pattern, "a window of time", "evidence has no order of arrival");
                }
                element(rule, pattern.getSource());
            } else if (descr instanceof EvalDescr) {
                construct(descr, "\"eval\"", "a condition stands in the brackets of the fact that it is about");
            } else if (descr instanceof ForallDescr all) {
                construct(all, "\"forall\"", "say what must not be there: " + without(all));
            } else if (descr instanceof NamedConsequenceDescr || descr instanceof ConditionalBranchDescr) {
                construct(descr, "a second conclusion (do, if)", "write a rule of its own for it");
            } else if (descr instanceof AccumulateDescr accumulate) {
                accumulate.getFunctions().stream()
                        .map(AccumulateDescr.AccumulateFunctionCallDescr::getFunction)
                        .filter(function -> !FUNCTIONS.contains(function))
                        .forEach(function -> problems.add(file.problem(
                                Math.max(accumulate.getStartCharacter(), rule.start()),
                                function,
                                Check.CONSTRUCT,
                                "\"" + function + "\" is nothing that facts can be added up by"
                                        + Nearest.hint(function, FUNCTIONS))));
                if (StringUtils.isNotBlank(accumulate.getActionCode())
                        || StringUtils.isNotBlank(accumulate.getInitCode())) {
                    construct(accumulate, "code in an accumulate", "there are sum, count, min, max and average");
                }
                if (accumulate.getFunctions().stream().anyMatch(one -> "collectList".equals(one.getFunction()))) {
                    ordered(rule, accumulate.getInput());
                }
                element(rule, accumulate.getInput());
            } else if (descr instanceof CollectDescr collect) {
                ordered(rule, collect.getInputPattern());
                element(rule, collect.getInputPattern());
            } else if (descr instanceof ConditionalElementDescr group) {
                group.getDescrs().stream()
                        .filter(BaseDescr.class::isInstance)
                        .forEach(child -> element(rule, (BaseDescr) child));
            }
        }

        /** The same said by what must not be there: all that is asked of each but the last, which must not be so. */
        private static String without(ForallDescr all) {
            List<PatternDescr> patterns = all.getDescrs().stream()
                    .filter(PatternDescr.class::isInstance)
                    .map(PatternDescr.class::cast)
                    .toList();
            List<String> asked = patterns.stream()
                    .flatMap(pattern -> pattern.getConstraint().getDescrs().stream())
                    .filter(ExprConstraintDescr.class::isInstance)
                    .map(one -> ((ExprConstraintDescr) one).getExpression().strip())
                    .filter(one -> !one.startsWith("this "))
                    .toList();
            String type = patterns.isEmpty() ? "" : patterns.get(0).getObjectType();
            String last = asked.isEmpty() ? "" : asked.get(asked.size() - 1);
            Matcher comparison = COMPARISON.matcher(last);
            String opposite = comparison.matches()
                    ? comparison.group(1) + " " + Term.Operation.opposite(comparison.group(2)) + " "
                            + comparison.group(3)
                    : last.matches("\\w+") ? "!" + last : "!( " + last + " )";
            return last.isEmpty()
                    ? "not, and the kind of fact behind it"
                    : "not " + type + "( "
                            + Stream.concat(asked.stream().limit(asked.size() - 1L), Stream.of(opposite))
                                    .collect(Collectors.joining(", "))
                            + " )";
        }

        /** Evidence is in the order in which it was recorded; what rules conclude is in none. */
        private void ordered(Rules.Rule rule, @Nullable BaseDescr input) {
            if (input instanceof PatternDescr pattern) {
                Kind kind = rules.declarations().types().get(pattern.getObjectType());
                if (kind != null && !rules.declarations().vocabulary().kinds().contains(kind)) {
                    problems.add(
                            file.problem(
                                    rule.start(),
                                    "collect",
                                    Check.CONSTRUCT,
                                    "a list of what rules conclude (" + pattern.getObjectType()
                                            + ") has no place in a rule file; that has no order: count, sum, min and max do without"));
                }
            } else if (input instanceof ConditionalElementDescr group) {
                group.getDescrs().stream()
                        .filter(BaseDescr.class::isInstance)
                        .forEach(child -> ordered(rule, (BaseDescr) child));
            }
        }
    }
}
