package assay.lint;

import assay.drl.DrlFile;
import assay.problem.Nearest;
import assay.problem.Problem;
import assay.ruleset.Check;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Words that their enumeration does not have. */
final class UnknownWords implements Finder {

    private static final Pattern CONSTANT = Pattern.compile("\\b([A-Z]\\w*)\\.([A-Z][A-Z0-9_]*)\\b");

    @Override
    public void find(Rules rules, List<Problem> problems) {
        rules.parsed().forEach(file -> words(rules.words(), file, problems));
    }

    private static void words(Map<String, List<String>> words, DrlFile file, List<Problem> problems) {
        Matcher matcher = CONSTANT.matcher(file.code());
        while (matcher.find()) {
            List<String> known = words.get(matcher.group(1));
            String constant = matcher.group(2);
            if (known != null && !known.contains(constant)) {
                problems.add(file.problem(
                        matcher.start(2),
                        constant,
                        Check.UNKNOWN_WORD,
                        "unknown word " + constant + " of " + matcher.group(1)
                                + Nearest.hintOr(constant, known, "; known: " + String.join(", ", known))));
            }
        }
    }
}
