package assay.proof;

import assay.drl.Asked;
import assay.drl.DrlFile;
import assay.drl.RuleFiles;
import assay.evaluation.RuleFault;
import assay.evaluation.Trials;
import assay.evidence.Evidence;
import assay.evidence.EvidenceWriter;
import assay.evidence.Observation;
import assay.evidence.SubmittedDocument;
import assay.policy.Document;
import assay.problem.Problem;
import assay.reading.RuleSetReader;
import assay.ruleset.Check;
import assay.ruleset.Field;
import assay.ruleset.Kind;
import assay.ruleset.Vocabulary;
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
 * does of others like them. What is told of was tried: the rules do leave it.
 */
final class Gaps {

    /** How many cases are tried at most to find one that is left indeed. */
    private static final int TRIED = 50;

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

    /** What is wrong; that no rule asks for a kind at all is told elsewhere. */
    List<Problem> problems() {
        for (Kind kind : vocabulary.kinds()) {
            List<Look> all = looks.getOrDefault(kind.type(), List.of());
            if (askedFor.contains(kind.type()) && !isLeft(kind, all)) {
                criteria(kind, all);
            }
        }
        return problems;
    }

    private boolean isLeft(Kind kind, List<Look> all) {
        Search search = new Search(vocabulary, own, kind, Search.conditionsOf(all));
        List<Search.Found> left = new ArrayList<>();
        Map<Look, Conditions.Beyond> beyond = new LinkedHashMap<>();
        search.run(all, Case.OPEN, found -> {
            switch (found.end()) {
                case LEFT -> left.add(found);
                case UNDECIDED -> found.beyond().forEach(beyond::putIfAbsent);
                case TAKEN -> {
                    // That is as it should be.
                }
            }
            return true;
        });
        Optional<Example> example = example(search, kind, left, Set::isEmpty);
        example.ifPresent(one -> problems.add(Check.GAP.problem(
                files.shown(kind.file()),
                kind.line(),
                1,
                "no rule counts or sets aside this fact, and a file that has it is not graded: " + one.written())));
        if (example.isEmpty()) {
            undecided(beyond, "whether every " + kind.word() + " is counted or set aside");
            if (search.wasCutShort() || (!left.isEmpty() && beyond.isEmpty())) {
                problems.add(Check.UNDECIDED.problem(
                        files.shown(kind.file()),
                        kind.line(),
                        0,
                        "whether every " + kind.word()
                                + " is counted or set aside cannot be decided: its rules tell too many cases apart"));
            }
        }
        return example.isPresent();
    }

    private void undecided(Map<Look, Conditions.Beyond> beyond, String what) {
        beyond.forEach((look, first) -> {
            if (first.type().isEmpty()) {
                undecided(look.file(), look.rule().getName(), first.start(), what);
            } else {
                own.hanging(first.type()).forEach(one -> undecided(one.file(), one.name(), one.start(), what));
            }
        });
    }

    private void undecided(DrlFile file, String rule, int start, String what) {
        if (told.add(file.shown() + " " + rule)) {
            problems.add(file.at(
                    start,
                    Check.UNDECIDED,
                    "this is beyond what can be decided: " + what + " hangs on it (rule \"" + rule + "\")"));
        }
    }

    // ------------------------------------------------------------------ one criterion

    private void criteria(Kind kind, List<Look> all) {
        Set<String> ids = new TreeSet<>();
        all.forEach(look -> ids.addAll(look.criteria()));
        if (ids.size() < 2 || ids.contains("")) {
            // What the only criterion leaves is left altogether.
            return;
        }
        Map<String, Subjects> subjects = new TreeMap<>();
        ids.forEach(id -> subjects.put(id, subjects(kind, all, id)));
        ids.forEach(id -> criterion(kind, all, id, subjects));
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
                    Search search = new Search(vocabulary, own, kind, Search.conditionsOf(all));
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

    private void criterion(Kind kind, List<Look> all, String id, Map<String, Subjects> subjects) {
        List<Look> its = of(all, id);
        Search search = new Search(vocabulary, own, kind, Search.conditionsOf(all));
        List<Search.Found> left = new ArrayList<>();
        Map<Look, Conditions.Beyond> beyond = new LinkedHashMap<>();
        search.run(its, Case.OPEN, found -> {
            if (found.end() == Search.End.LEFT && !isOfAnother(found.at(), id, subjects)) {
                left.add(found);
            } else if (found.end() == Search.End.UNDECIDED) {
                found.beyond().forEach(beyond::putIfAbsent);
            }
            return true;
        });
        Optional<Example> example = example(search, kind, left, uses -> !uses.contains(id));
        example.ifPresent(one -> problems.add(its.get(0)
                .file()
                .at(
                        its.get(0).file().offsetOf(its.get(0).rule().getLine()),
                        Check.CRITERION_GAP,
                        id + " neither counts nor sets aside this fact, as it does others like it: " + one.written())));
        if (example.isEmpty()) {
            undecided(beyond, "whether " + id + " counts or sets aside every " + kind.word());
        }
    }

    private static boolean isOfAnother(Case at, String id, Map<String, Subjects> subjects) {
        Subjects own = Objects.requireNonNull(subjects.get(id));
        return at.known().entrySet().stream()
                .anyMatch(known -> known.getKey() instanceof Case.OfField field
                        && subjects.values().stream()
                                .anyMatch(other -> own.leavesTo(other, field.property(), known.getValue())));
    }

    // ------------------------------------------------------------------ examples

    /**
     * A fact, with what must be there besides.
     *
     * @param evidence all of it, the fact first
     * @param written the same in words
     * @param size how much it is
     */
    private record Example(Evidence evidence, String written, int size) {}

    /** The smallest of some cases of which the rules do what was found out. */
    private Optional<Example> example(Search search, Kind kind, List<Search.Found> cases, Predicate<Set<String>> isSo) {
        return cases.stream()
                .map(found -> example(search, kind, found.at()))
                .flatMap(Optional::stream)
                .sorted(Comparator.comparingInt(Example::size))
                .limit(TRIED)
                .filter(one -> isSo(one, isSo))
                .findFirst();
    }

    private boolean isSo(Example example, Predicate<Set<String>> isSo) {
        try {
            return isSo.test(trials.uses(example.evidence).get(0));
        } catch (RuleFault fault) {
            // Whatever else is wrong with the rules is told where they grade something.
            return false;
        }
    }

    private Optional<Example> example(Search search, Kind kind, Case at) {
        return search.besides(at).map(besides -> {
            Observation fact = observation(kind, at);
            List<Observation> all = new ArrayList<>(List.of(fact));
            StringBuilder written = new StringBuilder(EvidenceWriter.inOneLine(fact));
            besides.forEach(other -> all.add(observation(other.getKey(), other.getValue())));
            for (Observation other : all.subList(1, all.size())) {
                written.append(", beside ").append(EvidenceWriter.inOneLine(other));
            }
            Map<String, Object> about = heading(vocabulary.authority(), at, written, "of an authority with");
            boolean spoken = Boolean.TRUE.equals(
                    at.get(new Case.OfHeading(vocabulary.interview().type(), "")));
            Map<String, Object> interview =
                    spoken ? heading(vocabulary.interview(), at, written, "with an interview") : null;
            Map<String, Object> profile = heading(vocabulary.profile(), at, written, "with a profile");
            Evidence evidence = Evidence.of(
                    "",
                    "",
                    about,
                    interview,
                    Map.of(),
                    profile,
                    List.of(new SubmittedDocument(new Document("D1", "D1", null, null, 0), all)));
            return new Example(evidence, written.toString(), size(all));
        });
    }

    private static Observation observation(Kind kind, Case at) {
        Map<String, Object> known = new LinkedHashMap<>();
        at.known().forEach((of, value) -> {
            if (of instanceof Case.OfField field) {
                known.put(field.property(), value);
            }
        });
        return new Observation(kind, Values.recorded(kind, known), null, false, null);
    }

    private static Map<String, Object> heading(Kind kind, Case at, StringBuilder written, String words) {
        Map<String, Object> known = new LinkedHashMap<>();
        at.known().forEach((of, value) -> {
            if (of instanceof Case.OfHeading heading
                    && heading.type().equals(kind.type())
                    && !heading.property().isEmpty()) {
                known.put(heading.property(), value);
            }
        });
        Map<String, Object> recorded = Values.recorded(kind, known);
        Map<String, Object> asked = new LinkedHashMap<>(recorded);
        asked.keySet().retainAll(known.keySet());
        if (!asked.isEmpty()) {
            written.append(", ").append(words).append(' ').append(EvidenceWriter.inOneLine(kind, asked));
        }
        return recorded;
    }

    private static int size(List<Observation> facts) {
        return facts.stream()
                        .flatMap(fact -> fact.values().values().stream())
                        .mapToInt(value -> value instanceof List<?> list ? 1 + list.size() : 1)
                        .sum()
                + facts.size();
    }
}
