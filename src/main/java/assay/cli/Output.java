package assay.cli;

import assay.files.NewFiles;
import assay.files.OutputFile;
import assay.files.Place;
import assay.report.Ink;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where results go: standard output, or a file that is written whole or not at all. Folders that it is in and that are not there
 * are made, and taken away again where it is not written.
 */
final class Output implements AutoCloseable {

    private final OutputStream stream;
    private final Ink ink;
    private final String option;
    private final @Nullable Path file;
    private final @Nullable OutputFile output;
    private final NewFiles folders;

    private Output(
            OutputStream stream,
            Ink ink,
            String option,
            @Nullable Path file,
            @Nullable OutputFile output,
            NewFiles folders) {
        this.stream = stream;
        this.ink = ink;
        this.option = option;
        this.file = file;
        this.output = output;
        this.folders = folders;
    }

    /** Opens standard output, or a file beside the one that is to be written. */
    static Output open(Terminal terminal, Shared shared) {
        return open(terminal, "--output", shared.file(), shared.ink(terminal));
    }

    /** The same, for a file that another option names. */
    @SuppressWarnings("resource") // The folders are kept or taken away with the file.
    static Output open(Terminal terminal, String option, @Nullable Path file, Ink ink) {
        NewFiles folders = new NewFiles();
        if (file == null) {
            return new Output(new BufferedOutputStream(terminal.out()), ink, option, null, null, folders);
        }
        if (Files.isDirectory(file)) {
            throw new UsageException(option + " " + file + ": this is a folder; name a file");
        }
        try {
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                // A pipe or a device is nothing that could be moved into place.
                return new Output(OutputFile.ofNoFile(file), ink, option, file, null, folders);
            }
            Path folder = Place.of(file).getParent();
            if (folder != null) {
                folders.folder(folder);
            }
            OutputFile output = OutputFile.of(file);
            return new Output(output.stream(), ink, option, file, output, folders);
        } catch (IOException e) {
            takeAway(folders);
            throw new UsageException(option + " " + file + ": the file cannot be written" + OutputFile.reason(e));
        }
    }

    /** Writes a text of several lines, of which every character can be seen. */
    void write(String text) {
        write(ink.lines(text).getBytes(StandardCharsets.UTF_8));
    }

    /** Writes bytes of UTF-8 of which every character can be seen. */
    void write(byte[] text) {
        try {
            stream.write(text);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** Hands everything over; what was written to a file stands there only after this. */
    void finish() {
        try {
            stream.flush();
            if (output != null) {
                output.replace();
                folders.keep();
            } else if (file != null) {
                stream.close();
            }
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private RuntimeException failed(IOException e) {
        if (file != null) {
            return new UsageException(option + " " + file + ": the file cannot be written" + OutputFile.reason(e));
        }
        return new UsageException("standard output cannot be written: " + e.getMessage());
    }

    @Override
    public void close() {
        if (output != null) {
            try {
                output.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        takeAway(folders);
    }

    private static void takeAway(NewFiles folders) {
        try {
            folders.close();
        } catch (IOException e) {
            // An empty folder is in the way of nobody.
        }
    }
}
