package assay.lint;

import assay.drl.Consequence;
import assay.drl.DrlFile;
import assay.drl.Term;
import assay.ruleset.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.drools.drl.ast.descr.RuleDescr;

/** What rules put into the facts of their own that they conclude: the sectors that anybody speaks for, say. */
final class OwnValues {

    /** A text where a rule says it. */
    record Place(DrlFile file, int offset) {}

    private final Map<String, Kind> types;
    private final Map<String, Map<String, Place>> values = new HashMap<>();
    private final Set<String> unknown = new HashSet<>();
    private final Map<String, List<Term>> terms = new HashMap<>();

    /**
     * No values yet.
     *
     * @param types the declared types that are no evidence, by their names
     */
    OwnValues(Map<String, Kind> types) {
        this.types = types;
    }

    /** Takes in what a rule concludes. */
    void read(DrlFile file, RuleDescr rule) {
        for (Consequence.Statement statement : Consequence.of(file, rule).statements()) {
            statement.term().each(term -> {
                if (term instanceof Term.Call call && call.made() && types.containsKey(call.name())) {
                    read(file, types.get(call.name()), call.arguments());
                }
            });
        }
    }

    private void read(DrlFile file, Kind type, List<Term> arguments) {
        for (int i = 0; i < type.fields().size(); i++) {
            String key = type.type() + "." + type.fields().get(i).property();
            boolean isGiven = arguments.size() == type.fields().size();
            terms.computeIfAbsent(key, any -> new ArrayList<>()).add(isGiven ? arguments.get(i) : new Term.Other(0));
            Optional<String> text = isGiven ? arguments.get(i).text() : Optional.empty();
            if (text.isEmpty()) {
                unknown.add(key);
            } else {
                values.computeIfAbsent(key, any -> new LinkedHashMap<>())
                        .putIfAbsent(
                                text.get(), new Place(file, arguments.get(i).start() + 1));
            }
        }
    }

    /** The texts that a field can hold, with the first place of each; nothing where some are not known. */
    Optional<Map<String, Place>> of(String type, String property) {
        String key = type + "." + property;
        return unknown.contains(key) ? Optional.empty() : Optional.ofNullable(values.get(key));
    }

    /** All that rules put into a field, as they write it; nothing where no rule puts anything there. */
    List<Term> terms(String type, String property) {
        return terms.getOrDefault(type + "." + property, List.of());
    }
}
