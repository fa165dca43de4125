package assay.secondreading;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A weighted average of grades, kept as sum and weight so that nothing is rounded before it must be (Appendix IV). */
record Score(BigDecimal sum, int weight, List<Map<String, Object>> terms) {

    private static final int DECIMALS_WHERE_A_DIVISION_DOES_NOT_END = 5;

    /** Over the requirements that have a grade; empty where none has. */
    static Optional<Score> of(Map<Requirement, Grade> grades) {
        BigDecimal sum = BigDecimal.ZERO;
        int weight = 0;
        List<Map<String, Object>> terms = new ArrayList<>();
        for (Map.Entry<Requirement, Grade> graded : grades.entrySet()) {
            int share = graded.getKey().weight();
            sum = sum.add(graded.getValue().value().multiply(BigDecimal.valueOf(share)));
            weight += share;
            terms.add(term(graded.getKey(), graded.getValue()));
        }
        return weight == 0 ? Optional.empty() : Optional.of(new Score(sum, weight, terms));
    }

    private static Map<String, Object> term(Requirement requirement, Grade grade) {
        Map<String, Object> term = new LinkedHashMap<>();
        term.put("requirement", requirement.id());
        term.put("grade", grade.words());
        term.put("weight", requirement.weight());
        term.put("value", grade.value().stripTrailingZeros().toPlainString());
        return term;
    }

    Grade grade() {
        return Grade.nearest(value());
    }

    BigDecimal value() {
        BigDecimal divisor = BigDecimal.valueOf(weight);
        try {
            return sum.divide(divisor);
        } catch (ArithmeticException doesNotEnd) {
            return sum.divide(divisor, DECIMALS_WHERE_A_DIVISION_DOES_NOT_END, RoundingMode.HALF_UP);
        }
    }

    Map<String, Object> toTree() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("score", value().stripTrailingZeros().toPlainString());
        tree.put("grade", grade().words());
        tree.put("terms", terms);
        tree.put("divisor", String.valueOf(weight));
        return tree;
    }
}
