package assay.cli;

import assay.drl.Variants;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The rule sets of a folder, as {@code --variants} names it. */
final class VariantsNamed {

    private VariantsNamed() {}

    /** The folders of the rule sets, by their names; there is one at least. */
    static List<Path> in(Path folder) {
        List<Path> sets;
        try {
            sets = Variants.in(folder);
        } catch (IOException e) {
            throw new UsageException("--variants " + folder + ": there is no such folder");
        }
        if (sets.isEmpty()) {
            throw new UsageException("--variants " + folder + ": there is no rule set in this folder");
        }
        return sets;
    }
}
