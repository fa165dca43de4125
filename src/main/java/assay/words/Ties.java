package assay.words;

import assay.drl.FactCondition;
import assay.drl.FactCondition.Constraint;
import assay.drl.Term;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which facts of a rule belong together: a fact and the document that it is in, one that names another. Held without such a
 * condition the rule holds for what has nothing to do with each other.
 */
final class Ties {

    private final Lexicon lexicon;
    private final List<FactCondition> facts;

    Ties(Lexicon lexicon, List<FactCondition> facts) {
        this.lexicon = lexicon;
        this.facts = facts;
    }

    /** Whether a condition says no more than that a fact belongs to another. */
    boolean isTie(FactCondition fact, Constraint constraint) {
        return other(fact, constraint).isPresent();
    }

    /** The fact to which a fact belongs by a condition. */
    Optional<FactCondition> other(FactCondition fact, Constraint constraint) {
        return isShown(fact)
                        && constraint.term() instanceof Term.Operation operation
                        && "==".equals(operation.operator())
                ? Stream.of(operation.left(), operation.right())
                        .flatMap(term -> Terms.root(term).stream())
                        .flatMap(variable -> facts.stream()
                                .filter(one -> !one.equals(fact)
                                        && isShown(one)
                                        && one.variables().contains(variable)))
                        .findFirst()
                : Optional.empty();
    }

    /** Whether two facts belong together by what a rule asks of either. */
    boolean areTied(FactCondition one, FactCondition other) {
        return isTied(one, other) || isTied(other, one);
    }

    private boolean isTied(FactCondition one, FactCondition other) {
        return one.constraints().stream()
                .anyMatch(constraint -> constraint.asks()
                        && other(one, constraint).filter(other::equals).isPresent());
    }

    /** Whether it is something of the evidence: a fact or a document. */
    private boolean isShown(FactCondition fact) {
        return lexicon.isEvidence(fact.type()) || isDocument(fact);
    }

    static boolean isDocument(FactCondition fact) {
        return "Document".equals(fact.type());
    }
}
