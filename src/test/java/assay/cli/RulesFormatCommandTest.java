package assay.cli;

import static assay.cli.Run.assay;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rule files laid out the one way, as they lie in their folders. */
class RulesFormatCommandTest {

    private static final String RULE = """
            package p

            rule "a"
                @source( "b" )
            when
            then
                insert( new Note( "c" ) );
            end
            """;
    private static final String OTHERWISE = RULE.replace("    @source( \"b\" )", "@source(\"b\")");
    private static final String BROKEN = RULE.replace("then", "than");

    @TempDir
    Path folder;

    private Path file(String name, String content) throws Exception {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    @Test
    void the_rule_sets_of_the_project_are_laid_out_the_one_way() {
        Run run = assay("rules", "format", "--check", "rules");
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).matches("\\d+ files, 0 laid out otherwise\n");
        assertThat(run.exit()).isZero();
        // Without a path, it is the rule set that is used unless another is named.
        assertThat(assay("rules", "format", "--check").out())
                .isEqualTo(
                        assay("rules", "format", "--check", "rules/march-2004").out());
    }

    @Test
    void files_are_laid_out_in_place_and_those_named_that_were_not() throws Exception {
        Path same = file("same.drl", RULE);
        Path other = file("below/other.drl", OTHERWISE);
        Path windows = file("pack.yaml", "name:  a\r\n");
        file("evidence.yaml", "a:   b\n");
        file(".hidden/other.drl", OTHERWISE);
        Object before = Files.getAttribute(same, "unix:ino");
        Run run = assay("rules", "format", "--rules", folder.toString());
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).isEqualTo(other + "\n" + windows + "\n3 files, 2 laid out anew\n");
        assertThat(run.exit()).isZero();
        assertThat(other).hasContent(RULE);
        assertThat(Files.readString(windows)).isEqualTo("name: a\r\n");
        assertThat(folder.resolve("evidence.yaml")).hasContent("a:   b\n");
        assertThat(folder.resolve(".hidden/other.drl")).hasContent(OTHERWISE);
        assertThat(Files.getAttribute(same, "unix:ino")).isEqualTo(before);
        assertThat(assay("rules", "format", "--quiet", folder.toString()).out()).isEmpty();
    }

    @Test
    void a_check_writes_nothing_and_says_where_files_begin_to_differ() throws Exception {
        Path file = file("other.drl", OTHERWISE);
        Run run = assay("rules", "format", "--check", folder.toString(), file.toString());
        assertThat(run.out())
                .isEqualTo(file + ":4:1: laid out otherwise: this line should be \"    @source( \"b\" )\"\n"
                        + "1 file, 1 laid out otherwise\n");
        assertThat(run.exit()).isEqualTo(Exit.NO);
        assertThat(file).hasContent(OTHERWISE);
    }

    @Test
    void a_broken_file_stays_as_it_is_while_others_are_laid_out() throws Exception {
        Path broken = file("broken.drl", BROKEN);
        Path other = file("other.drl", OTHERWISE);
        Path pack = file("pack.yaml", "name: [a\n");
        Path bytes = folder.resolve("parameters.yaml");
        Files.write(bytes, "name: \u00e4\n".getBytes(StandardCharsets.ISO_8859_1));
        Run run = assay("rules", "format", folder.toString());
        assertThat(run.out()).isEqualTo(other + "\n4 files, 1 laid out anew\n");
        // The words are those of rules check, which has more to say of rules that can be read.
        String checked = assay("rules", "check", folder.toString()).err();
        assertThat(run.err().lines().filter(line -> !line.startsWith(bytes.toString())))
                .hasSize(2)
                .allSatisfy(line -> assertThat(checked.lines()).contains(line));
        assertThat(run.err()).contains(bytes + ":1:7: [parameters] not UTF-8: byte 0xE4; save the file as UTF-8");
        assertThat(run.exit()).isEqualTo(Exit.RULES);
        assertThat(broken).hasContent(BROKEN);
        assertThat(pack).hasContent("name: [a\n");
    }

    @Test
    void a_path_that_has_nothing_to_lay_out_is_an_error_and_the_others_are_laid_out() throws Exception {
        Path other = file("other.drl", OTHERWISE);
        Path text = file("empty/paks.yaml", "");
        Run run = assay(
                "rules",
                "format",
                text.toString(),
                text.getParent().toString(),
                folder.resolve("none").toString(),
                other.toString());
        assertThat(run.out()).isEqualTo(other + "\n1 file, 1 laid out anew\n");
        assertThat(run.err()
                        .lines()
                        .map(line -> line.substring(folder.toString().length())))
                .containsExactly(
                        "/empty/paks.yaml:1:1: only rules (*.drl) and equivalent-mutants.yaml, interpretations.yaml,"
                                + " interview-form.yaml, meanings.yaml, pack.yaml, parameters.yaml are laid out; did you mean pack.yaml?",
                        "/empty:1:1: there are no rules (*.drl) in this folder",
                        "/none:1:1: there is no such file or folder");
        assertThat(run.exit()).isEqualTo(Exit.INPUT);
        assertThat(assay("rules", "format", "--rules", "none").err())
                .isEqualTo("assay: rule set none: there is no such folder\n");
    }

    @Test
    void parameters_in_conditions_are_no_slips() throws Exception {
        Path file = file("a.drl", RULE.replace("when\n", "when\nDirectory( listed>={directory-fields} )\n"));
        assertThat(assay("rules", "format", file.toString()).err()).isEmpty();
        assertThat(Files.readString(file)).contains("\n    Directory( listed >= {directory-fields} )\n");
    }

    @Test
    void a_file_that_is_not_utf_8_is_told_once_as_by_rules_check() throws Exception {
        for (String name : List.of("a.drl", "pack.yaml")) {
            Path file = Files.write(folder.resolve(name), RULE.getBytes(StandardCharsets.UTF_16));
            assertThat(assay("rules", "format", file.toString()).err())
                    .isEqualTo(file
                            + ":1:1: [not-text] this file is UTF-16, which Windows calls Unicode; save it as UTF-8\n");
        }
    }

    @Test
    void links_to_files_stay_links() throws Exception {
        Path file = file("other.drl", OTHERWISE);
        Path link = Files.createSymbolicLink(folder.resolve("link.drl"), file);
        assertThat(assay("rules", "format", "--quiet", link.toString()).out()).isEqualTo(link + "\n");
        assertThat(link).isSymbolicLink();
        assertThat(Files.readAllLines(file).stream().collect(Collectors.joining("\n", "", "\n")))
                .isEqualTo(RULE);
    }
}
