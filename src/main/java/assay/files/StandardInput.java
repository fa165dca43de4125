package assay.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What is handed to the program through standard input, where a file is named {@code -}. It is read once, however often it is asked for. */
public final class StandardInput {

    /** How it is named in the place of a file; a file that is called so is {@code ./-}. */
    public static final String NAME = "-";

    private final InputStream in;
    private byte @Nullable [] content;

    /** What comes from a stream. */
    public StandardInput(InputStream in) {
        this.in = in;
    }

    /** Whether a path stands for standard input. */
    public static boolean isMeant(Path path) {
        return path.equals(Path.of(NAME));
    }

    /**
     * All that was handed over.
     *
     * @param largest how many bytes it may be, a whole number of MiB
     * @throws InputFile.Unreadable if it is more, nothing at all, or cannot be read
     */
    public synchronized byte[] read(int largest) throws InputFile.Unreadable {
        if (content == null) {
            try {
                content = in.readNBytes(largest + 1);
            } catch (IOException e) {
                throw new InputFile.Unreadable("standard input cannot be read" + InputFile.reason(e));
            }
        }
        if (content.length > largest) {
            throw new InputFile.Unreadable("standard input has more than " + (largest >> 20) + " MiB");
        }
        return content;
    }
}
