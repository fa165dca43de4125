package assay.sampling;

import assay.evaluation.Evaluation;
import assay.evaluation.Evaluation.CountedFact;
import assay.evaluation.Evaluation.CriterionResult;
import assay.evaluation.Evaluation.RequirementResult;
import assay.policy.Criterion;
import java.util.ArrayList;
import java.util.List;

/**
 * A criterion of one file of evidence: what is drawn, and checked by hand.
 *
 * @param file the file, as it was named
 * @param evidenceSha256 the digest of the file
 * @param authority the authority's name
 * @param grade the grade of the requirement that the criterion belongs to
 * @param criterion the criterion
 * @param met whether it is met
 * @param doubts what makes one look twice, each in a sentence without a full stop
 */
public record Item(
        String file,
        String evidenceSha256,
        String authority,
        String grade,
        Criterion criterion,
        boolean met,
        List<String> doubts) {

    /** What is said of a criterion that is met. */
    public static final String MET = "met";

    /** What is said of one that is not. */
    public static final String NOT_MET = "not met";

    /** More parts than these are counted and not named, for any of them would do. */
    private static final int MOST_NAMED = 3;

    /** Keeps its own copy. */
    public Item {
        doubts = List.copyOf(doubts);
    }

    /** The criteria of an evaluation, in their order. */
    public static List<Item> of(Evaluation evaluation) {
        List<Item> items = new ArrayList<>();
        for (RequirementResult requirement : evaluation.requirements()) {
            for (CriterionResult criterion : requirement.criteria()) {
                items.add(new Item(
                        evaluation.file(),
                        evaluation.evidenceSha256(),
                        evaluation.authority(),
                        requirement.grade(),
                        criterion.criterion(),
                        criterion.met(),
                        doubts(evaluation, criterion)));
            }
        }
        return items;
    }

    /** Whether it is met, in words. */
    String verdict() {
        return met ? MET : NOT_MET;
    }

    private static List<String> doubts(Evaluation evaluation, CriterionResult criterion) {
        List<String> doubts = new ArrayList<>();
        if (criterion.secondaryOnly()) {
            doubts.add("met by secondary evidence alone");
        }
        int shown = criterion.criterion().parts().size() - criterion.missing().size();
        if (!criterion.met() && shown > 0 && criterion.atLeast() - shown == 1) {
            int missing = criterion.missing().size();
            doubts.add("one part short: "
                    + (missing > MOST_NAMED
                            ? "any of " + missing + " others"
                            : String.join(" or ", criterion.missing()))
                    + " would do");
        }
        // A note on a document begins with its identifier.
        criterion.counted().stream()
                .map(CountedFact::fact)
                .map(fact -> fact.document().id() + " ")
                .distinct()
                .flatMap(id -> evaluation.notes().stream().filter(note -> note.startsWith(id)))
                .forEach(note -> doubts.add("it counts, and " + note));
        if (criterion.met()) {
            criterion
                    .setAside()
                    .forEach(one ->
                            doubts.add("met, yet " + one.fact().document().id() + " was set aside: " + one.reason()));
        }
        return doubts.stream().distinct().toList();
    }
}
