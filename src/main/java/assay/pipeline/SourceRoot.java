package assay.pipeline;

import assay.problem.Problem;
import assay.text.Legible;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Where the paths begin by which a code host knows files: at the top of the clone. Files are named by users from wherever they
 * are, and a host shows nothing at a path that it does not know.
 *
 * @param top its folder
 */
public record SourceRoot(Path top) {

    /** Where build servers say that they have put the sources, for sources that are in no clone. */
    private static final List<String> SERVERS = List.of("GITHUB_WORKSPACE", "CI_PROJECT_DIR");

    /** The root for who works in a folder: the top of the clone that it is in, else what the build server says, else the folder. */
    public static SourceRoot of(Path folder, Map<String, String> environment) {
        Path here = folder.toAbsolutePath().normalize();
        Stream<Path> clones = Stream.iterate(here, Objects::nonNull, Path::getParent)
                .filter(above -> Files.exists(above.resolve(".git")));
        Stream<Path> said = SERVERS.stream()
                .map(name -> environment.getOrDefault(name, ""))
                .filter(value -> !value.isEmpty())
                .map(Path::of)
                .filter(here::startsWith);
        return new SourceRoot(Stream.concat(clones, said).findFirst().orElse(here));
    }

    /** Whether a file is below the root, so that {@link #path} is relative. */
    boolean holds(String file) {
        return !Path.of(path(file)).isAbsolute();
    }

    /** A file's path below the root, with {@code /}; of a file elsewhere its absolute path. */
    String path(String file) {
        try {
            Path named = Path.of(file).toAbsolutePath().normalize();
            Path below = named.startsWith(top) ? named : inRealFolder(named);
            Path from = below.startsWith(top) ? top : real(top);
            Path path = below.startsWith(from) ? from.relativize(below) : named;
            return path.toString().replace(File.separatorChar, '/');
        } catch (InvalidPathException e) {
            // What is no name of a file here was never read; it is told as it was named.
            return file;
        }
    }

    /** A problem in a line of text, with its file's {@link #path}. */
    String line(Problem problem) {
        return Legible.line(
                new Problem(path(problem.file()), problem.line(), problem.column(), problem.message()).toString());
    }

    /** A path in its folder without links, which lead to a root by another name. What is a link itself stays that link. */
    private static Path inRealFolder(Path path) {
        Path folder = path.getParent();
        return folder == null ? path : real(folder).resolve(path.getFileName());
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return path;
        }
    }
}
