package assay.evidence;

import assay.problem.Nearest;
import assay.ruleset.Field;
import assay.ruleset.Kind;
import assay.ruleset.Parameter;
import assay.ruleset.RuleSet;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A file of evidence that says nothing yet, with examples of everything that a rule set lets one say. The examples are
 * comments; each makes a valid file when it is none any more.
 */
public final class EvidenceTemplate {

    /** A day as files have it, where the rules name none. */
    private static final LocalDate ANY_DAY = LocalDate.of(2026, 1, 31);

    /** That of an empty file. */
    private static final String DIGEST = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    private final RuleSet rules;
    private final LocalDate day;
    private final StringBuilder text = new StringBuilder();

    private EvidenceTemplate(RuleSet rules) {
        this.rules = rules;
        this.day = rules.parameters().stream()
                .filter(one -> one.form() == Parameter.Form.DAY)
                .map(one -> LocalDate.parse(one.value()))
                .findFirst()
                .orElse(ANY_DAY);
    }

    /** The file for a rule set: everything in the order in which the rule set declares it. */
    public static String of(RuleSet rules) {
        EvidenceTemplate template = new EvidenceTemplate(rules);
        template.write();
        return template.text.toString();
    }

    private void write() {
        line(
                0,
                "# What an authority submitted, for the " + rules.pack().name()
                        + " rules. What stands behind a # is an example or an explanation:");
        line(
                0,
                "# to use an example, take away the # and the space after it, leave out what is not so, and fill in what is.");
        line(0, "authority: Name of the authority");
        rules.vocabulary().authority().fields().forEach(field -> line(0, field(field)));
        if (rules.hasInterviewHeading()) {
            interview();
        }
        if (!rules.vocabulary().profile().fields().isEmpty()) {
            heading(rules.vocabulary().profile());
        }
        line(0, "documents:");
        line(2, "- id: D1");
        line(4, "title: Title of the document");
        example(4, "dated: " + day);
        example(4, "received: " + day);
        example(4, "file: minutes.pdf  # where the document is kept, from the folder of this file");
        example(4, "sha256: " + DIGEST + "  # of that file");
        example(4, "recorded-by: who read the document");
        example(4, "recorded-on: " + day);
        line(4, "shows: []  # take away the [] where you use one of the examples below");
        rules.vocabulary().kinds().forEach(this::kind);
    }

    private void interview() {
        heading(rules.vocabulary().interview());
        if (!rules.pack().hasInterview()) {
            return;
        }
        example(0, "  requirements:");
        List<String> grades = new ArrayList<>(rules.pack().gradeNames());
        grades.add(Answer.NOT_RATED);
        String grade = EvidenceWriter.value(grades.get(0), 0);
        Iterator<String> requirements = rules.pack().requirementIds().iterator();
        example(0, "    " + requirements.next() + ":");
        example(0, "      grade: " + grade + "  # " + listed(grades));
        example(0, "      described: what there is, in the words of the interviewee");
        example(0, "      drivers: [what helped]");
        example(0, "      barriers: [what stood in the way]");
        example(0, "      solutions: [how it was overcome]");
        requirements.forEachRemaining(id -> example(0, "    " + id + ": {grade: " + grade + "}"));
    }

    private void heading(Kind kind) {
        example(0, kind.word() + ":");
        kind.fields().forEach(field -> example(0, "  " + field(field)));
    }

    private void kind(Kind kind) {
        example(6, "- " + kind.word() + ":");
        kind.fields().forEach(field -> example(6, "    " + field(field)));
        example(6, "    at: p. 1  # where in the document; may be left out");
        example(6, "    basis: primary  # or secondary: it only shows that something else exists; may be left out");
        example(6, "    note: a remark  # may be left out");
    }

    private String field(Field field) {
        String explained = Stream.of(
                        asked(field),
                        field.mayBeEmpty() ? "an empty list is []" : "",
                        field.optional() ? "may be left out" : "")
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("; "));
        return field.word() + ": " + EvidenceWriter.value(sample(field), 0)
                + (explained.isEmpty() ? "" : "  # " + explained);
    }

    /** Something that may stand in a field; of a list all that may, for it is easier to leave words out. */
    private Object sample(Field field) {
        return switch (field.form()) {
            case TEXT -> "a text";
            case WHOLE_NUMBER -> field.range().whole(0);
            case NUMBER -> field.range().number(0);
            case TRUTH -> true;
            case DATE -> day;
            case WORD -> field.words().get(0);
            case WORDS -> field.words();
        };
    }

    private static String asked(Field field) {
        return switch (field.form()) {
            case WHOLE_NUMBER -> "a whole number " + field.range().described();
            case NUMBER -> "a number " + field.range().described();
            case TRUTH -> "true or false";
            case WORD -> listed(field.words());
            case TEXT, DATE, WORDS -> "";
        };
    }

    private static String listed(List<String> words) {
        return Nearest.list(words).replace("\"", "");
    }

    private void example(int indent, String content) {
        line(indent, "# " + content);
    }

    private void line(int indent, String content) {
        text.append(" ".repeat(indent)).append(content).append('\n');
    }
}
