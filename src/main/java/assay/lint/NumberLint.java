package assay.lint;

import assay.drl.Consequence;
import assay.drl.DrlFile;
import assay.drl.FactCondition;
import assay.drl.Placeholders;
import assay.drl.RuleFiles;
import assay.drl.Term;
import assay.problem.Problem;
import assay.ruleset.Check;
import assay.ruleset.Parameter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.lang3.StringUtils;
import org.apache.commons.lang3.Strings;
import org.drools.drl.ast.descr.RuleDescr;

/**
 * Holds the numbers that a rule's texts say against those that it asks for. A text may say many numbers that are none of what is
 * asked; so one is only told where it counts the same things, by the words behind it, or where the rule asks for one number
 * and the text has just another.
 */
final class NumberLint {

    private static final List<String> WORDS = List.of(
            "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve");
    /** A number by itself, and up to three words behind it. Behind a hyphen or a letter it is a piece of a name. */
    private static final Pattern NUMBER = Pattern.compile(
            "(?<![\\w.$-])(two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\\d{1,3})(?![\\w-]|\\.\\d)"
                    + "(?= ?((?:[\\p{L}'-]+ ?){0,3}))",
            Pattern.CASE_INSENSITIVE);
    /** What numbers are only names of. */
    private static final Pattern NAMED = Pattern.compile(
            "(?:requirements?|questions?|chapter|appendix|part|page|p\\.|section|paragraph|table|item|figure|and|to|&|,)\\s*$",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern MONTH = Pattern.compile(
            "(?:January|February|March|April|May|June|July|August|September|October|November|December).*");
    private static final Pattern DECIDED = Pattern.compile("(?m)^[ \\t{-]*decided:.*$");
    private static final Pattern OF_COUNT = Pattern.compile("[<>]=?|==");

    private final RuleFiles files;
    private final List<Problem> problems;

    /** Looks for all of it. */
    static void find(Rules rules, List<Problem> problems) {
        NumberLint lint = new NumberLint(rules.files(), problems);
        rules.all().forEach(rule -> lint.check(rule.file(), rule.parsed(), rule.conditions(), rule.consequence()));
    }

    private NumberLint(RuleFiles files, List<Problem> problems) {
        this.files = files;
        this.problems = problems;
    }

    /**
     * A number that a rule asks for.
     *
     * @param place where it stands
     * @param counts the stem of what is counted, or nothing where that has no name
     * @param said the numbers that a text can say it by
     */
    private record Asked(int place, String counts, List<Integer> said) {}

    /** Checks a rule. */
    void check(DrlFile file, RuleDescr rule, List<FactCondition> conditions, Consequence consequence) {
        List<Asked> ofConditions = new ArrayList<>();
        for (FactCondition condition : conditions) {
            condition
                    .terms()
                    .forEach(term -> term.each(one -> {
                        if (one instanceof Term.Operation operation
                                && OF_COUNT.matcher(operation.operator()).matches()) {
                            compared(operation).ifPresent(ofConditions::add);
                        }
                    }));
        }
        List<Placeholders.Piece> pieces = files.filled(file.file()).pieces();
        int name = file.text().indexOf(rule.getName(), file.offsetOf(rule.getLine()));
        if (!ofConditions.isEmpty() && name >= 0) {
            text(file, name, name + rule.getName().length(), ofConditions, pieces);
        }
        for (Consequence.Statement statement : consequence.statements()) {
            List<Asked> asked = new ArrayList<>(ofConditions);
            List<Term.Literal> texts = new ArrayList<>();
            statement.term().each(one -> {
                if (one instanceof Term.Literal literal && literal.value() instanceof String) {
                    texts.add(literal);
                } else if (one instanceof Term.Call call) {
                    enough(call).ifPresent(asked::add);
                }
            });
            if (!asked.isEmpty()) {
                texts.forEach(text -> text(
                        file,
                        text.start() + 1,
                        text.start() + 1 + String.valueOf(text.value()).length(),
                        asked,
                        pieces));
            }
        }
    }

    private static Optional<Asked> compared(Term.Operation operation) {
        boolean turned = operation.left() instanceof Term.Literal;
        Term number = turned ? operation.left() : operation.right();
        Term counted = turned ? operation.right() : operation.left();
        String counts = counted instanceof Term.Name field
                ? field.name()
                : counted instanceof Term.Member member
                                && "size".equals(member.name())
                                && member.of() instanceof Term.Name list
                        ? list.name()
                        : "";
        // What is called by the name of one is no number of several: decile < 9.
        if (!counts.endsWith("s")
                || !(number instanceof Term.Literal literal)
                || !(literal.value() instanceof BigDecimal value)) {
            return Optional.empty();
        }
        int asked = value.intValue();
        // "More than two" and "three or more" are the same, as are "fewer than three" and "two or fewer".
        List<Integer> said =
                switch (turned ? StringUtils.replaceChars(operation.operator(), "<>", "><") : operation.operator()) {
                    case ">=", "<" -> List.of(asked, asked - 1);
                    case ">", "<=" -> List.of(asked, asked + 1);
                    default -> List.of(asked);
                };
        return Optional.of(new Asked(number.start(), stem(counts), said));
    }

    /** How many parts of a criterion are enough. */
    private static Optional<Asked> enough(Term.Call call) {
        boolean later =
                "AtLeast".equals(call.name()) && call.made() && call.arguments().size() == 2;
        if (!later && !("atLeast".equals(call.name()) && call.arguments().size() == 1)) {
            return Optional.empty();
        }
        Term enough = call.arguments().get(call.arguments().size() - 1);
        if (!(enough instanceof Term.Literal literal) || !(literal.value() instanceof BigDecimal value)) {
            return Optional.empty();
        }
        List<Integer> said = new ArrayList<>(List.of(value.intValue()));
        if (call.of() instanceof Term.Call made && made.arguments().size() > 2) {
            // Of how many they are, is said as well.
            said.add(made.arguments().size() - 2);
        }
        return Optional.of(new Asked(enough.start(), "", said));
    }

    private void text(DrlFile file, int from, int to, List<Asked> asked, List<Placeholders.Piece> pieces) {
        List<MatchResult> said = numbers(file.text(), from, to).stream()
                .filter(number -> pieces.stream()
                        .noneMatch(piece -> piece.placeholder().inText()
                                && piece.start() <= number.start()
                                && number.start() < piece.start() + piece.length()))
                .toList();
        long others = said.stream()
                .filter(number -> asked.stream().noneMatch(one -> one.said.contains(value(number.group(1)))))
                .count();
        for (MatchResult number : said) {
            int value = value(number.group(1));
            Optional<Placeholders.Piece> named = asked.stream()
                    .filter(one -> one.said.get(0) == value)
                    .flatMap(one -> pieces.stream()
                            .filter(piece -> !piece.placeholder().inText() && piece.start() == one.place))
                    .findFirst();
            if (named.isPresent()) {
                problems.add(file.at(
                        number.start(),
                        Check.OTHER_NUMBER,
                        "\"" + number.group(1) + "\" is a number that has a name; say {"
                                + (Character.isUpperCase(number.group(1).charAt(0))
                                        ? StringUtils.capitalize(
                                                named.get().placeholder().name())
                                        : named.get().placeholder().name())
                                + "}, so that both change together"));
            } else if (asked.stream().noneMatch(one -> one.said.contains(value))) {
                asked.stream()
                        .filter(one ->
                                isOf(number.group(2), one.counts) || (others == 1 && isEnough(file, number, one)))
                        .findFirst()
                        .ifPresent(one -> problems.add(file.at(
                                number.start(),
                                Check.OTHER_NUMBER,
                                "this says \"" + number.group(1) + "\", and the rule asks for " + one.said.get(0)
                                        + " (line " + file.lineOf(one.place) + ")")));
            }
        }
    }

    /** Whether a text says how many parts are enough: a criterion's parts have no name of their own. */
    private static boolean isEnough(DrlFile file, MatchResult number, Asked asked) {
        String before = file.text().substring(Math.max(0, number.start() - 20), number.start());
        return asked.counts.isEmpty()
                || before.matches("(?is).*\\b(?:at least|more than|fewer than|less than|at most|only|just) ");
    }

    private static List<MatchResult> numbers(String text, int from, int to) {
        List<MatchResult> numbers = new ArrayList<>();
        Matcher number = NUMBER.matcher(text).region(from, Math.min(to, text.length()));
        while (number.find()) {
            String before = text.substring(from, number.start());
            if (!NAMED.matcher(before).find() && !MONTH.matcher(number.group(2)).matches()) {
                numbers.add(number.toMatchResult());
            }
        }
        return numbers;
    }

    private static int value(String said) {
        int word = WORDS.indexOf(said.toLowerCase(Locale.ROOT));
        return word >= 0 ? word : Integer.parseInt(said);
    }

    /** Whether words behind a number name what is counted. */
    private static boolean isOf(String words, String counts) {
        return !counts.isEmpty() && stem(words).contains(counts);
    }

    /** Words as they are whether there is one or several of what they name. */
    private static String stem(String words) {
        return words.replaceAll("[\\s-]", "").toLowerCase(Locale.ROOT).replaceAll("(?:ies|y|s)$", "");
    }

    /** What is wrong with interpretations on which a parameter rests, and which say a number instead of its name. */
    static List<Problem> interpretations(RuleFiles files) {
        return new NumberLint(files, List.of()).interpretations();
    }

    private List<Problem> interpretations() {
        List<Problem> wrong = new ArrayList<>();
        Set<Integer> told = new HashSet<>();
        String text = files.text(RuleFiles.INTERPRETATIONS);
        RuleFiles base = files.base();
        if (base != null && files.shown(RuleFiles.INTERPRETATIONS).equals(base.shown(RuleFiles.INTERPRETATIONS))) {
            return wrong;
        }
        Map<String, Integer> begins = new TreeMap<>();
        Matcher entry = Pattern.compile("(?m)^[ \\t]*-[ \\t]*\\{?[ \\t]*id:[ \\t]*\"?([\\w-]+)")
                .matcher(text);
        List<Integer> bounds = new ArrayList<>();
        while (entry.find()) {
            begins.put(entry.group(1), entry.end());
            bounds.add(entry.start());
        }
        for (Parameter parameter : files.parameters().all()) {
            Integer from = parameter.form() == Parameter.Form.NUMBER ? begins.get(parameter.interpretation()) : null;
            Matcher decided = DECIDED.matcher(text);
            if (from != null
                    && decided.region(from, end(text, from, bounds)).find()
                    && !Strings.CI.contains(decided.group(), "{" + parameter.name())) {
                numbers(text, decided.start(), decided.end()).stream()
                        .filter(number -> isOf(number.group(2), stem(parameter.unit())))
                        .filter(number -> !isInBraces(text, number.start()))
                        .filter(number -> told.add(number.start()))
                        .forEach(number -> wrong.add(inInterpretations(text, number, parameter)));
            }
        }
        return wrong;
    }

    private Problem inInterpretations(String text, MatchResult number, Parameter parameter) {
        boolean same = String.valueOf(value(number.group(1))).equals(parameter.value());
        return Check.OTHER_NUMBER.problem(
                files.shown(RuleFiles.INTERPRETATIONS),
                StringUtils.countMatches(text.substring(0, number.start()), '\n') + 1,
                number.start() - text.lastIndexOf('\n', number.start() - 1),
                (same
                                ? "\"" + number.group(1) + "\" is a number that has a name"
                                : "this says \"" + number.group(1) + "\", and rules ask for " + parameter.value())
                        + "; say {" + parameter.name() + "}, so that both change together");
    }

    private static boolean isInBraces(String text, int at) {
        return text.lastIndexOf('{', at) > Math.max(text.lastIndexOf('}', at), text.lastIndexOf('\n', at));
    }

    private static int end(String text, int from, List<Integer> bounds) {
        return bounds.stream().filter(bound -> bound > from).findFirst().orElse(text.length());
    }
}
