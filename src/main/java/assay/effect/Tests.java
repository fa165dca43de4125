package assay.effect;

import assay.problem.Problem;
import assay.verify.Coverage;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.lang3.StringUtils;
import org.jspecify.annotations.Nullable;

/**
 * What a draft does to how well fixtures put the rules to the test, as far as that is known: if what comes out by the draft is
 * accepted, what do they notice no longer? It is immutable.
 *
 * @param number which state of the draft it is of
 * @param done whether all is known
 * @param lost what no fixture puts to the test now, and either some did or it is new
 * @param gained what some fixture puts to the test now, and none did
 * @param mutants how many mutants have been tried of what was changed
 * @param untried how many changed rules are more than are tried while somebody waits
 * @param survivors the mutants that no fixture notices, and that either some noticed or that are new
 * @param problems what kept it from being found out, if anything did
 * @param milliseconds how long it has taken so far
 */
public record Tests(
        long number,
        boolean done,
        List<Coverage.Gap> lost,
        List<Coverage.Gap> gained,
        Effect.Part mutants,
        int untried,
        List<Survivor> survivors,
        List<Problem> problems,
        long milliseconds) {

    /**
     * A mutant that no fixture notices.
     *
     * @param about the rule or the parameter that would be another
     * @param rule whether it is a rule
     * @param says how it would be another, in a few words
     * @param file the file in which it stands, as it is called in the rule set
     * @param line the line there, from 1
     * @param telling a file of evidence that it grades or explains otherwise: expecting what comes out of that, a fixture would
     *     notice it; null where none was found
     */
    public record Survivor(
            String about,
            boolean rule,
            String says,
            String file,
            int line,
            @Nullable String telling) {}

    /** Keeps its own copies. */
    public Tests {
        lost = List.copyOf(lost);
        gained = List.copyOf(gained);
        survivors = List.copyOf(survivors);
        problems = List.copyOf(problems);
    }

    /** What is lost, in one sentence, for those who hear it. */
    public String says() {
        if (!problems.isEmpty()) {
            return "Whether the fixtures still put the rules to the test cannot be found out.";
        }
        if (lost.isEmpty() && survivors.isEmpty()) {
            return done
                    ? "The fixtures notice as much as they did."
                    : "Whether the fixtures notice as much as they did is being found out.";
        }
        List<String> all = new ArrayList<>();
        if (!survivors.isEmpty()) {
            all.add(counted(
                    survivors.size(), " mutant survives that did not before", " mutants survive that did not before"));
        }
        if (!lost.isEmpty()) {
            all.add("no fixture puts " + counted(lost.size(), " thing", " things") + " to the test any more");
        }
        return StringUtils.capitalize((done ? "" : "so far ") + String.join(", and ", all) + ".");
    }

    private static String counted(int many, String one, String several) {
        return many + (many == 1 ? one : several);
    }
}
