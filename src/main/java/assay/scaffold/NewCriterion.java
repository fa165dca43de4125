package assay.scaffold;

import assay.drl.RuleFiles;
import assay.policy.Criterion;
import assay.problem.Nearest;
import assay.problem.ProblemsException;
import assay.rules.RuleCache;
import assay.ruleset.RuleSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;

/**
 * A criterion that is to be begun.
 *
 * @param id its identifier
 * @param title what it asks for, in a few words; empty where that is to be filled in
 * @param evidence the kind of evidence that it looks at, declared with it if it is new; empty for one named after it
 */
public record NewCriterion(String id, String title, String evidence) {

    /** What can be wrong. */
    public static final String ID = "id";

    /** What can be wrong. */
    public static final String TITLE = "title";

    /** What can be wrong. */
    public static final String EVIDENCE = "evidence";

    /**
     * The rules of it, ready to fill in, and the fixtures that it needs: what counts, and what is set aside.
     *
     * @param files the files of the rule set that it is to be in
     * @param rules that rule set
     * @param cache where compiled rules are kept
     * @throws Refused if it cannot be a criterion of that rule set
     * @throws ProblemsException if the rules cannot be used with it
     */
    public Begun begun(RuleFiles files, RuleSet rules, RuleCache cache) throws Refused, ProblemsException {
        List<Refused.Wrong> wrong = new ArrayList<>();
        String asks = title.isEmpty() ? RuleSet.TO_BE_FILLED_IN : title;
        if (StringUtils.containsAny(asks, "\"\\\n\r")) {
            wrong.add(new Refused.Wrong(TITLE, title, "a title has no quotes, backslashes or line ends in it"));
        }
        String why = refusal(rules);
        if (!why.isEmpty()) {
            wrong.add(new Refused.Wrong(ID, id, why));
        }
        String word = evidence.isEmpty() && why.isEmpty() ? CriterionSkeleton.kind(id) : evidence;
        if (!word.isEmpty() && rules.vocabulary().kind(word).isEmpty()) {
            NewKind.refusal(word, files).ifPresent(reason -> wrong.add(new Refused.Wrong(EVIDENCE, word, reason)));
        }
        if (!wrong.isEmpty()) {
            throw new Refused(wrong);
        }
        Criterion criterion =
                CriterionSkeleton.named(id, asks, rules.criteria()).orElseThrow();
        CriterionSkeleton skeleton = CriterionSkeleton.of(files, rules, criterion, word);
        return Begun.of(
                "The criterion " + id + " is begun",
                Begun.slug(id),
                id,
                files,
                skeleton,
                cache,
                notes(skeleton, criterion));
    }

    /** The criteria that could be begun next in a requirement: one of each kind that it has, with the next number. */
    public static List<Criterion> free(String requirement, Collection<Criterion> criteria) {
        List<Criterion> own = criteria.stream()
                .filter(one -> one.requirement().equals(requirement))
                .toList();
        List<String> stems = Stream.concat(
                        own.stream().map(one -> CriterionSkeleton.stem(one.id())),
                        Stream.of(requirement + (own.isEmpty() ? ".M" : ".F")))
                .distinct()
                .toList();
        return stems.stream()
                .map(stem -> IntStream.iterate(1, number -> number + 1)
                        .mapToObj(number -> stem + number)
                        .filter(id -> own.stream().noneMatch(one -> one.id().equals(id)))
                        .findFirst()
                        .orElseThrow())
                .flatMap(id -> CriterionSkeleton.named(id, "", own).stream())
                .toList();
    }

    private static List<String> notes(CriterionSkeleton skeleton, Criterion criterion) {
        List<String> notes = new ArrayList<>();
        if (skeleton.setAside().isEmpty()) {
            notes.add("every " + skeleton.kind().word() + " counts for " + criterion.id()
                    + ", for no field that is always filled in tells one from another; if some are to be set aside, write the"
                    + " rule and a fixture for it");
        }
        if (criterion.route() != null) {
            notes.add(criterion.id() + " is on route " + criterion.route() + "; the rules that count the routes of "
                    + criterion.requirement()
                    + " still ask for as many minimums as there were: change the numbers there,"
                    + " and in their sentences, by hand (rules check names them)");
        }
        return notes;
    }

    /** Why it cannot be called so in a rule set; nothing where it can. */
    private String refusal(RuleSet rules) {
        List<String> requirements = rules.pack().requirementIds();
        List<Criterion> criteria = rules.criteria();
        String requirement = StringUtils.substringBefore(id, ".");
        if (!CriterionSkeleton.isIdentifier(id)) {
            return "\"" + id + "\" names no criterion; one is named as " + requirements.get(0)
                    + ".F3 is: its requirement, a dot, a capital letter and a number";
        }
        if (!requirements.contains(requirement)) {
            return "pack.yaml has no requirement \"" + requirement + "\"" + Nearest.hint(requirement, requirements)
                    + "; a new one is added there first";
        }
        if (criteria.stream().anyMatch(criterion -> criterion.id().equals(id))) {
            return "there is a criterion " + id + " already";
        }
        Optional<String> nearly = criteria.stream()
                .map(Criterion::id)
                .filter(other -> withoutNoughts(other).equals(withoutNoughts(id)))
                .findFirst();
        if (nearly.isPresent()) {
            return "\"" + id + "\" would be taken for " + nearly.get()
                    + ", which there is already; give the new criterion another number";
        }
        if (CriterionSkeleton.named(id, "", criteria).isEmpty()) {
            return "\"" + id + "\": the letter says what a criterion is: M a minimum,"
                    + " W a condition of the highest grade, F a further improvement";
        }
        return notOnARoute(requirement, criteria);
    }

    /** As somebody reads it, to whom 01 is 1. */
    private static String withoutNoughts(String id) {
        return id.replaceAll("(?<![0-9])0+(?=[0-9])", "");
    }

    /** Where a requirement has both, as protocols for all and one of two routes besides, a name says which is meant. */
    private String notOnARoute(String requirement, List<Criterion> criteria) {
        List<String> minimums = criteria.stream()
                .filter(other -> other.requirement().equals(requirement) && other.kind() == Criterion.Kind.MINIMUM)
                .map(other -> CriterionSkeleton.stem(other.id()))
                .distinct()
                .toList();
        boolean routed =
                criteria.stream().anyMatch(other -> other.requirement().equals(requirement) && other.route() != null);
        boolean minimum = CriterionSkeleton.named(id, "", criteria)
                .filter(criterion -> criterion.kind() == Criterion.Kind.MINIMUM)
                .isPresent();
        return routed && minimum && !minimums.contains(CriterionSkeleton.stem(id))
                ? "\"" + id + "\": " + requirement + " can be met in several ways, and no rule would count a"
                        + " minimum that is on none of them; one that is counted has a name that begins with "
                        + String.join(" or ", minimums)
                : "";
    }
}
