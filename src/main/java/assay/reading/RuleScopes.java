package assay.reading;

import assay.policy.Criterion;
import assay.policy.Finding;
import assay.policy.Overall;
import assay.policy.Standing;
import assay.ruleset.Step;
import assay.ruleset.Steps;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds out how much each rule looks at. A rule that looks at one fact at a time, and at nothing else that differs from one
 * authority to the next, concludes the same of every fact that says the same; so it need be asked of each only once.
 */
final class RuleScopes {

    /** What the engine hands over that is the same for every authority, for rules have said it. */
    private static final String DECLARED = Criterion.class.getSimpleName();

    private static final Set<String> ALONE = Set.of(Finding.class.getSimpleName(), Standing.class.getSimpleName());

    private final Map<String, Step> given;
    private final @Nullable Step shown;
    private final Step last;
    private final Set<Step> later = new HashSet<>();
    private final List<Rule> rules = new ArrayList<>();
    private final Map<String, List<Rule>> concluding = new HashMap<>();
    private final Map<String, Steps.Scope> scopes = new TreeMap<>();
    /** What each type that rules of one fact at a time conclude follows from: a step at whose beginning that is handed over. */
    private final Map<String, Step> roots = new HashMap<>();

    private final Set<String> constant = new HashSet<>();

    /**
     * One pattern of a rule.
     *
     * @param types the names of the types whose facts it is about
     * @param plain whether there has to be one of them for the rule to conclude anything, and is told apart from the others
     */
    record Asked(Set<String> types, boolean plain) {}

    /** A rule, and what it was found to follow from, which is nothing until then. */
    private static final class Rule {
        private final String name;
        private final List<Asked> asked;
        private final Set<String> concludes;
        private @Nullable Step root;

        Rule(String name, List<Asked> asked, Set<String> concludes) {
            this.name = name;
            this.asked = asked;
            this.concludes = concludes;
        }
    }

    /**
     * For rules of one subject.
     *
     * @param given the step at whose beginning each type is handed over that the engine hands over
     * @param steps the steps, in their order
     * @param shown the step in which evidence is handed over, or null where nothing is graded
     */
    RuleScopes(Map<String, Step> given, List<Step> steps, @Nullable Step shown) {
        this.given = given;
        this.shown = shown;
        this.last = steps.get(steps.size() - 1);
        if (shown != null) {
            steps.stream().filter(step -> step.compareTo(shown) >= 0).forEach(later::add);
        }
    }

    /** Adds a rule, with the patterns that it asks for and the names of the types that it concludes. */
    void add(String name, List<Asked> asked, Set<String> concludes) {
        Rule rule = new Rule(name, List.copyOf(asked), Set.copyOf(concludes));
        rules.add(rule);
        concludes.forEach(type ->
                concluding.computeIfAbsent(type, any -> new ArrayList<>()).add(rule));
    }

    /** The scope of each rule, by its name. */
    Map<String, Steps.Scope> scopes() {
        if (shown == null) {
            return Map.of();
        }
        constant.add(DECLARED);
        boolean more = true;
        while (more) {
            more = false;
            for (Rule rule : rules) {
                more |= !scopes.containsKey(rule.name) && isFound(rule);
            }
        }
        Set<String> leading = leading();
        rules.stream()
                .filter(rule -> rule.concludes.stream().anyMatch(leading::contains))
                .forEach(rule -> scopes.putIfAbsent(rule.name, Steps.Scope.SEVERAL));
        Set<Rule> adding = adding();
        if (adding.stream().allMatch(this::isOfGradesAlone)) {
            adding.forEach(rule -> scopes.put(rule.name, Steps.Scope.OVERALL));
        }
        rules.forEach(rule -> scopes.putIfAbsent(rule.name, Steps.Scope.REMARK));
        return scopes;
    }

    /** The rules that what it comes to overall follows from. */
    private Set<Rule> adding() {
        Set<Rule> adding = new HashSet<>();
        Deque<String> types = new ArrayDeque<>(Set.of(Overall.class.getSimpleName()));
        while (!types.isEmpty()) {
            for (Rule rule : concluding.getOrDefault(types.pop(), List.of())) {
                if (adding.add(rule)) {
                    rule.asked.forEach(one -> types.addAll(one.types));
                }
            }
        }
        return adding;
    }

    /** Whether a rule that nothing else was found out of looks only at what is handed over last, and at what rules conclude. */
    private boolean isOfGradesAlone(Rule rule) {
        return !scopes.containsKey(rule.name)
                && rule.asked.stream().flatMap(one -> one.types.stream()).allMatch(type -> {
                    Step handed = given.get(type);
                    boolean isConcluded = concluding.containsKey(type);
                    return handed == null ? isConcluded : handed.equals(last) && !isConcluded;
                });
    }

    /** The names of the types that rules of each scope ask about. */
    Map<Steps.Scope, Set<String>> asked(Map<String, Steps.Scope> each) {
        Map<Steps.Scope, Set<String>> asked = new EnumMap<>(Steps.Scope.class);
        for (Rule rule : rules) {
            Steps.Scope scope = each.get(rule.name);
            if (scope != null) {
                rule.asked.forEach(one ->
                        asked.computeIfAbsent(scope, any -> new TreeSet<>()).addAll(one.types));
            }
        }
        return asked;
    }

    private boolean isFound(Rule rule) {
        List<Asked> own = rule.asked.stream()
                .filter(one -> !constant.containsAll(one.types))
                .toList();
        if (own.isEmpty()) {
            scopes.put(rule.name, Steps.Scope.NOTHING);
            rule.concludes.forEach(type -> {
                if (!given.containsKey(type)
                        && concluding.getOrDefault(type, List.of()).stream()
                                .allMatch(other -> scopes.get(other.name) == Steps.Scope.NOTHING)) {
                    constant.add(type);
                }
            });
            return true;
        }
        if (own.size() > 1 || !own.get(0).plain) {
            return false;
        }
        Step root = root(own.get(0).types);
        if (root == null) {
            return false;
        }
        scopes.put(rule.name, Steps.Scope.ONE);
        rule.root = root;
        rule.concludes.forEach(type -> {
            if (!given.containsKey(type)
                    && concluding.getOrDefault(type, List.of()).stream().allMatch(other -> root.equals(other.root))) {
                roots.put(type, root);
            }
        });
        return true;
    }

    /** The one step that all of some types follow from, each fact of them from a single one that is handed over. */
    private @Nullable Step root(Set<String> types) {
        Step all = null;
        for (String type : types) {
            if (!given.containsKey(type) && !concluding.containsKey(type)) {
                // There is none that is this and nothing else.
                continue;
            }
            Step one = root(type);
            if (one == null || (all != null && !all.equals(one))) {
                return null;
            }
            all = one;
        }
        return all;
    }

    private @Nullable Step root(String type) {
        Step handed = given.get(type);
        if (handed == null) {
            return roots.get(type);
        }
        boolean isWhole = concluding.getOrDefault(type, List.of()).isEmpty() && later.contains(handed);
        // Only what is looked at for itself: of documents, ratings and grades several are looked at by the way of
        // others.
        return isWhole && (isKind(type) || ALONE.contains(type)) ? handed : null;
    }

    private boolean isKind(String type) {
        Step handed = given.get(type);
        return handed != null && handed.equals(shown) && !handed.given().contains(type);
    }

    /** The types from which a grade can follow, or by which a fact is accounted for. */
    private Set<String> leading() {
        Set<String> leading = new HashSet<>();
        later.forEach(step -> leading.addAll(step.lookedAt()));
        boolean more = true;
        while (more) {
            more = false;
            for (Rule rule : rules) {
                if (rule.concludes.stream().anyMatch(leading::contains)) {
                    for (Asked asked : rule.asked) {
                        more |= leading.addAll(asked.types);
                    }
                }
            }
        }
        return leading;
    }
}
