package assay.exchange;

import assay.evaluation.Evaluation;
import assay.ruleset.RuleOrigin;
import assay.text.Legible;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What OSCAL writes everything with: its forms of texts and times, properties and links. */
final class Oscal {

    /** The version that documents are of. */
    static final String VERSION = "1.1.2";

    /** Whose the names of properties are. */
    static final String NAMESPACE = "urn:assay:oscal";

    /** What stands for a day where the evidence names none. */
    static final String NO_DAY = "1970-01-01T00:00:00Z";

    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2999;

    /** What ends a line for one reader of its patterns or another. */
    private static final Pattern LINE_ENDS = Pattern.compile("[\\n\\r\\x{85}\\x{2028}\\x{2029}]");

    /** What Markdown, as OSCAL has it, takes for something else than itself. */
    private static final Pattern MARKS = Pattern.compile("[\\\\`*_~^\\[\\]<>&{}\"|#$]");

    private static final Pattern MARKS_OF_LINES = Pattern.compile("(?m)^[ \\t]*(\\d*)([-+=.)])");
    private static final Pattern NOT_OF_TOKENS = Pattern.compile("[^\\p{L}\\p{N}.\\-_]");

    private Oscal() {}

    /** A text on one line, with nothing blank at its ends; line ends within stand as escapes. */
    static String line(String text) {
        String whole = LINE_ENDS.matcher(text).replaceAll(end -> escaped(end.group()));
        int from = 0;
        int to = whole.length();
        while (from < to && isBlank(whole.charAt(from))) {
            from++;
        }
        while (from < to && isBlank(whole.charAt(to - 1))) {
            to--;
        }
        return whole.substring(from, to);
    }

    private static String escaped(String end) {
        String escape = Legible.line(end);
        return Matcher.quoteReplacement(escape);
    }

    private static boolean isBlank(char one) {
        return Character.isWhitespace(one) || Character.isSpaceChar(one) || one == '\uFEFF' || one == '\u0085';
    }

    /** A text on one line of Markdown that reads as the text. */
    static String markup(String text) {
        return MARKS.matcher(line(text)).replaceAll("\\\\$0");
    }

    /** A text of several lines of Markdown that reads as the text. */
    static String remarks(String text) {
        return MARKS_OF_LINES
                .matcher(MARKS.matcher(text.strip()).replaceAll("\\\\$0"))
                .replaceAll("$1\\\\$2");
    }

    /** An identifier as OSCAL takes them: it begins with a letter, and has letters, digits, full stops and strokes alone. */
    static String token(String id) {
        String token = NOT_OF_TOKENS.matcher(id).replaceAll("_");
        return token.isEmpty() || !Character.isLetter(token.codePointAt(0)) ? "_" + token : token;
    }

    /** The beginning of a day in Greenwich; nothing where OSCAL knows no such year. */
    static Optional<String> time(@Nullable LocalDate day) {
        return Optional.ofNullable(day)
                .filter(one -> one.getYear() >= FIRST_YEAR && one.getYear() <= LAST_YEAR)
                .map(one -> one + "T00:00:00Z");
    }

    /** A reference to something of the same document. */
    static String here(String uuid) {
        return "#" + uuid;
    }

    static Members link(String uuid, String rel, String text) {
        return new Members().with("href", here(uuid)).with("rel", rel).with("text", markup(text));
    }

    /** Links to the files of rules, with the line of each. */
    static List<Members> links(Evaluation.Rules rules, Collection<RuleOrigin> some) {
        return some.stream()
                .map(rule -> new Members()
                        .with("href", here(Identifiers.ruleFile(rules, rule.file())))
                        .with("rel", "rule")
                        .with("resource-fragment", "line " + rule.line())
                        .with("text", markup(rule.name())))
                .toList();
    }

    /** Properties, in the order in which they are added; none for what there is nothing to say of. */
    static final class Properties {

        private final List<Members> properties = new ArrayList<>();

        Properties add(String name, @Nullable Object value) {
            return add(name, value, null, null);
        }

        Properties all(String name, Collection<String> values) {
            values.forEach(value -> add(name, value));
            return this;
        }

        /**
         * A property.
         *
         * @param of what it is of, of several of the same name
         * @param remarks what more there is to say of it
         */
        Properties add(String name, @Nullable Object value, @Nullable String of, @Nullable String remarks) {
            String text = value == null ? "" : line(value.toString());
            if (!text.isEmpty()) {
                properties.add(new Members()
                        .with("name", name)
                        .with("ns", NAMESPACE)
                        .with("value", text)
                        .with("class", of == null ? null : token(of))
                        .with("remarks", remarks == null ? null : remarks(remarks)));
            }
            return this;
        }

        List<Members> list() {
            return List.copyOf(properties);
        }
    }
}
