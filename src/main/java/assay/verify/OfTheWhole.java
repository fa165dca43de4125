package assay.verify;

import assay.evaluation.Evaluation;
import assay.yaml.Fields;
import assay.yaml.Keys;
import assay.yaml.Node;
import assay.yaml.Wanted;
import assay.yaml.YamlEdits;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The score and grade of the whole, or that there are none.
 *
 * @param whose those of the evidence or of the interviewee
 * @param grades all grades that there are
 * @param actual what comes out, or null
 */
record OfTheWhole(String whose, List<String> grades, Function<Evaluation, Evaluation.@Nullable OverallGrade> actual)
        implements Key {

    private static final String NOT_RATED = "not rated";

    @Override
    public void read(Node.Mapping in, Node.Entry entry, ExpectationReader reader) {
        String name = "overall " + whose;
        Expectation.Acceptance acceptance = (evaluation, edits) -> note(in, entry, evaluation, edits);
        if (entry.value() instanceof Node.Scalar) {
            if (reader.fields()
                    .word(entry.value(), name, Fields.A_WORD, List.of(NOT_RATED))
                    .isPresent()) {
                reader.add(new Expectation(
                        entry.value(),
                        evaluation -> Optional.ofNullable(actual.apply(evaluation))
                                .map(found -> differing("score", NOT_RATED, found.score(), evaluation)),
                        acceptance));
            }
            return;
        }
        Keys keys = reader.fields().keys(entry.value(), name, List.of("score", "grade"));
        keys.get("score")
                .flatMap(node -> new Value.Score().read(node, "score", reader.fields()))
                .ifPresent(score -> reader.add(new Expectation(
                        keys.at("score"),
                        evaluation -> {
                            Evaluation.OverallGrade found = actual.apply(evaluation);
                            return found != null && new BigDecimal(found.score()).compareTo(score) == 0
                                    ? Optional.empty()
                                    : Optional.of(differing(
                                            "score",
                                            score.toPlainString(),
                                            found == null ? NOT_RATED : found.score(),
                                            evaluation));
                        },
                        acceptance)));
        keys.get("grade")
                .flatMap(node -> reader.fields().word(node, "grade", "a grade", grades))
                .ifPresent(grade -> reader.add(new Expectation(
                        keys.at("grade"),
                        evaluation -> {
                            Evaluation.OverallGrade found = actual.apply(evaluation);
                            return found != null && found.grade().equals(grade)
                                    ? Optional.empty()
                                    : Optional.of(differing(
                                            "grade", grade, found == null ? NOT_RATED : found.grade(), evaluation));
                        },
                        acceptance)));
    }

    private Expectation.Otherwise differing(String what, String expected, String is, Evaluation evaluation) {
        boolean rated = !expected.equals(NOT_RATED);
        return new Expectation.Otherwise(
                "overall " + what + (whose.equals("evidence") ? "" : " of the " + whose),
                "overall " + whose + (rated ? " " + what : ""),
                expected,
                is,
                Because.grades(evaluation));
    }

    private void note(Node.Mapping in, Node.Entry entry, Evaluation evaluation, YamlEdits edits) {
        Evaluation.OverallGrade found = actual.apply(evaluation);
        if (found == null) {
            edits.set(in, entry, new Wanted.Word(NOT_RATED));
            return;
        }
        Map<String, Wanted> all = new LinkedHashMap<>();
        all.put("score", new Wanted.Figure(new BigDecimal(found.score())));
        all.put("grade", new Wanted.Word(found.grade()));
        if (entry.value() instanceof Node.Mapping map) {
            all.keySet().removeIf(key -> map.get(key).isEmpty());
        }
        edits.set(in, entry, new Wanted.Keys(all));
    }
}
