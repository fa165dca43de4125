package assay.interview;

import assay.evidence.Answer;
import assay.ruleset.Field;
import assay.ruleset.Kind;
import assay.ruleset.Pack;
import assay.ruleset.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A place in a file of evidence that a column can fill.
 *
 * @param section where it stands in the file
 * @param requirement the requirement that it is an answer to, or nothing
 * @param field what may stand in it
 * @param several whether it takes a list of texts
 * @param name what a column that fills it can always be called: {@code held}, {@code R2 grade}
 */
record Slot(Section section, String requirement, Field field, boolean several, String name) {

    /** The parts of a file of evidence that an interview fills. */
    enum Section {
        NAME,
        AUTHORITY,
        INTERVIEW,
        PROFILE,
        ANSWER
    }

    /** What every file of evidence begins with. */
    static final Slot AUTHORITY = new Slot(Section.NAME, "", text("authority", false), false, "authority");

    /** All places that a rule set has, in the order of a file of evidence. */
    static List<Slot> all(Vocabulary vocabulary, Pack pack) {
        List<Slot> slots = new ArrayList<>(List.of(AUTHORITY));
        slots.addAll(heading(Section.AUTHORITY, vocabulary.authority(), vocabulary));
        slots.addAll(heading(Section.INTERVIEW, vocabulary.interview(), vocabulary));
        slots.addAll(heading(Section.PROFILE, vocabulary.profile(), vocabulary));
        for (String requirement : pack.hasInterview() ? pack.requirementIds() : List.<String>of()) {
            for (Field field : answer(pack)) {
                boolean several = List.of("drivers", "barriers", "solutions").contains(field.word());
                slots.add(new Slot(Section.ANSWER, requirement, field, several, requirement + " " + field.word()));
            }
        }
        return List.copyOf(slots);
    }

    /** Whether it tells two interviews of one authority apart: a field of theirs that takes one of its words. */
    boolean tellsApart() {
        return section == Section.INTERVIEW && field.form() == Field.Form.WORD;
    }

    private static List<Slot> heading(Section section, Kind kind, Vocabulary vocabulary) {
        return kind.fields().stream()
                .map(field -> new Slot(section, "", field, false, name(kind, field, vocabulary)))
                .toList();
    }

    /** A field of two headings is called by its heading as well. */
    private static String name(Kind kind, Field field, Vocabulary vocabulary) {
        long headings = Stream.of(vocabulary.authority(), vocabulary.interview(), vocabulary.profile())
                .filter(one -> one.field(field.word()).isPresent())
                .count();
        return headings > 1 ? kind.word() + " " + field.word() : field.word();
    }

    private static List<Field> answer(Pack pack) {
        List<String> grades = new ArrayList<>(pack.gradeNames());
        grades.add(Answer.NOT_RATED);
        return Answer.FIELDS.stream()
                .map(word -> "grade".equals(word)
                        ? new Field(word, word, Field.Form.WORD, "", List.copyOf(grades), true, false)
                        : text(word, true))
                .toList();
    }

    private static Field text(String word, boolean optional) {
        return new Field(word, word, Field.Form.TEXT, "", List.of(), optional, false);
    }
}
