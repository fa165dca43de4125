package assay.verify;

import assay.evaluation.Evaluation;
import assay.policy.Criterion;
import assay.yaml.Node;
import assay.yaml.Wanted;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * By which of several ways a requirement is met, in every requirement that has several.
 *
 * @param value the form of it
 */
record Route(Value.WordOrNothing value) implements Key {

    private static final String NONE = "none";

    static Route of(Collection<Criterion> criteria) {
        return new Route(new Value.WordOrNothing(
                new Value.Word(
                        "a route",
                        Stream.concat(
                                        criteria.stream()
                                                .map(Criterion::route)
                                                .filter(Objects::nonNull)
                                                .distinct()
                                                .sorted(),
                                        Stream.of(NONE))
                                .collect(Collectors.toList())),
                NONE));
    }

    @Override
    public void read(Node.Mapping in, Node.Entry entry, ExpectationReader reader) {
        value.read(entry.value(), entry.key().text(), reader.fields())
                .ifPresent(expected -> reader.add(new Expectation(
                        entry.value(),
                        evaluation -> differing(evaluation, expected)
                                .map(result -> new Expectation.Otherwise(
                                        "route", result.id() + " route", expected, taken(result), Because.of(result))),
                        (evaluation, edits) -> differing(evaluation, expected)
                                .ifPresent(result -> edits.set(in, entry, new Wanted.Word(taken(result)))))));
    }

    private static Optional<Evaluation.RequirementResult> differing(Evaluation evaluation, String expected) {
        return evaluation.requirements().stream()
                .filter(result -> result.minimums().routed() && !expected.equals(taken(result)))
                .findFirst();
    }

    private static String taken(Evaluation.RequirementResult result) {
        return Objects.requireNonNullElse(result.minimums().route(), NONE);
    }
}
