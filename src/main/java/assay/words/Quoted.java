package assay.words;

import assay.text.Legible;
import java.util.regex.Pattern;

/** Texts that rules compare with, as they stand in a sentence. */
final class Quoted {

    /** What in a text could be taken for words of the sentence that it stands in, or would not be seen in it. */
    private static final Pattern LIKE_A_SENTENCE = Pattern.compile(
            "(?U)(?i)^$|^\\s|\\s$|\\s\\s|[\\s&&[^ ]]|[,;:!?\"]|\\.(?: |$)|\\b(?:and|or|nor|not|no|none|neither|either|nothing|empty"
                    + "|other|another|any|one|its?|if|whose|which|who|that|is|are|was|has|contains?|first|second|third)\\b");

    /** Blanks that a sentence would not keep. */
    private static final Pattern MANY_BLANKS = Pattern.compile(" (?= )");

    private Quoted() {}

    /** A text as it is; in quotes where it could be taken for something else than a text. */
    static String of(String text) {
        return LIKE_A_SENTENCE.matcher(text).find()
                ? '"' + MANY_BLANKS.matcher(Legible.line(text)).replaceAll("\\\\x20") + '"'
                : text;
    }
}
