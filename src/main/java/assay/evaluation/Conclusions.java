package assay.evaluation;

import assay.policy.Accepted;
import assay.policy.AfterTheDay;
import assay.policy.Agreement;
import assay.policy.AtLeast;
import assay.policy.Capped;
import assay.policy.Caution;
import assay.policy.Contradicted;
import assay.policy.Counted;
import assay.policy.Criterion;
import assay.policy.Fact;
import assay.policy.Graded;
import assay.policy.Late;
import assay.policy.LeftOut;
import assay.policy.Met;
import assay.policy.Note;
import assay.policy.Overall;
import assay.policy.Progress;
import assay.policy.Reason;
import assay.policy.SetAside;
import assay.ruleset.RuleOrigin;
import assay.ruleset.RuleSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kie.api.runtime.rule.Match;

/** Collects what the rules conclude, each conclusion with the rule that drew it. */
final class Conclusions implements BiConsumer<Object, Match> {

    final List<Criterion> criteria = new ArrayList<>();
    final List<Counted> counted = new ArrayList<>();
    final List<SetAside> setAside = new ArrayList<>();
    final List<AtLeast> atLeast = new ArrayList<>();
    final List<Caution> cautions = new ArrayList<>();
    final List<Contradicted> contradicted = new ArrayList<>();
    final List<Accepted> accepted = new ArrayList<>();
    final List<Late> late = new ArrayList<>();
    final List<LeftOut> leftOut = new ArrayList<>();
    final List<AfterTheDay> afterTheDay = new ArrayList<>();
    final List<Note> notes = new ArrayList<>();
    final List<Met> met = new ArrayList<>();
    final List<Progress> progress = new ArrayList<>();
    final List<Graded> graded = new ArrayList<>();
    final List<Capped> capped = new ArrayList<>();
    final List<Reason> reasons = new ArrayList<>();
    final List<Overall> overall = new ArrayList<>();
    final List<Agreement> agreements = new ArrayList<>();

    private final Map<Class<?>, List<?>> lists = new HashMap<>();
    private final IdentityHashMap<Object, Drawn> drawn = new IdentityHashMap<>();
    private final Set<Said> said = new HashSet<>();
    private final RuleSet rules;
    private @Nullable List<Graded> answers;

    /** By which rule a conclusion was drawn, and from which others. */
    private record Drawn(RuleOrigin rule, List<Object> from) {}

    /** What a rule says, however often its conditions hold. */
    private record Said(String rule, Object conclusion) {

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Said said && rule.equals(said.rule) && conclusion.equals(said.conclusion);
        }

        @Override
        public int hashCode() {
            return rule.hashCode() * 31 + hash(conclusion);
        }

        /** Of what there is most of, without going through all that it says. */
        private static int hash(Object conclusion) {
            if (conclusion instanceof Counted counted) {
                return counted.part().hashCode() * 31 + counted.fact().hashCode();
            }
            if (conclusion instanceof SetAside setAside) {
                return setAside.reason().hashCode() * 31 + setAside.fact().hashCode();
            }
            return conclusion instanceof Met met ? met.finding().hashCode() : conclusion.hashCode();
        }
    }

    Conclusions(RuleSet rules) {
        this.rules = rules;
        keep(Criterion.class, criteria);
        keep(Counted.class, counted);
        keep(SetAside.class, setAside);
        keep(AtLeast.class, atLeast);
        keep(Caution.class, cautions);
        keep(Contradicted.class, contradicted);
        keep(Accepted.class, accepted);
        keep(Late.class, late);
        keep(LeftOut.class, leftOut);
        keep(AfterTheDay.class, afterTheDay);
        keep(Note.class, notes);
        keep(Met.class, met);
        keep(Progress.class, progress);
        keep(Graded.class, graded);
        keep(Capped.class, capped);
        keep(Reason.class, reasons);
        keep(Overall.class, overall);
        keep(Agreement.class, agreements);
    }

    /** Takes over what was concluded elsewhere. */
    void takeOver(Conclusions others) {
        criteria.addAll(others.criteria);
        drawn.putAll(others.drawn);
    }

    /** The same by rules that have the same names and say the same, wherever they stand. */
    Conclusions by(RuleSet other) {
        Conclusions same = new Conclusions(other);
        same.criteria.addAll(criteria);
        drawn.forEach((conclusion, by) -> same.drawn.put(conclusion, new Drawn(other.origin(by.rule.name()), by.from)));
        return same;
    }

    /** Takes over that facts are left out, which the rules found elsewhere: each is set aside wherever it was looked at there. */
    void takeOverLeftOut(Conclusions others) {
        for (LeftOut one : others.leftOut) {
            Drawn by = Objects.requireNonNull(others.drawn.get(one));
            Stream.concat(
                            others.counted.stream()
                                    .filter(each -> each.fact() == one.fact())
                                    .map(Counted::criterion),
                            others.setAside.stream()
                                    .filter(each -> each.fact() == one.fact())
                                    .map(SetAside::criterion))
                    .distinct()
                    .forEach(criterion -> {
                        SetAside conclusion = new SetAside(criterion, one.fact(), one.reason());
                        drawn.put(conclusion, by);
                        setAside.add(conclusion);
                    });
        }
    }

    private <T> void keep(Class<T> type, List<T> list) {
        lists.put(type, list);
    }

    @Override
    public void accept(Object conclusion, Match match) {
        refuseFacts(conclusion);
        List<Object> from =
                match.getObjects().stream().filter(drawn::containsKey).toList();
        draw(conclusion, rules.origin(match.getRule().getName()), from);
    }

    /** Rules conclude from evidence. */
    static void refuseFacts(Object conclusion) {
        if (conclusion instanceof Fact) {
            throw new IllegalArgumentException("a rule concludes from evidence and adds none: it inserts a "
                    + conclusion.getClass().getSimpleName());
        }
    }

    /** Enters what a rule concludes, and the conclusions that it concludes it from. */
    void draw(Object conclusion, RuleOrigin rule, List<Object> from) {
        List<Graded> would = answers;
        if (would != null) {
            if (conclusion instanceof Graded graded) {
                would.add(graded);
            }
            return;
        }
        drawn.put(conclusion, new Drawn(rule, from));
        if (lists.containsKey(conclusion.getClass()) && said.add(new Said(rule.name(), conclusion))) {
            add(conclusion);
        }
    }

    @SuppressWarnings("unchecked") // each list was put there under its own type
    private void add(Object conclusion) {
        ((List<Object>) Objects.requireNonNull(lists.get(conclusion.getClass()))).add(conclusion);
    }

    /**
     * Ends what is so: whatever rules conclude from here on would be so, and nothing of it is kept.
     *
     * @return the grades that rules will give then, in no order that means anything
     */
    List<Graded> whatWouldBe() {
        List<Graded> would = new ArrayList<>();
        answers = would;
        return would;
    }

    /** The rule that drew a conclusion. */
    RuleOrigin origin(Object conclusion) {
        RuleOrigin origin = originOrNull(conclusion);
        if (origin == null) {
            throw new IllegalStateException("not a conclusion of a rule: " + conclusion);
        }
        return origin;
    }

    /** The rule that drew a conclusion, or null for what the engine itself inserted. */
    @Nullable
    RuleOrigin originOrNull(Object conclusion) {
        Drawn by = drawn.get(conclusion);
        return by == null ? null : by.rule;
    }

    /** The rules whose conclusions a conclusion was drawn from, and those behind them, each once. */
    List<RuleOrigin> restsOn(Object conclusion) {
        Map<String, RuleOrigin> rulesBehind = new LinkedHashMap<>();
        addRulesBehind(conclusion, rulesBehind);
        return List.copyOf(rulesBehind.values());
    }

    private void addRulesBehind(Object conclusion, Map<String, RuleOrigin> into) {
        Drawn by = drawn.get(conclusion);
        for (Object from : by == null ? List.of() : by.from) {
            RuleOrigin rule = origin(from);
            if (into.putIfAbsent(rule.name(), rule) == null) {
                addRulesBehind(from, into);
            }
        }
    }
}
