package assay.effect;

import assay.drl.DrlFile;
import assay.drl.NeededFacts;
import assay.evaluation.Evaluator;
import assay.evaluation.TouchedFacts;
import assay.evidence.Evidence;
import assay.reading.RuleSetReader;
import assay.ruleset.Kind;
import assay.ruleset.RuleOrigin;
import assay.ruleset.RuleSet;
import assay.ruleset.Steps;
import assay.ruleset.Vocabulary;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which evidence a change of rules cannot touch. A rule cannot conclude anything, neither before nor after the change, where it
 * asks for a fact of some kind and there is none: facts of a kind come from the evidence alone. Where each rule that was
 * changed asks for such a fact, and all else is as it was, an authority comes out as it did. So it does where each of these rules looks
 * at one fact at a time, and concludes of every fact that there is what it did: other rules see nothing else of it.
 */
final class Untouched {

    private final boolean none;
    /** What each changed rule needs, by both: the names of the kinds, of each of which there must be a fact. */
    private final List<Set<String>> needed;

    private final Set<String> changed;
    /** What each changed rule was called, where all look at one fact at a time and are where they were; else nothing. */
    private final Map<String, String> called;
    /** The evidence with facts of which they conclude something else, where that is known. */
    private final TouchedFacts.@Nullable Touched touched;

    private Untouched(
            boolean none,
            List<Set<String>> needed,
            Set<String> changed,
            Map<String, String> called,
            TouchedFacts.@Nullable Touched touched) {
        this.none = none;
        this.needed = needed;
        this.changed = changed;
        this.called = called;
        this.touched = touched;
    }

    /** What a change of rules cannot touch. */
    static Untouched by(RuleSetReader.Read before, RuleSetReader.Read after) {
        Set<String> changed = changed(before.ruleSet(), after.ruleSet());
        List<Set<String>> needed = new ArrayList<>();
        for (RuleSetReader.Read read : List.of(before, after)) {
            Set<String> kinds = new HashSet<>();
            read.ruleSet().vocabulary().kinds().forEach(kind -> kinds.add(kind.type()));
            // What rules conclude themselves is there without the evidence.
            kinds.removeAll(read.steps().types().keySet());
            for (DrlFile file : read.files()) {
                NeededFacts.of(file).forEach((rule, types) -> {
                    if (changed.contains(rule)) {
                        types.retainAll(kinds);
                        needed.add(types);
                    }
                });
            }
        }
        return new Untouched(
                !isSame(before, after, changed),
                needed,
                changed,
                needed.stream().allMatch(kinds -> kinds.size() == 1) ? called(before, after, changed) : Map.of(),
                null);
    }

    /** The same once it is known what the changed rules conclude of each fact of some evidence, if that can be told. */
    Untouched of(Collection<Evidence> all, Evaluator before, Evaluator after) {
        if (none || called.isEmpty()) {
            return this;
        }
        Set<String> kinds = new TreeSet<>();
        needed.forEach(kinds::addAll);
        return TouchedFacts.in(all, before, after, called, kinds)
                .map(some -> new Untouched(none, needed, changed, called, some))
                .orElse(this);
    }

    /** The same change, as if nothing were known to be untouched by it. */
    Untouched none() {
        return new Untouched(true, needed, changed, Map.of(), null);
    }

    /** What each changed rule was called, if for each there is one in its place, of its file, stage, source and interpretations. */
    private static Map<String, String> called(
            RuleSetReader.Read before, RuleSetReader.Read after, Set<String> changed) {
        List<RuleOrigin> was = List.copyOf(before.ruleSet().origins().values());
        List<RuleOrigin> is = List.copyOf(after.ruleSet().origins().values());
        if (was.size() != is.size()) {
            return Map.of();
        }
        Map<String, String> called = new TreeMap<>();
        for (int i = 0; i < is.size(); i++) {
            RuleOrigin one = was.get(i);
            RuleOrigin other = is.get(i);
            if (!changed.contains(one.name()) && one.name().equals(other.name())) {
                continue;
            }
            if (!changed.contains(one.name())
                    || !changed.contains(other.name())
                    || !one.file().equals(other.file())
                    || !one.source().equals(other.source())
                    || !one.interpretations().equals(other.interpretations())
                    || before.steps().scope(one.name()) != Steps.Scope.ONE
                    || after.steps().scope(other.name()) != Steps.Scope.ONE
                    || !Objects.equals(
                            before.steps().rules().get(one.name()),
                            after.steps().rules().get(other.name()))) {
                return Map.of();
            }
            called.put(other.name(), one.name());
        }
        return called;
    }

    /** The names of the rules that say something else, or are of one of the two alone. */
    private static Set<String> changed(RuleSet before, RuleSet after) {
        Set<String> all = new TreeSet<>(before.origins().keySet());
        all.addAll(after.origins().keySet());
        all.removeIf(rule -> {
            RuleOrigin one = before.origins().get(rule);
            RuleOrigin other = after.origins().get(rule);
            return one != null
                    && other != null
                    && one.digest().equals(other.digest())
                    && one.source().equals(other.source())
                    && one.interpretations().equals(other.interpretations())
                    && one.file().equals(other.file());
        });
        return all;
    }

    /** Whether all that is no rule is as it was, and each other rule fires when it did. */
    private static boolean isSame(RuleSetReader.Read before, RuleSetReader.Read after, Set<String> changed) {
        RuleSet one = before.ruleSet();
        RuleSet other = after.ruleSet();
        return one.pack().equals(other.pack())
                && isSame(one.vocabulary(), other.vocabulary())
                && before.declarations().constants().equals(after.declarations().constants())
                && plain(before.declarations().types())
                        .equals(plain(after.declarations().types()))
                && one.settings().equals(other.settings())
                && one.interpretationIds().equals(other.interpretationIds())
                && one.criteria().equals(other.criteria())
                && before.steps().grading() == after.steps().grading()
                && before.steps().types().equals(after.steps().types())
                && others(before.steps(), changed).equals(others(after.steps(), changed));
    }

    private static Map<String, Steps.Stage> others(Steps steps, Set<String> changed) {
        Map<String, Steps.Stage> others = new TreeMap<>(steps.rules());
        others.keySet().removeAll(changed);
        return others;
    }

    /** Whether evidence is read in the same way by both. */
    static boolean isReadAlike(RuleSet before, RuleSet after) {
        return before.pack().equals(after.pack()) && isSame(before.vocabulary(), after.vocabulary());
    }

    private static boolean isSame(Vocabulary one, Vocabulary other) {
        return one.kinds().stream()
                        .map(Untouched::plain)
                        .toList()
                        .equals(other.kinds().stream().map(Untouched::plain).toList())
                && plain(one.authority()).equals(plain(other.authority()))
                && plain(one.interview()).equals(plain(other.interview()))
                && plain(one.profile()).equals(plain(other.profile()));
    }

    private static Map<String, Kind> plain(Map<String, Kind> types) {
        Map<String, Kind> plain = new TreeMap<>(types);
        plain.replaceAll((name, kind) -> plain(kind));
        return plain;
    }

    /** A kind wherever it is declared. */
    private static Kind plain(Kind kind) {
        return new Kind(kind.word(), kind.type(), "", 1, kind.fields(), kind.assessed());
    }

    /** Whether evidence comes out as it did. */
    boolean is(Evidence evidence) {
        if (none) {
            return false;
        }
        Set<String> there = new HashSet<>();
        evidence.documents()
                .forEach(document -> document.observations()
                        .forEach(observation -> there.add(observation.kind().type())));
        return needed.stream().allMatch(kinds -> !there.containsAll(kinds))
                || (touched != null && !touched.evidence().contains(evidence));
    }

    /** What grades what is touched: the one that is given, or one that knows more. */
    Evaluator evaluator(Evaluator given) {
        return touched == null ? given : touched.evaluator();
    }

    /** The names of the rules that say something else. */
    Set<String> changed() {
        return changed;
    }
}
