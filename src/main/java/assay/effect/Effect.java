package assay.effect;

import assay.comparison.Comparison;
import assay.problem.Problem;
import assay.verify.Difference;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a draft of a rule set does, as far as that is known.
 *
 * @param number which state of the draft it is of
 * @param stage how far it has been found out
 * @param problems what keeps the rules from being used, if anything does; nothing else is known then
 * @param fixtures how many fixtures have been tried
 * @param otherwise the fixtures that come out otherwise than they do by the rules as they are saved, in the order of their files
 * @param authorities how many authorities have been graded
 * @param comparison how these come out by both, as far as they have been graded; null before any has
 * @param milliseconds how long it has taken so far
 */
public record Effect(
        long number,
        Stage stage,
        List<Problem> problems,
        Part fixtures,
        List<Otherwise> otherwise,
        Part authorities,
        @Nullable Comparison comparison,
        long milliseconds) {

    /** How far an effect has been found out. */
    public enum Stage {
        /** The rules are being read and compiled. */
        READING,
        /** They cannot be used. */
        BROKEN,
        /** Fixtures are being tried. */
        FIXTURES,
        /** Authorities are being graded. */
        AUTHORITIES,
        /** All is known. */
        SETTLED
    }

    /**
     * How much of something has been done.
     *
     * @param done how many
     * @param all how many there are
     */
    public record Part(int done, int all) {}

    /**
     * A fixture that comes out otherwise.
     *
     * @param of the fixture
     * @param differences what it expects and is not so any more, in the order of the file
     */
    public record Otherwise(Caseload.Case of, List<Difference> differences) {
        /** Keeps its own copy. */
        public Otherwise {
            differences = List.copyOf(differences);
        }
    }

    /** Keeps its own copies. */
    public Effect {
        problems = List.copyOf(problems);
        otherwise = List.copyOf(otherwise);
    }

    /** Whether no more will be known of it. */
    public boolean isFinal() {
        return stage == Stage.BROKEN || stage == Stage.SETTLED;
    }

    /** How many authorities come out otherwise, as far as is known. */
    public int authoritiesOtherwise() {
        return comparison == null ? 0 : comparison.changed().size();
    }

    /** What comes out otherwise, in one sentence, for those who hear it. */
    public String says() {
        return switch (stage) {
            case READING -> "The rules are being read.";
            case BROKEN ->
                problems.size() == 1
                        ? "The rules cannot be used: 1 error."
                        : "The rules cannot be used: " + problems.size() + " errors.";
            case FIXTURES, AUTHORITIES -> "So far " + counted() + ".";
            case SETTLED ->
                otherwise.isEmpty() && authoritiesOtherwise() == 0 ? "Nothing comes out otherwise." : counted() + ".";
        };
    }

    private String counted() {
        int authorities = authoritiesOtherwise();
        return otherwise.size() + (otherwise.size() == 1 ? " fixture and " : " fixtures and ") + authorities
                + (authorities == 1 ? " authority" : " authorities") + " come out otherwise";
    }
}
