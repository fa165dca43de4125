package assay.evaluation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.kie.api.runtime.rule.AgendaFilter;
import org.kie.api.runtime.rule.Match;

/** What the conditions of each rule held for in one evaluation, whether the rule was allowed to conclude anything or not. */
public final class Matches implements AgendaFilter {

    private final Predicate<String> mayFire;
    private final Map<String, Map<On, Integer>> seen = new HashMap<>();

    /** What a rule's conditions held for: the facts, and whatever it has bound. */
    private record On(List<Object> facts, Map<String, Object> bound) {}

    Matches(Predicate<String> mayFire) {
        this.mayFire = mayFire;
    }

    @Override
    public boolean accept(Match match) {
        Map<String, Object> bound = match.getDeclarationIds().stream()
                .collect(Collectors.toMap(Function.identity(), match::getDeclarationValue, (one, same) -> one));
        seen.computeIfAbsent(match.getRule().getName(), name -> new HashMap<>())
                .merge(new On(List.copyOf(match.getObjects()), bound), 1, Integer::sum);
        return mayFire.test(match.getRule().getName());
    }

    /** Whether a rule's conditions held for anything. */
    public boolean any(String rule) {
        return seen.containsKey(rule);
    }

    /** Whether the conditions of two rules held for the same. */
    public boolean same(String rule, String other) {
        return seen.getOrDefault(rule, Map.of()).equals(seen.getOrDefault(other, Map.of()));
    }
}
