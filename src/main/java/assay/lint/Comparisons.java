package assay.lint;

import assay.drl.DrlFile;
import assay.problem.Nearest;
import assay.problem.Problem;
import assay.ruleset.Check;
import assay.ruleset.Field;
import assay.ruleset.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.lang3.StringUtils;

/**
 * Checks what conditions compare the fields of one pattern with. The compiler accepts a field of words that is compared
 * with a text or a number, or with the words of another enumeration; such a rule would never fire.
 */
final class Comparisons implements Finder {

    private static final Pattern COMPARISON = Pattern.compile(
            "(?:(?<![\\w.$])([a-z]\\w*)|(?<=\\|\\||&&))\\s*(==|!=|<=|>=|<|>|\\b(?:not\\s+)?(?:in|contains|memberOf)\\b)");
    /** A value behind a colon, which would only have the name of a field then. */
    private static final Pattern NAMED = Pattern.compile("\\s*([a-z]\\w*)\\s*:\\s*(\"|[-+]?\\d|[A-Z]\\w*\\.[A-Z])");

    private static final Pattern OPERAND = Pattern.compile("\"(?:\\\\.|[^\"\\\\])*+\"|[-+]?[\\w$.]+");
    private static final Pattern CONSTANT = Pattern.compile("([A-Z]\\w*)\\.([A-Z]\\w*)");
    private static final Pattern NUMBER = Pattern.compile("[-+]?\\d[\\w.]*");

    @Override
    public Set<Check> checks() {
        return Set.of(Check.COMPARISON);
    }

    @Override
    public void find(Rules rules, List<Problem> problems) {
        for (FactPattern pattern : rules.patterns()) {
            Optional<Kind> kind = rules.kind(pattern.type());
            Optional<Set<String>> fields = rules.properties().of(pattern);
            if (kind.isPresent() && fields.isPresent()) {
                Set<String> names = pattern.rule().bound();
                names.addAll(fields.get());
                pattern.constraints()
                        .forEach(one -> new Condition(pattern.file(), one.start(), kind.get(), rules.words(), problems)
                                .check(one.written(), names));
            }
        }
    }

    /** One condition. */
    private static final class Condition {

        private final DrlFile file;
        private final int from;
        private final Kind kind;
        private final Map<String, List<String>> constants;
        private final List<Problem> problems;

        /**
         * The comparisons of a condition that begins at an offset of a file.
         *
         * @param kind the type that the pattern is on
         * @param constants the constants of each enumeration, by its name
         */
        Condition(DrlFile file, int from, Kind kind, Map<String, List<String>> constants, List<Problem> problems) {
            this.file = file;
            this.from = from;
            this.kind = kind;
            this.constants = constants;
            this.problems = problems;
        }

        /**
         * Checks one constraint.
         *
         * @param names the fields of the type and whatever the rule has bound
         */
        void check(String expression, Set<String> names) {
            String code = DrlFile.code(expression);
            Matcher named = NAMED.matcher(expression);
            if (named.lookingAt() && field(named.group(1)).isPresent()) {
                problem(
                        from + named.end(1),
                        "a colon only gives a name to what stands behind it; write " + named.group(1) + " == "
                                + expression.substring(named.start(2)).strip());
                return;
            }
            Matcher comparison = COMPARISON.matcher(code);
            String property = "";
            while (comparison.find()) {
                property = Objects.requireNonNullElse(comparison.group(1), property);
                String operator = comparison.group(2);
                Optional<Field> field = field(property);
                if (field.isPresent()) {
                    for (MatchResult one : operands(expression, code, comparison.end(), operator.endsWith("in"))) {
                        String operand = one.group();
                        if (!names.contains(operand) && !operand.startsWith("$") && !"null".equals(operand)) {
                            compare(field.get(), operator, operand, from + one.start());
                        }
                    }
                }
            }
        }

        private Optional<Field> field(String property) {
            return kind.fields().stream()
                    .filter(field -> field.property().equals(property))
                    .findFirst();
        }

        /** What stands behind an operator, unless it has to be worked out. */
        private static List<MatchResult> operands(String expression, String code, int start, boolean several) {
            List<MatchResult> operands = new ArrayList<>();
            int at = skipSpace(expression, start);
            at += several && code.startsWith("(", at) ? 1 : 0;
            Matcher operand = OPERAND.matcher(expression);
            while (at < expression.length()) {
                at = skipSpace(expression, at);
                if (!operand.region(at, expression.length()).lookingAt()) {
                    break;
                }
                at = skipSpace(expression, operand.end());
                char next = at < expression.length() ? expression.charAt(at) : ')';
                if (",)&|".indexOf(next) >= 0) {
                    operands.add(operand.toMatchResult());
                }
                if (!several || next != ',') {
                    break;
                }
                at++;
            }
            return operands;
        }

        private static int skipSpace(String text, int from) {
            int at = from;
            while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
                at++;
            }
            return at;
        }

        private void compare(Field field, String operator, String operand, int at) {
            Matcher constant = CONSTANT.matcher(operand);
            boolean word = constant.matches();
            boolean knownWord = word && constants.containsKey(constant.group(1));
            boolean text = operand.startsWith("\"");
            boolean number = NUMBER.matcher(operand).matches();
            boolean truth = "true".equals(operand) || "false".equals(operand);
            String quoted = "\"" + field.property() + "\"";
            if (operator.endsWith("memberOf") && field.form() != Field.Form.WORDS) {
                return;
            }
            switch (field.form()) {
                case WORD -> {
                    if (operator.endsWith("contains")) {
                        problem(at, quoted + " is one word and no list; compare it with ==");
                    } else {
                        words(field, at, operand, word ? constant.group(1) : "", quoted + " is one of the words of ");
                    }
                }
                case WORDS -> {
                    if (operator.endsWith("contains")) {
                        words(field, at, operand, word ? constant.group(1) : "", quoted + " is a list of words of ");
                    } else if (word || text) {
                        problem(
                                at,
                                quoted + " is a list: write " + field.property() + " contains "
                                        + constantFor(field, operand));
                    }
                }
                case TRUTH -> {
                    if (!truth && (text || number || knownWord || isName(operand))) {
                        problem(at, quoted + " is true or false, not " + operand);
                    }
                }
                case NUMBER, WHOLE_NUMBER -> {
                    if (text || truth || knownWord) {
                        problem(at, quoted + " is a number, in digits and without quotes, not " + operand);
                    }
                }
                case TEXT -> {
                    if (number || truth || knownWord) {
                        problem(at, quoted + " is a text, in quotes, not " + operand);
                    }
                }
                case DATE -> {
                    // Days are compared with days that a rule has bound.
                }
            }
        }

        private void words(Field field, int at, String operand, String enumeration, String is) {
            if (enumeration.isEmpty()) {
                problem(at, is + field.enumeration() + ": write " + constantFor(field, operand) + ", not " + operand);
            } else if (!enumeration.equals(field.enumeration())) {
                problem(
                        at,
                        "\"" + field.property() + "\" takes the words of " + field.enumeration() + ", not of "
                                + enumeration);
            }
        }

        private String constantFor(Field field, String operand) {
            List<String> known = constants.getOrDefault(field.enumeration(), List.of());
            String written = StringUtils.substringAfterLast("." + StringUtils.strip(operand, "\""), ".");
            return field.enumeration() + "."
                    + Nearest.to(written, known).orElse(known.isEmpty() ? "..." : known.get(0));
        }

        private static boolean isName(String operand) {
            return operand.matches("[A-Za-z]\\w*");
        }

        private void problem(int at, String message) {
            problems.add(file.at(at, Check.COMPARISON, message));
        }
    }
}
