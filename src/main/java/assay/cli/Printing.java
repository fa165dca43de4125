package assay.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of a command whose result can go to a file. */
final class Printing extends Shared {

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description = "write there instead, whole or not at all" + Overwriting.FOLDERS)
    @Nullable
    Path output;

    @Override
    @Nullable
    Path file() {
        return output;
    }
}
