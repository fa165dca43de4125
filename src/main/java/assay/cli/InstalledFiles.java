package assay.cli;

import assay.files.OutputFolder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
        Terminal nobody =
                new Terminal(OutputStream.nullOutputStream(), System.err, false, false, Map.of(), Path.of(""));
        CommandLine root = Assay.commandLine(new Program(nobody, EarlyRules.begin(nobody)));
        Completion completion = new Completion(root);
        String day = arguments[1].substring(0, "2004-04-01".length());
        try (OutputFolder folder = OutputFolder.of(Path.of(arguments[0]))) {
            folder.write("completion/assay.bash", completion.bash());
            folder.write("completion/_assay", completion.zsh());
            folder.write("completion/assay.fish", completion.fish());
            List<CommandSpec> commands = new ArrayList<>();
            Assay.each(root, command -> commands.add(command.getCommandSpec()));
            for (CommandSpec command : commands) {
                folder.write("man/man1/" + ManPage.name(command) + ".1.gz", compressed(ManPage.of(command, day)));
            }
            folder.replace();
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
