package assay.compile;

import assay.drl.Asked;
import assay.drl.DrlFile;
import assay.drl.FactCondition;
import assay.drl.Term;
import java.lang.reflect.Method;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.lang3.StringUtils;

/**
 * What rules make in an {@code accumulate} and ask of it, put so that Drools takes it as it is written. Drools holds each condition
 * against the first result that is named in it, and hands over the others as if that stood first: it takes {@code $least < $most}
 * for the opposite, or does not compile it, and leaves out what names no result, and lists. So whatever is about more than one
 * result, or about something else, or a list, is asked behind the {@code accumulate}. What is worked out of each fact before it
 * is added up ({@code sum( $some + $more )}) gets no type there, or does not compile; so it is bound in the fact, as what it comes to
 * there. And the first and the last of days are days. Comments are left out: Drools takes one within a function for some of it.
 */
final class AccumulateConditions {

    /** Rules may write it short. */
    private static final Pattern ACCUMULATE = Pattern.compile("\\bacc(?:umulate)?(?=\\s*\\()");

    /** The signs that Drools understands there; a condition with "in" it leaves out. */
    private static final Pattern UNDERSTOOD = Pattern.compile("[=!]=|[<>]=?|[-+*/%]|&&|\\|\\|");

    /** What finds the first and the last of days, of which Drools' own say no more than that they can be compared. */
    private static final Map<String, String> OF_DAYS = Map.of("min", "earliest", "max", "latest");

    private final DrlFile file;
    private final Function<String, Optional<Class<?>>> types;
    private final List<Change> changes = new ArrayList<>();

    private AccumulateConditions(DrlFile file, Function<String, Optional<Class<?>>> types) {
        this.file = file;
        this.types = types;
    }

    /** Another text for a stretch of the file. */
    private record Change(int from, int to, String by) {}

    /**
     * The text of a rule file whose conditions hold as they are written; everything stands on its line.
     *
     * @param types the classes of facts by their names
     */
    static String asWritten(String text, Function<String, Optional<Class<?>>> types) {
        if (!ACCUMULATE.matcher(text).find()) {
            return text;
        }
        AccumulateConditions conditions =
                new AccumulateConditions(new DrlFile("", "", DrlFile.withoutComments(text)), types);
        conditions.file.rules().forEach(rule -> conditions.sums(Asked.of(conditions.file, rule)));
        return conditions.changed();
    }

    private String changed() {
        StringBuilder changed = new StringBuilder(file.text());
        changes.stream()
                .sorted(Comparator.comparingInt(Change::from).reversed())
                .forEach(change -> changed.replace(change.from, change.to, change.by));
        return changed.toString();
    }

    private void sums(Asked asked) {
        if (asked instanceof Asked.Group group) {
            group.parts().forEach(this::sums);
        } else if (asked instanceof Asked.Sum sum) {
            sums(sum.of());
            List<FactCondition> of = new ArrayList<>();
            sum.of().facts(of::add);
            Map<FactCondition, List<String>> bound = new LinkedHashMap<>();
            sum.functions().forEach(function -> made(function, of, bound));
            bound.forEach(this::bind);
            if (sum.functions().stream().anyMatch(function -> function.name().isEmpty())) {
                itself(sum);
            } else if (!sum.results().isEmpty()) {
                behind(sum);
            }
        }
    }

    /** What is made of each of several facts; that it is made of one of them alone is asked elsewhere. */
    private void made(Asked.Function function, List<FactCondition> facts, Map<FactCondition, List<String>> bound) {
        Term of = function.arguments().isEmpty()
                ? new Term.Other(function.start())
                : function.arguments().get(0);
        Set<String> variables = variables(of).stream().map(Term.Name::name).collect(Collectors.toSet());
        List<FactCondition> named = facts.stream()
                .filter(fact -> fact.sign() != FactCondition.Sign.NOT
                        && fact.variables().stream().anyMatch(variables::contains))
                .toList();
        if (named.size() != 1 || !named.get(0).variables().containsAll(variables)) {
            return;
        }
        FactCondition fact = named.get(0);
        Matcher call = Pattern.compile("\\b" + function.name() + "\\s*\\(").matcher(file.code());
        if (!call.find(function.start())) {
            return;
        }
        String ofDays = OF_DAYS.get(function.name());
        if (ofDays != null && type(fact, of).filter(LocalDate.class::equals).isPresent()) {
            changes.add(new Change(call.start(), call.start() + function.name().length(), ofDays));
        }
        if (!(of instanceof Term.Name)) {
            String name = "$of" + function.start();
            int close = closing(call.end() - 1);
            bound.computeIfAbsent(fact, one -> new ArrayList<>())
                    .add(name + " : ( " + inFact(fact, of, call.end(), close) + " )");
            changes.add(new Change(
                    call.end(),
                    close,
                    " " + name + file.text().substring(call.end(), close).replaceAll("[^\n]", "") + " "));
        }
    }

    private void bind(FactCondition fact, List<String> bindings) {
        List<FactCondition.Constraint> constraints = fact.constraints();
        String more = String.join(", ", bindings);
        int at = constraints.isEmpty()
                ? file.code().indexOf('(', fact.start()) + 1
                : constraints.get(constraints.size() - 1).end();
        changes.add(new Change(at, at, constraints.isEmpty() ? more : ", " + more));
    }

    /** What stands between two places, in terms of the fact itself, whose variables are not there yet. */
    private String inFact(FactCondition fact, Term term, int from, int to) {
        StringBuilder said = new StringBuilder(file.plain().substring(from, to));
        variables(term).stream()
                .sorted(Comparator.comparingInt(Term.Name::start).reversed())
                .forEach(name -> {
                    int at = name.start() - from;
                    said.replace(at, at + name.name().length(), inFact(fact, name.name()));
                });
        return said.toString().replace('\n', ' ').strip();
    }

    private static List<Term.Name> variables(Term term) {
        List<Term.Name> names = new ArrayList<>();
        term.each(one -> {
            if (one instanceof Term.Name name && name.name().startsWith("$")) {
                names.add(name);
            }
        });
        return names;
    }

    private String inFact(FactCondition fact, String variable) {
        return fact.constraints().stream()
                .filter(one -> one.variable().equals(variable))
                .findFirst()
                .map(one -> StringUtils.substringAfter(written(one), ":").strip())
                .map(bound -> bound.matches("\\w+") ? bound : "( " + bound + " )")
                .orElse("this");
    }

    /** What a term of a fact comes to, as far as that is known. */
    private Optional<Class<?>> type(FactCondition fact, Term term) {
        if (term instanceof Term.Name name) {
            Term bound = fact.bound().get(name.name());
            return bound != null
                    ? type(fact, bound)
                    : name.name().equals(fact.variable()) || name.name().equals("this")
                            ? types.apply(fact.type())
                            : types.apply(fact.type()).flatMap(type -> given(type, name.name()));
        }
        if (term instanceof Term.Member member) {
            return type(fact, member.of()).flatMap(type -> given(type, member.name()));
        }
        return term instanceof Term.Call call && call.of() != null
                ? type(fact, call.of()).flatMap(type -> given(type, call.name()))
                : Optional.empty();
    }

    /** What a field of something has in it, or what is asked of it gives. */
    private static Optional<Class<?>> given(Class<?> by, String name) {
        return Arrays.stream(by.getMethods())
                .filter(method -> !method.isBridge())
                .filter(method ->
                        method.getName().equals(name) || method.getName().equals("get" + StringUtils.capitalize(name)))
                .<Class<?>>map(Method::getReturnType)
                .findFirst();
    }

    /** In {@code $all : Number( $some < $all ) from accumulate( ... )} the number is called by what it is there. */
    private void itself(Asked.Sum sum) {
        String name = sum.functions().get(sum.functions().size() - 1).variable();
        sum.results()
                .forEach(result -> result.term().each(one -> {
                    // What is called "this" there already goes by the name as well, and is longer or shorter.
                    if (one instanceof Term.Name variable
                            && variable.name().equals(name)
                            && file.text().startsWith(name, one.start())) {
                        changes.add(new Change(one.start(), one.start() + name.length(), "this"));
                    }
                }));
    }

    private void behind(Asked.Sum sum) {
        List<FactCondition.Constraint> results = sum.results();
        List<FactCondition.Constraint> left = results.stream()
                .filter(result -> isOfOne(result.term(), sum.functions()))
                .toList();
        int semicolon = file.code().lastIndexOf(';', results.get(0).start());
        int close = file.code().indexOf(')', results.get(results.size() - 1).end());
        if (left.size() == results.size()) {
            return;
        }
        int begin = beginning(opening(close));
        changes.add(new Change(begin, begin, "( "));
        StringBuilder asked = new StringBuilder(DrlFile.blank(file.text().substring(semicolon, close)));
        for (FactCondition.Constraint result : left) {
            boolean isFirst = result.equals(left.get(0));
            int sign = isFirst ? semicolon : file.code().lastIndexOf(',', result.start());
            asked.setCharAt(sign - semicolon, isFirst ? ';' : ',');
            asked.replace(result.start() - semicolon, result.end() - semicolon, written(result));
        }
        changes.add(new Change(
                semicolon,
                close + 1,
                results.stream()
                        .filter(result -> !left.contains(result))
                        .map(result -> " and eval( " + written(result).replace('\n', ' ') + " )")
                        .collect(Collectors.joining("", asked + ")", " )"))));
    }

    private String written(FactCondition.Constraint result) {
        return file.plain().substring(result.start(), result.end());
    }

    /** Whether a condition is about one result, and about nothing else, in signs that are understood there. */
    private static boolean isOfOne(Term term, List<Asked.Function> made) {
        Set<String> names = new TreeSet<>();
        boolean[] known = {true};
        term.each(one -> {
            known[0] &= !(one instanceof Term.Other)
                    && !(one instanceof Term.Call)
                    && !(one instanceof Term.Member member && !member.isWord())
                    && !(one instanceof Term.Operation operation
                            && !UNDERSTOOD.matcher(operation.operator()).matches());
            if (one instanceof Term.Name name
                    && !Character.isUpperCase(name.name().charAt(0))) {
                names.add(name.name());
            }
        });
        return known[0]
                && names.size() == 1
                && made.stream().map(Asked.Function::variable).anyMatch(names::contains);
    }

    /** Where what opens a bracket is called by its name. */
    private int beginning(int bracket) {
        return ACCUMULATE
                .matcher(file.code())
                .results()
                .mapToInt(MatchResult::start)
                .filter(start -> start < bracket)
                .max()
                .orElseThrow();
    }

    /** The bracket that another closes. */
    private int opening(int close) {
        return other(close, -1);
    }

    /** The bracket that closes another. */
    private int closing(int open) {
        return other(open, 1);
    }

    private int other(int bracket, int step) {
        int depth = 0;
        for (int at = bracket; at >= 0 && at < file.code().length(); at += step) {
            char sign = file.code().charAt(at);
            depth += sign == ')' ? 1 : sign == '(' ? -1 : 0;
            if (depth == 0) {
                return at;
            }
        }
        return -1;
    }
}
