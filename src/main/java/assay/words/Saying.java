package assay.words;

import java.util.List;

/**
 * One thing that a rule set says, by which it is found again in another.
 *
 * @param of what it is about
 * @param key which of those, by name or identifier; nothing where there is one
 * @param text what is said
 */
public record Saying(Of of, String key, String text) {

    /** What things are said about, in the order in which changes are told. */
    public enum Of {
        /** What the rule set is called. */
        TITLE("title"),
        /** What it was made from. */
        SOURCE("source"),
        /** What a grade is worth. */
        GRADE("grade"),
        /** What a requirement weighs. */
        REQUIREMENT("requirement"),
        /** What else people ask for. */
        ELSEWHERE("name without a grade"),
        /** A number or a day that rules turn on. */
        PARAMETER("parameter"),
        /** What a criterion asks for. */
        CRITERION("criterion"),
        /** What a rule says. */
        RULE("rule"),
        /** What a reading decides. */
        INTERPRETATION("reading");

        private final String word;

        Of(String word) {
            this.word = word;
        }

        /** What it is called. */
        public String word() {
            return word;
        }
    }

    /** Several sentences as one text. */
    static String joined(List<String> sentences) {
        return String.join(" ", sentences);
    }
}
