package assay.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What is being written and has not taken its place yet. It lies beside that place under a name of its own, and is taken away
 * when the program is told to end; what a program left that was killed, the next one takes away that writes to the same folder.
 */
final class Unfinished {

    private static final Pattern NAME = Pattern.compile("\\.assay-(\\d{1,10})-\\d+\\.tmp");

    private static final Set<OpenOption> NEW = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

    /** Within an unfinished folder: the file that its maker has locked. */
    static final String LOCK = "lock";

    private static final AtomicLong COUNT = new AtomicLong();
    private static final Set<Path> ALL = new LinkedHashSet<>();

    /** Held while anything comes or goes, and for ever once the program is ending. */
    private static final ReentrantLock TURN = new ReentrantLock();

    private static boolean hooked;

    private Unfinished() {}

    /** Something done to files that the end of the program waits for, and that is not begun any more after it. */
    @FunctionalInterface
    interface Made<T> {
        /** Does it. */
        T made() throws IOException;
    }

    /** The same, where nothing comes of it that anybody wants. */
    @FunctionalInterface
    interface Done {
        /** Does it. */
        void done() throws IOException;
    }

    /** Does something to files, all of it or nothing, whenever the program is told to end. */
    static <T> T undisturbed(Made<T> step) throws IOException {
        TURN.lock();
        try {
            return step.made();
        } finally {
            TURN.unlock();
        }
    }

    /** The same, where nothing comes of it. */
    static void undisturbed(Done step) throws IOException {
        TURN.lock();
        try {
            step.done();
        } finally {
            TURN.unlock();
        }
    }

    /** A name in a folder that nothing has, which the file or folder of this name is taken away by. */
    static Path in(Path folder) {
        if (!hooked) {
            hooked = true;
            Runtime.getRuntime().addShutdownHook(new Thread(Unfinished::end, "unfinished"));
        }
        Path path = folder.resolve(".assay-" + ProcessHandle.current().pid() + "-" + COUNT.incrementAndGet() + ".tmp");
        ALL.add(path);
        return path;
    }

    /** Opens a file. */
    @FunctionalInterface
    interface Opening {
        /** Opens it so, with these attributes where it is made. */
        FileChannel open(Set<OpenOption> options, FileAttribute<?>... attributes) throws IOException;
    }

    /** Makes the file of such a name, which only this user can read where it is to be private. It is locked while it is open. */
    static FileChannel create(Path path, boolean isPrivate) throws IOException {
        return create((options, attributes) -> FileChannel.open(path, options, attributes), isPrivate);
    }

    /** The same, opened by a way of its own. */
    static FileChannel create(Opening opening, boolean isPrivate) throws IOException {
        FileAttribute<?>[] attributes = isPrivate
                        && FileSystems.getDefault()
                                .supportedFileAttributeViews()
                                .contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        FileChannel channel = opening.open(NEW, attributes);
        try {
            if (channel.tryLock() == null) {
                throw new IOException("locked by others");
            }
        } catch (IOException | UnsupportedOperationException e) {
            // Not everything that holds files has locks. Then the number of the process has to do.
        }
        return channel;
    }

    /** It is in its place, and is taken away nevertheless if the program is told to end before others are. */
    static void mayGo(Path file) {
        ALL.add(file);
    }

    /** It is not there any more under that name, or is to stay. */
    static void forget(Path path) {
        ALL.remove(path);
    }

    private static void end() {
        // Not given back: whoever still runs writes nothing from here on.
        TURN.lock();
        ALL.forEach(Unfinished::delete);
    }

    /** Deletes a file or a folder with all that is in it, as far as that can be done; links are not followed. */
    static void delete(Path path) {
        if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            deleteOne(path);
            return;
        }
        try (Stream<Path> files = Files.walk(path)) {
            files.sorted(Comparator.reverseOrder()).forEach(Unfinished::deleteOne);
        } catch (IOException e) {
            // What is left of it has a name that begins with a dot, and does no harm.
        }
    }

    private static void deleteOne(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            // As above.
        }
    }

    /** Whatever programs left in a folder that have ended since, without a lock on it and without a process of their number. */
    static List<Path> leftIn(Path folder) throws IOException {
        List<Path> left = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, ".assay-*.tmp")) {
            for (Path path : all) {
                Matcher name = NAME.matcher(path.getFileName().toString());
                if (name.matches()
                        && ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty()
                        && !isLocked(Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS) ? path.resolve(LOCK) : path)) {
                    left.add(path);
                }
            }
        }
        return left;
    }

    static void takeAwayFilesLeftIn(Path folder) throws IOException {
        for (Path left : leftIn(folder)) {
            if (!Files.isDirectory(left, LinkOption.NOFOLLOW_LINKS)) {
                delete(left);
            }
        }
    }

    /** Whether some program has a lock on a file, or it cannot be told; not where there is no such file. */
    private static boolean isLocked(Path file) {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock == null;
        } catch (IOException | OverlappingFileLockException e) {
            return true;
        }
    }
}
