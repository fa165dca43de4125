package assay.words;

import assay.drl.Asked;
import assay.drl.FactCondition.Sign;
import java.util.ArrayList;
import java.util.List;

/**
 * What a rule asks for all together, without the brackets that change nothing.
 *
 * @param facts the facts, each to be there or not
 * @param choices groups of which one part is enough
 * @param sums what is made of many facts
 */
record Together(List<Spoken> facts, List<Asked.Group> choices, List<Asked.Sum> sums) {

    /**
     * What is asked for.
     *
     * @throws CannotSay if there is a "not" in it that is about several facts as a whole, or about what is made of them
     */
    static Together of(Asked asked) {
        Together all = new Together(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        all.collect(asked, Sign.THERE);
        return all;
    }

    /**
     * Each of what is enough by itself.
     *
     * @throws CannotSay if one of them has a choice beside something else in it: two signs of what belongs together are not
     *     enough for that
     */
    static List<Together> parts(Asked.Group choice) {
        List<Together> all = new ArrayList<>();
        for (Asked part : choice.parts()) {
            Together one = of(part);
            if (!one.sums.isEmpty()) {
                throw new CannotSay(start(choice), "a sum beside an or");
            }
            if (one.facts.isEmpty() && one.choices.size() == 1) {
                all.addAll(parts(one.choices.get(0)));
            } else if (one.choices.isEmpty()) {
                all.add(one);
            } else {
                throw Connected.twice(start(choice));
            }
        }
        return all;
    }

    /** Where something begins in its file. */
    static int start(Asked asked) {
        List<Integer> starts = new ArrayList<>();
        asked.facts(fact -> starts.add(fact.start()));
        return starts.isEmpty() ? 0 : starts.get(0);
    }

    private void collect(Asked asked, Sign sign) {
        if (asked instanceof Asked.Fact fact) {
            facts.add(new Spoken(fact.condition(), sign));
        } else if (asked instanceof Asked.Sum sum) {
            if (sign == Sign.NOT) {
                throw new CannotSay(
                        start(sum),
                        "\"not\" in front of what is made of many facts",
                        "ask for the opposite of what is made, without \"not\"");
            }
            sums.add(sum);
        } else if (asked instanceof Asked.Group group) {
            boolean not = sign == Sign.NOT;
            switch (group.join()) {
                case ALL -> {
                    if (not
                            && group.parts().stream()
                                            .filter(Together::isSomething)
                                            .count()
                                    > 1) {
                        throw new CannotSay(
                                start(group),
                                "\"not\" in front of several facts together",
                                "write each with a \"not\" of its own, if none of them is to be there");
                    }
                    group.parts().forEach(part -> collect(part, sign));
                }
                // Not one or the other is neither.
                case ANY -> {
                    if (not) {
                        group.parts().forEach(part -> collect(part, sign));
                    } else {
                        choices.add(group);
                    }
                }
                case NOT -> {
                    if (not) {
                        throw new CannotSay(start(group), "\"not\" within \"not\"");
                    }
                    group.parts().forEach(part -> collect(part, Sign.NOT));
                }
                case EXISTS -> group.parts().forEach(part -> collect(part, not ? sign : Sign.EXISTS));
                default -> throw new CannotSay(start(group), "this");
            }
        }
    }

    private static boolean isSomething(Asked asked) {
        return !(asked instanceof Asked.Group group) || group.parts().stream().anyMatch(Together::isSomething);
    }
}
