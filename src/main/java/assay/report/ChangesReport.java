package assay.report;

import static assay.report.MarkdownReport.safe;

import assay.text.Legible;
import assay.text.Width;
import assay.words.PolicyChange;
import assay.words.Saying;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.commons.lang3.StringUtils;
import org.apache.commons.text.WordUtils;

/** What two rule sets say in different words. */
public final class ChangesReport {

    private static final String INDENT = "  ";

    private final String before;
    private final String after;
    private final List<PolicyChange> changes;

    /**
     * A report.
     *
     * @param before the name of the one rule set, with what is set otherwise
     * @param after that of the other
     * @param changes what they say in different words
     */
    public ChangesReport(String before, String after, List<PolicyChange> changes) {
        this.before = before;
        this.after = after;
        this.changes = changes;
    }

    /** As plain text: [-what is taken out-] and {+what is put in+}. */
    public String text(Width width) {
        StringBuilder text = new StringBuilder(wrapped(width, "", heading()));
        if (changes.isEmpty()) {
            return text.append(nothing()).append('\n').toString();
        }
        text.append(wrapped(width, "", "Marked are [-words that are taken out-] and {+words that are put in+}."));
        for (PolicyChange change : changes) {
            text.append('\n').append(Legible.folded(title(change))).append('\n');
            text.append(wrapped(width, INDENT, Legible.folded(marked(change))));
        }
        return text.append('\n').append(counts()).append('\n').toString();
    }

    /** As Markdown: what is taken out is struck through, and what is put in is bold. */
    public String markdown() {
        StringBuilder text = new StringBuilder("# " + safe(heading()) + "\n\n");
        if (changes.isEmpty()) {
            return text.append(safe(nothing())).append('\n').toString();
        }
        for (PolicyChange change : changes) {
            text.append("## ").append(safe(title(change))).append("\n\n");
            text.append(joined(change, run -> switch (run.fate()) {
                        case KEPT -> safe(run.words());
                        case TAKEN_OUT -> "~~" + safe(run.words()) + "~~";
                        case PUT_IN -> "**" + safe(run.words()) + "**";
                    }))
                    .append("\n\n");
        }
        return text.append(safe(counts())).append('\n').toString();
    }

    /** As JSON: what is about what, what became of it, and both texts. */
    public String json() {
        return JsonDocument.of(json -> {
            json.writeStringProperty("before", before);
            json.writeStringProperty("after", after);
            json.writeArrayPropertyStart("changes");
            for (PolicyChange change : changes) {
                json.writeStartObject();
                json.writeStringProperty("of", change.of().word());
                JsonReport.text(json, "name", change.key().isEmpty() ? null : change.key());
                json.writeStringProperty("is", word(change));
                JsonReport.text(json, "before", change.before());
                JsonReport.text(json, "after", change.after());
                JsonReport.text(json, "marked", change.kind() == PolicyChange.Kind.ANOTHER ? marked(change) : null);
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    private String heading() {
        return "What " + after + " says otherwise than " + before;
    }

    private String nothing() {
        return "Nothing: both say the same in the same words.";
    }

    private String counts() {
        return changes.size()
                + (changes.size() == 1 ? " difference: " : " differences: ")
                + Arrays.stream(PolicyChange.Kind.values())
                        .map(kind -> changes.stream()
                                        .filter(change -> change.kind() == kind)
                                        .count() + " " + kind.name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(", "));
    }

    private static String word(PolicyChange change) {
        return change.kind().name().toLowerCase(Locale.ROOT);
    }

    /** What a change is about, and whether that is new or gone. */
    public static String title(PolicyChange change) {
        String what = StringUtils.capitalize(change.of().word());
        String named = change.key().isEmpty()
                ? what
                : what + " " + (change.of() == Saying.Of.RULE ? "\"" + change.key() + "\"" : change.key());
        return switch (change.kind()) {
            case NEW -> named + ", which is new";
            case GONE -> named + ", which is gone";
            case ANOTHER -> named;
        };
    }

    private static String marked(PolicyChange change) {
        return switch (change.kind()) {
            case NEW -> Objects.requireNonNull(change.after());
            case GONE -> Objects.requireNonNull(change.before());
            case ANOTHER ->
                joined(change, run -> switch (run.fate()) {
                    case KEPT -> run.words();
                    case TAKEN_OUT -> "[-" + run.words() + "-]";
                    case PUT_IN -> "{+" + run.words() + "+}";
                });
        };
    }

    private static String joined(PolicyChange change, Function<PolicyChange.Run, String> mark) {
        StringBuilder text = new StringBuilder();
        change.runs()
                .forEach(run -> text.append(text.length() == 0 || run.isAttached() ? "" : " ")
                        .append(mark.apply(run)));
        return text.toString();
    }

    private static String wrapped(Width width, String indent, String words) {
        return indent + WordUtils.wrap(Legible.folded(words), width.letters() - indent.length(), "\n" + indent, false)
                + "\n";
    }
}
