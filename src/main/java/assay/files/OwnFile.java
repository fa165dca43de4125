package assay.files;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A file that the program keeps for itself: nobody else can read it, and one program at a time has it. It is written whole or
 * not at all.
 */
public final class OwnFile implements Closeable {

    private static final String LOCK = ".lock";
    private static final int LARGEST = 256 << 20;

    /** Those that this program has: who opens the lock of one again and closes it gives it away, as POSIX has it. */
    private static final Set<Path> TAKEN = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final Path file;
    private final FileChannel lock;

    private OwnFile(Path folder, Path file, FileChannel lock) {
        this.folder = folder;
        this.file = file;
        this.lock = lock;
    }

    /**
     * Takes a file, until it is closed or the program ends in whatever way.
     *
     * @param folder where it lies; it is made, for this user alone, if it is not there
     * @param name how it is called; it need not be there yet
     * @return nothing where another has it
     * @throws IOException if there can be no such file there
     */
    public static Optional<OwnFile> take(Path folder, String name) throws IOException {
        Files.createDirectories(folder.toAbsolutePath().getParent());
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            Files.createDirectory(folder);
        }
        boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
        if (posix) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
        Path real = folder.toRealPath();
        Path file = real.resolve(name);
        if (!TAKEN.add(file)) {
            return Optional.empty();
        }
        FileChannel lock = null;
        try {
            lock = lock(file);
        } finally {
            if (lock == null) {
                TAKEN.remove(file);
            }
        }
        return lock == null ? Optional.empty() : Optional.of(new OwnFile(real, file, lock));
    }

    /** The lock of a file, which no other program has then; null where one has it. */
    private static @Nullable FileChannel lock(Path file) throws IOException {
        FileChannel channel = FileChannel.open(
                file.resolveSibling(file.getFileName() + LOCK),
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS));
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        channel.close();
        return null;
    }

    /** Whether a file has ever been taken there: who only looks for such files makes none. */
    public static boolean wasTaken(Path folder, String name) {
        return Files.exists(folder.resolve(name + LOCK), LinkOption.NOFOLLOW_LINKS);
    }

    /** Where it is. */
    public Path path() {
        return file;
    }

    /** What is in it; nothing where it is not there, or cannot be read. */
    public Optional<byte[]> read() {
        try {
            return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.size(file) <= LARGEST
                    ? Optional.of(Files.readAllBytes(file))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** When it was written; nothing where it is not there. */
    public Optional<Instant> written() {
        try {
            return Optional.of(
                    Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS).toInstant());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Writes it anew. */
    public void write(byte[] content) throws IOException {
        Unfinished.undisturbed(() -> {
            Path unfinished = Unfinished.in(folder);
            try (FileChannel channel = Unfinished.create(unfinished, true)) {
                ByteBuffer left = ByteBuffer.wrap(content);
                while (left.hasRemaining()) {
                    channel.write(left);
                }
                Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(unfinished);
                Unfinished.forget(unfinished);
            }
        });
    }

    /** Takes it away. */
    public void delete() throws IOException {
        Files.deleteIfExists(file);
    }

    /** Gives it back, for another to take. */
    @Override
    public void close() throws IOException {
        try {
            lock.close();
        } finally {
            TAKEN.remove(file);
        }
    }
}
