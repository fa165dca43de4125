package assay.words;

import assay.drl.Consequence;
import assay.drl.DrlFile;
import assay.drl.Term;
import assay.policy.Criterion;
import assay.text.Article;
import assay.words.Statement.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.lang3.StringUtils;
import org.drools.drl.ast.descr.RuleDescr;

/** What rules say, sentence by sentence. */
final class Sentences {

    private static final Pattern REQUIREMENT = Pattern.compile("requirement\\s*==\\s*\"([^\"]*)\"");
    /** Where a sentence about a conclusion has the reason for it. */
    private static final Pattern BECAUSE = Pattern.compile(" because of \\{(\\d+)}$");

    private static final Pattern PLACE = Pattern.compile("\\{(\\d+)}");

    private final Lexicon lexicon;
    private final DrlFile file;
    private final RuleDescr rule;

    /** What the conclusions of a rule that is being read go by. */
    private final Map<String, String> tallies = new LinkedHashMap<>();
    /** The facts of its own that it states without a condition. */
    private final List<Stated> stated = new ArrayList<>();
    /** Under which conditions it does. */
    private String prefix = "";

    private Sentences(Lexicon lexicon, DrlFile file, RuleDescr rule) {
        this.lexicon = lexicon;
        this.file = file;
        this.rule = rule;
    }

    /**
     * What a rule says, one sentence for each of its conclusions.
     *
     * @throws CannotSay if something in it has no words
     */
    static List<Statement> of(Lexicon lexicon, DrlFile file, RuleDescr rule) {
        return new Sentences(lexicon, file, rule).all();
    }

    /**
     * A fact of its own that a rule states.
     *
     * @param last where in it the last of its values begins: only what they all have up to there need be said but once
     */
    private record Stated(String clause, int last) {}

    /** A conclusion, and the conditions inside the consequence under which it is drawn. */
    private record Drawn(Term term, List<Term> under) {}

    private List<Statement> all() {
        List<Statement> all = new ArrayList<>();
        for (Drawn drawn : drawn()) {
            all.add(statement(drawn));
        }
        if (all.isEmpty()) {
            throw new CannotSay(file.offsetOf(rule.getLine()), "a rule without a conclusion");
        }
        return all.stream().allMatch(one -> one.kind() == Kind.DEFINES) && stated.size() > 1
                ? List.of(new Statement(Kind.DEFINES, "", English.sentence(prefix + together(stated))))
                : all;
    }

    /** Several facts that a rule states at once, in one sentence. */
    private static String together(List<Stated> all) {
        List<String> each = all.stream().map(Stated::clause).toList();
        String shared = " is ";
        List<String> behind = each.stream()
                .map(one -> StringUtils.substringAfter(one, shared))
                .distinct()
                .toList();
        String begun = StringUtils.getCommonPrefix(each.toArray(String[]::new));
        String first = begun.substring(0, begun.lastIndexOf(' ') + 1);
        if (StringUtils.countMatches(first, ' ') > 1 && all.stream().allMatch(one -> first.length() >= one.last())) {
            return first
                    + English.list(
                            each.stream()
                                    .map(one -> one.substring(first.length()))
                                    .toList(),
                            "and");
        }
        if (behind.size() == 1 && behind.get(0).matches("an(?:other)? .*|a .*")) {
            return English.list(
                            each.stream()
                                    .map(one -> StringUtils.substringBefore(one, shared))
                                    .toList(),
                            "and")
                    + " are " + English.plural(English.bare(behind.get(0)));
        }
        return English.list(each, "and");
    }

    // ------------------------------------------------------------------ what is concluded, and when

    private List<Drawn> drawn() {
        Consequence consequence = Consequence.of(file, rule);
        List<Drawn> all = new ArrayList<>();
        Map<String, BigDecimal> begun = new LinkedHashMap<>();
        Map<String, List<String>> counted = new LinkedHashMap<>();
        for (Consequence.Statement statement : consequence.statements()) {
            if (!statement.word().isEmpty()) {
                // What hangs on an if has its condition with it.
                if (!"if".equals(statement.word())) {
                    throw new CannotSay(
                            statement.start(),
                            "\"" + statement.word() + "\""
                                    + ("for".equals(statement.word())
                                            ? " (what is in a list, a condition takes out of it with from)"
                                            : ""));
                }
            } else if (!statement.assigned().isEmpty()) {
                tally(statement, begun, counted);
            } else if (isInsert(statement.term())) {
                all.add(new Drawn(((Term.Call) statement.term()).arguments().get(0), statement.under()));
            } else {
                throw new CannotSay(statement.term().first(), "what is no conclusion");
            }
        }
        return all;
    }

    private static boolean isInsert(Term term) {
        return term instanceof Term.Call call
                && call.of() == null
                && call.name().matches("insert(?:Logical)?")
                && call.arguments().size() == 1;
    }

    /** {@code int met = 0; if ( ... ) { met = met + 1; }}. */
    private void tally(
            Consequence.Statement statement, Map<String, BigDecimal> begun, Map<String, List<String>> counted) {
        String name = statement.assigned();
        List<Term> under = statement.under();
        if (under.isEmpty()
                && !begun.containsKey(name)
                && statement.term() instanceof Term.Literal literal
                && literal.value() instanceof BigDecimal number) {
            begun.put(name, number);
            counted.put(name, new ArrayList<>());
        } else if (statement.term() instanceof Term.Operation operation
                && "+".equals(operation.operator())
                && operation.left() instanceof Term.Name left
                && left.name().equals(name)
                && begun.containsKey(name)
                && operation.right() instanceof Term.Literal literal
                && literal.value() instanceof BigDecimal number) {
            RuleWords words = words("");
            String clauses = under.stream()
                    .map(term -> words.clause(term))
                    .reduce((one, other) -> one + " and " + other)
                    .orElseThrow(() -> new CannotSay(statement.term().first(), "a number that is always raised"));
            Objects.requireNonNull(counted.get(name)).add(English.number(number) + " if " + clauses);
        } else {
            throw new CannotSay(statement.term().first(), "how \"" + name + "\" is worked out");
        }
        BigDecimal first = Objects.requireNonNull(begun.get(name));
        List<String> more = Objects.requireNonNull(counted.get(name));
        tallies.put(
                name,
                more.isEmpty()
                        ? English.number(first)
                        : "the sum of " + (first.signum() == 0 ? "" : English.number(first) + ", ")
                                + English.list(more, "and"));
    }

    // ------------------------------------------------------------------ sentences

    private RuleWords words(String about) {
        RuleWords words = new RuleWords(lexicon, file, rule);
        words.read(about);
        tallies.forEach(words::call);
        return words;
    }

    private static String variable(List<Term> arguments, int index) {
        return arguments.size() > index && arguments.get(index) instanceof Term.Name name ? name.name() : "";
    }

    private Statement statement(Drawn drawn) {
        Term term = drawn.term();
        if (!(term instanceof Term.Call call)) {
            throw new CannotSay(term.first(), "a conclusion that is not made here");
        }
        if (isCriterion(call)) {
            return asks(call);
        }
        String type = call.made() ? call.name() : call.of() instanceof Term.Name of ? of.name() : "";
        List<Term> arguments = call.arguments();
        Optional<String> ofSubject = lexicon.conclusion(call.made() ? type : type + "." + call.name());
        int about = ofSubject.isPresent() ? 0 : about(type, call);
        RuleWords words = words(about < 0 ? "" : variable(arguments, about));
        List<String> scopes = new ArrayList<>();
        scopes.add(words.scope());
        scopes.add(words.sums());
        scopes.removeIf(String::isEmpty);
        String scope = scopes.isEmpty() ? "" : String.join(", ", scopes) + ", ";
        String subject = words.subject();
        String overall = "Overall".equals(type) ? words.taken(arguments.get(1)) : "";
        List<String> conditions = words.conditions(drawn.under());
        if (about >= 0 && subject.isEmpty()) {
            throw words.alternative(variable(arguments, about))
                    .map(fact -> new CannotSay(
                            fact.start(),
                            Article.indefinite(type) + " of one fact or another",
                            "write a rule for each, or one fact with || in its brackets"))
                    .orElseGet(() -> new CannotSay(
                            arguments.get(about).first(), Article.indefinite(type) + " of what no condition asks for"));
        }
        Said said = new Said(words, call, arguments, scope, subject, conditions);
        if (ofSubject.isPresent()) {
            return ofSubject(said, ofSubject.get());
        }
        return switch (type) {
            case "Counted" -> counted(said);
            case "SetAside" ->
                new Statement(
                        Kind.SETS_ASIDE,
                        text(arguments, 0),
                        said.plain("does not count") + reason(words, arguments.get(2)));
            case "Contradicted" ->
                new Statement(
                        Kind.CONTRADICTS,
                        text(arguments, 0),
                        said.plain("contradicts " + words.value(arguments.get(1)) + ", which counts nevertheless")
                                + reason(words, arguments.get(3)));
            case "Accepted" -> new Statement(Kind.NOTE, "", said.sentence("is accepted, wherever it counts"));
            case "AfterTheDay" ->
                new Statement(Kind.NOTE, "", said.sentence("is marked as dated after the day, wherever it counts"));
            case "Late" ->
                new Statement(
                        Kind.NOTE,
                        "",
                        said.sentence("is marked as late, being due by " + words.value(arguments.get(1))
                                + ", wherever it counts"));
            case "LeftOut" ->
                new Statement(
                        Kind.NOTE, "", said.plain("is left out, whatever it shows") + reason(words, arguments.get(1)));
            case "AtLeast" ->
                new Statement(
                        Kind.AT_LEAST,
                        text(arguments, 0),
                        said.conditional(text(arguments, 0) + " asks for at least " + words.value(arguments.get(1))
                                + " of its parts"));
            case "Caution" ->
                new Statement(
                        Kind.CAUTION,
                        text(arguments, 0),
                        said.conditional("whoever wants to meet " + text(arguments, 0) + " should know this: "
                                + spoken(words, arguments.get(1))));
            case "Met" -> new Statement(Kind.MEETS, requirement(), said.sentence("is met"));
            case "Progress" -> progress(said);
            case "Graded" ->
                new Statement(
                        Kind.GRADES,
                        requirement(),
                        said.plain("is graded " + lexicon.called(spoken(words, arguments.get(1))))
                                + quoted(words, arguments.get(2)));
            case "Capped" ->
                new Statement(
                        Kind.GRADES,
                        requirement(),
                        said.plain("is held at the grade " + lexicon.called(spoken(words, arguments.get(1))))
                                + quoted(words, arguments.get(2)));
            case "Reason" ->
                new Statement(
                        Kind.REMARK,
                        requirement(),
                        said.plain("has a remark beside its grade") + quoted(words, arguments.get(1)));
            case "Score" ->
                new Statement(
                        Kind.OVERALL,
                        "",
                        said.conditional("the score of " + words.value(arguments.get(0)) + " is "
                                + words.value(arguments.get(1)) + " divided by "
                                + words.value(arguments.get(2))));
            case "Overall" ->
                new Statement(
                        Kind.OVERALL,
                        "",
                        said.conditions("the overall grade that follows from " + subject + " is " + overall));
            case "Agreement" -> agreement(said);
            case "Note" -> note(said);
            default -> own(said, type);
        };
    }

    /** Which of the things that a conclusion of grading is made of it is about; -1 where its conditions say that by themselves. */
    private static int about(String type, Term.Call call) {
        return switch (type) {
            case "Counted" -> call.made() ? 2 : 1;
            case "Contradicted" -> 2;
            case "SetAside" -> 1;
            case "Accepted", "AfterTheDay", "Late", "LeftOut" -> 0;
            case "Note" -> call.arguments().size() > 1 ? 0 : -1;
            case "Progress", "Graded", "Capped", "Reason", "Met", "Overall" -> 0;
            default -> -1;
        };
    }

    /** What a sentence is put together from. */
    private record Said(
            RuleWords words,
            Term.Call call,
            List<Term> arguments,
            String scope,
            String subject,
            List<String> conditions) {

        /** The subject, what becomes of it, and under which conditions; without a full stop. */
        String plain(String predicate) {
            return StringUtils.capitalize(clause(subject + " " + predicate));
        }

        String sentence(String predicate) {
            return English.sentence(plain(predicate));
        }

        private String where() {
            return conditions.isEmpty() ? "" : ", if " + English.list(conditions, "and");
        }

        /** A main clause behind its conditions. */
        String conditional(String clause) {
            return English.sentence(before() + clause);
        }

        String before() {
            return scope + (conditions.isEmpty() ? "" : "if " + English.list(conditions, "and") + ", ");
        }

        /** A main clause before its conditions. */
        String conditions(String clause) {
            return English.sentence(clause(clause));
        }

        String clause(String main) {
            return scope + main + where();
        }
    }

    private Statement counted(Said said) {
        List<Term> arguments = said.arguments;
        String criterion = text(arguments, 0);
        if (!said.call.made()) {
            return new Statement(Kind.COUNTS, criterion, said.sentence("counts"));
        }
        Term part = arguments.get(1);
        boolean isValue = part instanceof Term.Name || (part instanceof Term.Member member && member.isWord());
        String what = isValue
                ? "for " + said.words.value(part)
                : "for the part \"" + spoken(said.words, part, "[", "]") + "\"";
        return new Statement(Kind.COUNTS, criterion, said.sentence("counts " + what));
    }

    private Statement progress(Said said) {
        List<Term> arguments = said.arguments;
        RuleWords words = said.words;
        String why = arguments.size() > 4 ? quoted(words, arguments.get(4)) : ".";
        String met = words.value(arguments.get(1));
        String all = words.value(arguments.get(2));
        if (Terms.number(arguments.get(1)).isPresent()) {
            boolean none = "zero".equals(met);
            String meets = "one".equals(all)
                    ? (none ? "does not meet" : "meets") + " its one minimum"
                    : "meets " + (none ? "none" : met) + " of " + all + " minimums";
            return new Statement(Kind.PROGRESS, requirement(), said.plain("is graded as one that " + meets) + why);
        }
        String route = arguments.size() > 3 && !Term.Literal.isNothing(arguments.get(3))
                ? "route " + spoken(words, arguments.get(3))
                : "";
        return new Statement(
                Kind.PROGRESS,
                requirement(),
                said.plain("is graded by " + met + ", out of " + all
                                + (route.isEmpty() || met.endsWith(route) ? "" : ", by " + route))
                        + why);
    }

    private Statement agreement(Said said) {
        String subject = said.arguments.get(0).text().orElse("");
        String words = lexicon.called(spoken(said.words, said.arguments.get(1)));
        return new Statement(
                Kind.AGREEMENT,
                "",
                said.conditional(("overall".equals(subject)
                                ? "the verdict on the interviewee overall"
                                : "the verdict on the interviewee on " + said.words.value(said.arguments.get(0)))
                        + " is \"" + words + "\""));
    }

    private Statement note(Said said) {
        Term text = said.arguments.get(said.arguments.size() - 1);
        String noted = quoted(said.words, text);
        return new Statement(
                Kind.NOTE,
                "",
                said.subject.isEmpty() ? said.conditional("it is noted" + noted) : said.plain("is noted") + noted);
    }

    /** What becomes of what the rules are about, by a sentence with the places of what it is made of. */
    private Statement ofSubject(Said said, String sentence) {
        Matcher because = BECAUSE.matcher(sentence);
        Term reason = because.find() ? argument(said, because) : null;
        String clause = PLACE.matcher(because.replaceFirst(""))
                .replaceAll(place -> Matcher.quoteReplacement(
                        place.group(1).equals("0") ? said.subject : said.words.value(argument(said, place))));
        return new Statement(
                Kind.SUBJECT,
                "",
                reason == null
                        ? said.conditions(clause)
                        : StringUtils.capitalize(said.clause(clause)) + reason(said.words, reason));
    }

    private static Term argument(Said said, MatchResult place) {
        return said.arguments.get(Integer.parseInt(place.group(1)));
    }

    /** A fact of the rule set's own. */
    private Statement own(Said said, String type) {
        List<String> values = said.arguments.stream()
                .map(argument -> said.words.value(argument))
                .toList();
        Optional<String> statement = lexicon.statement(type);
        String clause;
        int last = 0;
        if (statement.isPresent()) {
            clause = statement.get();
            for (String value : values) {
                last = Math.max(last, clause.indexOf("{}"));
                clause = clause.replaceFirst("\\{}", Matcher.quoteReplacement(value));
            }
        } else {
            String one = lexicon.isOwnFact(type) ? lexicon.one(type).orElseThrow() : null;
            if (one == null) {
                throw new CannotSay(said.call.first(), "\"" + type + "\"");
            }
            clause = values.size() == 1
                    ? values.get(0) + " is " + one
                    : "there is " + one + (values.isEmpty() ? "" : " of " + English.list(named(type, values), "and"));
        }
        stated.add(new Stated(clause, last));
        prefix = said.before();
        return new Statement(Kind.DEFINES, "", said.conditional(clause));
    }

    private List<String> named(String type, List<String> values) {
        List<String> properties = lexicon.properties(type);
        List<String> all = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            all.add((i < properties.size() ? Lexicon.spaced(properties.get(i)) + " " : "") + values.get(i));
        }
        return all;
    }

    // ------------------------------------------------------------------ criteria

    private static boolean isCriterion(Term.Call call) {
        Term of = call;
        while (of instanceof Term.Call inner) {
            of = inner.of();
        }
        return of instanceof Term.Name name && "Criterion".equals(name.name());
    }

    private Statement asks(Term.Call last) {
        RuleWords words = words("");
        List<Term.Call> chain = new ArrayList<>();
        for (Term of = last; of instanceof Term.Call call; of = call.of()) {
            chain.add(0, call);
        }
        Term.Call made = chain.get(0);
        List<Term> arguments = made.arguments();
        List<String> parts =
                arguments.stream().skip(2).map(part -> spoken(words, part)).toList();
        String kind =
                switch (made.name()) {
                    case "minimum" -> "a " + Criterion.Kind.MINIMUM.word();
                    case "condition" -> "a condition of the highest grade";
                    case "further" -> "a " + Criterion.Kind.FURTHER_IMPROVEMENT.word();
                    default -> throw new CannotSay(made.start(), "\"Criterion." + made.name() + "\"");
                };
        String enough = "";
        String route = "";
        for (Term.Call more : chain.subList(1, chain.size())) {
            switch (more.name()) {
                case "atLeast" -> enough = words.value(more.arguments().get(0));
                case "onRoute" ->
                    route = " on route " + spoken(words, more.arguments().get(0));
                default -> throw new CannotSay(more.start(), "\"" + more.name() + "\"");
            }
        }
        String asked;
        if (parts.isEmpty()) {
            asked = "It has no parts: one thing that counts is enough.";
        } else if (parts.size() == 1) {
            asked = "It has one part: " + parts.get(0) + ".";
        } else {
            String many = English.number(BigDecimal.valueOf(parts.size()));
            boolean every = enough.isEmpty() || enough.equals(many);
            asked = (every
                            ? parts.size() == 2 ? "Both of its parts" : "All of its " + many + " parts"
                            : "At least " + enough + " of its " + many + " parts")
                    + " must be shown: " + English.list(parts, "and") + ".";
        }
        List<String> conditions = words.conditions(List.of());
        String when = conditions.isEmpty() ? "" : " It is asked if " + English.list(conditions, "and") + ".";
        return new Statement(
                Kind.ASKS,
                text(arguments, 0),
                English.sentence(text(arguments, 0) + ", " + kind + route + ": " + spoken(words, arguments.get(1)))
                        + " " + asked + when);
    }

    // ------------------------------------------------------------------ texts

    private static String text(List<Term> arguments, int index) {
        Term term = arguments.get(index);
        return term.text().orElseThrow(() -> new CannotSay(term.first(), "a criterion that is no text"));
    }

    /** What a text comes to, with words for what is put into it. */
    private String spoken(RuleWords words, Term term) {
        return spoken(words, term, "", "");
    }

    private String spoken(RuleWords words, Term term, String open, String close) {
        if (term instanceof Term.Operation operation && "+".equals(operation.operator())) {
            return spoken(words, operation.left(), open, close) + spoken(words, operation.right(), open, close);
        }
        if (term instanceof Term.Literal literal && literal.value() instanceof String text) {
            return text.replace("\\\"", "'").replace("\\n", " ");
        }
        String put = put(words, term);
        return open.isEmpty() || (put.startsWith("that ") && "(".equals(open))
                ? put
                : open.replace("(", "[") + put + close;
    }

    /** What is put into a text. */
    private String put(RuleWords words, Term term) {
        if (term instanceof Term.Call call && call.of() instanceof Term.Name of && "Note".equals(of.name())) {
            return switch (call.name()) {
                case "day" -> put(words, call.arguments().get(0));
                case "days" ->
                    "the number of days from " + put(words, call.arguments().get(0)) + " to "
                            + put(words, call.arguments().get(1));
                default -> throw new CannotSay(call.start(), "\"Note." + call.name() + "\"");
            };
        }
        if (term instanceof Term.Call call && call.name().equals("getCount")) {
            return "number met] of [number of minimums";
        }
        if (term instanceof Term.Call call && call.name().equals("getFurtherShown")) {
            return "the further improvements that are shown";
        }
        if (term instanceof Term.Choice choice) {
            return spoken(words, choice.yes()) + ", or " + spoken(words, choice.no());
        }
        return words.value(term);
    }

    private String reason(RuleWords words, Term term) {
        String spoken = spoken(words, term, "(", "]");
        return ": " + spoken + (spoken.matches("(?s).*[.!?]") ? "" : ".");
    }

    private String quoted(RuleWords words, Term term) {
        String spoken = spoken(words, term, "[", "]");
        return ": \"" + spoken + (spoken.matches("(?s).*[.!?]") ? "" : ".") + "\"";
    }

    /** The one requirement that the conditions are about, or nothing. */
    private String requirement() {
        Matcher matcher =
                REQUIREMENT.matcher(file.plain().substring(file.offsetOf(rule.getLine()), rule.getEndCharacter()));
        return matcher.find() ? matcher.group(1) : "";
    }
}
