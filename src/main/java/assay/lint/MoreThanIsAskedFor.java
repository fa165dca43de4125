package assay.lint;

import assay.drl.FactCondition;
import assay.drl.Term;
import assay.policy.Criterion;
import assay.problem.Problem;
import assay.reading.Criteria;
import assay.ruleset.Check;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Numbers of criteria that the progress or the standing of a requirement is asked for, and that it can never have. */
final class MoreThanIsAskedFor implements Finder {

    /** What every problem of it says. */
    static final String SO = ", so that what it asks of ";

    private static final String STANDING = "Standing";
    private static final String PROGRESS = "Progress";

    @Override
    public Set<Check> checks() {
        return Set.of(Check.NEVER_MATCHES);
    }

    @Override
    public void find(Rules rules, List<Problem> problems) {
        Criteria criteria = rules.draft().criteria();
        if (!criteria.isComplete()) {
            return;
        }
        List<Counting> counting = counting(rules);
        for (Rules.Rule rule : rules.all()) {
            RequirementsAsked requirements = new RequirementsAsked(rules, rule);
            for (FactCondition condition : rule.conditions()) {
                if (Set.of(STANDING, PROGRESS).contains(condition.type())
                        && rules.types().possibilities(condition).impossible().isEmpty()) {
                    requirements
                            .of(condition)
                            .flatMap(named -> impossible(rules, criteria, counting, condition, named))
                            .ifPresent(most -> problems.add(rule.file()
                                    .at(
                                            NeverMatches.place(condition, most.asked),
                                            Check.NEVER_MATCHES,
                                            rule.together().never(rule.name(), condition) + ": " + most.has + SO + "\""
                                                    + most.asked + "\" cannot be so")));
                }
            }
        }
    }

    /**
     * How many there can be of something.
     *
     * @param asked what a condition calls them: {@code furtherMet}
     * @param sign whether there can be fewer, or are always as many
     * @param has how many the requirement has, in words
     * @param term what stands for it in a condition
     */
    private record Most(String asked, String sign, int most, String has, Term term) {

        Most(String asked, String sign, int most, String has) {
            this(asked, sign, most, has, new Term.Name(0, asked));
        }

        FactCondition.Constraint constraint() {
            Term number = new Term.Literal(0, BigDecimal.valueOf(most));
            return new FactCondition.Constraint(0, 0, "", new Term.Operation(0, sign, term, number), "");
        }
    }

    /** What cannot be so of any of the requirements that a fact can be of, told of the first. */
    private static Optional<Most> impossible(
            Rules rules,
            Criteria criteria,
            List<Counting> counting,
            FactCondition condition,
            RequirementsAsked.Named named) {
        List<Optional<Most>> found = named.ids().stream()
                .map(id -> most(criteria, counting, condition, id).stream()
                        .filter(most -> !isPossible(rules.types(), condition, most))
                        .findFirst())
                .toList();
        return found.stream().allMatch(Optional::isPresent) ? found.get(0) : Optional.empty();
    }

    private static boolean isPossible(Types types, FactCondition condition, Most most) {
        List<FactCondition.Constraint> both = new ArrayList<>(condition.constraints());
        both.add(most.constraint());
        return types.possibilities(condition.with(both)).impossible().isEmpty();
    }

    private static List<Most> most(Criteria criteria, List<Counting> counting, FactCondition condition, String id) {
        List<Criterion> all = criteria.all().stream()
                .filter(one -> one.requirement().equals(id))
                .toList();
        int further = of(all, Criterion.Kind.FURTHER_IMPROVEMENT);
        int minimums = of(all, Criterion.Kind.MINIMUM);
        int conditions = of(all, Criterion.Kind.CONDITION);
        List<Most> most = new ArrayList<>(List.of(
                new Most("furtherMet", "<=", further, has(id, further, "further improvement")),
                new Most(
                        "conditionsMissing", "<=", conditions, has(id, conditions, "condition of the highest grade"))));
        if (condition.type().equals(STANDING)) {
            most.add(new Most("further", "==", further, has(id, further, "further improvement")));
            most.add(new Most("minimums", "==", minimums, has(id, minimums, "minimum")));
            most.add(new Most("minimumsMet", "<=", minimums, has(id, minimums, "minimum")));
            most.addAll(onRoutes(all, condition, id));
        } else {
            mostOf(counting, all, id, one -> one.minimums).ifPresent(counted -> {
                String has = "of " + id + " no more than " + counted + " count" + (counted == 1 ? "s" : "");
                most.add(new Most("minimums", "<=", counted, has));
                most.add(new Most("minimumsMissing", "<=", counted, has));
            });
            mostOf(counting, all, id, one -> one.met)
                    .ifPresent(counted -> most.add(new Most(
                            "minimumsMet",
                            "<=",
                            counted,
                            "of " + id + " no more than " + counted + " count" + (counted == 1 ? "s" : "")
                                    + " as met")));
        }
        return most;
    }

    /** How many minimums are on the routes that a condition names; of one that there is not is told elsewhere. */
    private static List<Most> onRoutes(List<Criterion> all, FactCondition condition, String id) {
        List<Most> most = new ArrayList<>();
        condition
                .terms()
                .forEach(term -> term.each(part -> {
                    if (part instanceof Term.Call call && call.of() == null) {
                        route(call).ifPresent(route -> {
                            int many = on(all, route);
                            if (many > 0) {
                                most.add(new Most(
                                        call.name(),
                                        "<=",
                                        many,
                                        has(id, many, "minimum") + " on route " + route,
                                        call));
                            }
                        });
                    }
                }));
        return most;
    }

    private static Optional<String> route(Term.Call call) {
        return "metOnRoute".equals(call.name()) && call.arguments().size() == 1
                ? call.arguments().get(0).text()
                : Optional.empty();
    }

    private static int on(Collection<Criterion> all, String route) {
        return (int) all.stream().filter(one -> route.equals(one.route())).count();
    }

    private static int of(Collection<Criterion> all, Criterion.Kind kind) {
        return (int) all.stream().filter(one -> one.kind() == kind).count();
    }

    private static String has(String id, int many, String what) {
        return id + " has " + (many == 0 ? "no" : many) + " " + what + (many > 1 ? "s" : "");
    }

    // ------------------------------------------------------------------ how many minimums rules count

    /**
     * A rule that counts minimums.
     *
     * @param of the requirements that it does so for; nothing where it does for each
     * @param met how many count as met
     * @param minimums how many are asked for
     */
    private record Counting(Optional<RequirementsAsked.Named> of, Term met, Term minimums) {}

    private static List<Counting> counting(Rules rules) {
        List<Counting> all = new ArrayList<>();
        for (Rules.Rule rule : rules.all()) {
            RequirementsAsked requirements = new RequirementsAsked(rules, rule);
            Conclusions.of(rule, rules.types()).stream()
                    .filter(conclusion -> conclusion.name().equals(PROGRESS)
                            && conclusion.term().arguments().size() >= 3)
                    .forEach(conclusion -> {
                        List<Term> made = conclusion.term().arguments();
                        all.add(new Counting(
                                requirements.fact(made.get(0), null).flatMap(requirements::of),
                                made.get(1),
                                made.get(2)));
                    });
        }
        return all;
    }

    /** The most that rules count of a requirement; nothing where that cannot be told, or none counts. */
    private static Optional<Integer> mostOf(
            List<Counting> counting, List<Criterion> all, String id, Function<Counting, Term> what) {
        List<Optional<Integer>> counted = counting.stream()
                .filter(one -> one.of.map(named -> named.ids().contains(id)).orElse(true))
                .map(one -> most(all, what.apply(one)))
                .toList();
        return counted.isEmpty() || counted.stream().anyMatch(Optional::isEmpty)
                ? Optional.empty()
                : counted.stream().flatMap(Optional::stream).max(Integer::compare);
    }

    /** What a term can come to at most, of a standing with some criteria. */
    private static Optional<Integer> most(List<Criterion> all, Term term) {
        if (term instanceof Term.Literal literal && literal.value() instanceof BigDecimal number) {
            return Optional.of(number.intValue());
        }
        if (term instanceof Term.Operation operation && "-".equals(operation.operator())) {
            return most(all, operation.left());
        }
        if (term instanceof Term.Operation operation && "+".equals(operation.operator())) {
            return most(all, operation.left())
                    .flatMap(left -> most(all, operation.right()).map(right -> left + right));
        }
        if (term instanceof Term.Call call && call.of() instanceof Term.Name) {
            return Set.of("getMinimumsMet", "getMinimums").contains(call.name())
                    ? Optional.of(of(all, Criterion.Kind.MINIMUM))
                    : route(call).map(route -> on(all, route));
        }
        return Optional.empty();
    }
}
