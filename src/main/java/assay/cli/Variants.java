package assay.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The rule sets of a folder, as {@code --variants} names it. */
final class Variants {

    private Variants() {}

    /** The folders of the rule sets, by their names; there is one at least. */
    static List<Path> in(Path folder) {
        List<Path> sets;
        try (Stream<Path> children = Files.list(folder)) {
            sets = children.filter(child -> Files.isRegularFile(child.resolve("pack.yaml")))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UsageException("--variants " + folder + ": there is no such folder");
        }
        if (sets.isEmpty()) {
            throw new UsageException("--variants " + folder + ": there is no rule set in this folder");
        }
        return sets;
    }
}
