package assay.proof;

import assay.drl.Asked;
import assay.drl.DrlFile;
import assay.drl.RuleFiles;
import assay.evaluation.RuleFault;
import assay.evaluation.Trials;
import assay.problem.Problem;
import assay.reading.RuleSetReader;
import assay.ruleset.Check;
import assay.ruleset.Field;
import assay.ruleset.Kind;
import assay.ruleset.Vocabulary;
import assay.text.Article;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Facts that rules leave: those that no rule counts or sets aside at all, and those of which one criterion says nothing though it
 * does of others like them; and facts that a criterion both counts and sets aside. What is told of was tried: that is what the
 * rules do.
 */
final class Gaps {

    /** How many cases are tried at most to find one that is left indeed. */
    private static final int TRIED = 50;

    /** How many gaps of one kind are told at most, each with an example. */
    private static final int MOST_TOLD = 3;

    private final RuleFiles files;
    private final Vocabulary vocabulary;
    private final Trials trials;
    private final Own own;
    private final Map<String, List<Look>> looks = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();
    private final Set<String> told = new HashSet<>();
    private final Set<String> askedFor = new HashSet<>();

    /** The gaps of a rule set. */
    Gaps(RuleSetReader.Draft draft, Trials trials) {
        this.files = draft.files();
        this.vocabulary = draft.declarations().vocabulary();
        this.trials = trials;
        Set<String> kinds = new LinkedHashSet<>();
        vocabulary.kinds().forEach(kind -> kinds.add(kind.type()));
        Set<String> others = new TreeSet<>(draft.declarations().types().keySet());
        others.removeAll(kinds);
        List.of(vocabulary.authority(), vocabulary.interview(), vocabulary.profile())
                .forEach(heading -> others.remove(heading.type()));
        this.own = new Own(others, vocabulary.authority(), draft.rules(), trials);
        for (DrlFile file : draft.rules()) {
            file.rules().forEach(rule -> {
                Asked.of(file, rule).facts(condition -> askedFor.add(condition.type()));
                Look.of(file, rule, kinds)
                        .forEach(look -> looks.computeIfAbsent(look.type(), any -> new ArrayList<>())
                                .add(look));
            });
        }
    }

    /** What is wrong. */
    List<Problem> problems() {
        for (Kind kind : vocabulary.kinds()) {
            List<Look> all = looks.getOrDefault(kind.type(), List.of());
            criteria(kind, all, isLeft(kind, all));
            overlaps(kind, all);
        }
        return problems;
    }

    private boolean isLeft(Kind kind, List<Look> all) {
        Search search = search(kind, all);
        List<Case> left = new ArrayList<>();
        List<Case> maybe = new ArrayList<>();
        Map<Look, Conditions.Beyond> beyond = new LinkedHashMap<>();
        search.run(all, Case.OPEN, found -> {
            switch (found.end()) {
                case LEFT -> left.add(found.at());
                case UNDECIDED -> {
                    maybe.add(found.at());
                    found.beyond().forEach(beyond::putIfAbsent);
                }
                case TAKEN -> {
                    // That is as it should be.
                }
            }
            return true;
        });
        String asked = askedFor.contains(kind.type()) ? "counts or sets aside" : "looks at";
        List<Example> examples = examples(search, kind, all, left, maybe, Trials.Use::isNone);
        examples.forEach(one -> problems.add(Check.GAP.problem(
                files.shown(kind.file()),
                kind.line(),
                1,
                "no rule " + asked + " this fact, and a file that has it is not graded: " + one.written())));
        undecided(beyond, "whether every " + kind.word() + " is counted or set aside");
        boolean isUnknown = examples.isEmpty() && beyond.isEmpty() && !left.isEmpty();
        if (search.wasCutShort() || search.gaveUp() || isUnknown) {
            problems.add(Check.UNDECIDED.problem(
                    files.shown(kind.file()),
                    kind.line(),
                    1,
                    "whether every " + kind.word()
                            + " is counted or set aside cannot be decided: its rules tell too many cases apart"));
        }
        return !examples.isEmpty();
    }

    private Search search(Kind kind, List<Look> all) {
        return new Search(vocabulary, own, kind, Search.conditionsOf(all));
    }

    private void undecided(Map<Look, Conditions.Beyond> beyond, String what) {
        beyond.forEach((look, first) -> {
            if (first.type().isEmpty()) {
                undecided(look.file(), look.rule().getName(), first.start(), first.why(), what);
            } else {
                own.hanging(first.type())
                        .forEach(one -> undecided(one.file(), one.name(), one.start(), first.why(), what));
            }
        });
    }

    private void undecided(DrlFile file, String rule, int start, String why, String what) {
        if (told.add(file.shown() + " " + rule)) {
            problems.add(file.at(
                    start,
                    Check.UNDECIDED,
                    "this is beyond what can be decided, for " + why + ": " + what + " hangs on it (rule \"" + rule
                            + "\"); hold it by fixtures, one that it holds for and one that it does not"));
        }
    }

    // ------------------------------------------------------------------ one criterion

    private void criteria(Kind kind, List<Look> all, boolean areLeft) {
        Set<String> ids = new TreeSet<>();
        all.forEach(look -> ids.addAll(look.criteria()));
        if (ids.size() < 2 || ids.contains("")) {
            // What the only criterion leaves is left altogether.
            return;
        }
        Map<String, Subjects> subjects = new TreeMap<>();
        ids.forEach(id -> subjects.put(id, subjects(kind, all, id)));
        ids.forEach(id -> criterion(kind, all, id, subjects, areLeft));
    }

    /** The values of each field with which a fact is no matter of a criterion, and those with which it may be. */
    private record Subjects(Map<String, Set<Object>> no, Map<String, Set<Object>> yes) {

        /** Whether facts with a value are a matter of the other criterion alone, each having values of its own. */
        boolean leavesTo(Subjects other, String field, Object value) {
            Set<Object> others = new HashSet<>(other.no.getOrDefault(field, Set.of()));
            others.retainAll(yes.getOrDefault(field, Set.of()));
            return no.getOrDefault(field, Set.of()).contains(value)
                    && other.yes.getOrDefault(field, Set.of()).contains(value)
                    && !others.isEmpty();
        }
    }

    private static List<Look> of(List<Look> all, String criterion) {
        return all.stream().filter(look -> look.isFor(criterion)).toList();
    }

    private Subjects subjects(Kind kind, List<Look> all, String criterion) {
        Subjects subjects = new Subjects(new TreeMap<>(), new TreeMap<>());
        for (Field field : kind.fields()) {
            if (field.form() == Field.Form.WORD || field.form() == Field.Form.TRUTH) {
                for (Object value : Values.whole(field)) {
                    Search search = search(kind, all);
                    boolean[] taken = {false};
                    search.run(of(all, criterion), Case.OPEN.with(new Case.OfField(field.property()), value), found -> {
                        taken[0] |= found.end() != Search.End.LEFT;
                        return !taken[0];
                    });
                    (taken[0] ? subjects.yes : subjects.no)
                            .computeIfAbsent(field.property(), any -> new HashSet<>())
                            .add(value);
                }
            }
        }
        return subjects;
    }

    private void criterion(Kind kind, List<Look> all, String id, Map<String, Subjects> subjects, boolean areLeft) {
        List<Look> its = of(all, id);
        Search search = search(kind, all);
        List<Case> left = new ArrayList<>();
        List<Case> maybe = new ArrayList<>();
        Map<Look, Conditions.Beyond> beyond = new LinkedHashMap<>();
        search.run(its, Case.OPEN, found -> {
            if (found.end() != Search.End.TAKEN && !isOfAnother(found.at(), id, subjects)) {
                (found.end() == Search.End.LEFT ? left : maybe).add(found.at());
            }
            found.beyond().forEach(beyond::putIfAbsent);
            return true;
        });
        List<Example> examples = examples(
                search,
                kind,
                its,
                areLeft ? taken(search, all, left) : left,
                maybe,
                use -> !use.isNone() && !use.isFor(id));
        examples.forEach(one -> problems.add(its.get(0)
                .at(
                        Check.CRITERION_GAP,
                        id + " neither counts nor sets aside this fact, as it does others like it: " + one.written())));
        undecided(beyond, "whether " + id + " counts or sets aside every " + kind.word());
    }

    /** Those of some cases that are not left altogether, which is told already. */
    private static List<Case> taken(Search search, List<Look> all, List<Case> cases) {
        List<Case> taken = new ArrayList<>();
        cases.forEach(one -> search.run(all, one, found -> {
            if (found.end() == Search.End.TAKEN) {
                taken.add(found.at());
            }
            return true;
        }));
        return taken;
    }

    private static boolean isOfAnother(Case at, String id, Map<String, Subjects> subjects) {
        Subjects own = Objects.requireNonNull(subjects.get(id));
        return at.known().entrySet().stream()
                .anyMatch(known -> known.getKey() instanceof Case.OfField field
                        && subjects.values().stream()
                                .anyMatch(other -> own.leavesTo(other, field.property(), known.getValue())));
    }

    // ------------------------------------------------------------------ both

    /**
     * What a criterion both counts and sets aside: it counts, and why it was set aside nobody is shown. Where a rule sets aside
     * all that others count, it is about whatever else there is; and where a rule set counts what the one that it extends sets
     * aside, that is how it adds to what counts.
     */
    private void overlaps(Kind kind, List<Look> all) {
        Set<String> ids = new TreeSet<>();
        all.forEach(look -> ids.addAll(look.setsAside()));
        for (String id : ids) {
            for (Look aside : all) {
                List<Look> counting = all.stream()
                        .filter(look -> look.counts().contains(id) && (isOwn(aside) || !isOwn(look)))
                        .toList();
                if (aside.setsAside().contains(id) && !counting.isEmpty()) {
                    overlap(kind, all, id, counting, aside);
                }
            }
        }
    }

    private boolean isOwn(Look look) {
        return !files.isOfBase(look.file().file());
    }

    private void overlap(Kind kind, List<Look> all, String id, List<Look> counting, Look aside) {
        Search search = search(kind, all);
        Search.Both both = search.both(counting, aside);
        if (!both.apart()) {
            return;
        }
        Map<String, List<Look>> rules = new LinkedHashMap<>();
        if (!both.cases().isEmpty()) {
            counting.forEach(look -> rules.computeIfAbsent(look.named(), any -> new ArrayList<>())
                    .add(look));
        }
        List<Problem> found = new ArrayList<>();
        Map<Look, Conditions.Beyond> beyond = new LinkedHashMap<>();
        // Who has looked at what one rule counts has not looked at what another does.
        for (List<Look> rule : rules.values()) {
            Search.Both pair = search.both(rule, aside);
            example(
                            search,
                            kind,
                            pair.cases(),
                            use -> use.counted().contains(id) && use.setAside().contains(id))
                    .ifPresentOrElse(
                            one -> found.add(aside.at(
                                    Check.OVERLAP,
                                    id + " counts this fact by the rule "
                                            + rule.get(0).named() + ", and sets it aside by the rule " + aside.named()
                                            + ": " + one.written())),
                            () -> pair.beyond().forEach(beyond::putIfAbsent));
        }
        problems.addAll(found);
        undecided(
                found.isEmpty() ? both.beyond() : beyond,
                "whether " + id + " both counts and sets aside " + Article.indefinite(kind.word()));
    }

    // ------------------------------------------------------------------ examples

    /**
     * An example of each gap, the smallest first. Two cases are of one gap where nothing between them is taken: where each thing
     * that is known of them can be as in the one or as in the other, whatever the rest is. Those that differ only in values of
     * fields that are compared with each other are of one gap, for what matters is how these lie to each other.
     *
     * @param looks the rules that leave the cases
     * @param cases cases that are left; those that there cannot be are taken out
     * @param maybe cases of which it cannot be decided, and which are tried where there are no others
     */
    private List<Example> examples(
            Search search,
            Kind kind,
            List<Look> looks,
            List<Case> cases,
            List<Case> maybe,
            Predicate<Trials.Use> isSo) {
        cases.removeIf(one -> search.besides(one).isEmpty());
        List<Example> examples = new ArrayList<>();
        List<Case> left = new ArrayList<>(cases);
        while (!left.isEmpty()) {
            Example one = example(search, kind, left, isSo).orElse(null);
            if (one == null || examples.size() == MOST_TOLD) {
                break;
            }
            examples.add(one);
            Map<Case.Of, Set<Object>> gap = gap(search, looks, one.at(), left);
            left.removeIf(other -> gap.entrySet().stream()
                    .allMatch(known -> !other.known().containsKey(known.getKey())
                            || known.getValue().contains(other.get(known.getKey()))
                            || isAlike(search, known.getKey(), one.at(), other)));
        }
        if (examples.isEmpty()) {
            example(search, kind, maybe, isSo).ifPresent(examples::add);
        }
        return examples;
    }

    /** Whether both have a value of a field that is compared with another, or neither. */
    private static boolean isAlike(Search search, Case.Of of, Case one, Case other) {
        return search.isCompared(of)
                && (one.get(of) == Values.Missing.NOTHING) == (other.get(of) == Values.Missing.NOTHING);
    }

    /** What else may be known of a case, so that no rule takes the fact all the same. */
    private static Map<Case.Of, Set<Object>> gap(Search search, List<Look> looks, Case at, List<Case> left) {
        Map<Case.Of, Set<Object>> gap = new LinkedHashMap<>();
        at.known().forEach((of, value) -> gap.put(of, Set.of(value)));
        at.known()
                .keySet()
                .forEach(of -> left.stream()
                        .map(other -> other.get(of))
                        .filter(Objects::nonNull)
                        .distinct()
                        .forEach(value -> {
                            Map<Case.Of, Set<Object>> more = new LinkedHashMap<>(gap);
                            more.put(of, Set.of(value));
                            if (search.isLeft(looks, more)) {
                                Set<Object> values = new HashSet<>(Objects.requireNonNull(gap.get(of)));
                                values.add(value);
                                gap.put(of, values);
                            }
                        }));
        return gap;
    }

    /** The smallest of some cases of which the rules do what was found out. */
    private Optional<Example> example(Search search, Kind kind, List<Case> cases, Predicate<Trials.Use> isSo) {
        return cases.stream()
                .flatMap(one -> search.besides(one).stream().map(besides -> Example.of(vocabulary, kind, one, besides)))
                .sorted(Comparator.comparingInt(Example::size))
                .limit(TRIED)
                .filter(one -> isSo(one, isSo))
                .findFirst();
    }

    private boolean isSo(Example example, Predicate<Trials.Use> isSo) {
        try {
            return isSo.test(trials.uses(example.evidence()).get(0));
        } catch (RuleFault fault) {
            // Whatever else is wrong with the rules is told where they grade something.
            return false;
        }
    }
}
