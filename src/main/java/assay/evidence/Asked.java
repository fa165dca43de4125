package assay.evidence;

import assay.ruleset.Field;
import assay.ruleset.Kind;
import assay.ruleset.RuleSet;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * One thing that can be said at a place of a file of evidence.
 *
 * @param key its key in the file
 * @param shape what an answer looks like
 * @param words the words to choose from, where it is words
 * @param needed whether it has to be said
 * @param mayBeNone whether a list of it may have nothing in it
 */
public record Asked(String key, Shape shape, List<String> words, boolean needed, boolean mayBeNone) {

    static final String DIGEST = "sha256";

    /** What an answer looks like. */
    public enum Shape {
        /** A text in one line. */
        TEXT,
        /** A text that may be long. */
        REMARK,
        /** A number. */
        NUMBER,
        /** A day. */
        DAY,
        /** {@code true} or {@code false}. */
        TRUTH,
        /** One of the words. */
        WORD,
        /** Some of the words. */
        WORDS,
        /** Several texts, each in a line of its own. */
        TEXTS
    }

    private static final String INTERVIEW = "interview";
    private static final String REQUIREMENTS = "requirements";

    private static Asked text(String key, boolean needed) {
        return new Asked(key, Shape.TEXT, List.of(), needed, false);
    }

    private static Asked of(String key, Shape shape) {
        return new Asked(key, shape, List.of(), false, false);
    }

    private static Asked of(Field field) {
        Shape shape =
                switch (field.form()) {
                    case TEXT -> Shape.TEXT;
                    case WHOLE_NUMBER, NUMBER -> Shape.NUMBER;
                    case TRUTH -> Shape.TRUTH;
                    case DATE -> Shape.DAY;
                    case WORD -> Shape.WORD;
                    case WORDS -> Shape.WORDS;
                };
        return new Asked(field.word(), shape, field.words(), !field.optional(), field.mayBeEmpty());
    }

    private static List<Asked> of(Kind kind) {
        return kind.fields().stream().map(Asked::of).toList();
    }

    /** What is asked of an authority itself. */
    public static List<Asked> authority(RuleSet rules) {
        return Stream.concat(
                        Stream.of(text("authority", true)),
                        of(rules.vocabulary().authority()).stream())
                .toList();
    }

    /** What is asked of its interview, but for what was said of requirements. */
    static List<Asked> interview(RuleSet rules) {
        return rules.hasInterviewHeading() ? of(rules.vocabulary().interview()) : List.of();
    }

    /** What is asked of an interviewee's answer about one requirement. */
    static List<Asked> answer(RuleSet rules) {
        List<String> grades = new ArrayList<>(rules.pack().gradeNames());
        grades.add(Answer.NOT_RATED);
        return List.of(
                new Asked("grade", Shape.WORD, grades, false, false),
                of("described", Shape.REMARK),
                of("drivers", Shape.TEXTS),
                of("barriers", Shape.TEXTS),
                of("solutions", Shape.TEXTS));
    }

    /** What is asked of an authority for a study. */
    static List<Asked> profile(RuleSet rules) {
        return of(rules.vocabulary().profile());
    }

    /** What is asked of a document, but for what it shows. */
    static List<Asked> document() {
        return List.of(
                text("id", true),
                text("title", true),
                of("dated", Shape.DAY),
                of("received", Shape.DAY),
                text("file", false),
                text(DIGEST, false),
                text("recorded-by", false),
                of("recorded-on", Shape.DAY));
    }

    /** What is asked of a fact. */
    public static List<Asked> fact(Kind kind) {
        return Stream.concat(
                        of(kind).stream(),
                        Stream.of(
                                text("at", false),
                                new Asked("basis", Shape.WORD, List.of("primary", "secondary"), false, false),
                                of("note", Shape.REMARK)))
                .toList();
    }

    /** What can be said at a place, in the order in which it is written; none where nothing is asked. */
    static List<Asked> at(List<String> place, RuleSet rules) {
        int depth = place.size();
        if (depth == 0) {
            return Stream.of(
                            authority(rules).stream(),
                            Stream.of(INTERVIEW, "profile", "documents", "expect", "cases")
                                    .map(key -> of(key, Shape.TEXT)))
                    .flatMap(all -> all)
                    .toList();
        }
        return switch (place.get(0)) {
            case INTERVIEW -> inInterview(place, rules);
            case "profile" -> depth == 1 ? profile(rules) : List.of();
            case "documents" -> inDocument(place, rules);
            default -> List.of();
        };
    }

    private static List<Asked> inInterview(List<String> place, RuleSet rules) {
        return switch (place.size()) {
            case 1 ->
                Stream.concat(interview(rules).stream(), Stream.of(of(REQUIREMENTS, Shape.TEXT)))
                        .toList();
            case 2 ->
                place.get(1).equals(REQUIREMENTS)
                        ? rules.pack().requirementIds().stream()
                                .map(id -> of(id, Shape.TEXT))
                                .toList()
                        : List.of();
            default -> answer(rules);
        };
    }

    private static List<Asked> inDocument(List<String> place, RuleSet rules) {
        return switch (place.size()) {
            case 2 ->
                Stream.concat(document().stream(), Stream.of(of("shows", Shape.TEXT)))
                        .toList();
            case 5 -> rules.vocabulary().kind(place.get(4)).map(Asked::fact).orElse(List.of());
            default -> List.of();
        };
    }
}
