package assay.reading;

import assay.policy.Words;
import assay.problem.Nearest;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.lang3.StringUtils;

/**
 * What kinds of evidence, their fields, words, grades and agreements can be called in files of evidence, so that rules can have
 * a name for the same. Each gives what is wrong with a name, and nothing where nothing is.
 */
public final class EvidenceNames {

    private static final Pattern HYPHENATED = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*+");
    private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9]*(?: [a-z0-9]+)*+");

    /** What the names of grades and agreements may not have in them that stand in rules and in texts about them. */
    private static final Pattern NOT_IN_NAMES = Pattern.compile("[\"\\\\{}\\n]|: | #");

    private EvidenceNames() {}

    /** The name in rules of a kind of evidence. */
    public static String type(String kind) {
        StringBuilder type = new StringBuilder();
        for (String piece : StringUtils.split(kind, '-')) {
            type.append(StringUtils.capitalize(piece));
        }
        return type.toString();
    }

    /** Of a kind of evidence. */
    public static Optional<String> ofKind(String name) {
        return isHyphenated(name)
                ? ReadOtherwise.message("the kind", name)
                : Optional.of("a kind of evidence is named in small letters, with hyphens between words");
    }

    /** Of a field of one. */
    public static Optional<String> ofField(String name) {
        return isHyphenated(name)
                ? ReadOtherwise.message("the field", name)
                : Optional.of("a field is named in small letters, with hyphens between words");
    }

    /** Rules have the name in capitals, and what they make of that again is to be the name. */
    private static boolean isHyphenated(String name) {
        return HYPHENATED.matcher(name).matches() && Words.ofName(type(name)).equals(name);
    }

    /** Of a word that a field can say. */
    public static Optional<String> ofWord(String name) {
        return isWord(name)
                ? ReadOtherwise.message("the word", name)
                : Optional.of("a word is in small letters and figures, with blanks between them");
    }

    /** Whether a text is a word as files of evidence have one, whatever others take it for. */
    public static boolean isWord(String name) {
        return WORD.matcher(name).matches();
    }

    /** Of a grade or an agreement with an identifier by which rules and texts say it. */
    public static Optional<String> ofGrade(String what, String id, String name) {
        return standingInTexts(what, id, name).or(() -> ReadOtherwise.message(what, name));
    }

    /** What is wrong with it where it stands in rules and in texts. */
    static Optional<String> standingInTexts(String what, String id, String name) {
        return NOT_IN_NAMES.matcher(name).find()
                ? Optional.of("the name of " + what + " stands in rules and texts wherever they say {"
                        + Nearest.shown(id) + "}, and so has no quote, backslash, brace, \": \" or \" #\" in it")
                : Optional.empty();
    }
}
