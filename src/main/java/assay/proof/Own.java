package assay.proof;

import assay.drl.Asked;
import assay.drl.Consequence;
import assay.drl.DrlFile;
import assay.drl.FactCondition;
import assay.drl.Term;
import assay.evaluation.Trials;
import assay.evidence.Evidence;
import assay.ruleset.Field;
import assay.ruleset.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Facts that rules conclude for other rules to ask for: who speaks for whom. Where they hang on nothing but what an authority
 * is, they are what the rules themselves conclude of it.
 */
final class Own {

    /** How many kinds of authorities are told apart at most. */
    private static final int MOST = 64;

    private final Map<String, Rule> rules = new LinkedHashMap<>();
    private final Kind authority;
    private final Trials trials;
    private final Map<Map<String, Object>, Map<String, List<Map<String, Object>>>> known = new HashMap<>();

    /** What the rules that conclude a type ask for: of the authority, of other types; or whether of anything else. */
    private record Rule(Set<String> fields, Set<String> types, List<Hanging> hangs) {}

    /**
     * A rule that concludes facts from more than what an authority is.
     *
     * @param file its file
     * @param name its name
     * @param start where it asks for more
     */
    record Hanging(DrlFile file, String name, int start) {}

    /**
     * What rules conclude for others.
     *
     * @param types the types that are declared and of which no evidence is
     * @param authority what is known of an authority
     */
    Own(Collection<String> types, Kind authority, List<DrlFile> files, Trials trials) {
        this.authority = authority;
        this.trials = trials;
        types.forEach(type -> rules.put(type, new Rule(new TreeSet<>(), new HashSet<>(), new ArrayList<>())));
        files.forEach(file -> file.rules().forEach(rule -> {
            Set<String> made = new HashSet<>();
            Consequence.of(file, rule)
                    .statements()
                    .forEach(statement -> statement.term().each(term -> {
                        if (term instanceof Term.Call call && call.made()) {
                            made.add(call.name());
                        }
                    }));
            made.retainAll(rules.keySet());
            if (!made.isEmpty()) {
                Asked asked = Asked.of(file, rule);
                made.forEach(type -> asked.facts(condition -> read(
                        Objects.requireNonNull(rules.get(type)),
                        condition,
                        new Hanging(file, rule.getName(), condition.start()))));
            }
        }));
    }

    private void read(Rule of, FactCondition condition, Hanging here) {
        if (rules.containsKey(condition.type())) {
            of.types.add(condition.type());
        } else if (condition.type().equals(authority.type())) {
            condition
                    .constraints()
                    .forEach(one -> one.term().each(term -> {
                        if (term instanceof Term.Name name && !name.name().startsWith("$")) {
                            Optional<Field> field = field(name.name());
                            field.ifPresent(known -> of.fields.add(known.property()));
                            boolean isWhole = field.filter(known ->
                                            known.form() == Field.Form.WORD || known.form() == Field.Form.TRUTH)
                                    .isPresent();
                            if (!isWhole && !name.name().matches("[A-Z].*")) {
                                of.hangs.add(here);
                            }
                        }
                    }));
        } else if (condition.from().isEmpty()) {
            of.hangs.add(here);
        }
    }

    private Optional<Field> field(String property) {
        return authority.fields().stream()
                .filter(field -> field.property().equals(property))
                .findFirst();
    }

    /** Whether rules conclude facts of a type for others. */
    boolean isOne(String type) {
        return rules.containsKey(type);
    }

    /** The fields of an authority that facts of a type hang on; nothing where they hang on other things as well. */
    Optional<Set<String>> hangsOn(String type) {
        Set<String> fields = new TreeSet<>();
        Set<String> seen = new LinkedHashSet<>();
        return hangsOn(type, fields, seen) ? Optional.of(fields) : Optional.empty();
    }

    private boolean hangsOn(String type, Set<String> fields, Set<String> seen) {
        Rule rule = rules.get(type);
        if (rule == null || !rule.hangs.isEmpty()) {
            return false;
        }
        fields.addAll(rule.fields);
        return !seen.add(type) || rule.types.stream().allMatch(one -> hangsOn(one, fields, seen));
    }

    /** The rules because of which it is not known which facts of a type there are. */
    List<Hanging> hanging(String type) {
        Set<String> seen = new LinkedHashSet<>(List.of(type));
        List<String> left = new ArrayList<>(List.of(type));
        List<Hanging> all = new ArrayList<>();
        while (!left.isEmpty()) {
            Rule rule = rules.get(left.remove(0));
            if (rule != null) {
                all.addAll(rule.hangs);
                rule.types.stream().filter(seen::add).forEach(left::add);
            }
        }
        return all;
    }

    /**
     * The facts of a type.
     *
     * @param about what the authority is, in the fields that they hang on, as values of conditions
     */
    List<Map<String, Object>> facts(String type, Map<String, Object> about) {
        return known.computeIfAbsent(about, this::concluded).getOrDefault(type, List.of());
    }

    private Map<String, List<Map<String, Object>>> concluded(Map<String, Object> about) {
        Map<String, Object> recorded = Values.recorded(authority, about);
        Map<String, List<Map<String, Object>>> facts = new HashMap<>();
        trials.ownFacts(Evidence.of("", "", recorded, null, Map.of(), Map.of(), List.of()))
                .forEach((type, all) -> facts.put(
                        type,
                        all.stream()
                                .map(one -> {
                                    Map<String, Object> values = new LinkedHashMap<>();
                                    one.forEach((name, value) -> values.put(name, Values.ofRules(value)));
                                    return values;
                                })
                                .distinct()
                                .toList()));
        return facts;
    }

    /**
     * What sets a word apart from others in facts of some types, whatever the authority is: two words of which the same is said
     * are alike to whoever asks for such facts.
     */
    Set<List<Object>> saidOf(Values.Word word, Collection<String> types) {
        Set<List<Object>> said = new HashSet<>();
        for (String type : types) {
            for (Map<String, Object> about : abouts(hangsOn(type).orElse(Set.of()))) {
                for (Map<String, Object> fact : facts(type, about)) {
                    if (fact.containsValue(word)) {
                        Map<String, Object> rest = new LinkedHashMap<>(fact);
                        rest.replaceAll((name, value) -> value.equals(word) ? "" : value);
                        said.add(List.of(type, about, rest));
                    }
                }
            }
        }
        return said;
    }

    private List<Map<String, Object>> abouts(Set<String> fields) {
        List<Map<String, Object>> all = List.of(Map.of());
        for (String name : fields) {
            List<Map<String, Object>> more = new ArrayList<>();
            for (Map<String, Object> one : all) {
                for (Object value : field(name).map(Values::whole).orElse(List.of())) {
                    Map<String, Object> with = new LinkedHashMap<>(one);
                    with.put(name, value);
                    more.add(with);
                }
            }
            all = more.size() > MOST ? more.subList(0, MOST) : more;
        }
        return all;
    }
}
