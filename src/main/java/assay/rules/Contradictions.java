package assay.rules;

import assay.problem.Problem;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.lang3.StringUtils;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.jspecify.annotations.Nullable;

/** Finds conditions on one fact that cannot all be true, or one that never is. */
final class Contradictions {

    private static final Pattern COMPARISON = Pattern.compile(
            "(?:\\$\\w+\\s*:\\s*)?([a-z]\\w*)\\s*(==|!=|<=|>=|<|>|not\\s+in|in|not\\s+contains|contains)\\s*(\\([^()]*\\)|[^()]+)");
    private static final Pattern CONSTANT = Pattern.compile("[A-Z]\\w*\\.[A-Z]\\w*|\"[^\"]*\"|true|false|-?\\d[\\d.]*");

    private final DrlFile file;
    private final RuleDescr rule;
    private final PatternDescr pattern;
    private final List<Problem> problems;
    private final Map<String, Asked> fields = new LinkedHashMap<>();

    /** What the conditions so far leave of one field. */
    private static final class Asked {
        private @Nullable Set<String> among;
        private final Set<String> not = new HashSet<>();
        private final Set<String> contains = new HashSet<>();
        private final Set<String> containsNot = new HashSet<>();
        private @Nullable BigDecimal lower;
        private @Nullable BigDecimal upper;
        private boolean aboveLower;
        private boolean belowUpper;

        boolean isImpossible() {
            Set<String> left = among == null ? null : new HashSet<>(among);
            if (left != null) {
                left.removeAll(not);
                left.removeIf(value -> StringUtils.isNumeric(value) && !between(new BigDecimal(value)));
                if (left.isEmpty()) {
                    return true;
                }
            }
            if (contains.stream().anyMatch(containsNot::contains)) {
                return true;
            }
            if (lower != null && upper != null) {
                int order = lower.compareTo(upper);
                return order > 0 || (order == 0 && (aboveLower || belowUpper));
            }
            return false;
        }

        private boolean between(BigDecimal value) {
            return (lower == null || value.compareTo(lower) >= 0) && (upper == null || value.compareTo(upper) <= 0);
        }

        void atLeast(BigDecimal bound, boolean exclusive) {
            int order = lower == null ? 1 : bound.compareTo(lower);
            if (order >= 0) {
                aboveLower = exclusive || (order == 0 && aboveLower);
                lower = bound;
            }
        }

        void atMost(BigDecimal bound, boolean exclusive) {
            int order = upper == null ? -1 : bound.compareTo(upper);
            if (order <= 0) {
                belowUpper = exclusive || (order == 0 && belowUpper);
                upper = bound;
            }
        }
    }

    Contradictions(DrlFile file, RuleDescr rule, PatternDescr pattern, List<Problem> problems) {
        this.file = file;
        this.rule = rule;
        this.pattern = pattern;
        this.problems = problems;
    }

    void check() {
        for (Object child : pattern.getConstraint().getDescrs()) {
            String expression = child instanceof ExprConstraintDescr constraint ? constraint.getExpression() : "";
            if (expression.contains("||")) {
                continue;
            }
            for (String part : StringUtils.splitByWholeSeparator(expression, "&&")) {
                Matcher comparison = COMPARISON.matcher(part.strip());
                if (comparison.matches()) {
                    ask(comparison.group(1), comparison.group(2).replaceAll("\\s+", " "), values(comparison.group(3)));
                }
            }
        }
        fields.forEach((field, asked) -> {
            if (asked.isImpossible()) {
                int from = Math.max(pattern.getStartCharacter(), file.offsetOf(rule.getLine()));
                problems.add(file.problem(
                        from,
                        field,
                        Check.NEVER_MATCHES,
                        "the rule \"" + rule.getName() + "\" can never match: what it asks of \"" + field
                                + "\" cannot all be so"));
            }
        });
    }

    /** The constants of a comparison, or nothing where there is something else among them. */
    private static Set<String> values(String written) {
        Set<String> values = new HashSet<>();
        for (String one : StringUtils.split(StringUtils.strip(written.strip(), "()"), ',')) {
            if (!CONSTANT.matcher(one.strip()).matches()) {
                return Set.of();
            }
            values.add(one.strip());
        }
        return values;
    }

    private void ask(String field, String operator, Set<String> values) {
        if (values.isEmpty()) {
            return;
        }
        Asked asked = fields.computeIfAbsent(field, name -> new Asked());
        String value = values.iterator().next();
        switch (operator) {
            case "==", "in" -> {
                Set<String> among = new HashSet<>(values);
                if (asked.among != null) {
                    among.retainAll(asked.among);
                }
                asked.among = among;
            }
            case "!=", "not in" -> asked.not.addAll(values);
            case "contains" -> asked.contains.addAll(values);
            case "not contains" -> asked.containsNot.addAll(values);
            default -> {
                if (value.matches("-?\\d+(\\.\\d+)?")) {
                    bound(asked, operator, new BigDecimal(value));
                }
            }
        }
    }

    /** Whole numbers of evidence begin at 0, and so do all counts. */
    private static void bound(Asked asked, String operator, BigDecimal value) {
        asked.atLeast(BigDecimal.ZERO, false);
        switch (operator) {
            case "<" -> asked.atMost(value, true);
            case "<=" -> asked.atMost(value, false);
            case ">" -> asked.atLeast(value, true);
            default -> asked.atLeast(value, false);
        }
    }
}
