package assay.drl;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The texts that stand in quotes in the files of a rule set. What rules say in them they say whatever words and kinds of evidence
 * are called; only where a name stands in braces something else is put in.
 */
public final class RuleSentences {

    private static final Pattern QUOTED = Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)*+)\"");
    /** How a long text is divided over lines. */
    private static final Pattern JOINED = Pattern.compile("\"\\s*\\+\\s*\"");

    private static final Pattern NAME = Pattern.compile("\\{[^{}]*}");

    private final List<Pattern> sentences;

    private RuleSentences(List<Pattern> sentences) {
        this.sentences = sentences;
    }

    /** Those of a rule set, and of what it takes over from others. */
    public static RuleSentences of(RuleFiles files) {
        return new RuleSentences(files.contents().entrySet().stream()
                .filter(file -> RuleFiles.isRules(file.getKey()))
                .flatMap(file -> quoted(new String(file.getValue(), StandardCharsets.UTF_8)))
                .distinct()
                // Of several that a sentence could be, the one that says most of it.
                .sorted(Comparator.comparingInt(
                        text -> -NAME.matcher(text).replaceAll("").length()))
                .map(RuleSentences::pattern)
                .toList());
    }

    private static Stream<String> quoted(String file) {
        return QUOTED.matcher(JOINED.matcher(DrlFile.withoutComments(file)).replaceAll(""))
                .results()
                .map(text -> text.group(1).replaceAll("\\\\(.)", "$1"));
    }

    /** What a text can be, with a group for each name in braces. */
    private static Pattern pattern(String text) {
        StringBuilder pattern = new StringBuilder();
        Matcher names = NAME.matcher(text);
        int from = 0;
        while (names.find()) {
            pattern.append(Pattern.quote(text.substring(from, names.start()))).append("(.*)");
            from = names.end();
        }
        return Pattern.compile(pattern + Pattern.quote(text.substring(from)), Pattern.DOTALL);
    }

    /** A sentence with those parts changed that rules do not say word for word: all of it where it is none of theirs. */
    public String changed(String sentence, UnaryOperator<String> change) {
        for (Pattern own : sentences) {
            Matcher said = own.matcher(sentence);
            if (said.matches()) {
                StringBuilder changed = new StringBuilder();
                int from = 0;
                for (int group = 1; group <= said.groupCount(); group++) {
                    changed.append(sentence, from, said.start(group)).append(change.apply(said.group(group)));
                    from = said.end(group);
                }
                return changed + sentence.substring(from);
            }
        }
        return change.apply(sentence);
    }
}
