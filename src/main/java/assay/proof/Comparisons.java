package assay.proof;

import assay.drl.Asked;
import assay.drl.Consequence;
import assay.drl.DrlFile;
import assay.drl.RuleFiles;
import assay.drl.Term;
import assay.evaluation.Trials;
import assay.evaluation.Trials.Drawn;
import assay.policy.Agreement;
import assay.policy.Assessor;
import assay.policy.Score;
import assay.problem.Problem;
import assay.reading.RuleSetReader;
import assay.rules.RuleBase;
import assay.ruleset.Check;
import assay.ruleset.Pack;
import assay.ruleset.RuleOrigin;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.drools.drl.ast.descr.RuleDescr;

/**
 * Whether every score has one overall grade, and whether the grades by the evidence and those of the interviewee are compared
 * once, whatever they are.
 */
final class Comparisons {

    /** What rules that give overall grades may ask for if a score alone is to decide. */
    private static final Set<String> OF_SCORES = Set.of("Score", "Grade", "Assessor");

    /** What hangs on nothing but all grades of an authority. */
    private static final Set<String> OF_GRADES = Set.of("Score", "Grade", "Assessor", "Rating");

    /** What is told once, for all scores: that one has no grade. */
    private static final String NONE = "none";

    private final RuleFiles files;
    private final List<DrlFile> parsed;
    private final RuleBase rules;
    private final Trials trials;
    private final List<Problem> problems = new ArrayList<>();
    private final Set<String> told = new LinkedHashSet<>();

    /** The comparisons of a rule set. */
    Comparisons(RuleSetReader.Draft draft, RuleBase rules, Trials trials) {
        this.files = draft.files();
        this.parsed = draft.rules();
        this.rules = rules;
        this.trials = trials;
    }

    /** What is wrong. */
    List<Problem> problems() {
        scores();
        pairs();
        return problems;
    }

    private Pack pack() {
        return rules.ruleSet().pack();
    }

    // ------------------------------------------------------------------ scores

    private void scores() {
        Set<String> giving = new TreeSet<>();
        Set<String> asked = new TreeSet<>();
        List<Problem> undecided = new ArrayList<>();
        for (DrlFile file : parsed) {
            for (RuleDescr rule : file.rules()) {
                if (concludes(file, rule, "Overall")) {
                    giving.add(rule.getName());
                    Asked.of(file, rule).facts(condition -> {
                        asked.add(condition.type());
                        if (!OF_SCORES.contains(condition.type()) && undecided.isEmpty()) {
                            undecided.add(file.at(
                                    condition.start(),
                                    Check.UNDECIDED,
                                    "the rule \"" + rule.getName()
                                            + "\" makes the overall grade hang on more than the score:"
                                            + " whether every score has one overall grade cannot be decided"));
                        }
                    });
                }
            }
        }
        Scale scale = new Scale(files, rules, trials, giving);
        if (OF_GRADES.containsAll(asked)) {
            List<Problem> strange = scale.problems();
            if (strange.stream().anyMatch(one -> one.code().equals(Check.NO_GRADE.code()))) {
                told.add(NONE);
            }
            problems.addAll(strange);
        }
        if (!undecided.isEmpty()) {
            problems.addAll(undecided);
            return;
        }
        List<Score> scores = scale.reachable();
        if (scores.size() >= Scale.MOST - 1) {
            problems.add(inPack(
                    Check.UNDECIDED,
                    "whether every score has one overall grade cannot be decided: there are more than " + Scale.MOST
                            + " of them"));
        }
        trials.overall(scores, giving).forEach((score, found) -> {
            if (found.isEmpty()) {
                once(NONE, scale.none(score));
            } else {
                String of = "a score of " + score.inDigits() + " ("
                        + score.total().toPlainString() + " by a weight of " + score.weight() + ")";
                overall(
                        of,
                        found.stream()
                                .map(one -> new Drawn<>(one.what().grade().name(), one.rule()))
                                .toList());
            }
        });
    }

    private static boolean concludes(DrlFile file, RuleDescr rule, String type) {
        boolean[] does = {false};
        Consequence.of(file, rule)
                .statements()
                .forEach(statement -> statement
                        .term()
                        .each(term ->
                                does[0] |= term instanceof Term.Call call && call.made() && type.equals(call.name())));
        return does[0];
    }

    private void overall(String of, List<Drawn<String>> found) {
        if (found.isEmpty()) {
            once(NONE, inPack(Check.NO_GRADE, of + " gets no overall grade"));
        } else if (found.size() > 1) {
            once(
                    "two " + names(found),
                    at(last(found), Check.TWO_GRADES, of + " gets two overall grades: " + told(found)));
        }
    }

    // ------------------------------------------------------------------ pairs of grades

    private void pairs() {
        List<String> ids = pack().requirementIds();
        for (String shown : pack().gradeIds()) {
            compared(all(ids, shown), Map.of());
            for (String own : pack().hasInterview() ? pack().gradeIds() : List.<String>of()) {
                compared(all(ids, shown), all(ids, own));
            }
        }
        if (!pack().hasInterview()) {
            return;
        }
        String any = pack().gradeIds().get(0);
        for (String id : ids) {
            compared(all(ids, any), all(List.of(id), any));
        }
    }

    private static Map<String, String> all(List<String> requirements, String grade) {
        Map<String, String> grades = new LinkedHashMap<>();
        requirements.forEach(id -> grades.put(id, grade));
        return grades;
    }

    /** What a grade is called. */
    private String name(String id) {
        return pack().gradeSaid(id).map(Pack.GradeEntry::name).orElse(id);
    }

    private void compared(Map<String, String> shown, Map<String, String> own) {
        Trials.Overalls found = trials.overalls(shown, own);
        String grade = shown.values().iterator().next();
        for (Assessor by : Assessor.values()) {
            List<Drawn<String>> overall = found.overall().stream()
                    .filter(one -> one.what().getBy() == by)
                    .map(one -> new Drawn<>(one.what().grade().name(), one.rule()))
                    .toList();
            if (by == Assessor.EVIDENCE || !own.isEmpty()) {
                overall(
                        "an authority with "
                                + quoted(
                                        by == Assessor.EVIDENCE
                                                ? name(grade)
                                                : name(own.values().iterator().next()))
                                + " for everything that is graded",
                        overall);
            }
        }
        if (!pack().hasInterview()) {
            return;
        }
        List<String> subjects = new ArrayList<>(shown.keySet());
        // Where there is not one overall grade each, that is what is wrong.
        if (found.overall().size() == (own.isEmpty() ? 1 : 2)) {
            subjects.add(Agreement.OVERALL);
        }
        for (String subject : subjects) {
            List<Drawn<String>> words = found.agreements().stream()
                    .filter(one -> one.what().subject().equals(subject))
                    .map(one -> new Drawn<>(one.what().agreement(), one.rule()))
                    .toList();
            if (words.size() != 1) {
                String given = own.containsKey(subject)
                        ? quoted(name(Objects.requireNonNull(own.get(subject))))
                        : (subject.equals(Agreement.OVERALL) && !own.isEmpty())
                                ? quoted(name(own.values().iterator().next()))
                                        + (own.size() < shown.size() ? ", for some requirements alone," : "")
                                : "no grade";
                String what = (subject.equals(Agreement.OVERALL) ? "the overall grades" : subject) + " with "
                        + quoted(name(grade)) + " by the evidence and " + given + " of the interviewee";
                boolean none = words.isEmpty();
                boolean isOverall = subject.equals(Agreement.OVERALL);
                String message = what + (isOverall ? " are" : " is") + " compared "
                        + (none ? "by no rule" : "twice: " + told(words));
                String key = none ? "compared by none " + isOverall : "compared " + names(words);
                once(key, none ? inPack(Check.AGREEMENTS, message) : at(last(words), Check.AGREEMENTS, message));
            }
        }
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }

    // ------------------------------------------------------------------ words

    private void once(String key, Problem problem) {
        if (told.add(key)) {
            problems.add(problem);
        }
    }

    private static String names(List<Drawn<String>> drawn) {
        return drawn.stream().map(one -> one.rule().name()).sorted().distinct().collect(Collectors.joining(", "));
    }

    private static RuleOrigin last(List<Drawn<String>> drawn) {
        return drawn.stream().map(Drawn::rule).max(RuleOrigin.BY_PLACE).orElseThrow();
    }

    private String told(List<Drawn<String>> drawn) {
        return drawn.stream()
                .sorted(Comparator.comparing(Drawn::rule, RuleOrigin.BY_PLACE))
                .map(one -> quoted(one.what()) + " by the rule \"" + one.rule().name() + "\" ("
                        + at(one.rule(), Check.TWO_GRADES, "").place() + ")")
                .collect(Collectors.joining(" and "));
    }

    private Problem at(RuleOrigin rule, Check check, String message) {
        return files.problem(rules.shown(rule.file()), rule.line(), check, message);
    }

    private Problem inPack(Check check, String message) {
        return files.problem(files.packWith("grades"), pack().grades().get(0).line(), check, message);
    }
}
