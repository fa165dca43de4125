package assay.files;

import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A file that is written whole or not at all: beside its place, into which it is moved when it is complete. It is
 * held by whoever held the file that it replaces, as far as the user may give it to them.
 */
public final class OutputFile implements Closeable {

    private final Path named;
    private final Path target;
    private final Path unfinished;
    private final FileChannel channel;
    private final OutputStream stream;
    private final Writer writer;

    private OutputFile(Path named, Path target, Path unfinished, FileChannel channel) {
        this.named = named;
        this.target = target;
        this.unfinished = unfinished;
        this.channel = channel;
        this.stream = new BufferedOutputStream(Channels.newOutputStream(channel));
        this.writer = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
    }

    /**
     * Begins a file.
     *
     * @param file its place, in a folder that is there; a link stays one, and what it leads to is made or replaced
     */
    public static OutputFile of(Path file) throws IOException {
        Path target = Place.of(file);
        Path folder = target.getParent();
        if (folder == null) {
            throw new FileAlreadyExistsException(file.toString());
        }
        Unfinished.takeAwayFilesLeftIn(folder);
        Holders before = Holders.of(target);
        return Unfinished.undisturbed(() -> {
            Path unfinished = Unfinished.in(folder);
            OutputFile output = new OutputFile(file, target, unfinished, Unfinished.create(unfinished, before != null));
            if (before != null) {
                before.hold(unfinished);
            }
            return output;
        });
    }

    /** Opens a pipe or a device, which is nothing that could be moved into place. */
    public static OutputStream ofNoFile(Path pipe) throws IOException {
        return new BufferedOutputStream(Files.newOutputStream(pipe));
    }

    /** Takes away a file of ours, if it is there. */
    public static void takeAway(Path file) throws IOException {
        Unfinished.undisturbed(() -> Files.deleteIfExists(file));
    }

    /** What is written to it is in UTF-8. */
    public Writer writer() {
        return writer;
    }

    /** The same for bytes; what was handed to one of the two is flushed before anything is handed to the other. */
    public OutputStream stream() {
        return stream;
    }

    /** Puts the file in its place, instead of what was there. */
    public void replace() throws IOException {
        writer.flush();
        Unfinished.undisturbed(() -> {
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
            Unfinished.forget(unfinished);
        });
    }

    /** Puts the file in its place, if there is nothing yet, not even a link; says whether it did. */
    public boolean place() throws IOException {
        writer.flush();
        return Unfinished.undisturbed(() -> {
            if (Files.isSymbolicLink(named)) {
                return false;
            }
            try {
                // Without more being asked for, this replaces nothing.
                Files.move(unfinished, target);
                Unfinished.forget(unfinished);
                return true;
            } catch (FileAlreadyExistsException e) {
                return false;
            }
        });
    }

    /** Takes away what has not been put in its place. */
    @Override
    public void close() throws IOException {
        Unfinished.undisturbed(() -> {
            channel.close();
            Files.deleteIfExists(unfinished);
            Unfinished.forget(unfinished);
        });
    }
}
