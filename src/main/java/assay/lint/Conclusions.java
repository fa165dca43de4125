package assay.lint;

import assay.drl.Consequence;
import assay.drl.Term;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What a rule calls in what it does, each call with whether what it makes is handed over to the engine. */
final class Conclusions {

    /** What hands a conclusion over. */
    static final Set<String> INSERTING = Set.of("insert", "insertLogical");
    /** What changes facts that are there. */
    static final Set<String> CHANGING = Set.of("update", "delete", "retract", "modify");

    static final String INSERT = "insert( ... );";

    private final Types types;
    private final Set<String> handedOver = new HashSet<>();
    private final List<Call> calls = new ArrayList<>();

    /**
     * A call.
     *
     * @param term the call
     * @param handedOver whether what it makes is handed over, by itself, as a part of what is, or by a name
     * @param type the conclusion that it makes, if it makes one
     */
    record Call(Term.Call term, boolean handedOver, Optional<Class<?>> type) {

        boolean inserts() {
            return is(term, INSERTING);
        }

        boolean changes() {
            return is(term, CHANGING);
        }

        /** What makes it, as it is written: {@code Counted.whole}. */
        String name() {
            return term.of() instanceof Term.Name of ? of.name() + "." + term.name() : term.name();
        }
    }

    /** All calls of a rule, each before those in it. */
    static List<Call> of(Rules.Rule rule, Types types) {
        Conclusions conclusions = new Conclusions(types);
        List<Consequence.Statement> statements = rule.consequence().statements();
        statements.forEach(statement -> statement.term().each(conclusions::named));
        statements.forEach(
                statement -> conclusions.read(statement.term(), conclusions.handedOver.contains(statement.assigned())));
        return conclusions.calls;
    }

    private Conclusions(Types types) {
        this.types = types;
    }

    /** Whether a term is a call of nothing but the engine, by one of some names. */
    static boolean is(Term term, Set<String> names) {
        return term instanceof Term.Call call && call.of() == null && !call.made() && names.contains(call.name());
    }

    /** The methods of a class that make something of nothing else; all of them where no name is given. */
    static Stream<Method> methods(Class<?> type, String name) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && Modifier.isStatic(method.getModifiers()))
                .filter(method -> name.isEmpty() || method.getName().equals(name));
    }

    private void named(Term term) {
        if (is(term, INSERTING)) {
            ((Term.Call) term).arguments().forEach(argument -> {
                if (argument instanceof Term.Name name) {
                    handedOver.add(name.name());
                }
            });
        }
    }

    private void read(Term term, boolean inserted) {
        boolean passed = inserted;
        if (term instanceof Term.Call call) {
            Optional<Class<?>> type = conclusion(call);
            calls.add(new Call(call, inserted, type));
            passed = inserted || is(call, INSERTING) || type.isPresent();
        }
        for (Term child : children(term)) {
            read(child, passed);
        }
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
}
