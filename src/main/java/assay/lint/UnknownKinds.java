package assay.lint;

import assay.drl.DrlFile;
import assay.problem.Nearest;
import assay.problem.Problem;
import assay.ruleset.Check;
import assay.ruleset.Subject;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Kinds of fact that conditions name and that there are not. */
final class UnknownKinds implements Finder {

    @Override
    public Set<Check> checks() {
        return Set.of(Check.UNKNOWN_KIND);
    }

    @Override
    public void find(Rules rules, List<Problem> problems) {
        rules.patterns().forEach(pattern -> kind(rules, pattern, problems));
    }

    private static void kind(Rules rules, FactPattern pattern, List<Problem> problems) {
        String type = pattern.type();
        if (pattern.isResult() || rules.declarations().unread().contains(type)) {
            return;
        }
        DrlFile file = pattern.file();
        if (rules.properties().of(file, type).isEmpty()) {
            problems.add(file.problem(
                    pattern.start(),
                    type,
                    Check.UNKNOWN_KIND,
                    "unknown kind of fact \"" + type + "\"" + hint(rules, type)));
        } else if (rules.properties().of(pattern).isEmpty()) {
            problems.add(file.problem(
                    pattern.start(),
                    type,
                    Check.UNKNOWN_KIND,
                    "\"" + type
                            + "\" is neither evidence nor what a rule concludes; a condition names a kind of fact"));
        }
    }

    private static String hint(Rules rules, String type) {
        if (Conclusions.INSERTING.contains(type)) {
            return "; what a rule hands over stands behind then";
        }
        Subject subject = rules.subject();
        if (subject.typeNames().contains(type)) {
            return "; it is known where " + subject.types() + ".* is imported";
        }
        Set<String> known = new TreeSet<>(rules.declarations().types().keySet());
        known.addAll(subject.typeNames());
        return Nearest.hintOr(
                type,
                known,
                subject.isGraded()
                        ? "; kinds of evidence are declared in evidence.drl"
                        : "; there are " + String.join(", ", known));
    }
}
