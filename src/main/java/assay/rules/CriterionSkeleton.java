package assay.rules;

import assay.policy.Words;
import assay.problem.ProblemsException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.lang3.StringUtils;

/**
 * The rules that a new criterion needs, ready to fill in: what is asked, what counts, what is set aside. A kind of evidence
 * that is not declared yet is declared with them.
 *
 * @param file the rule file that they stand in, relative to the rule set's folder
 * @param content its whole new content
 * @param kind the kind of evidence that they look at
 * @param counts what a fact of that kind says that counts
 * @param setAside what one says that is set aside
 */
public record CriterionSkeleton(
        String file, String content, Kind kind, Map<String, Object> counts, Map<String, Object> setAside) {

    /** What stands wherever somebody has to write something. */
    public static final String TO_BE_FILLED_IN = "to be filled in";

    private static final Pattern ID = Pattern.compile("([A-Z][\\w-]*)\\.([A-Z])\\w*");
    private static final List<String> NEW_WORDS = List.of("planned", "in place");

    /** Whether a text can be the identifier of a criterion: its requirement's, a dot, a letter and a number. */
    public static boolean isIdentifier(String id) {
        return ID.matcher(id).matches();
    }

    /**
     * The skeleton of a criterion.
     *
     * @param folder the rule set's folder
     * @param rules the rule set
     * @param id the criterion, of a requirement that {@code pack.yaml} lists
     * @param title what it asks for, in a few words
     * @param evidence the kind of evidence that it looks at, as a file of evidence names it; it need not be declared
     * @throws ProblemsException if the folder is no rule set
     */
    public static CriterionSkeleton of(Path folder, RuleSet rules, String id, String title, String evidence)
            throws ProblemsException {
        RuleFiles files = RuleFiles.read(folder);
        String requirement = StringUtils.substringBefore(id, ".");
        Optional<Kind> known = rules.vocabulary().kind(evidence);
        Kind kind = known.orElseGet(() -> newKind(evidence));
        Optional<Field> word = kind.fields().stream()
                .filter(field -> field.form() == Field.Form.WORD && !field.optional())
                .findFirst();
        StringBuilder text = new StringBuilder();
        text.append("\n// ------------------------------------------------------------------ ")
                .append(id)
                .append(": ")
                .append(title)
                .append("\n\n");
        if (known.isEmpty()) {
            text.append("declare enum %sStatus\n    PLANNED, IN_PLACE;\nend\n\n".formatted(kind.type()))
                    .append("declare %s extends Fact\n    status : %sStatus\nend\n\n"
                            .formatted(kind.type(), kind.type()));
        }
        String counted = word.map(field -> constant(field, last(field))).orElse("");
        text.append(rule(
                id + " what counts",
                kind.type() + "( "
                        + word.map(field -> field.property() + " == " + counted).orElse("") + " )",
                "Counted.whole( \"" + id + "\", $fact )"));
        word.ifPresent(field -> text.append('\n')
                .append(rule(
                        id + " what is set aside",
                        kind.type() + "( " + field.property() + " != " + counted + " )",
                        "new SetAside( \"" + id + "\", $fact, \"" + TO_BE_FILLED_IN + "\" )")));
        Map<String, Object> counts = sample(kind);
        Map<String, Object> setAside = new LinkedHashMap<>(counts);
        word.ifPresent(field -> {
            counts.put(field.property(), last(field));
            setAside.put(field.property(), field.words().get(0));
        });
        String asked = "    insert( Criterion." + form(id) + "( \"" + id + "\", \"" + title + "\" ) );\n";
        Place place = place(files, rules, requirement, asked);
        return new CriterionSkeleton(
                place.file, place.content + text, kind, counts, word.isPresent() ? setAside : Map.of());
    }

    private record Place(String file, String content) {}

    /** The requirement's own file, where it is asked for already; else a file of its own. */
    private static Place place(RuleFiles files, RuleSet rules, String requirement, String asked) {
        Pattern statement = Pattern.compile("(?ms)^[ \\t]*insert\\(\\s*Criterion\\.\\w+\\(\\s*\""
                + Pattern.quote(requirement) + "\\..*?;[ \\t]*\\n");
        for (Map.Entry<String, String> file : files.rules().entrySet()) {
            boolean own = files.base() == null
                    || !files.shown(file.getKey()).equals(files.base().shown(file.getKey()));
            Matcher matcher = statement.matcher(file.getValue());
            int end = -1;
            while (matcher.find()) {
                end = matcher.end();
            }
            if (own && end >= 0) {
                String text = file.getValue();
                return new Place(file.getKey(), text.substring(0, end) + asked + text.substring(end));
            }
        }
        String file = "requirement-" + requirement.toLowerCase(Locale.ROOT) + "-more.drl";
        String before = new String(files.contents().getOrDefault(file, new byte[0]), StandardCharsets.UTF_8);
        String head = before.isEmpty() ? "package " + rules.rulePackage() + "\n\nimport assay.policy.*\n" : before;
        return new Place(
                file,
                head + "\nrule \"" + requirement + " asks for more\"\n    @source( \"" + TO_BE_FILLED_IN
                        + "\" )\nwhen\nthen\n" + asked + "end\n");
    }

    private static String rule(String name, String pattern, String conclusion) {
        return "rule \"" + name + "\"\n    @source( \"" + TO_BE_FILLED_IN + "\" )\nwhen\n    $fact : " + pattern
                + "\nthen\n    insert( " + conclusion + " );\nend\n";
    }

    private static String form(String id) {
        Matcher matcher = ID.matcher(id);
        return switch (matcher.matches() ? matcher.group(2) : "M") {
            case "F" -> "further";
            case "W" -> "condition";
            default -> "minimum";
        };
    }

    private static Kind newKind(String word) {
        StringBuilder type = new StringBuilder();
        for (String piece : StringUtils.split(word, '-')) {
            type.append(StringUtils.capitalize(piece));
        }
        return new Kind(
                word,
                type.toString(),
                "",
                1,
                List.of(new Field("status", "status", Field.Form.WORD, type + "Status", NEW_WORDS, false, false)));
    }

    private static String last(Field field) {
        return field.words().get(field.words().size() - 1);
    }

    private static String constant(Field field, String word) {
        return field.enumeration() + "." + word.toUpperCase(Locale.ROOT).replace(' ', '_');
    }

    /** Something in every field that has to be filled in. */
    public static Map<String, Object> sample(Kind kind) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Field field : kind.fields()) {
            if (!field.optional()) {
                values.put(field.property(), sample(field));
            }
        }
        return values;
    }

    private static Object sample(Field field) {
        return switch (field.form()) {
            case TEXT -> TO_BE_FILLED_IN;
            case WHOLE_NUMBER -> 1;
            case NUMBER -> 1.0;
            case TRUTH -> true;
            case DATE -> java.time.LocalDate.of(2004, 4, 1);
            case WORD -> field.words().get(0);
            case WORDS -> new ArrayList<>(field.words().subList(0, 1));
        };
    }

    /** Whether a word can name a kind of evidence: small letters and digits, with hyphens between them. */
    public static boolean isKind(String word) {
        return word.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*")
                && Words.ofName(newKind(word).type()).equals(word);
    }
}
