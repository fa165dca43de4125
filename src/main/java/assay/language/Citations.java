package assay.language;

import assay.drl.RuleFolder;
import assay.yaml.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a file says what others wrote or said: the places of a source, what stands in documents, the columns of an export. It says
 * that whatever rules call something by now. What stands in comments is ours.
 */
public final class Citations {

    private static final Pattern SOURCE = Pattern.compile("@source\\s*\\(\\s*\"((?:\\\\.|[^\"\\\\\\n])*+)\"");

    /** The keys of places in a source, and of all the places that a result names. */
    private static final Set<String> SOURCES = Set.of("source", "sources");

    /** What an export of interviews calls its columns and its questions. */
    private static final Set<String> OF_AN_EXPORT = Set.of("column", "question", "also");

    /** What a file of evidence records; all else of it is what its rules are expected to make of that. */
    private static final Set<String> RECORDED = Set.of("authority", "interview", "profile", "documents", "changes");

    /** What people who record evidence call documents and facts themselves. */
    private static final Set<String> NAMES_OF_OURS = Set.of("id", "without");

    private final List<Span> spans = new ArrayList<>();

    private record Span(int from, int to) {}

    private Citations() {}

    /** Those of a rule file. */
    public static Citations inRules(String text) {
        Citations found = new Citations();
        SOURCE.matcher(text).results().forEach(one -> found.spans.add(new Span(one.start(1), one.end(1))));
        return found;
    }

    /**
     * Those of a YAML file beside rules.
     *
     * @param name how the file is called in its folder
     * @param root what it says, or null where that cannot be read
     */
    public static Citations besideRules(String name, @Nullable Node root) {
        Citations found = new Citations();
        found.in(root, name.equals(RuleFolder.INTERVIEW_FORM) ? OF_AN_EXPORT : Set.of(), Set.of());
        return found;
    }

    /**
     * Those of a file of evidence.
     *
     * @param root what it says, or null where that cannot be read
     */
    public static Citations inEvidence(@Nullable Node root) {
        Citations found = new Citations();
        found.in(root, Set.of(), RECORDED);
        return found;
    }

    /** Whether one stands at a place. */
    public boolean have(int at) {
        return spans.stream().anyMatch(one -> one.from <= at && at < one.to);
    }

    private void in(@Nullable Node node, Set<String> ofAnExport, Set<String> recorded) {
        if (node instanceof Node.Sequence list) {
            list.items().forEach(item -> in(item, ofAnExport, recorded));
        } else if (node instanceof Node.Mapping map) {
            for (Node.Entry entry : map.entries()) {
                String key = entry.key().text();
                if (SOURCES.contains(key) || ofAnExport.contains(key) || recorded.contains(key)) {
                    values(entry.value());
                } else if (!ofAnExport.isEmpty()
                        && key.equals("words")
                        && entry.value() instanceof Node.Mapping words) {
                    words.entries().forEach(word -> values(word.key()));
                } else {
                    in(entry.value(), ofAnExport, recorded);
                }
            }
        }
    }

    private void values(Node node) {
        if (node instanceof Node.Scalar) {
            spans.add(new Span(node.written().start(), node.written().end()));
        } else if (node instanceof Node.Sequence list) {
            list.items().forEach(this::values);
        } else if (node instanceof Node.Mapping map) {
            map.entries().stream()
                    .filter(entry -> !NAMES_OF_OURS.contains(entry.key().text()))
                    .forEach(entry -> values(entry.value()));
        }
    }
}
