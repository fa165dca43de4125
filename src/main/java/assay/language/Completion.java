package assay.language;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.lang3.StringUtils;

/**
 * What could stand at a place in a text.
 *
 * @param from where what is written of it begins, in {@code char}s from 0
 * @param to where that ends, which may be behind the place
 * @param options what could stand there, best first
 */
public record Completion(int from, int to, List<Option> options) {

    /** What an option ends with that whoever wrote on would have to write next. */
    private static final String NEXT = "(>: ";

    /** What an option is. */
    public enum Sort {
        KIND,
        FIELD,
        WORD,
        CRITERION,
        PART,
        READING,
        PARAMETER,
        RULE,
        VARIABLE,
        CONCLUSION,
        KEYWORD
    }

    /**
     * Something that could stand there.
     *
     * @param text what would be written
     * @param sort what it is
     * @param says what it means, in a few words; may be nothing
     */
    public record Option(String text, Sort sort, String says) {}

    /** Keeps its own copy. */
    public Completion {
        options = List.copyOf(options);
    }

    /** Nothing that could stand at a place. */
    public static Completion none(int at) {
        return new Completion(at, at, List.of());
    }

    /**
     * What could stand at a place instead of all of the word that it is in, without what stands behind that already.
     *
     * @param text all that is written
     * @param from where the word begins; what only begins at the place stays as it is
     * @param at the place
     * @param rest what may stand of the word behind the place
     */
    static Completion instead(String text, int from, int at, Pattern rest, List<Option> options) {
        Matcher behind = rest.matcher(text).region(at, text.length());
        int to = from < at && behind.lookingAt() ? behind.end() : at;
        int end = text.indexOf('\n', to);
        String next = text.substring(to, end < 0 ? text.length() : end);
        return new Completion(
                from, to, options.stream().map(one -> without(one, next)).toList());
    }

    private static Option without(Option option, String next) {
        String word = StringUtils.stripEnd(option.text(), NEXT);
        String last = option.text().substring(word.length());
        boolean isThere =
                last.isBlank() ? next.startsWith(last) : next.stripLeading().startsWith(last.strip());
        return isThere ? new Option(word, option.sort(), option.says()) : option;
    }
}
