package assay.study;

import assay.evidence.Answer;
import assay.text.Legible;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What an interviewee named a theme as (Appendix V). */
public enum ThemeKind {
    /** What helped. */
    DRIVER("driver", "drivers"),
    /** What stood in the way. */
    BARRIER("barrier", "barriers"),
    /** How that was overcome. */
    SOLUTION("solution", "solutions");

    private final String word;
    private final String key;

    ThemeKind(String word, String key) {
        this.word = word;
        this.key = key;
    }

    /** The kind in words, of one theme. */
    String word() {
        return word;
    }

    /** The kind in words, of several, as the key in a file of evidence has it. */
    String key() {
        return key;
    }

    /** What an answer names of it, in its order. */
    List<String> of(Answer answer) {
        List<String> said =
                switch (this) {
                    case DRIVER -> answer.drivers();
                    case BARRIER -> answer.barriers();
                    case SOLUTION -> answer.solutions();
                };
        return said.stream().map(Legible::joined).toList();
    }

    /** The kind with this word. */
    static Optional<ThemeKind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
    }

    /** The words of all. */
    static List<String> words() {
        return Arrays.stream(values()).map(ThemeKind::word).toList();
    }
}
