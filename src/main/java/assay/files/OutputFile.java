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
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A file that is written whole or not at all: beside its place, into which it is moved when it is complete. It is
 * held by whoever held the file that it replaces, as far as the user may give it to them.
 */
public final class OutputFile implements Closeable {

    private final Spot spot;
    private final FileChannel channel;
    private final OutputStream stream;
    private final Writer writer;

    private OutputFile(Spot spot, FileChannel channel) {
        this.spot = spot;
        this.channel = channel;
        this.stream = new BufferedOutputStream(Channels.newOutputStream(channel));
        this.writer = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
    }

    /** Where a file is to be, and where it lies until then. */
    private interface Spot {
        /** Puts it in its place, instead of what is there. */
        void replace() throws IOException;

        /** Puts it in its place if there is nothing yet; says whether it did. */
        boolean place() throws IOException;

        /** Takes it away unless it is in its place. */
        void leave() throws IOException;
    }

    /** Where a path leads by its links. */
    private record Led(Path named, Path target, Path unfinished) implements Spot {
        @Override
        public void replace() throws IOException {
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
            Unfinished.forget(unfinished);
        }

        @Override
        public boolean place() throws IOException {
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
        }

        @Override
        public void leave() throws IOException {
            Files.deleteIfExists(unfinished);
            Unfinished.forget(unfinished);
        }
    }

    /** A place in or below a folder that was named, to which no link leads. The folder that it is in is known again by its key. */
    private record Below(Path top, Path file, @Nullable Object key, Path unfinished) implements Spot {
        @Override
        public void replace() throws IOException {
            try (HeldFolder folder = reach()) {
                put(folder);
            }
        }

        @Override
        public boolean place() throws IOException {
            try (HeldFolder folder = reach()) {
                if (folder.has(file.getFileName())) {
                    return false;
                }
                put(folder);
                return true;
            }
        }

        private void put(HeldFolder folder) throws IOException {
            folder.rename(unfinished.getFileName(), file.getFileName());
            Unfinished.forget(unfinished);
        }

        @Override
        public void leave() {
            try (HeldFolder folder = reach()) {
                folder.delete(unfinished.getFileName());
            } catch (IOException e) {
                // The folder is another by now. What is left in the former one is taken away by whoever writes there
                // next.
            } finally {
                Unfinished.forget(unfinished);
            }
        }

        private HeldFolder reach() throws IOException {
            HeldFolder folder = HeldFolder.of(top, parent(file), false);
            if (!Objects.equals(folder.key(), key)) {
                folder.close();
                throw new FileSystemException(file.toString(), null, "its folder is another than it was");
            }
            return folder;
        }
    }

    /**
     * Begins a file.
     *
     * @param file its place, in a folder that is there; a link stays one, and what it leads to is made or replaced
     */
    public static OutputFile of(Path file) throws IOException {
        Path target = Place.of(file);
        Path folder = parent(target);
        Unfinished.takeAwayFilesLeftIn(folder);
        Holders before = Holders.of(target);
        return Unfinished.undisturbed(() -> {
            Path unfinished = Unfinished.in(folder);
            OutputFile output =
                    new OutputFile(new Led(file, target, unfinished), Unfinished.create(unfinished, before != null));
            if (before != null) {
                before.hold(unfinished);
            }
            return output;
        });
    }

    /**
     * Begins a file in a folder that was named, or below it, and follows no link from there on: neither one that is there nor one
     * that comes in the place of the file or of a folder until it is in its place. Folders that are not there yet are made.
     *
     * @param top the folder
     * @param file its place
     */
    public static OutputFile below(Path top, Path file) throws IOException {
        Path folder = parent(file);
        return Unfinished.undisturbed(() -> {
            try (HeldFolder held = HeldFolder.of(top, folder, true)) {
                Unfinished.takeAwayFilesLeftIn(folder);
                Path unfinished = Unfinished.in(folder);
                FileChannel channel = held.create(unfinished.getFileName(), file.getFileName());
                return new OutputFile(new Below(top, file, held.key(), unfinished), channel);
            }
        });
    }

    private static Path parent(Path file) throws FileAlreadyExistsException {
        Path folder = file.getParent();
        if (folder == null) {
            throw new FileAlreadyExistsException(file.toString());
        }
        return folder;
    }

    /** Opens a pipe or a device, which is nothing that could be moved into place. */
    public static OutputStream ofNoFile(Path pipe) throws IOException {
        return new BufferedOutputStream(Files.newOutputStream(pipe));
    }

    /** Takes away a file of ours in a folder that was named, or below it, if it is there, and follows no link from there on. */
    public static void takeAwayBelow(Path top, Path file) throws IOException {
        Unfinished.undisturbed(() -> {
            try (HeldFolder folder = HeldFolder.of(top, parent(file), false)) {
                folder.delete(file.getFileName());
            }
        });
    }

    /** Why it cannot be written, behind a colon; never in words of Java, or by a name that nobody gave it. */
    public static String reason(IOException e) {
        Path file = e instanceof FileSystemException about && about.getFile() != null ? Path.of(about.getFile()) : null;
        if (e instanceof AccessDeniedException && file != null) {
            Path folder = Files.isDirectory(file) ? file : file.toAbsolutePath().getParent();
            return ": there is no permission to write in " + folder;
        }
        if (e instanceof FileAlreadyExistsException) {
            return ": " + file + " is no folder";
        }
        String reason = InputFile.reason(e);
        return reason.isEmpty() ? ": the system does not say why" : reason;
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
        Unfinished.undisturbed(spot::replace);
    }

    /** Puts the file in its place, if there is nothing yet, not even a link; says whether it did. */
    public boolean place() throws IOException {
        writer.flush();
        return Unfinished.undisturbed(spot::place);
    }

    /** Takes away what has not been put in its place. */
    @Override
    public void close() throws IOException {
        Unfinished.undisturbed(() -> {
            channel.close();
            spot.leave();
        });
    }
}
