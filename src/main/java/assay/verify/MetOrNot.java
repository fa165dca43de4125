package assay.verify;

import assay.evaluation.Evaluation;
import assay.evaluation.Evaluation.CriterionResult;
import assay.yaml.Node;
import assay.yaml.Wanted;
import assay.yaml.YamlEdits;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The criteria that are met, or those that are not.
 *
 * @param met which of the two
 * @param criteria all that there are
 */
record MetOrNot(boolean met, Collection<String> criteria) implements Key {

    @Override
    public void read(Node.Mapping in, Node.Entry entry, ExpectationReader reader) {
        String key = entry.key().text();
        Acceptance acceptance = new Acceptance(in, List.copyOf(criteria));
        Map<String, Integer> seen = new HashMap<>();
        for (Node item : reader.fields().items(entry.value(), key)) {
            String id = reader.fields().word(item, key, "a criterion", criteria).orElse(null);
            if (id != null) {
                reader.fields().isNew(item, "", id, seen);
                reader.add(new Expectation(item, evaluation -> differing(id, evaluation), acceptance));
            }
        }
        if (!met) {
            texts(in, "met").stream()
                    .filter(seen::containsKey)
                    .forEach(id -> reader.fields().problem(entry.value(), id + " is expected both met and unmet"));
        }
    }

    private Optional<Expectation.Otherwise> differing(String id, Evaluation evaluation) {
        return evaluation
                .criterion(id)
                .filter(result -> result.met() != met)
                .map(result -> new Expectation.Otherwise(
                        "criteria met", id, met ? "met" : "unmet", met ? "unmet" : "met", Because.of(result)));
    }

    private static List<String> texts(Node.Mapping in, String key) {
        return in.get(key).orElse(null) instanceof Node.Sequence list
                ? list.items().stream()
                        .map(item -> item instanceof Node.Scalar scalar ? scalar.text() : "")
                        .toList()
                : List.of();
    }

    /**
     * Moves criteria to the list that they belong to, which is made where there is none.
     *
     * @param in the expect block
     * @param order all criteria
     */
    private record Acceptance(Node.Mapping in, List<String> order) implements Expectation.Acceptance {

        @Override
        public void note(Evaluation evaluation, YamlEdits edits) {
            List<String> met = new ArrayList<>();
            List<String> unmet = new ArrayList<>();
            for (String id : order) {
                boolean said = texts(in, "met").contains(id);
                if (said || texts(in, "unmet").contains(id)) {
                    boolean is =
                            evaluation.criterion(id).map(CriterionResult::met).orElse(said);
                    (is ? met : unmet).add(id);
                }
            }
            Node.Entry first = in.entry("met").orElse(null);
            Node.Entry second = in.entry("unmet").orElse(null);
            if (first != null && second != null) {
                edits.set(in, first, Wanted.Items.words(met));
                edits.set(in, second, Wanted.Items.words(unmet));
            } else if (first != null) {
                note(first, met, "unmet", unmet, edits);
            } else if (second != null) {
                note(second, unmet, "met", met, edits);
            }
        }

        private void note(Node.Entry one, List<String> left, String key, List<String> gone, YamlEdits edits) {
            if (left.isEmpty()) {
                edits.rename(one.key(), key);
            } else {
                edits.set(in, one, Wanted.Items.words(left));
                edits.insert(in, one, key, Wanted.Items.words(gone));
            }
        }
    }
}
