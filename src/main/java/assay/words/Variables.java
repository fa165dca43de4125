package assay.words;

import assay.drl.FactCondition;
import assay.drl.FactCondition.Constraint;
import assay.drl.FactCondition.Sign;
import assay.drl.Term;
import assay.problem.Digits;
import assay.text.Article;
import assay.words.FieldWords.Form;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.jspecify.annotations.Nullable;

/** The facts of a rule and what its variables stand for, and what each is called in words. */
final class Variables {

    /** What is known of no fact: a term outside the conditions. */
    static final FactCondition NO_FACT = new FactCondition("", 0, Sign.THERE, "", List.of(), "");

    private static final Set<String> SUMS = Set.of("+", "-");
    private static final Pattern IT = Pattern.compile("\\bit\\b");

    private final Lexicon lexicon;
    private final List<Spoken> facts = new ArrayList<>();
    private final Map<String, Spoken> factOf = new LinkedHashMap<>();
    private final Map<String, Listed> listOf = new LinkedHashMap<>();
    /** What each variable is called once it was spoken of. */
    private final Map<String, String> called = new LinkedHashMap<>();

    private final Map<String, FieldWords> fieldOf = new LinkedHashMap<>();
    /** The facts that variables stand for a number, a day or a text of. */
    private final Map<String, Spoken> ownerOf = new LinkedHashMap<>();

    /** What is bound elsewhere and is a day. */
    private final Set<String> days = new LinkedHashSet<>();

    private final Set<String> used = new LinkedHashSet<>();
    private @Nullable Spoken subject;

    Variables(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    /** Takes down a fact of the conditions. */
    void add(Spoken one) {
        facts.add(one);
        if (!one.fact().variable().isEmpty()) {
            factOf.put(one.fact().variable(), one);
        }
    }

    /** The facts, without those that others speak for. */
    List<Spoken> facts() {
        return facts;
    }

    /** The fact that conclusions are about, or nothing. */
    @Nullable
    Spoken subject() {
        return subject;
    }

    /** Says which fact conclusions are about. */
    void about(String variable) {
        subject = factOf.get(variable);
    }

    /** Takes down what a term refers to. */
    void use(Term term) {
        term.each(one -> {
            if (one instanceof Term.Name name) {
                use(name.name());
            }
        });
    }

    /** Takes down that a variable is spoken of. */
    void use(String variable) {
        if (variable.startsWith("$")) {
            used.add(variable);
        }
    }

    /** Whether it is spoken of. */
    boolean isUsed(String variable) {
        return used.contains(variable);
    }

    /** The fact that a term begins with. */
    Optional<Spoken> factOf(Term term) {
        return Terms.root(term).map(factOf::get);
    }

    /** The list that a variable stands for. */
    Optional<Listed> listOf(String variable) {
        return Optional.ofNullable(listOf.get(variable));
    }

    /** The field that a variable stands for. */
    Optional<FieldWords> fieldOf(String variable) {
        return Optional.ofNullable(fieldOf.get(variable));
    }

    void bind(Spoken one) {
        FactCondition fact = one.fact();
        if (!fact.variable().isEmpty()) {
            called.put(fact.variable(), one == subject ? "it" : that(one));
        }
        for (Constraint constraint : fact.constraints()) {
            String variable = constraint.variable();
            if (variable.isEmpty()) {
                continue;
            }
            Optional<FieldWords> field =
                    Terms.path(constraint.term()).flatMap(path -> lexicon.field(fact.type(), path));
            if (field.isEmpty()) {
                called.put(variable, value(fact, constraint.term()));
                continue;
            }
            FieldWords words = field.get();
            fieldOf.put(variable, words);
            switch (words.form()) {
                case WORDS -> {
                    listOf.put(
                            variable,
                            new Listed(one, Terms.path(constraint.term()).orElseThrow()));
                    called.put(
                            variable,
                            one == subject
                                    ? "its " + words.noun().plural()
                                    : "the " + words.noun().plural() + " of " + that(one));
                }
                case NAME, WORD ->
                    called.put(variable, "that " + (isNamed(fact.type()) ? lexicon.head(fact.type()) : words.one()));
                default -> {
                    ownerOf.put(variable, one);
                    called.put(variable, fieldNoun(one, words, true));
                }
            }
        }
    }

    /** Whether a rule set's own facts are called something, and have nothing but their name. */
    private boolean isNamed(String type) {
        return lexicon.isCalledSomething(type) && lexicon.properties(type).size() == 1;
    }

    /** "its number of wards", or "the number of wards of that authority" where it is not clear whose. */
    private String fieldNoun(Spoken one, FieldWords words, boolean clear) {
        boolean its = one == subject && clear;
        if (words.form() == Form.COUNT) {
            String counted = words.noun().plural();
            return "the number of "
                    + (counted.contains(" its ") ? counted : its ? "its " + counted : counted + " of " + that(one));
        }
        String noun = nounOf(words);
        if (IT.matcher(noun).find()) {
            return "the " + (its ? noun : IT.matcher(noun).replaceAll(Matcher.quoteReplacement(that(one))));
        }
        return its ? "its " + noun : "the " + noun + " of " + that(one);
    }

    /** What is only said before its value has no noun: "by" is "one it is by". */
    private static String nounOf(FieldWords words) {
        String noun = words.noun().singular();
        return Lexicon.isSaidBefore(noun) ? "one it is " + noun : noun;
    }

    /** Whether "that letting" would be another: a fact that is ruled out, or one of many, beside one of its type that is there. */
    private boolean isBesideAnother(Spoken one) {
        return (one.sign() != Sign.THERE || !facts.contains(one))
                && facts.stream()
                        .anyMatch(other -> other.sign() == Sign.THERE
                                && other.fact().type().equals(one.fact().type()));
    }

    /** "its own number of wards", of a fact that is just spoken of. */
    private static String ownNoun(FieldWords words) {
        if (words.form() == Form.COUNT) {
            String counted = words.noun().plural();
            return counted.contains(" its ")
                    ? "the number of " + counted.replace(" its ", " its own ")
                    : "its own number of " + counted;
        }
        String noun = nounOf(words);
        return IT.matcher(noun).find() ? "the " + IT.matcher(noun).replaceAll("it itself") : "its own " + noun;
    }

    /** How a fact is referred to: "that grade", or "the first grade" where there are several. */
    String that(Spoken one) {
        List<Spoken> same = alike(one);
        String head = lexicon.head(one.fact().type());
        String whole = lexicon.one(one.fact().type()).orElse("");
        return same.size() > 1 && same.contains(one)
                ? "the " + English.ordinal(same.indexOf(one)) + " " + head
                : whole.startsWith("the ") ? "the " + head : "that " + head;
    }

    /** Whether there are several facts of its type, so that they have to be told apart. */
    boolean isOneOfSeveral(Spoken one) {
        return alike(one).size() > 1;
    }

    private List<Spoken> alike(Spoken one) {
        return Stream.concat(facts.stream(), Stream.of(one))
                .distinct()
                .filter(other -> other.sign() == Sign.THERE
                        && other.fact().type().equals(one.fact().type()))
                .toList();
    }

    /** What a term comes to that a field is held against: "that of the first grade" where it is the same field of another fact. */
    String against(FactCondition fact, FieldWords field, Term term) {
        Spoken owner = term instanceof Term.Name name ? ownerOf.get(name.name()) : null;
        return owner != null && !owner.fact().equals(fact) && field.equals(fieldOf.get(((Term.Name) term).name()))
                ? "that of " + that(owner)
                : value(fact, term);
    }

    /** What a variable that was bound elsewhere is called. */
    void call(String variable, String name) {
        called.put(variable, name);
    }

    /** Says of a variable that was bound elsewhere that it stands for a day. */
    void callDay(String variable) {
        days.add(variable);
    }

    /** Whether a term is a day that was bound elsewhere, or lies some days from it. */
    boolean isDay(@Nullable Term term) {
        return term instanceof Term.Name name
                ? days.contains(name.name())
                : term instanceof Term.Call call && Terms.isDayApart(call) && isDay(call.of());
    }

    FieldWords words(FactCondition fact, Term term) {
        return Terms.path(term)
                .flatMap(path -> lexicon.field(fact.type(), path))
                .map(field -> term instanceof Term.Call call && field.form() == Form.COUNT
                        ? new FieldWords(
                                field.form(),
                                field.template().replace("@", argument(call)),
                                new Noun(
                                        field.noun().singular().replace("@", argument(call)),
                                        field.noun().plural().replace("@", argument(call))),
                                "")
                        : field)
                .orElseThrow(() -> term instanceof Term.Operation worked
                                && worked.operator().matches("[-+*/%]")
                        ? workedOut(term)
                        : new CannotSay(
                                term.first(),
                                Terms.path(term)
                                        .map(path -> "\"" + path + "\" of " + Article.indefinite(fact.type()))
                                        .orElse("this condition"),
                                isPartOfADay(fact, term)
                                        ? "a day is compared as a whole, with the first and the last that are meant"
                                        : ""));
    }

    /** What has no words because it would have to be worked out first. */
    static CannotSay workedOut(Term term) {
        return new CannotSay(
                term.first(),
                "what is worked out of a field",
                "write the field by itself, and beside it what that comes to");
    }

    /** {@code held.year}. */
    private boolean isPartOfADay(FactCondition fact, Term term) {
        return Terms.path(Terms.owner(term))
                .flatMap(path -> lexicon.field(fact.type(), path))
                .filter(field -> field.form() == Form.DAY)
                .isPresent();
    }

    /** Whether a file of evidence need not say what a term asks about. */
    boolean mayBeLeftOut(FactCondition fact, Term term) {
        return Terms.path(term)
                .filter(path -> lexicon.mayBeLeftOut(fact.type(), path))
                .isPresent();
    }

    String argument(Term term) {
        return term instanceof Term.Call call
                ? call.arguments().stream()
                        .map(argument -> value(NO_FACT, argument))
                        .collect(Collectors.joining(" and "))
                : "";
    }

    List<String> values(FactCondition fact, Term term) {
        return term instanceof Term.Several several
                ? several.terms().stream().map(one -> value(fact, one)).toList()
                : List.of(value(fact, term));
    }

    /** What a term of a condition comes to, in words. */
    String value(FactCondition fact, Term term) {
        if (term instanceof Term.Literal literal) {
            return literal.value() instanceof BigDecimal number
                    ? English.number(number)
                    : literal.value() instanceof String text
                            ? Quoted.of(text)
                            : literal.value() == null ? "nothing" : String.valueOf(literal.value());
        }
        if (term instanceof Term.Member member && member.isWord()) {
            return lexicon.word(member.enumeration(), member.name())
                    .orElseThrow(() -> new CannotSay(member.start(), "\"" + member.name() + "\""));
        }
        if (term instanceof Term.Name name && called.containsKey(name.name())) {
            Spoken owner = ownerOf.get(name.name());
            FieldWords words = fieldOf.get(name.name());
            if (owner == null || words == null || fact.type().isEmpty()) {
                return Objects.requireNonNull(called.get(name.name()));
            }
            if (!owner.fact().equals(fact)) {
                return fieldNoun(owner, words, false);
            }
            return isBesideAnother(owner) ? ownNoun(words) : Objects.requireNonNull(called.get(name.name()));
        }
        if (term instanceof Term.Call call
                && "Words".equals(Terms.name(call.of()))
                && call.arguments().size() == 1) {
            return value(fact, call.arguments().get(0));
        }
        if (term instanceof Term.Call call && "LocalDate".equals(Terms.name(call.of())) && "of".equals(call.name())) {
            return date(call);
        }
        if (term instanceof Term.Call call && call.of() != null && Terms.isDayApart(call)) {
            BigDecimal number = Terms.number(call.arguments().get(0)).orElse(null);
            String unit = call.name().replaceFirst("(?:plus|minus)", "").toLowerCase(java.util.Locale.ROOT);
            String many = number == null
                    ? value(fact, call.arguments().get(0)) + " " + unit
                    : English.number(number) + " "
                            + (number.compareTo(BigDecimal.ONE) == 0 ? StringUtils.chop(unit) : unit);
            return "the day " + many + (call.name().startsWith("plus") ? " after " : " before ")
                    + value(fact, call.of());
        }
        if (term instanceof Term.Operation operation && operation.operator().matches("[-+*/]")) {
            return combined(fact, operation);
        }
        if (term instanceof Term.Operation operation && "%".equals(operation.operator())) {
            throw new CannotSay(
                    operation.start(),
                    "\"%\"",
                    Terms.number(operation.left())
                            .map(number -> Digits.withoutPercentSign(number.toPlainString()))
                            .orElse(""));
        }
        Optional<FieldWords> own = fact.type().isEmpty()
                ? Optional.empty()
                : Terms.path(term)
                        .flatMap(path -> lexicon.field(fact.type(), path))
                        .map(any -> words(fact, term));
        if (own.isPresent()) {
            Spoken spoken = facts.stream()
                    .filter(one -> one.fact().equals(fact))
                    .findFirst()
                    .orElseGet(() -> new Spoken(fact, fact.sign()));
            return isBesideAnother(spoken) ? ownNoun(own.get()) : fieldNoun(spoken, own.get(), true);
        }
        return ofVariable(fact, term)
                .orElseThrow(() -> new CannotSay(
                        term.first(),
                        Terms.path(term).map(path -> "\"" + path + "\"").orElse("this"),
                        itself(term)));
    }

    /** What is compared where something is asked of a day or a number that is bound elsewhere. */
    private String itself(Term term) {
        String variable = Terms.name(Terms.owner(term));
        return !called.containsKey(variable) || factOf.containsKey(variable) || listOf.containsKey(variable)
                ? ""
                : isDay(Terms.owner(term))
                        ? "a day is compared as a whole, with the first and the last that are meant: " + variable
                        : "what a variable stands for is compared itself: " + variable;
    }

    /** {@code $standing.getMinimums()}: a field of a fact that a variable stands for. */
    private Optional<String> ofVariable(FactCondition fact, Term term) {
        Optional<String> variable = Terms.root(term);
        Spoken one = variable.map(factOf::get).orElse(null);
        if (one == null) {
            return Optional.empty();
        }
        Term inner = Terms.stripped(term);
        if (inner instanceof Term.Name name
                && "id".equals(name.name())
                && "Document".equals(one.fact().type())) {
            return Optional.of(one == subject ? "the document" : that(one));
        }
        return Terms.path(inner)
                .flatMap(path -> lexicon.field(one.fact().type(), path))
                // Beside another of its type, "it" may be either.
                .map(any -> fieldNoun(
                        one,
                        words(one.fact(), inner),
                        fact.equals(one.fact())
                                || !fact.type().equals(one.fact().type())));
    }

    private String combined(FactCondition fact, Term.Operation operation) {
        Optional<BigDecimal> known = operation.number();
        if (known.isPresent()) {
            return English.number(known.get());
        }
        return combined(operation, value(fact, operation.left()), value(fact, operation.right()));
    }

    /**
     * What two things come to together. English has no brackets: of two ways to work something out that would be said alike, the one
     * that needs them is not said.
     */
    static String combined(Term.Operation operation, String left, String right) {
        String operator = operation.operator();
        String before = operator(operation.left());
        String behind = operator(operation.right());
        boolean isAlike =
                switch (operator) {
                    case "+" -> "-".equals(before) || "-".equals(behind);
                    case "-" -> SUMS.contains(behind);
                    case "*", "/" -> "-".equals(before) || SUMS.contains(behind) || "/".equals(behind);
                    default -> false;
                };
        if (isAlike) {
            throw new CannotSay(
                    operation.start(),
                    "\"" + operator + "\" beside brackets or another sign",
                    "a fact that a rule concludes can have in a field what it comes to");
        }
        return switch (operation.operator()) {
            case "+" -> left + " and " + right + " together";
            case "-" -> left + " less " + right;
            case "*" -> left + " times " + right;
            case "/" -> left + " divided by " + right;
            default -> throw new CannotSay(operation.start(), "\"" + operation.operator() + "\" between numbers");
        };
    }

    private static String operator(Term term) {
        return term instanceof Term.Operation operation && operation.number().isEmpty() ? operation.operator() : "";
    }

    private static String date(Term.Call call) {
        List<Optional<BigDecimal>> parts =
                call.arguments().stream().map(Terms::number).toList();
        if (parts.size() != 3 || parts.stream().anyMatch(Optional::isEmpty)) {
            throw new CannotSay(call.start(), "a day that is not written as year, month and day");
        }
        return assay.policy.Note.day(java.time.LocalDate.of(
                parts.get(0).get().intValue(),
                parts.get(1).get().intValue(),
                parts.get(2).get().intValue()));
    }
}
