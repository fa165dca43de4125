package assay.words;

import assay.drl.FactCondition;
import assay.drl.FactCondition.Constraint;
import assay.drl.Term;
import assay.words.FieldWords.Form;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.lang3.StringUtils;
import org.apache.commons.lang3.Strings;

/** One fact with what a rule asks of it, in words. */
final class FactWords {

    /** A clause behind a noun, and not "by that agency". */
    private static final Pattern CLAUSE =
            Pattern.compile(".*(?<!\\b(?:by|for|from|in|of|on|to|with|than)) that .*", Pattern.DOTALL);

    private static final Pattern PREPOSITION = Pattern.compile(
            "(?:about|among|at|between|by|for|from|in|of|on|to|towards|with|without)\\b.*", Pattern.DOTALL);

    private static final String THAT_ARE = " that are ";

    private final Lexicon lexicon;
    private final Variables variables;

    FactWords(Lexicon lexicon, Variables variables) {
        this.lexicon = lexicon;
        this.variables = variables;
    }

    /** A fact with its article and with all that is asked of it. */
    String noun(Spoken one) {
        return noun(one, phrases(one), false);
    }

    /** The same; where it begins a sentence, what stands between commas is closed by one. */
    String noun(Spoken spoken, List<String> phrases, boolean closing) {
        FactCondition fact = spoken.fact();
        String one = lexicon.one(fact.type()).orElseThrow(() -> new CannotSay(fact.start(), "\"" + fact.type() + "\""));
        String noun = fact.terms().stream().anyMatch(FactWords::isAnother)
                ? English.indefinite("other " + English.bare(one))
                : one;
        List<String> near =
                phrases.stream().filter(phrase -> !isRelative(phrase)).toList();
        List<String> relative = phrases.stream().filter(FactWords::isRelative).toList();
        StringBuilder said = new StringBuilder(
                name(fact).map(name -> lexicon.head(fact.type()) + " " + name).orElse(noun));
        boolean apart = false;
        boolean comma = false;
        for (int i = 0; i < near.size(); i++) {
            String phrase = near.get(i);
            boolean same = i > 0 && isWith(phrase) && isWith(near.get(i - 1));
            if (same) {
                boolean last = i == near.size() - 1 || !isWith(near.get(i + 1));
                said.append(last ? " and " : ", ").append(phrase.substring("with ".length()));
            } else {
                boolean going = i > 0 && isGoing(phrase) && isGoing(near.get(i - 1));
                apart |= i > 0 && !going && !PREPOSITION.matcher(phrase).matches();
                comma |= i > 0 && apart && !going;
                said.append(going ? " and " : i > 0 && apart ? ", " : " ").append(phrase);
            }
            apart |= phrase.contains(", ") || CLAUSE.matcher(phrase).matches();
        }
        if (!relative.isEmpty()) {
            comma |= apart || joined(relative).contains(", and ");
            said.append(apart ? ", " : " ").append(joined(relative));
        }
        return said.append(comma && closing ? "," : "").toString();
    }

    private static boolean isGoing(String phrase) {
        return phrase.matches("(?s)(?:not )?\\w+ing .*");
    }

    static boolean isWith(String phrase) {
        return phrase.startsWith("with ");
    }

    /** The name by which the conditions of a fact call it: the requirement R6. */
    Optional<String> name(FactCondition fact) {
        return fact.terms().stream()
                .flatMap(term -> nameIn(fact, term).stream())
                .findFirst();
    }

    private Optional<String> nameIn(FactCondition fact, Term term) {
        return term instanceof Term.Operation operation
                        && "==".equals(operation.operator())
                        && operation.right() instanceof Term.Literal literal
                        && literal.value() instanceof String name
                        && Terms.path(operation.left())
                                .flatMap(path -> lexicon.field(fact.type(), path))
                                .filter(field -> field.form() == Form.NAME
                                        && field.template().equals("that is {}"))
                                .isPresent()
                ? Optional.of(Quoted.of(name))
                : Optional.empty();
    }

    /** "that is working and online, and whose listing is comprehensive". */
    private static String joined(List<String> relative) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        for (String phrase : relative) {
            String beginning = beginning(phrase);
            all.computeIfAbsent(beginning.isEmpty() ? phrase : beginning, any -> new ArrayList<>())
                    .add(phrase.substring(beginning.length()));
        }
        List<String> groups = new ArrayList<>();
        all.forEach((begun, each) -> groups.add(each.contains(begun) ? begun : begun + English.list(each, "and")));
        return groups.size() > 1 && groups.stream().anyMatch(one -> one.contains(" and "))
                ? String.join(", and ", groups)
                : English.list(groups, "and");
    }

    private static String beginning(String phrase) {
        for (String one : List.of("that is ", "that was ", "of which ", "in which ", "that ")) {
            if (phrase.startsWith(one)) {
                return one;
            }
        }
        return "";
    }

    static boolean isRelative(String phrase) {
        return phrase.matches("(?:that|which|who|whose|(?:of|in|for|to|by|on) which) .*");
    }

    /** What is said of a fact: in the order of the fields that it is declared with, else as the rule has it. */
    List<String> phrases(Spoken one) {
        FactCondition fact = one.fact();
        List<Phrase> phrases = new ArrayList<>();
        Map<String, InList> lists = new LinkedHashMap<>();
        for (Constraint constraint : fact.constraints()) {
            if (constraint.asks() && (isImplied(fact, constraint.term()) || isAnother(constraint.term()))) {
                continue;
            }
            if (constraint.asks()) {
                constraint(fact, constraint.term(), phrases, lists);
            } else {
                any(one, constraint).ifPresent(said -> phrases.add(new Phrase(place(fact, constraint.term()), said)));
            }
        }
        one.inLists()
                .forEach((field, said) ->
                        lists.computeIfAbsent(field, any -> new InList()).there.addAll(said));
        lists.forEach((field, list) -> {
            FieldWords words = lexicon.field(fact.type(), field).orElseThrow();
            int place = lexicon.properties(fact.type()).indexOf(field);
            if (!list.there.isEmpty() || !list.many.isEmpty()) {
                phrases.add(new Phrase(
                        place, words.filled(list.said(), list.there.size() + list.many.size() > 1 || list.several)));
            }
            if (list.lacking.size() == 1) {
                phrases.add(new Phrase(place, words.not(list.lacking.get(0))));
            } else if (list.lacking.size() > 1) {
                phrases.add(new Phrase(place, words.filled(English.noneOf(list.lacking))));
            }
        });
        one.phrases().forEach(said -> phrases.add(new Phrase(Integer.MAX_VALUE, said)));
        return phrases.stream()
                .map(phrase -> phrases.size() > 1 ? phrase.besideOthers() : phrase)
                .sorted(Comparator.comparingInt(Phrase::place))
                .map(Phrase::said)
                .toList();
    }

    /**
     * What is said of a fact, and the place among its fields of the one that says it.
     *
     * @param isChoice whether it is so where one of several things is
     */
    private record Phrase(int place, String said, boolean isChoice) {

        Phrase(int place, String said) {
            this(place, said, false);
        }

        /** Behind the others, and so that it is heard where the choice begins. */
        Phrase besideOthers() {
            return isChoice ? new Phrase(Integer.MAX_VALUE, Connected.either(said), true) : this;
        }
    }

    /** What stands in a list, how many there are in it, and what does not stand there. */
    private static final class InList {
        private final List<String> many = new ArrayList<>();
        private final List<String> there = new ArrayList<>();
        private final List<String> lacking = new ArrayList<>();
        private boolean several;

        /** "at least two sectors including health": what stands there is among those that are counted. */
        private String said() {
            String counted = English.list(many, "and");
            String named = English.list(there, "and");
            return many.isEmpty() ? named : there.isEmpty() ? counted : counted + " including " + named;
        }
    }

    private int place(FactCondition fact, Term term) {
        Term of = term instanceof Term.Not not ? not.of() : term;
        Term left = of;
        while (left instanceof Term.Operation operation) {
            left = operation.left();
        }
        String field = StringUtils.substringBefore(Terms.path(left).orElse(""), ".");
        return lexicon.properties(fact.type()).indexOf(field);
    }

    /** Whether something is only asked to be recorded that another condition asks more of: {@code dated != null, dated > $day}. */
    private static boolean isImplied(FactCondition fact, Term term) {
        return isNotNull(term)
                && fact.terms().stream()
                        .filter(other -> !other.equals(term) && !isNotNull(other))
                        .anyMatch(other -> other instanceof Term.Operation operation
                                && operation.operator().matches("[<>]=?")
                                && Terms.path(turned(fact, operation).left())
                                        .equals(Terms.path(((Term.Operation) term).left())));
    }

    /** {@code this != $plan}: what the noun says, and no phrase behind it. */
    private static boolean isAnother(Term term) {
        return term instanceof Term.Operation operation
                && "!=".equals(operation.operator())
                && operation.left() instanceof Term.Name of
                && "this".equals(of.name())
                && operation.right() instanceof Term.Name other
                && other.name().startsWith("$");
    }

    private static boolean isNotNull(Term term) {
        return term instanceof Term.Operation operation
                && "!=".equals(operation.operator())
                && Term.Literal.isNothing(operation.right());
    }

    /** What is bound by name and spoken of again: "for any requirement". */
    private Optional<String> any(Spoken one, Constraint constraint) {
        return variables
                .fieldOf(constraint.variable())
                .filter(field -> field.form() == Form.NAME || field.form() == Form.WORD)
                .filter(field -> variables.isUsed(constraint.variable())
                        && !lexicon.isOwnFact(one.fact().type()))
                .map(field -> field.filled(
                        lexicon.isEvidence(one.fact().type())
                                ? "any " + field.one()
                                : English.indefinite(field.one())));
    }

    private void constraint(FactCondition fact, Term term, List<Phrase> phrases, Map<String, InList> lists) {
        if (term instanceof Term.Operation operation && "&&".equals(operation.operator())) {
            constraint(fact, operation.left(), phrases, lists);
            constraint(fact, operation.right(), phrases, lists);
            return;
        }
        if (term instanceof Term.Operation written) {
            Term.Operation operation = turned(fact, written);
            String path = Terms.path(operation.left()).orElse("");
            String list = Strings.CS.removeEnd(path, ".size");
            Optional<FieldWords> field = lexicon.field(fact.type(), list).filter(words -> words.form() == Form.WORDS);
            Optional<BigDecimal> number = Terms.number(operation.right());
            if (field.isPresent() && path.endsWith(".size") && number.isPresent()) {
                InList in = lists.computeIfAbsent(list, any -> new InList());
                in.several |= Amounts.isSeveral(operation.operator(), number.get());
                in.many.add(Amounts.counted(operation, number.get(), field.get().noun()));
                return;
            }
            if (field.isPresent()
                    && List.of("contains", "not contains", "excludes").contains(operation.operator())) {
                InList in = lists.computeIfAbsent(list, any -> new InList());
                ("contains".equals(operation.operator()) ? in.there : in.lacking)
                        .addAll(variables.values(fact, operation.right()));
                return;
            }
        }
        boolean empty = term instanceof Term.Member member && "empty".equals(member.name());
        boolean filled =
                term instanceof Term.Not not && not.of() instanceof Term.Member member && "empty".equals(member.name());
        if (empty || filled) {
            Term of = ((Term.Member) (filled ? ((Term.Not) term).of() : term)).of();
            String list = Terms.path(of).orElse("");
            FieldWords field = lexicon.field(fact.type(), list)
                    .orElseThrow(() -> new CannotSay(term.first(), "\"" + list + ".empty\""));
            lists.computeIfAbsent(list, any -> new InList())
                    .many
                    .add((empty ? "no " : "at least one ") + field.noun().singular());
            return;
        }
        if (nameIn(fact, term).isEmpty()) {
            phrases.add(new Phrase(
                    place(fact, term),
                    phrase(fact, term, false),
                    Connected.of(term, false).isChoice()));
        }
    }

    /** A comparison with what is asked of the fact before its sign, where it may have been written behind it: 100 <= width. */
    static Term.Operation turned(FactCondition fact, Term.Operation operation) {
        String sign =
                switch (operation.operator()) {
                    case "<" -> ">";
                    case "<=" -> ">=";
                    case ">" -> "<";
                    case ">=" -> "<=";
                    case "==", "!=" -> operation.operator();
                    case "memberOf" -> "contains";
                    case "not memberOf" -> "not contains";
                    default -> "";
                };
        return !sign.isEmpty() && !isOf(fact, operation.left()) && isOf(fact, operation.right())
                ? new Term.Operation(
                        operation.start(), sign, /* left= */ operation.right(), /* right= */ operation.left())
                : operation;
    }

    /** Whether a term says something of the fact, and not only what something of it is compared with. */
    private static boolean isOf(FactCondition fact, Term term) {
        boolean[] is = {false};
        term.each(one -> is[0] |= one.isField()
                || fact.bound().containsKey(Terms.name(one))
                || (one instanceof Term.Call call && call.of() == null && !call.made()));
        return is[0];
    }

    /** What follows another phrase and begins as that one does need not begin again. */
    private static String withoutBeginning(String phrase, String before) {
        String beginning = beginning(before);
        return !beginning.isEmpty() && phrase.startsWith(beginning) ? phrase.substring(beginning.length()) : phrase;
    }

    /** What a condition says behind the noun of its fact. */
    String phrase(FactCondition fact, Term term, boolean not) {
        if (term instanceof Term.Not opposite) {
            return phrase(fact, opposite.of(), !not);
        }
        Connected connected = Connected.of(term, not);
        if (connected.isSeveral()) {
            return connected.said((each, opposite) -> phrase(fact, each, opposite), FactWords::withoutBeginning);
        }
        if (term instanceof Term.Operation operation) {
            return comparison(fact, turned(fact, operation), not);
        }
        FieldWords field = variables.words(fact, term);
        if (field.form() != Form.TRUTH) {
            throw new CannotSay(term.first(), "a condition that is neither true nor false");
        }
        String argument = variables.argument(term);
        return not ? field.not(argument) : field.filled(argument);
    }

    /** A comparison of the field that a variable of the same fact stands for: {@code $end : since.plusMonths( 6 ), $end <= $day}. */
    private static Term.Operation ofField(FactCondition fact, Term.Operation operation) {
        Term bound = fact.bound().get(Terms.name(operation.left()));
        return bound == null
                ? operation
                : new Term.Operation(
                        operation.start(), operation.operator(), /* left= */ bound, /* right= */ operation.right());
    }

    private String comparison(FactCondition fact, Term.Operation written, boolean not) {
        Term.Operation operation = ofField(fact, written);
        String operator = not ? Term.Operation.opposite(operation.operator()) : operation.operator();
        Term right = operation.right();
        Optional<Share> share = Share.of(operation.left(), right);
        if (share.isPresent()) {
            return fraction(fact, share.get(), operator);
        }
        if (Terms.isDayApart(operation.left())) {
            return "of which " + variables.value(fact, operation.left()) + " is "
                    + Amounts.day(operator, operation, variables.value(fact, right));
        }
        if (Terms.path(operation.left())
                .filter(path -> path.endsWith(".length"))
                .isPresent()) {
            FieldWords text = variables.words(fact, Terms.owner(operation.left()));
            return "whose " + text.noun().singular() + " has "
                    + Amounts.counted(operation, operator, right, new Noun("character", "characters"));
        }
        if (Terms.path(operation.left()).filter(path -> path.endsWith(".size")).isPresent()) {
            FieldWords list = variables.words(fact, Terms.owner(operation.left()));
            return "whose number of " + list.noun().plural() + " is "
                    + (operator.matches("(?:not )?in")
                            ? (operator.equals("in") ? "" : "other than ") + numbers(fact, list, operation)
                            : Amounts.compared(operator, operation, variables.value(fact, right)));
        }
        FieldWords field = variables.words(fact, operation.left());
        if (Term.Literal.isNothing(right)) {
            boolean list = field.form() == Form.WORDS;
            if ((list || Lexicon.isSaidBefore(field.noun().singular())) && operator.matches("[=!]=")) {
                return unsaid(Terms.path(operation.left()).orElse(""), operator.equals("=="));
            }
            String noun = field.noun().singular();
            return switch (operator) {
                case "==" -> "with no recorded " + noun;
                case "!=" -> "with a recorded " + noun;
                default -> throw new CannotSay(operation.start(), "\"" + operator + " null\"");
            };
        }
        if (right instanceof Term.Literal literal && "".equals(literal.value()) && operator.matches("[=!]=")) {
            String empty = "whose " + field.noun().singular() + " is empty";
            return operator.equals("==") ? empty : English.not(empty);
        }
        return switch (field.form()) {
            case TRUTH -> {
                if (operator.matches("(?:not )?in")) {
                    yield among(field, operation, variables.argument(operation.left()), operator);
                }
                boolean yes = right instanceof Term.Literal literal && Boolean.TRUE.equals(literal.value());
                if (!(right instanceof Term.Literal) || !operator.matches("[=!]=")) {
                    throw new CannotSay(operation.start(), "\"" + operator + "\" with what is true or false");
                }
                String argument = variables.argument(operation.left());
                boolean unsaid = variables.mayBeLeftOut(fact, operation.left());
                yield yes == "==".equals(operator)
                        ? field.filled(argument) + (unsaid && !yes ? " or may be" : "")
                        : unsaid && !yes ? field.saidNot(argument) : field.not(argument);
            }
            // What has no number is not of that number either.
            case COUNT ->
                operator.matches("(?:not )?in")
                        ? amongNumbers(fact, field, operation, operator)
                        : operator.equals("!=") && variables.mayBeLeftOut(fact, operation.left())
                                ? English.not(counted(fact, field, "==", operation, right))
                                : counted(fact, field, operator, operation, right);
            case MEASURE -> {
                if (operator.matches("(?:not )?in")) {
                    yield amongNumbers(fact, field, operation, operator);
                }
                String against = variables.against(fact, field, right);
                Optional<BigDecimal> number = Terms.number(right);
                FieldWords said = number.isPresent() ? field : withoutUnit(field);
                boolean several =
                        number.filter(one -> one.compareTo(BigDecimal.ONE) != 0).isPresent();
                if (operator.equals("!=") && variables.mayBeLeftOut(fact, operation.left())) {
                    yield English.not(said.filled(Amounts.compared("==", operation, against), several));
                }
                yield said.filled(
                        (operator.equals("==") && against.startsWith("that ") ? "the same as " : "")
                                + Amounts.compared(operator, operation, against),
                        several);
            }
            case DAY -> {
                String day = variables.value(fact, right);
                // What has no day is not of that day either.
                yield operator.equals("!=")
                        ? field.not(Amounts.day("==", operation, day))
                        : field.filled(Amounts.day(operator, operation, day));
            }
            case WORDS -> {
                if (!operator.matches("contains|not contains|excludes")) {
                    throw new CannotSay(
                            operation.start(),
                            "\"" + operator + "\" with a whole list",
                            "write what is in it with contains, or how many with .size");
                }
                String values = English.list(variables.values(fact, right), "or");
                yield operator.equals("contains") ? field.filled(values) : field.not(values);
            }
            default -> {
                if (field.form() == Form.TEXT && operator.matches("[=!]=") && right instanceof Term.Name) {
                    String same = "whose " + field.noun().singular() + " is " + variables.against(fact, field, right);
                    yield operator.equals("==") ? same : English.not(same);
                }
                String values = English.list(variables.values(fact, right), "or");
                yield switch (operator) {
                    case "==", "in" -> field.filled(values);
                    case "!=", "not in" -> field.not(values);
                    case "contains" -> "whose " + field.noun().singular() + " contains " + values;
                    case "not contains", "excludes" ->
                        "whose " + field.noun().singular() + " does not contain " + values;
                    case "memberOf" -> field.filled("one of " + values);
                    case "not memberOf" -> field.filled("none of " + values);
                    default -> throw new CannotSay(operation.start(), "\"" + operator + "\" with a text or a word");
                };
            }
        };
    }

    /** A list by its own name, for others may be of the same words. */
    private static String unsaid(String path, boolean nothing) {
        String name = Lexicon.spaced(StringUtils.substringAfterLast("." + path, "."));
        return English.isPlural(name)
                ? "with " + (nothing ? "no recorded " : "recorded ") + name
                : "of which " + (nothing ? "nothing" : "something") + " is recorded as " + name;
    }

    /** {@code online in ( true, false )}. */
    private static String among(FieldWords field, Term.Operation operation, String argument, String operator) {
        List<Term> all = operation.right() instanceof Term.Several several ? several.terms() : List.of();
        List<String> said = new ArrayList<>();
        for (Term one : all) {
            if (!(one instanceof Term.Literal literal && literal.value() instanceof Boolean truth)) {
                throw new CannotSay(one.first(), "what is neither true nor false");
            }
            said.add(truth == "in".equals(operator) ? field.filled(argument) : field.not(argument));
        }
        return English.list(said, "in".equals(operator) ? "or" : "and");
    }

    /** {@code partners in ( 3, 4 )}: "with three or four partners"; what has no number is none of them either. */
    private String amongNumbers(FactCondition fact, FieldWords field, Term.Operation operation, String operator) {
        String said = numbers(fact, field, operation);
        return operator.equals("in")
                ? field.filled(said, true)
                : variables.mayBeLeftOut(fact, operation.left())
                        ? English.not(field.filled(said, true))
                        : field.filled("other than " + said, true);
    }

    private String numbers(FactCondition fact, FieldWords field, Term.Operation operation) {
        List<Term> all = operation.right() instanceof Term.Several several ? several.terms() : List.of();
        List<String> numbers = new ArrayList<>();
        for (Term one : all) {
            if (Terms.number(one).isEmpty()) {
                throw new CannotSay(one.first(), "what is no number");
            }
            numbers.add(variables.against(fact, field, one));
        }
        return English.list(numbers, "or");
    }

    /** Of a number that is not known the unit cannot stand behind: "whose width is higher than that of that gate". */
    private static FieldWords withoutUnit(FieldWords field) {
        return field.template().endsWith("{}")
                ? field
                : new FieldWords(
                        field.form(), "whose " + field.noun().singular() + " is {}", field.noun(), field.enumeration());
    }

    private String counted(
            FactCondition fact, FieldWords field, String operator, Term.Operation operation, Term right) {
        Optional<BigDecimal> number = Terms.number(right);
        if (number.isPresent()) {
            return field.filled(
                    Amounts.amount(operator, operation.start(), number.get()),
                    Amounts.isSeveral(operator, number.get()));
        }
        Optional<FieldWords> other = Terms.path(right)
                .flatMap(path -> lexicon.field(fact.type(), path))
                .map(any -> variables.words(fact, right));
        String than = other.filter(one -> one.form() == Form.COUNT && !isSize(right))
                .map(one -> whole(field, one))
                .orElseGet(() -> variables.value(fact, right));
        return switch (operator) {
            case "==" -> field.filled("as many", true) + " as " + than;
            case "!=" -> field.filled("more or fewer", true) + " than " + than;
            case ">=" -> field.filled("at least as many", true) + " as " + than;
            case ">" -> field.filled("more", true) + " than " + than;
            case "<=" -> field.filled("at most as many", true) + " as " + than;
            case "<" -> field.filled("fewer", true) + " than " + than;
            default -> throw new CannotSay(operation.start(), "\"" + operator + "\" with a number");
        };
    }

    /** What as many are asked for as: "are asked for", of the same things, and else "there are minimums". */
    private static String whole(FieldWords part, FieldWords other) {
        String plural = other.noun().plural();
        String head = StringUtils.substringBefore(plural, THAT_ARE);
        return plural.contains(THAT_ARE) && part.noun().plural().startsWith(head + " ")
                ? "are " + StringUtils.substringAfter(plural, THAT_ARE)
                : "there are " + plural;
    }

    /** {@code minimumsMet * 3 >= minimums * 2}: "with at least two thirds of its minimums met". */
    private String fraction(FactCondition fact, Share share, String operator) {
        FieldWords part = variables.words(fact, share.part());
        FieldWords whole = Terms.path(share.whole())
                .flatMap(path -> lexicon.field(fact.type(), path))
                .map(any -> variables.words(fact, share.whole()))
                .orElse(null);
        if (part.form() == Form.COUNT && whole != null && whole.form() == Form.COUNT) {
            return counted(fact, share, operator, part, whole);
        }
        boolean measured = part.form() == Form.COUNT || part.form() == Form.MEASURE;
        if (!measured || (whole != null && whole.form() != Form.COUNT && whole.form() != Form.MEASURE)) {
            throw new CannotSay(share.part().first(), "a number that is multiplied");
        }
        String much = share.much(operator) + (share.isMultiple() ? " " : " of ") + variables.value(fact, share.whole());
        return part.form() == Form.COUNT
                ? "whose number of " + part.noun().plural() + " is " + much
                : withoutUnit(part).filled(much);
    }

    private String counted(FactCondition fact, Share share, String operator, FieldWords part, FieldWords whole) {
        String as = isSize(share.whole()) ? variables.value(fact, share.whole()) : whole(part, whole);
        String things = part.noun().plural().replace(THAT_ARE, " ");
        boolean within = part.noun().plural().startsWith(whole.noun().plural() + " ");
        return "with " + share.muchCounted(operator)
                + (within ? " of its " + things : " as many " + things + " as " + as);
    }

    /** How many there are in a list of the fact, which are not all there are. */
    private static boolean isSize(Term term) {
        return Terms.path(term).filter(path -> path.endsWith(".size")).isPresent();
    }
}
