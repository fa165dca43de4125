package assay.lint;

import assay.drl.Consequence;
import assay.drl.DrlFile;
import assay.drl.EngineTypes;
import assay.drl.Term;
import assay.problem.Nearest;
import assay.problem.Problem;
import assay.ruleset.Check;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.drools.drl.ast.descr.RuleDescr;

/** Checks what rules conclude: that they conclude something, and what it is made of. */
final class ConclusionLint {

    /** What begins a term, right behind another. */
    private static final Pattern ADJOINING = Pattern.compile("\\s*(?=[\"$\\w])(?!instanceof\\b)");

    private static final Set<String> INSERTING = Set.of("insert", "insertLogical");
    private static final Set<String> CHANGING = Set.of("update", "delete", "retract", "modify");
    private static final String INSERT = "insert( ... );";

    private final Types types;
    private final List<Problem> problems;

    /** Looks for all of it. */
    static void find(Rules rules, List<Problem> problems) {
        ConclusionLint lint = new ConclusionLint(rules.types(), problems);
        rules.all().forEach(rule -> lint.check(rule.file(), rule.parsed(), rule.consequence()));
    }

    private ConclusionLint(Types types, List<Problem> problems) {
        this.types = types;
        this.problems = problems;
    }

    /** Checks a rule. */
    private void check(DrlFile file, RuleDescr rule, Consequence consequence) {
        new Rule(file, rule, consequence).check();
    }

    /** The conclusions of one rule. */
    private final class Rule {
        private final DrlFile file;
        private final RuleDescr rule;
        private final Consequence consequence;
        private final Set<String> handedOver = new HashSet<>();
        private boolean concludes;

        Rule(DrlFile file, RuleDescr rule, Consequence consequence) {
            this.file = file;
            this.rule = rule;
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
            if (!concludes
                    && !consequence.isUnclear()
                    && rule.getNamedConsequences().isEmpty()
                    && problems.size() == told
                    && problems.stream().noneMatch(this::isOfSigns)) {
                problems.add(file.at(
                        file.offsetOf(rule.getLine()),
                        Check.NO_CONCLUSION,
                        "the rule \"" + rule.getName() + "\" concludes nothing; what it finds is handed over with "
                                + INSERT));
            }
        }

        /** Whether something is told of its quotes or equals signs, which may be why it concludes nothing. */
        private boolean isOfSigns(Problem problem) {
            return problem.file().equals(file.shown())
                    && Set.of(Check.CONSEQUENCE.code(), Check.SINGLE_EQUALS.code())
                            .contains(problem.code())
                    && file.offsetOf(problem.line()) + problem.column() > consequence.start()
                    && problem.line() <= rule.getEndLine();
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
                            "this may never end; for ( Theme theme : $plan.getThemes() ) goes through a list");
                default -> {
                    // What else Java has may be of use.
                }
            }
            term(statement.term(), handedOver.contains(statement.assigned()));
        }

        private void wrong(Term at, String message) {
            problems.add(file.at(at.start(), Check.CONSEQUENCE, message));
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
    }
}
