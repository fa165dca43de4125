package assay.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files of bytes, written whole or not at all, in a folder that is there. */
public final class OutputBytes {

    private OutputBytes() {}

    /** Writes a file, instead of what was there. */
    public static void write(Path file, byte[] content) throws IOException {
        try (OutputFile output = OutputFile.of(file)) {
            output.stream().write(content);
            output.replace();
        }
    }

    /** Takes a file away, if it is there. */
    public static void takeAway(Path file) throws IOException {
        Unfinished.undisturbed(() -> {
            Files.deleteIfExists(file);
        });
    }
}
