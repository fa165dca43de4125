package assay.drl;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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

    private static final Pattern SEVERAL_WORDS = Pattern.compile("\\w.*\\s.*\\w", Pattern.DOTALL);

    private final List<Sentence> sentences;

    private RuleSentences(List<Sentence> sentences) {
        this.sentences = sentences;
    }

    /**
     * A text of the rules.
     *
     * @param says what it says besides names in braces
     * @param pattern what it can be, with a group for each name in braces
     */
    private record Sentence(String says, Pattern pattern) {

        /** What it can be in the midst of something else, if it says a name there and is known for a text of the rules by more. */
        Optional<Pattern> within(Pattern name) {
            String besides = name.matcher(says).replaceAll("");
            if (besides.equals(says) || besides.isBlank()) {
                return Optional.empty();
            }
            // One word besides, as an article, the engine may say as well, but not alone in brackets, where titles are.
            return Optional.of(
                    SEVERAL_WORDS.matcher(besides).find()
                            ? pattern
                            : Pattern.compile("(?<=\\()" + pattern.pattern() + "(?=\\))", Pattern.DOTALL));
        }
    }

    /** Those of a rule set, and of what it takes over from others. */
    public static RuleSentences of(RuleFiles files) {
        return new RuleSentences(files.contents().entrySet().stream()
                .filter(file -> RuleFiles.isRules(file.getKey()))
                .flatMap(file -> quoted(new String(file.getValue(), StandardCharsets.UTF_8)))
                .distinct()
                .map(text -> new Sentence(NAME.matcher(text).replaceAll(""), pattern(text)))
                // Of several that a sentence could be, the one that says most of it.
                .sorted(Comparator.comparingInt(sentence -> -sentence.says.length()))
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
            pattern.append(Pattern.quote(text.substring(from, names.start()))).append("(.*?)");
            from = names.end();
        }
        return Pattern.compile(pattern + Pattern.quote(text.substring(from)), Pattern.DOTALL);
    }

    /** A sentence with another name where rules do not say it word for word: everywhere where it is none of theirs. */
    public String changed(String sentence, Pattern name, String other) {
        for (Sentence own : sentences) {
            Matcher said = own.pattern.matcher(sentence);
            if (said.matches()) {
                return changed(sentence, said, name, other);
            }
        }
        return within(sentence, name, other);
    }

    /** What rules say in the midst of something else, as the title of a criterion in a reason, stays as well. */
    private String within(String part, Pattern name, String other) {
        for (Sentence own : sentences) {
            Optional<Matcher> said =
                    own.within(name).map(pattern -> pattern.matcher(part)).filter(Matcher::find);
            if (said.isPresent()) {
                Matcher found = said.get();
                return within(part.substring(0, found.start()), name, other)
                        + changed(part, found, name, other)
                        + within(part.substring(found.end()), name, other);
            }
        }
        return name.matcher(part).replaceAll(Matcher.quoteReplacement(other));
    }

    /** A text of the rules in which only what stands for names in braces is changed. */
    private String changed(String in, Matcher said, Pattern name, String other) {
        StringBuilder changed = new StringBuilder();
        int from = said.start();
        for (int group = 1; group <= said.groupCount(); group++) {
            changed.append(in, from, said.start(group)).append(within(said.group(group), name, other));
            from = said.end(group);
        }
        return changed + in.substring(from, said.end());
    }
}
