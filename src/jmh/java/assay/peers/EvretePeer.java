package assay.peers;

import static org.evrete.api.FactBuilder.fact;

import java.util.Map;
import java.util.function.Predicate;
import org.evrete.Configuration;
import org.evrete.KnowledgeService;
import org.evrete.api.Knowledge;
import org.evrete.api.StatefulSession;
import org.evrete.api.TypeResolver;
import org.evrete.api.builders.RuleSetBuilder;

/**
 * Evrete: rules that join facts, with conditions and actions in Java. It has no negation and counts nothing by itself, so
 * three steps follow each other: what facts show, which criteria are met, which grades that makes. Facts go in by logical
 * types, so that a rule is only asked about what it is about: the kind of a fact, the criterion of a tally, the requirement of
 * a standing.
 */
final class EvretePeer implements Peer {

    private static final String COUNTED = "counted";

    private final Knowledge knowledge = KnowledgeService.builder(new Configuration())
            .withExecutor(new SameThread())
            .build()
            .newKnowledge();

    EvretePeer() {
        TypeResolver types = knowledge.getTypeResolver();
        Row.ALL.forEach(row -> types.getOrDeclare(row.kind(), Fact.class));
        for (Criterion criterion : Criterion.ALL) {
            types.getOrDeclare(criterion.id(), Tally.class);
            types.getOrDeclare(criterion.requirement(), Standing.class);
        }
        types.getOrDeclare(COUNTED, Standing.class);

        RuleSetBuilder<Knowledge> rules = knowledge.builder();
        Row.ALL.forEach(row -> shows(rules, row));
        for (Criterion criterion : Criterion.ALL) {
            if (!criterion.id().equals("R5.M2")) {
                isMet(rules, criterion);
            }
        }
        statementsArePublished(rules);
        for (Grade grade : Grade.values()) {
            grades(rules, grade);
        }
        rules.build();
    }

    private static void shows(RuleSetBuilder<Knowledge> rules, Row row) {
        String name = row.criterion() + " by " + row.kind();
        Predicate<Object[]> counts = values -> row.where().test((Fact) values[0]);
        if (row.beside().isEmpty()) {
            rules.newRule(name)
                    .forEach("$fact", row.kind(), "$tally", row.criterion())
                    .where(counts, "$fact")
                    .execute(
                            found -> found.<Tally>get("$tally").show(row.parts().apply(found.get("$fact"))));
            return;
        }
        Row.Beside beside = row.beside().get();
        Predicate<Object[]> besides = values -> beside.where().test((Fact) values[0]);
        rules.newRule(name)
                .forEach("$fact", row.kind(), "$beside", beside.kind(), "$tally", row.criterion())
                .where(counts, "$fact")
                .where(besides, "$beside")
                .execute(found -> found.<Tally>get("$tally").show(row.parts().apply(found.get("$fact"))));
    }

    /** The condition names the standing, so that it is asked once that is there and the tally is complete. */
    private static void isMet(RuleSetBuilder<Knowledge> rules, Criterion criterion) {
        Predicate<Object[]> isMet = values -> ((Tally) values[0]).isMet();
        rules.newRule(criterion.id() + " is met")
                .forEach("$tally", criterion.id(), "$standing", criterion.requirement())
                .where(isMet, "$tally", "$standing")
                .execute(found -> found.<Standing>get("$standing").meet(criterion));
    }

    /** R5.M2 asks for all that have a statement where all three sectors have one. */
    private static void statementsArePublished(RuleSetBuilder<Knowledge> rules) {
        Predicate<Object[]> isMet = values -> {
            Tally published = (Tally) values[0];
            return ((Tally) values[1]).isMet() ? published.shown() == Fact.SECTORS.size() : published.isMet();
        };
        rules.newRule("R5.M2 is met")
                .forEach("$published", "R5.M2", "$there", "R5.M1", "$standing", "R5")
                .where(isMet, "$published", "$there", "$standing")
                .execute(found -> found.<Standing>get("$standing")
                        .meet(found.<Tally>get("$published").criterion()));
    }

    private static void grades(RuleSetBuilder<Knowledge> rules, Grade grade) {
        Predicate<Object[]> isGiven = values -> grade.where().test((Standing) values[0]);
        rules.newRule(grade.words())
                .forEach(fact("$standing", COUNTED), fact("$score", Score.class))
                .where(isGiven, "$standing")
                .execute(found -> {
                    found.<Standing>get("$standing").grade(grade);
                    found.<Score>get("$score").add(found.get("$standing"));
                });
    }

    @Override
    public Outcome decide(Map<String, Object> evidence) {
        Case one = new Case();
        try (StatefulSession session = knowledge.newStatefulSession()) {
            Fact.of(evidence).forEach(fact -> session.insertAs(fact.kind(), fact));
            one.tallies().forEach((type, tally) -> session.insertAs(type, tally));
            session.fire();
            one.standings().forEach((type, standing) -> session.insertAs(type, standing));
            session.fire();
            one.standings().values().forEach(standing -> session.insertAs(COUNTED, standing));
            session.insert(one.score());
            session.fire();
        }
        return one.outcome();
    }
}
