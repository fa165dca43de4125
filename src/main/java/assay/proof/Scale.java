package assay.proof;

import assay.drl.RuleFiles;
import assay.evaluation.Trials;
import assay.evaluation.Trials.Drawn;
import assay.policy.Assessor;
import assay.policy.Overall;
import assay.policy.Score;
import assay.problem.Problem;
import assay.rules.RuleBase;
import assay.ruleset.Check;
import assay.ruleset.Pack;
import assay.text.Series;
import assay.yaml.Fields;
import assay.yaml.Keys;
import assay.yaml.Node;
import assay.yaml.YamlReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Whether the values of the grades fit the rules that give overall grades: who has one grade for everything has it overall. Which
 * grade a score gets, the rules of the rule set alone say; so they are asked, and asked again with the values that a remedy names.
 */
final class Scale {

    /** How many scores are tried at most. */
    static final int MOST = 5_000;

    private final RuleFiles files;
    private final RuleBase rules;
    private final Set<String> giving;
    private final Trials trials;
    private final List<Node> values;

    /**
     * The scale of a rule set.
     *
     * @param giving the names of the rules that give overall grades
     */
    Scale(RuleFiles files, RuleBase rules, Trials trials, Set<String> giving) {
        this.files = files;
        this.rules = rules;
        this.trials = trials;
        this.giving = giving;
        this.values = values(files);
    }

    private static List<Node> values(RuleFiles files) {
        RuleFiles saying = files.saying("grades");
        String pack = saying.shown(RuleFiles.PACK);
        Fields fields = new Fields(pack, new ArrayList<>());
        Node root = Objects.requireNonNull(YamlReader.read(pack, saying.said(RuleFiles.PACK), new ArrayList<>()));
        return fields.keys(root, pack).items("grades").stream()
                .map(grade -> fields.keys(grade, "the grade"))
                .map((Keys grade) -> grade.at("value"))
                .toList();
    }

    private Pack pack() {
        return rules.ruleSet().pack();
    }

    /** The grades whose own value gets another grade than themselves, or none. */
    List<Problem> problems() {
        Map<Integer, List<Drawn<Overall>>> strange = new LinkedHashMap<>(strange(pack(), trials));
        Optional<List<BigDecimal>> fitting = strange.isEmpty() ? Optional.empty() : fitting(strange.keySet());
        List<Problem> problems = new ArrayList<>();
        strange.forEach((place, found) -> {
            String all = fitting.map(values -> strange.size() == 1
                            ? "; with value: " + digits(values.get(place)) + " it gets "
                                    + quoted(pack().grades().get(place).name())
                            : "; with the values " + listed(values) + " every grade gets itself")
                    .orElse("");
            problems.add(found.isEmpty() ? none(place, all) : other(place, found.get(0), all));
        });
        return problems;
    }

    /** That a score has no overall grade, told at the grade that it is next above. */
    Problem none(Score score) {
        List<Pack.GradeEntry> grades = pack().grades();
        int place = IntStream.range(0, grades.size())
                .filter(i -> grades.get(i)
                                .value()
                                .multiply(BigDecimal.valueOf(score.weight()))
                                .compareTo(score.total())
                        <= 0)
                .max()
                .orElse(0);
        return at(
                place,
                Check.NO_GRADE,
                "a score of " + score.inDigits() + " (" + score.total().toPlainString() + " by a weight of "
                        + score.weight() + ") gets no overall grade" + byRules() + orElse("", "take it"));
    }

    private Problem none(int place, String remedy) {
        Pack.GradeEntry grade = pack().grades().get(place);
        return at(
                place,
                Check.NO_GRADE,
                "a score of " + digits(grade.value()) + ", which is the value of " + quoted(grade.name())
                        + " itself, gets no overall grade" + byRules() + orElse(remedy, "take it"));
    }

    private Problem other(int place, Drawn<Overall> found, String remedy) {
        Pack.GradeEntry grade = pack().grades().get(place);
        Score score = found.what().score();
        String subject = score.total().compareTo(grade.value().multiply(BigDecimal.valueOf(score.weight()))) == 0
                ? "a score of " + digits(grade.value()) + ", which is the value of " + quoted(grade.name()) + " itself,"
                : "a score of " + score.inDigits() + ", which is that of an authority with " + quoted(grade.name())
                        + " for everything,";
        return at(
                place,
                Check.OTHER_GRADE,
                subject + " gets the overall grade "
                        + quoted(found.what().grade().name()) + " by the rule "
                        + quoted(found.rule().name()) + " ("
                        + rules.shown(found.rule().file()) + ":"
                        + found.rule().line() + ")"
                        + orElse(remedy, "give it " + quoted(grade.name())));
    }

    /** What rules there are that could give it one. */
    private String byRules() {
        return giving.stream()
                .map(rules.ruleSet()::origin)
                .map(rule -> quoted(rule.name()) + " (" + rules.shown(rule.file()) + ":" + rule.line() + ")")
                .collect(Collectors.joining(
                        " and ", giving.isEmpty() ? "" : giving.size() == 1 ? " by the rule " : " by the rules ", ""));
    }

    private static String orElse(String remedy, String does) {
        return remedy.isEmpty()
                ? "; a rule that concludes Overall has to " + does + ", or the grade another value"
                : remedy;
    }

    private Problem at(int place, Check check, String message) {
        Node value = values.get(place);
        return check.problem(files.packWith("grades"), value.line(), value.column(), message);
    }

    // ------------------------------------------------------------------ what fits

    /** The places of grades, from 0, that who has them for everything does not have overall, with what they have instead. */
    private static Map<Integer, List<Drawn<Overall>>> strange(Pack pack, Trials trials) {
        Map<Integer, List<Drawn<Overall>>> strange = new LinkedHashMap<>();
        for (int place = 0; place < pack.grades().size(); place++) {
            String id = pack.grades().get(place).id();
            Map<String, String> all = pack.requirementIds().stream().collect(Collectors.toMap(one -> one, one -> id));
            List<Drawn<Overall>> found = trials.overalls(all, Map.of()).overall().stream()
                    .filter(one -> one.what().getBy() == Assessor.EVIDENCE)
                    .toList();
            // Two grades are told as such.
            if (found.isEmpty()
                    || (found.size() == 1 && !found.get(0).what().grade().id().equals(id))) {
                strange.put(place, found);
            }
        }
        return strange;
    }

    /**
     * The values of all grades, those of some being their places from 1: what a scale is without values of its own. Nothing where
     * the rules do not take that either.
     */
    private Optional<List<BigDecimal>> fitting(Set<Integer> places) {
        List<Pack.GradeEntry> grades = pack().grades();
        List<BigDecimal> others = IntStream.range(0, grades.size())
                .mapToObj(i -> places.contains(i)
                        ? BigDecimal.valueOf(i + 1L)
                        : grades.get(i).value())
                .toList();
        boolean ascend = IntStream.range(1, others.size())
                .allMatch(i -> others.get(i - 1).compareTo(others.get(i)) < 0);
        return ascend && fit(others) ? Optional.of(others) : Optional.empty();
    }

    private boolean fit(List<BigDecimal> others) {
        List<Pack.GradeEntry> grades = pack().grades();
        Pack pack = pack().withGrades(IntStream.range(0, grades.size())
                .mapToObj(i -> grades.get(i).worth(others.get(i)))
                .toList());
        Trials tried = new Trials(rules.with(rules.ruleSet().with(pack)));
        return strange(pack, tried).isEmpty()
                && tried.overall(reachable(pack), giving).values().stream().allMatch(found -> found.size() == 1);
    }

    /** What all grades can come to: of every requirement, or of some of them. */
    List<Score> reachable() {
        return reachable(pack());
    }

    private static List<Score> reachable(Pack pack) {
        Set<Score> reached = new LinkedHashSet<>(List.of(new Score(Assessor.EVIDENCE, BigDecimal.ZERO, 0)));
        for (Pack.RequirementEntry requirement : pack.requirements()) {
            Set<Score> more = new LinkedHashSet<>(reached);
            for (Score before : reached) {
                for (Pack.GradeEntry grade : pack.grades()) {
                    BigDecimal worth = grade.value().multiply(BigDecimal.valueOf(requirement.weight()));
                    more.add(new Score(
                            Assessor.EVIDENCE, before.total().add(worth), before.weight() + requirement.weight()));
                }
            }
            reached = more.stream().limit(MOST).collect(Collectors.toCollection(LinkedHashSet::new));
        }
        return reached.stream().filter(score -> score.weight() > 0).toList();
    }

    // ------------------------------------------------------------------ words

    private static String listed(List<BigDecimal> values) {
        return Series.and(values.stream().map(Scale::digits).toList());
    }

    private static String digits(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }
}
