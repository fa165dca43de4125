package assay.lint;

import assay.drl.Term;
import assay.policy.Criterion;
import assay.problem.Problem;
import assay.ruleset.Check;
import assay.ruleset.Pack;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rules whose name begins with one criterion or requirement and that conclude something about another. */
final class OtherCriteria implements Finder {

    /** What is concluded about a requirement, be it by its progress or its standing, or by its identifier. */
    private static final Set<String> ABOUT_REQUIREMENTS = Set.of("Progress", "Graded", "Capped", "Reason", "Agreement");

    @Override
    public Set<Check> checks() {
        return Set.of(Check.OTHER_CRITERION);
    }

    @Override
    public void find(Rules rules, List<Problem> problems) {
        for (Rules.Rule rule : rules.all()) {
            Set<String> told = new TreeSet<>();
            rules.about(rule).stream()
                    .filter(about -> isAnother(rules, rule, about.criterion()) && told.add(about.criterion()))
                    .forEach(about -> problems.add(problem(rule, about.place(), about.criterion())));
            Set<String> requirements = requirements(rules, rule);
            if (!requirements.isEmpty()) {
                concluded(rules, rule)
                        .filter(named -> named.isNoneOf(requirements) && told.add(named.words()))
                        .forEach(named -> problems.add(problem(rule, named.place(), named.words())));
            }
        }
    }

    /** Whether the name of a rule begins with criteria or requirements, and this is none of them, nor of any of them. */
    static boolean isAnother(Rules rules, Rules.Rule rule, String criterion) {
        List<String> named = named(rules, rule);
        return !named.isEmpty()
                && !named.contains(criterion)
                && !named.contains(Criterion.requirementOf(criterion))
                && rules.draft().criteria().ids().contains(criterion);
    }

    /** The criteria and requirements with which the name of a rule begins. */
    private static List<String> named(Rules rules, Rules.Rule rule) {
        Set<String> known = new TreeSet<>(rules.draft().criteria().ids());
        known.addAll(ids(rules));
        return Stream.of(rule.name().split(",? ")).takeWhile(known::contains).toList();
    }

    /** The identifiers of requirements that are no words: a rule may begin with "A", and mean no requirement. */
    private static List<String> ids(Rules rules) {
        Pack pack = rules.draft().pack();
        return pack == null
                ? List.of()
                : pack.requirementIds().stream()
                        .filter(id -> !id.matches("\\p{L}+"))
                        .toList();
    }

    /** The requirements with which the name of a rule begins, or with criteria of which it does. */
    private static Set<String> requirements(Rules rules, Rules.Rule rule) {
        return named(rules, rule).stream()
                .map(named -> rules.draft().criteria().ids().contains(named) ? Criterion.requirementOf(named) : named)
                .collect(Collectors.toSet());
    }

    /** The requirements that a rule concludes something about, where it says which. */
    private static Stream<RequirementsAsked.Named> concluded(Rules rules, Rules.Rule rule) {
        RequirementsAsked requirements = new RequirementsAsked(rules, rule);
        return Conclusions.of(rule, rules.types()).stream()
                .filter(conclusion -> ABOUT_REQUIREMENTS.contains(conclusion.name())
                        && !conclusion.term().arguments().isEmpty())
                .map(conclusion -> conclusion.term().arguments().get(0))
                .flatMap(of ->
                        requirements.fact(of, null).flatMap(requirements::of).or(() -> byItsId(rules, of)).stream());
    }

    private static Optional<RequirementsAsked.Named> byItsId(Rules rules, Term of) {
        Pack pack = rules.draft().pack();
        return of.text()
                .filter(id -> pack != null && pack.requirementIds().contains(id))
                .map(id -> new RequirementsAsked.Named(List.of(id), of.start() + 1));
    }

    private static Problem problem(Rules.Rule rule, int place, String about) {
        return rule.file()
                .at(
                        place,
                        Check.OTHER_CRITERION,
                        "this is about " + about + ", and the rule is called \"" + rule.name()
                                + "\"; one of the two is meant");
    }
}
