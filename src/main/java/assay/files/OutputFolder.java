package assay.files;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;

/**
 * A folder of files that is written whole or not at all: beside its place, into which it is moved when it is complete. Where
 * there is a folder already, that one is moved out of the way just before, for no two folders change places at once. Whoever is
 * killed between the two leaves both, and {@link #of} brings the former one back; at any other moment the one or the other is
 * in its place.
 */
public final class OutputFolder implements Closeable {

    private static final String NEW = "new";
    private static final String OLD = "old";
    private static final String PLACE = "place";

    private final Path target;
    private final Path unfinished;
    private final FileChannel lock;
    private final NewFiles above;
    private final Runnable step;

    private OutputFolder(Path target, Path unfinished, FileChannel lock, NewFiles above, Runnable step) {
        this.target = target;
        this.unfinished = unfinished;
        this.lock = lock;
        this.above = above;
        this.step = step;
    }

    /**
     * Brings back a folder that was moved out of its place by whoever was killed then, and takes away what else was left.
     *
     * @param target its place, without links
     */
    public static void mend(Path target) throws IOException {
        Path folder = parent(target);
        if (Files.isDirectory(folder)) {
            for (Path left : Unfinished.leftIn(folder)) {
                mend(folder, left);
            }
        }
    }

    private static void mend(Path folder, Path left) throws IOException {
        Path old = left.resolve(OLD);
        if (!Files.isDirectory(old) || !Files.isDirectory(left.resolve(NEW))) {
            // Either nothing was moved yet, or the new one is in its place.
            Unfinished.delete(left);
            return;
        }
        Path place = folder.resolve(Files.readString(left.resolve(PLACE)));
        if (place.getFileName() != null && place.equals(folder.resolve(place.getFileName())) && isFree(place)) {
            Files.move(old, place, StandardCopyOption.REPLACE_EXISTING);
            Unfinished.delete(left);
        }
        // Where somebody has put something else in its place since, both stay as they are.
    }

    private static boolean isFree(Path place) throws IOException {
        if (!Files.exists(place)) {
            return true;
        }
        if (!Files.isDirectory(place)) {
            return false;
        }
        try (Stream<Path> content = Files.list(place)) {
            return content.findAny().isEmpty();
        }
    }

    /**
     * Begins a folder.
     *
     * @param target its place, without links; the folders that it is in are made where they are not there, and taken away again
     *     unless it is put there
     */
    public static OutputFolder of(Path target) throws IOException {
        return of(target, () -> {});
    }

    /** The same, with something to do before every step that changes what is on disk. */
    static OutputFolder of(Path target, Runnable step) throws IOException {
        Path folder = parent(target);
        NewFiles above = new NewFiles();
        try {
            above.folder(folder);
            mend(target);
            step.run();
            return begun(target, folder, above, step);
        } catch (IOException | RuntimeException | Error e) {
            above.close();
            throw e;
        }
    }

    private static OutputFolder begun(Path target, Path folder, NewFiles above, Runnable step) throws IOException {
        return Unfinished.undisturbed(() -> {
            Path unfinished = Files.createDirectory(Unfinished.in(folder));
            step.run();
            FileChannel lock = Unfinished.create(unfinished.resolve(Unfinished.LOCK), false);
            OutputFolder output = new OutputFolder(target, unfinished, lock, above, step);
            step.run();
            Files.writeString(unfinished.resolve(PLACE), String.valueOf(target.getFileName()));
            Path made = Files.createDirectory(unfinished.resolve(NEW));
            Holders before = Holders.of(target);
            if (before != null) {
                before.begin(made);
            }
            return output;
        });
    }

    private static Path parent(Path target) throws IOException {
        Path folder = target.getParent();
        if (folder == null) {
            throw new NotDirectoryException(target.toString());
        }
        return folder;
    }

    /**
     * Writes a file.
     *
     * @param path its path below the folder, with {@code /}
     */
    public void write(String path, byte[] content) throws IOException {
        step.run();
        Path file = unfinished.resolve(NEW).resolve(path);
        Files.createDirectories(parent(file));
        Files.write(file, content, StandardOpenOption.CREATE_NEW);
    }

    /** The same for a text. */
    public void write(String path, String content) throws IOException {
        write(path, content.getBytes(StandardCharsets.UTF_8));
    }

    /** Puts the folder in its place, instead of the one that was there. */
    public void replace() throws IOException {
        Path made = unfinished.resolve(NEW);
        Path old = unfinished.resolve(OLD);
        Unfinished.undisturbed(() -> {
            boolean before = Files.exists(target);
            if (before) {
                Holders holders = Holders.of(target);
                if (holders != null) {
                    holders.hold(made);
                }
                step.run();
                Files.move(target, old, StandardCopyOption.ATOMIC_MOVE);
            }
            try {
                step.run();
                Files.move(made, target, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException e) {
                if (before) {
                    Files.move(old, target, StandardCopyOption.ATOMIC_MOVE);
                }
                throw e;
            }
            above.keep();
            step.run();
        });
    }

    /** Takes away what has not been put in its place, and what was there before. */
    @Override
    public void close() throws IOException {
        Unfinished.undisturbed(() -> {
            lock.close();
            Unfinished.delete(unfinished);
            Unfinished.forget(unfinished);
            above.close();
        });
        step.run();
    }
}
