package assay.whatif;

import assay.evidence.Observation;
import assay.ruleset.Field;
import assay.text.Series;
import assay.words.Speaker;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Says what an authority could add.
 *
 * @param speaker what says facts in the words of the rule set
 */
public record ProposalWords(Speaker speaker) {

    /** "R6 would be On Course, and is Bit Behind, if a document showed a sign-up ...: that meets R6.A2." */
    public String sentence(String what, Proposal proposal) {
        return what + " would be " + proposal.to() + ", and is " + proposal.from() + ", if a document showed "
                + String.join(
                        "; and ", proposal.added().stream().map(this::said).toList())
                + (proposal.criteria().isEmpty() ? "." : ": that meets " + Series.and(proposal.criteria()) + ".")
                + proposal.contradicted().stream()
                        .map(one -> " The evidence speaks against it: " + one)
                        .collect(Collectors.joining());
    }

    /** A fact, in words. */
    public String said(Observation fact) {
        // What is to be filled in is said by nobody yet.
        Map<String, Object> values = new HashMap<>(fact.values());
        fact.kind().fields().stream()
                .filter(field -> field.form() == Field.Form.TEXT)
                .forEach(field -> values.remove(field.property()));
        return speaker.recorded(fact.kind().type(), values);
    }
}
