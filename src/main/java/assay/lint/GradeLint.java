package assay.lint;

import assay.drl.Consequence;
import assay.drl.DrlFile;
import assay.drl.RuleFiles;
import assay.drl.Term;
import assay.policy.Agreement;
import assay.problem.Nearest;
import assay.problem.Problem;
import assay.ruleset.Check;
import assay.ruleset.Pack;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Checks that rules give the grades and agreements that {@code pack.yaml} lists, and none besides. */
final class GradeLint {

    /** Conclusions without one of which no authority comes to an overall grade, in the order of the steps. */
    private static final List<String> NEEDED = List.of("Met", "Progress", "Graded", "Score", "Overall");

    private static final Map<String, Integer> GRADES = Map.of("Graded", 1, "Capped", 1);

    private final Pack pack;
    private final RuleFiles files;
    private final List<Problem> problems;
    private final Set<String> made = new TreeSet<>();
    private final Set<String> said = new TreeSet<>();
    /** Which of what conclusions name, by its place in them, is not known from the rules alone. */
    private final Set<String> open = new TreeSet<>();

    /** Looks for all of it. */
    static void find(Rules rules, List<Problem> problems) {
        Pack pack = rules.draft().pack();
        if (pack == null || !rules.subject().isGraded()) {
            return;
        }
        GradeLint lint = new GradeLint(pack, rules.files(), problems);
        rules.all().forEach(rule -> lint.read(rule.file(), rule.consequence()));
        if (rules.isWhole()) {
            lint.check((place, check) -> message -> problems.add(rules.inYaml(RuleFiles.PACK, place, check, message)));
        }
    }

    private GradeLint(Pack pack, RuleFiles files, List<Problem> problems) {
        this.pack = pack;
        this.files = files;
        this.problems = problems;
    }

    /** Takes in and checks what a rule concludes. */
    void read(DrlFile file, Consequence consequence) {
        consequence
                .statements()
                .forEach(statement -> statement.term().each(term -> {
                    if (term instanceof Term.Call call && call.made()) {
                        made.add(call.name());
                        made(file, call);
                    }
                }));
    }

    private void made(DrlFile file, Term.Call call) {
        Integer grade = GRADES.get(call.name());
        if (grade != null && call.arguments().size() == 3) {
            byId(file, call, grade, "grade", ids(pack.grades(), Pack.GradeEntry::id, Pack.GradeEntry::name));
        } else if ("Agreement".equals(call.name()) && call.arguments().size() == 2) {
            List<String> subjects = new ArrayList<>(pack.requirementIds());
            subjects.add(Agreement.OVERALL);
            named(file, call, 0, "requirement, nor \"" + Agreement.OVERALL + "\"", subjects);
            byId(
                    file,
                    call,
                    1,
                    "agreement",
                    ids(pack.agreements(), Pack.AgreementEntry::id, Pack.AgreementEntry::name));
        }
    }

    /** The identifiers that each name stands for. */
    private static <T> Map<String, String> ids(List<T> all, Function<T, String> id, Function<T, String> name) {
        Map<String, String> ids = new LinkedHashMap<>();
        all.forEach(one -> ids.put(name.apply(one), id.apply(one)));
        return ids;
    }

    /** A grade or an agreement, which a rule calls by its identifier. */
    private void byId(DrlFile file, Term.Call call, int argument, String what, Map<String, String> ids) {
        Term term = call.arguments().get(argument);
        String text = term.text().orElse("");
        String id = ids.get(text);
        if (id != null && !id.equals(text) && !ids.containsValue(text)) {
            said.add(call.name() + argument + " " + id);
            problems.add(file.at(
                    term.start() + 1,
                    Check.NAME_FOR_ID,
                    "\"" + text + "\" is the name of the " + what + ", which may change; a rule calls it by its id, \""
                            + id + "\""));
        } else if (files.isUsed(file.file()) && files.namesIn(file.file()).contains(text)) {
            // Whether there is one that a file refers to by its name in braces as well is told once for the whole file.
            said.add(call.name() + argument + " " + text);
        } else {
            named(file, call, argument, what + " of pack.yaml", ids.values());
        }
    }

    private void named(DrlFile file, Term.Call call, int argument, String what, Collection<String> known) {
        Term term = call.arguments().get(argument);
        term.text()
                .ifPresentOrElse(
                        text -> {
                            said.add(call.name() + argument + " " + text);
                            if (!known.contains(text)) {
                                problems.add(file.at(
                                        term.start() + 1,
                                        Check.UNKNOWN_TEXT,
                                        "\"" + text + "\" is no " + what + Nearest.hint(text, known)));
                            }
                        },
                        () -> open.add(call.name() + argument));
    }

    /**
     * What no rule concludes.
     *
     * @param inPack says something where a pattern first matches in pack.yaml
     */
    void check(BiFunction<String, Check, Consumer<String>> inPack) {
        Set<String> missing = new LinkedHashSet<>(NEEDED);
        missing.removeAll(made);
        if (!missing.isEmpty()) {
            inPack.apply("grades:", Check.NO_GRADES)
                    .accept("no rule concludes " + Nearest.list(missing).replace("\"", "")
                            + ", and so nobody is graded; the ordinary rules do it: uses: [grading, scoring]");
        }
        if (made.contains("Graded") && !open.contains("Graded1")) {
            pack.grades().stream()
                    .filter(grade -> !said.contains("Graded1 " + grade.id()))
                    .forEach(grade -> inPack.apply("name:\\s*\"?" + Pattern.quote(grade.name()), Check.NEVER_GIVEN)
                            .accept("no rule gives the grade \"" + grade.id() + "\""));
        }
        if (pack.hasInterview() && !made.contains("Agreement")) {
            inPack.apply("agreements:", Check.NO_GRADES)
                    .accept("no rule concludes an Agreement, and so nobody is graded; the ordinary rules do it: uses:"
                            + " [agreement], and where nobody is interviewed there are no agreements");
        }
        if (made.contains("Agreement") && !open.contains("Agreement1")) {
            pack.agreementIds().stream()
                    .filter(words -> !said.contains("Agreement1 " + words))
                    .forEach(words -> inPack.apply("agreements:", Check.NEVER_GIVEN)
                            .accept("no rule concludes the agreement \"" + words + "\""));
        }
    }
}
