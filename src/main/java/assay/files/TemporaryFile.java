package assay.files;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipFile;

/** A file in the system's folder for such, for what cannot be done in memory; gone when it is closed. */
public final class TemporaryFile implements Closeable {

    private final Path file;
    private final FileChannel channel;

    private TemporaryFile(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** A file with this content, which only this user can read. */
    public static TemporaryFile of(byte[] content) throws IOException {
        Path folder = Path.of(System.getProperty("java.io.tmpdir"));
        Unfinished.takeAwayFilesLeftIn(folder);
        TemporaryFile temporary = Unfinished.undisturbed(() -> {
            Path file = Unfinished.in(folder);
            FileChannel channel = Unfinished.create(file, true);
            return new TemporaryFile(file, channel);
        });
        try {
            ByteBuffer left = ByteBuffer.wrap(content);
            while (left.hasRemaining()) {
                temporary.channel.write(left);
            }
        } catch (IOException e) {
            temporary.close();
            throw e;
        }
        return temporary;
    }

    /** The file as an archive. */
    public ZipFile zip() throws IOException {
        return new ZipFile(file.toFile());
    }

    @Override
    public void close() throws IOException {
        Unfinished.undisturbed(() -> {
            channel.close();
            Files.deleteIfExists(file);
            Unfinished.forget(file);
        });
    }
}
