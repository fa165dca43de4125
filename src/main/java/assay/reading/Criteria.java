package assay.reading;

import assay.drl.Consequence;
import assay.drl.DrlFile;
import assay.drl.RuleFiles;
import assay.drl.Term;
import assay.policy.Criterion;
import assay.problem.Nearest;
import assay.problem.Problem;
import assay.ruleset.Check;
import assay.ruleset.DeclaredCriterion;
import assay.ruleset.Pack;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.drools.drl.ast.descr.RuleDescr;
import org.jspecify.annotations.Nullable;

/**
 * The criteria that rules ask for, as they are written, and what is wrong with how they are asked for. What a requirement
 * asks is declared in one form: a rule without conditions, and in it, one after the other,
 * {@code insert( Criterion.minimum( "R6.A1", "what it asks for", "a part", "another" ).atLeast( 1 ).onRoute( "A" ) );}, with
 * everything written out. So it is known without running any rule.
 */
public final class Criteria {

    static final String CRITERION = "Criterion";

    private static final Map<String, BiFunction<String, Object[], Criterion>> FORMS = Map.of(
            "minimum", (id, more) -> Criterion.minimum(id, String.valueOf(more[0]), tail(more)),
            "condition", (id, more) -> Criterion.condition(id, String.valueOf(more[0]), tail(more)),
            "further", (id, more) -> Criterion.further(id, String.valueOf(more[0]), tail(more)));

    private static final Pattern DECLARED =
            Pattern.compile("(?:\\bCriterion\\s*\\.\\s*\\w+|\\bnew\\s+Criterion)\\s*\\([(\\s]*\"([^\"\\n]*)\"");

    /** A criterion in its place. */
    private record Asked(DrlFile file, RuleDescr rule, int place, Criterion criterion) {}

    private final RuleFiles files;
    private final @Nullable Pack pack;
    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, Asked> asked = new LinkedHashMap<>();
    private final Set<String> ids = new TreeSet<>();

    /**
     * What some rules ask for.
     *
     * @param files the rule set
     * @param pack the requirements that they belong to, or null where it cannot be read
     * @param parsed its rule files
     */
    Criteria(RuleFiles files, @Nullable Pack pack, List<DrlFile> parsed) {
        this.files = files;
        this.pack = pack;
        // What was taken out of a rule set that is extended is asked for in a file of this one, also where that is left
        // aside.
        ids.addAll(files.replaced().keySet());
        parsed.forEach(file -> {
            // Where a rule is broken off, the engine's parser may have nothing of what it asks for.
            DECLARED.matcher(file.plain()).results().forEach(found -> ids.add(found.group(1)));
            file.rules().forEach(rule -> read(file, rule));
        });
    }

    /** What is wrong with how they are asked for. */
    public List<Problem> problems() {
        return problems;
    }

    private static Object[] tail(Object... all) {
        return Arrays.copyOfRange(all, 1, all.length);
    }

    /** Takes in what a rule asks for. */
    private void read(DrlFile file, RuleDescr rule) {
        List<Consequence.Statement> statements = Consequence.of(file, rule).statements();
        if (statements.stream().noneMatch(statement -> asks(statement.term()))) {
            return;
        }
        if (!rule.getLhs().getDescrs().isEmpty()) {
            problems.add(file.inLine(
                    rule.getLine(),
                    Check.CRITERION,
                    "what a requirement asks for is the same for every authority and whatever is shown: leave out what"
                            + " stands between when and then of \"" + rule.getName()
                            + "\". How many of its parts are enough can differ, by a rule that looks at what it hangs on"
                            + " and says insert( new AtLeast( \"" + someRequirement()
                            + ".M1\", 2 ) );, and so can what counts, by rules that count evidence where that is so"));
        }
        for (Consequence.Statement statement : statements) {
            if (!isDeclaration(statement)) {
                problems.add(file.at(
                        statement.term().start(),
                        Check.CRITERION,
                        "a rule that says what is asked for does nothing else, and writes everything out: insert( Criterion.minimum( \""
                                + someRequirement()
                                + ".M1\", \"what it asks for\", \"a part\" ).atLeast( 1 ) );"));
            }
            Set<Term> seen = new HashSet<>();
            statement.term().each(term -> {
                if (term instanceof Term.Call call && !seen.contains(call)) {
                    Deque<Term.Call> chain = chain(call);
                    seen.addAll(chain);
                    Term.Call first = chain.peek();
                    if (first != null && FORMS.containsKey(first.name())) {
                        chain.pop();
                        criterion(file, rule, first, chain);
                    }
                }
            });
        }
    }

    /** A requirement for examples: the first of the rule set. */
    private String someRequirement() {
        return pack == null || pack.requirements().isEmpty()
                ? "R1"
                : pack.requirements().get(0).id();
    }

    private static boolean asks(Term term) {
        AtomicBoolean asks = new AtomicBoolean();
        term.each(one -> {
            if (one instanceof Term.Name name && CRITERION.equals(name.name())) {
                asks.set(true);
            }
        });
        return asks.get();
    }

    /** {@code insert( Criterion.further( ... ).atLeast( 2 ) )}, and nothing of it worked out. */
    private static boolean isDeclaration(Consequence.Statement statement) {
        if (!statement.word().isEmpty()
                || !statement.assigned().isEmpty()
                || !(statement.term() instanceof Term.Call insert)
                || !"insert".equals(insert.name())
                || insert.arguments().size() != 1
                || !(insert.arguments().get(0) instanceof Term.Call last)) {
            return false;
        }
        Deque<Term.Call> chain = chain(last);
        if (chain.isEmpty() || !FORMS.containsKey(chain.peek().name())) {
            return false;
        }
        chain.pop();
        return chain.stream()
                .allMatch(call -> call.arguments().size() == 1
                        && ("atLeast".equals(call.name())
                                ? call.arguments().get(0) instanceof Term.Literal literal
                                        && literal.value() instanceof BigDecimal
                                : "onRoute".equals(call.name())
                                        && call.arguments().get(0).text().isPresent()));
    }

    /** {@code Criterion.further( ... ).atLeast( 2 )}, from its beginning; empty where it is something else. */
    private static Deque<Term.Call> chain(Term.Call last) {
        Deque<Term.Call> chain = new ArrayDeque<>();
        Term of = last;
        while (of instanceof Term.Call call) {
            chain.push(call);
            of = call.of();
        }
        return of instanceof Term.Name name && CRITERION.equals(name.name()) ? chain : new ArrayDeque<>();
    }

    private void criterion(DrlFile file, RuleDescr rule, Term.Call call, Collection<Term.Call> more) {
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
            ask(
                    file,
                    rule,
                    place,
                    call,
                    texts.stream().flatMap(Optional::stream).toList(),
                    more);
        } else {
            call.arguments().stream()
                    .filter(argument -> argument.text().isEmpty())
                    .findFirst()
                    .ifPresent(argument -> problems.add(file.at(
                            argument.start(),
                            Check.CRITERION,
                            "what " + id
                                    + " asks for is written out: a text in quotes, or a word of a list with the name of the list and a full"
                                    + " stop in front")));
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
                && pack.subject().isGraded()
                && !pack.requirementIds().contains(requirement)) {
            problems.add(file.at(
                    place,
                    Check.REQUIREMENT,
                    "pack.yaml has no requirement \"" + requirement + "\", which " + id + " would belong to"
                            + Nearest.hint(requirement, pack.requirementIds())));
        }
    }

    private void ask(
            DrlFile file, RuleDescr rule, int place, Term.Call call, List<String> texts, Collection<Term.Call> more) {
        String id = texts.get(0);
        int at = place;
        try {
            Criterion criterion = Objects.requireNonNull(FORMS.get(call.name()))
                    .apply(id, texts.subList(1, texts.size()).toArray());
            for (Term.Call one : more) {
                at = one.arguments().isEmpty() ? place : one.arguments().get(0).start();
                criterion = with(criterion, one);
            }
            if (criterion.asks().isBlank()) {
                problems.add(file.at(place - 1, Check.NO_TITLE, id + " does not say what it asks for"));
            }
            Asked one = new Asked(file, rule, place, criterion);
            // People take two names for one that only their capitals tell apart.
            asked.keySet().stream().filter(id::equalsIgnoreCase).findFirst().ifPresent(alike -> {
                Asked before = Objects.requireNonNull(asked.get(alike));
                boolean takenOver = files.buildsOn(before.file.file()) > files.buildsOn(file.file());
                problems.add(takenOver ? again(before, one) : again(one, before));
            });
            asked.putIfAbsent(id, one);
        } catch (IllegalArgumentException impossible) {
            problems.add(file.at(at, Check.REQUIREMENT, String.valueOf(impossible.getMessage())));
        }
    }

    private static Problem again(Asked one, Asked before) {
        String id = one.criterion.id();
        return one.file.at(
                one.place,
                Check.REQUIREMENT,
                "the criterion " + id + " is asked for a second time, after "
                        + before.file.at(before.place, Check.REQUIREMENT, "").place()
                        + (before.criterion.id().equals(id) ? "" : ", where only its capitals are others"));
    }

    private static Criterion with(Criterion criterion, Term.Call call) {
        Term argument = call.arguments().size() == 1 ? call.arguments().get(0) : call;
        if ("atLeast".equals(call.name())
                && argument instanceof Term.Literal literal
                && literal.value() instanceof BigDecimal number
                && number.stripTrailingZeros().scale() <= 0) {
            return criterion.atLeast(number.intValue());
        }
        return "onRoute".equals(call.name())
                ? argument.text().map(criterion::onRoute).orElse(criterion)
                : criterion;
    }

    /** The identifiers of all of them, also of those of which no more is known. */
    public Set<String> ids() {
        return ids;
    }

    /** Whether everything is known of each of them. */
    public boolean isComplete() {
        return asked.keySet().containsAll(ids);
    }

    /** A criterion of which everything is known. */
    public Optional<Criterion> criterion(String id) {
        return Optional.ofNullable(asked.get(id)).map(Asked::criterion);
    }

    /** All criteria of which everything is known, in the order of the files. */
    public Collection<Criterion> all() {
        return asked.values().stream().map(Asked::criterion).toList();
    }

    /**
     * The same in the order of the requirements, and within each in that of the files; one that stands in place of another
     * rule set's stands in its place.
     */
    public List<DeclaredCriterion> declared() {
        List<String> requirements = pack == null ? List.of() : pack.requirementIds();
        return asked.values().stream()
                .sorted(Comparator.<Asked>comparingInt(one -> requirements.indexOf(one.criterion.requirement()))
                        .thenComparing(this::place))
                .map(Criteria::declared)
                .toList();
    }

    private RuleFiles.Place place(Asked one) {
        Problem place = one.file.at(one.place, Check.REQUIREMENT, "");
        RuleFiles.Place instead = files.replaced().get(one.criterion.id());
        return instead == null ? new RuleFiles.Place(one.file.file(), place.line(), place.column()) : instead;
    }

    private static DeclaredCriterion declared(Asked one) {
        Problem place = one.file.at(one.place, Check.REQUIREMENT, "");
        return new DeclaredCriterion(one.criterion, one.rule.getName(), one.file.file(), place.line(), place.column());
    }

    /** A problem where a criterion is asked for. */
    public Problem problem(Criterion criterion, Check check, String message) {
        Asked one = asked.get(criterion.id());
        if (one == null) {
            throw new IllegalArgumentException("nobody asks for " + criterion.id());
        }
        return one.file.at(one.place - 1, check, message);
    }

    /** The names of the routes. */
    public Set<String> routes() {
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
    public List<Problem> unknownRoutes(Set<String> counted) {
        List<Problem> unknown = new ArrayList<>();
        for (Criterion one : counted.isEmpty() ? List.<Criterion>of() : all()) {
            String route = one.route();
            if (route != null && !counted.contains(route)) {
                unknown.add(problem(
                        one,
                        Check.ROUTE,
                        "no rule counts the route \"" + route + "\" of " + one.id() + Nearest.hint(route, counted)));
            }
        }
        return unknown;
    }
}
