package assay.lint;

import assay.drl.DrlFile;
import assay.drl.RuleFiles;
import assay.problem.Problem;
import assay.ruleset.Check;
import assay.text.LookAlike;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.lang3.StringUtils;
import org.apache.commons.lang3.Strings;

/** Finds characters in texts that are not seen, or are not what they look like. */
final class OddCharacters implements Finder {

    private static final Pattern TEXT = Pattern.compile("\"(?:\\\\.|[^\"\\\\\\n])*+\"");

    /** A text without quotes, and behind it a sharp that a comment does not begin with in this way. */
    private static final Pattern CUT = Pattern.compile("[^\"'#|>]*[\\w.,)] (#)[\\w\"'(][^\\r]*\\r?");

    /** A value that begins and ends with curled quotes. */
    private static final Pattern CURLED = Pattern.compile(
            "^(?: *(?:- +)?|[^#]*[{,] *)(?:[\\w-]+: +|(?<=- ))([\\u201c\\u201e\\u00ab\\u2018\\u201a])[^\\u201c-\\u201f\\u00bb\\u2019]*[\\u201c\\u201d\\u00bb\\u2019] *(?:[,}\\]]|\\r?$)");

    @Override
    public Set<Check> checks() {
        return Set.of(Check.ODD_CHARACTER);
    }

    @Override
    public void find(Rules rules, List<Problem> problems) {
        Look look = new Look(rules.files());
        rules.files().contents().keySet().forEach(file -> look.texts(file, problems));
    }

    private record Look(RuleFiles files) {

        void texts(String file, List<Problem> problems) {
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
                    .map(odd -> odd(
                            file,
                            text,
                            from + odd.offset(),
                            odd.called() + " stands here, and looks like " + odd.looks(text.substring(from))));
        }
    }
}
