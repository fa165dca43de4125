package assay.lint;

import assay.drl.Asked;
import assay.drl.Consequence;
import assay.drl.DrlFile;
import assay.drl.FactCondition;
import assay.drl.Term;
import assay.problem.Nearest;
import assay.problem.Problem;
import assay.ruleset.Check;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.lang3.StringUtils;
import org.drools.drl.ast.descr.RuleDescr;

/** Checks that a variable of a rule is bound once, and wherever the rule gets to that uses it. */
final class BindingLint {

    private static final Pattern VARIABLE = Pattern.compile("(?<![\\w$])\\$\\w+");

    private static final Pattern BINDS = Pattern.compile("\\s*:(?!:)");

    private final List<Problem> problems;

    /** Looks for all of it. */
    static void find(Rules rules, List<Problem> problems) {
        BindingLint lint = new BindingLint(problems);
        rules.all().forEach(rule -> lint.check(rule.file(), rule.parsed(), rule.asked(), rule.consequence()));
    }

    private BindingLint(List<Problem> problems) {
        this.problems = problems;
    }

    /** Checks a rule. */
    void check(DrlFile file, RuleDescr rule, Asked asked, Consequence consequence) {
        Rule one = new Rule(file);
        Map<String, Integer> bound = one.conditions(asked, Map.of());
        int end = Math.max(consequence.start(), rule.getEndCharacter());
        one.uses(consequence.start(), end, bound.keySet());
        one.unused(file.offsetOf(rule.getLine()), end);
    }

    /** The variables of one rule, each with the place where it is bound. */
    private final class Rule {

        private final DrlFile file;
        private final String code;
        /** Where variables are bound that are not known everywhere below. */
        private final Map<String, String> elsewhere = new HashMap<>();

        private final Set<String> told = new HashSet<>();

        Rule(DrlFile file) {
            this.file = file;
            this.code = file.code();
        }

        /** Goes through conditions, and returns what is bound below them. */
        Map<String, Integer> conditions(Asked asked, Map<String, Integer> before) {
            if (asked instanceof Asked.Fact fact) {
                return fact(fact.condition(), before);
            }
            if (asked instanceof Asked.Sum sum) {
                Map<String, Integer> inside = conditions(sum.of(), before);
                only(inside, before, "inside the accumulate");
                Map<String, Integer> after = new LinkedHashMap<>(before);
                sum.functions().forEach(function -> bind(function.variable(), function.start(), after));
                return after;
            }
            Asked.Group group = (Asked.Group) asked;
            return switch (group.join()) {
                case ALL -> {
                    Map<String, Integer> after = before;
                    for (Asked part : group.parts()) {
                        after = conditions(part, after);
                    }
                    yield after;
                }
                case ANY -> any(group.parts(), before);
                case NOT -> inside(group.parts(), before, "inside a not, where there is no such fact");
                case EXISTS -> inside(group.parts(), before, "inside an exists, which may be so of several facts");
            };
        }

        private Map<String, Integer> inside(List<Asked> parts, Map<String, Integer> before, String where) {
            Map<String, Integer> inside = before;
            for (Asked part : parts) {
                inside = conditions(part, inside);
            }
            only(inside, before, where);
            return before;
        }

        private Map<String, Integer> any(List<Asked> branches, Map<String, Integer> before) {
            List<Map<String, Integer>> each = new ArrayList<>();
            branches.forEach(branch -> each.add(conditions(branch, before)));
            kinds(branches);
            Map<String, Integer> after = new LinkedHashMap<>(each.get(0));
            each.forEach(one -> after.keySet().retainAll(one.keySet()));
            each.forEach(one -> only(one, after, "in one branch of the or"));
            return after;
        }

        /** A variable that stands for a fact of another kind in another branch. */
        private void kinds(List<Asked> branches) {
            Map<String, String> first = new HashMap<>();
            branches.forEach(branch -> branch.facts(fact -> {
                String before = fact.variable().isEmpty() || fact.sign() != FactCondition.Sign.THERE
                        ? null
                        : first.putIfAbsent(fact.variable(), fact.type());
                if (before != null && !before.equals(fact.type())) {
                    problems.add(file.at(
                            fact.start(),
                            Check.BOUND_ELSEWHERE,
                            fact.variable() + " is bound only in another branch of the or to a " + before
                                    + "; here it would be a " + fact.type()
                                    + ", and what a rule uses is always of one kind"));
                }
            }));
        }

        private void only(Map<String, Integer> bound, Map<String, Integer> known, String where) {
            bound.forEach((variable, place) -> {
                if (!known.containsKey(variable)) {
                    elsewhere.put(variable, where + " (line " + line(place) + ")");
                }
            });
        }

        private int line(int place) {
            return StringUtils.countMatches(file.text().substring(0, place), "\n") + 1;
        }

        private Map<String, Integer> fact(FactCondition condition, Map<String, Integer> before) {
            Map<String, Integer> after = new LinkedHashMap<>(before);
            bind(condition.variable(), condition.start(), after);
            for (FactCondition.Constraint one : condition.constraints()) {
                if (!one.variable().isEmpty()) {
                    bind(one.variable(), code.indexOf(one.variable(), one.start()), after);
                }
            }
            for (FactCondition.Constraint one : condition.constraints()) {
                one.term().each(term -> {
                    if (term instanceof Term.Name name) {
                        use(name.name(), name.start(), after.keySet());
                    }
                });
            }
            return after;
        }

        private void bind(String variable, int place, Map<String, Integer> bound) {
            Integer before = variable.isEmpty() ? null : bound.get(variable);
            if (before != null) {
                problems.add(file.at(
                        place,
                        Check.BOUND_TWICE,
                        variable + " is bound a second time, after line " + line(before)
                                + "; give it another name, or compare with it: == " + variable));
            } else if (!variable.isEmpty()) {
                bound.put(variable, place);
            }
        }

        /** What a stretch of the rule uses. */
        void uses(int from, int to, Set<String> bound) {
            Matcher used = VARIABLE.matcher(code).region(from, Math.min(to, code.length()));
            while (used.find()) {
                use(used.group(), used.start(), bound);
            }
        }

        /** Variables that stand in a stretch of the rule only where they are bound. */
        void unused(int from, int to) {
            Map<String, Integer> first = new LinkedHashMap<>();
            Set<String> used = new HashSet<>();
            Matcher variable = VARIABLE.matcher(code).region(from, Math.min(to, code.length()));
            while (variable.find()) {
                if (BINDS.matcher(code).region(variable.end(), code.length()).lookingAt()) {
                    first.putIfAbsent(variable.group(), variable.start());
                } else {
                    used.add(variable.group());
                }
            }
            first.keySet().removeAll(used);
            first.forEach((name, place) -> problems.add(file.at(
                    place,
                    Check.UNUSED_VARIABLE,
                    "nothing uses " + name + Nearest.hintOr(name, used, "; leave it and its colon out"))));
        }

        private void use(String variable, int place, Set<String> bound) {
            String where = elsewhere.get(variable);
            if (where != null && !bound.contains(variable) && told.add(variable)) {
                problems.add(file.at(
                        place,
                        Check.BOUND_ELSEWHERE,
                        variable + " is bound only " + where
                                + "; bind it where it is always known, or leave it out here"));
            }
        }
    }
}
