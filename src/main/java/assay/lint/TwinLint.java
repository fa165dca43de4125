package assay.lint;

import assay.drl.DrlFile;
import assay.problem.Problem;
import assay.ruleset.Check;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.drl.ast.descr.RuleDescr;

/** Finds rules that say the same under two names, be it in two files. */
final class TwinLint {

    private static final Pattern WHEN = Pattern.compile("\\bwhen\\b");
    private static final Pattern END = Pattern.compile("\\bend\\s*$");
    private static final Pattern TOKEN = Pattern.compile("\"(?:\\\\.|[^\"\\\\])*+\"|[\\p{L}_$][\\w$]*|\\d[\\w.]*|\\S");
    private static final Pattern BOUND = Pattern.compile("(?<![\\w$.])([a-z$][\\w$]*)\\s*:(?!:)");

    private final List<Problem> problems;
    private final Map<List<String>, First> seen = new HashMap<>();

    /** The first rule that says something. */
    private record First(DrlFile file, RuleDescr rule) {

        String place() {
            return file.shown() + ":" + rule.getLine();
        }
    }

    /** Looks for all of it. */
    static void find(Rules rules, List<Problem> problems) {
        TwinLint lint = new TwinLint(problems);
        rules.all().forEach(rule -> lint.check(rule.file(), rule.parsed()));
    }

    private TwinLint(List<Problem> problems) {
        this.problems = problems;
    }

    /** Takes in a rule; the others before it are known. */
    void check(DrlFile file, RuleDescr rule) {
        List<String> said = said(file, rule);
        First first = seen.putIfAbsent(said, new First(file, rule));
        if (first != null && !first.rule.getName().equals(rule.getName())) {
            problems.add(file.at(
                    file.offsetOf(rule.getLine()),
                    Check.SAME_RULE,
                    "the rule \"" + rule.getName() + "\" says what the rule \"" + first.rule.getName() + "\" says, "
                            + first.place() + "; one of them is enough"));
        }
    }

    /** What stands from {@code when} to {@code end}, with its variables numbered. */
    private static List<String> said(DrlFile file, RuleDescr rule) {
        String code = file.code();
        String text = file.plain();
        int from = file.offsetOf(rule.getLine());
        int to = Math.min(text.length(), Math.max(from, rule.getEndCharacter() + 1));
        Matcher when = WHEN.matcher(code).region(from, to);
        int start = when.find() ? when.end() : from;
        Matcher end = END.matcher(code).region(start, to);
        int last = end.find() ? end.start() : to;
        Map<String, String> numbers = new HashMap<>();
        Matcher bound = BOUND.matcher(code).region(start, last);
        while (bound.find()) {
            numbers.putIfAbsent(bound.group(1), "$" + numbers.size());
        }
        List<String> said = new ArrayList<>();
        Matcher token = TOKEN.matcher(text).region(start, last);
        while (token.find()) {
            said.add(numbers.getOrDefault(token.group(), token.group()));
        }
        return said;
    }
}
