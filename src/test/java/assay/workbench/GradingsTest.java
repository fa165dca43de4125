package assay.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import assay.TestRules;
import assay.drl.RuleFiles;
import assay.rules.RuleBase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which other readings evidence can be graded by. */
class GradingsTest {

    @TempDir
    Path folder;

    @Test
    void other_readings_lie_beside_the_rules_and_in_folders_that_are_named_and_are_seen_as_soon_as_they_are_there()
            throws Exception {
        OnDisk disk = OnDisk.in(folder);
        variant(disk, "variants/beside", "march-2004");
        variant(disk, "tries/named", "march-2004");
        copy(Path.of("rules/playgrounds"), disk.rules().resolveSibling("playgrounds"));
        variant(disk, "tries/of-others", "playgrounds");
        Gradings gradings = new Gradings(
                TestRules.CACHE,
                List.of(disk.rules().resolveSibling("tries"), disk.rules().resolveSibling("variants")));
        RuleBase saved = RuleBase.unchecked(RuleFiles.read(disk.rules()), TestRules.CACHE);
        assertThat(gradings.readings(saved)).containsExactly("beside", "named");
        variant(disk, "tries/new", "march-2004");
        assertThat(gradings.readings(saved)).containsExactly("beside", "named", "new");
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectory(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    private static void variant(OnDisk disk, String where, String of) throws IOException {
        Path made = Files.createDirectories(disk.rules().resolveSibling(where));
        Files.writeString(made.resolve("pack.yaml"), "name: " + made.getFileName() + "\nextends: " + of + "\n");
    }
}
