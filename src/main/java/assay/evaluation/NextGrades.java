package assay.evaluation;

import assay.policy.Criterion;
import assay.policy.Graded;
import assay.policy.Standing;
import assay.rules.RuleBase;
import assay.ruleset.Pack;
import assay.ruleset.Steps;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds what would lead to a better grade, by asking the grading rules themselves about standings with more criteria met.
 * What they answered once is remembered where it hangs on nothing else, for they are asked the same again and again.
 */
final class NextGrades {

    /** How many standings are asked about at most for one requirement: all of them, up to 16 criteria not yet met. */
    private static final int MOST = 1 << 16;

    private final Pack pack;
    private final Map<List<Object>, Optional<Evaluation.NextGrade>> known = new ConcurrentHashMap<>();
    private final boolean remembers;

    NextGrades(RuleBase rules) {
        this.remembers = rules.steps().grading() == Steps.Grading.ITS_CRITERIA;
        this.pack = rules.ruleSet().pack();
    }

    /** Asks the rules. */
    @FunctionalInterface
    interface Asking {
        /**
         * The grades that rules give where one requirement stands otherwise than it does.
         *
         * @param standings how it would stand, each for itself
         */
        List<Graded> graded(List<Standing> standings);
    }

    /**
     * The lowest grade better than the present one that meeting more criteria can reach, and all smallest sets of
     * criteria that reach it.
     *
     * @return null where no better grade can be reached
     */
    Evaluation.@Nullable NextGrade find(Standing standing, String grade, Asking asking) {
        if (!remembers) {
            return search(standing, grade, asking);
        }
        List<Object> question = List.of(
                standing.requirement(),
                standing.criteria().stream().map(Criterion::id).toList(),
                List.copyOf(standing.met()),
                grade);
        Optional<Evaluation.NextGrade> answer = known.get(question);
        if (answer == null) {
            answer = Optional.ofNullable(search(standing, grade, asking));
            known.put(question, answer);
        }
        return answer.orElse(null);
    }

    private Evaluation.@Nullable NextGrade search(Standing standing, String grade, Asking asking) {
        List<String> unmet = standing.criteria().stream()
                .map(Criterion::id)
                .filter(id -> !standing.has(id))
                .toList();
        int present = rank(grade);
        int best = Integer.MAX_VALUE;
        List<Set<String>> found = new ArrayList<>();
        List<Set<String>> better = new ArrayList<>();
        int asked = 0;
        for (int size = 1; size <= unmet.size() && asked < MOST; size++) {
            List<Set<String>> level = new ArrayList<>();
            choose(unmet, size, 0, List.of(), better, level);
            asked += level.size();
            List<Integer> answers = ask(
                    standing,
                    level.stream().map(more -> both(standing.met(), more)).toList(),
                    asking);
            for (int i = 0; i < level.size(); i++) {
                int rank = answers.get(i);
                if (rank > present) {
                    better.add(level.get(i));
                }
                if (rank > present && rank < best) {
                    best = rank;
                    found.clear();
                }
                if (rank == best) {
                    found.add(level.get(i));
                }
            }
        }
        if (found.isEmpty()) {
            return null;
        }
        return new Evaluation.NextGrade(
                pack.grades().get(best).name(),
                found.stream()
                        .map(set -> unmet.stream().filter(set::contains).toList())
                        .toList());
    }

    /** All sets of a size, in the order of the criteria, that do not contain one that leads to a better grade already. */
    private static void choose(
            List<String> from,
            int size,
            int start,
            List<String> chosen,
            List<Set<String>> better,
            List<Set<String>> into) {
        if (chosen.size() == size) {
            Set<String> set = Set.copyOf(chosen);
            if (better.stream().noneMatch(set::containsAll)) {
                into.add(set);
            }
            return;
        }
        for (int i = start; i <= from.size() - (size - chosen.size()) && into.size() < MOST; i++) {
            List<String> more = new ArrayList<>(chosen);
            more.add(from.get(i));
            choose(from, size, i + 1, more, better, into);
        }
    }

    /** The ranks of the grades that the rules give with exactly these criteria met, from 0; -1 where they give none. */
    List<Integer> ask(Standing standing, List<Set<String>> met, Asking asking) {
        List<Standing> questions = met.stream()
                .map(some -> new Standing(standing.requirement(), standing.criteria(), some))
                .toList();
        Map<Standing, Integer> answers = new HashMap<>();
        for (Graded graded : asking.graded(questions)) {
            answers.put(graded.progress().standing(), rank(graded.grade()));
        }
        return questions.stream()
                .map(question -> answers.getOrDefault(question, -1))
                .toList();
    }

    private static Set<String> both(Set<String> some, Set<String> others) {
        Set<String> both = new HashSet<>(some);
        both.addAll(others);
        return both;
    }

    private int rank(String grade) {
        return pack.gradeSaid(grade).map(pack.grades()::indexOf).orElse(-1);
    }
}
