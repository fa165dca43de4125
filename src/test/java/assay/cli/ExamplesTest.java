package assay.cli;

import static assay.cli.Run.assay;
import static org.assertj.core.api.Assertions.assertThat;

import assay.ruleset.Check;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.apache.commons.lang3.Strings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The example of each check, tried: what is right in it stands in one place of the rule set {@code examples}; with what is wrong
 * in that place the check tells of it there, and no other tells of anything.
 */
class ExamplesTest {

    private static final Path RULES = Path.of("src", "test", "resources", "examples");
    private static final String DOTS = "...";

    @TempDir
    Path folder;

    /** The lines of a file in which something is wrong. */
    private record Wrong(String file, int from, int to) {

        boolean isIn(String told) {
            Matcher place = Pattern.compile(Pattern.quote(file) + ":(\\d+):").matcher(told);
            return place.lookingAt()
                    && from <= Integer.parseInt(place.group(1))
                    && Integer.parseInt(place.group(1)) <= to;
        }
    }

    @Test
    void nothing_is_told_of_what_is_right() {
        Run run = assay("rules", "check", RULES.toString(), "--strict");
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isEqualTo(Exit.DONE);
    }

    @ParameterizedTest
    @EnumSource(value = Check.class, mode = EnumSource.Mode.EXCLUDE, names = "RULE_SET")
    void what_is_wrong_is_told_in_its_place_and_nothing_else(Check check) throws Exception {
        folder = Files.createDirectories(folder.resolve("rules").resolve("plans"));
        for (Path file : files(RULES)) {
            Files.copy(file, folder.resolve(file.getFileName()));
        }
        Wrong wrong =
                switch (check) {
                    case NOT_READ -> renamed(check);
                    case COPY -> copied(check);
                    case EMPTY_FILE -> emptied();
                    case NOT_TEXT -> savedAsWindowsDoes();
                    case EVIDENCE_SCHEMA -> madeBefore(check);
                    case NO_GRADE -> withoutGrade(check);
                    default -> put(check.wrong(), check.right());
                };
        Run run = assay("rules", "check", folder.toString());
        List<String> told = run.err().replace(folder + "/", "").lines().toList();
        assertThat(told).isNotEmpty().allSatisfy(line -> assertThat(line).contains(": [" + check.code() + "] "));
        assertThat(told).as("places, which should be in %s", wrong).anyMatch(wrong::isIn);
        assertThat(run.exit()).isEqualTo(check.isError() ? Exit.RULES : Exit.DONE);
    }

    @Test
    void what_is_no_rule_set_is_told_and_what_is_one_is_not() {
        assertThat(command(Check.RULE_SET.wrong()).err()).contains(": [rule-set] ");
        assertThat(command(Check.RULE_SET.right()).err()).isEmpty();
    }

    private static Run command(String example) {
        return assay(example.replaceFirst("^assay ", "").split(" "));
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    /** Puts what is wrong in the one place where what is right stands, each further line as far from the margin as the first. */
    private Wrong put(String wrong, String right) throws IOException {
        Pattern pattern = Pattern.compile(
                Arrays.stream(StringUtils.splitByWholeSeparatorPreserveAllTokens(right, DOTS))
                        .map(text -> Arrays.stream(text.split("\n", -1))
                                .map(Pattern::quote)
                                .collect(Collectors.joining("\n\\1")))
                        .collect(Collectors.joining("(.*?)", "(?m)^( *)([^\n]*?)", "")),
                Pattern.DOTALL);
        Wrong put = null;
        for (Path file : files(folder)) {
            String text = Files.readString(file);
            for (MatchResult place : pattern.matcher(text).results().toList()) {
                assertThat(put)
                        .as("where \"%s\" stands, besides %s", right, file)
                        .isNull();
                String instead = place.group(1) + place.group(2) + wrong.replace("\n", "\n" + place.group(1));
                for (int group = 3; group <= place.groupCount(); group++) {
                    instead = Strings.CS.replaceOnce(instead, DOTS, place.group(group));
                }
                assertThat(instead).as("what stands instead").doesNotContain(DOTS);
                Files.writeString(file, text.substring(0, place.start()) + instead + text.substring(place.end()));
                int line = line(text, place.start());
                put = new Wrong(file.getFileName().toString(), line, line + StringUtils.countMatches(instead, '\n'));
            }
        }
        assertThat(put).as("where \"%s\" stands", right).isNotNull();
        return put;
    }

    /** That there is no grade is told at the requirement that has none. */
    private Wrong withoutGrade(Check check) throws IOException {
        put(check.wrong(), check.right());
        String pack = Files.readString(folder.resolve("pack.yaml"));
        int line = line(pack, pack.indexOf("id: R6"));
        return new Wrong("pack.yaml", line, line);
    }

    private static int line(String text, int at) {
        return StringUtils.countMatches(text.substring(0, at), '\n') + 1;
    }

    private Wrong renamed(Check check) throws IOException {
        Files.move(folder.resolve(check.right()), folder.resolve(check.wrong()));
        return new Wrong(check.wrong(), 1, 1);
    }

    private Wrong copied(Check check) throws IOException {
        String copy = StringUtils.substringBefore(check.wrong(), " beside ");
        Files.copy(folder.resolve(StringUtils.substringAfter(check.wrong(), " beside ")), folder.resolve(copy));
        return new Wrong(copy, 1, 1);
    }

    /** It is made from the rules, and so from those of the example. */
    private Wrong madeBefore(Check check) throws IOException {
        Path schema = folder.resolve("evidence.schema.json");
        assertThat(assay("schema", "--rules", folder.toString(), "--output", schema.toString()))
                .isEqualTo(new Run(Exit.DONE, "", ""));
        put(check.wrong(), check.right());
        return new Wrong("evidence.schema.json", 1, 1);
    }

    private Wrong emptied() throws IOException {
        Files.writeString(folder.resolve("requirement-6.drl"), "");
        return new Wrong("requirement-6.drl", 1, 1);
    }

    private Wrong savedAsWindowsDoes() throws IOException {
        String text = Files.readString(folder.resolve("requirement-6.drl"));
        Files.writeString(
                folder.resolve("requirement-6.drl"), text + "// caf\u00e9\n", Charset.forName("windows-1252"));
        return new Wrong("requirement-6.drl", 1, line(text, text.length()));
    }
}
