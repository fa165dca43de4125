package assay.files;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * New files beside those that are there, all of them or none: what was written is taken away again unless it is kept, also where
 * the program is told to end before that. No file is written over another.
 */
public final class NewFiles implements Closeable {

    private final Deque<Path> made = new ArrayDeque<>();

    /** Makes a folder and those above it that are not there yet. */
    public void folder(Path folder) throws IOException {
        Path place = Place.of(folder);
        Deque<Path> missing = new ArrayDeque<>();
        Path at = place;
        while (at != null && !Files.exists(at, LinkOption.NOFOLLOW_LINKS)) {
            missing.push(at);
            at = at.getParent();
        }
        if (at != null) {
            // Where a file stands in the way, this says so, and which.
            Files.createDirectories(at);
        }
        for (Path one : missing) {
            try {
                Files.createDirectory(one);
                made.push(one);
            } catch (FileAlreadyExistsException e) {
                // Another program was quicker, which is well unless it has made a file.
                Files.createDirectories(one);
            }
        }
    }

    /** Writes a file, whole, in a folder that is there; says whether it did, for nothing had its name. */
    public boolean write(Path file, String text) throws IOException {
        try (OutputFile output = OutputFile.of(file)) {
            output.writer().write(text);
            return Unfinished.undisturbed(() -> {
                boolean isPlaced = output.place();
                if (isPlaced) {
                    Unfinished.mayGo(file);
                    made.push(file);
                }
                return isPlaced;
            });
        }
    }

    /** Keeps all that was written. */
    public void keep() throws IOException {
        Unfinished.undisturbed(() -> {
            made.forEach(Unfinished::forget);
            made.clear();
        });
    }

    /** Takes away what was not kept; a folder in which others have put something meanwhile stays. */
    @Override
    public void close() throws IOException {
        Unfinished.undisturbed(() -> {
            for (Path one : made) {
                try {
                    Files.deleteIfExists(one);
                } catch (DirectoryNotEmptyException e) {
                    continue;
                }
                Unfinished.forget(one);
            }
        });
    }
}
