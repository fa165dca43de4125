package assay.words;

import assay.drl.Asked;
import assay.drl.Consequence;
import assay.drl.DrlFile;
import assay.drl.FactCondition;
import assay.drl.FactCondition.Sign;
import assay.drl.Term;
import assay.words.FieldWords.Form;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.drools.drl.ast.descr.RuleDescr;

/**
 * What one rule asks for, in words. A fact that a conclusion is about is said first, with all that the rule asks of it behind its
 * noun; what is taken from its lists, or held against them, stands where the words of such a list do.
 */
final class RuleWords {

    /** What is said of a fact in a clause that can be a sentence about it. */
    private static final Pattern OF_IT = Pattern.compile("(that|whose|of which) (.*)", Pattern.DOTALL);

    private static final Pattern HAS = Pattern.compile("with (.*)", Pattern.DOTALL);
    private static final Pattern BEGINNING =
            Pattern.compile("((?:it|the [a-z -]+?) (?:is|was|has) ).*", Pattern.DOTALL);
    /** What is said of a field of a fact behind its noun, and can be said of the field. */
    private static final Pattern WHOSE = Pattern.compile("whose (.+?) (is|are|has) (.*)", Pattern.DOTALL);

    private static final String THERE_IS = "there is ";
    /** What must be told apart from the words of a choice that it stands in. */
    private static final Pattern MIXED = Pattern.compile(", | and |\\beither ");

    private final Lexicon lexicon;
    private final Variables variables;
    private final FactWords factWords;
    private final Links links;
    private final Consequence consequence;
    private final Together asked;
    private final List<String> ifs = new ArrayList<>();
    private final List<String> ifsOfSubject = new ArrayList<>();

    RuleWords(Lexicon lexicon, DrlFile file, RuleDescr rule) {
        this.lexicon = lexicon;
        this.variables = new Variables(lexicon);
        this.factWords = new FactWords(lexicon, variables);
        this.links = new Links(lexicon, variables, factWords, ifs);
        this.consequence = Consequence.of(file, rule);
        this.asked = Together.of(Asked.of(file, rule));
    }

    /**
     * Reads the conditions.
     *
     * @param about the variable of the fact that the conclusions are about, or nothing
     */
    void read(String about) {
        asked.facts().forEach(variables::add);
        consequence.statements().forEach(statement -> variables.use(statement.term()));
        variables.facts().forEach(one -> {
            one.fact().constraints().forEach(constraint -> variables.use(constraint.term()));
            variables.use(one.fact().from());
        });
        asked.sums().forEach(sum -> {
            sum.functions().forEach(function -> function.arguments().forEach(variables::use));
            sum.results().forEach(result -> variables.use(result.term()));
            sum.of().facts(fact -> fact.constraints().forEach(constraint -> variables.use(constraint.term())));
        });
        variables.about(about);
        variables.facts().forEach(variables::bind);
        List<Spoken> linked = new ArrayList<>();
        for (Spoken one : variables.facts()) {
            if (one != variables.subject() && links.link(one)) {
                linked.add(one);
            }
        }
        variables.facts().removeAll(linked);
    }

    /** The fact of this variable where the rule asks for it or for another. */
    Optional<FactCondition> alternative(String variable) {
        List<FactCondition> all = new ArrayList<>();
        asked.choices().forEach(group -> group.facts(all::add));
        return all.stream().filter(fact -> fact.variable().equals(variable)).findFirst();
    }

    /** What a variable that was bound elsewhere is called. */
    void call(String variable, String name) {
        variables.call(variable, name);
    }

    /** What a term of the conclusions comes to. */
    String value(Term term) {
        return variables.value(Variables.NO_FACT, term);
    }

    /** The fact that the conclusions are about, with all that is asked of it; it begins with its article. */
    String subject() {
        Spoken one = variables.subject();
        if (one == null) {
            return "";
        }
        // "Training for frontline staff counts, if it is underway": what is not so by its noun alone follows as a
        // condition; and so does all that is said of something that has a name.
        List<String> phrases = factWords.phrases(one);
        boolean named = factWords.name(one.fact()).isPresent();
        List<String> later = named || phrases.stream().anyMatch(phrase -> !FactWords.isRelative(phrase))
                ? phrases.stream()
                        .filter(phrase -> OF_IT.matcher(phrase).matches()
                                || (named && HAS.matcher(phrase).matches()))
                        .toList()
                : List.of();
        // Where it counts for a sector that was spoken of, "it" could be the sector.
        boolean clear = phrases.stream().noneMatch(phrase -> phrase.matches("(?s)(?:.* )?any .*"));
        String it = clear ? "it" : "the " + lexicon.head(one.fact().type());
        later.forEach(phrase -> {
            Matcher of = OF_IT.matcher(phrase);
            Matcher has = HAS.matcher(phrase);
            if (has.matches()) {
                ifsOfSubject.add(it + " has " + has.group(1));
            } else if (of.matches()) {
                ifsOfSubject.add(
                        switch (of.group(1)) {
                            case "that" -> it + " " + of.group(2);
                            case "whose" -> clear ? "its " + of.group(2) : ofField(phrase, it);
                            default -> of.group(2);
                        });
            }
        });
        return factWords.noun(
                one, phrases.stream().filter(phrase -> !later.contains(phrase)).toList(), true);
    }

    /** "the reach of the distribution is wide". */
    private static String ofField(String phrase, String owner) {
        Matcher of = WHOSE.matcher(phrase);
        return of.matches()
                ? "the " + of.group(1) + " of " + owner + " " + of.group(2) + " " + of.group(3)
                : "its " + phrase.substring("whose ".length());
    }

    /** What the subject is for everything that it asks: "For any core sector". */
    String scope() {
        List<String> all = new ArrayList<>();
        for (Spoken one : variables.facts()) {
            if (isScope(one)) {
                one.sayElsewhere();
                all.add("for any " + English.bare(factWords.noun(one)));
                one.fact()
                        .bound()
                        .keySet()
                        .forEach(variable -> variables.call(
                                variable, "that " + lexicon.head(one.fact().type())));
            }
        }
        return String.join(" and ", all);
    }

    private boolean isScope(Spoken one) {
        return one != variables.subject()
                && one.sign() == Sign.THERE
                && (lexicon.isCalledSomething(one.fact().type())
                        || lexicon.isEnumeration(one.fact().type()))
                && one.fact().variables().stream().anyMatch(variables::isUsed);
    }

    /** What is made of many facts, and what is asked of that. */
    String sums() {
        Sums words = new Sums(asked.sums(), lexicon, variables, factWords);
        return asked.sums().stream()
                .map(sum -> {
                    String over = words.over(sum, ifs);
                    sum.results().forEach(result -> ifs.add(clause(result.term())));
                    return over;
                })
                .collect(Collectors.joining(" and "));
    }

    /**
     * What else must be so: "there is a directory that is working and no ...".
     *
     * @param under what must be so inside the consequence
     */
    List<String> conditions(List<Term> under) {
        // What is said of the fact itself, before what else is so.
        List<String> all = merged(ifsOfSubject.stream()
                .sorted(Comparator.comparing(one -> !BEGINNING.matcher(one).matches()))
                .toList());
        for (Spoken one : variables.facts()) {
            if (one == variables.subject() || one.isSaidElsewhere()) {
                continue;
            }
            there(one, all);
        }
        all.addAll(ifs);
        under.forEach(term -> all.add(clause(term)));
        List<String> clauses = new ArrayList<>(thereAre(all));
        clauses.addAll(choices(clauses.isEmpty()));
        return clauses;
    }

    /**
     * What is so where one of several things is, behind all else: what follows a comma in the last of them belongs to it.
     *
     * @param alone whether nothing stands beside them
     */
    private List<String> choices(boolean alone) {
        List<String> all = new ArrayList<>();
        String last = "";
        for (Asked.Group choice : asked.choices()) {
            List<String> parts =
                    Together.parts(choice).stream().map(this::together).toList();
            boolean mixed = parts.stream().anyMatch(MIXED.asPredicate());
            if (mixed && !last.isEmpty()) {
                throw Connected.twice(Together.start(choice));
            }
            String said = mixed ? String.join(", or ", parts) : English.list(parts, "or");
            String heard = mixed || !alone || asked.choices().size() > 1 ? Connected.either(said) : said;
            if (mixed) {
                last = heard;
            } else {
                all.add(heard);
            }
        }
        if (!last.isEmpty()) {
            all.add(last);
        }
        return all;
    }

    private String together(Together part) {
        List<String> each = new ArrayList<>();
        for (Spoken one : part.facts()) {
            if (!one.fact().from().isEmpty()) {
                throw new CannotSay(one.fact().start(), "what is in a list, beside an or", "write a rule for each");
            }
            there(one, each);
        }
        return English.list(thereAre(each), "and");
    }

    private void there(Spoken one, List<String> into) {
        FactCondition fact = one.fact();
        Optional<String> statement = lexicon.statement(fact.type());
        String whole = lexicon.one(fact.type()).orElse("");
        if (statement.isPresent()) {
            String clause = statement.get();
            for (String property : lexicon.properties(fact.type())) {
                clause = clause.replaceFirst("\\{}", Matcher.quoteReplacement(links.slot(one, property, null)));
            }
            into.add(one.sign() == Sign.NOT ? "it is not so that " + clause : clause);
        } else if (whole.startsWith("the ")) {
            into.add(theOnly(one, whole));
        } else if (one.sign() == Sign.NOT) {
            into.add(THERE_IS + "no " + English.bare(factWords.noun(one)));
        } else {
            List<String> phrases = factWords.phrases(one);
            List<String> apart = variables.isOneOfSeveral(one)
                    ? phrases.stream()
                            .filter(phrase -> WHOSE.matcher(phrase).matches())
                            .toList()
                    : List.of();
            List<String> near =
                    phrases.stream().filter(phrase -> !apart.contains(phrase)).toList();
            into.add(THERE_IS + factWords.noun(one, near, false));
            apart.forEach(phrase -> into.add(ofField(phrase, variables.that(one))));
        }
    }

    /** What is so of something that there is one of: "the interview has a recorded date". */
    private String theOnly(Spoken one, String whole) {
        List<String> phrases = factWords.phrases(one);
        String join = one.sign() == Sign.NOT ? "or" : "and";
        List<String> all = phrases.stream()
                .filter(phrase -> !WHOSE.matcher(phrase).matches())
                .map(phrase -> FactWords.isWith(phrase)
                        ? "that has " + phrase.substring("with ".length())
                        : phrase.startsWith("that ") ? phrase : "that is " + phrase)
                .map(phrase -> one.sign() == Sign.NOT ? English.not(phrase) : phrase)
                .map(phrase -> phrase.substring("that ".length()))
                .toList();
        List<String> ofFields = phrases.stream()
                .filter(phrase -> WHOSE.matcher(phrase).matches())
                .map(phrase -> ofField(one.sign() == Sign.NOT ? English.not(phrase) : phrase, whole))
                .toList();
        if (phrases.isEmpty()) {
            return whole + (one.sign() == Sign.NOT ? " is not there" : " is there");
        }
        return English.list(
                Stream.concat(
                                all.isEmpty() ? Stream.empty() : Stream.of(whole + " " + English.list(all, join)),
                                ofFields.stream())
                        .toList(),
                join);
    }

    /** "it is working and online" instead of "it is working and it is online". */
    private static List<String> merged(List<String> clauses) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        for (String clause : clauses) {
            Matcher same = BEGINNING.matcher(clause);
            String begun = same.matches() ? same.group(1) : "";
            all.computeIfAbsent(begun.isEmpty() ? clause : begun, any -> new ArrayList<>())
                    .add(clause.substring(begun.length()));
        }
        List<String> merged = new ArrayList<>();
        all.forEach((begun, each) -> merged.add(each.contains(begun) ? begun : begun + English.list(each, "and")));
        return merged;
    }

    /** "there is a glossary and no leaflet" instead of "there is a glossary and there is no leaflet", as far as they follow each other. */
    private static List<String> thereAre(List<String> clauses) {
        List<String> all = new ArrayList<>();
        List<String> those = new ArrayList<>();
        for (String clause : clauses) {
            boolean begins = clause.startsWith(THERE_IS);
            // "No glossary and a leaflet" could be neither.
            if (!those.isEmpty() && (!begins || (isNone(THERE_IS + those.get(those.size() - 1)) && !isNone(clause)))) {
                all.add(THERE_IS + English.list(those, "and"));
                those.clear();
            }
            if (begins) {
                those.add(clause.substring(THERE_IS.length()));
            } else {
                all.add(clause);
            }
        }
        if (!those.isEmpty()) {
            all.add(THERE_IS + English.list(those, "and"));
        }
        return all;
    }

    private static boolean isNone(String clause) {
        return clause.startsWith(THERE_IS + "no ");
    }

    /** A condition as a sentence of its own: "R6.A1 is met", "the sum of the weights is more than zero". */
    String clause(Term term) {
        return clause(term, false);
    }

    /** The same, or its opposite: what is asked of is named first, and may have a verb of its own. */
    private String clause(Term term, boolean not) {
        Connected connected = Connected.of(term, not);
        if (connected.isSeveral()) {
            return connected.said(this::clause, (one, before) -> one);
        }
        if (term instanceof Term.Not opposite) {
            return clause(opposite.of(), !not);
        }
        String is = not ? " is not " : " is ";
        if (term instanceof Term.Operation operation) {
            if (operation.right() instanceof Term.Several several) {
                return value(operation.left()) + " is "
                        + among(operation.operator().equals("in") != not, several);
            }
            if (!operation.operator().matches("[=!]=|[<>]=?")) {
                throw new CannotSay(
                        operation.start(),
                        "\"" + operation.operator() + "\" of what is no field of a fact",
                        "ask it of the fact itself, in its brackets");
            }
            String with = value(operation.right());
            return value(operation.left())
                    + is
                    + (variables.isDay(operation.left()) || variables.isDay(operation.right())
                            ? Amounts.day(operation.operator(), operation, with)
                            : Amounts.compared(operation.operator(), operation, with));
        }
        if (term instanceof Term.Call call
                && call.arguments().size() == 1
                && variables.isDay(call.of())
                && call.name().matches("is(?:After|Before)")) {
            return clause(
                    new Term.Operation(
                            call.start(),
                            "isAfter".equals(call.name()) ? ">" : "<",
                            Objects.requireNonNull(call.of()),
                            call.arguments().get(0)),
                    not);
        }
        Spoken of = variables.factOf(term).orElse(null);
        if (of != null) {
            FieldWords field = variables.words(of.fact(), Terms.stripped(term));
            if (field.form() == Form.TRUTH) {
                String filled = field.filled(variables.argument(term));
                String said = filled.startsWith("of which ")
                        ? filled.substring("of which ".length())
                        : variables.that(of) + " " + filled.replaceFirst("^that ", "");
                return not ? English.not("that " + said).replaceFirst("^that ", "") : said;
            }
        }
        throw new CannotSay(term.first(), "this condition");
    }

    private String among(boolean isOne, Term.Several several) {
        List<String> values = several.terms().stream().map(this::value).toList();
        return isOne ? English.list(values, "or") : "neither " + English.list(values, "nor");
    }

    /** The fact that a variable stands for, which then needs not be said as a condition as well: "the grade whose ...". */
    String taken(Term term) {
        Spoken one = variables.factOf(term).orElse(null);
        if (one == null || !(term instanceof Term.Name)) {
            return value(term);
        }
        one.sayElsewhere();
        return "the " + English.bare(factWords.noun(one));
    }
}
