package assay.words;

import assay.drl.Asked;
import assay.drl.DrlFile;
import assay.drl.FactCondition;
import assay.drl.FactCondition.Constraint;
import assay.drl.FactCondition.Sign;
import assay.drl.Term;
import assay.policy.Note;
import assay.policy.Words;
import assay.text.Article;
import assay.words.FieldWords.Form;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.lang3.Strings;
import org.drools.drl.ast.descr.RuleDescr;
import org.jspecify.annotations.Nullable;

/** What one condition of a rule asks for that was not so, in the words in which the rule itself is said. */
final class Lacking {

    private static final Pattern WHOSE = Pattern.compile("(whose (.+?) is )(.+)");

    private final Lexicon lexicon;
    private final DrlFile file;
    private final Variables variables;
    private final FactWords factWords;
    private final Links links;
    private final List<FactCondition> facts = new ArrayList<>();
    private final Spoken subject;
    private final Map<String, Object> recorded;
    private final Map<Integer, Map<String, Object>> values;
    private final Ties ties;
    /** What variables stand for that other facts bind to what is known of them. */
    private final Map<String, Object> known = new LinkedHashMap<>();

    /**
     * What a rule asks of a fact.
     *
     * @param subject the variable that the fact is bound to
     * @param recorded what is recorded of the fact, by the names of its fields in the rules
     * @param values the same of each fact that the rule asks for, as far as it is known, by its place among them
     */
    Lacking(
            Lexicon lexicon,
            DrlFile file,
            RuleDescr rule,
            String subject,
            Map<String, Object> recorded,
            Map<Integer, Map<String, Object>> values) {
        this.lexicon = lexicon;
        this.file = file;
        this.recorded = recorded;
        this.values = values;
        Asked.of(file, rule).facts(facts::add);
        this.ties = new Ties(lexicon, facts);
        this.variables = new Variables(lexicon);
        this.factWords = new FactWords(lexicon, variables);
        this.links = new Links(lexicon, variables, factWords, new ArrayList<>());
        FactCondition about = facts.stream()
                .filter(fact -> fact.variable().equals(subject))
                .findFirst()
                .orElseThrow(() -> new CannotSay(file.offsetOf(rule.getLine()), "what the rule is about"));
        // What else is asked of it is so, and is not said again.
        this.subject = new Spoken(
                about.with(
                        about.constraints().stream().filter(one -> !one.asks()).toList()),
                about.sign());
        variables.add(this.subject);
        variables.about(subject);
        variables.bind(this.subject);
        for (FactCondition other : facts) {
            if (!other.equals(about) && other.sign() == Sign.THERE) {
                Spoken spoken = new Spoken(other, other.sign());
                variables.add(spoken);
                variables.bind(spoken);
                other.bound()
                        .forEach((variable, term) -> Terms.path(term)
                                .map(path -> values(other).get(path))
                                .ifPresent(value -> known.put(variable, value)));
            }
        }
    }

    private Map<String, Object> values(FactCondition fact) {
        return values.getOrDefault(facts.indexOf(fact), Map.of());
    }

    /**
     * Why the rule did not hold: what stands behind "because".
     *
     * @param fact which of its facts a condition is about
     * @param asked which of what is asked of that, or less than 0 for the fact as a whole
     */
    String said(int fact, int asked) {
        FactCondition about = facts.get(fact);
        if (about.variable().equals(subject.fact().variable()) && asked >= 0) {
            Constraint constraint = constraint(about, asked);
            try {
                Optional<FactCondition> document = ties.other(about, constraint).filter(Ties::isDocument);
                return document.isPresent() ? inNo(document.get()) : ofSubject(about, constraint);
            } catch (CannotSay unsaid) {
                return asWritten(constraint.start(), constraint.end());
            }
        }
        try {
            return asked < 0 ? ofOther(about) : ofOther(about, constraint(about, asked));
        } catch (CannotSay unsaid) {
            return asked < 0
                    ? "what it asks of " + Article.indefinite(about.type()) + " is not so"
                    : asWritten(
                            constraint(about, asked).start(),
                            constraint(about, asked).end());
        }
    }

    private static Constraint constraint(FactCondition fact, int asked) {
        return fact.constraints().stream()
                .filter(Constraint::asks)
                .skip(asked)
                .findFirst()
                .orElseThrow(() -> new CannotSay(fact.start(), "a condition of " + Article.indefinite(fact.type())));
    }

    private String asWritten(int start, int end) {
        return "it is not so that " + file.text().substring(start, end).strip().replaceAll("\\s+", " ");
    }

    /** "status is underway and must be in place". */
    private String ofSubject(FactCondition fact, Constraint constraint) {
        Optional<String> held = constraint.term() instanceof Term.Operation operation
                ? compared(fact, operation)
                : ofTruth(fact, constraint.term());
        return held.orElseGet(() ->
                notOne(factWords.phrases(new Spoken(fact.with(List.of(constraint)), Sign.THERE))) + met(constraint));
    }

    private String notOne(List<String> phrases) {
        if (phrases.isEmpty()) {
            throw new CannotSay(subject.fact().start(), "this condition");
        }
        return "it is not " + lexicon.one(subject.fact().type()).orElse("one") + " " + String.join(" ", phrases);
    }

    /** What is recorded of the fields that a condition names. */
    private String met(Constraint constraint) {
        Map<String, String> met = new LinkedHashMap<>();
        constraint.term().each(term -> {
            if (term instanceof Term.Name name && recorded.containsKey(name.name())) {
                met.put(called(name.name()), value(name.name()));
            }
        });
        List<String> all = met.entrySet().stream()
                .map(one -> one.getKey() + ": " + one.getValue())
                .toList();
        return all.isEmpty() ? "" : " (" + String.join("; ", all) + ")";
    }

    private Optional<String> ofTruth(FactCondition fact, Term term) {
        Term of = term instanceof Term.Not not ? not.of() : term;
        return of instanceof Term.Name name
                        && lexicon.field(fact.type(), name.name())
                                .filter(field -> field.form() == Form.TRUTH)
                                .isPresent()
                        && recorded.containsKey(name.name())
                ? Optional.of(is(name.name(), "true".equals(value(name.name())) ? "false" : "true"))
                : Optional.empty();
    }

    private Optional<String> compared(FactCondition fact, Term.Operation written) {
        Term.Operation turned = FactWords.turned(fact, written);
        String against = Terms.name(turned.right());
        Term.Operation operation = known.get(against) instanceof Number number
                ? new Term.Operation(
                        turned.start(),
                        turned.operator(),
                        turned.left(),
                        new Term.Literal(turned.right().start(), new BigDecimal(number.toString())))
                : turned;
        return held(fact, operation).map(said -> said + statement(against));
    }

    /** What the fact says that a value is taken from: ": for a county the threshold is four". */
    private String statement(String variable) {
        FactCondition from = facts.stream()
                .filter(one -> known.containsKey(variable) && one.bound().containsKey(variable))
                .findFirst()
                .orElse(null);
        Optional<String> statement = from == null ? Optional.empty() : lexicon.statement(from.type());
        if (from == null || statement.isEmpty()) {
            return "";
        }
        String said = statement.get();
        for (String property : lexicon.properties(from.type())) {
            Object value = values(from).get(property);
            if (value == null) {
                return "";
            }
            said = said.replaceFirst("\\{}", Matcher.quoteReplacement(inWords(from, property, value)));
        }
        return ": " + said;
    }

    private String inWords(FactCondition fact, String property, Object value) {
        return value instanceof Number number
                ? English.number(new BigDecimal(number.toString()))
                : value instanceof LocalDate day
                        ? Note.day(day)
                        : lexicon.field(fact.type(), property)
                                .map(field -> lexicon.recorded(field.enumeration(), value))
                                .orElseGet(() -> String.valueOf(value));
    }

    private Optional<String> held(FactCondition fact, Term.Operation operation) {
        String path = Terms.path(operation.left()).orElse("");
        String name = Strings.CS.removeEnd(path, ".size");
        FieldWords field = lexicon.field(fact.type(), name).orElse(null);
        if (field == null || name.contains(".") || operation.operator().matches("&&|\\|\\|")) {
            return Optional.empty();
        }
        if (Term.Literal.isNothing(operation.right())) {
            return recorded.containsKey(name)
                    ? Optional.of(is(name, "nothing"))
                    : Optional.of(called(name) + " is not recorded");
        }
        if (!recorded.containsKey(name)) {
            return Optional.of(called(name) + " is not recorded, and must be " + required(fact, field, operation));
        }
        if (path.endsWith(".size")) {
            BigDecimal number = Terms.number(operation.right()).orElse(null);
            int size = recorded.get(name) instanceof List<?> list ? list.size() : 0;
            return number == null
                    ? Optional.empty()
                    : Optional.of((size == 1 ? "there is one " : "there are " + size + " ")
                            + (size == 1
                                    ? field.noun().singular()
                                    : field.noun().plural())
                            + (size == 0 ? "" : " (" + value(name) + ")") + " and there must be "
                            + Amounts.amount(operation.operator(), operation.start(), number));
        }
        if (field.form() == Form.WORDS) {
            String values = asked(fact, operation.right());
            return switch (operation.operator()) {
                case "contains" -> Optional.of(is(name) + " and must include " + values);
                case "not contains", "excludes" -> Optional.of(is(name) + " and must not include " + values);
                default -> Optional.empty();
            };
        }
        return Optional.of(is(name, required(fact, field, operation)));
    }

    private String required(FactCondition fact, FieldWords field, Term.Operation operation) {
        String values = asked(fact, operation.right());
        return switch (field.form()) {
            case WORD, NAME, TEXT ->
                switch (operation.operator()) {
                    case "==", "in" -> values;
                    case "!=", "not in" -> "other than " + values;
                    default -> throw new CannotSay(operation.start(), "\"" + operation.operator() + "\"");
                };
            case TRUTH -> operation.operator().equals("==") ? values : "other than " + values;
            case DAY -> Amounts.day(operation.operator(), operation, values);
            default -> Amounts.compared(operation.operator(), operation, values);
        };
    }

    private String is(String property, String required) {
        return is(property) + " and must be " + required;
    }

    private String is(String property) {
        return called(property)
                + (recorded.get(property) instanceof List<?> list && list.size() > 1 ? " are " : " is ")
                + value(property);
    }

    /** What a field is called in files of evidence, as it is written there. */
    private static String called(String property) {
        return '"' + Words.ofName(property) + '"';
    }

    /** What is recorded in a field, as it is written there. */
    private String value(String property) {
        Object value = recorded.get(property);
        return value instanceof List<?> all
                ? all.isEmpty()
                        ? "nothing"
                        : English.list(all.stream().map(Lacking::quoted).toList(), "and")
                : quoted(value);
    }

    /** A value as it is written in a file of evidence; words in quotes. */
    private static String quoted(@Nullable Object value) {
        return value instanceof String word ? '"' + word + '"' : String.valueOf(value);
    }

    /** What a condition asks for: words of a list as they are written in a file of evidence, else as rules say it. */
    private String asked(FactCondition fact, Term term) {
        Object value = known.get(Terms.name(term));
        if (value instanceof LocalDate day) {
            return Note.day(day);
        }
        if (value instanceof String) {
            return quoted(value);
        }
        List<Term> terms = term instanceof Term.Several several ? several.terms() : List.of(term);
        return terms.stream().allMatch(one -> one instanceof Term.Member member && member.isWord())
                ? English.list(
                        terms.stream()
                                .map(one -> quoted(Words.ofConstant(((Term.Member) one).name())))
                                .toList(),
                        "or")
                : English.list(variables.values(fact, term), "or");
    }

    /** "it is in no document dated before 1 April 2004": where what belongs together is not as it must be. */
    private String inNo(FactCondition document) {
        return "it is in no " + English.bare(factWords.noun(new Spoken(untied(document), document.sign())));
    }

    private FactCondition untied(FactCondition fact) {
        return fact.with(fact.constraints().stream()
                .filter(one -> !ties.isTie(fact, one))
                .toList());
    }

    /** What is not so of another fact, of which it is known what it says and which one must be meant. */
    private String ofOther(FactCondition fact, Constraint constraint) {
        boolean tied = ties.areTied(fact, about());
        if (ties.isTie(fact, constraint)) {
            return Ties.isDocument(fact) ? inNo(fact) : ofOther(fact);
        }
        return tied || lexicon.isHeading(fact.type())
                ? instead(fact, constraint, tied).orElseGet(() -> ofOther(fact))
                : ofOther(fact);
    }

    /** The fact that would count, with all that is asked of it. */
    private FactCondition about() {
        return facts.stream()
                .filter(one -> one.variable().equals(subject.fact().variable()))
                .findFirst()
                .orElseThrow();
    }

    /** "its document is dated on 1 June 2004 and must be dated before 1 April 2004". */
    private Optional<String> instead(FactCondition fact, Constraint constraint, boolean tied) {
        String property = constraint.term() instanceof Term.Operation operation
                ? Terms.path(FactWords.turned(fact, operation).left()).orElse("")
                : Terms.path(constraint.term()).orElse("");
        Object value = values(fact).get(property);
        FieldWords field = lexicon.field(fact.type(), property).orElse(null);
        if (value == null || field == null) {
            return Optional.empty();
        }
        String is = new Recorded(lexicon).phrase(field, value).orElse("");
        String must = factWords.phrase(fact, constraint.term(), false);
        String one = tied && Ties.isDocument(fact)
                ? "its document"
                : variables.that(variables.facts().stream()
                        .filter(spoken -> spoken.fact().equals(fact))
                        .findFirst()
                        .orElseGet(() -> new Spoken(fact, fact.sign())));
        if (is.isEmpty()) {
            return Optional.empty();
        }
        Matcher whose = WHOSE.matcher(is);
        return Optional.of(
                whose.matches() && must.startsWith(whose.group(1))
                        ? "the " + whose.group(2) + " of " + one + " is " + whose.group(3) + " and must be "
                                + must.substring(whose.end(1))
                        : one + " is " + being(is) + " and must be " + being(must));
    }

    /** What stands behind a noun, behind "is": "that is a county" is "a county", "with two parts" is "one with two parts". */
    private static String being(String phrase) {
        String said = phrase.replaceFirst("^that (?:is|was) ", "");
        return FactWords.isRelative(said) || FactWords.isWith(said) ? "one " + said : said;
    }

    /** What is not so of another fact than the one that would count. */
    private String ofOther(FactCondition fact) {
        Spoken other = new Spoken(fact, fact.sign() == Sign.NOT ? Sign.EXISTS : fact.sign());
        boolean lacks = fact.sign() != Sign.NOT;
        fact.variables().forEach(variables::use);
        if (lexicon.isOwnFact(fact.type()) && links.link(other)) {
            List<String> phrases = factWords.phrases(subject);
            return (lacks
                            ? notOne(phrases)
                            : "it is " + lexicon.one(subject.fact().type()).orElse("one") + " "
                                    + String.join(" ", phrases))
                    + lists(fact);
        }
        if (!fact.from().isEmpty() && links.link(other)) {
            return notOne(factWords.phrases(subject)) + lists(fact);
        }
        return (lacks ? "there is no " : "there is ")
                + (lacks ? English.bare(factWords.noun(other)) : factWords.noun(other));
    }

    /** What stands in the lists of the subject that another fact is held against. */
    private String lists(FactCondition other) {
        List<String> all = new ArrayList<>();
        subject.fact().bound().forEach((variable, term) -> {
            boolean held = other.from().equals(variable)
                    || other.constraints().stream().anyMatch(one -> refers(one.term(), variable));
            Terms.path(term)
                    .filter(path -> held && recorded.containsKey(path))
                    .ifPresent(path -> all.add(called(path) + ": " + value(path)));
        });
        return all.isEmpty() ? "" : " (" + String.join("; ", all) + ")";
    }

    private static boolean refers(Term term, String variable) {
        boolean[] refers = {false};
        term.each(one -> refers[0] |= Terms.name(one).equals(variable));
        return refers[0];
    }
}
