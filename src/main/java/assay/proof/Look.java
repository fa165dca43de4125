package assay.proof;

import assay.drl.Asked;
import assay.drl.Consequence;
import assay.drl.DrlFile;
import assay.drl.FactCondition;
import assay.drl.Term;
import assay.problem.Problem;
import assay.ruleset.Check;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.drools.drl.ast.descr.RuleDescr;

/**
 * A rule as it looks at one kind of evidence, which it counts or sets aside.
 *
 * @param file the file of the rule
 * @param rule the rule
 * @param asked what it asks for
 * @param type the kind, by its name in the rules
 * @param variable what the fact is called in the rule; nothing where it cannot be told which fact is counted
 * @param counts the criteria for which the fact counts; nothing stands for one that cannot be told
 * @param setsAside those for which it is set aside
 * @param always whether it concludes that whenever its conditions hold
 */
record Look(
        DrlFile file,
        RuleDescr rule,
        Asked asked,
        String type,
        String variable,
        Set<String> counts,
        Set<String> setsAside,
        boolean always) {

    /** Where the fact stands in a conclusion. */
    private static final Map<String, Integer> FACT = Map.of("Counted", 2, "SetAside", 1, "whole", 1);

    /** The looks of a rule at any of these kinds. */
    static List<Look> of(DrlFile file, RuleDescr rule, Collection<String> kinds) {
        Consequence consequence = Consequence.of(file, rule);
        Map<String, Set<String>> counts = new LinkedHashMap<>();
        Map<String, Set<String>> setsAside = new LinkedHashMap<>();
        boolean always = consequence.statements().stream()
                .allMatch(statement -> statement.word().isEmpty() && !(statement.term() instanceof Term.Other));
        consequence
                .statements()
                .forEach(statement -> statement.term().each(term -> {
                    if (term instanceof Term.Call call && isAboutFact(call)) {
                        int place = FACT.getOrDefault(call.name(), 0);
                        Term fact = call.arguments().size() > place
                                ? call.arguments().get(place)
                                : call;
                        ("SetAside".equals(call.name()) ? setsAside : counts)
                                .computeIfAbsent(
                                        fact instanceof Term.Name name ? name.name() : "", any -> new TreeSet<>())
                                .add(
                                        call.arguments().isEmpty()
                                                ? ""
                                                : call.arguments().get(0).text().orElse(""));
                    }
                }));
        Set<String> variables = new LinkedHashSet<>(counts.keySet());
        variables.addAll(setsAside.keySet());
        if (variables.isEmpty()) {
            return List.of();
        }
        Asked asked = Asked.of(file, rule);
        List<FactCondition> evidence = new ArrayList<>();
        asked.facts(condition -> {
            if (kinds.contains(condition.type()) && condition.from().isEmpty()) {
                evidence.add(condition);
            }
        });
        Map<String, Look> looks = new LinkedHashMap<>();
        variables.forEach(variable -> {
            List<FactCondition> named = evidence.stream()
                    .filter(condition ->
                            !variable.isEmpty() && condition.variable().equals(variable))
                    .toList();
            // Where it cannot be told which fact is meant it may be any that the rule asks for.
            String called = named.isEmpty() ? "" : variable;
            (named.isEmpty() ? evidence : named)
                    .forEach(condition -> looks.put(
                            condition.type() + " " + called,
                            new Look(
                                    file,
                                    rule,
                                    asked,
                                    condition.type(),
                                    called,
                                    counts.getOrDefault(variable, Set.of()),
                                    setsAside.getOrDefault(variable, Set.of()),
                                    always)));
        });
        return List.copyOf(looks.values());
    }

    private static boolean isAboutFact(Term.Call call) {
        return call.made()
                ? Set.of("Counted", "SetAside").contains(call.name())
                : "whole".equals(call.name()) && call.of() instanceof Term.Name type && "Counted".equals(type.name());
    }

    /** The rule with its place. */
    String named() {
        return '"' + rule.getName() + "\" (" + at(Check.OVERLAP, "").place() + ")";
    }

    /** Something that is wrong with the rule. */
    Problem at(Check check, String message) {
        return file.at(file.offsetOf(rule.getLine()), check, message);
    }

    /** The criteria for which the fact counts or is set aside. */
    Set<String> criteria() {
        Set<String> all = new TreeSet<>(counts);
        all.addAll(setsAside);
        return all;
    }

    /** Whether the fact may be counted or set aside for a criterion. */
    boolean isFor(String criterion) {
        Set<String> all = criteria();
        return all.contains(criterion) || all.contains("");
    }
}
