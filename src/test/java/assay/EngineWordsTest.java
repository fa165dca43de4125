package assay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The engine speaks of no rule set: none of its texts has a name that one declares, be it as an example. */
class EngineWordsTest {

    private static final Pattern DECLARED = Pattern.compile("(?m)^declare (?:enum )?(\\w+)");
    private static final Pattern PARAMETER = Pattern.compile("(?m)^([a-z-]+):$");
    private static final Pattern GRADE = Pattern.compile("\\bname: ([^,}\\n]+), value: ");
    private static final Pattern TEXT = Pattern.compile("\"((?:\\\\.|[^\"\\\\\\n])*+)\"");
    private static final Pattern COMMENT = Pattern.compile("(?m)^\\s*(?:/?\\*|//).*$");

    /** What a rule set says of those whom it grades stands under these names in every rule set, and so in the engine. */
    private static final Set<String> OF_THE_ENGINE = Set.of("Authority", "Interview", "Profile");

    @Test
    void no_text_of_the_engine_has_a_name_of_a_rule_set() throws Exception {
        Set<String> names = new TreeSet<>(found(DECLARED, all("rules", ".drl")));
        names.addAll(found(PARAMETER, all("rules", "parameters.yaml")));
        names.addAll(found(GRADE, all("rules", "pack.yaml")));
        names.removeAll(OF_THE_ENGINE);
        assertThat(names).contains("SeniorSignUp", "Agency", "Gate", "gate-width", "On Course");
        // "Place" is one of them, and "Place on the scale" is none.
        Pattern any = Pattern.compile("(?<![\\w-])(?:"
                + names.stream().map(Pattern::quote).collect(Collectors.joining("|")) + ")(?![\\w-]| [a-z])");
        String engine = COMMENT.matcher(all("src/main/java", ".java")).replaceAll("");
        assertThat(found(TEXT, engine))
                .filteredOn(text -> any.matcher(text).find())
                .isEmpty();
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(match -> match.group(1)).toList();
    }

    /** All files of a folder that end so, as one text. */
    private static String all(String folder, String ending) throws IOException {
        StringBuilder text = new StringBuilder();
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith(ending)).toList()) {
                text.append(Files.readString(file)).append('\n');
            }
        }
        return text.toString();
    }
}
