package assay.verify;

import assay.evaluation.Evaluation;
import assay.evaluation.Evaluation.CriterionResult;
import assay.evaluation.Evaluation.RequirementResult;
import assay.yaml.Node;
import assay.yaml.Wanted;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What is said of criteria: of exactly those that are named, and of each exactly that.
 *
 * @param name what it is called
 * @param criteria all that there are
 * @param actual what is said of one; nothing of many
 */
record OfCriteria(String name, List<String> criteria, Function<CriterionResult, List<String>> actual) implements Key {

    private static final Value.Texts TEXTS = new Value.Texts(false, true);

    @Override
    public void read(Node.Mapping in, Node.Entry entry, ExpectationReader reader) {
        Map<String, List<String>> expected = new LinkedHashMap<>();
        Node.Mapping map = reader.fields().keys(entry.value(), name, criteria).map();
        for (Node.Entry one : map.entries()) {
            String id = one.key().text();
            if (criteria.contains(id)) {
                TEXTS.read(one.value(), id, reader.fields()).ifPresent(texts -> expected.put(id, texts));
            }
        }
        Expectation.Acceptance acceptance =
                (evaluation, edits) -> edits.set(in, entry, new Wanted.Keys(wanted(evaluation)));
        for (String id : criteria) {
            List<String> own = expected.getOrDefault(id, List.of());
            reader.add(new Expectation(entry.value(), evaluation -> differing(id, own, evaluation), acceptance));
        }
    }

    private Optional<Expectation.Otherwise> differing(String id, List<String> expected, Evaluation evaluation) {
        return evaluation
                .criterion(id)
                .filter(result -> !TEXTS.isSame(expected, actual.apply(result)))
                .map(result -> new Expectation.Otherwise(
                        name,
                        id + " " + name,
                        TEXTS.shown(expected),
                        actual.apply(result).toString(),
                        Because.of(result)));
    }

    private Map<String, Wanted> wanted(Evaluation evaluation) {
        Map<String, Wanted> wanted = new LinkedHashMap<>();
        for (RequirementResult requirement : evaluation.requirements()) {
            for (CriterionResult criterion : requirement.criteria()) {
                List<String> is = actual.apply(criterion);
                if (!is.isEmpty()) {
                    wanted.put(criterion.id(), TEXTS.written(is));
                }
            }
        }
        return wanted;
    }
}
