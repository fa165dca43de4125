package assay.lint;

import assay.drl.DrlFile;
import assay.drl.FactCondition;
import assay.drl.Term;
import assay.problem.Problem;
import assay.ruleset.Check;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Comparisons that the rule language has and policy has no use for. */
final class OperatorsWithoutPlace implements Finder {

    /** What is written instead of each. */
    private static final Map<String, String> WITHOUT_PLACE = Map.of(
            "matches", "contains asks whether a text has another in it, and == for a word",
            "soundslike", "what is recorded is compared as it is written",
            "excludes", "write not contains",
            "before", "write <",
            "after", "write >");

    @Override
    public Set<Check> checks() {
        return Set.of(Check.CONSTRUCT);
    }

    @Override
    public void find(Rules rules, List<Problem> problems) {
        for (Rules.Rule rule : rules.all()) {
            for (FactCondition condition : rule.conditions()) {
                condition.constraints().stream()
                        .filter(one -> !isTold(
                                rule.file(), one, Stream.concat(rules.draft().problems().stream(), problems.stream())))
                        .forEach(one -> one.term().each(term -> look(rule.file(), term, problems)));
            }
        }
    }

    private static void look(DrlFile file, Term term, List<Problem> problems) {
        String word =
                term instanceof Term.Operation operation ? operation.operator().replace("not ", "") : "";
        String instead = WITHOUT_PLACE.get(word);
        if (instead != null) {
            problems.add(
                    file.at(term.start(), Check.CONSTRUCT, "\"" + word + "\" has no place in a rule file; " + instead));
        }
    }

    /** Whether something else is told of a comparison. */
    static boolean isTold(DrlFile file, FactCondition.Constraint constraint, Stream<Problem> problems) {
        return problems.filter(problem ->
                        problem.file().equals(file.shown()) && problem.code().equals(Check.COMPARISON.code()))
                .mapToInt(problem -> file.offsetOf(problem.line()) + problem.column() - 1)
                .anyMatch(place -> constraint.start() <= place && place < constraint.end());
    }
}
