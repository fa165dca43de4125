package assay.verify;

import assay.evaluation.Evaluation;
import assay.evaluation.Evaluation.CriterionResult;
import assay.evaluation.Evaluation.RequirementResult;
import assay.yaml.Node;
import assay.yaml.Wanted;
import java.util.Collection;
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
record OfCriteria(String name, Collection<String> criteria, Function<CriterionResult, List<String>> actual)
        implements Key {

    @Override
    public void read(Node.Mapping in, Node.Entry entry, ExpectationReader reader) {
        Map<String, List<String>> expected = new LinkedHashMap<>();
        Node.Mapping map = reader.mapping(entry.value(), name, criteria);
        for (Node.Entry one : map.entries()) {
            String id = one.key().text();
            if (criteria.contains(id)) {
                expected.put(id, texts(id).read(one.value(), reader));
            }
        }
        Expectation.Acceptance acceptance =
                (evaluation, edits) -> edits.set(in, entry, new Wanted.Keys(wanted(evaluation)));
        for (String id : criteria) {
            List<String> own = expected.getOrDefault(id, List.of());
            reader.add(new Expectation(entry.value(), evaluation -> differing(id, own, evaluation), acceptance));
        }
    }

    private static Value.Texts texts(String id) {
        return new Value.Texts(id, false, true);
    }

    private Optional<Expectation.Otherwise> differing(String id, List<String> expected, Evaluation evaluation) {
        return evaluation
                .criterion(id)
                .filter(result -> !texts(id).isSame(expected, actual.apply(result)))
                .map(result -> new Expectation.Otherwise(
                        name,
                        id + " " + name,
                        texts(id).shown(expected),
                        actual.apply(result).toString(),
                        Because.of(result)));
    }

    private Map<String, Wanted> wanted(Evaluation evaluation) {
        Map<String, Wanted> wanted = new LinkedHashMap<>();
        for (RequirementResult requirement : evaluation.requirements()) {
            for (CriterionResult criterion : requirement.criteria()) {
                List<String> is = actual.apply(criterion);
                if (!is.isEmpty()) {
                    wanted.put(criterion.id(), texts(criterion.id()).written(is));
                }
            }
        }
        return wanted;
    }
}
