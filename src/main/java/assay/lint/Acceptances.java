package assay.lint;

import assay.drl.RuleFiles;
import assay.problem.Nearest;
import assay.problem.Problem;
import assay.ruleset.Check;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.lang3.StringUtils;

/**
 * Warnings that somebody has looked at and lets pass: {@code // accept CODE: reason} in the line above a rule or a declaration,
 * {@code # accept CODE: reason} above an entry of YAML. Each line lets one warning pass, and no error; where the reason names
 * rules in quotes, one that names such a rule.
 */
final class Acceptances {

    private static final Pattern COMMENT =
            Pattern.compile("\\s*(?://|#)\\s*accept\\s+(\\S+?)\\s*(?:(:)\\s*(.*?))?\\s*");

    /** A code behind a word like that one, in a comment of any kind. */
    private static final Pattern NEARLY = Pattern.compile(
            "\\s*(?://|#|/\\*)\\s*accept\\w*[\\s:]+([a-z]+(?:-[a-z]+)+)\\b.*", Pattern.CASE_INSENSITIVE);

    private static final Pattern QUOTED = Pattern.compile("\"([^\"]+)\"");

    private static final Pattern BLOCK = Pattern.compile("\\s*(?:rule|declare)\\b.*");
    private static final Pattern END = Pattern.compile("\\s*end\\b.*");

    private final RuleFiles files;
    private final List<Written> all = new ArrayList<>();
    private final List<Problem> misshapen = new ArrayList<>();

    /**
     * One such line.
     *
     * @param own whether it stands in a file of the rule set itself, and not of one that it extends
     * @param line the line, from 1
     * @param column where it begins
     * @param code what it lets pass
     * @param reason why
     * @param rules the rules that the reason names, in quotes
     * @param first the first line of what it is about, or 0 where it is about nothing
     * @param last the last of them
     */
    private record Written(
            String file,
            boolean own,
            int line,
            int column,
            String code,
            String reason,
            List<String> rules,
            boolean ofRules,
            int first,
            int last) {

        Optional<Check> check() {
            return Check.of(code);
        }

        boolean isOf(Problem problem) {
            return !reason.isEmpty()
                    && check().filter(check -> !check.isError() && check != Check.ACCEPT)
                            .isPresent()
                    && problem.code().equals(code)
                    && problem.file().equals(file)
                    && first <= problem.line()
                    && problem.line() <= last
                    && (rules.isEmpty() || rules.stream().anyMatch(problem.message()::contains));
        }

        Problem problem(String message) {
            return Check.ACCEPT.problem(file, line, column, message);
        }
    }

    /** The lines of a rule set that let something pass. */
    Acceptances(RuleFiles files) {
        this.files = files;
        files.contents().keySet().forEach(this::read);
    }

    private void read(String file) {
        boolean rules = files.written().containsKey(file);
        boolean own = !files.isOfBase(file);
        List<String> lines = files.text(file).lines().toList();
        for (int at = 0; at < lines.size(); at++) {
            Matcher comment = COMMENT.matcher(lines.get(at));
            if (lines.get(at).stripLeading().startsWith(rules ? "//" : "#") && comment.matches()) {
                String code = comment.group(1);
                // Other comments may begin with this word.
                if (comment.group(2) != null || Check.of(code).isPresent()) {
                    int first = at + 1;
                    while (first < lines.size()
                            && COMMENT.matcher(lines.get(first)).matches()) {
                        first++;
                    }
                    int last = last(lines, first, rules);
                    all.add(new Written(
                            files.shown(file),
                            own,
                            at + 1,
                            lines.get(at).indexOf(rules ? "//" : "#") + 1,
                            code,
                            StringUtils.defaultString(comment.group(3)),
                            namedRules(StringUtils.defaultString(comment.group(3))),
                            rules,
                            last < first ? 0 : first + 1,
                            last + 1));
                    continue;
                }
            }
            Matcher nearly = NEARLY.matcher(lines.get(at));
            if (own
                    && nearly.matches()
                    && Check.of(nearly.group(1).toLowerCase(Locale.ROOT)).isPresent()) {
                misshapen.add(Check.ACCEPT.problem(
                        files.shown(file),
                        at + 1,
                        indent(lines.get(at)) + 1,
                        "this lets nothing pass; one warning passes with " + (rules ? "// accept " : "# accept ")
                                + nearly.group(1).toLowerCase(Locale.ROOT) + ": the reason"));
            }
        }
    }

    /** The rules that a reason names, each in its quotes, as what is found says them. */
    private List<String> namedRules(String reason) {
        String said = new String(files.said(reason.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
        return QUOTED.matcher(said)
                .results()
                .map(MatchResult::group)
                .filter(name -> files.rules().values().stream().anyMatch(text -> text.contains("rule " + name)))
                .toList();
    }

    /** Where what begins in a line ends; before it where nothing begins there. Lines are counted from 0. */
    private static int last(List<String> lines, int first, boolean rules) {
        if (first >= lines.size() || lines.get(first).isBlank()) {
            return -1;
        }
        int last = first;
        if (rules) {
            if (!BLOCK.matcher(lines.get(first)).matches()) {
                return -1;
            }
            while (last + 1 < lines.size() && !END.matcher(lines.get(last)).matches()) {
                last++;
            }
        } else {
            int indent = indent(lines.get(first));
            while (last + 1 < lines.size() && (lines.get(last + 1).isBlank() || indent(lines.get(last + 1)) > indent)) {
                last++;
            }
        }
        return last;
    }

    private static int indent(String line) {
        return line.length() - line.stripLeading().length();
    }

    /**
     * Lets warnings pass.
     *
     * @param problems what was found, in the order of the files
     * @param tried whether parameters have other values than the rule set gives them
     */
    Findings of(List<Problem> problems, boolean tried) {
        List<Problem> told = new ArrayList<>(misshapen);
        told.removeIf(one -> problems.stream()
                .anyMatch(other ->
                        Check.isError(other) && other.file().equals(one.file()) && other.line() == one.line()));
        List<Findings.Accepted> accepted = new ArrayList<>();
        List<Written> open = new ArrayList<>(all);
        for (Problem problem : problems) {
            Optional<Written> by = open.stream()
                    .filter(one -> one.isOf(problem))
                    .min(Comparator.comparing(one -> one.rules.isEmpty()));
            by.ifPresentOrElse(
                    one -> {
                        open.remove(one);
                        accepted.add(new Findings.Accepted(problem, one.reason));
                    },
                    () -> told.add(problem));
        }
        // With errors not everything was looked at, and with other values what was accepted may have been of the usual
        // ones.
        boolean all = !tried && problems.stream().noneMatch(Check::isError);
        open.stream()
                .filter(Written::own)
                .forEach(one -> wrong(one, all).map(one::problem).ifPresent(told::add));
        return new Findings(told.stream().sorted().toList(), List.copyOf(accepted));
    }

    private static Optional<String> wrong(Written one, boolean all) {
        String form = (one.ofRules ? "// accept " : "# accept ") + one.code + ": ";
        if (one.check().isEmpty()) {
            List<String> codes = Check.codes().stream()
                    .filter(code -> !Check.of(code).orElseThrow().isError())
                    .toList();
            return Optional.of("there is no code \"" + Nearest.shown(one.code) + "\""
                    + Nearest.hintOr(one.code, codes, "; codes stand in brackets in what rules check says"));
        }
        if (one.check().filter(Check::isError).isPresent()
                || one.check().filter(Check.ACCEPT::equals).isPresent()) {
            return Optional.of(one.code + " does not pass; only a warning does");
        }
        if (one.reason.isEmpty()) {
            return Optional.of("nothing passes without a reason: " + form + "the reason");
        }
        if (one.first == 0) {
            return Optional.of("this is about nothing; it stands in the line above "
                    + (one.ofRules ? "a rule or a declaration" : "an entry"));
        }
        return all
                ? Optional.of("there is no " + one.code + " left here that this would let pass; take the line out")
                : Optional.empty();
    }
}
