package assay.processes;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/**
 * The least that can be done: without arguments nothing, which is what a JVM takes by itself; with a folder of evidence and a
 * file of results it reads each YAML file into nodes and writes one of the results as JSON, and decides nothing.
 */
public final class Floor {

    private Floor() {}

    /** Takes nothing, or a folder and a file. */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length == 2) {
            readAndWrite(Path.of(arguments[0]), Path.of(arguments[1]));
        }
    }

    private static void readAndWrite(Path folder, Path file) throws IOException {
        List<JsonNode> results = StreamSupport.stream(
                        JsonMapper.shared().readTree(file.toFile()).spliterator(), false)
                .toList();
        ObjectWriter json = JsonMapper.shared().writerWithDefaultPrettyPrinter();
        Compose yaml = new Compose(LoadSettings.builder().build());
        try (Stream<Path> listed = Files.list(folder);
                OutputStream out = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out))) {
            List<Path> files = listed.sorted().toList();
            for (int i = 0; i < files.size(); i++) {
                yaml.composeString(Files.readString(files.get(i))).orElseThrow();
                out.write(json.writeValueAsBytes(results.get(i % results.size())));
            }
        }
    }
}
