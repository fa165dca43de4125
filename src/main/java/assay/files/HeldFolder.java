package assay.files;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * A folder at or below one that the user named, reached through no link from there on. What is done in it is done in the folder
 * that was reached, whatever takes its place meanwhile. Where a system cannot hold on to a folder, as Windows cannot, all that can
 * be done is to look once more before each step whether the way there still leads through no link.
 */
final class HeldFolder implements Closeable {

    private final Path top;
    private final Path path;
    private final @Nullable SecureDirectoryStream<Path> held;

    private HeldFolder(Path top, Path path, @Nullable SecureDirectoryStream<Path> held) {
        this.top = top;
        this.path = path;
        this.held = held;
    }

    /**
     * Reaches a folder.
     *
     * @param top the folder that was named, or a link to it
     * @param path the folder, at or below it
     * @param isMade whether it is made if it is not there
     * @throws IOException if a link or anything else that is no folder stands in the way
     */
    @SuppressWarnings("StreamResourceLeak") // The last one is held until the folder is closed.
    static HeldFolder of(Path top, Path path, boolean isMade) throws IOException {
        if (isMade && !Files.exists(top)) {
            Files.createDirectories(top);
        }
        DirectoryStream<Path> at = Files.newDirectoryStream(top);
        Path sofar = top;
        try {
            if (!(at instanceof SecureDirectoryStream<Path>)) {
                at.close();
                return withoutHolding(top, path, isMade);
            }
            for (Path name : top.relativize(path)) {
                if (name.toString().isEmpty()) {
                    continue;
                }
                sofar = sofar.resolve(name);
                DirectoryStream<Path> next = within(at, name, sofar, isMade);
                at.close();
                at = next;
            }
            return new HeldFolder(top, path, (SecureDirectoryStream<Path>) at);
        } catch (IOException | RuntimeException e) {
            at.close();
            throw e;
        }
    }

    private static DirectoryStream<Path> within(DirectoryStream<Path> at, Path name, Path path, boolean isMade)
            throws IOException {
        try {
            return ((SecureDirectoryStream<Path>) at).newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException e) {
            if (!isMade) {
                throw e;
            }
            // Java makes no folder within one that is held: if the way to it becomes a link at this moment, an
            // empty folder is made elsewhere. Nothing is written there.
            Files.createDirectory(path);
            return within(at, name, path, false);
        } catch (IOException e) {
            throw Files.isSymbolicLink(path) ? link(path) : at(path, e);
        }
    }

    private static HeldFolder withoutHolding(Path top, Path path, boolean isMade) throws IOException {
        HeldFolder folder = new HeldFolder(top, path, null);
        folder.stands();
        if (isMade) {
            Files.createDirectories(path);
            folder.stands();
        }
        return folder;
    }

    /**
     * A failure with where it was: a folder that is held names what is in it from itself, and others would look for that where the
     * program was started.
     */
    static IOException at(Path where, IOException e) {
        if (!(e instanceof AccessDeniedException denied)) {
            return e;
        }
        AccessDeniedException placed = new AccessDeniedException(where.toString(), null, denied.getReason());
        placed.initCause(e);
        return placed;
    }

    private static FileSystemException link(Path path) {
        return new FileSystemException(path.toString(), null, "a link is not followed");
    }

    /** Makes sure that there is no link on the way. */
    private void stands() throws IOException {
        for (Path step = path; step != null && !step.equals(top); step = step.getParent()) {
            if (Files.isSymbolicLink(step)) {
                throw link(step);
            }
        }
    }

    /** What tells it from every other folder, also from one that comes in its place; null where the system does not say. */
    @Nullable
    Object key() throws IOException {
        return held == null
                ? null
                : held.getFileAttributeView(BasicFileAttributeView.class)
                        .readAttributes()
                        .fileKey();
    }

    /** Makes a new file in it that is held as the one of another name, if there is that. */
    FileChannel create(Path name, Path as) throws IOException {
        if (held == null) {
            stands();
            Holders before = Holders.of(path.resolve(as));
            FileChannel channel = Unfinished.create(path.resolve(name), before != null);
            if (before != null) {
                before.hold(path.resolve(name));
            }
            return channel;
        }
        try {
            PosixFileAttributes before = attributes(held, as);
            FileChannel channel = Unfinished.create(
                    (options, attributes) -> (FileChannel) held.newByteChannel(name, options, attributes),
                    before != null);
            if (before != null) {
                hold(held, name, before);
            }
            return channel;
        } catch (IOException e) {
            throw at(path.resolve(name), e);
        }
    }

    private static @Nullable PosixFileAttributes attributes(SecureDirectoryStream<Path> held, Path name)
            throws IOException {
        try {
            return view(held, name).readAttributes();
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    private static PosixFileAttributeView view(SecureDirectoryStream<Path> held, Path name) {
        return held.getFileAttributeView(name, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    }

    private static void hold(SecureDirectoryStream<Path> held, Path name, PosixFileAttributes before)
            throws IOException {
        PosixFileAttributeView view = view(held, name);
        PosixFileAttributes now = view.readAttributes();
        try {
            if (!now.group().equals(before.group())) {
                view.setGroup(before.group());
            }
            if (!now.owner().equals(before.owner())) {
                view.setOwner(before.owner());
            }
        } catch (IOException e) {
            // Only some may give away what is theirs.
        }
        view.setPermissions(before.permissions());
    }

    /** Whether anything has a name in it, be it a link. */
    boolean has(Path name) throws IOException {
        if (held == null) {
            stands();
            return Files.exists(path.resolve(name), LinkOption.NOFOLLOW_LINKS);
        }
        return attributes(held, name) != null;
    }

    /** Gives a file in it another name, instead of what has that: of a link it takes the place. */
    void rename(Path name, Path to) throws IOException {
        if (held == null) {
            stands();
            Files.move(path.resolve(name), path.resolve(to), StandardCopyOption.ATOMIC_MOVE);
            return;
        }
        try {
            held.move(name, held, to);
        } catch (IOException e) {
            throw at(path.resolve(to), e);
        }
    }

    /** Takes away a file in it, if it is there. */
    void delete(Path name) throws IOException {
        if (held == null) {
            stands();
            Files.deleteIfExists(path.resolve(name));
            return;
        }
        try {
            held.deleteFile(name);
        } catch (NoSuchFileException e) {
            // So it is away already.
        } catch (IOException e) {
            throw at(path.resolve(name), e);
        }
    }

    @Override
    public void close() throws IOException {
        if (held != null) {
            held.close();
        }
    }
}
