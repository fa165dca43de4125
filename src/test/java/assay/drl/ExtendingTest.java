package assay.drl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import assay.lint.RuleChecker;
import assay.problem.ProblemsException;
import assay.ruleset.Extension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read of the rule set that a rule set extends, and which of its rules are left out. */
class ExtendingTest {

    @TempDir
    Path folder;

    private Path set;

    @BeforeEach
    void a_base_and_a_rule_set_beside_it() throws IOException {
        Path base = Files.createDirectories(folder.resolve("base"));
        Files.writeString(base.resolve("pack.yaml"), "name: base\n");
        Files.writeString(base.resolve("a.drl"), """
                package p

                /* As it was:
                rule "one"
                when
                then
                end
                */
                  rule "one"
                    @source( "there" )
                  when
                  then
                  end

                rule "two"
                when
                then
                end
                """);
        set = Files.createDirectories(folder.resolve("set"));
    }

    private RuleFiles read(String pack) throws Exception {
        Files.writeString(set.resolve("pack.yaml"), pack);
        return RuleFiles.read(set);
    }

    private String wrong(String pack) {
        String said = String.join(
                "\n",
                catchThrowableOfType(ProblemsException.class, () -> read(pack)).problems().stream()
                        .map(Object::toString)
                        .toList());
        return said.replace(set + "/", "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "extends: base",
                "extends: 'base'",
                "extends: \"base\" # that one",
                "\"extends\": base",
                "extends : base",
                "extends:\n  base",
                "{name: set, extends: base}",
                "extends: ../base"
            })
    void a_base_is_read_however_yaml_lets_it_be_written(String pack) throws Exception {
        assertThat(read(pack).extension()).get().extracting(Extension::base).isEqualTo("base");
    }

    @Test
    void a_base_may_have_a_name_of_two_words() throws Exception {
        Files.move(folder.resolve("base"), folder.resolve("two words"));
        assertThat(read("extends: two words").extension())
                .get()
                .extracting(Extension::base)
                .isEqualTo("two words");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "[base]|pack.yaml:1:10: [pack] \"extends\" is the name of a rule set, not a list",
                "2004|pack.yaml:1:10: [pack] \"extends\" is the name of a rule set, not a number (2004); put it in quotes if it is meant as a text",
                "''|pack.yaml:1:10: [pack] \"extends\" is empty; it is the name of a rule set",
                "{a: b}|pack.yaml:1:10: [pack] \"extends\" is the name of a rule set, not a map of keys and values",
                "null|pack.yaml:1:10: [pack] \"extends\" is the name of a rule set, not nothing"
            })
    void what_is_no_name_of_a_rule_set_is_told(String base, String message) {
        assertThat(wrong("extends: " + base)).isEqualTo(message);
    }

    @Test
    void a_pack_that_cannot_be_read_is_told_alone() {
        assertThat(wrong("extends: base\nname: [\n")).isEqualTo("pack.yaml:2:7: [pack] this bracket is never closed");
    }

    @Test
    void an_indented_rule_is_left_out_and_its_old_copy_in_a_comment_is_none() throws Exception {
        String text = read("extends: base\nwithout:\n  - one\n").rules().get("a.drl");
        assertThat(blanksTakenOut(text)).isEqualTo("""
                package p

                /* As it was:
                rule "one"
                when
                then
                end
                */






                rule "two"
                when
                then
                end
                """);
    }

    /** What is left out leaves blanks, so that all else stays in its place. */
    private static String blanksTakenOut(String text) {
        return text.replaceAll("(?m) +$", "");
    }

    @Test
    void several_rules_of_one_file_are_left_out() throws Exception {
        String text = read("extends: base\nwithout: [one, two]\n").rules().get("a.drl");
        assertThat(blanksTakenOut(text)).endsWith("*/\n" + "\n".repeat(10));
    }

    @Test
    void a_rule_that_is_not_there_or_named_twice_is_told() throws Exception {
        assertThat(wrong("extends: base\nwithout: [one, tow, one]\n")).isEqualTo("""
                pack.yaml:2:16: [rule-set] base has no rule and no criterion "tow" to leave out; did you mean "two"?
                pack.yaml:2:21: [rule-set] "one" stands here a second time""");
        Files.writeString(folder.resolve("base/b.drl"), "package p\nrule one when then end\n");
        assertThat(wrong("extends: base\nwithout: [one]\n"))
                .isEqualTo("pack.yaml:2:11: [rule-set] base has two rules \"one\", in a.drl:9 and b.drl:2;"
                        + " which of them is left out cannot be told");
    }

    @Test
    void a_rule_is_left_out_of_a_file_that_is_replaced_too() throws Exception {
        Files.writeString(set.resolve("a.drl"), "package p\nrule one when then end\n");
        assertThat(blanksTakenOut(
                        read("extends: base\nwithout: [one]\n").rules().get("a.drl")))
                .isEqualTo("package p\n\n");
    }

    @Test
    void what_a_base_that_cannot_be_read_would_have_said_is_not_missing() throws Exception {
        Files.writeString(folder.resolve("base/pack.yaml"), "[a]\n");
        Files.writeString(set.resolve("pack.yaml"), "name: set\nextends: base\nwithout: [one]\n");
        RuleFiles files = RuleFiles.readable(set);
        assertThat(catchThrowableOfType(ProblemsException.class, () -> RuleChecker.read(files))
                        .problems())
                .extracting(problem -> problem.file())
                .containsOnly(folder + "/base/pack.yaml");
    }

    @Test
    void nothing_can_be_left_out_of_no_base() throws Exception {
        Files.writeString(set.resolve("a.drl"), "package p\n");
        RuleFiles files = read("name: set\nwithout: [one]\n");
        assertThat(catchThrowableOfType(ProblemsException.class, () -> RuleChecker.read(files))
                        .problems())
                .extracting(Object::toString)
                .contains(set
                        + "/pack.yaml:2:10: [pack] \"without\" leaves out rules of the rule set that \"extends\" names,"
                        + " and there is none");
    }

    @Test
    void a_rule_set_can_be_named_by_a_symbolic_link() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("link"), set);
        read("extends: base\n");
        RuleFiles files = RuleFiles.read(link);
        assertThat(files.rules()).containsKey("a.drl");
        assertThat(files.shown("pack.yaml")).isEqualTo(link + "/pack.yaml");
        assertThat(files.sha256()).isEqualTo(RuleFiles.read(set).sha256());
    }
}
