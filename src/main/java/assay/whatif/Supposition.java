package assay.whatif;

import assay.evidence.Evidence;
import assay.evidence.Observation;
import assay.evidence.SubmittedDocument;
import java.util.ArrayList;
import java.util.List;

/**
 * Evidence as it would be with some of it struck out and other added.
 *
 * @param without what is struck out: documents by their identifiers, facts by their documents' and their numbers, from 1
 *     ({@code D2#1})
 * @param supposed what is added, as one document
 */
public record Supposition(List<String> without, List<Observation> supposed) {

    /** Evidence as it stands. */
    public static final Supposition NONE = new Supposition(List.of(), List.of());

    /** Keeps its own copies. */
    public Supposition {
        without = List.copyOf(without);
        supposed = List.copyOf(supposed);
    }

    /** What a fact is called where it is struck out. */
    public static String fact(String document, int position) {
        return document + "#" + (position + 1);
    }

    /** Whether anything is otherwise. */
    private boolean isNone() {
        return without.isEmpty() && supposed.isEmpty();
    }

    /** The evidence with this. What is left of a document keeps its place. */
    public Evidence of(Evidence evidence) {
        if (isNone()) {
            return evidence;
        }
        List<SubmittedDocument> left = evidence.documents().stream()
                .filter(one -> !without.contains(one.id()))
                .map(this::left)
                .toList();
        Evidence some = evidence.of(left);
        return supposed.isEmpty() ? some : Additions.with(some, supposed);
    }

    private SubmittedDocument left(SubmittedDocument document) {
        List<Observation> observations = new ArrayList<>();
        List<Integer> positions = new ArrayList<>();
        for (int i = 0; i < document.observations().size(); i++) {
            int position = document.positions().get(i);
            if (!without.contains(fact(document.id(), position))) {
                observations.add(document.observations().get(i));
                positions.add(position);
            }
        }
        return new SubmittedDocument(document.document(), document.provenance(), observations, positions);
    }
}
