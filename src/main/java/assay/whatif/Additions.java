package assay.whatif;

import assay.evidence.Evidence;
import assay.evidence.Observation;
import assay.evidence.SubmittedDocument;
import assay.policy.Document;
import assay.proof.Edges;
import assay.ruleset.Field;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/** Facts put to evidence, and as little of them as does. */
final class Additions {

    private Additions() {}

    /** The evidence with a document more, which shows the facts. It stands in no file, and so it has no digest. */
    static Evidence with(Evidence evidence, List<Observation> facts) {
        Set<String> ids = new HashSet<>();
        evidence.documents().forEach(one -> ids.add(one.document().id()));
        String id = "ADDED";
        while (ids.contains(id)) {
            id += "-";
        }
        List<SubmittedDocument> documents = new ArrayList<>(evidence.documents());
        documents.add(
                new SubmittedDocument(new Document(id, "What is added here", null, null, documents.size()), facts));
        return new Evidence(
                evidence.file(),
                "",
                evidence.authority(),
                evidence.about(),
                evidence.interview(),
                evidence.answers(),
                evidence.profile(),
                documents,
                evidence.spoken(),
                evidence.expect(),
                evidence.caseName(),
                List.of(),
                evidence.warnings(),
                evidence.passedOver());
    }

    /** Some facts, and then others. */
    static List<Observation> joined(List<Observation> some, List<Observation> others) {
        List<Observation> all = new ArrayList<>(some);
        all.addAll(others);
        return all;
    }

    /**
     * Some facts without those words of their lists that can be left out and without which less is counted of them.
     *
     * @param counted what there is to be less of
     * @param does whether they still do
     */
    static List<Observation> less(
            List<Observation> facts, ToIntFunction<List<Observation>> counted, Predicate<List<Observation>> does) {
        List<Observation> less = facts;
        for (int i = 0; i < facts.size(); i++) {
            for (Field field : facts.get(i).kind().fields()) {
                for (Object word : words(facts.get(i), field)) {
                    int most = counted.applyAsInt(less);
                    if (most == 0) {
                        return less;
                    }
                    List<?> rest = words(less.get(i), field).stream()
                            .filter(one -> !one.equals(word))
                            .toList();
                    List<Observation> without = new ArrayList<>(less);
                    without.set(i, with(less.get(i), field, rest));
                    if ((field.mayBeEmpty() || !rest.isEmpty())
                            && counted.applyAsInt(without) < most
                            && does.test(without)) {
                        less = without;
                    }
                }
            }
        }
        return less;
    }

    private static List<?> words(Observation fact, Field field) {
        return fact.values().get(field.property()) instanceof List<?> words ? words : List.of();
    }

    /**
     * As little of some facts as still does: no fact, nothing that may be left out and no word of a list can be, no lower
     * number of those tried would do, and no single word or truth can stand in place of another for which the rules count less. A
     * list that may not be empty keeps one word.
     */
    static List<Observation> least(
            List<Observation> facts, Supplies supplies, Edges edges, Predicate<List<Observation>> does) {
        List<Observation> least = new ArrayList<>(facts);
        boolean less = true;
        while (less) {
            less = false;
            for (int i = 0; i < least.size(); i++) {
                List<Observation> without = new ArrayList<>(least);
                without.remove(i);
                if (does.test(without)) {
                    least = without;
                    less = true;
                    i--;
                } else {
                    Observation smaller = smaller(least, i, supplies, edges, does);
                    less |= !smaller.equals(least.get(i));
                    least.set(i, smaller);
                }
            }
        }
        return least;
    }

    private static Observation smaller(
            List<Observation> all, int index, Supplies supplies, Edges edges, Predicate<List<Observation>> does) {
        Observation fact = all.get(index);
        for (Field field : fact.kind().fields()) {
            if (field.optional() && fact.values().containsKey(field.property())) {
                Observation without = without(fact, field);
                fact = isEnough(all, index, without, does) ? without : fact;
            }
        }
        for (Field field : fact.kind().fields()) {
            Object value = fact.values().get(field.property());
            Observation before = fact;
            Predicate<Object> enough = other -> isEnough(all, index, with(before, field, other), does);
            if (field.form() == Field.Form.WORD || field.form() == Field.Form.TRUTH) {
                Object weakest = supplies.weaker(before, field).stream()
                        .filter(enough)
                        .findFirst()
                        .orElse(value);
                if (weakest != null && !weakest.equals(value)) {
                    fact = with(fact, field, weakest);
                }
            }
        }
        for (Field field : fact.kind().fields()) {
            Object value = fact.values().get(field.property());
            Observation before = fact;
            Predicate<Object> enough = other -> isEnough(all, index, with(before, field, other), does);
            if (value instanceof List<?> words) {
                fact = with(fact, field, fewer(words, field.mayBeEmpty() ? 0 : 1, enough));
            } else if (value instanceof Number number) {
                Amounts amounts = Amounts.of(fact.kind(), field, edges);
                BigDecimal lowest = amounts.lowest(
                        new BigDecimal(number.toString()), lower -> enough.test(amounts.recorded(lower)));
                fact = with(fact, field, amounts.recorded(lowest));
            }
        }
        return fact;
    }

    private static boolean isEnough(
            List<Observation> all, int index, Observation instead, Predicate<List<Observation>> does) {
        List<Observation> changed = new ArrayList<>(all);
        changed.set(index, instead);
        return does.test(changed);
    }

    private static Observation with(Observation fact, Field field, Object value) {
        Map<String, Object> values = new LinkedHashMap<>(fact.values());
        values.put(field.property(), value);
        return new Observation(fact.kind(), values, fact.at(), fact.secondary(), fact.note());
    }

    private static Observation without(Observation fact, Field field) {
        Map<String, Object> values = new LinkedHashMap<>(fact.values());
        values.remove(field.property());
        return new Observation(fact.kind(), values, fact.at(), fact.secondary(), fact.note());
    }

    /** The shorter of what is left when words are left out from the end, and from the beginning. */
    private static List<?> fewer(List<?> words, int least, Predicate<Object> enough) {
        List<?> first = words;
        while (first.size() / 2 >= Math.max(1, least) && enough.test(first.subList(0, (first.size() + 1) / 2))) {
            first = List.copyOf(first.subList(0, (first.size() + 1) / 2));
        }
        List<?> fromEnd = fewer(first, least, enough, true);
        List<?> fromBeginning = fewer(first, least, enough, false);
        return fromBeginning.size() < fromEnd.size() ? fromBeginning : fromEnd;
    }

    private static List<?> fewer(List<?> words, int least, Predicate<Object> enough, boolean fromEnd) {
        List<Object> left = new ArrayList<>(words);
        for (int i = 0; i < words.size() && left.size() > least; i++) {
            List<Object> without = new ArrayList<>(left);
            without.remove(words.get(fromEnd ? words.size() - 1 - i : i));
            if (enough.test(without)) {
                left = without;
            }
        }
        return left;
    }
}
