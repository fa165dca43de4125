package assay.cli;

import assay.evaluation.Batch;
import assay.problem.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What is wrong with files of a call that went on with the others, and how it ends because of that. */
final class Failures {

    private final List<Problem> problems = new ArrayList<>();
    private int exit = Exit.DONE;
    private boolean isAnythingElse;

    /** Takes in what is wrong with the files themselves. */
    void add(Collection<Problem> ofFiles) {
        add(ofFiles, Exit.INPUT);
    }

    /** Takes in what is wrong with one file, or with the rules that could not grade it. */
    void add(Batch.Result<?> result) {
        isAnythingElse |= result.value() != null;
        add(result.problems(), result.isOfRules() ? Exit.RULES : Exit.INPUT);
    }

    /** Takes in problems with which a call ends like this. */
    void add(Collection<Problem> some, int as) {
        problems.addAll(some);
        exit = Math.max(exit, some.isEmpty() ? Exit.DONE : as);
    }

    /** Each of them once, in their order. */
    List<Problem> problems() {
        return problems.stream().distinct().toList();
    }

    /** Whether nothing came of any file, so that there is nothing to say but what is wrong. */
    boolean isAll() {
        return !problems.isEmpty() && !isAnythingElse;
    }

    /** How the call ends: rules that are wrong come before files that are, and both before an answer. */
    int exit(int answer) {
        return Math.max(exit, answer);
    }
}
