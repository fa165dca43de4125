package assay.lint;

import assay.drl.Consequence;
import assay.drl.DrlFile;
import assay.drl.FactCondition;
import assay.drl.RuleFiles;
import assay.drl.Term;
import assay.policy.Words;
import assay.problem.Nearest;
import assay.problem.Problem;
import assay.reading.Criteria;
import assay.reading.RuleSetReader;
import assay.ruleset.Check;
import assay.ruleset.Field;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.lang3.StringUtils;
import org.apache.commons.lang3.Strings;
import org.drools.drl.ast.descr.RuleDescr;

/** Checks what a rule asks for: that it can be so, that it is a condition at all, and that it is about what there is. */
final class ConditionLint {

    private static final Pattern ON_ROUTE = Pattern.compile("\\.\\s*onRoute\\s*\\(\\s*\"([^\"]+)\"");
    private static final Pattern FROM = Pattern.compile("\\bfrom\\b");
    private static final Set<String> CALLS_ABOUT_CRITERIA = Set.of("met", "has");
    /** The fields of the engine's conclusions that hold identifiers. */
    private static final Set<String> OF_CRITERIA =
            Set.of("Counted.criterion", "SetAside.criterion", "AtLeast.criterion", "Caution.criterion", "Criterion.id");

    private static final Set<String> OF_REQUIREMENTS =
            Set.of("Standing.requirement", "Progress.requirement", "Criterion.requirement", "Rating.id");

    private final RuleSetReader.Draft draft;
    private final Types types;
    private final Criteria criteria;
    private final List<Problem> problems;
    private final Set<String> routes = new TreeSet<>();

    ConditionLint(RuleSetReader.Draft draft, Types types, Criteria criteria, List<Problem> problems) {
        this.draft = draft;
        this.types = types;
        this.criteria = criteria;
        this.problems = problems;
    }

    /** The routes that rules ask about. */
    Set<String> routes() {
        return routes;
    }

    /** What can be so of a fact that a rule asks for. */
    Possibilities possibilities(FactCondition condition) {
        return new Possibilities(
                condition, types.kind(condition.type()).orElse(null), types.constants(condition.type()));
    }

    /** Checks a rule. */
    void check(DrlFile file, RuleDescr rule, List<FactCondition> conditions, Consequence consequence) {
        Variables variables = new Variables(conditions, types);
        for (FactCondition condition : conditions) {
            if (!types.isUnread(condition.type())) {
                source(file, condition, conditions, variables);
                possible(file, rule, condition);
                condition.terms().forEach(term -> {
                    condition(file, condition, term);
                    calls(file, condition, term);
                });
            }
            condition.constraints().forEach(one -> texts(file, one.term()));
            texts(file, condition);
        }
        contradiction(file, rule, conditions);
        early(file, conditions);
        together(file, rule, conditions);
        consequence.statements().forEach(statement -> texts(file, statement.term()));
    }

    private void possible(DrlFile file, RuleDescr rule, FactCondition condition) {
        List<String> impossible = possibilities(condition).impossible();
        if (!impossible.isEmpty()) {
            String first = StringUtils.substringBefore(impossible.get(0), "[");
            problems.add(file.at(
                    place(condition, first),
                    Check.NEVER_MATCHES,
                    "the rule \"" + rule.getName() + "\" can never match: what it asks of "
                            + Nearest.list(impossible.stream()
                                            .map(name -> name.replace("[", "( ").replace("]", " )"))
                                            .toList())
                                    .replace("\" or \"", "\" and \"")
                            + " cannot all be so"));
        }
    }

    /** Where something is first asked about a field, or about what a call says. */
    private static int place(FactCondition condition, String name) {
        List<Integer> places = new ArrayList<>();
        condition
                .terms()
                .forEach(term -> term.each(one -> {
                    if ((one instanceof Term.Name field && field.name().equals(name))
                            || (one instanceof Term.Call call && call.name().equals(name))) {
                        places.add(one.first());
                    }
                }));
        return places.isEmpty() ? condition.start() : places.get(0);
    }

    /** Tells what is asked of a fact and is so of all of its kind. */
    void checkCertain(DrlFile file, FactCondition condition) {
        condition.terms().forEach(term -> certain(file, condition, term));
    }

    private void certain(DrlFile file, FactCondition condition, Term term) {
        if (term instanceof Term.Operation operation && "&&".equals(operation.operator())) {
            certain(file, condition, operation.left());
            certain(file, condition, operation.right());
        } else if (isKnown(condition.type(), term)
                && possibilities(condition.with(
                                List.of(new FactCondition.Constraint(term.first(), term.first(), "", term, ""))))
                        .isCertain()) {
            problems.add(file.at(
                    term.first(),
                    Check.ALWAYS_HOLDS,
                    "this always holds for a " + condition.type() + "; leave it out, or ask what is meant"));
        }
    }

    /** Whether all that a term is about is recorded, and so has only the values that a file of evidence can give it. */
    private boolean isKnown(String type, Term term) {
        boolean[] known = {types.isRecorded(type) || !types.isDeclared(type)};
        term.each(one -> known[0] &= !(one instanceof Term.Other)
                && !(one instanceof Term.Name name
                        && types.field(type, name.name())
                                .filter(field -> field.form() == Field.Form.NUMBER)
                                .isPresent()
                        && !types.isDeclared(type)));
        return known[0];
    }

    /** A variable in a condition above the one that binds it. */
    private void early(DrlFile file, List<FactCondition> conditions) {
        Set<String> before = new TreeSet<>();
        for (int i = 0; i < conditions.size(); i++) {
            FactCondition condition = conditions.get(i);
            before.addAll(condition.variables());
            Set<String> later = new TreeSet<>();
            conditions.subList(i + 1, conditions.size()).forEach(other -> later.addAll(other.variables()));
            later.removeAll(before);
            condition
                    .terms()
                    .forEach(term -> term.each(one -> {
                        if (one instanceof Term.Name name && later.contains(name.name())) {
                            problems.add(file.at(
                                    one.start(),
                                    Check.UNKNOWN_VARIABLE,
                                    name.name()
                                            + " is bound further down; a condition that uses it stands below the one that"
                                            + " binds it"));
                        }
                    }));
        }
    }

    /** One fact that is asked for twice: {@code this == $plan}. */
    private void together(DrlFile file, RuleDescr rule, List<FactCondition> conditions) {
        for (FactCondition again : conditions) {
            for (FactCondition first : conditions) {
                if (again.sign() != FactCondition.Sign.NOT
                        && first.type().equals(again.type())
                        && !first.variable().isEmpty()
                        && again.written().contains("this==" + first.variable())
                        && possibilities(first).impossible().isEmpty()) {
                    possible(file, rule, again.and(first));
                }
            }
        }
    }

    /** The same fact asked for and ruled out. */
    private void contradiction(DrlFile file, RuleDescr rule, List<FactCondition> conditions) {
        for (FactCondition not : conditions) {
            if (not.sign() == FactCondition.Sign.NOT
                    && conditions.stream()
                            .anyMatch(other -> other.sign() != FactCondition.Sign.NOT
                                    && other.type().equals(not.type())
                                    && other.from().equals(not.from())
                                    && other.written().containsAll(not.written()))) {
                problems.add(file.at(
                        not.start(),
                        Check.NEVER_MATCHES,
                        "the rule \"" + rule.getName() + "\" can never match: it asks for the " + not.type()
                                + " that it rules out"));
            }
        }
    }

    private void source(DrlFile file, FactCondition condition, List<FactCondition> conditions, Variables variables) {
        String from = condition.from();
        if (from.isEmpty() || from.matches("\\$\\w+\\W.*")) {
            return;
        }
        Matcher keyword = FROM.matcher(file.code());
        int word = keyword.find(condition.start()) ? keyword.start() : condition.start();
        if (!from.matches("\\$?\\w+")) {
            problems.add(file.at(
                    word,
                    Check.UNKNOWN_VARIABLE,
                    "from goes through a list that was bound before, as in from $aims, and nothing else"));
            return;
        }
        int place = file.text().indexOf(from, word + 4);
        boolean bound = conditions.subList(0, conditions.indexOf(condition)).stream()
                .anyMatch(other ->
                        other.bound().containsKey(from) || other.variable().equals(from));
        if (!bound
                && from.startsWith("$")
                && conditions.stream().noneMatch(one -> one.variables().contains(from))) {
            // That nothing is bound to it is told elsewhere.
            return;
        }
        if (!bound) {
            Set<String> lists = new TreeSet<>();
            conditions.forEach(other -> lists.addAll(other.bound().keySet()));
            problems.add(file.at(
                    place,
                    Check.UNKNOWN_VARIABLE,
                    "\"" + from + "\" is no list that was bound before"
                            + Nearest.hintOr(from, lists, "; a list is bound with a colon: $aims : aims")));
            return;
        }
        variables
                .listOf(from)
                .filter(words -> !types.constants(condition.type()).isEmpty())
                .ifPresent(words -> {
                    if (!words.equals(condition.type())) {
                        problems.add(file.at(
                                condition.start(),
                                Check.COMPARISON,
                                from + " is a list of words of " + words + ", and none of them is a "
                                        + condition.type()));
                    }
                });
    }

    /** A term that stands where something must be true or false. */
    private void condition(DrlFile file, FactCondition condition, Term term) {
        if (term instanceof Term.Not not) {
            condition(file, condition, not.of());
        } else if (term instanceof Term.Operation operation
                && operation.operator().matches("&&|\\|\\|")) {
            condition(file, condition, operation.left());
            condition(file, condition, operation.right());
        } else if (term instanceof Term.Operation operation) {
            compared(file, condition, operation);
        } else if (term instanceof Term.Name name) {
            truth(file, condition, name);
        } else if ((term instanceof Term.Literal literal && !(literal.value() instanceof Boolean))
                || (term instanceof Term.Member member && member.isWord())) {
            problems.add(file.at(
                    term.start(),
                    Check.COMPARISON,
                    "this is compared with nothing; a condition has a field and a sign on its left, and a number is"
                            + " written without commas"));
        }
    }

    private void truth(DrlFile file, FactCondition condition, Term.Name name) {
        Optional<Field> field = types.field(condition.type(), name.name());
        if (field.isPresent() && field.get().form() != Field.Form.TRUTH) {
            problems.add(file.at(
                    name.start(),
                    Check.COMPARISON,
                    "\"" + name.name() + "\" is neither true nor false; compare it: " + example(field.get())));
        } else if (field.isEmpty() && types.isEvidence(condition.type())) {
            Set<String> known = new TreeSet<>();
            types.kind(condition.type()).ifPresent(kind -> kind.fields().forEach(one -> known.add(one.property())));
            known.addAll(List.of("secondary", "recorded"));
            if (!known.contains(name.name()) && !name.name().startsWith("$")) {
                problems.add(file.at(
                        name.start(),
                        Check.UNKNOWN_FIELD,
                        condition.type() + " has no field \"" + name.name() + "\""
                                + types.kind(condition.type())
                                        .flatMap(kind -> kind.formerly(Words.ofName(name.name())))
                                        .map(now -> "; it is now " + now.property())
                                        .orElseGet(() -> Nearest.hintOr(
                                                name.name(), known, "; it has " + String.join(", ", known)))));
            }
        }
    }

    private static String example(Field field) {
        String word = field.words().isEmpty()
                ? ""
                : field.enumeration() + "."
                        + field.words().get(0).toUpperCase(Locale.ROOT).replace(' ', '_');
        return field.property()
                + switch (field.form()) {
                    case WORD -> " == " + word;
                    case WORDS -> " contains " + word;
                    case NUMBER, WHOLE_NUMBER -> " >= 2";
                    default -> " != null";
                };
    }

    private void compared(DrlFile file, FactCondition condition, Term.Operation operation) {
        boolean left = operation.left() instanceof Term.Name;
        Term other = left ? operation.right() : operation.left();
        if (!((left ? operation.left() : operation.right()) instanceof Term.Name name)
                || operation.operator().matches("[-+*/%]")) {
            return;
        }
        if ("this".equals(name.name())) {
            itself(file, condition, other);
        }
        Field field = types.field(condition.type(), name.name()).orElse(null);
        if (field == null) {
            return;
        }
        boolean ordered = operation.operator().matches("[<>]=?");
        boolean literal = other instanceof Term.Literal;
        String quoted = "\"" + field.property() + "\"";
        boolean among = operation.operator().endsWith("contains");
        if (field.form() == Field.Form.WORDS && (ordered || (literal && !among)) && !isNothing(other)) {
            problems.add(file.at(
                    name.start(),
                    Check.COMPARISON,
                    quoted + " is a list: write "
                            + (ordered
                                    ? field.property() + ".size " + operation.operator() + " " + written(other)
                                    : example(field))));
        } else if (field.form() == Field.Form.DATE && literal && !isNothing(other)) {
            problems.add(file.at(
                    other.start(), Check.COMPARISON, quoted + " is a day: write LocalDate.of( year, month, day )"));
        } else if (field.form() == Field.Form.WORD && !left && literal && !isNothing(other)) {
            problems.add(file.at(
                    other.start(),
                    Check.COMPARISON,
                    quoted + " is one of the words of " + field.enumeration() + ": write " + example(field)));
        } else if (other instanceof Term.Name word
                && !word.name().startsWith("$")
                && types.field(condition.type(), word.name()).isEmpty()
                && (field.form() == Field.Form.WHOLE_NUMBER || field.form() == Field.Form.NUMBER)) {
            problems.add(file.at(
                    other.start(),
                    Check.COMPARISON,
                    quoted + " is a number, in digits and without quotes, not " + word.name()));
        }
    }

    /** A fact that is a word, compared with something. */
    private void itself(DrlFile file, FactCondition condition, Term other) {
        List<String> words = types.constants(condition.type());
        List<Term> all = other instanceof Term.Several several ? several.terms() : List.of(other);
        for (Term one : words.isEmpty() ? List.<Term>of() : all) {
            boolean word =
                    one instanceof Term.Member member && member.enumeration().equals(condition.type());
            if (!word && (one instanceof Term.Literal || one instanceof Term.Member)) {
                problems.add(file.at(
                        one.start(),
                        Check.COMPARISON,
                        "this is one of the words of " + condition.type() + ": write " + condition.type() + "."
                                + Nearest.to(one.text().orElse(""), words).orElse(words.get(0))));
            }
        }
    }

    private static String written(Term term) {
        return term instanceof Term.Literal literal
                ? String.valueOf(literal.value())
                : term instanceof Term.Name name ? name.name() : "...";
    }

    private static boolean isNothing(Term term) {
        return term instanceof Term.Literal literal && literal.value() == null;
    }

    /** Calls of what the type does not have. */
    private void calls(DrlFile file, FactCondition condition, Term term) {
        term.each(one -> {
            // That eval has no place is told elsewhere.
            if (one instanceof Term.Call call && call.of() == null && !call.made() && !"eval".equals(call.name())) {
                types.conclusion(condition.type()).ifPresent(type -> {
                    Set<String> known = Arrays.stream(type.getMethods())
                            .map(Method::getName)
                            .collect(Collectors.toCollection(TreeSet::new));
                    if (!known.contains(call.name())) {
                        problems.add(file.at(
                                call.start(),
                                Check.UNKNOWN_FIELD,
                                condition.type() + " has no \"" + call.name() + "( ... )\""
                                        + Nearest.hintOr(
                                                call.name(),
                                                known,
                                                "; a day is written LocalDate.of( year, month, day )")));
                    }
                });
            }
        });
    }

    private void texts(DrlFile file, Term term) {
        term.each(one -> {
            day(file, one);
            number(file, one);
            before(file, one);
            if (one instanceof Term.Call call && call.arguments().size() == 1) {
                call.arguments().get(0).text().ifPresent(text -> called(file, call, text));
            }
        });
    }

    /** A day that no calendar has. */
    private void day(DrlFile file, Term term) {
        if (term instanceof Term.Call call
                && "of".equals(call.name())
                && call.of() instanceof Term.Name type
                && "LocalDate".equals(type.name())
                && call.arguments().size() == 3
                && call.arguments().stream()
                        .allMatch(
                                one -> one instanceof Term.Literal literal && literal.value() instanceof BigDecimal)) {
            List<Integer> numbers = call.arguments().stream()
                    .map(one -> (Term.Literal) one)
                    .map(literal -> ((BigDecimal) Objects.requireNonNull(literal.value())).intValue())
                    .toList();
            try {
                ChronoField.YEAR_OF_ERA.checkValidIntValue(numbers.get(0));
                LocalDate.of(numbers.get(0), numbers.get(1), numbers.get(2));
            } catch (DateTimeException e) {
                problems.add(file.at(
                        call.arguments().get(1).start(),
                        Check.COMPARISON,
                        "no calendar has the day " + numbers.get(0) + "-" + numbers.get(1) + "-" + numbers.get(2)
                                + "; a day is written LocalDate.of( year, month, day )"));
            }
        }
    }

    /** A day that is worked out from another, and is earlier. */
    private void before(DrlFile file, Term term) {
        if (term instanceof Term.Call call
                && call.of() != null
                && call.arguments().size() == 1
                && call.name().matches("(?:plus|minus)(?:Days|Weeks|Months|Years)")) {
            boolean plus = call.name().startsWith("plus");
            String units = StringUtils.lowerCase(Strings.CS.removeStart(call.name(), plus ? "plus" : "minus"));
            call.arguments()
                    .get(0)
                    .number()
                    .filter(number -> number.signum() == (plus ? -1 : 1))
                    .ifPresent(number -> problems.add(file.at(
                            call.arguments().get(0).first(),
                            Check.BEFORE_ITS_DAY,
                            "this day is " + number.abs().toPlainString() + " "
                                    + (number.abs().compareTo(BigDecimal.ONE) == 0
                                            ? Strings.CS.removeEnd(units, "s")
                                            : units)
                                    + " before the one that it is worked out from, not after it; after it would be plus"
                                    + StringUtils.capitalize(units) + "( "
                                    + number.abs().toPlainString() + " )")));
        }
    }

    /** A number that begins with 0 is none, or another than it seems. */
    private void number(DrlFile file, Term term) {
        if (term instanceof Term.Literal literal
                && literal.value() instanceof BigDecimal number
                && file.text().substring(literal.start()).matches("(?s)0\\d.*")) {
            problems.add(file.at(
                    literal.start(), Check.COMPARISON, "a number begins with no 0: write " + number.toPlainString()));
        }
    }

    private void called(DrlFile file, Term.Call call, String text) {
        Term argument = call.arguments().get(0);
        if (CALLS_ABOUT_CRITERIA.contains(call.name()) && !call.made()) {
            known(file, argument, text, "criterion", criteria.ids());
        } else if ("metOnRoute".equals(call.name())) {
            routes.add(text);
            known(file, argument, text, "route", routesThatThereAre());
        }
    }

    /** Those of criteria, also of criteria that the rule set which this one builds on has and this one asks for otherwise. */
    private Set<String> routesThatThereAre() {
        Set<String> all = new TreeSet<>(criteria.routes());
        RuleFiles base = draft.files().base();
        if (base != null) {
            base.rules()
                    .values()
                    .forEach(text -> ON_ROUTE.matcher(DrlFile.withoutComments(text))
                            .results()
                            .forEach(found -> all.add(found.group(1))));
        }
        return all;
    }

    /** Checks what fields are compared with. */
    private void texts(DrlFile file, FactCondition condition) {
        for (Term term : condition.terms()) {
            term.each(one -> {
                if (one instanceof Term.Operation operation && operation.left() instanceof Term.Name name) {
                    List<Term> others = operation.right() instanceof Term.Several several
                            ? several.terms()
                            : List.of(operation.right());
                    others.stream()
                            .filter(other -> other instanceof Term.Literal)
                            .forEach(other ->
                                    other.text().ifPresent(text -> field(file, condition, name.name(), other, text)));
                }
            });
        }
    }

    private void field(DrlFile file, FactCondition condition, String property, Term place, String text) {
        String field = condition.type() + "." + property;
        if (OF_CRITERIA.contains(field)) {
            known(file, place, text, "criterion", criteria.ids());
        } else if (OF_REQUIREMENTS.contains(field) && draft.pack() != null) {
            known(file, place, text, "requirement", draft.pack().requirementIds());
        } else if ("Counted.part".equals(field)) {
            Set<String> parts = new TreeSet<>();
            criteria.all().forEach(criterion -> parts.addAll(criterion.parts()));
            known(file, place, text, "part of a criterion", parts);
        } else {
            types.ownValues()
                    .of(condition.type(), property)
                    .map(Map::keySet)
                    .ifPresent(values -> known(file, place, text, property + " of any " + condition.type(), values));
        }
    }

    private void known(DrlFile file, Term place, String text, String what, Collection<String> known) {
        if (!known.isEmpty() && !known.contains(text)) {
            problems.add(file.at(
                    place.start() + 1,
                    Check.UNKNOWN_TEXT,
                    "\"" + text + "\" is no " + what + Nearest.hint(text, known)));
        }
    }
}
