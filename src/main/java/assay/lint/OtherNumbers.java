package assay.lint;

import assay.drl.Consequence;
import assay.drl.DrlFile;
import assay.drl.FactCondition;
import assay.drl.Placeholders;
import assay.drl.Term;
import assay.problem.Problem;
import assay.ruleset.Check;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.commons.lang3.StringUtils;
import org.drools.drl.ast.descr.RuleDescr;

/**
 * Holds the numbers that a rule's texts say against those that it asks for. A text may say many numbers that are none of what is
 * asked; so one is only told where it counts the same things, by the words behind it, or where the rule asks for one number
 * and the text has just another. Of the same things the limit is held as well: "at least two" is not {@code > 2}.
 */
final class OtherNumbers implements Finder {

    private static final Pattern OF_COUNT = Pattern.compile("[<>]=?|==");

    @Override
    public Set<Check> checks() {
        return Set.of(Check.OTHER_NUMBER);
    }

    @Override
    public void find(Rules rules, List<Problem> problems) {
        for (Rules.Rule rule : rules.all()) {
            List<Placeholders.Piece> pieces =
                    rules.files().filled(rule.file().file()).pieces();
            new Texts(rule.file(), pieces, problems).check(rule.parsed(), rule.conditions(), rule.consequence());
        }
    }

    /**
     * A number that a rule asks for.
     *
     * @param place where it stands
     * @param counts the stem of what is counted, or nothing where that has no name
     * @param said the numbers that a text can say it by
     * @param limit the least of what is above it, whichever side is asked for; nothing where just the one number is
     * @param words how the rule asks for it
     */
    private record Asked(int place, String counts, List<Integer> said, OptionalInt limit, String words) {

        /** Whether a text that says a number says this one. */
        boolean is(int value, Optional<Numbers.Limit> limited) {
            return (limit.isPresent() && limited.isPresent())
                    ? limit.getAsInt() == limited.get().from()
                    : said.contains(value);
        }
    }

    /**
     * The texts of one rule.
     *
     * @param file where it stands
     * @param pieces what was put into the file for names in braces
     * @param problems what was found
     */
    private record Texts(DrlFile file, List<Placeholders.Piece> pieces, List<Problem> problems) {

        void check(RuleDescr rule, List<FactCondition> conditions, Consequence consequence) {
            List<Asked> ofConditions = new ArrayList<>();
            Set<Integer> numbers = new HashSet<>();
            for (FactCondition condition : conditions) {
                condition
                        .terms()
                        .forEach(term -> term.each(one -> {
                            if (one instanceof Term.Literal literal && literal.value() instanceof BigDecimal number) {
                                numbers.add(number.intValue());
                            }
                            if (one instanceof Term.Operation operation
                                    && OF_COUNT.matcher(operation.operator()).matches()) {
                                compared(operation).ifPresent(ofConditions::add);
                            }
                        }));
            }
            int name = file.text().indexOf(rule.getName(), file.offsetOf(rule.getLine()));
            if (!ofConditions.isEmpty() && name >= 0) {
                text(name, name + rule.getName().length(), ofConditions, numbers);
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
                            text.start() + 1,
                            text.start() + 1 + String.valueOf(text.value()).length(),
                            asked,
                            numbers));
                }
            }
        }

        private void text(int from, int to, List<Asked> asked, Set<Integer> numbers) {
            List<MatchResult> said = Numbers.in(file.text(), from, to);
            long others = said.stream()
                    .filter(number -> !isNamed(number)
                            && !Numbers.isOne(number)
                            && !isAsked(number, asked)
                            && !numbers.contains(Numbers.value(number.group(1))))
                    .count();
            for (MatchResult number : said) {
                Optional<Asked> other = asked.stream()
                        .filter(one -> Numbers.isOf(number, one.counts)
                                || (others == 1
                                        && !isNamed(number)
                                        && !Numbers.isOne(number)
                                        && !numbers.contains(Numbers.value(number.group(1)))
                                        && isEnough(number, one)
                                        && said.stream().noneMatch(each -> isSaidOf(each, one)))
                                || isSameCounted(number, one))
                        .filter(one -> !isNamed(number) || isOfLimit(number, one))
                        .findFirst();
                Optional<String> named = isNamed(number) ? Optional.empty() : unsaid(number, asked, from, to);
                if (!isAsked(number, asked)
                        && other.isPresent()
                        && (named.isEmpty() || isOfLimit(number, other.get()))) {
                    problems.add(file.at(number.start(), Check.OTHER_NUMBER, isOther(number, other.get())));
                } else if (named.isPresent()) {
                    problems.add(file.at(
                            number.start(),
                            Check.OTHER_NUMBER,
                            "\"" + number.group(1) + "\" is a number that has a name; say {"
                                    + (Character.isUpperCase(number.group(1).charAt(0))
                                            ? StringUtils.capitalize(named.get())
                                            : named.get())
                                    + "}, so that both change together"));
                }
            }
        }

        /** Whether a parameter put it there, which changes it with what is asked. */
        private boolean isNamed(MatchResult number) {
            return name(number).isPresent();
        }

        /** The parameter that asks for a number, where the text says the number itself and not the parameter. */
        private Optional<String> unsaid(MatchResult number, List<Asked> asked, int from, int to) {
            return asked.stream()
                    .filter(one -> one.said.get(0) == Numbers.value(number.group(1)))
                    .filter(one -> !Numbers.isOne(number) || Numbers.isDirectlyOf(number, one.counts))
                    .flatMap(one -> name(one).stream())
                    // Where the sentence says it already, the other number is another one.
                    .filter(parameter -> !isSaid(parameter, from, to))
                    .findFirst();
        }

        /** Whether the number is one that is asked for, so that it can only be the limit that is another. */
        private boolean isOfLimit(MatchResult number, Asked one) {
            return one.said.contains(Numbers.value(number.group(1)));
        }

        private String isOther(MatchResult number, Asked one) {
            return isOfLimit(number, one)
                    ? says(said(number), one.words, one.place)
                    : says(number.group(1), "" + one.said.get(0), one.place);
        }

        private String says(String said, String asked, int place) {
            return "this says \"" + said + "\", and the rule asks for " + asked + " (line " + file.lineOf(place) + ")";
        }

        /** How the text says it: "at least two" is another number than "more than two". */
        private String said(MatchResult number) {
            return Numbers.limit(file.text(), number)
                    .map(Numbers.Limit::written)
                    .orElse(number.group(1));
        }

        /** Whether it is the number that is asked for of what it counts, or one that is asked for where it counts none of it. */
        private boolean isAsked(MatchResult number, List<Asked> asked) {
            int value = Numbers.value(number.group(1));
            boolean named = asked.stream().anyMatch(one -> Numbers.isDirectlyOf(number, one.counts));
            return asked.stream()
                    .filter(one -> !named || one.counts.isEmpty() || Numbers.isDirectlyOf(number, one.counts))
                    .anyMatch(one -> one.is(
                            value, isSameCounted(number, one) ? Numbers.limit(file.text(), number) : Optional.empty()));
        }

        /** Whether a number surely counts what is asked for, so that the limits of both can be held against each other. */
        private boolean isSameCounted(MatchResult number, Asked one) {
            return Numbers.isDirectlyOf(number, one.counts)
                    || (one.counts.isEmpty()
                            && Numbers.isOfSeveral(number.group(2))
                            && one.said.get(0) == Numbers.value(number.group(1))
                            && (!isNamed(number) || name(number).equals(name(one))));
        }

        /** Whether a number says what is asked for, so that another number of the text says something else. */
        private boolean isSaidOf(MatchResult number, Asked one) {
            return one.counts.isEmpty()
                    ? one.said.get(0) == Numbers.value(number.group(1))
                    : Numbers.isDirectlyOf(number, one.counts) && isOfLimit(number, one);
        }

        /** The parameter that put a number into a text. */
        private Optional<String> name(MatchResult number) {
            return pieces.stream()
                    .filter(piece -> piece.placeholder().inText()
                            && piece.start() <= number.start()
                            && number.start() < piece.start() + piece.length())
                    .map(piece -> piece.placeholder().name())
                    .findFirst();
        }

        /** The parameter by which a number is asked for. */
        private Optional<String> name(Asked one) {
            return pieces.stream()
                    .filter(piece -> !piece.placeholder().inText() && piece.start() == one.place)
                    .map(piece -> piece.placeholder().name())
                    .findFirst();
        }

        private boolean isSaid(String parameter, int from, int to) {
            return pieces.stream()
                    .anyMatch(piece -> piece.placeholder().inText()
                            && from <= piece.start()
                            && piece.start() < to
                            && piece.placeholder().name().equals(parameter));
        }

        /** Whether a text says how many parts are enough: a criterion's parts have no name of their own. */
        private boolean isEnough(MatchResult number, Asked asked) {
            String before = file.text().substring(Math.max(0, number.start() - 20), number.start());
            return asked.counts.isEmpty() || Numbers.isLimit(before);
        }
    }

    /** Whether what is compared is called by the name of several, which are counted then. */
    static boolean isOfCount(Term.Operation operation) {
        return !counts(operation).isEmpty();
    }

    /** What is called by the name of several and is compared, by that name; nothing where nothing is. */
    static String counts(Term.Operation operation) {
        Term counted = operation.left() instanceof Term.Literal ? operation.right() : operation.left();
        String counts = counted instanceof Term.Name field
                ? field.name()
                : counted instanceof Term.Member member
                                && "size".equals(member.name())
                                && member.of() instanceof Term.Name list
                        ? list.name()
                        : "";
        // What is called by the name of one is no number of several: decile < 9.
        return counts.endsWith("s") ? counts : "";
    }

    private static Optional<Asked> compared(Term.Operation operation) {
        boolean turned = operation.left() instanceof Term.Literal;
        Term number = turned ? operation.left() : operation.right();
        String counts = counts(operation);
        if (counts.isEmpty()
                || !(number instanceof Term.Literal literal)
                || !(literal.value() instanceof BigDecimal value)) {
            return Optional.empty();
        }
        int asked = value.intValue();
        String operator = turned ? StringUtils.replaceChars(operation.operator(), "<>", "><") : operation.operator();
        // "More than two" and "three or more" are the same, as are "fewer than three" and "two or fewer".
        return Optional.of(
                switch (operator) {
                    case ">=", "<" ->
                        new Asked(
                                number.start(),
                                Numbers.stem(counts),
                                List.of(asked, asked - 1),
                                OptionalInt.of(asked),
                                ">=".equals(operator) ? asked + " or more" : "fewer than " + asked);
                    case ">", "<=" ->
                        new Asked(
                                number.start(),
                                Numbers.stem(counts),
                                List.of(asked, asked + 1),
                                OptionalInt.of(asked + 1),
                                ">".equals(operator) ? "more than " + asked : asked + " or fewer");
                    default ->
                        new Asked(
                                number.start(), Numbers.stem(counts), List.of(asked), OptionalInt.empty(), "" + asked);
                });
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
        return Optional.of(
                new Asked(enough.start(), "", said, OptionalInt.of(value.intValue()), value.intValue() + " or more"));
    }
}
