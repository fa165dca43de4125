package assay.cli;

import static assay.cli.Run.assay;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.files.InputFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clones that were made to do something to whoever looks into them: write elsewhere, read elsewhere, run a command. */
class HostileGitTest {

    private static final String EDGE = "fixtures/requirements-3-and-4/r3-4-m2-just-met.yaml";
    private static final String FILE = "100644";
    private static final String LINK = "120000";
    private static final String TREE = "40000";

    @TempDir
    Path folder;

    private Path clone;
    private Path march;

    @BeforeEach
    void a_clone_with_the_rules_of_march_2004() throws Exception {
        clone = Files.createDirectories(folder.resolve("clone"));
        march = Files.createDirectories(clone.resolve("rules/march-2004"));
        try (Stream<Path> files = Files.list(Path.of("rules", "march-2004"))) {
            for (Path file : files.toList()) {
                Files.copy(file, march.resolve(file.getFileName()));
            }
        }
        Path common = Files.createDirectories(clone.resolve("rules/common"));
        try (Stream<Path> files = Files.list(Path.of("rules", "common"))) {
            for (Path file : files.toList()) {
                Files.copy(file, common.resolve(file.getFileName()));
            }
        }
        git("init", "-q");
        commit();
    }

    private void commit() throws Exception {
        git("add", "-A");
        git("-c", "user.name=a", "-c", "user.email=a@b", "commit", "-q", "-m", "as it is");
    }

    private String git(String... arguments) throws Exception {
        return git(new byte[0], arguments);
    }

    private String git(byte[] input, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("git", "-C", clone.toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        process.getOutputStream().write(input);
        process.getOutputStream().close();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(process.waitFor()).as(String.join(" ", command)).isZero();
        return printed;
    }

    /** An entry of a tree; each character of its name stands for a byte. */
    private record Entry(String mode, String bytes, String id) {

        Entry named(String other) {
            return new Entry(mode, other, id);
        }
    }

    private static String bytes(String name) {
        return new String(name.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    private Entry file(String name, String content) throws Exception {
        return new Entry(
                FILE, bytes(name), git(content.getBytes(StandardCharsets.UTF_8), "hash-object", "-w", "--stdin"));
    }

    private Entry link(String name, String target) throws Exception {
        return new Entry(LINK, bytes(name), file(name, target).id());
    }

    /** A tree with whatever names, written as git writes trees. */
    private Entry tree(String name, Entry... entries) throws Exception {
        ByteArrayOutputStream tree = new ByteArrayOutputStream();
        for (Entry entry : entries) {
            tree.write((entry.mode + " ").getBytes(StandardCharsets.UTF_8));
            tree.write(entry.bytes.getBytes(StandardCharsets.ISO_8859_1));
            tree.write(0);
            tree.write(HexFormat.of().parseHex(entry.id));
        }
        return new Entry(
                TREE,
                bytes(name),
                git(tree.toByteArray(), "hash-object", "-w", "-t", "tree", "--literally", "--stdin"));
    }

    /** A revision with more in its rule set, which is that of the clone but for this. */
    private String revision(Entry... more) throws Exception {
        List<Entry> entries = new ArrayList<>(
                List.of(new Entry(FILE, "pack.yaml", git("rev-parse", "HEAD:rules/march-2004/pack.yaml"))));
        entries.addAll(List.of(more));
        Entry rules = tree("rules", tree("march-2004", entries.toArray(Entry[]::new)));
        return git(
                "-c",
                "user.name=a",
                "-c",
                "user.email=a@b",
                "commit-tree",
                "-m",
                "evil",
                tree("", rules).id());
    }

    private Run compare(String revision) {
        return assay("compare", "--quiet", "--rules", march.toString(), "--with-git", revision, EDGE);
    }

    private List<Path> everything() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> !file.startsWith(clone.resolve(".git")))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "..",
                ".",
                ".git",
                ".GIT",
                ".git.",
                ".git ",
                ".gi\u200Ct",
                "git~1",
                ".git::$INDEX_ALLOCATION",
                "a/../../../outside",
                "/etc",
                "a\\..\\..\\b"
            })
    void a_path_that_leads_elsewhere_has_the_whole_revision_refused(String name) throws Exception {
        String revision = revision(tree(name, tree("..", file("outside.yaml", "written: outside\n"))));
        assertThatThrownBy(() -> GitRevision.of(march, revision).close())
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith(
                        "--with-git " + revision + ": that revision is refused, for in it a path leads out of"
                                + " it, or into git's own folder: rules/march-2004/");
    }

    @Test
    void such_a_revision_ends_the_comparison_with_2_and_nothing_is_written() throws Exception {
        String up = revision(tree("..", tree("..", tree("..", file("outside.yaml", "written: outside\n")))));
        List<Path> before = everything();
        Run run = compare(up);
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err())
                .endsWith(": rules/march-2004/../../../outside.yaml\n")
                .hasLineCount(1);
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void a_name_that_stands_there_twice_or_is_a_file_and_a_folder_is_refused() throws Exception {
        String twice = revision(file("a.drl", "one"), file("a.drl", "two"));
        assertThatThrownBy(() -> GitRevision.of(march, twice).close())
                .hasMessageEndingWith("a path is in it twice: rules/march-2004/a.drl");
        String both = revision(link("a", "../.."), tree("a", file("b.drl", "")));
        assertThatThrownBy(() -> GitRevision.of(march, both).close())
                .hasMessageEndingWith("a path is both a file and a folder: rules/march-2004/a");
    }

    private String read(GitRevision revision, String file) throws InputFile.Unreadable {
        return new String(revision.read(revision.folder().resolve(file)), StandardCharsets.UTF_8);
    }

    private static void isLinkThat(GitRevision revision, String file, String leads) {
        assertThatThrownBy(() -> revision.read(revision.folder().resolve(file)))
                .isInstanceOf(InputFile.Unreadable.class)
                .hasMessage("this is a link " + leads);
    }

    @Test
    void links_lead_to_what_the_revision_has_and_nowhere_else() throws Exception {
        Files.writeString(folder.resolve("secret.drl"), "secret");
        String id = revision(
                file("a.drl", "the right one"),
                link("near.drl", "a.drl"),
                link("round.drl", "../../rules/./march-2004//a.drl"),
                link("s", "."),
                link("through.drl", "s/s/s/a.drl"),
                link("up.drl", "../../../secret.drl"),
                link("cleverer.drl", "s/s/s/s/../../../../secret.drl"),
                link("absolute.drl", folder.resolve("secret.drl").toString()),
                link("one.drl", "two.drl"),
                link("two.drl", "one.drl"),
                link("nowhere.drl", "nowhere-at-all.drl"),
                link("folder.drl", "."));
        try (GitRevision revision = GitRevision.of(march, id)) {
            assertThat(read(revision, "near.drl")).isEqualTo("the right one");
            assertThat(read(revision, "round.drl")).isEqualTo("the right one");
            assertThat(read(revision, "through.drl")).isEqualTo("the right one");
            isLinkThat(revision, "up.drl", "that leads out of the revision");
            isLinkThat(revision, "cleverer.drl", "that leads out of the revision");
            isLinkThat(revision, "absolute.drl", "that leads out of the revision");
            isLinkThat(revision, "one.drl", "that leads back to itself");
            isLinkThat(revision, "nowhere.drl", "to what the revision does not have");
            // As on disk, what is found by way of a link to a folder is not found twice.
            assertThat(revision.below(revision.folder()))
                    .extracting(file -> file.getFileName().toString())
                    .contains("near.drl", "up.drl")
                    .doesNotContain("s", "folder.drl");
        }
    }

    /** What is said but for the rules in common that its pack uses, which such a revision does not have. */
    private static List<String> ofTheFolder(Run run) {
        return run.err()
                .lines()
                .filter(line -> !line.contains("/pack.yaml:") || !line.contains(" there is no common/"))
                .toList();
    }

    @Test
    void a_link_that_leads_nowhere_is_told_at_its_place() throws Exception {
        String id = revision(link("one.drl", "two.drl"), link("two.drl", "one.drl"), link("up.drl", "../../../x.drl"));
        Run run = compare(id);
        assertThat(run.exit()).isEqualTo(3);
        assertThat(ofTheFolder(run))
                .containsExactly(
                        id + ":rules/march-2004/one.drl:1:1: [rule-set] this is a link that leads back to itself",
                        id + ":rules/march-2004/two.drl:1:1: [rule-set] this is a link that leads back to itself",
                        id + ":rules/march-2004/up.drl:1:1: [rule-set] this is a link that leads out of the revision");
    }

    @Test
    void a_link_that_can_lead_nowhere_by_what_it_says_is_told_at_its_place() throws Exception {
        String id = revision(
                file("a.drl", "the right one"),
                link("a-zero-byte.drl", "a\0b.drl"),
                link("empty.drl", ""),
                link("long-enough.drl", "./".repeat(2045) + "a.drl"),
                link("too-long.drl", "./".repeat(500_000) + "a.drl"),
                new Entry(LINK, "no-utf-8.drl", git(new byte[] {'a', -1}, "hash-object", "-w", "--stdin")));
        try (GitRevision revision = GitRevision.of(march, id)) {
            assertThat(read(revision, "long-enough.drl")).isEqualTo("the right one");
        }
        Run run = compare(id);
        assertThat(run.exit()).isEqualTo(3);
        String at = id + ":rules/march-2004/";
        assertThat(ofTheFolder(run))
                .containsExactly(
                        at + "a-zero-byte.drl:1:1: [rule-set] this is a link to what can be the name of no file",
                        at + "empty.drl:1:1: [rule-set] this is a link to what can be the name of no file",
                        at + "no-utf-8.drl:1:1: [rule-set] this is a link to what can be the name of no file",
                        at + "too-long.drl:1:1: [rule-set] this is a link of more than 4096 bytes, which no system"
                                + " follows");
    }

    @Test
    void links_that_lead_over_more_names_than_any_revision_of_rules_has_are_not_followed() throws Exception {
        List<Entry> links = new ArrayList<>();
        for (int each = 0; each < 20; each++) {
            links.add(link("a" + each + ".drl", "./".repeat(2000) + "a" + (each + 1) + ".drl"));
        }
        String last = links.get(0).id();
        for (int each = 0; each < 30; each++) {
            links.add(new Entry(LINK, "z" + each + ".drl", last));
        }
        Run run = compare(revision(links.toArray(Entry[]::new)));
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err())
                .endsWith(": that revision is refused, for its links lead over more than a million names\n");
    }

    @Test
    void names_of_what_is_no_rule_are_no_matter() throws Exception {
        Entry file = file("", "x");
        String id = revision(
                file.named("caf\u00E8.txt"),
                file.named("caf\u00E9.txt"),
                file.named("caf\\xe9.txt"),
                file.named("win\\"),
                file.named("win\\\\a.txt"));
        try (GitRevision revision = GitRevision.of(march, id)) {
            assertThat(revision.read(revision.folder().resolve("win\\"))).containsExactly('x');
        }
    }

    @Test
    void a_rule_file_by_a_name_that_is_no_utf_8_or_has_a_backslash_is_told_at_its_place() throws Exception {
        Entry file = file("", "package march2004\n");
        String id = revision(file.named("a\\b.drl"), file.named("z\u00FE.drl"), file.named("z\u00FF.drl"));
        Run run = compare(id);
        assertThat(run.exit()).isEqualTo(3);
        String why = ":1:1: [rule-set] the name of this file has a quote, a backslash or something in it that is not"
                + " seen or not UTF-8; letters, digits, hyphens and dots will do";
        String at = id + ":rules/march-2004/";
        assertThat(ofTheFolder(run))
                .containsExactly(at + "a\\b.drl" + why, at + "z\\xfe.drl" + why, at + "z\\xff.drl" + why);
    }

    @Test
    void a_rule_set_that_is_reached_by_links_is_the_one_that_they_lead_to() throws Exception {
        Files.createDirectories(clone.resolve("council/own"));
        Files.writeString(clone.resolve("council/own/pack.yaml"), "name: own\nextends: base\n");
        Files.createSymbolicLink(clone.resolve("council/base"), Path.of("..", "rules", "march-2004"));
        commit();
        Run run = assay(
                "compare", "--quiet", "--rules", clone.resolve("council/own").toString(), "--with-git", "HEAD", EDGE);
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("0 of 1 have other grades");
    }

    /** What a clone can name to be run, all of which would leave a file behind. */
    private Path everyCommandThatACloneCanName() throws Exception {
        Path ran = folder.resolve("ran");
        Path program =
                Files.writeString(folder.resolve("program"), "#!/bin/sh\necho \"$0 $*\" >>" + ran + "\nexit 1\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        for (String key : List.of(
                "core.sshCommand",
                "core.fsmonitor",
                "core.pager",
                "core.editor",
                "core.askPass",
                "core.gitProxy",
                "core.alternateRefsCommand",
                "credential.helper",
                "pager.ls-tree",
                "diff.external",
                "diff.x.textconv",
                "filter.x.smudge",
                "filter.x.clean",
                "filter.x.process",
                "remote.origin.uploadpack",
                "gpg.program",
                "sequence.editor")) {
            git("config", key, program.toString());
        }
        for (String alias : List.of("ls-tree", "cat-file", "rev-parse")) {
            git("config", "alias." + alias, "!" + program);
        }
        Path hooks = Files.createDirectories(folder.resolve("hooks"));
        for (String hook :
                List.of("post-checkout", "post-index-change", "reference-transaction", "fsmonitor-watchman")) {
            Files.createSymbolicLink(hooks.resolve(hook), program);
        }
        git("config", "core.hooksPath", hooks.toString());
        Files.writeString(clone.resolve(".git/info/attributes"), "* filter=x diff=x\n");
        git("config", "remote.origin.promisor", "true");
        git("config", "core.repositoryFormatVersion", "1");
        git("config", "extensions.partialClone", "origin");
        for (String protocol : List.of("ssh", "file", "ext", "git", "https")) {
            git("config", "protocol." + protocol + ".allow", "always");
        }
        return ran;
    }

    private void takeAway(String object) throws Exception {
        Path file = loose(object);
        Files.delete(file);
    }

    private Path loose(String object) throws Exception {
        String id = git("rev-parse", object);
        return clone.resolve(".git/objects").resolve(id.substring(0, 2)).resolve(id.substring(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ssh://host/x", "FOLDER/elsewhere", "file://FOLDER/elsewhere", "ext::FOLDER/program %S"})
    void nothing_that_a_clone_names_is_run_and_nothing_is_fetched(String url) throws Exception {
        Path ran = everyCommandThatACloneCanName();
        git("config", "remote.origin.url", url.replace("FOLDER", folder.toString()));
        takeAway("HEAD:rules/march-2004/notes.drl");
        assertThat(compare("HEAD"))
                .isEqualTo(new Run(
                        2,
                        "",
                        "assay: --with-git HEAD: git cannot hand over rules/march-2004/notes.drl; the clone is damaged, or"
                                + " not a whole one\n"));
        assertThat(ran).doesNotExist();
    }

    @Test
    void a_whole_clone_is_compared_whatever_it_names() throws Exception {
        Path ran = everyCommandThatACloneCanName();
        Run run = compare("HEAD");
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("0 of 1 have other grades");
        assertThat(ran).doesNotExist();
    }

    @Test
    void a_damaged_clone_is_told_in_one_line() throws Exception {
        Path pack = loose("HEAD:rules/march-2004/pack.yaml");
        Path grading = loose("HEAD:rules/march-2004/agencies.drl");
        assertThat(pack.toFile().setWritable(true) && grading.toFile().setWritable(true))
                .isTrue();
        byte[] other = Files.readAllBytes(grading);
        // What git reads without complaint, under the name of something else.
        Files.write(pack, other);
        String cannot = "assay: --with-git HEAD: git cannot hand over ";
        String why = "; the clone is damaged, or not a whole one\n";
        assertThat(compare("HEAD")).isEqualTo(new Run(2, "", cannot + "rules/march-2004/pack.yaml" + why));
        Files.writeString(pack, "nonsense");
        assertThat(compare("HEAD")).isEqualTo(new Run(2, "", cannot + "rules/march-2004/pack.yaml" + why));
        takeAway("HEAD:rules");
        assertThat(compare("HEAD")).isEqualTo(new Run(2, "", cannot + "what is in it" + why));
    }

    @Test
    void objects_are_neither_replaced_nor_grafted() throws Exception {
        String old = git("rev-parse", "HEAD:rules/march-2004/pack.yaml");
        String mine = file("x", "name: mine\n").id();
        git("replace", old, mine);
        Files.writeString(march.resolve("more.yaml"), "a: 1\n");
        commit();
        String orphan = git("-c", "user.name=a", "-c", "user.email=a@b", "commit-tree", "-m", "o", "HEAD~1^{tree}");
        Files.writeString(clone.resolve(".git/info/grafts"), git("rev-parse", "HEAD") + " " + orphan + "\n");
        try (GitRevision revision = GitRevision.of(march, "HEAD~1")) {
            assertThat(read(revision, "pack.yaml")).startsWith(Files.readString(march.resolve("pack.yaml")));
        }
        assertThatThrownBy(() -> GitRevision.of(march, "HEAD~2").close())
                .hasMessageStartingWith("--with-git HEAD~2: there is no such revision in ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--exec-path=/", "-x", "-"})
    void a_revision_is_no_option(String name) {
        Run run = assay("compare", "--quiet", "--rules", march.toString(), "--with-git=" + name, EDGE);
        assertThat(run)
                .isEqualTo(new Run(2, "", "assay: --with-git " + name + ": a revision does not begin with a hyphen\n"));
    }

    @Test
    void an_option_of_ours_is_no_revision_either() {
        Run run = assay("compare", "--quiet", "--rules", march.toString(), "--with-git=-h", EDGE);
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("assay: --with-git: REV is missing behind it");
    }
}
