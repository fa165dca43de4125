package assay.lint;

import assay.drl.Asked;
import assay.drl.FactCondition;
import java.util.List;

/** Which facts a rule asks for together, and whether it needs each of them to match. */
record Together(Asked asked) {

    /** Whether two facts are asked for in one and the same branch: not one or the other. */
    @SuppressWarnings("ReferenceEquality") // Two choices may be put together alike.
    boolean are(FactCondition one, FactCondition other) {
        List<Asked.In> way = asked.way(one);
        return asked.way(other).stream()
                .filter(Together::isChoice)
                .noneMatch(in -> way.stream().anyMatch(of -> of.whole() == in.whole() && of.part() != in.part()));
    }

    /** Whether a fact is asked for in one branch of several, and not in the others. */
    boolean isInBranch(FactCondition fact) {
        return asked.way(fact).stream().anyMatch(Together::isChoice);
    }

    /** Whether one fact is asked for wherever another is. */
    @SuppressWarnings("ReferenceEquality") // Two choices may be put together alike.
    boolean comesWith(FactCondition one, FactCondition other) {
        List<Asked.In> way = asked.way(other);
        return asked.way(one).stream()
                .filter(Together::isChoice)
                .allMatch(in -> way.stream().anyMatch(of -> of.whole() == in.whole() && of.part() == in.part()));
    }

    /** Whether a rule, or a branch of it, matches only where what is asked of a fact is so: it is there, or is not there. */
    boolean isNeeded(FactCondition fact) {
        List<Asked.In> way = asked.way(fact);
        return way.stream().noneMatch(in -> in.whole() instanceof Asked.Sum)
                && way.stream().filter(in -> is(in, Asked.Join.NOT)).count()
                        == (fact.sign() == FactCondition.Sign.NOT ? 1 : 0)
                && (fact.sign() != FactCondition.Sign.NOT || isAlone(way));
    }

    /** What comes of it where a fact can never be there: the rule matches never, in one branch not, or always in that. */
    String never(String rule, FactCondition fact) {
        List<Asked.In> way = asked.way(fact);
        return fact.sign() == FactCondition.Sign.NOT
                ? "what the rule \"" + rule + "\" rules out can never be there"
                : way.stream().anyMatch(in -> in.whole() instanceof Asked.Sum)
                        ? "what the rule \"" + rule + "\" adds up can never be there"
                        : isInBranch(fact)
                                ? "a branch of the or in the rule \"" + rule + "\" can never match"
                                : "the rule \"" + rule + "\" can never match";
    }

    /** Whether nothing else is ruled out together with a fact that is. */
    private static boolean isAlone(List<Asked.In> way) {
        return way.stream()
                .dropWhile(in -> !is(in, Asked.Join.NOT))
                .allMatch(in ->
                        in.whole() instanceof Asked.Group group && group.parts().size() == 1);
    }

    private static boolean isChoice(Asked.In in) {
        return is(in, Asked.Join.ANY)
                && in.whole() instanceof Asked.Group group
                && group.parts().size() > 1;
    }

    private static boolean is(Asked.In in, Asked.Join join) {
        return in.whole() instanceof Asked.Group group && group.join() == join;
    }
}
