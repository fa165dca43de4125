package assay.lint;

import assay.drl.RuleFiles;
import assay.problem.Problem;
import assay.ruleset.Check;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.commons.lang3.StringUtils;

/** Two rules of one name, be it written in other capitals or with other blanks: people take them for one. */
final class DuplicateRules implements Finder {

    @Override
    public Set<Check> checks() {
        return Set.of(Check.DUPLICATE_RULE);
    }

    @Override
    public void find(Rules rules, List<Problem> problems) {
        Map<String, Rules.Rule> names = new HashMap<>();
        for (Rules.Rule rule : rules.thoseTakenOverFirst()) {
            Rules.Rule before =
                    names.putIfAbsent(StringUtils.normalizeSpace(rule.name()).toLowerCase(Locale.ROOT), rule);
            if (before != null) {
                problems.add(rule.problem(
                        Check.DUPLICATE_RULE,
                        "a second rule of the name \"" + rule.name() + "\", after "
                                + before.file().shown() + ":" + before.parsed().getLine()
                                + (before.name().equals(rule.name())
                                        ? ""
                                        : ", where only its capitals or blanks are others")
                                + (rules.takesOver(rule, before)
                                        ? ", which is taken over; give this one another name, or leave that one out by its"
                                                + " name under without: in " + RuleFiles.PACK
                                        : "")));
            }
        }
    }
}
