package assay.lint;

import assay.drl.DrlFile;
import assay.drl.Term;
import assay.problem.Nearest;
import assay.problem.Problem;
import assay.ruleset.Check;
import java.util.List;
import java.util.Set;
import org.apache.commons.lang3.StringUtils;

/** Calls of nothing: of a type without new, of something misspelt, or the making of what there is not. */
final class UnknownConclusions implements Finder {

    @Override
    public Set<Check> checks() {
        return Set.of(Check.CONSEQUENCE);
    }

    @Override
    public void find(Rules rules, List<Problem> problems) {
        for (Rules.Rule rule : rules.all()) {
            Conclusions.of(rule, rules.types()).stream()
                    .filter(call ->
                            !call.inserts() && !call.changes() && call.term().of() == null)
                    .forEach(call -> own(rules, rule.file(), call.term(), problems));
        }
    }

    private static void own(Rules rules, DrlFile file, Term.Call call, List<Problem> problems) {
        Types types = rules.types();
        String type = StringUtils.substringBefore(call.name(), "<");
        if (type.isEmpty()) {
            wrong(file, call, problems, "new is followed by what is made: new Note( ... )");
            return;
        }
        boolean capital = Character.isUpperCase(type.charAt(0));
        if (capital && !call.made() && (types.conclusion(type).isPresent() || types.isDeclared(type))) {
            wrong(file, call, problems, "a conclusion is made with new: new " + type + "( ... )");
        } else if (call.made() && !type.contains(".") && !types.isKnown(type)) {
            if (rules.files().mayStandElsewhere(List.of(type))
                    && Nearest.to(type, types.names(name -> true)).isEmpty()) {
                // What is not read may declare it.
                return;
            }
            problems.add(file.problem(
                    call.start(),
                    type,
                    Check.CONSEQUENCE,
                    "\"" + type + "\" is not known here" + Nearest.hintOr(type, types.names(name -> true), "")));
        } else if (!call.made() && !Conclusions.INSERTING.contains(type) && !Conclusions.CHANGING.contains(type)) {
            wrong(
                    file,
                    call,
                    problems,
                    "\"" + type + "\" is not known here"
                            + Nearest.hintOr(
                                    type,
                                    Conclusions.INSERTING,
                                    "; what a rule finds is handed over with " + Conclusions.INSERT));
        }
    }

    private static void wrong(DrlFile file, Term.Call call, List<Problem> problems, String message) {
        problems.add(file.at(call.start(), Check.CONSEQUENCE, message));
    }
}
