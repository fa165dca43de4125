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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** The grades and agreements that rules give, held against those that {@code pack.yaml} lists. */
final class GradesGiven {

    private static final Map<String, Integer> GRADES = Map.of("Graded", 1, "Capped", 1);

    private final Pack pack;
    private final RuleFiles files;
    private final List<Problem> names = new ArrayList<>();
    private final List<Problem> unknown = new ArrayList<>();
    private final Set<String> made = new TreeSet<>();
    private final Set<String> said = new TreeSet<>();
    /** Which of what conclusions name, by its place in them, is not known from the rules alone. */
    private final Set<String> open = new TreeSet<>();

    /** What the rules of a rule set give, if it grades evidence and its pack can be read. */
    static Optional<GradesGiven> of(Rules rules) {
        Pack pack = rules.draft().pack();
        if (pack == null || !rules.subject().isGraded()) {
            return Optional.empty();
        }
        GradesGiven given = new GradesGiven(pack, rules.files());
        rules.all().forEach(rule -> given.read(rule.file(), rule.consequence()));
        return Optional.of(given);
    }

    private GradesGiven(Pack pack, RuleFiles files) {
        this.pack = pack;
        this.files = files;
    }

    Pack pack() {
        return pack;
    }

    /** What is wrong with grades and agreements that are called by their names. */
    List<Problem> names() {
        return names;
    }

    /** What is wrong with grades, agreements and requirements that there are not. */
    List<Problem> unknown() {
        return unknown;
    }

    /** Whether some rule makes a conclusion. */
    boolean makes(String conclusion) {
        return made.contains(conclusion);
    }

    /** Whether something is never given, as far as that is known from the rules alone. */
    boolean neverGives(String conclusion, int argument, String id) {
        return made.contains(conclusion)
                && !open.contains(conclusion + argument)
                && !said.contains(conclusion + argument + " " + id);
    }

    private void read(DrlFile file, Consequence consequence) {
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
            names.add(file.at(
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
                                unknown.add(file.at(
                                        term.start() + 1,
                                        Check.UNKNOWN_TEXT,
                                        "\"" + text + "\" is no " + what + Nearest.hint(text, known)));
                            }
                        },
                        () -> open.add(call.name() + argument));
    }
}
