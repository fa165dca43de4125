package assay.effect;

import assay.comparison.Comparison;
import assay.draft.Draft;
import assay.problem.Problem;
import assay.problem.ProblemsException;
import assay.rules.RuleCache;
import assay.text.HowMany;
import assay.verify.Accepted;
import assay.verify.Difference;
import assay.words.PolicyChange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a draft of a rule set does, as far as that is known. It is immutable.
 *
 * @param number which state of the draft it is of
 * @param stage how far it has been found out
 * @param problems what keeps the rules from being used, if anything does; nothing else is known then
 * @param ready the draft, ready to grade; null before it is, and where it cannot be
 * @param changes what the rules say otherwise, in words; empty before that is known
 * @param fixtures how many fixtures have been tried
 * @param otherwise the fixtures that come out otherwise than they do by the rules as they are saved, in the order of their files
 * @param ungradable why fixtures cannot be graded by the draft, nor by the rules as they are saved, one for each of them
 * @param added the fixtures that are new in the draft, and how they come out by it
 * @param authorities how many authorities have been graded
 * @param comparison how these come out by both, as far as they have been graded; null before any has
 * @param ungraded why some of the authorities cannot be read or graded by the draft
 * @param milliseconds how long it has taken so far
 */
public record Effect(
        long number,
        Stage stage,
        List<Problem> problems,
        @Nullable Ready ready,
        List<PolicyChange> changes,
        Part fixtures,
        List<Otherwise> otherwise,
        List<Problem> ungradable,
        List<Otherwise> added,
        Part authorities,
        @Nullable Comparison comparison,
        List<Problem> ungraded,
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
     * @param untouched how many of those that are done are known to come out as they did, without being graded again
     */
    public record Part(int done, int all, int untouched) {
        /** The same where nothing is known without being done. */
        public Part(int done, int all) {
            this(done, all, 0);
        }
    }

    /**
     * A fixture that comes out otherwise.
     *
     * @param of the fixture
     * @param differences what it expects and is not so any more, in the order of the file; none where it comes out as expected
     *     now, and did not before
     * @param wrong why it cannot be read or graded any more
     */
    public record Otherwise(Caseload.Case of, List<Difference> differences, List<Problem> wrong) {
        /** Keeps its own copies. */
        public Otherwise {
            differences = List.copyOf(differences);
            wrong = List.copyOf(wrong);
        }

        /** Whether it was not there before. */
        public boolean isNew() {
            return of.saved() == null && of.wrong().isEmpty();
        }

        /** Whether it did not come out as expected by the saved rules either. */
        public boolean failedBefore() {
            return !of.differing().isEmpty() || !of.wrong().isEmpty();
        }

        /** Whether it comes out as expected. */
        public boolean passes() {
            return differences.isEmpty() && wrong.isEmpty();
        }
    }

    /** Keeps its own copies. */
    public Effect {
        problems = List.copyOf(problems);
        changes = List.copyOf(changes);
        otherwise = List.copyOf(otherwise);
        ungradable = List.copyOf(ungradable);
        added = List.copyOf(added);
        ungraded = List.copyOf(ungraded);
    }

    /** Of a draft that cannot be used, for these reasons. */
    public static Effect broken(long number, List<Problem> problems) {
        return of(number, Stage.BROKEN, problems, null);
    }

    private static Effect of(long number, Stage stage, List<Problem> problems, @Nullable Ready ready) {
        return new Effect(
                number,
                stage,
                problems,
                ready,
                List.of(),
                new Part(0, 0),
                List.of(),
                List.of(),
                List.of(),
                new Part(0, 0),
                null,
                List.of(),
                0);
    }

    /**
     * What is known of a draft where the rules that are saved cannot be used: whether it can.
     *
     * @param cache where rules are kept that were compiled before
     */
    public static Effect unsaved(long number, Draft draft, RuleCache cache) {
        try {
            return of(number, Stage.SETTLED, List.of(), Ready.of(draft, null, cache, () -> false));
        } catch (ProblemsException e) {
            return broken(number, e.problems());
        }
    }

    /** Whether no more will be known of it. */
    public boolean isFinal() {
        return stage == Stage.BROKEN || stage == Stage.SETTLED;
    }

    /** How many authorities come out otherwise, as far as is known. */
    public int authoritiesOtherwise() {
        return comparison == null ? 0 : comparison.changed().size();
    }

    /** How many of the authorities do not exist, as far as they have been graded. */
    public int synthetic() {
        return comparison == null ? 0 : comparison.synthetic();
    }

    /** The fixtures that come out otherwise, and those that are new. */
    public List<Otherwise> touched() {
        return Stream.concat(otherwise.stream(), added.stream()).toList();
    }

    /** The files of fixtures with what differs in them, as it is grouped; those that cannot be graded are none. */
    public List<Accepted> differing() {
        Map<String, List<Difference>> files = new LinkedHashMap<>();
        touched().stream()
                .filter(one -> !one.differences().isEmpty())
                .forEach(one -> files.computeIfAbsent(one.of().file(), file -> new ArrayList<>())
                        .addAll(one.differences()));
        return files.entrySet().stream()
                .map(file -> new Accepted(file.getKey(), file.getValue(), ""))
                .toList();
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
                (otherwise.isEmpty() && (comparison == null || comparison.isSame()) && ungraded.isEmpty()
                                ? "Nothing comes out otherwise."
                                : counted() + "."
                                        + (ungraded.isEmpty()
                                                ? ""
                                                : " Of the authorities, " + ungraded.size() + " cannot be graded."))
                        + ofTheUngradable()
                        + ofTheNew();
        };
    }

    private String ofTheUngradable() {
        return ungradable.isEmpty() ? "" : " " + HowMany.of(ungradable.size(), "fixture") + " cannot be graded.";
    }

    private String ofTheNew() {
        long failing = added.stream().filter(one -> !one.passes()).count();
        return added.isEmpty()
                ? ""
                : " Of " + HowMany.of(added.size(), "new fixture") + " "
                        + (failing == 0 ? "all come" : HowMany.of(failing, "does not come", "do not come"))
                        + " out as expected.";
    }

    private String counted() {
        int authorities = authoritiesOtherwise();
        boolean one = otherwise.isEmpty() && authorities == 1;
        return HowMany.of(otherwise.size(), "fixture") + " and " + HowMany.of(authorities, "authority", "authorities")
                + (one ? " comes" : " come") + " out otherwise"
                + (comparison == null || comparison.aside().isEmpty() ? "" : "; " + comparison.more());
    }
}
