package assay.scaffold;

import assay.drl.RuleFiles;
import assay.lint.RuleChecker;
import assay.policy.Criterion;
import assay.problem.Nearest;
import assay.problem.ProblemsException;
import assay.reading.EvidenceNames;
import assay.rules.RuleCache;
import assay.ruleset.DeclaredCriterion;
import assay.ruleset.RuleSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A kind of evidence that is to be begun, with the rules by which it counts for a criterion that there is: a kind that no rule
 * looks at would be a fault of the rule set.
 *
 * @param word what files of evidence are to call it
 * @param criterion the criterion that it is to count for
 * @param part which of the criterion's parts; empty where it has but one
 */
public record NewKind(String word, String criterion, String part) {

    /** What can be wrong. */
    public static final String WORD = "word";

    /** What can be wrong. */
    public static final String CRITERION = "criterion";

    /** What can be wrong. */
    public static final String PART = "part";

    /**
     * What declares it, the rules about it, ready to fill in, and the fixtures that they need.
     *
     * @param files the files of the rule set that it is to be in
     * @param rules that rule set
     * @param cache where compiled rules are kept
     * @throws Refused if it cannot be a kind of evidence of that rule set
     * @throws ProblemsException if the rules cannot be used with it
     */
    public Begun begun(RuleFiles files, RuleSet rules, RuleCache cache) throws Refused, ProblemsException {
        List<Refused.Wrong> wrong = new ArrayList<>();
        if (rules.vocabulary().kind(word).isPresent()) {
            wrong.add(new Refused.Wrong(WORD, word, "there is a kind of evidence \"" + word + "\" already"));
        } else {
            refusal(word, files).ifPresent(why -> wrong.add(new Refused.Wrong(WORD, word, why)));
        }
        Optional<DeclaredCriterion> found = rules.declared().stream()
                .filter(one -> one.criterion().id().equals(criterion))
                .findFirst();
        if (found.isEmpty()) {
            wrong.add(new Refused.Wrong(
                    CRITERION,
                    criterion,
                    "there is no criterion \"" + criterion + "\""
                            + Nearest.hint(
                                    criterion,
                                    rules.criteria().stream().map(Criterion::id).toList())));
        }
        List<String> parts = found.map(one -> one.criterion().parts()).orElse(List.of());
        String counted = part.isEmpty() && parts.size() == 1 ? parts.get(0) : part;
        if (found.isPresent() && !parts.contains(counted)) {
            wrong.add(new Refused.Wrong(
                    PART,
                    part,
                    parts.size() == 1
                            ? criterion + " has no parts; leave it out"
                            : criterion + " has the parts " + String.join(", ", parts)
                                    + (part.isEmpty()
                                            ? "; say for which of them it counts"
                                            : ", and no part \"" + part + "\"" + Nearest.hint(part, parts))));
        }
        if (!wrong.isEmpty()) {
            throw new Refused(wrong);
        }
        return Begun.of(
                "The kind of evidence " + word + " is begun",
                Begun.slug(criterion) + "-" + word,
                criterion,
                files,
                CriterionSkeleton.of(files, rules, found.orElseThrow(), counted, word),
                cache,
                List.of());
    }

    /** Why a new kind of evidence cannot be called so; nothing where it can. */
    static Optional<String> refusal(String word, RuleFiles files) throws ProblemsException {
        Optional<String> wrong = EvidenceNames.ofKind(word);
        if (wrong.isPresent()) {
            return wrong;
        }
        if (CriterionSkeleton.isTaken(RuleChecker.read(files), EvidenceNames.type(word))) {
            return Optional.of("rules know something else as " + EvidenceNames.type(word)
                    + "; give the new kind of evidence another name");
        }
        return Optional.empty();
    }
}
