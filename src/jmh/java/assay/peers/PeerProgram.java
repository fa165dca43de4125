package assay.peers;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** A peer as a program: reads every file of a folder, in the order of their names, and prints a line of each. */
public final class PeerProgram {

    private PeerProgram() {}

    /** Takes the name of a peer and a folder. */
    @SuppressWarnings("unchecked") // the evidence format: a map
    public static void main(String[] arguments) throws IOException {
        Peer peer = Peer.named(arguments[0]);
        Load yaml = new Load(LoadSettings.builder().build());
        try (Stream<Path> listed = Files.list(Path.of(arguments[1]));
                PrintStream out = new PrintStream(
                        new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)),
                        false,
                        StandardCharsets.UTF_8)) {
            List<Path> files = listed.sorted().toList();
            for (Path file : files) {
                out.println(peer.decide((Map<String, Object>) yaml.loadFromString(Files.readString(file)))
                        .line());
            }
        }
    }
}
