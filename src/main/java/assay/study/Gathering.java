package assay.study;

import assay.problem.Problem;
import assay.ruleset.RuleSet;
import assay.text.LookAlike;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The authorities of a study as they come together, each once. */
public final class Gathering {

    private final List<Authority> authorities = new ArrayList<>();
    /** Those taken in, by how their names look: nobody can tell two of the same looks apart. */
    private final Map<String, Authority> looks = new HashMap<>();

    /** Takes in an authority; or says why not, for a study takes every authority once. */
    public Optional<Problem> add(Authority one) {
        String looks = LookAlike.plain(Normalizer.normalize(one.name(), Normalizer.Form.NFC));
        Authority before = this.looks.putIfAbsent(looks, one);
        if (before != null) {
            return Optional.of(Problem.ofFile(
                    one.file(),
                    one.name() + " is in " + before.file() + " already"
                            + (before.name().equals(one.name()) ? "" : ", by a name that only looks the same")
                            + "; a study takes every authority once"));
        }
        authorities.add(one);
        return Optional.empty();
    }

    /** What is wrong with the list of who was invited, as these took part. */
    public List<Problem> problems(Beside beside) {
        return beside.invited().map(list -> list.problems(authorities)).orElse(List.of());
    }

    /** The study of all that were taken in. */
    public Study study(RuleSet rules, Beside beside) {
        return new Study(rules, rules.criteria(), authorities, beside.codebook(), beside.invited(), beside.plan());
    }
}
