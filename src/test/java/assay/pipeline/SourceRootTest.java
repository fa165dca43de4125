package assay.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** By which paths files are known to a code host. */
class SourceRootTest {

    @TempDir
    Path temporary;

    private Path clone;
    private Path below;

    @BeforeEach
    void make_a_clone() throws Exception {
        clone = Files.createDirectories(temporary.toRealPath().resolve("clone"));
        below = Files.createDirectories(clone.resolve("rules/own"));
    }

    @Test
    void paths_begin_at_the_top_of_the_clone_wherever_one_is_in_it() throws Exception {
        Files.createDirectory(clone.resolve(".git"));
        SourceRoot root = SourceRoot.of(below, Map.of("GITHUB_WORKSPACE", temporary.toString()));
        assertThat(root.top()).isEqualTo(clone);
        assertThat(root.path(below + "/../own/./pack.yaml")).isEqualTo("rules/own/pack.yaml");
    }

    @Test
    void a_worktree_is_a_clone_whose_git_is_a_file() throws Exception {
        Files.writeString(clone.resolve(".git"), "gitdir: elsewhere\n");
        assertThat(SourceRoot.of(below, Map.of()).top()).isEqualTo(clone);
    }

    @Test
    void without_a_clone_they_begin_where_the_build_server_put_the_sources() {
        assertThat(SourceRoot.of(below, Map.of("GITHUB_WORKSPACE", clone.toString()))
                        .top())
                .isEqualTo(clone);
        assertThat(SourceRoot.of(below, Map.of("CI_PROJECT_DIR", clone.toString()))
                        .top())
                .isEqualTo(clone);
    }

    @Test
    void without_either_or_elsewhere_they_begin_in_the_folder_itself() {
        Map<String, String> elsewhere = Map.of("GITHUB_WORKSPACE", clone + "/else", "CI_PROJECT_DIR", "");
        assertThat(SourceRoot.of(below, elsewhere).top()).isEqualTo(below);
    }

    @Test
    void a_file_elsewhere_has_its_absolute_path() {
        SourceRoot root = new SourceRoot(below);
        assertThat(root.path(clone + "/pack.yaml")).isEqualTo(clone + "/pack.yaml");
        assertThat(root.holds(clone + "/pack.yaml")).isFalse();
        assertThat(root.holds(below + "/pack.yaml")).isTrue();
    }

    @Test
    void a_root_that_is_named_by_a_link_has_the_same_files() throws Exception {
        Path link = Files.createSymbolicLink(temporary.resolve("link"), clone);
        Files.writeString(below.resolve("pack.yaml"), "");
        assertThat(new SourceRoot(clone).path(link + "/rules/own/pack.yaml")).isEqualTo("rules/own/pack.yaml");
        assertThat(new SourceRoot(link).path(below + "/pack.yaml")).isEqualTo("rules/own/pack.yaml");
        Files.createSymbolicLink(below.resolve("linked.yaml"), Path.of("pack.yaml"));
        assertThat(new SourceRoot(clone).path(link + "/rules/own/linked.yaml"))
                .as("a link that is not followed, which is what is wrong, and not what it leads to")
                .isEqualTo("rules/own/linked.yaml");
    }
}
