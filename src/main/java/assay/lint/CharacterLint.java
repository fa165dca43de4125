package assay.lint;

import assay.drl.DrlFile;
import assay.drl.RuleFiles;
import assay.problem.Nearest;
import assay.problem.Problem;
import assay.ruleset.Check;
import assay.text.LookAlike;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.lang3.StringUtils;
import org.apache.commons.lang3.Strings;

/** Finds characters in texts that are not seen, or are not what they look like. */
final class CharacterLint {

    private static final Pattern TEXT = Pattern.compile("\"(?:\\\\.|[^\"\\\\\\n])*+\"");

    /** A text without quotes, and behind it a sharp that a comment does not begin with in this way. */
    private static final Pattern CUT = Pattern.compile("[^\"'#|>]*[\\w.,)] (#)[\\w\"'(][^\\r]*\\r?");

    /** A value that begins and ends with curled quotes. */
    private static final Pattern CURLED = Pattern.compile(
            "^(?: *(?:- +)?|[^#]*[{,] *)(?:[\\w-]+: +|(?<=- ))([\\u201c\\u201e\\u00ab\\u2018\\u201a])[^\\u201c-\\u201f\\u00bb\\u2019]*[\\u201c\\u201d\\u00bb\\u2019] *(?:[,}\\]]|\\r?$)");

    private final RuleFiles files;
    private final Map<String, List<String>> lines = new HashMap<>();

    CharacterLint(RuleFiles files) {
        this.files = files;
    }

    /** What texts of rules, and what is said about rules, have in them that nobody means. */
    List<Problem> check() {
        List<Problem> problems = new ArrayList<>();
        files.contents().keySet().forEach(file -> {
            if (files.written().containsKey(file)) {
                String plain = DrlFile.withoutComments(files.text(file));
                Matcher text = TEXT.matcher(plain);
                while (text.find()) {
                    told(file, plain, text.start(), text.end()).ifPresent(problems::add);
                }
            } else {
                String yaml = files.text(file);
                for (int from = 0; from < yaml.length(); from = (yaml + "\n").indexOf("\n", from) + 1) {
                    int to = (yaml + "\n").indexOf("\n", from);
                    told(file, yaml, from, to).or(lineOf(file, yaml, from, to)).ifPresent(problems::add);
                }
            }
        });
        return problems;
    }

    /** What a line of YAML does not say that it looks as if it did. */
    private Supplier<Optional<Problem>> lineOf(String file, String yaml, int from, int to) {
        return () -> {
            String line = yaml.substring(from, to);
            Matcher cut = CUT.matcher(line);
            Matcher curled = CURLED.matcher(line);
            return cut.matches()
                    ? Optional.of(
                            odd(
                                    file,
                                    yaml,
                                    from + cut.start(1),
                                    "what stands behind # is a comment, and no part of this; a text with # in it is written in quotes"))
                    : curled.find()
                            ? Optional.of(
                                    odd(
                                            file,
                                            yaml,
                                            from + curled.start(1),
                                            "quotes of this kind are taken for a part of the text; the straight one is meant: \""))
                            : Optional.empty();
        };
    }

    private Problem odd(String file, String text, int at, String message) {
        return Check.ODD_CHARACTER.problem(
                files.shown(file),
                StringUtils.countMatches(text.substring(0, at), '\n') + 1,
                at - text.lastIndexOf('\n', at - 1),
                message);
    }

    private Optional<Problem> told(String file, String text, int from, int to) {
        return LookAlike.inWords(Strings.CS.removeEnd(text.substring(from, to), "\r"))
                .map(odd -> {
                    int at = from + odd.offset();
                    return Check.ODD_CHARACTER.problem(
                            files.shown(file),
                            StringUtils.countMatches(text.substring(0, at), '\n') + 1,
                            at - text.lastIndexOf('\n', at - 1),
                            odd.called() + " stands here, and looks like " + odd.looks(text.substring(from)));
                });
    }

    /**
     * Problems with names that are not what they look like where the character stands that makes them others, and without what
     * only follows from that.
     */
    List<Problem> settled(List<Problem> problems) {
        List<Problem> odd = problems.stream()
                .filter(problem -> problem.message().contains(Nearest.ONLY_LOOKS_LIKE))
                .map(this::atCharacter)
                .toList();
        List<Problem> settled = new ArrayList<>(odd);
        problems.stream()
                .filter(problem -> !problem.message().contains(Nearest.ONLY_LOOKS_LIKE))
                .filter(problem -> odd.stream().noneMatch(one -> follows(problem, one)))
                .forEach(settled::add);
        return settled.stream().sorted().toList();
    }

    private static boolean follows(Problem problem, Problem odd) {
        if (problem.code().equals(Check.ODD_CHARACTER.code())) {
            return problem.file().equals(odd.file())
                    && problem.line() == odd.line()
                    && problem.column() == odd.column();
        }
        String meant = StringUtils.strip(
                StringUtils.substringBetween(odd.message(), Nearest.ONLY_LOOKS_LIKE, ": character "), "\"");
        return Check.of(problem.code()).filter(Check::followsFromNames).isPresent()
                && LookAlike.plain(problem.message().replaceAll("\\\\u[0-9A-F]{4}", ""))
                        .contains(meant);
    }

    private Problem atCharacter(Problem problem) {
        List<String> all = lines.computeIfAbsent(
                problem.file(),
                shown -> files.contents().keySet().stream()
                        .filter(file -> files.shown(file).equals(shown))
                        .findFirst()
                        .map(file -> List.of(files.text(file).split("\n", -1)))
                        .orElse(List.of()));
        if (problem.line() > all.size()) {
            return problem;
        }
        String line = all.get(problem.line() - 1);
        int from = Math.min(Math.max(0, problem.column() - 1), line.length());
        return LookAlike.in(line.substring(from))
                .map(found -> problem.at(problem.line(), from + found.offset() + 1))
                .orElse(problem);
    }
}
