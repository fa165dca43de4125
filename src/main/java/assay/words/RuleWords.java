package assay.words;

import assay.drl.Asked;
import assay.drl.Consequence;
import assay.drl.DrlFile;
import assay.drl.FactCondition;
import assay.drl.FactCondition.Constraint;
import assay.drl.FactCondition.Sign;
import assay.drl.Term;
import assay.words.FieldWords.Form;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.apache.commons.lang3.Strings;
import org.drools.drl.ast.descr.RuleDescr;
import org.jspecify.annotations.Nullable;

/**
 * What one rule asks for, in words: its facts as phrases, and what its variables stand for. A fact that a conclusion is about is
 * said first, with all that the rule asks of it behind its noun; what is taken from its lists, or held against them, stands where
 * the words of such a list do.
 */
final class RuleWords {

    /** What is said of a fact in a clause that can be a sentence about it. */
    private static final Pattern OF_IT = Pattern.compile("(that|whose|of which) (.*)", Pattern.DOTALL);

    private static final Pattern IT_IS = Pattern.compile("(it (?:is|was) ).*", Pattern.DOTALL);
    /** A clause behind a noun, and not "by that agency". */
    private static final Pattern CLAUSE =
            Pattern.compile(".*(?<!\\b(?:by|for|from|in|of|on|to|with|than)) that .*", Pattern.DOTALL);

    private static final Pattern PREPOSITION = Pattern.compile(
            "(?:about|among|at|between|by|for|from|in|of|on|to|towards|with|without)\\b.*", Pattern.DOTALL);

    private final Lexicon lexicon;
    private final DrlFile file;
    private final RuleDescr rule;
    private final Consequence consequence;

    /** One fact, with what is said of it besides its own conditions. */
    private static final class Spoken {
        private final FactCondition fact;
        private final Sign sign;
        /** What stands in the place of the words of a list, by the field that has the list. */
        private final Map<String, List<String>> inLists = new LinkedHashMap<>();
        /** Whether that is one alternative of several phrases. */
        private final List<String> phrases = new ArrayList<>();

        private boolean saidElsewhere;

        Spoken(FactCondition fact, Sign sign) {
            this.fact = fact;
            this.sign = sign;
        }
    }

    /** Where a list that a variable stands for comes from. */
    private record Listed(Spoken owner, String field) {}

    private final List<Spoken> facts = new ArrayList<>();
    private final List<Asked.Group> alternatives = new ArrayList<>();
    private final List<Asked.Sum> sums = new ArrayList<>();
    private final Map<String, Spoken> factOf = new LinkedHashMap<>();
    private final Map<String, Listed> listOf = new LinkedHashMap<>();
    /** What each variable is called once it was spoken of. */
    private final Map<String, String> called = new LinkedHashMap<>();

    private final Map<String, FieldWords> fieldOf = new LinkedHashMap<>();
    /** The facts that variables stand for a number, a day or a text of. */
    private final Map<String, Spoken> ownerOf = new LinkedHashMap<>();

    private final Set<String> used = new LinkedHashSet<>();
    private final List<String> ifs = new ArrayList<>();
    private final List<String> ifsOfSubject = new ArrayList<>();
    private @Nullable Spoken subject;

    RuleWords(Lexicon lexicon, DrlFile file, RuleDescr rule) {
        this.lexicon = lexicon;
        this.file = file;
        this.rule = rule;
        this.consequence = Consequence.of(file, rule);
    }

    Consequence consequence() {
        return consequence;
    }

    /**
     * Reads the conditions.
     *
     * @param about the variable of the fact that the conclusions are about, or nothing
     */
    void read(String about) {
        collect(Asked.of(file, rule), Sign.THERE);
        consequence.statements().forEach(statement -> uses(statement.term()));
        facts.forEach(one -> one.fact.constraints().forEach(constraint -> uses(constraint.term())));
        facts.stream()
                .map(one -> one.fact.from())
                .filter(from -> from.startsWith("$"))
                .forEach(used::add);
        sums.forEach(sum -> {
            sum.functions().forEach(function -> function.arguments().forEach(this::uses));
            sum.results().forEach(result -> uses(result.term()));
            sum.of().facts(fact -> fact.constraints().forEach(constraint -> uses(constraint.term())));
        });
        subject = factOf.get(about);
        facts.forEach(this::bind);
        List<Spoken> linked = new ArrayList<>();
        for (Spoken one : facts) {
            if (one != subject && link(one)) {
                linked.add(one);
            }
        }
        facts.removeAll(linked);
    }

    private void collect(Asked asked, Sign sign) {
        if (asked instanceof Asked.Fact fact) {
            Spoken one = new Spoken(fact.condition(), sign);
            facts.add(one);
            if (!fact.condition().variable().isEmpty()) {
                factOf.put(fact.condition().variable(), one);
            }
        } else if (asked instanceof Asked.Sum sum) {
            sums.add(sum);
        } else if (asked instanceof Asked.Group group) {
            switch (group.join()) {
                case ALL -> group.parts().forEach(part -> collect(part, sign));
                case ANY -> alternatives.add(group);
                case NOT -> group.parts().forEach(part -> collect(part, Sign.NOT));
                case EXISTS -> group.parts().forEach(part -> collect(part, Sign.EXISTS));
                default -> throw new CannotSay(start(), "this");
            }
        }
    }

    private void uses(Term term) {
        term.each(one -> {
            if (one instanceof Term.Name name && name.name().startsWith("$")) {
                used.add(name.name());
            }
        });
    }

    int start() {
        return file.offsetOf(rule.getLine());
    }

    // ------------------------------------------------------------------ what variables stand for

    private void bind(Spoken one) {
        FactCondition fact = one.fact;
        if (!fact.variable().isEmpty()) {
            called.put(fact.variable(), one == subject ? "it" : that(one));
        }
        for (Constraint constraint : fact.constraints()) {
            String variable = constraint.variable();
            if (variable.isEmpty()) {
                continue;
            }
            Optional<FieldWords> field = path(constraint.term()).flatMap(path -> lexicon.field(fact.type(), path));
            if (field.isEmpty()) {
                called.put(variable, value(fact, constraint.term()));
                continue;
            }
            FieldWords words = field.get();
            fieldOf.put(variable, words);
            switch (words.form()) {
                case WORDS -> {
                    listOf.put(variable, new Listed(one, path(constraint.term()).orElseThrow()));
                    called.put(variable, "its " + words.noun().plural());
                }
                case NAME, WORD ->
                    called.put(
                            variable,
                            "that "
                                    + (isNamed(fact.type())
                                            ? lexicon.head(fact.type())
                                            : words.noun().singular()));
                default -> {
                    ownerOf.put(variable, one);
                    called.put(variable, fieldNoun(one, words, true));
                }
            }
        }
    }

    /** Whether a rule set's own facts are called something, and have nothing but their name. */
    private boolean isNamed(String type) {
        return isCalledSomething(type) && lexicon.properties(type).size() == 1;
    }

    /** "its number of wards", or "the number of wards of that authority" where it is not clear whose. */
    private String fieldNoun(Spoken one, FieldWords words, boolean clear) {
        boolean its = one == subject && clear;
        if (words.form() == Form.COUNT) {
            String counted = words.noun().plural();
            return "the number of "
                    + (counted.contains(" its ") ? counted : its ? "its " + counted : counted + " of " + that(one));
        }
        String noun = words.noun().singular();
        if (noun.contains(" it ")) {
            return "the " + (its ? noun : noun.replace(" it ", " " + that(one) + " "));
        }
        return its ? "its " + noun : "the " + noun + " of " + that(one);
    }

    /** How a fact is referred to: "that grade", or "the first grade" where there are several. */
    private String that(Spoken one) {
        List<Spoken> same = Stream.concat(facts.stream(), Stream.of(one))
                .distinct()
                .filter(other -> other.sign == Sign.THERE && other.fact.type().equals(one.fact.type()))
                .toList();
        String head = lexicon.head(one.fact.type());
        String whole = lexicon.one(one.fact.type()).orElse("");
        return same.size() > 1
                ? "the " + English.ordinal(same.indexOf(one)) + " " + head
                : whole.startsWith("the ") ? "the " + head : "that " + head;
    }

    /** What a variable that was bound elsewhere is called. */
    void call(String variable, String name) {
        called.put(variable, name);
    }

    // ------------------------------------------------------------------ facts that say something of others

    /** Says of another fact what this one is there for; or leaves it to be said by itself. */
    private boolean link(Spoken one) {
        FactCondition fact = one.fact;
        if (!fact.from().isEmpty()) {
            Listed listed = listOf.get(fact.from());
            if (listed == null) {
                throw new CannotSay(fact.start(), "\"from " + fact.from() + "\"");
            }
            element(one, listed);
            return true;
        }
        for (Constraint constraint : fact.constraints()) {
            if (constraint.asks() && isMember(constraint.term())) {
                member(one, constraint);
                return true;
            }
        }
        return false;
    }

    private boolean isMember(Term term) {
        if (term instanceof Term.Operation operation) {
            return "memberOf".equals(operation.operator())
                    ? operation.right() instanceof Term.Name name && listOf.containsKey(name.name())
                    : "||".equals(operation.operator()) && isMember(operation.left()) && isMember(operation.right());
        }
        return false;
    }

    /** {@code $topic : Topic() from $topics}. */
    private void element(Spoken one, Listed listed) {
        FieldWords list = lexicon.field(listed.owner.fact.type(), listed.field).orElseThrow();
        List<Term> asked = one.fact.terms();
        String item = list.noun().singular();
        String variable = one.fact.variable();
        boolean taken = used.contains(variable);
        String said;
        if (asked.isEmpty()) {
            said = switch (one.sign) {
                case NOT -> "no " + item;
                case EXISTS -> "at least one " + item;
                default -> (taken ? "any " : "at least one ") + item;
            };
            called.put(variable, "that " + item);
        } else if (asked.size() == 1
                && asked.get(0) instanceof Term.Operation operation
                && operation.left() instanceof Term.Name name
                && "this".equals(name.name())) {
            List<String> words = values(one.fact, operation.right());
            boolean among = List.of("==", "in").contains(operation.operator());
            boolean but = List.of("!=", "not in").contains(operation.operator());
            if (!among && !but) {
                throw new CannotSay(operation.start(), "\"" + operation.operator() + "\"");
            }
            said = among
                    ? one.sign == Sign.NOT && words.size() > 1
                            ? English.noneOf(words)
                            : (one.sign == Sign.NOT ? "no " : "") + English.list(words, "or")
                    : (one.sign == Sign.NOT ? "no " : taken ? "any " : "at least one ") + item + " other than "
                            + English.list(words, "or");
            called.put(variable, words.size() == 1 && among ? words.get(0) : "that " + item);
        } else {
            throw new CannotSay(asked.get(0).first(), "what is asked of each " + item);
        }
        listed.owner
                .inLists
                .computeIfAbsent(listed.field, any -> new ArrayList<>())
                .add(said);
    }

    /** {@code SpeaksFor( agency memberOf $agencies, $sector : sector )}. */
    private void member(Spoken one, Constraint by) {
        List<Term.Operation> members = new ArrayList<>();
        operations(by.term(), members);
        String head = path(members.get(0).left()).orElse("");
        if (members.stream().anyMatch(member -> !path(member.left()).equals(Optional.of(head)))) {
            throw new CannotSay(by.term().first(), "what is held against two lists");
        }
        List<Listed> lists = members.stream()
                .map(member -> Objects.requireNonNull(listOf.get(((Term.Name) member.right()).name())))
                .toList();
        Listed first = lists.get(0);
        FieldWords list = lexicon.field(first.owner.fact.type(), first.field).orElseThrow();
        boolean sized = lists.size() == 1 && hasSize(first);
        String item = list.noun().singular();
        if (sized && one.sign == Sign.THERE) {
            String these = "one of these " + list.noun().plural();
            each(one, head, by, these, "that " + item);
            return;
        }
        String noun = withoutHead(one, head, by, item);
        String article = one.sign == Sign.NOT
                ? "no "
                : used.stream().anyMatch(one.fact.variables()::contains)
                                && one.fact.bound().keySet().stream().anyMatch(used::contains)
                        ? "any "
                        : "";
        String said = article.isEmpty() ? English.indefinite(noun) : article + noun;
        if (lists.size() == 1) {
            first.owner
                    .inLists
                    .computeIfAbsent(first.field, any -> new ArrayList<>())
                    .add(said);
        } else {
            first.owner.phrases.add(English.list(
                    lists.stream()
                            .map(of -> lexicon.field(of.owner.fact.type(), of.field)
                                    .orElseThrow()
                                    .filled(said))
                            .toList(),
                    one.sign == Sign.NOT ? "and" : "or"));
        }
    }

    private static void operations(Term term, List<Term.Operation> into) {
        if (term instanceof Term.Operation operation) {
            if ("||".equals(operation.operator())) {
                operations(operation.left(), into);
                operations(operation.right(), into);
            } else {
                into.add(operation);
            }
        }
    }

    private boolean hasSize(Listed listed) {
        return listed.owner.fact.terms().stream()
                .anyMatch(term -> term instanceof Term.Operation operation
                        && path(operation.left()).equals(Optional.of(listed.field + ".size")));
    }

    /** A fact about one of those that were counted before: what it binds is each that one of them stands for. */
    private void each(Spoken one, String head, Constraint by, String these, String item) {
        Optional<String> statement = lexicon.statement(one.fact.type());
        String wanted = one.fact.bound().keySet().stream()
                .filter(used::contains)
                .findFirst()
                .orElse("");
        if (statement.isEmpty()) {
            String noun = English.bare(lexicon.one(one.fact.type()).orElseThrow());
            if (wanted.isEmpty()) {
                ifs.add(these + " is " + English.indefinite(noun));
            } else {
                called.put(wanted, "each of these that is " + English.indefinite(noun));
            }
            return;
        }
        List<String> properties = lexicon.properties(one.fact.type());
        String bound = wanted.isEmpty()
                ? ""
                : path(Objects.requireNonNull(one.fact.bound().get(wanted))).orElse("");
        String clause = statement.get();
        for (String property : properties) {
            String said = property.equals(head) ? these : property.equals(bound) ? "\u0000" : slot(one, property, by);
            clause = clause.replaceFirst("\\{}", said.replace("$", "\\$"));
        }
        if (wanted.isEmpty()) {
            ifs.add(clause);
        } else if (bound.equals(head)) {
            called.put(wanted, item);
            ifs.add(clause);
        } else {
            FieldWords field = Objects.requireNonNull(fieldOf.get(wanted));
            called.put(
                    wanted,
                    "each " + field.noun().singular() + " that "
                            + clause.replace("\u0000", "").strip());
        }
    }

    /** "agency that speaks for a sector": what stands in the list, and what the fact says of it. */
    private String withoutHead(Spoken one, String head, Constraint by, String item) {
        Optional<String> statement = lexicon.statement(one.fact.type());
        List<String> properties = lexicon.properties(one.fact.type());
        for (String variable : one.fact.bound().keySet()) {
            if (path(Objects.requireNonNull(one.fact.bound().get(variable))).equals(Optional.of(head))) {
                called.put(variable, "that " + item);
            }
        }
        if (statement.isEmpty()) {
            String more = one.fact.constraints().stream()
                    .filter(constraint -> constraint.asks() && !constraint.equals(by))
                    .map(constraint -> ofHead(one.fact, constraint.term(), head)
                            .orElseGet(() -> phrase(one.fact, constraint.term(), false)))
                    .collect(Collectors.joining(" "));
            return English.bare(lexicon.one(one.fact.type()).orElseThrow()) + (more.isEmpty() ? "" : " " + more);
        }
        if (properties.isEmpty()
                || !properties.get(0).equals(head)
                || !statement.get().startsWith("{} ")) {
            throw new CannotSay(
                    one.fact.start(), one.fact.type() + " (of which the first field is to be what stands in a list)");
        }
        String clause = statement.get().substring("{} ".length());
        for (String property : properties.subList(1, properties.size())) {
            clause = clause.replaceFirst("\\{}", slot(one, property, by).replace("$", "\\$"));
        }
        return item + " that " + clause;
    }

    /** What is asked of that which stands in the list itself: "other than the police". */
    private Optional<String> ofHead(FactCondition fact, Term term, String head) {
        if (!(term instanceof Term.Operation operation)
                || !path(operation.left()).equals(Optional.of(head))) {
            return Optional.empty();
        }
        String values = English.list(values(fact, operation.right()), "or");
        return switch (operation.operator()) {
            case "==", "in" -> Optional.of("that is " + values);
            case "!=", "not in" -> Optional.of("other than " + values);
            default -> Optional.empty();
        };
    }

    /** What stands in one place of a statement. */
    private String slot(Spoken one, String property, @Nullable Constraint by) {
        FieldWords field = lexicon.field(one.fact.type(), property).orElseThrow();
        for (Constraint constraint : one.fact.constraints()) {
            if (constraint.equals(by)) {
                continue;
            }
            if (constraint.asks()
                    && constraint.term() instanceof Term.Operation operation
                    && path(operation.left()).equals(Optional.of(property))) {
                List<String> values = values(one.fact, operation.right());
                return switch (operation.operator()) {
                    case "==", "in" -> English.list(values, "or");
                    case "memberOf" -> "one of " + values.get(0);
                    case "not memberOf" ->
                        English.indefinite(field.noun().singular()) + " that is none of " + values.get(0);
                    case "!=", "not in" -> "a " + field.noun().singular() + " other than " + English.list(values, "or");
                    default -> throw new CannotSay(operation.start(), "\"" + operation.operator() + "\"");
                };
            }
        }
        return English.indefinite(field.noun().singular());
    }

    // ------------------------------------------------------------------ phrases for facts

    /** The fact that the conclusions are about, with all that is asked of it; it begins with its article. */
    String subject() {
        Spoken one = subject;
        if (one == null) {
            return "";
        }
        // "Training for frontline staff counts, if it is underway": what is not so by its noun alone follows as a
        // condition.
        List<String> phrases = phrases(one);
        List<String> later = phrases.stream().anyMatch(phrase -> !isRelative(phrase))
                ? phrases.stream()
                        .filter(phrase -> OF_IT.matcher(phrase).matches())
                        .toList()
                : List.of();
        later.forEach(phrase -> {
            Matcher of = OF_IT.matcher(phrase);
            if (of.matches()) {
                ifsOfSubject.add(
                        switch (of.group(1)) {
                            case "that" -> "it " + of.group(2);
                            case "whose" -> "its " + of.group(2);
                            default -> of.group(2);
                        });
            }
        });
        return noun(
                one, phrases.stream().filter(phrase -> !later.contains(phrase)).toList(), true);
    }

    /** What the subject is for everything that it asks: "For any core sector". */
    String scope() {
        List<String> all = new ArrayList<>();
        for (Spoken one : facts) {
            if (isScope(one)) {
                one.saidElsewhere = true;
                all.add("for any " + English.bare(noun(one)));
                one.fact
                        .bound()
                        .keySet()
                        .forEach(variable -> called.put(variable, "that " + lexicon.head(one.fact.type())));
            }
        }
        return String.join(" and ", all);
    }

    /** Whether a rule set's own facts are called something, and not said in a sentence. */
    private boolean isCalledSomething(String type) {
        return lexicon.isOwnFact(type) && lexicon.statement(type).isEmpty();
    }

    private boolean isScope(Spoken one) {
        return one != subject
                && one.sign == Sign.THERE
                && (isCalledSomething(one.fact.type()) || lexicon.isEnumeration(one.fact.type()))
                && one.fact.variables().stream().anyMatch(used::contains);
    }

    /** What facts are added up, and what is asked of the sum. */
    String sums() {
        List<String> all = new ArrayList<>();
        for (Asked.Sum sum : sums) {
            List<FactCondition> of = new ArrayList<>();
            sum.of().facts(of::add);
            Map<String, FieldWords> inside = new LinkedHashMap<>();
            List<String> each = new ArrayList<>();
            for (FactCondition one : of) {
                one.bound()
                        .forEach((variable, term) -> path(term)
                                .flatMap(path -> lexicon.field(one.type(), path))
                                .ifPresent(field -> inside.put(variable, field)));
                Spoken inner = new Spoken(one, Sign.EXISTS);
                bind(inner);
                each.add(English.bare(noun(inner)));
            }
            String over = each.size() == 1
                    ? each.get(0)
                    : "combination of "
                            + English.list(
                                    each.stream().map(English::indefinite).toList(), "and");
            String last = "";
            for (Asked.Function function : sum.functions()) {
                last = function.name().isEmpty() ? last : made(function, inside, over);
                if (last.isEmpty()) {
                    throw new CannotSay(function.start(), "what is made of every " + over);
                }
                if (!function.variable().isEmpty()) {
                    called.put(function.variable(), last);
                }
            }
            all.add("over every " + over);
            for (Constraint result : sum.results()) {
                ifs.add(clause(none(), result.term()));
            }
        }
        return String.join(" and ", all);
    }

    private static String made(Asked.Function function, Map<String, FieldWords> inside, String over) {
        String what = function.arguments().isEmpty()
                ? ""
                : function.arguments().get(0) instanceof Term.Name name && inside.containsKey(name.name())
                        ? plural(Objects.requireNonNull(inside.get(name.name())))
                        : function.name().equals("count") ? over : "";
        if (what.isEmpty()) {
            throw new CannotSay(function.start(), "\"" + function.name() + "\" of every " + over);
        }
        return switch (function.name()) {
            case "sum" -> "the sum of the " + what;
            case "count" -> "the number of these";
            case "max" -> "the greatest of the " + what;
            case "min" -> "the least of the " + what;
            case "average" -> "the average of the " + what;
            default -> throw new CannotSay(function.start(), "\"" + function.name() + "\"");
        };
    }

    private static String plural(FieldWords field) {
        return field.form() == Form.COUNT
                ? "numbers of " + field.noun().plural()
                : field.noun().plural();
    }

    /** What else must be so: "there is a directory that is working and no ...". */
    List<String> conditions() {
        List<String> all = merged(ifsOfSubject);
        for (Spoken one : facts) {
            if (one == subject || one.saidElsewhere) {
                continue;
            }
            all.add(there(one));
        }
        for (Asked.Group group : alternatives) {
            all.add(English.list(
                    group.parts().stream()
                            .map(part -> {
                                List<String> each = new ArrayList<>();
                                alternative(part, Sign.THERE, each);
                                return English.list(each, "and");
                            })
                            .toList(),
                    "or"));
        }
        all.addAll(ifs);
        return all;
    }

    private void alternative(Asked part, Sign sign, List<String> into) {
        if (part instanceof Asked.Fact fact) {
            into.add(there(new Spoken(fact.condition(), sign)));
        } else if (part instanceof Asked.Group group && group.join() == Asked.Join.ANY) {
            List<String> inner = new ArrayList<>();
            group.parts().forEach(one -> alternative(one, sign, inner));
            into.add(English.list(inner, "or"));
        } else if (part instanceof Asked.Group group) {
            Sign inside =
                    group.join() == Asked.Join.NOT ? Sign.NOT : group.join() == Asked.Join.EXISTS ? Sign.EXISTS : sign;
            group.parts().forEach(one -> alternative(one, inside, into));
        } else {
            throw new CannotSay(start(), "a sum beside an or");
        }
    }

    private String there(Spoken one) {
        Optional<String> statement = lexicon.statement(one.fact.type());
        if (statement.isPresent()) {
            String clause = statement.get();
            for (String property : lexicon.properties(one.fact.type())) {
                clause = clause.replaceFirst("\\{}", slot(one, property, null).replace("$", "\\$"));
            }
            return one.sign == Sign.NOT ? "it is not so that " + clause : clause;
        }
        String noun = noun(one);
        String whole = lexicon.one(one.fact.type()).orElse("");
        if (whole.startsWith("the ")) {
            return theOnly(one, whole);
        }
        return one.sign == Sign.NOT ? "there is no " + English.bare(noun) : "there is " + noun;
    }

    /** What is so of something that there is one of: "the interview has a recorded date". */
    private String theOnly(Spoken one, String whole) {
        List<String> all = phrases(one).stream()
                .map(phrase -> isWith(phrase)
                        ? "that has " + phrase.substring("with ".length())
                        : phrase.startsWith("that ") ? phrase : "that is " + phrase)
                .map(phrase -> one.sign == Sign.NOT ? English.not(phrase) : phrase)
                .map(phrase -> phrase.substring("that ".length()))
                .toList();
        return all.isEmpty()
                ? whole + (one.sign == Sign.NOT ? " is not there" : " is there")
                : whole + " " + English.list(all, one.sign == Sign.NOT ? "or" : "and");
    }

    /** "it is working and online" instead of "it is working and it is online". */
    private static List<String> merged(List<String> clauses) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        for (String clause : clauses) {
            Matcher same = IT_IS.matcher(clause);
            String begun = same.matches() ? same.group(1) : "";
            all.computeIfAbsent(begun.isEmpty() ? clause : begun, any -> new ArrayList<>())
                    .add(clause.substring(begun.length()));
        }
        List<String> merged = new ArrayList<>();
        all.forEach((begun, each) -> merged.add(each.contains(begun) ? begun : begun + English.list(each, "and")));
        return merged;
    }

    /** A fact with its article and with all that is asked of it. */
    private String noun(Spoken one) {
        return noun(one, phrases(one), false);
    }

    /** The same; where it begins a sentence, what stands between commas is closed by one. */
    private String noun(Spoken one, List<String> phrases, boolean closing) {
        FactCondition fact = one.fact;
        String noun =
                lexicon.one(fact.type()).orElseThrow(() -> new CannotSay(fact.start(), "\"" + fact.type() + "\""));
        List<String> near =
                phrases.stream().filter(phrase -> !isRelative(phrase)).toList();
        List<String> relative = phrases.stream().filter(RuleWords::isRelative).toList();
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

    private static boolean isWith(String phrase) {
        return phrase.startsWith("with ");
    }

    /** The name by which the conditions of a fact call it: the requirement R6. */
    private Optional<String> name(FactCondition fact) {
        return fact.terms().stream()
                .flatMap(term -> nameIn(fact, term).stream())
                .findFirst();
    }

    private Optional<String> nameIn(FactCondition fact, Term term) {
        return term instanceof Term.Operation operation
                        && "==".equals(operation.operator())
                        && operation.right() instanceof Term.Literal literal
                        && literal.value() instanceof String name
                        && path(operation.left())
                                .flatMap(path -> lexicon.field(fact.type(), path))
                                .filter(field -> field.form() == Form.NAME
                                        && field.template().equals("that is {}"))
                                .isPresent()
                ? Optional.of(name)
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

    private static boolean isRelative(String phrase) {
        return phrase.matches("(?:that|which|who|whose|(?:of|in|for|to|by|on) which) .*");
    }

    // ------------------------------------------------------------------ phrases for what is asked of a fact

    /** What is said of a fact: in the order of the fields that it is declared with, else as the rule has it. */
    private List<String> phrases(Spoken one) {
        FactCondition fact = one.fact;
        List<Phrase> phrases = new ArrayList<>();
        Map<String, InList> lists = new LinkedHashMap<>();
        for (Constraint constraint : fact.constraints()) {
            if (constraint.asks()) {
                constraint(fact, constraint.term(), phrases, lists);
            } else {
                any(one, constraint).ifPresent(said -> phrases.add(new Phrase(place(fact, constraint.term()), said)));
            }
        }
        one.inLists.forEach((field, said) ->
                lists.computeIfAbsent(field, any -> new InList()).there.addAll(said));
        lists.forEach((field, list) -> {
            FieldWords words = lexicon.field(fact.type(), field).orElseThrow();
            int place = lexicon.properties(fact.type()).indexOf(field);
            if (!list.there.isEmpty()) {
                phrases.add(new Phrase(
                        place, words.filled(English.list(list.there, "and"), list.there.size() > 1 || list.several)));
            }
            if (list.lacking.size() == 1) {
                phrases.add(new Phrase(place, English.not(words.filled(list.lacking.get(0)))));
            } else if (list.lacking.size() > 1) {
                phrases.add(new Phrase(place, words.filled(English.noneOf(list.lacking))));
            }
        });
        one.phrases.forEach(said -> phrases.add(new Phrase(Integer.MAX_VALUE, said)));
        return phrases.stream()
                .sorted(Comparator.comparingInt(Phrase::place))
                .map(Phrase::said)
                .toList();
    }

    /** What is said of a fact, and the place among its fields of the one that says it. */
    private record Phrase(int place, String said) {}

    /** What stands in a list, and what does not. */
    private static final class InList {
        private final List<String> there = new ArrayList<>();
        private final List<String> lacking = new ArrayList<>();
        private boolean several;
    }

    private int place(FactCondition fact, Term term) {
        Term of = term instanceof Term.Not not ? not.of() : term;
        Term left = of instanceof Term.Operation operation ? operation.left() : of;
        String field = StringUtils.substringBefore(path(left).orElse(""), ".");
        return lexicon.properties(fact.type()).indexOf(field);
    }

    /** What is bound by name and spoken of again: "for any requirement". */
    private Optional<String> any(Spoken one, Constraint constraint) {
        FieldWords field = fieldOf.get(constraint.variable());
        return field != null
                        && (field.form() == Form.NAME || field.form() == Form.WORD)
                        && used.contains(constraint.variable())
                        && !lexicon.isOwnFact(one.fact.type())
                ? Optional.of(field.filled("any " + field.noun().singular()))
                : Optional.empty();
    }

    private void constraint(FactCondition fact, Term term, List<Phrase> phrases, Map<String, InList> lists) {
        if (term instanceof Term.Operation operation && "&&".equals(operation.operator())) {
            constraint(fact, operation.left(), phrases, lists);
            constraint(fact, operation.right(), phrases, lists);
            return;
        }
        if (term instanceof Term.Operation operation) {
            String path = path(operation.left()).orElse("");
            String list = Strings.CS.removeEnd(path, ".size");
            Optional<FieldWords> field = lexicon.field(fact.type(), list).filter(words -> words.form() == Form.WORDS);
            Optional<BigDecimal> number = number(operation.right());
            if (field.isPresent() && path.endsWith(".size") && number.isPresent()) {
                InList in = lists.computeIfAbsent(list, any -> new InList());
                in.several |= isSeveral(operation.operator(), number.get());
                in.there.add(counted(operation, number.get(), field.get().noun()));
                return;
            }
            if (field.isPresent()
                    && List.of("contains", "not contains", "excludes").contains(operation.operator())) {
                InList in = lists.computeIfAbsent(list, any -> new InList());
                ("contains".equals(operation.operator()) ? in.there : in.lacking)
                        .addAll(values(fact, operation.right()));
                return;
            }
        }
        boolean empty = term instanceof Term.Member member && "empty".equals(member.name());
        boolean filled =
                term instanceof Term.Not not && not.of() instanceof Term.Member member && "empty".equals(member.name());
        if (empty || filled) {
            Term of = ((Term.Member) (filled ? ((Term.Not) term).of() : term)).of();
            String list = path(of).orElse("");
            FieldWords field = lexicon.field(fact.type(), list)
                    .orElseThrow(() -> new CannotSay(term.first(), "\"" + list + ".empty\""));
            lists.computeIfAbsent(list, any -> new InList())
                    .there
                    .add((empty ? "no " : "at least one ") + field.noun().singular());
            return;
        }
        if (nameIn(fact, term).isEmpty()) {
            phrases.add(new Phrase(place(fact, term), phrase(fact, term, false)));
        }
    }

    /** What a condition says behind the noun of its fact. */
    private String phrase(FactCondition fact, Term term, boolean not) {
        if (term instanceof Term.Not opposite) {
            return phrase(fact, opposite.of(), !not);
        }
        if (term instanceof Term.Operation operation && operation.operator().matches("&&|\\|\\|")) {
            String left = phrase(fact, operation.left(), not);
            String right = phrase(fact, operation.right(), not);
            String beginning = beginning(left);
            return left
                    + ("||".equals(operation.operator()) != not ? " or " : " and ")
                    + (!beginning.isEmpty() && right.startsWith(beginning)
                            ? right.substring(beginning.length())
                            : right);
        }
        if (term instanceof Term.Operation operation) {
            return comparison(fact, operation, not);
        }
        FieldWords field = words(fact, term);
        if (field.form() != Form.TRUTH) {
            throw new CannotSay(term.first(), "a condition that is neither true nor false");
        }
        String said = field.filled(argument(term));
        return not ? English.not(said) : said;
    }

    private FieldWords words(FactCondition fact, Term term) {
        return path(term)
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
                .orElseThrow(() -> new CannotSay(
                        term.first(),
                        path(term)
                                .map(path -> "\"" + path + "\" of a " + fact.type())
                                .orElse("this condition")));
    }

    private String argument(Term term) {
        return term instanceof Term.Call call
                ? call.arguments().stream()
                        .map(argument -> value(none(), argument))
                        .collect(Collectors.joining(" and "))
                : "";
    }

    private static FactCondition none() {
        return new FactCondition("", 0, Sign.THERE, "", List.of(), "");
    }

    private String comparison(FactCondition fact, Term.Operation operation, boolean not) {
        String operator = not ? opposite(operation) : operation.operator();
        Term right = operation.right();
        Optional<Term.Operation> part = product(operation.left());
        if (part.isPresent()) {
            return fraction(fact, part.get(), operator, right);
        }
        if (path(operation.left()).filter(path -> path.endsWith(".length")).isPresent()) {
            FieldWords text = words(fact, ((Term.Member) operation.left()).of());
            return "whose " + text.noun().singular() + " has "
                    + counted(operation, operator, right, new Noun("character", "characters"));
        }
        if (path(operation.left()).filter(path -> path.endsWith(".size")).isPresent()) {
            FieldWords list = words(fact, ((Term.Member) operation.left()).of());
            return "whose number of " + list.noun().plural() + " is "
                    + compared(operator, operation.start(), value(fact, right));
        }
        FieldWords field = words(fact, operation.left());
        if (right instanceof Term.Literal literal && literal.value() == null) {
            String noun = field.noun().singular();
            return switch (operator) {
                case "==" -> "with no recorded " + noun;
                case "!=" -> "with a recorded " + noun;
                default -> throw new CannotSay(operation.start(), "\"" + operator + " null\"");
            };
        }
        return switch (field.form()) {
            case TRUTH -> {
                if (operator.matches("(?:not )?in")) {
                    yield among(field, operation, argument(operation.left()), operator);
                }
                boolean yes = right instanceof Term.Literal literal && Boolean.TRUE.equals(literal.value());
                if (!(right instanceof Term.Literal) || !operator.matches("[=!]=")) {
                    throw new CannotSay(operation.start(), "\"" + operator + "\" with what is true or false");
                }
                String said = field.filled(argument(operation.left()));
                yield yes == "==".equals(operator) ? said : English.not(said);
            }
            case COUNT -> counted(fact, field, operator, operation, right);
            case MEASURE ->
                field.filled((operator.equals("==") && number(right).isEmpty() ? "the same as " : "")
                        + compared(operator, operation.start(), value(fact, right)));
            case DAY -> field.filled(day(operator, operation, value(fact, right)));
            case WORDS -> throw new CannotSay(operation.start(), "\"" + operator + "\" with a whole list");
            default -> {
                String values = English.list(values(fact, right), "or");
                yield switch (operator) {
                    case "==", "in" -> field.filled(values);
                    case "!=", "not in" -> English.not(field.filled(values));
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

    /** {@code online in ( true, false )}. */
    private static String among(FieldWords field, Term.Operation operation, String argument, String operator) {
        List<Term> all = operation.right() instanceof Term.Several several ? several.terms() : List.of();
        List<String> said = new ArrayList<>();
        for (Term one : all) {
            if (!(one instanceof Term.Literal literal && literal.value() instanceof Boolean truth)) {
                throw new CannotSay(one.first(), "what is neither true nor false");
            }
            String phrase = field.filled(argument);
            said.add(truth == "in".equals(operator) ? phrase : English.not(phrase));
        }
        return English.list(said, "in".equals(operator) ? "or" : "and");
    }

    private static String opposite(Term.Operation operation) {
        return switch (operation.operator()) {
            case "==" -> "!=";
            case "!=" -> "==";
            case "<" -> ">=";
            case ">=" -> "<";
            case ">" -> "<=";
            case "<=" -> ">";
            default ->
                operation.operator().startsWith("not ")
                        ? operation.operator().substring("not ".length())
                        : "not " + operation.operator();
        };
    }

    // ------------------------------------------------------------------ numbers and days

    private static Optional<BigDecimal> number(Term term) {
        return term instanceof Term.Literal literal && literal.value() instanceof BigDecimal number
                ? Optional.of(number)
                : Optional.empty();
    }

    private static boolean isSeveral(String operator, BigDecimal number) {
        boolean none = number.signum() == 0 && operator.matches("==|<=");
        boolean one = (number.compareTo(BigDecimal.ONE) == 0 && operator.matches("==|>=|<=|<"))
                || (number.signum() == 0 && operator.matches(">|!="))
                || (number.compareTo(BigDecimal.ONE) == 0 && operator.equals(">"));
        return !none && !one;
    }

    private static String counted(Term.Operation operation, BigDecimal number, Noun noun) {
        return amount(operation.operator(), operation.start(), number) + " "
                + (isSeveral(operation.operator(), number) ? noun.plural() : noun.singular());
    }

    private String counted(Term.Operation operation, String operator, Term right, Noun noun) {
        BigDecimal number =
                number(right).orElseThrow(() -> new CannotSay(operation.start(), "a length that is no number"));
        return amount(operator, operation.start(), number) + " "
                + (isSeveral(operator, number) ? noun.plural() : noun.singular());
    }

    /** "at least two", "fewer than two", "no". */
    private static String amount(String operator, int offset, BigDecimal number) {
        String words = English.number(number);
        boolean none = number.signum() == 0;
        return switch (operator) {
            case "==" -> none ? "no" : "exactly " + words;
            case "!=" -> none ? "at least one" : "other than " + words;
            case ">" -> none ? "at least one" : "more than " + words;
            case ">=" -> "at least " + words;
            case "<" -> "fewer than " + words;
            case "<=" -> none ? "no" : "at most " + words;
            default -> throw new CannotSay(offset, "\"" + operator + "\" with a number");
        };
    }

    private String counted(
            FactCondition fact, FieldWords field, String operator, Term.Operation operation, Term right) {
        Optional<BigDecimal> number = number(right);
        if (number.isPresent()) {
            return field.filled(amount(operator, operation.start(), number.get()), isSeveral(operator, number.get()));
        }
        Optional<FieldWords> other =
                path(right).flatMap(path -> lexicon.field(fact.type(), path)).map(any -> words(fact, right));
        String than = other.filter(one -> one.form() == Form.COUNT)
                .map(one -> one.noun().plural())
                .orElseGet(() -> value(fact, right));
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

    private static Optional<Term.Operation> product(Term term) {
        return term instanceof Term.Operation operation
                        && "*".equals(operation.operator())
                        && number(operation.right()).isPresent()
                ? Optional.of(operation)
                : Optional.empty();
    }

    /** {@code minimumsMet * 2 >= minimums}: "with at least half of its minimums met". */
    private String fraction(FactCondition fact, Term.Operation product, String operator, Term right) {
        FieldWords part = words(fact, product.left());
        FieldWords whole = words(fact, right);
        if (part.form() != Form.COUNT || whole.form() != Form.COUNT) {
            throw new CannotSay(product.start(), "a number that is multiplied");
        }
        BigDecimal by = number(product.right()).orElseThrow();
        String fraction =
                switch (by.toPlainString()) {
                    case "1" -> "all";
                    case "2" -> "half";
                    case "3" -> "a third";
                    case "4" -> "a quarter";
                    default -> "one in " + English.number(by);
                };
        String much =
                switch (operator) {
                    case ">=" -> "at least " + fraction;
                    case ">" -> "more than " + fraction;
                    case "<" -> "fewer than " + fraction;
                    case "<=" -> "at most " + fraction;
                    case "==" -> "exactly " + fraction;
                    case "!=" -> "more or fewer than " + fraction;
                    default -> throw new CannotSay(product.start(), "\"" + operator + "\" with a number");
                };
        String behind = part.noun().plural().startsWith(whole.noun().plural() + " ")
                ? " of its " + part.noun().plural()
                : " as many " + part.noun().plural() + " as " + whole.noun().plural();
        return "with " + much + behind;
    }

    /** "at least ten", "higher than the place on the scale of the first grade". */
    private static String compared(String operator, int offset, String value) {
        return switch (operator) {
            case "==" -> value;
            case "!=" -> "other than " + value;
            case ">" -> "higher than " + value;
            case ">=" -> "at least " + value;
            case "<" -> "lower than " + value;
            case "<=" -> "at most " + value;
            default -> throw new CannotSay(offset, "\"" + operator + "\" with a number");
        };
    }

    private static String day(String operator, Term.Operation operation, String value) {
        return switch (operator) {
            case "==" -> "on " + value;
            case "!=" -> "on another day than " + value;
            case ">" -> "after " + value;
            case ">=" -> "on or after " + value;
            case "<" -> "before " + value;
            case "<=" -> "on or before " + value;
            default -> throw new CannotSay(operation.start(), "\"" + operator + "\" with a day");
        };
    }

    // ------------------------------------------------------------------ values

    /** A field, a field of a field, or a call with brackets behind its name. */
    private static Optional<String> path(Term term) {
        if (term instanceof Term.Name name && !name.name().startsWith("$")) {
            return Optional.of(name.name());
        }
        if (term instanceof Term.Member member && !member.isWord()) {
            return path(member.of()).map(of -> of + "." + member.name());
        }
        if (term instanceof Term.IfThere there) {
            return path(there.of());
        }
        if (term instanceof Term.Call call && !call.made()) {
            boolean getter = call.arguments().isEmpty() && call.name().matches("(?:get|is)[A-Z].*");
            String name = getter
                    ? StringUtils.uncapitalize(call.name().replaceFirst("^(?:get|is)", ""))
                    : call.arguments().isEmpty() ? call.name() : call.name() + "()";
            return call.of() == null ? Optional.of(name) : path(call.of()).map(of -> of + "." + name);
        }
        return Optional.empty();
    }

    private List<String> values(FactCondition fact, Term term) {
        return term instanceof Term.Several several
                ? several.terms().stream().map(one -> value(fact, one)).toList()
                : List.of(value(fact, term));
    }

    /** What a term of a condition comes to, in words. */
    String value(FactCondition fact, Term term) {
        if (term instanceof Term.Literal literal) {
            return literal.value() instanceof BigDecimal number
                    ? English.number(number)
                    : literal.value() == null ? "nothing" : String.valueOf(literal.value());
        }
        if (term instanceof Term.Member member && member.isWord()) {
            return lexicon.word(member.enumeration(), member.name())
                    .orElseThrow(() -> new CannotSay(member.start(), "\"" + member.name() + "\""));
        }
        if (term instanceof Term.Name name && called.containsKey(name.name())) {
            Spoken owner = ownerOf.get(name.name());
            FieldWords words = fieldOf.get(name.name());
            return owner != null
                            && words != null
                            && !owner.fact.equals(fact)
                            && !fact.type().isEmpty()
                    ? fieldNoun(owner, words, false)
                    : Objects.requireNonNull(called.get(name.name()));
        }
        if (term instanceof Term.Call call
                && "Words".equals(name(call.of()))
                && call.arguments().size() == 1) {
            return value(fact, call.arguments().get(0));
        }
        if (term instanceof Term.Call call && "LocalDate".equals(name(call.of())) && "of".equals(call.name())) {
            return date(call);
        }
        if (term instanceof Term.Call call
                && call.of() != null
                && call.arguments().size() == 1
                && call.name().matches("(?:plus|minus)(?:Days|Weeks|Months|Years)")) {
            BigDecimal number = number(call.arguments().get(0)).orElse(null);
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
        Optional<FieldWords> own = fact.type().isEmpty()
                ? Optional.empty()
                : path(term).flatMap(path -> lexicon.field(fact.type(), path)).map(any -> words(fact, term));
        if (own.isPresent()) {
            Spoken spoken = facts.stream()
                    .filter(one -> one.fact.equals(fact))
                    .findFirst()
                    .orElseGet(() -> new Spoken(fact, fact.sign()));
            return fieldNoun(spoken, own.get(), true);
        }
        return ofVariable(term)
                .orElseThrow(() -> new CannotSay(
                        term.first(), path(term).map(path -> "\"" + path + "\"").orElse("this")));
    }

    /** {@code $standing.getMinimums()}: a field of a fact that a variable stands for. */
    private Optional<String> ofVariable(Term term) {
        Optional<String> variable = root(term);
        Spoken one = variable.map(factOf::get).orElse(null);
        if (one == null) {
            return Optional.empty();
        }
        Term inner = stripped(term);
        if (inner instanceof Term.Name name && "id".equals(name.name()) && "Document".equals(one.fact.type())) {
            return Optional.of(one == subject ? "the document" : that(one));
        }
        return path(inner)
                .flatMap(path -> lexicon.field(one.fact.type(), path))
                .map(any -> fieldNoun(one, words(one.fact, inner), true));
    }

    private static Optional<String> root(Term term) {
        if (term instanceof Term.Name name) {
            return name.name().startsWith("$") ? Optional.of(name.name()) : Optional.empty();
        }
        if (term instanceof Term.Member member) {
            return root(member.of());
        }
        return term instanceof Term.Call call && call.of() != null ? root(call.of()) : Optional.empty();
    }

    /** The same without the variable in front. */
    private static Term stripped(Term term) {
        if (term instanceof Term.Member member) {
            return member.of() instanceof Term.Name
                    ? new Term.Name(member.start(), member.name())
                    : new Term.Member(member.start(), stripped(member.of()), member.name());
        }
        if (term instanceof Term.Call call && call.of() != null) {
            Term of = call.of() instanceof Term.Name ? null : stripped(call.of());
            if (of == null && call.arguments().isEmpty() && !call.name().matches("(?:get|is)[A-Z].*")) {
                return new Term.Name(call.start(), call.name());
            }
            return new Term.Call(call.start(), of, call.name(), call.arguments(), false);
        }
        return term;
    }

    private String combined(FactCondition fact, Term.Operation operation) {
        String left = value(fact, operation.left());
        String right = value(fact, operation.right());
        return switch (operation.operator()) {
            case "+" -> left + " and " + right + " together";
            case "-" -> left + " less " + right;
            case "*" -> left + " times " + right;
            default -> left + " divided by " + right;
        };
    }

    private static String name(@Nullable Term term) {
        return term instanceof Term.Name name ? name.name() : "";
    }

    private static String date(Term.Call call) {
        List<Optional<BigDecimal>> parts =
                call.arguments().stream().map(RuleWords::number).toList();
        if (parts.size() != 3 || parts.stream().anyMatch(Optional::isEmpty)) {
            throw new CannotSay(call.start(), "a day that is not written as year, month and day");
        }
        return assay.policy.Note.day(java.time.LocalDate.of(
                parts.get(0).get().intValue(),
                parts.get(1).get().intValue(),
                parts.get(2).get().intValue()));
    }

    // ------------------------------------------------------------------ clauses

    /** A condition as a sentence of its own: "R6.A1 is met", "the sum of the weights is higher than zero". */
    String clause(FactCondition fact, Term term) {
        if (term instanceof Term.Not not) {
            return English.not("that " + clause(fact, not.of())).replaceFirst("^that ", "");
        }
        if (term instanceof Term.Operation operation) {
            if (operation.operator().matches("&&|\\|\\|")) {
                return clause(fact, operation.left())
                        + ("&&".equals(operation.operator()) ? " and " : " or ")
                        + clause(fact, operation.right());
            }
            Function<Term, String> say = one -> value(fact, one);
            return say.apply(operation.left()) + " is "
                    + compared(operation.operator(), operation.start(), say.apply(operation.right()));
        }
        Spoken of = root(term).map(factOf::get).orElse(null);
        if (of != null) {
            FieldWords field = words(of.fact, stripped(term));
            if (field.form() == Form.TRUTH) {
                String said = field.filled(argument(term));
                return said.startsWith("of which ")
                        ? said.substring("of which ".length())
                        : that(of) + " " + said.replaceFirst("^that ", "");
            }
        }
        throw new CannotSay(term.first(), "this condition");
    }

    /** The fact that a variable stands for, which then needs not be said as a condition as well: "the grade whose ...". */
    String taken(Term term) {
        Spoken one = root(term).map(factOf::get).orElse(null);
        if (one == null || !(term instanceof Term.Name)) {
            return value(none(), term);
        }
        one.saidElsewhere = true;
        return "the " + English.bare(noun(one));
    }
}
