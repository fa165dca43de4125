package assay.files;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A file that only grows, of text without zero bytes. What is added to it is there whole or not at all: its last byte is written
 * first, then all the others but the first, and that only when all else is on disk. So whoever is killed before that leaves a
 * {@link #MARK} behind, from which on nothing belongs to the file, and more of them where anything else is missing.
 *
 * <p>It is locked while it is open: for others who add to it, and where it is only read for those alone. It stays the same file, so
 * links lead to it as before, and it stays whose it was.
 */
public final class GrowingFile implements Closeable {

    /** What stands where something was to be added, and is not there as a whole. */
    public static final byte MARK = 0;

    /** Locks are of programs; within this one there is one such file open at a time, for closing any gives up the locks of all. */
    private static final ReentrantLock TURN = new ReentrantLock();

    private final FileChannel channel;
    private final Disk disk;

    private GrowingFile(FileChannel channel, Disk disk) {
        this.channel = channel;
        this.disk = disk;
    }

    /** Where bytes go: to the disk, unless a test has it fail. */
    @FunctionalInterface
    interface Disk {
        /** Writes all bytes of a buffer from a place of the file on. */
        void write(FileChannel channel, ByteBuffer bytes, long at) throws IOException;
    }

    /**
     * Opens a file to add to it, once nobody else has it open; where there is none, it is made, empty, and so are the folders that it is in.
     *
     * @param file the file, or a link to it
     * @throws InputFile.Unreadable if it is no regular file
     * @throws IOException if it may not be written
     */
    public static GrowingFile toAppend(Path file) throws IOException, InputFile.Unreadable {
        return toAppend(file, GrowingFile::all);
    }

    static GrowingFile toAppend(Path file, Disk disk) throws IOException, InputFile.Unreadable {
        Path target = Place.of(file);
        boolean isNew = !Files.exists(target);
        if (!isNew) {
            InputFile.check(target);
        }
        TURN.lock();
        try (NewFiles above = new NewFiles()) {
            Path folder = target.getParent();
            if (isNew && folder != null) {
                above.folder(folder);
            }
            FileChannel channel = FileChannel.open(
                    target, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE);
            GrowingFile growing = new GrowingFile(channel, disk);
            lock(growing, false);
            if (isNew && folder != null) {
                remember(folder);
            }
            above.keep();
            return growing;
        } catch (IOException | RuntimeException e) {
            TURN.unlock();
            throw e;
        }
    }

    /**
     * Opens a file to read it while nobody adds to it.
     *
     * @param file the file, or a link to it
     * @throws InputFile.Unreadable if it is not there, is no regular file or cannot be read
     */
    public static GrowingFile toRead(Path file) throws InputFile.Unreadable {
        InputFile.check(file);
        TURN.lock();
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
            GrowingFile growing = new GrowingFile(channel, GrowingFile::all);
            lock(growing, true);
            return growing;
        } catch (IOException | RuntimeException e) {
            TURN.unlock();
            throw InputFile.failed(e);
        }
    }

    private static void lock(GrowingFile growing, boolean shared) throws IOException {
        try {
            growing.channel.lock(0, Long.MAX_VALUE, shared);
        } catch (IOException | RuntimeException e) {
            if (shared) {
                // Not everything that holds files has locks. It can be read all the same.
                return;
            }
            growing.channel.close();
            throw e;
        }
    }

    /** Has the folder keep the name of a new file, even if the power goes. */
    private static void remember(Path folder) {
        try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
            names.force(true);
        } catch (IOException e) {
            // Only some systems open folders for that; the others keep names by themselves.
        }
    }

    private static void all(FileChannel channel, ByteBuffer bytes, long at) throws IOException {
        long next = at;
        while (bytes.hasRemaining()) {
            next += channel.write(bytes, next);
        }
    }

    /** How many bytes it has. */
    public long size() throws IOException {
        return channel.size();
    }

    /** What is in it, from its beginning; to be read before anything else is done with the file, and not to be closed. */
    public InputStream content() throws IOException {
        return Channels.newInputStream(channel.position(0));
    }

    /**
     * Adds to it, and returns when that is on disk.
     *
     * @param added at least one byte, the first of which is no {@link #MARK}
     * @throws IOException if it cannot be written as a whole, as on a full disk; then nothing of it is there
     */
    public void append(byte[] added) throws IOException {
        long before = channel.size();
        Unfinished.undisturbed(() -> {
            try {
                int last = added.length - 1;
                // So it has its length at once: where it is not whole, there are zero bytes in it.
                disk.write(channel, ByteBuffer.wrap(added, last, 1), before + last);
                disk.write(channel, ByteBuffer.wrap(added, 1, last), before + 1);
                channel.force(true);
                disk.write(channel, ByteBuffer.wrap(added, 0, 1), before);
                channel.force(true);
            } catch (IOException e) {
                channel.truncate(before);
                channel.force(true);
                throw e;
            }
        });
    }

    /** Ends what somebody else added but for its first byte. */
    public void complete(long at, byte first) throws IOException {
        disk.write(channel, ByteBuffer.wrap(new byte[] {first}), at);
        channel.force(true);
    }

    /** Takes away what does not belong to it, from a place on. */
    public void cut(long at) throws IOException {
        channel.truncate(at);
        channel.force(true);
    }

    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            TURN.unlock();
        }
    }
}
