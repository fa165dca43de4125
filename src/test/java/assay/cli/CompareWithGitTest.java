package assay.cli;

import static assay.cli.RuleSets.git;
import static assay.cli.Run.wide;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a change of rules does, where the rules before the change are those of a revision of git. */
class CompareWithGitTest {

    private static final Path RULES = Path.of("rules", "march-2004");
    private static final String EDGE = "fixtures/requirements-3-and-4/r3-4-m2-just-met.yaml";
    private static final String DIRECTORY = "requirements-3-and-4.drl";

    @TempDir
    Path folder;

    private Path march;

    @BeforeEach
    void a_clone_with_the_rules_of_march_2004() throws Exception {
        git(folder, "init", "-q");
        march = Files.createDirectories(folder.resolve("rules/march-2004"));
        copy(RULES, march);
        copy(RULES.resolveSibling("common"), Files.createDirectories(march.resolveSibling("common")));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    private void askedFor(int voluntaryOrganisations) throws IOException {
        String text = Files.readString(RULES.resolve(DIRECTORY));
        Files.writeString(
                march.resolve(DIRECTORY),
                text.replace(
                                "voluntaryOrganisations >= {voluntary-organisations}",
                                "voluntaryOrganisations >= " + voluntaryOrganisations)
                        .replace(
                                "voluntaryOrganisations < {voluntary-organisations}",
                                "voluntaryOrganisations < " + voluntaryOrganisations));
    }

    private Path extending(String path, String base) throws IOException {
        Path set = Files.createDirectories(folder.resolve(path));
        Files.writeString(set.resolve("pack.yaml"), "name: " + set.getFileName() + "\nextends: " + base + "\n");
        return set;
    }

    private void commit() throws Exception {
        git(folder, "add", ".");
        git(folder, "-c", "user.name=a", "-c", "user.email=a@b", "commit", "-q", "-m", "as it is");
    }

    private static Run compare(Path rules, String revision) {
        return wide("compare", "--quiet", "--rules", rules.toString(), "--with-git", revision, EDGE);
    }

    @Test
    void a_rule_set_is_compared_with_what_its_base_was_in_the_revision() throws Exception {
        Path variant = extending("rules/variants/a", "march-2004");
        askedFor(3);
        commit();
        askedFor(4);
        commit();
        Run same = compare(variant, "HEAD~1");
        assertThat(same.err()).isEmpty();
        assertThat(same.out()).contains("0 of 1 have other grades\n");
        askedFor(2);
        assertThat(compare(variant, "HEAD").out()).contains("R3-4: On Course -> Bit Behind\n");
    }

    @Test
    void a_base_anywhere_in_the_revision_is_found() throws Exception {
        Path set = extending("council/own", "../../policy/base");
        extending("policy/base", "../rules/march-2004");
        askedFor(3);
        commit();
        askedFor(2);
        Run run = compare(set, "HEAD");
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("R3-4: On Course -> Bit Behind\n");
    }

    @Test
    void a_base_that_is_not_in_the_revision_is_not_taken_from_anywhere_else() throws Exception {
        Path set = extending("council/own", "march-2004");
        Files.move(march, folder.resolve("council/march-2004"));
        git(folder, "add", "council/own");
        git(folder, "-c", "user.name=a", "-c", "user.email=a@b", "commit", "-q", "-m", "without its base");
        Run run = compare(set, "HEAD");
        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.err())
                .isEqualTo("HEAD:council/own/pack.yaml:2:10: [rule-set] there is no rule set \"march-2004\" to extend,"
                        + " neither beside this one nor above it in HEAD, and no other is taken for it\n");
    }

    @Test
    void what_a_rule_set_takes_from_assay_itself_is_taken_from_there_for_the_revision_too() throws Exception {
        Path set = folder.resolve("own");
        assertThat(Run.assay("rules", "new", "set", "own", "--in", folder.toString(), "--quiet")
                        .exit())
                .isZero();
        assertThat(set.resolve("pack.yaml")).content().contains("\nuses: [grading, scoring]\n");
        Path variant = extending("variant", "playgrounds");
        commit();
        Path numbers = set.resolve("parameters.yaml");
        Files.writeString(numbers, Files.readString(numbers).replace("value: 2\n", "value: 3\n"));
        Files.writeString(
                variant.resolve("pack.yaml"),
                "parameters:\n  gate-width: {value: 90, source: a letter}\n",
                StandardOpenOption.APPEND);
        assertThat(changed(set)).contains("A plan with at least [-two-] {+three+} partners counts.");
        assertThat(changed(variant)).contains("[-100-] {+90+} cm");
    }

    private static String changed(Path rules) {
        Run words = wide("compare", "--words", "--rules", rules.toString(), "--with-git", "HEAD");
        assertThat(words.err()).isEmpty();
        return words.out();
    }

    @Test
    void a_revision_cannot_lead_to_what_is_assay_s_own_by_a_name_of_its_own() throws Exception {
        Path set = extending("own", ".git/march-2004");
        Files.createSymbolicLink(folder.resolve("linked"), Path.of(".git/march-2004"));
        Path linked = extending("by-link", "linked");
        commit();
        assertThat(compare(set, "HEAD").err()).contains("there is no rule set \".git/march-2004\" to extend");
        assertThat(compare(linked, "HEAD").err()).contains("there is no rule set \"linked\" to extend");
    }

    @Test
    void rules_of_a_revision_that_are_wrong_are_told_by_the_revision_and_the_file() throws Exception {
        Path broken = march.resolve(DIRECTORY);
        String text = Files.readString(broken);
        Files.writeString(broken, text.replace("Listing.PARTIAL", "Listing.PARTAIL"));
        commit();
        Files.writeString(broken, text);
        commit();
        Run run = compare(march, "HEAD~1");
        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.err())
                .isEqualTo("HEAD~1:rules/march-2004/requirements-3-and-4.drl:181:115: [unknown-word]"
                        + " unknown word PARTAIL of Listing; did you mean PARTIAL?\n");
    }

    @Test
    void a_rule_set_that_is_in_no_revision_or_in_no_clone_is_told() throws Exception {
        assertThat(compare(march, "HEAD~7").err())
                .isEqualTo("assay: --with-git HEAD~7: there is no such revision in " + folder.toRealPath() + "\n");
        Files.writeString(folder.resolve("a"), "a");
        git(folder, "add", "a");
        git(folder, "-c", "user.name=a", "-c", "user.email=a@b", "commit", "-q", "-m", "without rules");
        assertThat(compare(march, "HEAD").err())
                .isEqualTo("assay: --with-git HEAD: there is no rule set " + march + " in that revision\n");
        Files.move(folder.resolve(".git"), folder.resolve("no-git"));
        assertThat(compare(march, "HEAD").err())
                .isEqualTo("assay: --with-git HEAD: " + march + " is in no clone of a git repository\n");
    }

    @Test
    void a_clone_that_git_does_not_read_is_told_as_that_in_its_own_words() throws Exception {
        Files.writeString(folder.resolve(".git/config"), "[broken");
        assertThat(compare(march, "HEAD").err())
                .startsWith("assay: --with-git HEAD: " + march
                        + " is in what git does not read as a clone; git says: fatal: bad config line ");
    }

    @Test
    void whatever_git_has_a_name_for_is_compared_with_or_said_to_be_what_it_is() throws Exception {
        commit();
        git(folder, "-c", "user.name=a", "-c", "user.email=a@b", "tag", "-a", "-m", "first", "v1");
        for (String revision : List.of("HEAD", "v1", ":/as it is", "HEAD^{tree}", "HEAD^{/as}")) {
            Run run = compare(march, revision);
            assertThat(run.err()).as(revision).isEmpty();
            assertThat(run.out()).as(revision).contains("0 of 1 have other grades\n");
        }
        String none = "there is no such revision in " + folder.toRealPath();
        Map.of(
                        "^HEAD",
                        "this leaves a revision out and names none; name one, such as HEAD~1",
                        "HEAD:rules/march-2004/pack.yaml",
                        "this is a file, and no revision; name one, such as HEAD~1",
                        "HEAD:rules",
                        "this is a folder of a revision, and at its top there is no rules/march-2004; name the"
                                + " revision itself, such as HEAD~1",
                        "HEAD..HEAD",
                        none,
                        ":/two",
                        none,
                        "1".repeat(40),
                        none)
                .forEach((revision, why) -> assertThat(compare(march, revision))
                        .isEqualTo(new Run(2, "", "assay: --with-git " + revision + ": " + why + "\n")));
    }
}
