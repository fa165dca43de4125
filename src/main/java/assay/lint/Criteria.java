package assay.lint;

import assay.drl.Consequence;
import assay.drl.DrlFile;
import assay.drl.Term;
import assay.policy.Criterion;
import assay.problem.Nearest;
import assay.problem.Problem;
import assay.reading.ReadOtherwise;
import assay.ruleset.Check;
import assay.ruleset.Pack;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.drools.drl.ast.descr.RuleDescr;
import org.jspecify.annotations.Nullable;

/** The criteria that rules ask for, as they are written, and what is wrong with how they are asked for. */
final class Criteria {

    private static final Map<String, BiFunction<String, Object[], Criterion>> FORMS = Map.of(
            "minimum", (id, more) -> Criterion.minimum(id, String.valueOf(more[0]), tail(more)),
            "condition", (id, more) -> Criterion.condition(id, String.valueOf(more[0]), tail(more)),
            "further", (id, more) -> Criterion.further(id, String.valueOf(more[0]), tail(more)));

    /** A criterion in its place. */
    private record Asked(DrlFile file, int place, Criterion criterion) {}

    private final @Nullable Pack pack;
    private final List<Problem> problems;
    private final Map<String, Asked> asked = new LinkedHashMap<>();
    private final Set<String> ids = new TreeSet<>();

    /**
     * No criteria yet.
     *
     * @param pack the requirements that they belong to, or null where it cannot be read
     */
    Criteria(@Nullable Pack pack, List<Problem> problems) {
        this.pack = pack;
        this.problems = problems;
    }

    private static Object[] tail(Object... all) {
        return Arrays.copyOfRange(all, 1, all.length);
    }

    /** Takes in what a rule asks for. */
    void read(DrlFile file, RuleDescr rule) {
        for (Consequence.Statement statement : Consequence.of(file, rule).statements()) {
            Set<Term> seen = new HashSet<>();
            statement.term().each(term -> {
                if (term instanceof Term.Call call && !seen.contains(call)) {
                    Deque<Term.Call> chain = chain(call);
                    seen.addAll(chain);
                    Term.Call first = chain.peek();
                    if (first != null && FORMS.containsKey(first.name())) {
                        chain.pop();
                        criterion(file, first, chain);
                    }
                }
            });
        }
    }

    /** {@code Criterion.further( ... ).atLeast( 2 )}, from its beginning; empty where it is something else. */
    private static Deque<Term.Call> chain(Term.Call last) {
        Deque<Term.Call> chain = new ArrayDeque<>();
        Term of = last;
        while (of instanceof Term.Call call) {
            chain.push(call);
            of = call.of();
        }
        return of instanceof Term.Name name && "Criterion".equals(name.name()) ? chain : new ArrayDeque<>();
    }

    private void criterion(DrlFile file, Term.Call call, Collection<Term.Call> more) {
        List<Optional<String>> texts = call.arguments().stream().map(Term::text).toList();
        if (texts.isEmpty() || texts.get(0).isEmpty()) {
            return;
        }
        String id = texts.get(0).get();
        int place = call.arguments().get(0).start() + 1;
        ids.add(id);
        belongs(file, place, id);
        refuseReadOtherwise(file, "the criterion", call.arguments().get(0));
        call.arguments().stream().skip(2).forEach(part -> refuseReadOtherwise(file, "the part", part));
        more.stream()
                .filter(one -> "onRoute".equals(one.name()))
                .flatMap(one -> one.arguments().stream())
                .forEach(route -> refuseReadOtherwise(file, "the route", route));
        if (texts.size() < 2) {
            problems.add(file.at(
                    call.start(),
                    Check.CONSEQUENCE,
                    "Criterion." + call.name() + " takes (id, what it asks for, parts); here is only the id"));
        } else if (texts.stream().allMatch(Optional::isPresent)) {
            ask(file, place, call, texts.stream().flatMap(Optional::stream).toList(), more);
        }
    }

    /** A file of evidence can name it, where it says what must come out. */
    private void refuseReadOtherwise(DrlFile file, String what, Term name) {
        name.text()
                .flatMap(text -> ReadOtherwise.message(what, text))
                .ifPresent(message -> problems.add(file.at(name.start() + 1, Check.READ_OTHERWISE, message)));
    }

    private void belongs(DrlFile file, int place, String id) {
        String requirement = Criterion.requirementOf(id);
        if (pack != null
                && !requirement.isEmpty()
                && pack.subject() == Pack.Subject.EVIDENCE
                && !pack.requirementIds().contains(requirement)) {
            problems.add(file.at(
                    place,
                    Check.REQUIREMENT,
                    "pack.yaml has no requirement \"" + requirement + "\", which " + id + " would belong to"
                            + Nearest.hint(requirement, pack.requirementIds())));
        }
    }

    private void ask(DrlFile file, int place, Term.Call call, List<String> texts, Collection<Term.Call> more) {
        String id = texts.get(0);
        try {
            Criterion criterion = Objects.requireNonNull(FORMS.get(call.name()))
                    .apply(id, texts.subList(1, texts.size()).toArray());
            for (Term.Call one : more) {
                criterion = with(criterion, one);
            }
            if (criterion.asks().isBlank()) {
                problems.add(file.at(place - 1, Check.NO_TITLE, id + " does not say what it asks for"));
            }
            Asked before = asked.putIfAbsent(id, new Asked(file, place, criterion));
            if (before != null) {
                problems.add(file.at(
                        place,
                        Check.REQUIREMENT,
                        "the criterion " + id + " is asked for a second time, after "
                                + before.file
                                        .at(before.place, Check.REQUIREMENT, "")
                                        .place()));
            }
        } catch (IllegalArgumentException impossible) {
            problems.add(file.at(place, Check.REQUIREMENT, String.valueOf(impossible.getMessage())));
        }
    }

    private static Criterion with(Criterion criterion, Term.Call call) {
        Term argument = call.arguments().size() == 1 ? call.arguments().get(0) : call;
        if ("atLeast".equals(call.name())
                && argument instanceof Term.Literal literal
                && literal.value() instanceof BigDecimal number) {
            return criterion.atLeast(number.intValue());
        }
        return "onRoute".equals(call.name())
                ? argument.text().map(criterion::onRoute).orElse(criterion)
                : criterion;
    }

    /** The identifiers of all of them, also of those of which no more is known. */
    Set<String> ids() {
        return ids;
    }

    /** A criterion of which everything is known. */
    Optional<Criterion> criterion(String id) {
        return Optional.ofNullable(asked.get(id)).map(Asked::criterion);
    }

    /** All criteria of which everything is known, in the order of the files. */
    Collection<Criterion> all() {
        return asked.values().stream().map(Asked::criterion).toList();
    }

    /** A problem where a criterion is asked for. */
    Problem problem(Criterion criterion, Check check, String message) {
        Asked one = asked.get(criterion.id());
        if (one == null) {
            throw new IllegalArgumentException("nobody asks for " + criterion.id());
        }
        return one.file.at(one.place - 1, check, message);
    }

    /** The names of the routes. */
    Set<String> routes() {
        return all().stream()
                .map(Criterion::route)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * Each route is one that rules count.
     *
     * @param counted the routes that rules name; where they name none, they count otherwise
     */
    void checkRoutes(Set<String> counted) {
        for (Criterion one : counted.isEmpty() ? List.<Criterion>of() : all()) {
            String route = one.route();
            if (route != null && !counted.contains(route)) {
                problems.add(problem(
                        one,
                        Check.ROUTE,
                        "no rule counts the route \"" + route + "\" of " + one.id() + Nearest.hint(route, counted)));
            }
        }
    }
}
