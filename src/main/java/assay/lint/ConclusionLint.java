package assay.lint;

import assay.drl.Consequence;
import assay.drl.DrlFile;
import assay.drl.EngineTypes;
import assay.drl.FactCondition;
import assay.drl.Term;
import assay.policy.Criterion;
import assay.problem.Nearest;
import assay.problem.Problem;
import assay.reading.Criteria;
import assay.ruleset.Check;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.drools.drl.ast.descr.RuleDescr;

/** Checks what rules conclude: that they conclude something, what it is made of, and what it is about. */
final class ConclusionLint {

    private static final Pattern SINGLE_QUOTED = Pattern.compile("'([^'\\n]{2,})'");
    /** What begins a term, right behind another. */
    private static final Pattern ADJOINING = Pattern.compile("\\s*(?=[\"$\\w])(?!instanceof\\b)");

    /** The brackets of a loop that are still open, in which something may be given a value. */
    private static final Pattern LOOP = Pattern.compile("\\bfor\\s*\\([^()]*$");

    private static final Set<String> INSERTING = Set.of("insert", "insertLogical");
    private static final Set<String> CHANGING = Set.of("update", "delete", "retract", "modify");
    private static final Set<String> ABOUT_CRITERIA = Set.of("Counted", "SetAside", "AtLeast", "Caution");
    private static final String INSERT = "insert( ... );";

    private final Types types;
    private final Criteria criteria;
    private final List<Problem> problems;
    private final Map<String, Set<String>> counted = new HashMap<>();
    /** Criteria for which parts are counted of which it is not known which. */
    private final Set<String> countedSomehow = new HashSet<>();
    /** Whether some conclusion cannot be read, which may count anything. */
    private boolean unclear;

    /** Looks for all of it. */
    static void find(Rules rules, List<Problem> problems) {
        ConclusionLint lint = new ConclusionLint(rules.types(), rules.draft().criteria(), problems);
        rules.all().forEach(rule -> lint.check(rule.file(), rule.parsed(), rule.conditions(), rule.consequence()));
        if (rules.isWhole()) {
            lint.checkCounted();
        }
    }

    private ConclusionLint(Types types, Criteria criteria, List<Problem> problems) {
        this.types = types;
        this.criteria = criteria;
        this.problems = problems;
    }

    /** Checks a rule. */
    private void check(DrlFile file, RuleDescr rule, List<FactCondition> conditions, Consequence consequence) {
        new Rule(file, rule, new Variables(conditions, types), consequence).check();
    }

    /** Criteria, and parts of them, that no rule counts anything for. */
    void checkCounted() {
        for (Criterion criterion : unclear ? List.<Criterion>of() : criteria.all()) {
            Set<String> parts = counted.getOrDefault(criterion.id(), Set.of());
            boolean somehow = countedSomehow.contains(criterion.id());
            if (parts.isEmpty() && !somehow) {
                problems.add(criteria.problem(
                        criterion, Check.NEVER_COUNTED, "no rule counts anything for " + criterion.id()));
            } else if (!somehow) {
                long enough = criterion.parts().stream().filter(parts::contains).count();
                Check check = enough < criterion.atLeast() ? Check.NEVER_COUNTED : Check.PART_NEVER_COUNTED;
                criterion.parts().stream()
                        .filter(part -> !parts.contains(part))
                        .forEach(part -> problems.add(criteria.problem(
                                criterion,
                                check,
                                "no rule counts the part \"" + part + "\" of " + criterion.id()
                                        + Nearest.hint(part, parts))));
            }
        }
    }

    /** The conclusions of one rule. */
    private final class Rule {
        private final DrlFile file;
        private final RuleDescr rule;
        private final Variables variables;
        private final Consequence consequence;
        private final Set<String> handedOver = new HashSet<>();
        private boolean concludes;

        Rule(DrlFile file, RuleDescr rule, Variables variables, Consequence consequence) {
            this.file = file;
            this.rule = rule;
            this.variables = variables;
            this.consequence = consequence;
        }

        void check() {
            int told = problems.size();
            for (Consequence.Statement statement : consequence.statements()) {
                statement.term().each(term -> {
                    if (isCall(term, INSERTING)) {
                        ((Term.Call) term).arguments().forEach(argument -> {
                            if (argument instanceof Term.Name name) {
                                handedOver.add(name.name());
                            }
                        });
                    }
                });
            }
            consequence.statements().forEach(this::statement);
            singleQuotes();
            singleEquals();
            boolean[] other = {false};
            consequence
                    .statements()
                    .forEach(statement -> statement
                            .term()
                            .each(term -> other[0] |= term instanceof Term.Other
                                    && !Set.of("return", "else").contains(statement.word())));
            unclear |= other[0];
            if (!concludes && !other[0] && rule.getNamedConsequences().isEmpty() && problems.size() == told) {
                problems.add(file.at(
                        file.offsetOf(rule.getLine()),
                        Check.NO_CONCLUSION,
                        "the rule \"" + rule.getName() + "\" concludes nothing; what it finds is handed over with "
                                + INSERT));
            }
        }

        private static boolean isCall(Term term, Set<String> names) {
            return term instanceof Term.Call call && call.of() == null && !call.made() && names.contains(call.name());
        }

        private void statement(Consequence.Statement statement) {
            switch (statement.word()) {
                case "throw" ->
                    wrong(statement.term(), "a rule stops nothing; leave out what it has no conclusion about");
                case "while", "do" ->
                    wrong(
                            statement.term(),
                            "this may never end; for ( Agency agency : $signUp.getAgencies() ) goes through a list");
                default -> {
                    // What else Java has may be of use.
                }
            }
            term(statement.term(), handedOver.contains(statement.assigned()));
        }

        private void wrong(Term at, String message) {
            problems.add(file.at(at.start(), Check.CONSEQUENCE, message));
        }

        private void singleQuotes() {
            String text = file.plain();
            Matcher quoted = SINGLE_QUOTED
                    .matcher(text)
                    .region(consequence.start(), Math.max(consequence.start(), rule.getEndCharacter()));
            while (quoted.find()) {
                if (StringUtils.countMatches(
                                        text.substring(text.lastIndexOf('\n', quoted.start()) + 1, quoted.start()), '"')
                                % 2
                        == 0) {
                    problems.add(file.at(
                            quoted.start(),
                            Check.CONSEQUENCE,
                            "a text stands in double quotes: \"" + quoted.group(1) + "\""));
                }
            }
        }

        /** Within the brackets of a conclusion nothing is given a value. */
        private void singleEquals() {
            String code = file.code();
            int depth = 0;
            for (int at = consequence.start(); at < Math.min(code.length(), rule.getEndCharacter()); at++) {
                char sign = code.charAt(at);
                depth += sign == '(' ? 1 : sign == ')' ? -1 : 0;
                if (sign == '='
                        && depth > 0
                        && "=!<>".indexOf(code.charAt(at - 1)) < 0
                        && code.charAt(at + 1) != '='
                        && !LOOP.matcher(code.substring(consequence.start(), at))
                                .find()) {
                    problems.add(file.at(at, Check.SINGLE_EQUALS, "\"=\" cannot stand here; == compares"));
                }
            }
        }

        /** Goes through a term, with whether it is handed over. */
        private void term(Term term, boolean inserted) {
            if (!(term instanceof Term.Call call)) {
                children(term).forEach(child -> term(child, inserted));
                return;
            }
            boolean inserts = isCall(call, INSERTING);
            if (inserts) {
                concludes = true;
                if (!"insert".equals(call.name())) {
                    problems.add(file.at(
                            call.start(),
                            Check.NOT_ALLOWED,
                            call.name() + "( ... ) is the rule engine's own; a conclusion is handed over with "
                                    + INSERT));
                }
                call.arguments().forEach(argument -> inserted(call, argument));
            } else if (isCall(call, CHANGING)) {
                problems.add(file.at(
                        call.start(),
                        Check.NOT_ALLOWED,
                        call.name() + "( ... ) changes what is there; a rule concludes something new with " + INSERT));
            } else if (call.of() == null) {
                own(call);
            }
            Optional<Class<?>> type = conclusion(call);
            if (type.isPresent()) {
                if (!inserted && !(call.of() instanceof Term.Call)) {
                    wrong(
                            call,
                            "this concludes nothing until it is handed over: insert( " + (call.made() ? "new " : "")
                                    + name(call) + "( ... ) );");
                }
                concludes |= !inserted;
                made(call, type.get());
            }
            boolean passed = inserted || inserts || type.isPresent();
            children(call).forEach(child -> term(child, passed));
        }

        private static List<Term> children(Term term) {
            if (term instanceof Term.Call call) {
                return Stream.concat(Stream.ofNullable(call.of()), call.arguments().stream())
                        .toList();
            }
            List<Term> children = new ArrayList<>();
            if (term instanceof Term.Operation operation) {
                children.addAll(List.of(operation.left(), operation.right()));
            } else if (term instanceof Term.Not not) {
                children.add(not.of());
            } else if (term instanceof Term.Member member) {
                children.add(member.of());
            } else if (term instanceof Term.Several several) {
                children.addAll(several.terms());
            } else if (term instanceof Term.IfThere ifThere) {
                children.add(ifThere.of());
            } else if (term instanceof Term.Choice choice) {
                children.addAll(List.of(choice.condition(), choice.yes(), choice.no()));
            }
            return children;
        }

        private static String name(Term.Call call) {
            return call.of() instanceof Term.Name type ? type.name() + "." + call.name() : call.name();
        }

        private void inserted(Term.Call insert, Term argument) {
            if (argument instanceof Term.Literal literal) {
                wrong(argument, (literal.value() instanceof String ? "a text" : "this") + " is no conclusion");
            } else if (isCall(argument, INSERTING)) {
                wrong(argument, "insert( ... ) stands once around a conclusion");
            } else if (argument instanceof Term.Name name && name.name().startsWith("$")) {
                wrong(argument, name.name() + " is there already; what is inserted is a new conclusion");
            } else if (argument instanceof Term.Call call && call.made() && types.isEvidence(call.name())) {
                wrong(argument, "evidence is what documents show; a rule makes none, and so no new " + call.name());
            } else if (argument instanceof Term.Call call
                    && call.made()
                    && isKnown(call.name())
                    && types.conclusion(call.name()).isEmpty()
                    && !types.isDeclared(call.name())) {
                wrong(argument, "this is no conclusion, and nobody would look at it");
            } else if (insert.arguments().size() > 1
                    && insert.arguments().stream().noneMatch(Term.Other.class::isInstance)
                    && argument.equals(insert.arguments().get(1))) {
                wrong(argument, "insert( ... ) takes one conclusion");
            }
        }

        /** A call of nothing: of a type without new, of something misspelt, or the making of what there is not. */
        private void own(Term.Call call) {
            String type = StringUtils.substringBefore(call.name(), "<");
            if (type.isEmpty()) {
                wrong(call, "new is followed by what is made: new Note( ... )");
                return;
            }
            boolean capital = Character.isUpperCase(type.charAt(0));
            if (capital && !call.made() && (types.conclusion(type).isPresent() || types.isDeclared(type))) {
                wrong(call, "a conclusion is made with new: new " + type + "( ... )");
            } else if (call.made() && !type.contains(".") && !isKnown(type)) {
                problems.add(file.problem(
                        call.start(),
                        type,
                        Check.CONSEQUENCE,
                        "\"" + type + "\" is not known here" + Nearest.hintOr(type, types.names(name -> true), "")));
            } else if (!call.made() && !INSERTING.contains(type) && !CHANGING.contains(type)) {
                wrong(
                        call,
                        "\"" + type + "\" is not known here"
                                + Nearest.hintOr(type, INSERTING, "; what a rule finds is handed over with " + INSERT));
            }
        }

        private boolean isKnown(String type) {
            return types.conclusion(type).isPresent()
                    || types.isDeclared(type)
                    || Stream.of("java.lang.", "java.util.", "java.math.", "java.time.")
                            .anyMatch(of -> EngineTypes.load(of + type).isPresent());
        }

        private Optional<Class<?>> conclusion(Term.Call call) {
            if (call.made()) {
                return types.conclusion(call.name());
            }
            return call.of() instanceof Term.Name type
                    ? types.conclusion(type.name()).filter(found -> isMadeBy(found, call.name()))
                    : Optional.empty();
        }

        /** Whether a method makes one of its class; one that there is not would have been meant to. */
        private static boolean isMadeBy(Class<?> type, String method) {
            return methods(type, method).allMatch(one -> one.getReturnType() == type);
        }

        private static Stream<Method> methods(Class<?> type, String name) {
            return Arrays.stream(type.getDeclaredMethods())
                    .filter(method ->
                            Modifier.isPublic(method.getModifiers()) && Modifier.isStatic(method.getModifiers()))
                    .filter(method -> name.isEmpty() || method.getName().equals(name));
        }

        private void made(Term.Call call, Class<?> type) {
            List<Executable> ways = call.made()
                    ? List.of(type.getConstructors())
                    : methods(type, call.name()).map(Executable.class::cast).toList();
            if (ways.isEmpty()) {
                wrong(
                        call,
                        type.getSimpleName() + " has no \"" + call.name() + "\""
                                + Nearest.hint(
                                        call.name(),
                                        methods(type, "")
                                                .map(Method::getName)
                                                .collect(Collectors.toCollection(TreeSet::new))));
                return;
            }
            Optional<Term> left = leftOver(call.arguments());
            if (left.isPresent()) {
                Matcher adjoining = ADJOINING.matcher(file.text());
                if (adjoining.region(left.get().start(), file.text().length()).lookingAt()) {
                    problems.add(file.at(
                            adjoining.end(),
                            Check.CONSEQUENCE,
                            "a comma (,) is missing before this, or a plus (+) where a text goes on; a quote inside a"
                                    + " text has a backslash before it: \\\""));
                }
                return;
            }
            if (ways.stream().noneMatch(way -> Rules.takes(way, call.arguments().size()))) {
                wrong(
                        call,
                        "\"" + name(call) + "\" is not made of "
                                + call.arguments().size() + "; it takes " + components(type, ways.get(0)));
                return;
            }
            if (!Set.of("Progress", "Criterion").contains(type.getSimpleName())) {
                call.arguments().forEach(argument -> {
                    if (argument instanceof Term.Literal literal
                            && literal.value() == null
                            && !EngineTypes.mayBeNothing(type, call.arguments(), argument)) {
                        wrong(argument, type.getSimpleName() + " leaves nothing open: null says nothing");
                    } else if (argument.text().filter(String::isBlank).isPresent()) {
                        wrong(argument, type.getSimpleName() + " needs words here, and this text is empty");
                    }
                });
            }
            if (ABOUT_CRITERIA.contains(type.getSimpleName())) {
                call.arguments().get(0).text().ifPresent(id -> aboutCriterion(call, type.getSimpleName(), id));
            }
        }

        /** What stands behind the last argument that can be read, with no comma between. */
        private Optional<Term> leftOver(List<Term> arguments) {
            return arguments.stream()
                    .dropWhile(argument -> !(argument instanceof Term.Other))
                    .limit(1)
                    .filter(unread -> !file.text().substring(0, unread.start()).matches("(?s).*[,(]\\s*"))
                    .findFirst();
        }

        private static String components(Class<?> type, Executable way) {
            return way instanceof Constructor
                    ? Arrays.stream(type.getRecordComponents())
                            .map(RecordComponent::getName)
                            .collect(Collectors.joining(", ", "(", ")"))
                    : way.isVarArgs() ? (way.getParameterCount() - 1) + " or more" : "" + way.getParameterCount();
        }

        private void aboutCriterion(Term.Call call, String conclusion, String id) {
            List<Term> arguments = call.arguments();
            Optional<Criterion> criterion = criteria.criterion(id);
            switch (conclusion) {
                case "Counted" -> {
                    int fact = call.made() ? 2 : 1;
                    evidence(arguments.get(fact));
                    criterion.ifPresent(one -> {
                        if (call.made()) {
                            part(one, arguments.get(1));
                        } else {
                            whole(one, call);
                        }
                    });
                }
                case "SetAside" -> evidence(arguments.get(1));
                case "AtLeast" -> criterion.ifPresent(one -> atLeast(one, arguments.get(1)));
                default -> {
                    // A caution is about nothing else.
                }
            }
        }

        private void evidence(Term fact) {
            FactCondition condition = variables.fact(fact);
            if (condition != null
                    && types.kind(condition.type()).isPresent()
                    && !types.isEvidence(condition.type())
                    && !types.isUnread(condition.type())) {
                wrong(fact, "what counts or is set aside is evidence, and a " + condition.type() + " is none");
            }
        }

        private void whole(Criterion criterion, Term.Call call) {
            counted.computeIfAbsent(criterion.id(), any -> new TreeSet<>()).add(Criterion.SHOWN);
            if (!criterion.parts().contains(Criterion.SHOWN)) {
                problems.add(file.at(
                        call.start(),
                        Check.UNKNOWN_PART,
                        criterion.id() + " is shown part by part, not as a whole; its parts are "
                                + Nearest.list(criterion.parts()).replace("\" or \"", "\" and \"")));
            }
        }

        private void part(Criterion criterion, Term part) {
            Optional<Variables.Texts> texts = variables.texts(part);
            if (part instanceof Term.Name name && variables.listOf(name.name()).isPresent()) {
                problems.add(file.at(
                        part.start(),
                        Check.UNKNOWN_PART,
                        "a whole list is no part of " + criterion.id()
                                + "; take from it what is counted: $one : Topic() from $topics"));
            }
            if (texts.isEmpty()) {
                countedSomehow.add(criterion.id());
                return;
            }
            Set<String> possible = texts.get().texts().keySet();
            counted.computeIfAbsent(criterion.id(), any -> new TreeSet<>()).addAll(possible);
            boolean none = possible.stream().noneMatch(criterion.parts()::contains);
            if (none && possible.size() > 1 && !texts.get().exact()) {
                problems.add(file.at(
                        part.start(),
                        Check.UNKNOWN_PART,
                        "none of what this can be is a part of " + criterion.id() + "; its parts are "
                                + Nearest.list(criterion.parts()).replace("\" or \"", "\" and \"")));
            } else if (none || texts.get().exact()) {
                texts.get().texts().forEach((text, place) -> {
                    if (!criterion.parts().contains(text)) {
                        unknown(criterion, text, place.orElse(new OwnValues.Place(file, literal(part))));
                    }
                });
            }
        }

        /** Where the text of a literal begins, behind its quote. */
        private int literal(Term part) {
            return part.start() + (part instanceof Term.Literal ? 1 : 0);
        }

        private void unknown(Criterion criterion, String part, OwnValues.Place place) {
            Problem problem = part.equals(criterion.asks())
                    ? criteria.problem(
                            criterion,
                            Check.UNKNOWN_PART,
                            "what " + criterion.id() + " asks for stands before its parts; here \"" + part
                                    + "\" stands there, which rules count as a part")
                    : place.file()
                            .at(
                                    place.offset(),
                                    Check.UNKNOWN_PART,
                                    criterion.id() + " has no part \"" + part + "\""
                                            + Nearest.hint(part, criterion.parts()));
            boolean known = problems.stream()
                    .anyMatch(other -> other.code().equals(problem.code())
                            && other.file().equals(problem.file())
                            && other.line() == problem.line()
                            && other.column() == problem.column());
            if (!known) {
                problems.add(problem);
            }
        }

        private void atLeast(Criterion criterion, Term parts) {
            if (parts instanceof Term.Literal literal
                    && literal.value() instanceof BigDecimal number
                    && (number.signum() <= 0
                            || number.intValue() > criterion.parts().size())) {
                wrong(
                        parts,
                        criterion.id() + " has " + criterion.parts().size() + " parts; it cannot ask for " + number);
            }
        }
    }
}
