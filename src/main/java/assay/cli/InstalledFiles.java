package assay.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** What is installed beside the program, made of the program: pages for {@code man}, and what shells complete by. */
final class InstalledFiles {

    private InstalledFiles() {}

    /**
     * Writes them.
     *
     * @param arguments the folder, and the time of the build, of which pages show the day
     * @throws IOException if the folder cannot be written
     */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        Terminal nobody =
                new Terminal(OutputStream.nullOutputStream(), System.err, false, false, Map.of(), Path.of(""));
        CommandLine root = Assay.commandLine(new Program(nobody, EarlyRules.begin(nobody)));
        Completion completion = new Completion(root);
        write(folder.resolve("completion/assay.bash"), completion.bash().getBytes(StandardCharsets.UTF_8));
        write(folder.resolve("completion/_assay"), completion.zsh().getBytes(StandardCharsets.UTF_8));
        write(folder.resolve("completion/assay.fish"), completion.fish().getBytes(StandardCharsets.UTF_8));
        String day = arguments[1].substring(0, "2004-04-01".length());
        Assay.each(root, command -> {
            CommandSpec spec = command.getCommandSpec();
            write(folder.resolve("man/man1").resolve(ManPage.name(spec) + ".1.gz"), compressed(ManPage.of(spec, day)));
        });
    }

    private static void write(Path file, byte[] content) {
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As small as it gets, which Debian asks for; nothing in it depends on the clock. */
    private static byte[] compressed(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new SmallestGzip(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byte[] compressed = bytes.toByteArray();
        // The header says that it was compressed as far as it goes, which Java leaves out and Debian's checks look for
        // (RFC 1952).
        compressed[8] = 2;
        return compressed;
    }

    private static final class SmallestGzip extends GZIPOutputStream {

        SmallestGzip(OutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.BEST_COMPRESSION);
        }
    }
}
