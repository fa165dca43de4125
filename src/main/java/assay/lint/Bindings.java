package assay.lint;

import assay.drl.Asked;
import assay.drl.DrlFile;
import assay.drl.FactCondition;
import assay.drl.Term;
import assay.problem.Problem;
import assay.ruleset.Check;
import assay.text.Article;
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

/** Where the variables of one rule are bound, and what is wrong with that. */
final class Bindings {

    private static final Pattern VARIABLE = Pattern.compile("(?<![\\w$])\\$\\w+");

    private final DrlFile file;
    private final String code;
    private final List<Problem> twice = new ArrayList<>();
    private final List<Problem> elsewhere = new ArrayList<>();
    /** Where variables are bound that are not known everywhere below. */
    private final Map<String, String> places = new HashMap<>();

    private final Set<String> told = new HashSet<>();

    /** Those of a rule. */
    static Bindings of(Rules.Rule rule) {
        Bindings bindings = new Bindings(rule.file());
        Map<String, Integer> bound = bindings.conditions(rule.asked(), Map.of());
        int start = rule.consequence().start();
        bindings.uses(start, Math.max(start, rule.parsed().getEndCharacter()), bound.keySet());
        return bindings;
    }

    private Bindings(DrlFile file) {
        this.file = file;
        this.code = file.code();
    }

    /** What is wrong with variables that are bound a second time. */
    List<Problem> twice() {
        return twice;
    }

    /** What is wrong with variables that are used where they are not known. */
    List<Problem> elsewhere() {
        return elsewhere;
    }

    /** Goes through conditions, and returns what is bound below them. */
    private Map<String, Integer> conditions(Asked asked, Map<String, Integer> before) {
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
                elsewhere.add(file.at(
                        fact.start(),
                        Check.BOUND_ELSEWHERE,
                        fact.variable() + " is bound only in another branch of the or to " + Article.indefinite(before)
                                + "; here it would be " + Article.indefinite(fact.type())
                                + ", and what a rule uses is always of one kind"));
            }
        }));
    }

    private void only(Map<String, Integer> bound, Map<String, Integer> known, String where) {
        bound.forEach((variable, place) -> {
            if (!known.containsKey(variable)) {
                places.put(variable, where + " (line " + line(place) + ")");
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
            twice.add(file.at(
                    place,
                    Check.BOUND_TWICE,
                    variable + " is bound a second time, after line " + line(before)
                            + "; give it another name, or compare with it: == " + variable));
        } else if (!variable.isEmpty()) {
            bound.put(variable, place);
        }
    }

    /** What a stretch of the rule uses. */
    private void uses(int from, int to, Set<String> bound) {
        Matcher used = VARIABLE.matcher(code).region(from, Math.min(to, code.length()));
        while (used.find()) {
            use(used.group(), used.start(), bound);
        }
    }

    private void use(String variable, int place, Set<String> bound) {
        String where = places.get(variable);
        if (where != null && !bound.contains(variable) && told.add(variable)) {
            elsewhere.add(file.at(
                    place,
                    Check.BOUND_ELSEWHERE,
                    variable + " is bound only " + where + "; bind it where it is always known, or leave it out here"));
        }
    }
}
