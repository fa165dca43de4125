package assay.proof;

import assay.drl.Asked;
import assay.drl.Consequence;
import assay.drl.DrlFile;
import assay.drl.FactCondition;
import assay.drl.RuleFiles;
import assay.drl.Term;
import assay.evaluation.Trials;
import assay.evaluation.Trials.Drawn;
import assay.evaluation.Trials.Grading;
import assay.evidence.Evidence;
import assay.evidence.EvidenceSubject;
import assay.evidence.EvidenceWriter;
import assay.policy.Criterion;
import assay.policy.Standing;
import assay.problem.Problem;
import assay.reading.RuleSetReader;
import assay.rules.RuleBase;
import assay.ruleset.Check;
import assay.ruleset.Field;
import assay.ruleset.Kind;
import assay.ruleset.Pack;
import assay.ruleset.RuleOrigin;
import assay.ruleset.Steps;
import assay.text.HowMany;
import assay.text.Series;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.drools.drl.ast.descr.RuleDescr;

/**
 * Whether each requirement gets exactly one grade whatever criteria of it are met: its grading rules are asked about every
 * combination. Where a requirement has many criteria, those of one sort that no grading rule names count only by how many of them are met.
 */
final class Gradings {

    /** Up to how many criteria all combinations are tried. */
    private static final int FEW = 12;

    /** How many combinations of one requirement are tried at most. */
    private static final int MOST = 1 << FEW;

    private final RuleFiles files;
    private final RuleBase rules;
    private final Trials trials;
    private final List<Criterion> criteria;
    private final List<Problem> problems = new ArrayList<>();
    private final List<DrlFile> parsed;
    private final Set<String> texts = new HashSet<>();

    /** The grades of the requirements of a rule set. */
    Gradings(RuleSetReader.Draft draft, RuleBase rules, Trials trials, List<Criterion> criteria) {
        this.files = draft.files();
        this.parsed = draft.rules();
        this.rules = rules;
        this.trials = trials;
        this.criteria = criteria;
        each((file, rule) -> {
            Asked.of(file, rule).facts(condition -> condition.constraints().forEach(one -> texts(one.term())));
            Consequence.of(file, rule).statements().forEach(statement -> texts(statement.term()));
        });
    }

    @FunctionalInterface
    private interface Reader {
        void read(DrlFile file, RuleDescr rule);
    }

    /** The rules that grade. */
    private void each(Reader reader) {
        parsed.forEach(file -> file.rules().forEach(rule -> {
            Steps.Stage stage = rules.steps().rules().get(rule.getName());
            if (stage != null && stage.step().equals(EvidenceSubject.GRADED)) {
                reader.read(file, rule);
            }
        }));
    }

    private void texts(Term term) {
        term.each(one -> one.text().ifPresent(texts::add));
    }

    /** What is wrong. */
    List<Problem> problems() {
        Map<String, List<Standing>> combinations = new LinkedHashMap<>();
        for (String requirement : pack().requirementIds()) {
            List<Criterion> own = criteria.stream()
                    .filter(criterion -> criterion.requirement().equals(requirement))
                    .toList();
            if (own.isEmpty()) {
                problems.add(inPack(requirement, Check.NO_CRITERIA, "no rule asks for anything under " + requirement));
            } else {
                combinations.put(requirement, combinations(requirement, own));
            }
        }
        Map<String, Faults> faults = new TreeMap<>();
        switch (rules.steps().grading()) {
            case ITS_CRITERIA -> tried(abouts().get(0), false, all(combinations), faults);
            case THE_EVIDENCE -> {
                abouts().forEach(about -> tried(about, true, all(combinations), faults));
                undecided(
                        "on what an authority is or has submitted",
                        "each grade was tried for one that submitted nothing");
            }
            case OTHER_REQUIREMENTS -> {
                for (boolean last : List.of(false, true)) {
                    tried(abouts().get(0), false, ofEach(combinations, last), faults);
                }
                undecided(
                        "on other requirements",
                        "only an authority that meets nothing and one that meets everything were tried");
            }
        }
        faults.values().forEach(fault -> problems.add(fault.problem()));
        return problems;
    }

    private Pack pack() {
        return rules.ruleSet().pack();
    }

    private static List<Standing> all(Map<String, List<Standing>> combinations) {
        return combinations.values().stream().flatMap(List::stream).toList();
    }

    private static List<Standing> ofEach(Map<String, List<Standing>> combinations, boolean last) {
        return combinations.values().stream()
                .map(all -> all.get(last ? all.size() - 1 : 0))
                .toList();
    }

    // ------------------------------------------------------------------ what can be met together

    /** All combinations of criteria of a requirement, those with few of them first. */
    private List<Standing> combinations(String requirement, List<Criterion> own) {
        Map<String, List<String>> sorts = new LinkedHashMap<>();
        for (Criterion one : own) {
            String sort = (own.size() <= FEW || texts.contains(one.id())) ? one.id() : one.kind() + " " + one.route();
            sorts.computeIfAbsent(sort, any -> new ArrayList<>()).add(one.id());
        }
        List<Set<String>> all = new ArrayList<>(List.of(Set.of()));
        for (List<String> sort : sorts.values()) {
            List<Set<String>> more = new ArrayList<>();
            for (Set<String> before : all) {
                for (int many = 0; many <= sort.size(); many++) {
                    Set<String> with = new HashSet<>(before);
                    with.addAll(sort.subList(0, many));
                    more.add(with);
                }
            }
            more.sort(Comparator.<Set<String>>comparingInt(Set::size).thenComparing(met -> places(own, met)));
            if (more.size() > MOST) {
                problems.add(inPack(
                        requirement,
                        Check.UNDECIDED,
                        "whether " + requirement
                                + " gets one grade whatever is met cannot be decided: there are more than " + MOST
                                + " combinations of its criteria"));
                more = more.subList(0, MOST);
            }
            all = more;
        }
        return all.stream().map(met -> new Standing(requirement, own, met)).toList();
    }

    /** Which criteria are met, so that those that come first are told first. */
    private static String places(List<Criterion> own, Set<String> met) {
        return own.stream().map(one -> met.contains(one.id()) ? "a" : "b").collect(Collectors.joining());
    }

    /** Authorities of every type, where grades may hang on that. */
    private List<Evidence> abouts() {
        Kind authority = rules.ruleSet().vocabulary().authority();
        List<Map<String, Object>> all = List.of(Map.of());
        for (Field field : authority.fields()) {
            if (field.form() == Field.Form.WORD && rules.steps().grading() == Steps.Grading.THE_EVIDENCE) {
                all = all.stream()
                        .flatMap(before -> Values.whole(field).stream().map(value -> {
                            Map<String, Object> more = new LinkedHashMap<>(before);
                            more.put(field.property(), value);
                            return more;
                        }))
                        .limit(FEW)
                        .toList();
            }
        }
        return all.stream()
                .map(about ->
                        Evidence.of("", "", Values.recorded(authority, about), null, Map.of(), Map.of(), List.of()))
                .toList();
    }

    // ------------------------------------------------------------------ what comes of it

    /** A fault that has been seen once or several times, in the smallest combination that has it. */
    private static final class Faults {
        private final Problem first;
        private int others;

        Faults(Problem first) {
            this.first = first;
        }

        Problem problem() {
            return others == 0
                    ? first
                    : new Problem(
                            first.file(),
                            first.line(),
                            first.column(),
                            first.code(),
                            first.message() + "; so it is with " + HowMany.of(others, "other combination"));
        }
    }

    private void tried(Evidence about, boolean told, List<Standing> standings, Map<String, Faults> faults) {
        List<Grading> gradings = trials.gradings(about, standings);
        String of = (told && !about.about().isEmpty())
                ? ", of an authority with "
                        + EvidenceWriter.inOneLine(rules.ruleSet().vocabulary().authority(), about.about()) + ","
                : "";
        for (int i = 0; i < standings.size(); i++) {
            fault(standings.get(i), gradings.get(i), of, faults);
        }
    }

    private void fault(Standing standing, Grading grading, String of, Map<String, Faults> faults) {
        String subject = standing.requirement() + " with " + met(standing) + of;
        if (grading.graded().isEmpty()) {
            boolean counted = !grading.progress().isEmpty();
            String message = counted
                    ? subject + " gets no grade"
                    : subject + " gets no grade: no rule says how its minimums count";
            add(
                    faults,
                    "none "
                            + grading.progress().stream()
                                    .anyMatch(one -> one.what().getMinimumsMissing() == 0) + counted,
                    inPack(standing.requirement(), Check.NO_GRADE, message));
        } else if (grading.graded().size() > 1) {
            boolean counted = grading.progress().size() > 1;
            List<? extends Drawn<?>> clash = counted ? grading.progress() : grading.graded();
            String message = counted
                    ? subject + " gets two grades, because its minimums are counted twice: "
                            + told(grading.progress(), one -> one.what().getCount())
                    : subject + " gets two grades: "
                            + told(
                                    grading.graded(),
                                    one -> '"' + name(one.what().grade()) + '"');
            add(faults, "two " + names(clash), at(last(clash), Check.TWO_GRADES, message));
        } else {
            grading.capped().stream()
                    .filter(cap -> !name(cap.what().grade())
                            .equals(name(grading.graded().get(0).what().grade())))
                    .forEach(cap -> add(
                            faults,
                            "held " + names(List.of(cap)) + names(grading.graded()),
                            at(
                                    cap.rule(),
                                    Check.TWO_GRADES,
                                    subject + " is said to be held at \""
                                            + name(cap.what().grade()) + "\", and gets "
                                            + told(
                                                    grading.graded(),
                                                    one -> '"' + name(one.what().grade()) + '"')
                                            + "; Capped says what holds a grade back and does not do it: that does a"
                                            + " condition that the requirement asks for")));
        }
    }

    /** What a grade is called. */
    private String name(String said) {
        return pack().gradeSaid(said).map(Pack.GradeEntry::name).orElse(said);
    }

    private static void add(Map<String, Faults> faults, String key, Problem problem) {
        Faults before = faults.putIfAbsent(key, new Faults(problem));
        if (before != null) {
            before.others++;
        }
    }

    private static String met(Standing standing) {
        List<String> met = standing.criteria().stream()
                .map(Criterion::id)
                .filter(standing::has)
                .toList();
        return met.isEmpty() ? "nothing met" : Series.and(met) + " met";
    }

    private static String names(Collection<? extends Drawn<?>> drawn) {
        return drawn.stream().map(one -> one.rule().name()).sorted().distinct().collect(Collectors.joining(", "));
    }

    private static RuleOrigin last(Collection<? extends Drawn<?>> drawn) {
        return drawn.stream()
                .<RuleOrigin>map(Drawn::rule)
                .max(RuleOrigin.BY_PLACE)
                .orElseThrow();
    }

    private <T> String told(List<Drawn<T>> drawn, java.util.function.Function<Drawn<T>, String> what) {
        return Series.and(drawn.stream()
                .sorted(Comparator.comparing(Drawn::rule, RuleOrigin.BY_PLACE))
                .map(one -> what.apply(one) + " by the rule \"" + one.rule().name() + "\" ("
                        + at(one.rule(), Check.TWO_GRADES, "").place() + ")")
                .toList());
    }

    private Problem at(RuleOrigin rule, Check check, String message) {
        return files.problem(rules.shown(rule.file()), rule.line(), check, message);
    }

    private Problem inPack(String requirement, Check check, String message) {
        int line = pack().requirements().stream()
                .filter(entry -> entry.id().equals(requirement))
                .mapToInt(Pack.RequirementEntry::line)
                .findFirst()
                .orElse(1);
        return files.problem(files.packWith("requirements"), line, check, message);
    }

    /** Says of each rule that looks at more than one requirement's standing what cannot be decided because of it. */
    private void undecided(String on, String tried) {
        each((file, rule) -> {
            List<FactCondition> asked = new ArrayList<>();
            Asked.of(file, rule).facts(asked::add);
            if (asked.size() > 1) {
                problems.add(file.at(
                        Objects.requireNonNull(asked.get(1)).start(),
                        Check.UNDECIDED,
                        "the rule \"" + rule.getName() + "\" makes grades hang " + on
                                + ": whether each requirement gets one grade cannot be decided; " + tried));
            }
        });
    }
}
