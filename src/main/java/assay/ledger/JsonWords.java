package assay.ledger;

import assay.problem.Nearest;
import java.util.List;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.lang3.StringUtils;

/** What a reader of JSON says is wrong, which speaks to programmers, in plain words. */
final class JsonWords {

    private static final String QUOTES = "a text has to stand in quotation marks";

    private static final List<Words> ALL = List.of(
            new Words("Unexpected end-of-input.*", found -> "it ends before the JSON does"),
            new Words(
                    "Duplicate Object property \"(.*)\"",
                    found -> "the key \"" + Nearest.shown(found.group(1)) + "\" is there twice"),
            new Words(
                    "Illegal unquoted character .*code (\\d+).*",
                    found -> (found.group(1).equals("10") || found.group(1).equals("13")
                                    ? "a text goes on over the end of its line"
                                    : "a character that is not seen stands in a text as it is, and has to be an escape")
                            + "; or its closing quotation mark is missing"),
            new Words(
                    "Unrecognized token '(.*?)'.*",
                    found -> "\"" + Nearest.shown(found.group(1)) + "\" is no number and none of true, false and null; "
                            + QUOTES),
            new Words(
                    "Unrecognized character escape.*", found -> "a backslash in a text begins no escape that there is"),
            new Words(".*expecting a colon.*", found -> "a colon has to stand between a key and its value"),
            new Words(
                    ".*expecting comma.*",
                    found -> "a comma has to stand between two of a kind, or a bracket is to close them"),
            new Words(".*expecting double-quote.*", found -> "a key has to stand in quotation marks"),
            new Words(
                    "Unexpected close marker '(.)'.*",
                    found -> "\"" + found.group(1) + "\" closes what another bracket opened, or nothing"),
            new Words("Unexpected character \\('(.)'.*", found -> "\"" + found.group(1) + "\" cannot stand here"),
            new Words(".*numeric value.*", found -> "a number is not written as JSON has them"));

    private JsonWords() {}

    /**
     * One kind of slip.
     *
     * @param said what the reader says of it, whole
     * @param plain the same in plain words
     */
    private record Words(Pattern said, Function<MatchResult, String> plain) {

        Words(String said, Function<MatchResult, String> plain) {
            this(Pattern.compile(said, Pattern.DOTALL), plain);
        }
    }

    /** What is wrong, without a full stop. */
    static String plain(String said) {
        String line = StringUtils.substringBefore(said, "\n");
        for (Words words : ALL) {
            Matcher matcher = words.said.matcher(line);
            if (matcher.matches()) {
                return words.plain.apply(matcher);
            }
        }
        return "it is not written as JSON is";
    }
}
