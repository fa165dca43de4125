package assay.lint;

import assay.drl.DrlFile;
import assay.problem.Problem;
import assay.ruleset.Check;
import assay.ruleset.RuleSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What is still to be filled in among rules. */
final class Unfinished implements Finder {

    /** What people write into a text where they mean to come back. */
    static final Pattern OPEN = Pattern.compile("\\b(?:TODO|FIXME|XXX+|TBC|TBD)\\b|\\?\\?\\?+");

    @Override
    public Set<Check> checks() {
        return Set.of(Check.UNFINISHED);
    }

    @Override
    public void find(Rules rules, List<Problem> problems) {
        String left = RuleSet.TO_BE_FILLED_IN;
        for (DrlFile file : rules.parsed()) {
            // What a value brings is told where that stands.
            boolean isWritten = rules.files().text(file.file()).contains(left);
            for (int at = isWritten ? file.text().indexOf(left) : -1;
                    at >= 0;
                    at = file.text().indexOf(left, at + 1)) {
                problems.add(file.at(at, Check.UNFINISHED, "something is still to be filled in here"));
            }
            OPEN.matcher(file.plain())
                    .results()
                    .filter(open -> file.code().charAt(open.start()) == ' ')
                    .forEach(open -> problems.add(file.at(
                            open.start(),
                            Check.UNFINISHED,
                            "something is still to be filled in here: " + open.group())));
        }
    }
}
