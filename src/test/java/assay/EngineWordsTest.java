package assay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
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

    /** What a rule set says of those whom it grades stands under these names in every rule set, and so in the engine. */
    private static final Set<String> OF_THE_ENGINE = Set.of("Authority", "Interview", "Profile");

    @Test
    void no_text_of_the_engine_has_a_name_of_a_rule_set() throws Exception {
        Set<String> names = new TreeSet<>(found(DECLARED, files("rules", ".drl")));
        names.addAll(found(PARAMETER, files("rules", "parameters.yaml")));
        names.addAll(found(GRADE, files("rules", "pack.yaml")));
        names.removeAll(OF_THE_ENGINE);
        assertThat(names).contains("SeniorSignUp", "Agency", "Gate", "gate-width", "On Course");
        // "Place" is one of them, and "Place on the scale" is none.
        Pattern any = Pattern.compile("(?<![\\w-])(?:"
                + names.stream().map(Pattern::quote).collect(Collectors.joining("|")) + ")(?![\\w-]| [a-z])");
        for (Path file : files("src/main/java", ".java")) {
            assertThat(found(TEXT, List.of(file)))
                    .as("texts of %s", file)
                    .noneMatch(text -> any.matcher(text).find());
        }
    }

    private static List<Path> files(String folder, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }

    private static List<String> found(Pattern pattern, List<Path> files) throws IOException {
        Stream.Builder<MatchResult> all = Stream.builder();
        for (Path file : files) {
            pattern.matcher(Files.readString(file)).results().forEach(all);
        }
        return all.build().map(match -> match.group(1)).toList();
    }
}
