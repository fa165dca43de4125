package assay.verify;

import assay.evaluation.Evaluation;
import assay.evidence.Evidence;
import assay.problem.ProblemsException;
import assay.ruleset.Parameter;
import assay.ruleset.RuleSet;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * On which edges a fixture stands: an evaluation stands on one if another value of a parameter, next to its own, makes other
 * conclusions of the same evidence. A fixture that does and expects nothing of what changes holds two things: what it is
 * there for, and a number that it does not speak of, which cannot be changed without touching it.
 */
public final class Edges {

    private Edges() {}

    /** The values next to a parameter's own that it may have. */
    public static List<String> beside(Parameter parameter) {
        List<String> beside = parameter.form() == Parameter.Form.DAY
                ? Stream.of(-1, 1)
                        .map(days -> LocalDate.parse(parameter.value())
                                .plusDays(days)
                                .toString())
                        .toList()
                : Stream.of(-1, 1)
                        .map(step -> new BigDecimal(parameter.value())
                                .add(BigDecimal.valueOf(step))
                                .toPlainString())
                        .toList();
        return beside.stream().filter(value -> parameter.wrong(value).isEmpty()).toList();
    }

    /**
     * Whether evidence stands on the edge between two values, whatever is expected of it.
     *
     * @param own what its own rules make of it
     * @param other what the same rules make of it with the other value
     */
    public static boolean stands(Evaluation own, Evaluation other) {
        return !concluded(own).equals(concluded(other));
    }

    /**
     * Whether a fixture stands on the edge between two values and says nothing of it.
     *
     * @param fixture the fixture
     * @param own what its own rules make of it
     * @param other what the same rules make of it with the other value
     * @param otherRules those rules
     * @throws ProblemsException if the fixture expects nothing, or something that cannot be
     */
    public static boolean isUnspoken(Evidence fixture, Evaluation own, Evaluation other, RuleSet otherRules)
            throws ProblemsException {
        return stands(own, other)
                && new Verifier(otherRules).differences(fixture, other).isEmpty();
    }

    /** What rules conclude of it, whatever the words: grades, what is met, and what became of each fact for each criterion. */
    private static List<String> concluded(Evaluation evaluation) {
        List<String> all = new ArrayList<>();
        for (Evaluation.RequirementResult requirement : evaluation.requirements()) {
            all.add(requirement.id() + " " + requirement.grade());
            for (Evaluation.CriterionResult criterion : requirement.criteria()) {
                String id = criterion.criterion().id();
                all.add(id + " " + criterion.met());
                criterion.counted().forEach(one -> all.add(id + " " + place(one.fact()) + " for " + one.part()));
                criterion
                        .setAside()
                        .forEach(one -> one.rules()
                                .forEach(rule ->
                                        all.add(id + " " + place(one.fact()) + " by " + rule.file() + rule.line())));
            }
        }
        return all;
    }

    private static String place(Evaluation.Place place) {
        return place.document().id() + "#" + place.index();
    }
}
