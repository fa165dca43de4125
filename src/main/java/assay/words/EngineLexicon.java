package assay.words;

import assay.ruleset.SubjectWords;
import assay.words.FieldWords.Form;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.lang3.StringUtils;

/** How the facts and conclusions that the engine shares with rules are spoken of. */
final class EngineLexicon {

    private final Map<String, String> types;
    private final Map<String, FieldWords> fields = new LinkedHashMap<>();
    private final Map<String, List<String>> properties;

    /** The words of the types of a subject. */
    EngineLexicon(SubjectWords words) {
        this.types = words.types();
        for (String line : words.fields()) {
            List<String> columns =
                    Arrays.stream(line.split(";")).map(String::strip).toList();
            fields.put(
                    columns.get(0),
                    new FieldWords(
                            Form.valueOf(columns.get(1)),
                            columns.get(2),
                            Noun.of(columns.get(3)),
                            columns.size() > 4 ? columns.get(4) : ""));
        }
        this.properties = fields.keySet().stream()
                .collect(Collectors.groupingBy(
                        path -> StringUtils.substringBefore(path, "."),
                        Collectors.mapping(
                                path -> StringUtils.substringAfter(path, "."), Collectors.toUnmodifiableList())));
    }

    /** The fields of a type, in the order in which they are spoken of. */
    List<String> properties(String type) {
        return properties.getOrDefault(type, List.of());
    }

    /** The terms that stand in some of the sentences, each with its meaning, which may be another where nobody is interviewed. */
    static Map<String, String> terms(SubjectWords words, Collection<String> sentences, boolean interview) {
        Map<String, String> all = new LinkedHashMap<>();
        for (SubjectWords.Term term : words.terms()) {
            Pattern pattern = Pattern.compile("\\b(?:" + term.pattern() + ")\\b");
            if (sentences.stream()
                    .anyMatch(sentence -> pattern.matcher(sentence).find())) {
                all.put(term.name(), interview ? term.meaning() : term.withoutInterview());
            }
        }
        return all;
    }

    /** What one of a type is called. */
    Optional<String> type(String name) {
        return Optional.ofNullable(types.get(name));
    }

    /** A field, or a call with brackets behind its name; of a field of a field as well. */
    Optional<FieldWords> field(String type, String path) {
        return Optional.ofNullable(fields.get(type + "." + path));
    }

    /** A word of a list of the engine's own, where it is called otherwise than by its name. */
    Optional<String> word(String enumeration, String constant) {
        return type(enumeration + "." + constant);
    }
}
