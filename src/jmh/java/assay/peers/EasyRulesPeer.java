package assay.peers;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jeasy.rules.api.Facts;
import org.jeasy.rules.api.Rule;
import org.jeasy.rules.api.Rules;
import org.jeasy.rules.api.RulesEngine;
import org.jeasy.rules.core.DefaultRulesEngine;
import org.jeasy.rules.core.RuleBuilder;

/**
 * Easy Rules: rules that are asked one after the other, by their priority, about facts that have names. It joins nothing, so
 * all facts of a kind are one of its facts, by the name of the kind.
 */
final class EasyRulesPeer implements Peer {

    private static final String CASE = "case";
    private static final int SHOWN = 1;
    private static final int MET = 2;
    private static final int GRADED = 3;

    private final RulesEngine engine = new DefaultRulesEngine();
    private final Rules rules = new Rules();

    EasyRulesPeer() {
        Row.ALL.forEach(row -> rules.register(shows(row)));
        for (Criterion criterion : Criterion.ALL) {
            rules.register(criterion.id().equals("R5.M2") ? statementsArePublished(criterion) : isMet(criterion));
        }
        for (String requirement : new Case().standings().keySet()) {
            for (Grade grade : Grade.values()) {
                rules.register(grades(requirement, grade));
            }
        }
    }

    private static Rule shows(Row row) {
        return new RuleBuilder()
                .name(row.criterion() + " by " + row.kind())
                .priority(SHOWN)
                .when(facts -> isThere(facts, row.kind(), row.where())
                        && row.beside()
                                .map(beside -> isThere(facts, beside.kind(), beside.where()))
                                .orElse(true))
                .then(facts -> {
                    Tally tally = decided(facts).tallies().get(row.criterion());
                    ofKind(facts, row.kind()).stream()
                            .filter(row.where())
                            .forEach(fact -> tally.show(row.parts().apply(fact)));
                })
                .build();
    }

    private static Rule isMet(Criterion criterion) {
        return meets(criterion, one -> one.tallies().get(criterion.id()).isMet());
    }

    /** R5.M2 asks for all that have a statement where all three sectors have one. */
    private static Rule statementsArePublished(Criterion criterion) {
        return meets(criterion, one -> {
            Tally published = one.tallies().get("R5.M2");
            return one.tallies().get("R5.M1").isMet() ? published.shown() == Fact.SECTORS.size() : published.isMet();
        });
    }

    private static Rule meets(Criterion criterion, Predicate<Case> isMet) {
        return new RuleBuilder()
                .name(criterion.id() + " is met")
                .priority(MET)
                .when(facts -> isMet.test(decided(facts)))
                .then(facts ->
                        decided(facts).standings().get(criterion.requirement()).meet(criterion))
                .build();
    }

    private static Rule grades(String requirement, Grade grade) {
        return new RuleBuilder()
                .name(requirement + " " + grade.words())
                .priority(GRADED)
                .when(facts -> grade.where().test(decided(facts).standings().get(requirement)))
                .then(facts -> {
                    Standing standing = decided(facts).standings().get(requirement);
                    standing.grade(grade);
                    decided(facts).score().add(standing);
                })
                .build();
    }

    private static boolean isThere(Facts facts, String kind, Predicate<Fact> where) {
        return ofKind(facts, kind).stream().anyMatch(where);
    }

    private static List<Fact> ofKind(Facts facts, String kind) {
        List<Fact> those = facts.get(kind);
        return those == null ? List.of() : those;
    }

    private static Case decided(Facts facts) {
        return facts.get(CASE);
    }

    @Override
    public Outcome decide(Map<String, Object> evidence) {
        Case one = new Case();
        Facts facts = new Facts();
        facts.put(CASE, one);
        Fact.of(evidence).stream().collect(Collectors.groupingBy(Fact::kind)).forEach(facts::put);
        engine.fire(rules, facts);
        return one.outcome();
    }
}
