package assay.whatif;

import assay.evidence.Evidence;
import assay.evidence.Observation;
import assay.evidence.SubmittedDocument;
import assay.policy.Document;
import assay.ruleset.Field;
import assay.ruleset.Kind;
import assay.ruleset.RuleSet;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/** Evidence that could be added: as much as one fact of a kind can say, and as little as does. */
final class Additions {

    /** How many facts of one kind are tried at most; those beyond are of kinds with very many single words. */
    private static final int OF_A_KIND = 256;

    private static final int MANY = 20;

    /** So many numbers are tried one by one; beyond them what is enough is taken to be so for all that are higher. */
    private static final int ONE_BY_ONE = 100;

    private Additions() {}

    /**
     * Every fact that says as much as it must: all words of its lists, many of what is counted, each single word once. What an
     * assessor did is nothing that an authority could add.
     */
    static List<Observation> all(RuleSet rules) {
        return all(rules, Predicate.not(Field::optional), many(rules));
    }

    /** The same of kinds of which something may be left out, with all of that as well. */
    static List<Observation> inFull(RuleSet rules) {
        return all(rules, field -> true, many(rules)).stream()
                .filter(fact -> fact.kind().fields().stream().anyMatch(Field::optional))
                .toList();
    }

    /**
     * The same of kinds with numbers, as far as few of what is counted say something else than many do: none of it, and what is
     * around each number that rules turn on.
     */
    static List<Observation> withFewer(RuleSet rules) {
        List<Integer> few = Stream.concat(
                        Stream.of(0),
                        rules.numbers().stream().flatMap(number -> Stream.of(number, number - 1, number + 1)))
                .distinct()
                .toList();
        return Stream.of(Predicate.not(Field::optional), (Predicate<Field>) field -> true)
                .flatMap(said -> all(rules, said, few).stream())
                .filter(fact -> fact.values().values().stream().anyMatch(Number.class::isInstance))
                .distinct()
                .toList();
    }

    private static List<Observation> all(RuleSet rules, Predicate<Field> said, List<Integer> numbers) {
        List<Observation> all = new ArrayList<>();
        for (Kind kind : rules.vocabulary().kinds()) {
            if (kind.assessed()) {
                continue;
            }
            List<Map<String, Object>> ofKind = List.of(Map.of());
            for (Field field : kind.fields()) {
                if (said.test(field)) {
                    ofKind = times(ofKind, field, rules, numbers);
                }
            }
            ofKind.forEach(values -> all.add(new Observation(kind, values, null, false, null)));
        }
        return all;
    }

    private static List<Map<String, Object>> times(
            List<Map<String, Object>> facts, Field field, RuleSet rules, List<Integer> numbers) {
        List<?> values =
                switch (field.form()) {
                    case TEXT -> List.of(RuleSet.TO_BE_FILLED_IN);
                    case WHOLE_NUMBER ->
                        numbers.stream().map(field.range()::whole).distinct().toList();
                    case NUMBER ->
                        numbers.stream().map(field.range()::number).distinct().toList();
                    case TRUTH -> List.of(true, false);
                    case DATE -> days(rules);
                    case WORD -> field.words();
                    case WORDS -> List.of(field.words());
                };
        List<Map<String, Object>> more = new ArrayList<>();
        for (Map<String, Object> fact : facts) {
            for (Object value : values) {
                if (more.size() < OF_A_KIND) {
                    Map<String, Object> longer = new LinkedHashMap<>(fact);
                    longer.put(field.property(), value);
                    more.add(longer);
                }
            }
        }
        return more;
    }

    /** Many, and each number that rules turn on and that is more than that. */
    private static List<Integer> many(RuleSet rules) {
        return Stream.concat(Stream.of(MANY), rules.numbers().stream().filter(number -> number > MANY))
                .toList();
    }

    /** Each day that rules turn on, with the days before and after it. */
    private static List<LocalDate> days(RuleSet rules) {
        return rules.days().isEmpty()
                ? List.of(Field.ANY_DAY)
                : rules.days().stream()
                        .flatMap(day -> Stream.of(day, day.minusDays(1), day.plusDays(1)))
                        .distinct()
                        .toList();
    }

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
     * As little of some facts as still does: no fact, nothing that may be left out and no word of a list can be, no number can
     * be a lower whole one, and no single word or truth can stand in place of another for which the rules count less. A list
     * that may not be empty keeps one word.
     */
    static List<Observation> least(List<Observation> facts, Supplies supplies, Predicate<List<Observation>> does) {
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
                    Observation smaller = smaller(least, i, supplies, does);
                    less |= !smaller.equals(least.get(i));
                    least.set(i, smaller);
                }
            }
        }
        return least;
    }

    private static Observation smaller(
            List<Observation> all, int index, Supplies supplies, Predicate<List<Observation>> does) {
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
            } else if (value instanceof Integer number) {
                fact = with(fact, field, lowest(field.range().whole(0), number, enough::test));
            } else if (value instanceof Double number && number == Math.rint(number)) {
                int lowest = lowest(field.range().whole(0), number.intValue(), whole -> enough.test((double) whole));
                fact = with(fact, field, (double) lowest);
            }
        }
        return fact;
    }

    /** The lowest whole number from one on that is enough, where another is. */
    private static int lowest(int from, int enough, IntPredicate isEnough) {
        int low = from;
        while (low < enough && low < from + ONE_BY_ONE) {
            if (isEnough.test(low)) {
                return low;
            }
            low++;
        }
        int high = enough;
        while (low < high) {
            int middle = low + (high - low) / 2;
            if (isEnough.test(middle)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return high;
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
